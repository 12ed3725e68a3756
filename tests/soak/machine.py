"""On what the figures were taken."""

from __future__ import annotations

import os
import platform
import sqlite3
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher


def described() -> str:
    """Return processor, memory, kernel and versions in one line."""
    probe = sqlcipher.connect(":memory:")
    cipher = probe.execute("PRAGMA cipher_version").fetchone()[0]
    probe.close()
    return (
        f"{os.cpu_count()} × {_processor()}, {_memory()} GB, {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}, SQLite "
        f"{sqlcipher.sqlite_version} (Python's own {sqlite3.sqlite_version}), SQLCipher {cipher}"
    )


def _processor() -> str:
    return _field("/proc/cpuinfo", "model name") or platform.machine()


def _memory() -> int:
    return round(int(_field("/proc/meminfo", "MemTotal").removesuffix("kB") or 0) / 1_000_000)


def _field(path: str, name: str) -> str:
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")
