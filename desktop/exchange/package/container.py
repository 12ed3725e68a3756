"""The container: ASiC-E with CAdES (ETSI EN 319 162-1) in exactly one form.

One set of members and signatures has one container, byte for byte, on every machine: members
sorted, stored, dated 1980-01-01, without comments, extra fields or gaps. Stored and not deflated,
because the output of a deflater differs between zlib versions and builds, and because a stored
member cannot unfold to more than its own size. Signing stays outside: `manifest` gives the bytes
to be signed, `build` takes the signatures.
"""

from __future__ import annotations

import base64
import hashlib
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from desktop.exchange.package.faults import PackageFault
from desktop.exchange.package.names import check_name

MIMETYPE: Final = b"application/vnd.etsi.asic-e+zip"
MAX_SIGNERS: Final = 20
MAX_MEMBERS: Final = 400
MAX_BYTES: Final = 512 << 20
"""The largest container, in bytes: well under FAT32's limit and one machine's memory."""

LOCAL: Final = struct.Struct("<IHHHHHIIIHH")
CENTRAL: Final = struct.Struct("<IHHHHHHIIIHHHHHII")
END: Final = struct.Struct("<IHHHHIIH")
LOCAL_MAGIC: Final = 0x04034B50
CENTRAL_MAGIC: Final = 0x02014B50
END_MAGIC: Final = 0x06054B50
_VERSION: Final = 20
_MADE_BY_UNIX: Final = (3 << 8) | _VERSION
_FILE_0644: Final = 0o100644 << 16
_DAY_1980: Final = (1 << 5) | 1

_ASIC: Final = "http://uri.etsi.org/02918/v1.2.1#"
_XMLDSIG: Final = "http://www.w3.org/2000/09/xmldsig#"

_TYPES: Final[Mapping[str, str]] = {
    "pdf": "application/pdf",
    "json": "application/json",
    "csv": "text/csv",
    "txt": "text/plain",
    "pem": "application/x-pem-file",
    "p7s": "application/pkcs7-signature",
    "vkey": "text/plain",
}


def manifest_name(position: int) -> str:
    """Return the name of the manifest of the signer at `position`, from 1."""
    return f"META-INF/ASiCManifest{position:03d}.xml"


def signature_name(position: int) -> str:
    """Return the name of the signature of the signer at `position`, from 1."""
    return f"META-INF/signature{position:03d}.p7s"


def manifest(members: Mapping[str, bytes], position: int) -> bytes:
    """Return the ASiCManifest that the signer at `position` signs: every member with its SHA-256.

    Raises:
        PackageFault: `member-name`, `too-many-members`.
    """
    digests = {name: hashlib.sha256(content).digest() for name, content in members.items()}
    return manifest_of(digests, position)


def manifest_of(digests: Mapping[str, bytes], position: int) -> bytes:
    """Return the manifest for members whose SHA-256 digests are known already."""
    if not 1 <= len(digests) <= MAX_MEMBERS:
        raise PackageFault("too-many-members", count=len(digests))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<asic:ASiCManifest xmlns:asic="{_ASIC}" xmlns:ds="{_XMLDSIG}">',
        f'  <asic:SigReference MimeType="{_TYPES["p7s"]}" URI="{signature_name(position)}"/>',
    ]
    for name in sorted(digests):
        value = base64.b64encode(digests[name]).decode("ascii")
        kind = _TYPES.get(check_name(name).rpartition(".")[2], "application/octet-stream")
        lines += [
            f'  <asic:DataObjectReference MimeType="{kind}" URI="{name}">',
            '    <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>',
            f"    <ds:DigestValue>{value}</ds:DigestValue>",
            "  </asic:DataObjectReference>",
        ]
    return "\n".join([*lines, "</asic:ASiCManifest>", ""]).encode("ascii")


def build(members: Mapping[str, bytes], signatures: Sequence[tuple[bytes, bytes]]) -> bytes:
    """Return the container of `members` with each signer's `(manifest, p7s)`, in signing order.

    Raises:
        PackageFault: `member-name`, `name-twice` (apart from case), `too-many-members`,
            `too-many-signers`, `too-large`, `manifest-differs` (not the manifest of these members).
    """
    digests = {name: hashlib.sha256(content).digest() for name, content in members.items()}
    for position, (signed, _) in enumerate(signatures, 1):
        if signed != manifest_of(digests, position):
            raise PackageFault("manifest-differs", position=position)
    return b"".join(pieces(members, signatures))


def pieces(
    members: Mapping[str, bytes], signatures: Sequence[tuple[bytes, bytes]]
) -> Iterator[bytes]:
    """Yield the container in order, piece by piece; see `build`."""
    ordered = _ordered(members, signatures)
    central: list[bytes] = []
    offset = 0
    for name, content in ordered:
        encoded = name.encode("ascii")
        shared = (_VERSION, 0, 0, 0, _DAY_1980, zlib.crc32(content), len(content), len(content))
        head = LOCAL.pack(LOCAL_MAGIC, *shared, len(encoded), 0) + encoded
        central.append(
            CENTRAL.pack(
                CENTRAL_MAGIC, _MADE_BY_UNIX, *shared, len(encoded), 0, 0, 0, 0, _FILE_0644, offset
            )
            + encoded
        )
        yield head
        yield content
        offset += len(head) + len(content)
    directory = b"".join(central)
    yield directory
    yield END.pack(END_MAGIC, 0, 0, len(ordered), len(ordered), len(directory), offset, 0)


def _ordered(
    members: Mapping[str, bytes], signatures: Sequence[tuple[bytes, bytes]]
) -> list[tuple[str, bytes]]:
    """Return `mimetype`, the data members by name, then the signers' pairs; all within the caps."""
    if len(members) > MAX_MEMBERS:
        raise PackageFault("too-many-members", count=len(members))
    if len(signatures) > MAX_SIGNERS:
        raise PackageFault("too-many-signers", count=len(signatures))
    seen = {"mimetype", "meta-inf"}
    for name in members:
        if check_name(name).lower() in seen or name.lower().startswith("meta-inf/"):
            raise PackageFault("name-twice", name=name)
        seen.add(name.lower())
    ordered = [("mimetype", MIMETYPE), *sorted(members.items())]
    for position, (signed, p7s) in enumerate(signatures, 1):
        ordered += [(manifest_name(position), signed), (signature_name(position), p7s)]
    size = sum(len(content) + 2 * len(name) + 76 for name, content in ordered) + END.size
    if size > MAX_BYTES:
        raise PackageFault("too-large", size=size, largest=MAX_BYTES)
    return ordered
