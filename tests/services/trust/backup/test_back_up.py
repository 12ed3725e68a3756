"""A backup is one moment of the book, whole, checked from the stick, and known to the book."""

import itertools
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Role
from desktop.domain.trust.backups import BACKING_UP, TOTAL, Medium, Purpose, Stage
from desktop.exchange import volume
from desktop.exchange.backup import layout
from desktop.services.trust.backup.back_up import PREFIX, back_up
from desktop.services.trust.backup.list_backups import check_documents, list_backups
from desktop.services.trust.backup.restore import restore
from desktop.services.trust.backup.state import backup_due, last_backup, list_kept
from desktop.services.trust.log_head import log_head
from desktop.services.trust.verify_book import verify_book
from desktop.store.tx import Tx
from tests.books_made import PASSPHRASE, new_book
from tests.services.trust.backup.made import (
    a_book,
    a_stick,
    blob_sizes,
    give_documents,
    refused,
    reopened,
    some,
    tree,
)


@pytest.fixture
def ledger(tmp_path):
    made = a_book(tmp_path / "here")
    yield made
    made.session.close()


@pytest.fixture
def stick(tmp_path):
    return a_stick(tmp_path / "stick")


def test_a_backup_is_found_whole_and_the_book_knows_it(ledger, stick):
    session = ledger.session
    head = log_head(session.book, session.by)
    assert last_backup(session.book, session.by) is None
    made = back_up(session, stick)
    assert (made.manifest.size, made.manifest.root) == (head.size, head.root)
    assert (made.checked.entries, made.checked.last_day.isoformat()) == (30, "2025-03-15")
    found = list_backups(stick)
    assert [each.path for each in found.backups] == [made.path]
    assert found.refused == ()
    assert found.backups[0].short_head == head.short
    last = last_backup(session.book, session.by)
    assert (last.sha256, last.bytes, last.size) == (made.sha256, made.bytes, head.size)
    assert (last.medium, last.file_name) == (Medium.FOLDER, made.path.name)
    assert made.recorded
    assert verify_book(session.book, session.by).sound


def test_the_names_on_a_stick_tell_nothing_about_people(ledger, stick):
    made = back_up(ledger.session, stick)
    for part in made.path.relative_to(stick).parts:
        assert part.isascii()
    seen = made.path.read_bytes()
    for word in ("مؤسسة الاختبار", "Test Foundation", "أمين الصندوق", "Treasurer"):
        assert word.encode() not in seen
        assert word.encode("utf-16-le") not in seen


def test_nothing_is_left_in_the_books_folder(ledger, stick):
    before = sorted(path.name for path in ledger.session.book.folder.path.iterdir())
    back_up(ledger.session, stick)
    assert sorted(path.name for path in ledger.session.book.folder.path.iterdir()) == before


def test_stages_follow_each_other(ledger, stick):
    give_documents(ledger.session, some(3))
    told = []
    back_up(ledger.session, stick, progress=lambda step, total: told.append((step, total)))
    assert {total for _, total in told} == {TOTAL}
    steps = [step for step, _ in told]
    assert steps == sorted(steps)
    stages = [stage for stage, _ in itertools.groupby(map(BACKING_UP.stage_at, steps))]
    assert stages == list(Stage)


def test_people_go_on_posting_meanwhile(ledger, stick):
    """Entries are posted from another thread at every report; the backup is one moment."""
    posted, halt, ready = [], threading.Event(), threading.Event()

    def post():
        for amount in itertools.count(100):
            if halt.is_set():
                return
            posted.append(ledger.post(("1111", amount), ("4211", -amount)))
            ready.set()

    poster = threading.Thread(target=post)
    poster.start()
    try:
        assert ready.wait(20)
        sizes = []
        for _ in range(5):
            made = back_up(ledger.session, stick)
            sizes.append((made.manifest.size, made.checked.entries))
    finally:
        halt.set()
        poster.join()
    assert sizes == sorted(set(sizes))
    head = log_head(ledger.session.book, ledger.session.by)
    assert head.size > sizes[-1][0]
    assert len(posted) + 30 >= sizes[-1][1] > sizes[0][1]
    assert len(list_backups(stick).backups) == 5


