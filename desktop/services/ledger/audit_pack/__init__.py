"""The audit pack of a fiscal year."""
