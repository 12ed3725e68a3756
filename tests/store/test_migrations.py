"""Old books, kept as they were written, open in this version with nothing lost."""

import shutil
import zipfile
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.journal_list import JournalFilter
from desktop.services.ledger.drafts import list_drafts
from desktop.services.ledger.read_journal import count_entries
from desktop.services.ledger.statements import book_trial_balance
from desktop.services.trust.open_book import open_book
from desktop.services.trust.verify_book import verify_book
from desktop.store import slots
from desktop.store.before import copies_kept, copy_before
from desktop.store.engine import make_engine
from desktop.store.folder import BookFolder
from desktop.store.migrate import schema_of
from desktop.store.schema import REVISIONS, create_schema, revision

BOOKS = Path(__file__).parents[1] / "books"
PASSPHRASE = "archived book"


@pytest.fixture(params=sorted(BOOKS.glob("*.zip")), ids=lambda path: path.stem)
def old_book(request, tmp_path):
    with zipfile.ZipFile(request.param) as archive:
        archive.extractall(tmp_path)
    return next(tmp_path.glob("*.sijill"))


def fresh_schema(tmp_path):
    engine = make_engine(tmp_path / "fresh.db", bytes(32))
    with engine.connect().execution_options(write=True) as conn, conn.begin():
        create_schema(conn)
        made = schema_of(conn)
    engine.dispose()
    return made


def test_there_is_an_old_book_of_every_revision_but_the_newest():
    kept = {path.stem.rpartition("-")[2] for path in BOOKS.glob("*.zip")}
    assert set(REVISIONS[:-1]) <= kept


def test_an_old_book_opens_whole(old_book, tmp_path):
    session = open_book(old_book, PASSPHRASE)
    try:
        assert count_entries(session.book, session.by, JournalFilter()) == 22
        assert verify_book(session.book, session.by).findings == ()
        assert book_trial_balance(session.book, session.by).balance == 0
        assert len(list_drafts(session.book, session.by)) == 1
        with session.book.inspect() as conn:
            assert revision(conn) == REVISIONS[-1]
            assert schema_of(conn) == fresh_schema(tmp_path)
    finally:
        session.close()


def test_a_backup_is_made_before_and_still_opens(old_book, tmp_path):
    open_book(old_book, PASSPHRASE).close()
    backup = next(old_book.glob("book.before-*.db"))
    _, key = slots.unlock(slots.read(old_book / "slots.json"), PASSPHRASE)
    engine = make_engine(backup, key)
    with engine.connect() as conn:
        assert revision(conn) == backup.stem.rpartition("-")[2]
    engine.dispose()


def test_a_second_open_migrates_nothing(old_book):
    open_book(old_book, PASSPHRASE).close()
    backup = next(old_book.glob("book.before-*.db"))
    backup.unlink()
    open_book(old_book, PASSPHRASE).close()
    assert list(old_book.glob("book.before-*")) == []


def test_a_newer_book_is_refused_and_left_alone(old_book):
    _, key = slots.unlock(slots.read(old_book / "slots.json"), PASSPHRASE)
    engine = make_engine(old_book / "book.db", key)
    with engine.connect().execution_options(write=True) as conn, conn.begin():
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    before = (old_book / "book.db").read_bytes()
    with pytest.raises(UserError) as refused:
        open_book(old_book, PASSPHRASE)
    assert refused.value.key == "book-newer"
    assert refused.value.fields["revision"] == "9999"
    assert (old_book / "book.db").read_bytes() == before


def test_a_migration_that_breaks_halfway_leaves_the_old_book(old_book, monkeypatch):
    def broken(_conn):
        raise RuntimeError("power went")

    copy = old_book.with_name("copy.sijill")
    shutil.copytree(old_book, copy)
    monkeypatch.setattr("desktop.store.triggers.install", broken)
    with pytest.raises(RuntimeError, match="power went"):
        open_book(old_book, PASSPHRASE)
    monkeypatch.undo()
    session = open_book(old_book, PASSPHRASE)
    try:
        assert verify_book(session.book, session.by).sound
    finally:
        session.close()


def test_only_the_last_two_copies_are_kept(old_book):
    for name in ("0001", "0002"):
        (old_book / f"book.before-{name}.db").write_bytes(b"older")
    own = old_book.stem.rpartition("-")[2]
    open_book(old_book, PASSPHRASE).close()
    kept = sorted(path.name for path in old_book.glob("book.before-*"))
    last = sorted({"0001", "0002", own})[-2:]
    assert kept == [f"book.before-{name}.db" for name in last]
    folder = BookFolder(old_book)
    for name in REVISIONS:
        (old_book / f"book.before-{name}.db").write_bytes(b"older")
    copy_before(folder, REVISIONS[-1])
    assert [path.name for path in copies_kept(folder)] == [
        f"book.before-{name}.db" for name in REVISIONS[-2:]
    ]


def test_a_copy_that_reads_back_differently_stops_the_migration(old_book, monkeypatch):
    """A disk that forgets: what was copied is not what lies there."""
    before = (old_book / "book.db").read_bytes()

    def forget(_source, target):
        Path(target).write_bytes(before[:-1] + bytes([before[-1] ^ 1]))

    monkeypatch.setattr("shutil.copyfile", forget)
    with pytest.raises(UserError) as refused:
        open_book(old_book, PASSPHRASE)
    assert refused.value.key == "backup-failed"
    assert (old_book / "book.db").read_bytes() == before
    assert list(old_book.glob("book.before-*")) == []