def test_only_new_documents_are_copied(ledger, stick):
    """Measured in bytes: the second backup writes what is new, and the database."""
    names = give_documents(ledger.session, some(20, 40_000))
    first = back_up(ledger.session, stick)
    assert (first.copied, first.copied_bytes) == (20, blob_sizes(ledger.session, names))
    before = tree(stick)
    names = give_documents(ledger.session, some(2, 5_000))
    second = back_up(ledger.session, stick)
    assert (second.copied, second.copied_bytes) == (2, blob_sizes(ledger.session, names))
    after = tree(stick)
    assert {name: after[name] for name in before} == before
    new = {name: content for name, content in after.items() if name not in before}
    assert sum(map(len, new.values())) == second.bytes + second.copied_bytes
    assert len(new) == 3
    assert second.manifest.blobs == 22
    assert check_documents(second.path).none


def test_a_document_of_another_length_is_copied_again(ledger, stick):
    (name,) = give_documents(ledger.session, some(1))
    made = back_up(ledger.session, stick)
    pooled = layout.blob_path(made.path.parent, name)
    pooled.write_bytes(pooled.read_bytes()[:-1])
    assert check_documents(made.path).damaged == (name,)
    assert back_up(ledger.session, stick).copied == 1
    assert check_documents(made.path).none


def test_a_document_that_is_gone_or_damaged_is_named_and_the_rest_is_backed_up(ledger, stick):
    names = give_documents(ledger.session, some(3))
    blobs = ledger.session.book.folder.blobs
    (blobs / names[0][:2] / names[0]).unlink()
    (blobs / names[1][:2] / names[1]).write_bytes(b"other")
    made = back_up(ledger.session, stick)
    assert sorted(made.missing) == sorted(names[:2])
    assert (made.manifest.blobs, made.manifest.missing) == (1, 2)
    assert sorted(path.name for path in layout.pool_files(made.path.parent)) == [names[2]]


def test_what_the_pool_still_has_is_not_missing(ledger, stick):
    (name,) = give_documents(ledger.session, some(1))
    back_up(ledger.session, stick)
    (ledger.session.book.folder.blobs / name[:2] / name).unlink()
    made = back_up(ledger.session, stick)
    assert (made.missing, made.manifest.blobs, made.copied) == ((), 1, 0)


def test_a_book_that_does_not_agree_with_its_log_makes_no_good_backup(ledger, stick):
    with ledger.session.book._engine.connect() as conn:
        conn.exec_driver_sql("DROP TRIGGER entry_no_update")
        conn.exec_driver_sql("UPDATE entry SET narration = 'changed' WHERE id = 3")
        conn.commit()
    assert refused(back_up, ledger.session, stick).key == "backup-book-altered"
    assert tree(stick) == {}
    assert last_backup(ledger.session.book, ledger.session.by) is None


def test_a_damaged_page_is_said_of_the_book(ledger, stick):
    path = ledger.session.book.folder.path
    ledger.session.close()
    database = path / "book.db"
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 1
    database.write_bytes(content)
    session = reopened(path)
    try:
        error = refused(back_up, session, stick)
    finally:
        session.close()
    assert error.key in {"book-damaged", "book-key-mismatch", "disk-fault", "backup-book-altered"}
    assert tree(stick) == {}


@pytest.mark.parametrize("inside", [".", "blobs"])
def test_not_into_the_book_itself(ledger, inside):
    error = refused(back_up, ledger.session, ledger.session.book.folder.path / inside)
    assert error.key == "backup-inside-book"


def test_a_stick_that_is_not_there(ledger, tmp_path):
    assert refused(back_up, ledger.session, tmp_path / "none").key == "write-folder-missing"


def test_who_may(tmp_path, stick):
    session = new_book(tmp_path, roles=frozenset({Role.CHAIR}))
    guest = session.by.__class__(
        session.by.officer_id, "G1", "ضيف", "Guest", frozenset({Role.GUEST_AUDITOR})
    )
    other = type(session)(session.book, guest)
    try:
        assert refused(back_up, other, stick).key == "not-permitted"
        assert tree(stick) == {}
    finally:
        session.close()


def test_one_at_a_time(ledger, stick):
    keys = []

    def again(_step, _total):
        if not keys:
            keys.append(refused(back_up, ledger.session, stick).key)

    back_up(ledger.session, stick, progress=again)
    assert keys == ["backup-under-way"]


