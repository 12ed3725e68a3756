"""Write budgets into a workbook for the board."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.ledger.budgets.budget import BUDGETED, Figure, Place
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.trust.acting import Acting
from desktop.exchange.budget_sheet import BudgetSheet, SheetRow, SheetTexts
from desktop.exchange.careful_write import Written, careful_write
from desktop.services.ledger.budgets.view_budget import BudgetView, view_budget
from desktop.store.book import Book
from desktop.text.labels import label
from desktop.text.months import month_name
from desktop.text.words import Words


def export_workbook(
    book: Book, by: Acting, codes: Sequence[str], path: Path, words: Words
) -> Written:
    """Write the versions `codes` into the new workbook `path`, a sheet for each.

    A version without figures gets a row for every account of income and expense. Raises UserError
    `budget-code-unknown`, `report-file-kind`, or as `careful_write` does.
    """
    from desktop.exchange.exporters.budget_workbook import workbook_bytes  # noqa: PLC0415 - slow

    if path.suffix.lower() != ".xlsx":
        raise UserError("report-file-kind", file=path.name)
    made = workbook_bytes([_sheet(view_budget(book, by, code), words) for code in codes])
    return careful_write(path, made, len(made))


def _sheet(view: BudgetView, words: Words) -> BudgetSheet:
    organisation = view.masters.organisation
    figures = view.figures or _blank(view)
    rows = {
        kind: tuple(
            _row(view, figure, words)
            for figure in figures
            if view.masters.accounts[figure.place.account_id].kind is kind
        )
        for kind in BUDGETED
    }
    return BudgetSheet(
        view.budget.code,
        view.year.name,
        organisation.currency.code,
        organisation.currency.exponent,
        words.right_to_left,
        _texts(view, words),
        rows[AccountKind.INCOME],
        rows[AccountKind.EXPENSE],
    )


def _texts(view: BudgetView, words: Words) -> SheetTexts:
    organisation = view.masters.organisation
    months = (
        f"{month_name(each.first_day.month, words)} {each.first_day.year}" for each in view.months
    )
    return SheetTexts(
        title=words(
            "{organisation}: budget {year}",
            organisation=words.of(organisation.name_ar, organisation.name_en),
            year=view.year.name,
        ),
        about=words(
            "{code}, {status}. Amounts in {currency}.",
            code=view.budget.code,
            status=label(view.budget.status, words),
            currency=organisation.currency.code,
        ),
        hint=words(
            "Change the months; sums follow. New accounts go into the empty rows, with their code. "
            "An empty fund, project or branch stands for any. Then take the file back in."
        ),
        headings=(
            "",
            words("Account"),
            words("Name"),
            words("Fund"),
            words("Project"),
            words("Branch"),
            *months,
            words("Whole year"),
        ),
        income=words("Income"),
        expense=words("Expenses"),
        income_total=words("Total income"),
        expense_total=words("Total expenses"),
        result=words("Income less expenses"),
        refused=words("Enter an amount that is not below nothing."),
    )


def _blank(view: BudgetView) -> tuple[Figure, ...]:
    nothing = (0,) * len(view.months)
    return tuple(
        Figure(Place(account.id), nothing)
        for account in view.masters.accounts.values()
        if account.kind in BUDGETED and account.postable and account.active
    )


def _row(view: BudgetView, figure: Figure, words: Words) -> SheetRow:
    masters, place = view.masters, figure.place
    account = masters.accounts[place.account_id]
    return SheetRow(
        account.code,
        words.of(account.name_ar, account.name_en),
        "" if place.fund_id is None else masters.funds[place.fund_id].code,
        "" if place.project_id is None else masters.projects[place.project_id].code,
        "" if place.branch_id is None else masters.branches[place.branch_id].code,
        figure.months,
    )
