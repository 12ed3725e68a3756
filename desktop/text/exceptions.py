"""The auditor's tests in words: their names, why one looks, innocent reasons, one hit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from desktop.domain.currency import Currency
from desktop.domain.formats import format_amount, format_day
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.trust.benford import Benford, Conformity
from desktop.domain.trust.controls import Control
from desktop.domain.trust.exceptions import Amount, ExceptionKind, Hit, Subjects
from desktop.text.labels import LABELS, label
from desktop.text.subjects import subject_text
from desktop.text.words import Words, mark


@dataclass(frozen=True, slots=True)
class Said:
    """Message ids of a test: its name, why an auditor looks, innocent reasons, a hit's sentence."""

    title: str
    why: str
    innocent: str
    hit: str


SAID: Final[Mapping[ExceptionKind, Said]] = {
    ExceptionKind.GAP: Said(
        mark("Gaps in the numbers"),
        mark("A missing voucher number can hide a voucher that was taken out."),
        mark("None. The program gives numbers without gaps; this test proves it."),
        mark("In the series {series} of {year}, numbers {first} to {last} are missing."),
    ),
    ExceptionKind.OVERRIDE: Said(
        mark("Controls passed over"),
        mark("Somebody spent against a fund's condition or beyond a budget, and signed for it."),
        mark("An urgent need, or a budget that was changed later. The reason should say so."),
        mark("Officer {officer} passed over a control ({what}): {why}"),
    ),
    ExceptionKind.SELF_APPROVAL: Said(
        mark("Approved by the maker"),
        mark("Where one person makes and approves an entry, nobody else has seen it."),
        mark("A very small organisation, whose rules allow it and whose disclosure says so."),
        mark("Officer {officer} made the entry and approved it alone."),
    ),
    ExceptionKind.UNAPPROVED_IMPORT: Said(
        mark("Imports without approval"),
        mark("An import brings many entries at once, past the rules of approval."),
        mark("The books of earlier years, taken over once when the program was introduced."),
        mark(
            "Of {entries} entries imported from {source}, {unapproved} came in without approval, "
            "{total} in all."
        ),
    ),
    ExceptionKind.DUPLICATE_REFERENCE: Said(
        mark("The same reference twice"),
        mark("The same invoice number of the same partner may have been paid twice."),
        mark("An invoice paid in parts, or a supplier who numbers anew each year."),
        mark("The reference {reference} ({whom}) stands already in {others}."),
    ),
    ExceptionKind.DUPLICATE_AMOUNT: Said(
        mark("The same amount twice on a day"),
        mark("The same amount on the same account on the same day may be one thing paid twice."),
        mark("Equal payments to several people: wages, allowances, tickets."),
        mark("{line} on account {account} stands on the same day in {others}."),
    ),
    ExceptionKind.SPLIT: Said(
        mark("Split amounts"),
        mark(
            "Several smaller amounts to the same partner or account, which need approval only "
            "together, may have been split to go round it."
        ),
        mark("Deliveries or trips that really were separate, each with its own document."),
        mark(
            "{count} entries ({whom}) make {total} within few days; approval begins at {limit}. "
            "The others: {others}."
        ),
    ),
    ExceptionKind.BELOW_THRESHOLD: Said(
        mark("Just below the limit"),
        mark("Whoever wants to avoid an approval stays just below the amount that needs it."),
        mark("A price that happens to be there. Several at the same officer are no chance."),
        mark("The amount is just below {limit}, from which approval is needed."),
    ),
    ExceptionKind.CHANGED_THEN_PAID: Said(
        mark("Partner changed, then paid"),
        mark("Changing a partner's record and paying soon after can lead money elsewhere."),
        mark("A misspelled name that was put right when the invoice came."),
        mark("The record of partner {partner} was changed on {changed} by officer {officer}."),
    ),
    ExceptionKind.MANY_DUTIES: Said(
        mark("Several duties in one hand"),
        mark("Who approves should not also record, hold cash or reconcile: nobody would notice."),
        mark("A small organisation with few officers; then others must look more often."),
        mark("Officer {officer} posted {entries} entries and may {acts}."),
    ),
    ExceptionKind.BACKDATED: Said(
        mark("Posted long after its day"),
        mark("An entry written weeks later may have been made up afterwards."),
        mark("Invoices that came late, or a backlog worked off. It should not be the habit."),
        mark("Posted {days} days after its day."),
    ),
    ExceptionKind.EARLIER_MONTH: Said(
        mark("Put into an earlier month"),
        mark("An entry in a month that was finished changes figures that were read already."),
        mark("A correction before the month was locked. Locking months in time prevents it."),
        mark("Posted {days} days after its month ended, when {later} had entries already."),
    ),
    ExceptionKind.REVERSAL: Said(
        mark("Reversals"),
        mark("A reversal takes an entry back; it may also make a payment disappear."),
        mark("Most are corrections of mistakes. The reason stands in the narration."),
        mark("It takes back {others}."),
    ),
    ExceptionKind.ROUND_AMOUNT: Said(
        mark("Round amounts"),
        mark("Real invoices are seldom round; estimates and inventions are."),
        mark("Rent, advances, allowances and agreed fees are round by agreement."),
        mark("The amount is a multiple of {step}."),
    ),
    ExceptionKind.WEEKEND: Said(
        mark("On a weekend"),
        mark("On Friday and Saturday banks and offices are closed; who paid, and where?"),
        mark("Workshops and trips fall on weekends, and so do their costs."),
        mark("Its day, {weekday}, is of the weekend."),
    ),
    ExceptionKind.NIGHT: Said(
        mark("Posted at night"),
        mark("Whoever works on the books at night may not want to be seen."),
        mark("Power cuts by day, or the last evening before a filing."),
        mark("Posted at {time} by the clock of the office."),
    ),
    ExceptionKind.BENFORD: Said(
        mark("First digits (Benford)"),
        mark(
            "In amounts that grew by themselves, 1 is the first digit of 30 in 100 and 9 of fewer "
            "than 5. Invented amounts seldom keep to that."
        ),
        mark(
            "Fixed prices, dues and wages stray from it, and so does a small number of entries. "
            "It never proves anything alone."
        ),
        mark("{found} of {size} amounts begin with {digit}; about {expected} would be expected."),
    ),
}
"""A test asks that every kind stands here."""

