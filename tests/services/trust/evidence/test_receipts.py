"""Receipts are taken in, told from false ones, and catch a rewritten or older book."""

import dataclasses

import pytest

from desktop.domain.errors import UserError
from desktop.domain.log.checkpoint import Checkpoint, parse_checkpoint
from desktop.domain.log.kinds import RECEIPT
from desktop.domain.log.note import parse_note
from desktop.domain.trust.acting import Role
from desktop.domain.trust.evidence import Agreement, Source
from desktop.services.trust.evidence.find_receipts import find_receipts, read_receipt
from desktop.services.trust.evidence.import_receipt import import_receipt
from desktop.services.trust.evidence.look import look_at_evidence
from desktop.services.trust.evidence.witnesses import (
    NewWitness,
    add_witness,
    list_witnesses,
    retire_witness,
)
from desktop.services.trust.log_head import log_head
from desktop.services.trust.rotate_log_key import key_groups, rotate_log_key
from desktop.services.trust.verify_book import verify_book
from desktop.signing.log_key import LogKey, sign_checkpoint
from desktop.store.queries.evidence import kept_receipts
from desktop.store.queries.log import leaves_about
from tests.books_made import PASSPHRASE
from tests.services.trust.evidence.conftest import (
    AUTHORITY,
    DESK,
    KEY,
    enrol,
    file_package,
    receipt_for,
)


def refused(session, data):
    size = log_head(session.book, session.by).size
    with pytest.raises(UserError) as error:
        import_receipt(session, data)
    assert log_head(session.book, session.by).size == size
    return error.value.key


def test_a_receipt_is_kept_once_and_becomes_a_leaf(filed, package):
    data = receipt_for(package)
    first = import_receipt(filed.session, data)
    assert (first.agreement, first.already) == (Agreement.AGREES, False)
    assert first.package == f"{package.number} v1"
    size = log_head(filed.session.book, filed.session.by).size
    again = import_receipt(filed.session, data)
    assert again == dataclasses.replace(first, already=True)
    assert log_head(filed.session.book, filed.session.by).size == size
    with filed.session.book.inspect() as conn:
        (kept,) = kept_receipts(conn)
        (leaf,) = leaves_about(conn, f"{RECEIPT}:{kept.sha256}")
    assert kept.note.encode() == data
    assert dict(leaf.fields)["package"] == package.sha256
    assert verify_book(filed.session.book, filed.session.by).sound


def test_it_goes_on_agreeing_while_the_book_grows_and_after_the_key_was_replaced(filed, package):
    import_receipt(filed.session, receipt_for(package))
    rotate_log_key(filed.session, passphrase=PASSPHRASE)
    filed.post(100)
    second = file_package(filed.session, filed.folder / "stick2")
    assert import_receipt(filed.session, receipt_for(second)).agreement is Agreement.AGREES
    states = look_at_evidence(filed.session).states
    assert {one.agreement for one in states} == {Agreement.AGREES}
    assert [one.remembered.source for one in states] == [Source.RECEIPT] * 2 + [Source.PACKAGE] * 2


def test_false_receipts_are_told_apart(filed, package):
    session, stranger = filed.session, LogKey.generate()
    good = receipt_for(package)
    assert refused(session, b"") == "receipt-unread"
    assert refused(session, good.replace(b"version 1", b"version 2")) == "receipt-altered"
    forged = receipt_for(package, key=stranger)
    assert refused(session, forged) == "receipt-altered"
    unknown = receipt_for(package, key=stranger, name="ministry.example/desk")
    assert refused(session, unknown) == "receipt-authority-unknown"
    other = LogKey.generate()
    theirs = sign_checkpoint(other, other.origin(), Checkpoint(other.origin(), 3, bytes(32)))
    assert refused(session, receipt_for(package, checkpoint=theirs)) == "receipt-of-another"
    misnamed = receipt_for(package, package="another")
    assert refused(session, misnamed) == "receipt-package-differs"
    head = parse_checkpoint(parse_note(package.checkpoint).text)
    unsigned = sign_checkpoint(other, head.origin, head)
    assert refused(session, receipt_for(package, checkpoint=unsigned)) == "receipt-altered"


