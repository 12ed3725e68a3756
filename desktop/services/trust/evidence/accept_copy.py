"""Go on in an older copy of the book, knowingly: the loss is written into its log."""

from __future__ import annotations

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.log import strict_base64
from desktop.domain.log.canonical import Json
from desktop.domain.log.kinds import COPY, event_leaf
from desktop.domain.trust.acting import Act
from desktop.services.session import Session
from desktop.services.trust.evidence.known_heads import KnownHead, KnownHeads
from desktop.services.trust.evidence.look import look_at_evidence
from desktop.store.queries.log import load_head
from desktop.store.queries.masters import load_organisation


def accept_copy(session: Session, reason: str, heads: KnownHeads) -> None:
    """Say that work goes on in this copy although more was known of the book, and why.

    The computer remembers the log from here on. Raises UserError `copy-reason-missing`,
    `copy-not-older` (nothing is known beyond it) or `not-permitted`; nothing is changed then.
    """
    said_reason = clean_name(reason, field="reason")
    if not said_reason:
        raise UserError("copy-reason-missing")
    looked = look_at_evidence(session, heads)
    if not looked.older:
        raise UserError("copy-not-older")
    largest = max((one.remembered for one in looked.older), key=lambda one: one.size)
    with session.book.begin(session.by, Act.KEEP_RECEIPTS) as tx:
        said: dict[str, Json] = {
            "size": largest.size,
            "root": strict_base64.write(largest.root),
            "reason": said_reason,
            "recorded_at": tx.recorded_text,
            "maker": session.by.code,
        }
        tx.append(event_leaf(COPY, tx.recorded_text, said))
        book_id = load_organisation(tx.conn).book_id
    with session.book.inspect() as conn:
        head = load_head(conn)
    heads.reset(book_id, KnownHead(head.size, head.frontier.root(), tx.recorded_at))
