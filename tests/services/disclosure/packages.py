"""Real packages for the tests: real keys, real PDF signatures, a real log; nothing is faked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from io import BytesIO
from random import Random

import pikepdf
from reportlab.pdfgen import canvas

from desktop.domain.log import canonical
from desktop.domain.log.checkpoint import Checkpoint
from desktop.domain.log.entry_leaf import EntryFact, LineFact, entry_leaf
from desktop.domain.log.leaf import Leaf, open_fields, seal
from desktop.domain.log.merkle import root_of
from desktop.domain.log.proof_bundle import Shown, make_proof
from desktop.exchange.package.annex import (
    AnnexAccount,
    AnnexCount,
    AnnexEntry,
    AnnexFund,
    AnnexLine,
    AnnexProject,
)
from desktop.exchange.package.annex_write import write_annex
from desktop.services.disclosure.seal_package import (
    PackageFacts,
    PackageLog,
    PackageSigner,
    certify_log_key,
    seal_package,
)
from desktop.signing.authority import Authority, create_authority
from desktop.signing.log_key import LogKey, sign_checkpoint
from desktop.signing.officer_key import OfficerKey
from desktop.signing.pdf_fields import SignatureField, prepare_fields
from desktop.signing.pdf_signature import sign_pdf

NOW = datetime(2026, 3, 31, 9, 30, tzinfo=UTC)
FIELDS = (
    SignatureField("Chair", -1, (60, 60, 260, 120), "رئيس مجلس الإدارة"),
    SignatureField("Treasurer", -1, (320, 60, 520, 120), "أمين الصندوق"),
)
FACTS = PackageFacts(
    number="NUR-2025-1",
    version=1,
    supersedes="",
    changes="",
    organisation_ar="مؤسسة النور للتنمية",
    organisation_en="Al-Nur Development Foundation",
    period_start=date(2025, 1, 1),
    period_end=date(2025, 12, 31),
    profile="commission-annual",
    created=NOW,
    program="sijill 0.1.0",
)


@dataclass(frozen=True)
class Office:
    """The organisation's keys."""

    authority: Authority
    chair: OfficerKey
    treasurer: OfficerKey
    log: LogKey


@lru_cache(maxsize=4)
def office(name: str = "النور") -> Office:
    authority = create_authority(f"سلطة توثيق مؤسسة {name}", f"مؤسسة {name} للتنمية", now=NOW)
    return Office(
        authority,
        authority.new_officer("فاطمة المصراتي", now=NOW),
        authority.new_officer("عبدالله العبيدي", now=NOW),
        LogKey.generate(),
    )


def page(text: str, size: tuple[int, int] = (595, 842)) -> bytes:
    out = BytesIO()
    drawing = canvas.Canvas(out, pagesize=size, invariant=True)
    drawing.drawString(12, size[1] / 2, text)
    drawing.rect(1, 1, size[0] - 2, size[1] - 2)
    drawing.showPage()
    drawing.save()
    return out.getvalue()


def unsigned_pdf(attached: dict[str, bytes], text: str = "Total 1250.000") -> bytes:
    with pikepdf.open(BytesIO(page(text))) as pdf:
        for name, content in attached.items():
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, content, filename=name)
        out = BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def signed_pdf(keys: Office, pdf: bytes) -> bytes:
    ready = prepare_fields(pdf, FIELDS)
    first = sign_pdf(
        ready,
        "Chair",
        keys.chair,
        appearance=page("1", (200, 60)),
        certify=True,
        close=False,
        signed_at=NOW,
    )
    return sign_pdf(
        first,
        "Treasurer",
        keys.treasurer,
        appearance=page("2", (200, 60)),
        certify=False,
        close=True,
        signed_at=NOW,
    )


