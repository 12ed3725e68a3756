"""Restoring: a new book that is the old one, and nothing newer is ever written over."""

import datetime as dt
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.ledger.journal_list import JournalFilter
from desktop.domain.trust.backups import Part
from desktop.exchange.backup import layout
from desktop.exchange.backup.container import pieces
from desktop.services.ledger.read_journal import count_entries, masters_of
from desktop.services.trust.backup.back_up import back_up
from desktop.services.trust.backup.before_updates import before_updates, restore_before
from desktop.services.trust.backup.marks import restored_from
from desktop.services.trust.backup.moment import in_memory
from desktop.services.trust.backup.rehearse import rehearse
from desktop.services.trust.backup.restore import restore
from desktop.services.trust.backup.state import list_kept
from desktop.services.trust.log_head import log_head
from desktop.services.trust.open_book import open_book
from desktop.services.trust.verify_book import verify_book
from tests.books_made import PASSPHRASE, Ledger
from tests.services.trust.backup.made import (
    a_book,
    a_stick,
    give_documents,
    refused,
    reopened,
    some,
    tree,
)

BOOKS = Path(__file__).parents[3] / "books"


@pytest.fixture
def ledger(tmp_path):
    made = a_book(tmp_path / "here")
    yield made
    made.session.close()


@pytest.fixture
def stick(tmp_path):
    return a_stick(tmp_path / "stick")


def test_the_whole_book_stands_again(ledger, stick, tmp_path):
    names = give_documents(ledger.session, some(5))
    head = log_head(ledger.session.book, ledger.session.by)
    made = back_up(ledger.session, stick)
    done = restore(made.path, tmp_path / "again", passphrase=PASSPHRASE, reason="لأن القرص تلف")
    assert done.path == tmp_path / "again.sijill"
    assert (done.set_aside, done.missing) == (None, ())
    session = reopened(done.path)
    try:
        assert count_entries(session.book, session.by, JournalFilter()) == 30
        assert verify_book(session.book, session.by).sound
        with session.book.inspect() as conn:
            mark = restored_from(conn)
        assert (mark.file, mark.size, mark.reason) == (made.path.name, head.size, "لأن القرص تلف")
        assert log_head(session.book, session.by).size == head.size + 1
    finally:
        session.close()
    blobs = ledger.session.book.folder.blobs
    assert tree(done.path / "blobs") == tree(blobs)
    assert len(tree(blobs)) == len(names)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again.sijill", "here", "stick"]


def test_over_a_newer_book_it_is_refused_with_both_heads(ledger, stick):
    made = back_up(ledger.session, stick)
    ledger.post(("1111", 7), ("4211", -7))
    path = ledger.session.book.folder.path
    size = log_head(ledger.session.book, ledger.session.by).size
    short = log_head(ledger.session.book, ledger.session.by).short
    ledger.session.close()
    before = tree(path)
    error = refused(restore, made.path, path, passphrase=PASSPHRASE)
    assert error.key == "restore-over-newer"
    assert (error.fields["standing_size"], error.fields["standing_head"]) == (size, short)
    assert error.fields["backup_size"] == made.manifest.size
    assert tree(path) == before


def test_the_same_state_is_set_aside_and_never_deleted(ledger, stick):
    made = back_up(ledger.session, stick)
    path = ledger.session.book.folder.path
    ledger.session.close()
    before = tree(path)
    today = dt.datetime(2026, 2, 3, tzinfo=dt.UTC)
    done = restore(made.path, path, passphrase=PASSPHRASE, clock=lambda: today)
    assert done.set_aside == path.with_name("book-set-aside-2026-02-03.sijill")
    assert tree(done.set_aside) == before
    again = restore(made.path, path, passphrase=PASSPHRASE, clock=lambda: today)
    assert again.set_aside.name == "book-set-aside-2026-02-03-2.sijill"
    session = reopened(done.set_aside)
    session.close()


def test_an_older_book_is_set_aside(ledger, stick, tmp_path):
    path = ledger.session.book.folder.path
    older = back_up(ledger.session, stick)
    ledger.post(("1111", 7), ("4211", -7))
    newer = back_up(ledger.session, stick)
    ledger.session.close()
    other = tmp_path / "other.sijill"
    restore(older.path, other, passphrase=PASSPHRASE)
    done = restore(newer.path, path.parent / "third", passphrase=PASSPHRASE)
    assert done.set_aside is None
    done = restore(newer.path, other, passphrase=PASSPHRASE)
    assert done.set_aside is not None
    assert done.checked.entries == 31


