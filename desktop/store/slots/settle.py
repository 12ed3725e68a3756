"""Which slots the database knows: what a power cut left of a change is told from what stands.

The file of slots and the database are two files. Every change writes the new slot beside the old
one, commits to the database, and takes the old slot away. Wherever it stops, the database says
which slots are true, and the rest goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.store.slots.slot import RECOVERY, Slot, Slots


@dataclass(frozen=True, slots=True)
class Known:
    """What the database says of one who may have a slot.

    `public` is the X25519 key in the book (None: none yet, as in a book of the first format),
    `signing` the SHA-256 of the signing key file (empty for the recovery code).
    """

    public: bytes | None
    signing: bytes


def settled(slots: Slots, known: Mapping[str, Known], generation: int) -> Slots:
    """Return the slots that stand, each with the database key of `generation` alone.

    `known` has the active officers, and `RECOVERY` where a recovery code stands.
    """
    kept = tuple(
        _of_generation(_marked(slots, slot, known[slot.officer]), generation)
        for slot in slots.slots
        if slot.officer in known and slot in _standing(slots.of(slot.officer), known[slot.officer])
    )
    return replace(slots, slots=kept)


def outdated(slot: Slot, known: Known) -> bool:
    """Return whether the slot is of a key that the officer no longer has."""
    return not slot.old and known.public is not None and slot.public != known.public


def _standing(slots: tuple[Slot, ...], known: Known) -> tuple[Slot, ...]:
    """Return the slots of one officer that agree with the database; a lone one always stands.

    Except that of the recovery code, which has to be the one that the database names.
    """
    agreed = tuple(
        slot
        for slot in slots
        if not outdated(slot, known) and (slot.old or slot.signing == known.signing)
    )
    if slots and slots[0].officer == RECOVERY:
        return tuple(slot for slot in slots if slot.public == known.public)
    return agreed if agreed and len(slots) > 1 else slots


def _marked(slots: Slots, slot: Slot, known: Known) -> Slot:
    """Return a lone slot with the mark that the database has, whatever a worn disk made of it."""
    lone = len(slots.of(slot.officer)) == 1 and slot.officer != RECOVERY
    if not lone or slot.old or outdated(slot, known):
        return slot
    return replace(slot, signing=known.signing)


def _of_generation(slot: Slot, generation: int) -> Slot:
    """Return the slot without the database keys of other generations, where it has this one."""
    if slot.old or not slot.opens(generation):
        return slot
    return replace(slot, sealed=tuple(e for e in slot.sealed if e.generation == generation))
