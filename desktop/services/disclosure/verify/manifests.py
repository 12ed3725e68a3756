"""Every signer's manifest names every data member with its true SHA-256, and nothing else."""

from __future__ import annotations

import hashlib
from typing import Final

from desktop.exchange.package.container import manifest_of
from desktop.services.disclosure.verify.check import Outcome, failed, passed
from desktop.services.disclosure.verify.evidence import Evidence

KEY: Final = "manifests"


def check(evidence: Evidence) -> Outcome:
    """Make each manifest again from the members and compare."""
    digests = {name: hashlib.sha256(data).digest() for name, data in evidence.members.items()}
    for position, (signed, _) in enumerate(evidence.signatures, 1):
        if signed != manifest_of(digests, position):
            return failed("manifest-differs", position=position)
    if not evidence.signatures:
        return failed("unsigned")
    return passed(members=len(digests), sha256={n: d.hex() for n, d in sorted(digests.items())})
