"""Jobs of keys and versions: a new book, another officer, an old book brought up to date."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Role
from desktop.services.session import Session
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.strength import LOWEST
from tests.books_made import PASSPHRASE, new_book
from tests.soak.jobs.job import Job, Say, book_of, checked, made_book, opened, promised, texts

_ARCHIVE = Path(__file__).parents[2] / "books"
_ARCHIVED = "archived book"
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
    *(_old(path.stem) for path in sorted(_ARCHIVE.glob("*.zip"))),
)
