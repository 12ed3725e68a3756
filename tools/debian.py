"""What Sijill needs from Debian, how its presence is seen, and what is done when it lacks."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

# What gives Python the means to make itself a pip.
VENV: Final = "python3-venv"


@dataclass(frozen=True, slots=True)
class Need:
    """One Debian package, and the library, command or file by which it is known elsewhere."""

    package: str
    library: str = ""
    command: str = ""
    file: str = ""

    def here(self) -> bool:
        """Return whether the thing itself is on this machine, however it came."""
        if self.library:
            try:
                ctypes.CDLL(self.library)
            except OSError:
                return False
            return True
        if self.command:
            return shutil.which(self.command) is not None
        return Path(self.file).exists()


# PySide6 was run in a minimal Debian 12 until it started: these and no others are needed.
QT: Final = (
    Need("libglib2.0-0", library="libglib-2.0.so.0"),
    Need("libgl1", library="libGL.so.1"),
    Need("libegl1", library="libEGL.so.1"),
    Need("libxkbcommon0", library="libxkbcommon.so.0"),
    Need("libfontconfig1", library="libfontconfig.so.1"),
    Need("libdbus-1-3", library="libdbus-1.so.3"),
    Need("libxcb-cursor0", library="libxcb-cursor.so.0"),
    Need("libxkbcommon-x11-0", library="libxkbcommon-x11.so.0"),
    Need("libxcb-icccm4", library="libxcb-icccm.so.4"),
    Need("libxcb-keysyms1", library="libxcb-keysyms.so.1"),
    Need("libxcb-shape0", library="libxcb-shape.so.0"),
)
# The judges: other people's programs that read what we write.
JUDGES: Final = (
    Need("poppler-utils", command="pdfsig"),
    Need("qpdf", command="qpdf"),
    Need("openssl", command="openssl"),
    Need("unzip", command="unzip"),
    Need("hledger", command="hledger"),
    Need("ledger", command="ledger"),
    Need("default-jre-headless", command="java"),
    Need("libpdfbox2-java", file="/usr/share/java/preflight.jar"),
    Need("libactivation-java", file="/usr/share/java/javax.activation.jar"),
    Need("libjaxb-api-java", file="/usr/share/java/jaxb-api.jar"),
    Need("libcommons-io-java", file="/usr/share/java/commons-io.jar"),
    Need("softhsm2", command="softhsm2-util"),
    Need("xvfb", command="Xvfb"),
    Need("icc-profiles-free", file="/usr/share/color/icc/sRGB.icc"),
    # The soak stands between a program and its disk with a library of its own.
    Need("gcc", command="gcc"),
    Need("libc6-dev", file="/usr/include/stdio.h"),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do about missing packages: `action` is ready, install, tell (go on) or stop."""

    action: str
    packages: tuple[str, ...] = ()

    @property
    def command(self) -> str:
        """Return the command line that installs the packages on Debian."""
        return f"apt-get install --yes --no-install-recommends {' '.join(self.packages)}"


def needs_of(mode: str) -> tuple[Need, ...]:
    """Return what `mode` needs from the operating system."""
    return QT + JUDGES if mode == "test" else QT


def plan(mode: str, missing: Sequence[str], *, root: bool, debian: bool, linux: bool) -> Plan:
    """Decide what happens with `missing` Debian packages.

    The demonstration draws no window, so that without root it goes on and only tells.
    """
    if not missing or not linux:
        return Plan("ready")
    packages = tuple(missing)
    if not debian:
        return Plan("tell", packages)
    if root:
        return Plan("install", packages)
    if mode == "demo":
        return Plan("tell", packages)
    return Plan("stop", packages)


def missing_packages(needs: Sequence[Need], installed: Collection[str]) -> tuple[str, ...]:
    """Return the packages neither `installed` nor present by other means, in their order."""
    return tuple(
        need.package for need in needs if need.package not in installed and not need.here()
    )


def installed_packages(names: Sequence[str]) -> frozenset[str]:
    """Ask dpkg which of `names` are installed; empty where there is no dpkg."""
    if shutil.which("dpkg-query") is None:
        return frozenset()
    answer = subprocess.run(
        ["dpkg-query", "--show", "--showformat", "${Package} ${db:Status-Status}\n", *names],
        capture_output=True,
        text=True,
        check=False,  # exit 1 says that some name is unknown, which is an answer
    )
    pairs = (line.split() for line in answer.stdout.splitlines())
    return frozenset(pair[0] for pair in pairs if pair[1:] == ["installed"])
