"""What a bank wrote never changes, and what was reconciled with it stays until it is undone."""

from __future__ import annotations

from typing import Final

_KEPT: Final = (
    "bank_account",
    "statement_mapping",
    "bank_statement",
    "statement_line",
    "reconciliation",
    "reconciled_line",
)
_STATE: Final = "(SELECT state FROM reconciliation WHERE id = {id})"

BANKS: Final = {
    **{
        f"{table}_no_delete": f"""BEFORE DELETE ON {table} BEGIN
            SELECT RAISE(ABORT, 'sijill:kept'); END"""
        for table in _KEPT
    },
    "bank_account_fixed": """BEFORE UPDATE ON bank_account
        WHEN NEW.account_id <> OLD.account_id OR (NEW.currency <> OLD.currency
          AND EXISTS (SELECT 1 FROM bank_statement WHERE bank_account_id = OLD.id)) BEGIN
        SELECT RAISE(ABORT, 'sijill:kept'); END""",
    "statement_line_no_update": """BEFORE UPDATE ON statement_line BEGIN
        SELECT RAISE(ABORT, 'sijill:kept'); END""",
    "statement_line_no_late": """BEFORE INSERT ON statement_line
        WHEN EXISTS (SELECT 1 FROM bank_statement WHERE id = NEW.statement_id) BEGIN
        SELECT RAISE(ABORT, 'sijill:kept'); END""",
    "bank_statement_sealed": """BEFORE INSERT ON bank_statement
        WHEN NEW.lines <> (SELECT count(*) FROM statement_line WHERE statement_id = NEW.id)
          OR (NEW.left_out = 0 AND NEW.closing - NEW.opening <> (
              SELECT sum(amount) FROM statement_line WHERE statement_id = NEW.id)) BEGIN
        SELECT RAISE(ABORT, 'sijill:statement-sum'); END""",
    "bank_statement_fixed": """BEFORE UPDATE ON bank_statement
        WHEN NEW.undone < OLD.undone OR NEW.sha256 <> OLD.sha256
          OR NEW.lines_sha256 <> OLD.lines_sha256 OR NEW.lines <> OLD.lines
          OR NEW.bank_account_id <> OLD.bank_account_id BEGIN
        SELECT RAISE(ABORT, 'sijill:kept'); END""",
    "bank_statement_undo": """BEFORE UPDATE OF undone ON bank_statement
        WHEN NEW.undone > OLD.undone AND EXISTS (
            SELECT 1 FROM statement_line s JOIN reconciled_line r ON r.statement_line_id = s.id
            JOIN reconciliation c ON c.id = r.reconciliation_id
            WHERE s.statement_id = OLD.id AND r.active = 1 AND c.state <> 'undone') BEGIN
        SELECT RAISE(ABORT, 'sijill:reconciled'); END""",
    "reconciliation_once": """BEFORE UPDATE ON reconciliation
        WHEN OLD.state = 'undone' OR (OLD.state = 'finished' AND NEW.state <> 'undone')
          OR NEW.bank_account_id <> OLD.bank_account_id BEGIN
        SELECT RAISE(ABORT, 'sijill:reconciled'); END""",
    "reconciled_line_open": f"""BEFORE INSERT ON reconciled_line
        WHEN {_STATE.format(id="NEW.reconciliation_id")} <> 'open' BEGIN
        SELECT RAISE(ABORT, 'sijill:reconciled'); END""",
    "reconciled_line_same": """BEFORE INSERT ON reconciled_line
        WHEN NOT EXISTS (SELECT 1 FROM reconciliation c
            JOIN bank_account b ON b.id = c.bank_account_id WHERE c.id = NEW.reconciliation_id
              AND (NEW.entry_id IS NULL OR b.account_id = (SELECT account_id FROM line
                   WHERE entry_id = NEW.entry_id AND position = NEW.position))
              AND (NEW.statement_line_id IS NULL OR b.id = (SELECT s.bank_account_id
                   FROM statement_line l JOIN bank_statement s ON s.id = l.statement_id
                   WHERE l.id = NEW.statement_line_id AND s.undone = 0))) BEGIN
        SELECT RAISE(ABORT, 'sijill:reconciled-elsewhere'); END""",
    "reconciled_line_released": f"""BEFORE UPDATE ON reconciled_line
        WHEN NEW.active > OLD.active OR NEW.entry_id IS NOT OLD.entry_id
          OR NEW.position IS NOT OLD.position OR NEW.group_number <> OLD.group_number
          OR NEW.reconciliation_id <> OLD.reconciliation_id
          OR NEW.statement_line_id IS NOT OLD.statement_line_id
          OR {_STATE.format(id="OLD.reconciliation_id")} <> 'open' BEGIN
        SELECT RAISE(ABORT, 'sijill:reconciled'); END""",
}
