"""The index: where each part stands, and which parts of the profile are not in this package."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.disclosure.parts import Part
from desktop.reports import page
from desktop.reports.disclosure.content import DisclosureContent
from desktop.reports.disclosure.labels import (
    halves,
    part_anchor,
    part_heading,
    part_text,
)
from desktop.reports.typeset.isolate import ltr
from desktop.text.words import Words


def index_blocks(content: DisclosureContent, words: Words) -> Iterator[page.Block]:
    """Yield the list of parts; the contents with their pages stand on the page before."""
    yield page.Contents(depth=2)
    yield part_heading(Part.INDEX, words)
    yield page.Paragraph(
        words("These are the parts that the profile of this package asks for."), page.Tone.BODY
    )
    here, missing = words("In this package"), words("Not in this package")
    yield page.Table(
        (
            page.Column(words("No."), page.Kind.NOTE, 0.4),
            page.Column(words("Part"), page.Kind.TEXT, 2.6),
            page.Column(words("State"), page.Kind.TEXT, 1.4),
        ),
        tuple(
            page.Row(
                (
                    str(part.value),
                    part_text(part, words),
                    here if part in content.present else missing,
                ),
                ref=part_anchor(part) if part in content.present else "",
            )
            for part in content.profile
        ),
    )
    if content.absent:
        names = "\n".join(f"\u2022 {part_text(part, words)}" for part in content.absent)
        yield page.Callout(
            words(
                "{names}\nThe book from which this package was made holds no records for them. "
                "Where they are due, they have to be delivered separately.",
                names=names,
            ),
            words("Parts that are not in this package"),
            page.Tone.WARNING,
        )
    if content.log is not None or content.program:
        yield page.Heading(words("What this document is bound to"), 2)
        yield page.KeyValues(tuple(_bindings(content, words)))


def _bindings(content: DisclosureContent, words: Words) -> Iterator[tuple[str, str]]:
    if content.log is not None:
        yield words("Short head of the log"), ltr(content.log.head)
        yield words("Records in the log"), f"{content.log.size:,}"
        yield words("Root of the log"), halves(content.log.root)
    if content.authority:
        yield words("Fingerprint of the organisation's authority"), ltr(content.authority)
    if content.program:
        yield words("Made with"), content.program
