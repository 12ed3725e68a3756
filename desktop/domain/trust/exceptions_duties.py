"""Exceptions in order and duty: numbers, reversals, what was passed over, who holds too much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from desktop.domain.ledger.entry import Series
from desktop.domain.trust.acting import Act
from desktop.domain.trust.exceptions import (
    Amount,
    EntryRow,
    ExceptionKind,
    Hit,
    Material,
    Passed,
    Subjects,
    Thresholds,
    hit,
)

APART: Final = (Act.POST_ENTRY, Act.HOLD_CASH, Act.RECONCILE)
"""Duties that whoever approves entries should not hold as well."""


def gap(material: Material, _limits: Thresholds) -> Iterator[Hit]:
    """Yield numbers that are missing in a series; the program leaves none, so it proves that."""
    numbers: dict[tuple[str, Series], list[int]] = defaultdict(list)
    for entry in material.entries:
        numbers[entry.year, entry.series].append(entry.number)
    for (year, series), found in numbers.items():
        before = 0
        for number in sorted(found):
            if number != before + 1:
                yield Hit(
                    ExceptionKind.GAP,
                    f"entry:{year}:{series.value}:{number}",
                    fields={
                        "first": before + 1,
                        "last": number - 1,
                        "series": series,
                        "year": year,
                    },
                )
            before = number


def reversal(material: Material, _limits: Thresholds) -> Iterator[Hit]:
    """Yield entries that take another back."""
    by_id = {entry.id: entry for entry in material.entries}
    for entry in material.entries:
        if entry.reverses_id is not None:
            taken = by_id.get(entry.reverses_id)
            of = Subjects(() if taken is None else (taken.subject,))
            yield hit(ExceptionKind.REVERSAL, entry, others=of)


def override(material: Material, _limits: Thresholds) -> Iterator[Hit]:
    """Yield controls that were passed over with a reason."""
    yield from _passed(ExceptionKind.OVERRIDE, material, material.overrides)


def self_approval(material: Material, _limits: Thresholds) -> Iterator[Hit]:
    """Yield entries that were approved by the one who made them."""
    yield from _passed(ExceptionKind.SELF_APPROVAL, material, material.self_approvals)


def unapproved_import(material: Material, _limits: Thresholds) -> Iterator[Hit]:
    """Yield imports with entries that nobody approved, one hit for each."""
    for batch in material.batches:
        if batch.unapproved:
            yield Hit(
                ExceptionKind.UNAPPROVED_IMPORT,
                f"import_batch:{batch.id}",
                amount=batch.amount,
                fields={
                    "source": batch.source,
                    "unapproved": batch.unapproved,
                    "entries": batch.entries,
                    "total": Amount(batch.amount),
                },
            )


def many_duties(material: Material, _limits: Thresholds) -> Iterator[Hit]:
    """Yield officers who approve and also record, hold cash or reconcile, if they posted."""
    for officer in material.officers:
        held = tuple(act for act in APART if act in officer.acts)
        if officer.posted and held and Act.APPROVE_ENTRY in officer.acts:
            yield Hit(
                ExceptionKind.MANY_DUTIES,
                f"officer:{officer.id}",
                fields={
                    "officer": officer.code,
                    "acts": (Act.APPROVE_ENTRY, *held),
                    "entries": officer.posted,
                },
            )


def _passed(kind: ExceptionKind, material: Material, rows: tuple[Passed, ...]) -> Iterator[Hit]:
    by_id: dict[int, EntryRow] = {entry.id: entry for entry in material.entries} if rows else {}
    for row in rows:
        entry = by_id.get(row.entry_id)
        if entry is not None:
            yield hit(kind, entry, what=row.what, officer=row.officer, why=row.why)
