"""Other programs that the cleaner fits into. Each module imports its program, which the user has installed."""
