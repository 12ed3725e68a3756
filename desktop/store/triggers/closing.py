"""A year's status follows its signed acts, and these follow one another as they may."""

from __future__ import annotations

from typing import Final

_LAST: Final = "(SELECT deed FROM year_act WHERE fiscal_year_id = {year} ORDER BY id DESC LIMIT 1)"
_AFTER: Final = f"""CASE {_LAST.format(year="OLD.id")}
            WHEN 'reopened' THEN 'open' WHEN 'filed' THEN 'filed' ELSE 'closed' END"""
_LAST_NEW: Final = _LAST.format(year="NEW.fiscal_year_id")

CLOSING: Final = {
    "fiscal_year_begins_open": """BEFORE INSERT ON fiscal_year WHEN NEW.status <> 'open' BEGIN
        SELECT RAISE(ABORT, 'sijill:year-unsigned'); END""",
    "fiscal_year_signed": f"""BEFORE UPDATE OF status ON fiscal_year
        WHEN OLD.status <> 'filed' AND NEW.status <> OLD.status AND (NEW.status <> {_AFTER}
          OR NOT EXISTS (SELECT 1 FROM year_act WHERE fiscal_year_id = OLD.id)) BEGIN
        SELECT RAISE(ABORT, 'sijill:year-unsigned'); END""",  # noqa: S608 - pieces of this file
    "year_act_order": f"""BEFORE INSERT ON year_act BEGIN
        SELECT RAISE(ABORT, 'sijill:year-act-order') WHERE CASE NEW.deed
            WHEN 'closed' THEN ifnull({_LAST_NEW}, 'reopened') <> 'reopened'
            WHEN 'reopen_asked' THEN ifnull({_LAST_NEW}, '') NOT IN ('closed', 'reopen_declined')
            WHEN 'filed' THEN ifnull({_LAST_NEW}, '') NOT IN ('closed', 'reopen_declined')
            ELSE ifnull({_LAST_NEW}, '') <> 'reopen_asked' OR NEW.answers_id <> (SELECT max(id)
                FROM year_act WHERE fiscal_year_id = NEW.fiscal_year_id) END;
        SELECT RAISE(ABORT, 'sijill:maker-checker') WHERE NEW.deed = 'reopened'
            AND NEW.officer_id = (SELECT officer_id FROM year_act WHERE id = NEW.answers_id);
    END""",  # noqa: S608 - pieces of this file
}
