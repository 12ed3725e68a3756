"""A bank account: what stands behind an account of the chart that is used as a bank."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Final

from desktop.domain.currency import currency_of
from desktop.domain.digits import western
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name

_IBAN: Final = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class NewBankAccount:
    """What is known of a bank account; `account_id` is its account in the chart.

    `currency` is the ISO 4217 code of the money in it. `settled_until` is the last day that was
    reconciled before the book was begun with: lines up to it count as cleared.
    """

    account_id: int
    bank: str
    currency: str
    branch: str = ""
    number: str = ""
    iban: str = ""
    signatories: str = ""
    settled_until: dt.date | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class BankAccount:
    """A bank account of the book, with the code and the names of its account in the chart."""

    id: int
    account_id: int
    code: str
    name_ar: str
    name_en: str
    bank: str
    branch: str
    number: str
    iban: str
    currency: str
    signatories: str
    settled_until: dt.date | None
    active: bool


def checked_account(new: NewBankAccount) -> NewBankAccount:
    """Return the account with its texts cleaned.

    Raises UserError `bank-name-empty`, `bank-text-long`, `bank-iban`, `unknown-currency`, or those
    of `clean_name`.
    """
    currency_of(new.currency)
    clean = replace(
        new,
        bank=clean_name(new.bank, field="bank"),
        branch=clean_name(new.branch, field="branch"),
        number=western(clean_name(new.number, field="number")),
        iban=plain_number(new.iban),
        signatories=clean_name(new.signatories, field="signatories"),
    )
    if not clean.bank:
        raise UserError("bank-name-empty")
    for text in (clean.bank, clean.branch, clean.number, clean.signatories):
        if len(text) > _LONGEST:
            raise UserError("bank-text-long", most=_LONGEST)
    if clean.iban and not is_iban(clean.iban):
        raise UserError("bank-iban", iban=clean.iban)
    return clean


def plain_number(text: str) -> str:
    """Return the number of an account without blanks and dashes, in capitals and digits 0-9."""
    return re.sub(r"[^A-Z0-9]", "", western(text).upper())


def is_iban(text: str) -> bool:
    """Return whether `text` is an IBAN whose check digits are right (ISO 13616, mod 97)."""
    if _IBAN.fullmatch(text) is None:
        return False
    turned = text[4:] + text[:4]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1


def same_number(said: str, number: str, iban: str) -> bool | None:
    """Return whether the number that a file says is that of the account; None: nothing to compare.

    Banks shorten numbers with leading zeros, or say the last part of an IBAN only.
    """
    given = plain_number(said).lstrip("0")
    known = [plain_number(each).lstrip("0") for each in (number, iban) if each.strip()]
    if not given or not known:
        return None
    return any(given == each or (len(given) > 5 and each.endswith(given)) for each in known) or any(
        is_iban(given) and len(each) > 5 and given.endswith(each) for each in known
    )
