"""The desk of the doors serves the screen of backups as well."""

from tests.ui.screens.conftest import book, book_of_two, desk, shelf

__all__ = ["book", "book_of_two", "desk", "shelf"]
