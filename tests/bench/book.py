"""One large book in three shapes: for ours, for plain SQLite and for ledger/hledger.

N entries of two to four lines over the five years 2021 to 2025, 110 accounts, 30 projects, 12 funds,
dinars with three decimals. The same N gives the same book.
"""

import datetime as dt
import random
from typing import NamedTuple

FIRST_YEAR, YEARS = 2021, 5
FIRST_DAY = dt.date(FIRST_YEAR, 1, 1)
MONEY = 10
"""The first accounts are cash boxes and banks."""
DAYS = (dt.date(FIRST_YEAR + YEARS, 1, 1) - FIRST_DAY).days

KINDS = {
    "asset": (
        "الأصول",
        (
            "الخزينة الرئيسية|النثرية|خزينة بنغازي|خزينة سبها|مصرف الجمهورية|مصرف التجارة|المصرف الوطني"
            "|مصرف الوحدة|مصرف الأمان|مصرف شمال أفريقيا|عهد الموظفين|سلف الموظفين|منح مستحقة"
            "|دفعات مقدمة|تأمينات لدى الغير|مصروفات مقدمة|اشتراكات مستحقة|مخزون غذائي|مخزون أدوية"
            "|مخزون ملابس|قرطاسية مخزنة|أثاث|حواسيب|سيارات|مولدات|مجمع إهلاك الأثاث"
            "|مجمع إهلاك الحواسيب|مجمع إهلاك السيارات|معدات طبية|عقارات"
        ),
    ),
    "liability": (
        "الالتزامات",
        (
            "موردون|مقاولون|دائنون|تأمينات للغير|مرتبات مستحقة|ضريبة الدخل|ضمان اجتماعي|تضامن|جهاد"
            "|منح مؤجلة|مكافأة نهاية الخدمة|دمغة|أمانات"
        ),
    ),
    "net_assets": ("صافي الأصول", "غير مقيدة|مقيدة|أوقاف|مرحلة"),
    "income": (
        "الإيرادات",
        (
            "منح أممية|منح أوروبية|منح حكومية|منح منظمات|منح مؤسسات|مساهمات عينية|منح سفارات"
            "|تبرعات عامة|كفالة أيتام|زكاة|صدقات|إفطار صائم|أضاح|تبرعات إلكترونية|اشتراكات"
            "|دورات تدريبية|أرباح عملة|متنوعة"
        ),
    ),
    "expense": (
        "المصروفات",
        (
            "مرتبات|مكافآت|حصة الضمان|نهاية الخدمة|تأمين صحي|أجور متعاونين|بدل نقل|تدريب الموظفين"
            "|سلال غذائية|أدوية|كفالات|مساعدات نقدية|ملابس وبطانيات|آبار|صيانة مدارس|حقائب مدرسية"
            "|ورش عمل|قاعات|إيواء|نقل وتوزيع|استشارات|مطبوعات|حملات إعلامية|دعم نفسي|مشاريع صغيرة"
            "|إفطار|ذبائح|معدات ميدانية|إيجار المقر|كهرباء ومياه|هاتف وإنترنت|قرطاسية|وقود"
            "|صيانة سيارات|صيانة عامة|ضيافة|سفر وإقامة|مراجعة|رسوم قانونية|تأمين|برامج حاسوب|نظافة"
            "|عمولات مصرفية|خسائر عملة|إهلاك"
        ),
    ),
}
PLACES = [
    "طرابلس",
    "بنغازي",
    "مصراتة",
    "سبها",
    "الزاوية",
    "غريان",
    "ترهونة",
    "درنة",
    "طبرق",
    "أوباري",
    "غات",
    "زليتن",
    "الخمس",
]
PEOPLE = [
    "محمد",
    "أحمد",
    "علي",
    "عمر",
    "خالد",
    "يوسف",
    "فاطمة",
    "عائشة",
    "خديجة",
    "مريم",
    "زينب",
    "هدى",
    "أمينة",
    "سعاد",
    "طارق",
]
FAMILIES = [
    "الورفلي",
    "المصراتي",
    "الزنتاني",
    "الترهوني",
    "العبيدي",
    "الفيتوري",
    "الغرياني",
    "الزاوي",
    "الشريف",
]
FIRMS = [
    "شركة الأفق",
    "مؤسسة النور",
    "مكتب الرواد",
    "مطبعة الوحدة",
    "محطة الهاني",
    "شركة البناء الحديث",
]
PROJECTS = [(f"P{n:02}", f"مشروع {PLACES[n % len(PLACES)]} {n}") for n in range(1, 31)]
FUNDS = [(f"F{n:02}", f"صندوق {n}") for n in range(1, 13)]


class Account(NamedTuple):
    """A leaf of the chart; `path` is how plain-text programs call it."""

    code: str
    name: str
    kind: str
    path: str


ACCOUNTS = [
    Account(f"{group}{place:03}", name, kind, f"{root}:{group}{place:03} {name}")
    for group, (kind, (root, names)) in enumerate(KINDS.items(), start=1)
    for place, name in enumerate(names.split("|"), start=1)
]
ROOTS = {kind: (str(group), root) for group, (kind, (root, _)) in enumerate(KINDS.items(), 1)}


def _of(kind, start=0, stop=None):
    return [at for at, each in enumerate(ACCOUNTS) if each.kind == kind][start:stop]


