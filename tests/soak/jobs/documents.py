"""The job of taking a document into the book: sealed on the disk, then spoken of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from random import Random

from desktop.domain.errors import UserError
from desktop.services.archive.add_document import add_document
from desktop.services.archive.read_document import read_document
from desktop.services.session import Session
from tests.soak.jobs.job import Job, Say, checked, made_book, opened, promised

_LARGEST = 60_000


def _text(random: Random) -> bytes:
    return "\n".join(
        f"سطر {random.random()}" for _ in range(random.randrange(_LARGEST // 30))
    ).encode()


def _add(root: Path, seed: int, say: Say) -> None:
    random = Random(seed)
    session = opened(root)
    for number in range(6):
        content = _text(random)
        made = add_document(session, content, title=f"d{number}", name=f"d{number}.txt")
        say(f"kept {made.id} {hashlib.sha256(content).hexdigest()}")
    session.close()


def _added(root: Path, said: list[str]) -> Iterator[str]:
    def look(session: Session) -> Iterator[str]:
        for line in promised(said, "kept"):
            document_id, digest = line.split()
            try:
                content = read_document(session, int(document_id))
            except UserError as error:
                yield f"lost document {document_id}: {error.key}"
                continue
            if hashlib.sha256(content).hexdigest() != digest:
                yield f"document {document_id} is another"
        add_document(session, b"after the cut", title="after", name="after.txt")

    return checked(root, look)


JOBS = (Job("document", made_book, _add, _added),)
