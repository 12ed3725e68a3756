"""A year is closed: fund by fund to net assets, in one act; statements read the same."""

import datetime as dt

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.statements.registry import STATEMENTS
from desktop.domain.ledger.year import PeriodStatus, YearStatus
from desktop.domain.trust.acting import Act, Role
from desktop.domain.trust.approval_rules import NewRule
from desktop.services.ledger.close_period import set_period
from desktop.services.ledger.closing.close_year import close_year, preview_closing
from desktop.services.ledger.closing.year_history import year_history
from desktop.services.ledger.list_masters import list_years
from desktop.services.ledger.read_journal import view_entry
from desktop.services.ledger.reverse_entry import reverse_entry
from desktop.services.ledger.set_account_use import set_account_use
from desktop.services.ledger.statements import statement_source, yearly_statement
from desktop.services.trust.approvals.rules import add_rule
from desktop.services.trust.verify_book import verify_book
from desktop.store.faults import BrokenRuleError
from desktop.store.tables import masters as t
from tests.books_made import PASSPHRASE

UNTOUCHED = "SELECT (SELECT count(*) FROM entry), (SELECT count(*) FROM log_leaf)"


def sums(office, year="2025"):
    """What each account of results still holds in the year, whoever made the lines."""
    rows = office.query(
        """SELECT a.code, sum(t.debit - t.credit) FROM year_total t JOIN account a
        ON a.id = t.account_id JOIN fiscal_year y ON y.id = t.fiscal_year_id
        WHERE y.name = ? AND a.kind IN ('income', 'expense') GROUP BY a.code""",
        year,
    )
    return {code: rest for code, rest in rows if rest}


def readings(office, year):
    source = office.ask(statement_source, year)
    made = {name: make(source) for name, make in STATEMENTS.items()}
    return {name: [row.cells for row in each.rows] for name, each in made.items()}


def test_each_fund_passes_to_the_net_assets_of_its_class_and_no_statement_moves(office):
    office.tell()
    before, next_before = readings(office, "2025"), readings(office, "2026")
    assert sums(office)
    done = office.close()
    assert sums(office) == {}
    assert readings(office, "2025") == before
    after = readings(office, "2026")
    # What one row of unclosed results held stands in the net assets of each class now.
    opened, told = after.pop("trial-balance"), next_before.pop("trial-balance")
    assert (opened[-1], opened[0]) == (told[-1], told[0])
    assert [cells[0] for cells in opened[1:-1] if cells[0]] == [-70_000, -20_000]
    assert after == next_before
    entries = [office.ask(view_entry, each.entry_id) for each in done.posted]
    assert [(each.series, each.number, each.day) for each in entries] == [
        (Series.CLOSING, 1, dt.date(2025, 12, 31)),
        (Series.CLOSING, 2, dt.date(2025, 12, 31)),
    ]
    codes = {each: code for code, each in office.ledger.accounts.items()}
    funds = {each: code for code, each in office.ledger.funds.items()}
    lines = {
        funds[entry.lines[0].fund_id]: {codes[line.account_id]: line.amount for line in entry.lines}
        for entry in entries
    }
    assert lines == {
        "EU": {"4311": 50_000, "5113": -30_000, "3121": -20_000},
        "GEN": {"4111": 90_000, "5113": -20_000, "3111": -70_000},
    }
    origins = office.query("SELECT DISTINCT subject FROM entry_origin")
    assert origins == [("closing:2025",)]
    assert verify_book(office.book, office.by).sound


def test_a_closed_year_takes_nothing_and_its_months_are_locked(office):
    office.tell()
    office.close()
    year = office.ask(list_years)[0]
    assert year.year.status is YearStatus.CLOSED
    assert {month.status for month in year.months} == {PeriodStatus.CLOSED}
    with pytest.raises(UserError, match="year-closed"):
        office.ledger.post(("1111", 5), ("4111", -5))
    with pytest.raises(UserError, match="year-closed-whole"):
        set_period(office.book, office.by, "2025", 3, PeriodStatus.OPEN)
    office.ledger.post(("1111", 5), ("4111", -5), day=dt.date(2026, 1, 5))
    assert verify_book(office.book, office.by).sound


def test_the_preview_is_what_is_posted_and_carries_each_fund_to_its_end(office):
    office.tell()
    plan = office.ask(preview_closing, "2025")
    assert [(each.fund.code, each.result, each.into.code) for each in plan.closings] == [
        ("EU", 20_000, "3121"),
        ("GEN", 70_000, "3111"),
    ]
    assert {each.fund.code: (each.opening, each.closing) for each in plan.movements} == {
        "GEN": (0, 70_000),
        "EU": (0, 20_000),
    }
    done = office.close()
    posted = [office.ask(view_entry, each.entry_id).lines for each in done.posted]
    assert [[(x.account_id, x.amount) for x in lines] for lines in posted] == [
        [(x.account_id, x.amount) for x in each.lines] for each in plan.closings
    ]
    assert office.ask(preview_closing, "2025").closings == ()


def test_a_locked_last_month_takes_closing_entries_and_only_those(office):
    office.tell()
    set_period(office.book, office.by, "2025", 12, PeriodStatus.CLOSED)
    with pytest.raises(UserError, match="period-closed"):
        office.ledger.post(("1111", 5), ("4111", -5), day=dt.date(2025, 12, 31))
    assert len(office.close().posted) == 2


