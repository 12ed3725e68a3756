"""What an import would do to the book, worked out before anything is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from typing import Final

from desktop.domain.codes import LONGEST_CODE, is_code, spelled_code
from desktop.domain.currency import Currency, currency_of
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.chart import AccountKind, NewAccount
from desktop.domain.ledger.entry import Foreign
from desktop.domain.ledger.imported import (
    ImportedAccount,
    ImportedBalance,
    ImportedJournal,
    ImportedPosting,
    ImportedTransaction,
)
from desktop.domain.ledger.masters import Masters
from desktop.services.ledger.masters_writing import PATH_SEPARATOR

_ROOT_DIGIT: Final = {
    AccountKind.ASSET: "1",
    AccountKind.LIABILITY: "2",
    AccountKind.NET_ASSETS: "3",
    AccountKind.INCOME: "4",
    AccountKind.EXPENSE: "5",
}
_DEEPEST_CODE: Final = LONGEST_CODE - 4
"""Letters of a code below which there is no room for another; deeper accounts are numbered flat."""
_RATE_SOURCE: Final = "journal"
_RATE_DIGITS: Final = 18


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A line to come, by names: the account's path, the fund's code, the project's code or name."""

    account: str
    amount: int
    fund: str | None
    project: str | None
    memo: str
    foreign: Foreign | None


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """An entry to come; `line_number` is where it stands in the file."""

    day: dt.date
    narration: str
    reference: str
    lines: tuple[PlannedLine, ...]
    file: str
    line_number: int


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What the import would add, and the balances that it must give.

    `debits` is the sum of all debits in minor units of the base currency; `empty` are the line
    numbers of transactions without any amount, which become no entry.
    """

    source: str
    sha256: str
    currency: Currency
    first_day: dt.date | None
    last_day: dt.date | None
    years: tuple[int, ...]
    accounts: tuple[NewAccount, ...]
    projects: tuple[str, ...]
    entries: tuple[PlannedEntry, ...]
    balances: tuple[ImportedBalance, ...]
    debits: int
    empty: tuple[int, ...]
    form: str


def plan_import(
    masters: Masters, journal: ImportedJournal, *, source: str, sha256: str, form: str = "ledger"
) -> ImportPlan:
    """Return what importing `journal` into the book with these masters would do.

    Raises UserError `import-needs-rate`, `import-account-kind`, `import-fund-unknown` or
    `import-amount-lost`, each naming the line or the account.
    """
    for missing in journal.needs_rate:
        raise UserError(
            "import-needs-rate",
            file=missing.file,
            line=missing.line_number,
            currencies=", ".join(missing.currencies),
            base=masters.organisation.currency.code,
        )
    funds = frozenset(fund.code for fund in masters.funds.values())
    entries: list[PlannedEntry] = []
    empty: list[int] = []
    for transaction in sorted(journal.transactions, key=lambda each: each.day):
        entry = _entry(transaction, funds)
        if entry is None:
            empty.append(transaction.line_number)
        else:
            entries.append(entry)
    projects = {line.project for entry in entries for line in entry.lines if line.project}
    known = {
        name
        for project in masters.projects.values()
        for name in (project.code, project.name_ar, project.name_en)
    }
    return ImportPlan(
        source=source,
        sha256=sha256,
        currency=masters.organisation.currency,
        first_day=journal.first_day,
        last_day=journal.last_day,
        years=_missing_years(masters, (entry.day for entry in entries)),
        accounts=_missing_accounts(masters, journal.accounts),
        projects=tuple(sorted(projects - known)),
        entries=tuple(entries),
        balances=journal.balances,
        debits=sum(max(line.amount, 0) for entry in entries for line in entry.lines),
        empty=tuple(empty),
        form=form,
    )


def _entry(transaction: ImportedTransaction, funds: frozenset[str]) -> PlannedEntry | None:
    shared = {name.lower(): value for name, value in transaction.tags}
    lines = tuple(
        _line(transaction, posting, shared, funds)
        for posting in transaction.postings
        if posting.minor
    )
    if len(lines) < 2:
        return None
    said = [part for part in (transaction.description, transaction.comment) if part]
    return PlannedEntry(
        day=transaction.day,
        narration=_one_line(" \N{EM DASH} ".join(said)) or transaction.postings[0].account,
        reference=transaction.code,
        lines=lines,
        file=transaction.file,
        line_number=transaction.line_number,
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _line(
    transaction: ImportedTransaction,
    posting: ImportedPosting,
    shared: Mapping[str, str],
    funds: frozenset[str],
) -> PlannedLine:
    place = {"file": transaction.file, "line": posting.line_number}
    if not posting.base_minor:
        raise UserError("import-amount-lost", **place)
    own = {name.lower(): value for name, value in posting.tags}
    project = own.get("project", shared.get("project"))
    fund = own.get("fund", shared.get("fund"))
    if fund is not None and fund not in funds:
        raise UserError("import-fund-unknown", fund=fund, **place)
    told = "; ".join(
        f"{name}: {value}" if value else name
        for name, value in posting.tags
        if name.lower() not in ("fund", "project")
    )
    return PlannedLine(
        account=posting.account,
        amount=posting.base_minor,
        fund=fund,
        project=clean_name(project, field="project") if project else None,
        memo=_one_line(posting.memo or told),
        foreign=_foreign(posting),
    )


def _foreign(posting: ImportedPosting) -> Foreign | None:
    if posting.cost is None or posting.base_minor is None:
        return None
    rate = posting.cost.rate
    if rate is None:
        rate = _rate(posting.base_minor, posting.cost.currency, posting.minor, posting.currency)
    return Foreign(posting.currency, posting.minor, rate, _RATE_SOURCE)


def _rate(base: int, base_code: str, minor: int, code: str) -> str:
    """Return the price of one unit that a total cost comes to, to 18 digits."""
    shift = currency_of(code).exponent - currency_of(base_code).exponent
    with localcontext() as context:
        context.prec, context.rounding = _RATE_DIGITS, ROUND_HALF_EVEN
        return format((Decimal(base) / Decimal(minor)).scaleb(shift).normalize(), "f")


def _missing_years(masters: Masters, days: Iterable[dt.date]) -> tuple[int, ...]:
    """Return the calendar years, in order, of days that no fiscal year of the book covers."""
    spans = [(year.first_day, year.last_day) for year in masters.years.values()]
    years = {day.year for day in days if not any(first <= day <= last for first, last in spans)}
    return tuple(sorted(years))


def _missing_accounts(
    masters: Masters, accounts: Iterable[ImportedAccount]
) -> tuple[NewAccount, ...]:
    """Return the accounts to add, parents first, each with a free code below its parent's."""
    codes = {account.path: account.code for account in masters.accounts.values()}
    kinds = {account.path: account.kind for account in masters.accounts.values()}
    taken = set(codes.values())
    posted = {account.path for account in accounts}
    added: list[NewAccount] = []
    for account in sorted(accounts, key=lambda each: each.path):
        if account.path in codes:
            continue
        if account.kind is None:
            raise UserError("import-account-kind", account=account.path, line=account.line_number)
        parts = account.path.split(PATH_SEPARATOR)
        for depth in range(1, len(parts) + 1):
            path = PATH_SEPARATOR.join(parts[:depth])
            if path in codes:
                continue
            parent = PATH_SEPARATOR.join(parts[: depth - 1]) or None
            parent_code = None if parent is None else codes[parent]
            kind = account.kind if parent is None else kinds[parent]
            whole = path == account.path
            code = _own_code(account, taken) if whole else ""
            code = code or _free_code(parent_code, kind, taken)
            codes[path], kinds[path] = code, kind
            taken.add(code)
            use = account.use if whole and account.kind is kind else None
            name = parts[depth - 1]
            made = _new_account(code, name, kind, parent_code, postable=path in posted)
            added.append(replace(made, use=use))
    return tuple(added)


def _new_account(
    code: str, name: str, kind: AccountKind, parent_code: str | None, *, postable: bool
) -> NewAccount:
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in name)
    return NewAccount(
        code=code,
        name_ar=name if arabic else "",
        name_en="" if arabic else name,
        kind=kind,
        parent_code=parent_code,
        postable=postable,
    )


def _own_code(account: ImportedAccount, taken: set[str]) -> str:
    """Return the code that the account has in the other program, "" where it cannot be one here."""
    code = spelled_code(account.code)
    return code if is_code(code) and code not in taken else ""


def _free_code(parent: str | None, kind: AccountKind, taken: set[str]) -> str:
    digit = _ROOT_DIGIT[kind]
    if parent is None and digit not in taken:
        return digit
    above = digit if parent is None else parent
    if len(above) > _DEEPEST_CODE:
        above = f"{digit}-"
    serial = 1
    while (code := f"{above}{serial:02}") in taken:
        serial += 1
    return code
