"""What the signatures in a PDF say, and whether anything was added that they do not allow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from cryptography import x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation import EmbeddedPdfSignature, SignatureCoverageLevel

from desktop.signing import cades, certificates, fingerprint
from desktop.signing.pdf_bombs import refuse_bombs
from desktop.signing.pdf_refused import PdfRefused
from desktop.signing.signature_refused import SignatureRefused


@dataclass(frozen=True, slots=True)
class PdfSignature:
    """One signature, in file order.

    `covers_whole_file` holds for the last signature of an untouched file. `modification` is what
    was done after it: "none", "lta", "form-filling", "other" (illegitimate). `docmdp_ok`: these
    changes are allowed by the certification and the locks. `revision` counts from 0.
    """

    field: str
    name: str
    fingerprint: str
    intact: bool
    trusted: bool
    covers_whole_file: bool
    covers_revision: bool
    modification: str
    docmdp_ok: bool
    certifies: bool
    permission: int | None
    revision: int
    signed_at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class PdfExamination:
    """All signatures of a PDF, and how many revisions the file has."""

    signatures: tuple[PdfSignature, ...]
    revisions: int
    empty_fields: int
    attachments: Mapping[str, bytes]


def examine_pdf(pdf: bytes, trust_ca_pem: bytes) -> PdfExamination:
    """Return what the signatures of `pdf` say when the root in `trust_ca_pem` is trusted.

    Raises:
        PdfRefused: the file unfolds to too much, or is not a PDF that can be read strictly.
    """
    refuse_bombs(pdf)
    try:
        return _examination(PdfFileReader(BytesIO(pdf), strict=True), trust_ca_pem)
    except PdfRefused:
        raise
    except Exception as error:
        # A hostile file may break any rule inside the library: that is a verdict too.
        raise PdfRefused("unreadable") from error


def revision_count(pdf: bytes) -> int:
    """Return how many revisions a PDF of our own making has."""
    revisions: int = PdfFileReader(BytesIO(pdf)).total_revisions
    return revisions


def _examination(reader: PdfFileReader, trust_ca_pem: bytes) -> PdfExamination:
    if reader.encrypted:
        raise PdfRefused("encrypted")
    root = certificates.load_certificate(trust_ca_pem)
    found = [_examine(reader, signature, root) for signature in reader.embedded_signatures]
    empty = sum(1 for _ in enumerate_sig_fields(reader, filled_status=False))
    return PdfExamination(tuple(found), reader.total_revisions, empty, _attachments(reader))


def _signed_by(signature: EmbeddedPdfSignature) -> tuple[x509.Certificate | None, str]:
    """Return the certificate of an intact signature, or the reason why it is not."""
    kind = (signature.sig_object_type, signature.sig_object.get("/SubFilter"))
    if kind != ("/Sig", "/ETSI.CAdES.detached"):
        return None, "not-pades"
    try:
        p7s = _unpadded(bytes(signature.pkcs7_content))
        digest = signature.compute_digest("sha256")
        return cades.verify_digest(p7s, digest, chain_allowed=True).certificate, ""
    except SignatureRefused as refusal:
        return None, refusal.reason


def _examine(
    reader: PdfFileReader, signature: EmbeddedPdfSignature, root: x509.Certificate
) -> PdfSignature:
    signature.compute_integrity_info()  # type: ignore[no-untyped-call, unused-ignore]
    info = signature.summarise_integrity_info()
    moment = signature.self_reported_timestamp
    certificate, reason = _signed_by(signature)
    coverage = info["coverage"]
    permission = signature.docmdp_level
    trusted = certificate is not None and certificates.is_issued_by(
        certificate, root, moment or datetime.now(UTC)
    )
    return PdfSignature(
        field=signature.field_name,
        name=certificates.common_name(certificate) if certificate else "",
        fingerprint=fingerprint.fingerprint(certificate) if certificate else "",
        intact=certificate is not None,
        trusted=trusted and certificates.is_root(root),
        covers_whole_file=coverage == SignatureCoverageLevel.ENTIRE_FILE,
        covers_revision=coverage >= SignatureCoverageLevel.ENTIRE_REVISION,
        modification=_modification(info["diff_result"]),
        docmdp_ok=bool(info["docmdp_ok"]),
        certifies=_certifies(reader, signature),
        permission=permission.value if isinstance(permission, MDPPerm) else None,
        revision=signature.signed_revision,
        signed_at=moment,
        reason=reason,
    )


def _unpadded(contents: bytes) -> bytes:
    """Return /Contents without the zeros after it, by the length that its DER header states."""
    size = contents[1] & 0x7F if contents[1:2] and contents[1] & 0x80 else 0
    length = int.from_bytes(contents[2 : 2 + size], "big") if size else int(contents[1])
    end = 2 + size + length
    return contents[:end] if not contents[end:].strip(b"\0") else contents


def _modification(result: object) -> str:
    if result is None:
        return "none"
    if not isinstance(result, DiffResult):
        return "other"
    return {
        ModificationLevel.NONE: "none",
        ModificationLevel.LTA_UPDATES: "lta",
        ModificationLevel.FORM_FILLING: "form-filling",
    }.get(result.modification_level, "other")


def _certifies(reader: PdfFileReader, signature: EmbeddedPdfSignature) -> bool:
    try:
        certified = reader.root["/Perms"].raw_get("/DocMDP")
    except KeyError:
        return False
    own = signature.sig_field.raw_get("/V")
    return bool(certified == own)


def _attachments(reader: PdfFileReader) -> Mapping[str, bytes]:
    """Return the embedded files by name; KeyError where the name tree is not a flat or kids one."""
    found: dict[str, bytes] = {}
    try:
        tree = reader.root["/Names"]["/EmbeddedFiles"]
    except KeyError:
        return found
    waiting = [tree]
    for _ in range(1000):
        if not waiting:
            return found
        node = waiting.pop()
        kids, pairs = node.get("/Kids", ()), node.get("/Names", ())
        waiting.extend(kids[at] for at in range(len(kids)))  # by index: references are followed
        for at in range(1, len(pairs), 2):
            specification = pairs[at]
            name = str(specification.get("/UF", specification.get("/F")))
            if name in found:
                raise PdfRefused("attachment-twice")
            found[name] = _content(specification["/EF"]["/F"])
    raise PdfRefused("unreadable")


def _content(stream: generic.StreamObject) -> bytes:
    """Return an embedded file; only the plain filter, whose bombs were looked for, is unfolded."""
    filters = stream.get("/Filter")
    if filters not in (None, "/FlateDecode", ["/FlateDecode"]):
        raise PdfRefused("attachment-filter")
    return bytes(stream.data)
