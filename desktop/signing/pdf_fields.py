"""Signature fields: all of them are made before the first officer signs.

A field added later would change a document that somebody has signed already. The last signer's
field carries a lock from the start, so that its signature closes the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    append_signature_field,
)

from desktop.signing.pdf_writer import RevisionWriter


@dataclass(frozen=True, slots=True)
class SignatureField:
    """Where one officer signs: `page` counts from 0 (negative from the end); points, lower left.

    `label` is what a reader program shows and speaks for the field.
    """

    name: str
    page: int
    box: tuple[int, int, int, int]
    label: str = ""


def prepare_fields(pdf: bytes, fields: Sequence[SignatureField]) -> bytes:
    """Return `pdf` with the empty signature fields, in signing order; the last one closes it.

    Raises:
        ValueError: no field, or one name twice.
    """
    names = [field.name for field in fields]
    if not names or len(set(names)) != len(names):
        raise ValueError("signature fields need distinct names")
    writer = RevisionWriter(pdf)
    for field in fields:
        closes = field is fields[-1]
        append_signature_field(
            writer,
            SigFieldSpec(
                sig_field_name=field.name,
                on_page=field.page,
                box=field.box,
                field_mdp_spec=FieldMDPSpec(FieldMDPAction.ALL) if closes else None,
                doc_mdp_update_value=MDPPerm.NO_CHANGES if closes else None,
                readable_field_name=field.label or None,
            ),
        )
    out = BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call, unused-ignore]
    return out.getvalue()
