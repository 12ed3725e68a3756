#!/usr/bin/env python3
"""Check a Sijill disclosure package without Sijill: one file, Python 3.11 and `cryptography`.

    python3 verify_sijill.py PACKAGE.asice [--authority FINGERPRINT] [--previous CHECKPOINT]

Written apart from the program, from docs/SPEC-package.md: the two must agree on every package.
It prints one line per check and ends with 0 (accepted), 1 (refused) or 2 (used wrongly).
It opens no network connection, unpacks nothing to disk and executes nothing.
"""

import argparse
import base64
import csv
import hashlib
import io
import json
import re
import struct
import sys
import zlib
from collections import defaultdict
from datetime import UTC, datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding

ASIC = "http://uri.etsi.org/02918/v1.2.1#"
XMLDSIG = "http://www.w3.org/2000/09/xmldsig#"
LARGEST = 512 << 20
MOST_MEMBERS, MOST_SIGNERS = 400, 20
MIMETYPE = b"application/vnd.etsi.asic-e+zip"
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
TYPES = {
    "pdf": "application/pdf", "json": "application/json", "csv": "text/csv", "txt": "text/plain",
    "pem": "application/x-pem-file", "p7s": "application/pkcs7-signature", "vkey": "text/plain",
}  # fmt: skip
RESERVED = {"con", "prn", "aux", "nul"} | {f"{p}{n}" for p in ("com", "lpt") for n in range(10)}
SEGMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*")
FORMULA = re.compile(r"'+[=+\-@\t\r]")
MAX_UNFOLDED = 96 << 20


class RefusedError(Exception):
    """A check does not hold; the text says why."""


def need(truth, why):
    """Refuse unless `truth`."""
    if not truth:
        raise RefusedError(why)


