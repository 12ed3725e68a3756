"""`make bench`: figures as ratios, ours beside the bare thing, taken in one run.

`make bench SIZE=10000` takes one size only. Each line has its target, and says whether it was met
and whether the machine was too busy for the figure to mean much.
"""

import os
import platform
import sqlite3
import sys
import tempfile
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from desktop.services.trust.strength import NORMAL
from tests.bench import (
    audit,
    book,
    cold,
    matching,
    ours,
    packages,
    paper,
    plain,
    reading,
    window,
    writing,
)
from tests.bench.figures import head, line

_SIZES = (10_000, 100_000)


def say(text=""):
    """Print a line at once; the whole takes minutes."""
    print(text, flush=True)  # noqa: T201


def told(figures):
    """Show figures as they come and return those that missed their target."""
    missed = []
    for figure in figures:
        say(line(figure))
        if figure.met is False:
            missed.append(figure.what)
    return missed


def of_size(size, folder):
    """Measure a book of `size` entries; return what missed its target."""
    say(f"\n{size:,} entries\n{head()}")
    made = list(book.vouchers(size))
    missed = told(writing.bulk(folder, made))
    conn = plain.filled(folder / "plain.db", made)
    session = ours.filled(folder / "book", made, NORMAL)
    try:
        for section in (
            reading.statements(session, conn),
            reading.journal(session, conn),
            audit.audit(session),
            writing.proof(session),
            writing.one_entry(session, conn),
        ):
            missed += told(section)
        path = session.book.folder.path
    finally:
        session.close()
        conn.close()
    return missed + told(cold.trial_balance(path, made, folder))


def main():
    """Take every figure."""
    wanted = os.environ.get("SIZE")
    sizes = (int(wanted),) if wanted else _SIZES
    busy = os.getloadavg()[0] / (os.cpu_count() or 1)
    say(
        f"Python {platform.python_version()}, SQLite ours {sqlcipher.sqlite_version} encrypted, "
        f"theirs {sqlite3.sqlite_version} plain; load {busy:.2f} per core"
        + ("; BUSY: trust no single figure" if busy > 0.5 else "")
    )
    missed = []
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="sijill-bench-") as folder:
            missed += [f"{name} ({size:,})" for name in of_size(size, Path(folder))]
    say(f"\nwhatever the size\n{head()}")
    missed += told(window.first_paint())
    missed += told(paper.ledger())
    with tempfile.TemporaryDirectory(prefix="sijill-bench-") as folder:
        missed += told(matching.matching(Path(folder)))
    with tempfile.TemporaryDirectory(prefix="sijill-bench-") as folder:
        missed += told(packages.demo(Path(folder)))
    say(f"\n{len(missed)} targets missed" + "".join(f"\n  {name}" for name in missed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
