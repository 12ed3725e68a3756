"""Documents beside the book, each one an encrypted file."""
