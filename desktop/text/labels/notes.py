"""What the kinds of notes to the statements are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from desktop.domain.ledger.notes.note import NoteKind
from desktop.domain.trust.acting import Act
from desktop.domain.trust.settings import Setting
from desktop.text.words import mark

LABELS: Final[Mapping[Enum, str]] = {
    NoteKind.BASIS: mark("Basis of the statements and accounting policies"),
    NoteKind.CURRENCY: mark("Currency of the statements"),
    NoteKind.RATES: mark("Exchange rates and differences"),
    NoteKind.CASH: mark("Cash and banks"),
    NoteKind.GRANTS: mark("Grants"),
    NoteKind.FIXED_ASSETS: mark("Fixed assets and depreciation"),
    NoteKind.FUNDS: mark("Restricted funds and endowments"),
    NoteKind.IN_KIND: mark("In-kind donations"),
    NoteKind.RELATED_PARTIES: mark("Dealings with related parties"),
    NoteKind.CONTINGENCIES: mark("Contingencies and commitments"),
    NoteKind.LATER_EVENTS: mark("Events after the end of the year"),
    NoteKind.CLOSING: mark("Closing of the year"),
    NoteKind.OWN: mark("Further note"),
    Act.WRITE_NOTES: mark("write the notes to the statements"),
    Setting.BASIS: mark("Basis of the statements"),
}
