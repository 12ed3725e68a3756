"""Backups: made, verified, listed, thrown away, rehearsed and restored."""
