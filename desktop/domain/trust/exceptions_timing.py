"""Exceptions in time: when an entry was posted, and for which day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from desktop.domain.trust.exceptions import (
    EntryRow,
    ExceptionKind,
    Hit,
    Material,
    Thresholds,
    hit,
    ordinary,
)


def weekend(material: Material, limits: Thresholds) -> Iterator[Hit]:
    """Yield entries whose day is of the weekend, when offices and banks are closed."""
    for entry in material.entries:
        if entry.day.weekday() in limits.weekend and ordinary(entry):
            yield hit(ExceptionKind.WEEKEND, entry, weekday=entry.day)


def night(material: Material, limits: Thresholds) -> Iterator[Hit]:
    """Yield entries posted at night by the office's clock; imported ones carry the import's."""
    for entry in material.entries:
        local = _local(entry, limits)
        if entry.batch_id is None and (
            local.hour >= limits.night_from or local.hour < limits.night_to
        ):
            yield hit(ExceptionKind.NIGHT, entry, time=f"{local:%Y-%m-%d %H:%M}")


def backdated(material: Material, limits: Thresholds) -> Iterator[Hit]:
    """Yield entries posted long after their day."""
    for entry in material.entries:
        late = (_local(entry, limits).date() - entry.day).days
        if entry.batch_id is None and late > limits.backdated_days and ordinary(entry):
            yield hit(ExceptionKind.BACKDATED, entry, days=late)


def earlier_month(material: Material, limits: Thresholds) -> Iterator[Hit]:
    """Yield entries put into a month that others had been posted after already.

    In the first days of a month the one before is still being finished: those are left out.
    """
    latest: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for entry in material.entries:
        month = (entry.day.year, entry.day.month)
        if not ordinary(entry) or entry.batch_id is not None:
            continue
        if month < latest[entry.year]:
            ended = (dt.date(*month, 28) + dt.timedelta(days=4)).replace(day=1)
            late = (_local(entry, limits).date() - ended).days
            if late >= limits.month_grace_days:
                year, number = latest[entry.year]
                later = f"{year:04d}-{number:02d}"
                yield hit(ExceptionKind.EARLIER_MONTH, entry, later=later, days=late)
        latest[entry.year] = max(latest[entry.year], month)


def changed_then_paid(material: Material, limits: Thresholds) -> Iterator[Hit]:
    """Yield payments to a partner whose record was changed shortly before."""
    changes: dict[int, list[tuple[dt.datetime, str]]] = defaultdict(list)
    for change in material.changes:
        changes[change.partner_id].append((change.recorded_at, change.officer))
    for each in changes.values():
        each.sort()
    if not changes:
        return
    span = dt.timedelta(days=limits.paid_after_days)
    for entry in material.entries:
        if entry.series.value != "payment" or not ordinary(entry):
            continue
        named = (line.partner_id for line in material.lines.get(entry.id, ()))
        for partner in dict.fromkeys(one for one in named if one in changes):
            at = bisect_right(changes[partner], (entry.recorded_at, "\U0010ffff"))
            if at and entry.recorded_at - changes[partner][at - 1][0] <= span:
                moment, officer = changes[partner][at - 1]
                yield hit(
                    ExceptionKind.CHANGED_THEN_PAID,
                    entry,
                    partner=material.codes.get(("partner", partner), str(partner)),
                    changed=moment.date(),
                    officer=officer,
                )
                break


def _local(entry: EntryRow, limits: Thresholds) -> dt.datetime:
    return entry.recorded_at + dt.timedelta(hours=limits.utc_offset)
