"""`package.json`: what the package is, and the pins that hold its parts together.

Signatures prove that bytes were signed; they do not prove that these are all the bytes, or the
last ones. An earlier revision of a signed PDF, or a package without its second signature, passes
every signature check there is. So the description, which every signer signs, names the PDF's
hash, the signers in order, the authority and the checkpoint.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from desktop.exchange.package import json_text, names
from desktop.exchange.package.faults import PackageFault

FORMAT: Final = "sijill-package/1"
_HEX: Final = re.compile(r"[0-9a-f]{64}")
_MOMENT: Final = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class ExpectedSigner:
    """Who signs: PDF field, role key ("chair"), and the certificate's SHA-256 in hexadecimal."""

    field: str
    role: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Description:
    """The description of one package.

    `supersedes` is the number of the version it replaces, and `changes` says what changed; both
    empty for a first version. `created` is aware UTC, whole seconds. `revisions` counts the PDF's.
    `attachments` are the annex members that the PDF carries too. `log_vkey` and `checkpoint`
    (SHA-256 of the note) are empty where the package carries no log.
    """

    number: str
    version: int
    supersedes: str
    changes: str
    organisation_ar: str
    organisation_en: str
    period_start: date
    period_end: date
    profile: str
    created: datetime
    program: str
    signers: tuple[ExpectedSigner, ...]
    authority: str
    pdf_sha256: str
    pdf_bytes: int
    pdf_revisions: int
    attachments: tuple[str, ...]
    log_vkey: str
    checkpoint_sha256: str
    previous_sha256: str


def dump(described: Description) -> bytes:
    """Return the member `package.json`."""
    return json_text.dump(
        {
            "format": FORMAT,
            "number": described.number,
            "version": described.version,
            "supersedes": described.supersedes,
            "changes": described.changes,
            "organisation": {
                "name_ar": described.organisation_ar,
                "name_en": described.organisation_en,
            },
            "period": {
                "start": described.period_start.isoformat(),
                "end": described.period_end.isoformat(),
            },
            "profile": described.profile,
            "created": described.created.astimezone(UTC).strftime(_MOMENT),
            "program": described.program,
            "signers": [
                {"field": s.field, "role": s.role, "fingerprint": s.fingerprint}
                for s in described.signers
            ],
            "authority": described.authority,
            "pdf": {
                "file": names.PDF,
                "sha256": described.pdf_sha256,
                "bytes": described.pdf_bytes,
                "revisions": described.pdf_revisions,
                "attachments": list(described.attachments),
            },
            "log": {
                "vkey": described.log_vkey,
                "checkpoint_sha256": described.checkpoint_sha256,
                "previous_sha256": described.previous_sha256,
            },
        }
    )


def load(members: Mapping[str, bytes]) -> Description:
    """Return the description in `members`.

    Raises:
        PackageFault: `description-missing`, `description-shape` (or not in the one form).
    """
    if names.DESCRIPTION not in members:
        raise PackageFault("description-missing")
    content = members[names.DESCRIPTION]
    value = json_text.load(names.DESCRIPTION, content)
    described = _from(value)
    if described is None or dump(described) != content:
        raise PackageFault("description-shape")
    return described


def _from(value: object) -> Description | None:
    match value:
        case {
            "format": "sijill-package/1",
            "number": str(number),
            "version": int(version),
            "supersedes": str(supersedes),
            "changes": str(changes),
            "organisation": {"name_ar": str(name_ar), "name_en": str(name_en)},
            "period": {"start": str(start), "end": str(end)},
            "profile": str(profile),
            "created": str(created),
            "program": str(program),
            "signers": [*signers],
            "authority": str(authority),
            "pdf": {
                "sha256": str(pdf_sha256),
                "bytes": int(pdf_bytes),
                "revisions": int(pdf_revisions),
                "attachments": [*attachments],
            },
            "log": {
                "vkey": str(vkey),
                "checkpoint_sha256": str(checkpoint),
                "previous_sha256": str(previous),
            },
        }:
            try:
                return Description(
                    number, version, supersedes, changes, name_ar, name_en,
                    date.fromisoformat(start), date.fromisoformat(end), profile,
                    datetime.strptime(created, _MOMENT).replace(tzinfo=UTC), program,
                    tuple(_signer(one) for one in signers), _digest(authority),
                    _digest(pdf_sha256), pdf_bytes, pdf_revisions,
                    tuple(names.check_name(str(one)) for one in attachments), vkey,
                    _digest(checkpoint, optional=True), _digest(previous, optional=True),
                )  # fmt: skip
            except (ValueError, PackageFault):
                return None
    return None


def _signer(value: object) -> ExpectedSigner:
    match value:
        case {"field": str(field), "role": str(role), "fingerprint": str(print_)}:
            return ExpectedSigner(field, role, _digest(print_))
    raise ValueError("signer")


def _digest(text: str, *, optional: bool = False) -> str:
    if _HEX.fullmatch(text) or (optional and not text):
        return text
    raise ValueError("digest")
