"""What another tool changes beside the sealed rows, or until nothing can be read, is noticed too."""

import pytest

from desktop.domain.ledger.entry import Series
from desktop.domain.log.finding import Fault
from tests.books_made import new_ledger
from tests.services.trust.test_tamper_evidence import FIRST, alter, found, what_is_said_of


@pytest.fixture
def path(tmp_path):
    made = new_ledger(tmp_path)
    made.post(("1111", 5_000), ("4211", -5_000), series=Series.RECEIPT)
    made.post(("1111", 700, "EU", "P01"), ("4211", -700, "EU", "P01"))
    made.session.close()
    return made.session.book.folder.path


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE entry SET amount = 7 WHERE id = 1", (Fault.ALTERED, FIRST)),
        ("UPDATE entry SET batch_id = 5 WHERE id = 1", (Fault.ALTERED, FIRST)),
        ("UPDATE line SET partner_id = 1 WHERE entry_id = 1", (Fault.ALTERED, FIRST)),
        ("UPDATE line SET project_id = 'x' WHERE entry_id = 1", (Fault.ALTERED, FIRST)),
        (
            "UPDATE line SET position = 900 WHERE entry_id = 1 AND position = 2",
            (Fault.ALTERED, FIRST),
        ),
        ("UPDATE log_leaf SET fields = '[]' WHERE kind = 'entry'", (Fault.LEAF_ALTERED, FIRST)),
        ("UPDATE log_leaf SET subject = '' WHERE kind = 'entry'", (Fault.LEAF_ALTERED, FIRST)),
        ("INSERT INTO document_key VALUES (9, 1, x'00')", (Fault.UNLOGGED, "document:9")),
        (
            "UPDATE log_leaf SET fields = x'00' WHERE subject = 'fund:2'",
            (Fault.LEAF_ALTERED, "fund:2"),
        ),
        ("UPDATE log_head SET id = 2", (Fault.HEAD_ALTERED, "log:1")),
        (
            "UPDATE log_head SET recorded_at = '2020-01-01T00:00:00.000000Z'",
            (Fault.HEAD_ALTERED, "log:1"),
        ),
        ("UPDATE log_head SET size = -3", (Fault.ALTERED, "unreadable:log")),
        ("UPDATE log_leaf SET hash = '' WHERE position = 3", (Fault.ALTERED, "unreadable:rows")),
        ("UPDATE fund SET id = 99 WHERE code = 'GEN'", (Fault.ALTERED, "unreadable:rows")),
    ],
)
def test_what_does_not_fit_is_named(path, statement, expected):
    alter(path, statement)
    assert expected in found(path)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM organisation",
        "DELETE FROM alembic_version",
        "INSERT INTO alembic_version VALUES ('0003x')",
        "DELETE FROM log_key",
        "UPDATE log_key SET private = x'00'",
        "UPDATE officer SET roles = '[\"chai'",
        "UPDATE officer SET created_at = 'yesterday'",
        "UPDATE organisation SET created_at = 5",
        "UPDATE officer_exchange SET public = 'short'",
    ],
)
def test_a_book_that_makes_no_sense_does_not_open_and_says_so(path, statement):
    alter(path, statement)
    assert what_is_said_of(path) == "book-altered"
