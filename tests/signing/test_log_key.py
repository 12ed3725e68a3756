"""The log key: the published note byte for byte, openssl as the judge, and nothing forged."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path

import pytest

from desktop.domain.log.checkpoint import Checkpoint
from desktop.domain.log.cosignature import cosigned_message, parse_cosignature
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.note import Note, NoteSignature, parse_note
from desktop.domain.log.verifier_key import VerifierKey, parse_verifier_key
from desktop.signing.log_key import (
    Cosigned,
    LogKey,
    UnsignedError,
    cosign,
    sign_checkpoint,
    verify_cosignature,
    verify_note,
    verify_text,
)

# The example of golang.org/x/mod/sumdb/note.
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETER_SECRET = base64.b64decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:]
TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
PETER_NOTE = (
    f"{TEXT}\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNX"
    "gKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)

KEY = LogKey.from_raw(bytes(range(32)))
WITNESS = LogKey.from_raw(bytes(range(32, 64)))
NAME = KEY.origin()
SEEN = 1_760_000_000
HEAD = Checkpoint(NAME, 7, bytes(range(32)), ("note",))
SIGNED = sign_checkpoint(KEY, NAME, HEAD)
COSIGNED = cosign(WITNESS, "commission.example/desk", SIGNED, SEEN)
DESK = WITNESS.cosigner("commission.example/desk")


def test_the_published_note_is_signed_byte_for_byte() -> None:
    key = LogKey.from_raw(PETER_SECRET)
    assert str(key.verifier("PeterNeumann")) == PETER
    verifier = parse_verifier_key(PETER)
    line = NoteSignature("PeterNeumann", verifier.key_id, key.sign(TEXT.encode()))
    assert str(Note(TEXT, (line,))) == PETER_NOTE
    assert verify_text(PETER_NOTE, verifier) == TEXT


def test_a_checkpoint_comes_back_signed() -> None:
    assert verify_note(SIGNED, KEY.verifier(NAME)) == HEAD
    assert LogKey.from_raw(KEY.raw()).public() == KEY.public()
    assert LogKey.generate().raw() != LogKey.generate().raw()


def test_a_cosigned_checkpoint_tells_both() -> None:
    assert verify_note(COSIGNED, KEY.verifier(NAME)) == HEAD
    assert verify_cosignature(COSIGNED, DESK) == Cosigned(HEAD, SEEN)
    again = cosign(WITNESS, DESK.name, COSIGNED, SEEN + 60)
    assert verify_cosignature(again, DESK).at == SEEN + 60


def _flipped(note: str) -> list[str]:
    """The note with every single character of its text and signatures replaced by a neighbour."""
    return [
        note[:at] + chr(ord(sign) ^ 1) + note[at + 1 :]
        for at, sign in enumerate(note)
        if sign != "\u2014"
    ]


def test_no_changed_letter_passes() -> None:
    for note in _flipped(SIGNED):
        with pytest.raises((MalformedError, UnsignedError)):
            verify_note(note, KEY.verifier(NAME))
    for note in _flipped(COSIGNED):
        try:
            told = verify_cosignature(note, DESK)
        except (MalformedError, UnsignedError):
            continue
        # Only the log's own line may have changed: a cosigner does not vouch for it.
        assert told == Cosigned(HEAD, SEEN)
        with pytest.raises((MalformedError, UnsignedError)):
            verify_note(note, KEY.verifier(NAME))


def _refused(note: str, key: VerifierKey) -> None:
    with pytest.raises(UnsignedError):
        verify_note(note, key)


def test_another_key_or_name_has_not_signed() -> None:
    _refused(SIGNED, WITNESS.verifier(NAME))
    _refused(SIGNED, KEY.verifier("another.example/log"))
    with pytest.raises(UnsignedError, match="no-signature-by-this-key"):
        verify_cosignature(SIGNED, DESK)


def test_a_key_is_not_taken_for_its_other_use() -> None:
    with pytest.raises(MalformedError, match="verifier-key-algorithm"):
        verify_note(COSIGNED, DESK)
    with pytest.raises(MalformedError, match="verifier-key-algorithm"):
        verify_cosignature(COSIGNED, KEY.verifier(NAME))


def test_a_second_false_line_by_the_same_key_spoils_the_note() -> None:
    false = NoteSignature(NAME, KEY.verifier(NAME).key_id, bytes(64))
    _refused(str(parse_note(SIGNED).signed_also(false)), KEY.verifier(NAME))
    late = NoteSignature(DESK.name, DESK.key_id, (SEEN + 1).to_bytes(8, "big") + bytes(64))
    with pytest.raises(UnsignedError, match="signature-does-not-hold"):
        verify_cosignature(str(parse_note(COSIGNED).signed_also(late)), DESK)


def test_lines_by_strangers_are_passed_over() -> None:
    stranger = NoteSignature("somebody.example", b"\1\2\3\4", b"any algorithm at all")
    assert verify_note(str(parse_note(SIGNED).signed_also(stranger)), KEY.verifier(NAME)) == HEAD


def test_only_a_checkpoint_is_cosigned() -> None:
    with pytest.raises(MalformedError):
        cosign(WITNESS, DESK.name, PETER_NOTE, SEEN)
    with pytest.raises(MalformedError):
        verify_note(PETER_NOTE, parse_verifier_key(PETER))


def test_a_signed_time_is_part_of_the_signature() -> None:
    note = parse_note(COSIGNED)
    line = note.signatures[1]
    later = NoteSignature(line.name, line.key_id, (SEEN + 1).to_bytes(8, "big") + line.payload[8:])
    with pytest.raises(UnsignedError, match="signature-does-not-hold"):
        verify_cosignature(str(Note(note.text, (note.signatures[0], later))), DESK)


def test_openssl_holds_both_signatures_true(tmp_path: Path) -> None:
    note = parse_note(COSIGNED)
    cosignature = parse_cosignature(note.signatures[1].payload)
    cases = (
        (KEY.public(), note.text.encode(), note.signatures[0].payload),
        (WITNESS.public(), cosigned_message(note.text, SEEN), cosignature.signature),
    )
    for public, message, signature in cases:
        # RFC 8410: the DER header of an Ed25519 public key, then its 32 bytes.
        (tmp_path / "key.der").write_bytes(bytes.fromhex("302a300506032b6570032100") + public)
        (tmp_path / "message").write_bytes(message)
        (tmp_path / "signature").write_bytes(signature)
        done = _openssl_verify(tmp_path)
        assert done.returncode == 0, done.stderr
        assert "Signature Verified Successfully" in done.stdout
        (tmp_path / "message").write_bytes(message + b"\n")
        assert _openssl_verify(tmp_path).returncode != 0


def _openssl_verify(folder: Path) -> subprocess.CompletedProcess[str]:
    command = "openssl pkeyutl -verify -pubin -keyform DER -rawin -inkey key.der"
    return subprocess.run(
        [*command.split(), "-in", "message", "-sigfile", "signature"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_key_does_not_print_its_secret() -> None:
    assert KEY.raw().hex() not in repr(KEY)
    with pytest.raises(ValueError, match="32"):
        LogKey.from_raw(b"short")
