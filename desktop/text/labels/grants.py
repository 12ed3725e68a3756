"""What the fixed choices of grants and funds are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from desktop.domain.ledger.grants.agreement import GrantStatus, Recognition
from desktop.domain.ledger.grants.terms import FundNature
from desktop.domain.trust.acting import Act
from desktop.domain.trust.controls import Control
from desktop.domain.trust.settings import Setting
from desktop.text.words import mark

LABELS: Final[Mapping[Enum, str]] = {
    Act.MANAGE_GRANTS: mark("Enter grants and the nature of funds"),
    Control.FUND_LINE_EXCEEDED: mark("the budget line of a fund"),
    Control.GRANT_EXCEEDED: mark("the amount of the grant"),
    Control.GRANT_BARRED: mark("the bar on a grant"),
    Control.GRANT_PERIOD: mark("the eligible period"),
    Control.PRINCIPAL_SPENT: mark("the principal of an endowment"),
    Control.ZAKAT_HEAD: mark("the head of zakat"),
    Setting.FUND_LINE_CONTROL: mark("When a budget line of a fund would be exceeded"),
    Setting.GRANT_CONTROL: mark("When a grant would be overspent"),
    Setting.GRANT_BAR_CONTROL: mark("When a grant would be spent too early"),
    Setting.GRANT_PERIOD_CONTROL: mark("When a grant would be spent outside its period"),
    Setting.PRINCIPAL_CONTROL: mark("When the principal of an endowment would be spent"),
    Setting.ZAKAT_CONTROL: mark("When zakat would be spent without its head"),
    FundNature.GENERAL: mark("Ordinary fund"),
    FundNature.GRANT: mark("Fund of a grant"),
    FundNature.WAQF_PRINCIPAL: mark("Principal of an endowment"),
    FundNature.WAQF_YIELD: mark("Yield of an endowment"),
    FundNature.ZAKAT: mark("Zakat"),
    Recognition.IMMEDIATE: mark("At once, on receipt"),
    Recognition.AS_SPENT: mark("As it is spent"),
    Recognition.CONDITIONS: mark("When its conditions are met"),
    GrantStatus.ACTIVE: mark("Under way"),
    GrantStatus.CLOSED: mark("Closed grant"),
}