CONFORMITY: Final[Mapping[Conformity, str]] = {
    Conformity.TOO_FEW: mark("Too few amounts for a verdict: chance alone explains the picture."),
    Conformity.CLOSE: mark("The first digits fit closely."),
    Conformity.ACCEPTABLE: mark("The first digits fit acceptably."),
    Conformity.MARGINAL: mark("The first digits fit badly, but it may be chance."),
    Conformity.OFF: mark("The first digits do not fit. Look at the digits that are too frequent."),
}

_CONTROLS: Final = {each.value: each for each in Control}
"""Controls stand in a hit by the value that the book keeps."""


def hit_text(hit: Hit, currency: Currency, words: Words) -> str:
    """Return the sentence that says why a hit is one."""
    fields = {name: _shown(value, currency, words) for name, value in hit.fields.items()}
    return words(SAID[hit.kind].hit, **fields)


def hit_subject(hit: Hit, words: Words) -> str:
    """Return what a hit is about, in words."""
    if hit.kind is ExceptionKind.MANY_DUTIES:
        return subject_text(f"officer:{hit.fields['officer']}", words)
    return about_text(hit.subject, words)


def about_text(subject: str, words: Words) -> str:
    """Return what a hit or a finding is about; an empty subject is the book as a whole."""
    return subject_text(subject, words) if subject else words("the book as a whole")


def benford_text(found: Benford, least: int, words: Words) -> str:
    """Return the verdict with its figures, which stands for the picture where it is not seen."""
    return words(
        "{verdict} Amounts: {size}; chi-square {chi} (limit 15.507); mean deviation {mad}.",
        verdict=words(CONFORMITY[found.conformity(least)]),
        size=isolate_ltr(f"{found.size:,}"),
        chi=isolate_ltr(f"{found.chi_square:.2f}"),
        mad=isolate_ltr(f"{found.deviation:.4f}"),
    )


def _shown(value: object, currency: Currency, words: Words) -> str:
    if isinstance(value, Enum):
        return label(value, words) if value in LABELS else str(value.value)
    found = _SHOWN.get(type(value))
    return "\u2014" if found is None else found(value, currency, words) or "\u2014"


def _text(value: str, _currency: Currency, words: Words) -> str:
    if value in _CONTROLS:
        return label(_CONTROLS[value], words)
    return isolate_name(value) if value else ""


def _named(found: Subjects, words: Words) -> str:
    said = words(", ").join(subject_text(one, words) for one in found.named)
    if found.more:
        more = words.plural("and {n} more", "and {n} more", found.more)
        return f"{said} {more}"
    return said


_SHOWN: Final[Mapping[type, Callable[[Any, Currency, Words], str]]] = {
    Amount: lambda value, currency, _words: isolate_ltr(format_amount(value.minor, currency)),
    Subjects: lambda value, _currency, words: _named(value, words),
    dt.date: lambda value, _currency, _words: isolate_ltr(format_day(value)),
    tuple: lambda value, _currency, words: words(", ").join(label(one, words) for one in value),
    int: lambda value, _currency, _words: isolate_ltr(f"{value:,}"),
    str: _text,
}
