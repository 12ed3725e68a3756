"""The log only grows; what a leaf says of a person can be erased, its hash never changes."""

from __future__ import annotations

from typing import Final

LOG: Final = {
    "log_leaf_no_update": """BEFORE UPDATE ON log_leaf
        WHEN NEW.position <> OLD.position OR NEW.kind <> OLD.kind OR NEW.subject <> OLD.subject
          OR NEW.hash <> OLD.hash OR NEW.seed <> zeroblob(16) OR NEW.fields IS NULL
          OR NOT EXISTS (SELECT 1 FROM erasure WHERE subject = OLD.subject) BEGIN
        SELECT RAISE(ABORT, 'sijill:log-append-only'); END""",
    "log_leaf_no_delete": """BEFORE DELETE ON log_leaf BEGIN
        SELECT RAISE(ABORT, 'sijill:log-append-only'); END""",
    "log_leaf_next": """BEFORE INSERT ON log_leaf
        WHEN NEW.position <> ifnull((SELECT max(position) + 1 FROM log_leaf), 0) BEGIN
        SELECT RAISE(ABORT, 'sijill:log-append-only'); END""",
    "log_head_forward": """BEFORE UPDATE ON log_head
        WHEN NEW.size < OLD.size OR NEW.recorded_at < OLD.recorded_at BEGIN
        SELECT RAISE(ABORT, 'sijill:log-append-only'); END""",
    "log_head_no_delete": """BEFORE DELETE ON log_head BEGIN
        SELECT RAISE(ABORT, 'sijill:log-append-only'); END""",
    "package_no_update": """BEFORE UPDATE ON package BEGIN
        SELECT RAISE(ABORT, 'sijill:log-append-only'); END""",
    "package_no_delete": """BEFORE DELETE ON package BEGIN
        SELECT RAISE(ABORT, 'sijill:log-append-only'); END""",
}
