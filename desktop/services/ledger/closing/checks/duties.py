"""Whether one person holds all four duties of a payment."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.closing.points import Found, failing
from desktop.domain.trust.duties import unseparated
from desktop.services.ledger.closing.check import Check, Looked, Purpose
from desktop.services.trust.approvals.officers_now import acting_officers
from desktop.text.words import mark


def _look(looked: Looked) -> Found:
    return failing(len(tuple(unseparated(acting_officers(looked.conn)))))


_SAYS: Final = mark(
    "One person authorises, keeps the cash, records and reconciles: the package says so."
)
CHECK: Final = Check(
    key="duties",
    place=270,
    title=mark("Duties"),
    ok=mark("No one person holds all four duties of a payment."),
    fails=_SAYS,
    absent="",
    look=_look,
    screen="officers",
    purposes=frozenset({Purpose.FILING}),
)
