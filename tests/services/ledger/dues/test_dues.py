"""Dues: classes, rates, charging everybody once, waiving, paying, a part of the year."""

import datetime as dt

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.dimensions import PartnerKind
from desktop.domain.ledger.dues.dues import ChargeOrder
from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.ledger.open_items.item import Side
from desktop.domain.trust.acting import Act
from desktop.domain.trust.settings import Setting
from desktop.services.ledger.add_masters import add_year
from desktop.services.ledger.dues.charge import prepare_charge, preview_charge
from desktop.services.ledger.dues.classes import (
    add_class,
    dues_set_up,
    join_class,
    leave_class,
    set_rate,
)
from desktop.services.ledger.dues.waive import Waiver, prepare_waiver
from desktop.services.ledger.open_items.pay_items import Payment, prepare_payment
from desktop.services.ledger.read_journal import masters_of
from desktop.services.trust.settings import change_setting
from desktop.services.trust.verify_book import verify_book
from desktop.store.faults import BrokenRuleError
from desktop.store.tables.vouchers import entry_origin
from tests.books_made import close_books, new_book, with_masters
from tests.services.ledger.open_items.items_made import (
    lines,
    open_of,
    partner,
    post,
    post_prepared,
    reverse,
)

NEW_YEAR = dt.date(2025, 1, 1)
LAST = dt.date(2025, 12, 31)


@pytest.fixture
def ledger(tmp_path):
    session = new_book(tmp_path)
    yield with_masters(session)
    session.close()


@pytest.fixture
def members(ledger):
    """Two full members and a student, who joined in October."""
    book, by = ledger.session.book, ledger.session.by
    full, student = add_class(book, by, "F", "عامل", ""), add_class(book, by, "S", "طالب", "")
    year = year_of(ledger)
    set_rate(book, by, full, year, 120_000)
    set_rate(book, by, student, year, 60_000)
    found = [partner(ledger, f"M{n}", PartnerKind.MEMBER) for n in range(3)]
    for at, member in enumerate(found):
        first = dt.date(2025, 10, 20) if at == 2 else NEW_YEAR
        join_class(book, by, member, student if at == 2 else full, first)
    return found


def year_of(ledger):
    return next(iter(masters_of(ledger.session.book, ledger.session.by).years))


def order(ledger, first=NEW_YEAR, last=LAST, **more):
    return ChargeOrder(year_of(ledger), first, last, NEW_YEAR, dt.date(2025, 3, 31), **more)


def preview(ledger, **more):
    found = preview_charge(ledger.session.book, ledger.session.by, order(ledger, **more))
    return {each.partner_id: each.amount for each in found.charges}, found.already


def prepare(ledger, **more):
    session = ledger.session
    return prepare_charge(session.book, session.by, order(ledger, **more), "اشتراكات 2025")


def test_everybody_is_charged_in_one_entry(ledger, members):
    posted = post_prepared(ledger, prepare(ledger))
    assert posted.series is Series.DUES
    found = lines(ledger, Side.RECEIVABLE)
    assert [line.open for line in found.values()] == [120_000, 120_000, 15_000]
    assert {line.due_day for line in found.values()} == {dt.date(2025, 3, 31)}


@pytest.mark.parametrize(
    ("rule", "amount"), [("whole", 60_000), ("months", 15_000), ("half", 30_000)]
)
def test_a_part_of_the_year_is_charged_by_the_rule(ledger, members, rule, amount):
    change_setting(ledger.session.book, ledger.session.by, Setting.PART_YEAR, rule)
    assert preview(ledger)[0][members[2]] == amount


def test_nobody_is_charged_twice(ledger, members):
    prepared = prepare(ledger)
    posted = post_prepared(ledger, prepared)
    assert preview(ledger) == ({}, 3)
    with pytest.raises(UserError, match="charge-nobody"):
        prepare(ledger, first=dt.date(2025, 6, 1))
    with pytest.raises(UserError, match="charge-twice"):
        post_prepared(ledger, prepared)
    reverse(ledger, posted.entry_id)
    assert len(preview(ledger)[0]) == 3
    post_prepared(ledger, prepared)


def test_the_database_refuses_the_second_charge_too(ledger, members):
    post_prepared(ledger, prepare(ledger))
    lines_again = ledger.line("1214", 5, partner_id=members[0]), ledger.line("4111", -5)
    twice = post(ledger, NewEntry(NEW_YEAR, Series.DUES, "مرة أخرى", lines_again))
    session = ledger.session
    with (
        pytest.raises(BrokenRuleError, match="dues-charged-twice"),
        session.book.begin(session.by, Act.POST_ENTRY) as tx,
    ):
        tx.insert(entry_origin, entry_id=twice, subject="dues_charge:1")


def test_a_class_without_a_rate_is_named(ledger, members):
    book, by = ledger.session.book, ledger.session.by
    third = add_class(book, by, "H", "شرف", "")
    join_class(book, by, partner(ledger, "M9", PartnerKind.MEMBER), third, NEW_YEAR)
    with pytest.raises(UserError, match="dues-rate-missing") as found:
        prepare(ledger)
    assert found.value.fields["dues_class"] == "H"
    set_rate(book, by, third, year_of(ledger), 0)
    assert len(preview(ledger)[0]) == 3


