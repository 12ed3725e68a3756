"""Public versions of books full of secrets, and a search for the secrets in everything that left.

`run` is called with a small count by the tests and with the full one by `make soak`.
"""

import datetime as dt
import subprocess
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from random import Random

import pikepdf
import pypdfium2

from desktop.domain.ledger.dimensions import NewPartner, PartnerKind
from desktop.domain.ledger.entry import NewEntry, NewLine, Series
from desktop.services.disclosure.export_package import ExportOrder, export_package
from desktop.services.ledger.add_masters import add_partner
from desktop.services.ledger.post_entry import post_entry
from tests.books_made import PASSPHRASE, new_ledger

_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_PERSONS = (PartnerKind.MEMBER, PartnerKind.STAFF, PartnerKind.OTHER)


@dataclass(frozen=True)
class Searched:
    """What was searched: packages, secrets, and where one was found."""

    packages: int
    secrets: int
    leaks: tuple[str, ...]


def run(count, seed, folder, *, profile="public"):
    """Export `count` packages of `profile` from books with random secrets; search them all."""
    dice = Random(seed)
    secrets_seen, leaks = 0, []
    for number in range(count):
        place = Path(folder) / f"{number}"
        place.mkdir(parents=True)
        secrets, exported = _exported(dice, place, profile)
        secrets_seen += len(secrets)
        leaks += [f"{number}: {where}" for where in found(secrets, exported)]
    return Searched(count, secrets_seen, tuple(leaks))


def _word(dice):
    letters = dice.choice((_ARABIC, _LATIN))
    return "".join(dice.choice(letters) for _ in range(dice.randint(9, 14)))


def _exported(dice, place, profile):
    ledger = new_ledger(place)
    book, by = ledger.session.book, ledger.session.by
    secrets = []

    def secret():
        secrets.append(_word(dice))
        return secrets[-1]

    try:
        partners = [
            add_partner(book, by, NewPartner(f"P{at}", secret(), secret(), dice.choice(_PERSONS)))
            for at in range(2)
        ]
        for _ in range(dice.randint(2, 6)):
            amount, fund = dice.randint(1, 9_999_999), dice.choice(("GEN", "EU"))
            pair = (("1111", amount), ("4211", -amount))
            lines = tuple(
                NewLine(
                    ledger.accounts[account],
                    value,
                    ledger.funds[fund],
                    ledger.projects["P01"] if account == "4211" else None,
                    dice.choice((None, *partners)),
                    secret(),
                )
                for account, value in pair
            )
            day = dt.date(2025, dice.randint(1, 12), dice.randint(1, 28))
            narration = f"دفعة إلى {secret()} عن {secret()}"
            post_entry(
                book, by, NewEntry(day, Series.JOURNAL, narration, lines, reference=secret())
            )
        order = ExportOrder(profile, "2025", place, PASSPHRASE)
        return secrets, export_package(book, by, order)
    finally:
        ledger.session.close()


def found(secrets, exported):
    """Yield where a secret stands in what was written to the folder."""
    for path in sorted(exported.path.parent.iterdir()):
        if path.is_file():
            for where, text in _texts(path.name, path.read_bytes()):
                yield from (f"{where}: {one}" for one in secrets if one in text)


def _texts(name, data):
    """Yield (place, text) of the bytes and of all that is packed inside them."""
    for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
        yield f"{name} as {encoding}", data.decode(encoding, errors="replace")
    if name.endswith((".asice", ".zip")):
        with zipfile.ZipFile(BytesIO(data)) as package:
            for member in package.namelist():
                yield from _texts(f"{name}/{member}", package.read(member))
    if name.endswith(".pdf"):
        yield from _texts_of_pdf(name, data)


def _texts_of_pdf(name, data):
    with pikepdf.open(BytesIO(data)) as pdf:
        yield f"{name} information", " ".join(str(value) for value in pdf.docinfo.values())
        for at, each in enumerate(pdf.objects):
            if isinstance(each, pikepdf.Stream):
                plain = each.read_bytes() if _readable(each) else each.read_raw_bytes()
                yield f"{name} stream {at}", plain.decode("utf-8", errors="replace")
            else:
                yield f"{name} object {at}", repr(each)
        for key, attached in pdf.attachments.items():
            yield from _texts(f"{name}/{key}", attached.get_file().read_bytes())
    pdfium = pypdfium2.PdfDocument(data)
    try:
        for at in range(len(pdfium)):
            text = pdfium[at].get_textpage().get_text_bounded()
            yield f"{name} page {at + 1}", text
    finally:
        pdfium.close()
    told = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"], input=data, capture_output=True, check=True
    )
    yield f"{name} text", told.stdout.decode()


def _readable(stream):
    kind = stream.get("/Filter")
    return kind is None or kind == pikepdf.Name.FlateDecode
