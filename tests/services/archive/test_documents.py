"""Documents in a real book: kept, attached, read, listed, checked, erased; nothing half."""

import datetime as dt
import hashlib
import io
import os
import zipfile

import pytest
from sqlalchemy import select

from desktop.domain.archive.document import Damage, DocumentFilter
from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.log.finding import Fault, Finding
from desktop.domain.trust.acting import Acting, Role
from desktop.services.archive.add_document import add_document
from desktop.services.archive.attach import (
    attach,
    attached_to,
    attachments_of,
    detach,
    entry_of,
)
from desktop.services.archive.check_documents import check_documents
from desktop.services.archive.erase_document import erase_document
from desktop.services.archive.list_documents import count_documents, list_documents, view_document
from desktop.services.archive.read_document import read_document, save_document_as
from desktop.services.ledger.drafts import drop_draft, save_draft
from desktop.services.ledger.post_entry import post_entry
from desktop.services.session import Session
from desktop.services.trust.open_book import open_book
from desktop.services.trust.verify_book import verify_book
from desktop.store.blobs.folder import BlobFolder
from desktop.store.tables import audit
from desktop.store.tables import documents as t
from desktop.store.tx import Tx
from tests.books_made import PASSPHRASE, new_ledger

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40


@pytest.fixture
def ledger(tmp_path):
    made = new_ledger(tmp_path)
    yield made
    made.session.close()


@pytest.fixture
def session(ledger):
    return ledger.session


def files(session):
    blobs = session.book.folder.blobs
    return sorted(each for each in blobs.rglob("*") if each.is_file())


def rows(session, table):
    with session.book.inspect() as conn:
        return conn.execute(select(table)).all()


def blob(session, document):
    with session.book.inspect() as conn:
        name = conn.execute(
            select(t.document.c.blob).where(t.document.c.id == document.id)
        ).scalar_one()
    return BlobFolder(session.book.folder.blobs).file(name)


def refused(key, verb, *args, **more):
    with pytest.raises(UserError) as error:
        verb(*args, **more)
    assert error.value.key == key
    return error.value


def test_a_document_comes_back_as_it_went_in(session, tmp_path):
    path = tmp_path / "فاتورة.pdf"
    path.write_bytes(PDF)
    made = add_document(session, path, title="فاتورة الكهرباء")
    assert (made.title, made.file_name, made.media_type) == (
        "فاتورة الكهرباء",
        "فاتورة.pdf",
        "application/pdf",
    )
    assert (made.sha256, made.size) == (hashlib.sha256(PDF).hexdigest(), len(PDF))
    assert read_document(session, made.id) == PDF
    assert path.read_bytes() == PDF
    assert verify_book(session.book, session.by).sound


def test_nothing_of_it_can_be_read_on_the_disk(session):
    secret = b"secret words of the contract, " * 50
    made = add_document(session, secret, title="t", name="contract.txt")
    (path,) = files(session)
    data = path.read_bytes()
    assert b"secret" not in data
    assert path.name == hashlib.sha256(data).hexdigest()
    assert path.parent.name == path.name[:2]
    assert made.sha256 not in path.name
    assert oct(path.stat().st_mode & 0o777) == "0o600"


def test_without_a_title_it_is_called_as_its_file(session):
    assert add_document(session, PDF, title=" ", name="a b.pdf").title == "a b"


def test_the_same_content_is_kept_once(session):
    first = add_document(session, PDF, title="one", name="a.pdf")
    again = add_document(session, PDF, title="two", name="b.pdf")
    assert again == first
    assert len(files(session)) == 1


def test_what_is_refused_leaves_nothing(session):
    head = verify_book(session.book, session.by).short_head
    refused("document-is-program", add_document, session, b"MZ\0\0", title="t", name="a.pdf")
    refused("document-title-too-long", add_document, session, PDF, title="x" * 201, name="a.pdf")
    refused(
        "attachment-subject", add_document, session, PDF, title="t", name="a", attach_to="entry:x"
    )
    assert files(session) == []
    assert rows(session, t.document) == []
    assert verify_book(session.book, session.by).short_head == head


def test_who_may_not_add_or_read_is_refused(session):
    made = add_document(session, PDF, title="t", name="a.pdf")
    guest = Session(
        session.book, Acting(1, "O1", "ا", "A", frozenset({Role.GUEST_AUDITOR})), session.exchange
    )
    refused("not-permitted", add_document, guest, b"words", title="t", name="b.txt")
    assert len(files(session)) == 1
    assert read_document(guest, made.id) == PDF
    refused("not-permitted", erase_document, guest, made.id, "why")


