"""One officer signs the PDF (PAdES baseline B, ETSI EN 319 142-1), fully offline.

pyHanko writes the revision; the signature inside is ours (`cades`), so that neither a network nor
an event loop (which opens sockets on Windows) is ever started.
"""

from __future__ import annotations

import tempfile
from collections.abc import Coroutine
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils import layout
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers.pdf_cms import ExternalSigner
from pyhanko.sign.signers.pdf_signer import (
    PdfSignatureMetadata,
    PdfSigner,
    PdfSigningSession,
)
from pyhanko.stamp import BaseStampStyle, StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from desktop.domain.errors import UserError
from desktop.signing import cades
from desktop.signing.pdf_writer import RevisionWriter
from desktop.signing.signer import Signer

_RESERVED: Final = 16_384
"""Hexadecimal letters kept for the signature: it, its certificate and the root take about 4,000."""

_WHOLE_BOX: Final = layout.SimpleBoxLayoutRule(
    x_align=layout.AxisAlignment.ALIGN_MID, y_align=layout.AxisAlignment.ALIGN_MID
)

T = TypeVar("T")


class _AtMoment(PdfSigner):
    """A PdfSigner whose clock is the caller's."""

    def __init__(self, moment: datetime, **rest: Any) -> None:
        super().__init__(**rest)
        self._moment = moment

    def init_signing_session(self, *args: Any, **rest: Any) -> PdfSigningSession:
        session = super().init_signing_session(*args, **rest)
        session.system_time = self._moment
        return session


def sign_pdf(
    pdf: bytes,
    field: str,
    key: Signer,
    *,
    appearance: bytes | None,
    certify: bool,
    close: bool,
    signed_at: datetime,
) -> bytes:
    """Return `pdf` with one more revision, in which `key` signs the prepared field.

    `appearance` is a one-page PDF that fills the field's box (None: an invisible signature);
    `certify` stands for the first signer, `close` for the last. `signed_at` is aware and is the
    machine's own clock: it proves no time.

    Raises:
        UserError: `signature-field-missing`, `signature-field-taken`.
    """
    writer = RevisionWriter(pdf)
    taken = {signature.field_name for signature in writer.prev.embedded_signatures}
    if field in taken:
        raise UserError("signature-field-taken", field=field)
    if field not in _empty_fields(writer):
        raise UserError("signature-field-missing", field=field)
    meta = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        certify=certify,
        subfilter=SigSeedSubFilter.PADES,
        docmdp_permissions=MDPPerm.NO_CHANGES if close else MDPPerm.FILL_FORMS,
        embed_validation_info=False,
    )
    if appearance is None:
        return _sign(writer, meta, key, signed_at, None)
    with tempfile.TemporaryDirectory(prefix="sijill-") as folder:
        drawn = Path(folder) / "appearance.pdf"
        drawn.write_bytes(appearance)
        style = StaticStampStyle.from_pdf_file(
            str(drawn), border_width=0, background_layout=_WHOLE_BOX
        )
        return _sign(writer, meta, key, signed_at, style)


def _sign(
    writer: RevisionWriter,
    meta: PdfSignatureMetadata,
    key: Signer,
    signed_at: datetime,
    style: BaseStampStyle | None,
) -> bytes:
    own = asn1_x509.Certificate.load(key.certificate.public_bytes(Encoding.DER))
    pdf_signer = _AtMoment(
        signed_at,
        signature_meta=meta,
        signer=ExternalSigner(own, _no_certificates(), b"\0" * 512),
        stamp_style=style or StaticStampStyle(border_width=0),
    )
    prepared, _, out = _finish(
        pdf_signer.async_digest_doc_for_signing(
            writer, existing_fields_only=True, bytes_reserved=_RESERVED
        )
    )
    signature = cades.sign_digest(prepared.document_digest, key, signed_at=None, chain=key.chain)
    prepared.fill_with_cms(out, signature)
    out.seek(0)
    signed: bytes = out.read()
    return signed


def _no_certificates() -> SimpleCertificateStore:
    return SimpleCertificateStore()  # type: ignore[no-untyped-call, unused-ignore]


def _empty_fields(writer: RevisionWriter) -> set[str]:
    return {name for name, value, _ in enumerate_sig_fields(writer.prev, filled_status=False)}


def _finish(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine that never waits for anything, without an event loop."""
    try:
        work.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    work.close()
    raise RuntimeError("signing waited for something outside")
