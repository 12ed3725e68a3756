"""The main job, without a screen: a real book and a sample one in, two signed packages out.

Every step is a `sijill` command that a person could type; each is shown before it runs. What is
made lies in `build/demo/`.
"""

from __future__ import annotations

import secrets
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
OUT: Final = ROOT / "build" / "demo"
SIJILL: Final = Path(sys.executable).with_name("sijill")
LEDGER: Final = ROOT / "resources" / "samples" / "hackclub" / "main.ledger"
HACKCLUB_YEAR: Final = "2017"  # the last year of that book
SAMPLE_YEAR: Final = "2025"  # the second year of the generated book


def sijill(*arguments: str | Path) -> str:
    """Run one command; progress goes to the person, the answer is returned and shown."""
    shown = [str(part).replace(f"{ROOT}/", "") for part in arguments]
    print(f"\n$ sijill {shlex.join(shown)}", flush=True)
    answer = subprocess.run(
        [SIJILL, *arguments], check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ).stdout
    print(answer, end="", flush=True)
    return answer


def package_of(answer: str) -> Path:
    """Return the package that `sijill export` names on its last line."""
    return ROOT / answer.strip().splitlines()[-1]


def demo() -> tuple[Path, ...]:
    """Run the whole sequence; raises CalledProcessError at the first command that says no."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    secret = OUT / "passphrase.txt"
    secret.touch(mode=0o600)
    secret.write_text(secrets.token_urlsafe(18) + "\n", encoding="utf-8")
    key = ("--passphrase-file", secret)

    real = OUT / "hackclub.sijill"
    sijill("new", real, "--name", "Hack Club", "--currency", "USD", *key)
    sijill("import", real, LEDGER, "--format", "ledger", *key)
    sijill("report", real, "trial-balance", "--year", HACKCLUB_YEAR, *key)

    sample = OUT / "sample.sijill"
    sijill("sample", sample, *key)
    sijill("report", sample, "trial-balance", "--year", SAMPLE_YEAR, *key)

    packages = []
    for book, year in ((real, HACKCLUB_YEAR), (sample, SAMPLE_YEAR)):
        profile = ("--profile", "commission-annual", "--year", year)
        package = package_of(sijill("export", book, *profile, "--out", OUT / "packages", *key))
        sijill("verify", package)
        packages.append(package)
    return tuple(packages)


def main() -> int:
    """Run the demonstration and say where everything lies; the exit code is the failed step's."""
    start = time.monotonic()
    try:
        packages = demo()
    except subprocess.CalledProcessError as error:
        print(f"the demonstration stopped: exit {error.returncode}", file=sys.stderr)
        return error.returncode
    print(f"\n{time.monotonic() - start:.0f} s. The packages, verified:")
    for package in packages:
        print(f"  {package}")
    print(f"The books and their passphrase: {OUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
