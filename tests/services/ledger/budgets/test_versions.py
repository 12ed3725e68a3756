"""Versions of a budget: begun, written, adopted once, revised; adopted figures stand for good."""

import datetime as dt

import pytest
from sqlalchemy import update

from desktop.domain.errors import UserError
from desktop.domain.ledger.budgets.budget import BudgetKind, BudgetStatus, Figure
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.trust.acting import Act
from desktop.services.ledger.budgets.adopt_budget import drop_budget
from desktop.services.ledger.budgets.make_budget import NewBudget, make_budget
from desktop.services.ledger.budgets.view_budget import (
    compare_budgets,
    list_budgets,
    view_budget,
)
from desktop.services.ledger.budgets.write_figures import write_figures
from desktop.services.ledger.closing.close_year import close_year
from desktop.services.trust.verify_book import verify_book
from desktop.store.faults import BrokenRuleError
from desktop.store.tables import budgets as t
from tests.books_made import PASSPHRASE, new_book, with_masters
from tests.services.ledger.budgets.budgets_made import adopt, draft, figure, place


def key_of(call, *args, **more):
    with pytest.raises(UserError) as refused:
        call(*args, **more)
    return refused.value.key


def test_a_draft_is_written_adopted_and_revised(ledger):
    book, by = ledger.session.book, ledger.session.by
    draft(ledger, (12_000, "51"), (1_205, "52", "GEN"), (20_000, "4111"))
    assert adopt(ledger) is BudgetKind.APPROVED
    draft(ledger, (15_000, "51"), code="B25-2", copy_of="B25", note="بعد المنحة")
    (change,) = compare_budgets(book, by, "B25", "B25-2")
    assert change.amounts == (12_000, 15_000)
    assert adopt(ledger, "B25-2", day=dt.date(2025, 7, 1)) is BudgetKind.REVISED
    revised, first = list_budgets(book, by)
    assert (revised.budget.status, first.budget.status) == (
        BudgetStatus.ADOPTED,
        BudgetStatus.SUPERSEDED,
    )
    assert (revised.based_on, revised.budget.resolution_day) == ("B25", dt.date(2025, 7, 1))
    assert first.total(AccountKind.EXPENSE) == 13_205
    assert revised.total(AccountKind.INCOME) == 20_000
    months = {each.place: each.months for each in first.figures}
    assert months[place(ledger, "52", "GEN")] == (100,) * 11 + (105,)
    assert verify_book(book, by).findings == ()


def test_an_adopted_budget_never_changes(ledger):
    book, by = ledger.session.book, ledger.session.by
    draft(ledger, (12_000, "51"))
    adopt(ledger)
    assert key_of(write_figures, book, by, "B25", [figure(ledger, 1, "51")]) == "budget-not-draft"
    assert key_of(adopt, ledger) == "budget-not-draft"
    assert key_of(drop_budget, book, by, "B25") == "budget-not-draft"
    for table, values in (
        (t.budget_figure, {"months": "[1,1,1,1,1,1,1,1,1,1,1,1]", "amount": 12}),
        (t.budget, {"note": "x"}),
        (t.budget, {"status": BudgetStatus.DRAFT, "kind": BudgetKind.DRAFT}),
    ):
        with pytest.raises(BrokenRuleError), book.begin(by, Act.PREPARE_BUDGET) as tx:
            tx.conn.execute(update(table).values(**values))
    for table in ("budget", "budget_figure"):
        with pytest.raises(BrokenRuleError), book.begin(by, Act.PREPARE_BUDGET) as tx:
            tx.conn.exec_driver_sql(f"DELETE FROM {table}")


@pytest.mark.parametrize(
    "months",
    ["[1]", "[-1,1,0,0,0,0,0,0,0,0,0,0]", '["a",0,0,0,0,0,0,0,0,0,0,0]', "{}"],
)
def test_the_database_refuses_figures_that_do_not_add_up(ledger, months):
    book, by = ledger.session.book, ledger.session.by
    draft(ledger, (0, "51"))
    with pytest.raises(BrokenRuleError), book.begin(by, Act.PREPARE_BUDGET) as tx:
        tx.insert(
            t.budget_figure,
            budget_id=1,
            account_id=ledger.accounts["52"],
            months=months,
            amount=0,
        )


