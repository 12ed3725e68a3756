"""Small real books for tests, made by the same verbs as everybody's."""

import datetime as dt
from dataclasses import dataclass

from desktop.domain.currency import currency_of
from desktop.domain.ledger.closing.year_deed import YearDeed
from desktop.domain.ledger.dimensions import NewFund, NewProject, Restriction
from desktop.domain.ledger.entry import NewEntry, NewLine, Series
from desktop.domain.trust.acting import Act, Role
from desktop.domain.trust.controls import Control
from desktop.services.ledger.add_masters import add_fund, add_project
from desktop.services.ledger.closing.write_act import write_act
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.read_journal import masters_of
from desktop.services.samples.foundation import create_sample
from desktop.services.session import Session
from desktop.services.trust.approvals.signing_key import unlock_key
from desktop.services.trust.create_book import NewBook, create_book
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.strength import LOWEST
from tests.books_kept import SHELF

PASSPHRASE = "نخلة وبحر 7"
ALL_ROLES = frozenset({Role.CHAIR, Role.TREASURER})


class Clock:
    """A clock that tests set; it moves on by a second at each look."""

    step = dt.timedelta(seconds=1)

    def __init__(self, start=dt.datetime(2025, 6, 1, 9, 0, tzinfo=dt.UTC)):
        self.now = start

    def __call__(self):
        self.now += self.step
        return self.now


def new_book(folder, *, clock=None, **made_of):
    """Return a new book in `folder`, open; in a run of tests a copy of one that was made before.

    Copies share keys and the identity of the book. Where that matters, or where making a book is
    what is tested, ask `create_anew`.
    """
    return _kept(create_anew, folder, clock or Clock(), made_of)


def new_ledger(folder, *, clock=None, **made_of):
    """Return what `with_masters(new_book(...))` returns."""
    return ledger_of(_kept(_create_with_masters, folder, clock or Clock(), made_of))


def new_sample(path, *, clock=None):
    """Return the sample foundation at `path`, open; in a run of tests a copy, as `new_book`."""
    clock = clock or Clock(dt.datetime(2026, 1, 10, 9, tzinfo=dt.UTC))

    def make(place):
        return create_sample(place, PASSPHRASE, strength=LOWEST, clock=clock)

    if SHELF.folder is None:
        return make(path)
    return SHELF.take(("sample", clock.now), PASSPHRASE, make, path, clock)


def _kept(create, folder, clock, made_of):
    if SHELF.folder is None:
        return create(folder, clock=clock, **made_of)
    named = (create.__name__, clock.now, *sorted(made_of.items()))

    def make(place):
        return create(place.parent, clock=clock, **made_of)

    return SHELF.take(named, PASSPHRASE, make, folder / "book", clock)


def _create_with_masters(folder, *, clock, **made_of):
    return with_masters(create_anew(folder, clock=clock, **made_of)).session


def create_anew(folder, *, currency="LYD", year=2025, chart="ngo", roles=ALL_ROLES, clock=None):
    """Create a book in `folder` and return it open."""
    command = NewBook(
        path=folder / "book",
        name_ar="مؤسسة الاختبار",
        name_en="Test Foundation",
        currency=currency_of(currency),
        officer=NewOfficer("أمين الصندوق", "Treasurer", roles, PASSPHRASE),
        year=year,
        general_fund_ar="الصندوق العام",
        general_fund_en="General fund",
        chart=chart,
    )
    return create_book(command, strength=LOWEST, clock=clock or Clock())


def close_books(session, year_id=1, deed=YearDeed.CLOSED):
    """Let a signed act close (or file) a year that may still be running, without its entries."""
    key = unlock_key(session.book, session.by, PASSPHRASE)
    with session.book.begin(session.by, Act.CLOSE_YEAR) as tx:
        write_act(tx, tx.masters().years[year_id], deed, key)


@dataclass
class Ledger:
    """A book with short ways to its accounts, funds and projects by code."""

    session: Session
    accounts: dict
    funds: dict
    projects: dict

    def post(
        self, *lines, day=dt.date(2025, 3, 15), series=Series.JOURNAL, narration="قيد", **more
    ):
        """Post lines given as (account code, minor units[, fund code[, project code]])."""
        made = tuple(self.line(*line) for line in lines)
        return self.post_lines(made, day=day, series=series, narration=narration, **more)

    def post_lines(
        self, made, *, day=dt.date(2025, 3, 15), series=Series.JOURNAL, narration="قيد", **more
    ):
        """Post lines that `line` made."""
        entry = NewEntry(day, series, narration, made, **more)
        return post_entry(self.session.book, self.session.by, entry, accepted=frozenset(Control))

    def line(self, account, amount, fund="GEN", project=None, **more):
        return NewLine(
            self.accounts[account],
            amount,
            self.funds[fund],
            None if project is None else self.projects[project],
            **more,
        )


def with_masters(session):
    """Return the book with a restricted fund and a project added."""
    book, by = session.book, session.by
    add_fund(book, by, NewFund("EU", "منحة الاتحاد الأوروبي", "EU grant", Restriction.RESTRICTED))
    add_project(book, by, NewProject("P01", "تدريب", "Training"))
    return ledger_of(session)


def ledger_of(session):
    """Return the book with ways to what is in it."""
    masters = masters_of(session.book, session.by)
    return Ledger(
        session,
        {each.code: each.id for each in masters.accounts.values()},
        {each.code: each.id for each in masters.funds.values()},
        {each.code: each.id for each in masters.projects.values()},
    )
