"""Passphrases that change, are forgotten, or are another's; power cuts between the two files."""

import shutil
import unicodedata

import pytest

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Role
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.approvals.signing_key import unlock_key
from desktop.services.trust.change_passphrase import change_passphrase
from desktop.services.trust.officers import NewOfficer, officer_by_code
from desktop.services.trust.reset_officer import reset_officer
from desktop.services.trust.strength import LOWEST
from desktop.services.trust.verify_book import verify_book
from tests.books_made import PASSPHRASE, create_anew
from tests.services.trust.keys.conftest import CHAIR, SECRETARY, key_of

NEW = "قمر وسفينة وحصان"


def whole(circle, passphrase):
    """Whether the passphrase opens the book and the signing key of the same officer."""
    session = circle.open(passphrase=passphrase)
    try:
        unlock_key(session.book, session.by, passphrase)
        return verify_book(session.book, session.by).findings == ()
    finally:
        session.close()


def test_a_new_passphrase_takes_the_place_of_the_old_one(circle):
    session = circle.open("O3")
    change_passphrase(session, old=SECRETARY, new=NEW, strength=LOWEST)
    session.close()
    assert circle.opens(SECRETARY) == "wrong-passphrase"
    assert circle.opens(NEW) == "O3"
    assert circle.opens(unicodedata.normalize("NFD", NEW)) == "O3"
    assert whole(circle, NEW)


def test_composed_and_decomposed_are_the_same_passphrase(circle):
    """آ is one letter or two: whoever chose it decomposed unlocks it composed."""
    session = circle.open("O3")
    typed = unicodedata.normalize("NFD", "مرآة القلعة إلى أعلى")
    change_passphrase(session, old=SECRETARY, new=typed, strength=LOWEST)
    session.close()
    assert typed != unicodedata.normalize("NFC", typed)
    assert circle.opens(unicodedata.normalize("NFC", typed)) == "O3"
    assert whole(circle, unicodedata.normalize("NFC", typed))


@pytest.mark.parametrize(
    ("new", "key"),
    [
        ("", "passphrase-empty"),
        ("12345678", "passphrase-weak"),
        ("مؤسسة الاختبار", "passphrase-weak"),
        (CHAIR, "passphrase-of-another"),
    ],
)
def test_a_passphrase_that_is_no_use_is_refused(circle, new, key):
    session = circle.open("O3")
    before = (circle.path / "slots.json").read_bytes()
    refused = key_of(change_passphrase, session, old=SECRETARY, new=new, strength=LOWEST)
    session.close()
    assert refused == key
    assert (circle.path / "slots.json").read_bytes() == before


def test_a_weak_passphrase_makes_no_book(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.books_made.PASSPHRASE", "12345678")
    assert key_of(create_anew, tmp_path) == "passphrase-weak"
    assert list(tmp_path.iterdir()) == []


def test_a_new_officer_may_not_take_anothers_passphrase_or_name(circle):
    session = circle.open("O2")

    def refused(name, secret):
        officer = NewOfficer(name, "", frozenset({Role.DATA_ENTRY}), secret)
        return key_of(
            add_officer, session.book, session.by, officer, passphrase=CHAIR, strength=LOWEST
        )

    assert refused("موظف", PASSPHRASE) == "passphrase-of-another"
    assert refused("موظف", "12345678") == "passphrase-weak"
    assert refused("امين السر", NEW) == "officer-name-taken"
    session.close()


@pytest.mark.parametrize("committed", [False, True])
def test_a_cut_while_a_passphrase_is_changed(circle, tmp_path, monkeypatch, committed):
    """After the cut one of the two passphrases works wholly, and the other not at all."""
    session = circle.open("O3")

    def cut(*_arguments):
        raise OSError("power went")

    monkeypatch.setattr("desktop.services.trust.slot_change.settle_slots", cut)
    if not committed:
        monkeypatch.setattr("desktop.store.tx.Tx.seal_head", cut)
    with pytest.raises((OSError, UserError)):
        change_passphrase(session, old=SECRETARY, new=NEW, strength=LOWEST)
    monkeypatch.undo()
    shutil.copytree(circle.path, tmp_path / "cut.sijill", ignore=shutil.ignore_patterns("lock"))
    session.close()
    circle.path = tmp_path / "cut.sijill"
    works, fails = (NEW, SECRETARY) if committed else (SECRETARY, NEW)
    assert circle.opens(fails) == "wrong-passphrase"
    assert whole(circle, works)
    assert circle.opens(CHAIR) == "O2"
    assert (circle.path / "slots.json").read_text().count('"O3"') == 1


def test_another_officer_lets_in_who_forgot(circle):
    session = circle.open("O2")
    with session.book.inspect() as conn:
        before = officer_by_code(conn, "O3").certificate
    done = reset_officer(session, "O3", passphrase=CHAIR, new_passphrase=NEW, strength=LOWEST)
    assert done.lost_groups == ()
    with session.book.inspect() as conn:
        after = officer_by_code(conn, "O3").certificate
        said = conn.exec_driver_sql("SELECT fields FROM log_leaf WHERE kind = 'key'").all()
    session.close()
    assert after != before
    assert any("revoked" in row[0] and "certificate" in row[0] for row in said)
    assert circle.opens(SECRETARY) == "wrong-passphrase"
    assert whole(circle, NEW)


def test_who_may_reset_whom(circle):
    session = circle.open("O2")
    more = {"new_passphrase": NEW, "strength": LOWEST}
    assert key_of(reset_officer, session, "O2", passphrase=CHAIR, **more) == "officer-reset-self"
    assert key_of(reset_officer, session, "O9", passphrase=CHAIR, **more) == "officer-unknown"
    assert key_of(reset_officer, session, "O3", passphrase="x", **more) == "wrong-passphrase"
    session.close()
    session = circle.open("O3")
    assert key_of(reset_officer, session, "O1", passphrase=SECRETARY, **more) == "not-permitted"
    session.close()


def test_slots_that_are_older_than_the_book_do_not_bring_an_old_passphrase_back(circle, tmp_path):
    shutil.copy(circle.path / "slots.json", tmp_path / "slots.json")
    session = circle.open("O2")
    reset_officer(session, "O3", passphrase=CHAIR, new_passphrase=NEW, strength=LOWEST)
    session.close()
    shutil.copy(tmp_path / "slots.json", circle.path / "slots.json")
    assert circle.opens(SECRETARY) == "slots-outdated"
    assert circle.opens(CHAIR) == "O2"
