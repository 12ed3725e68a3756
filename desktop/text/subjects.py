"""What the log is about, in words: entries by their voucher, records by their kind and number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.domain.ledger.entry import Series
from desktop.domain.log.finding import Fault, Finding
from desktop.text.labels import label
from desktop.text.words import Words, mark

SUBJECTS: Final[Mapping[str, str]] = {
    "page": mark("page {key} of the file"),
    "organisation": mark("the organisation ({key})"),
    "officer": mark("officer {key}"),
    "authority": mark("the certificate authority ({key})"),
    "setting": mark("setting {key}"),
    "fiscal_year": mark("fiscal year {key}"),
    "period": mark("period {key}"),
    "account": mark("account {key}"),
    "fund": mark("fund {key}"),
    "project": mark("project {key}"),
    "partner": mark("partner {key}"),
    "import_batch": mark("import {key}"),
    "log_key": mark("log key {key}"),
    "package": mark("package {key}"),
    "key_group": mark("key group {key}"),
    "group_key": mark("group key {key}"),
    "document": mark("document {key}"),
    "attachment": mark("attachment {key}"),
    "access": mark("access {key}"),
    "approval_rule": mark("approval rule {key}"),
    "proposal": mark("proposed entry {key}"),
    "approval": mark("approval {key}"),
    "control_override": mark("override {key}"),
    "budget_line": mark("budget line {key}"),
    "officer_exchange": mark("exchange key {key}"),
    "office_term": mark("term of office {key}"),
    "permission": mark("permission {key}"),
    "handover": mark("hand-over {key}"),
    "finding": mark("finding {key}"),
    "finding_note": mark("note to a finding {key}"),
    "erasure": mark("erasure {key}"),
    "witness": mark("authority {key}"),
    "backup": mark("backup {key}"),
    "receipt": mark("receipt of package {key}"),
    "role": mark("role {key}"),
    "key": mark("key {key}"),
    "clock": mark("clock {key}"),
    "closing": mark("closing {key}"),
    "handover-of-key": mark("passing of the log to key {key}"),
    "copy-accepted": mark("older copy accepted at {key}"),
    "checkpoint-signed": mark("checkpoint {key}"),
    "trigger": mark("rule {key}"),
    "log": mark("record {key}"),
    "month_total": mark("month total {key}"),
    "year_total": mark("year total {key}"),
    "unreadable": mark("what can no longer be read ({key})"),
}
"""By the part of a subject before the first colon; `key` is the rest."""

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
