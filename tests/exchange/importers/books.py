"""Print journals for tests: any set of transactions, and an Arabic foundation's year."""

from __future__ import annotations

import datetime as dt
import random
import subprocess
from decimal import Decimal

ENV = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}


def decimal(minor: int, exponent: int) -> str:
    """Minor units as plain decimal text."""
    sign, digits = "-" if minor < 0 else "", str(abs(minor)).rjust(exponent + 1, "0")
    return f"{sign}{digits[: len(digits) - exponent]}.{digits[len(digits) - exponent :]}"


def hledger(path, *arguments: str) -> str:
    """What hledger says about a journal; fails loudly where hledger is absent or refuses."""
    command = ["hledger", "-f", str(path), *arguments]
    return subprocess.run(command, env=ENV, capture_output=True, text=True, check=True).stdout


def accepted_by_hledger(path) -> bool:
    command = ["hledger", "-f", str(path), "stats"]
    return subprocess.run(command, env=ENV, capture_output=True, check=False).returncode == 0


def hledger_balances(path) -> dict[tuple[str, str], Decimal]:
    """Each account's balance in each commodity (written on the right, ISO), zeros left out."""
    rows = hledger(path, "bal", "--flat", "-N", "-O", "csv", "--layout", "bare").splitlines()[1:]
    found = {}
    for row in rows:
        account, commodity, amount = row.strip('"').split('","')
        if Decimal(amount):
            found[account, commodity] = Decimal(amount)
    return found


def ledger_balances(path) -> dict[tuple[str, str], Decimal]:
    """The same by ledger, summed from its postings (its balances include subaccounts)."""
    shown = "%(account)|%(quantity(scrub(amount)))|%(commodity(amount))\n"
    command = ["ledger", "-f", str(path), "reg", "--register-format", shown]
    said = subprocess.run(command, env=ENV, capture_output=True, text=True, check=True).stdout
    found: dict[tuple[str, str], Decimal] = {}
    for row in said.splitlines():
        account, number, commodity = row.split("|")
        key = account, commodity
        found[key] = found.get(key, Decimal(0)) + Decimal(number)
    return {key: total for key, total in found.items() if total}


def our_balances(journal) -> dict[tuple[str, str], Decimal]:
    """The same from what was read."""
    scale = {each.code: each.exponent for each in journal.currencies}
    return {
        (each.account, each.currency): Decimal(each.minor).scaleb(-scale[each.currency])
        for each in journal.balances
        if each.minor
    }


INCOME = ["منح دولية", "تبرعات عامة", "زكاة المال", "اشتراكات الأعضاء"]
SPENDING = ["سلال غذائية", "كفالات أيتام", "إيجار المقر", "وقود ومحروقات", "أتعاب مراجعة"]
MONEY = ["1101 الصندوق الرئيسي", "1105 مصرف الجمهورية - جاري", "1106 مصرف الوحدة"]


def arabic_book(count: int) -> tuple[str, dict[str, int]]:
    """A Libyan foundation's journal of `count` entries, and each account's balance in millidinars."""
    chance = random.Random(1447)
    balances: dict[str, int] = {}
    lines = ["account الأصول", "    ; type: A", "account المصروفات", "    ; type: X", ""]
    for number in range(count):
        day = dt.date(2024, 1, 1) + dt.timedelta(days=number * 364 // count)
        money = f"الأصول:النقدية:{chance.choice(MONEY)}"
        amount = chance.randrange(1, 9_000_000)
        if chance.random() < 0.4:
            other, sign = f"الإيرادات:{chance.choice(INCOME)}", -1
        else:
            other, sign = f"المصروفات:البرامج:{chance.choice(SPENDING)}", 1
        fee = chance.randrange(0, 3) * 250
        parts = [(other, sign * amount), (money, -sign * amount - fee)]
        parts += [("المصروفات:عمولات مصرفية", fee)] if fee else []
        lines.append(f"{day.isoformat()} * (2024-{number:05d}) قيد رقم {number} | طرابلس")
        for account, minor in parts:
            balances[account] = balances.get(account, 0) + minor
            left_out = account is money and chance.random() < 0.3
            lines.append(f"    {account}" + ("" if left_out else f"  {decimal(minor, 3)} LYD"))
            lines.append(f"    ; project: P{chance.randrange(1, 13):02d}")
        lines.append("")
    return "\n".join(lines), balances
