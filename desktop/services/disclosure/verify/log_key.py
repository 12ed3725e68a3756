"""The log key is the organisation's: its authority signed for it, and earlier keys lead to it."""

from __future__ import annotations

from typing import Final

from desktop.domain.log.key_chain import KeyChain
from desktop.exchange.package import names
from desktop.services.disclosure.verify.check import Outcome, failed, not_applicable, passed
from desktop.services.disclosure.verify.evidence import Evidence
from desktop.signing.key_chain import certified, is_first_key, verify_chain
from desktop.signing.log_key import UnsignedError
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
        certified(stated, evidence.member(names.LOG_KEY_STATEMENT), evidence.authority)
        return _handed_over(evidence, stated)
    except SignatureRefused as refusal:
        return failed("log-key-not-certified", why=refusal.reason)
    except UnsignedError:
        return failed("log-key-not-handed-over")


def _handed_over(evidence: Evidence, stated: str) -> Outcome:
    """Verify that the log is named after this key, or that a chain of keys leads to it."""
    keys = evidence.log_keys
    if not isinstance(keys, KeyChain):
        if not is_first_key(keys):
            return failed("log-key-not-handed-over")
        return passed(name=keys.name, keys=1)
    verify_chain(keys, evidence.authority)
    if str(keys.present) != stated:
        return failed("log-key-differs")
    return passed(name=keys.present.name, keys=len(keys.keys))
