"""Detached signatures: checked by OpenSSL, and refused in every other encoding."""

import subprocess
from datetime import UTC, datetime

import pytest
from asn1crypto import cms
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from cryptography.hazmat.primitives.serialization import Encoding

from desktop.signing import cades
from desktop.signing.authority import create_authority
from desktop.signing.signature_refused import SignatureRefused
from desktop.signing.statement_signature import P256_ORDER

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DATA = "نص موقَّع\n".encode()
AUTHORITY = create_authority("سلطة", "مؤسسة", now=NOW)
OFFICER = AUTHORITY.new_officer("فاطمة", now=NOW)
RSA = AUTHORITY.new_officer("Ali", now=NOW, private_key=rsa.generate_private_key(65537, 3072))


@pytest.mark.parametrize("key", [OFFICER, RSA], ids=["ecdsa", "rsa"])
def test_openssl_agrees(key, tmp_path):
    p7s = cades.sign_detached(DATA, key, signed_at=NOW)
    signed = cades.verify_detached(p7s, DATA)
    assert (signed.certificate, signed.signed_at) == (key.certificate, NOW)
    for name, content in (
        ("s", p7s),
        ("d", DATA),
        ("ca", AUTHORITY.certificate.public_bytes(Encoding.PEM)),
    ):
        (tmp_path / name).write_bytes(content)
    command = [
        "openssl",
        "cms",
        "-verify",
        "-cades",
        "-binary",
        "-inform",
        "DER",
        "-in",
        "s",
        "-content",
        "d",
    ]
    command += [
        "-CAfile",
        "ca",
        "-purpose",
        "any",
        "-attime",
        str(int(NOW.timestamp())),
        "-out",
        "out",
    ]
    assert (
        "successful"
        in subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stderr
    )
    (tmp_path / "d").write_bytes(DATA + b"x")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode


@pytest.mark.parametrize("key", [OFFICER, RSA], ids=["ecdsa", "rsa"])
def test_no_single_bit_may_differ(key):
    p7s = cades.sign_detached(DATA, key, signed_at=NOW)
    for at in range(0, len(p7s) * 8, 61):
        changed = bytearray(p7s)
        changed[at // 8] ^= 1 << at % 8
        with pytest.raises(SignatureRefused):
            cades.verify_detached(bytes(changed), DATA)


def edited(change):
    message = cms.ContentInfo.load(cades.sign_detached(DATA, OFFICER, signed_at=NOW))
    change(message["content"])
    return message.dump(force=True)


def mirrored(content):
    r, s = decode_dss_signature(content["signer_infos"][0]["signature"].native)
    content["signer_infos"][0]["signature"] = encode_dss_signature(r, P256_ORDER - s)


def unsigned(content):
    content["signer_infos"][0]["unsigned_attrs"] = [{"type": "1.2.3.4", "values": []}]


def no_certificates(content):
    content["certificates"] = []


def twice(content):
    content["signer_infos"].append(content["signer_infos"][0])


@pytest.mark.parametrize("change", [mirrored, unsigned, no_certificates, twice])
def test_other_encodings_of_a_true_signature_are_refused(change):
    with pytest.raises(SignatureRefused):
        cades.verify_detached(edited(change), DATA)


def test_a_longer_chain_and_trailing_bytes_are_refused():
    digest = __import__("hashlib").sha256(DATA).digest()
    long = cades.sign_digest(digest, OFFICER, signed_at=NOW, chain=OFFICER.chain)
    assert cades.verify_digest(long, digest, chain_allowed=True).certificate == OFFICER.certificate
    for bad in (
        long,
        cades.sign_detached(DATA, OFFICER, signed_at=NOW) + b"\0",
        b"",
        bytes(1 << 17),
    ):
        with pytest.raises(SignatureRefused):
            cades.verify_detached(bad, DATA)


def test_other_data_is_refused():
    p7s = cades.sign_detached(DATA, OFFICER, signed_at=NOW)
    with pytest.raises(SignatureRefused, match="not-over-this-content"):
        cades.verify_detached(p7s, DATA + b" ")
