"""What takes bytes from outside: a function for each, the errors it may raise, and good examples."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from desktop.domain.amount_expressions import evaluate
from desktop.domain.amounts import parse_amount
from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.banks.statement import with_balances
from desktop.domain.log import canonical
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.note import parse_note
from desktop.domain.trust.receipts import Receipt
from desktop.exchange.backup.container import read_container
from desktop.exchange.backup.manifest import parse
from desktop.exchange.backup.pool import read_list
from desktop.exchange.importers.bank.ofx import read_ofx
from desktop.exchange.importers.bank.propose import propose_layout
from desktop.exchange.importers.bank.source import BankFormat, bank_file
from desktop.exchange.importers.bank.table import read_table
from desktop.exchange.importers.chart_csv import read_chart
from desktop.exchange.importers.ledger_journal.reader import read_journal
from desktop.exchange.package.faults import PackageFault
from desktop.exchange.package.reader import read
from desktop.store import slots
from desktop.store.blobs.format import BlobDamagedError, unseal

CORPUS = Path(__file__).parents[1] / "corpus"
_LYD = currency_of("LYD")
_KEY = bytes(range(32))


@dataclass(frozen=True, slots=True)
class Target:
    """A reader: `refuses` are the errors by which it says that something is no good."""

    name: str
    read: Callable[[bytes], object]
    refuses: tuple[type[Exception], ...] = (UserError,)

    def try_out(self, data: bytes) -> bool:
        """Return whether `data` was taken; anything but a refusal is raised."""
        try:
            self.read(data)
        except self.refuses:
            return False
        return True

    def examples(self) -> list[bytes]:
        """Return the examples in the corpus."""
        return [path.read_bytes() for path in sorted((CORPUS / self.name).iterdir())]


def _amount(data: bytes) -> object:
    text = data.decode("utf-8", errors="replace")
    return parse_amount(text, _LYD), evaluate(text, _LYD)


def _journal(data: bytes) -> object:
    return read_journal(_file("x.journal", data), default_currency=_LYD, include_root=None)


def _chart(data: bytes) -> object:
    return read_chart(_file("chart.csv", data))


def _statement(data: bytes) -> object:
    file = bank_file("statement", data)
    if file.format is BankFormat.OFX:
        return with_balances(read_ofx(file))
    return with_balances(read_table(file.grid, propose_layout(file.grid, _LYD), _LYD))


def _slots(data: bytes) -> object:
    return slots.read(_file("slots.json", data))


def _backup(data: bytes) -> object:
    return read_container("x", [data[at : at + 7_000] for at in range(0, len(data), 7_000)])


def _blob(data: bytes) -> object:
    return b"".join(unseal(BytesIO(data), _KEY))


_FOLDER = tempfile.TemporaryDirectory(prefix="sijill-fuzz-")


def _file(name: str, data: bytes) -> Path:
    path = Path(_FOLDER.name) / name
    path.write_bytes(data)
    return path


TARGETS: dict[str, Target] = {
    each.name: each
    for each in (
        Target("amount", _amount),
        Target("journal", _journal),
        Target("chart", _chart),
        Target("container", read, (PackageFault,)),
        Target("statement-csv", _statement),
        Target("statement-xlsx", _statement),
        Target("statement-ofx", _statement),
        Target("slots", _slots),
        Target("receipt", Receipt.from_bytes, (MalformedError,)),
        Target(
            "note",
            lambda data: parse_note(data.decode("utf-8", errors="replace")),
            (MalformedError,),
        ),
        Target("canonical", canonical.decode, (MalformedError,)),
        Target("backup", _backup),
        Target("manifest", parse, (ValueError,)),
        Target("blob-list", read_list, (ValueError,)),
        Target("blob", _blob, (BlobDamagedError,)),
    )
}
