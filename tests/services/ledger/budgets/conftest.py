import pytest

from tests.books_made import new_book, with_masters


@pytest.fixture
def ledger(tmp_path):
    """A book of 2025 with a restricted fund EU and a project P01."""
    session = new_book(tmp_path)
    yield with_masters(session)
    session.close()
