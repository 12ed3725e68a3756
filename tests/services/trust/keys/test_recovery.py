"""The recovery code: two halves open the book once, one alone never."""

import pytest

from desktop.domain.errors import UserError
from desktop.domain.trust.key_groups import NewGroup
from desktop.services.trust.approvals.signing_key import unlock_key
from desktop.services.trust.confidential_groups import create_group
from desktop.services.trust.groups import open_group
from desktop.services.trust.recovery import has_recovery, make_recovery, recover
from desktop.services.trust.remove_officer import remove_officer
from desktop.services.trust.strength import LOWEST
from desktop.services.trust.verify_book import verify_book
from tests.books_made import PASSPHRASE
from tests.services.trust.keys.conftest import CHAIR, SECRETARY, key_of

NEW = "قمر وسفينة وحصان"


def made(circle, passphrase=CHAIR):
    session = circle.open(passphrase=passphrase)
    code = make_recovery(session, passphrase=passphrase, strength=LOWEST)
    assert has_recovery(session)
    session.close()
    return code


def again(circle, code, officer="O2"):
    return recover(
        circle.path,
        code.first,
        code.second,
        officer=officer,
        new_passphrase=NEW,
        strength=LOWEST,
    )


def refused(circle, code, **more):
    with pytest.raises(UserError) as error:
        again(circle, code, **more)
    return error.value.key


@pytest.mark.parametrize("officer", ["O1", "O2", "O3"])
def test_both_halves_let_an_officer_in_again_once(circle, officer):
    code = made(circle)
    session = again(circle, code, officer)
    assert session.by.code == officer
    assert not has_recovery(session)
    unlock_key(session.book, session.by, NEW)
    assert verify_book(session.book, session.by).findings == ()
    session.close()
    assert circle.opens(NEW) == officer
    assert refused(circle, code) == "recovery-none"
    others = {"O1": PASSPHRASE, "O2": CHAIR, "O3": SECRETARY}
    assert circle.opens(others.pop(officer)) == "wrong-passphrase"
    assert all(circle.opens(secret) == code for code, secret in others.items())


def test_a_new_code_puts_the_old_one_out_of_use(circle):
    old, new = made(circle), made(circle)
    assert refused(circle, old) == "recovery-wrong"
    again(circle, new).close()


def test_it_survives_a_change_of_the_books_key_and_a_second_recovery(circle):
    code = made(circle)
    session = circle.open("O2")
    remove_officer(session, "O3", passphrase=CHAIR)
    session.close()
    again(circle, code).close()
    session = circle.open(passphrase=NEW)
    second = make_recovery(session, passphrase=NEW, strength=LOWEST)
    session.close()
    assert refused(circle, code) == "recovery-wrong"
    session = recover(
        circle.path,
        second.first,
        second.second,
        officer="O1",
        new_passphrase=NEW + " 2",
        strength=LOWEST,
    )
    assert session.by.code == "O1"
    session.close()


def test_there_is_none_until_it_is_made_and_not_everybody_makes_it(circle):
    code = made(circle)
    (circle.path / "slots.json").write_text((circle.path / "slots.json").read_text())
    session = circle.open("O3")
    assert key_of(make_recovery, session, passphrase=SECRETARY) == "not-permitted"
    session.close()
    assert refused(circle, code, officer="O9") == "officer-unknown"


def test_the_officers_confidential_documents_come_back(circle):
    code = made(circle)
    session = circle.open("O2")
    group = create_group(session, NewGroup("رواتب", "", ("O2", "O1")))
    session.close()
    session = again(circle, code)
    with session.book.inspect() as conn:
        assert open_group(conn, group, session.by, session.exchange).generation == 2
    session.close()
    session = circle.open("O1")
    with session.book.inspect() as conn:
        assert open_group(conn, group, session.by, session.exchange).generation == 2
    session.close()
