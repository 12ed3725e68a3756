"""Write a list as CSV or XLSX where the person wants it, with read-back."""

from __future__ import annotations

from pathlib import Path

from desktop.exchange.careful_write import Written, careful_write
from desktop.exchange.exporters.csv_sheet import csv_bytes
from desktop.exchange.exporters.sheet import Sheet
from desktop.exchange.exporters.xlsx_sheet import xlsx_bytes

XLSX = ".xlsx"


def write_sheet(sheet: Sheet, path: Path) -> Written:
    """Write `sheet` to the new file `path`: XLSX where its name ends so, else CSV.

    The file is made in memory, for what is in it belongs on no disk but the one that was chosen.
    Raises UserError as `careful_write` does, or `rows-too-many`.
    """
    made = xlsx_bytes(sheet) if path.suffix.lower() == XLSX else csv_bytes(sheet)
    return careful_write(path, made, len(made))
