"""Samples of vouchers for inspection."""
