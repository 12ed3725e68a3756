"""A whole disclosure content, made by rule from the sample of the statements."""

from __future__ import annotations

import datetime as dt
import hashlib

from desktop.domain.currency import currency_of
from desktop.domain.disclosure.funding import FundingSource
from desktop.domain.ledger.dimensions import Partner, PartnerKind
from desktop.domain.ledger.notes.note import STANDARD, Named, NoteFacts, StatementNote
from desktop.domain.ledger.statements.projects import ProjectTotal, project_figures
from desktop.domain.trust.acting import Role
from desktop.reports.disclosure.content import (
    AnnexFile,
    DisclosureContent,
    DocumentSigner,
    Letter,
    LogState,
    RateUsed,
    RegisterCount,
)
from desktop.text.notes import standard_text
from tests.reports.statements.sample import ACCOUNTS, IDS, LYD, MOMENT, PROJECTS, source

BY_CODE = {account.code: account for account in ACCOUNTS}
PARTNERS = (
    Partner(1, "D-1", "صندوق المياه الدولي", "World Water Fund", PartnerKind.DONOR, True),
    Partner(2, "D-2", "شركة النسيم للصناعات", "Al-Naseem Industries", PartnerKind.DONOR, True),
    Partner(3, "M-1", "هدى الترهوني", "Huda Tarhuni", PartnerKind.MEMBER, True),
    Partner(4, "M-2", "نوري الزوي", "Nuri Zwai", PartnerKind.MEMBER, True),
)
FUNDING = (
    FundingSource(BY_CODE["4302"], PARTNERS[0], 185_500_000, currency_of("USD"), 3_800_000),
    FundingSource(BY_CODE["4301"], PARTNERS[1], 64_250_500, LYD, 64_250_500),
    FundingSource(BY_CODE["4101"], PARTNERS[2], 2_320_000, LYD, 2_320_000),
    FundingSource(BY_CODE["4101"], PARTNERS[3], 2_000_000, LYD, 2_000_000),
    FundingSource(BY_CODE["4201"], None, 1_258_750, LYD, 1_258_750),
)
RATES = (
    RateUsed("USD", "4.8815789", "مصرف ليبيا المركزي", dt.date(2025, 1, 15)),
    RateUsed("USD", "4.92", "مصرف ليبيا المركزي", dt.date(2025, 6, 30)),
)
PROJECT_TOTALS = (
    ProjectTotal(1, IDS["4302"], -185_500_000),
    ProjectTotal(1, IDS["5101"], 48_775_250),
    ProjectTotal(2, IDS["4301"], -64_250_500),
    ProjectTotal(2, IDS["5102"], 83_905_125),
)
REGISTERS = (
    RegisterCount("قيود مرحّلة", "Posted entries", 2048),
    RegisterCount("أعضاء عاملون", "Active members", 173),
    RegisterCount("مشاريع", "Projects", 2),
)
SIGNERS = (
    DocumentSigner("chair", Role.CHAIR, "ليلى عمر الفيتوري", "Layla Omar Al-Fituri"),
    DocumentSigner("treasurer", Role.TREASURER, "سالم علي بن حليم", "Salem Ali Ben Halim"),
    DocumentSigner("auditor", None, "مكتب الثقة للمراجعة", "Al-Thiqa Audit Office"),
)
ANNEX = tuple(
    AnnexFile(f"annex/{name}", 1000 * number + 17, hashlib.sha256(name.encode()).hexdigest())
    for number, name in enumerate(
        ("accounts.csv", "entries.csv", "lines.csv", "trial-balance.csv", "datapackage.json"), 1
    )
)
LOG = LogState(
    "48210 00734 91827 36450 11223 90817 26354 00991",
    4711,
    hashlib.sha256(b"root").hexdigest(),
)


def notes(*, rates=()):
    """The standard notes, filled with a few facts."""
    facts = NoteFacts(
        currency="LYD",
        exponent=3,
        year="2025",
        prior="2024",
        last_day="2025-12-31",
        closed=False,
        cash_basis=False,
        cash=(Named("الخزينة", "Cash box", 1_250_500),),
        funds=(),
        assets=(),
        grants=185_500_000,
        in_kind=0,
        depreciation=0,
        rates=rates,
    )
    return tuple(
        StatementNote(None, kind, at * 10, standard_text(kind, facts), number=str(at))
        for at, kind in enumerate(STANDARD, start=1)
    )


def content(**changes):
    made = {
        "letter": Letter(
            "SJ-2025-0007",
            2,
            "مفوضية المجتمع المدني",
            "Civil Society Commission",
            MOMENT,
            supersedes="SJ-2025-0004",
            changes="أُضيفت أسعار الصرف (2 سعر) وصُحح رقم المشروع P-02.",
            copy_for="مفوضية المجتمع المدني",
        ),
        "source": source(),
        "signers": SIGNERS,
        "projects": project_figures(PROJECTS, ACCOUNTS, PROJECT_TOTALS),
        "funding": FUNDING,
        "rates": RATES,
        "registers": REGISTERS,
        "notes": notes(rates=(("USD", 2, ("مصرف ليبيا المركزي",)),)),
        "annex": ANNEX,
        "log": LOG,
        "authority": "10293 84756 66554 43322 00918 27364 55463 77281",
        "program": "Sijill 0.1",
        "qr": "SIJILL:1:SJ-2025-0007",
    }
    return DisclosureContent(**(made | changes))