def test_another_history_is_refused(ledger, stick, tmp_path):
    """Somebody went on in a restored copy: neither of the two is a beginning of the other."""
    path = ledger.session.book.folder.path
    first = back_up(ledger.session, stick)
    restore(first.path, tmp_path / "copy", passphrase=PASSPHRASE)
    for amount in range(1, 5):
        ledger.post(("1111", amount), ("4211", -amount))
    second = back_up(ledger.session, stick)
    ledger.session.close()
    copy = tmp_path / "copy.sijill"
    session = open_book(copy, PASSPHRASE)
    masters = masters_of(session.book, session.by)
    other = Ledger(
        session,
        {each.code: each.id for each in masters.accounts.values()},
        {each.code: each.id for each in masters.funds.values()},
        {},
    )
    other.post(("1111", 99), ("4211", -99))
    session.close()
    before = tree(copy)
    assert refused(restore, second.path, copy, passphrase=PASSPHRASE).key == "restore-over-other"
    assert tree(copy) == before
    assert path.exists()


def test_a_damaged_book_steps_aside_however_new_it_is(ledger, stick):
    made = back_up(ledger.session, stick)
    for amount in range(1, 300):
        ledger.post(("1111", amount), ("4211", -amount))
    path = ledger.session.book.folder.path
    ledger.session.close()
    content = bytearray((path / "book.db").read_bytes())
    content[len(content) - 5_000] ^= 4
    (path / "book.db").write_bytes(content)
    done = restore(made.path, path, passphrase=PASSPHRASE)
    assert (done.set_aside / "book.db").read_bytes() == bytes(content)
    reopened(path).close()


@pytest.mark.parametrize("file", ["book.db", "slots.json"])
def test_a_book_that_lacks_a_file_steps_aside(ledger, stick, file):
    made = back_up(ledger.session, stick)
    path = ledger.session.book.folder.path
    ledger.session.close()
    (path / file).unlink()
    done = restore(made.path, path, passphrase=PASSPHRASE)
    assert done.set_aside is not None
    reopened(path).close()


def test_a_first_page_that_is_gone_steps_aside(ledger, stick):
    made = back_up(ledger.session, stick)
    path = ledger.session.book.folder.path
    ledger.session.close()
    content = bytearray((path / "book.db").read_bytes())
    content[:4096] = bytes(4096)
    (path / "book.db").write_bytes(content)
    assert restore(made.path, path, passphrase=PASSPHRASE).set_aside is not None


def test_other_things_at_the_target_are_left_alone(ledger, stick, tmp_path):
    made = back_up(ledger.session, stick)
    (tmp_path / "papers.sijill").mkdir()
    (tmp_path / "papers.sijill" / "letter.txt").write_text("x")
    (tmp_path / "file.sijill").write_text("x")
    second = a_book(tmp_path / "second", another=True)
    second.session.close()
    for target in ("papers", "file", "second/book"):
        before = tree(tmp_path)
        error = refused(restore, made.path, tmp_path / target, passphrase=PASSPHRASE)
        assert error.key in {"restore-target-taken", "restore-over-locked"}
        after = {name: each for name, each in tree(tmp_path).items() if not name.endswith("lock")}
        assert after == {n: each for n, each in before.items() if not n.endswith("lock")}
    error = refused(restore, made.path, tmp_path / "no" / "where", passphrase=PASSPHRASE)
    assert error.key == "folder-missing"


def test_an_open_book_is_not_moved_away(ledger, stick):
    made = back_up(ledger.session, stick)
    path = ledger.session.book.folder.path
    assert refused(restore, made.path, path, passphrase=PASSPHRASE).key == "book-in-use"


def test_the_wrong_passphrase_and_the_wrong_officer(ledger, stick, tmp_path):
    made = back_up(ledger.session, stick)
    assert refused(restore, made.path, tmp_path / "a", passphrase="wrong").key == "wrong-passphrase"
    error = refused(restore, made.path, tmp_path / "a", passphrase=PASSPHRASE, officer="O9")
    assert error.key == "officer-unknown"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["here", "stick"]


