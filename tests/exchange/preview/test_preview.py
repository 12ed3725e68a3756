"""Strangers' documents are drawn by another process, which may fail in any way without harm."""

import io
import os
import struct
import subprocess
import sys
import threading
import time
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Encryption, Pdf
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.errors import UserError
from desktop.exchange.preview import reply
from desktop.exchange.preview.confine import Caps
from desktop.exchange.preview.render import Stop, _environment, _program, render
from desktop.exchange.preview.reply import FLAG, Answer, Head, read_head

PDF, PNG, JPEG, TIFF, WEBP = (
    "application/pdf",
    "image/png",
    "image/jpeg",
    "image/tiff",
    "image/webp",
)
SENTENCES = {
    "preview-damaged",
    "preview-locked",
    "preview-too-large",
    "preview-too-slow",
    "preview-failed",
}
ROOT = Path(__file__).parents[3]


def pdf(*texts, **more):
    out = io.BytesIO()
    made = Canvas(out, pagesize=A4, **more)
    for text in texts:
        made.drawString(100, 700, text)
        made.showPage()
    made.save()
    return out.getvalue()


def picture(kind, size=(300, 200), mode="RGB", colour="red", **more):
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, kind, **more)
    return out.getvalue()


def raw_pdf(*objects):
    """A PDF of numbered objects as they are written, the first being the catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer <</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return out


def stream(content, **entries):
    said = b"".join(b"/%s %s" % (k.encode(), v) for k, v in entries.items())
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (said, len(content), content)


def page_of(content, *more, resources=b"<<>>"):
    """A PDF of one page with this content stream; `more` are objects from number 5 on."""
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources %s>>"
        % resources,
        content,
        *more,
    )


def drawn(data, kind, page=0, edge=200, **more):
    return render(data, kind, page=page, edge=edge, **more)


def outcome(data, kind, **more):
    """Return what came of it: a page, or the key of the sentence; the time is bounded."""
    begun = time.monotonic()
    try:
        made = drawn(data, kind, **more)
    except UserError as error:
        return error.key
    finally:
        assert time.monotonic() - begun < 20
    assert len(made.pixels) == made.width * made.height * 3
    return "drawn"


def test_a_page_of_a_pdf():
    data = pdf("one", "two", "three")
    made = drawn(data, PDF, page=1, edge=400)
    assert (made.pages, made.page, made.height) == (3, 1, 400)
    assert made.pixels[:3] == b"\xff\xff\xff"
    assert set(made.pixels) != {255}
    assert drawn(data, PDF, page=99).page == 2


def test_colours_and_rows_are_in_order():
    made = drawn(picture("PNG", (2, 2)), PNG, edge=16)
    assert (made.width, made.height) == (2, 2)
    two = Image.new("RGB", (2, 1))
    two.putpixel((0, 0), (1, 2, 3))
    two.putpixel((1, 0), (4, 5, 6))
    out = io.BytesIO()
    two.save(out, "PNG")
    assert drawn(out.getvalue(), PNG).pixels == bytes([1, 2, 3, 4, 5, 6])
    page = page_of(stream(b"1 0 0 rg 0 0 200 100 re f 0 0 1 rg 0 100 200 100 re f"))
    made = drawn(page, PDF)
    assert made.pixels[:3] == b"\0\0\xff"
    assert made.pixels[-3:] == b"\xff\0\0"


@pytest.mark.parametrize(("name", "kind"), [("PNG", PNG), ("JPEG", JPEG), ("WEBP", WEBP)])
def test_pictures_are_made_small(name, kind):
    made = drawn(picture(name, (3000, 2000)), kind, edge=600)
    assert (made.pages, made.width, made.height) == (1, 600, 400)


def test_a_scan_of_several_pages():
    out = io.BytesIO()
    first, *more = (Image.new("1", (1700, 2200), n % 2) for n in range(3))
    first.save(out, "TIFF", save_all=True, append_images=more, compression="group4")
    made = drawn(out.getvalue(), TIFF, page=1)
    assert (made.pages, made.page) == (3, 1)
    assert set(made.pixels) == {255}
    assert set(drawn(out.getvalue(), TIFF, page=0).pixels) == {0}


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "CMYK", "I;16", "1"])
def test_every_mode_becomes_plain_colours(mode):
    colour = {"LA": (9, 0), "RGBA": (9, 9, 9, 0), "CMYK": (0, 0, 0, 0), "I;16": 65535, "1": 1}
    data = picture("TIFF", mode=mode, colour=colour.get(mode, 255))
    made = drawn(data, TIFF)
    if mode in colour:
        assert set(made.pixels) == {255}


def test_a_page_turned_by_the_camera_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    made = drawn(picture("JPEG", (400, 200), exif=exif), JPEG)
    assert made.height > made.width


# Hostile ----------------------------------------------------------------------------------------


def bomb_of_pixels():
    """A PNG of 30,000 times 30,000 white dots in a few kilobytes."""

    def chunk(name, content):
        sum_ = zlib.crc32(name + content)
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", sum_)

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(3751)) for _ in range(30_000)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_bomb_of_pixels():
    data = bomb_of_pixels()
    assert len(data) < 200_000
    assert outcome(data, PNG) == "preview-too-large"


def test_a_bomb_of_streams():
    """Two gigabytes of nothing as an image, unfolded by the PDF reader."""
    packed = zlib.compress(bytes(200_000_000), 9)
    twice = zlib.compress(packed, 9)
    image = stream(
        twice,
        Type=b"/XObject",
        Subtype=b"/Image",
        Width=b"40000",
        Height=b"40000",
        ColorSpace=b"/DeviceRGB",
        BitsPerComponent=b"8",
        Filter=b"[/FlateDecode/FlateDecode]",
    )
    data = page_of(
        stream(b"200 0 0 200 0 0 cm /I Do"), image, resources=b"<</XObject<</I 5 0 R>>>>"
    )
    assert len(data) < 100_000
    assert outcome(data, PDF) in {"drawn", *SENTENCES}


def test_endless_recursion():
    form = stream(
        b"/F Do /F Do",
        Type=b"/XObject",
        Subtype=b"/Form",
        BBox=b"[0 0 200 200]",
        Resources=b"<</XObject<</F 5 0 R>>>>",
    )
    itself = page_of(stream(b"/F Do"), form, resources=b"<</XObject<</F 5 0 R>>>>")
    loop = raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 9999999>>")
    deep = page_of(stream(b"[" * 500_000 + b"]" * 500_000))
    nested = raw_pdf(b"<<" * 200_000, b"x")
    for data in (itself, loop, deep, nested):
        assert outcome(data, PDF) in {"drawn", *SENTENCES}


def test_an_endless_page_is_stopped():
    forms = [
        stream(
            b" ".join([b"/F Do"] * 50),
            Type=b"/XObject",
            Subtype=b"/Form",
            BBox=b"[0 0 200 200]",
            Resources=b"<</XObject<</F %d 0 R>>>>" % (number + 1),
        )
        for number in range(5, 12)
    ]
    last = stream(b"0 0 200 200 re f " * 500, Type=b"/XObject", Subtype=b"/Form", BBox=b"[0 0 9 9]")
    data = page_of(stream(b"/F Do"), *forms, last, resources=b"<</XObject<</F 5 0 R>>>>")
    caps = Caps(seconds=1)
    assert outcome(data, PDF, caps=caps) in {"preview-failed", "preview-damaged"}
    assert outcome(data, PDF, seconds=0.5) == "preview-too-slow"


def test_a_drawing_nobody_wants_is_ended():
    stop = Stop()
    stop()
    assert outcome(pdf("x"), PDF, stop=stop) == "preview-failed"
    later = Stop()
    threading.Timer(0.05, later).start()
    assert outcome(pdf("x"), PDF, stop=later) in {"drawn", "preview-failed"}


def test_a_pdf_with_a_password():
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(pdf("secret"))) as file:
        file.save(out, encryption=Encryption(owner="o", user="u"))
    assert outcome(out.getvalue(), PDF) == "preview-locked"


GOOD = {
    PDF: pdf("one", "two"),
    PNG: picture("PNG"),
    JPEG: picture("JPEG"),
    TIFF: picture("TIFF", compression="tiff_lzw"),
    WEBP: picture("WEBP"),
}


@pytest.mark.parametrize("kind", GOOD)
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_mutants_are_drawn_or_refused(kind, data):
    good = bytearray(GOOD[kind])
    for _ in range(data.draw(st.integers(1, 6))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    length = data.draw(st.integers(0, len(good)))
    cut = bytes(good[: length or len(good)])
    assert outcome(cut, kind) in {"drawn", *SENTENCES}


@pytest.mark.parametrize("kind", GOOD)
def test_cut_short_empty_and_of_another_kind(kind):
    for data in (b"", GOOD[kind][:20], GOOD[kind][: len(GOOD[kind]) // 2], b"\0" * 5000):
        assert outcome(data, kind) in {"drawn", *SENTENCES}
    other = GOOD[PNG if kind == PDF else PDF]
    assert outcome(other, kind) == "preview-damaged"


# The cage ---------------------------------------------------------------------------------------

CAGE = """
import os, resource, sys
from desktop.exchange.preview.confine import Caps, confine, shut_in
import socket, subprocess
confine(Caps(), os.getppid())
shut_in()
deed = sys.stdin.read()
try:
    exec(deed)
