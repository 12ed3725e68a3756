"""The auditor's findings on paper, each with everything that was said about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from desktop.domain.formats import format_day
from desktop.domain.isolates import strip_isolates
from desktop.domain.trust.findings import FindingRow, Note
from desktop.reports import page
from desktop.reports.page import Progress, Rendered
from desktop.reports.statements.stamp import Stamp, document
from desktop.text.exceptions import about_text
from desktop.text.labels import label
from desktop.text.words import Words

_NOBODY = "\u2013"


def findings_pdf(
    rows: Sequence[tuple[FindingRow, Sequence[Note]]],
    organisation: str,
    today: dt.date,
    stamp: Stamp,
    words: Words,
    *,
    progress: Progress | None = None,
) -> Rendered:
    """Return the list of findings drawn on A4; `today` tells which are overdue."""
    sheet = document(words("Findings of the audit"), organisation, stamp, words)
    return page.render(sheet, _blocks(rows, today, words), progress)


def _blocks(
    rows: Sequence[tuple[FindingRow, Sequence[Note]]], today: dt.date, words: Words
) -> Iterator[page.Block]:
    count = words.plural("{n} finding", "{n} findings", len(rows))
    yield page.Title(words("Findings of the audit"), count)
    if not rows:
        yield page.Paragraph(words("No finding has been written."))
    for finding, notes in rows:
        title = words("Finding {number}", number=finding.id)
        yield page.Heading(title, 1, anchor=f"finding-{finding.id}")
        yield page.KeyValues(tuple(_facts(finding, today, words)))
        yield page.Paragraph(finding.text)
        if notes:
            yield page.Table(
                (
                    page.Column(words("Day"), page.Kind.DAY, 0.8),
                    page.Column(words("Officer"), page.Kind.CODE, 0.6),
                    page.Column(words("Note"), page.Kind.TEXT, 0.9),
                    page.Column(words("Text"), page.Kind.TEXT, 3.4),
                ),
                tuple(
                    page.Row(
                        (
                            format_day(note.recorded_at.date()),
                            note.officer,
                            label(note.kind, words),
                            note.text,
                        )
                    )
                    for note in notes
                ),
            )


def _facts(finding: FindingRow, today: dt.date, words: Words) -> Iterator[tuple[str, str]]:
    yield words("About"), strip_isolates(about_text(finding.subject, words))
    yield words("Severity"), label(finding.severity, words)
    state = label(finding.status, words)
    late = words("{state}, overdue", state=state) if finding.overdue(today) else state
    yield words("State"), late
    yield words("Responsible"), finding.responsible or _NOBODY
    yield words("Due on"), _NOBODY if finding.due is None else format_day(finding.due)
    yield words("Written by"), f"{finding.officer}, {format_day(finding.recorded_at.date())}"
