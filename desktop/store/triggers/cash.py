"""Rates, revaluations and counts stand for good; foreign amounts agree with their lines."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.rates.holding import MONETARY

_ONLY_GROW: Final = (
    "exchange_rate",
    "revaluation",
    "revaluation_line",
    "cash_count",
    "cash_count_line",
)
_USES: Final = ", ".join(f"'{use.value}'" for use in sorted(MONETARY, key=lambda use: use.value))

CASH: Final = {
    **{
        f"{table}_no_update": f"""BEFORE UPDATE ON {table} BEGIN
            SELECT RAISE(ABORT, 'sijill:kept'); END"""
        for table in _ONLY_GROW
    },
    **{
        f"{table}_no_delete": f"""BEFORE DELETE ON {table} BEGIN
            SELECT RAISE(ABORT, 'sijill:kept'); END"""
        for table in (*_ONLY_GROW, "cash_box")
    },
    "cash_box_account_fixed": """BEFORE UPDATE OF account_id ON cash_box
        WHEN NEW.account_id <> OLD.account_id BEGIN
        SELECT RAISE(ABORT, 'sijill:kept'); END""",
    "line_foreign": """BEFORE INSERT ON line WHEN NEW.currency IS NOT NULL BEGIN
        SELECT RAISE(ABORT, 'sijill:foreign-sign')
            WHERE NEW.foreign_amount <> 0 AND (NEW.foreign_amount > 0) <> (NEW.amount > 0);
        SELECT RAISE(ABORT, 'sijill:account-currency')
            WHERE (SELECT currency FROM account WHERE id = NEW.account_id) <> NEW.currency;
        SELECT RAISE(ABORT, 'sijill:foreign-nothing')
            WHERE NEW.foreign_amount = 0
              AND (SELECT currency FROM account WHERE id = NEW.account_id) IS NOT NEW.currency
              AND NOT EXISTS (SELECT 1 FROM account_use
                  WHERE account_id = NEW.account_id AND use IN (USES));
    END""".replace("USES", _USES),
}
"""`line_foreign` costs nothing on a line in the book's own currency."""
