"""Prepare a machine that has only Python, make and git; standard library only, no argument asked.

`python3 tools/bootstrap.py demo|run|test` looks for the Debian packages the mode needs (root: they
are installed), builds `.venv` exactly as `uv.lock` says and compiles the catalogues. When nothing
lacks it ends in a fraction of a second. Exit codes: 0 ready, 2 the person has to do something (it
is said what), 3 a step failed.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

ROOT: Final = Path(__file__).resolve().parent.parent
MODES: Final = ("demo", "run", "test")
SUPPORTED: Final = ((3, 11), (3, 14))
UV_PIN: Final = ROOT / "tools" / "uv.txt"
TOOLS: Final = ROOT / "build" / "tools"
SCRIPTS: Final = "Scripts" if os.name == "nt" else "bin"
WINDOWS_SUFFIX: Final = ".exe" if os.name == "nt" else ""
VENV_PYTHON: Final = ROOT / ".venv" / SCRIPTS / f"python{WINDOWS_SUFFIX}"


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
    Need("softhsm2", command="softhsm2-util"),
    Need("xvfb", command="Xvfb"),
    Need("icc-profiles-free", file="/usr/share/color/icc/sRGB.icc"),
)
NOTHING: Final[Mapping[str, str]] = {}
VENV: Final = "python3-venv"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do about missing packages: `action` is ready, install, tell (go on) or stop."""

    action: str
    packages: tuple[str, ...] = ()

    @property
    def command(self) -> str:
        """Return the command line that installs the packages on Debian."""
        return f"apt-get install --yes --no-install-recommends {' '.join(self.packages)}"


class Stop(Exception):  # noqa: N818 - it ends the run, it is not always an error
    """Ends the run with a sentence and an exit code."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.code = code


def needs_of(mode: str) -> tuple[Need, ...]:
    """Return what `mode` needs from the operating system."""
    return QT + JUDGES if mode == "test" else QT


def plan(mode: str, missing: Sequence[str], *, root: bool, debian: bool, linux: bool) -> Plan:
    """Decide what happens with `missing` Debian packages.

    The demonstration draws no window, so that without root it goes on and only tells; a missing
    `python3-venv` always stops, because nothing can be built without it.
    """
    if not missing or not linux:
        return Plan("ready")
    packages = tuple(missing)
    if not debian:
        return Plan("tell", packages)
    if root:
        return Plan("install", packages)
    if mode == "demo" and VENV not in packages:
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


def say(sentence: str) -> None:
    """Tell the person on standard error; standard output belongs to the program that follows."""
    print(f"sijill: {sentence}", file=sys.stderr, flush=True)


def run(*command: str, quiet: bool = False, environment: Mapping[str, str] = NOTHING) -> None:
    """Run a step in the project's root; its output goes to standard error."""
    try:
        subprocess.run(
            command,
            check=True,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if quiet else sys.stderr,
            env={**os.environ, **environment},
        )
    except FileNotFoundError as error:
        raise Stop(f"{command[0]} is not on this machine", 3) from error
    except subprocess.CalledProcessError as error:
        raise Stop(f"this step failed ({error.returncode}): {' '.join(command)}", 3) from error


def python_supported(version: tuple[int, int]) -> bool:
    """Return whether the lock file covers this Python version."""
    return SUPPORTED[0] <= version < SUPPORTED[1]


def system_packages(mode: str) -> None:
    """Find the missing packages and install, tell or stop as `plan` decides."""
    needs = needs_of(mode)
    installed = installed_packages([need.package for need in needs])
    missing = list(missing_packages(needs, installed))
    if find_uv() is None and not (has_module("ensurepip") or has_module("pip")):
        missing.append(VENV)
    decided = plan(
        mode,
        missing,
        root=hasattr(os, "geteuid") and os.geteuid() == 0,
        debian=shutil.which("apt-get") is not None and shutil.which("dpkg-query") is not None,
        linux=sys.platform == "linux",
    )
    if decided.action == "install":
        say(f"installing Debian packages: {' '.join(decided.packages)}")
        unasked = {"DEBIAN_FRONTEND": "noninteractive"}
        run("apt-get", "update", "-qq", environment=unasked)
        run(*decided.command.split(), "-qq", quiet=True, environment=unasked)
    elif decided.action != "ready":
        say(f"these libraries or programs are missing; Debian's names: {' '.join(missing)}")
        say(f"to install them: sudo {decided.command}")
        if decided.action == "stop":
            raise Stop("install them and run the same command again", 2)


