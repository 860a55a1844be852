"""Measurements: `make bench` (speed, tightness, rivals) and `make agree` (a long random run of both channels)."""
