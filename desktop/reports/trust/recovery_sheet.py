"""One half of the recovery code on paper, for the person who keeps it apart from the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from desktop.domain.formats import format_day
from desktop.reports import page
from desktop.reports.statements.stamp import Stamp, document
from desktop.reports.typeset.isolate import ltr
from desktop.text.words import Words

_SCANNED: Final = "SIJILL:RECOVERY:1:{half}:{code}"


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on the sheet: `half` is 1 or 2, `code` its groups with hyphens between them.

    `book` is the name of the book's folder.
    """

    organisation_ar: str
    organisation_en: str
    book: str
    half: int
    code: str = field(repr=False)
    moment: datetime


def recovery_pdf(sheet: RecoverySheet, words: Words) -> bytes:
    """Return the page, A4, as PDF; it stays in memory until the caller writes it."""
    organisation = words.of(sheet.organisation_ar, sheet.organisation_en)
    scanned = _SCANNED.format(half=sheet.half, code=sheet.code)
    drawn = document(_title(sheet, words), organisation, Stamp(sheet.moment, qr=scanned), words)
    return page.render(drawn, _blocks(sheet, words)).pdf


def _title(sheet: RecoverySheet, words: Words) -> str:
    if sheet.half == 1:
        return words("Recovery code: the first of two halves")
    return words("Recovery code: the second of two halves")


def _blocks(sheet: RecoverySheet, words: Words) -> Iterator[page.Block]:
    yield page.Title(_title(sheet, words), words.of(sheet.organisation_ar, sheet.organisation_en))
    groups = sheet.code.split("-")
    yield page.Title(ltr(" ".join(groups)))
    # A table of the same direction as the code: group 1 is the one on the left.
    numbers = range(1, len(groups) + 1)
    order = list(zip(numbers, groups, strict=True))
    if words.language == "ar":
        order.reverse()
    yield page.Table(
        tuple(
            page.Column(words("Group {number}", number=number), page.Kind.NOTE)
            for number, _ in order
        ),
        (page.Row(tuple(ltr(group) for _, group in order), page.RowStyle.SUBTOTAL),),
    )
    yield page.KeyValues(
        (
            (words("Made on"), format_day(sheet.moment.astimezone().date())),
            (words("Name of the book"), ltr(sheet.book)),
            (
                words("Kept by"),
                words("The chair") if sheet.half == 1 else words("The internal auditor"),
            ),
        )
    )
    yield page.Paragraph(
        words(
            "When an officer has forgotten the passphrase and nobody can give a new one, both "
            "halves together open the book once. This half alone tells nobody anything."
        )
    )
    yield page.Heading(words("How it is kept"), 2)
    yield page.Bullets(
        (
            words("In a closed envelope with a signature across the seal, in a safe place."),
            words("Never in the same place as the other half, and never in the hands of one."),
            words("Not photographed, and not kept on a computer or a telephone."),
        )
    )
    yield page.Heading(words("What to do when it is needed"), 2)
    yield page.Bullets(
        (
            words("Both keepers come together at the computer on which the book lies."),
            words("Open the book, choose “Recovery code”, and type both halves."),
            words("O and 0, I, L and 1 are taken for each other; small letters are good too."),
            words("Choose a new passphrase. The code is used up: make a new one at once."),
        ),
        numbered=True,
    )
    yield page.Callout(
        words(
            "Whoever has both halves and the book reads everything in it. If a half is lost or "
            "was seen by others, make a new code: this one opens nothing from then on."
        ),
        words("Keep this apart"),
        page.Tone.WARNING,
    )
