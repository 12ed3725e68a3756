"""What the officers declare with their signatures, and what they do not."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.disclosure.parts import Part
from desktop.domain.trust.approvals import ConsentCounts
from desktop.reports import page
from desktop.reports.disclosure.content import DisclosureContent
from desktop.reports.disclosure.labels import part_heading
from desktop.reports.typeset.isolate import name
from desktop.text.labels import label
from desktop.text.words import Words


def declarations_blocks(content: DisclosureContent, words: Words) -> Iterator[page.Block]:
    """Yield the declarations that the signature page refers to."""
    source = content.source
    organisation = name(words.of(source.organisation_ar, source.organisation_en))
    yield part_heading(Part.DECLARATIONS, words)
    yield page.Paragraph(
        words(
            "We, who sign this package, declare for {organisation} and for the year {year}:",
            organisation=organisation,
            year=source.year.name,
        )
    )
    yield page.Bullets(
        (
            words(
                "Truthfulness: this document and the machine annex say the same as the "
                "organisation's books, and we know of nothing in them that is untrue or misleading."
            ),
            words(
                "Completeness: all money that the organisation received, paid, holds or owes "
                "during the year is entered in these books; it has no box or account outside them."
            ),
            words(
                "No distribution of surplus: nothing of the organisation's income or property was "
                "distributed to founders, managers or members, directly or indirectly; what is "
                "left over serves its purposes."
            ),
            words(
                "Restricted funds: money given for a named purpose was spent on that purpose or is "
                "still held for it."
            ),
            words(
                "Unchanged records: no posted entry was altered or removed; mistakes were mended "
                "by reversing entries, which are in the annex."
            ),
        ),
        numbered=True,
    )
    for offices in content.together:
        yield page.Callout(
            words(
                "One person authorises payments, keeps the cash, writes the entries and reconciles "
                "them with the bank. That person's offices: {offices}. Nobody else has to take "
                "part in a payment; whoever relies on these books should ask for the vouchers.",
                offices=words(", ").join(label(role, words) for role in offices),
            ),
            words("Duties that are not separated"),
            page.Tone.WARNING,
        )
    yield from _consents(content.consents, words)
    yield page.Callout(
        words(
            "Conflicts of interest, related parties and the policies in force are not recorded in "
            "the book. Declarations about them are delivered separately."
        ),
        words("Not declared here"),
    )


def _consents(counts: ConsentCounts, words: Words) -> Iterator[page.Block]:
    """Yield what has to be known of approvals: those of the maker alone, and controls passed over.

    A year without either says nothing: that is how it should be.
    """
    told: list[str] = []
    if counts.by_maker:
        told.append(
            words.plural(
                "{n} entry of the year was approved by its own maker, because the rules allowed "
                "it; entries approved in all: {approved}.",
                "{n} entries of the year were approved by their own maker, because the rules "
                "allowed it; entries approved in all: {approved}.",
                counts.by_maker,
                approved=counts.approved,
            )
        )
    if counts.overridden:
        told.append(
            words.plural(
                "{n} time in the year a restricted fund or a budget was overspent by the signed "
                "decision of an officer; the reason is in the book.",
                "{n} times in the year a restricted fund or a budget was overspent by the signed "
                "decision of an officer; the reasons are in the book.",
                counts.overridden,
            )
        )
    if told:
        yield page.Callout(" ".join(told), words("Approvals and limits"), page.Tone.WARNING)
