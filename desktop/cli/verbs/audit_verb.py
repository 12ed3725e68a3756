"""`sijill audit`: who did what when, what an auditor looks at first, and the findings."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from itertools import islice

from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened
from desktop.cli.progress import progress_bar
from desktop.cli.terminal import Terminal
from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.formats import decimal_text
from desktop.domain.isolates import strip_isolates
from desktop.domain.trust.exceptions import Amount, ExceptionKind, Hit
from desktop.domain.trust.exceptions_registry import EXCEPTIONS
from desktop.domain.trust.findings import FindingFilter, FindingRow, Severity
from desktop.domain.trust.trail import Change, TrailFilter, TrailRow
from desktop.services.ledger.read_journal import masters_of
from desktop.services.session import Session
from desktop.services.trust.audit.find_exceptions import find_exceptions
from desktop.services.trust.audit.findings import list_findings, today
from desktop.services.trust.audit.trail import walk_trail
from desktop.text.exceptions import SAID, about_text, benford_text, hit_subject, hit_text
from desktop.text.labels import label
from desktop.text.subjects import subject_text
from desktop.text.trail import DEEDS, changes_text, value_text
from desktop.text.words import Words

_LISTS = frozenset({".csv", ".xlsx"})
_PAPER = frozenset({".pdf"})


def run(options: Namespace, terminal: Terminal) -> int:
    """Answer in lines, as JSON, or into a file."""
    answer = {"trail": _trail, "exceptions": _exceptions, "findings": _findings}[options.action]
    _refuse_format(options)
    with opened(options, terminal) as session:
        answer(session, options, terminal)
    return Exit.DONE


def _refuse_format(options: Namespace) -> None:
    known = {"trail": _LISTS, "exceptions": _LISTS | _PAPER, "findings": _PAPER}[options.action]
    if options.out is not None and options.out.suffix.lower() not in known:
        raise UserError("out-format", file=options.out.name, known=", ".join(sorted(known)))


def _currency(session: Session) -> Currency:
    return masters_of(session.book, session.by).organisation.currency


def _trail(session: Session, options: Namespace, terminal: Terminal) -> None:
    words = terminal.words
    wanted = TrailFilter(
        officer=options.by,
        first_day=options.first_day,
        last_day=options.last_day,
        kind=options.kind,
        subject=options.subject,
        words=options.words,
    )
    if wanted.first_day and wanted.last_day and wanted.first_day > wanted.last_day:
        raise UserError("trail-days-turned")
    if options.out is not None:
        from desktop.services.trust.audit.export_trail import export_trail  # noqa: PLC0415

        with progress_bar(terminal, words("Writing the list")) as progress:
            made = export_trail(
                session.book, session.by, wanted, options.out, words, progress=progress
            )
        terminal.say(str(made.path))
        return
    currency = _currency(session)
    rows = islice(walk_trail(session.book, session.by, wanted), options.limit)
    if options.json:
        terminal.json({"steps": [_step_json(row, currency, words) for row in rows]})
        return
    for row in rows:
        moment = "" if row.at is None else f"{row.at:%Y-%m-%d %H:%M:%S}"
        parts = (
            moment,
            row.officer or "\u2013",
            words(DEEDS[row.deed]),
            subject_text(row.named, words),
            changes_text(row, currency, words),
        )
        terminal.say(strip_isolates(" \u00b7 ".join(part for part in parts if part)))


def _step_json(row: TrailRow, currency: Currency, words: Words) -> Mapping[str, object]:
    return {
        "position": row.position,
        "at": None if row.at is None else row.at.isoformat(),
        "officer": row.officer or None,
        "deed": row.deed.value,
        "subject": row.subject,
        "label": subject_text(row.named, words),
        "changes": [_change_json(each, currency, words, new=row.new) for each in row.changes],
        "erased": row.erased,
    }


def _change_json(
    change: Change, currency: Currency, words: Words, *, new: bool
) -> Mapping[str, object]:
    def said(value: object) -> str | None:
        if value is None:
            return None
        if isinstance(value, Amount):
            return decimal_text(value.minor, currency)
        return strip_isolates(value_text(value, currency, words))  # type: ignore[arg-type]

    before = {} if new else {"before": said(change.before)}
    return {"column": change.column, **before, "after": said(change.after)}


def _exceptions(session: Session, options: Namespace, terminal: Terminal) -> None:
    words = terminal.words
    kinds = None if options.tests is None else {ExceptionKind(one) for one in options.tests}
    with progress_bar(terminal, words("Running the tests")) as progress:
        found = find_exceptions(session.book, session.by, options.year, kinds, progress=progress)
    if options.out is not None:
        from desktop.services.trust.audit.export_exceptions import (  # noqa: PLC0415
            export_exceptions,
        )

        made = export_exceptions(session.book, session.by, found, options.out, words)
        terminal.say(str(made.path))
        return
    currency = _currency(session)
    digits = strip_isolates(benford_text(found.benford, found.thresholds.benford_least, words))
    if options.json:
        terminal.json(
            {
                "year": found.year,
                "entries": found.entries,
                "tests": [
                    {
                        "test": kind.value,
                        "title": words(SAID[kind].title),
                        "severity": EXCEPTIONS[kind].severity.value,
                        "hits": [_hit_json(each, currency, words) for each in hits],
                    }
                    for kind, hits in found.hits.items()
                ],
                "benford": {
                    "counts": list(found.benford.counts),
                    "chi_square": round(found.benford.chi_square, 3),
                    "deviation": round(found.benford.deviation, 5),
                    "text": digits,
                },
            }
        )
        return
    rows = [
        (f"{len(hits):,}", label(EXCEPTIONS[kind].severity, words), words(SAID[kind].title))
        for kind, hits in found.hits.items()
    ]
    for line in table(rows, words, frozenset({0})):
        terminal.say(line)
    if ExceptionKind.BENFORD in found.hits:
        terminal.say(digits)
    for kind, hits in found.hits.items():
        if hits and options.tests is not None:
            terminal.say()
            terminal.say(words(SAID[kind].title))
            for each in hits:
                said = f"{hit_subject(each, words)}: {hit_text(each, currency, words)}"
                terminal.say(strip_isolates(said))


def _hit_json(hit: Hit, currency: Currency, words: Words) -> Mapping[str, object]:
    return {
        "subject": hit.subject or None,
        "day": None if hit.day is None else hit.day.isoformat(),
        "amount": None if hit.amount is None else decimal_text(hit.amount, currency),
        "text": strip_isolates(hit_text(hit, currency, words)),
    }


def _findings(session: Session, options: Namespace, terminal: Terminal) -> None:
    words = terminal.words
    severity = None if options.severity is None else Severity(options.severity)
    wanted = FindingFilter(options.open, options.overdue, severity)
    if options.out is not None:
        from desktop.services.trust.audit.print_findings import print_findings  # noqa: PLC0415

        made = print_findings(session.book, session.by, wanted, options.out, words)
        terminal.say(str(made.path))
        return
    found = list_findings(session.book, session.by, wanted)
    if options.json:
        terminal.json({"findings": [_finding_json(each) for each in found]})
        return
    day = today(session.book)
    for each in found:
        state = label(each.status, words)
        late = words("{state}, overdue", state=state) if each.overdue(day) else state
        about = about_text(each.subject, words)
        head = (f"{each.id}", label(each.severity, words), late, about)
        terminal.say(strip_isolates(" \u00b7 ".join(head)))
        terminal.say(f"    {' '.join(each.text.split())}")


def _finding_json(each: FindingRow) -> Mapping[str, object]:
    return {
        "number": each.id,
        "subject": each.subject or None,
        "test": each.exception or None,
        "severity": each.severity.value,
        "status": each.status.value,
        "text": each.text,
        "responsible": each.responsible or None,
        "due": None if each.due is None else each.due.isoformat(),
        "officer": each.officer,
        "recorded_at": each.recorded_at.isoformat(),
        "notes": each.notes,
    }