_BANKS, _BOXES = _of("asset", 4, 10), _of("asset", 0, 4)
_ADVANCES, _SUPPLIERS = _of("asset", 10, 11)[0], _of("liability", 0, 1)[0]
_GRANTS, _GIFTS = _of("income", 0, 7), _of("income", 7)
_TAX, _SOCIAL = _of("liability", 5, 7)
_PROGRAMME, _OFFICE = _of("expense", 8, 28), _of("expense", 28, 42)
_WAGES, _CHARGES = _of("expense", 0, 1)[0], _of("expense", 42, 43)[0]


class Voucher(NamedTuple):
    """An entry; lines are (account, project or None, fund, amount, memo), by place in the lists."""

    day: dt.date
    series: str
    narration: str
    reference: str
    lines: list


def vouchers(count, seed=20250101):
    """Yield `count` vouchers in order of day."""
    dice = random.Random(seed + count)
    days = sorted(dice.randrange(DAYS) for _ in range(count))
    for number, after in enumerate(days, start=1):
        day = FIRST_DAY + dt.timedelta(days=after)
        fund = dice.randrange(12) * dice.randrange(1, 13) // 13
        project = dice.randrange(30) if dice.randrange(100) < 85 else None
        series, said, pairs = _deed(dice, day)
        place = dice.choice(PLACES)
        memo = f"{ACCOUNTS[pairs[0][0]].name} / {place}" if dice.randrange(10) < 3 else ""
        lines = [
            (account, project, fund, amount, memo if at == 0 else "")
            for at, (account, amount) in enumerate(pairs)
        ]
        yield Voucher(day, series, f"{said} - {place}", f"REF-{number:06}", lines)


def _amount(dice, digits=(2, 3, 3, 4)):
    dinars = dice.randrange(1, 10 ** dice.choice(digits))
    kind = dice.randrange(10)
    if kind < 7:
        return dinars * 1000
    return dinars * 1000 + (dice.choice((250, 500, 750)) if kind < 9 else dice.randrange(1000))


def _deed(dice, day):
    person = f"{dice.choice(PEOPLE)} {dice.choice(PEOPLE)} {dice.choice(FAMILIES)}"
    firm = dice.choice(FIRMS)
    cash = dice.choice(_BANKS + _BOXES)
    chance = dice.randrange(100)
    if chance < 8:
        amount, fee = _amount(dice, (4, 5)) + 6000, 5000
        grant = dice.choice(_GRANTS)
        said = f"استلام دفعة {ACCOUNTS[grant].name} بحوالة"
        return "receipt", said, [(cash, amount - fee), (_CHARGES, fee), (grant, -amount)]
    if chance < 20:
        amount, gift = _amount(dice), dice.choice(_GIFTS)
        return "receipt", f"تبرع من {person}", [(cash, amount), (gift, -amount)]
    if chance < 71:
        where = _PROGRAMME if dice.randrange(4) else _OFFICE
        spent = [
            (account, _amount(dice))
            for account in dice.sample(where, dice.choice((1, 1, 1, 2, 2, 3)))
        ]
        total = sum(amount for _, amount in spent)
        said = f"صرف {ACCOUNTS[spent[0][0]].name} إلى {firm}"
        if chance < 26:
            return "journal", f"فاتورة {said}", [*spent, (_SUPPLIERS, -total)]
        return "payment", said, [*spent, (cash, -total)]
    if chance < 79:
        gross = 1_500_000 + _amount(dice)
        social, tax = gross * 38 // 1000, gross // 20
        lines = [(_WAGES, gross), (_SOCIAL, -social), (_TAX, -tax), (cash, social + tax - gross)]
        return "payment", f"مرتب شهر {day.month} للموظف {person}", lines
    if chance < 86:
        amount = _amount(dice)
        return "payment", f"عهدة مالية باسم {person}", [(_ADVANCES, amount), (cash, -amount)]
    if chance < 92:
        amount = _amount(dice) + 10
        back = amount // 10
        spent = dice.choice(_PROGRAMME)
        lines = [(spent, amount - back), (cash, back), (_ADVANCES, -amount)]
        return "journal", f"تسوية عهدة {person}", lines
    amount = _amount(dice)
    if chance < 97:
        return "payment", f"سداد مستحقات {firm}", [(_SUPPLIERS, amount), (cash, -amount)]
    first, second = dice.sample(_BANKS, 2)
    return "transfer", f"تحويل إلى {ACCOUNTS[first].name}", [(first, amount), (second, -amount)]


def ledger_text(made):
    """Yield the book as a journal that ledger and hledger read."""
    types = {"asset": "A", "liability": "L", "net_assets": "E", "income": "R", "expense": "X"}
    for kind, (_, root) in ROOTS.items():
        yield f"account {root}\n    ; type: {types[kind]}\n"
    for account in ACCOUNTS:
        yield f"account {account.path}\n"
    for voucher in made:
        yield f"\n{voucher.day.isoformat()} * ({voucher.reference}) {voucher.narration}\n"
        for account, project, fund, amount, _ in voucher.lines:
            sign, minor = "-" if amount < 0 else "", abs(amount)
            dinars = f"{sign}{minor // 1000}.{minor % 1000:03}"
            yield f"    {ACCOUNTS[account].path}  {dinars} LYD\n"
            if project is not None:
                yield f"    ; project: {PROJECTS[project][0]}\n"
            yield f"    ; fund: {FUNDS[fund][0]}\n"
