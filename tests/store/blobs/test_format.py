"""The encrypted file of a document: whole and untouched it opens, otherwise it does not."""

import hashlib
import io
import struct

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from desktop.store.blobs.format import (
    PIECE,
    BlobDamagedError,
    new_key,
    seal,
    sealed_size,
    unseal,
)

HEAD = 16
SEALED = PIECE + 16
KEY = bytes(range(32))
THREE = b"".join(seal([b"a" * PIECE, b"b" * PIECE, b"c" * 100], KEY))


def opened(data, key=KEY):
    return b"".join(unseal(io.BytesIO(data), key))


def refused(data, key=KEY):
    with pytest.raises(BlobDamagedError):
        opened(data, key)


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 7])
def test_it_comes_back(size):
    content = (bytes(range(256)) * (size // 256 + 1))[:size]
    data = b"".join(seal([content], KEY))
    assert opened(data) == content
    assert len(data) == sealed_size(size)


@given(st.lists(st.binary(max_size=400)), st.integers(0, 2))
def test_how_it_is_cut_when_written_does_not_matter(parts, pieces):
    content = [b"x" * PIECE] * pieces + parts
    data = b"".join(seal(content, KEY))
    assert data == b"".join(seal([b"".join(content)], KEY))
    assert opened(data) == b"".join(content)


@given(st.integers(0, len(THREE) * 8 - 1))
def test_any_flipped_bit_is_noticed(bit):
    data = bytearray(THREE)
    data[bit // 8] ^= 1 << bit % 8
    refused(bytes(data))


@pytest.mark.parametrize("bit", range((HEAD + 2) * 8))
def test_every_bit_of_the_head_counts(bit):
    data = bytearray(THREE)
    data[bit // 8] ^= 1 << bit % 8
    refused(bytes(data))


@given(st.integers(0, len(THREE) - 1))
def test_a_file_cut_short_is_noticed(length):
    refused(THREE[:length])


@pytest.mark.parametrize(
    "length", [0, HEAD, HEAD + 15, HEAD + SEALED, HEAD + 2 * SEALED, len(THREE) - 1]
)
def test_a_file_cut_at_a_seam_is_noticed(length):
    refused(THREE[:length])


@given(st.binary(min_size=1, max_size=2 * SEALED))
def test_a_file_made_longer_is_noticed(more):
    refused(THREE + more)


def test_pieces_moved_left_out_or_doubled_are_noticed():
    head, one, two = THREE[:HEAD], THREE[HEAD : HEAD + SEALED], THREE[HEAD + SEALED :][:SEALED]
    last = THREE[HEAD + 2 * SEALED :]
    for pieces in ((two, one, last), (one, last), (two, last), (one, one, two, last), (last,)):
        refused(head + b"".join(pieces))
    assert opened(head + one + two + last)


def test_pieces_of_another_file_are_noticed():
    other = b"".join(seal([b"a" * PIECE, b"x" * PIECE, b"c" * 100], new_key()))
    refused(THREE[: HEAD + SEALED] + other[HEAD + SEALED :])


def test_another_key_does_not_open():
    refused(THREE, new_key())


def test_nothing_of_a_damaged_piece_is_given_out():
    data = bytearray(THREE)
    data[HEAD + SEALED + 5] ^= 1
    given_out = unseal(io.BytesIO(bytes(data)), KEY)
    assert next(given_out) == b"a" * PIECE
    with pytest.raises(BlobDamagedError):
        next(given_out)


def test_the_bytes_of_the_format_stay():
    """SPEC-blobs: whoever changes this makes documents of today unreadable."""
    assert THREE[:HEAD] == b"SIJILLBL" + struct.pack(">HHI", 1, 0, 262_144)
    empty = b"".join(seal([], KEY))
    assert empty[HEAD:].hex() == "cfc3b8a8ad855e8c75b7f0fceef48445"
    digest = hashlib.sha256(THREE).hexdigest()
    assert digest == "cffc681c00388f55bf8ae98f78fce465095d182ed568f313e285f04a0b0fdf5f"


def test_the_spec_is_enough_to_read_it():
    """Written from SPEC-blobs alone, with the cipher of the library."""
    content, number, at = b"", 0, HEAD
    while at < len(THREE):
        piece = THREE[at : at + SEALED]
        at += SEALED
        nonce = number.to_bytes(11, "big") + (b"\1" if at >= len(THREE) else b"\0")
        content += AESGCM(KEY).decrypt(nonce, piece, THREE[:HEAD])
        number += 1
    assert content == b"a" * PIECE + b"b" * PIECE + b"c" * 100
