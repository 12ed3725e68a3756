"""The log only grew since the last filing."""

from __future__ import annotations

import hashlib
from typing import Final

from desktop.domain.log.checkpoint import parse_checkpoint
from desktop.domain.log.merkle import verify_consistency
from desktop.domain.log.note import parse_note
from desktop.exchange.package import names
from desktop.services.disclosure.verify.check import Outcome, failed, not_applicable, passed
from desktop.services.disclosure.verify.evidence import Evidence
from desktop.signing.key_chain import verify_note_of
from desktop.signing.log_key import UnsignedError

KEY: Final = "log-consistency"


def check(evidence: Evidence) -> Outcome:
    """Verify the proof between the previous checkpoint and this one.

    A previous checkpoint that the verifier knows of itself must be the one that is proved.
    """
    described, known = evidence.description, evidence.known.previous
    if not described.log_vkey:
        return failed("log-missing") if known else not_applicable("no-log")
    if not described.previous_sha256:
        carried = names.PREVIOUS in evidence.members
        return failed("previous-missing") if known or carried else not_applicable("first-filing")
    note = evidence.text(names.PREVIOUS)
    if hashlib.sha256(note.encode()).hexdigest() != described.previous_sha256:
        return failed("previous-differs")
    return _grown(evidence, note)


def _grown(evidence: Evidence, note: str) -> Outcome:
    """Verify the previous note and the proof from it to the checkpoint of this package.

    The key that signed it may have been replaced since; `log-key` checks the chain to the present.
    """
    known = evidence.known.previous
    try:
        old = verify_note_of(note, evidence.log_keys)
    except UnsignedError:
        return failed("previous-not-signed")
    if known is not None and parse_checkpoint(parse_note(known).text) != old:
        return failed("previous-not-the-last-filed")
    new = evidence.checkpoint(names.CHECKPOINT)
    path = evidence.proof.consistency
    same_log = old.origin == new.origin
    if not (same_log and verify_consistency(old.size, new.size, old.root, new.root, path)):
        return failed("history-rewritten", old=old.size, new=new.size)
    return passed(old=old.size, new=new.size)
