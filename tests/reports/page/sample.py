"""A document that uses every block, in Arabic and in English, for tests and for looking at."""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from desktop.reports.page import (
    Bar,
    BarChart,
    Block,
    Bullets,
    Callout,
    Column,
    Contents,
    Document,
    Donut,
    Heading,
    KeyValues,
    Kind,
    Meta,
    PageBreak,
    Paragraph,
    Row,
    RowStyle,
    Signatory,
    SignatureBlocks,
    Slice,
    Table,
    Title,
    Tone,
)
from desktop.reports.typeset.faces import print_faces
from desktop.text.words import Words

ROOT = Path(__file__).resolve().parents[3]
MOMENT = datetime(2025, 3, 15, 9, 30, tzinfo=UTC)


def words(language: str) -> Words:
    """The words of the frame, from this part's own catalogue fragment."""
    if language == "en":
        return Words("en", gettext.NullTranslations())
    with (ROOT / "i18n/ar/parts/typeset.po").open("rb") as source:
        catalogue = read_po(source, locale="ar")
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Words("ar", gettext.GNUTranslations(compiled))


def document(language: str = "ar", **changes: object) -> Document:
    arabic = language == "ar"
    meta = Meta(
        title="حزمة الإفصاح السنوية 2024" if arabic else "Annual disclosure 2024",
        organisation="مؤسسة الواحة للتقنية والتنمية"
        if arabic
        else "Oasis Foundation for Technology",
        number="OAS-2024-CSC-v1",
        moment=MOMENT,
        log_head="48213 90577 11820 66409 73312 05948 22761 40095",
        qr="SIJILL1:OAS-2024-CSC-v1:9f2c4be1a7705d33e8c1",
        copy_for="مفوضية المجتمع المدني" if arabic else "Civil Society Commission",
    )
    return Document(meta, words(language), print_faces(), **changes)  # type: ignore[arg-type]


COLUMNS = (
    Column("التاريخ", Kind.DAY, 1.15),
    Column("القيد", Kind.CODE, 1.0),
    Column("البيان", Kind.TEXT, 4.2),
    Column("المشروع", Kind.TEXT, 1.3),
    Column("مدين", Kind.AMOUNT, 1.45),
    Column("دائن", Kind.AMOUNT, 1.45),
    Column("الرصيد", Kind.AMOUNT, 1.6),
)
NARRATIONS = (
    "سداد إيجار مقر طرابلس عن شهر {n} بموجب العقد CT-{n}/2024",
    "تحويل من المانح World Relief Fund بالعملة الأجنبية (USD {n}00)",
    "شراء قرطاسية ومواد تدريب لورشة الشفافية المالية",
    "اشتراك العضو رقم {n} عن سنة 2024",
    "مكافأة المدرب عبدالله الڨريتلي، دورة «المحاسبة للمنظمات»",
    "رسوم مصرفية 1.5% على الحوالة رقم TR-2024-{n}",
)


def dinars(minor: int) -> str:
    sign, whole = ("-" if minor < 0 else ""), abs(minor)
    return f"{sign}{whole // 1000:,}.{whole % 1000:03d}"


def ledger(count: int, *, anchors: bool = False) -> Iterator[Row]:
    balance = 0
    for n in range(1, count + 1):
        amount = (n * 7919) % 900_000 + 1_250
        debit = n % 3 != 0
        balance += amount if debit else -amount * 2
        yield Row(
            (
                f"2024-{n % 12 + 1:02d}-{n % 28 + 1:02d}",
                f"J-{n:05d}",
                NARRATIONS[n % len(NARRATIONS)].format(n=n),
                f"P{n % 12 + 1:02d}",
                dinars(amount) if debit else "",
                "" if debit else dinars(amount * 2),
                dinars(balance),
            ),
            anchor=f"entry-{n}" if anchors else "",
        )


