"""PDF signatures: two officers in turn, judged by poppler and qpdf; attacks are seen."""

import re
import socket
import subprocess
import zlib
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils import generic
from reportlab.pdfgen import canvas

from desktop.domain.errors import UserError
from desktop.signing.authority import create_authority
from desktop.signing.pdf_bombs import refuse_bombs
from desktop.signing.pdf_examine import examine_pdf
from desktop.signing.pdf_fields import SignatureField, prepare_fields
from desktop.signing.pdf_refused import PdfRefused
from desktop.signing.pdf_signature import sign_pdf
from desktop.signing.pdf_writer import RevisionWriter

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
AUTHORITY = create_authority("سلطة", "مؤسسة", now=NOW)
CHAIR = AUTHORITY.new_officer("فاطمة المصراتي", now=NOW)
TREASURER = AUTHORITY.new_officer("عبدالله", now=NOW)
CA = AUTHORITY.certificate.public_bytes(Encoding.PEM)
FIELDS = (
    SignatureField("One", 0, (50, 50, 250, 110), "الرئيس"),
    SignatureField("Two", -1, (300, 50, 500, 110)),
)


def drawn(text, size=(595, 842)):
    out = BytesIO()
    page = canvas.Canvas(out, pagesize=size)
    page.setFillColorRGB(0, 0, 1)
    page.rect(
        0, 0, size[0] if size[0] < 300 else 1, size[1] if size[0] < 300 else 1, fill=1, stroke=0
    )
    page.drawString(20, size[1] - 40, text)
    page.save()
    return out.getvalue()


@pytest.fixture(scope="module")
def base():
    with pikepdf.open(BytesIO(drawn("Total 1250.000"))) as pdf:
        with pdf.open_metadata() as meta:
            meta["pdfaid:part"] = "3"
        out = BytesIO()
        pdf.save(out)
    return prepare_fields(out.getvalue(), FIELDS)


def sign(pdf, field, key, **how):
    how = {
        "appearance": drawn("", (200, 60)),
        "certify": False,
        "close": False,
        "signed_at": NOW,
    } | how
    return sign_pdf(pdf, field, key, **how)


@pytest.fixture(scope="module")
def first(base):
    return sign(base, "One", CHAIR, certify=True)


@pytest.fixture(scope="module")
def both(first):
    return sign(first, "Two", TREASURER, close=True)


def test_two_officers_sign_in_turn(both):
    found = examine_pdf(both, CA)
    one, two = found.signatures
    assert [one.name, two.name] == ["فاطمة المصراتي", "عبدالله"]
    assert all(
        s.intact and s.trusted and s.docmdp_ok and s.covers_revision for s in found.signatures
    )
    assert (one.certifies, one.permission, one.modification) == (True, 2, "form-filling")
    assert (two.certifies, two.permission, two.modification) == (False, 1, "none")
    assert (one.covers_whole_file, two.covers_whole_file) == (False, True)
    assert (one.signed_at, found.empty_fields) == (NOW, 0)
    assert [one.revision, two.revision] == [found.revisions - 2, found.revisions - 1]


def test_poppler_and_qpdf_agree(both, tmp_path):
    path = tmp_path / "both.pdf"
    path.write_bytes(both)
    said = subprocess.run(
        ["pdfsig", "-nocert", path], capture_output=True, text=True, check=False
    ).stdout
    assert said.count("Signature Validation: Signature is Valid.") == 2
    assert said.count("ETSI.CAdES.detached") == 2
    assert "Total document signed" in said
    assert "فاطمة المصراتي" in said
    subprocess.run(["qpdf", "--check", path], capture_output=True, check=True)


def test_the_appearance_fills_its_box(both, tmp_path):
    path = tmp_path / "both.pdf"
    path.write_bytes(both)
    image = subprocess.run(
        ["pdftoppm", "-r", "72", "-singlefile", path], capture_output=True, check=True
    ).stdout
    width, height = map(int, re.match(rb"P6\s+(\d+) (\d+)", image).groups())
    pixels = image[-width * height * 3 :]

    def colour(x, y):
        at = ((height - 1 - y) * width + x) * 3
        return tuple(pixels[at : at + 3])

    assert colour(150, 80) == (0, 0, 255)
    assert colour(55, 105) == (0, 0, 255)
    assert colour(275, 80) == (255, 255, 255)


def test_metadata_stays_as_it_was(both):
    with pikepdf.open(BytesIO(both)) as pdf:
        assert pdf.open_metadata()["pdfaid:part"] == "3"
    assert b"pyHanko" not in both


def test_no_socket_is_opened(first, monkeypatch):
    def opened(*_args, **_more):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", opened)
    monkeypatch.setattr(socket, "socketpair", opened)
    assert examine_pdf(sign(first, "Two", TREASURER, close=True), CA).signatures[1].intact


def test_a_wrong_field_changes_nothing(first):
    with pytest.raises(UserError, match="signature-field-missing"):
        sign(first, "Three", TREASURER)
    with pytest.raises(UserError, match="signature-field-taken"):
        sign(first, "One", TREASURER)


def test_fields_need_distinct_names():
    for fields in ((), (FIELDS[0], FIELDS[0])):
        with pytest.raises(ValueError, match="distinct"):
            prepare_fields(drawn("x"), fields)


def overlaid(pdf):
    writer = RevisionWriter(pdf)
    writer.add_stream_to_page(
        0, writer.add_object(generic.StreamObject(stream_data=b"0 0 99 99 re f"))
    )
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_an_overlay_is_seen_where_poppler_sees_none(both, tmp_path):
    changed = overlaid(both)
    found = examine_pdf(changed, CA)
    assert [s.modification for s in found.signatures] == ["other", "other"]
    assert not any(s.docmdp_ok or s.covers_whole_file for s in found.signatures)
    path = tmp_path / "changed.pdf"
    path.write_bytes(changed)
    said = subprocess.run(
        ["pdfsig", "-nocert", path], capture_output=True, text=True, check=False
    ).stdout
    assert said.count("Signature Validation: Signature is Valid.") == 2


def test_a_changed_byte_breaks_the_signature(both):
    at = both.index(b"/Treasurer") if b"/Treasurer" in both else both.index(b"/MediaBox") + 12
    changed = bytearray(both)
    changed[at] = ord(" ") if changed[at] != ord(" ") else ord("0")
    try:
        found = examine_pdf(bytes(changed), CA)
    except PdfRefused:
        return
    assert not any(s.intact for s in found.signatures)


def test_another_authority_is_not_trusted(both):
    other = create_authority("سلطة", "مؤسسة", now=NOW).certificate.public_bytes(Encoding.PEM)
    found = examine_pdf(both, other)
    assert all(s.intact and not s.trusted for s in found.signatures)


@pytest.mark.parametrize(
    "pdf", [b"", b"%PDF-1.7", b"\0" * 5000, b"%PDF-1.7\nstartxref\n9\n%%EOF\n"]
)
def test_what_is_no_pdf_is_refused(pdf):
    with pytest.raises(PdfRefused):
        examine_pdf(pdf, CA)


def test_nested_bombs_are_refused():
    inner = zlib.compress(bytes(100 << 20), 9)
    for bomb in (inner, zlib.compress(inner, 9), zlib.compress(zlib.compress(inner, 9), 9)):
        with pytest.raises(PdfRefused, match="unfolds-too-far"):
            refuse_bombs(b"1 0 obj<</Length 9>>stream\r\n" + bomb + b"\nendstream")
    refuse_bombs(b"stream\n" + zlib.compress(bytes(1 << 20)) + b"\nendstream")
