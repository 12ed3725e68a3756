"""A power cut between the new slot and the commit: the officer can be entered again."""

import shutil

import pytest

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Role
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.open_book import open_book
from desktop.services.trust.strength import LOWEST
from tests.books_made import PASSPHRASE, new_book

CHAIR = NewOfficer("الرئيسة", "Chair", frozenset({Role.CHAIR}), "بحر ونخلة 9")


def test_an_officer_is_entered_again_after_a_power_cut(tmp_path):
    session = new_book(tmp_path)
    path = session.book.folder.path
    session.close()
    before = tmp_path / "before.db"
    shutil.copy(path / "book.db", before)
    session = open_book(path, PASSPHRASE)
    add_officer(session.book, session.by, CHAIR, passphrase=PASSPHRASE, strength=LOWEST)
    session.close()
    shutil.copy(before, path / "book.db")  # the slot had reached the disk, the commit had not
    with pytest.raises(UserError):
        open_book(path, CHAIR.passphrase)
    session = open_book(path, PASSPHRASE)
    add_officer(session.book, session.by, CHAIR, passphrase=PASSPHRASE, strength=LOWEST)
    session.close()
    for passphrase in (PASSPHRASE, CHAIR.passphrase):
        open_book(path, passphrase).close()
