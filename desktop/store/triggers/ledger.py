"""What is posted never changes, balances, and falls into an open period with the next number."""

from __future__ import annotations

from typing import Final

LEDGER: Final = {
    "entry_sealed": """BEFORE INSERT ON entry BEGIN
        SELECT RAISE(ABORT, 'sijill:entry-too-few-lines')
            WHERE (SELECT count(*) FROM line WHERE entry_id = NEW.id) < 2;
        SELECT RAISE(ABORT, 'sijill:entry-unbalanced')
            WHERE EXISTS (SELECT 1 FROM line WHERE entry_id = NEW.id
                          GROUP BY fund_id HAVING sum(amount) <> 0);
        SELECT RAISE(ABORT, 'sijill:entry-amount')
            WHERE NEW.amount <> (SELECT sum(max(amount, 0)) FROM line WHERE entry_id = NEW.id);
        SELECT RAISE(ABORT, 'sijill:entry-day')
            WHERE EXISTS (SELECT 1 FROM line WHERE entry_id = NEW.id AND day <> NEW.day);
        SELECT RAISE(ABORT, 'sijill:period-closed')
            WHERE NOT EXISTS (
                SELECT 1 FROM period JOIN fiscal_year ON fiscal_year.id = period.fiscal_year_id
                WHERE fiscal_year.id = NEW.fiscal_year_id AND fiscal_year.status = 'open'
                  AND (period.status = 'open' OR NEW.series = 'closing')
                  AND NEW.day BETWEEN period.first_day AND period.last_day);
        SELECT RAISE(ABORT, 'sijill:number-gap')
            WHERE NEW.number <> 1 + ifnull((SELECT max(number) FROM entry
                WHERE fiscal_year_id = NEW.fiscal_year_id AND series = NEW.series), 0);
        SELECT RAISE(ABORT, 'sijill:recorded-backwards')
            WHERE NEW.recorded_at < (SELECT recorded_at FROM entry ORDER BY id DESC LIMIT 1);
    END""",
    "entry_no_update": """BEFORE UPDATE ON entry BEGIN
        SELECT RAISE(ABORT, 'sijill:posted-immutable'); END""",
    "entry_no_delete": """BEFORE DELETE ON entry BEGIN
        SELECT RAISE(ABORT, 'sijill:posted-immutable'); END""",
    "line_no_late": """BEFORE INSERT ON line
        WHEN EXISTS (SELECT 1 FROM entry WHERE id = NEW.entry_id) BEGIN
        SELECT RAISE(ABORT, 'sijill:posted-immutable'); END""",
    "line_account": """BEFORE INSERT ON line
        WHEN NOT (SELECT postable FROM account WHERE id = NEW.account_id) BEGIN
        SELECT RAISE(ABORT, 'sijill:account-heading'); END""",
    "line_fund_line": """BEFORE INSERT ON line
        WHEN NEW.fund_line_id IS NOT NULL
          AND NEW.fund_id <> (SELECT fund_id FROM fund_line WHERE id = NEW.fund_line_id) BEGIN
        SELECT RAISE(ABORT, 'sijill:fund-line-fund'); END""",
    "line_no_update": """BEFORE UPDATE ON line BEGIN
        SELECT RAISE(ABORT, 'sijill:posted-immutable'); END""",
    "line_no_delete": """BEFORE DELETE ON line BEGIN
        SELECT RAISE(ABORT, 'sijill:posted-immutable'); END""",
    "import_batch_once": """BEFORE INSERT ON import_batch
        WHEN EXISTS (SELECT 1 FROM import_batch b WHERE b.sha256 = NEW.sha256
          AND NOT EXISTS (SELECT 1 FROM import_undo u WHERE u.batch_id = b.id)) BEGIN
        SELECT RAISE(ABORT, 'sijill:import-twice'); END""",
    "import_batch_no_delete": """BEFORE DELETE ON import_batch BEGIN
        SELECT RAISE(ABORT, 'sijill:posted-immutable'); END""",
}

BULK: Final = ("entry_sealed", "line_no_late", "line_account", "line_fund_line", "log_leaf_next")
"""The triggers that a bulk load replaces by one check over the whole set."""
