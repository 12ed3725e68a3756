"""A large book for measurements, made by the program's own bulk load; the same at every run."""

from __future__ import annotations

import datetime as dt
import random

from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.trust.acting import Act
from desktop.store.bulk import bulk_load
from desktop.store.posting import write_entries
from tests.books_made import new_book, with_masters

_WORDS = (
    "صرف قيمة فاتورة الكهرباء لمكتب بنغازي",
    "قبض دفعة من منحة التدريب التقني",
    "شراء قرطاسية ومطبوعات للبرنامج",
    "سداد إيجار المقر عن الشهر",
    "اشتراكات الأعضاء المؤسسين",
    "مصاريف سفر وإقامة لورشة العمل",
    "عهدة نقدية لمنسق المشروع",
    "Hosting and domain renewal",
    "أتعاب المدرب عن الدورة",
    "رسوم وعمولات مصرفية",
)
_PAIRS = (("5113", "1111"), ("1111", "4312"), ("5113", "1121"), ("1121", "4312"))
_SERIES = (Series.PAYMENT, Series.RECEIPT, Series.PAYMENT, Series.RECEIPT)


def big_book(folder, entries):
    """Return an open session of a book with so many posted entries of two lines each."""
    session = new_book(folder)
    ledger = with_masters(session)
    chance = random.Random(7)
    first = dt.date(2025, 1, 1)
    book = session.book
    with book.begin(session.by, Act.IMPORT_BOOK) as tx, bulk_load(tx):
        masters = tx.masters()
        year = next(iter(masters.years))

        def made():
            for number in range(entries):
                which = chance.randrange(len(_PAIRS))
                debit, credit = _PAIRS[which]
                amount = chance.randrange(1_000, 9_000_000)
                fund = "EU" if number % 5 == 0 else "GEN"
                lines = (
                    ledger.line(debit, amount, fund, "P01" if number % 3 == 0 else None),
                    ledger.line(credit, -amount, fund),
                )
                day = first + dt.timedelta(days=chance.randrange(365))
                words = f"{_WORDS[number % len(_WORDS)]} رقم {number}"
                yield year, NewEntry(day, _SERIES[which], words, lines, f"REF-{number}")

        write_entries(tx, masters, made())
    return session
