"""The verdict on a package, for people and for programs."""

from __future__ import annotations

import json
import re

import pytest

from desktop.services.disclosure.verify.verify_package import CHECKS
from desktop.signing.fingerprint import fingerprint, qr_text
from tests.services.disclosure.packages import good, office


@pytest.fixture
def package(tmp_path):
    path = tmp_path / "حزمة.asice"
    path.write_bytes(good())
    return path


def test_a_good_package_is_accepted(run, package):
    said = run("verify", package)
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[-1] == "ACCEPTED: حزمة.asice"
    assert lines[0] == "The file is one whole package: holds."
    assert len(lines) == len(CHECKS) + 4


def test_in_arabic_every_line_is_arabic(run, package):
    lines = run("verify", package, lang="ar").out.splitlines()
    assert all(re.search("[\u0621-\u064a]", line) for line in lines if line)
    assert lines[-1] == "مقبولة: حزمة.asice"


def test_for_programs(run, package):
    answer = json.loads(run("verify", package, "--json").out)
    assert answer["verdict"] == "accepted"
    assert [check["check"] for check in answer["checks"]] == ["container", *CHECKS]
    assert all(check.keys() == {"check", "result", "detail"} for check in answer["checks"])
    results = {check["result"] for check in answer["checks"]}
    assert results <= {"passed", "failed", "not-applicable"}


def test_a_changed_package_is_refused(run, package):
    content = bytearray(package.read_bytes())
    content[len(content) // 2] ^= 1
    package.write_bytes(content)
    said = run("verify", package)
    assert (said.code, said.err) == (1, "")
    assert said.out.splitlines()[-1] == "REFUSED: حزمة.asice"
    assert "does not hold" in said.out
    assert json.loads(run("verify", package, "--json").out)["verdict"] == "refused"


def test_any_other_file_is_refused_not_an_error(run, tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("Dear Commission\n", encoding="utf-8")
    said = run("verify", file)
    assert (said.code, said.err) == (1, "")
    assert "not a disclosure package" in said.out


@pytest.mark.parametrize("shape", [str, str.upper, qr_text, " ".join])
def test_the_enrolled_authority_is_known_in_every_shape_of_the_sheet(run, package, shape):
    enrolled = fingerprint(office().authority.certificate)
    said = run("verify", package, "--json", "--authority", shape(enrolled))
    checks = {check["check"]: check["result"] for check in json.loads(said.out)["checks"]}
    assert (said.code, checks["enrolment"]) == (0, "passed")


def test_another_authority_is_refused(run, package):
    said = run("verify", package, "--authority", "0" * 64)
    assert said.code == 1
    assert "not the enrolled one" in said.out


@pytest.mark.parametrize("text", ["", "abc", "0" * 63, "0" * 65, "g" * 64])
def test_a_fingerprint_with_a_slip_is_an_error_not_a_refusal(run, package, text):
    said = run("verify", package, "--authority", text)
    assert (said.code, said.out) == (2, "")
    assert "not a fingerprint" in said.err


def test_a_folder_is_said(run, tmp_path):
    said = run("verify", tmp_path)
    assert (said.code, said.out) == (2, "")
    assert "cannot be read" in said.err
