"""Sijill: honest books for a small organisation, and the means to prove it offline."""

__version__ = "0.1.0"
