"""What the standard notes say, filled with what the book tells of the year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from desktop.domain.currency import currency_of
from desktop.domain.formats import format_amount
from desktop.domain.ledger.notes.note import Named, NoteFacts, NoteKind, NoteText
from desktop.text.labels import label
from desktop.text.words import Words, words_of


def standard_text(kind: NoteKind, facts: NoteFacts) -> NoteText:
    """Return the standard note of a kind in both languages; KeyError for the own ones."""
    arabic, english = words_of("ar"), words_of("en")
    said = _SAID[kind]
    return NoteText(
        label(kind, arabic), label(kind, english), said(facts, arabic), said(facts, english)
    )


def _basis(facts: NoteFacts, words: Words) -> str:
    basis = (
        words(
            "The statements are drawn on the cash basis: what was received and paid in the year, "
            "and what is held and owed at its end."
        )
        if facts.cash_basis
        else words(
            "The statements are drawn on the accrual basis, following the terms of INPAS: income "
            "when it is earned, expenses when they are owed."
        )
    )
    kept = words(
        "They come from the posted entries of a double-entry book kept by fund. Each entry "
        "balances in the whole and within each fund, and is never changed after posting; a mistake "
        "is mended by a reversing entry. What has no entry in the book does not appear here."
    )
    return f"{basis}\n{kept}"


def _currency(facts: NoteFacts, words: Words) -> str:
    return words.plural(
        "All amounts are in {currency} with {n} decimal, exact and not rounded. A dash stands for "
        "zero.",
        "All amounts are in {currency} with {n} decimals, exact and not rounded. A dash stands for "
        "zero.",
        facts.exponent,
        currency=facts.currency,
    )


def _rates(facts: NoteFacts, words: Words) -> str:
    if not facts.rates:
        return words("No entry of the year was made in a foreign currency.")
    lines = [
        words(
            "Each entry was converted once, at the rate of its own day; these are the rates used."
        )
    ]
    lines += [
        words.plural(
            "{currency}: {n} rate, from {sources}.",
            "{currency}: {n} rates, from {sources}.",
            count,
            currency=currency,
            sources=words(", ").join(sources),
        )
        for currency, count, sources in facts.rates
    ]
    return "\n".join(lines)


def _cash(facts: NoteFacts, words: Words) -> str:
    lines = [words("Held in cash boxes and at banks on {day}:", day=facts.last_day)]
    return "\n".join(lines + _listed(facts.cash, facts, words))


def _grants(facts: NoteFacts, words: Words) -> str:
    return words(
        "A grant is income when it is earned; what came before stands among the liabilities as "
        "received in advance. Grants earned in the year: {amount} {currency}.",
        amount=_money(facts.grants, facts),
        currency=facts.currency,
    )


def _assets(facts: NoteFacts, words: Words) -> str:
    lines = [
        words(
            "Fixed assets stand at what they cost, less depreciation. Depreciation of the year: "
            "{amount} {currency}. On {day}:",
            amount=_money(facts.depreciation, facts),
            currency=facts.currency,
            day=facts.last_day,
        )
    ]
    return "\n".join(lines + _listed(facts.assets, facts, words))


def _funds(facts: NoteFacts, words: Words) -> str:
    lines = [
        words(
            "A restricted fund may be spent only on what its donor named; an endowment's "
            "principal is kept; the unrestricted fund serves all purposes of the organisation. On "
            "{day} these funds held:",
            day=facts.last_day,
        )
    ]
    return "\n".join(lines + _listed(facts.funds, facts, words))


def _in_kind(facts: NoteFacts, words: Words) -> str:
    return words(
        "In-kind donations stand at their fair value on the day they were received, as income and "
        "as an asset or expense. Of the year: {amount} {currency}.",
        amount=_money(facts.in_kind, facts),
        currency=facts.currency,
    )


def _unstated(_facts: NoteFacts, words: Words) -> str:
    return words("The organisation has not stated anything about this yet.")


def _closing(facts: NoteFacts, words: Words) -> str:
    text = (
        words(
            "The year {year} is closed. Income and expenses are shown as they stood before the "
            "closing entries.",
            year=facts.year,
        )
        if facts.closed
        else words(
            "The year {year} is not closed yet. The statements read the same before and after "
            "closing entries.",
            year=facts.year,
        )
    )
    compared = (
        words("The book holds no year before it to compare with.")
        if facts.prior is None
        else words("The year {prior} stands beside it to compare.", prior=facts.prior)
    )
    return f"{text} {compared}"


_SAID: Final[Mapping[NoteKind, Callable[[NoteFacts, Words], str]]] = {
    NoteKind.BASIS: _basis,
    NoteKind.CURRENCY: _currency,
    NoteKind.RATES: _rates,
    NoteKind.CASH: _cash,
    NoteKind.GRANTS: _grants,
    NoteKind.FIXED_ASSETS: _assets,
    NoteKind.FUNDS: _funds,
    NoteKind.IN_KIND: _in_kind,
    NoteKind.RELATED_PARTIES: _unstated,
    NoteKind.CONTINGENCIES: _unstated,
    NoteKind.LATER_EVENTS: _unstated,
    NoteKind.CLOSING: _closing,
}


def _listed(named: Sequence[Named], facts: NoteFacts, words: Words) -> list[str]:
    """Return a line for each, or one that says that there is none."""
    if not named:
        return [words("None.")]
    return [
        words(
            "{name}: {amount}",
            name=words.of(each.name_ar, each.name_en),
            amount=_money(each.amount, facts),
        )
        for each in named
    ]


def _money(minor: int, facts: NoteFacts) -> str:
    return format_amount(minor, currency_of(facts.currency))
