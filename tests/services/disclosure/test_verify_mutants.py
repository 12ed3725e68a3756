"""No changed package is accepted, none crashes a verifier, and both verifiers agree on each."""

import struct
import subprocess
import sys
import time
import zlib
from random import Random

import pytest

from desktop.exchange.package import container, reader
from desktop.services.disclosure.verify.verify_package import CHECKS, verify_package
from tests.services.disclosure.mutants import mutants
from tests.services.disclosure.packages import good, office, package
from tests.services.disclosure.second import SECOND

MEGABYTES = 256


def soak(structured, byte_level, seed):
    """Run any number of mutants; return (tried, accepted, disagreements, slowest seconds)."""
    data, other = good(), package(office("الفجر"), count=3)
    accepted = disagreed = tried = 0
    slowest = 0.0
    for mutant in mutants(data, other, structured=structured, byte_level=byte_level, seed=seed):
        start = time.perf_counter()
        verdict = verify_package(mutant)
        slowest = max(slowest, time.perf_counter() - start)
        tried += 1
        accepted += verdict.accepted
        disagreed += verdict.accepted != SECOND.verify(mutant)
    return tried, accepted, disagreed, slowest


@pytest.mark.parametrize("seed", [1, 2])
def test_no_mutant_is_accepted(seed):
    tried, accepted, disagreed, slowest = soak(40, 400, seed)
    assert (tried, accepted, disagreed) == (440, 0, 0)
    assert slowest < 5


def test_memory_stays_small(tmp_path):
    """Asked of the kernel in a process of its own: the peak of its own memory, in kilobytes."""
    path = tmp_path / "p.asice"
    path.write_bytes(good())
    program = (
        "import sys; from pathlib import Path\n"
        "from desktop.services.disclosure.verify.verify_package import verify_package\n"
        "assert verify_package(Path(sys.argv[1])).accepted\n"
        "lines = Path('/proc/self/status').read_text().splitlines()\n"
        "print(next(line.split()[1] for line in lines if line.startswith('VmHWM')))\n"
    )
    command = [sys.executable, "-c", program, path]
    peak = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert 0 < int(peak) < MEGABYTES * 1024


def test_what_is_no_package_is_refused_without_a_look_inside():
    for data in (b"", b"PK", b"PK\x03\x04", b"%PDF-1.7", bytes(1000)):
        verdict = verify_package(data)
        assert not verdict.accepted
        assert [check.result for check in verdict.checks[1:]] == ["not-applicable"] * len(CHECKS)
        assert not SECOND.verify(data)


def test_a_bomb_is_refused_by_its_header():
    packed = zlib.compress(bytes(1 << 20), 9)
    head = container.LOCAL.pack(
        container.LOCAL_MAGIC, 20, 0, 8, 0, 33, 0, len(packed), 1 << 30, 4, 0
    )
    data = head + b"boom" + packed
    assert verify_package(data).checks[0].detail["reason"] == "not-canonical"
    assert not SECOND.verify(data)


def test_ten_thousand_members_are_refused_quickly():
    one = container.LOCAL.pack(container.LOCAL_MAGIC, 20, 0, 0, 0, 33, 0, 0, 0, 5, 0)
    data = b"".join(one + b"%05d" % n for n in range(10_000))
    start = time.perf_counter()
    assert verify_package(data).checks[0].detail["reason"] == "too-many-members"
    assert time.perf_counter() - start < 1
    assert not SECOND.verify(data)


def test_a_size_that_lies_about_the_rest_is_refused():
    data = bytearray(good())
    struct.pack_into("<I", data, 18, 0xFFFFFFF0)
    struct.pack_into("<I", data, 22, 0xFFFFFFF0)
    assert verify_package(bytes(data)).checks[0].detail["reason"] == "not-canonical"


def test_a_file_beyond_the_cap_is_not_read(tmp_path):
    sparse = tmp_path / "large.asice"
    with sparse.open("wb") as stream:
        stream.truncate(container.MAX_BYTES + 1)
    before = container.MAX_BYTES
    try:
        container.MAX_BYTES = 1 << 20
        assert verify_package(sparse).checks[0].detail["reason"] == "too-large"
    finally:
        container.MAX_BYTES = before


def honest(count, seed):
    """Make any number of different good packages; return how many both verifiers accept."""
    random = Random(seed)
    accepted = 0
    for _ in range(count):
        entries = random.randrange(30)
        data = package(
            office(random.choice(["النور", "الفجر"])),
            count=entries,
            with_log=random.random() < 0.8,
            previous_size=random.choice([None, random.randrange(1, entries + 2)]),
            attachments=random.choice(
                [(), ("annex/lines.csv",), ("annex/entries.csv", "annex/datapackage.json")]
            ),
        )
        verdict = verify_package(data)
        assert reader.read(data).sha256 == verdict.sha256
        accepted += verdict.accepted and SECOND.verify(data)
    return accepted


def test_untouched_packages_are_accepted():
    assert honest(8, 5) == 8
