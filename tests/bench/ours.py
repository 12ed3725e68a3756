"""The large book as a book of this program, made by its own bulk load."""

import datetime as dt
from functools import partial

from desktop.domain.currency import currency_of
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.chart import AccountKind, NewAccount
from desktop.domain.ledger.dimensions import NewFund, NewProject, Restriction
from desktop.domain.ledger.entry import NewEntry, NewLine, Series
from desktop.domain.trust.acting import Act, Role
from desktop.services.ledger.masters_writing import add_accounts, add_fund, add_project, add_year
from desktop.services.ledger.posting_rules import checked, open_year_of
from desktop.services.trust.create_book import NewBook, create_book
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.strength import LOWEST
from desktop.store.bulk import bulk_load
from desktop.store.posting import write_entries
from desktop.store.queries.masters import load_masters
from tests.bench import book

PASSPHRASE = "نخلة وبحر 7"


def empty(folder, strength=LOWEST):
    """Return a session in a new book with the chart, funds, projects and years, and no entry."""
    officer = NewOfficer(
        "أمين الصندوق", "Treasurer", frozenset({Role.CHAIR, Role.TREASURER}), PASSPHRASE
    )
    command = NewBook(
        folder, "مؤسسة القياس", "Bench", currency_of("LYD"), officer, book.FIRST_YEAR, "ع", "G"
    )
    session = create_book(command, strength=strength)
    with session.book.begin(session.by, Act.IMPORT_BOOK) as tx:
        for year in range(book.FIRST_YEAR + 1, book.FIRST_YEAR + book.YEARS):
            add_year(tx, str(year), dt.date(year, 1, 1), dt.date(year, 12, 31))
        roots = [
            NewAccount(code, name, "", AccountKind(kind), postable=False)
            for kind, (code, name) in book.ROOTS.items()
        ]
        leaves = [
            NewAccount(
                each.code,
                each.name,
                "",
                AccountKind(each.kind),
                book.ROOTS[each.kind][0],
                use=AccountUse.BANK if at < book.MONEY else None,
            )
            for at, each in enumerate(book.ACCOUNTS)
        ]
        add_accounts(tx, [*roots, *leaves])
        for at, (code, name) in enumerate(book.FUNDS):
            kind = Restriction.RESTRICTED if at else Restriction.UNRESTRICTED
            add_fund(tx, NewFund(code, name, code, kind))
        for code, name in book.PROJECTS:
            add_project(tx, NewProject(code, name, code))
    return session


def entries(masters, made):
    """Yield the vouchers as entries to be posted."""
    accounts = {each.code: each.id for each in masters.accounts.values()}
    funds = {each.code: each.id for each in masters.funds.values()}
    projects = {each.code: each.id for each in masters.projects.values()}
    accounts = [accounts[each.code] for each in book.ACCOUNTS]
    funds = [funds[code] for code, _ in book.FUNDS]
    projects = [projects[code] for code, _ in book.PROJECTS]
    for voucher in made:
        lines = tuple(
            NewLine(
                accounts[account],
                amount,
                funds[fund],
                None if project is None else projects[project],
                None,
                memo,
            )
            for account, project, fund, amount, memo in voucher.lines
        )
        yield NewEntry(
            voucher.day, Series(voucher.series), voucher.narration, lines, voucher.reference
        )


def load(session, new_entries):
    """Post entries in one transaction, with every check and every leaf of the log."""
    with session.book.begin(session.by, Act.IMPORT_BOOK) as tx, bulk_load(tx):
        masters = load_masters(tx.conn)
        year_of, check = partial(open_year_of, masters), partial(checked, masters)
        write_entries(tx, masters, ((year_of(each.day).id, check(each)) for each in new_entries))


def filled(folder, made, strength=LOWEST):
    """Return a session in a book that holds the vouchers."""
    session = empty(folder, strength)
    with session.book.inspect() as conn:
        masters = load_masters(conn)
    load(session, entries(masters, made))
    return session