def statement() -> Iterator[Row]:
    yield Row(("الإيرادات", "", "", ""), RowStyle.GROUP)
    yield Row(("منح مقيدة بغرض", "4", "182,500.000", "160,000.000"), level=1, ref="entry-3")
    yield Row(("اشتراكات الأعضاء", "5", "12,340.500", "11,020.000"), level=1)
    yield Row(
        ("إيرادات خدمات مدفوعة (استشارات تقنية وتدريب)", "6", "47,115.250", "-1,250.000"), level=1
    )
    yield Row(("مجموع الإيرادات", "", "241,955.750", "169,770.000"), RowStyle.SUBTOTAL)
    yield Row(("المصروفات", "", "", ""), RowStyle.GROUP)
    yield Row(("أنشطة المشاريع", "7", "-171,220.125", "-120,400.000"), level=1)
    yield Row(("مصروفات إدارية وعمومية", "8", "-33,900.000", "-31,115.750"), level=1)
    yield Row(("مجموع المصروفات", "", "-205,120.125", "-151,515.750"), RowStyle.SUBTOTAL)
    yield Row(("التغير في صافي الأصول", "", "36,835.625", "18,254.250"), RowStyle.TOTAL)


def arabic(rows: int = 90) -> Iterator[Block]:
    yield Title("حزمة الإفصاح السنوية", "السنة المالية 2024 — مقدمة إلى مفوضية المجتمع المدني")
    yield KeyValues(
        (
            ("المنظمة", "مؤسسة الواحة للتقنية والتنمية (Oasis Foundation)"),
            ("رقم القيد", "CSC-TIP-1182 بتاريخ 2019-06-04، وينتهي في 2026-06-03"),
            ("الهاتف", "+218 91-123 4567"),
            ("الحساب المصرفي", "LY83 0020 4800 0020 1001 2036 1 (مصرف الجمهورية)"),
            ("بصمة الجذر", "9f2c4be1a7705d33e8c1b6a04d2f7719c35e08aa64d1f2b7c9e01d5583aa7c1e"),
        )
    )
    yield Paragraph(
        "تعرض هذه الحزمة ما قامت به المؤسسة خلال السنة المالية المنتهية في 2024-12-31، ومصادر تمويلها، "
        "وأوجه إنفاقها، وقد بلغ مجموع الإيرادات 241,955.750 د.ل بزيادة 42.5% عن السنة السابقة (169,770.000 د.ل).",
        Tone.LEAD,
    )
    yield Paragraph(
        "أُعدّت القوائم المالية وفقاً لأساس الاستحقاق، واعتُمدت في اجتماع مجلس الأمناء رقم 12/2025 بحضور المراجع "
        "القانوني ومراقبين عن المفوضية. ويُقصد بعبارة «المنح المقيدة» كل منحة اشترط مانحها غرضاً معيناً "
        "(مثل شراء الأجهزة [الحواسيب والطابعات]) أو مدة معينة من 2024-01-01 إلى 2024-09-30."
    )
    yield Callout(
        "لم تُوزَّع أي فوائض على المؤسسين أو المديرين أو الأعضاء خلال السنة، وأُعيد استثمار كامل الفائض في أغراض المؤسسة.",
        "إقرار",
    )
    yield Callout("القيمة غير مؤكدة: موعد التقديم 31/03/2025 لم يُثبَّت بعد.", "تنبيه", Tone.WARNING)
    yield Contents(depth=2)
    yield Heading("القوائم المالية", 1)
    yield Heading("قائمة الأنشطة", 2, anchor="activities")
    yield Table(
        (
            Column("البند", Kind.TEXT, 4),
            Column("إيضاح", Kind.NOTE, 0.7),
            Column("2024\nد.ل", Kind.AMOUNT, 1.5),
            Column("2023\nد.ل", Kind.AMOUNT, 1.5),
        ),
        statement(),
    )
    yield Heading("مصادر التمويل", 2)
    yield Donut(
        "الإيرادات بحسب المصدر",
        (
            Slice("منح مقيدة بغرض", 182_500_000, "182,500.000"),
            Slice("خدمات مدفوعة", 47_115_250, "47,115.250"),
            Slice("اشتراكات الأعضاء", 12_340_500, "12,340.500"),
        ),
        "241,955.750\nد.ل",
    )
    yield BarChart(
        "الإنفاق بحسب المشروع، بالدينار الليبي",
        (
            Bar("الهوية الرقمية", (88_000, 61_000), ("88,000.000", "61,000.000")),
            Bar(
                "أكاديمية الشباب التقنية في بنغازي وسبها",
                (52_500, 47_000),
                ("52,500.000", "47,000.000"),
            ),
            Bar("الشفافية المالية", (30_720, 12_400), ("30,720.125", "12,400.000")),
            Bar("تسويات", (-9_000, 0), ("-9,000.000", "0.000")),
        ),
        ("2024", "2023"),
    )
    yield Heading("ملاحظات على القوائم", 2)
    yield Bullets(
        (
            "تُقيّم العملات الأجنبية بسعر الصرف في تاريخ العملية (4.8250 د.ل للدولار في 2024-05-12).",
            "استُخدم حساب المصرف رقم 0020-1001-2036 لجميع المنح.",
            "راجع البريد info@wahafoundation.ly أو الموقع https://wahafoundation.ly/reports/2024.",
        )
    )
    yield Bullets(
        ("الاعتماد من مجلس الأمناء.", "التوقيع من المراجع القانوني.", "الإيداع لدى المفوضية."),
        numbered=True,
    )
    yield Heading("دفتر الأستاذ", 1)
    yield Table(COLUMNS, ledger(rows, anchors=True), "حساب المصرف: الجمهورية، الجاري (1020)")
    yield PageBreak(landscape=True)
    yield Heading("دفتر الأستاذ بالعرض", 1)
    yield Table(COLUMNS, ledger(12), zebra=True)
    yield PageBreak(landscape=False)
    yield Heading("صفحة التوقيع", 1)
    yield Paragraph("نشهد بأن ما ورد في هذه الحزمة صحيح وكامل بحسب علمنا.", Tone.STRONG)
    yield SignatureBlocks(
        (
            Signatory("chair", "رئيس مجلس الأمناء", "د. سالم المبروك"),
            Signatory("treasurer", "أمين الصندوق", "هناء الفيتوري"),
            Signatory("auditor", "المراجع القانوني", "مكتب النجم للمراجعة"),
        )
    )


