"""Jobs of backups: made on a stick, and restored beside the book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.services.session import Session
from desktop.services.trust.backup.back_up import back_up
from desktop.services.trust.backup.read_backup import check_file
from desktop.services.trust.backup.restore import restore
from desktop.services.trust.open_book import open_book
from desktop.services.trust.verify_book import verify_book
from tests.books_made import PASSPHRASE, Clock
from tests.soak.jobs.job import Job, Say, checked, ledger_of, made_book, opened, promised, texts

_TIMES = 2


def _back_up(root: Path, _seed: int, say: Say) -> None:
    session = opened(root)
    ledger = ledger_of(session)
    for number in range(_TIMES):
        ledger.post(("1111", number + 1), ("4211", -number - 1), reference=f"b{number}")
        say(f"posted b{number}")
        done = back_up(session, root / "stick")
        say(f"backed-up {done.path.relative_to(root / 'stick')}")
    session.close()


def _backed_up(root: Path, said: list[str]) -> Iterator[str]:
    def look(session: Session) -> Iterator[str]:
        there = set(texts(session, "SELECT reference FROM entry"))
        for lost in sorted(set(promised(said, "posted")) - there):
            yield f"lost entry {lost}"

    yield from checked(root, look)
    for name in promised(said, "backed-up"):
        yield from _whole(root / "stick" / name)


def _whole(file: Path) -> Iterator[str]:
    try:
        check_file(file)
    except (UserError, OSError) as error:
        yield f"called done and not whole: {file.name}: {error}"


def _backup_there(root: Path) -> None:
    made_book(root)
    session = opened(root)
    back_up(session, root / "stick")
    session.close()


def _file(root: Path) -> Path:
    return next(path for path in (root / "stick").rglob("*") if path.suffix == ".sijill-backup")


def _restore(root: Path, _seed: int, say: Say) -> None:
    done = restore(_file(root), root / "again", passphrase=PASSPHRASE, clock=Clock())
    say(f"restored {done.path.name}")


def _restored(root: Path, said: list[str]) -> Iterator[str]:
    """What was called restored is whole; and after a cut it can be restored all the same."""
    target = root / "again.sijill"
    if not promised(said, "restored") and not target.exists():
        try:
            restore(_file(root), target, passphrase=PASSPHRASE, clock=Clock())
        except UserError as error:
            yield f"cannot be restored again: {error.key}"
            return
    try:
        session = open_book(target, PASSPHRASE, clock=Clock())
    except UserError as error:
        yield f"the restored book does not open: {error.key}"
        return
    try:
        for each in verify_book(session.book, session.by).findings[:3]:
            yield f"restored: {each.fault.value} {each.subject}"
    finally:
        session.close()


JOBS = (
    Job("backup", made_book, _back_up, _backed_up, stick=True),
    Job("restore", _backup_there, _restore, _restored),
)
