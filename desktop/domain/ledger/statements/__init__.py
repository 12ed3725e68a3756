"""The statements as data: every screen, PDF, JSON and annex is drawn from these objects."""
