"""The checklist: every check found by itself, each state of each, explained only while it holds."""

import datetime as dt

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.closing.points import PointState
from desktop.domain.ledger.entry import Foreign, NewLine, Series
from desktop.domain.ledger.year import PeriodStatus
from desktop.services.ledger.closing.check import Purpose, every_check
from desktop.services.ledger.closing.checklist import (
    checklist,
    explain_point,
    standing_until,
)
from desktop.services.ledger.closing.lock_months import lock_until
from desktop.services.ledger.closing.say_point import say_point, shown_in
from desktop.services.ledger.drafts import save_draft
from desktop.services.ledger.list_masters import list_years
from desktop.services.ledger.reverse_entry import reverse_entry
from desktop.services.ledger.set_account_use import set_account_use
from desktop.store import triggers
from desktop.text.words import words_of
from desktop.ui.screens.registry import screens

OK, FAILS, EXPLAINED, NONE = PointState


def states(office, **more):
    found = office.ask(checklist, "2025", **more)
    return {point.check.key: point.state for point in found.points}


def point(office, key, **more):
    found = office.ask(checklist, "2025", **more)
    return next(each for each in found.points if each.check.key == key)


def write(office, sql):
    """Write past the services, as another area's records would stand there."""
    from desktop.domain.trust.acting import Act  # noqa: PLC0415

    with office.book.begin(office.by, Act.POST_ENTRY) as tx:
        triggers.drop(tx.conn)
        tx.conn.exec_driver_sql(sql)
        triggers.install(tx.conn)


def test_every_check_is_found_in_order_and_leads_to_a_screen_that_there_is():
    checks = every_check().values()
    places = [check.place for check in checks]
    assert places == sorted(places)
    assert len(set(places)) == len(places) >= 20

    class NoCheck:
        sound = None

    known = {spec.key for spec in screens(NoCheck())}
    assert {check.screen for check in checks if check.screen} <= known


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_point_says_a_sentence(office, language):
    office.tell()
    office.over()
    currency = office.ask(_currency)
    for purpose in Purpose:
        for each in office.ask(checklist, "2025", purpose=purpose).points:
            said = say_point(each, words_of(language), shown_in(currency))
            assert said
            assert "{" not in said


def _currency(book, by):
    from desktop.services.ledger.read_journal import masters_of  # noqa: PLC0415

    return masters_of(book, by).organisation.currency


def test_a_small_honest_year(office):
    office.tell()
    office.over()
    assert states(office, sound=True) == {
        "over": OK,
        "earlier": NONE,
        "opening": NONE,
        "balanced": OK,
        "entries": OK,
        "months": OK,
        "drafts": OK,
        "proposals": OK,
        "log": OK,
        "net-assets": OK,
        "banks": NONE,
        "boxes": NONE,
        "advances": NONE,
        "receivables": NONE,
        "payables": NONE,
        "foreign": NONE,
        "depreciation": NONE,
        "assets-counted": NONE,
        "deferred": NONE,
        "overdrawn": OK,
        "suspense": NONE,
        "budget": NONE,
        "documents": FAILS,
        "reversals": NONE,
        "notes": NONE,
        "opinion": FAILS,
    }


def test_the_year_of_now_is_not_over_and_blocks(office):
    office.tell()
    assert point(office, "over").blocks
    assert not point(office, "documents").blocks


def test_what_the_log_says_is_told_apart_from_what_nobody_looked_at(office):
    assert (point(office, "log").state, point(office, "log").blocks) == (FAILS, False)
    assert point(office, "log", sound=False).blocks


def test_drafts_and_months(office):
    save_draft(office.book, office.by, '{"v": 1, "day": "2025-03-07"}')
    save_draft(office.book, office.by, '{"v": 1, "day": "2026-03-07"}')
    save_draft(office.book, office.by, "half a")
    assert (point(office, "drafts").state, point(office, "drafts").found.count) == (FAILS, 1)
    assert (point(office, "months").state, point(office, "months").found.count) == (FAILS, 1)
    standing = office.ask(standing_until, dt.date(2025, 3, 31))
    assert standing.months == 3
    assert [each.found.count for each in standing.points if each.is_open] == [1]
    assert len(office.ask(lock_until, dt.date(2025, 3, 31))) == 3
    assert point(office, "months").state is OK
    months = office.ask(list_years)[0].months
    assert [m.number for m in months if m.status is PeriodStatus.CLOSED] == [1, 2, 3]


def test_balances_of_others_are_looked_through_and_explained_while_they_hold(office):
    post = office.ledger.post
    post(("1218", 500), ("1111", -500))
    post(("5113", 300), ("2111", -300))
    assert (point(office, "receivables").state, point(office, "payables").state) == (FAILS, FAILS)
    explain_point(office.book, office.by, "2025", "receivables", "تُردّ في يناير")
    held = point(office, "receivables")
    assert (held.state, held.note.reason, held.note.officer) == (EXPLAINED, "تُردّ في يناير", "O1")
    post(("1218", 1), ("1111", -1))
    assert point(office, "receivables").state is FAILS
    post(("1111", 501), ("1218", -501))
    assert point(office, "receivables").state is OK


