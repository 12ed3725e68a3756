"""A book with a bank account, and the files of a bank."""

import pytest

from tests.books_made import new_ledger
from tests.services.ledger.banks.made import bank_of


@pytest.fixture
def bank(tmp_path):
    made = bank_of(new_ledger(tmp_path), tmp_path)
    yield made
    made.ledger.session.close()
