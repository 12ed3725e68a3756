"""A signing passphrase is judged as soon as it is typed."""

import pytest

from desktop.domain.errors import UserError
from desktop.services.disclosure.check_signer import check_signer
from desktop.services.disclosure.export.signers import SigningOfficer
from tests.books_made import PASSPHRASE, new_book


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    made = new_book(tmp_path_factory.mktemp("signer"))
    yield made
    made.close()


def test_the_right_passphrase_passes(session):
    check_signer(session.book, session.by, SigningOfficer("O1", PASSPHRASE))


@pytest.mark.parametrize(
    ("code", "passphrase", "key"),
    [("O1", "x", "wrong-signing-passphrase"), ("O9", PASSPHRASE, "officer-unknown")],
)
def test_anything_else_is_refused(session, code, passphrase, key):
    with pytest.raises(UserError) as told:
        check_signer(session.book, session.by, SigningOfficer(code, passphrase))
    assert told.value.key == key
