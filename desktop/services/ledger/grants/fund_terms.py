"""Say what kind of fund a fund is, and how strict its controls are."""

from __future__ import annotations

from sqlalchemy import select

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_text
from desktop.domain.ledger.dimensions import NewFundLine, ZakatHead
from desktop.domain.ledger.grants.terms import FundNature, FundTerms, check_terms
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.controls import Control, Strictness
from desktop.services.ledger.masters_writing import add_fund_line
from desktop.store.book import Book
from desktop.store.tables.grants import fund_control, fund_terms, grant_agreement
from desktop.store.tx import Tx
from desktop.text.labels import label
from desktop.text.words import words_of


def set_fund_terms(book: Book, by: Acting, terms: FundTerms) -> None:
    """Set the nature of a fund, or change it; a fund of zakat gets its eight heads with it.

    Raises UserError as `check_terms` does, or `fund-terms-grant` where a grant stands in the fund
    and the nature is not that of one.
    """
    with book.begin(by, Act.MANAGE_GRANTS) as tx:
        write_terms(tx, terms)


def write_terms(tx: Tx, terms: FundTerms) -> None:
    """Do what `set_fund_terms` does, inside a transaction."""
    masters = tx.masters()
    check_terms(terms, masters.funds)
    fund = masters.funds[terms.fund_id]
    granted = select(grant_agreement.c.id).where(grant_agreement.c.fund_id == fund.id)
    if terms.nature is not FundNature.GRANT and tx.conn.execute(granted).first():
        raise UserError("fund-terms-grant", fund=fund.code)
    values = {
        "nature": terms.nature,
        "principal": terms.principal,
        "yield_fund_id": terms.yield_fund_id,
        "purpose": clean_text(terms.purpose, field="purpose"),
    }
    held = select(fund_terms.c.id).where(fund_terms.c.fund_id == fund.id)
    row = tx.conn.execute(held).scalar()
    if row is None:
        tx.insert(fund_terms, fund_id=fund.id, **values)
    else:
        tx.update(fund_terms, int(row), **values)
    if terms.nature is FundNature.ZAKAT:
        _add_heads(tx, fund.id, fund.code)


def _add_heads(tx: Tx, fund_id: int, code: str) -> None:
    """Add a budget line for each head of zakat that the fund does not have yet."""
    lines = [each for each in tx.masters().fund_lines.values() if each.fund_id == fund_id]
    held = {each.zakat_head for each in lines}
    taken = {each.code for each in tx.masters().fund_lines.values()}
    arabic, english = words_of("ar"), words_of("en")
    for number, head in enumerate(ZakatHead, start=1):
        if head in held:
            continue
        wanted = f"{code}-Z{number}"
        while wanted in taken:
            wanted += "-Z"
        new = NewFundLine(wanted, fund_id, label(head, arabic), label(head, english), None, head)
        add_fund_line(tx, new)


def choose_strictness(
    book: Book, by: Acting, fund_id: int, control: Control, strictness: Strictness | None
) -> None:
    """Say how strict a control is for one fund (None: as the setting of the book says).

    Raises UserError `fund-missing`.
    """
    with book.begin(by, Act.MANAGE_RULES) as tx:
        if fund_id not in tx.masters().funds:
            raise UserError("fund-missing")
        held = select(fund_control.c.id).where(
            fund_control.c.fund_id == fund_id, fund_control.c.control == control
        )
        row = tx.conn.execute(held).scalar()
        if row is not None:
            tx.update(fund_control, int(row), strictness=strictness)
        elif strictness is not None:
            tx.insert(fund_control, fund_id=fund_id, control=control, strictness=strictness)
