"""What happens when something goes wrong: a sentence on standard error, and the right code."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from desktop.cli.exit_codes import ANSWERS_NO, Exit, code_of
from desktop.domain.errors import UserError
from desktop.text.errors import SENTENCES


@pytest.fixture
def verb(monkeypatch):
    """`verb(what)` lets `sijill sample BOOK` do `what()`."""

    def replace(what):
        module = ModuleType("desktop.cli.verbs.sample_verb")
        module.run = lambda options, terminal: what()
        monkeypatch.setitem(sys.modules, module.__name__, module)

    return replace


def raising(error):
    def what():
        raise error

    return what


def test_what_a_person_can_mend_is_2_and_a_broken_book_is_1():
    assert set(SENTENCES) >= ANSWERS_NO
    assert code_of("wrong-passphrase") is Exit.USED_WRONGLY
    assert code_of("book-damaged") is Exit.NO


def test_a_user_error_is_a_sentence(run, verb):
    verb(raising(UserError("year-unknown", name="1999", known="2025")))
    said = run("sample", "x")
    assert (said.code, said.out) == (2, "")
    assert said.err == "There is no fiscal year 1999 in the book. There are: 2025.\n"


def test_ctrl_c_is_calm(run, verb):
    verb(raising(KeyboardInterrupt()))
    said = run("sample", "x")
    assert said.code == 130
    assert "Stopped." in said.err
    assert "Traceback" not in said.err


def test_our_fault_is_written_down_without_data(run, verb, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    secret = "أحمد 1,500.000"

    def what():
        try:
            {}[secret]
        except KeyError as error:
            raise RuntimeError(secret) from error

    verb(what)
    said = run("sample", "x")
    assert (said.code, said.out) == (3, "")
    assert "our fault" in said.err
    (log,) = tmp_path.rglob("fault-*.txt")
    assert str(log) in said.err
    written = log.read_text(encoding="utf-8")
    assert "builtins.RuntimeError" in written
    assert "builtins.KeyError" in written
    assert "test_exit_codes.py" in written
    for hidden in (secret, "Traceback", str(tmp_path)):
        assert hidden not in written + said.err.replace(str(log), "")


def test_a_fault_that_cannot_be_written_down_is_still_calm(run, verb, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    verb(raising(ZeroDivisionError()))
    said = run("sample", "x", lang="ar")
    assert said.code == 3
    assert len(said.err.strip().splitlines()) == 1


def test_debugging_shows_the_traceback(run, verb, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("SIJILL_DEBUG", "1")
    verb(raising(ZeroDivisionError("here")))
    said = run("sample", "x")
    assert said.code == 3
    assert "ZeroDivisionError: here" in said.err


@pytest.mark.parametrize(
    ("arguments", "key"),
    [
        (("report", "{missing}", "journal"), "There is no book at"),
        (("report", "{small}", "journal", "--year", "1999"), "There is no fiscal year 1999"),
        (("report", "{small}", "journal", "--officer", "O9"), "no active officer “O9”"),
        (("import", "{small}", "{missing}", "--format", "ledger"), "There is no file"),
        (("verify", "{missing}"), "There is no file"),
    ],
)
def test_wrong_input_is_2(run, small, tmp_path, secret, arguments, key):
    places = {"small": small, "missing": tmp_path / "missing"}
    given = [part.format(**places) for part in arguments]
    if given[0] != "verify":
        given += ["--passphrase-file", secret]
    said = run(*given)
    assert (said.code, said.out) == (2, "")
    assert key in said.err


def test_a_wrong_passphrase_is_2(run, small, tmp_path):
    wrong = tmp_path / "wrong"
    wrong.write_text("something else\n", encoding="utf-8")
    said = run("report", small, "journal", "--passphrase-file", wrong)
    assert said.code == 2
    assert "does not open the book" in said.err


def test_a_damaged_book_is_1(run, small, secret):
    database = small / "book.db"
    content = bytearray(database.read_bytes())
    content[4096 * 3 + 100] ^= 1
    database.write_bytes(content)
    said = run("log", small, "verify", "--passphrase-file", secret)
    assert said.code == 1
    assert "damaged" in said.out + said.err
