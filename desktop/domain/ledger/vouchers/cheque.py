"""A cheque, given or taken: what it says, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from desktop.domain.digits import western
from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import MONEY, AccountUse
from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.voucher import PaymentMethod


class ChequeDirection(Enum):
    """Whose cheque it is."""

    ISSUED = "issued"
    RECEIVED = "received"


class ChequeState(Enum):
    """What became of a cheque so far."""

    OUTSTANDING = "outstanding"
    CLEARED = "cleared"
    RETURNED = "returned"
    CANCELLED = "cancelled"


class ChequeEventKind(Enum):
    """What happens to a cheque; REOPENED takes a clearing back that was noted by mistake."""

    CLEARED = "cleared"
    REOPENED = "reopened"
    RETURNED = "returned"
    CANCELLED = "cancelled"


LEADS_TO: Final[Mapping[ChequeEventKind, ChequeState]] = MappingProxyType(
    {
        ChequeEventKind.CLEARED: ChequeState.CLEARED,
        ChequeEventKind.REOPENED: ChequeState.OUTSTANDING,
        ChequeEventKind.RETURNED: ChequeState.RETURNED,
        ChequeEventKind.CANCELLED: ChequeState.CANCELLED,
    }
)

MAY_HAPPEN: Final[Mapping[ChequeState, frozenset[ChequeEventKind]]] = MappingProxyType(
    {
        ChequeState.OUTSTANDING: frozenset(
            {ChequeEventKind.CLEARED, ChequeEventKind.RETURNED, ChequeEventKind.CANCELLED}
        ),
        # A bank credits a cheque before it has the money, and takes it back when it never comes.
        ChequeState.CLEARED: frozenset({ChequeEventKind.REOPENED, ChequeEventKind.RETURNED}),
        ChequeState.RETURNED: frozenset(),
        ChequeState.CANCELLED: frozenset(),
    }
)


@dataclass(frozen=True, slots=True)
class NewCheque:
    """The cheque of a voucher that is being posted.

    `account_id` is the bank account it is drawn on (issued) or goes into (received); `amount` is in
    minor units of that account's currency; `bank` is the bank it is drawn on.
    """

    direction: ChequeDirection
    account_id: int
    number: str
    bank: str
    day: dt.date
    amount: int


@dataclass(frozen=True, slots=True)
class Cheque:
    """A cheque of the book with its voucher.

    `day` is written on the cheque, `entry_day` is that of its voucher; `state` holds since
    `state_day` (None while nothing has happened), for `reason` where one was given. `voided`
    and `taken_back` (reversed, for whatever reason) tell of its voucher.
    """

    id: int
    entry_id: int
    direction: ChequeDirection
    account_id: int
    number: str
    bank: str
    day: dt.date
    amount: int
    series: Series
    entry_number: int
    year_name: str
    entry_day: dt.date
    narration: str
    partner_id: int | None
    party_name: str
    state: ChequeState
    state_day: dt.date | None
    reason: str
    voided: bool = False
    taken_back: bool = False

    @property
    def subject(self) -> str:
        """How entries that are made for it name it."""
        return f"cheque:{self.id}"


def cheque_number(text: str) -> str:
    """Return a number as it is compared: Western digits, no blanks, capitals."""
    return "".join(western(text).split()).upper()


def cheque_of(entry: NewEntry, masters: Masters) -> NewCheque | None:
    """Return the cheque of an entry whose voucher is paid by one, else None.

    It goes with the account of money that the entry credits (issued) or debits (received); a
    receipt looks for the latter first. Raises UserError `cheque-without-account` where no account
    marked as bank or cash box has a line.
    """
    head = entry.voucher
    if head is None or head.method is not PaymentMethod.CHEQUE or entry.reverses is not None:
        return None
    sums: dict[int, int] = defaultdict(int)
    for line in entry.lines:
        if masters.accounts[line.account_id].use in MONEY:
            sums[line.account_id] += line.amount if line.foreign is None else line.foreign.amount
    out = {
        account_id: -amount
        for account_id, amount in sums.items()
        if amount < 0 and masters.accounts[account_id].use is AccountUse.BANK
    }
    into = {account_id: amount for account_id, amount in sums.items() if amount > 0}
    received = bool(into) and (entry.series is Series.RECEIPT or not out)
    found = into if received else out
    if not found:
        raise UserError("cheque-without-account")
    account_id = max(found, key=lambda each: found[each])
    return NewCheque(
        ChequeDirection.RECEIVED if received else ChequeDirection.ISSUED,
        account_id,
        cheque_number(head.cheque_number),
        head.cheque_bank,
        head.cheque_day or entry.day,
        found[account_id],
    )


def check_event(cheque: Cheque, kind: ChequeEventKind, day: dt.date) -> None:
    """Raise UserError unless `kind` may happen to `cheque` on `day`.

    `cheque-returned-already`, `cheque-state` (field `state`), or `cheque-event-day` for a day
    before the voucher's.
    """
    if kind not in MAY_HAPPEN[cheque.state]:
        if cheque.state is ChequeState.RETURNED:
            raise UserError("cheque-returned-already", number=cheque.number, day=cheque.state_day)
        raise UserError("cheque-state", number=cheque.number, state=cheque.state)
    if day < cheque.entry_day:
        raise UserError(
            "cheque-event-day", number=cheque.number, day=day, voucher_day=cheque.entry_day
        )
