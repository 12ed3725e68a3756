"""Parts of an audit pack, and why something is not in one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from desktop.domain.ledger.audit_pack import PackPart, WhyLeftOut
from desktop.domain.trust.sampling import SampleMethod, Stratum, TickResult
from desktop.text.words import mark

LABELS: Final[Mapping[Enum, str]] = {
    PackPart.REPORTS: mark("Reports, as PDF and workbook"),
    PackPart.DATA: mark("Data: CSV, JSON, SAF-T-shaped XML"),
    PackPart.LISTS: mark("Reversals, voids, overrides, findings"),
    PackPart.VOUCHERS: mark("Scans of the vouchers"),
    PackPart.LOG: mark("State of the log, with its proofs"),
    WhyLeftOut.NO_RECORDS: mark("The year has no records of it"),
    WhyLeftOut.NOT_PERMITTED: mark("The officer may not read it"),
    WhyLeftOut.DAMAGED: mark("The file is damaged or missing"),
    WhyLeftOut.CANNOT_BE_MADE: mark("It could not be made; open the report to see why"),
    WhyLeftOut.TOO_MANY: mark("There are too many; print the one that is wanted"),
    WhyLeftOut.NOT_CHOSEN: mark("It was not chosen"),
    SampleMethod.RANDOM: mark("At random"),
    SampleMethod.AMOUNT: mark("By amount"),
    SampleMethod.STRATA: mark("By strata"),
    Stratum.BAND: mark("Bands of amounts"),
    Stratum.ACCOUNT: mark("Accounts"),
    Stratum.PROJECT: mark("Projects"),
    Stratum.SERIES: mark("Series of vouchers"),
    TickResult.OK: mark("In order"),
    TickResult.EXCEPTION: mark("Exception"),
    TickResult.MISSING: mark("Document missing"),
}
