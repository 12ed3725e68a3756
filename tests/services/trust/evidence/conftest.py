"""A book that filed a package, and the desk of the authority that took it in."""

import dataclasses
import datetime as dt
import shutil
from pathlib import Path

import pytest

from desktop.services.disclosure.export_package import ExportOrder, export_package
from desktop.services.session import Session
from desktop.services.trust.evidence.known_heads import KnownHeads
from desktop.services.trust.evidence.witnesses import NewWitness, add_witness
from desktop.services.trust.open_book import open_book
from desktop.services.trust.rotate_log_key import key_groups
from desktop.signing.log_key import LogKey
from desktop.signing.receipt import issue_receipt
from desktop.store.queries.disclosure import issued_packages
from tests.books_made import PASSPHRASE, Ledger, new_ledger

AUTHORITY = "commission.example/desk"
DESK = LogKey.from_raw(bytes(range(32, 64)))
KEY = str(DESK.cosigner(AUTHORITY))
AT = dt.datetime(2025, 6, 2, 10, tzinfo=dt.UTC)


def enrol(session, key=KEY, name="مفوضية المجتمع المدني"):
    return add_witness(session, NewWitness(name, key, key_groups(key)))


def file_package(session, folder):
    """Export a package into `folder` and return its row."""
    folder.mkdir(parents=True, exist_ok=True)
    order = ExportOrder("commission-annual", None, folder, PASSPHRASE)
    export_package(session.book, session.by, order)
    with session.book.inspect() as conn:
        return issued_packages(conn)[-1]


def receipt_for(row, *, key=DESK, name=AUTHORITY, at=AT, **changes):
    said = {
        "package": row.number,
        "version": row.version,
        "sha256": row.sha256,
        "checkpoint": row.checkpoint,
        "at": at,
    }
    return issue_receipt(key, name, **(said | changes))


@dataclasses.dataclass
class Filed:
    """An open book, the folder of its file, and a place for what lies outside of it."""

    ledger: Ledger
    folder: Path
    heads: KnownHeads

    @property
    def session(self) -> Session:
        return self.ledger.session

    @property
    def path(self):
        return self.session.book.folder.path

    def post(self, amount):
        self.ledger.post(("1111", amount), ("4211", -amount))

    def copy(self):
        """Keep a copy of the closed book, as a stick in a drawer does."""
        self.close()
        kept = self.folder / "copy.sijill"
        shutil.copytree(self.path, kept)
        self.open()
        return kept

    def put_back(self, kept):
        self.close()
        shutil.rmtree(self.path)
        shutil.copytree(kept, self.path)
        self.open()

    def open(self, **more):
        self.ledger.session = open_book(self.path, PASSPHRASE, **more)

    def close(self):
        self.session.close()


@pytest.fixture(scope="session")
def filed_book(tmp_path_factory):
    """A book that filed one package; the authority is enrolled. Closed."""
    folder = tmp_path_factory.mktemp("filed")
    made = new_ledger(folder)
    made.post(("1111", 5_000), ("4211", -5_000))
    enrol(made.session)
    row = file_package(made.session, folder / "stick")
    made.session.close()
    return made, row


@pytest.fixture
def filed(filed_book, tmp_path):
    made, _ = filed_book
    shutil.copytree(made.session.book.folder.path, tmp_path / "book.sijill")
    session = open_book(tmp_path / "book.sijill", PASSPHRASE)
    ledger = Ledger(session, made.accounts, made.funds, made.projects)
    found = Filed(ledger, tmp_path, KnownHeads(tmp_path / "heads"))
    yield found
    found.close()


@pytest.fixture
def package(filed_book):
    return filed_book[1]
