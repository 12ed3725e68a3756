"""Reports of our own faults: they stay on this computer until a person takes one out by hand."""

from __future__ import annotations

import datetime as dt
import faulthandler
import platform
import re
import secrets
import sys
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import Final

from platformdirs import user_log_path

from desktop import __version__
from desktop.exchange.careful_write import Written, careful_write
from desktop.services.trust.crash_text import described, described_native

KEPT: Final = 20
"""Reports that are kept; the oldest go first."""

_NATIVE: Final = "native.txt"
_LARGEST: Final = 64 * 1024
_NAME: Final = re.compile(r"fault-(?P<at>[0-9]{8}T[0-9]{6}Z)-(?P<reference>[0-9A-F]{6})\.txt")
_STAMP: Final = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class CrashReport:
    """A report: `reference` is what the dialog said, `text` all that it holds."""

    reference: str
    at: dt.datetime
    text: str


def folder() -> Path:
    """Return where the reports of this computer's user lie."""
    return user_log_path("sijill", appauthor=False) / "faults"


def new_reference() -> str:
    """Return six hexadecimal digits by which a person names a report."""
    return secrets.token_hex(3).upper()


def keep_report(where: Path, reference: str, error: BaseException) -> Path | None:
    """Write the report of `error` into `where`; None where the folder takes no writing."""
    return _keep(where, reference, described(error))


def reports(where: Path) -> tuple[CrashReport, ...]:
    """Return the reports in `where`, the newest first; what is not one of ours is passed over."""
    found: list[CrashReport] = []
    for file in sorted(_files(where), reverse=True):
        named = _NAME.fullmatch(file.name)
        if named is None:
            continue
        try:
            text = file.read_bytes()[:_LARGEST].decode("utf-8", errors="replace")
        except OSError:
            continue
        at = dt.datetime.strptime(named["at"], _STAMP).replace(tzinfo=dt.UTC)
        found.append(CrashReport(named["reference"], at, text))
    return tuple(found)


def save_reports(where: Path, target: Path) -> Written:
    """Write all reports into one new text file; raises UserError as `careful_write` does."""
    whole = "\n".join(each.text for each in reports(where)).encode()
    return careful_write(target, whole, len(whole))


def drop_reports(where: Path) -> None:
    """Delete every report."""
    for file in _files(where):
        file.unlink(missing_ok=True)


class NativeWatch:
    """Writes down where the program stood if the system ends it (a fault in a library)."""

    def __init__(self, where: Path) -> None:
        self._file: TextIOWrapper | None = None
        path = where / _NATIVE
        try:
            where.mkdir(parents=True, exist_ok=True)
            if path.exists():
                lines = described_native(path.read_bytes()[:_LARGEST].decode(errors="replace"))
                if lines:
                    _keep(where, new_reference(), lines)
            self._file = path.open("w", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._file)

    def stop(self) -> None:
        """End the watch: the program ends in its own time."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            Path(self._file.name).unlink(missing_ok=True)
            self._file = None


def _keep(where: Path, reference: str, lines: list[str]) -> Path | None:
    at = dt.datetime.now(dt.UTC)
    head = (
        f"Sijill {__version__}",
        f"{at:%Y-%m-%d %H:%M:%S} UTC, {reference}",
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        f"PySide6 {_version('PySide6')}, SQLAlchemy {_version('sqlalchemy')}",
        "",
    )
    file = where / f"fault-{at.strftime(_STAMP)}-{reference}.txt"
    try:
        where.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join((*head, *lines, "")), encoding="utf-8")
        for old in sorted(_files(where))[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return file


def _version(module: str) -> str:
    """Return the version of a library that is loaded already; none is loaded for this."""
    return str(getattr(sys.modules.get(module), "__version__", "-"))


def _files(where: Path) -> tuple[Path, ...]:
    try:
        return tuple(each for each in where.iterdir() if _NAME.fullmatch(each.name))
    except OSError:
        return ()
