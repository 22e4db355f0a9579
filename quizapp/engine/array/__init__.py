"""Numbers in NumPy: losses, surfaces, descent, sweeps and calibration over arrays."""
