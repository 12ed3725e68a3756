"""The tables of an audit pack: each a name, its columns and the statement that reads one year.

Rows stream as the driver makes them: days as yyyymmdd, amounts in minor units. Every table is read
in a fixed order, so that the same book gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from sqlalchemy import Connection

from desktop.store.rows import raw_rows


class Kind(Enum):
    """What a column holds, as it is stored."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    AMOUNT = "amount"
    FOREIGN = "foreign"
    """Minor units of the currency whose code stands in the column before it."""


@dataclass(frozen=True, slots=True)
class DataTable:
    """One table: `columns` by name; each `:year` in `sql` is the id of the fiscal year."""

    name: str
    columns: tuple[tuple[str, Kind], ...]
    sql: str

    def rows(self, conn: Connection, year_id: int) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a year, in order, from the snapshot of `conn`."""
        marks = self.sql.count(":year")
        return raw_rows(conn, self.sql.replace(":year", "?"), (year_id,) * marks)


_T, _N, _D, _A = Kind.TEXT, Kind.NUMBER, Kind.DAY, Kind.AMOUNT
NAME: Final = "y.name || '-' || e.series || '-' || printf('%04d', e.number)"
"""How an entry is called everywhere in a pack: 2025-payment-0042."""
_OF_YEAR: Final = "e.fiscal_year_id = :year ORDER BY e.series, e.number"
_NAMED: Final = (("code", _T), ("name_ar", _T), ("name_en", _T))


def _named(table: str, more: str = "") -> str:
    return f"SELECT code, name_ar, name_en{more}, active FROM {table} ORDER BY code"  # noqa: S608


ENTRIES: Final = DataTable(
    "entries",
    (
        ("entry", _T),
        ("year", _T),
        ("series", _T),
        ("number", _N),
        ("day", _D),
        ("narration", _T),
        ("reference", _T),
        ("amount", _A),
        ("officer", _T),
        ("recorded_at", _T),
        ("reverses", _T),
        ("method", _T),
        ("party", _T),
        ("cheque_number", _T),
        ("transfer_reference", _T),
        ("log_leaf", _N),
    ),
    f"""SELECT {NAME}, y.name, e.series, e.number, e.day, e.narration, e.reference, e.amount,
        o.code, e.recorded_at,
        (SELECT ry.name || '-' || r.series || '-' || printf('%04d', r.number) FROM entry r
            JOIN fiscal_year ry ON ry.id = r.fiscal_year_id WHERE r.id = e.reverses_id),
        v.method, ifnull(p.code, v.party_name), v.cheque_number, v.transfer_reference, e.leaf
    FROM entry e JOIN fiscal_year y ON y.id = e.fiscal_year_id
    JOIN officer o ON o.id = e.officer_id LEFT JOIN voucher v ON v.entry_id = e.id
    LEFT JOIN partner p ON p.id = v.partner_id WHERE {_OF_YEAR}""",  # noqa: S608
)

LINES: Final = DataTable(
    "lines",
    (
        ("entry", _T),
        ("position", _N),
        ("day", _D),
        ("account", _T),
        ("debit", _A),
        ("credit", _A),
        ("fund", _T),
        ("fund_line", _T),
        ("project", _T),
        ("branch", _T),
        ("partner", _T),
        ("partner_kind", _T),
        ("memo", _T),
        ("currency", _T),
        ("foreign_amount", Kind.FOREIGN),
        ("rate", _T),
        ("rate_source", _T),
    ),
    f"""SELECT {NAME}, l.position, l.day, a.code, max(l.amount, 0), max(-l.amount, 0), f.code,
        fl.code, pr.code, b.code, pa.code, pa.kind, l.memo, l.currency, l.foreign_amount, l.rate,
        l.rate_source
    FROM entry e JOIN fiscal_year y ON y.id = e.fiscal_year_id JOIN line l ON l.entry_id = e.id
    JOIN account a ON a.id = l.account_id JOIN fund f ON f.id = l.fund_id
    LEFT JOIN fund_line fl ON fl.id = l.fund_line_id LEFT JOIN project pr ON pr.id = l.project_id
    LEFT JOIN branch b ON b.id = l.branch_id LEFT JOIN partner pa ON pa.id = l.partner_id
    WHERE {_OF_YEAR}, l.position""",  # noqa: S608
)

ACCOUNTS: Final = DataTable(
    "accounts",
    (
        *_NAMED,
        ("kind", _T),
        ("parent", _T),
        ("function", _T),
        ("currency", _T),
        ("postable", _N),
        ("active", _N),
        ("opening", _A),
        ("debit", _A),
        ("credit", _A),
        ("closing", _A),
    ),
    """SELECT a.code, a.name_ar, a.name_en, a.kind, p.code, a.function, a.currency, a.postable,
        a.active, ifnull(b.amount, 0), ifnull(t.debit, 0), ifnull(t.credit, 0),
        ifnull(b.amount, 0) + ifnull(t.debit, 0) - ifnull(t.credit, 0)
    FROM account a LEFT JOIN account p ON p.id = a.parent_id
    LEFT JOIN (SELECT account_id, sum(debit) AS debit, sum(credit) AS credit FROM year_total
        WHERE fiscal_year_id = :year GROUP BY account_id) t ON t.account_id = a.id
    LEFT JOIN (SELECT account_id, sum(debit - credit) AS amount FROM year_total
        WHERE fiscal_year_id IN (SELECT id FROM fiscal_year WHERE first_day <
            (SELECT first_day FROM fiscal_year WHERE id = :year))
        GROUP BY account_id) b ON b.account_id = a.id
    ORDER BY a.code""",
)

BUDGETS: Final = DataTable(
    "budgets",
    (
        ("budget", _T),
        ("kind", _T),
        ("status", _T),
        ("resolution", _T),
        ("resolution_day", _D),
        ("account", _T),
        ("fund", _T),
        ("project", _T),
        ("branch", _T),
        ("amount", _A),
    ),
    """SELECT b.code, b.kind, b.status, b.resolution, b.resolution_day, a.code, f.code, p.code,
        r.code, g.amount
    FROM budget b JOIN budget_figure g ON g.budget_id = b.id JOIN account a ON a.id = g.account_id
    LEFT JOIN fund f ON f.id = g.fund_id LEFT JOIN project p ON p.id = g.project_id
    LEFT JOIN branch r ON r.id = g.branch_id
    WHERE b.fiscal_year_id = :year ORDER BY b.code, a.code, f.code, p.code, r.code, g.id""",
)

DATA: Final = (
    ACCOUNTS,
    ENTRIES,
    LINES,
    DataTable(
        "funds",
        (*_NAMED, ("restriction", _T), ("active", _N)),
        _named("fund", ", restriction"),
    ),
    DataTable(
        "projects",
        (*_NAMED, ("first_day", _D), ("last_day", _D), ("active", _N)),
        _named("project", ", first_day, last_day"),
    ),
    DataTable("partners", (*_NAMED, ("kind", _T), ("active", _N)), _named("partner", ", kind")),
    DataTable("branches", (*_NAMED, ("active", _N)), _named("branch")),
    DataTable(
        "fund-lines",
        (*_NAMED, ("fund", _T), ("amount", _A), ("zakat_head", _T), ("active", _N)),
        """SELECT l.code, l.name_ar, l.name_en, f.code, l.amount, l.zakat_head, l.active
        FROM fund_line l JOIN fund f ON f.id = l.fund_id ORDER BY l.code""",
    ),
    BUDGETS,
)
"""What every pack has, as CSV and as JSON."""

_SUBJECT: Final = (("entry", _T), ("day", _D), ("amount", _A), ("narration", _T))
_OF_ENTRY: Final = f"{NAME}, e.day, e.amount, e.narration"
_FROM_ENTRY: Final = "JOIN fiscal_year y ON y.id = e.fiscal_year_id"

LISTS: Final = (
    DataTable(
        "reversals",
        (*_SUBJECT, ("reverses", _T), ("officer", _T)),
        f"""SELECT {_OF_ENTRY}, (SELECT ry.name || '-' || r.series || '-' ||
            printf('%04d', r.number) FROM entry r JOIN fiscal_year ry
            ON ry.id = r.fiscal_year_id WHERE r.id = e.reverses_id), o.code
        FROM entry e {_FROM_ENTRY} JOIN officer o ON o.id = e.officer_id
        WHERE e.reverses_id IS NOT NULL AND {_OF_YEAR}""",  # noqa: S608
    ),
    DataTable(
        "voids",
        (*_SUBJECT, ("reason", _T)),
        f"""SELECT {_OF_ENTRY}, v.reason FROM voiding v JOIN entry e ON e.id = v.entry_id
        {_FROM_ENTRY} WHERE {_OF_YEAR}, v.id""",  # noqa: S608
    ),
    DataTable(
        "overrides",
        (*_SUBJECT, ("control", _T), ("officer", _T), ("reason", _T), ("recorded_at", _T)),
        f"""SELECT {_OF_ENTRY}, c.control, o.code, c.reason, c.recorded_at
        FROM control_override c JOIN entry e ON e.id = c.entry_id {_FROM_ENTRY}
        JOIN officer o ON o.id = c.officer_id WHERE {_OF_YEAR}, c.id""",  # noqa: S608
    ),
    DataTable(
        "self-approvals",
        (*_SUBJECT, ("officer", _T), ("reason", _T), ("recorded_at", _T)),
        f"""SELECT {_OF_ENTRY}, o.code, a.reason, a.recorded_at FROM approval a
        JOIN proposal p ON p.id = a.proposal_id JOIN entry e ON e.id = p.entry_id {_FROM_ENTRY}
        JOIN officer o ON o.id = a.officer_id
        WHERE a.by_maker = 1 AND a.decision = 'approved' AND {_OF_YEAR}, a.id""",  # noqa: S608
    ),
)
"""What an auditor asks for first; written even where nothing is in it, for that says something."""

FINDINGS: Final = DataTable(
    "findings",
    (
        ("number", _N),
        ("subject", _T),
        ("test", _T),
        ("severity", _T),
        ("status", _T),
        ("text", _T),
        ("responsible", _T),
        ("due", _D),
        ("officer", _T),
        ("recorded_at", _T),
    ),
    """SELECT f.id, f.subject, f.exception, f.severity, f.status, f.text, r.code, f.due, o.code,
        f.recorded_at
    FROM finding f JOIN officer o ON o.id = f.officer_id
    LEFT JOIN officer r ON r.id = f.responsible_id ORDER BY f.id""",
)
"""Only for those who may read the audit."""

SCANS: Final = f"""SELECT {NAME}, e.series, y.name, e.number, t.document_id
    FROM entry e {_FROM_ENTRY} JOIN attachment t ON t.active = 1
        AND t.subject = 'entry:' || y.name || ':' || e.series || ':' || e.number
    JOIN document d ON d.id = t.document_id AND d.erased = 0
    WHERE e.fiscal_year_id = ? ORDER BY e.series, e.number, t.id"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Scan:
    """A document of a voucher: `entry` as the pack calls it."""

    entry: str
    series: str
    year: str
    number: int
    document_id: int


def scans_of(conn: Connection, year_id: int) -> tuple[Scan, ...]:
    """Return the documents of the year's vouchers in order of voucher and attaching."""
    return tuple(Scan(*row) for row in raw_rows(conn, SCANS, (year_id,)))


def state_of(conn: Connection, year_id: int) -> tuple[int, int]:
    """Return how many entries a year has and the last leaf among them (-1: none)."""
    row = conn.exec_driver_sql(
        "SELECT count(*), ifnull(max(leaf), -1) FROM entry WHERE fiscal_year_id = ?", (year_id,)
    ).one()
    return int(row[0]), int(row[1])
