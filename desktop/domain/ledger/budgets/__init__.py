"""Budgets: what was decided for a year, what was promised, and how the year goes against it."""
