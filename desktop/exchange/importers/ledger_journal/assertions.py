"""Running balances, the assertions checked against them and the amounts taken from them."""

from __future__ import annotations

from collections import defaultdict

from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.formats import decimal_text
from desktop.exchange.importers.ledger_journal.draft import (
    Assertion,
    DraftPosting,
    DraftTransaction,
)


class Running:
    """What each account holds so far, alone and with its subaccounts."""

    def __init__(self) -> None:
        self._alone: defaultdict[str, dict[Currency, int]] = defaultdict(dict)
        self._with_below: defaultdict[str, dict[Currency, int]] = defaultdict(dict)

    def add(self, posting: DraftPosting) -> None:
        """Count `posting` for its account and all accounts above it."""
        minor, currency = posting.minor, posting.currency
        if not minor or currency is None:
            return
        name = posting.account
        held = self._alone[name]
        held[currency] = held.get(currency, 0) + minor
        while name:
            held = self._with_below[name]
            held[currency] = held.get(currency, 0) + minor
            name = name.rpartition(":")[0]

    def held(self, account: str, *, inclusive: bool) -> dict[Currency, int]:
        """Return what `account` holds in each currency, in minor units; do not change it."""
        balances = self._with_below if inclusive else self._alone
        return balances.get(account, {})


def check_assertion(posting: DraftPosting, running: Running, transaction: DraftTransaction) -> None:
    """Raise UserError, with expected and actual, where `posting` asserts another balance."""
    asserted = posting.assertion
    if asserted is None:
        return
    held = running.held(posting.account, inclusive=asserted.inclusive)
    wrong = [
        (currency, expected, held.get(currency, 0))
        for currency, expected in _expected(asserted, held).items()
        if held.get(currency, 0) != expected
    ]
    if not wrong:
        return
    currency, expected, actual = wrong[0]
    raise UserError(
        "journal-assertion-failed",
        file=transaction.file,
        line=posting.line,
        account=posting.account,
        expected=f"{decimal_text(expected, currency)} {currency.code}",
        actual=f"{decimal_text(actual, currency)} {currency.code}",
    )


def assigned(posting: DraftPosting, running: Running) -> list[DraftPosting]:
    """Return `posting` with the amount that reaches its balance; one for each currency moved.

    A posting that has its amount, or asserts nothing, comes back as it is.
    """
    asserted = posting.assertion
    if asserted is None or posting.minor is not None:
        return [posting]
    held = running.held(posting.account, inclusive=asserted.inclusive)
    moves = [
        (currency, expected - held.get(currency, 0))
        for currency, expected in _expected(asserted, held).items()
    ]
    kept = [(currency, minor) for currency, minor in moves if minor] or moves[:1]
    if not kept:
        posting.minor = 0
        return [posting]
    return [
        DraftPosting(
            posting.account,
            posting.line,
            minor,
            currency,
            kind=posting.kind,
            mark=posting.mark,
            inferred=True,
            comments=posting.comments,
        )
        for currency, minor in kept
    ]


def _expected(asserted: Assertion, held: dict[Currency, int]) -> dict[Currency, int]:
    """Return the balance that is asserted for each currency of which something is asserted.

    A bare zero without any default currency says that the account is empty.
    """
    expected = {} if asserted.currency is None else {asserted.currency: asserted.minor}
    if asserted.total or asserted.currency is None:
        for currency in held:
            expected.setdefault(currency, 0)
    return expected
