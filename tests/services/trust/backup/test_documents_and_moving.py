"""One document out of a backup, lost ones put back, old backups removed, a book moved."""

import datetime as dt

import pytest

from desktop.exchange.backup import layout
from desktop.services.archive.add_document import add_document
from desktop.services.archive.read_document import read_document
from desktop.services.trust.backup.back_up import back_up
from desktop.services.trust.backup.list_backups import check_documents, list_backups
from desktop.services.trust.backup.marks import continue_here, moved
from desktop.services.trust.backup.move import BESIDE, move_to_new_computer
from desktop.services.trust.backup.prune import may_go, prune
from desktop.services.trust.backup.restore import restore
from desktop.services.trust.backup.restore_document import mend_documents, restore_document
from desktop.services.trust.backup.state import list_kept
from desktop.services.trust.log_head import log_head
from desktop.services.trust.verify_book import verify_book
from tests.books_made import PASSPHRASE
from tests.services.trust.backup.made import (
    a_book,
    a_stick,
    give_documents,
    refused,
    reopened,
    some,
    tree,
)

CONTENT = b"%PDF-1.4 a receipt for a journey"


@pytest.fixture
def ledger(tmp_path):
    made = a_book(tmp_path / "here", 5)
    yield made
    made.session.close()


@pytest.fixture
def stick(tmp_path):
    return a_stick(tmp_path / "stick")


def blob_of(session):
    return next(path for path in session.book.folder.blobs.rglob("*") if path.is_file())


def test_a_restored_book_opens_its_documents(ledger, stick, tmp_path):
    document = add_document(ledger.session, CONTENT, title="إيصال")
    made = back_up(ledger.session, stick)
    assert made.copied == 1
    done = restore(made.path, tmp_path / "again", passphrase=PASSPHRASE)
    session = reopened(done.path)
    try:
        assert read_document(session, document.id) == CONTENT
    finally:
        session.close()


def test_a_document_that_the_book_lost_is_taken_out_or_put_back(ledger, stick, tmp_path):
    document = add_document(ledger.session, CONTENT, title="إيصال")
    made = back_up(ledger.session, stick)
    blob_of(ledger.session).unlink()
    assert refused(read_document, ledger.session, document.id).key == "document-file-missing"
    out = tmp_path / "receipt.pdf"
    restore_document(made.path, document.id, out, passphrase=PASSPHRASE)
    assert out.read_bytes() == CONTENT
    assert mend_documents(ledger.session, stick).back == 1
    assert read_document(ledger.session, document.id) == CONTENT
    assert mend_documents(ledger.session, stick).back == 0


def test_a_damaged_document_is_put_back_too(ledger, stick):
    document = add_document(ledger.session, CONTENT, title="إيصال")
    back_up(ledger.session, stick)
    blob = blob_of(ledger.session)
    spoiled = bytearray(blob.read_bytes())
    spoiled[-1] ^= 1
    blob.write_bytes(spoiled)
    assert mend_documents(ledger.session, stick).back == 1
    assert read_document(ledger.session, document.id) == CONTENT


def test_what_the_stick_lost_too_is_said(ledger, stick, tmp_path):
    (name,) = give_documents(ledger.session, some(1))
    made = back_up(ledger.session, stick)
    layout.blob_path(made.path.parent, name).unlink()
    (ledger.session.book.folder.blobs / name[:2] / name).unlink()
    assert mend_documents(ledger.session, stick).missing == (name,)
    error = refused(
        restore_document, made.path, 1, tmp_path / "a.pdf", passphrase=PASSPHRASE, room=tmp_path
    )
    assert error.key == "backup-document-damaged"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["here", "stick"]


def months(session, count):
    """Set the book's clock so that each backup is made a month after the other."""
    start = dt.datetime(2027, 1, 10, 9, tzinfo=dt.UTC)
    for month in range(count):
        session.book._clock = lambda at=start + dt.timedelta(days=31 * month): at
        yield month


def test_old_backups_go_and_what_the_others_need_stays(ledger, stick):
    session = ledger.session
    paths = []
    for _ in months(session, 28):
        give_documents(session, some(1))
        paths.append(back_up(session, stick).path)
    going = {each.path for each in may_go(session, stick)}
    assert going == set(paths[:4])
    done = prune(session, stick)
    assert set(done.backups) == going
    found = list_backups(stick)
    assert {each.path for each in found.backups} == set(paths[4:])
    assert all(check_documents(each.path).none for each in found.backups)
    assert done.documents == 0
    assert len(list_kept(session.book, session.by)) == 28


def test_documents_that_no_backup_needs_go(ledger, stick):
    session = ledger.session
    give_documents(session, some(1))
    back_up(session, stick)
    (pooled,) = layout.pool_files(next((stick / "sijill-backups").iterdir()))
    stray = pooled.with_name("ab" * 32)
    stray = pooled.parent.parent / "ab" / stray.name
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"of a backup that is gone")
    assert prune(session, stick).documents == 1
    assert pooled.exists()
    assert not stray.exists()


def test_no_document_goes_while_a_backup_cannot_be_read(ledger, stick):
    session = ledger.session
    give_documents(session, some(1))
    made = back_up(session, stick)
    other = made.path.with_name("2026-01-01T000000Z_0000000000.sijill-backup")
    other.write_bytes(made.path.read_bytes()[:-1])
    made.path.unlink()
    assert prune(session, stick).documents == 0
    assert len(list(layout.pool_files(other.parent))) == 1


def test_the_only_backup_never_goes(ledger, stick):
    made = back_up(ledger.session, stick)
    assert prune(ledger.session, stick).backups == ()
    assert made.path.exists()


def test_moving_marks_the_old_copy_and_not_the_new_one(ledger, stick, tmp_path):
    session = ledger.session
    done = move_to_new_computer(session, stick)
    assert done.note == stick / BESIDE
    assert moved(session.book, session.by).file == done.backup.path.name
    restored = restore(done.backup.path, tmp_path / "new", passphrase=PASSPHRASE)
    new = reopened(restored.path)
    try:
        assert moved(new.book, new.by) is None
    finally:
        new.close()
    before = log_head(session.book, session.by).size
    continue_here(session.book, session.by)
    assert moved(session.book, session.by) is None
    assert log_head(session.book, session.by).size == before + 1
    assert verify_book(session.book, session.by).sound
    move_to_new_computer(session, stick)
    assert moved(session.book, session.by) is not None


def test_a_moved_copy_that_was_restored_over_is_set_aside(ledger, stick):
    """The stick goes to the new machine and, by mistake, back to the old one."""
    path = ledger.session.book.folder.path
    done = move_to_new_computer(ledger.session, stick)
    ledger.session.close()
    assert restore(done.backup.path, path, passphrase=PASSPHRASE).set_aside is not None
    assert len(tree(path)) > 1
