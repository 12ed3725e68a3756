"""Opening and creating: every way it can go wrong is a sentence, and nothing is changed."""

import json
import shutil
import subprocess
import sys
import unicodedata

import pytest

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Role
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.open_book import officers_of, open_book
from desktop.services.trust.strength import LOWEST
from desktop.services.trust.verify_book import verify_book
from tests.books_made import PASSPHRASE, create_anew, new_ledger


@pytest.fixture
def closed(tmp_path):
    """A closed book with a few entries."""
    made = new_ledger(tmp_path)
    for amount in range(1, 40):
        made.post(("1111", amount), ("4211", -amount))
    made.session.close()
    return made.session.book.folder.path


def contents(path):
    return {each.name: each.read_bytes() for each in path.iterdir() if each.is_file()}


def refused(path, passphrase=PASSPHRASE, **more):
    before = contents(path) if path.is_dir() else None
    with pytest.raises(UserError) as error:
        open_book(path, passphrase, **more)
    if before is not None:
        after = contents(path)
        after.pop("lock", None)
        before.pop("lock", None)
        assert after == before
    return error.value.key


def test_it_opens_with_the_passphrase_in_any_spelling_of_its_letters(closed):
    open_book(closed, unicodedata.normalize("NFD", PASSPHRASE)).close()
    session = open_book(closed.with_suffix(""), PASSPHRASE, officer="O1")
    assert session.by.code == "O1"
    session.close()


def test_the_file_is_encrypted(closed):
    head = (closed / "book.db").read_bytes()
    assert not head.startswith(b"SQLite format 3")
    assert "مؤسسة".encode() not in head
    assert b"CREATE TABLE" not in head


def test_wrong_passphrase_and_unknown_officer(closed):
    assert refused(closed, "something else") == "wrong-passphrase"
    assert refused(closed, officer="O7") == "officer-unknown"


def test_missing_folder_file_in_its_place_and_missing_part(closed, tmp_path):
    assert refused(tmp_path / "nothing") == "book-missing"
    (tmp_path / "plain.sijill").write_text("x")
    assert refused(tmp_path / "plain.sijill") == "book-not-folder"
    (closed / "slots.json").unlink()
    assert refused(closed) == "book-incomplete"


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda _: b"",
        lambda _: b"[]",
        lambda _: b"\xff\xfe",
        lambda text: text.replace(b"sijill-slots-2", b"sijill-slots-9"),
        lambda text: text.replace(b'"time": 2', b'"time": 0'),
        lambda text: text.replace(b'"memory_kib": 19456', b'"memory_kib": 99999999999'),
        lambda text: text.replace(b'"salt": "', b'"salt": "!'),
        lambda text: text.replace(b'"generation": 1', b'"generation": 0'),
        lambda text: text.replace(b'"public": "', b'"public": "AAAA'),
        lambda _: b"[" * 100_000,
    ],
)
def test_a_damaged_slot_file(closed, damage):
    slots = closed / "slots.json"
    changed = damage(slots.read_bytes())
    assert changed != slots.read_bytes()
    slots.write_bytes(changed)
    assert refused(closed) == "slots-damaged"


def test_slots_of_another_book_do_not_open_this_one(closed, tmp_path):
    (tmp_path / "other").mkdir()
    other = create_anew(tmp_path / "other")
    other.close()
    shutil.copy(other.book.folder.slots, closed / "slots.json")
    assert refused(closed) == "book-key-mismatch"


def test_a_slot_whose_officer_was_renamed_does_not_open(closed):
    slots = closed / "slots.json"
    content = json.loads(slots.read_bytes())
    content["slots"][0]["officer"] = "O2"
    slots.write_text(json.dumps(content))
    assert refused(closed) == "wrong-passphrase"


def test_a_damaged_first_page(closed):
    flip(closed / "book.db", 100)
    assert refused(closed) == "book-key-mismatch"


