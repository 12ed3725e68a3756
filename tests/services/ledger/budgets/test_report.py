"""The report says what the lines say, narrowed as asked, and each figure leads to its lines."""

import datetime as dt

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.budgets.budget import Place
from desktop.domain.ledger.budgets.commitment import NewCommitment
from desktop.domain.ledger.budgets.standing import Forecast
from desktop.domain.ledger.schedules.schedule import Said
from desktop.domain.ledger.statements.table import RowKind
from desktop.domain.trust.acting import Act
from desktop.services.ledger.budgets.against import BudgetAsked, budget_against
from desktop.services.ledger.budgets.commitments import add_commitment
from desktop.services.ledger.budgets.variance_note import write_variance_note
from desktop.services.ledger.reports.registry import make_report
from desktop.services.ledger.reports.report import Asked
from desktop.services.ledger.reports.write_report import write_report
from desktop.store.queries.lines import drill_sum
from desktop.text.words import words_of
from tests.services.ledger.budgets.budgets_made import adopt, draft, place

COLUMNS = ("code", "name", "budget", "actual", "committed", "remaining", "percent", "prior")


@pytest.fixture
def year(ledger):
    """A year with a budget: an account within it, one over it, one outside it."""
    draft(ledger, (1_200, "51"), (120, "5213", "GEN"), (5_000, "4111"))
    adopt(ledger)
    ledger.post(("5113", 400, "GEN", "P01"), ("1111", -400), day=dt.date(2025, 2, 1))
    ledger.post(("5114", 30, "EU"), ("1111", -30, "EU"), day=dt.date(2025, 2, 2))
    ledger.post(("5213", 150), ("1111", -150), day=dt.date(2025, 3, 1))
    ledger.post(("5215", 7), ("1111", -7), day=dt.date(2025, 4, 1))
    ledger.post(("1111", 900), ("4111", -900), day=dt.date(2025, 5, 1))
    at = place(ledger, "5113", "GEN")
    new = NewCommitment("C1", dt.date(2025, 4, 1), "طباعة", at, 100)
    add_commitment(ledger.session.book, ledger.session.by, new)
    return ledger


def rows_of(schedule):
    """Return {code or key: cells by column}."""
    found = {}
    for row in schedule.rows:
        if row.kind is RowKind.HEADING:
            continue
        head = row.cells[1].key if isinstance(row.cells[1], Said) else row.cells[0]
        found[head] = row
    return found


def cells(schedule, code):
    return rows_of(schedule)[code].cells


def report(ledger, name="budget", **asked):
    asked = {"day": dt.date(2025, 6, 30), **asked}
    return make_report(ledger.session.book, ledger.session.by, name, Asked("2025", **asked))


def test_budget_actual_committed_remaining(year):
    made = report(year)
    assert cells(made, "51")[2:8] == (1_200, 430, 100, 670, 35_83, 0)
    assert cells(made, "5213")[2:8] == (120, 150, 0, -30, 125_00, 0)
    assert cells(made, "5215")[2:8] == (0, 7, 0, -7, None, 0)
    assert cells(made, "4111")[2:8] == (5_000, 900, 0, 4_100, 18_00, 0)
    assert cells(made, "expense-total")[2:4] == (1_320, 587)
    assert cells(made, "result")[2:4] == (5_000 - 1_320, 900 - 587)
    heads = [row.cells[0].key for row in made.rows if row.kind is RowKind.HEADING]
    assert heads == ["income", "expense", "outside"]


def test_the_day_narrows_what_was_spent(year):
    assert cells(report(year, day=dt.date(2025, 2, 28)), "expense-total")[3:5] == (430, 0)


@pytest.mark.parametrize(
    ("asked", "spent"),
    [({"of": "EU"}, 30), ({"of": "GEN"}, 557), ({"project": "P01"}, 400)],
)
def test_it_can_be_narrowed(year, asked, spent):
    assert cells(report(year, **asked), "expense-total")[3] == spent


def test_every_figure_leads_to_its_lines(year):
    book, by = year.session.book, year.session.by
    for made in (report(year), report(year, of="GEN")):
        with book.read(by, Act.READ_LEDGER) as conn:
            for row in made.rows:
                if row.link is not None:
                    _, debit, credit = drill_sum(conn, row.link.drill)
                    assert abs(debit - credit) == row.cells[3]
    assert sum(row.link is not None for row in report(year).rows) == 4


def test_by_fund_and_by_project(year):
    made = report(year, "budget-by-fund")
    assert cells(made, "any-fund")[2:4] == (1_200, 430)
    assert cells(made, "GEN")[2:4] == (120, 157)
    assert cells(report(year, "budget-by-project"), "any-project")[3] == 587


def test_notes_are_shown_until_they_are_taken_back(year):
    book, by = year.session.book, year.session.by
    at = place(year, "5213", "GEN")
    write_variance_note(book, by, "B25", at, "ارتفع الإيجار")
    assert cells(report(year), "5213")[9] == "ارتفع الإيجار"
    write_variance_note(book, by, "B25", at, "")
    assert not cells(report(year), "5213")[9]
    for wrong, key in (
        (place(year, "1111"), "variance-note-place"),
        (Place(999), "budget-place-unknown"),
    ):
        with pytest.raises(UserError) as refused:
            write_variance_note(book, by, "B25", wrong, "x")
        assert refused.value.key == key


def test_the_forecast_is_chosen_and_named(year):
    book, by = year.session.book, year.session.by
    asked = BudgetAsked("2025", day=dt.date(2025, 6, 30), forecast=Forecast.RUN_RATE)
    found = budget_against(book, by, asked)
    (row,) = [each for each in found.rows if each.budget == 1_200]
    assert row.forecast == 400 * 365 // 181 + 30 * 365 // 181
    assert cells(report(year), "51")[8] == 430 + 600
    assert "forecast-budget" in report(year).notes


def test_a_year_without_a_budget_is_all_outside(ledger):
    ledger.post(("5113", 400), ("1111", -400))
    made = report(ledger)
    assert cells(made, "5113")[2:4] == (0, 400)
    assert made.facts[0].value == Said("none")


@pytest.mark.parametrize(("language", "kind"), [("ar", ".pdf"), ("en", ".xlsx")])
def test_it_can_be_written(year, tmp_path, language, kind):
    words = words_of(language)
    path = tmp_path / f"report{kind}"
    book, by = year.session.book, year.session.by
    write_report(book, by, "budget", Asked("2025"), path, words)
    assert path.stat().st_size > 400


def test_what_is_not_there_is_refused(year):
    book, by = year.session.book, year.session.by
    for asked, key in (
        (BudgetAsked("2031"), "year-unknown"),
        (BudgetAsked(code="nix"), "budget-code-unknown"),
        (BudgetAsked(fund="nix"), "budget-place-unknown"),
    ):
        with pytest.raises(UserError) as refused:
            budget_against(book, by, asked)
        assert refused.value.key == key
