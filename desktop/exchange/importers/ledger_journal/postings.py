"""One posting: mark, account, amount, price, lot, assertion, comment."""

from __future__ import annotations

import re
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.ledger.imported import Mark, PostingKind
from desktop.exchange.importers.ledger_journal.amounts import (
    AMOUNT,
    Amount,
    amount_from,
    minor_units,
    read_amount,
)
from desktop.exchange.importers.ledger_journal.comments import read_comment
from desktop.exchange.importers.ledger_journal.dates import read_day
from desktop.exchange.importers.ledger_journal.draft import (
    Assertion,
    DraftPosting,
    DraftTransaction,
)
from desktop.exchange.importers.ledger_journal.scope import Journal, Scope

_MOST_REMEMBERED: Final = 50_000
_PRICE: Final = re.compile(r"\(?(@@?)\)?")
_ASSERTED: Final = re.compile(r"(==?)(\*?)")
_OWN_DATE: Final = re.compile(r"\[(\d+[-/.][\d./-]*)(?:=[\d./-]*)?\]")


def read_posting(
    text: str, transaction: DraftTransaction, journal: Journal, scope: Scope
) -> DraftPosting:
    """Return the posting that `text` (a line, trimmed) is, added to `transaction`.

    Raises UserError, naming the line, for whatever is not wholly understood.
    """
    mark = Mark.NONE
    if text[0] in "*!":
        mark = Mark(text[0])
        text = text[1:].lstrip()
    account, rest = _split(text)
    kind = PostingKind.REAL
    if account[:1] in ("(", "["):
        account, kind = _virtual(account, scope)
        transaction.plain = False
    at = scope.at
    posting = DraftPosting(scope.naming.resolve(account, at), at.line, kind=kind, mark=mark)
    account_alias = journal.chart.aliases.get(account)
    if account_alias is not None:
        posting.account = account_alias
    if rest:
        _read_rest(rest, posting, transaction, journal, scope)
    transaction.postings.append(posting)
    return posting


def add_comment(text: str, posting: DraftPosting, day_of: DraftTransaction, scope: Scope) -> None:
    """Add a comment to `posting`; UserError where it gives the posting a day of its own."""
    if posting.comments is None:
        posting.comments = [text]
    else:
        posting.comments.append(text)
    if "[" not in text and "date" not in text:
        return
    at = scope.at
    days = [found[1] for found in _OWN_DATE.finditer(text)]
    days += [value for name, value in read_comment(text)[1] if name == "date"]
    for written in days:
        if read_day(written, day_of.day.year, at) != day_of.day:
            raise UserError("journal-posting-date", file=at.file, line=at.line, text=at.text)


def _split(text: str) -> tuple[str, str]:
    """Cut at the first tab or pair of spaces: account, and all that follows."""
    pair = text.find("  ")
    tab = text.find("\t")
    cut = min(tab, pair) if tab >= 0 and pair >= 0 else max(tab, pair)
    return (text, "") if cut < 0 else (text[:cut].rstrip(), text[cut:].strip())


def _virtual(account: str, scope: Scope) -> tuple[str, PostingKind]:
    """Return the name inside `[brackets]`; `(parentheses)` are refused, they never balance."""
    at = scope.at
    if account[0] == "(":
        raise UserError("journal-unbalanced-virtual", file=at.file, line=at.line, text=at.text)
    if account[-1] != "]":
        raise UserError("journal-account-not-understood", file=at.file, line=at.line, text=at.text)
    return account[1:-1].strip(), PostingKind.BALANCED_VIRTUAL


def _read_rest(
    rest: str,
    posting: DraftPosting,
    transaction: DraftTransaction,
    journal: Journal,
    scope: Scope,
) -> None:
    """Read what follows the account."""
    known = scope.amounts.get(rest)
    if known is not None:
        posting.minor, posting.currency = known
        return
    value, comment = _without_comment(rest)
    if comment is not None:
        add_comment(comment, posting, transaction, scope)
    if not value:
        return
    match = AMOUNT.fullmatch(value)
    if match is None:
        transaction.plain = False
        _read_parts(value, posting, journal, scope)
        return
    amount = amount_from(match, journal.commodities, scope.notation, scope.at)
    known = posting.minor, posting.currency = _counted(amount, journal, scope)
    if len(scope.amounts) < _MOST_REMEMBERED:
        scope.amounts[value] = known


def _without_comment(rest: str) -> tuple[str, str | None]:
    """Cut at the first semicolon that is not inside a quoted commodity."""
    start = rest.find(";")
    while start != -1 and rest.count('"', 0, start) % 2:
        start = rest.find(";", start + 1)
    return (rest, None) if start == -1 else (rest[:start].rstrip(), rest[start + 1 :].strip())


