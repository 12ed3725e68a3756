"""The PDF carries exactly the expected signatures, and nothing was added between or after them."""

from __future__ import annotations

from typing import Final

from desktop.exchange.package.description import Description
from desktop.services.disclosure.verify.check import Outcome, failed, passed
from desktop.services.disclosure.verify.evidence import Evidence
from desktop.signing.pdf_examine import PdfExamination, PdfSignature
from desktop.signing.pdf_refused import PdfRefused

KEY: Final = "pdf-signatures"
_NO_CHANGES: Final = 1
_FILL_FORMS: Final = 2


def check(evidence: Evidence) -> Outcome:
    """Hold each signature, then the set of them, against the description."""
    described = evidence.description
    try:
        found = evidence.examination
    except PdfRefused as refusal:
        return failed("pdf-unreadable", why=refusal.reason)
    if [one.field for one in found.signatures] != [one.field for one in described.signers]:
        return failed("pdf-signers-differ", found=[one.field for one in found.signatures])
    for one, expected in zip(found.signatures, described.signers, strict=True):
        if one.fingerprint != expected.fingerprint or not (one.intact and one.trusted):
            return failed("pdf-signature-does-not-hold", field=one.field, why=one.reason)
        if not _undisturbed(one):
            return failed("pdf-changed-after-signing", field=one.field, level=one.modification)
    return _the_set(found, described)


def _the_set(found: PdfExamination, described: Description) -> Outcome:
    if not _in_order(found, described):
        return failed("pdf-revisions-differ", found=found.revisions)
    if not _locked(found):
        return failed("pdf-not-locked")
    return passed(signers=[{"field": one.field, "name": one.name} for one in found.signatures])


def _undisturbed(one: PdfSignature) -> bool:
    allowed = one.modification in {"none", "form-filling"}
    return one.covers_revision and one.docmdp_ok and allowed


def _in_order(found: PdfExamination, described: Description) -> bool:
    """One revision per signature, the last of them the end of the file, no field left open."""
    first = found.revisions - len(found.signatures)
    revisions = [one.revision for one in found.signatures]
    return (
        found.revisions == described.pdf_revisions
        and revisions == list(range(first, found.revisions))
        and found.signatures[-1].covers_whole_file
        and not found.empty_fields
    )


def _locked(found: PdfExamination) -> bool:
    """The first certifies, nobody else does, and the last closes the document."""
    certified = [one.certifies for one in found.signatures]
    alone = len(found.signatures) == 1
    opening = _NO_CHANGES if alone else _FILL_FORMS
    return (
        certified == [True] + [False] * (len(certified) - 1)
        and found.signatures[0].permission == opening
        and found.signatures[-1].permission == _NO_CHANGES
    )
