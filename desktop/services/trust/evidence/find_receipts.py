"""Find the receipts that came back on a stick or into a folder; nothing there is believed yet."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.log.malformed import MalformedError
from desktop.domain.trust.receipts import LARGEST, SUFFIX, Receipt, ReceiptStatement

MOST: Final = 200
"""More receipts than an organisation gets in its life; further files are not looked at."""
_MOST_ENTRIES: Final = 20_000


@dataclass(frozen=True, slots=True)
class FoundReceipt:
    """A file that calls itself a receipt; `said` is None where it cannot be read as one."""

    path: Path
    said: ReceiptStatement | None


def find_receipts(folder: Path) -> tuple[FoundReceipt, ...]:
    """Return the receipts in `folder` and one level below, by name.

    Links are not followed. Raises UserError `receipt-folder-unread`.
    """
    try:
        paths = sorted(_candidates(folder))[:MOST]
    except OSError as error:
        raise UserError("receipt-folder-unread", path=str(folder)) from error
    return tuple(FoundReceipt(path, _said(path)) for path in paths)


def read_receipt(path: Path) -> bytes:
    """Return the content of a receipt file.

    Raises UserError `receipt-file-unread` (gone, a folder, no access) or `receipt-unread` (larger
    than any receipt).
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UserError("receipt-file-unread", path=str(path)) from error
    if len(data) > LARGEST:
        raise UserError("receipt-unread")
    return data


def _candidates(folder: Path) -> Iterator[Path]:
    seen = 0
    waiting = [folder]
    for at in (folder, None):
        for place in list(waiting):
            with os.scandir(place) as entries:
                for entry in entries:
                    seen += 1
                    if seen > _MOST_ENTRIES:
                        return
                    if entry.is_file(follow_symlinks=False):
                        if entry.name.lower().endswith(SUFFIX):
                            yield Path(entry.path)
                    elif at is not None and entry.is_dir(follow_symlinks=False):
                        waiting.append(Path(entry.path))
        waiting = [place for place in waiting if place != folder]


def _said(path: Path) -> ReceiptStatement | None:
    try:
        return Receipt.from_bytes(read_receipt(path)).statement
    except (UserError, MalformedError):
        return None
