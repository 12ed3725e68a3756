"""The rows of budget against actual as a table shows them: headings, lines and sums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.budgets.against import Against
from desktop.domain.ledger.budgets.standing import GroupBy, Standing
from desktop.domain.ledger.chart import AccountKind
from desktop.text.words import mark
from desktop.ui.tables.column import Column, Kind
from desktop.ui.words import ui_words

BAR: Final = 3
"""The column of the bar."""
_SECTIONS: Final = (
    (AccountKind.INCOME, mark("Income"), mark("Total income")),
    (AccountKind.EXPENSE, mark("Expenses"), mark("Total expenses")),
)
_ANY: Final = {
    GroupBy.ACCOUNT: mark("Any account"),
    GroupBy.FUND: mark("Any fund"),
    GroupBy.PROJECT: mark("Any project, or none"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A row: a heading has no standing, a sum is `strong`."""

    text: str
    standing: Standing | None = None
    strong: bool = False
    level: int = 0

    @property
    def note(self) -> str:
        """The notes of the row."""
        return "" if self.standing is None else " \u2014 ".join(self.standing.notes)

    @property
    def share(self) -> str:
        """How much of the budget is reached, as text."""
        percent = None if self.standing is None else self.standing.percent
        if percent is None:
            return ""
        whole, rest = divmod(percent, 100)
        return isolate_ltr(f"{whole}.{rest // 10}%")


def rows_of(against: Against) -> tuple[Shown, ...]:
    """Return what the table shows, in the language of the window."""
    words = ui_words()
    made: list[Shown] = []
    for kind, heading, total in _SECTIONS:
        rows = [each for each in against.rows if each.kind is kind]
        if not rows:
            continue
        made.append(Shown(words(heading), strong=True))
        made += [Shown(_name(against, each), each, level=1) for each in rows if each.planned]
        outside = [Shown(_name(against, each), each, level=1) for each in rows if not each.planned]
        if outside and len(outside) < len(rows):
            made.append(Shown(words("Outside the budget"), level=1))
        made += outside
        made.append(Shown(words(total), against.total(kind), strong=True))
    return tuple(made)


def _name(against: Against, row: Standing) -> str:
    code, name = against.name_of(row)
    if name is None:
        return ui_words()(_ANY[against.by])
    return f"{code}  {ui_words().of(name.ar, name.en)}"


def _amount(key: str, title: str, width: int = 11) -> Column:
    def value(row: Shown) -> int | None:
        return None if row.standing is None else int(getattr(row.standing, key))

    return Column(key, title, Kind.AMOUNT, width=width, value=value, strong=lambda r: r.strong)


COLUMNS: Final = (
    Column(
        "text",
        mark("Item"),
        width=20,
        stretch=3,
        indent=lambda row: row.level,
        strong=lambda row: row.strong,
    ),
    _amount("budget", mark("Budget")),
    _amount("actual", mark("Actual")),
    Column("share", mark("Reached"), width=14, stretch=1),
    _amount("committed", mark("Committed"), 10),
    _amount("remaining", mark("Remaining")),
    _amount("forecast", mark("Forecast")),
    Column("note", mark("Note"), width=10, stretch=2),
)
