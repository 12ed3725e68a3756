"""All expected signers, and only they, signed the manifests, each with the expected certificate."""

from __future__ import annotations

from typing import Final

from desktop.exchange.package import names
from desktop.services.disclosure.verify.check import Outcome, failed, passed
from desktop.services.disclosure.verify.evidence import Evidence
from desktop.signing.cades import verify_detached
from desktop.signing.certificates import common_name
from desktop.signing.fingerprint import fingerprint
from desktop.signing.signature_refused import SignatureRefused

KEY: Final = "signatures"


def check(evidence: Evidence) -> Outcome:
    """Verify each `signatureNNN.p7s` over its manifest."""
    expected = evidence.description.signers
    if len(expected) != len(evidence.signatures) or not expected:
        return failed("signers-differ", expected=len(expected), found=len(evidence.signatures))
    signers = []
    for position, (signer, pair) in enumerate(zip(expected, evidence.signatures, strict=True), 1):
        certificate = evidence.certificate(names.certificate_name(position))
        try:
            signed = verify_detached(pair[1], pair[0])
        except SignatureRefused as refusal:
            return failed("signature-does-not-hold", position=position, why=refusal.reason)
        prints = {fingerprint(certificate), fingerprint(signed.certificate), signer.fingerprint}
        if len(prints) != 1:
            return failed("signer-differs", position=position, role=signer.role)
        moment = signed.signed_at.isoformat() if signed.signed_at else ""
        name = common_name(signed.certificate)
        signers.append({"name": name, "role": signer.role, "local_time": moment})
    return passed(signers=signers)
