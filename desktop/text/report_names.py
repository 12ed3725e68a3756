"""How reports are called on the command line, and their titles."""

from __future__ import annotations

from typing import Final

from desktop.text.schedules import SCHEDULES
from desktop.text.statement_labels import TITLES
from desktop.text.words import Words

ORDER: Final = (
    "financial-position",
    "activities",
    "net-assets",
    "cash-flows",
    "sources-and-uses",
    "function",
    "receipts-and-payments",
    "assets-and-liabilities",
    "notes",
    "trend",
    "position-by-branch",
    "activities-by-branch",
    "activities-by-project",
    "trial-balance",
    "general-ledger",
    "journal",
    "budget",
    "budget-by-fund",
    "budget-by-project",
    "grant",
    "cash-book",
    "bank-book",
    "reconciliation",
    "cash-count",
    "assets",
    "asset-count",
    "advances",
    "receivables",
    "payables",
)
"""The order in which reports are shown; what is not named here comes after."""


def _names() -> tuple[str, ...]:
    known = {*TITLES, *SCHEDULES}
    return (*(name for name in ORDER if name in known), *sorted(known - set(ORDER)))


NAMES: Final = _names()
"""Every report that has a title; a test asks that it is offered as well."""


def report_title(key: str, words: Words) -> str:
    """Return the title of the report `key`."""
    if key in TITLES:
        return words(TITLES[key])
    return words(SCHEDULES[key].title)
