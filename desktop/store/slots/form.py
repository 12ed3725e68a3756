"""The content of slots.json, written and read; SPEC-slots says it byte by byte."""

from __future__ import annotations

import base64
import json
from typing import Any, Final

from desktop.store.exchange_key import NONCE_BYTES, OVERHEAD, PUBLIC_BYTES
from desktop.store.slots.hardness import KEY_BYTES, SALT_BYTES, Hardness
from desktop.store.slots.slot import FIRST_FORMAT, FORMAT, SealedKey, Slot, Slots

LARGEST_FILE: Final = 1_000_000
MOST_SLOTS: Final = 200
_MOST_OF_ONE: Final = 4
"""Slots of one officer, keys in one slot: two stand side by side while a change is under way."""
_LARGEST_GENERATION: Final = 10**9


def to_json(slots: Slots) -> bytes:
    """Return the file's content."""
    content = {
        "format": FORMAT,
        "book": slots.book_id,
        "slots": [_item_of(slot) for slot in slots.slots],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def parsed(data: bytes) -> Slots:
    """Return the slots that the file's bytes describe; raises ValueError, KeyError or TypeError."""
    if len(data) > LARGEST_FILE:
        raise ValueError("too large")
    content = json.loads(data)
    form = content["format"]
    if form not in (FIRST_FORMAT, FORMAT) or len(content["slots"]) > MOST_SLOTS:
        raise ValueError("another format")
    found = tuple(_slot_of(item, first=form == FIRST_FORMAT) for item in content["slots"])
    slots = Slots(str(content["book"]), found)
    allowed = 1 if form == FIRST_FORMAT else _MOST_OF_ONE
    if not found or any(len(slots.of(slot.officer)) > allowed for slot in found):
        raise ValueError("no slots, or too many of one officer")
    return slots


def _item_of(slot: Slot) -> dict[str, object]:
    item: dict[str, object] = {
        "officer": slot.officer,
        "argon2id": {
            "time": slot.hardness.time,
            "memory_kib": slot.hardness.memory,
            "lanes": slot.hardness.lanes,
            "salt": _text(slot.salt),
        },
        "aes256gcm": {"nonce": _text(slot.nonce), "key": _text(slot.wrapped)},
    }
    if not slot.old:
        item["public"] = _text(slot.public)
        item["signing"] = _text(slot.signing)
        item["sealed"] = [
            {
                "generation": each.generation,
                "ephemeral": _text(each.sealed[:PUBLIC_BYTES]),
                "nonce": _text(each.sealed[PUBLIC_BYTES : PUBLIC_BYTES + NONCE_BYTES]),
                "key": _text(each.sealed[PUBLIC_BYTES + NONCE_BYTES :]),
            }
            for each in slot.sealed
        ]
    return item


def _slot_of(item: dict[str, Any], *, first: bool) -> Slot:
    kdf, cipher = item["argon2id"], item["aes256gcm"]
    old = first or "public" not in item
    return Slot(
        officer=str(item["officer"]),
        hardness=Hardness(int(kdf["time"]), int(kdf["memory_kib"]), int(kdf["lanes"])),
        salt=_bytes(kdf["salt"], SALT_BYTES),
        nonce=_bytes(cipher["nonce"], NONCE_BYTES),
        wrapped=_bytes(cipher["key"], KEY_BYTES + 16),
        public=b"" if old else _bytes(item["public"], PUBLIC_BYTES),
        signing=b"" if old else _bytes(item["signing"], 0, 32),
        sealed=() if old else _sealed_of(item["sealed"]),
    )


def _sealed_of(items: list[dict[str, Any]]) -> tuple[SealedKey, ...]:
    found = []
    for item in items:
        parts = (
            _bytes(item["ephemeral"], PUBLIC_BYTES),
            _bytes(item["nonce"], NONCE_BYTES),
            _bytes(item["key"], KEY_BYTES + OVERHEAD - PUBLIC_BYTES - NONCE_BYTES),
        )
        generation = int(item["generation"])
        if not 1 <= generation <= _LARGEST_GENERATION:
            raise ValueError("no generation")
        found.append(SealedKey(generation, b"".join(parts)))
    generations = {each.generation for each in found}
    if not found or len(found) > _MOST_OF_ONE or len(generations) != len(found):
        raise ValueError("no key, or two of one generation")
    return tuple(found)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str, *lengths: int) -> bytes:
    """Return the bytes of base64 text; raises ValueError (binascii.Error) for another length."""
    data = base64.b64decode(text, validate=True)
    if len(data) not in lengths:
        raise ValueError("wrong length")
    return data
