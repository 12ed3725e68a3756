"""Vouchers that come again: their rhythm, and what is due. Nothing posts itself."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.vouchers.recurrence import NewRecurrence, check_recurrence, due_days
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries import vouchers as queries
from desktop.store.queries.vouchers import Recurrence, Template
from desktop.store.tables import cheques as t


@dataclass(frozen=True, slots=True)
class Due:
    """A voucher that is due on `day` and not made yet; `draft_id` is its draft, if it has one."""

    recurrence_id: int
    name: str
    day: dt.date
    subject: str
    content: str
    draft_id: int | None


@dataclass(frozen=True, slots=True)
class Recurring:
    """A rhythm that is kept, with the template it is of and the day on which it is due next."""

    recurrence: Recurrence
    template: Template
    next_day: dt.date | None


def add_recurrence(book: Book, by: Acting, new: NewRecurrence) -> int:
    """Keep a rhythm and return its id.

    Raises UserError `template-missing`, or as `check_recurrence` does.
    """
    check_recurrence(new)
    with book.begin(by, Act.WRITE_DRAFT) as tx:
        queries.load_template(tx.conn, new.template_id)
        return tx.insert(
            t.recurrence,
            template_id=new.template_id,
            rhythm=new.rhythm,
            month_day=new.month_day,
            first_day=new.first_day,
            last_day=new.last_day,
        )


def stop_recurrence(book: Book, by: Acting, recurrence_id: int) -> None:
    """Put a rhythm aside; raises UserError `recurrence-missing`."""
    with book.begin(by, Act.WRITE_DRAFT) as tx:
        _find(tx.conn, recurrence_id)
        tx.update(t.recurrence, recurrence_id, active=0)


def list_recurring(book: Book, by: Acting, today: dt.date) -> tuple[Recurring, ...]:
    """Return the rhythms that are kept, by the name of their template."""
    with book.read(by, Act.READ_LEDGER) as conn:
        templates = {each.id: each for each in queries.load_templates(conn)}
        kept = [each for each in queries.load_recurrences(conn) if each.active]
    found = [
        Recurring(each, templates[each.rule.template_id], _next_day(each.rule, today))
        for each in kept
    ]
    return tuple(sorted(found, key=lambda each: each.template.name))


def list_due(book: Book, by: Acting, today: dt.date) -> tuple[Due, ...]:
    """Return what is due up to `today` and neither posted, waiting, nor left out; oldest first.

    What was posted and taken back is due again, and so is what was drafted and thrown away.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        templates = {each.id: each for each in queries.load_templates(conn)}
        done = queries.made_occurrences(conn) | queries.skipped_occurrences(conn)
        drafts = queries.drafted_occurrences(conn)
        rules = queries.load_recurrences(conn)
    found: list[Due] = []
    for each in rules:
        template = templates[each.rule.template_id]
        if not each.active:
            continue
        for day in due_days(each.rule, today):
            subject = queries.occurrence(each.id, day)
            if subject not in done:
                content = _dated(template.content, day, subject)
                draft = drafts.get(subject)
                found.append(Due(each.id, template.name, day, subject, content, draft))
    return tuple(sorted(found, key=lambda due: (due.day, due.name)))


def skip_occurrence(book: Book, by: Acting, recurrence_id: int, day: dt.date, reason: str) -> int:
    """Leave one occurrence out and return the id of the note.

    Raises UserError `recurrence-missing`, `skip-reason-empty`, or `occurrence-unknown` for a day on
    which nothing is due or that was left out before.
    """
    clean = clean_name(reason, field="reason")
    if not clean:
        raise UserError("skip-reason-empty")
    with book.begin(by, Act.WRITE_DRAFT) as tx:
        found = _find(tx.conn, recurrence_id)
        subject = queries.occurrence(recurrence_id, day)
        if day not in set(due_days(found.rule, day)) or subject in queries.skipped_occurrences(
            tx.conn
        ):
            raise UserError("occurrence-unknown", day=day)
        return tx.insert(
            t.recurrence_skip,
            recurrence_id=recurrence_id,
            day=day,
            reason=clean,
            officer_id=by.officer_id,
            recorded_at=tx.recorded_at,
        )


def _find(conn: Connection, recurrence_id: int) -> Recurrence:
    for each in queries.load_recurrences(conn):
        if each.id == recurrence_id:
            return each
    raise UserError("recurrence-missing", recurrence=recurrence_id)


def _next_day(rule: NewRecurrence, today: dt.date) -> dt.date | None:
    later = today + dt.timedelta(days=370)
    return next((day for day in due_days(rule, later) if day >= today), None)


def _dated(content: str, day: dt.date, subject: str) -> str:
    said = json.loads(content)
    said["day"], said["origin"] = day.isoformat(), subject
    return json.dumps(said, ensure_ascii=False)
