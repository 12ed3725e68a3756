"""The sticks that are plugged in, as far as the system tells them apart from its own disk."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStorageInfo

_PLUGGED: Final = ("/media/", "/run/media/", "/Volumes/")
_STICK_KINDS: Final = frozenset({"vfat", "exfat", "msdos", "fat", "fat32", "exfat-fuse"})


@dataclass(frozen=True, slots=True)
class Drive:
    """A stick: its folder, the name that it was given, and the free bytes on it."""

    path: Path
    name: str
    free: int
    read_only: bool


def sticks() -> tuple[Drive, ...]:
    """Return what looks like a removable drive; a wrong guess only lengthens a list."""
    return tuple(
        Drive(
            Path(volume.rootPath()),
            volume.displayName(),
            volume.bytesAvailable(),
            volume.isReadOnly(),
        )
        for volume in QStorageInfo.mountedVolumes()
        if volume.isValid() and volume.isReady() and removable(volume)
    )


def removable(volume: QStorageInfo) -> bool:
    """Tell whether a volume looks like a stick, by where it is mounted and how it is formatted."""
    root = volume.rootPath()
    kind = bytes(volume.fileSystemType().data()).decode("ascii", "replace").lower()
    if sys.platform == "win32":
        return kind in _STICK_KINDS and not volume.isRoot()
    return root.startswith(_PLUGGED) and volume.bytesTotal() > 0
