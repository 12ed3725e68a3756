"""The columns of a voucher's lines, in the order in which the keyboard visits them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from desktop.text.words import mark
from desktop.ui.tables.column import Column, Kind

COLUMNS: Final = (
    Column("account", mark("Account"), stretch=4, width=18),
    Column("foreign", mark("Currency amount"), Kind.AMOUNT, width=11),
    Column("rate", mark("Rate"), Kind.AMOUNT, width=7),
    Column("debit", mark("Debit"), Kind.AMOUNT, width=12),
    Column("credit", mark("Credit"), Kind.AMOUNT, width=12),
    Column("fund", mark("Fund"), stretch=1, width=11),
    Column("project", mark("Project"), stretch=1, width=9),
    Column("partner", mark("Partner"), stretch=1, width=9),
    Column("branch", mark("Branch"), stretch=1, width=9),
    Column("fund_line", mark("Budget line"), stretch=1, width=9),
    Column("memo", mark("Memo"), stretch=2, width=11),
)

KEYS: Final = tuple(column.key for column in COLUMNS)
PICKS: Final = frozenset({"account", "fund", "project", "partner", "branch", "fund_line"})
AMOUNTS: Final = frozenset({"debit", "credit", "foreign"})
FOREIGN: Final = frozenset({"foreign", "rate"})
"""Shown only while an account of the voucher holds another currency."""
PLACES: Final = ("branch", "fund_line")
"""Shown only where the book has such."""


def slip_columns(deducted: str) -> tuple[Column, ...]:
    """Return the columns of a paper voucher: an amount, and what is `deducted` (a message id)."""
    named = {"debit": mark("Amount"), "credit": deducted}
    return tuple(
        replace(each, title=named[each.key]) if each.key in named else each for each in COLUMNS
    )
