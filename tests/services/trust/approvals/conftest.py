"""A book with a treasurer who makes entries, and a chair and a secretary who agree to them."""

import datetime as dt

import pytest

from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.trust.acting import Role
from desktop.domain.trust.approval_rules import NewRule
from desktop.domain.trust.controls import Control
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.approvals.propose import propose_entry
from desktop.services.trust.approvals.rules import add_rule
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.open_book import open_book
from desktop.services.trust.strength import LOWEST
from tests.books_made import PASSPHRASE, Clock, new_ledger

SECRETS = {"O1": PASSPHRASE, "O2": "بحر ونخلة 8", "O3": "ريح ورمل 9"}
CHAIR = frozenset({Role.CHAIR})


class Office:
    """The book in turns: whoever is asked for is the one at the keyboard."""

    def __init__(self, folder):
        self.clock = Clock()
        made = new_ledger(folder, clock=self.clock)
        self.ledger, self.session = made, made.session
        self.path = made.session.book.folder.path
        for code, name, role in (("O2", "Chair", Role.CHAIR), ("O3", "Clerk", Role.SECRETARY)):
            add_officer(
                self.session.book,
                self.session.by,
                NewOfficer("", name, frozenset({role}), SECRETS[code]),
                passphrase=PASSPHRASE,
                strength=LOWEST,
            )

    def sit(self, code):
        """Return the session of another officer."""
        if self.session.by.code != code:
            self.session.close()
            self.session = open_book(self.path, SECRETS[code], officer=code, clock=self.clock)
            self.ledger.session = self.session
        return self.session

    def rule(self, from_amount=1_000, approvals=1, roles=CHAIR, **more):
        session = self.sit("O1")
        return add_rule(session.book, session.by, NewRule(roles, from_amount, approvals, **more))

    def entry(self, amount=5_000, fund="GEN", narration="شراء قرطاسية", day=dt.date(2025, 3, 1)):
        line = self.ledger.line
        lines = (line("5113", amount, fund), line("1111", -amount, fund))
        return NewEntry(day, Series.PAYMENT, narration, lines)

    def propose(self, *args, form="{}", **more):
        session = self.sit("O1")
        made = propose_entry(
            session,
            self.entry(*args, **more),
            passphrase=PASSPHRASE,
            form=form,
            accepted=frozenset(Control),
        )
        return made.proposal_id


@pytest.fixture
def office(tmp_path):
    made = Office(tmp_path)
    yield made
    made.session.close()