def test_cancelling_at_any_report_leaves_nothing_that_looks_whole(ledger, stick):
    class StopError(Exception):
        pass

    for stop_at in itertools.count():
        heard = []

        def stop(*at, heard=heard, stop_at=stop_at):
            heard.append(at)
            if len(heard) > stop_at:
                raise StopError

        give_documents(ledger.session, some(1))
        try:
            back_up(ledger.session, stick, progress=stop)
        except StopError:
            found = list_backups(stick)
            assert (found.backups, found.refused) == ((), ())
        else:
            break
        finally:
            assert not [name for name in tree(stick) if name.endswith(".part")]
            left = [path.name for path in ledger.session.book.folder.path.iterdir()]
            assert not [name for name in left if name.startswith(PREFIX)]
    assert stop_at > 8
    assert len(list_kept(ledger.session.book, ledger.session.by)) == 1


def test_two_in_one_second(ledger, stick):
    fixed = ledger.session.book._clock()
    ledger.session.book._clock = lambda: fixed
    made = [back_up(ledger.session, stick).path for _ in range(3)]
    assert len(set(made)) == 3
    assert {each.path for each in list_backups(stick).backups} == set(made)


def test_the_root_of_the_shelves_can_be_chosen_too(ledger, stick):
    first = back_up(ledger.session, stick)
    assert back_up(ledger.session, first.path.parent).path.parent == first.path.parent
    assert back_up(ledger.session, first.path.parent.parent).path.parent == first.path.parent
    assert len(list_backups(first.path.parent).backups) == 3
    assert len(list_backups(first.path).backups) == 1


def test_a_stick_is_known_by_where_it_is_mounted(ledger, stick, monkeypatch):
    monkeypatch.setattr(volume, "_PLUGGED", (f"{stick}/",))
    made = back_up(ledger.session, stick)
    assert made.medium is Medium.STICK
    assert backup_due(ledger.session.book, ledger.session.by).last.medium is Medium.STICK


def test_a_book_that_takes_no_writing_is_backed_up_all_the_same(ledger, stick, monkeypatch):
    def full(*_args, **_more):
        raise UserError("disk-full", path="there")

    monkeypatch.setattr(Tx, "insert", full)
    made = back_up(ledger.session, stick)
    assert not made.recorded
    assert len(list_backups(stick).backups) == 1


KILLED = """
import os, signal, sys
from pathlib import Path
from desktop.services.trust.backup.back_up import back_up
from desktop.services.trust.open_book import open_book

session = open_book(Path(sys.argv[1]), sys.argv[3])
heard = []

def told(*at):
    heard.append(at)
    if len(heard) == int(sys.argv[4]):
        os.kill(os.getpid(), signal.SIGKILL)

back_up(session, Path(sys.argv[2]), progress=told)
session.close()
print("whole")
"""


@pytest.mark.parametrize("at", [1, 4, 6, 8, 10, 14])
def test_killed_in_the_middle(ledger, stick, at):
    """No good-bye at all: what lies on the stick is whole or is not listed, and the next cleans."""
    give_documents(ledger.session, some(2))
    path = ledger.session.book.folder.path
    ledger.session.close()
    told = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), str(stick), PASSPHRASE, str(at)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert told.returncode in (-9, 0), told.stderr
    found = list_backups(stick)
    assert found.refused == ()
    for each in found.backups:
        restored = restore(each.path, stick.parent / "again", passphrase=PASSPHRASE)
        assert restored.checked.entries == 30
    session = reopened(path)
    try:
        assert verify_book(session.book, session.by).sound
        back_up(session, stick)
        assert not [name for name in tree(stick) if name.endswith(".part")]
        left = [each.name for each in Path(path).iterdir()]
        assert not [name for name in left if name.endswith(".tmp")]
        assert len(list_backups(stick).backups) == len(found.backups) + 1
    finally:
        session.close()


def test_a_backup_says_why_it_was_made(ledger, stick):
    made = back_up(ledger.session, stick, purpose=Purpose.MOVE)
    assert list_backups(stick).backups[0].purpose is Purpose.MOVE
    assert made.manifest.purpose is Purpose.MOVE
