"""Three mistakes, as they happen everywhere, each taken back by a reversal that names it."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Final

from desktop.domain.ledger.entry import Foreign, Series
from desktop.services.samples.facts import GENERAL
from desktop.services.samples.planned import PlannedLine
from desktop.services.samples.till import BANK
from desktop.services.samples.world import World

_DOUBLE: Final = dt.date(2024, 5, 13)
_DIGITS: Final = dt.date(2024, 11, 11)
_PROJECT: Final = dt.date(2025, 6, 23)
_NOTICED_AFTER: Final = dt.timedelta(days=8)


def plan_mistakes(world: World) -> None:
    """Put the mistakes and their mending into the diary."""
    world.at(_DOUBLE, partial(_double, world))
    world.at(_DIGITS, partial(_digits, world))
    world.at(_PROJECT, partial(_project, world))


def _double(world: World, day: dt.date) -> None:
    """Book the month's internet bill a second time."""
    wrong = _write(world, day, "wrong_double", _lines("5213", 180_000, GENERAL, None, "S05"))
    _take_back(world, day, wrong, "back_double")


def _digits(world: World, day: dt.date) -> None:
    """Read 145.500 as 1,455.000."""
    said = {"partner": world.partner("S06")}
    lines = _lines("5214", 1_455_000, GENERAL, None, "S06")
    right = _lines("5214", 145_500, GENERAL, None, "S06")
    wrong = _write(world, day, "wrong_digits", lines, **said)
    _take_back(world, day, wrong, "back_digits", right=("right_digits", right, said))


def _project(world: World, day: dt.date) -> None:
    """Book a reception on the sister project of the same grant."""
    first, second = world.facts.projects["P01"], world.facts.projects["P02"]
    said = {"topic": second.topics[0], "project": first.project.name_ar}
    mended = {"topic": second.topics[0], "project": second.project.name_ar}
    wrong = _write(
        world, day, "wrong_project", _lines("5115", 614_750, "EU-01", "P01", "S07"), **said
    )
    right = _lines("5115", 614_750, "EU-01", "P02", "S07")
    _take_back(
        world, day, wrong, "back_project", fields=said, right=("right_project", right, mended)
    )


def _lines(
    account: str, amount: int, fund: str, project: str | None, partner: str
) -> tuple[PlannedLine, ...]:
    return (
        PlannedLine(account, amount, fund, project, partner),
        PlannedLine(BANK, -amount, fund),
    )


def _write(
    world: World, day: dt.date, kind: str, lines: tuple[PlannedLine, ...], **fields: str
) -> int:
    reference = world.reference("cheque", day)
    return world.write(day, Series.PAYMENT, world.say(kind, day, **fields), lines, reference)


def _take_back(
    world: World,
    day: dt.date,
    wrong: int,
    kind: str,
    *,
    fields: dict[str, str] | None = None,
    right: tuple[str, tuple[PlannedLine, ...], dict[str, str]] | None = None,
) -> None:
    def mend(noticed: dt.date) -> None:
        entry = world.entries[wrong]
        lines = tuple(_mirrored(line) for line in entry.lines)
        said = world.say(kind, noticed, **(fields or {}))
        world.write(noticed, entry.series, said, lines, entry.reference, reverses=wrong)
        if right is not None:
            _write(world, noticed, right[0], right[1], **right[2])

    world.at(day + _NOTICED_AFTER, mend)


def _mirrored(line: PlannedLine) -> PlannedLine:
    foreign = line.foreign
    if foreign is not None:
        foreign = Foreign(foreign.currency, -foreign.amount, foreign.rate, foreign.source)
    return PlannedLine(
        line.account, -line.amount, line.fund, line.project, line.partner, line.memo, foreign
    )
