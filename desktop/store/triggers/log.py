"""The log only grows."""

from __future__ import annotations

from typing import Final

LOG: Final = {
    "log_leaf_no_update": """BEFORE UPDATE ON log_leaf BEGIN
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
