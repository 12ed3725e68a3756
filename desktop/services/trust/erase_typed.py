"""Take a person's names out of what was typed and never posted: drafts, and templates of vouchers.

A rhythm repeats a template, so it has nothing of its own. What was posted or sent for approval is
signed and never changes; the voucher heads among it on which the name was typed are counted here,
to be said before.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select, update

from desktop.domain.trust.personal import nameless
from desktop.services.trust.erasing import erase_record
from desktop.store.queries.person import heads_with, unposted_with
from desktop.store.tables.cheques import voucher_template
from desktop.store.tables.journal import entry_draft
from desktop.store.tx import Tx


@dataclass(frozen=True, slots=True)
class Person:
    """Whom to look for: the code of the partner, and the names that stand in the directory."""

    code: str
    name_ar: str
    name_en: str
    names: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Keep the names that are there, the longer one first."""
        given = {self.name_ar, self.name_en} - {""}
        object.__setattr__(self, "names", tuple(sorted(given, key=lambda name: (-len(name), name))))


def typed_heads(conn: Connection, person: Person) -> int:
    """Return on how many vouchers, posted or sent for approval, a name was typed by hand."""
    return heads_with(conn, person.names) + unposted_with(conn, person.names)


def unposted_texts(conn: Connection, person: Person) -> int:
    """Return how many drafts and templates would be cleared."""
    return sum(
        _cleared(row.content, person) is not None
        for table in (entry_draft, voucher_template)
        for row in conn.execute(select(table.c.content))
    )


def clear_unposted(tx: Tx, person: Person, why: str) -> int:
    """Clear the drafts and templates that name the person; return how many leaves were cut."""
    for row in tx.conn.execute(select(entry_draft)).all():
        content = _cleared(row.content, person)
        if content is not None:
            tx.conn.execute(
                update(entry_draft).where(entry_draft.c.id == row.id).values(content=content)
            )
    cut = 0
    for row in tx.conn.execute(select(voucher_template)).all():
        content = _cleared(row.content, person)
        left = {
            column: text
            for column, text in (
                ("content", content),
                ("name", _without(row.name, person) if content is not None else None),
            )
            if text is not None
        }
        if left:
            cut += erase_record(tx, voucher_template, row.id, left, why=why)
    return cut


def _cleared(content: str, person: Person) -> str | None:
    """Return a form's text without the person's names, or None where it is not about them.

    It is where it names the partner's code, or has one of the names as that of its party.
    """
    try:
        said = json.loads(content)
    except ValueError:
        return None  # nothing that the form wrote; the form says so when it is opened
    if not isinstance(said, dict) or not _is_about(said, person):
        return None
    cleared = _within(said, person)
    return None if cleared == said else json.dumps(cleared, ensure_ascii=False)


def _is_about(said: dict[str, Any], person: Person) -> bool:
    slip, lines = said.get("slip"), said.get("lines")
    head = slip if isinstance(slip, dict) else {}
    if head.get("party") == person.code or _holds(head.get("party_name"), person):
        return True
    listed = lines if isinstance(lines, list) else []
    return any(isinstance(one, dict) and one.get("partner") == person.code for one in listed)


def _holds(text: Any, person: Person) -> bool:
    return isinstance(text, str) and any(name in text for name in person.names)


def _within(said: Any, person: Person) -> Any:
    match said:
        case str():
            return _without(said, person)
        case list():
            return [_within(one, person) for one in said]
        case dict():
            return {key: _within(one, person) for key, one in said.items()}
    return said


def _without(text: str, person: Person) -> str:
    for name in person.names:
        text = text.replace(name, nameless(person.code))
    return text
