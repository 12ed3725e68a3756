"""Seal a package: describe it, let every signer sign its manifest, build the container.

The PDF is signed before (`signing.pdf_signature`), since the description pins its bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from desktop.exchange.package import container, description, names
from desktop.exchange.package.description import Description, ExpectedSigner
from desktop.signing import cades
from desktop.signing.fingerprint import fingerprint
from desktop.signing.pdf_examine import revision_count
from desktop.signing.signer import Signer


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """What the description says of itself; see `exchange.package.description.Description`."""

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


@dataclass(frozen=True, slots=True)
class PackageSigner:
    """One signer in order: the PDF field, the role key, and who holds the key."""

    field: str
    role: str
    key: Signer


@dataclass(frozen=True, slots=True)
class PackageLog:
    """The log's share: key text, its certification, signed notes, and the proof as JSON bytes.

    `keys` is the chain of keys as JSON bytes, where the first key was replaced.
    """

    vkey: str
    statement: bytes
    checkpoint: str
    previous: str | None
    proof: bytes
    keys: bytes | None = None


def certify_log_key(vkey: str, authority: Signer, signed_at: datetime) -> bytes:
    """Return the authority's signature over the log key's text, for `PackageLog.statement`."""
    return cades.sign_detached(f"{vkey}\n".encode(), authority, signed_at=signed_at)


def seal_package(
    facts: PackageFacts,
    *,
    pdf: bytes,
    annex: Mapping[str, bytes],
    attachments: Sequence[str],
    read_me: bytes,
    authority: x509.Certificate,
    signers: Sequence[PackageSigner],
    log: PackageLog | None,
    signed_at: datetime,
) -> bytes:
    """Return the `.asice` file. `attachments` are the annex members that the PDF embeds.

    Raises:
        PackageFault: names or sizes that a container may not have.
    """
    members: dict[str, bytes] = {
        names.PDF: pdf,
        names.READ_ME: read_me,
        names.AUTHORITY: authority.public_bytes(Encoding.PEM),
        **annex,
    }
    for position, signer in enumerate(signers, 1):
        pem = signer.key.certificate.public_bytes(Encoding.PEM)
        members[names.certificate_name(position)] = pem
    if log is not None:
        members |= _log_members(log)
    expected = tuple(
        ExpectedSigner(signer.field, signer.role, fingerprint(signer.key.certificate))
        for signer in signers
    )
    described = _describe(
        facts, members, tuple(attachments), expected, authority=authority, log=log
    )
    members[names.DESCRIPTION] = description.dump(described)
    pairs = []
    for position, signer in enumerate(signers, 1):
        manifest = container.manifest(members, position)
        pairs.append((manifest, cades.sign_detached(manifest, signer.key, signed_at=signed_at)))
    return container.build(members, pairs)


def _log_members(log: PackageLog) -> Mapping[str, bytes]:
    members: dict[str, bytes] = {
        names.LOG_KEY: f"{log.vkey}\n".encode(),
        names.LOG_KEY_STATEMENT: log.statement,
        names.CHECKPOINT: log.checkpoint.encode(),
        names.PROOF: log.proof,
    }
    if log.previous is not None:
        members[names.PREVIOUS] = log.previous.encode()
    if log.keys is not None:
        members[names.LOG_KEYS] = log.keys
    return members


def _describe(
    facts: PackageFacts,
    members: Mapping[str, bytes],
    attachments: tuple[str, ...],
    signers: tuple[ExpectedSigner, ...],
    *,
    authority: x509.Certificate,
    log: PackageLog | None,
) -> Description:
    pdf = members[names.PDF]
    return Description(
        number=facts.number,
        version=facts.version,
        supersedes=facts.supersedes,
        changes=facts.changes,
        organisation_ar=facts.organisation_ar,
        organisation_en=facts.organisation_en,
        period_start=facts.period_start,
        period_end=facts.period_end,
        profile=facts.profile,
        created=facts.created,
        program=facts.program,
        signers=signers,
        authority=fingerprint(authority),
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
        pdf_bytes=len(pdf),
        pdf_revisions=revision_count(pdf),
        attachments=attachments,
        log_vkey=log.vkey if log else "",
        checkpoint_sha256=_digest_of(members, names.CHECKPOINT),
        previous_sha256=_digest_of(members, names.PREVIOUS),
    )


def _digest_of(members: Mapping[str, bytes], name: str) -> str:
    return hashlib.sha256(members[name]).hexdigest() if name in members else ""
