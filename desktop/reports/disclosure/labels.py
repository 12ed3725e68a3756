"""What the parts, and those who sign, are called."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.disclosure.parts import Part
from desktop.domain.formats import format_amount
from desktop.domain.trust.acting import Role
from desktop.reports.page import Heading
from desktop.reports.typeset.isolate import ltr
from desktop.text.amount_words import amount_in_words
from desktop.text.labels import label
from desktop.text.words import Words, mark

PARTS: Final[Mapping[Part, str]] = MappingProxyType(
    {
        Part.COVER: mark("Cover letter"),
        Part.INDEX: mark("Index"),
        Part.ORGANISATION: mark("Organisation profile"),
        Part.GOVERNANCE: mark("Governance"),
        Part.ACTIVITY_REPORT: mark("Annual activity report"),
        Part.STATEMENTS: mark("Financial statements"),
        Part.FUNDING: mark("Sources of funding"),
        Part.PROJECTS: mark("Projects"),
        Part.REGISTERS: mark("Extracts of registers"),
        Part.AGREEMENTS: mark("Statement of agreements"),
        Part.DECLARATIONS: mark("Declarations"),
        Part.SIGNATURES: mark("Signature page"),
        Part.ANNEX: mark("Machine annex"),
        Part.VERIFICATION: mark("How to verify this package"),
    }
)


def part_text(part: Part, words: Words) -> str:
    """Return what `part` is called."""
    return words(PARTS[part])


def part_anchor(part: Part) -> str:
    """Return the name by which a row of the index leads to `part`."""
    return f"part-{part.value}"


def part_heading(part: Part, words: Words) -> Heading:
    """Return the heading with which `part` begins."""
    text = words("{number}. {title}", number=part.value, title=part_text(part, words))
    return Heading(text, 1, part_anchor(part))


def role_text(role: Role | None, words: Words) -> str:
    """Return the office of one who signs."""
    return words("External auditor") if role is None else label(role, words)


def spelled(minor: int, currency: Currency, words: Words) -> str:
    """Return an amount in digits with its currency and, on a second line, in words."""
    digits = format_amount(minor, currency)
    amount = words("{amount} {currency}", amount=digits, currency=currency.code)
    return f"{amount}\n{amount_in_words(minor, currency, words.language)}"


def halves(digest: str) -> str:
    """Break a digest in the middle, so that two lines can be compared by eye."""
    middle = len(digest) // 2
    return f"{ltr(digest[:middle])}\n{ltr(digest[middle:])}"
