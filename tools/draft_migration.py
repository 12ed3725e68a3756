"""Write the statements of the newest migration from the schema of a new book: `draft_migration.py`.

The migration in work is the last of `REVISIONS`; the book before it is the newest archived one in
`tests/books`, brought up to the revision before. What a new book has and that one lacks becomes
CREATE statements; a table whose definition changed is made anew and its rows are carried over. Run
it again after every change of `desktop/store/tables` until the revision is released.
"""

from __future__ import annotations

import re
import sys
import tempfile
import textwrap
import zipfile
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desktop.store import slots  # noqa: E402
from desktop.store.engine import make_engine  # noqa: E402
from desktop.store.schema import REVISIONS, create_schema  # noqa: E402

_PASSPHRASE: Final = "archived book"  # noqa: S105 - the archived books of the tests
_MARK: Final = "# The statements below are written by tools/draft_migration.py."


def _objects(conn: Connection) -> dict[tuple[str, str], tuple[str, str]]:
    """Return (kind, name) → (SQL with white space folded, table), triggers and shadows left out."""
    rows = conn.exec_driver_sql(
        "SELECT type, name, sql, tbl_name FROM sqlite_master"
        " WHERE sql IS NOT NULL AND type IN ('table', 'index') ORDER BY rowid"
    )
    return {
        (row[0], row[1]): (" ".join(row[2].split()), row[3])
        for row in rows
        if not row[1].startswith(("entry_search_", "alembic_"))
    }


def _columns(conn: Connection, table: str) -> list[str]:
    return [row[1] for row in conn.exec_driver_sql(f"PRAGMA table_info({table})")]


def _old_book(folder: Path) -> tuple[dict[tuple[str, str], tuple[str, str]], dict[str, list[str]]]:
    archive = max((ROOT / "tests/books").glob(f"*-{REVISIONS[-2]}.zip"))
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    book = next(folder.glob("*.sijill"))
    _, key = slots.unlock(slots.read(book / "slots.json"), _PASSPHRASE)
    engine = make_engine(book / "book.db", key)
    with engine.connect() as conn:
        found = _objects(conn)
        columns = {name: _columns(conn, name) for kind, name in found if kind == "table"}
    engine.dispose()
    return found, columns


def statements() -> list[str]:
    """Return the statements that bring the book before to what a new book has."""
    with tempfile.TemporaryDirectory() as place:
        old, old_columns = _old_book(Path(place))
    engine = make_engine(Path(":memory:"), bytes(32))
    with engine.connect().execution_options(write=True) as conn, conn.begin():
        create_schema(conn)
        new = _objects(conn)
        new_columns = {name: _columns(conn, name) for kind, name in new if kind == "table"}
    engine.dispose()
    made: list[str] = []
    changed = {
        name
        for (kind, name), (sql, _) in new.items()
        if kind == "table" and (kind, name) in old and old[kind, name][0] != sql
    }
    for (kind, name), (sql, _) in new.items():
        if kind == "table" and (kind, name) not in old:
            made.append(sql)
        elif kind == "table" and name in changed:
            both = ", ".join(each for each in old_columns[name] if each in new_columns[name])
            made += [
                f"ALTER TABLE {name} RENAME TO {name}_before",
                sql,
                f"INSERT INTO {name} ({both}) SELECT {both} FROM {name}_before",  # noqa: S608
                f"DROP TABLE {name}_before",
            ]
    made += [
        f"DROP TABLE {name}" for kind, name in old if kind == "table" and (kind, name) not in new
    ]
    made += [
        sql
        for (kind, name), (sql, table) in new.items()
        if kind == "index" and ((kind, name) not in old or table in changed)
    ]
    return made


def main() -> int:
    """Rewrite the file of the newest revision below its mark."""
    versions = ROOT / "desktop/store/migrations/versions"
    path = next(versions.glob(f"r{REVISIONS[-1]}_*.py"))
    head, mark, _ = path.read_text(encoding="utf-8").partition(_MARK)
    if not mark:
        sys.stderr.write(f"{path.name} holds no mark: it is released and never changes again\n")
        return 1
    body = ",\n".join(_quoted(each) for each in statements())
    path.write_text(f"{head}{_MARK}\nSTATEMENTS = (\n{body},\n)\n", encoding="utf-8")
    return 0


def _quoted(statement: str) -> str:
    parts = re.split(r"(?<=\S) (?=\S)", statement)
    lines = textwrap.wrap(" ".join(parts), 90, break_long_words=False, break_on_hyphens=False)
    text = "\n    ".join(lines)
    return f'    """{text}"""'


if __name__ == "__main__":
    sys.exit(main())