def test_a_receipt_for_more_than_the_book_holds_shows_an_older_copy(filed, package):
    kept = filed.copy()
    filed.post(700)
    later = file_package(filed.session, filed.folder / "stick2")
    filed.put_back(kept)
    found = import_receipt(filed.session, receipt_for(later))
    assert (found.agreement, found.package) == (Agreement.BEYOND, "")
    looked = look_at_evidence(filed.session)
    assert [one.remembered.source for one in looked.older] == [Source.RECEIPT]
    assert looked.rewritten == ()
    assert verify_book(filed.session.book, filed.session.by).sound


def test_a_copy_of_the_very_moment_of_filing_is_older_too(filed, package):
    kept = filed.copy()
    later = file_package(filed.session, filed.folder / "stick2")
    filed.put_back(kept)
    assert import_receipt(filed.session, receipt_for(later)).agreement is Agreement.BEYOND
    assert len(look_at_evidence(filed.session).older) == 1


def test_a_history_that_differs_from_what_was_filed_is_shown(filed, package):
    """Somebody with every key of the book filed one history and keeps another."""
    kept = filed.copy()
    filed.post(700)
    later = file_package(filed.session, filed.folder / "stick2")
    filed.put_back(kept)
    for amount in range(1, 9):
        filed.post(amount)
    found = import_receipt(filed.session, receipt_for(later))
    assert found.agreement is Agreement.DIFFERENT
    assert len(look_at_evidence(filed.session).rewritten) == 1


def test_an_authority_is_entered_only_with_the_groups_of_its_paper(filed):
    other = str(DESK.cosigner("ministry.example/desk"))
    for key, groups, expected in (
        (other, key_groups(KEY), "authority-key-differs"),
        (other, "", "authority-key-differs"),
        (other[:-1], key_groups(other), "authority-key-unread"),
        (str(DESK.verifier("x")), key_groups(str(DESK.verifier("x"))), "authority-key-unread"),
        (KEY, key_groups(KEY), "authority-known"),
    ):
        with pytest.raises(UserError) as error:
            add_witness(filed.session, NewWitness("الوزارة", key, groups))
        assert error.value.key == expected
    arabic = key_groups(other).translate({ord("0") + n: 0x660 + n for n in range(10)})
    broken = f" {other[:30]}\n  {other[30:]} "
    add_witness(filed.session, NewWitness("الوزارة", broken, arabic.replace(" ", "-")))
    known = list_witnesses(filed.session.book, filed.session.by)
    assert [each.verifier_key for each in known] == [KEY, other]
    with filed.session.book.inspect() as conn:
        (leaf,) = leaves_about(conn, "key:witness:2:enrolled")
    assert dict(leaf.fields)["fingerprint"] == key_groups(other)


def test_only_the_chair_says_whom_the_book_believes(filed):
    treasurer = dataclasses.replace(
        filed.session.by, roles=frozenset({Role.TREASURER}), allowed=None
    )
    with pytest.raises(UserError) as error:
        enrol(dataclasses.replace(filed.session, by=treasurer), str(DESK.cosigner("x")))
    assert error.value.key == "not-permitted"


def test_a_retired_authority_signs_nothing_new(filed, package):
    retire_witness(filed.session, 1)
    assert refused(filed.session, receipt_for(package)) == "receipt-authority-unknown"


def test_receipts_are_found_on_a_stick(tmp_path, package):
    deep = tmp_path / "SIJILL" / "deeper"
    deep.mkdir(parents=True)
    (tmp_path / "a.receipt").write_bytes(receipt_for(package))
    (tmp_path / "SIJILL" / "B.RECEIPT").write_bytes(b"nothing")
    (deep / "c.receipt").write_bytes(receipt_for(package))
    (tmp_path / "link.receipt").symlink_to(tmp_path / "a.receipt")
    (tmp_path / "large.receipt").write_bytes(bytes(1 << 20))
    (tmp_path / "folder.receipt").mkdir()
    found = find_receipts(tmp_path)
    assert [(one.path.name, one.said is not None) for one in found] == [
        ("B.RECEIPT", False),
        ("a.receipt", True),
        ("large.receipt", False),
    ]
    assert found[1].said.authority == AUTHORITY
    with pytest.raises(UserError) as error:
        read_receipt(tmp_path / "large.receipt")
    assert error.value.key == "receipt-unread"
    for missing in (tmp_path / "no", tmp_path / "a.receipt"):
        with pytest.raises(UserError) as error:
            find_receipts(missing)
        assert error.value.key == "receipt-folder-unread"
