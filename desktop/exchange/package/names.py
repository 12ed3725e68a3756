"""Names of members, and of the package itself: ASCII, and harmless on every system."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from desktop.exchange.package.faults import PackageFault

PDF: Final = "disclosure.pdf"
DESCRIPTION: Final = "package.json"
READ_ME: Final = "READ-ME.txt"
AUTHORITY: Final = "certificates/ca.pem"
LOG_KEY: Final = "certificates/log-key.vkey"
LOG_KEY_STATEMENT: Final = "certificates/log-key.p7s"
CHECKPOINT: Final = "log/checkpoint.txt"
PREVIOUS: Final = "log/previous.txt"

PROOF: Final = "log/proof.json"
LOG_KEYS: Final = "log/keys.json"
ANNEX: Final = "annex/"
SUFFIX: Final = ".asice"

LONGEST: Final = 100
_SEGMENT: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*")
_RESERVED: Final = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
_SLUG: Final = re.compile(r"[^A-Za-z0-9]+")


def certificate_name(position: int) -> str:
    """Return the member that holds the certificate of the signer at `position`, from 1."""
    return f"certificates/{position:02d}.pem"


def check_name(name: str) -> str:
    """Return `name` when it may stand in a package, relative and with slashes.

    Raises:
        PackageFault: `member-name` (not ASCII, traversal, reserved on Windows, too long or deep).
    """
    parts = name.split("/")
    good = len(name) <= LONGEST and len(parts) <= 4
    good = good and all(_SEGMENT.fullmatch(part) for part in parts)
    if not good or any(part.split(".")[0].lower() in _RESERVED for part in parts):
        raise PackageFault("member-name", name=ascii(name)[:LONGEST])
    return name


def package_file_name(organisation: str, start: date, end: date, profile: str, version: int) -> str:
    """Return `<org>_<period>_<profile>_v<n>.asice`, in ASCII.

    `organisation` is the short Latin name of the organisation; other letters become hyphens.
    """
    whole_year = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    period = (
        f"{start:%Y}" if whole_year and start.year == end.year else f"{start:%Y%m%d}-{end:%Y%m%d}"
    )
    slug = _SLUG.sub("-", organisation).strip("-").lower()[:40].strip("-") or "organisation"
    kind = _SLUG.sub("-", profile).strip("-").lower()[:30].strip("-") or "package"
    return f"{slug}_{period}_{kind}_v{version}{SUFFIX}"
