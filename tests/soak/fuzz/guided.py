"""`make fuzz`: the same readers, fed by atheris, which looks where each input leads in the code.

`make fuzz ONLY=journal RUNS=1000000` takes one reader. Runs on demand; each reader is a process of
its own, for libFuzzer ends the one in which it runs. What it finds interesting stays in
build/fuzz/<reader>, what crashes is written to the folder in which it was started.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[3]
_CORPUS = Path(__file__).parents[1] / "corpus"
_RUNS = 200_000
_MEGABYTES, _SECONDS = 512, 5


def main() -> int:
    """Fuzz every reader, or one; return 1 where one crashed."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.fuzz.guided")
    parser.add_argument("--only", default="")
    parser.add_argument("--runs", type=int, default=_RUNS)
    parser.add_argument("--here", action="store_true", help="in this process")
    options = parser.parse_args()
    if options.here:
        _fuzz(options.only, options.runs)
        return 0
    wanted = (
        options.only.split(",") if options.only else sorted(path.name for path in _CORPUS.iterdir())
    )
    command = [sys.executable, "-m", "tests.soak.fuzz.guided", "--runs", str(options.runs)]
    crashed = [
        name
        for name in wanted
        if subprocess.run([*command, "--here", "--only", name], cwd=_ROOT, check=False).returncode
    ]
    print(f"{len(wanted)} readers, crashed: {', '.join(crashed) or 'none'}")  # noqa: T201
    return 1 if crashed else 0


def _fuzz(name: str, runs: int) -> None:
    import atheris  # noqa: PLC0415 - the group `fuzz` is not installed for anything else

    with atheris.instrument_imports(include=["desktop"]):
        from tests.soak.fuzz.targets import TARGETS  # noqa: PLC0415 - seen while it is loaded

    target = TARGETS[name]

    def once(data: bytes) -> None:
        target.try_out(bytes(data))

    kept = _ROOT / "build" / "fuzz" / name
    kept.mkdir(parents=True, exist_ok=True)
    limits = [f"-runs={runs}", f"-timeout={_SECONDS}", f"-rss_limit_mb={_MEGABYTES}"]
    atheris.Setup([name, *limits, "-verbosity=0", str(kept), str(_CORPUS / name)], once)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
