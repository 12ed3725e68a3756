"""Certificates: the organisation's own root, and those it issues to its officers."""

from __future__ import annotations

from datetime import datetime, timedelta

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from desktop.signing.key_file import PrivateKey
from desktop.signing.names import certificate_name

PublicKey = ec.EllipticCurvePublicKey | rsa.RSAPublicKey
_CLOCK_SLACK = timedelta(days=1)
_NOT_SO = (
    ValueError,
    TypeError,
    InvalidSignature,
    UnsupportedAlgorithm,
    x509.DuplicateExtension,
    x509.ExtensionNotFound,
    x509.InvalidVersion,
)


def _name(common: str, organisation: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, certificate_name(organisation)),
            x509.NameAttribute(NameOID.COMMON_NAME, certificate_name(common)),
        ]
    )


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


def _builder(
    subject: x509.Name, issuer: x509.Name, key: PublicKey, now: datetime, years: int
) -> x509.CertificateBuilder:
    start = now.replace(microsecond=0) - _CLOCK_SLACK
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=366 * years))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def make_root(
    key: ec.EllipticCurvePrivateKey, common: str, organisation: str, *, now: datetime, years: int
) -> x509.Certificate:
    """Return a self-signed root that may only issue end certificates.

    Raises:
        UserError: `certificate-name-…` where a name could not be read back (see `names`).
    """
    name = _name(common, organisation)
    return (
        _builder(name, name, key.public_key(), now, years)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(authority=True), critical=True)
        .sign(key, hashes.SHA256())
    )


def issue(
    root: x509.Certificate,
    root_key: PrivateKey,
    public_key: PublicKey,
    common: str,
    *,
    now: datetime,
    years: int,
) -> x509.Certificate:
    """Return an officer's certificate: digital signature and non-repudiation, nothing else.

    It names no revocation list: a withdrawn officer is a leaf of the log, which travels offline.

    Raises:
        UserError: `certificate-name-…` where the name could not be read back (see `names`).
    """
    organisation = root.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)[0].value
    subject = _name(common, str(organisation))
    identifier = root.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    above = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier)
    return (
        _builder(subject, root.subject, public_key, now, years)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(authority=False), critical=True)
        .add_extension(above, critical=False)
        .sign(root_key, hashes.SHA256())
    )


def common_name(certificate: x509.Certificate) -> str:
    """Return the name of the person or body that a certificate was made for."""
    found = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else certificate.subject.rfc4514_string()


def load_certificate(pem: bytes) -> x509.Certificate:
    """Return the one certificate of a PEM text; ValueError where there is none or more."""
    try:
        found = x509.load_pem_x509_certificates(pem)
    except x509.InvalidVersion as error:
        raise ValueError("not a version 3 certificate") from error
    if len(found) != 1:
        raise ValueError("one certificate expected")
    return found[0]


def is_root(certificate: x509.Certificate) -> bool:
    """Tell whether `certificate` is a root that signed itself and may issue others."""
    try:
        certificate.verify_directly_issued_by(certificate)
        constraints = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except _NOT_SO:
        return False
    return constraints.ca and usage.key_cert_sign


def is_issued_by(certificate: x509.Certificate, root: x509.Certificate, at: datetime) -> bool:
    """Tell whether `root` issued `certificate` to sign documents, and both were valid at `at`."""
    try:
        certificate.verify_directly_issued_by(root)
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except _NOT_SO:
        return False
    signs = usage.digital_signature and usage.content_commitment and not usage.key_cert_sign
    in_time = all(
        c.not_valid_before_utc <= at <= c.not_valid_after_utc for c in (certificate, root)
    )
    return signs and in_time
