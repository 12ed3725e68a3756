"""Take in the receipts that came back: each for itself, so that a false one keeps none away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.services.session import Session
from desktop.services.trust.evidence.find_receipts import read_receipt
from desktop.services.trust.evidence.import_receipt import Imported, import_receipt


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What is kept now, and the files that were refused, each with the reason."""

    kept: tuple[Imported, ...]
    refused: tuple[tuple[Path, UserError], ...]


def take_in(session: Session, paths: Iterable[Path]) -> TakenIn:
    """Take in the receipts in `paths`. Raises UserError `not-permitted`."""
    kept: list[Imported] = []
    refused: list[tuple[Path, UserError]] = []
    for path in paths:
        try:
            kept.append(import_receipt(session, read_receipt(path)))
        except UserError as error:
            if error.key == "not-permitted":
                raise
            refused.append((path, error))
    return TakenIn(tuple(kept), tuple(refused))
