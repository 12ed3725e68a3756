"""The general ledger and the journal, row by row: their head, and JSON that needs no memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from desktop.cli.terminal import Terminal
from desktop.domain.ledger.statements.frame import notes_of
from desktop.domain.ledger.statements.source import StatementSource
from desktop.text.statement_labels import NOTES, SUBTITLES, title_text
from desktop.text.words import Words

_INDENT: Final = "    "


def say_head(name: str, source: StatementSource, terminal: Terminal) -> None:
    """Write whose ledger it is, which one, of which days."""
    words = terminal.words
    first, last = source.year.first_day.isoformat(), source.year.last_day.isoformat()
    subtitle = words(SUBTITLES[name], first_day=first, last_day=last)
    terminal.say(words.of(source.organisation_ar, source.organisation_en))
    terminal.say(title_text(name, words))
    terminal.say(f"{subtitle} ({source.currency.code})")


def say_notes(source: StatementSource, terminal: Terminal) -> None:
    """Write what must be said below the figures."""
    notes = notes_of(source.year)
    if notes:
        terminal.say()
    for note in notes:
        terminal.say(terminal.words(NOTES[note]))


def head_json(name: str, source: StatementSource, words: Words) -> Mapping[str, object]:
    """Return the same keys that every statement begins with."""
    return {
        "statement": name,
        "title": title_text(name, words),
        "organisation": words.of(source.organisation_ar, source.organisation_en),
        "currency": source.currency.code,
        "exponent": source.currency.exponent,
        "year": source.year.name,
        "prior_year": None,
        "first_day": source.year.first_day.isoformat(),
        "last_day": source.year.last_day.isoformat(),
        "notes": list(notes_of(source.year)),
    }


def write_json(
    head: Mapping[str, object],
    rows: Iterable[Mapping[str, object]],
    totals: Callable[[], Mapping[str, object]],
    terminal: Terminal,
) -> None:
    """Write one object: the head, `rows` one at a time, then `totals`, asked for at the end."""
    opened = json.dumps(head, ensure_ascii=False, indent=2)
    terminal.out.write(opened.removesuffix("\n}"))
    terminal.out.write(',\n  "rows": [')
    between = "\n"
    for row in rows:
        terminal.out.write(between)
        terminal.out.write(_INDENT + json.dumps(row, ensure_ascii=False))
        between = ",\n"
    terminal.out.write("\n  ],\n")
    closed = json.dumps({"totals": totals()}, ensure_ascii=False, indent=2)
    terminal.out.write(closed.removeprefix("{\n"))
    terminal.out.write("\n")
