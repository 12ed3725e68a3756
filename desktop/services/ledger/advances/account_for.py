"""Account for an advance: what was spent takes its place, the rest comes back or is paid out."""

from __future__ import annotations

from desktop.domain.errors import UserError
from desktop.domain.ledger.advances.advance import (
    AdvanceSettlement,
    accounted,
    check_accounted,
)
from desktop.domain.ledger.entry import NewEntry, NewLine, Series
from desktop.domain.ledger.open_items.item import ItemLine
from desktop.domain.trust.acting import Act, Acting
from desktop.services.archive.attach import put_attachment
from desktop.services.ledger.open_items.as_meant import ORIGIN
from desktop.services.ledger.open_items.pay_items import check_money, hold_parts
from desktop.services.ledger.open_items.writing import write_settling
from desktop.services.ledger.recorded import Prepared
from desktop.store.book import Book
from desktop.store.queries.advances import advance_line, load_advances
from desktop.store.queries.documents import document_by_id
from desktop.store.queries.masters import load_masters
from desktop.store.tables import open_items as t
from desktop.store.tx import Tx


def prepare_settlement(
    book: Book, by: Acting, settlement: AdvanceSettlement, narration: str
) -> Prepared:
    """Return the entry that accounts for an advance; `narration` where it has none.

    Raises UserError `advance-missing`, `payment-account`, `document-unknown`, or as
    `check_accounted` does.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        found = next(
            (
                each
                for each in load_advances(conn, settlement.day)
                if each.id == settlement.advance_id
            ),
            None,
        )
        item = None
        if found is not None and found.entry_id is not None:
            item = advance_line(conn, found.entry_id)
    if item is None:
        raise UserError("advance-missing")
    check_accounted(settlement, item.open)
    if settlement.returned and settlement.money_account_id is not None:
        check_money(masters, settlement.money_account_id)
    part = accounted(settlement)
    entry = NewEntry(
        settlement.day,
        Series.JOURNAL,
        settlement.narration or narration,
        _lines(item, settlement, part),
        settlement.reference,
    )
    accounts = {item.account_id: item.side}

    def record(tx: Tx) -> str:
        hold_parts(tx, accounts, item.partner_id, ((item.key, part),))
        settling_id = write_settling(tx, item.partner_id, ((item.key, part),))
        made = tx.insert(
            t.advance_settlement, advance_id=settlement.advance_id, settling_id=settling_id
        )
        _write_scans(tx, made, settlement)
        return f"{ORIGIN}{settling_id}"

    return Prepared(entry, record)


def _lines(item: ItemLine, settlement: AdvanceSettlement, part: int) -> tuple[NewLine, ...]:
    lines = [
        NewLine(
            each.account_id,
            each.amount,
            item.fund_id,
            item.project_id if each.project_id is None else each.project_id,
            memo=each.text,
            fund_line_id=each.fund_line_id,
        )
        for each in settlement.spent
    ]
    if settlement.returned and settlement.money_account_id is not None:
        lines.append(NewLine(settlement.money_account_id, settlement.returned, item.fund_id))
    back = NewLine(item.account_id, -part, item.fund_id, item.project_id, item.partner_id)
    return (*lines, back)


def _write_scans(tx: Tx, settlement_id: int, settlement: AdvanceSettlement) -> None:
    for position, line in enumerate(settlement.spent, start=1):
        if line.document_id is None:
            continue
        if document_by_id(tx.conn, line.document_id) is None:
            raise UserError("document-unknown", document=line.document_id)
        tx.insert(
            t.advance_scan,
            advance_settlement_id=settlement_id,
            position=position,
            document_id=line.document_id,
        )
        put_attachment(tx, line.document_id, f"advance_settlement:{settlement_id}")
