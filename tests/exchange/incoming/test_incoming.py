"""What comes in from outside: judged by its content, named honestly, never waited for."""

import io
import os
import struct
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.archive.file_name import LONGEST, honest_name
from desktop.domain.archive.kinds import ENDINGS, LARGEST_DOCUMENT, DocumentKind
from desktop.domain.errors import UserError
from desktop.exchange.incoming import office
from desktop.exchange.incoming.incoming_file import incoming


def zipped(*members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, content in members:
            made.writestr(name, content)
    return out.getvalue()


def open_document(kind, *more):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        for name, content in (("content.xml", "<x/>"), *more):
            made.writestr(name, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


TYPES = ("[Content_Types].xml", "<Types/>")
WORD = ("word/document.xml", "<w/>")
GOOD = {
    DocumentKind.PDF: b"%PDF-1.4\n...",
    DocumentKind.JPEG: b"\xff\xd8\xff\xe0....",
    DocumentKind.PNG: b"\x89PNG\r\n\x1a\n....",
    DocumentKind.TIFF: b"II*\0....",
    DocumentKind.WEBP: b"RIFF\1\2\3\4WEBPVP8 ",
    DocumentKind.DOCX: zipped(TYPES, WORD),
    DocumentKind.XLSX: zipped(TYPES, ("xl/workbook.xml", "<x/>")),
    DocumentKind.ODT: open_document("text"),
    DocumentKind.ODS: open_document("spreadsheet"),
    DocumentKind.TEXT: "محضر اجتماع\n".encode(),
    DocumentKind.CSV: b"a,b\n1,2\n",
    DocumentKind.EMAIL: b"From: a@b.ly\nSubject: x\n\n<html>words</html>",
}


def taken(data, name):
    with incoming(data, name) as file:
        assert b"".join(file.pieces()) == data
        return file.kind, file.name


def refused(source, name=""):
    with pytest.raises(UserError) as error, incoming(source, name):
        pass
    return error.value.key


def taken_or_refused(data, name):
    """Return the kind, or the key of the sentence; anything else that is raised is a bug."""
    try:
        with incoming(data, name) as file:
            return file.kind
    except UserError as error:
        return error.key if error.key.startswith("document-") else ""


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_is_known_by_its_content(kind):
    ending = ENDINGS[kind][0]
    assert taken(GOOD[kind], f"a.{ending}") == (kind, f"a.{ending}")


def test_a_text_in_the_old_arabic_code_page_is_a_text():
    assert taken("محضر".encode("cp1256"), "a.txt")[0] is DocumentKind.TEXT


@pytest.mark.parametrize(
    ("data", "name", "key"),
    [
        (b"", "a.pdf", "document-empty"),
        (b"MZ\x90\0\3\0", "invoice.pdf", "document-is-program"),
        (b"\x7fELF\2\1\1\0", "scan.jpg", "document-is-program"),
        (b"\xca\xfe\xba\xbe\0\0", "a.pdf", "document-is-program"),
        (b"\xcf\xfa\xed\xfe\0", "a", "document-is-program"),
        (b"\x4c\0\0\0\1\x14\2\0....", "invoice.pdf", "document-is-shortcut"),
        (b"[InternetShortcut]\nURL=file://x\n", "a.url", "document-is-shortcut"),
        (b"[Desktop Entry]\nExec=x\n", "a.txt", "document-is-shortcut"),
        (b"#!/bin/sh\nrm -rf ~\n", "a.txt", "document-is-script"),
        (b"@echo off\r\n", "a.txt", "document-is-script"),
        (b"del *.*\r\n", "a.bat", "document-is-script"),
        (b"print(1)\n", "a.py", "document-is-script"),
        (b"<?php x", "a.txt", "document-is-script"),
        (b"x", "a.hta", "document-is-script"),
        (b"<!DOCTYPE html><p>", "a.pdf", "document-is-web-page"),
        (b"\xef\xbb\xbf  <HTML><body>", "a.txt", "document-is-web-page"),
        (b"words <script >x", "a.txt", "document-is-web-page"),
        (b"<?xml version='1.0'?><x/>", "a.txt", "document-is-web-page"),
        (b"<svg xmlns='x'>", "a.txt", "document-is-drawing"),
        (b"<?xml version='1.0'?><svg>", "a.svg", "document-is-drawing"),
        (b"Rar!\x1a\7\0", "a.pdf", "document-is-archive"),
        (b"7z\xbc\xaf\x27\x1c\0", "a.7z", "document-is-archive"),
        (b"\x1f\x8b\x08\0\0", "a.tgz", "document-is-archive"),
        (b"\0" * 257 + b"ustar\0", "a.tar", "document-is-archive"),
        (zipped(("a.txt", "x")), "a.docx", "document-is-archive"),
        (zipped(WORD), "a.docx", "document-is-archive"),
        (b"PK\3\4 and no end", "a.docx", "document-is-archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "a.doc", "document-is-old-office"),
        (b"{\\rtf1 x}", "a.rtf", "document-is-old-office"),
        (b"\0\1\2\3binary", "a.txt", "document-kind-unknown"),
        (b"RIFF\1\2\3\4WAVEfmt ", "a.wav", "document-kind-unknown"),
        (b"text at first" * 999 + b"\0", "a.txt", "document-kind-unknown"),
        (zipped(TYPES, WORD, ("word/vbaProject.bin", "x")), "a.docx", "document-has-macros"),
        (open_document("text", ("Basic/Standard/x.xml", "x")), "a.odt", "document-has-macros"),
        (zipped(TYPES, WORD, ("../../evil", "x")), "a.docx", "document-office-odd"),
        (zipped(TYPES, WORD, ("/etc/passwd", "x")), "a.docx", "document-office-odd"),
        (zipped(TYPES, WORD, ("a\\b", "x")), "a.docx", "document-office-odd"),
        (zipped(TYPES, WORD, ("/".join("abcdefghij"), "x")), "a.docx", "document-office-odd"),
        (zipped(TYPES, WORD, ("a\u202eb", "x")), "a.docx", "document-office-odd"),
        (zipped(TYPES, WORD, ("big", b"\0" * 20_000_000)), "a.docx", "document-office-odd"),
        (
            zipped(TYPES, WORD, *((f"p{n}", "") for n in range(office.MOST_MEMBERS))),
            "a.docx",
            "document-office-odd",
        ),
    ],
)
def test_everything_else_is_refused_by_what_it_is(data, name, key):
    assert refused(data, name) == key


def test_members_that_say_they_unfold_to_little_count_by_the_list():
    data = bytearray(zipped(TYPES, WORD))
    at = data.rfind(b"PK\1\2")
    struct.pack_into("<I", data, at + 24, 2**32 - 1)
    assert refused(bytes(data), "a.docx") == "document-office-odd"


def test_a_list_of_a_million_members_is_not_walked():
    data = zipped(TYPES, WORD)
    end = data.rfind(b"PK\5\6")
    head, tail = data[:end], bytearray(data[end:])
    struct.pack_into("<HH", tail, 8, 60_000, 60_000)
    assert refused(head + bytes(tail), "a.docx") == "document-office-odd"


@given(st.binary(max_size=300), st.sampled_from(["a.docx", "a.odt", "a.pdf", "a.txt", "a.eml"]))
def test_rubbish_is_a_document_or_a_sentence(data, name):
    for start in (b"", b"PK\3\4", GOOD[DocumentKind.DOCX]):
        assert taken_or_refused(start + data, name)


@given(st.data())
def test_mutants_of_office_files_are_a_document_or_a_sentence(data):
    good = bytearray(data.draw(st.sampled_from([GOOD[DocumentKind.DOCX], GOOD[DocumentKind.ODT]])))
    for _ in range(data.draw(st.integers(1, 4))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    assert taken_or_refused(bytes(good[: data.draw(st.integers(1, len(good)))]), "a.docx")


# Files ------------------------------------------------------------------------------------------


def test_a_file_of_three_gigabytes_is_refused_without_reading_it(tmp_path, monkeypatch):
    path = tmp_path / "film.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.4")
        file.truncate(3 * 10**9)

    def read(*_):
        raise AssertionError("the file was read")

    monkeypatch.setattr(os, "read", read)
    with pytest.raises(UserError) as error, incoming(path):
        pass
    assert error.value.key == "document-too-large"
    assert error.value.fields["megabytes"] == 3000


def test_the_largest_document_is_one_and_a_byte_more_is_none(tmp_path):
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.4")
        file.truncate(LARGEST_DOCUMENT)
    with incoming(path) as file:
        assert file.size == LARGEST_DOCUMENT
    with path.open("ab") as file:
        file.write(b"x")
    assert refused(path) == "document-too-large"


def test_a_pipe_is_not_waited_for(tmp_path):
    path = tmp_path / "a.pdf"
    os.mkfifo(path)
    assert refused(path) == "document-not-a-file"


def test_a_pipe_put_in_the_place_of_a_file_is_not_waited_for(tmp_path, monkeypatch):
    """Between the look and the opening: the descriptor decides."""
    path = tmp_path / "a.pdf"
    os.mkfifo(path)
    monkeypatch.setattr(type(path), "is_file", lambda _: True)
    assert refused(path) == "document-not-a-file"


def test_links_folders_devices_and_nothing_are_refused(tmp_path, monkeypatch):
    real = tmp_path / "a.pdf"
    real.write_bytes(GOOD[DocumentKind.PDF])
    link = tmp_path / "b.pdf"
    link.symlink_to(real)
    assert refused(link) == "document-is-link"
    assert refused(tmp_path) == "document-not-a-file"
    assert refused(tmp_path / "none.pdf") == "document-missing"
    assert refused(real / "below") == "document-missing"
    device = tmp_path.parent.joinpath("/dev/zero")
    assert refused(device) == "document-not-a-file"
    monkeypatch.setattr(type(link), "is_symlink", lambda _: False)
    assert refused(link) == "document-is-link"


def test_what_changes_while_it_is_read_is_noticed(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"first")
    with incoming(path) as file:
        path.write_bytes(b"other")
        with pytest.raises(UserError) as error:
            list(file.pieces())
    assert error.value.key == "document-changed"


# Names ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind", "honest"),
    [
        ("فاتورة.pdf", DocumentKind.PDF, "فاتورة.pdf"),
        ("bill.exe", DocumentKind.JPEG, "bill.exe.jpg"),
        ("bill\u202egpj.exe", DocumentKind.PDF, "billgpj.exe.pdf"),
        ("a.PDF", DocumentKind.PDF, "a.PDF"),
        ("scan.jpeg", DocumentKind.JPEG, "scan.jpeg"),
        ("../../etc/passwd", DocumentKind.TEXT, "passwd.txt"),
        ("C:\\Users\\x\\a.pdf", DocumentKind.PDF, "a.pdf"),
        ("con.pdf", DocumentKind.PDF, "_con.pdf"),
        ("LPT1", DocumentKind.PDF, "_LPT1.pdf"),
        ("a<b>:c?.pdf", DocumentKind.PDF, "a_b__c_.pdf"),
        ("", DocumentKind.PDF, "document.pdf"),
        (".pdf", DocumentKind.PDF, "document.pdf"),
        ("...", DocumentKind.PDF, "document.pdf"),
        ("a.pdf. . ", DocumentKind.PDF, "a.pdf"),
        ("a\x00\x07b.pdf", DocumentKind.PDF, "ab.pdf"),
    ],
)
def test_names_are_honest(name, kind, honest):
    assert honest_name(name, kind) == honest


@given(st.text(max_size=300), st.sampled_from(DocumentKind))
def test_every_name_can_be_written_anywhere(name, kind):
    honest = honest_name(name, kind)
    assert honest_name(honest, kind) == honest
    assert honest.rpartition(".")[2].lower() in ENDINGS[kind]
    assert len(honest.encode()) <= LONGEST
    assert honest.isprintable()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, honest)
        assert path.parent == Path(folder)
        path.touch(exist_ok=False)
