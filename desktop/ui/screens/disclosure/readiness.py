"""What to look at before a package is signed: the year's checklist, and who will sign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.ledger.closing.points import PointState
from desktop.services.ledger.closing.checklist import Checklist
from desktop.services.ledger.closing.checklist import Point as Checked
from desktop.services.ledger.closing.checks.log import soundness
from desktop.text.words import mark
from desktop.ui.screens.ledger.closing.sentences import point_sentence
from desktop.ui.words import ui_words


class Standing(Enum):
    """Whether a point is in order, worth a look, or in the way of signing."""

    READY = "ready"
    LOOK = "look"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the list; `checked` is that of the checklist, None for who signs."""

    key: str
    standing: Standing
    screen: str | None = None
    checked: Checked | None = None


_SIGNERS: Final[Mapping[Standing, str]] = MappingProxyType(
    {
        Standing.READY: mark("Two officers or more will sign."),
        Standing.LOOK: mark(
            "One officer signs alone: the package will say that nobody else checked it."
        ),
    }
)


def points(found: Checklist, *, sound: bool | None, signers: int) -> tuple[Point, ...]:
    """Return the points in the order in which they are read; `sound` is None while unknown.

    What does not apply is left out: a package is no place to learn of it.
    """
    made = [
        _point(replace(each, found=soundness(sound)) if each.check.key == "log" else each)
        for each in found.points
        if each.state is not PointState.NOT_APPLICABLE
    ]
    alone = Standing.READY if signers > 1 else Standing.LOOK
    return (*made, Point("signers", alone))


def may_sign(found: tuple[Point, ...]) -> bool:
    """Tell whether nothing is in the way."""
    return all(point.standing is not Standing.STOP for point in found)


def sentence(point: Point, currency: Currency) -> str:
    """Return how a point stands in the current language."""
    if point.checked is None:
        return ui_words()(_SIGNERS[point.standing])
    return point_sentence(point.checked, currency)


def _point(checked: Checked) -> Point:
    standing = Standing.LOOK if checked.is_open else Standing.READY
    if checked.blocks:
        standing = Standing.STOP
    return Point(checked.check.key, standing, checked.check.screen, checked)