def sha(data):
    """Return the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


# --- the container -------------------------------------------------------------------------


def write_container(ordered):
    """Yield the only form that a container of these (name, content) pairs has."""
    central, offset = [], 0
    for name, content in ordered:
        encoded, size = name.encode("ascii"), len(content)
        shared = struct.pack(
            "<HHHHHIIIH", 20, 0, 0, 0, 33, zlib.crc32(content), size, size, len(encoded)
        )
        head = b"PK\x03\x04" + shared + b"\0\0" + encoded
        tail = struct.pack("<HHHHII", 0, 0, 0, 0, 0o100644 << 16, offset)
        central.append(b"PK\x01\x02" + struct.pack("<H", 3 << 8 | 20) + shared + tail + encoded)
        yield head
        yield content
        offset += len(head) + size
    directory = b"".join(central)
    count = len(central)
    yield directory
    yield struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), offset, 0)


def check_name(name):
    """Refuse names that are not harmless everywhere."""
    parts = name.split("/")
    good = len(name) <= 100 and len(parts) <= 4 and all(SEGMENT.fullmatch(p) for p in parts)
    need(good and not any(p.split(".")[0].lower() in RESERVED for p in parts), "member name")


def read_container(data):
    """Return members and (manifest, signature) pairs of a canonical container."""
    need(len(data) <= LARGEST, "too large")
    found, at = [], 0
    while data[at : at + 4] == b"PK\x03\x04":
        need(len(data) >= at + 30 and len(found) <= MOST_MEMBERS + 2 * MOST_SIGNERS, "container")
        size, length = struct.unpack_from("<IH", data, at + 22)
        start = at + 30 + length
        need(start + size <= len(data), "container")
        raw = data[at + 30 : start]
        need(raw.isascii(), "member name")
        found.append((raw.decode("ascii"), data[start : start + size]))
        at = start + size
    need(found and found[0] == ("mimetype", MIMETYPE), "not a container")
    members = {n: c for n, c in found[1:] if not n.startswith("META-INF/")}
    signing = {n: c for n, c in found[1:] if n.startswith("META-INF/")}
    pairs = []
    while (manifest := signing.get(f"META-INF/ASiCManifest{len(pairs) + 1:03d}.xml")) is not None:
        pairs.append((manifest, signing.get(f"META-INF/signature{len(pairs) + 1:03d}.p7s", b"")))
    need(len(pairs) <= MOST_SIGNERS and len(members) <= MOST_MEMBERS, "too many members")
    seen = {"mimetype", "meta-inf"}
    for name in members:
        check_name(name)
        need(name.lower() not in seen and not name.lower().startswith("meta-inf/"), "name twice")
        seen.add(name.lower())
    ordered = [found[0], *sorted(members.items())]
    for n, (manifest, p7s) in enumerate(pairs, 1):
        ordered.append((f"META-INF/ASiCManifest{n:03d}.xml", manifest))
        ordered.append((f"META-INF/signature{n:03d}.p7s", p7s))
    at, view = 0, memoryview(data)
    for piece in write_container(ordered):
        need(view[at : at + len(piece)] == piece, "not canonical")
        at += len(piece)
    need(at == len(data), "bytes after the end")
    return members, pairs


def manifest_of(members, position):
    """Return the manifest that the signer at `position` must have signed."""
    signature = f"META-INF/signature{position:03d}.p7s"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<asic:ASiCManifest xmlns:asic="{ASIC}" xmlns:ds="{XMLDSIG}">',
        f'  <asic:SigReference MimeType="{TYPES["p7s"]}" URI="{signature}"/>',
    ]
    for name in sorted(members):
        kind = TYPES.get(name.rpartition(".")[2], "application/octet-stream")
        digest = base64.b64encode(hashlib.sha256(members[name]).digest()).decode()
        lines += [
            f'  <asic:DataObjectReference MimeType="{kind}" URI="{name}">',
            '    <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>',
            f"    <ds:DigestValue>{digest}</ds:DigestValue>",
            "  </asic:DataObjectReference>",
        ]
    return "\n".join([*lines, "</asic:ASiCManifest>", ""]).encode()


# --- signatures ----------------------------------------------------------------------------


def der(tag, *parts):
    """Return one DER value."""
    body = b"".join(parts)
    size = len(body)
    if size < 0x80:
        return bytes((tag, size)) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + body


def children(data):
    """Return the (tag, body, whole) of each DER value in `data`."""
    found, at = [], 0
    while at < len(data):
        need(at + 2 <= len(data), "der")
        tag, size, start = data[at], data[at + 1], at + 2
        if size & 0x80:
            count = size & 0x7F
            size, start = int.from_bytes(data[start : start + count], "big"), start + count
        need(start + size <= len(data), "der")
        found.append((tag, data[start : start + size], data[at : start + size]))
        at = start + size
    return found


OID = {
    "data": "06092a864886f70d010701", "signed": "06092a864886f70d010702",
    "type": "06092a864886f70d010903", "digest": "06092a864886f70d010904",
    "time": "06092a864886f70d010905", "cert": "060b2a864886f70d010910022f",
    "sha256": "0609608648016503040201", "ecdsa": "06082a8648ce3d040302",
    "rsa": "06092a864886f70d01010b",
}  # fmt: skip
OID = {name: bytes.fromhex(value) for name, value in OID.items()}


def verify_cms(p7s, certificate, digest, *, timed, chain=()):
    """Refuse unless `p7s` is the one encoding of this certificate's signature over `digest`."""
    content = children(children(children(children(p7s)[0][1])[1][1])[0][1])
    signer = children(content[-1][1])[0][1]
    raw = children(signer)[-1][1]
    own = certificate.public_bytes(Encoding.DER)
    named = der(0x04, hashlib.sha256(own).digest())
    attributes = [
        der(0x30, OID["type"], der(0x31, OID["data"])),
        der(0x30, OID["digest"], der(0x31, der(0x04, digest))),
        der(0x30, OID["cert"], der(0x31, der(0x30, der(0x30, der(0x30, named))))),
    ]  # fmt: skip
    moment = None
    if timed:
        found = re.search(re.escape(OID["time"]) + rb"\x31\x0f\x17\x0d([0-9]{12})Z", p7s)
        need(found, "no signing time")
        moment = datetime.strptime(found[1].decode(), "%y%m%d%H%M%S").replace(tzinfo=UTC)
        attributes.append(der(0x30, OID["time"], der(0x31, der(0x17, found[1] + b"Z"))))
    signed = b"".join(sorted(attributes))
    public = certificate.public_key()
    kind = "ecdsa" if isinstance(public, ec.EllipticCurvePublicKey) else "rsa"
    algorithm = der(0x30, OID[kind]) if kind == "ecdsa" else der(0x30, OID[kind], b"\x05\0")
    serial = certificate.serial_number
    number = der(0x02, serial.to_bytes(serial.bit_length() // 8 + 1, "big"))
    sha256 = (der(0x30, OID["sha256"]), der(0x30, OID["sha256"], b"\x05\0"))
    certificates = b"".join(sorted([own, *(c.public_bytes(Encoding.DER) for c in chain)]))
    forms = set()
    for hashed in sha256:
        info = der(0x30, b"\x02\1\1", der(0x30, certificate.issuer.public_bytes(), number), hashed,
                   der(0xA0, signed), algorithm, der(0x04, raw))  # fmt: skip
        body = der(0x30, b"\x02\1\1", der(0x31, hashed), der(0x30, OID["data"]),
                   der(0xA0, certificates), der(0x31, info))  # fmt: skip
        forms.add(der(0x30, OID["signed"], der(0xA0, body)))
    need(p7s in forms, "signature is not over this content, or not canonical")
    message = der(0x31, signed)
    if kind == "ecdsa":
        need(isinstance(public.curve, ec.SECP256R1), "curve")
        need(decode_dss_signature(raw)[1] <= P256_ORDER // 2, "signature is not canonical")
        public.verify(raw, message, ec.ECDSA(hashes.SHA256()))
    else:
        need(isinstance(public, rsa.RSAPublicKey) and public.key_size >= 3072, "key")
        public.verify(raw, message, padding.PKCS1v15(), hashes.SHA256())
    return moment


def check_certificate(certificate, root, moments):
    """Refuse unless `root` issued `certificate` for signing, valid at all `moments`."""
    certificate.verify_directly_issued_by(root)
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    need(usage.digital_signature and usage.content_commitment and not usage.key_cert_sign, "usage")
    for one in (certificate, root):
        need(
            all(one.not_valid_before_utc <= at <= one.not_valid_after_utc for at in moments),
            "expired",
        )


# --- the PDF -------------------------------------------------------------------------------

RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")
OBJECT = re.compile(rb"(?:^|[\r\n])(\d+) (\d+) obj\b(.*?)\bendobj", re.DOTALL)
PAGES = re.compile(rb"/Pages\s+(\d+ \d+) R")
MAY_CHANGE = (
    rb"/FT\s*/Sig\b",
    rb"/SigFlags\b",
    rb"/Type\s*/Catalog\b",
    rb"/ModDate\b",
    rb"/Type\s*/Metadata\b",
)


def check_pdf(pdf, signers, root):
    """Refuse unless the PDF carries these signatures, one revision each, up to its last byte."""
    found = list(RANGE.finditer(pdf))
    need(len(found) == len(signers), "number of signatures in the PDF")
    before = 0
    for position, (one, (_, certificate)) in enumerate(zip(found, signers, strict=True)):
        start, first, second, rest = map(int, one.groups())
        end = second + rest
        need(
            start == 0 and before < first < second and before < one.start() < end <= len(pdf),
            "range",
        )
        gap = pdf[first:second]
        need(re.fullmatch(rb"<[0-9a-fA-F]+>", gap), "signature gap")
        digest = hashlib.sha256(pdf[:first])
        digest.update(pdf[second:end])
        padded = bytes.fromhex(gap[1:-1].decode())
        p7s = children(padded[: _der_length(padded)])[0][2]
        need(not padded[len(p7s) :].strip(b"\0"), "bytes behind the signature")
        verify_cms(p7s, certificate, digest.digest(), timed=False, chain=(root,))
        added = pdf[before:first] + pdf[second:end] if before else b""
        need(not before or added.count(b"%%EOF") == 1, "another revision between signatures")
        if before:
            check_revision(pdf[:before], added)
        text = pdf[before:end]
        need((b"/DocMDP" in text) or position, "the first signature does not certify")
        before = end
    need(before == len(pdf), "the last signature does not cover the whole PDF")
    last = pdf[int(found[-2][3]) + int(found[-2][4]) if len(found) > 1 else 0 :]
    need(re.search(rb"/P\s+1\b(?!\s+\d+\s+R)", last), "the last signature does not close the PDF")


def _der_length(data):
    need(len(data) > 4 and data[0] == 0x30, "der")
    size = data[1] & 0x7F if data[1] & 0x80 else 0
    return 2 + size + (int.from_bytes(data[2 : 2 + size], "big") if size else data[1])


def check_revision(earlier, added):
    """Refuse a signing revision that redefines more than signing needs."""
    known = {found[1] for found in OBJECT.finditer(earlier)}
    pages = PAGES.findall(earlier)
    for found in OBJECT.finditer(added):
        need(b"/ObjStm" not in found[3], "hidden objects in a signing revision")
        if found[1] in known:
            need(any(re.search(p, found[3]) for p in MAY_CHANGE), "content changed while signing")
        need(
            all(one == pages[-1] for one in PAGES.findall(found[3])), "pages changed while signing"
        )


def embedded_files(pdf):
    """Return the SHA-256 of every embedded file, sorted; streams always lie open in a PDF."""
    found = []
    for one in re.finditer(
        rb"<<(?:(?!endobj|stream\r?\n).)*?/EmbeddedFile\b(?:(?!endobj|stream\r?\n).)*?stream\r?\n",
        pdf,
        re.DOTALL,
    ):
        length = re.search(rb"/Length (\d+)(?! \d+ R)", one[0])
        need(length, "embedded file")
        content = pdf[one.end() : one.end() + int(length[1])]
        if b"/FlateDecode" in one[0]:
            inflater = zlib.decompressobj()
            content = inflater.decompress(content, MAX_UNFOLDED)
            need(inflater.eof, "embedded file unfolds too far")
        found.append(sha(content))
    return sorted(found)


# --- the annex -----------------------------------------------------------------------------

COLUMNS = {
    "accounts": "path code name_ar name_en kind function",
    "funds": "code name_ar name_en restriction",
    "projects": "code name_ar name_en start end",
    "entries": "id fiscal_year series number day narration reference reverses log_index",
    "lines": "entry_id position account fund project partner debit credit currency"
    " foreign_amount rate memo",
    "trial-balance": "account debit credit balance",
}


def plain(cell):
    """Return a cell without the mark that keeps spreadsheets from computing it."""
    return cell[1:] if FORMULA.match(cell) else cell


def table(members, name):
    """Return the rows of an annex table."""
    content = members[f"annex/{name}.csv"]
    need(content.startswith(b"\xef\xbb\xbf"), "csv")
    rows = list(csv.reader(io.StringIO(content[3:].decode(), newline=""), strict=True))
    columns = COLUMNS[name].split()
    need(rows and rows[0] == columns and all(len(row) == len(columns) for row in rows), "csv")
    return [dict(zip(columns, map(plain, row), strict=True)) for row in rows[1:]]


def units(text, exponent):
    """Return the minor units of an exact decimal text."""
    found = re.fullmatch(r"(-?)(0|[1-9][0-9]{0,17})(?:\.([0-9]{1,9}))?", text)
    need(found and len(found[3] or "") == exponent, f"amount {text[:20]!r}")
    value = int(found[2] + (found[3] or ""))
    need(value or not found[1], "negative zero")
    return -value if found[1] else value


def check_annex(members):
    """Add the annex up again; return entries, lines by entry, and the exponent."""
    package = json.loads(members["annex/datapackage.json"])
    listed = {}
    for one in package["resources"]:
        content = members["annex/" + one["path"]]
        need(one["hash"] == "sha256:" + sha(content) and one["bytes"] == len(content), one["path"])
        need(one["path"] not in listed, "listed twice")
        listed[one["path"]] = content
    present = {n.removeprefix("annex/") for n in members if n.startswith("annex/")}
    need(present == {*listed, "datapackage.json"}, "annex files differ from their list")
    stated = package["sijill"]
    exponent = stated["exponent"]
    need(stated["format"] == "sijill-annex/1" and 0 <= exponent <= 9, "annex format")
    keys = {}
    for name in ("accounts", "funds", "projects"):
        rows = table(members, name)
        keys[name] = {next(iter(row.values())) for row in rows}
        need(len(keys[name]) == len(rows), f"{name}: one key twice")
    entries, lines = table(members, "entries"), defaultdict(list)
    names = {row["id"] for row in entries}
    numbers = {(row["fiscal_year"], row["series"], row["number"]) for row in entries}
    need(len(names) == len(numbers) == len(entries), "an entry twice")
    sums = defaultdict(lambda: [0, 0])
    for row in table(members, "lines"):
        group = lines[row["entry_id"]]
        group.append(row)
        need(row["entry_id"] in names and row["position"] == str(len(group)), "line out of place")
        need(row["account"] in keys["accounts"], "unknown account")
        need(
            row["fund"] in keys["funds"] | {""} and row["project"] in keys["projects"] | {""},
            "unknown fund or project",
        )
        debit, credit = units(row["debit"], exponent), units(row["credit"], exponent)
        need(debit >= 0 and credit >= 0 and not (debit and credit), "line is not one-sided")
        row["amount"] = debit - credit
        sums[row["account"]][0] += debit
        sums[row["account"]][1] += credit
    for name in names:
        need(
            lines[name] and not sum(row["amount"] for row in lines[name]),
            f"entry {name} is out of balance",
        )
    balance = {
        r["account"]: [units(r[c], exponent) for c in ("debit", "credit", "balance")]
        for r in table(members, "trial-balance")
    }
    need(len(balance) == len(table(members, "trial-balance")), "trial balance")
    need(
        all(sums.get(a, [0, 0]) == [d, c] and b == d - c for a, (d, c, b) in balance.items()),
        "trial balance",
    )
    need(set(sums) <= set(balance), "trial balance")
    for at, key in enumerate(("total_debit", "total_credit")):
        need(units(stated[key], exponent) == sum(one[at] for one in sums.values()), key)
    need(
        (stated["entries"], stated["lines"]) == (len(entries), sum(map(len, lines.values()))),
        "counts",
    )
    return entries, lines


# --- the log -------------------------------------------------------------------------------


def b64(text):
    """Return the bytes of strict base64."""
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text, "base64")
    return data


def node(left, right):
    """Return the hash of a tree node (RFC 6962)."""
    return hashlib.sha256(b"\1" + left + right).digest()


def verify_note(note, vkey):
    """Return (origin, size, root) of a signed checkpoint (C2SP)."""
    name, key_id, typed = vkey.split("+", 2)
    typed = b64(typed)
    need(len(typed) == 33 and typed[0] == 1, "log key")
    need(hashlib.sha256(name.encode() + b"\n" + typed).digest()[:4].hex() == key_id, "log key")
    text, gap, tail = note.rpartition("\n\n")
    need(gap and tail.endswith("\n"), "checkpoint")
    signed = 0
    for line in tail[:-1].split("\n"):
        need(line.startswith("\u2014 "), "checkpoint")
        who, _, encoded = line[2:].partition(" ")
        payload = b64(encoded)
        if who == name and payload[:4].hex() == key_id:
            Ed25519PublicKey.from_public_bytes(typed[1:]).verify(payload[4:], f"{text}\n".encode())
            signed += 1
    need(signed, "checkpoint is not signed by the log key")
    origin, size, root, *_ = text.split("\n")
    need(re.fullmatch("0|[1-9][0-9]{0,18}", size) and len(b64(root)) == 32, "checkpoint")
    return origin, int(size), b64(root)


def read_keys(data, vkey, root):
    """Return (vkey, first size, last size) of every key of the log, each chained to the next.

    The authority certified them all; where one follows another, both signed the same checkpoint.
    """
    first = vkey.split("+", 2)
    if data is None:
        named = hashlib.sha256(b64(first[2])[1:]).hexdigest()[:32]
        need(first[0] == f"sijill.log/{named}", "the log is not named after this key")
        return [(vkey, 0, None)]
    held = json.loads(data)
    need(canonical(held) == data and set(held) == {"format", "keys", "handovers"}, "keys")
    need(held["format"] == "sijill-keys-1" and 2 <= len(held["keys"]) <= 50, "keys")
    vkeys, notes = [key for key, _ in held["keys"]], held["handovers"]
    need(vkeys[-1] == vkey and len(notes) + 1 == len(vkeys), "keys")
    need(len({one.split("+", 2)[2] for one in vkeys}) == len(vkeys), "a key twice")
    need(read_keys(None, vkeys[0], root), "keys")
    need({one.split("+", 2)[0] for one in vkeys} == {first[0]}, "keys of different logs")
    for key, statement in held["keys"]:
        digest = hashlib.sha256(f"{key}\n".encode()).digest()
        verify_cms(b64(statement), root, digest, timed=True)
    sizes = []
    for at, note in enumerate(notes):
        origin, size, _ = verify_note(note, vkeys[at])
        need(verify_note(note, vkeys[at + 1])[0] == origin == first[0], "handover")
        sizes.append(size)
    need(sizes == sorted(set(sizes)), "handovers out of order")
    return list(zip(vkeys, [0, *sizes], [*sizes, None], strict=True))


def verify_note_of(note, keys):
    """Return (origin, size, root) of a checkpoint signed by the key of its time."""
    size = int(note.split("\n", 2)[1])
    for vkey, first, last in keys:
        if first <= size and (last is None or size <= last):
            try:
                return verify_note(note, vkey)
            except (RefusedError, InvalidSignature):
                continue
    raise RefusedError("checkpoint is not signed by a key of its time")


def check_growth(old, new, path):
    """Refuse unless the tree `new` (size, root) begins with the tree `old` (RFC 9162 2.1.4.2)."""
    (old_size, old_root), (size, root) = old, new
    need(old_size <= size, "the log shrank")
    if old_size in (0, size):
        need(not path and (not old_size or old_root == root), "the log was rewritten")
        return
    steps = [old_root, *path] if old_size & (old_size - 1) == 0 else list(path)
    need(steps and path, "the log was rewritten")
    at, last = old_size - 1, size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    was = now = steps[0]
    for step in steps[1:]:
        need(last, "the log was rewritten")
        if at & 1 or at == last:
            was, now = node(step, was), node(step, now)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            now = node(now, step)
        at, last = at >> 1, last >> 1
    need(not last and was == old_root and now == root, "the log was rewritten")


def check_leaves(shown, size, root, path):
    """Refuse unless the (index, data) leaves stand in the tree; `path` fills the gaps in order."""
    level = {index: hashlib.sha256(b"\0" + data).digest() for index, data in shown}
    need(len(level) == len(shown) and list(level) == sorted(level), "leaves out of order")
    need(all(0 <= index < size for index in level), "leaf outside the log")
    given, width = iter(path), size
    while level and width > 1:
        above = {}
        for at in list(level):
            if at >> 1 in above:
                continue
            pair = []
            for side in (at & ~1, at | 1):
                one = level.get(side) if side < width else b""
                one = next(given, None) if one is None else one
                need(one is not None, "proof too short")
                pair.append(one)
            above[at >> 1] = node(*pair) if pair[1] else pair[0]
        level, width = above, (width + 1) >> 1
    need(
        next(given, None) is None and (not level or level == {0: root}), "leaves are not in the log"
    )


def canonical(value):
    """Return canonical JSON bytes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def check_log(members, described, known, annex, authority):
    """Check the log's key, checkpoint, growth, leaves, and the entries of the annex in it."""
    vkey, pins = described["log"]["vkey"], described["log"]
    if not vkey:
        need(not any(name.startswith("log/") for name in members), "log without key")
        need(known is None, "no log in the package")
        return "no log"
    note = members["log/checkpoint.txt"]
    need(sha(note) == pins["checkpoint_sha256"], "checkpoint differs")
    verify_note(note.decode(), vkey)
    keys_of_log = read_keys(members.get("log/keys.json"), vkey, authority)
    origin, size, root = verify_note_of(note.decode(), keys_of_log)
    proof = json.loads(members["log/proof.json"])
    keys = {"format", "checkpoint", "previous", "consistency", "leaves", "path"}
    need(set(proof) == keys and proof["format"] == "sijill-proof-1", "proof")
    previous = members["log/previous.txt"].decode() if "log/previous.txt" in members else None
    need(
        proof["checkpoint"] == note.decode() and proof["previous"] == previous,
        "proof of another log",
    )
    need((previous is None) == (not pins["previous_sha256"]), "previous checkpoint")
    need(known is None or previous is not None, "no proof from the last filing")
    growth = [b64(one) for one in proof["consistency"]]
    if previous is None:
        need(not growth, "proof of nothing")
    else:
        need(sha(previous.encode()) == pins["previous_sha256"], "previous checkpoint differs")
        before = verify_note_of(previous, keys_of_log)
        need(
            known is None or verify_note_of(known, keys_of_log) == before,
            "not the last filed checkpoint",
        )
        need(before[0] == origin, "another log")
        check_growth(before[1:], (size, root), growth)
    opened = {}
    for index, leaf, openings, _seed in proof["leaves"]:
        need(leaf is not None and leaf[0] == "sijill-leaf-1" and len(leaf) == 4, "leaf")
        hidden = b64(leaf[3])
        digests = {hidden[at : at + 32] for at in range(0, len(hidden), 32)}
        need(all(hashlib.sha256(canonical(one)).digest() in digests for one in openings), "opening")
        need(len({name for _, name, _ in openings}) == len(openings), "opening twice")
        opened[index] = ({name: value for _, name, value in openings}, len(digests))
    shown = [(index, canonical(leaf)) for index, leaf, *_ in proof["leaves"]]
    check_leaves(shown, size, root, [b64(one) for one in proof["path"]])
    if annex is not None:
        check_entries(members, annex, opened)
    return f"{len(shown)} leaves of {size}"


def check_entries(members, annex, opened):
    """Refuse unless every annex entry is the entry that the log has in its place."""
    entries, lines = annex
    placed = [row for row in entries if row["log_index"]]
    need(len(placed) in (0, len(entries)), "entries without a place in the log")
    need(len({row["log_index"] for row in placed}) == len(placed), "two entries in one place")
    codes = {row["path"]: row["code"] for row in table(members, "accounts")}
    for row in placed:
        fields, digests = opened.get(int(row["log_index"]), ({}, 0))
        group = lines[row["id"]]
        why = f"entry {row['id']} differs from the log"
        need("voucher" in fields and digests == 4 + 2 * len(group), why)
        year, series, number, day, *_ = fields["voucher"]
        need(
            [year, series, str(number), day]
            == [row[c] for c in ("fiscal_year", "series", "number", "day")],
            why,
        )
        need(all(row[c] == fields.get(c, "") for c in ("narration", "reference")), why)
        need(f"line.{len(group)}" not in fields, why)
        for at, line in enumerate(group):
            account, fund, project, *_, amount, _, _, _, _ = fields.get(f"line.{at}", [None] * 11)
            partner, memo = fields.get(f"line.{at}.party", (None, ""))
            need(
                amount == line["amount"]
                and fund == line["fund"]
                and (project or "") == line["project"],
                why,
            )
            need(account in (line["account"], codes[line["account"]]), why)
            need(line["memo"] in (memo, "") and line["partner"] in (partner or "", ""), why)


# --- the whole -----------------------------------------------------------------------------


def verify(data, authority=None, previous=None, say=lambda *_: None):  # noqa: PLR0915
    """Return True when everything holds; `say(check, result)` is told of each step."""
    step = "container"
    try:
        members, pairs = read_container(data)
        say(step, f"{len(members)} members")
        step = "manifests"
        for position, (manifest, _) in enumerate(pairs, 1):
            need(manifest == manifest_of(members, position), "manifest differs")
        need(pairs, "unsigned")
        say(step, "every file as signed")
        step = "description"
        described = json.loads(members["package.json"])
        again = json.dumps(described, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        need(
            described["format"] == "sijill-package/1" and again.encode() == members["package.json"],
            "form",
        )
        created = datetime.strptime(described["created"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        say(step, f"{described['number']} v{described['version']}")
        step = "signatures"
        root = one_certificate(members["certificates/ca.pem"])
        print_ = sha(root.public_bytes(Encoding.DER))
        root.verify_directly_issued_by(root)
        need(root.extensions.get_extension_for_class(x509.BasicConstraints).value.ca, "authority")
        need(
            root.extensions.get_extension_for_class(x509.KeyUsage).value.key_cert_sign, "authority"
        )
        need(
            print_ == described["authority"] and print_ == (authority or print_).lower(),
            "authority differs",
        )
        need(len(pairs) == len(described["signers"]), "signers differ")
        signers = []
        for position, (expected, (manifest, p7s)) in enumerate(
            zip(described["signers"], pairs, strict=True), 1
        ):
            certificate = one_certificate(members[f"certificates/{position:02d}.pem"])
            need(
                sha(certificate.public_bytes(Encoding.DER)) == expected["fingerprint"],
                "signer differs",
            )
            at = verify_cms(p7s, certificate, hashlib.sha256(manifest).digest(), timed=True)
            check_certificate(certificate, root, (created, at))
            signers.append((expected, certificate))
        number = f"{int(print_, 16) % 10**40:040d}"
        groups = " ".join(number[at : at + 5] for at in range(0, 40, 5))
        say(step, f"{len(signers)} signers; authority {groups}")
        step = "pdf"
        pdf = members["disclosure.pdf"]
        need(
            (sha(pdf), len(pdf)) == (described["pdf"]["sha256"], described["pdf"]["bytes"]),
            "PDF differs",
        )
        check_pdf(pdf, signers, root)
        files = sorted(sha(members[name]) for name in described["pdf"]["attachments"])
        need(embedded_files(pdf) == files, "embedded files differ from the annex")
        say(step, f"{len(signers)} signatures, {len(files)} embedded files")
        step = "annex"
        annex = check_annex(members) if any(n.startswith("annex/") for n in members) else None
        say(step, f"{len(annex[0])} entries add up" if annex else "none")
        step = "log"
        if described["log"]["vkey"]:
            vkey = members["certificates/log-key.vkey"]
            need(vkey == (described["log"]["vkey"] + "\n").encode(), "log key differs")
            verify_cms(
                members["certificates/log-key.p7s"], root, hashlib.sha256(vkey).digest(), timed=True
            )
        say(step, check_log(members, described, previous, annex, root))
    except RefusedError as refusal:
        say(step, f"REFUSED: {refusal}")
        return False
    except InvalidSignature:
        say(step, "REFUSED: a signature does not hold")
        return False
    except Exception as error:  # noqa: BLE001 - a hostile file may break any rule
        say(step, f"REFUSED: {type(error).__name__}")
        return False
    return True


def one_certificate(pem):
    """Return the one certificate of a PEM text."""
    found = x509.load_pem_x509_certificates(pem)
    need(len(found) == 1, "one certificate expected")
    return found[0]


def main():
    """Check the package named on the command line."""
    parser = argparse.ArgumentParser(description="Check a Sijill disclosure package offline.")
    parser.add_argument("package")
    parser.add_argument("--authority", help="enrolled fingerprint, 64 hexadecimal letters")
    parser.add_argument("--previous", help="file with the last filed checkpoint")
    chosen = parser.parse_args()
    try:
        with open(chosen.package, "rb") as stream:  # noqa: PTH123
            data = stream.read(LARGEST + 1)
        previous = None
        if chosen.previous:
            with open(chosen.previous, encoding="utf-8") as stream:  # noqa: PTH123
                previous = stream.read(1_000_000)
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    good = verify(
        data, chosen.authority, previous, lambda *said: sys.stdout.write("{:12} {}\n".format(*said))
    )
    sys.stdout.write("ACCEPTED\n" if good else "REFUSED\n")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
