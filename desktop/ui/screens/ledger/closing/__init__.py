"""The closing workplace: years, months, the checklist, closing, reopening and filing."""
