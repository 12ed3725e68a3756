"""What each posting is worth in the base currency, where the book itself says so."""

from __future__ import annotations

from desktop.domain.currency import Currency
from desktop.domain.ledger.imported import PostingKind
from desktop.exchange.importers.ledger_journal.draft import DraftPosting, DraftTransaction
from desktop.exchange.importers.ledger_journal.shares import in_shares


def give_base(transaction: DraftTransaction, base: Currency) -> tuple[str, ...]:
    """Fill in `base_minor`, summing to zero; return the ISO codes for which there is no way.

    A way is: the posting is in `base`, or cost some of it, or is the one currency that faces base
    amounts in its group, whose sum then is its worth. Otherwise no posting of the transaction gets
    a base amount, and none is guessed.
    """
    lacking: list[str] = []
    quick = True
    for posting in transaction.postings:
        if posting.currency is base or not posting.minor:
            posting.base_minor = posting.minor
        else:
            quick = False
    if quick:
        return ()
    for kind in PostingKind:
        group = [each for each in transaction.postings if each.kind is kind]
        lacking += _group(group, base)
    if lacking:
        for posting in transaction.postings:
            posting.base_minor = None
    return tuple(dict.fromkeys(lacking))


def _group(group: list[DraftPosting], base: Currency) -> list[str]:
    """Fill in one group that balances by itself; return the codes without a way."""
    without: list[DraftPosting] = []
    total = 0
    for posting in group:
        if posting.currency is base or not posting.minor:
            posting.base_minor = posting.minor or 0
        elif posting.cost_currency is base:
            posting.base_minor = posting.cost_minor or 0
        else:
            without.append(posting)
            continue
        total += posting.base_minor
    codes = list(dict.fromkeys(each.currency.code for each in without if each.currency))
    if not without:
        return []
    amounts = [each.minor or 0 for each in without]
    facing = sum(amounts)
    if len(codes) > 1 or not facing or not total or (facing > 0) == (total > 0):
        return codes
    for posting, worth in zip(without, in_shares(-total, amounts), strict=True):
        posting.base_minor = worth
    return []
