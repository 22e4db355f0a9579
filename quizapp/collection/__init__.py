"""Library, journal and index behind one door, for the app and the command line alike."""
