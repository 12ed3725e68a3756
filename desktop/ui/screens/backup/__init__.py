"""Backups: made, rehearsed, restored, and carried to a new computer."""
