"""Write a finished package to a folder or stick and record it, or take everything back."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop import resources
from desktop.domain.log.canonical import Json
from desktop.domain.log.kinds import PACKAGE, event_leaf
from desktop.domain.trust.acting import Act, Acting
from desktop.exchange.careful_write import careful_write
from desktop.exchange.package import names
from desktop.reports.disclosure.content import Letter
from desktop.services.disclosure.export.gather import Gathered
from desktop.store.book import Book
from desktop.store.tables.log import package as package_table

Progress = Callable[[int, int], None]

READ_ME: Final = "verify/READ-ME.txt"


@dataclass(frozen=True, slots=True)
class Finished:
    """A package ready to leave: the container and the signed document in it."""

    profile: str
    folder: Path
    gathered: Gathered
    letter: Letter
    sealed: bytes
    document: bytes
    signers: int

    @property
    def file_name(self) -> str:
        """The name of the container, ASCII."""
        source = self.gathered.source
        name = (
            source.organisation_en
            or f"organisation-{self.gathered.masters.organisation.book_id[:8]}"
        )
        days = source.year.first_day, source.year.last_day
        return names.package_file_name(name, *days, self.profile, self.letter.version)


@dataclass(frozen=True, slots=True)
class Exported:
    """Where the package lies, with a copy of the document to read and a note on how to check it."""

    path: Path
    reading_copy: Path
    readme: Path
    number: str
    version: int
    sha256: str
    size: int
    signers: int


def deliver(book: Book, by: Acting, finished: Finished, tell: Progress) -> Exported:
    """Write the three files with care, record the package, and return where they lie."""
    target = finished.folder / finished.file_name
    stem = target.with_suffix("").name
    contents = {
        target: finished.sealed,
        target.with_name(f"{stem}.pdf"): finished.document,
        target.with_name(f"{stem}_READ-ME.txt"): resources.path(READ_ME).read_bytes(),
    }
    whole = 2 * sum(map(len, contents.values()))
    made: list[Path] = []
    digests: list[str] = []
    before = 0
    try:
        for path, data in contents.items():
            told = _after(tell, before, whole)
            digests.append(careful_write(path, data, len(data), progress=told).sha256)
            made.append(path)
            before += 2 * len(data)
        _record(book, by, finished, digests[0])
    except BaseException:
        for path in made:
            with contextlib.suppress(OSError):  # a stick that was pulled out: say that, not this
                path.unlink(missing_ok=True)
        raise
    container, reading_copy, readme = contents
    letter = finished.letter
    return Exported(
        path=container,
        reading_copy=reading_copy,
        readme=readme,
        number=letter.number,
        version=letter.version,
        sha256=digests[0],
        size=len(finished.sealed),
        signers=finished.signers,
    )


def _after(tell: Progress, before: int, whole: int) -> Progress:
    return lambda done, _total: tell(before + done, whole)


def _record(book: Book, by: Acting, finished: Finished, sha256: str) -> None:
    """Put the package into the book and its log: the next one must grow from its checkpoint."""
    year, letter = finished.gathered.source.year, finished.letter
    with book.begin(by, Act.EXPORT_PACKAGE) as tx:
        tx.insert(
            package_table,
            number=letter.number,
            profile=finished.profile,
            fiscal_year_id=year.id,
            version=letter.version,
            file_name=finished.file_name,
            sha256=sha256,
            checkpoint=finished.gathered.log.checkpoint,
            officer_id=by.officer_id,
            exported_at=tx.recorded_at,
        )
        said: dict[str, Json] = {
            "number": letter.number,
            "version": letter.version,
            "profile": finished.profile,
            "period": f"{year.first_day.isoformat()}/{year.last_day.isoformat()}",
            "hash": sha256,
            "tree_size": finished.gathered.checkpoint.size,
            "supersedes": letter.supersedes or None,
            "recorded_at": tx.recorded_text,
            "maker": by.code,
        }
        tx.append(event_leaf(PACKAGE, f"{letter.number}:v{letter.version}", said))
