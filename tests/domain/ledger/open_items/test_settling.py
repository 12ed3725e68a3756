"""What settles what, by any amounts: nothing is settled beyond itself, the oldest goes first."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.open_items.ages import AgeSteps, ages_by_party, class_of
from desktop.domain.ledger.open_items.item import ItemLine, Side
from desktop.domain.ledger.open_items.settling import allot, suggest

START = dt.date(2025, 1, 1)


def line(entry_id, amount, party=1, fund=1, due=0, foreign=None, side=Side.RECEIVABLE):
    return ItemLine(
        entry_id=entry_id,
        position=1,
        account_id=1,
        partner_id=party,
        fund_id=fund,
        project_id=None,
        day=START,
        due_day=START + dt.timedelta(days=due),
        amount=amount,
        settled=0,
        series=Series.JOURNAL,
        number=entry_id,
        year_name="2025",
        narration="",
        reference="",
        side=side,
        currency=None if foreign is None else "USD",
        foreign=foreign,
    )


AMOUNTS = st.integers(-5_000, 5_000).filter(bool)
LINES = st.lists(
    st.tuples(AMOUNTS, st.integers(1, 3), st.integers(1, 2), st.integers(0, 400)), max_size=30
).map(
    lambda rows: [
        line(at, amount, party, fund, due)
        for at, (amount, party, fund, due) in enumerate(rows, start=1)
    ]
)


@given(LINES)
def test_what_is_suggested_fits_and_leaves_one_side_empty(lines):
    known = {each.key: each for each in lines}
    left = {each.key: each.open for each in lines}
    for found in suggest(lines):
        opening, settling = known[found.opening], known[found.settling]
        assert found.amount > 0
        assert opening.opens
        assert not settling.opens
        assert (opening.partner_id, opening.fund_id) == (settling.partner_id, settling.fund_id)
        left[found.opening] -= found.amount
        left[found.settling] -= found.amount
    assert min(left.values(), default=0) >= 0
    for party in (1, 2, 3):
        for fund in (1, 2):
            own = [each for each in lines if (each.partner_id, each.fund_id) == (party, fund)]
            owed = sum(left[each.key] for each in own if each.opens)
            paid = sum(left[each.key] for each in own if not each.opens)
            assert owed == 0 or paid == 0


@given(LINES, st.integers(0, 20_000))
def test_an_amount_goes_to_the_oldest_first(lines, amount):
    found = allot(lines, amount)
    owed = sum(each.open for each in lines if each.opens)
    assert sum(part for _, part in found) == min(amount, owed)
    days = [item.due_day for item, _ in found]
    assert days == sorted(days)
    assert all(part == item.open for item, part in found[:-1])


@given(
    st.lists(st.integers(1, 900), min_size=1, max_size=6),
    st.lists(st.integers(1, 900), min_size=1, max_size=6),
)
def test_foreign_amounts_run_out_with_their_base(items, payments):
    """Where both are reckoned at one rate, nothing of the foreign amount is left behind."""
    lines = [line(at, each * 5, foreign=each) for at, each in enumerate(items)]
    lines += [line(100 + at, -each * 5, foreign=-each) for at, each in enumerate(payments)]
    assert all(found.amount == 5 * (found.foreign or 0) for found in suggest(lines))


@given(st.integers(-1_000, 3_000), st.sampled_from(AgeSteps))
def test_every_age_has_one_class(age, steps):
    at = class_of(age, steps)
    bounds = (0, *steps.bounds)
    assert (at == 0) == (age <= 0)
    if 0 < at <= 4:
        assert bounds[at - 1] < age <= bounds[at]
    if at == 5:
        assert age > bounds[-1]


@given(LINES, st.integers(-10, 800), st.sampled_from(AgeSteps))
def test_ages_add_up_to_the_balances(lines, after, steps):
    ages = ages_by_party(lines, START + dt.timedelta(days=after), steps)
    assert sum(each.balance for each in ages) == sum(each.balance for each in lines)
    assert [each.balance for each in ages] == sorted((each.balance for each in ages), reverse=True)
