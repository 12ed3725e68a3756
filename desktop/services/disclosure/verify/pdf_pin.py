"""The PDF is the very file that the description names: no earlier revision, no later one."""

from __future__ import annotations

import hashlib
from typing import Final

from desktop.exchange.package import names
from desktop.services.disclosure.verify.check import Outcome, failed, passed
from desktop.services.disclosure.verify.evidence import Evidence

KEY: Final = "pdf-pin"


def check(evidence: Evidence) -> Outcome:
    """Compare length and SHA-256."""
    pdf = evidence.member(names.PDF)
    digest = hashlib.sha256(pdf).hexdigest()
    described = evidence.description
    if (digest, len(pdf)) != (described.pdf_sha256, described.pdf_bytes):
        return failed("pdf-differs")
    return passed(sha256=digest)
