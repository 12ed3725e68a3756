"""Every fault of a stick is noticed and named; nothing of a damaged backup is ever restored."""

import os
import random
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest

from desktop.domain.trust.backups import Part
from desktop.exchange.backup import layout
from desktop.exchange.backup.container import LOCAL, Piece, pieces
from desktop.exchange.backup.manifest import MEMBERS
from desktop.services.trust.backup.back_up import back_up
from desktop.services.trust.backup.list_backups import check_documents, list_backups
from desktop.services.trust.backup.moment import in_memory
from desktop.services.trust.backup.rehearse import rehearse
from desktop.services.trust.backup.restore import restore
from tests.books_made import PASSPHRASE
from tests.services.trust.backup.made import (
    a_book,
    a_stick,
    give_documents,
    refused,
    some,
    tree,
)

FLIPS = 200


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A stick with one backup of a book with documents, and the backup's manifest."""
    folder = tmp_path_factory.mktemp("whole")
    made = a_book(folder / "here", 5)
    give_documents(made.session, some(4))
    backup = back_up(made.session, a_stick(folder / "stick"))
    made.session.close()
    return backup


@pytest.fixture
def stick(whole, tmp_path):
    """A copy of that stick, to be spoiled, and the backup on it."""
    shutil.copytree(whole.path.parents[2], tmp_path / "stick")
    return tmp_path / "stick" / whole.path.relative_to(whole.path.parents[2])


def spans(backup):
    """Yield (first byte, byte after, parts that may be named) over the whole file."""
    said = len(backup.manifest.encoded())
    at = LOCAL.size + len("manifest.json")
    yield 0, at, {Part.HEAD, Part.MANIFEST}
    yield at, at + said, {Part.MANIFEST}
    at += said
    for part, name in MEMBERS.items():
        length = LOCAL.size + len(name) + backup.manifest.parts[part].size
        yield at, at + length, {part}
        at += length
    yield at, backup.bytes, {Part.END}


def test_the_spans_are_the_whole_file(whole):
    found = list(spans(whole))
    assert [first for first, _, _ in found[1:]] == [after for _, after, _ in found[:-1]]
    assert found[-1][1] == whole.path.stat().st_size


def test_every_flipped_bit_is_noticed_and_its_part_named(whole, stick):
    """200 flips with one seed, as many in each part, the small parts as often as the large."""
    dice = random.Random(20261124)
    content = stick.read_bytes()
    places = list(spans(whole))
    for number in range(FLIPS):
        first, after, parts = places[number % len(places)]
        spoiled = bytearray(content)
        spoiled[dice.randrange(first, after)] ^= 1 << dice.randrange(8)
        stick.write_bytes(spoiled)
        found = list_backups(stick.parent)
        assert found.backups == ()
        ((_, error),) = found.refused
        assert error.key == "backup-damaged"
        assert error.fields["part"] in parts
    stick.write_bytes(content)
    assert len(list_backups(stick.parent).backups) == 1