def test_closing_entries_come_and_go_with_the_year_alone(office):
    office.tell()
    for more in ({"series": Series.CLOSING}, {"origin": "closing:2025"}, {"origin": "reopening:x"}):
        with pytest.raises(UserError, match="closing-by-hand"):
            office.ledger.post(("1111", 5), ("4111", -5), **more)
    done = office.close()
    with pytest.raises(UserError, match="closing-by-hand"):
        reverse_entry(office.book, office.by, done.posted[0].entry_id, dt.date(2026, 1, 5), "خطأ")
    assert verify_book(office.book, office.by).sound


def test_a_year_without_entries_is_closed_without_an_entry(office):
    done = office.close()
    assert done.posted == ()
    assert "entries" in {point.check.key for point in done.checklist.left}
    assert office.ask(list_years)[0].year.status is YearStatus.CLOSED
    assert verify_book(office.book, office.by).sound


def test_open_points_are_written_into_the_act(office):
    office.tell()
    office.close(reason="بعد مراجعة المراجع")
    act = office.ask(year_history, "2025").acts[-1]
    assert act.officer == "O1"
    assert act.reason == "بعد مراجعة المراجع"
    assert '["documents",2,""]' in act.left_open
    said = office.query("SELECT fields FROM log_leaf WHERE kind = 'closing'")
    assert len(said) == 1
    assert '["action","closed"],["fiscal_year","2025"]' in said[0][0]


def test_a_rule_of_approval_holds_no_closing_up_and_the_check_knows_why(office):
    office.tell()
    office.sit("O2")
    session = office.sit("O1")
    add_rule(session.book, session.by, NewRule(frozenset({Role.CHAIR}), 1, 1))
    office.close()
    assert verify_book(office.book, office.by).sound


def refused(office, key, before, **more):
    with pytest.raises(UserError, match=key):
        close_year(office.sit("O1"), **({"passphrase": PASSPHRASE, "year_name": "2025"} | more))
    assert office.query(UNTOUCHED) == before


def test_what_cannot_be_closed_is_left_as_it_is(office):
    office.tell()
    before = office.query(UNTOUCHED)
    refused(office, "closing-not-over", before)
    office.clock.now = dt.datetime(2027, 2, 1, tzinfo=dt.UTC)
    refused(office, "closing-earlier-open", before, year_name="2026")
    refused(office, "year-unknown", before, year_name="2030")
    refused(office, "wrong-signing-passphrase", before, passphrase="غير صحيحة 1")
    office.close()
    refused(office, "year-closed-already", office.query(UNTOUCHED))


def test_without_a_marked_account_of_net_assets_nothing_is_posted(office):
    office.tell()
    set_account_use(office.book, office.by, office.ledger.accounts["3121"], None)
    office.over()
    before = office.query(UNTOUCHED)
    refused(office, "closing-blocked", before)
    with pytest.raises(UserError, match="account-use-missing"):
        office.ask(preview_closing, "2025")


def test_only_the_offices_that_may_close_do(office):
    office.tell()
    office.over()
    with pytest.raises(UserError, match="not-permitted"):
        close_year(office.sit("O3"), "2025", passphrase="ريح ورمل 9")


class StoppedError(Exception):
    """What a person's *cancel* raises."""


def test_cancelling_at_any_moment_leaves_nothing(office):
    office.tell()
    office.over()
    told = []
    for stop_at in (0, 900, 999, 1_000):

        def tell(done, total, stop_at=stop_at):
            told.append((done, total))
            if done >= stop_at:
                raise StoppedError

        before = office.query(UNTOUCHED)
        with pytest.raises(StoppedError):
            close_year(office.sit("O1"), "2025", passphrase=PASSPHRASE, progress=tell)
        assert office.query(UNTOUCHED) == before
        assert office.ask(list_years)[0].year.status is YearStatus.OPEN
    assert {total for _, total in told} == {1_000}


def test_a_fund_whose_income_was_all_spent_closes_to_zero(office):
    post = office.ledger.post
    post(("1111", 40, "EU"), ("4311", -40, "EU"))
    post(("5113", 40, "EU"), ("1111", -40, "EU"))
    done = office.close()
    lines = office.ask(view_entry, done.posted[0].entry_id).lines
    assert sorted(line.amount for line in lines) == [-40, 40]


def test_an_account_or_fund_out_of_use_is_closed_all_the_same(office):
    office.tell()
    with office.book.begin(office.by, Act.MANAGE_CHART) as tx:
        tx.update(t.account, office.ledger.accounts["4111"], active=0)
        tx.update(t.fund, office.ledger.funds["EU"], active=0)
    assert len(office.close().posted) == 2
    assert sums(office) == {}


def test_figures_of_the_closed_year_stay_beside_the_next(office):
    office.tell()
    office.close()
    office.ledger.post(("1111", 700), ("4111", -700), day=dt.date(2026, 1, 5))
    shown = office.ask(yearly_statement, "activities", "2026")
    assert shown.row("total-income").cells[-2:] == (700, 140_000)


def test_the_database_lets_no_other_way_to_a_status(office):
    for status in (YearStatus.CLOSED, YearStatus.FILED):
        with (
            pytest.raises(BrokenRuleError, match="year-unsigned"),
            office.book.begin(office.by, Act.MANAGE_YEARS) as tx,
        ):
            tx.update(t.fiscal_year, 1, status=status)
    office.close()
    with (
        pytest.raises(BrokenRuleError, match="year-unsigned"),
        office.book.begin(office.by, Act.MANAGE_YEARS) as tx,
    ):
        tx.update(t.fiscal_year, 1, status=YearStatus.OPEN)
