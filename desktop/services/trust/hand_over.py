"""Hand an office over: one act that signs the report, keeps it, and changes the offices.

Whatever goes wrong, a passphrase or the disk, leaves everything as it was: no half of a hand-over.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.formats import format_day
from desktop.domain.trust.acting import Act, Role, require
from desktop.domain.trust.hand_over import HandOverText, Party
from desktop.domain.trust.offices import refuse_offices
from desktop.exchange.careful_write import careful_write
from desktop.exchange.incoming.incoming_file import incoming
from desktop.reports.trust.hand_over import HandOverReport, title_of
from desktop.services.archive.add_document import insert_document
from desktop.services.session import Session
from desktop.services.trust.change_roles import active_officer, pass_role
from desktop.services.trust.groups import general_group
from desktop.services.trust.hand_over_facts import read_facts
from desktop.services.trust.hand_over_paper import signed_report
from desktop.services.trust.officers import Officer, load_officers
from desktop.signing.officer_key import OfficerKey, load_key
from desktop.store.blobs.folder import BlobFolder
from desktop.store.blobs.format import new_key
from desktop.store.tables.officers import handover
from desktop.text.words import Words


@dataclass(frozen=True, slots=True)
class HandOver:
    """Which office passes from whom to whom (codes), with both passphrases and what is said.

    `target` is a new file that gets a copy of the signed report; None writes none.
    """

    role: Role
    giver: str
    receiver: str
    said: HandOverText
    giver_passphrase: str = field(repr=False)
    receiver_passphrase: str = field(repr=False)
    target: Path | None = None


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What was done; `left` is whether the giver holds no office any more and is shut out."""

    document_id: int
    path: Path | None
    left: bool


def hand_over(session: Session, order: HandOver, words: Words) -> HandedOver:
    """Hand the office over; the report is drawn in the language of `words`.

    The officer who acts is the giver, or one who manages officers. A giver who keeps no office
    cannot open the book any more. Raises UserError `not-permitted`, `hand-over-to-self`,
    `hand-over-guest`, `hand-over-not-held`, `hand-over-of-another`, `officer-unknown`,
    `auditor-other-offices`, `last-governor`, `hand-over-passphrase` (fields `officer`, `field`),
    or as `careful_write` and `add_document` do; nothing is changed then.
    """
    book, by = session.book, session.by
    require(by, Act.HAND_OVER)
    now = book.now()
    with book.inspect() as conn:
        giver, receiver = _parties(session, order, load_officers(conn))
        facts = read_facts(book, conn, now)
    keys = (
        _key_of(giver, order.giver_passphrase, "giver"),
        _key_of(receiver, order.receiver_passphrase, "receiver"),
    )
    report = HandOverReport(order.role, _party(giver), _party(receiver), facts, order.said, now)
    pdf = signed_report(report, *keys, words)
    made: list[Path] = []
    try:
        if order.target is not None:
            careful_write(order.target, pdf, len(pdf))
            made.append(order.target)
        document_id, left = _record(session, order, pdf, facts.day, title_of(order.role, words))
    except BaseException:
        for path in made:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        raise
    return HandedOver(document_id, order.target, left)


def _parties(
    session: Session, order: HandOver, officers: Sequence[Officer]
) -> tuple[Officer, Officer]:
    """Return the two officers, once nothing speaks against the hand-over between them."""
    giver = active_officer(officers, order.giver)
    receiver = active_officer(officers, order.receiver)
    if giver.id == receiver.id:
        raise UserError("hand-over-to-self")
    if order.role is Role.GUEST_AUDITOR:
        raise UserError("hand-over-guest")
    if order.role not in giver.roles:
        raise UserError("hand-over-not-held", officer=giver.code, role=order.role)
    if giver.id != session.by.officer_id and not session.by.may(Act.MANAGE_OFFICERS):
        raise UserError("hand-over-of-another")
    refuse_offices(receiver.roles | {order.role})
    return giver, receiver


def _record(
    session: Session, order: HandOver, pdf: bytes, day: dt.date, title: str
) -> tuple[int, bool]:
    """Keep the report and change the offices, in one transaction."""
    blobs = BlobFolder(session.book.folder.blobs)
    kept = False
    with incoming(pdf, f"hand-over-{order.role.value}-{format_day(day)}.pdf") as file:
        key = new_key()
        sealed = blobs.seal(file.pieces(), key)
        try:
            with session.book.begin(session.by, Act.HAND_OVER) as tx:
                giver, receiver = _parties(session, order, load_officers(tx.conn))
                document_id = insert_document(
                    tx,
                    session,
                    group_id=general_group(tx),
                    file=file,
                    title=title,
                    sealed=sealed,
                    key=key,
                )
                left = pass_role(
                    tx, session, order.role, giver=giver.code, receiver=receiver.code, day=day
                )
                tx.insert(
                    handover,
                    role=order.role.value,
                    from_officer_id=giver.id,
                    to_officer_id=receiver.id,
                    day=day,
                    document_id=document_id,
                    recorded_at=tx.recorded_at,
                )
                blobs.keep(sealed)
                kept = True
        finally:
            # What was kept and then refused may have been committed all the same: the next opening
            # decides.
            if not kept:
                blobs.discard(sealed)
        blobs.settle(sealed)
    return document_id, left


def _key_of(officer: Officer, passphrase: str, place: str) -> OfficerKey:
    try:
        return load_key(officer.key, passphrase)
    except UserError as error:
        if error.key != "wrong-signing-passphrase":
            raise
        raise UserError("hand-over-passphrase", officer=officer.code, field=place) from error


def _party(officer: Officer) -> Party:
    return Party(officer.code, officer.name_ar, officer.name_en)
