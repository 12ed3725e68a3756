"""A point of the checklist: what one check found about a year or a span of months."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class PointState(Enum):
    """How a point stands; an explained one still fails, but somebody wrote down why it may."""

    OK = "ok"
    FAILS = "fails"
    EXPLAINED = "explained"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found.

    `count` is how many things fail (or were looked at, where none does), `fields` fill the
    sentence: text, days, and `Amount`s. `args` tell the screen what to show. While one `blocks`
    nothing goes on. `says` stands for the sentence where the usual one does not fit.
    """

    state: PointState
    count: int = 0
    fields: Mapping[str, object] = field(default_factory=dict)
    args: Mapping[str, object] = field(default_factory=dict)
    blocks: bool = False
    says: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount inside a sentence, in minor units of the book's currency."""

    minor: int


def failing(count: int, *, blocks: bool = False, **fields: object) -> Found:
    """Return OK where nothing fails, else FAILS with how many do."""
    if not count:
        return Found(PointState.OK, 0, fields)
    return Found(PointState.FAILS, count, fields, blocks=blocks)


def absent() -> Found:
    """Return that there is nothing of the kind in the book."""
    return Found(PointState.NOT_APPLICABLE)


def figure_of(found: Found) -> str:
    """Return what a note to the point holds for: another figure is another matter."""
    amounts = sorted(
        (name, value.minor) for name, value in found.fields.items() if isinstance(value, Amount)
    )
    return ":".join([str(found.count), *(f"{name}={minor}" for name, minor in amounts)])
