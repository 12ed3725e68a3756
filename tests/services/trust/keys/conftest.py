"""A book with a treasurer who founded it, a chair and a secretary, each with their own key."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Role
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.open_book import open_book
from desktop.services.trust.strength import LOWEST
from tests.books_made import PASSPHRASE, new_ledger

CHAIR = "بحر ونخلة 9"
SECRETARY = "جبل وزيتون 5"
SECRETS = {"O1": PASSPHRASE, "O2": CHAIR, "O3": SECRETARY}


@dataclass
class Circle:
    """A book with three officers; closed, to be opened by any of them."""

    path: Path

    def open(self, code="O2", passphrase=None):
        return open_book(self.path, passphrase or SECRETS[code])

    def opens(self, passphrase):
        """Return the code of whom `passphrase` lets in, or the key of the refusal."""
        try:
            session = open_book(self.path, passphrase)
        except UserError as error:
            return error.key
        session.close()
        return session.by.code


def make_circle(folder):
    made = new_ledger(folder)
    made.post(("1111", 5_000), ("4211", -5_000))
    session = made.session
    for role, name in ((Role.CHAIR, "الرئيسة"), (Role.SECRETARY, "أمين السر")):
        code = "O2" if role is Role.CHAIR else "O3"
        officer = NewOfficer(name, "", frozenset({role}), SECRETS[code])
        add_officer(session.book, session.by, officer, passphrase=PASSPHRASE, strength=LOWEST)
    session.close()
    return Circle(session.book.folder.path)


@pytest.fixture(scope="session")
def _circle(tmp_path_factory):
    return make_circle(tmp_path_factory.mktemp("circle"))


@pytest.fixture
def circle(_circle, tmp_path):
    return replace(_circle, path=Path(shutil.copytree(_circle.path, tmp_path / "book.sijill")))


def key_of(function, *arguments, **named):
    with pytest.raises(UserError) as refused:
        function(*arguments, **named)
    return refused.value.key
