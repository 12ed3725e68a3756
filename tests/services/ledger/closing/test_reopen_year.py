"""A closed year opens again by two people, never after it was filed; tampering is named."""

import datetime as dt

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.closing.year_deed import YearDeed
from desktop.domain.ledger.year import PeriodStatus, YearStatus
from desktop.domain.trust.acting import Act
from desktop.services.disclosure.export_package import ExportOrder, export_package
from desktop.services.ledger.close_period import set_period
from desktop.services.ledger.closing.file_year import file_year
from desktop.services.ledger.closing.reopen_year import (
    agree_reopening,
    ask_reopening,
    decline_reopening,
)
from desktop.services.ledger.closing.year_history import year_history
from desktop.services.ledger.list_masters import list_years
from desktop.services.trust.verify_book import verify_book
from desktop.store import triggers
from desktop.store.faults import BrokenRuleError
from desktop.store.tables.vouchers import entry_origin
from tests.books_made import PASSPHRASE
from tests.services.ledger.closing.conftest import SECRETS
from tests.services.ledger.closing.test_close_year import UNTOUCHED, readings, sums

WHY = "فاتورة لم تُقيَّد"


def status(office, year=0):
    return office.ask(list_years)[year].year.status


def ask(office, code="O1", why=WHY):
    return ask_reopening(office.sit(code), "2025", why, passphrase=SECRETS[code])


def agree(office, code="O2"):
    return agree_reopening(office.sit(code), "2025", passphrase=SECRETS[code])


def deeds(office):
    return [act.deed for act in office.ask(year_history, "2025").acts]


