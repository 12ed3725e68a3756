"""Days as journals write them: 2015/01/24, 2015-1-24, 2015.01.24, and 1/24 after a year."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from desktop.domain.digits import western
from desktop.domain.errors import UserError
from desktop.exchange.importers.ledger_journal.place import Place

_SHAPE: Final = re.compile(r"(?:(\d{4})([-/.]))?(\d{1,2})([-/.])(\d{1,2})", re.ASCII)


def read_day(text: str, default_year: int | None, at: Place) -> dt.date:
    """Return the day that `text` names; a day without a year needs `default_year`.

    Raises UserError for what is no date, mixes separators, or lacks a year: the current year is
    not guessed.
    """
    match = _SHAPE.fullmatch(western(text))
    if match is None or (match[2] is not None and match[2] != match[4]):
        raise UserError("journal-date-not-understood", file=at.file, line=at.line, text=at.text)
    if match[1] is None and default_year is None:
        raise UserError("journal-date-without-year", file=at.file, line=at.line, text=at.text)
    year = int(match[1]) if match[1] is not None else (default_year or 0)
    try:
        return dt.date(year, int(match[3]), int(match[5]))
    except ValueError as problem:
        raise UserError(
            "journal-date-not-understood", file=at.file, line=at.line, text=at.text
        ) from problem


def read_year(text: str, at: Place) -> int:
    """Return the year of a `Y` or `year` directive; raises UserError for anything else."""
    plain = western(text)
    if re.fullmatch(r"[0-9]{4}", plain) is None or plain == "0000":
        raise UserError("journal-date-not-understood", file=at.file, line=at.line, text=at.text)
    return int(plain)