def english(rows: int = 60) -> Iterator[Block]:
    yield Title("Annual disclosure package", "Fiscal year 2024, to the Civil Society Commission")
    yield KeyValues(
        (("Organisation", "Oasis Foundation (مؤسسة الواحة)"), ("Phone", "+218 91-123 4567"))
    )
    yield Paragraph(
        "Total income was LYD 241,955.750 (12.5% more), adopted on 2025-03-15 by مجلس الأمناء. " * 3
    )
    yield Callout("No surplus was distributed to founders, managers or members.", "Declaration")
    yield Contents()
    yield Heading("Statements", 1)
    yield Table(
        (
            Column("Item", Kind.TEXT, 4),
            Column("Note", Kind.NOTE, 0.7),
            Column("2024\nLYD", Kind.AMOUNT, 1.5),
        ),
        (
            Row(("Income", "", ""), RowStyle.GROUP),
            Row(("Restricted grants", "4", "182,500.000"), level=1),
            Row(("Adjustment", "", "-1,250.000"), level=1),
            Row(("Total income", "", "181,250.000"), RowStyle.TOTAL),
        ),
    )
    yield Donut(
        "Income by source", (Slice("Grants", 7, "7.000"), Slice("Dues", 3, "3.000")), "10.000"
    )
    yield BarChart(
        "Spending", (Bar("Identity", (5,), ("5.000",)), Bar("Refund", (-2,), ("-2.000",)))
    )
    yield Heading("Ledger", 1)
    yield Table(
        (Column("Day", Kind.DAY), Column("Narration", Kind.TEXT, 4), Column("Amount", Kind.AMOUNT)),
        (
            Row((f"2024-01-{n % 28 + 1:02d}", f"Payment {n} to a supplier", f"{n}.000"))
            for n in range(rows)
        ),
    )
    yield Heading("Signatures", 1)
    yield SignatureBlocks((Signatory("chair", "Chair", "Salem"),))
