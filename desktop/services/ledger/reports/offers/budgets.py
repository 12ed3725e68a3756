"""The budget against what happened: by account, by fund, by project."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

from desktop.domain.ledger.budgets.against import KEYS, budget_schedule
from desktop.domain.ledger.budgets.standing import GroupBy
from desktop.domain.ledger.reports import ReportGroup, Takes
from desktop.domain.ledger.schedules.schedule import Name, Schedule
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.budgets.against import BudgetAsked, budget_against
from desktop.services.ledger.reports.report import Asked, Choice, Report
from desktop.store.book import Book
from desktop.store.queries.masters import load_funds
from desktop.text.words import mark


def _make(group: GroupBy, book: Book, by: Acting, asked: Asked) -> Schedule:
    wanted = BudgetAsked(
        year=asked.year,
        fund=asked.of,
        project=asked.project,
        branch=asked.branch,
        day=asked.day,
        by=group,
    )
    return budget_schedule(budget_against(book, by, wanted))


def _funds(book: Book, by: Acting) -> Iterable[Choice]:
    with book.read(by, Act.READ_LEDGER) as conn:
        funds = load_funds(conn).values()
    return [Choice(each.code, Name(each.name_ar, each.name_en)) for each in funds]


REPORTS: Final = tuple(
    Report(
        KEYS[group],
        ReportGroup.FUNDING,
        partial(_make, group),
        of=mark("Fund"),
        choices=_funds,
        takes=frozenset({Takes.DAY, Takes.PROJECT, Takes.BRANCH}),
    )
    for group in GroupBy
)
