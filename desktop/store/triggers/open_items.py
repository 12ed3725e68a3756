"""Settlements never exceed a line, join what belongs together, and only grow."""

from __future__ import annotations

from typing import Final

_ONLY_GROW: Final = (
    "settlement",
    "settling",
    "settling_item",
    "dues_charge",
    "dues_waiver",
    "bill_line",
    "advance",
    "advance_settlement",
    "advance_scan",
)
_KEPT: Final = ("dues_class", "dues_rate", "dues_member", "bill")

_LIVE: Final = """+s.undoes_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM settlement u WHERE u.undoes_id = s.id)
    AND NOT EXISTS (SELECT 1 FROM entry r
        WHERE r.reverses_id IN (s.opening_entry_id, s.settling_entry_id))"""

OPEN_ITEMS: Final = {
    **{
        f"{table}_no_update": f"""BEFORE UPDATE ON {table} BEGIN
            SELECT RAISE(ABORT, 'sijill:kept'); END"""
        for table in _ONLY_GROW
    },
    **{
        f"{table}_no_delete": f"""BEFORE DELETE ON {table} BEGIN
            SELECT RAISE(ABORT, 'sijill:kept'); END"""
        for table in (*_ONLY_GROW, *_KEPT)
    },
    "dues_class_code_fixed": """BEFORE UPDATE OF id, code ON dues_class
        WHEN NEW.id <> OLD.id OR NEW.code <> OLD.code BEGIN
        SELECT RAISE(ABORT, 'sijill:code-fixed'); END""",
    "dues_member_fixed": """BEFORE UPDATE ON dues_member
        WHEN NEW.partner_id <> OLD.partner_id OR NEW.class_id <> OLD.class_id
          OR NEW.first_day <> OLD.first_day BEGIN
        SELECT RAISE(ABORT, 'sijill:kept'); END""",
    "bill_fixed": """BEFORE UPDATE ON bill
        WHEN NEW.partner_id <> OLD.partner_id OR NEW.number <> OLD.number
          OR NEW.number_key <> OLD.number_key OR NEW.day <> OLD.day
          OR NEW.due_day <> OLD.due_day OR NEW.currency <> OLD.currency
          OR NEW.amount <> OLD.amount OR NEW.cancelled < OLD.cancelled BEGIN
        SELECT RAISE(ABORT, 'sijill:kept'); END""",
    "settlement_joins": """BEFORE INSERT ON settlement WHEN NEW.undoes_id IS NULL BEGIN
        SELECT RAISE(ABORT, 'sijill:settlement-joins')
            WHERE NOT EXISTS (
                SELECT 1 FROM line a JOIN line b
                ON b.entry_id = NEW.settling_entry_id AND b.position = NEW.settling_position
                WHERE a.entry_id = NEW.opening_entry_id AND a.position = NEW.opening_position
                  AND a.account_id = b.account_id AND a.partner_id = b.partner_id
                  AND a.fund_id = b.fund_id AND a.currency IS b.currency
                  AND (a.amount > 0) <> (b.amount > 0));
        SELECT RAISE(ABORT, 'sijill:settlement-reversed')
            WHERE EXISTS (SELECT 1 FROM entry r
                WHERE r.reverses_id IN (NEW.opening_entry_id, NEW.settling_entry_id))
               OR EXISTS (SELECT 1 FROM entry r WHERE +r.reverses_id IS NOT NULL
                AND r.id IN (NEW.opening_entry_id, NEW.settling_entry_id));
    END""",
    "settlement_fits": f"""BEFORE INSERT ON settlement WHEN NEW.undoes_id IS NULL BEGIN
        SELECT RAISE(ABORT, 'sijill:settlement-exceeds')
            WHERE NEW.amount + ifnull((SELECT sum(s.amount) FROM settlement s
                WHERE s.opening_entry_id = NEW.opening_entry_id
                  AND s.opening_position = NEW.opening_position AND {_LIVE}), 0)
                > (SELECT abs(amount) FROM line WHERE entry_id = NEW.opening_entry_id
                   AND position = NEW.opening_position)
               OR NEW.amount + ifnull((SELECT sum(s.amount) FROM settlement s
                WHERE s.settling_entry_id = NEW.settling_entry_id
                  AND s.settling_position = NEW.settling_position AND {_LIVE}), 0)
                > (SELECT abs(amount) FROM line WHERE entry_id = NEW.settling_entry_id
                   AND position = NEW.settling_position);
    END""",  # noqa: S608
    "settlement_undoes": """BEFORE INSERT ON settlement WHEN NEW.undoes_id IS NOT NULL BEGIN
        SELECT RAISE(ABORT, 'sijill:settlement-undoes')
            WHERE NOT EXISTS (SELECT 1 FROM settlement s
                WHERE s.id = NEW.undoes_id AND s.undoes_id IS NULL
                  AND s.opening_entry_id = NEW.opening_entry_id
                  AND s.opening_position = NEW.opening_position
                  AND s.settling_entry_id = NEW.settling_entry_id
                  AND s.settling_position = NEW.settling_position
                  AND s.amount = NEW.amount);
    END""",
    "dues_member_apart": """BEFORE INSERT ON dues_member
        WHEN EXISTS (SELECT 1 FROM dues_member m
            WHERE m.partner_id = NEW.partner_id
              AND m.first_day <= ifnull(NEW.last_day, 99991231)
              AND NEW.first_day <= ifnull(m.last_day, 99991231)) BEGIN
        SELECT RAISE(ABORT, 'sijill:dues-member-twice'); END""",
    "dues_charge_once": """BEFORE INSERT ON entry_origin
        WHEN NEW.subject GLOB 'dues_charge:*' AND EXISTS (
            SELECT 1 FROM line n CROSS JOIN line l CROSS JOIN entry_origin o
            CROSS JOIN dues_charge c CROSS JOIN dues_charge d
            WHERE n.entry_id = NEW.entry_id AND n.amount > 0 AND n.partner_id IS NOT NULL
              AND l.partner_id = n.partner_id AND l.amount > 0 AND l.entry_id <> NEW.entry_id
              AND o.entry_id = l.entry_id AND o.subject GLOB 'dues_charge:*'
              AND c.id = CAST(substr(o.subject, 13) AS INTEGER)
              AND d.id = CAST(substr(NEW.subject, 13) AS INTEGER)
              AND c.first_day <= d.last_day AND d.first_day <= c.last_day
              AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = l.entry_id)) BEGIN
        SELECT RAISE(ABORT, 'sijill:dues-charged-twice'); END""",
}
