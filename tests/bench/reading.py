"""Warm reads beside the same question in plain SQL."""

import datetime as dt

from desktop.domain.folding import fold
from desktop.domain.ledger.journal_list import JournalFilter
from desktop.services.ledger.chart_balances import chart_balances
from desktop.services.ledger.read_journal import count_entries, journal_page
from desktop.services.ledger.reports.registry import make_report
from desktop.services.ledger.reports.report import Asked
from desktop.services.ledger.statements import (
    book_trial_balance,
    figures_by_project,
    yearly_statement,
)
from tests.bench import book, plain
from tests.bench.figures import Figure, race

YEAR = "2024"
SPAN = 20240101, 20241231
BEFORE = 20230101, 20231231
PAGE = 0.150
SEARCH = 0.020


def statements(session, conn):
    """Yield the statements: whole verbs of ours, a covering index of theirs."""
    acting = session.book, session.by
    for what, ours, sql, values in (
        (
            "trial balance, whole book, warm",
            lambda: book_trial_balance(*acting),
            plain.TRIAL_BALANCE,
            (),
        ),
        (
            "activities of a year, warm",
            lambda: yearly_statement(*acting, "activities", YEAR),
            plain.ACTIVITIES,
            SPAN,
        ),
        (
            "financial position, warm",
            lambda: yearly_statement(*acting, "financial-position", YEAR),
            plain.TRIAL_BALANCE,
            (),
        ),
        (
            "income and expenses of a year by project, warm",
            lambda: figures_by_project(*acting, YEAR),
            plain.BY_PROJECT,
            SPAN,
        ),
        (
            "expenses by nature and function of a year, warm",
            lambda: yearly_statement(*acting, "function", YEAR),
            plain.ACTIVITIES,
            SPAN,
        ),
        (
            "five years side by side, warm",
            lambda: yearly_statement(*acting, "trend", YEAR),
            plain.TRIAL_BALANCE,
            (),
        ),
        (
            "activities by project, every column, warm",
            lambda: make_report(*acting, "activities-by-project", Asked(YEAR)),
            plain.BY_PROJECT,
            SPAN,
        ),
        (
            "chart of accounts with balances, warm",
            lambda: chart_balances(*acting),
            plain.TRIAL_BALANCE,
            (),
        ),
    ):
        mine, theirs, note = race(ours, lambda: conn.execute(sql, values).fetchall())  # noqa: B023
        yield Figure(what, mine, theirs, 1.2, note=note)
    mine, theirs, note = race(
        lambda: yearly_statement(*acting, "cash-flows", YEAR),
        lambda: [conn.execute(plain.FLOWS, span * 2).fetchall() for span in (SPAN, BEFORE)],
    )
    yield Figure("cash flows of a year and of the one before, warm", mine, theirs, 1.2, note=note)


def journal(session, conn):
    """Yield the journal's pages: first, last, of one account, and found by words."""
    acting = session.book, session.by
    every = JournalFilter()
    account = conn.execute(
        "SELECT account_id FROM line GROUP BY account_id ORDER BY count(*) DESC LIMIT 1"
    ).fetchone()[0]
    code = book.ACCOUNTS[account - 1].code
    with session.book.inspect() as own:
        found = own.exec_driver_sql("SELECT id FROM account WHERE code = ?", (code,)).scalar_one()
    of_account = JournalFilter(account_ids=(found,))
    year = JournalFilter(first_day=dt.date(2024, 1, 1), last_day=dt.date(2024, 12, 31))

    def sql(text, *values):
        return lambda: conn.execute(text, values).fetchall()

    for what, wanted, more, theirs in (
        ("journal, first page of 100", every, {}, sql(plain.PAGE.format("DESC"))),
        (
            "journal, jump to the end",
            every,
            {"descending": False},
            sql(plain.PAGE.format("ASC")),
        ),
        (
            "journal, filtered by the busiest account",
            of_account,
            {},
            sql(plain.OF_ACCOUNT, account),
        ),
        ("journal, filtered by a year", year, {}, None),
    ):
        mine, other, note = race(
            lambda: journal_page(*acting, wanted, **more),  # noqa: B023
            theirs or (lambda: None),
        )
        yield Figure(what, mine, other if theirs else None, alone=PAGE, note=note)
    counted = race(
        lambda: count_entries(*acting, of_account),
        sql("SELECT count(DISTINCT entry_id) FROM line WHERE account_id = ?", account),
    )
    yield Figure("journal, count of one account's entries", counted[0], counted[1], alone=PAGE)
    for words in ("الورفلي", "تسوية عهدة", "صر", "REF-000077"):
        query = " AND ".join(f'"{part}"*' for part in fold(words).split())
        mine, other, note = race(
            lambda: journal_page(*acting, JournalFilter(words=words), limit=50),  # noqa: B023
            sql(plain.FOUND, query),
        )
        name = f"search as you type: {words}, first 50"
        yield Figure(name, mine, other, 5, SEARCH, note)
