"""Draw the report of a hand-over and let both officers sign it."""

from __future__ import annotations

from typing import Final

from desktop import __version__
from desktop.domain.formats import format_day
from desktop.reports.disclosure.signature_stamp import signature_stamp
from desktop.reports.pdfa import FileMeta, to_pdfa3b
from desktop.reports.trust.hand_over import (
    GIVER,
    RECEIVER,
    HandOverReport,
    hand_over_pdf,
    title_of,
)
from desktop.signing.officer_key import OfficerKey
from desktop.signing.pdf_fields import SignatureField, prepare_fields
from desktop.signing.pdf_signature import sign_pdf
from desktop.text.words import Words

_PROGRAM: Final = f"Sijill {__version__}"


def signed_report(
    report: HandOverReport, giver: OfficerKey, receiver: OfficerKey, words: Words
) -> bytes:
    """Return the report as PDF/A-3b; the giver's signature certifies it, the receiver's closes it.

    Raises UserError for a name that a signature cannot carry.
    """
    drawn = hand_over_pdf(report, words)
    facts = report.facts
    meta = FileMeta(
        title=title_of(report.role, words),
        author=words.of(facts.organisation_ar, facts.organisation_en),
        subject=format_day(facts.day),
        language=words.language,
        moment=report.moment,
        program=_PROGRAM,
    )
    places = {place.key: place for place in drawn.places}
    order = (GIVER, report.giver, giver), (RECEIVER, report.receiver, receiver)
    fields = []
    for key, _, _ in order:
        place = places[key]
        box = (round(place.left), round(place.bottom), round(place.right), round(place.top))
        fields.append(SignatureField(key, place.page, box))
    signed = prepare_fields(to_pdfa3b(drawn.pdf, meta), fields)
    local = report.moment.astimezone()
    for at, (key, party, secret) in enumerate(order):
        place = places[key]
        stamp = signature_stamp(
            place.right - place.left,
            place.top - place.bottom,
            role=report.role,
            name=words.of(party.name_ar, party.name_en),
            moment=f"{format_day(local.date())} {local:%H:%M}",
            words=words,
        )
        signed = sign_pdf(
            signed,
            key,
            secret,
            appearance=stamp,
            certify=at == 0,
            close=at == len(order) - 1,
            signed_at=report.moment,
        )
    return signed
