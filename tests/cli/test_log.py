"""The log: sound or not and why, its head, and proofs that a stranger can check."""

from __future__ import annotations

import base64
import json

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from desktop.domain.log.checkpoint import parse_checkpoint
from desktop.domain.log.finding import Fault, Finding
from desktop.domain.log.merkle import leaf_hash, verify_inclusion
from desktop.domain.log.note import parse_note
from desktop.store import slots
from desktop.store.records import LOGGED
from desktop.text.record_words import SUBJECTS
from desktop.text.subjects import finding_text, subject_text
from desktop.text.words import words_of
from tests.cli.conftest import SECRET


def ask(run, book, secret, *arguments, lang="en"):
    return run("log", book, *arguments, "--passphrase-file", secret, lang=lang)


@pytest.fixture
def tampered(small):
    """Somebody with the key changed a posted entry with another tool, and hid the trace."""
    _, key = slots.unlock(slots.read(small / "slots.json"), SECRET)
    raw = sqlcipher.connect(str(small / "book.db"), isolation_level=None)
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    (rule,) = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'entry_no_update'").fetchone()
    raw.execute("DROP TRIGGER entry_no_update")
    raw.execute("UPDATE entry SET narration = 'Rent for March' WHERE number = 2")
    raw.execute(rule)
    raw.close()
    return small


def test_a_sound_book(run, small, secret):
    said = ask(run, small, secret, "verify")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[-1] == "The book agrees with its log."
    answer = json.loads(ask(run, small, secret, "verify", "--json").out)
    assert (answer["sound"], answer["findings"]) == (True, [])
    head = json.loads(ask(run, small, secret, "head", "--json").out)
    assert (answer["size"], answer["short_head"]) == (head["size"], head["short_head"])


def test_an_entry_changed_by_another_tool_is_named(run, tampered, secret):
    said = ask(run, tampered, secret, "verify")
    assert said.code == 1
    assert (
        said.out.splitlines()[0] == "Journal entry number 2 of 2025 was changed outside the program"
    )
    arabic = ask(run, tampered, secret, "verify", lang="ar")
    assert arabic.code == 1
    assert "قيد يومية رقم 2 لسنة 2025" in arabic.out.splitlines()[0]


def test_the_finding_for_programs(run, tampered, secret):
    said = ask(run, tampered, secret, "verify", "--json")
    answer = json.loads(said.out)
    assert (said.code, answer["sound"]) == (1, False)
    (finding,) = answer["findings"]
    assert (finding["fault"], finding["subject"]) == ("altered", "entry:2025:journal:2")


def test_nothing_is_proved_of_a_changed_entry(run, tampered, secret):
    said = ask(run, tampered, secret, "prove", "2025/journal/2")
    assert (said.code, said.out) == (1, "")
    assert "no longer agrees with the log" in said.err


def test_the_head(run, small, secret):
    answer = json.loads(ask(run, small, secret, "head", "--json").out)
    checkpoint = parse_checkpoint(parse_note(answer["note"]).text)
    assert (checkpoint.size, checkpoint.root) == (
        answer["size"],
        base64.b64decode(answer["root"]),
    )
    text = ask(run, small, secret, "head").out
    assert answer["note"] in text
    assert answer["short_head"] in text


@pytest.mark.parametrize("record", ["2025/journal/2", "entry:2025:journal:2"])
def test_a_proof_holds_under_the_signed_head(run, small, secret, record):
    answer = json.loads(ask(run, small, secret, "prove", record, "--json").out)
    assert answer["subject"] == "entry:2025:journal:2"
    checkpoint = parse_checkpoint(parse_note(answer["note"]).text)
    path = [base64.b64decode(step) for step in answer["path"]]
    leaf = leaf_hash(base64.b64decode(answer["leaf"]))
    assert verify_inclusion(leaf, answer["position"], answer["size"], path, checkpoint.root)
    assert not verify_inclusion(leaf, answer["position"] - 1, answer["size"], path, checkpoint.root)
    again = json.loads(ask(run, small, secret, "prove", str(answer["position"]), "--json").out)
    assert again == answer


def test_a_proof_for_people(run, small, secret):
    said = ask(run, small, secret, "prove", "2025/journal/1")
    assert said.out.startswith("Journal entry number 1 of 2025 is in the log, at place ")
    assert ask(run, small, secret, "prove", "account:1", lang="ar").out.startswith("الحساب 1: ")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("prove",), "What is to be proved was not said"),
        (("head", "3"), "only prove asks"),
        (("prove", "99999"), "no record number 99999"),
        (("prove", "2025/journal/77"), "knows nothing called “2025/journal/77”"),
        (("prove", "2025/nonsense/1"), "knows nothing called"),
        (("prove", ""), "knows nothing called"),
        (("prove", "9" * 30), "knows nothing called"),
        (("prove", "2025/journal/" + "9" * 5000), "knows nothing called"),
        (("prove", "\u00b2"), "knows nothing called"),
    ],
)
def test_a_question_that_has_no_answer(run, small, secret, arguments, sentence):
    said = ask(run, small, secret, *arguments)
    assert (said.code, said.out) == (2, "")
    assert sentence in said.err


def test_every_logged_table_has_a_name_for_people():
    assert {table.name for table in LOGGED} <= SUBJECTS.keys()


@pytest.mark.parametrize("subject", ["entry", "entry:1", "entry:2025:nonsense:1", "x:1", "", ":"])
def test_a_subject_of_an_unknown_shape_is_shown_as_it_is(subject):
    assert subject_text(subject, words_of("en")) == subject


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("fault", Fault)
def test_every_fault_is_said_of_its_subject(fault, lang):
    text = finding_text(Finding(fault, "entry:2025:receipt:2"), words_of(lang))
    assert text
    assert "{" not in text
