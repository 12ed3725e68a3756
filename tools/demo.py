"""The main job, without a screen: a real book and a sample one in, two signed packages out.

Every step is a `sijill` command that a person could type; each is shown before it runs. What is
made lies in `build/demo/`.
"""

from __future__ import annotations

import json
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
TEXTS: Final[dict[str, tuple[str, str]]] = json.loads(
    Path(__file__).with_name("demo_texts.json").read_bytes()
)
HACKCLUB_YEAR: Final = "2017"  # the last year of that book
SAMPLE_YEAR: Final = "2025"  # the second year of the generated book
STEPS: Final = 11


def both(key: str, **fields: object) -> str:
    """Return a text in Arabic and English, on one line."""
    return " · ".join(text.format(**fields) for text in TEXTS[key])


class Demonstration:
    """Runs the steps one after the other, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.secret = folder / "passphrase.txt"
        self.done = 0

    def prepare(self) -> None:
        """Empty the folder and make up a passphrase for both books."""
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "packages").mkdir(parents=True)
        self.secret.touch(mode=0o600)
        self.secret.write_text(secrets.token_urlsafe(18) + "\n", encoding="utf-8")

    def step(self, title: str, *arguments: str | Path, book: bool = True) -> str:
        """Run one command and return its answer; bars go to the person's terminal by themselves.

        Raises CalledProcessError where the command says no.
        """
        given = [*arguments, *(("--passphrase-file", self.secret) if book else ())]
        shown = [str(part).replace(f"{ROOT}/", "") for part in given]
        self.done += 1
        print(f"\n[{self.done}/{STEPS}] {both(title)}")
        print(f"$ sijill {shlex.join(shown)}", flush=True)
        start = time.monotonic()
        answer = subprocess.run(
            [SIJILL, *given], check=True, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8"
        ).stdout
        print(answer, end="")
        print(f"({time.monotonic() - start:.1f} s)", flush=True)
        return answer

    def run(self) -> list[Path]:
        """Run every step and return the packages."""
        real, sample = self.folder / "hackclub.sijill", self.folder / "sample.sijill"
        english, arabic = ("--lang", "en"), ("--lang", "ar")
        named = ("--name", "Hack Club", "--currency", "USD", "--year", "2015", "--chart", "none")
        self.step("new", "new", real, *named, *english)
        self.step("import", "import", real, LEDGER, "--format", "ledger", *english)
        self.step("balance", "report", real, "trial-balance", *english)
        self.step("sample", "sample", sample, *arabic)
        year = ("--year", SAMPLE_YEAR)
        self.step("activities", "report", sample, "activities", *year, *arabic)
        return [
            self._package(real, HACKCLUB_YEAR, ("O1",)),
            self._package(sample, SAMPLE_YEAR, ("O1", "O2")),
        ]

    def _secret_of(self, code: str) -> Path:
        """Return the file of an officer's passphrase; the sample's chair has one of their own."""
        if code == "O1":
            return self.secret
        path = self.folder / f"passphrase-{code}.txt"
        path.touch(mode=0o600)
        first = self.secret.read_text(encoding="utf-8").rstrip("\n")
        path.write_text(f"{first} {code}\n", encoding="utf-8")
        return path

    def _package(self, book: Path, year: str, officers: tuple[str, ...]) -> Path:
        """Check the book against its log, export its package, signed by officers, and verify it."""
        self.step("log", "log", book, "verify", "--lang", "ar")
        order = ("--profile", "commission-annual", "--year", year, "--lang", "ar")
        signers = [
            part for code in officers for part in ("--sign-with", f"{code}={self._secret_of(code)}")
        ]
        out = ("--out", self.folder / "packages")
        answer = self.step("export", "export", book, *order, *out, *signers)
        package = ROOT / answer.rstrip("\n").splitlines()[-1]
        self.step("verify", "verify", package, "--lang", "ar", book=False)
        return package


def main() -> int:
    """Run the demonstration and say where everything lies; the exit code is the failed step's."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    start = time.monotonic()
    demonstration = Demonstration(OUT)
    demonstration.prepare()
    try:
        packages = demonstration.run()
    except subprocess.CalledProcessError as error:
        print(error.output or "", end="")
        print(both("stopped", code=error.returncode), file=sys.stderr)
        return error.returncode
    print()
    for line in TEXTS["done"]:
        print(line.format(seconds=round(time.monotonic() - start)))
    for package in packages:
        print(f"  {both('package')}: {package}")
        print(f"  {both('copy')}: {package.with_suffix('.pdf')}")
    print(f"  {both('books')}: {OUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
