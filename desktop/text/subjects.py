"""What the log is about, in words: entries by their voucher, records by their kind and number."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.entry import Series
from desktop.domain.log.finding import Fault, Finding
from desktop.text.labels import label
from desktop.text.record_words import SUBJECTS
from desktop.text.words import Words

_ENTRY: Final = "entry"


def subject_text(subject: str, words: Words) -> str:
    """Return what `subject` ("entry:2025:receipt:2", "account:7") is called.

    A subject of an unknown shape is shown as it is: a log that was tampered with may hold any.
    """
    kind, _, key = subject.partition(":")
    if kind == _ENTRY:
        return _entry_text(key, words) or subject
    if kind in SUBJECTS and key:
        return words(SUBJECTS[kind], key=key)
    return subject


def finding_text(finding: Finding, words: Words) -> str:
    """Return one line that says what is wrong with what."""
    return label(finding.fault, words, subject=subject_text(finding.subject, words))


def fault_key(fault: Fault) -> str:
    """Return the name of a fault for programs: kebab-case."""
    return fault.value.replace("_", "-")


def _entry_text(key: str, words: Words) -> str:
    match key.rsplit(":", 2):
        case [year, series, number] if series in {each.value for each in Series}:
            named = label(Series(series), words)
            return words(
                "{series} number {number} of {year}", series=named, number=number, year=year
            )
    return ""
