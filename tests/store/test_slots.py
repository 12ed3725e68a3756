"""The file of slots: what is written is read, what is altered is refused, nothing opens twice."""

import dataclasses
import json
import os
import time
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.store import slots
from desktop.store.exchange_key import OVERHEAD, ExchangeKey, seal_to
from desktop.store.slots import FLOOR, Known, Slots
from desktop.store.slots.hardness import calibrated, stretch

BOOK = "2c6f1a3e-0000-4000-8000-000000000001"
KEY = os.urandom(32)


def slot_of(officer, passphrase, *, generation=1, key=KEY, signing=b"\1" * 32, exchange=None):
    exchange = exchange or ExchangeKey.generate()
    made = slots.make_slot(
        exchange,
        book_id=BOOK,
        officer=officer,
        passphrase=passphrase,
        signing=signing,
        hardness=FLOOR,
    )
    return slots.with_key(made, key, book_id=BOOK, public=exchange.public(), generation=generation)


@pytest.fixture(scope="module")
def two():
    return Slots(BOOK, (slot_of("O1", "نخلة وبحر"), slot_of("O2", "جبل وزيتون")))


def test_what_is_written_is_read(two, tmp_path):
    slots.write(tmp_path / "slots.json", two)
    assert slots.read(tmp_path / "slots.json") == two


def test_each_passphrase_opens_its_own_slot_in_either_form(two):
    for officer, passphrase in (("O1", "نخلة وبحر"), ("O2", "جبل وزيتون")):
        typed = unicodedata.normalize("NFD", passphrase)
        assert slots.unlock(two, typed) == (officer, KEY)
    assert slots.others_opened(two, "جبل وزيتون", "O1")
    assert not slots.others_opened(two, "جبل وزيتون", "O2")


def test_a_slot_of_another_officer_or_book_does_not_open(two):
    moved = dataclasses.replace(two.slots[0], officer="O3")
    for held in (Slots(BOOK, (moved,)), Slots("another", two.slots)):
        with pytest.raises(UserError) as refused:
            slots.unlock_slot(held, "نخلة وبحر")
        assert refused.value.key == "wrong-passphrase"


def test_the_key_is_sealed_to_nobody_but_the_one_in_the_slot(two):
    with pytest.raises(ValueError, match="another key"):
        slots.with_key(
            two.slots[0],
            KEY,
            book_id=BOOK,
            public=ExchangeKey.generate().public(),
            generation=2,
        )


def test_the_newest_generation_comes_first(two):
    exchange = ExchangeKey.generate()
    newer = os.urandom(32)
    slot = slot_of("O1", "نخلة وبحر", exchange=exchange)
    wide = slots.with_key(slot, newer, book_id=BOOK, public=exchange.public(), generation=2)
    held = Slots(BOOK, (wide,))
    assert slots.unlock_slot(held, "نخلة وبحر").keys == ((2, newer), (1, KEY))
    known = {"O1": Known(exchange.public(), b"\1" * 32)}
    assert slots.settled(held, known, 1).slots[0].sealed == slot.sealed
    assert [each.generation for each in slots.settled(held, known, 2).slots[0].sealed] == [2]


def test_of_two_slots_of_one_officer_the_database_knows_one():
    exchange = ExchangeKey.generate()
    old = slot_of("O1", "قديمة جداً", exchange=exchange, signing=b"\1" * 32)
    new = slot_of("O1", "جديدة جداً", exchange=exchange, signing=b"\2" * 32)
    held = Slots(BOOK, (old, new))
    for signing, kept in ((b"\1" * 32, old), (b"\2" * 32, new)):
        known = {"O1": Known(exchange.public(), signing)}
        assert slots.settled(held, known, 1).slots == (kept,)
    assert slots.settled(held, {}, 1).slots == ()
    lone = Slots(BOOK, (old,))
    known = {"O1": Known(exchange.public(), b"\3" * 32)}
    assert slots.settled(lone, known, 1).slots == (replace(old, signing=b"\3" * 32),)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_any_byte_altered_is_refused_or_opens_nothing_else(two, data):
    text = bytearray(slots.to_json(two))
    at = data.draw(st.integers(0, len(text) - 1))
    text[at] ^= 1 << data.draw(st.integers(0, 7))
    from desktop.store.slots.form import parsed  # noqa: PLC0415

    try:
        found = parsed(bytes(text))
    except (ValueError, KeyError, TypeError, AttributeError):
        return
    assert found == two or len(found.slots) == 2


def test_three_slots_of_one_officer_do_not_lock_everybody_out(two, tmp_path):
    held = Slots(BOOK, (*two.slots, two.slots[0], two.slots[0]))
    slots.write(tmp_path / "slots.json", held)
    assert slots.unlock(slots.read(tmp_path / "slots.json"), "جبل وزيتون") == ("O2", KEY)


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content["slots"].clear(),
        lambda content: content["slots"].extend(content["slots"] * 5),
        lambda content: content["slots"][0]["sealed"].clear(),
        lambda content: content["slots"][0]["sealed"].extend(content["slots"][0]["sealed"]),
        lambda content: content["slots"][0].update(sealed="x"),
        lambda content: content["slots"][0].update(argon2id=[]),
        lambda content: content.update(slots={}),
        lambda content: content.update(format="sijill-slots-1"),
        lambda content: content["slots"].append(content["slots"][0]) or content.update(format=1),
    ],
)
def test_odd_content_is_damage_not_a_fault(two, tmp_path, change):
    content = json.loads(slots.to_json(two))
    change(content)
    path = tmp_path / "slots.json"
    path.write_text(json.dumps(content))
    if content["format"] == "sijill-slots-1":
        assert all(slot.old for slot in slots.read(path).slots)
        return
    with pytest.raises(UserError) as refused:
        slots.read(path)
    assert refused.value.key == "slots-damaged"


@given(st.binary(max_size=200), st.binary(max_size=40))
def test_what_is_sealed_opens_for_its_holder_about_the_same(secret, about):
    mine, other = ExchangeKey.generate(), ExchangeKey.generate()
    sealed = seal_to(mine.public(), secret, about)
    assert len(sealed) == len(secret) + OVERHEAD
    assert mine.open(sealed, about) == secret
    assert other.open(sealed, about) is None
    assert mine.open(sealed, about + b"x") is None
    assert mine.open(sealed[:-1], about) is None
    assert mine.open(b"", about) is None


def test_a_key_does_not_print_itself():
    exchange = ExchangeKey.generate()
    assert exchange.raw().hex() not in repr(exchange)
    assert str(exchange.raw()) not in repr(exchange)


def test_an_unlocking_is_measured_to_take_its_time():
    cost = calibrated()
    assert cost is calibrated()
    assert cost.memory >= FLOOR.memory
    assert cost.time >= FLOOR.time
    before = time.perf_counter()
    stretch("x", bytes(16), cost)
    assert time.perf_counter() - before > 0.05
