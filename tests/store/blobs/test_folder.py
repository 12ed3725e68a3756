"""The folder of documents: nothing half, nothing lost, whatever ends the program."""

import os
import subprocess
import sys

import pytest

from desktop.domain.errors import UserError
from desktop.services.archive.add_document import add_document
from desktop.services.archive.check_documents import check_documents
from desktop.services.archive.list_documents import list_documents
from desktop.services.archive.read_document import read_document
from desktop.services.trust.open_book import open_book
from desktop.services.trust.verify_book import verify_book
from desktop.store.blobs.folder import BlobFolder
from desktop.store.blobs.format import BlobDamagedError, new_key
from desktop.store.blobs.wrapping import unwrap_key, wrap_key
from tests.books_made import PASSPHRASE, new_book

KEY = bytes(range(32))

DOING = """
import os, sys
from pathlib import Path
from desktop.services.archive import add_document as module
from desktop.services.archive.add_document import add_document
from desktop.services.trust.open_book import open_book
from desktop.store.blobs.folder import BlobFolder
from desktop.store.tx import Tx

session = open_book(Path(sys.argv[1]), sys.argv[2])
add_document(session, b"kept before", title="kept", name="a.txt")
where = sys.argv[3]

def end(*_):
    os._exit(9)

if where == "sealed":
    BlobFolder.keep = end
elif where == "noted":
    import pathlib
    pathlib.Path.replace = end
elif where == "named":
    Tx.seal_head = end
elif where == "committed":
    BlobFolder.settle = end
add_document(session, b"x" * 300_000, title="cut", name="b.txt")
"""


def run(code, *arguments):
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def left(book):
    return sorted(p.name for p in (book / "blobs").rglob("*") if p.is_file())


@pytest.fixture
def book(tmp_path):
    session = new_book(tmp_path)
    session.close()
    return session.book.folder.path


@pytest.mark.parametrize("where", ["sealed", "noted", "named", "committed"])
def test_the_program_ends_between_the_file_and_the_row(book, where):
    done = run(DOING, book, PASSPHRASE, where)
    assert done.returncode == 9, done.stderr
    assert len(left(book)) > 1
    session = open_book(book, PASSPHRASE)
    found = list_documents(session.book, session.by).rows
    titles = [each.title for each in found]
    assert titles == (["cut", "kept"] if where == "committed" else ["kept"])
    assert len(left(book)) == len(found)
    assert [len(read_document(session, each.id)) for each in found][-1] == 11
    assert check_documents(session.book, session.by) == ()
    assert verify_book(session.book, session.by).sound
    add_document(session, b"x" * 300_000, title="again", name="b.txt")
    assert len(left(book)) == 2
    session.close()


FILLING = """
import resource, signal, sys
from pathlib import Path
from desktop.domain.errors import UserError
from desktop.services.archive.add_document import add_document
from desktop.services.trust.open_book import open_book

session = open_book(Path(sys.argv[1]), sys.argv[2])
add_document(session, b"small", title="kept", name="a.txt")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, resource.RLIM_INFINITY))
try:
    add_document(session, b"x" * 5_000_000, title="large", name="b.txt")
except UserError as error:
    print(error.key)
add_document(session, b"y" * 1_000_000, title="fits", name="c.txt")
"""


def test_a_full_disk_is_said_and_leaves_nothing(book):
    """The kernel refuses to let any file grow past a limit, as a full disk does."""
    told = run(FILLING, book, PASSPHRASE)
    assert told.stdout.strip() == "disk-full", told.stderr
    session = open_book(book, PASSPHRASE)
    assert [each.title for each in list_documents(session.book, session.by).rows] == [
        "fits",
        "kept",
    ]
    assert len(left(book)) == 2
    assert verify_book(session.book, session.by).sound
    session.close()


def test_memory_stays_bounded(tmp_path):
    """Half a gigabyte goes through a process that may have 400 MB."""
    code = """
import resource, sys
from pathlib import Path
from desktop.store.blobs.folder import BlobFolder
resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))
blobs = BlobFolder(Path(sys.argv[1]))
sealed = blobs.seal((bytes(1 << 20) for _ in range(500)), bytes(32))
blobs.keep(sealed)
print(sum(len(piece) for piece in blobs.read(sealed.name, bytes(32))))
try:
    bytearray(500 << 20)
except MemoryError:
    print("bites")
"""
    told = run(code, tmp_path)
    assert told.stdout.split() == [str(500 << 20), "bites"], told.stderr


def test_what_the_source_raises_leaves_nothing(tmp_path):
    def broken():
        yield b"x" * 1_000_000
        raise UserError("document-changed", file="a")

    blobs = BlobFolder(tmp_path / "blobs")
    with pytest.raises(UserError):
        blobs.seal(broken(), KEY)
    assert list(blobs.path.iterdir()) == []


def test_names_that_are_no_names_reach_no_file(tmp_path):
    blobs = BlobFolder(tmp_path)
    for name in ("../../etc/passwd", "", "a" * 63, "A" * 64, "a" * 64 + "\n"):
        with pytest.raises(ValueError, match="not the name"):
            blobs.file(name)


def test_a_file_is_synced_before_it_has_its_name(tmp_path, monkeypatch):
    """The order of the system's calls is what a power cut sees."""
    calls = []
    sync, rename = os.fsync, os.rename
    monkeypatch.setattr(os, "fsync", lambda fd: (calls.append("sync"), sync(fd))[1])
    monkeypatch.setattr(
        "pathlib.Path.replace",
        lambda self, target: (calls.append("rename"), rename(self, target))[1],
    )
    blobs = BlobFolder(tmp_path / "blobs")
    sealed = blobs.seal([b"x"], KEY)
    assert calls == ["sync"]
    blobs.keep(sealed)
    assert calls == ["sync", "sync", "rename", "sync"]
    assert (blobs.path / f".pending-{sealed.name}").exists()
    blobs.settle(sealed)
    assert sorted(p.name for p in blobs.path.iterdir()) == [sealed.name[:2]]


def test_the_key_of_a_document_opens_in_its_own_place_only():
    group, key = new_key(), new_key()
    about = {"document_id": 7, "sha256": "ab" * 32}
    wrapped = wrap_key(group, key, **about)
    assert len(wrapped) == 60
    assert unwrap_key(group, wrapped, **about) == key
    for other in ({**about, "document_id": 8}, {**about, "sha256": "cd" * 32}):
        with pytest.raises(BlobDamagedError):
            unwrap_key(group, wrapped, **other)
    for bad in (b"", wrapped[:-1], bytes([wrapped[0] ^ 1]) + wrapped[1:]):
        with pytest.raises(BlobDamagedError):
            unwrap_key(group, bad, **about)
    with pytest.raises(BlobDamagedError):
        unwrap_key(new_key(), wrapped, **about)


def test_two_of_the_same_content_have_two_names(tmp_path):
    blobs = BlobFolder(tmp_path)
    one, two = blobs.seal([b"same"], new_key()), blobs.seal([b"same"], new_key())
    assert one.sha256 == two.sha256
    assert one.name != two.name
