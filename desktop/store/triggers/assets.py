"""What an asset is never changes once it is entered; what was written off only grows."""

from __future__ import annotations

from typing import Final

_ONLY_GROW: Final = (
    "asset_move",
    "depreciation",
    "depreciation_charge",
    "asset_disposal",
    "asset_source",
    "asset_count",
    "asset_count_line",
    "asset_count_end",
)
_KEPT: Final = (*_ONLY_GROW, "asset_class", "asset")
_FIXED: Final = (
    "code",
    "asset_class_id",
    "acquired",
    "in_service",
    "cost",
    "residual",
    "life",
    "depreciated",
    "how",
    "fund_id",
)
_CHANGED: Final = " OR ".join(f"NEW.{name} <> OLD.{name}" for name in _FIXED)

ASSETS: Final = {
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
    "asset_count_line_open": """BEFORE INSERT ON asset_count_line
        WHEN EXISTS (SELECT 1 FROM asset_count_end WHERE asset_count_id = NEW.asset_count_id)
        BEGIN SELECT RAISE(ABORT, 'sijill:asset-count-finished'); END""",
    "asset_fixed": f"""BEFORE UPDATE ON asset WHEN {_CHANGED} BEGIN
        SELECT RAISE(ABORT, 'sijill:asset-fixed'); END""",
    "asset_class_code_fixed": """BEFORE UPDATE OF code ON asset_class
        WHEN NEW.code <> OLD.code BEGIN
        SELECT RAISE(ABORT, 'sijill:code-fixed'); END""",
}
