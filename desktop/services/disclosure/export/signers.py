"""Who signs in which office, with keys unlocked before anything is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Role
from desktop.reports.disclosure.content import DocumentSigner
from desktop.services.disclosure.profiles import Profile
from desktop.services.trust.officers import Officer, officer_by_code
from desktop.signing.officer_key import OfficerKey, load_key

AUDITOR: str = "auditor"


@dataclass(frozen=True, slots=True)
class SigningOfficer:
    """An officer who signs, by code, with the passphrase of their own key."""

    code: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReadySigner:
    """An officer whose key is unlocked, in the office that they sign for."""

    role: Role
    officer: Officer
    key: OfficerKey = field(repr=False)

    @property
    def field(self) -> str:
        """The name of the signature field, and of the rectangle kept for it."""
        return self.role.value


def unlock_signers(
    conn: Connection, profile: Profile, wanted: Sequence[SigningOfficer]
) -> tuple[ReadySigner, ...]:
    """Return the signers in the profile's order, every key unlocked.

    One person who holds several offices signs once, in the first of them. Raises UserError
    `officer-unknown`, `signer-without-role`, `signer-twice`, or for the key
    `signer-wrong-passphrase` (try again: nothing was signed), `signing-key-damaged`.
    """
    officers = {each.code: officer_by_code(conn, each.code) for each in wanted}
    if len(officers) != len(wanted):
        raise UserError("signer-twice")
    placed: dict[Role, Officer] = {}
    left = dict(officers)
    for role in profile.signers:
        # Whoever holds fewest of the wanted offices goes first: the others can sign elsewhere.
        able = [one for one in left.values() if role in one.roles]
        able.sort(key=lambda one: len(one.roles.intersection(profile.signers)))
        if able:
            placed[role] = able[0]
            del left[able[0].code]
    for code in left:
        raise UserError("signer-without-role", officer=code)
    secrets = {each.code: each.passphrase for each in wanted}
    return tuple(
        ReadySigner(role, officer, _key_of(officer, secrets[officer.code]))
        for role, officer in placed.items()
    )


def _key_of(officer: Officer, passphrase: str) -> OfficerKey:
    try:
        return load_key(officer.key, passphrase)
    except UserError as error:
        if error.key != "wrong-signing-passphrase":
            raise
        raise UserError("signer-wrong-passphrase", officer=officer.code) from error


def document_signers(
    profile: Profile, ready: Sequence[ReadySigner], officers: Sequence[Officer]
) -> tuple[DocumentSigner, ...]:
    """Return everyone who has a place on the signature page.

    An office that nobody signs for keeps its place for ink, with the name of its holder.
    """
    signing = {one.role: one.officer for one in ready}
    places: list[DocumentSigner] = []
    for role in profile.signers:
        holder = signing.get(role) or next((o for o in officers if role in o.roles), None)
        names = ("", "") if holder is None else (holder.name_ar, holder.name_en)
        places.append(DocumentSigner(role.value, role, *names, digital=role in signing))
    if profile.auditor:
        places.append(DocumentSigner(AUDITOR, None, "", ""))
    return tuple(places)