def test_a_backup_of_a_newer_version_is_refused(ledger, stick, tmp_path):
    made = back_up(ledger.session, stick)
    newer = replace(made.manifest, schema="9999", program="7.0.0")
    with zipfile.ZipFile(made.path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    parts = {
        Part.SLOTS: in_memory(content["slots.json"])[0],
        Part.BLOB_LIST: in_memory(content["blobs.txt"])[0],
        Part.DATABASE: in_memory(content["book.db"])[0],
    }
    made.path.write_bytes(b"".join(pieces(newer, parts)))
    error = refused(restore, made.path, tmp_path / "again", passphrase=PASSPHRASE)
    assert (error.key, error.fields["program"]) == ("backup-newer", "7.0.0")


def test_any_unpacker_opens_a_backup(ledger, stick, foreign):
    """In twenty years, without this program."""
    made = back_up(ledger.session, stick)
    with zipfile.ZipFile(made.path) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["manifest.json", "slots.json", "blobs.txt", "book.db"]
    subprocess.run([foreign("unzip"), "-tq", made.path], check=True, capture_output=True)


def test_what_the_stick_lost_is_named_and_the_rest_is_restored(ledger, stick, tmp_path):
    names = give_documents(ledger.session, some(4))
    made = back_up(ledger.session, stick)
    shelf = made.path.parent
    layout.blob_path(shelf, names[0]).unlink()
    spoiled = layout.blob_path(shelf, names[1])
    spoiled.write_bytes(b"x" * spoiled.stat().st_size)
    done = restore(made.path, tmp_path / "again", passphrase=PASSPHRASE)
    assert sorted(done.missing) == sorted(names[:2])
    assert len(tree(done.path / "blobs")) == 2


def test_cancelling_leaves_nothing(ledger, stick, tmp_path):
    class StopError(Exception):
        pass

    give_documents(ledger.session, some(3))
    made = back_up(ledger.session, stick)
    path = ledger.session.book.folder.path
    ledger.session.close()
    before = tree(path)
    for stop_at in range(100):
        heard = []

        def stop(*at, heard=heard, stop_at=stop_at):
            heard.append(at)
            if len(heard) > stop_at:
                raise StopError

        try:
            restore(made.path, path, passphrase=PASSPHRASE, progress=stop)
        except StopError:
            assert tree(path) == before
            assert [each.name for each in path.parent.iterdir()] == [path.name]
        else:
            break
    assert 3 < stop_at < 99


def test_a_rehearsal_says_what_would_stand_again_and_is_remembered(ledger, stick, tmp_path):
    give_documents(ledger.session, some(2))
    made = back_up(ledger.session, stick)
    book, by = ledger.session.book, ledger.session.by
    before = sorted(path.name for path in book.folder.path.iterdir())
    found = rehearse(made.path, passphrase=PASSPHRASE, session=ledger.session)
    assert (found.checked.entries, found.documents.none, found.recorded) == (30, True, True)
    (kept,) = list_kept(book, by)
    assert kept.made_at < kept.rehearsed_at
    assert sorted(path.name for path in book.folder.path.iterdir()) == before
    alone = rehearse(made.path, passphrase=PASSPHRASE, room=tmp_path)
    assert not alone.recorded
    assert sorted(path.name for path in tmp_path.iterdir()) == ["here", "stick"]
    assert verify_book(book, by).sound


def test_a_rehearsal_with_another_book_open(ledger, stick, tmp_path):
    made = back_up(ledger.session, stick)
    other = a_book(tmp_path / "other", 2, another=True)
    try:
        error = refused(rehearse, made.path, passphrase=PASSPHRASE, session=other.session)
        assert error.key == "backup-wrong-book"
    finally:
        other.session.close()


def test_a_backup_of_an_older_version_is_brought_up_to_date(tmp_path):
    """The archived book of the first version: opened, backed up as it was before, restored."""
    for archive in sorted(BOOKS.glob("*.zip")):
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(tmp_path / archive.stem)
        path = next((tmp_path / archive.stem).glob("*.sijill"))
        session = open_book(path, "archived book")
        copies = before_updates(session.book, session.by)
        session.close()
        assert [each.schema for each in copies] == [archive.stem.rpartition("-")[2]]
        target = tmp_path / f"again-{archive.stem}"
        again = restore_before(copies[0].path, target, passphrase="archived book")
        session = open_book(again, "archived book")
        try:
            assert count_entries(session.book, session.by, JournalFilter()) == 22
            assert verify_book(session.book, session.by).sound
        finally:
            session.close()
        error = refused(restore_before, copies[0].path, target, passphrase="archived book")
        assert error.key == "restore-target-taken"


def test_a_copy_beside_the_book_that_is_damaged(tmp_path):
    archive = min(BOOKS.glob("*.zip"))
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path / "old")
    path = next((tmp_path / "old").glob("*.sijill"))
    open_book(path, "archived book").close()
    (copy,) = path.glob("book.before-*.db")
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)
    error = refused(restore_before, copy, tmp_path / "again", passphrase="archived book")
    assert error.key in {"backup-damaged", "book-damaged", "disk-fault"}
    assert sorted(each.name for each in tmp_path.iterdir()) == ["old"]
    shutil.rmtree(path)
