"""A fund that a donor binds is not spent below nothing."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.trust.controls import Breach, Control, fund_outflows
from desktop.services.trust.approvals.checks.held import Held
from desktop.store.queries.approvals import fund_holds


def check_fund_money(held: Held) -> Iterator[Breach]:
    """Yield a breach for each fund that the entry would leave below nothing."""
    for fund_id, out in fund_outflows(held.entry, held.masters).items():
        after = fund_holds(held.conn, fund_id) - out
        if after < 0:
            strictness = held.laws.strictness(Control.FUND_OVERSPENT, fund_id)
            code = held.masters.funds[fund_id].code
            yield Breach(Control.FUND_OVERSPENT, strictness, code, after=after)