def test_attachments_of_an_entry(ledger, session):
    posted = ledger.post(("1111", 5), ("4211", -5))
    subject = f"entry:{posted.year_name}:{posted.series.value}:{posted.number}"
    made = add_document(session, PDF, title="t", name="a.pdf", attach_to=subject)
    other = add_document(session, b"words", title="u", name="b.txt")
    attach(session, other.id, subject)
    attach(session, other.id, subject)
    assert attachments_of(session.book, session.by, subject) == (made, other)
    assert attached_to(session.book, session.by, made.id) == (subject,)
    assert entry_of(session.book, session.by, subject) == posted.entry_id
    detach(session, made.id, subject)
    assert attachments_of(session.book, session.by, subject) == (other,)
    attach(session, made.id, subject)
    assert len(attachments_of(session.book, session.by, subject)) == 2
    assert len(rows(session, t.attachment)) == 2
    assert verify_book(session.book, session.by).sound


@pytest.mark.parametrize(
    "subject",
    [
        "entry:2025:journal:99",
        "entry:2025:nonsense:1",
        "entry:1",
        "draft:7",
        "x",
        "",
        "draft:\u202ex",
    ],
)
def test_what_names_nothing_takes_no_document(session, subject):
    made = add_document(session, PDF, title="t", name="a.pdf")
    refused("attachment-subject", attach, session, made.id, subject)
    refused("document-unknown", attach, session, 99, "finding:1")


def test_documents_of_a_draft_go_with_the_posted_entry(ledger, session):
    book, by = session.book, session.by
    draft = save_draft(book, by, "{}")
    made = add_document(session, PDF, title="t", name="a.pdf", attach_to=f"draft:{draft}")
    lines = (ledger.line("1111", 7), ledger.line("4211", -7))
    entry = NewEntry(dt.date(2025, 3, 15), Series.JOURNAL, "قيد", lines)
    posted = post_entry(book, by, entry, draft_id=draft)
    subject = f"entry:{posted.year_name}:{posted.series.value}:{posted.number}"
    assert attachments_of(book, by, subject) == (made,)
    assert attachments_of(book, by, f"draft:{draft}") == ()
    # The number of a draft is given again: the next one begins without documents.
    assert save_draft(book, by, "{}") == draft
    assert attachments_of(book, by, f"draft:{draft}") == ()
    add_document(session, PDF, title="t", name="a.pdf", attach_to=f"draft:{draft}")
    drop_draft(book, by, draft)
    assert attachments_of(book, by, f"draft:{draft}") == ()
    assert read_document(session, made.id) == PDF
    assert verify_book(book, by).sound


def test_lists_by_pages_and_words(session):
    book, by = session.book, session.by
    for number in range(25):
        title = "إيصال الكهرباء" if number % 5 == 0 else f"paper {number}"
        add_document(session, f"{number}".encode(), title=title, name=f"{number}.txt")
    page = list_documents(book, by, limit=10)
    assert [each.id for each in page.rows] == list(range(25, 15, -1))
    rest = list_documents(book, by, after=page.next_key, limit=100)
    assert [each.id for each in rest.rows] == list(range(15, 0, -1))
    assert rest.next_key is None
    found = list_documents(book, by, DocumentFilter(words="ايصال كهربا"))
    assert len(found.rows) == 5
    assert count_documents(book, by, DocumentFilter(words="hdwhg"))[0] == 5  # the other layout
    assert count_documents(book, by, DocumentFilter(words="PAPER 17.txt")) == (1, 2)
    attach(session, 3, "document:4")
    assert count_documents(book, by, DocumentFilter(unattached=True))[0] == 24
    refused("document-unknown", view_document, book, by, 99)


def test_saved_as_a_file(session, tmp_path):
    made = add_document(session, PDF, title="t", name="a.pdf")
    target = tmp_path / "out.pdf"
    assert save_document_as(session, made.id, target).sha256 == made.sha256
    assert target.read_bytes() == PDF
    refused("write-target-exists", save_document_as, session, made.id, target)
    assert rows(session, t.access) == []


@pytest.mark.parametrize("harm", ["missing", "flipped", "cut", "swapped", "a folder"])
def test_a_damaged_file_is_noticed_named_and_never_given_out(session, harm):
    made = add_document(session, PDF, title="فاتورة", name="a.pdf")
    other = add_document(session, b"other words", title="o", name="o.txt")
    path = blob(session, made)
    data = path.read_bytes()
    path.unlink()
    if harm == "flipped":
        path.write_bytes(data[:500] + bytes([data[500] ^ 1]) + data[501:])
    elif harm == "cut":
        path.write_bytes(data[:-1])
    elif harm == "swapped":
        path.write_bytes(blob(session, other).read_bytes())
    elif harm == "a folder":
        path.mkdir()
    (fault,) = check_documents(session.book, session.by)
    assert (fault.document_id, fault.title) == (made.id, "فاتورة")
    assert fault.damage is (Damage.MISSING if harm == "missing" else Damage.DAMAGED)
    expected = Fault.DOCUMENT_MISSING if harm == "missing" else Fault.DOCUMENT_DAMAGED
    found = verify_book(session.book, session.by).findings
    assert found == (Finding(expected, f"document:{made.id}"),)
    with pytest.raises(UserError) as error:
        read_document(session, made.id)
    assert error.value.key in ("document-file-missing", "document-file-damaged", "disk-fault")
    assert read_document(session, other.id) == b"other words"


