"""Make, adopt, follow and exchange budgets."""
