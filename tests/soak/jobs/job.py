"""What a job is: a piece of real work that says what it promised, and a check of those promises."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from desktop.domain.errors import UserError
from desktop.services.ledger.read_journal import masters_of
from desktop.services.session import Session
from desktop.services.trust.open_book import open_book
from desktop.services.trust.verify_book import verify_book
from tests.books_made import PASSPHRASE, Clock, Ledger, new_book, with_masters
from tests.soak.disk import ACKNOWLEDGED

Say = Callable[[str], None]
"""Tell the person that something is done: from here on it must never be lost."""


@dataclass(frozen=True, slots=True)
class Job:
    """Work in a folder: `prepare` it, `run` it, `check` what is found there afterwards.

    `run(root, seed, say)`; `check(root, said)` yields complaints; `stick` says that it writes to
    `root/stick`.
    """

    name: str
    prepare: Callable[[Path], None]
    run: Callable[[Path, int, Say], None]
    check: Callable[[Path, list[str]], Iterable[str]]
    stick: bool = False


def looked_at(job: Job, root: Path, said: list[str]) -> list[str]:
    """Return what the job's check complains of; a crash of the program is a complaint as well."""
    try:
        return list(job.check(root, said))
    except Exception as error:  # noqa: BLE001 - whatever it is, nobody was meant to see it
        where = traceback.extract_tb(error.__traceback__)[-1]
        return [f"crash: {type(error).__name__} {error} at {where.name}"[:200]]


@contextmanager
def speaking(root: Path) -> Iterator[Say]:
    """Give the function that acknowledges, one line and one call each."""
    handle = os.open(root / ACKNOWLEDGED, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def say(text: str) -> None:
        os.write(handle, f"{text}\n".encode())

    try:
        yield say
    finally:
        os.close(handle)


def book_of(root: Path) -> Path:
    """Return the book of a job's folder."""
    return root / "book.sijill"


def made_book(root: Path) -> None:
    """Prepare a book with a fund, a project and a few entries."""
    ledger = with_masters(new_book(root))
    for amount in range(1, 6):
        ledger.post(
            ("1111", amount * 1_000), ("4211", -amount * 1_000), reference=f"first-{amount}"
        )
    ledger.session.close()
    (root / "stick").mkdir()


def opened(root: Path, passphrase: str = PASSPHRASE, clock: Clock | None = None) -> Session:
    """Open the job's book as everybody does, with a clock that moves by itself."""
    return open_book(book_of(root), passphrase, clock=clock or Clock())


def ledger_of(session: Session) -> Ledger:
    """Return short ways to the book's accounts, funds and projects."""
    masters = masters_of(session.book, session.by)
    return Ledger(
        session,
        {each.code: each.id for each in masters.accounts.values()},
        {each.code: each.id for each in masters.funds.values()},
        {each.code: each.id for each in masters.projects.values()},
    )


def quick_argon() -> None:
    """Stretch each passphrase once per process: the same answer, a thousand times asked.

    The programs that check thousands of copies of one book would spend their time on nothing else.
    """
    for module in list(sys.modules.values()):
        if module.__name__.startswith("desktop.") and hasattr(module, "hash_secret_raw"):
            real = module.hash_secret_raw
            if not hasattr(real, "cache_info"):
                module.hash_secret_raw = lru_cache(maxsize=256)(real)


def checked(
    root: Path, look: Callable[[Session], Iterable[str]], passphrase: str = PASSPHRASE
) -> Iterator[str]:
    """Open the book, check it whole, then let `look` compare it with the promises; complain."""
    try:
        session = opened(root, passphrase)
    except UserError as error:
        yield f"does not open: {error.key}"
        return
    try:
        findings = verify_book(session.book, session.by).findings
        yield from (f"{each.fault.value} {each.subject}" for each in findings[:3])
        if not findings:
            yield from look(session)
    except UserError as error:
        yield f"opened, then {error.key}"
    finally:
        session.close()


def texts(session: Session, query: str, *values: object) -> list[str]:
    """Return the first column of what a query finds, as text."""
    with session.book.inspect() as conn:
        return [str(row[0]) for row in conn.exec_driver_sql(query, values)]


def promised(said: list[str], word: str) -> list[str]:
    """Return what follows `word` in each acknowledgement that begins with it."""
    return [line.removeprefix(f"{word} ") for line in said if line.startswith(f"{word} ")]


def key_of(root: Path) -> bytes:
    """Return the key of the book's database, for those who write into it with another tool."""
    session = opened(root)
    session.close()
    return session.book._key


def with_other_tool(root: Path, key: bytes) -> sqlcipher.Connection:
    """Open the book's database as a person with the key and a database tool would."""
    raw = sqlcipher.connect(str(book_of(root) / "book.db"), isolation_level=None)
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return raw
