"""A person's names leave the book for good, and the book can still prove itself."""

import datetime as dt
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from desktop.domain.errors import UserError
from desktop.domain.ledger.dimensions import NewPartner, PartnerKind
from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.log.finding import Fault
from desktop.services.archive.add_document import add_document
from desktop.services.archive.attach import attach
from desktop.services.archive.read_document import read_document
from desktop.services.ledger.add_masters import add_partner
from desktop.services.ledger.post_entry import post_entry
from desktop.services.trust.erase_person import erase_person, what_would_go
from desktop.services.trust.find_leaf import find_leaf
from desktop.services.trust.log_head import log_head, prove_leaf
from desktop.services.trust.open_book import open_book
from desktop.services.trust.verify_book import verify_book
from desktop.store.engine import make_engine
from tests.book_key import book_key
from tests.books_made import PASSPHRASE, new_book, with_masters

NAME_AR = "سالم مفتاح الفيتوري"
NAME_EN = "Salem Muftah Fituri"


@pytest.fixture
def ledger(tmp_path):
    made = with_masters(new_book(tmp_path))
    book, by = made.session.book, made.session.by
    partner = add_partner(book, by, NewPartner("S1", NAME_AR, NAME_EN, PartnerKind.STAFF))
    add_partner(book, by, NewPartner("S2", "جهة أخرى", "", PartnerKind.SUPPLIER))
    line = made.line("5113", 700)
    paid = replace(line, partner_id=partner)
    made.post(("1111", 9_000), ("4211", -9_000))
    post_entry(
        book,
        by,
        NewEntry(dt.date(2025, 3, 1), Series.PAYMENT, "مكافأة", (paid, made.line("1111", -700))),
    )
    made.post(("1111", 50), ("4211", -50), narration=f"تبرع من {NAME_AR}")
    yield made
    made.session.close()


def test_what_would_go_is_said_before(ledger):
    found = what_would_go(ledger.session.book, ledger.session.by, "S1")
    assert (found.name_ar, found.name_en) == (NAME_AR, NAME_EN)
    assert (found.entries, found.mentions, found.copies) == (1, 1, 0)


def test_the_names_are_gone_and_the_log_is_whole(ledger):
    book, by = ledger.session.book, ledger.session.by
    before = log_head(book, by)
    old = prove_leaf(book, by, find_leaf(book, by, "partner:1"))
    erased = erase_person(book, by, "S1", reason="طلبه صاحبه في 2025-06-01")
    assert erased.leaves == 1
    assert verify_book(book, by).findings == ()
    again = prove_leaf(book, by, old.position)
    assert again.data == old.data, "what was proved before is proved still"
    assert log_head(book, by).size == before.size + 2
    with book.inspect() as conn:
        row = conn.exec_driver_sql("SELECT name_ar, name_en, active FROM partner WHERE code = 'S1'")
        assert tuple(row.one()) == ("[S1]", "[S1]", 0)
        told = conn.exec_driver_sql("SELECT group_concat(fields) FROM log_leaf").scalar_one()
    assert NAME_AR not in told
    assert NAME_EN not in told


def decrypted(path, key):
    """Return every page of the file in the clear, free ones too (SQLCipher 4: AES-256-CBC)."""
    raw = path.read_bytes()
    pages = []
    for at in range(0, len(raw), 4096):
        page = raw[at : at + 4096]
        start = 16 if at == 0 else 0
        body, vector = page[start : 4096 - 80], page[4096 - 80 : 4096 - 64]
        cipher = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        pages.append(cipher.update(body) + cipher.finalize())
    return b"".join(pages)


def test_no_byte_of_the_name_is_left_in_the_file(ledger):
    book, by = ledger.session.book, ledger.session.by
    path = book.folder.path
    key = book_key(path, PASSPHRASE)
    copy = path / "book.before-0002.db"
    copy.write_bytes(b"an old copy")
    erase_person(book, by, "S1", reason="طلب")
    assert not copy.exists()
    book.close()
    clear = decrypted(book.folder.database, key)
    assert "جهة أخرى".encode() in clear, "the test reads the pages"
    assert NAME_EN.encode() not in clear
    # The entry whose own words hold the name stays; nothing else does.
    assert clear.count(NAME_AR.encode()) == 1
    assert (book.folder.path / "book.db-wal").exists() is False


def test_documents_of_the_record_go_and_others_stay(ledger):
    session = ledger.session
    book, by = session.book, session.by
    mine = add_document(session, b"passport of somebody\n", title="جواز", name="id.txt")
    attach(session, mine.id, "partner:1")
    other = add_document(session, b"an invoice\n", title="فاتورة", name="bill.txt")
    attach(session, other.id, "partner:2")
    assert what_would_go(book, by, "S1").documents == 1
    assert erase_person(book, by, "S1", reason="طلب").documents == 1
    with pytest.raises(UserError) as error:
        read_document(session, mine.id)
    assert error.value.key == "document-erased"
    assert read_document(session, other.id) == b"an invoice\n"
    assert len([each for each in book.folder.blobs.rglob("*") if each.is_file()]) == 1
    assert verify_book(book, by).findings == ()


def test_erasing_again_clears_again_and_changes_nothing(ledger):
    book, by = ledger.session.book, ledger.session.by
    erase_person(book, by, "S1", reason="طلب")
    size = log_head(book, by).size
    assert erase_person(book, by, "S1", reason="طلب").leaves == 0
    assert log_head(book, by).size == size
    with pytest.raises(UserError) as error:
        what_would_go(book, by, "S1")
    assert error.value.key == "person-erased"


@pytest.mark.parametrize(
    ("code", "reason", "key"),
    [("S9", "طلب", "person-unknown"), ("S1", "  ", "erase-reason-empty")],
)
def test_nothing_happens_without_person_or_reason(ledger, code, reason, key):
    book, by = ledger.session.book, ledger.session.by
    size = log_head(book, by).size
    with pytest.raises(UserError) as error:
        erase_person(book, by, code, reason=reason)
    assert error.value.key == key
    assert log_head(book, by).size == size


def test_a_leaf_cut_without_an_erasure_is_named(ledger):
    """Somebody hides what the log said of a record by cutting its leaf, as the program would."""
    book, by = ledger.session.book, ledger.session.by
    erase_person(book, by, "S1", reason="طلب")
    path, key = book.folder.path, book_key(book.folder.path, PASSPHRASE)
    with book.inspect() as conn:
        trigger = conn.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE name = 'log_leaf_no_update'"
        ).scalar_one()
    book.close()
    engine = make_engine(path / "book.db", key)
    with engine.connect().execution_options(write=True) as conn, conn.begin():
        conn.exec_driver_sql("DROP TRIGGER log_leaf_no_update")
        said = conn.exec_driver_sql(
            "SELECT fields FROM log_leaf WHERE subject = 'partner:1' ORDER BY position LIMIT 1"
        ).scalar_one()
        changed = conn.exec_driver_sql(
            "UPDATE log_leaf SET fields = ?, seed = zeroblob(16) WHERE subject = 'partner:2'",
            (said,),
        )
        assert changed.rowcount == 1
        conn.exec_driver_sql(trigger)
    engine.dispose()
    session = open_book(path, PASSPHRASE)
    try:
        found = {(one.fault, one.subject) for one in verify_book(session.book, session.by).findings}
    finally:
        session.close()
    assert (Fault.LEAF_ALTERED, "partner:2") in found
