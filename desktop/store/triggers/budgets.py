"""An adopted budget never changes, a promise is only closed, and figures add up."""

from __future__ import annotations

from typing import Final

_KEPT: Final = ("budget", "budget_figure", "commitment", "variance_note")
_DRAFT: Final = "(SELECT status FROM budget WHERE id = NEW.budget_id) <> 'draft'"
_BAD_MONTHS: Final = """NEW.amount <> (SELECT ifnull(sum(value), -1) FROM json_each(NEW.months))
    OR EXISTS (SELECT 1 FROM json_each(NEW.months) WHERE type <> 'integer' OR value < 0)
    OR (SELECT count(*) FROM json_each(NEW.months)) <> (SELECT count(*) FROM period
        JOIN budget ON budget.fiscal_year_id = period.fiscal_year_id
        WHERE budget.id = NEW.budget_id)"""


def _figure(when: str) -> str:
    return f"""BEFORE {when} ON budget_figure BEGIN
        SELECT RAISE(ABORT, 'sijill:budget-adopted') WHERE {_DRAFT};
        SELECT RAISE(ABORT, 'sijill:budget-figure') WHERE {_BAD_MONTHS}
            OR (SELECT kind FROM account WHERE id = NEW.account_id)
                NOT IN ('income', 'expense'); END"""  # noqa: S608 - both parts are written above


BUDGETS: Final = {
    **{
        f"{table}_no_delete": f"""BEFORE DELETE ON {table} BEGIN
            SELECT RAISE(ABORT, 'sijill:kept'); END"""
        for table in _KEPT
    },
    "budget_open_year": """BEFORE INSERT ON budget
        WHEN NEW.status <> 'draft'
          OR (SELECT status FROM fiscal_year WHERE id = NEW.fiscal_year_id) <> 'open' BEGIN
        SELECT RAISE(ABORT, 'sijill:budget-year'); END""",
    "budget_adopted_fixed": """BEFORE UPDATE ON budget
        WHEN OLD.status <> 'draft' AND NOT (
            OLD.status = 'adopted' AND NEW.status = 'superseded' AND NEW.kind = OLD.kind
            AND NEW.resolution = OLD.resolution AND NEW.resolution_day = OLD.resolution_day
            AND NEW.note = OLD.note AND NEW.officer_id = OLD.officer_id) BEGIN
        SELECT RAISE(ABORT, 'sijill:budget-adopted'); END""",
    "budget_place_fixed": """BEFORE UPDATE ON budget
        WHEN NEW.id <> OLD.id OR NEW.code <> OLD.code
          OR NEW.fiscal_year_id <> OLD.fiscal_year_id
          OR NEW.based_on_id IS NOT OLD.based_on_id BEGIN
        SELECT RAISE(ABORT, 'sijill:code-fixed'); END""",
    "budget_figure_holds": _figure("INSERT"),
    "budget_figure_changed": _figure("UPDATE"),
    "budget_figure_place_fixed": """BEFORE UPDATE ON budget_figure
        WHEN NEW.budget_id <> OLD.budget_id OR NEW.account_id <> OLD.account_id
          OR NEW.fund_id IS NOT OLD.fund_id OR NEW.project_id IS NOT OLD.project_id
          OR NEW.branch_id IS NOT OLD.branch_id BEGIN
        SELECT RAISE(ABORT, 'sijill:kept'); END""",
    "commitment_only_closed": """BEFORE UPDATE ON commitment
        WHEN OLD.status <> 'open' OR NEW.code <> OLD.code OR NEW.day <> OLD.day
          OR NEW.amount <> OLD.amount OR NEW.account_id <> OLD.account_id
          OR NEW.fund_id <> OLD.fund_id OR NEW.project_id IS NOT OLD.project_id
          OR NEW.branch_id IS NOT OLD.branch_id OR NEW.partner_id IS NOT OLD.partner_id
          OR NEW.purpose <> OLD.purpose BEGIN
        SELECT RAISE(ABORT, 'sijill:kept'); END""",
    "variance_note_no_update": """BEFORE UPDATE ON variance_note BEGIN
        SELECT RAISE(ABORT, 'sijill:kept'); END""",
}
