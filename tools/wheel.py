"""Build `dist/`: the source archive, and from it the wheel, which has to carry its texts."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

from bootstrap import ROOT, get_uv, run, say

NEEDED = (
    "desktop/_i18n/ar/LC_MESSAGES/sijill.mo",
    "desktop/_i18n/en/LC_MESSAGES/sijill.mo",
)


def lacking(path: Path) -> tuple[str, ...]:
    """Return the needed files that are not in the wheel."""
    with zipfile.ZipFile(path) as archive:
        names = frozenset(archive.namelist())
    return tuple(name for name in NEEDED if name not in names)


def main() -> int:
    """Build and look inside; exit 1 when the wheel could not run."""
    out = ROOT / "dist"
    run(get_uv(), "build", "--quiet", "--clear", "--out-dir", str(out))
    for path in out.glob("*.whl"):
        missing = lacking(path)
        if missing:
            say(f"{path.name} lacks {', '.join(missing)}")
            return 1
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
