"""What to look at before a package is signed: data first, drawn and said elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from desktop.domain.ledger.statements.table import Statement
from desktop.domain.ledger.year import FiscalYear, YearStatus
from desktop.text.words import mark


class Standing(Enum):
    """Whether a point is in order, worth a look, or in the way of signing."""

    READY = "ready"
    LOOK = "look"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the list; `key` names its sentences, `screen` where it can be mended."""

    key: str
    standing: Standing
    screen: str | None = None


SENTENCES: Final[Mapping[tuple[str, Standing], str]] = MappingProxyType(
    {
        ("balanced", Standing.READY): mark("The statements balance."),
        ("balanced", Standing.STOP): mark(
            "The statements do not balance. Look at the trial balance before you sign."
        ),
        ("figures", Standing.READY): mark("The year has entries."),
        ("figures", Standing.LOOK): mark(
            "There is not one figure in this year. Is it the right year?"
        ),
        ("closed", Standing.READY): mark("The year is closed."),
        ("closed", Standing.LOOK): mark(
            "The year is not closed: the package will say that its figures can still change."
        ),
        ("sound", Standing.READY): mark("The book agrees with its log."),
        ("sound", Standing.LOOK): mark("The check of the book against its log is not finished."),
        ("sound", Standing.STOP): mark(
            "The book was altered outside the program. Look at the log before you sign."
        ),
        ("duties", Standing.READY): mark("No one person holds all four duties of a payment."),
        ("duties", Standing.LOOK): mark(
            "One person authorises, keeps the cash, records and reconciles: the package says so."
        ),
        ("signers", Standing.READY): mark("Two officers or more will sign."),
        ("signers", Standing.LOOK): mark(
            "One officer signs alone: the package will say that nobody else checked it."
        ),
    }
)
"""A test asks that every point that can be made has its sentence."""


def points(
    trial_balance: Statement,
    year: FiscalYear,
    *,
    sound: bool | None,
    signers: int,
    separated: bool,
) -> tuple[Point, ...]:
    """Return the points in the order in which they are read; `sound` is None while unknown."""
    totals = trial_balance.row("total").cells
    return (
        _balanced(trial_balance),
        Point("figures", Standing.READY if any(totals) else Standing.LOOK, "journal"),
        Point("closed", Standing.LOOK if year.status is YearStatus.OPEN else Standing.READY),
        Point("sound", _soundness(sound), "log"),
        Point("duties", Standing.READY if separated else Standing.LOOK, "officers"),
        Point("signers", Standing.READY if signers > 1 else Standing.LOOK),
    )


def may_sign(found: tuple[Point, ...]) -> bool:
    """Tell whether nothing is in the way."""
    return all(point.standing is not Standing.STOP for point in found)


def _soundness(sound: bool | None) -> Standing:
    if sound is None:
        return Standing.LOOK
    return Standing.READY if sound else Standing.STOP


def _balanced(trial_balance: Statement) -> Point:
    """The totals of the debit and the credit column are alike."""
    places = {column.key: place for place, column in enumerate(trial_balance.columns)}
    cells = trial_balance.row("total").cells
    pairs = (("debit", "credit"), ("balance-debit", "balance-credit"))
    alike = all(cells[places[one]] == cells[places[other]] for one, other in pairs)
    return Point("balanced", Standing.READY if alike else Standing.STOP, "statements")
