"""The log key is the organisation's: its authority signed for it."""

from __future__ import annotations

from typing import Final

from desktop.domain.log.verifier_key import parse_verifier_key
from desktop.exchange.package import names
from desktop.services.disclosure.verify.check import Outcome, failed, not_applicable, passed
from desktop.services.disclosure.verify.evidence import Evidence
from desktop.signing.cades import verify_detached
from desktop.signing.fingerprint import fingerprint
from desktop.signing.signature_refused import SignatureRefused

KEY: Final = "log-key"


def check(evidence: Evidence) -> Outcome:
    """Verify the authority's signature over the key's text, and that the description names it."""
    stated = evidence.description.log_vkey
    if not stated:
        carried = sorted(name for name in evidence.members if name.startswith("log/"))
        return failed("log-without-key", file=carried[0]) if carried else not_applicable("no-log")
    content = evidence.member(names.LOG_KEY)
    if content != f"{stated}\n".encode():
        return failed("log-key-differs")
    try:
        signed = verify_detached(evidence.member(names.LOG_KEY_STATEMENT), content)
    except SignatureRefused as refusal:
        return failed("log-key-not-certified", why=refusal.reason)
    if fingerprint(signed.certificate) != fingerprint(evidence.authority):
        return failed("log-key-not-certified", why="other-authority")
    return passed(name=parse_verifier_key(stated).name)
