"""The disclosure package on paper: one file for each of its parts, from one frozen content."""
