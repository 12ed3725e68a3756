"""The register of assets: what there is, where, and what it stands at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from desktop.domain.trust.acting import Act
from desktop.services.ledger.assets.list_assets import AssetState, list_assets
from desktop.services.ledger.assets.unregistered import unregistered_lines
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.screens.ledger.assets.asset_deeds import be_given, buy, make_of_line, take_over
from desktop.ui.screens.ledger.assets.leaving_deeds import let_go, move
from desktop.ui.screens.ledger.dues.age_columns import name_of
from desktop.ui.screens.registers.kind import Deed, Desk, RegisterKind
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.work.topic import Topic

TOPICS: Final = frozenset({Topic.ASSETS, Topic.ENTRIES, Topic.APPROVALS})


def chip_of(state: AssetState) -> Chip:
    """Return how an asset stands."""
    asset = state.asset
    if asset.disposed is not None:
        return Chip(mark("Left"), Tone.NEUTRAL)
    if not asset.stands:
        return Chip(mark("Not posted"), Tone.WARNING)
    if state.written_off >= asset.depreciable:
        return Chip(mark("Written off"), Tone.INFO)
    return Chip(mark("In use"), Tone.GOOD)


def _load(session: Session) -> Sequence[AssetState]:
    return list_assets(session.book, session.by)


def _there(row: AssetState) -> bool:
    return row.asset.stands and row.asset.disposed is None


def _text(row: AssetState) -> str:
    asset, keeper = row.asset, row.custodian
    names = "" if keeper is None else f"{keeper.name_ar} {keeper.name_en}"
    return f"{asset.code} {asset.name} {asset.serial} {asset.place} {row.kind.name_ar} {names}"


def _report(desk: Desk, _row: Any) -> None:
    desk.context.go("statements", {"name": "assets"})


REGISTER: Final = RegisterKind(
    key="register",
    title=mark("Register of assets"),
    icon="building-2",
    none=mark("No assets yet"),
    about=mark("What the organisation keeps for longer than a year, and who keeps it."),
    columns=(
        Column("code", mark("Tag"), Kind.CODE, width=9, value=lambda row: row.asset.code),
        Column("name", mark("Asset"), stretch=4, width=18, value=lambda row: row.asset.name),
        Column("class", mark("Class"), Kind.CODE, width=7, value=lambda row: row.kind.code),
        Column("place", mark("Place"), stretch=1, width=10, value=lambda row: row.asset.place),
        Column(
            "custodian",
            mark("Custodian"),
            stretch=2,
            value=lambda row: "" if row.custodian is None else name_of(row.custodian),
        ),
        Column("state", mark("State"), Kind.BADGE, width=11, value=chip_of),
        Column("cost", mark("Cost"), Kind.AMOUNT, width=13, value=lambda row: row.asset.cost),
        Column(
            "gathered",
            mark("Written off"),
            Kind.AMOUNT,
            width=13,
            value=lambda row: row.written_off,
        ),
        Column(
            "value", mark("Net book value"), Kind.AMOUNT, width=13, value=lambda row: row.book_value
        ),
    ),
    load=_load,
    code_of=lambda row: str(row.asset.code),
    text_of=_text,
    topics=TOPICS,
    sums=lambda rows: {"value": sum(row.book_value for row in rows)},
    deeds=(
        Deed(
            "enter",
            mark("New asset"),
            "plus",
            buy,
            shortcut="F5",
            act=Act.MANAGE_ASSETS,
            needs_row=False,
        ),
        Deed(
            "given",
            mark("Gift in kind"),
            "handshake",
            be_given,
            act=Act.MANAGE_ASSETS,
            needs_row=False,
        ),
        Deed(
            "before",
            mark("There before the book"),
            "book-open",
            take_over,
            act=Act.MANAGE_ASSETS,
            needs_row=False,
        ),
        Deed(
            "move",
            mark("Move"),
            "arrow-left-right",
            move,
            shortcut="F7",
            act=Act.MANAGE_ASSETS,
            when=_there,
        ),
        Deed(
            "dispose",
            mark("Let it leave"),
            "trash-2",
            let_go,
            shortcut="F8",
            act=Act.MANAGE_ASSETS,
            when=_there,
        ),
        Deed("report", mark("Report"), "printer", _report, shortcut="F9", needs_row=False),
    ),
    opens=lambda context, row: context.go("asset", {"code": row.asset.code}),
)

LINES: Final = RegisterKind(
    key="lines",
    title=mark("To be registered"),
    icon="file-check",
    none=mark("Every line has its asset"),
    about=mark("Posted lines on accounts of assets that no asset was made of yet."),
    columns=(
        Column("day", mark("Day"), Kind.DAY, value=lambda row: row.line.day),
        Column("account", mark("Account"), Kind.CODE, width=9, value=lambda row: row.line.account),
        Column("text", mark("What was bought"), stretch=3, value=lambda row: row.line.text),
        Column("amount", mark("Amount"), Kind.AMOUNT, width=14, value=lambda r: r.line.amount),
        Column("left", mark("Not registered yet"), Kind.AMOUNT, width=16),
    ),
    load=lambda session: unregistered_lines(session.book, session.by),
    code_of=lambda row: f"{row.line.entry_id}.{row.line.position}",
    text_of=lambda row: f"{row.line.account} {row.line.text}",
    topics=TOPICS,
    sums=lambda rows: {"left": sum(row.left for row in rows)},
    deeds=(
        Deed(
            "make",
            mark("Make an asset of it"),
            "plus",
            make_of_line,
            shortcut="F7",
            act=Act.MANAGE_ASSETS,
        ),
    ),
    opens=lambda context, row: context.go("entry", {"entry": row.line.entry_id}),
)
