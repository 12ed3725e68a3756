"""The key slots: the book's one random key, wrapped for each officer under a passphrase.

Argon2id (RFC 9106) turns the passphrase into a wrapping key, AES-256-GCM wraps the database key
with the officer and the book as associated data, so that a slot moved to another book or another
officer does not open.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.domain.errors import UserError

KEY_BYTES: Final = 32
_LARGEST_FILE: Final = 1_000_000
_FORMAT: Final = "sijill-slots-1"


@dataclass(frozen=True, slots=True)
class Hardness:
    """What Argon2id costs: passes, memory in KiB, lanes."""

    time: int = 3
    memory: int = 64 * 1024
    lanes: int = 4

    def __post_init__(self) -> None:
        """Refuse what is below the floor (19 MiB, two passes) or absurdly above."""
        if not (2 <= self.time <= 64 and 19 * 1024 <= self.memory <= 4 * 1024**2):
            raise ValueError("Argon2id cost out of bounds")
        if not 1 <= self.lanes <= 64:
            raise ValueError("Argon2id lanes out of bounds")


FLOOR: Final = Hardness(time=2, memory=19 * 1024, lanes=1)
"""The least that is ever allowed (OWASP's minimum for Argon2id)."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One officer's wrapped copy of the database key."""

    officer: str
    hardness: Hardness
    salt: bytes
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots of one book."""

    book_id: str
    slots: tuple[Slot, ...]


def _stretch(passphrase: str, salt: bytes, hardness: Hardness) -> bytes:
    """Return the wrapping key; the passphrase is NFKC-normalised, so typing habits don't matter."""
    return hash_secret_raw(
        unicodedata.normalize("NFKC", passphrase).encode(),
        salt,
        time_cost=hardness.time,
        memory_cost=hardness.memory,
        parallelism=hardness.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _bound(book_id: str, officer: str) -> bytes:
    return json.dumps([_FORMAT, book_id, officer], ensure_ascii=False).encode()


def wrap(
    key: bytes, *, book_id: str, officer: str, passphrase: str, hardness: Hardness | None = None
) -> Slot:
    """Return a slot that gives `key` back for `passphrase`.

    Raises UserError `passphrase-empty`.
    """
    if not passphrase.strip():
        raise UserError("passphrase-empty")
    cost = hardness or Hardness()
    salt, nonce = os.urandom(16), os.urandom(12)
    wrapping = AESGCM(_stretch(passphrase, salt, cost))
    return Slot(officer, cost, salt, nonce, wrapping.encrypt(nonce, key, _bound(book_id, officer)))


def unwrap(slot: Slot, *, book_id: str, passphrase: str) -> bytes | None:
    """Return the database key, or None where the passphrase is not this slot's."""
    wrapping = AESGCM(_stretch(passphrase, slot.salt, slot.hardness))
    try:
        return wrapping.decrypt(slot.nonce, slot.wrapped, _bound(book_id, slot.officer))
    except InvalidTag:
        return None


def unlock(slots: Slots, passphrase: str, officer: str | None = None) -> tuple[str, bytes]:
    """Return the officer whose slot `passphrase` opens, and the database key.

    Without `officer` every slot is tried. Raises UserError `officer-unknown` or
    `wrong-passphrase`.
    """
    tried = [slot for slot in slots.slots if officer in (None, slot.officer)]
    if not tried:
        raise UserError("officer-unknown", officer=officer)
    for slot in tried:
        key = unwrap(slot, book_id=slots.book_id, passphrase=passphrase)
        if key is not None:
            return slot.officer, key
    raise UserError("wrong-passphrase")


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def to_json(slots: Slots) -> bytes:
    """Return the file's content."""
    content = {
        "format": _FORMAT,
        "book": slots.book_id,
        "slots": [
            {
                "officer": slot.officer,
                "argon2id": {
                    "time": slot.hardness.time,
                    "memory_kib": slot.hardness.memory,
                    "lanes": slot.hardness.lanes,
                    "salt": _text(slot.salt),
                },
                "aes256gcm": {"nonce": _text(slot.nonce), "key": _text(slot.wrapped)},
            }
            for slot in slots.slots
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def _slot_of(item: dict[str, Any]) -> Slot:
    kdf, cipher = item["argon2id"], item["aes256gcm"]
    slot = Slot(
        officer=str(item["officer"]),
        hardness=Hardness(int(kdf["time"]), int(kdf["memory_kib"]), int(kdf["lanes"])),
        salt=base64.b64decode(kdf["salt"], validate=True),
        nonce=base64.b64decode(cipher["nonce"], validate=True),
        wrapped=base64.b64decode(cipher["key"], validate=True),
    )
    if len(slot.salt) != 16 or len(slot.nonce) != 12 or len(slot.wrapped) != KEY_BYTES + 16:
        raise ValueError("wrong length")
    return slot


def _parsed(data: bytes) -> Slots:
    """Return the slots that the file's bytes describe; raises ValueError, KeyError or TypeError."""
    content = json.loads(data)
    found = tuple(_slot_of(item) for item in content["slots"])
    if content["format"] != _FORMAT or len(data) > _LARGEST_FILE:
        raise ValueError("another format")
    if not found or len({slot.officer for slot in found}) != len(found):
        raise ValueError("no slots, or two of one officer")
    return Slots(str(content["book"]), found)


def read(path: Path) -> Slots:
    """Read the file of slots.

    Raises UserError `book-unreadable`, or `slots-damaged` (field `file`) for anything odd in it.
    """
    try:
        with path.open("rb") as file:
            return _parsed(file.read(_LARGEST_FILE + 1))
    except PermissionError as error:
        raise UserError("book-unreadable", path=str(path.parent)) from error
    except (ValueError, KeyError, TypeError, binascii.Error, RecursionError) as error:
        raise UserError("slots-damaged", file=str(path)) from error


def write(path: Path, slots: Slots) -> None:
    """Write the file of slots whole or not at all (temporary file, sync, rename)."""
    temporary = path.with_name(path.name + ".new")
    with temporary.open("wb") as file:
        file.write(to_json(slots))
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable, where the system has such a thing."""
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
