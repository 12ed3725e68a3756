"""The figures in docs/RELIABILITY.md: one row for each part, written by the run that took them.

A row keeps the largest run: a sample never takes the place of a full one, unless it failed.
"""

from __future__ import annotations

import fcntl
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "docs" / "RELIABILITY.md"

_HEAD = (
    "| part | promised | tried | broken | controls that must fail | more | seed | took | day |"
    " machine | command |\n|---|---|--:|--:|---|---|--:|--:|---|---|---|\n"
)


@dataclass(frozen=True, slots=True)
class Row:
    """The outcome of one run as it stands in the table; `size` is "full" or "sample"."""

    part: str
    promised: str
    tried: int
    size: str
    broken: int
    controls: str
    more: str
    seed: int
    took: str
    day: str
    command: str


def note(row: Row, machine: str, path: Path = FILE) -> None:
    """Put a row in the place of the part's old one."""
    with _held():
        text = path.read_text(encoding="utf-8")
        machines = _between(text, "machines").strip().splitlines()
        letter = _letter(machines, machine)
        rows = dict(_rows(_between(text, "figures")))
        old = rows.get(row.part)
        if old is None or row.broken or _tried(old) <= row.tried:
            rows[row.part] = _line(row, letter)
        used = {line.rsplit(" | ", 2)[1].strip() for line in rows.values()}
        kept = [line for line in machines if line[2] in used]
        text = _put(text, "figures", _HEAD + "\n".join(rows.values()))
        path.write_text(_put(text, "machines", "\n".join(kept)), encoding="utf-8")


def _letter(machines: list[str], machine: str) -> str:
    for line in machines:
        if line[5:] == machine:
            return line[2]
    letter = next(each for each in map(chr, range(65, 91)) if f"- {each}:" not in _starts(machines))
    machines.append(f"- {letter}: {machine}")
    return letter


def _starts(machines: list[str]) -> set[str]:
    return {line[:4] for line in machines}


def _line(row: Row, letter: str) -> str:
    cells = (
        row.part,
        row.promised,
        f"{row.tried:,} ({row.size})",
        f"{row.broken:,}",
        row.controls,
        row.more,
        str(row.seed),
        row.took,
        row.day,
        letter,
        f"`{row.command}`",
    )
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def _rows(table: str) -> Iterator[tuple[str, str]]:
    for line in table.splitlines()[2:]:
        if line.startswith("| "):
            yield line.split(" | ", 1)[0][2:].strip(), line


def _tried(line: str) -> int:
    return int(line.split(" | ")[2].split(" ", maxsplit=1)[0].replace(",", ""))


def _marks(name: str) -> tuple[str, str]:
    return f"<!-- soak: {name} -->\n", f"<!-- end of {name} -->"


def _between(text: str, name: str) -> str:
    begin, end = _marks(name)
    found = re.search(re.escape(begin) + "(.*?)" + re.escape(end), text, re.DOTALL)
    if found is None:
        raise ValueError(f"the marks of {name} are gone")
    return found[1]


def _put(text: str, name: str, content: str) -> str:
    begin, end = _marks(name)
    before, _, rest = text.partition(begin)
    after = rest.partition(end)[2]
    return f"{before}{begin}{content.rstrip()}\n{end}{after}"


@contextmanager
def _held() -> Iterator[None]:
    """One writer at a time: parts run side by side."""
    with (Path(tempfile.gettempdir()) / "sijill-soak-record.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
