"""The signature page: a place for each officer's digital signature, ink and stamp."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.disclosure.parts import Part
from desktop.reports import page
from desktop.reports.disclosure.content import DisclosureContent
from desktop.reports.disclosure.labels import part_heading, role_text
from desktop.text.words import Words


def signatures_blocks(content: DisclosureContent, words: Words) -> Iterator[page.Block]:
    """Yield the places to sign; their keys come back in `Rendered.places`."""
    yield part_heading(Part.SIGNATURES, words)
    yield page.Paragraph(
        words(
            "By signing, each officer confirms the declarations of part {part} and all other parts "
            "of this package, number {number}, version {version}.",
            part=Part.DECLARATIONS.value,
            number=content.letter.number,
            version=content.letter.version,
        )
    )
    digital = [signer for signer in content.signers if signer.digital]
    if len(digital) == 1:
        yield page.Callout(
            words(
                "{name} alone signed this package digitally; no second officer checked it with a "
                "signature of their own. The other places are for ink.",
                name=words.of(digital[0].name_ar, digital[0].name_en),
            ),
            words("One signature only"),
            page.Tone.WARNING,
        )
    yield page.SignatureBlocks(
        tuple(
            page.Signatory(
                signer.key,
                role_text(signer.role, words),
                words.of(signer.name_ar, signer.name_en),
            )
            for signer in content.signers
        )
    )
    yield page.Paragraph(
        words(
            "The time inside a digital signature is that of the signer's own machine and is not "
            "independent; what binds time is the log and the recipient's receipt."
        ),
        page.Tone.SMALL,
    )