def test_every_flipped_bit_of_a_document_is_noticed(whole, stick):
    dice = random.Random(7)
    for path in layout.pool_files(stick.parent):
        content = path.read_bytes()
        spoiled = bytearray(content)
        spoiled[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        path.write_bytes(spoiled)
        assert check_documents(stick).damaged == (path.name,)
        path.write_bytes(content)
    assert check_documents(stick).none


@pytest.mark.parametrize("share", [0.0, 0.0001, 0.01, 0.3, 0.9, 0.99999])
def test_every_truncation_is_noticed(stick, share):
    os.truncate(stick, int(stick.stat().st_size * share))
    found = list_backups(stick.parent)
    assert found.backups == ()
    assert found.refused[0][1].key == "backup-damaged"


def test_bytes_behind_the_end_are_noticed(stick):
    with stick.open("ab") as file:
        file.write(b"\0")
    assert list_backups(stick.parent).refused[0][1].fields["part"] is Part.END


def test_a_damaged_backup_restores_nothing(whole, stick, tmp_path):
    content = stick.read_bytes()
    for first, after, parts in spans(whole):
        spoiled = bytearray(content)
        spoiled[(first + after) // 2] ^= 16
        stick.write_bytes(spoiled)
        error = refused(restore, stick, tmp_path / "again", passphrase=PASSPHRASE)
        assert (error.key, error.fields["part"] in parts) == ("backup-damaged", True)
        assert refused(rehearse, stick, passphrase=PASSPHRASE).key == "backup-damaged"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["stick"]


def test_a_hostile_file(tmp_path):
    """Random bytes, a ZIP of another kind, nothing: a sentence, never a fault of ours."""
    dice = random.Random(3)
    for content in (b"", b"PK\x03\x04", dice.randbytes(5_000), b"{}" * 4_000):
        path = tmp_path / f"x{layout.SUFFIX}"
        path.write_bytes(content)
        assert list_backups(tmp_path).refused[0][1].key == "backup-damaged"
    other = tmp_path / "letter.pdf"
    other.write_bytes(b"%PDF")
    assert refused(restore, other, tmp_path / "a", passphrase="x").key == "backup-not-one"
    gone = tmp_path / f"gone{layout.SUFFIX}"
    assert refused(restore, gone, tmp_path / "a", passphrase="x").key == "backup-missing"


def test_a_database_swapped_for_another_under_the_same_manifest(whole, stick, tmp_path):
    """An attacker keeps every digest right, yet the database is of another book."""
    made = a_book(tmp_path / "other", 3, another=True)
    made.session.close()
    folder = made.session.book.folder
    parts = {
        Part.SLOTS: in_memory(folder.slots.read_bytes()),
        Part.BLOB_LIST: in_memory(b""),
        Part.DATABASE: in_memory(folder.database.read_bytes()),
    }
    forged = replace(
        whole.manifest, parts={part: digest for part, (_, digest) in parts.items()}, blobs=0
    )
    given: dict[Part, Piece] = {part: piece for part, (piece, _) in parts.items()}
    stick.write_bytes(b"".join(pieces(forged, given)))
    assert len(list_backups(stick.parent).backups) == 1
    error = refused(restore, stick, tmp_path / "again", passphrase=PASSPHRASE)
    assert (error.key, error.fields["part"]) == ("backup-damaged", Part.MANIFEST)
    assert not (tmp_path / "again.sijill").exists()


FULL = """
import resource, signal, sys
from pathlib import Path
from desktop.domain.errors import UserError
from desktop.services.trust.backup.back_up import back_up
from desktop.services.trust.open_book import open_book

session = open_book(Path(sys.argv[1]), sys.argv[3])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]), resource.RLIM_INFINITY))
try:
    back_up(session, Path(sys.argv[2]))
    print("done")
except UserError as error:
    print(error.key)
"""


@pytest.mark.parametrize("room", [-400_000, -40_000, 500])
def test_no_file_grows_past_a_limit(tmp_path, room):
    """The kernel refuses to let any file grow further, as a full disk does.

    With little room the copy of the database is cut off, with a little more the backup itself.
    """
    made = a_book(tmp_path / "here", 5)
    made.session.close()
    limit = made.session.book.folder.database.stat().st_size + room
    stick = a_stick(tmp_path / "stick")
    told = subprocess.run(
        [sys.executable, "-c", FULL, made.session.book.folder.path, stick, PASSPHRASE, str(limit)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert told.stdout.strip() in {"disk-full", "disk-fault", "write-file-too-large"}, told.stderr
    assert tree(stick) == {}


def test_a_stick_with_too_little_room_is_said_before_anything_is_written(tmp_path, monkeypatch):
    made = a_book(tmp_path / "here", 5)
    stick = a_stick(tmp_path / "stick")
    give_documents(made.session, some(3))
    monkeypatch.setattr("desktop.exchange.volume.free_bytes", lambda _folder: 100_000)
    try:
        assert refused(back_up, made.session, stick).key == "write-target-full"
        assert tree(stick) == {}
    finally:
        made.session.close()
