"""Codes never change, nothing that entries may refer to is deleted, a filed year stays filed."""

from __future__ import annotations

from typing import Final

_CODED: Final = ("account", "fund", "project", "partner", "officer", "branch", "fund_line")
_KEPT: Final = (
    *_CODED,
    "fiscal_year",
    "period",
    "organisation",
    "authority",
    "log_key",
    "account_use",
)

MASTERS: Final = {
    **{
        f"{table}_code_fixed": f"""BEFORE UPDATE OF id, code ON {table}
            WHEN NEW.id <> OLD.id OR NEW.code <> OLD.code BEGIN
            SELECT RAISE(ABORT, 'sijill:code-fixed'); END"""
        for table in _CODED
    },
    **{
        f"{table}_no_delete": f"""BEFORE DELETE ON {table} BEGIN
            SELECT RAISE(ABORT, 'sijill:kept'); END"""
        for table in _KEPT
    },
    "account_kind_fixed": """BEFORE UPDATE OF kind, currency ON account
        WHEN (NEW.kind <> OLD.kind OR NEW.currency IS NOT OLD.currency)
          AND EXISTS (SELECT 1 FROM line WHERE account_id = OLD.id) BEGIN
        SELECT RAISE(ABORT, 'sijill:account-in-use'); END""",
    "account_heading_fixed": """BEFORE UPDATE OF postable ON account
        WHEN NEW.postable = 0 AND EXISTS (SELECT 1 FROM line WHERE account_id = OLD.id) BEGIN
        SELECT RAISE(ABORT, 'sijill:account-in-use'); END""",
    "fund_restriction_fixed": """BEFORE UPDATE OF restriction ON fund
        WHEN NEW.restriction <> OLD.restriction
          AND EXISTS (SELECT 1 FROM year_total WHERE fund_id = OLD.id) BEGIN
        SELECT RAISE(ABORT, 'sijill:fund-in-use'); END""",
    "fund_line_fund_fixed": """BEFORE UPDATE OF fund_id ON fund_line
        WHEN NEW.fund_id <> OLD.fund_id BEGIN
        SELECT RAISE(ABORT, 'sijill:fund-in-use'); END""",
    "fiscal_year_filed": """BEFORE UPDATE OF status ON fiscal_year
        WHEN OLD.status = 'filed' AND NEW.status <> 'filed' BEGIN
        SELECT RAISE(ABORT, 'sijill:year-filed'); END""",
    "fiscal_year_days_fixed": """BEFORE UPDATE OF first_day, last_day ON fiscal_year
        WHEN EXISTS (SELECT 1 FROM entry WHERE fiscal_year_id = OLD.id) BEGIN
        SELECT RAISE(ABORT, 'sijill:year-in-use'); END""",
    "organisation_currency_fixed": """BEFORE UPDATE OF book_id, currency ON organisation
        WHEN NEW.book_id <> OLD.book_id OR (NEW.currency <> OLD.currency
             AND EXISTS (SELECT 1 FROM entry)) BEGIN
        SELECT RAISE(ABORT, 'sijill:currency-fixed'); END""",
}
