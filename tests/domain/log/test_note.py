"""Signed notes and verifier keys as C2SP and the Go implementation write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.note import Note, NoteSignature, parse_note
from desktop.domain.log.verifier_key import (
    Algorithm,
    VerifierKey,
    log_origin,
    parse_verifier_key,
)

PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
WITNESSES = (
    "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
    "TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6",
)
QUASIMODO = (
    "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\n"
    "ed \u00e8 subito sera.\n\n"
    "\u2014 quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9o"
    "JKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n"
)
SIGNATURE = (
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
)
TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
LINE = f"\u2014 PeterNeumann {SIGNATURE}\n"


@pytest.mark.parametrize("written", [PETER, *WITNESSES])
def test_published_keys_are_read_and_written(written: str) -> None:
    key = parse_verifier_key(written)
    assert str(key) == written
    assert key.key_id.hex() == written.split("+")[1]


def test_no_part_of_a_key_and_no_other_letter_is_a_key() -> None:
    # As the Go implementation tests its own reader.
    for start in range(len(PETER)):
        for end in range(start, len(PETER) + 1):
            if end - start < len(PETER):
                with pytest.raises(MalformedError):
                    parse_verifier_key(PETER[start:end])
    for at, letter in enumerate(PETER):
        with pytest.raises(MalformedError):
            parse_verifier_key(PETER[:at] + chr(ord(letter) + 1) + PETER[at + 1 :])


@pytest.mark.parametrize(
    "written",
    [
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        PETER.replace("c74f20a3", "C74F20A3"),
        PETER.replace("c74f20a3", " c74f20a3"),
        "rekor.sigstore.dev+00000000+AQ==",
        "bananas.sigstore.dev+12344556",
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "",
    ],
)
def test_published_mistakes_in_keys_are_refused(written: str) -> None:
    with pytest.raises(MalformedError):
        parse_verifier_key(written)


def test_one_key_has_two_identifiers_for_its_two_uses() -> None:
    key = parse_verifier_key(PETER)
    cosigner = VerifierKey(key.name, Algorithm.COSIGNATURE, key.public)
    assert cosigner.key_id != key.key_id


def test_published_notes_are_read_and_written() -> None:
    note = parse_note(QUASIMODO)
    assert str(note) == QUASIMODO
    assert note.text.endswith("sole:\n\ned \u00e8 subito sera.\n")
    assert [one.name for one in note.signatures] == ["quasimodo.example/salvatore"]
    note = parse_note(f"{TEXT}\n{LINE}")
    assert note.text == TEXT
    assert parse_verifier_key(PETER).signatures_in(note) == note.signatures


NAMES = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp"), exclude_characters="+"),
    min_size=1,
)
SIGNATURES = st.builds(
    NoteSignature,
    NAMES,
    st.binary(min_size=4, max_size=4),
    st.binary(min_size=1, max_size=70),
)
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n")).map(
    lambda text: f"{text}\n"
)


@given(TEXTS, st.lists(SIGNATURES, min_size=1, max_size=4))
def test_any_note_comes_back(text: str, signatures: list[NoteSignature]) -> None:
    note = Note(text, tuple(signatures))
    assert parse_note(str(note)) == note


@pytest.mark.parametrize(
    "written",
    [
        "",
        TEXT,
        TEXT + LINE,
        f"{TEXT}\n",
        f"{TEXT}\n{LINE[:-1]}",
        f"{TEXT}\n{LINE}\n",
        f"{TEXT}\n{LINE[2:]}",
        f"{TEXT}\n-{LINE[1:]}",
        f"{TEXT}\n{LINE.replace('PeterNeumann', 'Peter Neumann')}",
        f"{TEXT}\n{LINE.replace('PeterNeumann', 'Peter+Neumann')}",
        f"{TEXT}\n{LINE.replace('PeterNeumann', chr(0xA0) + 'Peter')}",
        f"{TEXT}\n{LINE.replace('PeterNeumann', '')}",
        f"{TEXT}\n{LINE.replace('nAM=', 'nAM')}",
        f"{TEXT}\n{LINE.replace('nAM=', 'nAN=')}",
        f"{TEXT}\n{LINE.replace(SIGNATURE, 'x08gow==')}",
        f"{TEXT}\n{LINE[:-1]} \n",
        f"{TEXT}\t\n\n{LINE}",
        f"{TEXT}\r\n\n{LINE}",
        f"{TEXT}\x00\n\n{LINE}",
        f"\ud800{TEXT}\n{LINE}",
        f"{TEXT}\n{LINE * 101}",
        f"{'x' * 1_000_000}\n\n{LINE}",
    ],
)
def test_what_is_no_note_is_refused(written: str) -> None:
    with pytest.raises(MalformedError):
        parse_note(written)


def test_a_note_has_a_text_with_an_end_and_a_signature() -> None:
    signed = parse_note(f"{TEXT}\n{LINE}").signatures
    for text, signatures in (("no end", signed), ("", signed), (TEXT, ())):
        with pytest.raises(MalformedError):
            Note(text, signatures)


def test_an_origin_is_made_from_its_key() -> None:
    assert log_origin(bytes(32)) == "sijill.log/66687aadf862bd776c8fc18b8e9f8e20"
    assert log_origin(bytes(31) + b"\1") != log_origin(bytes(32))
