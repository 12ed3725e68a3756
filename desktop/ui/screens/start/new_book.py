"""What the wizard for a new book asks, and what it refuses; no Qt here."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Role
from desktop.domain.trust.passphrase import require_strong
from desktop.text.words import words_of

if TYPE_CHECKING:
    from desktop.services.trust.create_book import NewBook

_UNFIT: Final = frozenset('/\\:*?"<>|')
_YEARS: Final = range(1990, 2101)
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The answers so far, as they were typed."""

    name_ar: str = ""
    name_en: str = ""
    currency: str = "LYD"
    year: str = ""
    chart: str | None = None
    officer_ar: str = ""
    officer_en: str = ""
    passphrase: str = field(default="", repr=False)
    again: str = field(default="", repr=False)
    folder: Path = Path()
    book: str = ""

    @property
    def path(self) -> Path:
        """Return where the book is to lie."""
        return self.folder / f"{self.book.strip()}.sijill"

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names that a passphrase had better not hold."""
        return (self.name_ar, self.name_en, self.officer_ar, self.officer_en, self.book)


def check_organisation(wanted: Wanted) -> None:
    """Raise UserError `organisation-unnamed`, `unknown-currency` or `first-year-odd`."""
    if not (wanted.name_ar.strip() or wanted.name_en.strip()):
        raise UserError("organisation-unnamed", field="name_ar")
    currency_of(wanted.currency)
    year_of(wanted.year)


def check_officer(wanted: Wanted) -> None:
    """Raise UserError `officer-unnamed`, `passphrase-empty`, `…-weak` or `passphrases-differ`."""
    if not (wanted.officer_ar.strip() or wanted.officer_en.strip()):
        raise UserError("officer-unnamed", field="officer_ar")
    require_strong(wanted.passphrase, wanted.names, field="passphrase")
    if wanted.passphrase != wanted.again:
        raise UserError("passphrases-differ", field="again")


def check_place(wanted: Wanted) -> None:
    """Raise UserError `book-unnamed`, `book-name-unfit`, `folder-missing` or `book-exists`."""
    name = wanted.book.strip()
    if not name:
        raise UserError("book-unnamed", field="book")
    hidden = any(ord(sign) < 32 for sign in name)
    if hidden or set(name) & _UNFIT or name.strip(".") != name or name.lower() in _RESERVED:
        raise UserError("book-name-unfit", name=name, field="book")
    if not wanted.folder.is_dir():
        raise UserError("folder-missing", path=str(wanted.folder), field="folder")
    if wanted.path.exists():
        raise UserError("book-exists", path=str(wanted.path), field="book")


def year_of(text: str) -> int:
    """Return the year that was typed, in any decimal digits; raises UserError `first-year-odd`."""
    plain = text.strip()
    if len(plain) == 4 and plain.isdecimal() and int(plain) in _YEARS:
        return int(plain)
    raise UserError("first-year-odd", year=plain or "\u2026", field="year")


def command_of(wanted: Wanted) -> NewBook:
    """Return the command that creates the book; raises UserError as the checks do."""
    # Loads SQLAlchemy: to be called on the database thread, after the first paint.
    from desktop.services.trust.create_book import NewBook  # noqa: PLC0415
    from desktop.services.trust.officers import NewOfficer  # noqa: PLC0415

    check_organisation(wanted)
    check_officer(wanted)
    check_place(wanted)
    return NewBook(
        path=wanted.path,
        name_ar=wanted.name_ar,
        name_en=wanted.name_en,
        currency=currency_of(wanted.currency),
        officer=NewOfficer(
            wanted.officer_ar.strip(),
            wanted.officer_en.strip(),
            frozenset({Role.CHAIR, Role.TREASURER}),
            wanted.passphrase,
        ),
        year=year_of(wanted.year),
        general_fund_ar=words_of("ar")("General fund"),
        general_fund_en=words_of("en")("General fund"),
        chart=wanted.chart,
    )
