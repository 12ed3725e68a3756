"""What can be known about the volume that a folder lies on, before anything is written to it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

FAT_LARGEST_FILE: Final = (1 << 32) - 1
_FAT: Final = frozenset({"vfat", "msdos", "fat", "fat32", "fat16"})


def free_bytes(folder: Path) -> int:
    """Return the bytes that may still be written on the volume of `folder`; OSError if gone."""
    return shutil.disk_usage(folder).free


def is_fat(folder: Path) -> bool:
    """Tell whether `folder` lies on FAT, where no file reaches 4 GiB (exFAT has no such limit)."""
    kind = _windows_kind(folder) if os.name == "nt" else _linux_kind(folder)
    return kind.lower() in _FAT


def _linux_kind(folder: Path) -> str:
    """Return the filesystem type of the innermost mount point; empty where it is not listed."""
    try:
        device = folder.stat().st_dev
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    wanted = f"{os.major(device)}:{os.minor(device)}"
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        if right and left.split()[2] == wanted:
            return right.split()[0]
    return ""


def _windows_kind(folder: Path) -> str:
    """Return the name that GetVolumeInformationW gives ("FAT32", "exFAT", "NTFS")."""
    import ctypes  # noqa: PLC0415

    root = folder.resolve().anchor
    name = ctypes.create_unicode_buffer(64)
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined, unused-ignore]
    found = kernel.GetVolumeInformationW(root, None, 0, None, None, None, name, len(name))
    return name.value if found else ""
