"""What the export screen reads from the book before it can ask anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.domain.errors import UserError
from desktop.domain.ledger.year import FiscalYear
from desktop.domain.trust.acting import Role
from desktop.services.disclosure.profiles import Profile, load_profile
from desktop.services.ledger.closing.check import Purpose
from desktop.services.ledger.closing.checklist import Checklist, checklist
from desktop.services.ledger.read_journal import masters_of
from desktop.services.ledger.statements import year_named
from desktop.services.session import Session
from desktop.services.trust.officers import Officer, list_officers
from desktop.text.words import mark

if TYPE_CHECKING:
    from desktop.services.disclosure.export.deliver import Exported

PROFILES: Final = (
    ("commission-annual", mark("For the Commission")),
    ("public", mark("For the public")),
)
"""The packages that can be made here, by the key of their profile."""

_WRONG: Final = frozenset(
    {"wrong-signing-passphrase", "signer-wrong-passphrase", "signing-passphrase-empty"}
)

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Signer:
    """An officer who may sign this profile, in the first of its offices that they hold."""

    code: str
    name_ar: str
    name_en: str
    role: Role
    acting: bool


@dataclass(frozen=True, slots=True)
class ExportFacts:
    """The profile, the year, its checklist, and who may sign, in the profile's order."""

    profile: Profile
    year: FiscalYear
    checklist: Checklist
    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """A signer with the passphrase that was typed, and the name to call them by."""

    code: str
    passphrase: str
    name: str


def read_facts(session: Session, profile_key: str, year_name: str | None) -> ExportFacts:
    """Read them; raises UserError `no-fiscal-year`, `profile-unknown` or `year-unknown`."""
    book, by = session.book, session.by
    found = masters_of(book, by)
    if not found.years:
        raise UserError("no-fiscal-year")
    profile = load_profile(profile_key)
    year = year_named(found, year_name)
    officers = list_officers(book, by)
    return ExportFacts(
        profile,
        year,
        checklist(book, by, year.name, purpose=Purpose.FILING),
        _signers(session, profile, officers),
    )


def _signers(
    session: Session, profile: Profile, officers: tuple[Officer, ...]
) -> tuple[Signer, ...]:
    able = []
    for officer in officers:
        roles = [role for role in profile.signers if role in officer.roles]
        if officer.active and roles:
            acting = officer.code == session.by.code
            able.append(Signer(officer.code, officer.name_ar, officer.name_en, roles[0], acting))
    return tuple(sorted(able, key=lambda one: profile.signers.index(one.role)))


def export(
    session: Session,
    profile_key: str,
    year_name: str,
    folder: Path,
    signatures: tuple[Signature, ...],
    *,
    language: str,
    told: Told,
) -> Exported:
    """Export the package, once every passphrase is known to be right.

    Raises UserError `signer-passphrase-wrong` (fields `officer`, `code`) and as `export_package`.
    """
    # Loads typesetting and signing: nobody waits for them before the first package.
    from desktop.services.disclosure.check_signer import check_signer  # noqa: PLC0415
    from desktop.services.disclosure.export.signers import SigningOfficer  # noqa: PLC0415
    from desktop.services.disclosure.export_package import (  # noqa: PLC0415
        ExportOrder,
        export_package,
    )

    told(0, 0)
    ready = []
    for one in signatures:
        signing = SigningOfficer(one.code, one.passphrase)
        try:
            check_signer(session.book, session.by, signing)
        except UserError as error:
            if error.key not in _WRONG:
                raise
            raise UserError("signer-passphrase-wrong", officer=one.name, code=one.code) from error
        ready.append(signing)
    order = ExportOrder(
        profile=profile_key,
        year_name=year_name,
        folder=folder,
        passphrase=ready[0].passphrase,
        signers=tuple(ready),
    )
    return export_package(session.book, session.by, order, language=language, progress=told)
