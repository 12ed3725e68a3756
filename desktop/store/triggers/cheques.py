"""Cheques, their story and voided vouchers stand for good."""

from __future__ import annotations

from typing import Final

_ONLY_GROW: Final = ("cheque", "cheque_event", "voiding", "recurrence_skip")
_KEPT: Final = (*_ONLY_GROW, "voucher_template", "recurrence")

CHEQUES: Final = {
    **{
        f"{table}_no_update": f"""BEFORE UPDATE ON {table} BEGIN
            SELECT RAISE(ABORT, 'sijill:kept'); END"""
        for table in _ONLY_GROW
    },
    **{
        f"{table}_no_delete": f"""BEFORE DELETE ON {table} BEGIN
            SELECT RAISE(ABORT, 'sijill:kept'); END"""
        for table in _KEPT
    },
    "cheque_event_after_end": """BEFORE INSERT ON cheque_event
        WHEN EXISTS (SELECT 1 FROM cheque_event
            WHERE cheque_id = NEW.cheque_id AND kind IN ('returned', 'cancelled')) BEGIN
        SELECT RAISE(ABORT, 'sijill:cheque-ended'); END""",
    "cheque_of_voucher": """BEFORE INSERT ON cheque
        WHEN NOT EXISTS (SELECT 1 FROM voucher
            WHERE entry_id = NEW.entry_id AND method = 'cheque') BEGIN
        SELECT RAISE(ABORT, 'sijill:cheque-without-voucher'); END""",
    "voiding_of_reversed": """BEFORE INSERT ON voiding
        WHEN NOT EXISTS (SELECT 1 FROM entry WHERE reverses_id = NEW.entry_id) BEGIN
        SELECT RAISE(ABORT, 'sijill:voiding-not-reversed'); END""",
}