NO_DAYS = (
    ({"last": dt.date(2026, 1, 1)}, "charge-span"),
    ({"first": dt.date(2025, 5, 1), "last": dt.date(2025, 4, 1)}, "charge-span"),
)


def test_days_that_cannot_be(ledger, members):
    for more, key in NO_DAYS:
        with pytest.raises(UserError, match=key):
            prepare(ledger, **more)


def test_a_due_day_before_the_day_is_refused(ledger, members):
    session = ledger.session
    late = ChargeOrder(year_of(ledger), NEW_YEAR, LAST, LAST, NEW_YEAR)
    with pytest.raises(UserError, match="due-before"):
        prepare_charge(session.book, session.by, late, "اشتراكات")


def test_a_member_who_changes_class_owes_for_the_months_in_each(ledger, members):
    book, by = ledger.session.book, ledger.session.by
    student = dues_set_up(book, by).classes[1].id
    join_class(book, by, members[0], student, dt.date(2025, 7, 1))
    posted = post_prepared(ledger, prepare(ledger))
    amounts = {line.partner_id: line.open for line in lines(ledger, Side.RECEIVABLE).values()}
    assert amounts[members[0]] == 60_000 + 30_000
    assert posted.number == 1


def test_joining_and_leaving(ledger, members):
    book, by = ledger.session.book, ledger.session.by
    supplier = partner(ledger, "S1")
    first = dues_set_up(book, by).classes[0].id
    for member, class_id, day, key in (
        (supplier, first, NEW_YEAR, "dues-member-kind"),
        (members[0], first, LAST, "dues-member-before"),
        (members[2], first, NEW_YEAR, "dues-member-before"),
    ):
        with pytest.raises(UserError, match=key):
            join_class(book, by, member, class_id, day)
    leave_class(book, by, members[0], dt.date(2025, 6, 30))
    assert preview(ledger)[0][members[0]] == 60_000
    with pytest.raises(UserError, match="dues-member-none"):
        leave_class(book, by, members[0], LAST)
    with pytest.raises(UserError, match="dues-class-taken"):
        add_class(book, by, "F", "غيره", "")
    with pytest.raises(UserError, match="dues-rate-amount"):
        set_rate(book, by, first, year_of(ledger), -1)


def test_dues_are_waived_with_a_reason(ledger, members):
    session = ledger.session
    post_prepared(ledger, prepare(ledger))
    key = next(iter(lines(ledger, Side.RECEIVABLE, partner_id=members[0])))
    waiver = Waiver(key, dt.date(2025, 4, 1), "قرار مجلس الإدارة 3", 20_000)
    post_prepared(ledger, prepare_waiver(session.book, session.by, waiver))
    assert open_of(ledger, Side.RECEIVABLE, partner_id=members[0]) == {key: 100_000}
    for wrong, error in (
        (Waiver(key, LAST, " "), "waiver-reason"),
        (Waiver(key, LAST, "سبب", 100_001), "settle-too-much"),
        (Waiver((key[0], 4), LAST, "سبب"), "settle-line"),
    ):
        with pytest.raises(UserError, match=error):
            prepare_waiver(session.book, session.by, wrong)


def test_a_member_pays_against_the_oldest(ledger, members):
    session = ledger.session
    post_prepared(ledger, prepare(ledger, last=dt.date(2025, 6, 30)))
    post_prepared(ledger, prepare(ledger, first=dt.date(2025, 7, 1)))
    payment = Payment(
        Side.RECEIVABLE, members[0], dt.date(2025, 8, 1), ledger.accounts["1111"], 70_000
    )
    post_prepared(ledger, prepare_payment(session.book, session.by, payment, "اشتراك"))
    left = open_of(ledger, Side.RECEIVABLE, partner_id=members[0])
    assert list(left.values()) == [50_000]
    assert verify_book(session.book, session.by).sound


def test_a_closed_year_is_charged_on_no_day(ledger, members):
    session = ledger.session
    waiting = prepare(ledger)
    late = ChargeOrder(year_of(ledger), NEW_YEAR, LAST, dt.date(2026, 1, 5), dt.date(2026, 3, 31))
    add_year(session.book, session.by, "2026", dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    before = prepare_charge(session.book, session.by, late, "اشتراكات 2025")
    close_books(session)
    with pytest.raises(UserError) as error:
        prepare_charge(session.book, session.by, late, "اشتراكات 2025")
    assert (error.value.key, error.value.fields["year"]) == ("charge-year-closed", "2025")
    for prepared, key in ((waiting, "year-closed"), (before, "charge-year-closed")):
        with pytest.raises(UserError) as error:
            post_prepared(ledger, prepared)
        assert error.value.key == key
    assert not lines(ledger, Side.RECEIVABLE)
