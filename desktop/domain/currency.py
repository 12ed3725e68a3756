"""A currency is its ISO 4217 code and how many decimals its minor unit has; nothing guesses 100."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from desktop.domain.errors import UserError


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency; its minor unit is `10 ** -exponent` of the unit (LYD 3, USD 2, JPY 0)."""

    code: str
    exponent: int
    scale: int = field(init=False, repr=False, compare=False)
    """How many minor units make one unit: 1000 for LYD, 100 for USD, 1 for JPY."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "scale", 10**self.exponent)


# ISO 4217 list one (tender and fund codes); metals, testing codes and the SDR have no minor unit.
_BY_EXPONENT: Final[Mapping[int, str]] = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    2: "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP "
    "BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP "
    "GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK "
    "LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK "
    "NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP "
    "STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER "
    "ZAR ZMW ZWG",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}

CURRENCIES: Final[Mapping[str, Currency]] = MappingProxyType(
    {
        code: Currency(code, exponent)
        for exponent, codes in _BY_EXPONENT.items()
        for code in codes.split()
    },
)


def currency_of(code: str) -> Currency:
    """Return the currency with this ISO 4217 code (capitals, as in the standard).

    Raises UserError("unknown-currency", code=…) for any other text.
    """
    found = CURRENCIES.get(code)
    if found is None:
        raise UserError("unknown-currency", code=code)
    return found
