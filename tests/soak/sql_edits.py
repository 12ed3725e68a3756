"""Rows changed, deleted or put in with another tool, triggers out of the way: always flagged."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from desktop.domain.errors import UserError
from tests.soak.bit_flips import noticed
from tests.soak.jobs.job import book_of, key_of, made_book, quick_argon, with_other_tool
from tests.soak.jobs.registry import JOBS
from tests.soak.part import Control, Outcome, Part, Tally
from tests.soak.workshop import fresh, workplace

_FREE = ("entry_draft", "entry_search")
"""What somebody is typing is nobody's record yet; the words for the search are made from entries."""
_LONGEST = 300
_HISTORY = ("export", "officers", "backup", "document", "closing")


def run(count: int, seed: int) -> Outcome:
    """Change `count` books, each in one place."""
    quick_argon()
    random = Random(f"edits {seed}")
    tally, plain = Tally(), Tally()
    with workplace() as folder:
        start, root = folder / "start", folder / "root"
        start.mkdir()
        made_book(start)
        for name in _HISTORY:
            if name in JOBS:
                JOBS[name].run(start, seed, lambda _: None)
        key = key_of(start)
        while tally.tried < count:
            fresh(start, root)
            done = _edit(root, key, random)
            if done is None:
                continue
            table, what = done
            missed = _quiet(root, key)
            try:
                told = noticed(book_of(root))
                complaints = [] if told else ["not noticed"]
            except UserError:
                complaints = []
            except Exception as error:  # noqa: BLE001 - a crash is no answer
                complaints = [f"crash: {error!r}"]
            tally.add(table, complaints, what)
            plain.add(table, ["missed"] if missed else [])
    broken = "SQLite's own integrity and foreign key checks"
    return Outcome(tally, (Control(broken, plain.tried, plain.bad),))


def _edit(root: Path, key: bytes, random: Random) -> tuple[str, str] | None:
    """Change one thing; return the table and what was done, None where nothing changed."""
    raw = with_other_tool(root, key)
    try:
        held = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in held:
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("PRAGMA ignore_check_constraints = ON")
        tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE"
                  " type = 'table' AND name NOT LIKE 'sqlite_%'") if not name.startswith(_FREE)]  # fmt: skip
        done = _change(raw, random.choice(tables), random)
        for _, sql in held:
            raw.execute(sql)
    except sqlcipher.IntegrityError:
        return None
    finally:
        raw.close()
    return done


def _change(raw: Any, table: str, random: Random) -> tuple[str, str] | None:
    rows = raw.execute(f"SELECT * FROM {table}").fetchall()
    if not rows:
        return None
    columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
    row = random.choice(rows)
    this = " AND ".join(f"{name} IS ?" for name in columns)
    at = random.randrange(len(columns))
    name, value = columns[at], _other(row[at], random)
    other = (*row[:at], value, *row[at + 1 :])
    way = random.random()
    if way < 0.15:
        raw.execute(f"DELETE FROM {table} WHERE {this}", row)
        return table, f"deleted {row!r}"[:_LONGEST]
    if way < 0.3:
        raw.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", other)
        what = f"put in, with {name} = {value!r}: {row!r}"
    else:
        raw.execute(f"UPDATE {table} SET {name} = ? WHERE {this}", (value, *row))
        what = f"{name} = {value!r} in {row!r}"
    if Counter(raw.execute(f"SELECT * FROM {table}").fetchall()) == Counter(rows):
        return None  # what SQLite keeps of it is the same again
    return table, what[:_LONGEST]


def _other(value: Any, random: Random) -> Any:
    """Return another value, mostly of the same kind."""
    if random.random() < 0.1:
        return random.choice((None, 0, -1, "", "س", 2**62, b"\x00")) if value is not None else 1
    if isinstance(value, int):
        return random.choice((value + 1, value - 1, -value or 7, random.randrange(10**9)))
    if isinstance(value, bytes) and value:
        at = random.randrange(len(value))
        return value[:at] + bytes([value[at] ^ 1]) + value[at + 1 :]
    if isinstance(value, str) and value:
        at = random.randrange(len(value))
        return random.choice((value + "x", value[:at] + "ق" + value[at + 1 :], value[:at]))
    return random.choice((1, "x"))


def _quiet(root: Path, key: bytes) -> bool:
    """Tell whether the database's own checks find nothing."""
    raw = with_other_tool(root, key)
    try:
        whole = raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return whole and not raw.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        raw.close()


PART = Part(
    name="sql-edits",
    promise="direct SQL edits with other tools: always flagged",
    full=3_000,
    sample=120,
    run=run,
)
