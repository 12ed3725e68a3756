"""What the pick cells of a voucher offer, and how a code is written out."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.dimensions import Branch, Fund, FundLine, Partner, Project
from desktop.text.words import Words
from desktop.ui.screens.ledger.voucher.book_codes import BookCodes
from desktop.ui.widgets.pick_edit import Choice

Named = Account | Fund | Project | Partner | Branch | FundLine


def masters_of(key: str, codes: BookCodes) -> Mapping[str, Named]:
    """Return the masters by code that a cell of column `key` names."""
    named: Mapping[str, Mapping[str, Named]] = {
        "account": codes.accounts,
        "fund": codes.funds,
        "project": codes.projects,
        "partner": codes.partners,
        "branch": codes.branches,
        "fund_line": codes.fund_lines,
    }
    return named[key]


def choices_for(key: str, codes: BookCodes, words: Words, fund: str = "") -> tuple[Choice, ...]:
    """Return what can be chosen: what is in use, and of accounts those that take entries.

    Of budget lines those of the fund with the code `fund`.
    """
    of_fund = codes.funds.get(fund)
    return tuple(
        Choice(each.code, each.code, words.of(each.name_ar, each.name_en))
        for each in masters_of(key, codes).values()
        if each.active
        and (not isinstance(each, Account) or each.postable)
        and (not isinstance(each, FundLine) or of_fund is None or each.fund_id == of_fund.id)
    )


def written_out(key: str, code: str, codes: BookCodes, words: Words) -> str:
    """Return a code with its name, or what was typed where it names nothing."""
    found = masters_of(key, codes).get(code)
    if found is None:
        return isolate_name(code) if code else ""
    name = isolate_name(words.of(found.name_ar, found.name_en))
    return f"{isolate_ltr(code)}  {name}" if key == "account" else name
