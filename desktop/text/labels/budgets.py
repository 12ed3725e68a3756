"""What the kinds and states of budgets and commitments are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from desktop.domain.ledger.budgets.budget import BudgetKind, BudgetStatus
from desktop.domain.ledger.budgets.commitment import CommitmentStatus
from desktop.domain.ledger.budgets.standing import Forecast, GroupBy
from desktop.domain.trust.acting import Act
from desktop.text.words import mark

LABELS: Final[Mapping[Enum, str]] = {
    Act.PREPARE_BUDGET: mark("prepare budgets and commitments"),
    Act.ADOPT_BUDGET: mark("adopt a budget"),
    BudgetKind.DRAFT: mark("Not decided"),
    BudgetKind.APPROVED: mark("Approved budget"),
    BudgetKind.REVISED: mark("Revised budget"),
    BudgetStatus.DRAFT: mark("Draft"),
    BudgetStatus.ADOPTED: mark("Adopted"),
    BudgetStatus.SUPERSEDED: mark("Superseded"),
    BudgetStatus.DROPPED: mark("Dropped"),
    CommitmentStatus.OPEN: mark("In force"),
    CommitmentStatus.CLOSED: mark("Ended"),
    Forecast.BUDGET: mark("As budgeted"),
    Forecast.RUN_RATE: mark("As it went so far"),
    GroupBy.ACCOUNT: mark("By account"),
    GroupBy.FUND: mark("By fund"),
    GroupBy.PROJECT: mark("By project"),
}
