"""The state of the log when the pack was made, and proofs that older states begin it."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from desktop.domain.log.checkpoint import parse_checkpoint
from desktop.domain.log.merkle import consistency_proof
from desktop.domain.log.note import parse_note
from desktop.domain.log.short_head import short_head
from desktop.domain.trust.acting import Act
from desktop.exchange.audit_pack.folder import PackFolder
from desktop.services.session import Session
from desktop.store.queries.log import leaf_hashes, load_head, public_key
from desktop.store.tables.evidence import receipt

COUNT: Final = 4


@dataclass(frozen=True, slots=True)
class PackHead:
    """The head of the log: how many leaves, and the eight groups for paper."""

    size: int
    short: str


def write_log(session: Session, folder: PackFolder) -> PackHead:
    """Write the signed checkpoint, its key, the short head and the proofs of consistency."""
    with session.book.read(session.by, Act.READ_LOG) as conn:
        head, verifier = load_head(conn), public_key(conn)
        checkpoint = parse_checkpoint(parse_note(head.note).text)
        older = list(_older(conn, checkpoint.size))
    short = short_head(checkpoint.size, checkpoint.root)
    folder.add("log/checkpoint.txt", head.note.encode())
    folder.add("log/log-key.vkey", f"{verifier}\n".encode())
    folder.add("log/short-head.txt", f"{short}\n".encode("ascii"))
    said = {
        "format": "sijill-consistency-1",
        "size": checkpoint.size,
        "root": _base64(checkpoint.root),
        "older": older,
    }
    folder.add("log/consistency.json", (json.dumps(said, indent=1) + "\n").encode())
    return PackHead(checkpoint.size, short)


def _older(conn: Connection, size: int) -> Iterator[Mapping[str, object]]:
    """Yield the states that authorities gave receipts for, each with its proof (RFC 9162)."""
    rows = conn.execute(
        select(receipt.c.size, receipt.c.root, receipt.c.issued_at).order_by(receipt.c.id)
    ).all()
    hashes = leaf_hashes(conn) if rows else ()
    for row in rows:
        if 0 < row.size <= size:
            yield {
                "size": row.size,
                "root": row.root,
                "issued_at": row.issued_at.isoformat(),
                "proof": [_base64(one) for one in consistency_proof(hashes, row.size, size)],
            }


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
