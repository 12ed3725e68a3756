"""The database holds the ledger's rules by itself, whoever writes to it."""

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from desktop.domain.ledger.closing.year_deed import YearDeed
from desktop.domain.log.finding import Fault
from desktop.domain.trust.acting import Act
from desktop.services.trust.verify_book import verify_book
from desktop.store.bulk import BulkProofError, bulk_load
from desktop.store.faults import BrokenRuleError
from desktop.store.triggers import BULK, TRIGGERS
from tests.books_made import close_books, new_ledger


@pytest.fixture
def ledger(tmp_path):
    made = new_ledger(tmp_path)
    made.post(("1111", 5_000), ("4211", -5_000))
    made.post(("5113", 700, "EU", "P01"), ("1111", -700, "EU"))
    yield made
    made.session.close()


def run(ledger, *statements):
    """Run statements as another tool would, in one transaction."""
    with ledger.session.book.inspect() as conn:
        for statement in statements:
            conn.exec_driver_sql(statement)
        conn.commit()


def broken(ledger, *statements):
    with pytest.raises(BrokenRuleError) as error:
        run(ledger, *statements)
    return str(error.value)


ENTRY = (
    "INSERT INTO entry VALUES ({id}, 1, 'journal', {number}, {day}, 'n', '', '{at}', 1, NULL, NULL,"
    " {leaf}, {amount})"
)
LINE = "INSERT INTO line VALUES (9, {n}, {account}, {fund}, NULL, NULL, NULL, NULL, {day}, {amount}, NULL, NULL, NULL, NULL, '')"

THIRD_LINE = (
    "INSERT INTO line SELECT entry_id, 3, account_id, fund_id, NULL, NULL, NULL, NULL, day, 5, NULL, NULL,"
    " NULL, NULL, '' FROM line WHERE entry_id = 1 AND position = 1"
)


def entry(**changed):
    values = {"id": 9, "number": 3, "day": 20250401, "at": "2030-01-01", "leaf": 900, "amount": 5}
    return ENTRY.format(**values | changed)


def lines(ledger, *amounts, day=20250401, funds=("GEN", "GEN"), account="1111"):
    return [
        LINE.format(
            n=at, account=ledger.accounts[account], fund=ledger.funds[fund], day=day, amount=amount
        )
        for at, (amount, fund) in enumerate(zip(amounts, funds, strict=True), 1)
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET narration = 'x' WHERE id = 1",
        "UPDATE entry SET id = 77 WHERE id = 1",
        "DELETE FROM entry WHERE id = 1",
        "UPDATE line SET amount = amount + 1 WHERE entry_id = 1",
        "DELETE FROM line WHERE entry_id = 1 AND position = 2",
        THIRD_LINE,
    ],
)
def test_what_is_posted_cannot_change(ledger, statement):
    assert broken(ledger, statement) == "posted-immutable"


def test_a_good_entry_passes_so_that_the_refusals_mean_something(ledger):
    run(ledger, *lines(ledger, 5, -5), entry())


@pytest.mark.parametrize(
    ("amounts", "changed", "more", "rule"),
    [
        ((5, -4), {}, {}, "entry-unbalanced"),
        ((5, -5), {}, {"funds": ("GEN", "EU")}, "entry-unbalanced"),
        ((5,), {}, {"funds": ("GEN",)}, "entry-too-few-lines"),
        ((5, -5), {"amount": 6}, {}, "entry-amount"),
        ((5, -5), {"day": 20250402}, {}, "entry-day"),
        ((5, -5), {"number": 4}, {}, "number-gap"),
        ((5, -5), {"number": 2}, {}, "number-gap"),
        ((5, -5), {"at": "2001-01-01"}, {}, "recorded-backwards"),
        ((5, -5), {"day": 20310401}, {"day": 20310401}, "period-closed"),
        ((5, -5), {}, {"account": "11"}, "account-heading"),
    ],
)
def test_a_bad_entry_is_refused(ledger, amounts, changed, more, rule):
    assert broken(ledger, *lines(ledger, *amounts, **more), entry(**changed)) == rule


