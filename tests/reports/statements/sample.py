"""A foundation's year on paper: enough accounts, funds and lines to fill pages, made by rule."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from desktop.domain.currency import currency_of
from desktop.domain.ledger.chart import Account, AccountKind, ExpenseFunction
from desktop.domain.ledger.dimensions import Fund, Project, Restriction
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.statements.ledger_line import LedgerLine
from desktop.domain.ledger.statements.source import StatementSource
from desktop.reports.statements.general_ledger import Names
from desktop.reports.statements.stamp import Stamp
from tests.domain.ledger.statements.books import YEARS, Posted, totals_of

A, L, N, I, E = AccountKind  # noqa: E741
P, M, F = ExpenseFunction
CHART = (
    ("1", "الأصول", "Assets", A, "", None),
    ("11", "النقدية بالخزائن", "Cash boxes", A, "1", None),
    ("1101", "خزينة المقر الرئيسي", "Head office cash box", A, "11", None),
    ("1102", "خزينة فرع بنغازي", "Benghazi branch cash box", A, "11", None),
    ("12", "المصارف", "Banks", A, "1", None),
    ("1201", "مصرف الجمهورية – حساب جارٍ", "Jumhouria Bank, current", A, "12", None),
    ("1202", "المصرف التجاري الوطني (USD)", "National Commercial Bank (USD)", A, "12", None),
    ("13", "عُهد وسلف", "Advances", A, "1", None),
    ("1301", "عهدة منسق المشاريع", "Project coordinator's advance", A, "13", None),
    ("2", "الالتزامات", "Liabilities", L, "", None),
    ("2101", "موردون", "Suppliers", L, "2", None),
    ("2201", "منح مقبوضة مقدماً", "Grants received in advance", L, "2", None),
    ("3101", "صافي الأصول", "Net assets", N, "", None),
    ("4", "الإيرادات", "Income", I, "", None),
    ("4101", "اشتراكات الأعضاء", "Members' dues", I, "4", None),
    ("4201", "تبرعات نقدية", "Cash donations", I, "4", None),
    ("43", "منح", "Grants", I, "4", None),
    ("4301", "منح محلية", "Local grants", I, "43", None),
    ("4302", "منح دولية", "International grants", I, "43", None),
    ("51", "مصروفات البرامج", "Programme expenses", E, "", P),
    ("5101", "تدريب ومدربون", "Training", E, "51", None),
    ("5102", "نقل وإقامة المشاركين", "Participants' travel", E, "51", None),
    ("52", "مصروفات إدارية", "Administrative expenses", E, "", M),
    ("5201", "رواتب", "Salaries", E, "52", None),
    ("5202", "إيجار المقر", "Office rent", E, "52", None),
    ("5203", "عمولات مصرفية", "Bank charges", E, "52", None),
    ("5301", "حملات جمع الأموال", "Fundraising campaigns", E, "", F),
)
IDS = {row[0]: number for number, row in enumerate(CHART, 1)}
ACCOUNTS = tuple(
    Account(IDS[c], c, ar, en, k, IDS.get(up), en, f, None, postable=True, active=True)
    for c, ar, en, k, up, f in CHART
)
FUNDS = (
    Fund(1, "G", "الصندوق العام", "General fund", Restriction.UNRESTRICTED, True),
    Fund(2, "R-WATER", "صندوق مياه الجنوب", "Southern water", Restriction.RESTRICTED, True),
    Fund(3, "R-YOUTH", "صندوق الشباب", "Youth fund", Restriction.RESTRICTED, True),
    Fund(4, "W-1", "وقف المكتبة", "Library endowment", Restriction.ENDOWMENT, True),
)
PROJECTS = (
    Project(1, "P-01", "آبار الجنوب", "Southern wells", None, None, True),
    Project(
        2, "P-02", "نوادي البرمجة للشباب (2025)", "Youth coding clubs (2025)", None, None, True
    ),
)
LYD = currency_of("LYD")
NAMES = Names({a.id: a for a in ACCOUNTS}, {f.id: f for f in FUNDS}, LYD)
DAYS = (YEARS[2].first_day, YEARS[2].last_day)
MOMENT = dt.datetime(2026, 2, 10, 9, 30, tzinfo=dt.UTC)
STAMP = Stamp(MOMENT, "3f2a 91bc 77d0 12ee 40aa 9c1d e5f6 0b17", "SJ-2025-0007", "sijill:3f2a91bc")
_MOVES = (
    # debit, credit, fund, dirhams, narration
    ("1201", "4302", 2, 185_500_000, "الدفعة الأولى من المنحة (USD 38,000)"),
    ("1201", "4301", 3, 64_250_500, "منحة محلية لنوادي البرمجة"),
    ("1101", "4101", 1, 4_320_000, "اشتراكات الأعضاء عن السنة"),
    ("1201", "4201", 1, 1_258_750, "تبرع نقدي"),
    ("1202", "3101", 4, 1_250_000_000, "أصل الوقف"),
    ("5101", "1201", 2, 48_775_250, "أتعاب مدربين – دورة 12-15 مارس"),
    ("5102", "1101", 3, 3_905_125, "نقل المشاركين (35%)"),
    ("5201", "1201", 1, 36_000_000, "رواتب الموظفين"),
    ("5202", "2101", 1, 12_000_000, "إيجار المقر المستحق"),
    ("5203", "1202", 4, 18_500, "عمولة تحويل"),
    ("5301", "1201", 1, 2_200_000, "حملة رمضان"),
    ("1301", "1201", 2, 9_000_000, "عهدة منسق المشاريع"),
)


def posted():
    """Lines of 2024 and 2025, the first year smaller than the second."""
    for year, part in ((2024, 3), (2025, 1)):
        for month, (debit, credit, fund, amount, _) in enumerate(_MOVES, 1):
            day = dt.date(year, month, 15)
            yield Posted(day, IDS[debit], fund, amount // part)
            yield Posted(day, IDS[credit], fund, -(amount // part))


def source(**changes):
    made = StatementSource(
        organisation_ar="مؤسسة الأثر الرقمي",
        organisation_en="Digital Impact Foundation",
        currency=LYD,
        years=YEARS,
        year=YEARS[2],
        prior=YEARS[1],
        accounts=ACCOUNTS,
        funds=FUNDS,
        projects=PROJECTS,
        totals=totals_of(posted()),
    )
    return replace(made, **changes)


def entries(count):
    """`count` balanced entries of two lines through 2025, as a journal gives them."""
    for number in range(1, count + 1):
        debit, credit, fund, amount, narration = _MOVES[number % len(_MOVES)]
        day = DAYS[0] + dt.timedelta(days=number * 364 // count)
        for code, signed in ((debit, amount + number), (credit, -amount - number)):
            memo = f"فاتورة INV-{number}/2025" if code == debit else ""
            yield LedgerLine(
                number,
                day,
                Series.PAYMENT,
                number,
                narration,
                memo,
                IDS[code],
                fund,
                None,
                None,
                signed,
            )


def by_account(count):
    """The same lines in the order of the ledger."""
    codes = {number: code for code, number in IDS.items()}
    return sorted(entries(count), key=lambda x: (codes[x.account_id], x.day, x.number))
