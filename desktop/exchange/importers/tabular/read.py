"""Read a table from outside, CSV or XLSX, known by what the file holds and not by its name."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from desktop.domain.errors import UserError
from desktop.exchange.importers.tabular.csv_grid import csv_grid
from desktop.exchange.importers.tabular.grid import Tabular
from desktop.exchange.importers.tabular.limits import LARGEST_BYTES

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How workbooks of before 2007 begin, and locked ones."""


def read_tabular(path: Path) -> Tabular:
    """Return every table of the file at `path`.

    Raises UserError `file-missing`, `file-not-regular`, `file-unreadable`, `table-too-large`,
    `table-old-workbook`, `table-not-workbook`, `table-not-text`, `table-too-many-rows`,
    `table-too-many-columns`, `table-cell-too-long` or `table-empty`.
    """
    return tabular_of(bytes_of(path), path.name)


def tabular_of(data: bytes, name: str) -> Tabular:
    """Return every table in `data`; raises UserError as `read_tabular` does."""
    if len(data) > LARGEST_BYTES:
        raise UserError("table-too-large", file=name, megabytes=LARGEST_BYTES // 1024**2)
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(_OLE):
        raise UserError("table-old-workbook", file=name)
    if data.startswith(_ZIP):
        from desktop.exchange.importers.tabular.xlsx_grids import xlsx_grids  # noqa: PLC0415 - slow

        found = Tabular(name, digest, xlsx_grids(data, name))
    else:
        found = csv_grid(data, name, digest)
    if not any(grid.rows for grid in found.grids):
        raise UserError("table-empty", file=name)
    return found


def bytes_of(path: Path) -> bytes:
    """Return what the file holds, one byte more than is allowed at most.

    Raises UserError `file-missing`, `file-not-regular` or `file-unreadable`.
    """
    try:
        if not path.is_file():
            raise UserError("file-not-regular" if path.exists() else "file-missing", path=str(path))
        with path.open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UserError("file-unreadable", path=str(path)) from error
