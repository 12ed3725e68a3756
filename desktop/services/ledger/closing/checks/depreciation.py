"""Whether every asset is written off up to the last month of the year.

The register is asked. A book that keeps none is asked whether anything was written off at all in
the last month.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.closing.points import Found, absent, failing
from desktop.services.ledger.assets.depreciate import due_charges
from desktop.services.ledger.closing.balances import balances_of
from desktop.services.ledger.closing.check import Check, Looked
from desktop.store.queries.assets import load_assets
from desktop.store.queries.closing import written_off_in
from desktop.text.words import Words, mark


def _look(looked: Looked) -> Found:
    last = looked.year.last_day
    if any(each.stands for each in load_assets(looked.conn).values()):
        return failing(len(due_charges(looked.conn, last)), day=last)
    cost = sum(balances_of(looked, AccountUse.FIXED_ASSET).values())
    written_off = sum(balances_of(looked, AccountUse.ACCUMULATED_DEPRECIATION).values())
    if cost <= 0:
        return absent()
    if cost + written_off <= 0:
        return failing(0)
    return failing(int(not written_off_in(looked.conn, last.replace(day=1), last)), day=last)


def _fails(words: Words, n: int, **fields: object) -> str:
    return words.plural(
        "{n} asset is not written off up to {day}.",
        "{n} assets are not written off up to {day}.",
        n,
        **fields,
    )


CHECK: Final = Check(
    key="depreciation",
    place=170,
    title=mark("Depreciation"),
    ok=mark("Fixed assets are written off up to the last month."),
    fails=_fails,
    absent=mark("The book has no fixed assets."),
    look=_look,
    screen="depreciation",
)
