"""What comes in, what is earned, what is set free: entries that balance within every fund."""

import datetime as dt

import pytest

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.grants.agreement import NewGrantLine, NewTranche, Recognition
from desktop.domain.ledger.grants.terms import FundNature, FundTerms
from desktop.domain.ledger.grants.vouchers import Release, TrancheMoney
from desktop.domain.trust.acting import Act
from desktop.services.ledger.add_masters import add_year
from desktop.services.ledger.grants import change_grant
from desktop.services.ledger.grants.fund_terms import set_fund_terms
from desktop.services.ledger.grants.statement import grant_report
from desktop.services.ledger.grants.vouchers import (
    free_of,
    plan_receipt,
    plan_recognition,
    plan_release,
)
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.reports.report import Asked
from desktop.services.ledger.reverse_entry import reverse_entry
from desktop.services.trust.verify_book import verify_book
from desktop.store.faults import BrokenRuleError
from desktop.store.queries.beside import entries_for
from tests.services.ledger.grants.conftest import EVERY, LAST

JUNE = dt.date(2025, 6, 30)


def key_of(call, *args, **more):
    with pytest.raises(UserError) as refused:
        call(*args, **more)
    return refused.value.key


def recognise(grants, day=JUNE):
    entry = plan_recognition(grants.book, grants.by, "G-1", day, "إيراد المنحة")
    assert sum(line.amount for line in entry.lines) == 0
    return post_entry(grants.book, grants.by, entry, accepted=EVERY)


def test_an_instalment_with_its_fee_is_income_at_once(grants):
    grants.add(income_code="4312")
    posted = grants.receive(fee=3_500)
    found = grants.figures()
    (receipt,) = found.receipts
    assert (receipt.foreign, receipt.base, receipt.income) == (6_000_000, 390_000_000, 390_000_000)
    assert (found.total_spent, found.unspent, found.holds) == (227_500, 389_772_500, 389_772_500)
    with grants.book.inspect() as conn:
        assert entries_for(conn, f"tranche:{receipt.tranche_id}") == (posted.entry_id,)
    assert verify_book(grants.book, grants.by).findings == ()


def test_a_receipt_that_was_taken_back_does_not_count(grants):
    grants.add()
    posted = grants.receive()
    reverse_entry(
        grants.book, grants.by, posted.entry_id, dt.date(2025, 2, 5), "عكس", accepted=EVERY
    )
    assert grants.figures().received == 0
    assert grants.figures().unspent == grants.figures().holds == 0


def test_what_is_put_off_is_earned_as_it_is_spent_and_never_more_than_came_in(grants):
    grants.add(recognition=Recognition.AS_SPENT)
    assert key_of(recognise, grants) == "recognition-nothing"
    grants.receive()
    assert (grants.figures().deferred, grants.figures().holds) == (390_000_000, 390_000_000)
    grants.spend(100_000_000)
    recognise(grants)
    assert grants.figures().deferred == 290_000_000
    assert key_of(recognise, grants) == "recognition-nothing"
    grants.spend(300_000_000)
    recognise(grants)
    found = grants.figures()
    assert (found.deferred, found.recognised) == (0, 390_000_000)
    assert found.unspent == found.holds == -10_000_000
    assert verify_book(grants.book, grants.by).findings == ()


def test_what_is_put_off_is_earned_when_its_condition_is_met(grants):
    grants.add(recognition=Recognition.CONDITIONS)
    grants.receive()
    grants.receive(2, 4_000_000, "6.6", dt.date(2025, 4, 1))
    recognise(grants)
    assert grants.figures().recognised == 390_000_000, "the first depends on nothing"
    change_grant.meet_condition(grants.book, grants.by, "G-1", 1, dt.date(2025, 5, 1))
    entry = plan_recognition(grants.book, grants.by, "G-1", JUNE, "إيراد")
    (_, income) = entry.lines
    assert (income.amount, income.foreign.currency) == (-264_000_000, "USD")
    assert income.partner_id == grants.donor, "the list of funding tells who gave"
    post_entry(grants.book, grants.by, entry, accepted=EVERY)
    assert grants.figures().deferred == 0


