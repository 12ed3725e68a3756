"""A person's names leave the book for good, and the book can still prove itself."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from desktop.domain.errors import UserError
from desktop.domain.ledger.dimensions import NewPartner, PartnerKind
from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.ledger.voucher import PaymentMethod, Voucher
from desktop.domain.ledger.vouchers.recurrence import NewRecurrence, Rhythm
from desktop.domain.log.finding import Fault
from desktop.services.archive.add_document import add_document
from desktop.services.archive.attach import attach
from desktop.services.archive.read_document import read_document
from desktop.services.ledger.add_masters import add_partner
from desktop.services.ledger.drafts import list_drafts, save_draft
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.vouchers.recurring import add_recurrence, list_due
from desktop.services.ledger.vouchers.templates import add_template, list_templates
from desktop.services.trust.erase_person import erase_person, what_would_go
from desktop.services.trust.find_leaf import find_leaf
from desktop.services.trust.log_head import log_head, prove_leaf
from desktop.services.trust.open_book import open_book
from desktop.services.trust.verify_book import verify_book
from desktop.store.engine import make_engine
from tests.book_key import book_key
from tests.books_made import PASSPHRASE, new_ledger

NAME_AR = "سالم مفتاح الفيتوري"
NAME_EN = "Salem Muftah Fituri"


@pytest.fixture
def ledger(tmp_path):
    made = new_ledger(tmp_path)
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


def test_the_name_on_heads_goes_or_is_counted_before(ledger):
    book, by = ledger.session.book, ledger.session.by
    money = (ledger.line("5113", 700), ledger.line("1111", -700))
    named = Voucher(PaymentMethod.CASH, 1, f" {NAME_AR} ")
    free = Voucher(PaymentMethod.CASH, None, f"الأستاذ {NAME_AR}")
    for head in (named, free):
        new = NewEntry(dt.date(2025, 3, 2), Series.PAYMENT, "مكافأة", money, voucher=head)
        post_entry(book, by, new)
    with book.inspect() as conn:
        heads = conn.exec_driver_sql("SELECT partner_id, party_name FROM voucher ORDER BY id").all()
    assert [tuple(row) for row in heads] == [(1, ""), (None, f"الأستاذ {NAME_AR}")]
    assert what_would_go(book, by, "S1").heads == 1
    erase_person(book, by, "S1", reason="طلب")
    assert verify_book(book, by).findings == ()


def test_drafts_and_templates_of_the_person_are_cleared_and_others_kept(ledger):
    book, by = ledger.session.book, ledger.session.by

    def text(narration, **slip):
        return json.dumps({"narration": narration, "slip": slip}, ensure_ascii=False)

    mine = save_draft(book, by, text(f"راتب {NAME_AR}", party="S1"))
    free = save_draft(book, by, text("مكافأة", party_name=NAME_EN))
    other = save_draft(book, by, text(f"عن {NAME_AR}", party="S2"))
    broken = save_draft(book, by, NAME_AR)
    kept = add_template(book, by, f"إيجار {NAME_AR}", text(f"إيجار {NAME_AR}", party="S1"))
    add_recurrence(book, by, NewRecurrence(kept, Rhythm.MONTHLY, 1, dt.date(2025, 1, 1)))
    old = prove_leaf(book, by, find_leaf(book, by, f"voucher_template:{kept}"))
    assert what_would_go(book, by, "S1").drafts == 3
    assert erase_person(book, by, "S1", reason="طلب").leaves == 2
    drafts = {each.id: each.content for each in list_drafts(book, by)}
    assert drafts[mine] == text("راتب [S1]", party="S1")
    assert drafts[free] == text("مكافأة", party_name="[S1]")
    assert drafts[other] == text(f"عن {NAME_AR}", party="S2")
    assert drafts[broken] == NAME_AR
    (template,) = list_templates(book, by)
    assert (template.name, json.loads(template.content)["narration"]) == (
        "إيجار [S1]",
        "إيجار [S1]",
    )
    due = list_due(book, by, dt.date(2025, 1, 1))
    assert NAME_AR not in due[0].content
    assert prove_leaf(book, by, old.position).data == old.data
    assert verify_book(book, by).findings == ()
    with book.inspect() as conn:
        told = conn.exec_driver_sql("SELECT group_concat(fields) FROM log_leaf").scalar_one()
    assert NAME_AR not in told
