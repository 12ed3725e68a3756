"""Where a passphrase comes from."""

from __future__ import annotations

import io

import pytest

from desktop.cli import passphrase as module
from desktop.cli.passphrase import passphrase
from desktop.cli.terminal import Terminal
from desktop.domain.errors import UserError
from desktop.text.words import words_of


@pytest.fixture
def terminal():
    return Terminal(words_of("ar"), io.StringIO(), io.StringIO())


@pytest.mark.parametrize(
    ("content", "read"),
    [
        (b"abc\n", "abc"),
        (b"abc", "abc"),
        (b"abc\r\n", "abc"),
        (b"  abc \t\n", "  abc \t"),
        ("نخلة\n".encode(), "نخلة"),
        ("\ufeffنخلة\n".encode(), "نخلة"),
    ],
)
def test_only_the_final_newline_is_taken_off(tmp_path, terminal, content, read):
    file = tmp_path / "p"
    file.write_bytes(content)
    assert passphrase(file, terminal, "") == read


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "passphrase-file-empty"),
        (b"\n", "passphrase-file-empty"),
        (b"\r\n", "passphrase-file-empty"),
        (b"a\nb\n", "passphrase-file-lines"),
        (b"a\n\n", "passphrase-file-lines"),
        (b"\xff\xfe", "passphrase-file-unreadable"),
        (b"x" * 5000, "passphrase-file-lines"),
    ],
)
def test_a_file_that_is_no_passphrase_is_refused(tmp_path, terminal, content, key):
    file = tmp_path / "p"
    file.write_bytes(content)
    with pytest.raises(UserError) as caught:
        passphrase(file, terminal, "")
    assert caught.value.key == key


def test_a_missing_file_and_a_folder_are_said(tmp_path, terminal):
    for file, key in ((tmp_path / "no", "missing"), (tmp_path, "unreadable")):
        with pytest.raises(UserError) as caught:
            passphrase(file, terminal, "")
        assert caught.value.key == f"passphrase-file-{key}"


def at_keyboard(monkeypatch, *typed):
    answers = iter(typed)
    monkeypatch.setattr(module.sys, "stdin", Keyboard())
    monkeypatch.setattr(module, "getpass", lambda prompt: next(answers))


class Keyboard(io.StringIO):
    def isatty(self):
        return True


def test_it_is_asked_for_on_standard_error(monkeypatch, terminal):
    at_keyboard(monkeypatch, "سر")
    assert passphrase(None, terminal, "عبارة المرور") == "سر"
    assert terminal.err.getvalue() == "عبارة المرور: "
    assert terminal.out.getvalue() == ""


def test_a_new_one_is_asked_for_twice(monkeypatch, terminal):
    at_keyboard(monkeypatch, "one", "one")
    assert passphrase(None, terminal, "p", twice=True) == "one"


@pytest.mark.parametrize(
    ("typed", "key"), [(["one", "two"], "passphrase-repeat-differs"), ([""], "passphrase-empty")]
)
def test_a_slip_of_the_finger_is_refused(monkeypatch, terminal, typed, key):
    at_keyboard(monkeypatch, *typed)
    with pytest.raises(UserError) as caught:
        passphrase(None, terminal, "p", twice=True)
    assert caught.value.key == key


def test_without_a_terminal_nobody_is_asked(monkeypatch, run, small):
    monkeypatch.setattr("sys.stdin", io.StringIO("typed in vain\n"))
    said = run("report", small, "journal")
    assert (said.code, said.out) == (2, "")
    assert "--passphrase-file" in said.err
