"""The rules that a translation has to keep; each returns sentences that say what is wrong where."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Final

ARABIC_FORMS: Final = 6
# Zero, one and two: Arabic says "an entry" and "two entries" in the noun itself.
FORMS_WITHOUT_NUMBER: Final = frozenset({0, 1, 2})
ARABIC_LETTER: Final = re.compile("[\u0621-\u063a\u0641-\u064a]")
BIDI_CONTROL: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# A msgid of figures, fields and signs has nothing to translate.
_LATIN_WORD: Final = re.compile(r"[A-Za-z]{2,}")
_FIELD: Final = re.compile(r"\{[^{}]*\}")

Identity = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Translation:
    """One entry of a catalogue: msgid, msgid_plural (may be empty), forms, and where it stands."""

    one: str
    many: str
    forms: tuple[str, ...]
    place: str
    fuzzy: bool = False

    @property
    def identity(self) -> Identity:
        """Return what two entries for the same sentence have in common."""
        return self.one, self.many


def fields_of(text: str) -> frozenset[str]:
    """Return the `{fields}` of `text` with their format; raises ValueError when it cannot fill."""
    found = set()
    for _, name, layout, conversion in Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier():
            raise ValueError(f"field {{{name}}} has no name")
        found.add(f"{name}!{conversion or ''}:{layout or ''}")
    return frozenset(found)


def whole(entries: Sequence[Translation], wanted: Collection[Identity]) -> Iterator[str]:
    """Nothing missing, nothing left over, nothing said in two ways."""
    said: dict[Identity, Translation] = {}
    for entry in entries:
        first = said.setdefault(entry.identity, entry)
        if first.forms != entry.forms:
            yield f"{entry.place}: translated differently in {first.place}: {entry.one!r}"
        if entry.identity not in wanted:
            yield f"{entry.place}: no source says this any more: {entry.one!r}"
    for one in sorted(one for one, many in wanted if many and (one, "") in wanted):
        yield f"the source says this both with and without a plural: {one!r}"
    for identity in sorted(set(wanted) - set(said)):
        yield f"not translated: {identity[0]!r}" + (" (plural)" if identity[1] else "")


def sound(entry: Translation, same: Collection[str] = ()) -> Iterator[str]:
    """One entry: complete, settled, with the same fields, Arabic, and no hidden controls."""
    where = f"{entry.place}: {entry.one!r}"
    if entry.fuzzy:
        yield f"{where}: still marked fuzzy"
    if len(entry.forms) != (ARABIC_FORMS if entry.many else 1):
        yield f"{where}: {len(entry.forms)} forms"
    try:
        wanted = fields_of(entry.one) | fields_of(entry.many)
    except ValueError as error:
        yield f"{where}: {error}"
        return
    for index, text in enumerate(entry.forms):
        form = f"{where}[{index}]" if entry.many else where
        yield from _form(form, text, wanted, optional=entry.many != "" and _may_drop(index))
        plain = _FIELD.sub("", entry.one)
        needed = _LATIN_WORD.search(plain) and entry.one not in same
        if text and needed and not ARABIC_LETTER.search(text):
            yield f"{form}: no Arabic letter"


def _may_drop(index: int) -> bool:
    return index in FORMS_WITHOUT_NUMBER


def _form(where: str, text: str, wanted: frozenset[str], *, optional: bool) -> Iterator[str]:
    if not text.strip():
        yield f"{where}: empty"
        return
    if BIDI_CONTROL.search(text):
        yield f"{where}: a raw bidi control"
    try:
        got = fields_of(text)
    except ValueError as error:
        yield f"{where}: {error}"
        return
    number = frozenset({"n!:"}) if optional else frozenset()
    if got | number != wanted | number:
        yield f"{where}: fields {sorted(got)} instead of {sorted(wanted)}"
