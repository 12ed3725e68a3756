"""One verb per file: `run(options, terminal)` does it and returns the exit code."""
