"""The machine annex adds up: every entry, the totals, the trial balance."""

from __future__ import annotations

from typing import Final

from desktop.exchange.package import names
from desktop.exchange.package.amounts import decimal_text
from desktop.exchange.package.annex_read import check_annex
from desktop.services.disclosure.verify.check import Outcome, not_applicable, passed
from desktop.services.disclosure.verify.evidence import Evidence

KEY: Final = "annex"


def check(evidence: Evidence) -> Outcome:
    """Add the annex up again; PackageFault where it does not hold."""
    if not any(name.startswith(names.ANNEX) for name in evidence.members):
        return not_applicable("no-annex")
    totals = check_annex(evidence.members)
    return passed(
        entries=totals.entries,
        lines=totals.lines,
        total_debit=decimal_text(totals.debit, totals.exponent),
        total_credit=decimal_text(totals.credit, totals.exponent),
        currency=totals.currency,
    )
