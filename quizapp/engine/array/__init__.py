"""Numbers in NumPy: losses, surfaces, descent, thresholds and calibration over arrays."""
