"""The document of a package: drawn, made PDF/A-3b, and signed by each officer in turn."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from desktop.domain.formats import format_day
from desktop.domain.ledger.schedules.schedule import Schedule
from desktop.domain.log.short_head import short_head
from desktop.domain.trust.acting import Role
from desktop.domain.trust.duties import unseparated
from desktop.reports.disclosure.content import AnnexFile, DisclosureContent, Letter, LogState
from desktop.reports.disclosure.document import disclosure_pdf
from desktop.reports.disclosure.signature_stamp import signature_stamp
from desktop.reports.page import Place
from desktop.reports.pdfa import Attachment, FileMeta, to_pdfa3b
from desktop.services.disclosure.export.gather import Gathered
from desktop.services.disclosure.export.signers import ReadySigner, document_signers
from desktop.services.disclosure.profiles import Profile
from desktop.services.trust.officers import Officer
from desktop.signing.certificates import load_certificate
from desktop.signing.fingerprint import digit_groups, fingerprint
from desktop.signing.pdf_fields import SignatureField, prepare_fields
from desktop.signing.pdf_signature import sign_pdf
from desktop.text.words import Words

Progress = Callable[[int, int], None]

_TYPES: Final = {"csv": "text/csv", "json": "application/json"}


def content_of(
    gathered: Gathered,
    profile: Profile,
    letter: Letter,
    signers: Sequence[ReadySigner],
    *,
    annex: Mapping[str, bytes],
    program: str,
    budget: Schedule | None,
) -> DisclosureContent:
    """Return what the document says."""
    head = gathered.checkpoint
    short = short_head(head.size, head.root)
    certificate = load_certificate(gathered.authority.encode())
    return DisclosureContent(
        letter=letter,
        source=gathered.source,
        signers=document_signers(profile, signers, gathered.officers),
        projects=gathered.projects,
        funding=gathered.funding,
        rates=gathered.rates,
        registers=gathered.registers,
        annex=tuple(
            AnnexFile(name, len(data), hashlib.sha256(data).hexdigest())
            for name, data in annex.items()
        ),
        log=LogState(short, head.size, head.root.hex()),
        authority=digit_groups(fingerprint(certificate)),
        program=program,
        qr=f"SIJILL1 {letter.number} v{letter.version} {head.size} {head.root.hex()}",
        profile=profile.parts,
        closed=profile.closed,
        together=_together(gathered.officers),
        consents=gathered.consents,
        notes=gathered.notes,
        basis=gathered.basis,
        budget=budget,
    )


def _together(officers: Sequence[Officer]) -> tuple[tuple[Role, ...], ...]:
    """Return the offices of each active officer who holds all four duties."""
    found = unseparated(one.acting() for one in officers if one.active)
    return tuple(tuple(role for role in Role if role in who.roles) for who in found)


def draw_document(
    content: DisclosureContent,
    annex: Mapping[str, bytes],
    words: Words,
    progress: Progress,
) -> tuple[bytes, tuple[Place, ...]]:
    """Return the unsigned PDF/A-3b with the annex inside, and the places kept for signatures."""
    rendered = disclosure_pdf(content, words, progress)
    source = content.source
    meta = FileMeta(
        title=words("Annual disclosure package {year}", year=source.year.name),
        author=words.of(source.organisation_ar, source.organisation_en),
        subject=f"{content.letter.number} v{content.letter.version}",
        language=words.language,
        moment=content.letter.moment,
        program=content.program,
    )
    attached = tuple(
        Attachment(
            name=name.rpartition("/")[2],
            mime=_TYPES[name.rpartition(".")[2]],
            data=data,
            description=words("Machine annex: {file}", file=name.rpartition("/")[2]),
        )
        for name, data in annex.items()
    )
    return to_pdfa3b(rendered.pdf, meta, attached), rendered.places


def sign_document(
    pdf: bytes,
    places: Sequence[Place],
    signers: Sequence[ReadySigner],
    moment: dt.datetime,
    words: Words,
) -> bytes:
    """Return the PDF signed by each signer: the first certifies, the last closes."""
    kept = {place.key: place for place in places}
    shown = f"{format_day(moment.astimezone().date())} {moment.astimezone():%H:%M}"
    fields = [_field(one.field, kept[one.field]) for one in signers]
    signed = prepare_fields(pdf, fields)
    for position, one in enumerate(signers):
        place = kept[one.field]
        stamp = signature_stamp(
            place.right - place.left,
            place.top - place.bottom,
            role=one.role,
            name=words.of(one.officer.name_ar, one.officer.name_en),
            moment=shown,
            words=words,
        )
        signed = sign_pdf(
            signed,
            one.field,
            one.key,
            appearance=stamp,
            certify=position == 0,
            close=position == len(signers) - 1,
            signed_at=moment,
        )
    return signed


def _field(name: str, place: Place) -> SignatureField:
    box = (round(place.left), round(place.bottom), round(place.right), round(place.top))
    return SignatureField(name, place.page, box)
