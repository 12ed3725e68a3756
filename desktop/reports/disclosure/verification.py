"""How to check the package offline, with Sijill and with public tools."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop.domain.disclosure.parts import Part
from desktop.reports import page
from desktop.reports.disclosure.content import DisclosureContent
from desktop.reports.disclosure.labels import part_heading
from desktop.reports.typeset.isolate import ltr
from desktop.text.words import Words, mark

_OPENSSL: Final = (
    "openssl cms -verify -cades -binary -inform DER -in META-INF/signature001.p7s -content "
    "META-INF/ASiCManifest001.xml -CAfile certificates/ca.pem -purpose any -out signed.xml"
)
_STEPS: Final = (
    (mark("With Sijill: every check at once"), "sijill verify PACKAGE.asice"),
    (
        mark("Without Sijill: one Python file makes the same checks"),
        "python3 verify_sijill.py PACKAGE.asice",
    ),
    (mark("Open the package: it is a ZIP archive"), "unzip PACKAGE.asice -d package"),
    (
        mark("Compare the digests of the files with those in this document"),
        "sha256sum annex/*",
    ),
    (
        mark("Check an officer's signature over the list of files"),
        _OPENSSL,
    ),
    (mark("Check the signatures in this document"), "pdfsig disclosure.pdf"),
)


def verification_blocks(content: DisclosureContent, words: Words) -> Iterator[page.Block]:
    """Yield the steps, and what to compare with what was enrolled on paper."""
    yield part_heading(Part.VERIFICATION, words)
    yield page.Paragraph(
        words(
            "No network is needed. In Sijill choose the verification of a package and pick the "
            "file; or use the public tools below, in this order."
        )
    )
    yield page.Table(
        (
            page.Column(words("No."), page.Kind.NOTE, 0.35),
            page.Column(words("Step"), page.Kind.TEXT, 1.9),
            page.Column(words("Command"), page.Kind.CODE, 2.6),
        ),
        tuple(
            page.Row((str(number), words(step), command))
            for number, (step, command) in enumerate(_STEPS, 1)
        ),
    )
    if content.authority:
        yield page.Callout(
            words(
                "{groups}\nThese eight groups must be those that the organisation enrolled with "
                "you on paper. If they differ, the package is not theirs, however sound its "
                "signatures are.",
                groups=ltr(content.authority),
            ),
            words("Fingerprint of the organisation's authority"),
        )
    if content.log is not None:
        yield page.Callout(
            words(
                "{head}\nThe short head stands at the foot of every page. It names the state of "
                "the log in which all entries of this package are recorded, and the next package "
                "must prove that its log continues from it.",
                head=ltr(content.log.head),
            ),
            words("Short head of the log"),
        )
