"""Jobs of keys and versions: a new book, another officer, an old book brought up to date."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Role
from desktop.services.session import Session
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.change_passphrase import change_passphrase
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.remove_officer import remove_officer
from desktop.services.trust.strength import LOWEST
from tests.books_made import PASSPHRASE, new_book
from tests.soak.jobs.job import (
    Job,
    Say,
    book_of,
    checked,
    ledger_of,
    made_book,
    opened,
    promised,
    texts,
)

_ARCHIVE = Path(__file__).parents[2] / "books"
_ARCHIVED = "archived book"
_NEW = "جبل وسهل 11"
_OTHER = "بحر ونخلة "
_NAMES = {0: "سالمة", 1: "فاطمة", 2: "خديجة", 9: "زينب"}


def _nothing(root: Path) -> None:
    (root / "stick").mkdir()


def _create(root: Path, _seed: int, say: Say) -> None:
    new_book(root).close()
    say("created book")


def _created(root: Path, said: list[str]) -> Iterator[str]:
    """After a cut the book is there whole, or can be made under the same name."""
    if promised(said, "created") or book_of(root).exists():
        yield from checked(root, lambda _session: ())
        return
    try:
        new_book(root).close()
    except UserError as error:
        yield f"cannot be made again: {error.key}"


def _officer(session: Session, number: int) -> str:
    chair = NewOfficer(_NAMES[number], "", frozenset({Role.CHAIR}), f"{_OTHER}{number}")
    return add_officer(session.book, session.by, chair, passphrase=PASSPHRASE, strength=LOWEST)


def _officers(root: Path, _seed: int, say: Say) -> None:
    session = opened(root)
    for number in range(3):
        _officer(session, number)
        say(f"entered {number}")
    session.close()


def _entered(root: Path, said: list[str]) -> Iterator[str]:
    """Who was told to be in can open the book; and one more can always be entered."""

    def again(session: Session) -> Iterator[str]:
        _officer(session, 9)
        yield from ()

    yield from checked(root, again)
    for number in (*promised(said, "entered"), "9"):
        yield from checked(root, lambda _session: (), f"{_OTHER}{number}")


def _with_officers(root: Path) -> None:
    made_book(root)
    session = opened(root)
    for number in range(2):
        _officer(session, number)
    session.close()


def _remove(root: Path, _seed: int, say: Say) -> None:
    session = opened(root)
    for number in range(2):
        ledger_of(session).post(("1111", 5), ("4211", -5), reference=f"k{number}")
        say(f"posted k{number}")
        remove_officer(session, f"O{number + 2}", passphrase=PASSPHRASE)
        say(f"removed {number}")
    ledger_of(session).post(("1111", 5), ("4211", -5), reference="k9")
    say("posted k9")
    session.close()


def _removed(root: Path, said: list[str]) -> Iterator[str]:
    """Who was told to be out stays out; and who is not out yet can be removed now."""

    def look(session: Session) -> Iterator[str]:
        there = set(texts(session, "SELECT reference FROM entry"))
        yield from (f"lost entry {one}" for one in sorted(set(promised(said, "posted")) - there))
        active = texts(session, "SELECT code FROM officer WHERE active = 1 AND code <> 'O1'")
        for number in promised(said, "removed"):
            if f"O{int(number) + 2}" in active:
                yield f"officer {number} is in again"
        for code in active[:1]:
            remove_officer(session, code, passphrase=PASSPHRASE)

    yield from checked(root, look)
    for number in promised(said, "removed"):
        try:
            opened(root, f"{_OTHER}{number}").close()
        except UserError:
            continue
        yield f"officer {number} can open the book"


def _change(root: Path, _seed: int, say: Say) -> None:
    session = opened(root)
    change_passphrase(session, old=PASSPHRASE, new=_NEW, strength=LOWEST)
    say("changed passphrase")
    session.close()


def _changed(root: Path, said: list[str]) -> Iterator[str]:
    """The new passphrase opens once it was said to; before that one of the two does."""
    outcomes = [list(checked(root, lambda _session: (), each)) for each in (_NEW, PASSPHRASE)]
    if promised(said, "changed"):
        yield from outcomes[0]
        if not outcomes[1]:
            yield "the old passphrase still opens the book"
    elif all(outcomes):
        yield from (f"neither passphrase: {each}" for pair in outcomes for each in pair)


def _old(name: str) -> Job:
    def prepare(root: Path) -> None:
        with zipfile.ZipFile(_ARCHIVE / f"{name}.zip") as archive:
            archive.extractall(root)
        next(root.glob("*.sijill")).rename(book_of(root))
        (root / "stick").mkdir()

    def run(root: Path, _seed: int, say: Say) -> None:
        for _ in range(2):
            opened(root, _ARCHIVED).close()
            say("migrated")

    def check(root: Path, _said: list[str]) -> Iterator[str]:
        def look(session: Session) -> Iterator[str]:
            if texts(session, "SELECT count(*) FROM entry") != ["22"]:
                yield "entries are missing"
            if texts(session, "SELECT count(*) FROM entry_draft") != ["1"]:
                yield "the draft is missing"

        return checked(root, look, _ARCHIVED)

    return Job(f"migration-{name.rpartition('-')[2]}", prepare, run, check)


JOBS = (
    Job("creation", _nothing, _create, _created),
    Job("officers", made_book, _officers, _entered),
    Job("rekey", _with_officers, _remove, _removed),
    Job("passphrase", made_book, _change, _changed),
    *(_old(path.stem) for path in sorted(_ARCHIVE.glob("*.zip"))),
)
