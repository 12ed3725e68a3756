"""A cash box that somebody holds does not pay more than lies in it."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.trust.controls import Breach, Control, cash_outflows
from desktop.services.trust.approvals.checks.held import Held
from desktop.store.queries.cash import cash_holds, is_held


def check_cash_box(held: Held) -> Iterator[Breach]:
    """Yield a breach for each cash box that the entry would leave below nothing.

    An account becomes a box that is watched when it is entered in the register of cash boxes.
    """
    for account_id, out in cash_outflows(held.entry, held.masters).items():
        after = cash_holds(held.conn, account_id) - out
        if after < 0 and is_held(held.conn, account_id):
            strictness = held.laws.settings.strictness(Control.CASH_BELOW_ZERO)
            code = held.masters.accounts[account_id].code
            yield Breach(Control.CASH_BELOW_ZERO, strictness, code, after=after)
