"""Create a book: the folder, its key, the log, the organisation, the first officer, the year."""

from __future__ import annotations

import datetime as dt
import errno
import os
import shutil
import uuid
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from desktop.domain.codes import clean_code
from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name, clean_names
from desktop.domain.ledger.dimensions import NewFund, Restriction
from desktop.domain.trust.acting import Act, Acting, Role
from desktop.domain.trust.key_groups import recipient_of
from desktop.domain.trust.passphrase import require_strong
from desktop.services.disclosure.seal_package import certify_log_key
from desktop.services.ledger.chart_template import load_template
from desktop.services.ledger.masters_writing import add_accounts, add_fund, add_year
from desktop.services.session import Session
from desktop.services.trust.authority_key import found_authority
from desktop.services.trust.exchange_rows import put_exchange
from desktop.services.trust.officer_keys import OfficerKeys, Room, make_keys
from desktop.services.trust.officers import NewOfficer, roles_text
from desktop.services.trust.open_book import open_book, refuse_stick
from desktop.services.trust.pem import to_pem
from desktop.services.trust.strength import NORMAL, Strength
from desktop.signing.authority import Authority, create_authority
from desktop.signing.log_key import LogKey, sign_checkpoint
from desktop.store import slots
from desktop.store.book import Book, Clock, utc_now
from desktop.store.faults import as_user_error
from desktop.store.folder import BookFolder, named
from desktop.store.lock import BookLock
from desktop.store.tables import log, organisation
from desktop.store.tx import Tx

GENERAL_FUND: Final = "GEN"
FIRST_OFFICER: Final = "O1"
_FIRST_ROLES: Final = frozenset({Role.CHAIR, Role.TREASURER})
_AUTHORITY_NAME: Final = "Sijill Authority"


@dataclass(frozen=True, slots=True)
class NewBook:
    """What a new book needs.

    `path` may lack the suffix; one of the two names may be empty; `year` is the first fiscal year
    (1 January to 31 December); `chart` names a template below `resources/templates/charts`, or is
    None for an empty chart; the fund without restrictions is always there.
    """

    path: Path
    name_ar: str
    name_en: str
    currency: Currency
    officer: NewOfficer
    year: int
    general_fund_ar: str
    general_fund_en: str
    chart: str | None = None


def create_book(
    command: NewBook, *, strength: Strength = NORMAL, clock: Clock = utc_now
) -> Session:
    """Create the book and return it open, with its first officer acting.

    Raises UserError `new-book-unnamed`, `file-name-too-long`, `book-exists`, `book-on-stick`,
    `book-folder-unwritable`, `name-empty`, `code-characters`, `passphrase-empty`,
    `passphrase-weak` or `certificate-name-…`; nothing is left behind then.
    """
    command = _cleaned(command)
    folder = _free_folder(command.path)
    building = BookFolder(folder.path.with_name(folder.path.name + ".new"))
    try:
        _clear(building)
        building.path.mkdir(parents=False)
    except FileNotFoundError as error:
        raise UserError("folder-missing", path=str(folder.path.parent)) from error
    except OSError as error:
        raise _refused(folder.path, error) from error
    try:
        with as_user_error(folder.path):
            _build(building, command, strength, clock)
        building.path.rename(folder.path)
        slots.sync_folder(folder.path.parent)
    except BaseException:
        shutil.rmtree(building.path, ignore_errors=True)
        raise
    return open_book(folder.path, command.officer.passphrase, clock=clock)


def _cleaned(command: NewBook) -> NewBook:
    """Return the command with its names and code as they are stored."""
    officer = command.officer
    if not command.path.name:
        raise UserError("new-book-unnamed")
    clean_name(command.path.name, field="path")
    name_ar, name_en = clean_names(command.name_ar, command.name_en)
    officer_ar, officer_en = clean_names(officer.name_ar, officer.name_en)
    code = clean_code(officer.code) if officer.code else FIRST_OFFICER
    names = (name_ar, name_en, officer_ar, officer_en, command.path.stem)
    require_strong(officer.passphrase, names, field="passphrase")
    return replace(
        command,
        name_ar=name_ar,
        name_en=name_en,
        officer=replace(officer, name_ar=officer_ar, name_en=officer_en, code=code),
    )