except BaseException as error:
    os.write(1, type(error).__name__.encode())
else:
    os.write(1, b"done")
"""


def caged(deed, code=CAGE):
    run = subprocess.run(
        [sys.executable, "-c", code],
        input=deed.encode(),
        capture_output=True,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    return run.stdout.decode() or f"signal {-run.returncode}"


@pytest.mark.parametrize(
    ("deed", "end"),
    [
        ("bytearray(2 << 30)", "MemoryError"),
        ("x = [bytearray(1 << 20) for _ in range(2048)]", "MemoryError"),
        ("open('/etc/passwd')", "OSError"),
        ("socket.socket()", "OSError"),
        ("subprocess.run(['true'])", "OSError"),
    ],
)
def test_the_cage_holds(deed, end):
    """And without it the same deed is done: the cap itself bites."""
    assert caged(deed) == end
    free = CAGE.replace("confine(Caps(), os.getppid())", "").replace("shut_in()", "")
    assert caged(deed, free) == "done"


def test_nothing_is_written_to_a_file_that_is_open_already():
    code = CAGE.replace(
        "confine(Caps", "import tempfile; kept = tempfile.TemporaryFile(); confine(Caps"
    )
    deed = "os.write(kept.fileno(), b'x')"
    assert caged(deed, code) != "done"
    assert caged(deed, code.replace("shut_in()", "")) == "done"


def test_a_loop_ends_by_the_clock_of_the_processor():
    code = CAGE.replace("Caps()", "Caps(seconds=1)")
    assert caged("while True: pass", code) == "signal 24"


def test_it_dies_with_the_program(tmp_path):
    """The parent is killed while its drawing process waits for a document."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    parent = f"""
