"""L9, the calibration bench."""
