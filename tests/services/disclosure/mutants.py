"""Ways to change a package, from single bits to well-made containers; seeded, any number of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from random import Random

from asn1crypto import cms
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)

from desktop.exchange.package import container, reader

Pairs = list[tuple[bytes, bytes]]
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def byte_mutant(data: bytes, random: Random) -> bytes:
    """Change a few bytes, anywhere, without knowing what they mean."""
    changed = bytearray(data)
    match random.randrange(7):
        case 0 | 1:
            changed[random.randrange(len(data))] ^= 1 << random.randrange(8)
        case 2:
            at = random.randrange(len(data))
            changed[at : at + random.randrange(1, 9)] = random.randbytes(random.randrange(1, 9))
        case 3:
            del changed[(at := random.randrange(len(data))) : at + random.randrange(1, 64)]
        case 4:
            at = random.randrange(len(data) + 1)
            changed[at:at] = random.randbytes(random.randrange(1, 64))
        case 5:
            del changed[random.randrange(len(data)) :]
        case _:
            one, two = sorted(random.sample(range(len(data)), 2))
            width = min(random.randrange(1, 32), two - one)
            changed[one : one + width], changed[two : two + width] = (
                changed[two : two + width],
                changed[one : one + width],
            )
    return bytes(changed)


def _zipped(parts: list[tuple[str, bytes]], **how: object) -> bytes:
    """Write with a usual ZIP library instead of the canonical writer."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts:
            info = zipfile.ZipInfo(name)
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            info.extra = how.get("extra", b"") if name == "package.json" else b""  # type: ignore[assignment]
            info.compress_type = how.get("compress", zipfile.ZIP_STORED)  # type: ignore[assignment]
            archive.writestr(info, content)
        archive.comment = how.get("comment", b"")  # type: ignore[assignment]
    return out.getvalue()


def _parts(members: dict[str, bytes], pairs: Pairs) -> list[tuple[str, bytes]]:
    parts = [("mimetype", container.MIMETYPE), *sorted(members.items())]
    for n, (manifest, p7s) in enumerate(pairs, 1):
        parts += [(container.manifest_name(n), manifest), (container.signature_name(n), p7s)]
    return parts


def _mirrored(p7s: bytes) -> bytes:
    """Return the other half of an ECDSA signature, which verifies as well as the first."""
    message = cms.ContentInfo.load(p7s)
    signer = message["content"]["signer_infos"][0]
    r, s = decode_dss_signature(signer["signature"].native)
    signer["signature"] = encode_dss_signature(r, ORDER - s)
    return message.dump(force=True)


def _with_unsigned_attribute(p7s: bytes) -> bytes:
    message = cms.ContentInfo.load(p7s)
    signer = message["content"]["signer_infos"][0]
    signer["unsigned_attrs"] = [{"type": "1.2.3.4", "values": []}]
    return message.dump(force=True)


def structured_mutant(data: bytes, other: bytes, random: Random) -> bytes:  # noqa: C901
    """Change what a package says with a well-made container; `other` is another good package."""
    read, strange = reader.read(data), reader.read(other)
    members, pairs = dict(read.members), list(read.signatures)
    name = random.choice(sorted(members))
    twin = random.choice(sorted(set(members) - {name}))

    def built() -> bytes:
        return b"".join(container.pieces(members, pairs))

    def replace(content: bytes) -> bytes:
        members[name] = content
        return built()

    def swap() -> bytes:
        members[name], members[twin] = members[twin], members[name]
        return built()

    def drop() -> bytes:
        del members[name]
        return built()

    def flip() -> bytes:
        changed = bytearray(members[name])
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
        return replace(bytes(changed))

    def fresh_manifests() -> bytes:
        members[name] += b" "
        pairs[:] = [(container.manifest(members, n), p7s) for n, (_, p7s) in enumerate(pairs, 1)]
        return built()

    def resign(change: Callable[[bytes], bytes]) -> Callable[[], bytes]:
        def work() -> bytes:
            at = random.randrange(len(pairs))
            pairs[at] = (pairs[at][0], change(pairs[at][1]))
            return built()

        return work

    def drop_signer() -> bytes:
        del pairs[random.randrange(len(pairs))]
        return built()

    def swap_signers() -> bytes:
        pairs.reverse()
        return built()

    def double_signer() -> bytes:
        pairs.append(pairs[0])
        return built()

    def add_member() -> bytes:
        members[f"annex/extra{random.randrange(99)}.txt"] = random.randbytes(20)
        return built()

    def rename() -> bytes:
        members[f"annex/renamed-{random.randrange(99)}.csv"] = members.pop(name)
        return built()

    def from_other() -> bytes:
        choice = random.choice(
            [
                "disclosure.pdf",
                "package.json",
                "log/checkpoint.txt",
                "certificates/ca.pem",
                "log/proof.json",
            ]
        )
        members[choice] = strange.members[choice]
        return built()

    def all_but_signatures() -> bytes:
        return b"".join(container.pieces(strange.members, pairs))

    def duplicate() -> bytes:
        parts = _parts(members, pairs)
        parts.insert(random.randrange(1, len(parts)), (name, random.randbytes(9)))
        return b"".join(_raw(parts))

    def shuffled() -> bytes:
        parts = _parts(members, pairs)
        one, two = random.sample(range(len(parts)), 2)
        parts[one], parts[two] = parts[two], parts[one]
        return b"".join(_raw(parts))

    def zip_comment() -> bytes:
        return data[:-2] + b"\x05\x00hello"

    def shorter_pdf() -> bytes:
        pdf = members["disclosure.pdf"]
        members["disclosure.pdf"] = pdf[: pdf.rindex(b"%%EOF", 0, len(pdf) - 8) + 6]
        return built()

    ways: list[Callable[[], bytes]] = [
        lambda: replace(random.randbytes(random.randrange(200))),
        lambda: replace(members[name] + b"\n"),
        lambda: replace(b""),
        swap, drop, flip, fresh_manifests, drop_signer, swap_signers, double_signer, add_member,
        rename, from_other, all_but_signatures, duplicate, shuffled, zip_comment, shorter_pdf,
        resign(_mirrored), resign(_with_unsigned_attribute), resign(lambda p7s: p7s + b"\0"),
        resign(lambda _: strange.signatures[0][1]), resign(lambda _: b""),
        lambda: _zipped(_parts(members, pairs), comment=b"x"),
        lambda: _zipped(_parts(members, pairs), extra=b"\x99\x99\x02\x00ab"),
        lambda: _zipped(_parts(members, pairs), compress=zipfile.ZIP_DEFLATED),
        lambda: data + random.randbytes(random.randrange(1, 99)),
        lambda: random.randbytes(random.randrange(1, 99)) + data,
        lambda: data + data,
    ]  # fmt: skip
    return random.choice(ways)()


def _raw(parts: list[tuple[str, bytes]]) -> Iterator[bytes]:
    """Write any parts in any order with canonical headers."""
    original = container._ordered
    container._ordered = lambda *_: parts  # type: ignore[assignment]
    try:
        yield from container.pieces({}, [])
    finally:
        container._ordered = original


def mutants(
    data: bytes, other: bytes, *, structured: int, byte_level: int, seed: int
) -> Iterator[bytes]:
    """Yield mutants that differ from `data`: `structured` well-made ones, then `byte_level` ones."""
    random = Random(seed)
    for make, count in (
        (lambda: structured_mutant(data, other, random), structured),
        (lambda: byte_mutant(data, random), byte_level),
    ):
        done = 0
        while done < count:
            made = make()
            if made != data:
                yield made
                done += 1