def test_a_damaged_page_is_a_sentence_wherever_it_is_met(closed):
    pages = (closed / "book.db").stat().st_size // 4096
    for page in range(1, pages):
        flip(closed / "book.db", page * 4096 + 2000)
    with pytest.raises(UserError) as error:
        open_book(closed, PASSPHRASE)
    assert error.value.key == "book-damaged"


def flip(path, position):
    data = bytearray(path.read_bytes())
    data[position] ^= 1
    path.write_bytes(data)


def test_a_second_program_is_kept_out(closed):
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from desktop.domain.errors import UserError\n"
        "from desktop.services.trust.open_book import open_book\n"
        "try:\n"
        "    open_book(Path(sys.argv[1]), sys.argv[2])\n"
        "except UserError as error:\n"
        "    print(error.key)\n"
    )
    session = open_book(closed, PASSPHRASE)
    try:
        command = [sys.executable, "-c", code, str(closed), PASSPHRASE]
        told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        assert told.stdout.strip() == "book-in-use"
    finally:
        session.close()
    open_book(closed, PASSPHRASE).close()


def test_a_read_only_folder(closed):
    """Root is let through every permission bit, so the check runs as an ordinary person."""
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from desktop.domain.errors import UserError\n"
        "from desktop.store.folder import existing\n"
        "from desktop.store.lock import BookLock\n"
        "if os.getuid() == 0:\n"
        "    os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "try:\n"
        "    BookLock.acquire(existing(Path(sys.argv[1])).lock)\n"
        "except UserError as error:\n"
        "    print(error.key)\n"
    )
    (closed / "lock").unlink()
    for each in (closed, *closed.iterdir()):
        each.chmod(0o555 if each.is_dir() else 0o444)
    above = closed.parent
    while above != above.parent and above.owner() == closed.owner() and str(above) != "/tmp":
        above.chmod(0o755)
        above = above.parent
    command = [sys.executable, "-c", code, str(closed)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    closed.chmod(0o755)
    assert told.stdout.strip() == "book-read-only"


def test_a_name_that_is_taken_and_a_folder_that_is_not_there(tmp_path):
    create_anew(tmp_path).close()
    with pytest.raises(UserError) as taken:
        create_anew(tmp_path)
    assert taken.value.key == "book-exists"
    with pytest.raises(UserError) as missing:
        create_anew(tmp_path / "nowhere")
    assert missing.value.key == "folder-missing"


def test_a_book_that_cannot_be_made_leaves_nothing(tmp_path, monkeypatch):
    def broken(*_args, **_more):
        raise OSError("no power")

    monkeypatch.setattr("desktop.services.trust.create_book.add_accounts", broken)
    with pytest.raises(OSError, match="no power"):
        create_anew(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_second_officer_opens_the_book_with_their_own_passphrase(closed):
    session = open_book(closed, PASSPHRASE)
    chair = NewOfficer("الرئيسة", "Chair", frozenset({Role.CHAIR}), "بحر ونخلة 9")
    with pytest.raises(UserError) as wrong:
        add_officer(session.book, session.by, chair, passphrase="wrong", strength=LOWEST)
    assert wrong.value.key == "wrong-passphrase"
    code = add_officer(session.book, session.by, chair, passphrase=PASSPHRASE, strength=LOWEST)
    session.close()
    assert officers_of(closed) == ("O1", "O2")
    for passphrase, officer in (("بحر ونخلة 9", code), (PASSPHRASE, "O1")):
        session = open_book(closed, passphrase)
        assert session.by.code == officer
        assert verify_book(session.book, session.by).sound
        session.close()


def test_no_secret_is_shown_by_accident(closed):
    session = open_book(closed, PASSPHRASE)
    officer = NewOfficer("س", "", frozenset({Role.CHAIR}), "secret words")
    assert "secret words" not in repr(officer)
    assert PASSPHRASE not in repr(session)
    session.close()