def facts(count: int) -> list[EntryFact]:
    random = Random(7)
    made = []
    for number in range(1, count + 1):
        amount = random.randrange(1, 10**7)
        lines = (
            LineFact("1110", "GEN", amount, "LYD", memo="=HYPERLINK()" if number == 2 else ""),
            LineFact("4100", "GEN", -amount, "LYD", project="P1", partner="منظمة مانحة"),
        )
        made.append(
            EntryFact(number, "journal", "2025", f"2025-01-{number % 28 + 1:02d}", "2026-01-01T08:00:00Z", "officer:1", f"قيد رقم {number}", "-7" if number == 1 else "", None, lines)
        )  # fmt: skip
    return made


def annex_of(entries: list[EntryFact]) -> dict[str, bytes]:
    paths = {"1110": "الأصول:النقدية", "4100": "الإيرادات:المنح"}
    return dict(
        write_annex(
            currency="LYD",
            exponent=3,
            accounts=[AnnexAccount(p, c, p, p, "asset", "") for c, p in paths.items()],
            funds=[AnnexFund("GEN", "عام", "General", "without-restriction")],
            projects=[AnnexProject("P1", "بئر", "Well", date(2025, 1, 1), None)],
            entries=(
                AnnexEntry(
                    f"2025/{e.number}",
                    e.fiscal_year,
                    e.series,
                    e.number,
                    date.fromisoformat(e.day),
                    e.narration,
                    e.reference,
                    "",
                    at + 1,
                    tuple(
                        AnnexLine(
                            paths[x.account],
                            x.fund,
                            max(x.amount, 0),
                            max(-x.amount, 0),
                            x.project or "",
                            x.partner or "",
                            memo=x.memo,
                        )
                        for x in e.lines
                    ),
                )
                for at, e in enumerate(entries)
            ),
            counts=[AnnexCount("members.active", "أعضاء عاملون", "Active members", 41)],
        )
    )


def log_of(keys: Office, entries: list[EntryFact], *, previous_size: int | None) -> PackageLog:
    random = Random(11)
    leaves = [Leaf("book", "book:1", (("name", "x"),)), *map(entry_leaf, entries)]
    seeds = [random.randbytes(16) for _ in leaves]
    sealed = [seal(leaf, seed) for leaf, seed in zip(leaves, seeds, strict=True)]
    hashes = [one.hash for one in sealed]
    origin = keys.log.origin()

    def note(size: int) -> str:
        return sign_checkpoint(keys.log, origin, Checkpoint(origin, size, root_of(hashes[:size])))

    shown = [
        Shown(
            at,
            sealed[at].data,
            open_fields(leaves[at], seeds[at], [n for n, _ in leaves[at].fields]),
        )
        for at in range(1, len(leaves))
    ]
    checkpoint = note(len(leaves))
    previous = None if previous_size is None else note(previous_size)
    proof = make_proof(checkpoint, previous, hashes, shown)
    vkey = str(keys.log.verifier(origin))
    statement = certify_log_key(vkey, keys.authority.key, NOW)
    return PackageLog(vkey, statement, checkpoint, previous, canonical.encode(proof.to_json()))


def package(
    keys: Office,
    *,
    count: int = 5,
    with_log: bool = True,
    previous_size: int | None = 3,
    pdf: bytes | None = None,
    annex: dict[str, bytes] | None = None,
    log: PackageLog | None = None,
    attachments: tuple[str, ...] = ("annex/lines.csv",),
    fact: PackageFacts = FACTS,
) -> bytes:
    entries = facts(count)
    members = annex_of(entries) if annex is None else annex
    attached = {name.removeprefix("annex/"): members[name] for name in attachments}
    signed = signed_pdf(keys, unsigned_pdf(attached)) if pdf is None else pdf
    if with_log and log is None:
        log = log_of(keys, entries, previous_size=previous_size)
    return seal_package(
        fact,
        pdf=signed,
        annex=members,
        attachments=attachments,
        read_me=b"Read me\n",
        authority=keys.authority.certificate,
        signers=(
            PackageSigner("Chair", "chair", keys.chair),
            PackageSigner("Treasurer", "treasurer", keys.treasurer),
        ),
        log=log,
        signed_at=NOW,
    )


@lru_cache(maxsize=1)
def good() -> bytes:
    return package(office())
