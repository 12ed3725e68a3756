"""The register of cash counts: what was counted, by whom, and what became of the difference."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount
from desktop.domain.ledger.entry import NewEntry
from desktop.domain.trust.acting import Act
from desktop.services.ledger.cash.count_cash import CountState, list_counts, plan_difference
from desktop.text.words import mark
from desktop.ui.screens.ledger.rates.posting_entry import post_made
from desktop.ui.screens.registers.kind import Deed, Desk, RegisterKind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.words import said, ui_words
from desktop.ui.work.topic import Topic


def _state(row: CountState) -> Chip:
    if not row.count.difference:
        return Chip(mark("Agrees"), Tone.GOOD)
    if row.entry_id is not None:
        return Chip(mark("Posted"), Tone.GOOD)
    if row.waiting:
        return Chip(mark("Waiting"), Tone.INFO)
    return Chip(mark("Difference open"), Tone.WARNING)


def _text(row: CountState, minor: int) -> str:
    return f"{format_amount(minor, row.currency)} {row.currency.code}"


def _post(desk: Desk, row: CountState) -> None:
    """Make the entry of the difference and post it, or send it for approval."""
    session, words = desk.context.session, ui_words()

    def planned(entry: NewEntry) -> None:
        if isinstance(desk, QWidget):
            post_made(desk.context, desk, entry, desk.reload)

    def refused(error: UserError) -> None:
        desk.context.toast(said(error))

    desk.context.work.read(
        lambda: plan_difference(session.book, session.by, row.count.id, words), planned, refused
    )


def _open(context: Context, row: CountState) -> None:
    context.go("statements", {"name": "cash-count", "of": str(row.count.id)})


COUNTS: Final = RegisterKind(
    key="counts",
    title=mark("Cash counts"),
    icon="scale",
    none=mark("Nothing was counted yet"),
    about=mark(
        "A count is never changed. What differs is posted here, once you have looked for the "
        "voucher that is missing. Enter shows the record of the count."
    ),
    columns=(
        Column("number", mark("Number"), Kind.CODE, width=6, value=lambda row: str(row.count.id)),
        Column("day", mark("Day"), Kind.DAY, width=11, value=lambda row: row.count.day),
        Column(
            "box",
            mark("Cash box"),
            stretch=2,
            width=16,
            value=lambda row: ui_words().of(row.name_ar, row.name_en),
        ),
        Column(
            "by",
            mark("Counted by"),
            stretch=1,
            width=13,
            value=lambda row: row.count.counted_by,
        ),
        Column(
            "counted",
            mark("Counted"),
            Kind.CODE,
            width=15,
            value=lambda row: _text(row, row.count.counted),
        ),
        Column(
            "difference",
            mark("Difference"),
            Kind.CODE,
            width=13,
            value=lambda row: _text(row, row.count.difference),
        ),
        Column(
            "surprise",
            mark("Kind"),
            Kind.BADGE,
            width=9,
            value=lambda row: Chip(mark("Surprise"), Tone.INFO) if row.count.surprise else None,
        ),
        Column("state", mark("State"), Kind.BADGE, width=14, value=_state),
    ),
    load=lambda session: list_counts(session.book, session.by),
    code_of=lambda row: str(row.count.id),
    text_of=lambda row: " ".join(
        (
            str(row.count.id),
            row.count.day.isoformat(),
            row.code,
            row.name_ar,
            row.name_en,
            row.count.counted_by,
            row.count.witnessed_by,
        )
    ),
    topics=frozenset({Topic.ENTRIES, Topic.APPROVALS, Topic.CASH}),
    opens=_open,
    deeds=(
        Deed(
            "post",
            mark("Post the difference"),
            "check",
            _post,
            "F8",
            Act.POST_ENTRY,
            when=lambda row: bool(row.open),
        ),
        Deed(
            "record",
            mark("Record of the count"),
            "file-text",
            lambda desk, row: _open(desk.context, row),
            "F9",
        ),
    ),
)
