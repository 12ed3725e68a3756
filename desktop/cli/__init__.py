"""The command line: the same services as the window, in a terminal or for programs."""
