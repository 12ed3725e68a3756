"""Keys and certificates: what is made can be read back here and by OpenSSL, and errors are said."""

import subprocess
import warnings
from datetime import UTC, datetime, timedelta

import pytest
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.signing import certificates, fingerprint, key_file, names
from desktop.signing.authority import create_authority, load_authority, save_authority
from desktop.signing.officer_key import load_key, save_key

NOW = datetime(2026, 3, 1, tzinfo=UTC)
FAST = 1000


@pytest.fixture(scope="module")
def authority():
    return create_authority("سلطة توثيق النور", "مؤسسة النور للتنمية", now=NOW)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("", "certificate-name-empty"),
        ("   ", "certificate-name-empty"),
        ("ا" * 65, "certificate-name-long"),
        ("محمد Ali", "certificate-name-mixed"),
        ("محمد (أمين)", "certificate-name-mixed"),
        ("د. محمد 2", "certificate-name-mixed"),
        ("محمدٌ", "certificate-name-mixed"),
        ("مح\u200fمد", "certificate-name-characters"),
        ("Ali\x07", "certificate-name-characters"),
    ],
)
def test_names_that_could_not_be_read_back_are_refused(name, key):
    with pytest.raises(UserError) as raised:
        names.certificate_name(name)
    assert raised.value.key == key


@pytest.mark.parametrize(
    "name", ["فاطمة المصراتي", "Fatima Al-Misrati", "  عبد   الله ", "مُحَمَّد", "لجنة 2025 للمراجعة"]
)
def test_good_names_pass(name):
    assert names.certificate_name(name) == " ".join(name.split())


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("ابتمهـ ءَّ٣5aZ.()-\u200c"), min_size=1, max_size=9))
def test_every_name_that_passes_can_be_prepared(name):
    try:
        good = names.certificate_name(name)
    except UserError:
        return
    built = asn1_x509.Name.build({"common_name": good})
    assert built.chosen[0][0].prepped_value is not None


def test_a_key_comes_back_with_its_passphrase_only(authority):
    key = authority.new_officer("فاطمة المصراتي", now=NOW)
    locked = save_key(key, "سرّ ﻣﺤﻤﺪ 1", rounds=FAST)
    again = load_key(locked, "سرّ محمد 1")  # NFKC: presentation forms are the same letters
    assert again.certificate == key.certificate
    assert again.chain == (authority.certificate,)
    with pytest.raises(UserError, match="wrong-signing-passphrase"):
        load_key(locked, "other")
    assert "PRIVATE" not in repr(again)


def test_openssl_reads_the_key_and_the_cost_is_what_we_say(authority, tmp_path):
    path = tmp_path / "key.p12"
    path.write_bytes(save_key(authority.new_officer("Ali", now=NOW), "pass word", rounds=2500))
    said = subprocess.run(
        ["openssl", "pkcs12", "-in", path, "-passin", "pass:pass word", "-noout", "-info"],
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    assert "MAC: sha256, Iteration 2500" in said
    assert said.count("AES-256-CBC, Iteration 2500, PRF hmacWithSHA256") == 2
    assert key_file.KDF_ROUNDS >= 600_000


@pytest.mark.parametrize("data", [b"", b"x" * 100, b"\x30\x80", bytes(2 << 20)])
def test_a_damaged_file_is_not_a_wrong_passphrase(data):
    with pytest.raises(UserError, match="signing-key-damaged"):
        load_key(data, "pass")


def test_a_passphrase_is_needed(authority):
    with pytest.raises(UserError, match="signing-passphrase-empty"):
        save_key(authority.new_officer("Ali", now=NOW), "", rounds=FAST)


def test_rsa_is_accepted_from_3072_bits(authority):
    good = rsa.generate_private_key(65537, 3072)
    locked = save_key(authority.new_officer("Ali", now=NOW, private_key=good), "p", rounds=FAST)
    assert load_key(locked, "p").private_key.key_size == 3072
    weak = rsa.generate_private_key(65537, 2048)
    locked = save_key(authority.new_officer("Ali", now=NOW, private_key=weak), "p", rounds=FAST)
    with pytest.raises(UserError, match="signing-key-unsupported"):
        load_key(locked, "p")


def test_the_authority_lasts_and_issues_for_signing_only(authority):
    root = authority.certificate
    assert root.not_valid_after_utc - NOW > timedelta(days=3652)
    assert certificates.is_root(root)
    officer = authority.new_officer("فاطمة", now=NOW).certificate
    usage = officer.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.digital_signature
    assert usage.content_commitment
    assert not usage.key_cert_sign
    assert certificates.common_name(officer) == "فاطمة"
    assert not certificates.is_root(officer)
    assert certificates.is_issued_by(officer, root, NOW)
    assert not certificates.is_issued_by(officer, root, NOW + timedelta(days=366 * 5))
    assert not certificates.is_issued_by(root, root, NOW)
    other = create_authority("سلطة", "مؤسسة", now=NOW)
    assert not certificates.is_issued_by(officer, other.certificate, NOW)
    again = load_authority(save_authority(authority, "x", rounds=FAST), "x")
    assert again.fingerprint == authority.fingerprint


def test_openssl_verifies_the_chain(authority, tmp_path):
    root, officer = tmp_path / "ca.pem", tmp_path / "o.pem"
    root.write_bytes(authority.certificate.public_bytes(Encoding.PEM))
    officer.write_bytes(
        authority.new_officer("فاطمة", now=NOW).certificate.public_bytes(Encoding.PEM)
    )
    at = str(int(NOW.timestamp()))
    command = ["openssl", "verify", "-x509_strict", "-attime", at, "-CAfile", root, officer]
    assert "OK" in subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_fingerprint_in_its_three_shapes(authority):
    found = authority.fingerprint
    assert fingerprint.from_qr_text(authority.qr_text) == found
    assert fingerprint.from_qr_text("SIJILL-CA:1:" + "Z" * 64) is None
    assert fingerprint.from_qr_text(found) is None
    groups = authority.digit_groups.split(" ")
    assert [len(group) for group in groups] == [5] * 8
    assert int("".join(groups)) == int(found, 16) % 10**40
    assert fingerprint.digit_groups("0" * 64) == " ".join(["00000"] * 8)


def test_two_certificates_in_one_file_are_refused(authority):
    pem = authority.certificate.public_bytes(Encoding.PEM)
    with warnings.catch_warnings(), pytest.raises(ValueError, match="one certificate"):
        certificates.load_certificate(pem + pem)
