"""Backups on a stick or in a folder: one container for each, and a pool of documents beside."""
