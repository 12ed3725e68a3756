"""The organisation profile, as far as the book of accounts holds it."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.disclosure.parts import Part
from desktop.domain.formats import format_day
from desktop.reports import page
from desktop.reports.disclosure.content import DisclosureContent
from desktop.reports.disclosure.labels import part_heading, role_text
from desktop.text.labels import label
from desktop.text.words import Words


def organisation_blocks(content: DisclosureContent, words: Words) -> Iterator[page.Block]:
    """Yield names, year, currency, the funds and the officers who sign."""
    source = content.source
    year = source.year
    yield part_heading(Part.ORGANISATION, words)
    pairs = [
        (words("Name in Arabic"), source.organisation_ar),
        (words("Name in English"), source.organisation_en),
        (
            words("Fiscal year"),
            words(
                "{year}, from {first_day} to {last_day}",
                year=year.name,
                first_day=format_day(year.first_day),
                last_day=format_day(year.last_day),
            ),
        ),
        (words("State of the year"), label(year.status, words)),
        (words("Currency of the books"), source.currency.code),
        (words("First year in the books"), source.years[0].name),
    ]
    yield page.KeyValues(tuple(pair for pair in pairs if pair[1]))
    yield page.Callout(
        words(
            "Objectives, branches, statutes and registrations are not recorded in the book from "
            "which this package was made. Their documents are delivered separately."
        )
    )
    yield page.Heading(words("Funds"), 2)
    yield page.Table(
        (
            page.Column(words("Code"), page.Kind.CODE, 1.0),
            page.Column(words("Fund"), page.Kind.TEXT, 2.6),
            page.Column(words("Restriction"), page.Kind.TEXT, 1.2),
        ),
        tuple(
            page.Row(
                (
                    fund.code,
                    words.of(fund.name_ar, fund.name_en),
                    label(fund.restriction, words),
                )
            )
            for fund in sorted(source.funds, key=lambda fund: fund.code)
        ),
    )
    if content.signers:
        yield page.Heading(words("Officers who sign this package"), 2)
        yield page.KeyValues(
            tuple(
                (role_text(signer.role, words), words.of(signer.name_ar, signer.name_en))
                for signer in content.signers
            )
        )
