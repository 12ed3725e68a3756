"""Tick the vouchers of a sample; what is not in order can become a finding at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_text
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.findings import FindingStatus, Severity
from desktop.domain.trust.sampling import SampleItem, TickResult
from desktop.services.trust.sampling.draw_sample import sample_numbered
from desktop.store.book import Book
from desktop.store.queries.audit_findings import subject_of_entry
from desktop.store.queries.sampling import load_items
from desktop.store.tables.audit import finding
from desktop.store.tables.sampling import audit_tick
from desktop.store.tx import Tx


@dataclass(frozen=True, slots=True)
class Tick:
    """What was seen of a voucher, called as the pack calls it: 2025-payment-0042."""

    entry: str
    result: TickResult
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ticked:
    """How many ticks were written, and the numbers of the findings made of them."""

    ticks: int
    findings: tuple[int, ...]


def tick_items(
    book: Book,
    by: Acting,
    number: int,
    ticks: Sequence[Tick],
    severity: Severity | None = None,
) -> Ticked:
    """Write ticks of the sample `number`, all or none; a later tick holds, both stay.

    With a `severity` each exception and missing document becomes a finding about its voucher.
    Raises UserError `not-permitted`, `sample-missing`, `sample-item-missing` or
    `sample-note-empty`.
    """
    with book.begin(by, Act.WRITE_FINDING) as tx:
        sample_numbered(tx.conn, number)
        items = {item.entry: item for item in load_items(tx.conn, number)}
        clean = [checked(tick, items, number) for tick in ticks]
        findings: list[int] = []
        for tick in clean:
            item = items[tick.entry]
            tx.insert(
                audit_tick,
                item_id=item.id,
                result=tick.result,
                note=tick.note,
                officer_id=by.officer_id,
                recorded_at=tx.recorded_at,
            )
            if severity is not None and tick.result is not TickResult.OK:
                findings.append(_finding(tx, by, item, tick, severity))
    return Ticked(len(clean), tuple(findings))


def checked(tick: Tick, items: dict[str, SampleItem], number: int) -> Tick:
    """Return the tick with a clean note; raises UserError as `tick_items`."""
    if tick.entry not in items:
        raise UserError("sample-item-missing", entry=tick.entry, number=number)
    note = clean_text(tick.note, field="note")
    if tick.result is not TickResult.OK and not note:
        raise UserError("sample-note-empty")
    return Tick(tick.entry, tick.result, note)


def _finding(tx: Tx, by: Acting, item: SampleItem, tick: Tick, severity: Severity) -> int:
    return tx.insert(
        finding,
        subject=subject_of_entry(tx.conn, item.entry_id) or "",
        exception="",
        text=tick.note,
        severity=severity,
        status=FindingStatus.OPEN,
        responsible_id=None,
        due=None,
        officer_id=by.officer_id,
        recorded_at=tx.recorded_at,
    )
