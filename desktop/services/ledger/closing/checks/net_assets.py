"""Whether the chart says where the result of each fund goes."""

from __future__ import annotations

from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.ledger.closing.fund_closing import fund_closings
from desktop.domain.ledger.closing.points import Found, absent, failing
from desktop.services.ledger.closing.check import Check, Looked
from desktop.text.words import mark


def _look(looked: Looked) -> Found:
    try:
        found = fund_closings(looked.source)
    except UserError:
        return failing(1, blocks=True)
    return failing(0) if found else absent()


CHECK: Final = Check(
    key="net-assets",
    place=100,
    title=mark("Net assets"),
    ok=mark("An account of net assets takes up the result of every fund."),
    fails=mark("No account is marked as net assets for a fund. Mark one in the chart of accounts."),
    absent=mark("There is no income and no expense to close."),
    look=_look,
    screen="chart",
)
