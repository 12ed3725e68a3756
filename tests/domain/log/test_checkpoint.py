"""Checkpoints, cosignatures and the short head."""

from __future__ import annotations

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.log.checkpoint import Checkpoint, parse_checkpoint
from desktop.domain.log.cosignature import Cosignature, cosigned_message, parse_cosignature
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.merkle import EMPTY_ROOT
from desktop.domain.log.note import parse_note
from desktop.domain.log.short_head import same_head, short_head

# The example of c2sp.org/tlog-checkpoint and c2sp.org/tlog-cosignature.
ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
BODY = f"example.com/behind-the-sofa\n20852163\n{ROOT}\n"
EXAMPLE = (
    f"{BODY}\n"
    "\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5"
    "/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    "\u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJ"
    "sX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"
)
LINES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)
ROOTS = st.binary(min_size=32, max_size=32)


def test_the_published_example_is_read_and_written() -> None:
    note = parse_note(EXAMPLE)
    assert str(note) == EXAMPLE
    checkpoint = parse_checkpoint(note.text)
    assert checkpoint == Checkpoint("example.com/behind-the-sofa", 20852163, base64.b64decode(ROOT))
    assert checkpoint.body() == BODY
    cosignature = parse_cosignature(note.signatures[1].payload)
    assert cosignature.at == 1679315147
    assert cosignature.payload() == note.signatures[1].payload
    assert cosigned_message(BODY, cosignature.at) == (
        b"cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\n"
        b"CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    )


@given(LINES, st.integers(1, 2**63 - 1), ROOTS, st.lists(LINES, max_size=2))
def test_any_checkpoint_comes_back(origin: str, size: int, root: bytes, more: list[str]) -> None:
    checkpoint = Checkpoint(origin, size, root, tuple(more))
    assert parse_checkpoint(checkpoint.body()) == checkpoint


@pytest.mark.parametrize(
    "body",
    [
        "",
        "\n\n\n",
        BODY[:-1],
        BODY + "\n",
        BODY.replace("20852163", "020852163"),
        BODY.replace("20852163", "+20852163"),
        BODY.replace("20852163", "20852163 "),
        BODY.replace("20852163", "-1"),
        BODY.replace("20852163", "\u0662"),
        BODY.replace("20852163", "9223372036854775808"),
        BODY.replace("20852163", "0"),
        BODY.replace("q2I=", "q2J="),
        BODY.replace("q2I=", "q2I"),
        BODY.replace(ROOT, "AAAA"),
        BODY.replace("example.com/behind-the-sofa", ""),
        f"o\n1\n{ROOT}\nextension\n\n",
        f"o\n1\n{ROOT}\nbad\textension\n",
        f"o\n{ROOT}\n",
    ],
)
def test_what_is_no_checkpoint_is_refused(body: str) -> None:
    with pytest.raises(MalformedError):
        parse_checkpoint(body)


def test_an_empty_log_has_the_empty_root() -> None:
    body = f"o\n0\n{base64.b64encode(EMPTY_ROOT).decode()}\n"
    assert parse_checkpoint(body).size == 0


@pytest.mark.parametrize("payload", [b"", b"\0" * 71, b"\0" * 73, b"\x80" + b"\0" * 71])
def test_what_is_no_cosignature_is_refused(payload: bytes) -> None:
    with pytest.raises(MalformedError, match="cosignature-shape"):
        parse_cosignature(payload)


def test_a_published_cosignature_tells_its_time() -> None:
    # From the tests of github.com/transparency-dev/formats.
    line = base64.b64decode(
        "ZGhGuQAAAABm/qTPeyKXD+R2rzyQsxPiP8mXum7qq/iF0u4vanlqJyocWODBt97w9uL+8qT7S5gxEHWWOworDcFiEBYJ"
        "XORmnFBOBA=="
    )
    assert parse_cosignature(line[4:]) == Cosignature(1727964367, line[12:])


@given(st.integers(0, 2**40), ROOTS)
def test_a_short_head_is_forty_digits_in_groups_of_five(size: int, root: bytes) -> None:
    head = short_head(size, root)
    assert [len(group) for group in head.split(" ")] == [5] * 8
    digest = hashlib.sha256(b"sijill-head-1\n" + size.to_bytes(8, "big") + root).hexdigest()
    assert head.replace(" ", "") == str(int(digest, 16))[-40:].zfill(40)
    assert same_head(head, size, root)
    assert not same_head(head, size + 1, root)
    assert not same_head(head[:-1], size, root)


def test_a_head_copied_by_hand_is_recognised() -> None:
    root = bytes(32)
    head = short_head(7, root)
    arabic = "".join(chr(0x660 + int(sign)) if sign.isdigit() else "-" for sign in head)
    assert same_head(f" {arabic}\n", 7, root)
    wrong = str((int(head[0]) + 1) % 10) + head[1:]
    assert not same_head(wrong, 7, root)


def test_a_head_printed_today_is_the_same_tomorrow() -> None:
    # printf 'sijill-head-1\n' and 8 bytes of size 0 and the root, through sha256sum; the last 40 decimal digits.
    assert short_head(0, EMPTY_ROOT) == HEAD_OF_NOTHING


HEAD_OF_NOTHING = "45091 65559 15696 21400 95574 25476 52890 62581"