def export(office, tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir(exist_ok=True)
    order = ExportOrder("commission-annual", "2025", folder, SECRETS[office.by.code])
    return export_package(office.book, office.by, order)


def test_one_asks_another_agrees_and_the_closing_is_taken_back(office):
    office.tell()
    before, held = readings(office, "2025"), sums(office)
    office.close()
    ask(office)
    assert status(office) is YearStatus.CLOSED
    assert office.ask(year_history, "2025").request.reason == WHY
    assert agree(office) == 2
    assert status(office) is YearStatus.OPEN
    assert sums(office) == held
    assert readings(office, "2025") == before
    assert deeds(office) == [YearDeed.CLOSED, YearDeed.REOPEN_ASKED, YearDeed.REOPENED]
    said = office.query("SELECT fields FROM log_leaf WHERE kind = 'closing' ORDER BY position")
    assert '["second","O1"]' in said[-1][0]
    assert verify_book(office.book, office.by).sound


def test_only_the_month_that_is_unlocked_takes_a_correction_and_the_year_closes_again(office):
    office.tell()
    office.close()
    ask(office)
    agree(office)
    office.sit("O1")
    with pytest.raises(UserError, match="period-closed"):
        office.ledger.post(("5113", 7), ("1111", -7))
    set_period(office.book, office.by, "2025", 3, PeriodStatus.OPEN)
    office.ledger.post(("5113", 7), ("1111", -7))
    assert len(office.close().posted) == 2
    assert sums(office) == {}
    assert verify_book(office.book, office.by).sound


def test_nobody_opens_a_year_alone(office):
    office.tell()
    office.close()
    with pytest.raises(UserError, match="reopening-not-asked"):
        agree(office)
    ask(office)
    before = office.query(UNTOUCHED)
    with pytest.raises(UserError, match="reopening-alone"):
        agree(office, "O1")
    with pytest.raises(UserError, match="reopening-asked"):
        ask(office, "O2")
    with pytest.raises(UserError, match="wrong-signing-passphrase"):
        agree_reopening(office.sit("O2"), "2025", passphrase=PASSPHRASE)
    assert office.query(UNTOUCHED) == before
    assert status(office) is YearStatus.CLOSED


def test_a_request_can_be_declined_and_made_again(office):
    office.close()
    ask(office)
    decline_reopening(office.sit("O2"), "2025", "لا حاجة", passphrase=SECRETS["O2"])
    with pytest.raises(UserError, match="reopening-not-asked"):
        agree(office, "O3")
    ask(office, "O2")
    agree(office, "O3")
    assert status(office) is YearStatus.OPEN
    assert verify_book(office.book, office.by).sound


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_request_says_why(office, reason):
    office.close()
    with pytest.raises(UserError, match="reopening-reason-missing"):
        ask(office, why=reason)


def test_an_open_year_and_one_before_a_closed_one_stay_as_they_are(office):
    with pytest.raises(UserError, match="year-open-already"):
        ask(office)
    office.close()
    office.clock.now = dt.datetime(2027, 2, 1, tzinfo=dt.UTC)
    office.close("2026")
    with pytest.raises(UserError, match="reopening-later-closed"):
        ask(office)


def test_a_year_is_filed_with_its_package_and_never_opens_again(office, tmp_path):
    office.tell()
    session = office.sit("O1")
    with pytest.raises(UserError, match="filing-open"):
        file_year(session, "2025", passphrase=PASSPHRASE)
    export(office, tmp_path)  # before closing: that is not the package of the closed year
    office.close()
    with pytest.raises(UserError, match="filing-without-package"):
        file_year(session, "2025", passphrase=PASSPHRASE)
    out = export(office, tmp_path)
    ask(office)
    with pytest.raises(UserError, match="filing-reopening-asked"):
        file_year(office.session, "2025", passphrase=PASSPHRASE)
    decline_reopening(office.session, "2025", "", passphrase=PASSPHRASE)
    found = file_year(office.session, "2025", passphrase=PASSPHRASE)
    assert (found.version, found.sha256) == (2, out.sha256)
    assert status(office) is YearStatus.FILED
    act = office.ask(year_history, "2025").acts[-1]
    assert (act.deed, act.digest) == (YearDeed.FILED, out.sha256)
    with pytest.raises(UserError, match="reopening-filed"):
        ask(office)
    with pytest.raises(UserError, match="year-filed-already"):
        file_year(office.session, "2025", passphrase=PASSPHRASE)
    with pytest.raises(UserError, match="year-filed-already"):
        office.close()
    assert verify_book(office.book, office.by).sound


def test_a_receipt_alone_keeps_the_year_from_opening(office, tmp_path):
    office.tell()
    office.close()
    export(office, tmp_path)
    with office.book.begin(office.by, Act.KEEP_RECEIPTS) as tx:
        witness = tx.conn.exec_driver_sql(
            "INSERT INTO witness VALUES (1, 'x', 'x', 1, '2026-02-01T00:00:00.000000Z')"
        )
        assert witness.rowcount == 1
        tx.conn.exec_driver_sql(
            "INSERT INTO receipt VALUES (1, 1, 1, 1, '', '', ?, ?, 1, ?)",
            ("0" * 64, *["2026-02-01T00:00:00.000000Z"] * 2),
        )
    with pytest.raises(UserError, match="reopening-receipt"):
        ask(office)


# What somebody does with another tool --------------------------------------------------------


def forge(office, *statements):
    """Write with the rules of the database out of the way, as a tool with the key could."""
    with office.book.begin(office.by, Act.MANAGE_YEARS) as tx:
        triggers.drop(tx.conn)
        for sql in statements:
            tx.conn.exec_driver_sql(sql)
        triggers.install(tx.conn)


def named(office):
    return {finding.subject for finding in verify_book(office.book, office.by).findings}


@pytest.mark.parametrize(
    ("sql", "subject"),
    [
        ("UPDATE fiscal_year SET status = 'open' WHERE id = 1", "fiscal_year:1"),
        ("UPDATE fiscal_year SET status = 'filed' WHERE id = 1", "fiscal_year:1"),
        ("UPDATE year_act SET deed = 'filed'", "fiscal_year:1"),
        ("UPDATE year_act SET officer_id = 2", "year_act:1"),
        ("UPDATE year_act SET left_open = ''", "year_act:1"),
        ("UPDATE year_act SET signature = x'00'", "year_act:1"),
        ("DELETE FROM year_act", "fiscal_year:1"),
        ("DELETE FROM entry_origin", "year_act:1"),
        ("UPDATE entry SET narration = 'x' WHERE series = 'closing'", "entry:2025:closing:1"),
    ],
)
def test_what_another_tool_changes_is_named(office, sql, subject):
    office.tell()
    office.sit("O2")
    office.close()
    forge(office, sql)
    assert subject in named(office)


def test_an_entry_that_calls_itself_closing_is_covered_by_no_act(office):
    office.tell()
    made = office.ledger.post(("1111", 5), ("4111", -5))
    with office.book.begin(office.by, Act.POST_ENTRY) as tx:
        tx.insert(entry_origin, entry_id=made.entry_id, subject="closing:2025")
    assert named(office) == {"entry:2025:journal:3"}


def test_the_database_refuses_a_second_signature_of_the_first_hand(office):
    office.close()
    ask(office)
    with (
        pytest.raises(BrokenRuleError, match="maker-checker"),
        office.book.begin(office.by, Act.REOPEN_YEAR) as tx,
    ):
        tx.conn.exec_driver_sql(
            "INSERT INTO year_act SELECT 9, fiscal_year_id, 'reopened', officer_id, reason, '',"
            " '', id, statement, signature, recorded_at FROM year_act WHERE id = 2"
        )
