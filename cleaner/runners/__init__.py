"""Where the pipeline's functions are mapped over pages."""
