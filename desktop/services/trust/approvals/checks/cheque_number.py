"""An account issues no cheque number twice."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.ledger.vouchers.cheque import ChequeDirection, cheque_of
from desktop.domain.trust.controls import Breach, Control
from desktop.services.trust.approvals.checks.held import Held
from desktop.store.queries.cheques import cheques_numbered


def check_cheque_number(held: Held) -> Iterator[Breach]:
    """Yield a breach where the account has issued the number of the entry's cheque before."""
    made = cheque_of(held.entry, held.masters)
    if made is None or made.direction is not ChequeDirection.ISSUED:
        return
    for used in cheques_numbered(held.conn, made.direction, made.account_id, made.number)[:1]:
        told = (
            ("account", held.masters.accounts[made.account_id].code),
            ("voucher", f"{used.entry_number} / {used.year_name}"),
        )
        strictness = held.laws.settings.strictness(Control.CHEQUE_NUMBER)
        yield Breach(Control.CHEQUE_NUMBER, strictness, made.number, told=told)
