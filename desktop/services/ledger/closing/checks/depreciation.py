"""Whether fixed assets were written off up to the last month of the year."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.closing.points import Found, absent, failing
from desktop.services.ledger.closing.balances import balances_of
from desktop.services.ledger.closing.check import Check, Looked
from desktop.store.queries.closing import written_off_in
from desktop.text.words import mark


def _look(looked: Looked) -> Found:
    cost = sum(balances_of(looked, AccountUse.FIXED_ASSET).values())
    written_off = sum(balances_of(looked, AccountUse.ACCUMULATED_DEPRECIATION).values())
    if cost <= 0:
        return absent()
    if cost + written_off <= 0:
        return failing(0)
    last = looked.year.last_day
    return failing(int(not written_off_in(looked.conn, last.replace(day=1), last)))


CHECK: Final = Check(
    key="depreciation",
    place=170,
    title=mark("Depreciation"),
    ok=mark("Fixed assets are written off up to the last month."),
    fails=mark("Nothing was written off of the fixed assets in the last month of the year."),
    absent=mark("The book has no fixed assets."),
    look=_look,
    screen="chart",
)
