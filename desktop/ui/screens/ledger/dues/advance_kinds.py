"""Advances: who holds what, each advance with its state, and accounting for one."""

from __future__ import annotations

from typing import Any, Final

from desktop.domain.trust.acting import Act
from desktop.text.words import mark
from desktop.ui.screens.ledger.dues.advance_deeds import account_for, hand_out
from desktop.ui.screens.ledger.dues.advance_rows import (
    OPEN_STATES,
    AdvanceRow,
    advance_rows,
    holder_rows,
    open_rows,
)
from desktop.ui.screens.ledger.dues.age_columns import name_of
from desktop.ui.screens.ledger.dues.deeds import statement_deed
from desktop.ui.screens.registers.kind import Deed, Desk, RegisterKind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Column, Kind
from desktop.ui.work.topic import Topic

_SHOWN: Final = frozenset({Topic.ENTRIES, Topic.APPROVALS})


def _report(desk: Desk, row: AdvanceRow) -> None:
    desk.context.go("statements", {"name": "advance-settlement", "of": row.advance.code})


def _go(context: Context, row: Any) -> None:
    if row.advance.entry_id is not None:
        context.go("entry", {"entry": row.advance.entry_id})


_NEW: Final = Deed(
    "hand-out",
    mark("Hand out an advance"),
    "plus",
    hand_out,
    shortcut="F5",
    act=Act.POST_ENTRY,
    needs_row=False,
)
_COLUMNS: Final = (
    Column("code", mark("Code"), Kind.CODE, width=7, value=lambda row: row.advance.code),
    Column(
        "holder",
        mark("Holder of the advance"),
        stretch=2,
        width=16,
        value=lambda row: name_of(row.partner),
    ),
    Column("purpose", mark("Purpose"), stretch=3, width=20, value=lambda row: row.advance.purpose),
    Column("due", mark("To be settled by"), Kind.DAY, value=lambda row: row.advance.due_day),
    Column("days", mark("Days overdue"), width=8, value=lambda row: str(row.days or "")),
    Column("state", mark("State"), Kind.BADGE, width=16, value=lambda row: row.chip),
    Column("given", mark("Amount"), Kind.AMOUNT, width=13, value=lambda row: row.advance.given),
    Column("open", mark("Still open"), Kind.AMOUNT, width=13, value=lambda row: row.advance.open),
)
_DEEDS: Final = (
    _NEW,
    Deed(
        "account-for",
        mark("Account for it"),
        "file-check",
        account_for,
        shortcut="F7",
        act=Act.POST_ENTRY,
        when=lambda row: row.advance.state in OPEN_STATES,
    ),
    Deed(
        "report",
        mark("Report of the settlement"),
        "printer",
        _report,
        shortcut="F8",
        when=lambda row: row.advance.given > row.advance.open,
    ),
)


def _searched(row: Any) -> str:
    partner = row.partner
    return f"{row.advance.code} {partner.code} {partner.name_ar} {partner.name_en} " + str(
        row.advance.purpose
    )


OPEN: Final = RegisterKind(
    key="open",
    title=mark("Open advances"),
    icon="handshake",
    none=mark("No advance is open"),
    about=mark("What is to be accounted for, the oldest due first."),
    columns=_COLUMNS,
    load=open_rows,
    code_of=lambda row: str(row.advance.code),
    text_of=_searched,
    topics=_SHOWN,
    sums=lambda rows: {"open": sum(row.advance.open for row in rows)},
    deeds=_DEEDS,
    opens=_go,
)
HOLDERS: Final = RegisterKind(
    key="holders",
    title=mark("By holder"),
    icon="users",
    none=mark("Nobody holds an advance"),
    about=mark("What is in each person's hands, and how overdue it is."),
    columns=(
        Column("code", mark("Code"), Kind.CODE, width=8, value=lambda row: row.partner.code),
        Column(
            "holder",
            mark("Holder of the advance"),
            stretch=2,
            value=lambda row: name_of(row.partner),
        ),
        Column("count", mark("Advances"), width=8, value=lambda row: str(row.count)),
        Column("days", mark("Days overdue"), width=10, value=lambda row: str(row.days or "")),
        Column("state", mark("State"), Kind.BADGE, width=11, value=lambda row: row.chip),
        Column("overdue", mark("Overdue"), Kind.AMOUNT, width=14),
        Column("open", mark("Still open"), Kind.AMOUNT, width=14),
    ),
    load=holder_rows,
    code_of=lambda row: str(row.partner.code),
    text_of=lambda row: f"{row.partner.code} {row.partner.name_ar} {row.partner.name_en}",
    topics=_SHOWN,
    sums=lambda rows: {
        "overdue": sum(row.overdue for row in rows),
        "open": sum(row.open for row in rows),
    },
    deeds=(_NEW, statement_deed(lambda row: row.partner)),
)
ALL: Final = RegisterKind(
    key="all",
    title=mark("All advances"),
    icon="archive",
    none=mark("No advances yet"),
    about=mark("Every advance that was handed out, the newest first."),
    columns=_COLUMNS,
    load=advance_rows,
    code_of=lambda row: str(row.advance.code),
    text_of=_searched,
    topics=_SHOWN,
    deeds=_DEEDS,
    opens=_go,
)
KINDS: Final = (OPEN, HOLDERS, ALL)
