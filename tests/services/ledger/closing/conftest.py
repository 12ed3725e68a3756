"""A book of two years with a treasurer, a chair and a secretary, at the start of the third."""

import datetime as dt

import pytest

from desktop.domain.ledger.entry import Series
from desktop.domain.trust.acting import Role
from desktop.services.ledger.add_masters import add_year
from desktop.services.ledger.closing.close_year import close_year
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.open_book import open_book
from desktop.services.trust.strength import LOWEST
from tests.books_made import PASSPHRASE, Clock, new_ledger

SECRETS = {"O1": PASSPHRASE, "O2": "بحر ونخلة 8", "O3": "ريح ورمل 9"}
BEFORE_END = dt.datetime(2025, 6, 1, 9, 0, tzinfo=dt.UTC)
AFTER_END = dt.datetime(2026, 2, 1, 9, 0, tzinfo=dt.UTC)


class Office:
    """The book in turns: whoever is asked for is the one at the keyboard."""

    def __init__(self, folder):
        self.clock = Clock(BEFORE_END)
        self.ledger = new_ledger(folder, clock=self.clock)
        self.session = self.ledger.session
        self.path = self.session.book.folder.path
        book, by = self.session.book, self.session.by
        self.alone = True
        add_year(book, by, "2026", dt.date(2026, 1, 1), dt.date(2026, 12, 31))

    @property
    def book(self):
        return self.session.book

    @property
    def by(self):
        return self.session.by

    def sit(self, code):
        """Return the session of another officer; the others come in when first asked for."""
        if code != "O1" and self.alone:
            self.alone = False
            for other, name, role in (("O2", "Chair", Role.CHAIR), ("O3", "Clerk", Role.SECRETARY)):
                officer = NewOfficer("", name, frozenset({role}), SECRETS[other])
                add_officer(self.book, self.by, officer, passphrase=PASSPHRASE, strength=LOWEST)
        if self.session.by.code != code:
            self.session.close()
            self.session = open_book(self.path, SECRETS[code], officer=code, clock=self.clock)
            self.ledger.session = self.session
        return self.session

    def ask(self, question, *args, **more):
        return question(self.book, self.by, *args, **more)

    def tell(self):
        """Post a small year: dues and costs of the general fund, a grant and what it paid."""
        post = self.ledger.post
        post(("1111", 90_000), ("4111", -90_000), series=Series.RECEIPT, narration="اشتراكات")
        post(("5113", 20_000), ("1111", -20_000), series=Series.PAYMENT, narration="قرطاسية")
        post(("1111", 50_000, "EU"), ("4311", -50_000, "EU"), narration="منحة")
        post(("5113", 30_000, "EU"), ("1111", -30_000, "EU"), narration="تدريب")

    def over(self):
        """Let the year end."""
        self.clock.now = max(self.clock.now, AFTER_END)

    def close(self, year="2025", **more):
        self.over()
        session = self.sit("O1")
        return close_year(session, year, passphrase=PASSPHRASE, **more)

    def query(self, sql, *values):
        with self.book.inspect() as conn:
            return conn.exec_driver_sql(sql, values).all()


@pytest.fixture
def office(tmp_path):
    made = Office(tmp_path)
    yield made
    made.session.close()
