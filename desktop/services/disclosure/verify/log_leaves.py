"""Every leaf that the package shows stands in the log under the signed checkpoint."""

from __future__ import annotations

from typing import Final

from desktop.domain.log.proof_bundle import verify_proof
from desktop.exchange.package import names
from desktop.services.disclosure.verify.check import Outcome, failed, not_applicable, passed
from desktop.services.disclosure.verify.evidence import Evidence

KEY: Final = "log-leaves"


def check(evidence: Evidence) -> Outcome:
    """Verify the multiproof, the openings, and that the proof is about these checkpoints."""
    if not evidence.description.log_vkey:
        return not_applicable("no-log")
    proof = evidence.proof
    carried = names.PREVIOUS in evidence.members
    if proof.checkpoint != evidence.text(names.CHECKPOINT):
        return failed("proof-of-other-checkpoint")
    if proof.previous != (evidence.text(names.PREVIOUS) if carried else None):
        return failed("proof-of-other-checkpoint")
    previous = evidence.checkpoint(names.PREVIOUS) if carried else None
    faults = verify_proof(proof, evidence.checkpoint(names.CHECKPOINT), previous)
    if faults:
        at = faults[0].index
        return failed(
            "leaf-does-not-hold", why=faults[0].doubt.value, index="" if at is None else at
        )
    return passed(leaves=len(proof.shown))
