"""The key slots: each officer's own key under a passphrase, the book's key sealed to that key.

Argon2id (RFC 9106) turns the passphrase into a wrapping key, AES-256-GCM wraps the officer's
X25519 key with officer and book as associated data, so that a slot moved to another book or
another officer does not open. The database key is sealed to the public half, so that it can be
changed for everybody without anybody's passphrase.
"""

from __future__ import annotations

from desktop.store.slots.file import read, sync_folder, write
from desktop.store.slots.form import to_json
from desktop.store.slots.hardness import FLOOR, KEY_BYTES, Hardness, calibrated
from desktop.store.slots.settle import Known, outdated, settled
from desktop.store.slots.slot import RECOVERY, SealedKey, Slot, Slots
from desktop.store.slots.unlock import (
    Unlocked,
    others_opened,
    unlock,
    unlock_recovery,
    unlock_slot,
    unlocked_with,
)
from desktop.store.slots.wrapping import make_slot, with_key

__all__ = [
    "FLOOR",
    "KEY_BYTES",
    "RECOVERY",
    "Hardness",
    "Known",
    "SealedKey",
    "Slot",
    "Slots",
    "Unlocked",
    "calibrated",
    "make_slot",
    "others_opened",
    "outdated",
    "read",
    "settled",
    "sync_folder",
    "to_json",
    "unlock",
    "unlock_recovery",
    "unlock_slot",
    "unlocked_with",
    "with_key",
    "write",
]
