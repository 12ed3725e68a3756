"""Put the compiled catalogues into the wheel; they are never in git."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):  # type: ignore[misc]
    """Compile `i18n/` while a wheel is built and carry the `.mo` files as `desktop/_i18n`."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the catalogues to the wheel; an editable one reads them from the checkout."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "tools"))
        from catalogues import compile_all  # noqa: PLC0415 - Babel is only there for a real wheel

        for made in compile_all(root, root / "build" / "i18n"):
            inside = made.relative_to(root / "build" / "i18n").as_posix()
            build_data["force_include"][str(made)] = f"desktop/_i18n/{inside}"

    def dependencies(self) -> list[str]:
        """Return what building a wheel needs beyond hatchling."""
        return ["babel>=2.17"]
