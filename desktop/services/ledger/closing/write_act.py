"""Write one signed act about a fiscal year, inside a transaction that a verb has begun."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.ledger.closing.year_deed import STATUS_AFTER, YearDeed, YearStatement
from desktop.domain.ledger.year import FiscalYear
from desktop.domain.log.canonical import Json
from desktop.domain.log.kinds import CLOSING, event_leaf
from desktop.domain.trust.approval_content import digest_of
from desktop.signing.signer import Signer
from desktop.signing.statement_signature import sign_statement
from desktop.store.queries.closing import next_act_id
from desktop.store.tables.closing import year_act
from desktop.store.tables.masters import fiscal_year
from desktop.store.tx import Tx


def write_act(
    tx: Tx,
    year: FiscalYear,
    deed: YearDeed,
    key: Signer,
    *,
    reason: str = "",
    left_open: str = "",
    digest: str = "",
    answers: int | None = None,
    second: str | None = None,
) -> int:
    """Write the act, set the year's status as it says, put both into the log; return its id.

    `second` is the code of the other of two persons, where there were two.
    """
    act_id = next_act_id(tx.conn)
    statement = YearStatement(
        book=tx.masters().organisation.book_id,
        act=act_id,
        year=year.name,
        deed=deed.value,
        officer=tx.by.code,
        reason=reason,
        left_open=left_open,
        digest=digest,
        answers=answers,
        at=tx.recorded_text,
    ).text
    tx.insert(
        year_act,
        id=act_id,
        fiscal_year_id=year.id,
        deed=deed,
        officer_id=tx.by.officer_id,
        reason=reason,
        left_open=left_open,
        digest=digest,
        answers_id=answers,
        statement=statement,
        signature=sign_statement(statement.encode(), key),
        recorded_at=tx.recorded_at,
    )
    if year.status is not STATUS_AFTER[deed]:
        tx.update(fiscal_year, year.id, status=STATUS_AFTER[deed])
    said: dict[str, Json] = {
        "action": deed.value,
        "fiscal_year": year.name,
        "period": None,
        "reason": reason or None,
        "recorded_at": tx.recorded_text,
        "maker": tx.by.code,
        "second": second,
    }
    tx.append(event_leaf(CLOSING, f"{year.name}:{act_id}", said))
    return act_id


def digest_of_contents(texts: Sequence[str]) -> str:
    """Return what stands for entries in a statement: the SHA-256 over their canonical contents."""
    return digest_of("\n".join(texts)) if texts else ""
