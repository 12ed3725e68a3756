"""Fill in the rates of lines in other currencies, where the book knows them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desktop.domain.ledger.rates.table import RateForDay
from desktop.ui.screens.ledger.grid.lines_model import LinesModel
from desktop.ui.screens.ledger.voucher.rate_proposal import RateProposal
from desktop.ui.screens.ledger.voucher.typed import TypedVoucher


def propose_rates(
    rates: RateProposal,
    model: LinesModel,
    voucher: TypedVoucher,
    say_source: Callable[[str], None],
) -> None:
    """Ask for the rate of every line that needs one and has none."""
    for at, line in enumerate(voucher.lines):
        currency = model.codes.foreign_currency(line.account)
        if currency is not None and not line.rate.strip():
            take = partial(_take, model, at, line.account, say_source)
            rates.ask(currency.code, voucher.day, take, at)


def _take(
    model: LinesModel,
    at: int,
    account: str,
    say_source: Callable[[str], None],
    found: RateForDay,
) -> None:
    still = at < model.rowCount() and model.text(at, "account") == account
    if still and not model.text(at, "rate").strip():
        say_source(found.source)
        model.set_text(at, "rate", found.rate)
