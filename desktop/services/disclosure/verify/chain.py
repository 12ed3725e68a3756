"""The signers' certificates come from the authority in the package, and were valid then."""

from __future__ import annotations

from typing import Final

from desktop.exchange.package import names
from desktop.services.disclosure.verify.check import Outcome, failed, passed
from desktop.services.disclosure.verify.evidence import Evidence
from desktop.signing.cades import verify_detached
from desktop.signing.certificates import is_issued_by, is_root
from desktop.signing.fingerprint import fingerprint
from desktop.signing.signature_refused import SignatureRefused

KEY: Final = "certificates"


def check(evidence: Evidence) -> Outcome:
    """Hold each certificate against the root, at the package's day and at the signer's own."""
    described, root = evidence.description, evidence.authority
    if fingerprint(root) != described.authority or not is_root(root):
        return failed("authority-differs")
    for position, (manifest, p7s) in enumerate(evidence.signatures, 1):
        certificate = evidence.certificate(names.certificate_name(position))
        try:
            at = verify_detached(p7s, manifest).signed_at
        except SignatureRefused as refusal:
            return failed("signature-does-not-hold", position=position, why=refusal.reason)
        if at is None or not all(
            is_issued_by(certificate, root, moment) for moment in (described.created, at)
        ):
            return failed("certificate-not-from-authority", position=position)
    return passed(authority=described.authority)
