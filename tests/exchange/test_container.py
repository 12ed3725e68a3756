"""The container: one form only, read by `unzip`, refused in every other."""

import subprocess
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exchange.package import container, names, reader
from desktop.exchange.package.faults import PackageFault

MEMBERS = {"disclosure.pdf": b"%PDF" * 9, "annex/lines.csv": b"a,b\r\n", "package.json": b"{}\n"}


def sealed(members, signers=2):
    return container.build(
        members, [(container.manifest(members, n), b"p7s%d" % n) for n in range(1, signers + 1)]
    )


def test_what_is_built_is_read():
    data = sealed(MEMBERS)
    read = reader.read(data)
    assert read.members == MEMBERS
    assert [p7s for _, p7s in read.signatures] == [b"p7s1", b"p7s2"]
    assert sealed(dict(reversed(MEMBERS.items()))) == data


def test_unzip_and_sha256sum_can_read_it(tmp_path):
    path = tmp_path / "p.asice"
    path.write_bytes(sealed(MEMBERS))
    assert path.read_bytes()[30:69] == b"mimetype" + container.MIMETYPE
    subprocess.run(["unzip", "-tq", path], check=True, capture_output=True)
    listed = subprocess.run(
        ["unzip", "-Z1", path], check=True, capture_output=True, text=True
    ).stdout.split()
    assert listed == [
        "mimetype",
        *sorted(MEMBERS),
        *(f(n) for n in (1, 2) for f in (container.manifest_name, container.signature_name)),
    ]
    modes = subprocess.run(["unzip", "-Z", path], check=True, capture_output=True, text=True).stdout
    assert modes.count("-rw-r--r--") == len(listed)
    manifest = container.manifest(MEMBERS, 1).decode()
    subprocess.run(["unzip", "-q", path, "-d", tmp_path], check=True)
    for name in MEMBERS:
        hexadecimal = subprocess.run(
            ["sha256sum", tmp_path / name], check=True, capture_output=True, text=True
        ).stdout[:64]
        encoded = subprocess.run(
            ["base64", "-w0"], check=True, input=bytes.fromhex(hexadecimal), capture_output=True
        ).stdout
        assert encoded.decode() in manifest
        assert f'URI="{name}"' in manifest


def test_no_bit_may_differ():
    data = sealed(MEMBERS)
    pinned = reader.read(data)
    for at in range(0, len(data) * 8, 3):
        changed = bytearray(data)
        changed[at // 8] ^= 1 << at % 8
        with pytest.raises(PackageFault):
            reader.read(bytes(changed))
    assert reader.read(data) == pinned


@pytest.mark.parametrize("cut", [1, 21, 22, 23, 60, 500])
def test_truncated_and_extended(cut):
    data = sealed(MEMBERS)
    for bad in (data[:-cut], data[cut:], data + bytes(cut), bytes(cut) + data, data + data):
        with pytest.raises(PackageFault):
            reader.read(bad)


BAD_NAMES = [
    "../x",
    "/x",
    "a//b",
    "a/./b",
    "a\\b",
    "con",
    "annex/NUL.txt",
    "com1.json",
    "a b",
    "é",
    "x.",
    ".x",
    "a/b/c/d/e",
    "a" * 101,
    "mimetype",
    "META-INF/x",
    "meta-inf/x",
    "a\0b",
    "",
    "a:b",
]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_names_that_may_not_stand_in_a_package(name):
    with pytest.raises(PackageFault):
        container.build({name: b""}, [])


def test_names_differ_in_more_than_case():
    with pytest.raises(PackageFault, match="name-twice"):
        sealed({"a.txt": b"", "A.txt": b""}, 0)


def test_caps(monkeypatch):
    many = {f"f{n}.txt": b"" for n in range(container.MAX_MEMBERS + 1)}
    with pytest.raises(PackageFault, match="too-many-members"):
        container.build(many, [])
    with pytest.raises(PackageFault, match="too-many-signers"):
        b"".join(container.pieces(MEMBERS, [(b"", b"")] * 21))
    good = sealed(MEMBERS)
    monkeypatch.setattr(container, "MAX_BYTES", 500)
    for call in (lambda: sealed(MEMBERS), lambda: reader.read(good), lambda: reader.load(good)):
        with pytest.raises(PackageFault, match="too-large"):
            call()


def test_a_foreign_manifest_is_not_built_in():
    with pytest.raises(PackageFault, match="manifest-differs"):
        container.build(MEMBERS, [(container.manifest({"a.txt": b""}, 1), b"")])


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,6}/[a-z0-9]{4}\.(csv|json)", fullmatch=True),
        st.binary(max_size=99),
        min_size=1,
        max_size=6,
    )
)
def test_any_members_come_back(members):
    kept = {}
    for name, content in members.items():
        try:
            kept[names.check_name(name)] = content
        except PackageFault:
            continue
    if kept:
        assert reader.read(sealed(kept)).members == kept


def test_the_file_name_is_ascii_and_says_the_period():
    year = names.package_file_name(
        "Al-Nur مؤسسة", date(2025, 1, 1), date(2025, 12, 31), "commission-annual", 2
    )
    assert year == "al-nur_2025_commission-annual_v2.asice"
    part = names.package_file_name("النور", date(2025, 7, 1), date(2026, 6, 30), "donor", 1)
    assert part == "organisation_20250701-20260630_donor_v1.asice"
