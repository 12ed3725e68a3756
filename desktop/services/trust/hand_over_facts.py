"""Read what a hand-over lists, as it stands now."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection

from desktop.domain.log.checkpoint import parse_checkpoint
from desktop.domain.log.note import parse_note
from desktop.domain.log.short_head import short_head
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.hand_over import HandOverFacts, KeyHolder
from desktop.services.trust.officers import load_officers
from desktop.services.trust.open_book import officers_of
from desktop.services.trust.terms import today_of
from desktop.signing.certificates import load_certificate
from desktop.signing.fingerprint import digit_groups, fingerprint
from desktop.store.book import Book
from desktop.store.queries import hand_over as queries
from desktop.store.queries.log import load_head
from desktop.store.queries.masters import load_organisation


def hand_over_facts(book: Book, by: Acting) -> HandOverFacts:
    """Return what passes with an office today; anybody who may hand over can look at it."""
    with book.read(by, Act.HAND_OVER) as conn:
        return read_facts(book, conn, book.now())


def read_facts(book: Book, conn: Connection, now: dt.datetime) -> HandOverFacts:
    """Return the facts in the snapshot `conn`."""
    day = today_of(conn, now)
    organisation = load_organisation(conn)
    entering = set(officers_of(book.folder.path))
    head = parse_checkpoint(parse_note(load_head(conn).note).text)
    holders = tuple(
        KeyHolder(
            one.code,
            one.name_ar,
            one.name_en,
            one.roles,
            one.active and one.code in entering,
            digit_groups(fingerprint(load_certificate(one.certificate.encode()))),
        )
        for one in load_officers(conn)
        if one.active
    )
    return HandOverFacts(
        organisation_ar=organisation.name_ar,
        organisation_en=organisation.name_en,
        currency=organisation.currency,
        day=day,
        assets=queries.asset_balances(conn, day),
        debts=queries.debt_balances(conn, day),
        funds=queries.fund_balances(conn, day),
        open_items=queries.open_items(conn, day),
        holders=holders,
        circles=queries.circles(conn),
        recovery=queries.recovery_made(conn),
        backup=queries.last_backup(conn),
        documents=queries.kept_documents(conn),
        log_head=short_head(head.size, head.root),
    )
