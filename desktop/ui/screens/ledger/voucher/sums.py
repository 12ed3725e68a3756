"""The sums at the foot of a voucher, and the amount that would balance it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from desktop.ui.screens.ledger.voucher.amounts import amount_or_zero
from desktop.ui.screens.ledger.voucher.book_codes import BookCodes
from desktop.ui.screens.ledger.voucher.typed import TypedVoucher


@dataclass(frozen=True, slots=True)
class Sums:
    """Minor units of the currency that lines are typed in.

    `funds` are those that do not balance, with the rest.
    """

    debit: int
    credit: int
    funds: tuple[tuple[str, int], ...]

    @property
    def difference(self) -> int:
        """Debits less credits."""
        return self.debit - self.credit

    @property
    def balanced(self) -> bool:
        """Whether something stands there, and it balances as a whole and within each fund."""
        return bool(self.debit) and not self.difference and not self.funds


def sums_of(voucher: TypedVoucher, codes: BookCodes) -> Sums:
    """Add up what can be read of a voucher."""
    debit = credit = 0
    funds: dict[str, int] = defaultdict(int)
    for line in voucher.lines:
        amount = amount_or_zero(line, codes)
        funds[line.fund] += amount
        debit += max(amount, 0)
        credit += max(-amount, 0)
    return Sums(debit, credit, tuple((fund, rest) for fund, rest in funds.items() if rest))


def missing_on(voucher: TypedVoucher, at: int, codes: BookCodes) -> int:
    """Return the signed amount that line `at` must carry: its own fund comes first.

    Where its fund balances without it, it is what the whole voucher lacks. Zero: nothing lacks.
    """
    fund = voucher.lines[at].fund
    others = [line for place, line in enumerate(voucher.lines) if place != at]
    in_fund = sum(amount_or_zero(line, codes) for line in others if line.fund == fund)
    return -(in_fund or sum(amount_or_zero(line, codes) for line in others))
