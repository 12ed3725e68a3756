"""The files embedded in the PDF are the annex of the package, byte for byte."""

from __future__ import annotations

from typing import Final

from desktop.services.disclosure.verify.check import Outcome, failed, not_applicable, passed
from desktop.services.disclosure.verify.evidence import Evidence
from desktop.signing.pdf_refused import PdfRefused

KEY: Final = "pdf-attachments"


def check(evidence: Evidence) -> Outcome:
    """Compare the embedded files with the members that the description names for them."""
    expected = {
        name.rpartition("/")[2]: evidence.member(name) for name in evidence.description.attachments
    }
    try:
        found = evidence.examination.attachments
    except PdfRefused as refusal:
        return failed("pdf-unreadable", why=refusal.reason)
    if len(expected) != len(evidence.description.attachments) or set(found) != set(expected):
        return failed("attachments-differ", found=sorted(found))
    for name, content in expected.items():
        if found[name] != content:
            return failed("attachment-differs", file=name)
    return passed(files=sorted(expected)) if expected else not_applicable("no-attachments")
