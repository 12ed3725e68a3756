"""A process in which jobs run while their disk is watched, or lies; each in a fork, so at once."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from tests.soak.jobs.job import Job
from tests.soak.preload import environment
from tests.soak.trace import Call, read_trace

ROOT = Path(__file__).resolve().parents[2]


def quick_folder() -> Path | None:
    """Return a folder in memory where there is one: thousands of copies are made."""
    memory = Path("/dev/shm")
    if memory.is_dir() and shutil.disk_usage(memory).free > 2_000_000_000:
        return memory
    return None


@contextmanager
def workplace() -> Iterator[Path]:
    """Give an empty folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="sijill-soak-", dir=quick_folder()) as folder:
        yield Path(folder).resolve()


def prepared(job: Job, folder: Path) -> Path:
    """Make the state in which the job begins, and return where."""
    start = folder / "start"
    start.mkdir()
    job.prepare(start)
    return start


class Workshop:
    """Runs jobs on copies of their beginning; `close` ends it."""

    def __init__(self) -> None:
        self._child = subprocess.Popen(
            [sys.executable, "-m", "tests.soak.child"],
            cwd=ROOT,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.stdin.close()
        self._child.wait()
        self._child.stdout.close()

    def run(
        self,
        job: Job,
        root: Path,
        seed: int,
        *,
        variant: str = "",
        watched: Path | None = None,
        trace: Path | None = None,
        fault: str = "",
        device: Path | None = None,
    ) -> str:
        """Do the job in `root` and return what stopped it: "done", a key, or "crashed…"."""
        order = {
            "job": job.name,
            "root": str(root),
            "seed": seed,
            "variant": variant,
            "watched": str(watched or ""),
            "trace": str(trace or ""),
            "fault": fault,
            "device": str(device or ""),
        }
        self._child.stdin.write(json.dumps(order) + "\n")
        self._child.stdin.flush()
        return json.loads(self._child.stdout.readline())["told"]

    def record(self, job: Job, start: Path, seed: int, variant: str = "") -> list[Call]:
        """Run the job on a copy of `start` beside it; return what it asked of the disk.

        Raises RuntimeError where the job did not come to its end.
        """
        root, kept = start.with_name("recorded"), start.with_name("trace")
        fresh(start, root)
        kept.unlink(missing_ok=True)
        told = self.run(job, root, seed, variant=variant, watched=root, trace=kept)
        if told != "done":
            raise RuntimeError(f"{job.name}: {told}")
        return read_trace(kept)


def fresh(start: Path, root: Path) -> None:
    """Make `root` a new copy of `start`."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(start, root)
