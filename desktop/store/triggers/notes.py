"""Notes of a filed year stand as they were filed; a note is left out, never taken away."""

from __future__ import annotations

from typing import Final

_FILED: Final = "(SELECT status FROM fiscal_year WHERE id = {year}) = 'filed'"

NOTES: Final = {
    "statement_note_filed": f"""BEFORE INSERT ON statement_note
        WHEN {_FILED.format(year="NEW.fiscal_year_id")} BEGIN
        SELECT RAISE(ABORT, 'sijill:year-filed'); END""",
    "statement_note_filed_update": f"""BEFORE UPDATE ON statement_note
        WHEN {_FILED.format(year="OLD.fiscal_year_id")}
          OR NEW.fiscal_year_id <> OLD.fiscal_year_id OR NEW.kind <> OLD.kind BEGIN
        SELECT RAISE(ABORT, 'sijill:year-filed'); END""",
    "statement_note_no_delete": """BEFORE DELETE ON statement_note BEGIN
        SELECT RAISE(ABORT, 'sijill:kept'); END""",
}