NO_MONEY = (
    ({"number": 9}, "grant-tranche-missing"),
    ({"amount": 6_000_001}, "tranche-beyond"),
    ({"amount": 0}, "tranche-amount"),
    ({"rate": ""}, "grant-rate-missing"),
    ({"rate": "x"}, "rate-unreadable"),
    ({"fee": 6_000_000}, "tranche-fee"),
    ({"account": "5113"}, "tranche-account"),
)


def test_money_that_cannot_be_so(grants):
    grants.add()
    for change, key in NO_MONEY:
        assert key_of(grants.receive, **change) == key, change
    assert grants.figures().received == 0


def test_more_than_agreed_comes_in_only_knowingly(grants):
    grants.add()
    grants.receive(amount=6_000_001, beyond=True)
    assert grants.figures().received_own == 6_000_001


def test_a_grant_in_the_currency_of_the_book_needs_no_rate(grants):
    base = {"currency": currency_of("LYD"), "rate": "", "rate_source": ""}
    grants.add(**base, amount=900, tranches=(NewTranche(JUNE, 900),), lines=())
    grants.receive(1, 900, "", JUNE, account="1121")
    found = grants.figures()
    assert (found.worth, found.received, found.grant.rate) == (900, 900, "1")
    assert found.rate_difference == 0


NO_AGREEMENT = (
    ({"tranches": (NewTranche(JUNE, 10_000_001),)}, "grant-tranches-beyond"),
    ({"tranches": (NewTranche(JUNE, 5, 2),)}, "grant-condition-unknown"),
    ({"lines": (NewGrantLine("A", 10_000_001, "بند"),)}, "grant-lines-beyond"),
    ({"lines": (NewGrantLine("A", 5, "بند", "", "1111"),)}, "grant-account"),
    ({"first_day": dt.date(2025, 12, 1)}, "grant-period"),
    ({"rate": " "}, "grant-rate-missing"),
    ({"partner_id": 99}, "grant-donor-unknown"),
    ({"fund_id": 99}, "fund-missing"),
    ({"reference": " "}, "grant-reference-empty"),
    ({"amount": 0}, "grant-amount"),
    ({"reports": (dt.date(2024, 1, 1),)}, "grant-report-day"),
    ({"income_code": "5113"}, "grant-income"),
    ({"name_ar": "", "name_en": ""}, "name-empty"),
)


def test_an_agreement_that_cannot_be_is_refused_whole(grants):
    for change, key in NO_AGREEMENT:
        assert key_of(grants.add, **change) == key, change
    with grants.book.inspect() as conn:
        for table in ("grant_agreement", "grant_tranche", "fund_line", "fund_terms"):
            assert conn.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0


def test_a_grant_has_a_restricted_fund_of_its_own(grants):
    assert key_of(grants.add, fund_id=grants.ledger.funds["GEN"]) == "grant-fund-bound"
    grants.add()
    assert key_of(grants.add) == "grant-code-taken"
    assert key_of(grants.add, code="G-2", lines=()) == "grant-fund-taken"
    other = {"code": "G-2", "fund_id": grants.ledger.funds["ZKT"]}
    assert key_of(grants.add, **other) == "fund-line-fund-other"


def test_an_addendum_and_what_it_cannot_do(grants):
    grants.add()
    extend = {"amount": 12_000_000, "last_day": dt.date(2026, 6, 30)}
    change_grant.extend_grant(grants.book, grants.by, "G-1", **extend)
    assert change_grant.add_tranche(grants.book, grants.by, "G-1", NewTranche(JUNE, 2_000_000)) == 3
    less = {"amount": 11_999_999, "last_day": LAST}
    key = key_of(change_grant.extend_grant, grants.book, grants.by, "G-1", **less)
    assert key == "grant-tranches-beyond"
    more = NewTranche(JUNE, 2_000_001)
    assert (
        key_of(change_grant.change_tranche, grants.book, grants.by, "G-1", 3, more)
        == "grant-tranches-beyond"
    )
    change_grant.close_grant(grants.book, grants.by, "G-1")
    assert key_of(change_grant.add_condition, grants.book, grants.by, "G-1", "x") == "grant-closed"


