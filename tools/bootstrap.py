"""Prepare a machine that has only Python, make and git; standard library only, no argument asked.

`python3 tools/bootstrap.py demo|run|test` looks for the Debian packages the mode needs (root: they
are installed), builds `.venv` exactly as `uv.lock` says and compiles the catalogues. When nothing
lacks it ends in a fraction of a second. Exit codes: 0 ready, 2 the person has to do something (it
is said what), 3 a step failed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from debian import VENV, installed_packages, missing_packages, needs_of, plan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT: Final = Path(__file__).resolve().parent.parent
MODES: Final = ("demo", "run", "test")
SUPPORTED: Final = ((3, 11), (3, 14))
UV_PIN: Final = ROOT / "tools" / "uv.txt"
TOOLS: Final = ROOT / "build" / "tools"
SCRIPTS: Final = "Scripts" if os.name == "nt" else "bin"
WINDOWS_SUFFIX: Final = ".exe" if os.name == "nt" else ""
VENV_PYTHON: Final = ROOT / ".venv" / SCRIPTS / f"python{WINDOWS_SUFFIX}"


NOTHING: Final[Mapping[str, str]] = {}


class Stop(Exception):  # noqa: N818 - it ends the run, it is not always an error
    """Ends the run with a sentence and an exit code."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.code = code


def say(sentence: str) -> None:
    """Tell the person on standard error; standard output belongs to the program that follows."""
    print(f"sijill: {sentence}", file=sys.stderr, flush=True)


def run(
    *command: str,
    quiet: bool = False,
    where: Path = ROOT,
    environment: Mapping[str, str] = NOTHING,
) -> None:
    """Run a step in the project's root or `where` it says; its output goes to standard error."""
    try:
        subprocess.run(
            command,
            check=True,
            cwd=where,
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
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    debian = all(shutil.which(name) for name in ("apt-get", "dpkg-query", "dpkg-deb"))
    if find_uv() is None and not (has_module("ensurepip") or has_module("pip")):
        if not debian:
            raise Stop(f"neither uv nor pip is here; Debian's package is named {VENV}", 2)
        if root:  # anyone else borrows pip, see `pip_of_debian`
            missing.append(VENV)
    decided = plan(
        mode,
        missing,
        root=root,
        debian=debian,
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
        pip = ("-m", "pip") if has_module("pip") else (f"{pip_of_debian()}/pip",)
        run(sys.executable, *pip, *pip_options, "--target", str(TOOLS), *only)
    return str(pinned_uv())


def pip_of_debian() -> Path:
    """Return pip's own wheel out of Debian's package, which is fetched but not installed.

    Debian's Python comes without pip and without the means to make one; this needs no root.
    """
    apt = TOOLS / "apt"
    for folder in ("lists/partial", "archives/partial"):
        (apt / folder).mkdir(parents=True, exist_ok=True)
    own = ("-qq", "-o", f"Dir::State::lists={apt / 'lists'}", "-o", f"Dir::Cache={apt}")
    run("apt-get", "update", *own)
    run("apt-get", "download", "python3-pip-whl", *own, where=apt)
    (package,) = apt.glob("python3-pip-whl_*.deb")
    run("dpkg-deb", "--extract", str(package), str(apt / "unpacked"))
    (wheel,) = apt.glob("unpacked/usr/share/python-wheels/pip-*.whl")
    return wheel


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
        "--compile-bytecode",
        "--python",
        sys.executable,
        environment={
            "UV_PYTHON_DOWNLOADS": "never",
            "UV_PROJECT_ENVIRONMENT": str(ROOT / ".venv"),
            # Python takes an empty text as unset; uv's compiler would obey anything else.
            "PYTHONDONTWRITEBYTECODE": "",
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
