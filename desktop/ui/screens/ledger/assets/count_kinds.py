"""Counting the assets: the count that is open, asset by asset, and those that were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from desktop.domain.ledger.assets.asset import Asset
from desktop.domain.ledger.assets.count import Counted, CountFound
from desktop.domain.trust.acting import Act
from desktop.services.ledger.assets.count_assets import (
    CountFile,
    finish_count,
    list_asset_counts,
    open_count,
    say_found,
)
from desktop.services.session import Session
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.dues import choices
from desktop.ui.screens.ledger.dues.preparing import widget_of
from desktop.ui.screens.registers.kind import Deed, Desk, Question, RegisterKind, Values
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.words import said
from desktop.ui.work.topic import Topic

_CHANGES: Final = frozenset({Topic.ASSETS})
_TONES: Final = {
    CountFound.FOUND: Tone.GOOD,
    CountFound.MISSING: Tone.BAD,
    CountFound.DAMAGED: Tone.WARNING,
    CountFound.ELSEWHERE: Tone.INFO,
}


@dataclass(frozen=True, slots=True)
class CountingRow:
    """An asset of the count that is open, and what was found of it so far."""

    file: CountFile
    asset: Asset
    said: Counted | None

    @property
    def chip(self) -> Chip:
        """What was found."""
        if self.said is None:
            return Chip(mark("Not counted yet"), Tone.NEUTRAL)
        return Chip(LABELS[self.said.found], _TONES[self.said.found])


def _load_open(session: Session) -> Sequence[CountingRow]:
    for file in list_asset_counts(session.book, session.by):
        if not file.count.finished:
            lines = {each.asset_id: each for each in file.count.lines}
            return [CountingRow(file, asset, lines.get(asset.id)) for asset in file.assets.values()]
    return ()


def _load_all(session: Session) -> Sequence[CountFile]:
    return list_asset_counts(session.book, session.by)


def _open(desk: Desk, _row: Any) -> None:
    def write(session: Session, values: Values) -> str:
        return str(open_count(session.book, session.by, values["day"], values["note"]))

    desk.ask(
        Question(
            title=mark("Open a count"),
            about=mark(
                "Every asset that is there on the day is gone through, over as many days as it "
                "takes."
            ),
            confirm=mark("Open the count"),
            icon="file-check",
            fields=lambda _context: (
                Field("day", mark("Day"), FieldKind.DAY, required=True),
                Field("note", mark("Note")),
            ),
            write=write,
            said=mark("Count {code} is open."),
            changes=_CHANGES,
            values={"day": choices.usual(desk.context)},
            places={
                "asset-count-open": "day",
                "asset-count-future": "day",
                "asset-count-nothing": "day",
            },
        )
    )


def _found(desk: Desk, row: CountingRow) -> None:
    """Tick the asset off: it is there, as the register says."""
    context = desk.context
    session = context.session
    context.work.write(
        lambda: say_found(
            session.book, session.by, row.file.count.id, Counted(row.asset.id, CountFound.FOUND)
        ),
        lambda _none: desk.reload(),
        lambda error: context.toast(said(error)),
        _CHANGES,
        owner=widget_of(desk),
    )


def _otherwise(desk: Desk, row: CountingRow) -> None:
    def write(session: Session, values: Values) -> str:
        counted = Counted(
            row.asset.id, CountFound(values["found"]), values["place"], values["note"]
        )
        say_found(session.book, session.by, row.file.count.id, counted)
        return row.asset.code

    ways = tuple((each.value, LABELS[each]) for each in CountFound)
    desk.ask(
        Question(
            title=mark("What was found"),
            about=mark("Said again, the last word holds."),
            confirm=mark("Keep it"),
            icon="search",
            fields=lambda _context: (
                Field("found", mark("What was found"), FieldKind.CHOICE, options=ways),
                Field("place", mark("Where it was")),
                Field("note", mark("Note")),
            ),
            write=write,
            said=mark("{code} is counted."),
            changes=_CHANGES,
            values={"found": "missing"},
            places={"asset-count-place": "place"},
        )
    )


def _finish(desk: Desk, row: CountingRow) -> None:
    def write(session: Session, values: Values) -> str:
        number = row.file.count.id
        finish_count(session.book, session.by, number, values["first"], values["second"])
        return str(number)

    desk.ask(
        Question(
            title=mark("Finish the count"),
            about=mark("Nothing is added to it afterwards. Then print its record and sign it."),
            confirm=mark("Finish the count"),
            icon="file-check",
            fields=lambda _context: (
                Field("first", mark("Counted by"), required=True),
                Field("second", mark("Witnessed by"), required=True),
            ),
            write=write,
            said=mark("Count {code} is finished."),
            changes=_CHANGES,
            places={"asset-count-people": "second", "asset-count-left": "first"},
        )
    )


def _record(desk: Desk, row: CountFile) -> None:
    _show(desk.context, row)


def _show(context: Context, row: CountFile) -> None:
    context.go("statements", {"name": "asset-count", "of": str(row.count.id)})


_NEW: Final = Deed(
    "open",
    mark("Open a count"),
    "plus",
    _open,
    shortcut="F5",
    act=Act.MANAGE_ASSETS,
    needs_row=False,
)
_deed = partial(Deed, act=Act.MANAGE_ASSETS)

COUNTING: Final = RegisterKind(
    key="counting",
    title=mark("Counting"),
    icon="file-check",
    none=mark("No count is open"),
    about=mark("Go from asset to asset: F7 where it is as it should be, F8 where it is not."),
    columns=(
        Column("code", mark("Tag"), Kind.CODE, width=10, value=lambda row: row.asset.code),
        Column("name", mark("Asset"), stretch=3, value=lambda row: row.asset.name),
        Column("place", mark("Place"), stretch=1, value=lambda row: row.asset.place),
        Column("serial", mark("Serial number"), Kind.CODE, value=lambda row: row.asset.serial),
        Column("found", mark("What was found"), Kind.BADGE, width=16, value=lambda row: row.chip),
        Column(
            "note",
            mark("Note"),
            stretch=2,
            value=lambda row: (
                ""
                if row.said is None
                else " - ".join(filter(None, (row.said.place, row.said.note)))
            ),
        ),
    ),
    load=_load_open,
    code_of=lambda row: str(row.asset.code),
    text_of=lambda row: f"{row.asset.code} {row.asset.name} {row.asset.serial} {row.asset.place}",
    topics=_CHANGES,
    deeds=(
        _NEW,
        _deed("found", mark("It is there"), "check", _found, shortcut="F7"),
        _deed("otherwise", mark("It is not as it should be"), "search", _otherwise, shortcut="F8"),
        _deed("finish", mark("Finish the count"), "file-check", _finish, shortcut="F9"),
    ),
)
COUNTS: Final = RegisterKind(
    key="counts",
    title=mark("Counts"),
    icon="clock",
    none=mark("Nothing was counted yet"),
    about=mark("The records of counts, to be printed and signed."),
    columns=(
        Column("id", mark("Number"), Kind.CODE, width=8, value=lambda row: str(row.count.id)),
        Column("day", mark("Day"), Kind.DAY, value=lambda row: row.count.day),
        Column(
            "state",
            mark("State"),
            Kind.BADGE,
            value=lambda row: (
                Chip(mark("Finished"), Tone.GOOD)
                if row.count.finished
                else Chip(mark("Open"), Tone.INFO)
            ),
        ),
        Column(
            "counted",
            mark("Counted"),
            Kind.CODE,
            value=lambda row: f"{len(row.count.lines)} / {len(row.assets)}",
        ),
        Column(
            "differences",
            mark("Differences"),
            Kind.CODE,
            value=lambda row: str(len(row.count.differences)),
        ),
        Column("by", mark("Counted by"), stretch=1, value=lambda row: row.count.counted_by),
        Column("with", mark("Witnessed by"), stretch=1, value=lambda row: row.count.witnessed_by),
    ),
    load=_load_all,
    code_of=lambda row: str(row.count.id),
    text_of=lambda row: f"{row.count.id} {row.count.day.isoformat()} {row.count.counted_by}",
    topics=_CHANGES,
    deeds=(
        _NEW,
        Deed("record", mark("Record of the count"), "printer", _record, shortcut="F8"),
    ),
    opens=_show,
)
