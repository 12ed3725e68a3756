"""How much of an Arabic page other programs copy exactly: the corpus drawn, then read back.

Every sentence of `tests/data/arabic_corpus.json` is drawn as a paragraph on a page of its own. It
counts as exact where a line of what the program copies equals it after one normalisation of
both: NFKC (lam-alef is one code on paper and two letters in the text), invisible controls dropped,
white space collapsed to single spaces. The thirty judged against the floors are the first of each
kind in turn, until there are thirty, so that every kind is among them.
"""

import functools
import io
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import pypdfium2

from desktop.reports.page import PageBreak, Paragraph, render
from tests.reports.page.sample import document

CORPUS = Path(__file__).parents[1] / "data" / "arabic_corpus.json"
FLOORS = {"pdfium": 21, "poppler": 8}
_CONTROLS = re.compile("[\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")


@functools.cache
def corpus():
    """Return the sentences: kind, text, perhaps `visual` (checked by hand) and `extract`."""
    return json.loads(CORPUS.read_text(encoding="utf-8"))


def normal(text):
    """Return the one form in which drawn and copied text are compared."""
    plain = _CONTROLS.sub("", unicodedata.normalize("NFKC", text))
    return " ".join(plain.split())


@functools.cache
def drawn():
    """Return the corpus as a PDF, one sentence a page."""

    def blocks():
        for sentence in corpus():
            yield Paragraph(sentence["text"])
            yield PageBreak()

    return render(document("ar"), blocks()).pdf


def by_pdfium(pdf):
    """Return what pdfium copies of every page."""
    file = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        return [file[page].get_textpage().get_text_range() for page in range(len(file))]
    finally:
        file.close()


def by_poppler(pdf):
    """Return what poppler's pdftotext makes of every page."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        told = subprocess.run(["pdftotext", file.name, "-"], check=True, capture_output=True)
    return told.stdout.decode().split("\f")[:-1]


READERS = {"pdfium": by_pdfium, "poppler": by_poppler}


def exact(reader):
    """Return, for every sentence of the corpus, whether `reader` copies it exactly."""
    pages = READERS[reader](drawn())
    return [
        normal(sentence["text"]) in {normal(line) for line in page.splitlines()}
        for sentence, page in zip(corpus(), pages, strict=True)
    ]


def counts(reader):
    """Return how many of the thirty, and of the whole corpus, `reader` copies exactly."""
    found = exact(reader)
    judged = [ok for ok, sentence in zip(found, corpus(), strict=True) if sentence.get("extract")]
    return sum(judged), sum(found)


def main():
    """Print the counts beside what they must reach."""
    for reader, floor in FLOORS.items():
        thirty, whole = counts(reader)
        sys.stdout.write(
            f"{reader:<8} {thirty:>2}/30 exact (at least {floor}), {whole}/{len(corpus())} of all\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
