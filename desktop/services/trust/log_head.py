"""Show the head of the log, and prove that an entry is in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.domain.errors import UserError
from desktop.domain.log.checkpoint import parse_checkpoint
from desktop.domain.log.entry_leaf import entry_leaf
from desktop.domain.log.leaf import seal
from desktop.domain.log.merkle import inclusion_proof, verify_inclusion
from desktop.domain.log.note import parse_note
from desktop.domain.log.short_head import short_head
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries.entries import stored_facts
from desktop.store.queries.log import leaf_at, leaf_hashes, load_head, public_key
from desktop.store.queries.masters import load_organisation


@dataclass(frozen=True, slots=True)
class LogHead:
    """The state of the log: `note` is the C2SP signed checkpoint, `verifier` the public key."""

    size: int
    root: bytes
    short: str
    note: str
    verifier: str
    recorded_at: dt.datetime


@dataclass(frozen=True, slots=True)
class EntryProof:
    """That one leaf stands in the log under the signed head: RFC 6962 inclusion proof.

    `data` are the bytes of the leaf, `path` the hashes from it to the root.
    """

    subject: str
    position: int
    size: int
    data: bytes
    path: tuple[bytes, ...]
    note: str


def log_head(book: Book, by: Acting) -> LogHead:
    """Return the head of the log."""
    with book.read(by, Act.READ_LOG) as conn:
        head, verifier = load_head(conn), public_key(conn)
    checkpoint = parse_checkpoint(parse_note(head.note).text)
    short = short_head(checkpoint.size, checkpoint.root)
    return LogHead(checkpoint.size, checkpoint.root, short, head.note, verifier, head.recorded_at)


def prove_leaf(book: Book, by: Acting, position: int) -> EntryProof:
    """Return the proof that the leaf at `position` is in the log.

    Raises UserError `leaf-missing` beyond the end, `leaf-altered` where the rows of the entry no
    longer make the leaf.
    """
    with book.read(by, Act.READ_LOG) as conn:
        leaf = leaf_at(conn, position)
        if leaf is None:
            raise UserError("leaf-missing", position=position)
        head, hashes = load_head(conn), leaf_hashes(conn)
        if leaf.fields is not None:
            sealed = leaf.sealed()
        else:
            currency = load_organisation(conn).currency.code
            found = next(stored_facts(conn, currency, leaf=position), None)
            if found is None:
                raise UserError("leaf-altered", subject=leaf.subject)
            sealed = seal(entry_leaf(found.fact), leaf.seed)
    path = inclusion_proof(hashes, position, len(hashes))
    checkpoint = parse_checkpoint(parse_note(head.note).text)
    if not verify_inclusion(sealed.hash, position, len(hashes), path, checkpoint.root):
        raise UserError("leaf-altered", subject=leaf.subject)
    return EntryProof(leaf.subject, position, len(hashes), sealed.data, path, head.note)
