"""Removing an officer: the key is changed, and a cut at any point leaves a book that opens."""

import os
import shutil
import subprocess
import sys

import pytest
from sqlalchemy import text

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act
from desktop.services.trust.groups import general_group, open_group
from desktop.services.trust.officers import list_officers
from desktop.services.trust.rekey import STEPS
from desktop.services.trust.remove_officer import remove_officer
from desktop.services.trust.verify_book import verify_book
from desktop.store.migrate import schema_of
from tests.book_key import book_key
from tests.books_made import PASSPHRASE
from tests.services.trust.keys.conftest import CHAIR, SECRETARY, SECRETS, key_of


class StoppedError(Exception):
    """What a test raises in the middle."""


def remove(circle, code="O3", **more):
    session = circle.open("O2")
    try:
        remove_officer(session, code, passphrase=CHAIR, **more)
    finally:
        session.close()


def sound(circle, passphrase):
    session = circle.open(passphrase=passphrase)
    try:
        return verify_book(session.book, session.by).findings == ()
    finally:
        session.close()


def active(circle):
    session = circle.open("O2")
    try:
        return {one.code for one in list_officers(session.book, session.by) if one.active}
    finally:
        session.close()


def test_whoever_was_removed_is_out_and_the_others_are_in(circle, tmp_path):
    before = book_key(circle.path, SECRETARY)
    (circle.path / "book.before-0002.db").write_bytes(b"under the key that went")
    remove(circle)
    assert circle.opens(SECRETARY) == "wrong-passphrase"
    assert circle.opens(PASSPHRASE) == "O1"
    assert circle.opens(CHAIR) == "O2"
    assert book_key(circle.path, CHAIR) != before
    assert sound(circle, PASSPHRASE)
    assert active(circle) == {"O1", "O2"}
    assert sorted(each.name for each in circle.path.iterdir()) == [
        "blobs",
        "book.db",
        "lock",
        "slots.json",
    ]


def test_the_session_goes_on_and_writes(circle):
    session = circle.open("O2")
    with session.book.inspect() as conn:
        before = schema_of(conn)
        head = conn.execute(text("SELECT size FROM log_head")).scalar_one()
    remove_officer(session, "O3", passphrase=CHAIR)
    with session.book.inspect() as conn:
        assert schema_of(conn) == before
        assert conn.execute(text("SELECT size FROM log_head")).scalar_one() > head
        assert conn.exec_driver_sql("PRAGMA application_id").scalar_one() == 0x53494A4C
        found = "SELECT count(*) FROM entry_search WHERE entry_search MATCH 'قيد'"
        assert conn.exec_driver_sql(found).scalar_one() == 1
    with session.book.begin(session.by, Act.ADD_DOCUMENT) as tx:
        general_group(tx)
    session.close()
    assert sound(circle, CHAIR)


def test_everybody_gets_a_new_key_of_the_general_group(circle):
    session = circle.open("O2")
    with session.book.begin(session.by, Act.ADD_DOCUMENT) as tx:
        group = general_group(tx)
    remove_officer(session, "O3", passphrase=CHAIR)
    with session.book.inspect() as conn:
        assert open_group(conn, group, session.by, session.exchange).generation == 2
    session.close()


def test_an_old_copy_of_the_slots_does_not_let_the_removed_one_in(circle, tmp_path):
    shutil.copy(circle.path / "slots.json", tmp_path / "slots.json")
    remove(circle)
    shutil.copy(tmp_path / "slots.json", circle.path / "slots.json")
    assert circle.opens(SECRETARY) == "book-key-mismatch"


def test_what_is_refused(circle):
    session = circle.open("O2")
    refuse = lambda code, **more: key_of(remove_officer, session, code, **more)  # noqa: E731
    assert refuse("O2", passphrase=CHAIR) == "officer-remove-self"
    assert refuse("O9", passphrase=CHAIR) == "officer-unknown"
    assert refuse("O3", passphrase="wrong") == "wrong-passphrase"
    session.close()
    session = circle.open("O3")
    assert refuse("O1", passphrase=SECRETARY) == "not-permitted"
    session.close()
    remove(circle)
    session = circle.open("O2")
    assert refuse("O3", passphrase=CHAIR) == "officer-not-active"
    session.close()


