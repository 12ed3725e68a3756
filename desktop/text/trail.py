"""The audit trail in words: what was done, what columns are called, what changed into what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Final

from desktop.domain.currency import Currency
from desktop.domain.formats import format_amount, format_day
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.trust.exceptions import Amount, ExceptionKind
from desktop.domain.trust.trail import Change, Deed, Fingerprint, Ref, TrailRow, Value
from desktop.text.exceptions import SAID
from desktop.text.labels import LABELS, label
from desktop.text.record_words import COLUMNS, KINDS, SUBJECTS
from desktop.text.subjects import subject_text
from desktop.text.words import Words, mark

DEEDS: Final[Mapping[Deed, str]] = {
    Deed.CREATED: mark("created"),
    Deed.CHANGED: mark("changed"),
    Deed.REMOVED: mark("removed"),
    Deed.POSTED: mark("posted"),
    Deed.REVERSED: mark("reversed an entry"),
    Deed.IMPORTED: mark("imported"),
    Deed.PROPOSED: mark("proposed"),
    Deed.APPROVED: mark("approved"),
    Deed.REFUSED: mark("refused"),
    Deed.OVERRODE: mark("passed over a control"),
    Deed.OPENED: mark("opened a document"),
    Deed.PRINTED: mark("printed"),
    Deed.EXPORTED: mark("exported"),
    Deed.ATTACHED: mark("attached a document"),
    Deed.BACKED_UP: mark("backed up"),
    Deed.HANDED_OVER: mark("handed over an office"),
    Deed.RECEIVED: mark("took in a receipt"),
    Deed.FOUND: mark("wrote a finding"),
    Deed.NOTED: mark("wrote under a finding"),
    Deed.ERASED: mark("erased a person's data"),
    Deed.SIGNED: mark("signed"),
    Deed.CLOCK: mark("the clock was set back"),
}

_LONGEST: Final = 120
_FINGERPRINT_DIGITS: Final = 12
_ELLIPSIS: Final = "\u2026"
_BECOMES: Final = {True: "\u2190", False: "\u2192"}
"""An arrow in the direction of reading."""


def column_text(column: str, words: Words) -> str:
    """Return what a column is called; an unknown one (of another version) as it is."""
    found = COLUMNS.get(column)
    return words(found) if found else column


def value_text(value: Value, currency: Currency, words: Words) -> str:
    """Return a value as people read it; texts are cut to a line."""
    shown = _SHOWN.get(type(value))
    if shown is not None:
        return shown(value, currency, words)
    if isinstance(value, Enum):
        return label(value, words) if value in LABELS else str(value.value)
    return isolate_name(_cut(str(value)))


def change_text(change: Change, currency: Currency, words: Words, *, new: bool) -> str:
    """Return one change: "Name: old → new", of something new only what it is."""
    name = column_text(change.column, words)
    after = value_text(change.after, currency, words)
    if new:
        return words("{name}: {value}", name=name, value=after)
    before = value_text(change.before, currency, words)
    arrow = _BECOMES[words.right_to_left]
    return words(
        "{name}: {before} {arrow} {after}", name=name, before=before, arrow=arrow, after=after
    )


def changes_text(row: TrailRow, currency: Currency, words: Words) -> str:
    """Return everything that changed, in one line; says where a person's data was erased."""
    said = [change_text(each, currency, words, new=row.new) for each in row.changes]
    if row.erased:
        said.append(words("a person's data was erased from this record"))
    return words("; ").join(said)


def kind_text(kind: str, words: Words) -> str:
    """Return what a kind of record is called in a filter."""
    if kind in KINDS:
        return words(KINDS[kind])
    return subject_text(f"{kind}:{_ELLIPSIS}", words) if kind in SUBJECTS else kind


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}{_ELLIPSIS}"


def _truth(value: object, _currency: Currency, words: Words) -> str:
    return words("yes") if value else words("no")


def _moment(value: object, _currency: Currency, _words: Words) -> str:
    return isolate_ltr(f"{value:%Y-%m-%d %H:%M}")


def _amount(value: Amount, currency: Currency, _words: Words) -> str:
    return isolate_ltr(format_amount(value.minor, currency))


def _print(value: Fingerprint, _currency: Currency, _words: Words) -> str:
    return isolate_ltr(value.text[:_FINGERPRINT_DIGITS])


_SHOWN: Final[Mapping[type, Callable[[Any, Currency, Words], str]]] = {
    type(None): lambda _value, _currency, _words: "\u2014",
    bool: _truth,
    int: lambda value, _currency, _words: isolate_ltr(value),
    dt.datetime: _moment,
    dt.date: lambda value, _currency, _words: isolate_ltr(format_day(value)),
    tuple: lambda value, _currency, words: words(", ").join(label(one, words) for one in value),
    ExceptionKind: lambda value, _currency, words: words(SAID[value].title),
    Amount: _amount,
    Fingerprint: _print,
    Ref: lambda value, _currency, words: subject_text(value.subject, words),
}
