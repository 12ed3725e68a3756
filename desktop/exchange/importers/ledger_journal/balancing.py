"""Infer what was left out and see that every transaction balances, to the minor unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.formats import decimal_text
from desktop.domain.ledger.imported import PostingKind
from desktop.exchange.importers.ledger_journal.assertions import (
    Running,
    assigned,
    check_assertion,
)
from desktop.exchange.importers.ledger_journal.commodities import Commodities
from desktop.exchange.importers.ledger_journal.draft import DraftPosting, DraftTransaction
from desktop.exchange.importers.ledger_journal.place import shown
from desktop.exchange.importers.ledger_journal.scope import Journal
from desktop.exchange.importers.ledger_journal.shares import in_shares, rounded


def balance_all(journal: Journal) -> None:
    """Balance each transaction in place, then check assertions in the order of days.

    As in hledger, a balance assignment takes its amount from the running balance on its day, so
    those transactions wait for their turn. Raises UserError at the first that does not balance.
    """
    asserting = False
    for transaction in journal.transactions:
        if transaction.plain:
            _balance_plain(transaction)
            continue
        asserted = [each for each in transaction.postings if each.assertion is not None]
        asserting = asserting or bool(asserted)
        if not any(each.minor is None for each in asserted):
            _balance(transaction, journal.commodities)
    if asserting:
        _check_by_day(journal)


def _check_by_day(journal: Journal) -> None:
    """Go through all transactions by day (then as written) with running balances."""
    running = Running()
    for transaction in sorted(journal.transactions, key=lambda each: each.day):
        if any(each.minor is None for each in transaction.postings):
            _settle(transaction, running, journal.commodities)
            continue
        for posting in transaction.postings:
            running.add(posting)
            check_assertion(posting, running, transaction)


def _settle(transaction: DraftTransaction, running: Running, commodities: Commodities) -> None:
    """Take assigned amounts from the running balances, posting by posting; then balance."""
    settled: list[DraftPosting] = []
    for posting in transaction.postings:
        for piece in assigned(posting, running):
            settled.append(piece)
            running.add(piece)
            check_assertion(piece, running, transaction)
    transaction.postings = settled
    counted = {id(each) for each in settled if each.minor is not None}
    _balance(transaction, commodities)
    for posting in transaction.postings:
        if id(posting) not in counted:
            running.add(posting)


def _balance_plain(transaction: DraftTransaction) -> None:
    """Balance a transaction of one or more currencies, without prices or virtual postings."""
    postings = transaction.postings
    total = 0
    currency = None
    missing = None
    for posting in postings:
        minor = posting.minor
        if minor is None:
            if missing is not None:
                raise _two_missing(transaction, posting)
            missing = posting
        elif minor:
            if currency is not posting.currency:
                if currency is not None:
                    _infer_and_check(transaction, postings, None)
                    return
                currency = posting.currency
            total += minor
    if missing is not None:
        missing.minor, missing.currency, missing.inferred = -total, currency, True
    elif total and currency is not None:
        raise _unbalanced(transaction, {currency: Fraction(total)})


def _balance(transaction: DraftTransaction, commodities: Commodities) -> None:
    """Balance real and bracketed postings, each group by itself."""
    for kind in PostingKind:
        group = [each for each in transaction.postings if each.kind is kind]
        if group:
            _infer_and_check(transaction, group, commodities)


def _infer_and_check(
    transaction: DraftTransaction, group: list[DraftPosting], commodities: Commodities | None
) -> None:
    """Infer the one missing amount or the rate between two currencies; then check the sum."""
    missing = [each for each in group if each.minor is None]
    if len(missing) > 1:
        raise _two_missing(transaction, missing[1])
    priced = [each for each in group if each.price is not None]
    sums = _sums(group)
    if missing:
        sums = _sums([*group, *_fill(transaction, missing[0], sums)])
    elif not priced and len(sums) == 2:
        priced = _infer_rate(group, sums)
        sums = {} if priced else sums
    _check_sums(transaction, sums, priced, commodities)


def _sums(group: Iterable[DraftPosting]) -> dict[Currency, Fraction]:
    """Return the exact sum at cost in minor units of each currency, zeros left out."""
    whole: defaultdict[Currency, int] = defaultdict(int)
    parts: defaultdict[Currency, Fraction] = defaultdict(Fraction)
    for posting in group:
        if posting.minor is None or posting.currency is None:
            continue
        price = posting.price
        if price is None or price.currency is None:
            whole[posting.currency] += posting.minor
            continue
        cost = _exact_cost(posting)
        parts[price.currency] += cost
        posting.cost_minor, posting.cost_currency = rounded(cost), price.currency
    for currency, minor in whole.items():
        parts[currency] += minor
    return {currency: total for currency, total in parts.items() if total}


def _exact_cost(posting: DraftPosting) -> Fraction:
    """Return what a priced posting cost, in minor units of the price's currency."""
    price, minor, own = posting.price, posting.minor, posting.currency
    if price is None or minor is None or own is None or price.currency is None:
        return Fraction(0)
    unit = Fraction(price.digits * price.currency.scale, 10**price.scale)
    if posting.price_total:
        return unit if minor > 0 else -unit if minor < 0 else Fraction(0)
    return unit * Fraction(minor, own.scale)