def _counted(amount: Amount, journal: Journal, scope: Scope) -> tuple[int, Currency | None]:
    """Return `amount` in minor units, and remember how finely it was written."""
    minor = minor_units(amount, scope.at)
    if amount.currency is not None:
        journal.commodities.saw(amount.currency, amount.scale)
    return minor, amount.currency


def _read_parts(value: str, posting: DraftPosting, journal: Journal, scope: Scope) -> None:
    """Read `[amount] [{lot}] [[lot date]] [(lot note)] [@ price] [= assertion]`."""
    at = scope.at
    end = 0
    match = AMOUNT.match(value)
    if match is not None:
        amount = amount_from(match, journal.commodities, scope.notation, at)
        posting.minor, posting.currency = _counted(amount, journal, scope)
        end = match.end()
    lot: tuple[Amount, bool] | None = None
    while rest := value[end:].lstrip():
        start = len(value) - len(rest)
        price = _PRICE.match(rest)
        if rest[0] == "=" and posting.assertion is None:
            end = _read_assertion(value, start, posting, journal, scope)
        elif posting.minor is None or posting.assertion is not None:
            end = -1
        elif price is not None and posting.price is None:
            found, end = _amount_at(value, start + price.end(), journal, scope)
            posting.price, posting.price_total = found, price[1] == "@@"
        elif rest[0] == "{" and lot is None:
            lot, end = _read_lot(value, start, journal, scope)
        else:
            end = _skip_lot_words(value, start)
        if end < 0:
            raise UserError(
                "journal-amount-not-understood", file=at.file, line=at.line, text=at.text
            )
    _settle_price(lot, posting, scope)


def _amount_at(value: str, start: int, journal: Journal, scope: Scope) -> tuple[Amount, int]:
    """Return the amount at `start` (blanks before it skipped) and where it ends."""
    at = scope.at
    while value[start : start + 1].isspace():
        start += 1
    match = AMOUNT.match(value, start)
    if match is None:
        raise UserError("journal-amount-not-understood", file=at.file, line=at.line, text=at.text)
    return amount_from(match, journal.commodities, scope.notation, at), match.end()


def _read_assertion(
    value: str, start: int, posting: DraftPosting, journal: Journal, scope: Scope
) -> int:
    """Read `= amount`, `== amount`, `=* amount`, `==* amount`; return where it ends."""
    sign = _ASSERTED.match(value, start)
    if sign is None:
        return -1
    amount, end = _amount_at(value, sign.end(), journal, scope)
    posting.assertion = Assertion(
        minor_units(amount, scope.at), amount.currency, sign[1] == "==", bool(sign[2])
    )
    price = _PRICE.match(value[end:].lstrip())
    if price is not None and posting.minor is not None:
        _, end = _amount_at(value, value.index("@", end) + len(price[1]), journal, scope)
    return end


def _read_lot(
    value: str, start: int, journal: Journal, scope: Scope
) -> tuple[tuple[Amount, bool] | None, int]:
    """Read `{price}` or `{{total}}`; the flag tells the total."""
    total = value.startswith("{{", start)
    close = "}}" if total else "}"
    end = value.find(close, start)
    if end < 0:
        return None, -1
    inside = value[start + len(close) : end].strip().removeprefix("=")
    found = read_amount(inside, journal.commodities, scope.notation, scope.at)
    return (found, total), end + len(close)


def _skip_lot_words(value: str, start: int) -> int:
    """Return where a lot's `[date]` or `(note)` ends; they change no amount."""
    close = {"[": "]", "(": ")"}.get(value[start])
    if close is None or value.startswith("(@", start):
        return -1
    end = value.find(close, start)
    return end + 1 if end >= 0 else -1


def _settle_price(lot: tuple[Amount, bool] | None, posting: DraftPosting, scope: Scope) -> None:
    """Take the lot price as the price where none is given; refuse two that differ.

    ledger balances a sale at its lot price, hledger at the price after `@`.
    """
    at = scope.at
    price = posting.price
    if lot is not None and price is not None:
        same = (
            lot[0].currency == price.currency
            and lot[1] == posting.price_total
            and lot[0].digits * 10**price.scale == price.digits * 10 ** lot[0].scale
        )
        if not same:
            raise UserError("journal-two-prices", file=at.file, line=at.line, text=at.text)
    elif lot is not None:
        posting.price, posting.price_total = lot
    price = posting.price
    if price is not None and (
        price.digits < 0 or price.currency is None or posting.currency is None
    ):
        raise UserError("journal-amount-not-understood", file=at.file, line=at.line, text=at.text)
