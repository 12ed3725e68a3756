"""The rules of grants by property: bars, worth, shares, recognition, and where spending stands."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.currency import currency_of
from desktop.domain.ledger.chart import Account, AccountKind
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.grants.agreement import GrantStatus, Hold, Recognition
from desktop.domain.ledger.grants.grant import (
    Condition,
    Grant,
    GrantLine,
    Receipt,
    Tranche,
    scaled,
)
from desktop.domain.ledger.grants.recognition import earned, to_recognise
from desktop.domain.ledger.grants.spending import by_line, is_spending

LYD, USD = currency_of("LYD"), currency_of("USD")
DAY = dt.date(2025, 6, 1)
AMOUNTS = st.integers(0, 10**12)
DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2025, 12, 31))


def grant(recognition=Recognition.AS_SPENT, met=None):
    return Grant(
        id=1,
        code="G",
        name_ar="م",
        name_en="",
        fund_id=1,
        partner_id=1,
        reference="x",
        currency=USD,
        amount=1_000_000,
        rate="6.4",
        rate_source="CBL",
        first_day=DAY,
        last_day=DAY,
        recognition=recognition,
        income_account_id=None,
        status=GrantStatus.ACTIVE,
        hold=None,
        conditions=(Condition(1, 1, "x", met),),
        tranches=(Tranche(1, 1, DAY, 600_000, None), Tranche(2, 2, DAY, 400_000, 1)),
        lines=(),
        reports=(),
    )


RECEIPTS = st.lists(
    st.builds(
        lambda tranche, base, income: Receipt(tranche, 1, DAY, base, base, min(base, income)),
        st.integers(1, 2),
        AMOUNTS,
        st.just(0),
    ),
    max_size=4,
)


@given(DAYS, DAYS, DAYS)
def test_a_bar_falls_on_the_day_or_by_the_approval_whichever_comes_first(day, until, approved):
    assert Hold("x", until, approved=approved).bars(day) is (day < min(until, approved))
    assert Hold("x", approved=approved).bars(day) is (day < approved)
    assert Hold("x").bars(day)


@given(AMOUNTS, st.integers(0, 10**12), st.integers(1, 10**12))
def test_scaling_rounds_to_the_nearest_either_way(amount, over, under):
    found = scaled(amount, over, under)
    assert abs(found * under - amount * over) * 2 <= under
    assert scaled(-amount, over, under) == -found


@given(st.integers(0, 1_000_000), st.integers(0, 10**10))
def test_what_came_in_counts_as_booked_and_the_rest_as_agreed(own, base):
    whole = grant().worth(own, base, LYD)
    # 6.4 dinars for a dollar are 64 dirhams for a cent.
    assert whole == base + (1_000_000 - own) * 64
    shares = [grant().share(part, whole) for part in (300_000, 700_000)]
    assert abs(sum(shares) - whole) <= 1


@given(st.sampled_from(Recognition), RECEIPTS, AMOUNTS, AMOUNTS, AMOUNTS, st.booleans())
def test_never_more_is_recognised_than_is_put_off_or_earned(
    kind, receipts, spent, recognised, deferred, met
):
    made = grant(kind, DAY if met else None)
    amount = to_recognise(made, receipts, spent=spent, recognised=recognised, deferred=deferred)
    assert 0 <= amount <= deferred
    assert amount <= max(earned(made, receipts, spent) - recognised, 0)
    everything = sum(each.base for each in receipts)
    assert earned(made, receipts, spent) <= everything
    if met and kind is Recognition.CONDITIONS:
        assert earned(made, receipts, spent) == everything


def account(number, parent=None, kind=AccountKind.EXPENSE):
    return Account(
        number,
        str(number),
        "ح",
        "",
        kind,
        parent,
        str(number),
        None,
        None,
        parent is not None,
        True,
    )


ACCOUNTS = {
    5: account(5),
    51: account(51, 5),
    511: account(511, 51),
    52: account(52, 5),
}
LINES = (GrantLine(1, 101, 5, 1), GrantLine(2, 102, 51, 1))
PLACES = st.lists(
    st.tuples(
        st.tuples(st.sampled_from(list(ACCOUNTS)), st.sampled_from([None, 101, 103])), AMOUNTS
    )
)


@given(PLACES)
def test_every_amount_stands_on_one_line(places):
    found = by_line(places, LINES, ACCOUNTS)
    assert sum(found.values()) == sum(amount for _, amount in places)
    nearest = sum(a for (at, named), a in places if named is None and at in {51, 511})
    assert found.get(102, 0) == nearest
    assert found.get(103, 0) == sum(a for (_, named), a in places if named == 103)
    assert None not in found, "a heading gathers what is below it"


def test_what_is_carried_forward_is_no_spending():
    net = account(3, None, AccountKind.NET_ASSETS)
    assert is_spending(net, Series.TRANSFER)
    assert not any(is_spending(net, each) for each in (Series.OPENING, Series.CLOSING))
    cash = replace(net, kind=AccountKind.ASSET)
    assert not is_spending(cash, Series.PAYMENT)
