"""What was agreed, overridden, opened, found and received stands for good."""

from __future__ import annotations

from typing import Final

_ONLY_GROW: Final = (
    "approval",
    "control_override",
    "access",
    "finding_note",
    "erasure",
    "receipt",
    "backup",
    "handover",
    "group_key",
    "voucher",
    "import_undo",
    "entry_origin",
    "year_act",
    "point_note",
    "audit_sample",
    "audit_sample_item",
    "audit_tick",
)
_KEPT: Final = (
    "key_group",
    "document",
    "attachment",
    "approval_rule",
    "proposal",
    "budget_line",
    "officer_exchange",
    "office_term",
    "permission",
    "finding",
    "witness",
    "setting",
)

TRUST: Final = {
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
    "document_content_fixed": """BEFORE UPDATE ON document
        WHEN NEW.sha256 <> OLD.sha256 OR NEW.size <> OLD.size OR NEW.blob <> OLD.blob
          OR NEW.erased < OLD.erased BEGIN
        SELECT RAISE(ABORT, 'sijill:kept'); END""",
    "proposal_content_fixed": """BEFORE UPDATE ON proposal
        WHEN NEW.content <> OLD.content OR NEW.digest <> OLD.digest
          OR NEW.statement <> OLD.statement OR NEW.signature <> OLD.signature
          OR NEW.officer_id <> OLD.officer_id OR OLD.status <> 'waiting' BEGIN
        SELECT RAISE(ABORT, 'sijill:kept'); END""",
    "approval_of_another": """BEFORE INSERT ON approval
        WHEN NEW.by_maker <> (NEW.officer_id = (
            SELECT officer_id FROM proposal WHERE id = NEW.proposal_id)) BEGIN
        SELECT RAISE(ABORT, 'sijill:maker-checker'); END""",
    "approval_of_waiting": """BEFORE INSERT ON approval
        WHEN (SELECT status FROM proposal WHERE id = NEW.proposal_id) <> 'waiting' BEGIN
        SELECT RAISE(ABORT, 'sijill:kept'); END""",
}
