"""The sample foundation has dues, bills and advances, and its reports agree with its ledger."""

import datetime as dt

import pytest

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.advances.advance import AdvanceState
from desktop.domain.ledger.bills.bill import BillState
from desktop.domain.ledger.open_items.item import RECEIVABLES
from desktop.domain.ledger.statements.table import RowKind
from desktop.domain.trust.acting import Act
from desktop.services.ledger.advances.list_advances import list_advances
from desktop.services.ledger.bills.list_bills import list_bills
from desktop.services.ledger.chart_balances import chart_balances
from desktop.services.ledger.dues.classes import dues_set_up
from desktop.services.ledger.reports.registry import make_report
from desktop.services.ledger.reports.report import Asked
from desktop.services.trust.verify_book import verify_book
from desktop.store.queries.masters import load_accounts
from desktop.text.report_names import NAMES
from desktop.text.schedule_text import schedule_text
from desktop.text.words import words_of
from tests.books_made import new_sample

OURS = ("advances", "receivables", "payables", "dues-owed")


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "book"
    session = new_sample(path)
    yield session
    session.close()


def report(sample, name, of=""):
    return make_report(sample.book, sample.by, name, Asked("2025", of))


def test_everything_that_was_paid_is_settled(sample):
    found = list_advances(sample.book, sample.by, dt.date(2025, 12, 31))
    states = [each.state for each in found.advances]
    assert states.count(AdvanceState.OVERDUE) == 1
    assert set(states) == {AdvanceState.OVERDUE, AdvanceState.SETTLED}
    assert found.others == ()
    bills = {each.state for each in list_bills(sample.book, sample.by).bills}
    assert bills == {BillState.PAID, BillState.OPEN, BillState.PARTLY_PAID}


def test_everybody_belongs_to_a_class_and_every_month_was_charged(sample):
    found = dues_set_up(sample.book, sample.by)
    assert (len(found.classes), len(found.members), len(found.charges)) == (2, 60, 24)
    assert all(each.entry_id is not None and not each.reversed for each in found.charges)


@pytest.mark.parametrize(
    ("name", "uses"),
    [
        ("receivables", RECEIVABLES),
        ("payables", {AccountUse.PAYABLE, AccountUse.ACCRUED_EXPENSE}),
        ("advances", {AccountUse.ADVANCE}),
    ],
)
def test_a_report_agrees_with_the_ledger(sample, name, uses):
    with sample.book.read(sample.by, Act.READ_LEDGER) as conn:
        accounts = load_accounts(conn)
    balances = {each.account.id: each.own for each in chart_balances(sample.book, sample.by)}
    held = sum(balances[at] for at, each in accounts.items() if each.use in uses)
    total = report(sample, name).rows[-1]
    assert total.kind is RowKind.TOTAL
    assert total.cells[-1] == abs(held)


@pytest.mark.parametrize("name", OURS)
def test_reports_say_all_in_arabic(sample, name):
    assert name in NAMES
    told = schedule_text(report(sample, name), words_of("ar"))
    assert "None" not in str(told)


def test_the_account_of_a_party_ends_with_its_balance(sample):
    found = report(sample, "party", "S03")
    last = found.rows[-1].cells
    assert last[-1] == -16_330_500
    assert last[-1] == last[-2]


def test_the_report_of_a_settlement_is_signed_and_says_what_is_missing(sample):
    found = report(sample, "advance-settlement", "A5")
    assert found.signatories == ("holder", "treasurer", "chair")
    assert found.notes == ("no-scan",)
    assert found.rows[-1].cells[-1] == 0
    assert found.rows[-2].cells[-1] == 7_200_000


def test_the_log_agrees(sample):
    assert verify_book(sample.book, sample.by).sound
