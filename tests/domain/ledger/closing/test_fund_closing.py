"""The laws of closing: each fund to the account of its class, balanced, complete, once."""

from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given

from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.closing.fund_closing import NET_ASSETS_OF, closing_plan, fund_closings
from desktop.domain.ledger.dimensions import Restriction
from desktop.domain.ledger.entry import LARGEST_AMOUNT, check_lines
from desktop.domain.ledger.statements.registry import STATEMENTS
from tests.domain.ledger.statements.books import (
    ACCOUNTS,
    FUNDS,
    KINDS,
    YEARS,
    Posted,
    books,
    source_of,
)

USED = {31: AccountUse.NET_UNRESTRICTED, 32: AccountUse.NET_RESTRICTED, 53: None}
ENDOWMENT = replace(
    next(each for each in ACCOUNTS if each.id == 32),
    id=33,
    code="33",
    use=AccountUse.NET_ENDOWMENT,
)
MARKED = (
    *(replace(each, use=USED.get(each.id, each.use)) for each in ACCOUNTS),
    ENDOWMENT,
)
BY_FUND = {fund.id: fund for fund in FUNDS}
YEAR = YEARS[-1]


def marked(lines, **changes):
    return source_of(lines, YEAR, accounts=MARKED, **changes)


def still_open(lines):
    """What of this year's income and expenses nobody closed, by account and fund."""
    sums = defaultdict(int)
    for line in lines:
        if line.day.year == YEAR.last_day.year and not KINDS[line.account_id].permanent:
            sums[line.account_id, line.fund_id] += line.amount
    return {key: amount for key, amount in sums.items() if amount}


def closed(lines):
    """The book with its closing entries posted."""
    made = [
        Posted(YEAR.last_day, line.account_id, line.fund_id, line.amount, closing=True)
        for closing in fund_closings(marked(lines))
        for line in closing.lines
    ]
    return (*lines, *made)


@given(books())
def test_one_balanced_entry_for_each_fund_that_has_anything_to_close(lines):
    found = fund_closings(marked(lines))
    assert [each.fund.id for each in found] == sorted(
        {fund_id for _, fund_id in still_open(lines)}, key=lambda id_: BY_FUND[id_].code
    )
    for each in found:
        check_lines(each.lines, marked(lines).currency, BY_FUND)
        assert {line.fund_id for line in each.lines} == {each.fund.id}
        assert (each.into is None) == (each.result == 0)
        if each.into is not None:
            assert each.into.use is NET_ASSETS_OF[each.fund.restriction]


@given(books())
def test_nothing_is_left_and_closing_again_adds_nothing(lines):
    after = closed(lines)
    assert still_open([line for line in after if line.account_id != ENDOWMENT.id]) == {}
    assert fund_closings(marked(after)) == ()


@given(books())
def test_the_result_is_what_the_statements_say_and_no_statement_moves(lines):
    before, after = marked(lines), marked(closed(lines))
    for name in STATEMENTS:
        if name in {"activities", "net-assets", "sources-and-uses"}:
            assert STATEMENTS[name](before) == STATEMENTS[name](after)
    plan = closing_plan(before)
    moved = {each.fund.id: each for each in plan.movements}
    for each in plan.closings:
        already = sum(
            -line.amount
            for line in lines
            if line.closing
            and line.day.year == YEAR.last_day.year
            and line.fund_id == each.fund.id
            and not KINDS[line.account_id].permanent
        )
        movement = moved.get(each.fund.id)  # none where what moved comes to nothing
        assert each.result == already + (movement.income + movement.expenses if movement else 0)


def test_a_sum_larger_than_a_line_may_be_is_closed_in_several_lines():
    lines = [Posted(YEAR.first_day, 41, 1, -LARGEST_AMOUNT) for _ in range(3)]
    found = fund_closings(marked([*lines, Posted(YEAR.first_day, 11, 1, 3 * LARGEST_AMOUNT)]))
    assert [line.amount for line in found[0].lines] == [LARGEST_AMOUNT] * 3 + [-LARGEST_AMOUNT] * 3


@pytest.mark.parametrize(("fund", "restriction"), [(1, "unrestricted"), (4, "endowment")])
def test_without_an_account_for_the_class_it_says_which_use_is_missing(fund, restriction):
    lines = [Posted(YEAR.first_day, 41, fund, -5), Posted(YEAR.first_day, 11, fund, 5)]
    with pytest.raises(UserError) as refused:
        fund_closings(source_of(lines, YEAR))
    assert refused.value.fields["use"] is NET_ASSETS_OF[Restriction(restriction)]
