"""Bytes: encodings, line ends, control characters, sizes; and files that include files."""

from __future__ import annotations

import pytest

from desktop.domain.errors import UserError
from desktop.exchange.importers.ledger_journal import includes
from desktop.exchange.importers.ledger_journal.reader import read_journal

ENTRY = "2025-03-15 إيجار\n    a  5 LYD\n    b\n"


def refusal_of(source, **options):
    with pytest.raises(UserError) as refusal:
        read_journal(source, **options)
    return refusal.value


def write(folder, **files):
    for name, text in files.items():
        (folder / f"{name}.ledger").write_text(text, encoding="utf-8")
    return folder / "main.ledger"


@pytest.mark.parametrize(
    "raw", [b"\xef\xbb\xbf" + ENTRY.encode(), ENTRY.replace("\n", "\r\n").encode()]
)
def test_byte_order_mark_and_dos_line_ends(tmp_path, raw):
    path = tmp_path / "book.ledger"
    path.write_bytes(raw)
    book = read_journal(path)
    assert book.transactions[0].description == "إيجار"
    assert book.transactions[0].postings[1].minor == -5000


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        (ENTRY.encode() + "2025 قيد".encode("cp1256"), "journal-not-utf8"),
        (ENTRY.encode() + b"; \x00", "journal-control-character"),
        (ENTRY.encode() + b"; one\rtwo", "journal-control-character"),
        (ENTRY.encode() + b"; " + b"x" * 10_001, "journal-line-too-long"),
    ],
)
def test_what_is_no_text_is_named_by_line(tmp_path, raw, key):
    path = tmp_path / "book.ledger"
    path.write_bytes(raw)
    refusal = refusal_of(path)
    assert (refusal.key, refusal.fields["line"], refusal.fields["file"]) == (key, 4, "book.ledger")


def test_missing_file_and_folder(tmp_path):
    assert refusal_of(tmp_path / "none.ledger").key == "journal-cannot-be-read"
    assert refusal_of(tmp_path).key == "journal-cannot-be-read"


def test_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr(includes, "LARGEST_BYTES", 40)
    path = write(tmp_path, main="include more.ledger\n", more=ENTRY)
    assert refusal_of(path, include_root=tmp_path).key == "journal-too-large"


def test_too_many_lines():
    assert refusal_of("\n" * 5_000_001).key == "journal-too-large"


def test_included_files_are_read_where_they_stand(tmp_path):
    (tmp_path / "2025").mkdir()
    write(tmp_path / "2025", one=ENTRY, two=ENTRY)
    path = write(
        tmp_path,
        main="alias b = c\ninclude 2025/*.ledger\ninclude last.ledger\n" + ENTRY,
        last="alias a = z\nyear 2024\n" + ENTRY,
    )
    book = read_journal(path, include_root=tmp_path)
    assert book.files == ("main.ledger", "2025/one.ledger", "2025/two.ledger", "last.ledger")
    assert [each.file for each in book.transactions] == [*book.files[1:], "main.ledger"]
    assert {each.account: each.minor for each in book.balances} == {
        "a": 15_000,
        "c": -20_000,
        "z": 5_000,
    }


@pytest.mark.parametrize(
    "wanted",
    [
        "../secret.ledger",
        "none.ledger",
        "/etc/passwd",
        "~/x",
        "csv:x",
        "**/x",
        "../*",
        "",
        "way.ledger",
    ],
)
def test_nothing_outside_the_folder_is_opened(tmp_path, wanted):
    inside = tmp_path / "book"
    inside.mkdir()
    write(tmp_path, secret=ENTRY)
    (inside / "way.ledger").symlink_to(tmp_path / "secret.ledger")
    path = write(inside, main=f"\ninclude {wanted}\n")
    refusal = refusal_of(path, include_root=inside)
    assert refusal.key in ("journal-include-refused", "journal-cannot-be-read")
    assert refusal.fields.get("line", 2) == 2


def test_a_ring_is_named(tmp_path):
    path = write(tmp_path, main="include more.ledger\n", more="\ninclude main.ledger\n")
    refusal = refusal_of(path, include_root=tmp_path)
    told = (refusal.key, refusal.fields["file"], refusal.fields["line"])
    assert told == ("journal-include-ring", "more.ledger", 2)


def test_depth_and_number_are_capped(tmp_path, monkeypatch):
    files = {f"f{n}": f"include f{n + 1}.ledger\n" for n in range(20)}
    path = write(tmp_path, main="include f0.ledger\n", **files)
    assert refusal_of(path, include_root=tmp_path).key == "journal-include-too-many"
    monkeypatch.setattr(includes, "MOST_FILES", 3)
    path = write(tmp_path, main="include leaf.ledger\n" * 5, leaf=ENTRY)
    refusal = refusal_of(path, include_root=tmp_path)
    assert (refusal.key, refusal.fields["line"]) == ("journal-include-too-many", 3)