def test_it_can_be_stopped_before_the_new_database_takes_its_place(circle):
    def stop(_done, _total):
        raise StoppedError

    with pytest.raises(StoppedError):
        remove(circle, progress=stop)
    assert {circle.opens(secret) for secret in SECRETS.values()} == set(SECRETS)
    assert not list(circle.path.glob("book.db.*"))


@pytest.mark.parametrize("at", STEPS)
def test_a_fault_at_any_step(circle, at):
    def fail(step):
        if step == at:
            raise StoppedError

    with pytest.raises(StoppedError):
        remove(circle, step=fail)
    done = at in ("exchanged", "settled")
    first = "officer-removed" if at == "exchanged" else "wrong-passphrase"
    assert circle.opens(SECRETARY) == (first if done else "O3")
    assert circle.opens(PASSPHRASE) == "O1"
    assert sound(circle, CHAIR)
    assert not list(circle.path.glob("book.db.*"))
    if not done:
        remove(circle)
        assert circle.opens(SECRETARY) == "wrong-passphrase"


KILLED = """
import os, sys
from pathlib import Path
from desktop.services.trust.open_book import open_book
from desktop.services.trust.remove_officer import remove_officer
def die(step):
    if step == sys.argv[3]:
        os.kill(os.getpid(), 9)
session = open_book(Path(sys.argv[1]), sys.argv[2])
remove_officer(session, "O3", passphrase=sys.argv[2], step=die)
"""


@pytest.mark.parametrize("first", [SECRETARY, CHAIR])
@pytest.mark.parametrize("at", STEPS)
def test_the_process_is_killed_at_any_step(circle, at, first):
    """Whoever opens the book first afterwards, every officer gets in as before or as after."""
    command = [sys.executable, "-c", KILLED, str(circle.path), CHAIR, at]
    killed = subprocess.run(command, capture_output=True, check=False, timeout=120, env=os.environ)
    assert killed.returncode == -9, killed.stderr
    done = at in ("exchanged", "settled")
    refused = {"wrong-passphrase", "officer-removed"}
    circle.opens(first)
    assert circle.opens(SECRETARY) in (refused if done else {"O3"})
    assert circle.opens(PASSPHRASE) == "O1"
    assert sound(circle, CHAIR)
    assert active(circle) == ({"O1", "O2"} if done else {"O1", "O2", "O3"})


def test_a_full_disk_changes_nothing(circle, monkeypatch):
    def full(*_arguments, **_named):
        raise UserError("disk-full", path="x")

    monkeypatch.setattr("desktop.store.book.copy_database", full)
    with pytest.raises(UserError):
        remove(circle)
    monkeypatch.undo()
    assert {circle.opens(secret) for secret in SECRETS.values()} == set(SECRETS)


FULL = """
import resource, signal, sys
from pathlib import Path
from desktop.domain.errors import UserError
from desktop.services.trust.open_book import open_book
from desktop.services.trust.remove_officer import remove_officer
path = Path(sys.argv[1])
session = open_book(path, sys.argv[2])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
most = (path / "book.db").stat().st_size // 2
resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
try:
    remove_officer(session, "O3", passphrase=sys.argv[2])
except UserError as error:
    print(error.key)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
session.close()
"""


def test_no_room_for_the_new_database(circle):
    """A file that the system lets grow to half its size stands for a disk that is full."""
    command = [sys.executable, "-c", FULL, str(circle.path), CHAIR]
    told = subprocess.run(command, capture_output=True, check=False, timeout=120, text=True)
    assert told.stdout.strip() in ("disk-full", "disk-fault"), told.stderr
    assert {circle.opens(secret) for secret in SECRETS.values()} == set(SECRETS)
    assert sound(circle, CHAIR)
    assert not list(circle.path.glob("book.db.*"))