@pytest.mark.parametrize(
    ("figures", "key"),
    [
        ([(100, "11")], "budget-account-kind"),
        ([(-12, "4111")], "budget-figure-negative"),
        ([(100, "51"), (100, "5113")], "budget-heading-and-account"),
        ([(100, "51", "EU"), (100, "5113", None, "P01")], "budget-heading-and-account"),
        ([(10**15 * 12, "51")], "budget-figure-large"),
    ],
)
def test_figures_that_make_no_budget_are_refused_whole(ledger, figures, key):
    book, by = ledger.session.book, ledger.session.by
    draft(ledger, (7, "52"))
    made = [figure(ledger, *each) for each in figures]
    assert key_of(write_figures, book, by, "B25", [figure(ledger, 8, "52"), *made]) == key
    assert [each.amount for each in view_budget(book, by, "B25").figures] == [7]


def test_a_heading_and_an_account_of_other_funds_are_two_things(ledger):
    draft(ledger, (100, "51", "EU"), (100, "5113", "GEN"))
    view = view_budget(ledger.session.book, ledger.session.by, "B25")
    assert view.total(AccountKind.EXPENSE) == 200


def test_a_figure_of_the_wrong_shape_or_place_is_refused(ledger):
    book, by = ledger.session.book, ledger.session.by
    draft(ledger)
    at = place(ledger, "51")
    assert key_of(write_figures, book, by, "B25", [Figure(at, (1,) * 11)]) == "budget-months"
    nowhere = Figure(at._replace(fund_id=99), (1,) * 12)
    assert key_of(write_figures, book, by, "B25", [nowhere]) == "budget-place-unknown"
    twice = [figure(ledger, 1, "51"), figure(ledger, 2, "51")]
    assert key_of(write_figures, book, by, "B25", twice, whole=True) == "budget-place-twice"


def test_what_is_needed_to_begin_and_to_adopt(ledger):
    draft(ledger)
    assert key_of(draft, ledger) == "budget-code-taken"
    assert key_of(draft, ledger, code="B 26") == "code-characters"
    assert key_of(draft, ledger, code="B26", year="2031") == "year-unknown"
    assert key_of(draft, ledger, code="B26", copy_of="nix") == "budget-code-unknown"
    assert key_of(adopt, ledger, "nix") == "budget-code-unknown"
    assert key_of(adopt, ledger) == "budget-empty"
    assert key_of(adopt, ledger, resolution="  ") == "budget-resolution-empty"


def test_a_closed_year_takes_no_budget(tmp_path):
    session = new_book(tmp_path, year=2024)
    ledger = with_masters(session)
    ledger.post(("1111", 900), ("4111", -900), day=dt.date(2024, 3, 1))
    draft(ledger, (7, "52"), code="B24", year="2024")
    close_year(session, "2024", passphrase=PASSPHRASE, sound=True)
    write = [figure(ledger, 8, "52")]
    assert key_of(write_figures, session.book, session.by, "B24", write) == "budget-year-closed"
    assert key_of(adopt, ledger, "B24") == "budget-year-closed"
    assert key_of(draft, ledger, code="B25", year="2024") == "budget-year-closed"
    session.close()


def test_a_dropped_draft_stays_in_the_list(ledger):
    book, by = ledger.session.book, ledger.session.by
    draft(ledger, (1, "51"))
    drop_budget(book, by, "B25")
    (held,) = list_budgets(book, by)
    assert held.budget.status is BudgetStatus.DROPPED
    assert key_of(adopt, ledger) == "budget-not-draft"


def test_a_draft_can_begin_as_the_year_went(ledger):
    book, by = ledger.session.book, ledger.session.by
    ledger.post(("5113", 600, "GEN", "P01"), ("1111", -600), day=dt.date(2025, 2, 3))
    ledger.post(("5113", 50, "GEN", "P01"), ("1111", -50), day=dt.date(2025, 4, 3))
    ledger.post(("5113", -80, "GEN", "P01"), ("1111", 80), day=dt.date(2025, 5, 3))
    ledger.post(("1111", 900), ("4111", -900), day=dt.date(2025, 12, 31))
    make_budget(book, by, NewBudget("B26", "2025", as_went="2025"))
    income, expense = sorted(view_budget(book, by, "B26").figures, key=lambda each: -each.amount)
    assert (income.amount, income.months[11]) == (900, 900)
    assert expense.months == (0, 570, *(0,) * 10)
    assert expense.place == place(ledger, "5113", "GEN", "P01")
