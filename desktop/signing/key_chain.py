"""Sign the passing of the log from one key to the next, and check a chain of such passings."""

from __future__ import annotations

from cryptography import x509

from desktop.domain.log.checkpoint import Checkpoint, parse_checkpoint
from desktop.domain.log.key_chain import KeyChain
from desktop.domain.log.note import NoteSignature, parse_note
from desktop.domain.log.verifier_key import VerifierKey, log_origin
from desktop.signing.cades import verify_detached
from desktop.signing.fingerprint import fingerprint
from desktop.signing.log_key import LogKey, UnsignedError, verify_note
from desktop.signing.signature_refused import SignatureRefused


def sign_too(note: str, key: LogKey, name: str) -> str:
    """Return a signed checkpoint with one more signature line: `key`, as `name`, takes over here.

    Raises MalformedError where the text of `note` is no checkpoint.
    """
    parsed = parse_note(note)
    parse_checkpoint(parsed.text)
    line = NoteSignature(name, key.verifier(name).key_id, key.sign(parsed.text.encode()))
    return str(parsed.signed_also(line))


def certified(vkey: str, statement: bytes, authority: x509.Certificate) -> None:
    """Raise SignatureRefused unless the authority itself signed for this key's text."""
    signed = verify_detached(statement, f"{vkey}\n".encode())
    if fingerprint(signed.certificate) != fingerprint(authority):
        raise SignatureRefused("other-authority")


def verify_chain(chain: KeyChain, authority: x509.Certificate) -> None:
    """Check that the authority stated every key and that each handed over to the next.

    Raises SignatureRefused for a statement, UnsignedError for a handover.
    """
    for one in chain.keys:
        certified(str(one.key), one.statement, authority)
    for place, note in enumerate(chain.handovers):
        verify_note(note, chain.keys[place].key)
        verify_note(note, chain.keys[place + 1].key)


def verify_note_of(note: str, keys: KeyChain | VerifierKey) -> Checkpoint:
    """Return the checkpoint in `note`, signed by the key of the log that signed at that size.

    Raises UnsignedError where no such key did, MalformedError for what is no checkpoint.
    """
    if isinstance(keys, VerifierKey):
        return verify_note(note, keys)
    size = parse_checkpoint(parse_note(note).text).size
    for reign in keys.reigns():
        if reign.covers(size):
            try:
                return verify_note(note, reign.key)
            except UnsignedError:
                continue
    raise UnsignedError("no-signature-by-a-key-of-that-time")


def is_first_key(key: VerifierKey) -> bool:
    """Tell whether the log is named after this key, so that no chain leads to it."""
    return key.name == log_origin(key.public)
