"""The columns of lists by age, and the chip that says how late something is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.ledger.dimensions import Partner
from desktop.domain.ledger.open_items.ages import CLASSES, PartyAges
from desktop.services.ledger.open_items.read_items import ItemsAsked, OpenItems, items_of
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.tables.column import Bars, Chip, Column, Kind, Tone
from desktop.ui.words import ui_words

_LATE: Final = (
    Chip(mark("Not due"), Tone.GOOD),
    Chip(mark("A little late"), Tone.INFO),
    Chip(mark("Late"), Tone.WARNING),
    Chip(mark("Late"), Tone.WARNING),
    Chip(mark("Very late"), Tone.BAD),
    Chip(mark("Very late"), Tone.BAD),
)


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party with what it owes or is owed by age."""

    partner: Partner
    ages: PartyAges

    @property
    def bars(self) -> Bars | None:
        """How much of it is not due, late and very late; the share that is late in words."""
        ages = self.ages
        if not ages.total:
            return None
        parts = (
            (ages.amounts[0], Tone.GOOD),
            (sum(ages.amounts[1:4]), Tone.WARNING),
            (sum(ages.amounts[4:]), Tone.BAD),
        )
        return Bars(parts, f"{100 * ages.overdue // ages.total}%")

    @property
    def chip(self) -> Chip | None:
        """How late the oldest of it is."""
        late = [at for at in range(CLASSES) if self.ages.amounts[at]]
        return _LATE[late[-1]] if late else Chip(mark("Paid, not settled"), Tone.NEUTRAL)


def party_rows(asked: ItemsAsked) -> Callable[[Session], Sequence[PartyRow]]:
    """Return what reads the parties with something open."""

    def load(session: Session) -> Sequence[PartyRow]:
        found: OpenItems = items_of(session.book, session.by, asked)
        return tuple(PartyRow(found.partners[each.partner_id], each) for each in found.ages)

    return load


def name_of(partner: Partner) -> str:
    """Return the name of a party in the language of the window."""
    return ui_words().of(partner.name_ar, partner.name_en)


PARTY_COLUMNS: Final = (
    Column("code", mark("Code"), Kind.CODE, width=7, value=lambda row: row.partner.code),
    Column("name", mark("Party"), stretch=2, width=18, value=lambda row: name_of(row.partner)),
    Column("late", mark("Age"), Kind.BADGE, width=11, value=lambda row: row.chip),
    Column("bars", mark("Late share"), Kind.BARS, width=13, value=lambda row: row.bars),
    Column("fresh", mark("Not due"), Kind.AMOUNT, width=10, value=lambda row: row.ages.amounts[0]),
    Column(
        "recent", mark("Late"), Kind.AMOUNT, width=10, value=lambda row: sum(row.ages.amounts[1:4])
    ),
    Column(
        "old", mark("Very late"), Kind.AMOUNT, width=10, value=lambda row: sum(row.ages.amounts[4:])
    ),
    Column(
        "waiting",
        mark("Paid, not settled"),
        Kind.AMOUNT,
        width=13,
        value=lambda row: -row.ages.waiting,
    ),
    Column("balance", mark("Balance"), Kind.AMOUNT, width=13, value=lambda row: row.ages.balance),
)


def party_sums(rows: Sequence[Any]) -> Mapping[str, int]:
    """Return the totals of lists of parties."""
    return {
        "fresh": sum(row.ages.amounts[0] for row in rows),
        "recent": sum(sum(row.ages.amounts[1:4]) for row in rows),
        "old": sum(sum(row.ages.amounts[4:]) for row in rows),
        "waiting": -sum(row.ages.waiting for row in rows),
        "balance": sum(row.ages.balance for row in rows),
    }


def party_code(row: Any) -> str:
    """Return what a row of a party is found by again."""
    return str(row.partner.code)


def party_text(row: Any) -> str:
    """Return what a row of a party is searched by."""
    return f"{row.partner.code} {row.partner.name_ar} {row.partner.name_en}"