def test_a_closed_month_or_year_takes_no_entry(ledger):
    run(ledger, "UPDATE period SET status = 'closed' WHERE number = 4")
    assert broken(ledger, *lines(ledger, 5, -5), entry()) == "period-closed"
    run(ledger, "UPDATE period SET status = 'open' WHERE number = 4")
    close_books(ledger.session)
    assert broken(ledger, *lines(ledger, 5, -5), entry()) == "period-closed"


def test_lines_without_an_entry_cannot_be_committed(ledger):
    with pytest.raises(DBAPIError, match="FOREIGN KEY"):
        run(ledger, lines(ledger, 5, -5)[0])


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE account SET code = '9' WHERE id = 1", "code-fixed"),
        ("UPDATE fund SET code = '9' WHERE id = 1", "code-fixed"),
        ("DELETE FROM account WHERE id = 1", "kept"),
        ("DELETE FROM fiscal_year", "kept"),
        ("DELETE FROM officer", "kept"),
        ("UPDATE account SET kind = 'income' WHERE code = '1111'", "account-in-use"),
        ("UPDATE account SET postable = 0 WHERE code = '1111'", "account-in-use"),
        ("UPDATE fund SET restriction = 'endowment' WHERE code = 'EU'", "fund-in-use"),
        ("UPDATE organisation SET currency = 'USD'", "currency-fixed"),
        ("UPDATE fiscal_year SET last_day = 20260101", "year-in-use"),
        ("UPDATE log_leaf SET seed = zeroblob(16)", "log-append-only"),
        ("DELETE FROM log_leaf", "log-append-only"),
        ("UPDATE log_head SET size = 0", "log-append-only"),
        (
            "INSERT INTO log_leaf VALUES (900, 'entry', 's', zeroblob(16), zeroblob(32), NULL)",
            "log-append-only",
        ),
    ],
)
def test_masters_and_log_are_held(ledger, statement, rule):
    assert broken(ledger, statement) == rule


def test_a_filed_year_never_opens_again(ledger):
    close_books(ledger.session)
    close_books(ledger.session, deed=YearDeed.FILED)
    assert broken(ledger, "UPDATE fiscal_year SET status = 'open'") == "year-filed"


def test_every_trigger_is_in_the_book_and_missed_when_gone(ledger):
    with ledger.session.book.inspect() as conn:
        rows = conn.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        assert {row[0] for row in rows} == set(TRIGGERS)
    run(ledger, "DROP TRIGGER line_no_update")
    found = verify_book(ledger.session.book, ledger.session.by).findings
    assert [(each.fault, each.subject) for each in found] == [
        (Fault.RULES_REMOVED, "trigger:line_no_update")
    ]


@pytest.mark.parametrize(
    ("amounts", "changed", "rule"),
    [
        ((5, -4), {}, "unbalanced"),
        ((5, -5), {"amount": 6}, "lines"),
        ((5, -5), {"number": 7}, "gap"),
        ((5, -5), {"day": 20250402}, "lines"),
    ],
)
def test_a_bulk_load_is_proved_as_a_set(ledger, amounts, changed, rule):
    book, by = ledger.session.book, ledger.session.by

    def load():
        with book.begin(by, Act.IMPORT_BOOK) as tx, bulk_load(tx):
            for statement in (*lines(ledger, *amounts), entry(**changed)):
                tx.conn.exec_driver_sql(statement)

    with pytest.raises(BulkProofError, match=rule):
        load()
    with book.inspect() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM entry").scalar_one() == 2
        rows = conn.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        assert set(BULK) <= {row[0] for row in rows}


def test_the_driver_is_the_encrypting_one():
    assert sqlcipher.sqlite_version_info >= (3, 51, 3)
