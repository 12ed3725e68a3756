"""Give a person everything that the book holds about them, in one file."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Final

from sqlalchemy import select

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.formats import decimal_text
from desktop.domain.log.record_leaf import record_subject
from desktop.domain.trust.accesses import AccessKind
from desktop.domain.trust.acting import Act
from desktop.domain.trust.person_data import HeldDocument, PersonData
from desktop.exchange.careful_write import Written, careful_write
from desktop.reports.statements.stamp import Stamp
from desktop.reports.trust.person import person_pdf
from desktop.services.archive.attach import attachments_of
from desktop.services.session import Session
from desktop.services.trust.log_head import log_head
from desktop.store.queries.masters import load_organisation
from desktop.store.queries.person import lines_of, versions_of
from desktop.store.tables import documents, masters
from desktop.text.words import Words

_FIXED: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every member: the file says nothing about the computer that made it."""

_TABLE: Final = masters.partner


def person_data(session: Session, code: str) -> PersonData:
    """Return what the book holds about the partner called `code`; UserError `person-unknown`."""
    book, by = session.book, session.by
    with book.read(by, Act.EXPORT_PERSON) as conn:
        row = conn.execute(select(_TABLE).where(_TABLE.c.code == code)).first()
        if row is None:
            raise UserError("person-unknown", code=code)
        subject = record_subject(_TABLE.name, row.id)
        organisation = load_organisation(conn)
        lines, versions = lines_of(conn, row.id), versions_of(conn, subject)
    attached = attachments_of(book, by, subject)
    return PersonData(
        code=code,
        name_ar=row.name_ar,
        name_en=row.name_en,
        kind=row.kind.value,
        currency=organisation.currency.code,
        exponent=organisation.currency.exponent,
        organisation_ar=organisation.name_ar,
        organisation_en=organisation.name_en,
        versions=versions,
        lines=lines,
        documents=tuple(HeldDocument(one.title, one.file_name, one.sha256) for one in attached),
    )


def export_person(session: Session, code: str, target: Path, words: Words) -> Written:
    """Write it into the new file `target`: a ZIP with `person.json` and `person.pdf`.

    That it was taken out is logged before the file is written. Raises UserError `person-unknown`,
    or as `careful_write` does; nothing is left then.
    """
    found = person_data(session, code)
    now = dt.datetime.now(dt.UTC)
    stamp = Stamp(now, log_head(session.book, session.by).short)
    members = {
        "person.json": person_json(found).encode(),
        "person.pdf": person_pdf(found, stamp, words).pdf,
    }
    with session.book.begin(session.by, Act.EXPORT_PERSON) as tx:
        partner_id = tx.conn.execute(select(_TABLE.c.id).where(_TABLE.c.code == code)).scalar_one()
        tx.insert(
            documents.access,
            kind=AccessKind.EXPORTED,
            subject=record_subject(_TABLE.name, partner_id),
            officer_id=session.by.officer_id,
            recorded_at=tx.recorded_at,
        )
    content = _packed(members)
    return careful_write(target, content, len(content))


def person_json(found: PersonData) -> str:
    """Return the data as JSON: amounts as decimal strings, days and moments in ISO form."""
    currency = currency_of(found.currency)
    content = {
        "format": "sijill-person-1",
        "organisation": {"ar": found.organisation_ar, "en": found.organisation_en},
        "code": found.code,
        "name": {"ar": found.name_ar, "en": found.name_en},
        "kind": found.kind,
        "record": [
            {"from": one.at, "by": one.maker, "columns": dict(one.columns)}
            for one in found.versions
        ],
        "currency": found.currency,
        "lines": [
            {
                "day": one.day.isoformat(),
                "entry": f"{one.year}/{one.series}/{one.number}",
                "narration": one.narration,
                "memo": one.memo,
                "account": one.account,
                "amount": decimal_text(one.amount, currency),
            }
            for one in found.lines
        ],
        "documents": [
            {"title": one.title, "file": one.file_name, "sha256": one.sha256}
            for one in found.documents
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _packed(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, _FIXED), data)
    return out.getvalue()
