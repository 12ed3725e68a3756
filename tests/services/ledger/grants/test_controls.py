"""Bound money: told, asked about or held, by setting or as chosen for the fund, and overridden."""

import datetime as dt

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.dimensions import ZakatHead
from desktop.domain.ledger.grants.agreement import Hold, Recognition
from desktop.domain.ledger.grants.terms import FundNature, FundTerms
from desktop.domain.trust.controls import Control, Strictness
from desktop.domain.trust.settings import CONTROL_SETTINGS
from desktop.services.ledger.grants.change_grant import enter_approval
from desktop.services.ledger.grants.fund_terms import choose_strictness, set_fund_terms
from desktop.services.ledger.read_journal import masters_of
from desktop.services.trust.approvals.controls import Override
from desktop.services.trust.settings import change_setting
from desktop.services.trust.verify_book import verify_book
from tests.books_made import PASSPHRASE

FUNDS_MONEY = frozenset({Control.FUND_OVERSPENT})


def key_of(call, *args, **more):
    with pytest.raises(UserError) as refused:
        call(*args, **more)
    return refused.value.key


def told(posted):
    return {each.control for each in posted.notices} - FUNDS_MONEY


def test_a_budget_line_is_held_whether_named_or_found_by_its_account(grants):
    grants.add()
    grants.receive()
    # 60,000 came in at 6.5 and 40,000 are to come at 6.4: the grant is worth 646,000 dinars.
    line = int(7_000_000 * 646_000_000 / 10_000_000)
    assert told(grants.spend(line)) == set()
    assert key_of(grants.spend, 1, accepted=FUNDS_MONEY) == "fund-line-exceeded"
    named = {each.code: each.id for each in masters_of(grants.book, grants.by).fund_lines.values()}
    assert told(grants.spend(5, account="5113", line=named["EU-B"])) == set()
    posted = grants.spend(7)
    assert told(posted) == {Control.FUND_LINE_EXCEEDED}
    breach = next(each for each in posted.notices if each.what == "EU-A")
    assert (breach.limit, breach.after) == (line, line + 7)
    assert told(grants.spend(-8)) == set(), "what is taken back is asked nothing"


def test_a_grant_is_not_spent_beyond_its_worth(grants):
    grants.add(lines=())
    worth = 640_000_000
    assert told(grants.spend(worth)) == set()
    posted = grants.spend(1)
    breach = next(each for each in posted.notices if each.control is Control.GRANT_EXCEEDED)
    assert (breach.what, breach.limit, breach.after) == ("G-1", worth, worth + 1)
    assert told(grants.spend(1, fund="GEN")) == set()


def test_spending_outside_the_eligible_period_is_told(grants):
    grants.add()
    for day, outside in (((1, 31), True), ((2, 1), False), ((11, 30), False), ((12, 1), True)):
        found = told(grants.spend(5, day=dt.date(2025, *day)))
        assert found == ({Control.GRANT_PERIOD} if outside else set()), day


def test_nothing_is_spent_before_the_approval_is_entered(grants):
    grants.add(hold=Hold("موافقة على التمويل الأجنبي"))
    key = "grant-barred-blocked"
    assert key_of(grants.spend, 5) == key
    posted = grants.spend(5, override=Override("قرار المجلس 3", PASSPHRASE))
    assert Control.GRANT_BARRED in told(posted)
    approve = {"authority": "المفوضية", "number": "44/2025"}
    enter_approval(grants.book, grants.by, "G-1", day=dt.date(2025, 4, 1), **approve)
    assert key_of(grants.spend, 5, day=dt.date(2025, 3, 31)) == key
    assert told(grants.spend(5, day=dt.date(2025, 4, 1))) == set()
    assert verify_book(grants.book, grants.by).findings == ()


def test_a_donor_may_hold_money_back_until_a_day(grants):
    grants.add(hold=Hold("موافقة المانح", until=dt.date(2025, 5, 1)))
    assert key_of(grants.spend, 5, day=dt.date(2025, 4, 30)) == "grant-barred-blocked"
    assert told(grants.spend(5, day=dt.date(2025, 5, 1))) == set()


def test_the_principal_of_an_endowment_stays_whole(grants):
    fund = grants.ledger.funds["WQF"]
    grants.give(9_000, "WQF")
    set_fund_terms(
        grants.book, grants.by, FundTerms(fund, FundNature.WAQF_PRINCIPAL, principal=7_000)
    )
    assert told(grants.spend(2_000, "WQF")) == set()
    assert key_of(grants.spend, 1, "WQF") == "principal-spent-blocked"
    choose_strictness(grants.book, grants.by, fund, Control.PRINCIPAL_SPENT, Strictness.INFORM)
    posted = grants.spend(1, "WQF", accepted=frozenset())
    assert [(each.limit, each.after) for each in posted.notices] == [(7_000, 6_999)]
    choose_strictness(grants.book, grants.by, fund, Control.PRINCIPAL_SPENT, None)
    assert key_of(grants.spend, 1, "WQF") == "principal-spent-blocked"


def test_zakat_names_one_of_its_eight_heads(grants):
    fund = grants.ledger.funds["ZKT"]
    grants.give(9_000, "ZKT")
    for _ in range(2):  # setting it again adds no head a second time
        set_fund_terms(grants.book, grants.by, FundTerms(fund, FundNature.ZAKAT))
    lines = masters_of(grants.book, grants.by).fund_lines.values()
    heads = {each.zakat_head: each for each in lines if each.fund_id == fund}
    assert set(heads) == set(ZakatHead)
    assert len(lines) == 8
    assert all(each.name_ar and each.name_en for each in heads.values())
    assert key_of(grants.spend, 5, "ZKT") == "zakat-head-blocked"
    assert told(grants.spend(5, "ZKT", line=heads[ZakatHead.POOR].id)) == set()


@pytest.mark.parametrize("strictness", list(Strictness))
def test_a_fund_may_be_stricter_or_milder_than_the_book(grants, strictness):
    grants.add()
    fund, control = grants.ledger.funds["EU"], Control.GRANT_PERIOD
    other = Strictness.BLOCK if strictness is not Strictness.BLOCK else Strictness.INFORM
    change_setting(grants.book, grants.by, CONTROL_SETTINGS[control], other.value)
    choose_strictness(grants.book, grants.by, fund, control, strictness)
    late = dt.date(2025, 12, 5)
    if strictness is Strictness.BLOCK:
        assert key_of(grants.spend, 5, day=late) == "grant-not-eligible-blocked"
    elif strictness is Strictness.WARN:
        assert key_of(grants.spend, 5, day=late, accepted=FUNDS_MONEY) == "grant-not-eligible"
    else:
        assert told(grants.spend(5, day=late, accepted=FUNDS_MONEY)) == {control}


def test_putting_a_grant_off_does_not_make_its_fund_look_empty(grants):
    grants.add(recognition=Recognition.AS_SPENT)
    grants.receive(account="1121", rate="6.5")
    assert grants.spend(5_000).notices == ()
