"""Backups on the command line: made, listed, rehearsed, restored, in two languages."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from desktop.services.archive.add_document import add_document
from desktop.services.trust.open_book import open_book
from tests.cli.conftest import SECRET


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def backed_up(run, small, secret, stick):
    """The path of a backup of the small book."""
    answer = run("backup", small, stick, "--passphrase-file", secret)
    assert answer.code == 0, answer.err
    return answer.out.splitlines()[-1]


def test_the_last_line_is_the_path(run, small, secret, stick):
    answer = run("backup", small, stick, "--passphrase-file", secret)
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert lines[0] == "2 entries, the last of 2025-02-10"
    assert lines[-1].endswith(".sijill-backup")
    assert "same disk" in answer.err
    arabic = run("backup", small, stick, "--passphrase-file", secret, lang="ar")
    assert "قيدان، آخرهما بتاريخ 2025-02-10" in arabic.out


def test_json(run, small, secret, stick):
    made = json.loads(run("backup", small, stick, "--json", "--passphrase-file", secret).out)
    assert (made["entries"], made["last_day"], made["recorded"]) == (2, "2025-02-10", True)
    listed = json.loads(run("backup", "list", stick, "--json").out)
    assert [each["path"] for each in listed["backups"]] == [made["path"]]
    assert (listed["backups"][0]["size"], listed["refused"]) == (made["size"], [])


def test_a_damaged_file_in_the_list_is_an_answer_no(run, stick, backed_up):
    assert run("backup", "list", stick).code == 0
    with Path(backed_up).open("ab") as file:
        file.write(b"x")
    answer = run("backup", "list", stick)
    assert (answer.code, answer.out) == (1, "")
    assert "the end of the file is not what was written" in answer.err


def test_an_empty_stick(run, stick):
    answer = run("backup", "list", stick)
    assert (answer.code, "no backup" in answer.out) == (0, True)
    assert run("backup", "list", stick / "no").code == 2
    assert run("backup", "list", stick, "--move").code == 2


def test_restore(run, small, secret, backed_up, tmp_path):
    answer = run(
        "restore", backed_up, tmp_path / "again", "--reason", "try", "--passphrase-file", secret
    )
    assert answer.code == 0, answer.err
    assert answer.out.splitlines()[-1] == str(tmp_path / "again.sijill")
    assert run("log", tmp_path / "again", "verify", "--passphrase-file", secret).code == 0
    over = run("restore", backed_up, small, "--json", "--passphrase-file", secret)
    assert over.code == 0, over.err
    assert "small-set-aside-" in json.loads(over.out)["set_aside"]


def test_restore_over_a_newer_book(run, small, secret, backed_up):
    added = (
        "add", small, "fund", "--code", "F9", "--name", "x", "--restriction", "restricted",
    )  # fmt: skip
    assert run(*added, "--passphrase-file", secret).code == 0
    answer = run("restore", backed_up, small, "--passphrase-file", secret)
    assert answer.code == 2
    assert "is newer than the backup" in answer.err


def test_a_damaged_backup(run, secret, backed_up, tmp_path):
    with Path(backed_up).open("r+b") as file:
        file.seek(100_000)
        file.write(b"damaged!")
    for verb in (("restore", backed_up, tmp_path / "again"), ("rehearse", backed_up)):
        answer = run(*verb, "--passphrase-file", secret)
        assert (answer.code, "the database is not what was written" in answer.err) == (1, True)


def test_rehearse(run, small, secret, backed_up, tmp_path):
    answer = run("rehearse", backed_up, "--passphrase-file", secret)
    assert (answer.code, "would be restored." in answer.out) == (0, True)
    with_book = run("rehearse", backed_up, "--book", small, "--json", "--passphrase-file", secret)
    assert json.loads(with_book.out)["recorded"] is True
    assert sorted(path.name for path in tmp_path.iterdir()) == ["small.sijill", "stick"]


def test_one_document(run, small, secret, stick, tmp_path):
    session = open_book(small, SECRET)
    try:
        document = add_document(session, b"%PDF-1.4 a receipt", title="Receipt")
    finally:
        session.close()
    made = run("backup", small, stick, "--passphrase-file", secret).out.splitlines()[-1]
    out = tmp_path / "receipt.pdf"
    answer = run("restore", made, out, "--document", document.id, "--passphrase-file", secret)
    assert answer.code == 0, answer.err
    assert out.read_bytes() == b"%PDF-1.4 a receipt"
    second = tmp_path / "second.pdf"
    answer = run(
        "restore", made, second, "--document", document.sha256, "--passphrase-file", secret
    )
    assert answer.code == 0, answer.err
    assert second.read_bytes() == b"%PDF-1.4 a receipt"
    answer = run("restore", made, second, "--document", "999", "--passphrase-file", secret)
    assert (answer.code, "has no document" in answer.err) == (2, True)


def test_move(run, small, secret, stick):
    answer = run("backup", small, stick, "--move", "--passphrase-file", secret)
    assert answer.code == 0, answer.err
    note = (stick / "READ-ME-sijill.txt").read_text(encoding="utf-8")
    assert "استعادة من نسخة احتياطية" in note
    assert "Restore from a backup" in note
    listed = json.loads(run("backup", "list", stick, "--json").out)
    assert listed["backups"][0]["purpose"] == "move"


def test_the_copy_before_an_update(run, root, secret, tmp_path):
    with zipfile.ZipFile(root / "tests/books/foundation-0002.zip") as packed:
        packed.extractall(tmp_path)
    path = next(tmp_path.glob("*.sijill"))
    key = tmp_path / "key.txt"
    key.write_text("archived book\n", encoding="utf-8")
    assert run("log", path, "head", "--passphrase-file", key).code == 0
    (copy,) = path.glob("book.before-*.db")
    answer = run("restore", copy, tmp_path / "before", "--passphrase-file", key)
    assert answer.code == 0, answer.err
    assert answer.out.strip() == str(tmp_path / "before.sijill")
    answer = run("restore", path / "book.before-0001.db", tmp_path / "b", "--passphrase-file", key)
    assert answer.code == 2
