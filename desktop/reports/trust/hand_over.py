"""The report of a hand-over: what the office held on the day, and what passed with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop.domain.formats import format_amount, format_day
from desktop.domain.trust.acting import Role
from desktop.domain.trust.hand_over import Balance, HandOverFacts, HandOverText, Party
from desktop.reports import page
from desktop.reports.page import Rendered
from desktop.reports.statements.stamp import Stamp, document
from desktop.reports.typeset.isolate import ltr, name
from desktop.text.amount_words import amount_in_words
from desktop.text.labels import label
from desktop.text.words import Words

GIVER: Final = "giver"
RECEIVER: Final = "receiver"


@dataclass(frozen=True, slots=True)
class HandOverReport:
    """The content: `role` passes from `giver` to `receiver`; `moment` is when it was made."""

    role: Role
    giver: Party
    receiver: Party
    facts: HandOverFacts
    said: HandOverText
    moment: dt.datetime


def hand_over_pdf(report: HandOverReport, words: Words) -> Rendered:
    """Return the report on A4; `places` are the rectangles of the two signatures."""
    facts = report.facts
    organisation = words.of(facts.organisation_ar, facts.organisation_en)
    stamp = Stamp(report.moment, facts.log_head)
    sheet = document(title_of(report.role, words), organisation, stamp, words)
    return page.render(sheet, _blocks(report, words))


def title_of(role: Role, words: Words) -> str:
    """Return what the report of an office is called."""
    return words("Hand-over report: {office}", office=label(role, words))


def _blocks(report: HandOverReport, words: Words) -> Iterator[page.Block]:
    facts = report.facts
    organisation = words.of(facts.organisation_ar, facts.organisation_en)
    yield page.Title(title_of(report.role, words), organisation)
    yield page.Paragraph(
        words(
            "On {day} the office “{office}” of {organisation} passed from {giver} to {receiver}, "
            "who looked through what is listed here together.",
            day=format_day(facts.day),
            office=label(report.role, words),
            organisation=name(organisation),
            giver=_party(report.giver, words),
            receiver=_party(report.receiver, words),
        )
    )
    yield from _money(facts, words)
    yield from _unfinished(facts, words)
    yield from _keys(facts, words)
    yield from _things(report.said, words)
    yield page.PageBreak()
    yield page.Heading(words("Signatures"), 2)
    yield page.Paragraph(
        words(
            "This page belongs to the report of {day} on the office “{office}”.",
            day=format_day(facts.day),
            office=label(report.role, words),
        ),
        page.Tone.SMALL,
    )
    yield page.Paragraph(
        words(
            "We confirm that this report is complete to the best of our knowledge: the one that "
            "everything listed was handed over, the other that it was received."
        )
    )
    yield page.SignatureBlocks(
        (
            page.Signatory(GIVER, words("Handed over by"), _party(report.giver, words)),
            page.Signatory(RECEIVER, words("Received by"), _party(report.receiver, words)),
        )
    )


def _money(facts: HandOverFacts, words: Words) -> Iterator[page.Block]:
    unit = words("Amounts in {currency}", currency=facts.currency.code)
    yield page.Heading(words("Cash, banks and everything else that is owned"), 2)
    yield page.Paragraph(unit, page.Tone.SMALL)
    yield from _table(facts.assets, words("Account"), facts, words)
    if facts.debts:
        yield page.Heading(words("What is owed"), 2)
        yield from _table(facts.debts, words("Account"), facts, words)
    yield page.Heading(words("Funds"), 2)
    yield page.Paragraph(
        words("What each fund owns, less what it owes, at the end of the day."), page.Tone.SMALL
    )
    yield from _table(facts.funds, words("Fund"), facts, words)


def _table(
    balances: Sequence[Balance], what: str, facts: HandOverFacts, words: Words
) -> Iterator[page.Block]:
    currency = facts.currency
    total = sum(each.amount for each in balances)
    rows = [
        page.Row(
            (each.code, words.of(each.name_ar, each.name_en), format_amount(each.amount, currency))
        )
        for each in balances
    ]
    rows.append(page.Row(("", words("Total"), format_amount(total, currency)), page.RowStyle.TOTAL))
    columns = (
        page.Column(words("Code"), page.Kind.CODE, 0.7),
        page.Column(what, page.Kind.TEXT, 3.4),
        page.Column(words("Balance"), page.Kind.AMOUNT, 1.2),
    )
    yield page.Table(columns, tuple(rows))
    yield page.Paragraph(
        words(
            "In words: {amount}",
            amount=amount_in_words(total, currency, words.language),
        ),
        page.Tone.SMALL,
    )


def _unfinished(facts: HandOverFacts, words: Words) -> Iterator[page.Block]:
    found = facts.open_items
    yield page.Heading(words("What is unfinished"), 2)
    yield page.KeyValues(
        (
            (words("Drafts of entries"), str(found.drafts)),
            (words("Entries that wait for approval"), str(found.proposals)),
            (words("Findings of the auditor that are not closed"), str(found.findings)),
            (words("Packages without a receipt"), str(found.unreceipted)),
            (words("Past months that are not locked"), str(found.open_months)),
            (words("Past years that are not closed"), str(found.open_years)),
            (words("Documents in the archive"), str(facts.documents)),
        )
    )


def _keys(facts: HandOverFacts, words: Words) -> Iterator[page.Block]:
    yield page.Heading(words("Keys"), 2)
    columns = (
        page.Column(words("Code"), page.Kind.CODE, 0.5),
        page.Column(words("Officer"), page.Kind.TEXT, 1.6),
        page.Column(words("Offices before"), page.Kind.TEXT, 1.5),
        page.Column(words("Way in"), page.Kind.TEXT, 0.6),
        page.Column(words("Fingerprint of the certificate"), page.Kind.CODE, 2.4),
    )
    rows = tuple(
        page.Row(
            (
                each.code,
                words.of(each.name_ar, each.name_en),
                words(", ").join(label(role, words) for role in Role if role in each.roles),
                words("yes") if each.enters else words("no"),
                each.fingerprint,
            )
        )
        for each in facts.holders
    )
    yield page.Table(columns, rows)
    pairs = [
        (words("Recovery code"), _made(facts.recovery, words)),
        (words("Last verified backup"), _made(facts.backup, words)),
        (words("State of the log"), ltr(facts.log_head)),
    ]
    pairs += [
        (
            words("Group “{group}”", group=words.of(each.name_ar, each.name_en)),
            words(", ").join(each.members),
        )
        for each in facts.circles
    ]
    yield page.KeyValues(tuple(pairs))


def _things(said: HandOverText, words: Words) -> Iterator[page.Block]:
    yield page.Heading(words("Things handed over"), 2)
    if said.items:
        yield page.Bullets(said.items, numbered=True)
    else:
        yield page.Paragraph(words("None were listed."))
    if said.remarks:
        yield page.Heading(words("Remarks"), 2)
        yield page.Paragraph(said.remarks)


def _made(moment: dt.datetime | None, words: Words) -> str:
    if moment is None:
        return words("there is none")
    return words("made on {day}", day=format_day(moment.astimezone().date()))


def _party(party: Party, words: Words) -> str:
    return words(
        "{name} ({code})", name=name(words.of(party.name_ar, party.name_en)), code=party.code
    )
