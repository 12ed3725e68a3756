"""Officers, passphrases and the recovery code from the command line."""

import subprocess

import pytest

from desktop.domain.trust.recovery_code import RecoveryCode
from desktop.services.trust import recovery
from desktop.store.slots import FLOOR, wrapping
from tests.cli.conftest import SECRET

NEW = "قمر وسفينة وحصان"
CHAIR = "بحر ونخلة 9"


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """Slots as cheap as allowed: what they cost is measured elsewhere."""
    monkeypatch.setattr(wrapping, "calibrated", lambda: FLOOR)


@pytest.fixture
def files(tmp_path):
    def write(name, text):
        path = tmp_path / f"{name}.txt"
        path.write_text(f"{text}\n", encoding="utf-8")
        return path

    return write


def test_add_reset_remove_and_change_a_passphrase(run, small, secret, files):
    mine = ("--passphrase-file", secret)
    chair, new = files("chair", CHAIR), files("new", NEW)
    added = ("officer", "add", small, "--name", "الرئيسة", "--role", "chair")
    assert run(*added, "--new-passphrase-file", secret, *mine).code == 2
    assert run(*added, "--new-passphrase-file", chair, *mine).code == 0
    done = run("officer", "reset", small, "O2", "--new-passphrase-file", new, *mine)
    assert done.out == "The officer O2 has new keys.\n"
    assert run("officer", "list", small, "--passphrase-file", chair).code == 2
    assert run("officer", "list", small, "--passphrase-file", new).code == 0
    done = run(
        "officer", "passphrase", small, "--new-passphrase-file", chair, "--passphrase-file", new
    )
    assert done.code == 0
    assert run("officer", "list", small, "--passphrase-file", chair).code == 0
    done = run("officer", "remove", small, "O2", *mine)
    assert (done.code, done.out.splitlines()[0]) == (0, "The officer O2 was removed.")
    assert run("officer", "list", small, "--passphrase-file", chair).code == 2
    assert run("log", small, "verify", *mine).code == 0


def test_a_weak_passphrase_is_refused_for_a_new_book(run, tmp_path, files):
    weak = files("weak", "12345678")
    new = ("new", tmp_path / "b", "--name", "جمعية", "--currency", "LYD")
    said = run(*new, "--passphrase-file", weak)
    assert said.code == 2
    assert "would soon be guessed" in said.err
    assert not (tmp_path / "b.sijill").exists()


def test_the_recovery_code_is_printed_and_used(
    run, small, secret, files, tmp_path, monkeypatch, foreign
):
    kept = []
    monkeypatch.setattr(
        recovery, "RecoveryCode", lambda *halves: kept.append(RecoveryCode(*halves)) or kept[-1]
    )
    sheets = tmp_path / "one.pdf", tmp_path / "two.pdf"
    made = ("recovery", small, "make", "--first", sheets[0], "--second", sheets[1])
    done = run(*made, "--passphrase-file", secret)
    assert done.code == 0, done.err
    assert run(*made, "--passphrase-file", secret).code == 2
    text = subprocess.run(
        [foreign("pdftotext"), "-layout", sheets[0], "-"],
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    ).stdout
    assert all(group in text for group in kept[0].first.split("-"))
    assert not any(group in text for group in kept[0].second.split("-"))
    use = ("recovery", small, "use", "O1", "--new-passphrase-file", files("new", NEW))
    wrong = files(
        "wrong", "7" + kept[0].first[1:] if kept[0].first[0] != "7" else "8" + kept[0].first[1:]
    )
    halves = files("first", kept[0].first), files("second", kept[0].second)
    said = run(*use, "--first", wrong, "--second", halves[1])
    assert (said.code, "Group 1 of half 1" in said.err) == (2, True)
    said = run(*use, "--first", halves[0], "--second", halves[1])
    assert (said.code, said.err) == (0, "")
    assert run(*use, "--first", halves[0], "--second", halves[1]).code == 2
    assert run("officer", "list", small, "--passphrase-file", files("new", NEW)).code == 0
    assert SECRET not in said.out
