"""A posted voucher with everything that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.ledger.entry import Entry
from desktop.domain.ledger.voucher import Voucher
from desktop.domain.ledger.vouchers.cheque import Cheque


@dataclass(frozen=True, slots=True)
class PostedVoucher:
    """An entry, its head and cheque where it has them, and why it is void where it is.

    `reverses` and `reversed_by` are the entries that it takes back and was taken back by; `voids`
    says that it makes another one void.
    """

    entry: Entry
    head: Voucher | None = None
    cheque: Cheque | None = None
    void: str | None = None
    origin: str | None = None
    reverses: Entry | None = None
    reversed_by: Entry | None = None
    voids: bool = False
