"""The container of a backup has one form: whatever is not exactly it is named, however it comes."""

import datetime as dt
import io
import zipfile
import zlib
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.trust.backups import Part, Purpose
from desktop.exchange import volume
from desktop.exchange.backup import layout, pool
from desktop.exchange.backup.container import Piece, length_of, pieces, read_container
from desktop.exchange.backup.manifest import MEMBERS, Digest, Manifest, parse
from desktop.exchange.backup.pool import Blob

PARTS = st.fixed_dictionaries({part: st.binary(max_size=300) for part in MEMBERS})
MOMENT = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.UTC)


def manifest_for(contents):
    return Manifest(
        book_id="cad3c82e-31f7-49b8-891b-afd6bde0ec14",
        program="0.1.0",
        schema="0003",
        made_at=MOMENT,
        purpose=Purpose.KEEP,
        size=97,
        root=bytes(range(32)),
        parts={part: Digest(len(c), sha256(c).hexdigest()) for part, c in contents.items()},
        blobs=0,
        missing=0,
    )


def whole(contents):
    given_parts = {
        part: Piece(lambda c=content: [c], len(content), zlib.crc32(content))
        for part, content in contents.items()
    }
    return b"".join(pieces(manifest_for(contents), given_parts))


def cut(data, size):
    return [data[at : at + size] for at in range(0, len(data), size)]


@given(PARTS, st.integers(1, 700))
def test_what_was_written_comes_back_in_pieces_of_any_length(contents, size):
    taken = {part: bytearray() for part in MEMBERS}
    data = whole(contents)
    sinks = {part: taken[part].extend for part in MEMBERS}
    found = read_container("f", cut(data, size), sinks)
    assert found == manifest_for(contents)
    assert {part: bytes(each) for part, each in taken.items()} == contents
    assert len(data) == length_of(found)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in MEMBERS.values()} == {
            MEMBERS[part]: content for part, content in contents.items()
        }


@settings(max_examples=300)
@given(PARTS, st.data())
def test_any_change_is_refused_by_its_part(contents, data):
    content = bytearray(whole(contents))
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(UserError) as refused:
        read_container("f", cut(bytes(content), 100))
    assert refused.value.key == "backup-damaged"
    assert isinstance(refused.value.fields["part"], Part)


@given(PARTS, st.data())
def test_any_cut_and_any_addition_is_refused(contents, data):
    content = whole(contents)
    short = content[: data.draw(st.integers(0, len(content) - 1))]
    for wrong in (short, content + data.draw(st.binary(min_size=1, max_size=9))):
        with pytest.raises(UserError) as refused:
            read_container("f", [wrong])
        assert refused.value.key == "backup-damaged"


@given(st.binary(max_size=2_000))
def test_rubbish_is_refused_calmly(data):
    with pytest.raises(UserError) as refused:
        read_container("f", [data])
    assert refused.value.key == "backup-damaged"


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_a_manifest_is_read_in_its_one_form_only(data):
    said = manifest_for(dict.fromkeys(MEMBERS, b"")).encoded()
    assert parse(said) == manifest_for(dict.fromkeys(MEMBERS, b""))
    for wrong in (data, said + b" ", said.replace(b'"size": 97', b'"size": -1'), b"[]", b"null"):
        with pytest.raises(ValueError, match=r".*"):
            parse(wrong)


def test_names_on_a_stick():
    shelf = layout.shelf_of(Path("/s"), "cad3c82e-31f7-49b8-891b-afd6bde0ec14")
    assert str(shelf) == "/s/sijill-backups/cad3c82e31f7"
    assert layout.shelf_of(shelf, "cad3c82e-31f7-49b8") == shelf
    assert layout.shelf_of(shelf.parent, "cad3c82e-31f7-49b8") == shelf
    name = layout.file_name(MOMENT, "12345 67890 11111")
    assert name == "2026-11-24T103000Z_1234567890.sijill-backup"
    assert ":" not in name


def test_the_list_of_documents_has_one_form():
    blobs = (Blob("b" * 64, 5), Blob("a" * 64, 0))
    assert pool.read_list(pool.write_list(blobs)) == (blobs[1], blobs[0])
    for wrong in (b"a 1\n", pool.write_list(blobs)[:-1], b"\n", pool.write_list(blobs) * 2):
        with pytest.raises(ValueError, match=r".*"):
            pool.read_list(wrong)


def test_a_volume_is_named_by_its_label_and_number(tmp_path, monkeypatch):
    for folder, name in (("by-label", "SIJILL\\x20A"), ("by-uuid", "4F2A-11C0")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).symlink_to("/dev/null")
    (tmp_path / "by-uuid" / "0000-0000").symlink_to("/dev/zero")
    monkeypatch.setattr(volume, "_BY_LABEL", tmp_path / "by-label")
    monkeypatch.setattr(volume, "_BY_NUMBER", tmp_path / "by-uuid")
    monkeypatch.setattr(volume, "_linux_mount", lambda _folder: ("/m", "vfat", "/dev/null"))
    assert volume.name_of(tmp_path) == "SIJILL A 4F2A-11C0"
    monkeypatch.setattr(volume, "_linux_mount", lambda _folder: ("/m", "tmpfs", "tmpfs"))
    assert volume.name_of(tmp_path) == ""
