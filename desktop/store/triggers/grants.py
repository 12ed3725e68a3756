"""An agreement stays what it was, and its instalments and budget lines within it."""

from __future__ import annotations

from typing import Final

_KEPT: Final = (
    "fund_terms",
    "fund_control",
    "grant_agreement",
    "grant_condition",
    "grant_tranche",
    "grant_line",
    "grant_report",
)


def _within(table: str) -> str:
    """Return the check that the sum of `table` is not above the grant once a row is written."""
    return f"""BEGIN
        SELECT RAISE(ABORT, 'sijill:grant-amount') WHERE
            (SELECT ifnull(sum(amount), 0) FROM {table} WHERE grant_id = NEW.grant_id)
            > (SELECT amount FROM grant_agreement WHERE id = NEW.grant_id); END"""  # noqa: S608


GRANTS: Final = {
    **{
        f"{table}_no_delete": f"""BEFORE DELETE ON {table} BEGIN
            SELECT RAISE(ABORT, 'sijill:kept'); END"""
        for table in _KEPT
    },
    **{
        f"{table}_within_{when.lower()}": f"AFTER {when} ON {table} {_within(table)}"
        for table in ("grant_tranche", "grant_line")
        for when in ("INSERT", "UPDATE")
    },
    "grant_agreement_fixed": """BEFORE UPDATE ON grant_agreement
        WHEN NEW.id <> OLD.id OR NEW.code <> OLD.code OR NEW.fund_id <> OLD.fund_id
          OR NEW.currency <> OLD.currency BEGIN
        SELECT RAISE(ABORT, 'sijill:grant-fixed'); END""",
    "grant_agreement_covers": """BEFORE UPDATE OF amount ON grant_agreement
        WHEN NEW.amount < (SELECT ifnull(sum(amount), 0) FROM grant_tranche
                           WHERE grant_id = NEW.id)
          OR NEW.amount < (SELECT ifnull(sum(amount), 0) FROM grant_line
                           WHERE grant_id = NEW.id) BEGIN
        SELECT RAISE(ABORT, 'sijill:grant-amount'); END""",
    "grant_line_of_fund": """BEFORE INSERT ON grant_line
        WHEN (SELECT fund_id FROM fund_line WHERE id = NEW.fund_line_id)
          IS NOT (SELECT fund_id FROM grant_agreement WHERE id = NEW.grant_id) BEGIN
        SELECT RAISE(ABORT, 'sijill:grant-line-fund'); END""",
    "grant_line_fixed": """BEFORE UPDATE OF grant_id, fund_line_id ON grant_line
        WHEN NEW.grant_id <> OLD.grant_id OR NEW.fund_line_id <> OLD.fund_line_id BEGIN
        SELECT RAISE(ABORT, 'sijill:grant-line-fund'); END""",
}
