"""Scans of a confidential group go only with those who may open them, and never unnoticed."""

import pytest

from desktop.domain.ledger.audit_pack import LeftOut, PackPart, WhyLeftOut
from desktop.domain.ledger.entry import Series
from desktop.domain.trust.accesses import AccessKind
from desktop.domain.trust.acting import Role
from desktop.domain.trust.key_groups import NewGroup
from desktop.services.archive.add_document import add_document
from desktop.services.ledger.audit_pack.make_pack import PackOrder, make_audit_pack
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.confidential_groups import create_group
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.open_book import open_book
from desktop.services.trust.strength import LOWEST
from desktop.store.tables.documents import access
from desktop.text.words import words_of
from tests.books_made import PASSPHRASE, new_book, with_masters

OTHER = "سماء وزيتون 9"
PDF = b"%PDF-1.7\n" + b"contract" * 100
SECRET = "vouchers/2025/payment-0001-1"


@pytest.fixture
def book(tmp_path):
    ledger = with_masters(new_book(tmp_path))
    ledger.post(("5113", 500), ("1111", -500), series=Series.PAYMENT)
    session = ledger.session
    guest = NewOfficer("أمين السر", "Secretary", frozenset({Role.SECRETARY}), OTHER, code="O2")
    add_officer(session.book, session.by, guest, passphrase=PASSPHRASE, strength=LOWEST)
    path = session.book.folder.path
    session.close()
    for officer, secret in (("O2", OTHER), ("O1", PASSPHRASE)):
        session = open_book(path, secret, officer=officer)
        if officer == "O2":
            session.close()
    group = create_group(session, NewGroup("دائرة العقود", "Contracts", (), recovery=False))
    for content, where in ((PDF, group), (PDF + b"2", None)):
        add_document(
            session,
            content,
            title="عقد",
            name="c.pdf",
            group_id=where,
            attach_to="entry:2025:payment:1",
        )
    session.close()
    return path


@pytest.mark.parametrize(("officer", "secret"), [("O1", PASSPHRASE), ("O2", OTHER)])
def test_by_officer(book, tmp_path, officer, secret):
    session = open_book(book, secret, officer=officer)
    order = PackOrder("2025", tmp_path, parts=frozenset({PackPart.VOUCHERS}))
    made = make_audit_pack(session, order, words_of("ar"))
    with session.book.inspect() as conn:
        noted = [tuple(row) for row in conn.execute(access.select()).all()]
    session.close()
    theirs = officer == "O1"
    assert (made.path / f"{SECRET}.pdf").exists() is theirs
    assert (made.path / "vouchers/2025/payment-0001-2.pdf").read_bytes() == PDF + b"2"
    missing = LeftOut(SECRET, WhyLeftOut.NOT_PERMITTED, "group-not-yours")
    assert (missing in made.left_out) is not theirs
    taken = [row[2] for row in noted if row[1] is AccessKind.EXPORTED]
    assert taken == ["fiscal_year:1", *(["document:1"] if theirs else [])]
