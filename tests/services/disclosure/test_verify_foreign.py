"""A package is checked with public tools alone, as its READ-ME says."""

import subprocess
import sys

import pytest

from desktop import resources
from tests.services.disclosure.packages import NOW, good


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    folder = tmp_path_factory.mktemp("package")
    (folder / "p.asice").write_bytes(good())
    subprocess.run(["unzip", "-q", "p.asice"], cwd=folder, check=True)
    return folder


def run(folder, *command):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("signer", ["001", "002"])
def test_openssl_checks_each_signature(opened, signer):
    command = [
        "openssl",
        "cms",
        "-verify",
        "-cades",
        "-binary",
        "-inform",
        "DER",
        "-in",
        f"META-INF/signature{signer}.p7s",
    ]
    command += [
        "-CAfile",
        "certificates/ca.pem",
        "-purpose",
        "any",
        "-attime",
        str(int(NOW.timestamp())),
        "-out",
        "out",
    ]
    assert run(opened, *command, "-content", f"META-INF/ASiCManifest{signer}.xml").returncode == 0
    assert run(opened, *command, "-content", "package.json").returncode != 0


def test_openssl_checks_the_log_key(opened):
    command = [
        "openssl",
        "cms",
        "-verify",
        "-binary",
        "-inform",
        "DER",
        "-in",
        "certificates/log-key.p7s",
        "-purpose",
        "any",
    ]
    command += [
        "-content",
        "certificates/log-key.vkey",
        "-CAfile",
        "certificates/ca.pem",
        "-attime",
        str(int(NOW.timestamp())),
        "-out",
        "out",
    ]
    assert run(opened, *command).returncode == 0


def test_poppler_and_qpdf_check_the_document(opened):
    said = run(opened, "pdfsig", "-nocert", "disclosure.pdf").stdout
    assert said.count("Signature Validation: Signature is Valid.") == 2
    assert "Total document signed" in said
    assert run(opened, "qpdf", "--check", "disclosure.pdf").returncode == 0


def test_unzip_finds_nothing_wrong(opened):
    assert "No errors detected" in run(opened, "unzip", "-t", "p.asice").stdout


def test_the_small_verifier_runs_alone(opened):
    program = str(resources.path("verify/verify_sijill.py"))
    done = run(opened, sys.executable, "-I", program, "p.asice")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "ACCEPTED")
    (opened / "bad.asice").write_bytes(good()[:-1] + b"x")
    assert run(opened, sys.executable, "-I", program, "bad.asice").returncode == 1
    assert run(opened, sys.executable, "-I", program, "absent.asice").returncode == 2
    assert (
        run(opened, sys.executable, "-I", program, "p.asice", "--authority", "0" * 64).returncode
        == 1
    )
    (opened / "previous.txt").write_text((opened / "log/previous.txt").read_text())
    assert (
        run(
            opened, sys.executable, "-I", program, "p.asice", "--previous", "previous.txt"
        ).returncode
        == 0
    )
    assert (
        run(
            opened, sys.executable, "-I", program, "p.asice", "--previous", "log/checkpoint.txt"
        ).returncode
        == 1
    )


def test_the_read_me_tells_commands_that_work(opened):
    """Every indented command of both languages runs, in the folder that `unzip` made."""
    text = resources.path("verify/READ-ME.txt").read_text(encoding="utf-8")
    joined = text.replace("\\\n", " ")
    commands = [line.strip() for line in joined.splitlines() if line.startswith("       ")]
    public = [one for one in commands if one.startswith(("openssl", "sha256sum", "pdfsig"))]
    assert len(public) == 8
    for command in public:
        assert run(opened, "sh", "-c", command).returncode == 0, command
    alone = next(one for one in commands if "verify_sijill.py" in one)
    assert alone == "python3 verify_sijill.py PACKAGE.asice"
