"""The desk of the ledger's screens, a program for pictures, and documents of every kind."""

import datetime as dt
import io

from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.ui.ledger.conftest import desk, speak, typing

__all__ = ["desk", "speak", "typing"]


def pdf(pages=3):
    out = io.BytesIO()
    made = Canvas(out, pagesize=A4)
    for number in range(pages):
        made.setFont("Helvetica", 30)
        made.drawString(80, 750, f"Invoice 2025/{number + 17}")
        made.setFont("Helvetica", 14)
        for line in range(18):
            made.drawString(80, 690 - line * 30, f"Item {line + 1}  ......................  12.500")
        made.showPage()
    made.save()
    return out.getvalue()


def photo():
    picture = Image.new("RGB", (900, 700), "#e8e2d4")
    ImageDraw.Draw(picture).rectangle((120, 90, 780, 600), fill="white", outline="black")
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()


def entry_of(desk):
    """Post an entry and return (its id, how the log names it)."""
    posted = desk.ledger.post(("1111", 5), ("4211", -5), day=dt.date(2025, 3, 15))
    return posted.entry_id, f"entry:{posted.year_name}:{posted.series.value}:{posted.number}"
