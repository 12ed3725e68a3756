"""Detached CAdES-BES signatures (ETSI EN 319 122-1) in the one encoding that we accept.

A CMS message has many encodings that verify alike: unsigned attributes, more certificates, another
order, the mirrored half of an ECDSA signature. Each is a way to change a file that "still
verifies". So a signature is assembled in one form, and verifying means: read the few free values,
assemble again, demand identical bytes, and only then ask the cryptography.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from asn1crypto import cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from desktop.signing.signature_refused import SignatureRefused
from desktop.signing.signer import Signer
from desktop.signing.statement_signature import check_signature, low_half

_LARGEST: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class SignedBy:
    """Who signed: the certificate that the signature itself names, and the signer's own clock.

    `signed_at` is local, not independent time; None where the signature carries none (in a PDF it
    stands outside the signature).
    """

    certificate: x509.Certificate
    signed_at: datetime | None


def sign_detached(data: bytes, signer: Signer, *, signed_at: datetime) -> bytes:
    """Return the DER `.p7s` of `signer` over `data`; `signed_at` is aware, whole seconds count."""
    return sign_digest(hashlib.sha256(data).digest(), signer, signed_at=signed_at)


def sign_digest(
    digest: bytes,
    signer: Signer,
    *,
    signed_at: datetime | None,
    chain: Sequence[x509.Certificate] = (),
) -> bytes:
    """Return the signature over content whose SHA-256 is `digest`, carrying `chain` as well."""
    attributes = _attributes(signer.certificate, digest, signed_at)
    raw = low_half(signer.sign(attributes.dump()))
    return _assemble(signer.certificate, chain, attributes, raw)


def verify_detached(p7s: bytes, data: bytes) -> SignedBy:
    """Return who signed `data`; raises `SignatureRefused`. Whom to trust is asked elsewhere."""
    return verify_digest(p7s, hashlib.sha256(data).digest(), chain_allowed=False)


def verify_digest(p7s: bytes, digest: bytes, *, chain_allowed: bool) -> SignedBy:
    """Return who signed the content with this SHA-256; raises `SignatureRefused`."""
    if len(p7s) > _LARGEST:
        raise SignatureRefused("malformed")
    try:
        return _verify(p7s, digest, chain_allowed=chain_allowed)
    except SignatureRefused:
        raise
    except Exception as error:
        # A hostile signature may break any rule inside the libraries: that is a verdict too.
        raise SignatureRefused("malformed") from error


def _verify(p7s: bytes, digest: bytes, *, chain_allowed: bool) -> SignedBy:
    certificates, signed_at, raw = _free_values(p7s)
    if len(certificates) > 1 and not chain_allowed:
        raise SignatureRefused("not-canonical")
    for certificate in certificates:
        chain = [other for other in certificates if other is not certificate]
        attributes = _attributes(certificate, digest, signed_at)
        if _assemble(certificate, chain, attributes, raw) == p7s:
            check_signature(certificate, attributes.dump(), raw)
            return SignedBy(certificate, signed_at)
    raise SignatureRefused("not-over-this-content")


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def _attributes(
    certificate: x509.Certificate, digest: bytes, signed_at: datetime | None
) -> cms.CMSAttributes:
    named = hashlib.sha256(certificate.public_bytes(Encoding.DER)).digest()
    reference = tsp.SigningCertificateV2({"certs": [tsp.ESSCertIDv2({"cert_hash": named})]})
    values: list[dict[str, Any]] = [
        {"type": "content_type", "values": ["data"]},
        {"type": "message_digest", "values": [digest]},
        {"type": "signing_certificate_v2", "values": [reference]},
    ]
    if signed_at is not None:
        moment = cms.Time(
            {"utc_time": core.UTCTime(signed_at.astimezone(UTC).replace(microsecond=0))}
        )
        values.append({"type": "signing_time", "values": [moment]})
    return cms.CMSAttributes([cms.CMSAttribute(value) for value in values])


def _assemble(
    certificate: x509.Certificate,
    chain: Sequence[x509.Certificate],
    attributes: cms.CMSAttributes,
    raw: bytes,
) -> bytes:
    own = _asn1(certificate)
    elliptic = isinstance(certificate.public_key(), ec.EllipticCurvePublicKey)
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                {
                    "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                        {"issuer": own.issuer, "serial_number": own.serial_number}
                    )
                }
            ),
            "digest_algorithm": {"algorithm": "sha256"},
            "signed_attrs": attributes,
            "signature_algorithm": {"algorithm": "sha256_ecdsa" if elliptic else "sha256_rsa"},
            "signature": raw,
        }
    )
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [{"algorithm": "sha256"}],
            "encap_content_info": {"content_type": "data"},
            "certificates": [own, *(_asn1(other) for other in chain)],
            "signer_infos": [signer],
        }
    )
    encoded: bytes = cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump()
    return encoded


def _free_values(p7s: bytes) -> tuple[list[x509.Certificate], datetime | None, bytes]:
    """Return what a signature may choose: certificates, time, and the signature itself."""
    content = cms.ContentInfo.load(p7s, strict=True)["content"]
    found = [x509.load_der_x509_certificate(c.chosen.dump()) for c in content["certificates"]]
    (signer,) = content["signer_infos"]
    signed_at = None
    for attribute in signer["signed_attrs"]:
        if attribute["type"].native == "signing_time":
            signed_at = attribute["values"][0].native
            if not isinstance(signed_at, datetime):
                raise TypeError
    raw = signer["signature"].native
    if not isinstance(raw, bytes) or not 1 <= len(found) <= 4:
        raise ValueError
    return found, signed_at, raw
