"""Make a receipt, as an authority's desk does, and verify one."""

from __future__ import annotations

import datetime as dt

from desktop.domain.log.checkpoint import parse_checkpoint
from desktop.domain.log.note import Note, NoteSignature, parse_note
from desktop.domain.log.verifier_key import VerifierKey
from desktop.domain.trust.receipts import Receipt, ReceiptStatement, statement_key
from desktop.signing.log_key import (
    LogKey,
    UnsignedError,
    cosign,
    verify_cosignature,
    verify_text,
)


def issue_receipt(
    key: LogKey,
    name: str,
    *,
    package: str,
    version: int,
    sha256: str,
    checkpoint: str,
    at: dt.datetime,
) -> bytes:
    """Return the receipt of authority `name` for a package that its desk has verified.

    `checkpoint` is the signed note in the package (`log/checkpoint.txt`), `at` an aware moment.
    Raises MalformedError for values that a receipt cannot say.
    """
    moment = at.astimezone(dt.UTC).replace(microsecond=0)
    seen = parse_checkpoint(parse_note(checkpoint).text)
    said = ReceiptStatement(package, version, sha256, name, moment, seen.size, seen.root)
    plain = statement_key(key.cosigner(name))
    line = NoteSignature(name, plain.key_id, key.sign(said.text.encode()))
    note = cosign(key, name, checkpoint, said.seconds)
    return Receipt(said, line, parse_note(note)).to_bytes()


def verify_receipt(receipt: Receipt, authority: VerifierKey) -> None:
    """Raise UnsignedError unless this authority signed the statement and the checkpoint alike."""
    verify_text(str(Note(receipt.statement.text, (receipt.signature,))), statement_key(authority))
    seen = verify_cosignature(str(receipt.checkpoint), authority)
    if seen.at != receipt.statement.seconds:
        raise UnsignedError("cosigned-at-another-time")
