"""The donor's budget on the page of a grant, line by line, with what was spent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.currency import Currency
from desktop.domain.formats import format_amount
from desktop.domain.ledger.grants.figures import GrantFigures
from desktop.domain.trust.acting import Act
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.screens.ledger.grants import questions
from desktop.ui.screens.ledger.grants.holder import Holder
from desktop.ui.screens.registers.kind import RegisterKind
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

SHOWN: Final = frozenset({Topic.GRANTS, Topic.ENTRIES, Topic.CHART})
_CENT: Final = 10_000


@dataclass(frozen=True, slots=True)
class LineRow:
    """A budget line, or what stands on none; `own` is its budget in the grant's currency."""

    code: str
    name: tuple[str, str] | None
    own: int | None
    currency: Currency
    budget: int
    spent: int

    @property
    def left(self) -> int:
        """What is still to be spent."""
        return self.budget - self.spent


def loading(
    holder: Holder, rows: Callable[[GrantFigures], Sequence[Any]]
) -> Callable[[Session], Sequence[Any]]:
    """Return how a list of the page is read: `rows` takes the figures of the grant."""

    def load(session: Session) -> Sequence[Any]:
        found = holder.read(session)
        return () if found is None else rows(found)

    return load


def lines_kind(holder: Holder) -> RegisterKind:
    """Return the register of budget lines."""
    return RegisterKind(
        key="grant-lines",
        title=mark("Budget lines"),
        icon="list-tree",
        none=mark("No budget lines yet"),
        about=mark(
            "The donor's budget. A line may follow an account: what is spent there counts for it "
            "where a voucher names no line."
        ),
        columns=(
            Column("code", mark("Code"), Kind.CODE, width=12),
            Column("name", mark("Budget line"), stretch=3, width=22, value=_line_name),
            Column("own", mark("Agreed, its currency"), Kind.CODE, width=18, value=_line_own),
            Column("budget", mark("Agreed"), Kind.AMOUNT, width=15),
            Column("spent", mark("Spent"), Kind.AMOUNT, width=15),
            Column("left", mark("Remaining"), Kind.AMOUNT, width=15),
            Column("share", mark("Share %"), Kind.BADGE, width=10, value=_line_share),
        ),
        load=loading(holder, line_rows),
        code_of=lambda row: str(row.code),
        text_of=lambda row: f"{row.code} {' '.join(row.name or ())}",
        act=Act.MANAGE_GRANTS,
        topics=SHOWN,
        adding=questions.adding_line(holder),
        sums=lambda rows: {
            "budget": sum(each.budget for each in rows),
            "spent": sum(each.spent for each in rows),
            "left": sum(each.left for each in rows),
        },
    )


def line_rows(found: GrantFigures) -> tuple[LineRow, ...]:
    """Return the budget lines, then what was spent on lines that are none of the grant's."""
    currency = found.grant.currency
    rows: list[LineRow] = []
    named: set[int | None] = set()
    for each in found.grant.lines:
        line = found.fund_lines[each.fund_line_id]
        named.add(line.id)
        names = (line.name_ar, line.name_en)
        spent = found.spent.get(line.id, 0)
        rows.append(LineRow(line.code, names, each.amount, currency, found.budget(each), spent))
    for line_id, spent in found.spent.items():
        if line_id in named or not spent:
            continue
        other = None if line_id is None else found.fund_lines[line_id]
        names_of = None if other is None else (other.name_ar, other.name_en)
        code = "" if other is None else other.code
        rows.append(LineRow(code, names_of, None, currency, 0, spent))
    return tuple(rows)


def _line_name(row: LineRow) -> str:
    words = ui_words()
    return words("On no budget line") if row.name is None else words.of(*row.name)


def _line_own(row: LineRow) -> str:
    return "" if row.own is None else own_text(row.own, row.currency)


def _line_share(row: LineRow) -> Chip | None:
    if row.budget <= 0:
        return Chip(mark("Not planned"), Tone.WARNING) if row.spent else None
    share = row.spent * _CENT // row.budget
    tone = Tone.BAD if share > _CENT else Tone.NEUTRAL
    return Chip(f"{share // 100}.{share % 100 // 10}%", tone)


def own_text(amount: int, currency: Currency) -> str:
    """Return an amount with its currency, to be read left to right."""
    return f"{format_amount(amount, currency)} {currency.code}"
