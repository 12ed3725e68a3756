"""From drafts to the frozen book: base amounts, accounts, balances, what still needs a rate."""

from __future__ import annotations

from collections import defaultdict

from desktop.domain.currency import Currency
from desktop.domain.ledger.imported import (
    ImportedBalance,
    ImportedCost,
    ImportedJournal,
    ImportedPosting,
    ImportedTransaction,
    NeedsRate,
    Tags,
)
from desktop.exchange.importers.ledger_journal.base import give_base
from desktop.exchange.importers.ledger_journal.comments import read_comment
from desktop.exchange.importers.ledger_journal.draft import DraftPosting, DraftTransaction
from desktop.exchange.importers.ledger_journal.scope import Journal


def freeze(journal: Journal, default_currency: Currency | None) -> ImportedJournal:
    """Return the balanced `journal` as frozen data; its drafts are used up."""
    currencies = journal.commodities.used
    base = default_currency or journal.declared_currency
    if base is None:
        base = _only_currency(journal)
    needs_rate: list[NeedsRate] = []
    totals: defaultdict[tuple[str, str], int] = defaultdict(int)
    used: dict[str, int] = {}
    transactions = []
    drafts = journal.transactions
    for draft in drafts:
        _name_zeros(draft, base)
        if base is not None:
            lacking = give_base(draft, base)
            if lacking:
                needs_rate.append(
                    NeedsRate(draft.file, draft.line, draft.day, draft.description, lacking)
                )
        frozen = _transaction(draft)
        draft.postings = []
        transactions.append(frozen)
        for posting in frozen.postings:
            used.setdefault(posting.account, posting.line_number)
            if posting.currency:
                totals[posting.account, posting.currency] += posting.minor
    return ImportedJournal(
        accounts=journal.chart.freeze(used),
        currencies=tuple(currencies[code] for code in sorted(currencies)),
        base=base,
        transactions=tuple(transactions),
        balances=tuple(
            ImportedBalance(account, currency, minor)
            for (account, currency), minor in sorted(totals.items())
        ),
        prices=tuple(journal.prices),
        needs_rate=tuple(needs_rate),
        files=tuple(journal.files),
    )


def _only_currency(journal: Journal) -> Currency | None:
    """Return the currency of all amounts and costs, None where there is not exactly one."""
    postings = [posting for draft in journal.transactions for posting in draft.postings]
    used = {posting.currency for posting in postings}
    used |= {posting.cost_currency for posting in postings}
    used.discard(None)
    return used.pop() if len(used) == 1 else None


def _name_zeros(draft: DraftTransaction, base: Currency | None) -> None:
    """Give a bare zero the currency of its neighbours, else the base."""
    for posting in draft.postings:
        if posting.currency is None:
            named = (each.currency for each in draft.postings if each.currency is not None)
            posting.currency = next(named, base)


def _transaction(draft: DraftTransaction) -> ImportedTransaction:
    comment, tags = _comments(draft.comments)
    return ImportedTransaction(
        draft.file,
        draft.line,
        draft.day,
        draft.secondary_day,
        draft.mark,
        draft.code,
        draft.description,
        comment,
        tags,
        tuple(map(_posting, draft.postings)),
    )


def _posting(draft: DraftPosting) -> ImportedPosting:
    memo, tags = _comments(draft.comments)
    return ImportedPosting(
        draft.account,
        draft.minor or 0,
        draft.currency.code if draft.currency is not None else "",
        draft.base_minor,
        _cost(draft),
        memo,
        tags,
        draft.line,
        draft.kind,
        draft.mark,
        draft.inferred,
    )


def _cost(draft: DraftPosting) -> ImportedCost | None:
    """Return the cost as it was read or inferred; a total has no rate text."""
    if draft.cost_currency is None or draft.cost_minor is None:
        return None
    price = draft.price
    rate = None if price is None or draft.price_total else price.rate_text
    return ImportedCost(draft.cost_minor, draft.cost_currency.code, rate)


def _comments(comments: list[str] | None) -> tuple[str, Tags]:
    """Return the lines left to show, and all tags."""
    if comments is None:
        return "", ()
    if len(comments) == 1:
        return read_comment(comments[0])
    shown: list[str] = []
    found: list[tuple[str, str]] = []
    for comment in comments:
        text, tags = read_comment(comment)
        if text:
            shown.append(text)
        found += tags
    return "\n".join(shown), tuple(found)
