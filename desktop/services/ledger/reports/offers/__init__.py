"""What is offered: one module per area holds `REPORTS`, and is found automatically."""
