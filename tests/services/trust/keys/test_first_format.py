"""Books whose slots are of the first format: every officer gets a key of their own at unlocking."""

import json
import zipfile

import pytest

from desktop.domain.trust.acting import Role
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.approvals.signing_key import unlock_key
from desktop.services.trust.change_passphrase import change_passphrase
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.open_book import open_book
from desktop.services.trust.recovery import make_recovery
from desktop.services.trust.strength import LOWEST
from desktop.services.trust.verify_book import verify_book
from desktop.store import slots
from tests.store.test_migrations import BOOKS

ARCHIVED = "archived book"
NEW = "قمر وسفينة وحصان"


@pytest.fixture(params=sorted(BOOKS.glob("*-000[12].zip")), ids=lambda path: path.stem)
def old(request, tmp_path):
    with zipfile.ZipFile(request.param) as archive:
        archive.extractall(tmp_path)
    path = next(tmp_path.glob("*.sijill"))
    assert all(slot.old for slot in slots.read(path / "slots.json").slots)
    return path


def public_rows(session):
    with session.book.inspect() as conn:
        return conn.exec_driver_sql("SELECT recipient, public FROM officer_exchange").all()


def test_the_first_unlocking_makes_a_key_and_the_second_keeps_it(old):
    session = open_book(old, ARCHIVED)
    rows, code, key = public_rows(session), session.by.code, session.exchange.raw()
    assert [row[0] for row in rows] == [f"officer:{code}"]
    assert verify_book(session.book, session.by).findings == ()
    session.close()
    assert json.loads((old / "slots.json").read_bytes())["format"] == "sijill-slots-2"
    session = open_book(old, ARCHIVED, officer=code)
    assert (public_rows(session), session.exchange.raw()) == (rows, key)
    session.close()


def test_an_officer_who_did_not_unlock_yet_stays_of_the_first_format(old):
    session = open_book(old, ARCHIVED)
    by = session.by
    chair = NewOfficer("الرئيسة الجديدة", "", frozenset({Role.CHAIR}), NEW)
    held = slots.read(old / "slots.json")
    others = [slot for slot in held.slots if slot.officer != by.code]
    assert all(slot.old for slot in others)
    if Role.CHAIR in by.roles:
        add_officer(session.book, by, chair, passphrase=ARCHIVED, strength=LOWEST)
        session.close()
        session = open_book(old, NEW)
        assert session.by.roles == {Role.CHAIR}
        more = {"passphrase": NEW, "strength": LOWEST}
        make_recovery(session, **more)
    session.close()


@pytest.mark.parametrize("after", ["slot", "row"])
def test_a_cut_while_it_is_brought_up_to_date(old, tmp_path, monkeypatch, after):
    def cut(*_arguments):
        raise OSError("power went")

    place = "desktop.services.trust.own_slot.slots.write"
    if after == "slot":
        place = "desktop.services.trust.own_slot.enter_own_key"
    monkeypatch.setattr(place, cut)
    session = open_book(old, ARCHIVED)
    session.close()
    monkeypatch.undo()
    session = open_book(old, ARCHIVED)
    assert [row[0] for row in public_rows(session)] == [f"officer:{session.by.code}"]
    assert verify_book(session.book, session.by).findings == ()
    unlock_key(session.book, session.by, ARCHIVED)
    change_passphrase(session, old=ARCHIVED, new=NEW, strength=LOWEST)
    session.close()
    open_book(old, NEW).close()