def test_the_database_holds_the_sums_itself(grants):
    grants.add()
    for sql in (
        "UPDATE grant_tranche SET amount = 10000001",
        "UPDATE grant_line SET amount = 10000001",
        "UPDATE grant_agreement SET amount = 5",
        "UPDATE grant_agreement SET currency = 'EUR'",
        "DELETE FROM grant_tranche",
    ):
        with (
            pytest.raises(BrokenRuleError),
            grants.book.begin(grants.by, Act.MANAGE_GRANTS) as tx,
        ):
            tx.conn.exec_driver_sql(sql)


def test_the_yield_of_an_endowment_moves_and_its_principal_stays(grants):
    waqf, general = grants.ledger.funds["WQF"], grants.ledger.funds["GEN"]
    grants.give(9_000, "WQF")
    terms = FundTerms(waqf, FundNature.WAQF_PRINCIPAL, 7_000, general, "تعليم")
    set_fund_terms(grants.book, grants.by, terms)
    free = free_of(grants.book, grants.by, waqf, JUNE)
    assert (free.amount, free.to_fund_id) == (2_000, general)
    cash = grants.ledger.accounts["1111"]
    for amount, to, key in (
        (2_001, general, "release-beyond"),
        (0, general, "release-nothing"),
        (5, waqf, "release-same"),
        (5, 99, "fund-missing"),
    ):
        release = Release(waqf, to, cash, amount, JUNE, "ريع")
        assert key_of(plan_release, grants.book, grants.by, release) == key
    entry = plan_release(grants.book, grants.by, Release(waqf, general, cash, 2_000, JUNE, "ريع"))
    posted = post_entry(grants.book, grants.by, entry)
    assert posted.notices == ()
    assert free_of(grants.book, grants.by, waqf, JUNE).amount == 0


NO_TERMS = (
    ({"nature": FundNature.WAQF_PRINCIPAL}, "fund-terms-principal"),
    ({"nature": FundNature.WAQF_PRINCIPAL, "principal": -1}, "fund-terms-amount"),
    ({"nature": FundNature.ZAKAT}, "fund-terms-restriction"),
    (
        {"nature": FundNature.WAQF_PRINCIPAL, "principal": 1, "yield_fund_id": 99},
        "fund-terms-yield",
    ),
)


def test_terms_that_do_not_fit_the_fund(grants):
    for terms, key in NO_TERMS:
        made = FundTerms(grants.ledger.funds["WQF"], **terms)
        assert key_of(set_fund_terms, grants.book, grants.by, made) == key, terms


def test_a_grant_over_the_end_of_a_year_is_told_by_year_and_to_date(grants):
    add_year(grants.book, grants.by, "2026", dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    grants.add(last_day=dt.date(2026, 6, 30))
    grants.receive()
    grants.spend(50_000_000)
    grants.spend(20_000_000, day=dt.date(2026, 2, 1))
    for year, period, to_date in (
        ("2025", 50_000_000, 50_000_000),
        ("2026", 20_000_000, 70_000_000),
    ):
        schedule = grant_report(grants.book, grants.by, Asked(year, "G-1"))
        at = [column.key for column in schedule.columns]
        total = next(row for row in schedule.rows if getattr(row.cells[0], "key", "") == "spent")
        assert total.cells[at.index("period")] == period
        assert total.cells[at.index("to_date")] == to_date
    left = next(row for row in schedule.rows if getattr(row.cells[0], "key", "") == "unspent")
    assert left.cells[at.index("to_date")] == grants.figures(dt.date(2026, 12, 31)).holds
    assert key_of(grant_report, grants.book, grants.by, Asked("2031", "G-1")) == "year-unknown"
    assert key_of(grant_report, grants.book, grants.by, Asked(None, "G-9")) == "grant-missing"


def test_an_unknown_grant_is_said(grants):
    money = TrancheMoney(1, JUNE, 1, 5)
    assert key_of(plan_receipt, grants.book, grants.by, "G-9", money) == "grant-missing"
