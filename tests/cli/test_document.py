"""Documents from the command line: kept, listed, saved to the byte, erased, checked."""

import json

import pytest

PDF = b"%PDF-1.7\n" + b"invoice" * 300


@pytest.fixture
def ask(run, small, secret):
    """`ask("add", file)` puts the book behind the verb."""

    def call(action, *more, lang="en"):
        return run("document", small, action, *more, "--passphrase-file", secret, lang=lang)

    return call


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "فاتورة.pdf"
    path.write_bytes(PDF)
    return path


def answer(said, code=0):
    assert said.code == code, said.err
    return json.loads(said.out)


def test_in_and_out_again(ask, file, tmp_path):
    said = answer(ask("add", file, "--title", "فاتورة الكهرباء", "--json"))
    assert (said["id"], said["title"], said["group"]) == (1, "فاتورة الكهرباء", "GENERAL")
    assert answer(ask("list", "--json"))["documents"] == [said]
    assert answer(ask("list", "--words", "nothing", "--json"))["documents"] == []
    saved = answer(ask("save", "1", tmp_path / "out.pdf", "--json"))
    assert (saved["bytes"], saved["sha256"]) == (len(PDF), said["sha256"])
    assert (tmp_path / "out.pdf").read_bytes() == PDF
    again = ask("save", "1", tmp_path / "out.pdf")
    assert (again.code, "out.pdf" in again.err) == (2, True)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_for_people(ask, file, tmp_path, lang):
    assert "فاتورة" in ask("add", file, lang=lang).out
    assert "PDF" in ask("list", lang=lang).out
    assert ask("check", lang=lang).code == 0
    assert "out.pdf" in ask("save", "1", tmp_path / "out.pdf", lang=lang).out
    assert ask("erase", "1", "--reason", "x", lang=lang).code == 0


def test_attached_to_what_there_is(ask, file):
    assert ask("add", file, "--attach", "entry:2025:journal:1").code == 0
    assert ask("add", file, "--attach", "entry:2025:journal:99").code == 2
    assert ask("add", file, "--group", "NONE").code == 2


def test_a_program_is_refused_by_what_it_is(ask, file):
    file.write_bytes(b"MZ\0\0")
    said = ask("add", file)
    assert (said.code, "program" in said.err) == (2, True)


def test_damage_is_the_answer_no(ask, file, small):
    ask("add", file)
    (path,) = [each for each in (small / "blobs").rglob("*") if each.is_file()]
    data = bytearray(path.read_bytes())
    data[99] ^= 1
    path.write_bytes(data)
    fault = {"id": 1, "title": "فاتورة", "damage": "damaged"}
    assert answer(ask("check", "--json"), 1) == {"whole": False, "faults": [fault]}
    path.unlink()
    said = ask("check")
    assert (said.code, "missing" in said.out) == (1, True)


def test_erased(ask, file, small):
    ask("add", file)
    assert answer(ask("erase", "1", "--reason", "asked for", "--json")) == {"erased": 1}
    assert [each for each in (small / "blobs").rglob("*") if each.is_file()] == []
    assert answer(ask("list", "--json"))["documents"][0]["erased"]
    assert ask("save", "1", small / "x").code == 2
    assert ask("erase", "7", "--reason", "x").code == 2
