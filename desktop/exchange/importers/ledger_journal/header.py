"""The first line of a transaction: days, mark, code, description, comment."""

from __future__ import annotations

import re
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.ledger.imported import Mark
from desktop.exchange.importers.ledger_journal.dates import read_day
from desktop.exchange.importers.ledger_journal.draft import DraftTransaction
from desktop.exchange.importers.ledger_journal.scope import Scope

_HEADER: Final = re.compile(
    r"(?P<day>[\d/.-]+)(?:=(?P<second>[\d/.-]+))?(?=[ \t;]|$)[ \t]*(?P<mark>[*!])?"
    r"[ \t]*(?P<code>\([^)]*\))?[ \t]*(?P<rest>.*)"
)


def read_header(line: str, scope: Scope) -> DraftTransaction:
    """Return the transaction that `line` opens, without postings; raises UserError by line."""
    at = scope.at
    match = _HEADER.fullmatch(line.rstrip())
    if match is None:
        raise UserError("journal-date-not-understood", file=at.file, line=at.line, text=at.text)
    day = scope.day(match["day"])
    second = match["second"]
    description, semicolon, comment = match["rest"].partition(";")
    return DraftTransaction(
        file=at.file,
        line=at.line,
        text=line,
        day=day,
        secondary_day=None if second is None else read_day(second, day.year, at),
        mark=Mark(match["mark"] or ""),
        code=(match["code"] or "")[1:-1].strip(),
        description=description.strip(),
        comments=[comment.strip()] if semicolon else None,
    )
