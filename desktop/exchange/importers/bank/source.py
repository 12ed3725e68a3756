"""Read the file of a bank, told apart by its bytes and not by its name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Final

from desktop.domain.errors import UserError
from desktop.exchange.importers.tabular.grid import Grid
from desktop.exchange.importers.tabular.read import tabular_of

LARGEST: Final = 20_000_000
"""Bytes; a hundred thousand lines take about ten million."""
_HEAD: Final = 4_096
_BLANK: Final = b"\x00 \t\r\n\xef\xbb\xbf"
_ZIP: Final = b"PK\x03\x04"


class BankFormat(Enum):
    """What banks give."""

    CSV = "csv"
    XLSX = "xlsx"
    OFX = "ofx"


@dataclass(frozen=True, slots=True)
class BankFile:
    """A bank's file in memory; `sha256` is in hexadecimal.

    `grid` is the first sheet that holds anything, empty for OFX. `encoding` is how a CSV file was
    read; `guessed` says that it could not be known and was taken as windows-1256.
    """

    name: str
    data: bytes = field(repr=False)
    format: BankFormat
    sha256: str
    grid: Grid = field(default=Grid("", ()), repr=False)
    encoding: str = ""
    guessed: bool = False


def read_bank_file(path: Path) -> BankFile:
    """Read the file at `path`.

    Raises UserError `file-missing`, `file-not-regular`, `file-unreadable`, or as `bank_file` does.
    """
    try:
        if not path.is_file():
            raise UserError("file-not-regular" if path.exists() else "file-missing", path=str(path))
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise UserError("file-unreadable", path=str(path)) from error
    return bank_file(path.name, data)


def bank_file(name: str, data: bytes) -> BankFile:
    """Say what bytes from a bank are, and read the cells of a table.

    Raises UserError `table-too-large`, `table-empty`, or as `read_tabular` does.
    """
    if len(data) > LARGEST:
        raise UserError("table-too-large", file=name, megabytes=LARGEST // 1_000_000)
    if not data.strip(_BLANK):
        raise UserError("table-empty", file=name)
    digest = hashlib.sha256(data).hexdigest()
    if _is_ofx(data[:_HEAD]):
        return BankFile(name, data, BankFormat.OFX, digest)
    found = tabular_of(data, name)
    grid = next(each for each in found.grids if each.rows)
    kind = BankFormat.XLSX if data.startswith(_ZIP) else BankFormat.CSV
    return BankFile(name, data, kind, digest, grid, found.encoding, found.guessed)


def _is_ofx(head: bytes) -> bool:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().upper()
    known = start.startswith((b"OFXHEADER", b"<OFX", b"<?OFX"))
    return known or (start.startswith(b"<?XML") and b"<OFX" in start)
