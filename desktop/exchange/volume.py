"""What can be known about the volume that a folder lies on, before anything is written to it."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import Final

FAT_LARGEST_FILE: Final = (1 << 32) - 1
_PLUGGED: Final = ("/media/", "/run/media/", "/Volumes/")
"""Where systems mount what is plugged in."""
_BY_LABEL: Final = Path("/dev/disk/by-label")
_BY_NUMBER: Final = Path("/dev/disk/by-uuid")
_ESCAPED: Final = re.compile(r"\\x([0-9a-f]{2})")
_FAT: Final = frozenset({"vfat", "msdos", "fat", "fat32", "fat16"})
_OF_STICKS: Final = _FAT | {"exfat"}
_MOUNTS: Final = Path("/proc/self/mountinfo")
_DEVICES: Final = Path("/sys/class/block")


def free_bytes(folder: Path) -> int:
    """Return the bytes that may still be written on the volume of `folder`; OSError if gone."""
    return shutil.disk_usage(folder).free


def is_fat(folder: Path) -> bool:
    """Tell whether `folder` lies on FAT, where no file reaches 4 GiB (exFAT has no such limit)."""
    kind = _windows_kind(folder) if os.name == "nt" else _linux_kind(folder)
    return kind.lower() in _FAT


def is_removable(folder: Path) -> bool:
    """Tell whether `folder` lies on a stick, as far as the system knows; a folder otherwise."""
    if os.name == "nt":
        return _windows_removable(folder)
    return str(folder.resolve()).startswith(_PLUGGED)


def is_stick(folder: Path) -> bool:
    """Tell whether `folder` lies on a stick or a card, by what the device itself says.

    A second inner disk that the system mounts among the sticks is none. Where nothing is known of
    the device, the place where it is mounted decides.
    """
    if os.name == "nt":
        return _windows_removable(folder) or _windows_kind(folder).lower() in _OF_STICKS
    _, kind, source = _linux_mount(folder)
    if kind.lower() in _OF_STICKS:
        return True
    device = _DEVICES / Path(os.path.realpath(source)).name if source.startswith("/dev/") else None
    if device is None or not device.exists():
        return str(folder.resolve()).startswith(_PLUGGED)
    return _pluggable(device)


def _pluggable(device: Path) -> bool:
    """Tell whether a device can be pulled out: by its bus, its medium, or what is under it."""
    place = device.resolve()
    whole = place if (place / "removable").exists() else place.parent
    below = device / "slaves"
    return (
        "/usb" in str(place)
        or _line(whole / "removable") == "1"
        or _line(whole / "device" / "type") == "SD"
        or (below.is_dir() and any(_pluggable(each) for each in below.iterdir()))
    )


def _line(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def name_of(folder: Path) -> str:
    """Return what tells this volume from another: its label and number; empty where unknown."""
    if os.name == "nt":
        return _windows_name(folder)
    point, _, source = _linux_mount(folder)
    label = _named(_BY_LABEL, source)
    number = _named(_BY_NUMBER, source)
    mounted = point.rpartition("/")[2] if str(folder.resolve()).startswith(_PLUGGED) else ""
    return " ".join(dict.fromkeys(word for word in (label or mounted, number) if word))


def _named(folder: Path, source: str) -> str:
    """Return the name in a folder of links that leads to the device `source`."""
    if not source.startswith("/dev/") or not folder.is_dir():
        return ""
    wanted = os.path.realpath(source)
    for link in sorted(folder.iterdir()):
        if os.path.realpath(link) == wanted:
            return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), link.name)
    return ""


def _linux_mount(folder: Path) -> tuple[str, str, str]:
    """Return mount point, filesystem type and device of the volume; empty where not listed."""
    try:
        device = folder.stat().st_dev
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "", "", ""
    wanted = f"{os.major(device)}:{os.minor(device)}"
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        if right and left.split()[2] == wanted:
            kind, source = right.split()[:2]
            return left.split()[4], kind, source
    return "", "", ""


def _linux_kind(folder: Path) -> str:
    """Return the filesystem type of the innermost mount point; empty where it is not listed."""
    return _linux_mount(folder)[1]


def _windows_kind(folder: Path) -> str:
    """Return the name that GetVolumeInformationW gives ("FAT32", "exFAT", "NTFS")."""
    import ctypes  # noqa: PLC0415

    root = folder.resolve().anchor
    name = ctypes.create_unicode_buffer(64)
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined, unused-ignore]
    found = kernel.GetVolumeInformationW(root, None, 0, None, None, None, name, len(name))
    return name.value if found else ""


def _windows_removable(folder: Path) -> bool:
    """Ask GetDriveTypeW (2 is a removable drive)."""
    import ctypes  # noqa: PLC0415

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined, unused-ignore]
    return int(kernel.GetDriveTypeW(folder.resolve().anchor)) == 2


def _windows_name(folder: Path) -> str:
    """Return label and serial number that GetVolumeInformationW gives."""
    import ctypes  # noqa: PLC0415
    from ctypes import wintypes  # noqa: PLC0415

    label, serial = ctypes.create_unicode_buffer(261), wintypes.DWORD()
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined, unused-ignore]
    root = folder.resolve().anchor
    found = kernel.GetVolumeInformationW(
        root, label, len(label), ctypes.byref(serial), None, None, None, 0
    )
    return f"{label.value} {serial.value:08X}".strip() if found else ""