@pytest.mark.parametrize(
    ("key", "reason", "error"),
    [
        ("nothing", "x", "point-unknown"),
        ("opinion", "  ", "point-reason-missing"),
        ("drafts", "x", "point-not-open"),
        ("over", "x", "point-blocks"),
    ],
)
def test_what_cannot_be_explained(office, key, reason, error):
    with pytest.raises(UserError, match=error):
        explain_point(office.book, office.by, "2025", key, reason)


def test_a_suspense_account_is_to_be_zero(office):
    set_account_use(office.book, office.by, office.ledger.accounts["1217"], AccountUse.SUSPENSE)
    office.ledger.post(("1217", 40), ("1111", -40))
    assert (point(office, "suspense").state, point(office, "suspense").found.count) == (FAILS, 1)
    office.ledger.post(("1111", 40), ("1217", -40))
    assert point(office, "suspense").state is OK


def test_a_restricted_fund_that_spent_too_much(office):
    office.ledger.post(("5113", 75, "EU"), ("1111", -75, "EU"))
    found = point(office, "overdrawn").found
    assert (found.state, found.fields["amount"].minor) == (FAILS, 75)


def test_a_reversal_that_does_not_say_why(office):
    made = office.ledger.post(("1111", 5), ("4111", -5), narration="اشتراك")
    day = dt.date(2025, 3, 20)
    reverse_entry(office.book, office.by, made.entry_id, day, "اشتراك")
    assert point(office, "reversals").state is FAILS
    other = office.ledger.post(("1111", 6), ("4111", -6), narration="اشتراك")
    reverse_entry(office.book, office.by, other.entry_id, day, "سُجّل مرتين")
    assert point(office, "reversals").found.count == 1


def test_opening_entries_and_the_year_after(office):
    office.ledger.post(
        ("1111", 900), ("3111", -900), series=Series.OPENING, day=dt.date(2025, 1, 1)
    )
    assert point(office, "opening").state is OK
    office.tell()
    office.close()
    found = office.ask(checklist, "2026")
    later = {each.check.key: each.state for each in found.points}
    assert (later["opening"], later["earlier"], later["net-assets"]) == (OK, OK, NONE)


def test_altered_totals_are_in_the_way(office):
    office.tell()
    write(office, "UPDATE year_total SET debit = debit + 7 WHERE account_id = (SELECT min(id)"
                  " FROM account WHERE code = '1111')")  # fmt: skip
    found = point(office, "balanced")
    assert (found.state, found.blocks) == (FAILS, True)


def test_banks_and_boxes_by_their_own_records(office):
    office.tell()
    account = office.ledger.accounts["1111"]
    write(office, f"INSERT INTO cash_box (account_id) VALUES ({account})")
    assert point(office, "boxes").state is FAILS
    write(
        office,
        f"INSERT INTO cash_count VALUES (1, {account}, 20260102, 'LYD', 1, 1, 'a', 'b', '', 0, '',"
        " 1, '2026-01-02T00:00:00.000000Z')",
    )
    assert point(office, "boxes").state is OK
    write(
        office,
        "INSERT INTO bank_account (account_id, bank, bank_branch, number, iban, currency,"
        f" signatories) VALUES ({account}, 'x', '', '1', '', 'LYD', '')",
    )
    assert point(office, "banks").state is FAILS
    write(
        office,
        "INSERT INTO reconciliation (bank_account_id, last_day, balance, state, officer_id,"
        " recorded_at, finished_at, book_balance, outstanding, in_transit, difference)"
        " VALUES (1, 20251231, 0, 'finished', 1, '2026-01-02T00:00:00.000000Z',"
        " '2026-01-02T00:00:00.000000Z', 0, 0, 0, 0)",
    )
    assert point(office, "banks").state is OK


def test_fixed_assets_are_written_off_up_to_the_last_month(office):
    post = office.ledger.post
    post(("1412", 9_000), ("1111", -9_000))
    post(("5218", 1_000), ("1512", -1_000), day=dt.date(2025, 11, 30))
    assert point(office, "depreciation").state is FAILS
    post(("5218", 100), ("1512", -100), day=dt.date(2025, 12, 31))
    assert point(office, "depreciation").state is OK


def test_balances_in_other_currencies_stand_at_the_rate_of_the_last_day(office):
    ledger = office.ledger
    lines = (
        NewLine(ledger.accounts["1122"], 5_000, ledger.funds["GEN"],
                foreign=Foreign("USD", 100, "5.000", "CBL")),
        NewLine(ledger.accounts["4211"], -5_000, ledger.funds["GEN"]),
    )  # fmt: skip
    from desktop.domain.ledger.entry import NewEntry  # noqa: PLC0415
    from desktop.services.ledger.post_entry import post_entry  # noqa: PLC0415

    entry = NewEntry(dt.date(2025, 5, 1), Series.RECEIPT, "تبرع بالدولار", lines)
    post_entry(office.book, office.by, entry)
    assert point(office, "foreign").found.fields == {"currency": "USD"}
    write(office, "INSERT INTO exchange_rate VALUES (1, 'USD', 20251231, '5.250', 'CBL', 1,"
                  " '2026-01-02T00:00:00.000000Z')")  # fmt: skip
    found = point(office, "foreign").found
    assert (found.state, found.fields["amount"].minor) == (FAILS, 250)
