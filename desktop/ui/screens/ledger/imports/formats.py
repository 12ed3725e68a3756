"""What a file that was chosen may be, told from its name and its first bytes."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Final

from desktop.domain.ledger.imports.mapping import TableKind
from desktop.text.words import mark


class Form(Enum):
    """The formats that can be imported; the value is the name of the format."""

    ENTRIES = "journal"
    OPENING = "opening"
    GNUCASH = "gnucash"
    LEDGER = "ledger"

    @property
    def table(self) -> TableKind | None:
        """Return what the rows are, where it is a table."""
        return TableKind(self.value) if self in {Form.ENTRIES, Form.OPENING} else None


FORMS: Final = (
    (Form.ENTRIES.value, mark("Table of entries")),
    (Form.OPENING.value, mark("Opening balances")),
    (Form.GNUCASH.value, mark("GnuCash")),
    (Form.LEDGER.value, mark("ledger, hledger")),
)
_TABLES: Final = frozenset({".csv", ".xlsx", ".xlsm", ".tsv", ".xls"})
_JOURNALS: Final = frozenset({".ledger", ".journal", ".hledger", ".dat", ".j"})
_HEAD: Final = 4096


def guess_form(path: Path) -> Form:
    """Return the likeliest format; the person may say otherwise."""
    ending = path.suffix.lower()
    if ending in _TABLES:
        return Form.ENTRIES
    if ending in _JOURNALS:
        return Form.LEDGER
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return Form.ENTRIES
    if ending == ".gnucash" or b"<gnc-v2" in head:
        return Form.GNUCASH
    return Form.ENTRIES if b"," in head or b";" in head else Form.LEDGER
