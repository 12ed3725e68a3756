"""Books for the command line, made by the services with the lowest strength, and a way to run it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.domain.currency import currency_of
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.trust.acting import Role
from desktop.services.ledger.imports.import_journal import import_journal, preview_import
from desktop.services.ledger.read_journal import masters_of
from desktop.services.ledger.set_account_use import set_account_use
from desktop.services.trust.create_book import NewBook, create_book
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.open_book import open_book
from desktop.services.trust.strength import LOWEST

SECRET = "نخلة وبحر 7"
SMALL = """\
2025-01-05 Opening gift
    assets:cash        1,500.000 LYD
    income:gifts

2025-02-10 (R-7) Rent  ; February
    expenses:rent        200.500 LYD
    assets:cash         -200.500 LYD
"""


@dataclass(frozen=True, slots=True)
class Answer:
    code: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture(autouse=True)
def _fault_log(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault that a test finds is not written into the home of the person who runs it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    monkeypatch.delenv("SIJILL_DEBUG", raising=False)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("report", book, …)` answers in English unless told otherwise."""

    def call(*arguments: object, lang: str = "en") -> Answer:
        capsys.readouterr()
        code = main(["--lang", lang, *map(str, arguments)])
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return call


@pytest.fixture(scope="session")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file with the passphrase of every book here."""
    path = tmp_path_factory.mktemp("secret") / "passphrase.txt"
    path.write_text(f"{SECRET}\n", encoding="utf-8")
    return path


def make_book(path: Path, name: str, currency: str, journal: Path) -> Path:
    session = create_book(
        NewBook(
            path=path,
            name_ar=name,
            name_en="Test organisation",
            currency=currency_of(currency),
            officer=NewOfficer("أمين الصندوق", "Treasurer", frozenset(Role), SECRET),
            year=2025,
            general_fund_ar="الصندوق العام",
            general_fund_en="General fund",
        ),
        strength=LOWEST,
    )
    try:
        plan = preview_import(session.book, session.by, journal)
        import_journal(session.book, session.by, plan)
        return session.book.folder.path
    finally:
        session.close()


@pytest.fixture(scope="session")
def hackclub(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The Hack Club book; only read in the tests."""
    journal = root / "resources/samples/hackclub/main.ledger"
    return make_book(tmp_path_factory.mktemp("books") / "hackclub", "", "USD", journal)


@pytest.fixture(scope="session")
def _small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    journal = folder / "small.journal"
    journal.write_text(SMALL, encoding="utf-8")
    path = make_book(folder / "small", "جمعية الاختبار", "LYD", journal)
    session = open_book(path, SECRET)
    try:
        accounts = masters_of(session.book, session.by).accounts.values()
        (cash,) = [account.id for account in accounts if account.path == "assets:cash"]
        set_account_use(session.book, session.by, cash, AccountUse.CASH_BOX)
    finally:
        session.close()
    return path


@pytest.fixture
def small(_small: Path, tmp_path: Path) -> Path:
    """A book of two entries of a test's own."""
    return Path(shutil.copytree(_small, tmp_path / "small.sijill"))