import subprocess, os, sys, signal
child = subprocess.Popen({[*_program(), FLAG, PDF, "0", "99", "512", "10"]!r} + [str(os.getpid())],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(child.pid, flush=True)
sys.stdin.read()
"""
    run = subprocess.Popen(
        [sys.executable, "-c", parent], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    )
    child = int(run.stdout.readline())
    state = Path(f"/proc/{child}/status")
    until(lambda: "pdfium" in Path(f"/proc/{child}/maps").read_text())
    run.kill()
    run.communicate()
    until(lambda: not state.exists() or "State:\tZ" in state.read_text())


def until(ready):
    end = time.monotonic() + 20
    while not ready():
        assert time.monotonic() < end


def test_it_knows_nothing_of_its_surroundings(monkeypatch):
    monkeypatch.setenv("SECRET", "x")
    assert _environment() == {}


def test_it_loads_neither_the_book_nor_the_window():
    code = (
        "import sys, io, os; import desktop.exchange.preview.child as c;"
        "import desktop.exchange.preview.draw_pdf, desktop.exchange.preview.draw_picture;"
        "bad = [m for m in sys.modules if m.split('.')[0] in"
        " ('PySide6', 'sqlalchemy', 'sqlcipher3', 'cryptography')"
        " or m.startswith(('desktop.store', 'desktop.services', 'desktop.ui'))];"
        "print(bad)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"garbage",
        Head(Answer.DRAWN, 1, 0, 99_999, 99_999).to_bytes(),
        Head(Answer.DRAWN, 1, 1, 5, 5).to_bytes() + bytes(75),
        Head(Answer.DRAWN, 1, 0, 0, 5).to_bytes(),
        Head(Answer.DAMAGED, 0, 0, 9, 9).to_bytes() + bytes(243),
        Head(Answer.DRAWN, 1, 0, 5, 5).to_bytes() + bytes(74),
        b"SJPV\x09" + bytes(16),
    ],
)
def test_an_answer_that_lies_is_a_failure(data, monkeypatch):
    """A captured drawing process may send anything."""
    code = f"import sys; sys.stdout.buffer.write({data!r})"
    monkeypatch.setattr(
        "desktop.exchange.preview.render._program", lambda: [sys.executable, "-c", code]
    )
    assert outcome(GOOD[PDF], PDF) == "preview-failed"


def test_a_flood_is_not_taken_in(monkeypatch):
    head = Head(Answer.DRAWN, 1, 0, reply.LARGEST_EDGE, reply.LARGEST_EDGE)
    code = (
        f"import sys; sys.stdout.buffer.write({head.to_bytes()!r})\n"
        "while True: sys.stdout.buffer.write(bytes(1 << 20))"
    )
    monkeypatch.setattr(
        "desktop.exchange.preview.render._program", lambda: [sys.executable, "-c", code]
    )
    made = drawn(GOOD[PDF], PDF)
    assert len(made.pixels) == reply.LARGEST_EDGE**2 * 3


def test_the_head_comes_back():
    head = Head(Answer.DRAWN, 7, 3, 100, 200)
    assert read_head(head.to_bytes()) == head
    assert head.pixel_bytes == 60_000
