"""Statements on paper, from the same frozen data as the screen and the command line."""
