"""Write the corpus: one or two good examples of everything that is read, made by the program.

`python -m tests.soak.fuzz.seeds` writes them; they are committed, so that runs are comparable.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.domain.log.checkpoint import Checkpoint
from desktop.domain.log.merkle import root_of
from desktop.exchange.backup.container import pieces
from desktop.services.trust.backup.back_up import back_up
from desktop.services.trust.backup.moment import in_memory
from desktop.signing.log_key import LogKey, sign_checkpoint
from desktop.signing.receipt import issue_receipt
from desktop.store.blobs.format import seal
from tests.books_made import Clock
from tests.exchange.importers.bank.files import CSV, OFX_1, OFX_2, workbook
from tests.services.disclosure.packages import office, package
from tests.soak.fuzz.targets import _KEY, CORPUS
from tests.soak.jobs.job import book_of, made_book, opened
from tests.soak.workshop import workplace

_AMOUNTS = ("1,234.500", "١٬٢٣٤٫٥", "(125.5)", "2*(3+(4-1))/3", "۱۲۳۴٫۵-")
_JOURNAL = """; a small book
commodity 1,000.000 LYD
account Assets:Cash
2025-01-03 * (R-1) تبرع | من عضو  ; project:P01
    Assets:Cash            1,250.500 LYD
    Income:Gifts
2025-02-01 شراء قرطاسية
    Expenses:Office        100 LYD @ 4.85 USD
    Assets:Cash           -100 LYD @ 4.85 USD
"""
_CHART = """code,name_ar,name_en,kind,parent,function,currency,postable
1000,الأصول,Assets,asset,,,,no
1100,النقدية,Cash,asset,1000,,LYD,yes
5000,المصروفات,Expenses,expense,,programme,,1
"""


def _put(name: str, number: int, content: bytes) -> None:
    folder = CORPUS / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / str(number)).write_bytes(content)


def main() -> None:
    """Write every example."""
    for number, text in enumerate(_AMOUNTS):
        _put("amount", number, text.encode())
    _put("journal", 0, _JOURNAL.encode())
    _put("chart", 0, _CHART.encode())
    for number, text in enumerate((OFX_1, OFX_2)):
        _put("statement-ofx", number, text.encode())
    for number, encoding in enumerate(("utf-8", "cp1256")):
        _put("statement-csv", number, CSV.encode(encoding))
    days = ["2025-03-14", "عمولة", -2.5, 997.5], ["2025-03-22", "إيداع", 400, 1397.5]
    _put("statement-xlsx", 0, workbook(["التاريخ", "البيان", "المبلغ", "الرصيد"], *days))
    _put("container", 0, package(office(), count=3))
    _put("canonical", 0, '{"a":[1,"س",null,true],"b":{"c":-5}}'.encode())
    for number, content in enumerate((b"", "وثيقة".encode() * 9)):
        _put("blob", number, b"".join(seal([content], _KEY)))
    _put("blob-list", 0, f"{'ab' * 32} 70\n{'cd' * 32} 9000\n".encode())
    key = LogKey.generate()
    note = sign_checkpoint(
        key, "sijill.log/x", Checkpoint("sijill.log/x", 2, root_of([b"1" * 32] * 2))
    )
    _put("note", 0, note.encode())
    receipt = issue_receipt(
        LogKey.generate(), "commission.example/desk", package="CSC-2025", version=1,
        sha256="ab" * 32, checkpoint=note, at=Clock()(),
    )  # fmt: skip
    _put("receipt", 0, receipt)
    with workplace() as root:
        _of_a_book(root)


def _of_a_book(root: Path) -> None:
    made_book(root)
    _put("slots", 0, (book_of(root) / "slots.json").read_bytes())
    session = opened(root)
    done = back_up(session, root / "stick")
    session.close()
    _put("manifest", 0, done.manifest.encoded())
    parts = {part: in_memory(part.value.encode() * 20) for part in done.manifest.parts}
    manifest = replace(done.manifest, parts={part: digest for part, (_, digest) in parts.items()})
    small = pieces(manifest, {part: piece for part, (piece, _) in parts.items()})
    _put("backup", 0, b"".join(small))


if __name__ == "__main__":
    main()
