"""Templates of vouchers: kept from a voucher, used again, put aside."""

from __future__ import annotations

import json
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries.vouchers import Template, load_recurrences, load_template, load_templates
from desktop.store.tables import cheques as t

__all__ = ["Template", "add_template", "list_templates", "stop_template"]

LONGEST: Final = 1 << 20


def list_templates(book: Book, by: Acting) -> tuple[Template, ...]:
    """Return the templates in use, by name."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return tuple(each for each in load_templates(conn) if each.active)


def add_template(book: Book, by: Acting, name: str, content: str) -> int:
    """Keep a template and return its id; `content` is a draft's text.

    Raises UserError `template-name-empty`, `template-name-taken`, or `template-content` for a text
    that no form wrote.
    """
    clean = clean_name(name, field="name")
    if not clean:
        raise UserError("template-name-empty")
    kept = _without_its_own(content)
    with book.begin(by, Act.WRITE_DRAFT) as tx:
        if any(each.active and each.name == clean for each in load_templates(tx.conn)):
            raise UserError("template-name-taken", name=clean)
        return tx.insert(
            t.voucher_template,
            name=clean,
            content=kept,
            officer_id=by.officer_id,
            recorded_at=tx.recorded_at,
        )


def stop_template(book: Book, by: Acting, template_id: int) -> None:
    """Put a template aside, with its rhythms; raises UserError `template-missing`."""
    with book.begin(by, Act.WRITE_DRAFT) as tx:
        if not load_template(tx.conn, template_id).active:
            return
        tx.update(t.voucher_template, template_id, active=0)
        for each in load_recurrences(tx.conn):
            if each.active and each.rule.template_id == template_id:
                tx.update(t.recurrence, each.id, active=0)


def _without_its_own(content: str) -> str:
    """Return the content without what belongs to one voucher alone: day, cheque, references."""
    try:
        said = json.loads(content) if len(content) <= LONGEST else None
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise UserError("template-content")
    for key in ("day", "reference", "origin"):
        said.pop(key, None)
    slip = said.get("slip")
    if isinstance(slip, dict):
        for key in ("cheque_number", "cheque_day", "transfer_reference"):
            slip.pop(key, None)
    return json.dumps(said, ensure_ascii=False)
