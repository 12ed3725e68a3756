"""The job of exporting a package to a stick: whole and recorded, or never called done."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from desktop.services.disclosure.export_package import ExportOrder, export_package
from desktop.services.disclosure.verify.verify_package import verify_package
from desktop.services.session import Session
from tests.books_made import PASSPHRASE
from tests.soak.jobs.job import Job, Say, checked, ledger_of, made_book, opened, promised, texts

_VERSIONS = 2


def _export(root: Path, _seed: int, say: Say) -> None:
    session = opened(root)
    for version in range(1, _VERSIONS + 1):
        order = ExportOrder(
            profile="commission-annual",
            year_name="2025",
            folder=root / "stick",
            passphrase=PASSPHRASE,
            changes="" if version == 1 else "قيد جديد",
        )
        done = export_package(session.book, session.by, order)
        say(f"exported {done.sha256} {done.path.name}")
        ledger_of(session).post(("1111", version), ("4211", -version), reference=f"v{version}")
        say(f"posted v{version}")
    session.close()


def _exported(root: Path, said: list[str]) -> Iterator[str]:
    def look(session: Session) -> Iterator[str]:
        known = set(texts(session, "SELECT sha256 || ' ' || file_name FROM package"))
        for lost in sorted(set(promised(said, "exported")) - known):
            yield f"lost from the register: {lost}"
        there = set(texts(session, "SELECT reference FROM entry"))
        for lost in sorted(set(promised(said, "posted")) - there):
            yield f"lost entry {lost}"

    yield from checked(root, look)
    yield from on_stick(root / "stick", said)


def on_stick(stick: Path, said: list[str]) -> Iterator[str]:
    """Complain of a package that was called done and is not whole, or bears its name and is not."""
    for line in promised(said, "exported"):
        digest, name = line.split(" ", 1)
        found = stick / name
        if not found.is_file() or hashlib.sha256(found.read_bytes()).hexdigest() != digest:
            yield f"called done and not whole: {name}"
    for found in stick.glob("*.asice"):
        if not verify_package(found).accepted:
            yield f"half a package under its own name: {found.name}"


JOBS = (Job("export", made_book, _export, _exported, stick=True),)
