"""The checkpoint of the log is the one that was described, signed with the log key."""

from __future__ import annotations

import hashlib
from typing import Final

from desktop.domain.log.verifier_key import parse_verifier_key
from desktop.exchange.package import names
from desktop.services.disclosure.verify.check import Outcome, failed, not_applicable, passed
from desktop.services.disclosure.verify.evidence import Evidence
from desktop.signing.key_chain import verify_note_of
from desktop.signing.log_key import UnsignedError, verify_note

KEY: Final = "log-checkpoint"


def check(evidence: Evidence) -> Outcome:
    """Verify the signed note against the pin and the key."""
    described = evidence.description
    if not described.log_vkey:
        return not_applicable("no-log")
    note = evidence.text(names.CHECKPOINT)
    if hashlib.sha256(note.encode()).hexdigest() != described.checkpoint_sha256:
        return failed("checkpoint-differs")
    try:
        verify_note(note, parse_verifier_key(described.log_vkey))
        head = verify_note_of(note, evidence.log_keys)
    except UnsignedError:
        return failed("checkpoint-not-signed")
    return passed(origin=head.origin, size=head.size, root=head.root.hex())
