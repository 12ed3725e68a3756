"""The comparison: the same rows in plain SQLite from the standard library, with covering indexes."""

import sqlite3

from desktop.domain.folding import fold
from tests.bench import book

SCHEMA = """
CREATE TABLE account(id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT, kind TEXT);
CREATE TABLE project(id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT);
CREATE TABLE fund(id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT);
CREATE TABLE entry(id INTEGER PRIMARY KEY, year INTEGER NOT NULL, series TEXT NOT NULL,
  number INTEGER NOT NULL, day INTEGER NOT NULL, narration TEXT NOT NULL, reference TEXT NOT NULL,
  amount INTEGER NOT NULL, UNIQUE(year, series, number));
CREATE TABLE line(entry_id INTEGER NOT NULL, position INTEGER NOT NULL,
  account_id INTEGER NOT NULL, fund_id INTEGER NOT NULL, project_id INTEGER, day INTEGER NOT NULL,
  amount INTEGER NOT NULL, memo TEXT NOT NULL, PRIMARY KEY(entry_id, position)) WITHOUT ROWID;
CREATE INDEX entry_day ON entry(day, id);
CREATE INDEX line_account ON line(account_id, day, amount, project_id, fund_id);
CREATE INDEX line_fund ON line(fund_id, day, account_id, amount);
CREATE INDEX line_activity ON line(day, project_id, account_id, amount);
"""
ENTRY = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
LINE = "INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?)"

TRIAL_BALANCE = """SELECT account_id, sum(max(amount, 0)), sum(max(-amount, 0)) FROM line
    GROUP BY account_id"""
ACTIVITIES = """SELECT account_id, fund_id, sum(amount) FROM line INDEXED BY line_fund
    WHERE fund_id BETWEEN 1 AND 12 AND day BETWEEN ? AND ? GROUP BY fund_id, account_id"""
BY_PROJECT = """SELECT project_id, account_id, sum(amount) FROM line INDEXED BY line_activity
    WHERE day BETWEEN ? AND ? GROUP BY project_id, account_id"""
FLOWS = f"""WITH held(entry_id) AS MATERIALIZED (
        SELECT DISTINCT entry_id FROM line INDEXED BY line_account
        WHERE account_id BETWEEN 1 AND {book.MONEY} AND day BETWEEN ? AND ?)
    SELECT account_id, -sum(amount) FROM line INDEXED BY line_activity
    WHERE day BETWEEN ? AND ? AND entry_id IN held GROUP BY account_id"""
PAGE = """SELECT id, day, series, number, narration, reference, amount FROM entry
    ORDER BY day {0}, id {0} LIMIT 100"""
OF_ACCOUNT = """SELECT id, day, series, number, narration, reference, amount FROM entry
    WHERE id IN (SELECT entry_id FROM line WHERE account_id = ?)
    ORDER BY day DESC, id DESC LIMIT 100"""
FOUND = """SELECT e.id, e.day, e.series, e.number, e.narration, e.reference, e.amount
    FROM words JOIN entry e ON e.id = words.rowid WHERE words MATCH ?
    ORDER BY words.rowid DESC LIMIT 50"""


def rows(made):
    """Return the rows of entries and of lines, numbered from 1 by year and series."""
    entries, lines, numbers = [], [], {}
    for number, voucher in enumerate(made, start=1):
        key = voucher.day.year, voucher.series
        numbers[key] = numbers.get(key, 0) + 1
        day = voucher.day.year * 10_000 + voucher.day.month * 100 + voucher.day.day
        amount = sum(max(each[3], 0) for each in voucher.lines)
        entries.append(
            (number, *key, numbers[key], day, voucher.narration, voucher.reference, amount)
        )
        lines.extend(
            (
                number,
                at,
                account + 1,
                fund + 1,
                None if project is None else project + 1,
                day,
                minor,
                memo,
            )
            for at, (account, project, fund, minor, memo) in enumerate(voucher.lines, start=1)
        )
    return entries, lines


def empty(path):
    """Return a new database as durable as ours: write-ahead log, every commit synced."""
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("PRAGMA synchronous = FULL")
    conn.execute("PRAGMA cache_size = -32000")
    conn.executescript(SCHEMA)
    return conn


def load(conn, entries, lines):
    """Write all rows in one transaction, as fast as the module can."""
    conn.execute("BEGIN IMMEDIATE")
    conn.executemany(ENTRY, entries)
    conn.executemany(LINE, lines)
    conn.execute("COMMIT")


def filled(path, made):
    """Return a database with masters, rows and a full-text index over the folded words."""
    conn = empty(path)
    load(conn, *rows(made))
    conn.execute("BEGIN")
    conn.executemany(
        "INSERT INTO account VALUES (?, ?, ?, ?)",
        [(at, each.code, each.name, each.kind) for at, each in enumerate(book.ACCOUNTS, start=1)],
    )
    conn.execute("CREATE VIRTUAL TABLE words USING fts5(said, content='', tokenize='unicode61')")
    conn.executemany(
        "INSERT INTO words(rowid, said) VALUES (?, ?)",
        ((at, fold(f"{each.narration} {each.reference}")) for at, each in enumerate(made, start=1)),
    )
    conn.execute("COMMIT")
    conn.execute("ANALYZE")
    return conn