def _free_folder(path: Path) -> BookFolder:
    folder = named(path)
    refuse_stick(folder.path)
    try:
        taken = folder.path.exists()
    except OSError as error:
        raise _refused(folder.path, error) from error
    if taken:
        raise UserError("book-exists", path=str(folder.path))
    return folder


def _clear(building: BookFolder) -> None:
    """Remove what a power cut left of a book that was being made; nobody was told that it is there.

    Raises UserError `book-in-use` while another program is making it.
    """
    if building.path.is_dir():
        BookLock.acquire(building.lock).release()
        shutil.rmtree(building.path)


def _refused(path: Path, error: OSError) -> UserError:
    """Return why the disk does not take a folder called `path`."""
    if error.errno == errno.ENAMETOOLONG:
        return UserError("file-name-too-long", path=str(path))
    return UserError("book-folder-unwritable", path=str(path.parent))


def _build(folder: BookFolder, command: NewBook, strength: Strength, clock: Clock) -> None:
    key, book_id = os.urandom(slots.KEY_BYTES), str(uuid.uuid4())
    code = command.officer.code
    now = clock()
    authority = _authority(command.name_ar or command.name_en, now)
    made = make_keys(
        authority,
        Room(book_id, 1, key),
        officer=code,
        name=command.officer.name_ar or command.officer.name_en,
        passphrase=command.officer.passphrase,
        strength=strength,
        now=now,
    )
    slots.write(folder.slots, slots.Slots(book_id, (made.slot,)))
    folder.blobs.mkdir()
    log_key = LogKey.generate()
    origin = log_key.origin()
    book = Book.create(
        folder,
        key,
        origin=origin,
        sign=lambda head: sign_checkpoint(log_key, origin, head),
        clock=clock,
    )
    try:
        by = Acting(1, code, command.officer.name_ar, command.officer.name_en, _FIRST_ROLES)
        with book.begin(by, Act.MANAGE_OFFICERS) as tx:
            _write_identity(tx, command, book_id, authority, made)
            vkey = str(log_key.verifier(origin))
            tx.insert(
                log.log_key,
                id=1,
                name=origin,
                public=vkey,
                private=log_key.raw(),
                statement=certify_log_key(vkey, authority.key, tx.recorded_at),
                created_at=tx.recorded_at,
            )
            add_year(
                tx, str(command.year), dt.date(command.year, 1, 1), dt.date(command.year, 12, 31)
            )
            add_fund(
                tx,
                NewFund(
                    GENERAL_FUND,
                    command.general_fund_ar,
                    command.general_fund_en,
                    Restriction.UNRESTRICTED,
                ),
            )
            if command.chart is not None:
                add_accounts(tx, load_template(command.chart))
    finally:
        book.close()


def _write_identity(
    tx: Tx, command: NewBook, book_id: str, authority: Authority, made: OfficerKeys
) -> None:
    """Write the organisation, the first officer, and its certificate authority."""
    tx.insert(
        organisation.organisation,
        id=1,
        book_id=book_id,
        name_ar=command.name_ar,
        name_en=command.name_en,
        currency=command.currency.code,
        created_at=tx.recorded_at,
    )
    officer = command.officer
    tx.insert(
        organisation.officer,
        id=1,
        code=officer.code,
        name_ar=officer.name_ar,
        name_en=officer.name_en,
        roles=roles_text(officer.roles),
        certificate=made.certificate,
        key=made.key_file,
        active=1,
        created_at=tx.recorded_at,
    )
    put_exchange(tx, recipient_of(officer.code), made.public)
    tx.insert(
        organisation.authority,
        id=1,
        certificate=to_pem(authority.certificate),
        key=found_authority(tx, authority, officer.code),
        created_at=tx.recorded_at,
    )


def _authority(name: str, now: dt.datetime) -> Authority:
    """Return the organisation's authority, under as much of its name as a certificate can hold.

    A name that mixes Arabic and Latin letters cannot stand there at all; then a plain one does.
    """
    words = name.split()
    for count in range(len(words), 0, -1):
        shortened = " ".join(words[:count])
        try:
            return create_authority(shortened, shortened, now=now)
        except UserError:
            continue
    return create_authority(_AUTHORITY_NAME, _AUTHORITY_NAME, now=now)
