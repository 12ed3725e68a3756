"""Profiles: which parts a package has, for whom it is, and who signs. A profile is data."""

from __future__ import annotations

import json
from dataclasses import dataclass

from desktop import resources
from desktop.domain.disclosure.closed import Closable
from desktop.domain.disclosure.parts import Part
from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Role


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile; `series` begins the package's number, `signers` are offices in signing order.

    `auditor` keeps a place for the external auditor's ink and stamp; `closed` are the fields of
    entries that stay back.
    """

    key: str
    name_ar: str
    name_en: str
    recipient_ar: str
    recipient_en: str
    series: str
    parts: tuple[Part, ...]
    signers: tuple[Role, ...]
    auditor: bool
    closed: tuple[Closable, ...] = ()


def profile_names() -> tuple[str, ...]:
    """Return the keys of the profiles that there are."""
    return tuple(sorted(file.stem for file in resources.path("templates/profiles").glob("*.json")))


def load_profile(key: str) -> Profile:
    """Return the profile called `key`; raises UserError `profile-unknown`."""
    if key not in profile_names():
        raise UserError("profile-unknown", name=key, known=", ".join(profile_names()))
    data = json.loads(resources.path(f"templates/profiles/{key}.json").read_bytes())
    return Profile(
        key=key,
        name_ar=data["name_ar"],
        name_en=data["name_en"],
        recipient_ar=data["recipient_ar"],
        recipient_en=data["recipient_en"],
        series=data["series"],
        parts=tuple(Part[name] for name in data["parts"]),
        signers=tuple(Role(name) for name in data["signers"]),
        auditor=data["auditor"],
        closed=tuple(Closable(name) for name in data.get("closed", ())),
    )
