"""Which tables are logged row by row, and what a leaf says of a row.

Every insert or change of such a row puts a leaf into the log with the whole row as it then stood,
so a row altered by another tool no longer agrees with its last leaf.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Final

from sqlalchemy import Connection, Table
from sqlalchemy.engine import Row

from desktop.domain.log.record_leaf import record_subject
from desktop.store.tables import (
    approvals,
    assets,
    audit,
    banks,
    budgets,
    cash,
    cheques,
    closing,
    documents,
    evidence,
    grants,
    journal,
    log,
    masters,
    notes,
    officers,
    open_items,
    organisation,
    sampling,
    vouchers,
)

LOGGED: Final[tuple[Table, ...]] = (
    organisation.organisation,
    organisation.officer,
    organisation.authority,
    organisation.setting,
    masters.fiscal_year,
    masters.period,
    masters.account,
    masters.fund,
    masters.project,
    masters.partner,
    masters.account_use,
    masters.branch,
    masters.fund_line,
    journal.import_batch,
    journal.import_undo,
    log.log_key,
    log.package,
    documents.key_group,
    documents.group_key,
    documents.document,
    documents.attachment,
    documents.access,
    approvals.approval_rule,
    approvals.proposal,
    approvals.approval,
    approvals.control_override,
    approvals.budget_line,
    officers.officer_exchange,
    officers.office_term,
    officers.permission,
    officers.handover,
    audit.finding,
    audit.finding_note,
    audit.erasure,
    evidence.witness,
    evidence.receipt,
    evidence.backup,
    notes.statement_note,
    vouchers.voucher,
    vouchers.entry_origin,
    budgets.budget,
    budgets.budget_figure,
    budgets.commitment,
    budgets.variance_note,
    cheques.cheque,
    cheques.cheque_event,
    cheques.voiding,
    cheques.voucher_template,
    cheques.recurrence,
    cheques.recurrence_skip,
    closing.year_act,
    closing.point_note,
    assets.asset_class,
    assets.asset,
    assets.asset_move,
    assets.depreciation,
    assets.depreciation_charge,
    assets.asset_disposal,
    assets.asset_source,
    assets.asset_count,
    assets.asset_count_line,
    assets.asset_count_end,
    banks.bank_account,
    banks.statement_mapping,
    banks.bank_statement,
    banks.reconciliation,
    banks.reconciled_line,
    open_items.settlement,
    open_items.settling,
    open_items.settling_item,
    open_items.dues_class,
    open_items.dues_rate,
    open_items.dues_member,
    open_items.dues_charge,
    open_items.dues_waiver,
    open_items.bill,
    open_items.bill_line,
    open_items.advance,
    open_items.advance_settlement,
    open_items.advance_scan,
    grants.fund_terms,
    grants.fund_control,
    grants.grant_agreement,
    grants.grant_condition,
    grants.grant_tranche,
    grants.grant_line,
    grants.grant_report,
    cash.exchange_rate,
    cash.revaluation,
    cash.revaluation_line,
    cash.cash_box,
    cash.cash_count,
    cash.cash_count_line,
    sampling.audit_sample,
    sampling.audit_sample_item,
    sampling.audit_tick,
)

Stored = str | int | None


def primary_key(table: Table) -> str:
    """Return the name of the one column that is the table's key."""
    return next(iter(table.primary_key)).name


def _plain(value: object) -> Stored:
    """Return a stored value as the log says it; bytes (keys) only by their SHA-256."""
    if isinstance(value, bytes):
        return "sha256:" + hashlib.sha256(value).hexdigest()
    if value is None or isinstance(value, (str, int)):
        return value
    raise TypeError(f"a column of a logged table holds {type(value).__name__}")


def plain_row(table: Table, row: Row[tuple[object, ...]]) -> dict[str, Stored]:
    """Return the row as stored (no type conversion), by column name."""
    return {column.name: _plain(value) for column, value in zip(table.columns, row, strict=True)}


def raw_select(table: Table, where: str = "") -> str:
    """Return the SQL that reads rows of `table` exactly as stored, by key."""
    columns = ", ".join(column.name for column in table.columns)
    return f"SELECT {columns} FROM {table.name} {where} ORDER BY {primary_key(table)}"  # noqa: S608


def read_row(conn: Connection, table: Table, key: object) -> Mapping[str, Stored]:
    """Return one row as stored."""
    where = f"WHERE {primary_key(table)} = ?"
    row = conn.exec_driver_sql(raw_select(table, where), (key,)).one()
    return plain_row(table, row)


def read_from(conn: Connection, table: Table, first: int) -> Iterator[Mapping[str, Stored]]:
    """Yield the rows of `table` as stored whose key is `first` or above."""
    sql = raw_select(table, f"WHERE {primary_key(table)} >= ?")
    for row in conn.exec_driver_sql(sql, (first,)):
        yield plain_row(table, row)


def read_all(conn: Connection, table: Table) -> Iterator[tuple[str, Mapping[str, Stored]]]:
    """Yield (subject, row) for every row of `table` as stored."""
    key = primary_key(table)
    for row in conn.exec_driver_sql(raw_select(table)):
        values = plain_row(table, row)
        yield record_subject(table.name, str(values[key])), values
