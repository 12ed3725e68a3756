"""What the table of a revaluation's working shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.dimensions import Fund, Partner
from desktop.text.words import mark
from desktop.ui.tables.column import Column, Kind
from desktop.ui.words import ui_words


@dataclass(frozen=True, slots=True)
class WorkingRow:
    """A holding as it is shown; `held` is its amount with the currency, the rest base amounts."""

    account: Account
    fund: Fund
    partner: Partner | None
    held: str
    book: int
    rate: str
    rate_day: dt.date
    value: int
    difference: int


def _account(each: WorkingRow) -> str:
    name = ui_words().of(each.account.name_ar, each.account.name_en)
    if each.partner is None:
        return name
    return f"{name} - {ui_words().of(each.partner.name_ar, each.partner.name_en)}"


COLUMNS: Final = (
    Column("code", mark("Code"), Kind.CODE, width=6, value=lambda each: each.account.code),
    Column("account", mark("Account"), stretch=3, width=15, value=_account),
    Column("fund", mark("Fund"), Kind.CODE, width=6, value=lambda each: each.fund.code),
    Column("held", mark("Amount in its currency"), Kind.CODE, width=13),
    Column("book", mark("Book value"), Kind.AMOUNT, width=12),
    Column("rate", mark("Rate"), Kind.CODE, width=7),
    Column("rate_day", mark("Day of the rate"), Kind.DAY, width=10),
    Column("value", mark("At this rate"), Kind.AMOUNT, width=12),
    Column("difference", mark("Difference"), Kind.AMOUNT, width=11),
)
