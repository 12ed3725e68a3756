"""What kind of fund a fund is, beside how far a donor binds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.ledger.dimensions import Fund, Restriction
from desktop.domain.ledger.entry import LARGEST_AMOUNT


class FundNature(Enum):
    """What a fund holds money for; zakat and endowments (waqf) have rules of their own."""

    GENERAL = "general"
    GRANT = "grant"
    WAQF_PRINCIPAL = "waqf_principal"
    WAQF_YIELD = "waqf_yield"
    ZAKAT = "zakat"


_BOUND: Final[Mapping[FundNature, tuple[Restriction, ...]]] = MappingProxyType(
    {
        FundNature.GENERAL: (Restriction.UNRESTRICTED, Restriction.RESTRICTED),
        FundNature.GRANT: (Restriction.RESTRICTED,),
        FundNature.WAQF_PRINCIPAL: (Restriction.ENDOWMENT,),
        FundNature.WAQF_YIELD: (Restriction.RESTRICTED, Restriction.UNRESTRICTED),
        FundNature.ZAKAT: (Restriction.RESTRICTED,),
    }
)
"""How a fund of each nature may be bound."""


@dataclass(frozen=True, slots=True)
class FundTerms:
    """The nature of a fund.

    Of an endowment, `principal` is what must never be spent, in minor units of the base currency,
    and `yield_fund_id` the fund to which its yield is moved (None: the yield stays beside it).
    """

    fund_id: int
    nature: FundNature
    principal: int | None = None
    yield_fund_id: int | None = None
    purpose: str = ""


def check_terms(terms: FundTerms, funds: Mapping[int, Fund]) -> None:
    """Hold the rules of a fund's terms.

    Raises UserError `fund-missing`, `fund-terms-restriction`, `fund-terms-principal` (an endowment
    needs its principal, other funds have none), `fund-terms-amount`, `fund-terms-yield` (only an
    endowment has a fund for its yield, and it is another one, and no endowment).
    """
    fund = funds.get(terms.fund_id)
    if fund is None:
        raise UserError("fund-missing")
    if fund.restriction not in _BOUND[terms.nature]:
        raise UserError(
            "fund-terms-restriction",
            fund=fund.code,
            nature=terms.nature,
            restriction=fund.restriction,
        )
    endowed = terms.nature is FundNature.WAQF_PRINCIPAL
    if endowed is (terms.principal is None):
        raise UserError("fund-terms-principal", fund=fund.code)
    if terms.principal is not None and not 0 <= terms.principal <= LARGEST_AMOUNT:
        raise UserError("fund-terms-amount", fund=fund.code)
    if terms.yield_fund_id is None:
        return
    other = funds.get(terms.yield_fund_id)
    if (
        not endowed
        or other is None
        or other.id == fund.id
        or other.restriction is Restriction.ENDOWMENT
    ):
        raise UserError("fund-terms-yield", fund=fund.code)
