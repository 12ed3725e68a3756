"""A receipt has one form; whatever is changed in it is noticed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.log.checkpoint import Checkpoint
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.verifier_key import parse_verifier_key
from desktop.domain.trust.receipts import LARGEST, Receipt, ReceiptStatement, parse_statement
from desktop.signing.log_key import LogKey, UnsignedError, sign_checkpoint
from desktop.signing.receipt import issue_receipt, verify_receipt

LOG = LogKey.from_raw(bytes(range(32)))
DESK = LogKey.from_raw(bytes(range(32, 64)))
NAME = "commission.example/desk"
KEY = DESK.cosigner(NAME)
AT = dt.datetime(2026, 4, 2, 9, 30, tzinfo=dt.UTC)
NOTE = sign_checkpoint(LOG, LOG.origin(), Checkpoint(LOG.origin(), 7, bytes(range(32))))


def issued(**changes):
    said = {"package": "CA-2025", "version": 1, "sha256": "ab" * 32, "checkpoint": NOTE, "at": AT}
    return issue_receipt(DESK, NAME, **(said | changes))


GOOD = issued()

TEXT = """sijill-receipt-1
package CA-2025
version 1
sha256 abababababababababababababababababababababababababababababababab
authority commission.example/desk
at 2026-04-02T09:30:00Z
size 7
root AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=

\u2014 commission.example/desk 6sLlV"""


def test_it_is_the_text_of_the_specification():
    assert GOOD.decode().startswith(TEXT[:-6])
    parts = GOOD.decode().split("\n\n")
    assert len(parts) == 4
    assert len(GOOD) < 1_200


def test_it_is_read_back_and_verified():
    receipt = Receipt.from_bytes(GOOD)
    assert receipt.to_bytes() == GOOD
    verify_receipt(receipt, KEY)
    verify_receipt(receipt, parse_verifier_key(str(KEY)))
    said = receipt.statement
    assert (said.package, said.version, said.size, said.at) == ("CA-2025", 1, 7, AT)
    assert receipt.origin == LOG.origin()


def holds(data):
    try:
        verify_receipt(Receipt.from_bytes(data), KEY)
    except (MalformedError, UnsignedError):
        return False
    return True


def test_every_changed_byte_is_noticed():
    """But in the log's own signature line, which the authority need not have signed."""
    own = NOTE.split("\n\n")[1].encode()
    start = GOOD.index(own)
    for place in range(len(GOOD)):
        for flipped in (1, 32, 128):
            data = bytearray(GOOD)
            data[place] ^= flipped
            if not start <= place < start + len(own):
                assert not holds(bytes(data)), place


@given(st.integers(0, len(GOOD)), st.integers(0, len(GOOD)), st.binary(max_size=20))
def test_no_piece_cut_out_or_put_in_makes_another_receipt(first, last, piece):
    data = GOOD[:first] + piece + GOOD[last:]
    own = NOTE.split("\n\n")[1].encode()
    if data != GOOD and own in data:
        assert not holds(data)


@given(st.binary(max_size=300))
def test_noise_is_malformed_and_nothing_worse(data):
    with pytest.raises(MalformedError):
        Receipt.from_bytes(data)


@given(
    package=st.text(min_size=1, max_size=60).filter(
        lambda text: text.isprintable() and text.strip() == text
    ),
    version=st.integers(1, 999_999),
    at=st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(9999, 1, 1)),  # noqa: DTZ001
    size=st.integers(1, 2**63 - 1),
    root=st.binary(min_size=32, max_size=32),
)
def test_what_is_written_is_read(package, version, at, size, root):
    moment = at.replace(microsecond=0, tzinfo=dt.UTC)
    made = ReceiptStatement(package, version, "0f" * 32, NAME, moment, size, root)
    assert parse_statement(made.text) == made


@pytest.mark.parametrize(
    "change",
    [
        ("\n", "\r\n"),
        ("version 1", "version 01"),
        ("size 7", "size 07"),
        ("T09:30:00Z", "T9:30:00Z"),
        ("package CA-2025", "package  CA-2025"),
        ("sijill-receipt-1", "sijill-receipt-2"),
        ("abab", "ABAB"),
    ],
)
def test_other_spellings_are_refused(change):
    with pytest.raises(MalformedError):
        Receipt.from_bytes(GOOD.decode().replace(*change).encode())


def test_a_long_file_is_not_looked_at():
    with pytest.raises(MalformedError, match="too-long"):
        Receipt.from_bytes(GOOD + b"\n" * LARGEST)


def test_another_authority_of_the_same_name_is_noticed():
    other = LogKey.generate()
    with pytest.raises(UnsignedError):
        verify_receipt(Receipt.from_bytes(GOOD), other.cosigner(NAME))


def test_parts_of_two_receipts_do_not_make_a_third():
    later = issued(at=AT + dt.timedelta(days=1), sha256="cd" * 32).decode()
    head, _, _ = later.partition("\n\nsijill.log/")
    _, cut, tail = GOOD.decode().partition("\n\nsijill.log/")
    assert not holds(f"{head}{cut}{tail}".encode())