def test_a_key_of_another_document_opens_nothing(session):
    one = add_document(session, PDF, title="t", name="a.pdf")
    two = add_document(session, b"other words", title="o", name="o.txt")
    engine = session.book._engine
    with engine.connect().execution_options(write=True) as conn, conn.begin():
        conn.exec_driver_sql(
            "UPDATE document_key SET wrapped = (SELECT wrapped FROM document_key"
            " WHERE document_id = ?) WHERE document_id = ?",
            (two.id, one.id),
        )
    refused("document-file-damaged", read_document, session, one.id)
    assert [each.document_id for each in check_documents(session.book, session.by)] == [one.id]


def test_erased_for_good(session, tmp_path):
    made = add_document(session, PDF, title="عقد فلان", name="فلان.pdf")
    kept = add_document(session, b"words", title="k", name="k.txt")
    before = verify_book(session.book, session.by)
    refused("erase-reason-empty", erase_document, session, made.id, " ")
    erase_document(session, made.id, "asked for on 3 June")
    assert view_document(session.book, session.by, made.id).erased
    refused("document-erased", read_document, session, made.id)
    refused("document-erased-before", add_document, session, PDF, title="t", name="a.pdf")
    assert len(files(session)) == 1
    assert [row.document_id for row in rows(session, t.document_key)] == [kept.id]
    (erasure,) = rows(session, audit.erasure)
    assert (erasure.subject, erasure.reason) == (f"document:{made.id}", "asked for on 3 June")
    after = verify_book(session.book, session.by)
    assert after.sound
    assert after.size > before.size
    with session.book.inspect() as conn:
        said = conn.exec_driver_sql("SELECT group_concat(fields) FROM log_leaf").scalar()
    assert "فلان" not in said
    erase_document(session, made.id, "again")
    assert len(rows(session, audit.erasure)) == 1


def test_an_erasing_cut_short_is_finished_at_the_next_opening(session):
    made = add_document(session, PDF, title="t", name="a.pdf")
    path = blob(session, made)
    data = path.read_bytes()
    erase_document(session, made.id, "why")
    path.write_bytes(data)  # as if the program had ended before the file was removed
    folder = session.book.folder.path
    session.close()
    again = open_book(folder, PASSPHRASE)
    assert not path.exists()
    again.close()


def test_what_an_interrupted_adding_left_goes_at_the_next_opening(session):
    kept = add_document(session, PDF, title="t", name="a.pdf")
    blobs = BlobFolder(session.book.folder.blobs)
    blobs.seal([b"half"], bytes(32))
    lost = blobs.seal([b"named, and no row"], bytes(32))
    blobs.keep(lost)
    # Committed, and the program ended before the note was removed.
    blobs._pending(blob(session, kept).name).touch()
    stranger = blobs.path / "ab" / ("ab" + "0" * 62)
    stranger.parent.mkdir(exist_ok=True)
    stranger.write_bytes(b"of a newer copy of the book, perhaps")
    folder = session.book.folder.path
    session.close()
    again = open_book(folder, PASSPHRASE)
    assert sorted(files(again)) == sorted([blob(again, kept), stranger])
    assert read_document(again, kept.id) == PDF
    again.close()


def test_a_failing_commit_leaves_a_note_and_no_lost_document(session, monkeypatch):
    """The disk may fail after the file is in place; the row may be there all the same."""

    def fail(_self):
        raise OSError("the disk went away")

    with monkeypatch.context() as patch:
        patch.setattr(Tx, "seal_head", fail)
        with pytest.raises(OSError, match="went away"):
            add_document(session, PDF, title="t", name="a.pdf")
    assert len(files(session)) == 2
    made = add_document(session, PDF, title="t", name="a.pdf")
    folder = session.book.folder.path
    session.close()
    again = open_book(folder, PASSPHRASE)
    assert files(again) == [blob(again, made)]
    again.close()


def test_office_documents_come_back_to_the_byte(session):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("[Content_Types].xml", "<Types/>")
        zipped.writestr("word/document.xml", "<w/>")
    made = add_document(session, out.getvalue(), title="t", name="letter.docx")
    assert made.file_name == "letter.docx"
    assert read_document(session, made.id) == out.getvalue()


def test_a_read_only_folder_of_documents_is_said(session):
    if os.geteuid() == 0:
        blobs = session.book.folder.blobs
        blobs.rmdir()
        blobs.write_bytes(b"not a folder")
        refused("disk-fault", add_document, session, PDF, title="t", name="a.pdf")
    else:
        session.book.folder.blobs.chmod(0o500)
        refused("book-read-only", add_document, session, PDF, title="t", name="a.pdf")
        session.book.folder.blobs.chmod(0o700)