def has_module(name: str) -> bool:
    """Return whether Python's module `name` can be imported (Debian splits some off)."""
    return importlib.util.find_spec(name) is not None


def pinned_uv() -> Path:
    """Return where the uv that this script installs for itself lies."""
    return TOOLS / SCRIPTS / f"uv{WINDOWS_SUFFIX}"


def find_uv() -> str | None:
    """Return the uv on the path, or the one installed before; None when there is neither."""
    found = shutil.which("uv")
    return found or (str(pinned_uv()) if pinned_uv().exists() else None)


def get_uv() -> str:
    """Return a uv, installing the pinned one below `build/` (hash checked) when there is none."""
    found = find_uv()
    if found is not None:
        return found
    say(f"installing {UV_PIN.read_text().split()[0]} below {TOOLS.relative_to(ROOT)}")
    pip_options = ("install", "--quiet", "--disable-pip-version-check", "--require-hashes")
    only = ("--only-binary", ":all:", "--requirement", str(UV_PIN))
    if has_module("ensurepip"):
        run(sys.executable, "-m", "venv", str(TOOLS))
        run(str(TOOLS / SCRIPTS / "python"), "-m", "pip", *pip_options, *only)
    else:
        run(sys.executable, "-m", "pip", *pip_options, "--target", str(TOOLS), *only)
    return str(pinned_uv())


def digest(paths: Sequence[Path], *extra: str) -> str:
    """Return one hash over names, contents and `extra`, to know whether a step is still valid."""
    state = hashlib.sha256("\0".join(extra).encode())
    for path in sorted(paths):
        state.update(f"\0{path.relative_to(ROOT)}\0".encode())
        state.update(path.read_bytes())
    return state.hexdigest()


def once(name: str, key: str, step: Callable[[], None]) -> None:
    """Run `step` unless the stamp `name` in `.venv` already holds `key`."""
    stamp = ROOT / ".venv" / f"{name}.stamp"
    if stamp.exists() and stamp.read_text() == key:
        return
    step()
    stamp.write_text(key)


def sync() -> None:
    """Build `.venv` from the lock file, with the Python that runs this script."""
    say("building .venv from uv.lock")
    run(
        get_uv(),
        "sync",
        "--frozen",
        "--quiet",
        "--python",
        sys.executable,
        environment={
            "UV_PYTHON_DOWNLOADS": "never",
            "UV_PROJECT_ENVIRONMENT": str(ROOT / ".venv"),
        },
    )


def compile_catalogues() -> None:
    """Compile the texts of every language."""
    run(str(VENV_PYTHON), "tools/catalogues.py", "compile")


def prepare(mode: str) -> None:
    """Bring the machine and `.venv` to the state that `mode` needs."""
    if not python_supported(sys.version_info[:2]):
        raise Stop(f"Python 3.11 to 3.13 is needed; this is {platform.python_version()}", 2)
    system_packages(mode)
    locked = [ROOT / "uv.lock", ROOT / "pyproject.toml"]
    # The base interpreter: started from inside .venv this must not look like another Python.
    python = f"{sys.base_prefix} {platform.python_version()} {platform.machine()}"
    once("environment", digest(locked, python), sync)
    texts = [*ROOT.glob("i18n/**/*.po*"), *ROOT.glob("tools/catalogue*.py")]
    sources = [path for path in texts if path.parent.name != "LC_MESSAGES"]
    built = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("i18n/*/LC_MESSAGES/*.mo"))
    if len(built) < 2:
        (ROOT / ".venv" / "catalogues.stamp").unlink(missing_ok=True)
    once("catalogues", digest(sources), compile_catalogues)


def main(arguments: Sequence[str]) -> int:
    """Prepare for the mode named on the command line; return the exit code."""
    if len(arguments) != 1 or arguments[0] not in MODES:
        say(f"usage: python3 tools/bootstrap.py {'|'.join(MODES)}")
        return 2
    try:
        prepare(arguments[0])
    except Stop as stop:
        say(str(stop))
        return stop.code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
