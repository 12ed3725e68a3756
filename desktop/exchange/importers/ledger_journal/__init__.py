"""Plain-text books of ledger and hledger; `reader.read_journal` is the one way in."""