def _fill(
    transaction: DraftTransaction, missing: DraftPosting, sums: dict[Currency, Fraction]
) -> list[DraftPosting]:
    """Give the missing amount the opposite of all others; return the postings added to hold it.

    One posting holds one currency, so a second currency needs a second posting.
    """
    needed = [(currency, -rounded(total)) for currency, total in sums.items()]
    needed = [(currency, minor) for currency, minor in needed if minor]
    missing.inferred = True
    missing.minor = 0
    if not needed:
        return []
    missing.currency, missing.minor = needed[0]
    place = next(i for i, each in enumerate(transaction.postings) if each is missing)
    added = [
        DraftPosting(
            missing.account,
            missing.line,
            minor,
            currency,
            kind=missing.kind,
            mark=missing.mark,
            inferred=True,
            comments=missing.comments,
        )
        for currency, minor in needed[1:]
    ]
    transaction.postings[place + 1 : place + 1] = added
    return added


def _infer_rate(group: list[DraftPosting], sums: dict[Currency, Fraction]) -> list[DraftPosting]:
    """Where two currencies face each other, let the first be worth the second, as hledger does.

    Returns the postings that got a cost; none where both sides have the same sign.
    """
    first = next(each.currency for each in group if each.currency and each.currency in sums)
    second = next(currency for currency in sums if currency is not first)
    if (sums[first] > 0) == (sums[second] > 0):
        return []
    giving = [each for each in group if each.currency is first and each.minor]
    costs = in_shares(-int(sums[second]), [each.minor or 0 for each in giving])
    for posting, cost in zip(giving, costs, strict=True):
        posting.cost_minor, posting.cost_currency = cost, second
    return giving


def _check_sums(
    transaction: DraftTransaction,
    sums: dict[Currency, Fraction],
    priced: list[DraftPosting],
    commodities: Commodities | None,
) -> None:
    """Refuse what does not balance; put what rounding left on the largest cost.

    Without a price the sum must be zero. With one it must be zero when rounded to the precision in
    which the journal writes the currency (hledger's rule), as a rate seldom divides evenly.
    """
    off: dict[Currency, Fraction] = {}
    for currency, total in sums.items():
        converted = [each for each in priced if each.cost_currency is currency]
        if converted and commodities is not None:
            step = 10 ** (currency.exponent - commodities.precision(currency))
            if abs(total) * 2 <= step:
                continue
        off[currency] = total
    if off:
        raise _unbalanced(transaction, off)
    _absorb(transaction, priced)


def _absorb(transaction: DraftTransaction, priced: list[DraftPosting]) -> None:
    """Make the rounded costs of a balanced group sum to zero exactly."""
    for currency in {each.cost_currency for each in priced if each.cost_currency is not None}:
        kind = priced[0].kind
        rest = 0
        for posting in transaction.postings:
            if posting.kind is not kind:
                continue
            if posting.cost_currency is currency:
                rest += posting.cost_minor or 0
            elif posting.cost_currency is None and posting.currency is currency:
                rest += posting.minor or 0
        if rest:
            costs = [each for each in priced if each.cost_currency is currency]
            largest = max(costs, key=lambda each: abs(each.cost_minor or 0))
            largest.cost_minor = (largest.cost_minor or 0) - rest


def _two_missing(transaction: DraftTransaction, posting: DraftPosting) -> UserError:
    return UserError(
        "journal-two-amounts-missing",
        file=transaction.file,
        line=posting.line,
        text=shown(transaction.text),
    )


def _unbalanced(transaction: DraftTransaction, off: dict[Currency, Fraction]) -> UserError:
    """Return the error that states by how much, exactly where it is a whole number of units."""
    return UserError(
        "journal-unbalanced",
        file=transaction.file,
        line=transaction.line,
        text=shown(transaction.text),
        difference=", ".join(
            f"{decimal_text(rounded(total) or (1 if total > 0 else -1), currency)} {currency.code}"
            for currency, total in off.items()
        ),
    )
