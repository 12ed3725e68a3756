"""The machine annex of a package, from what was gathered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from desktop.domain.currency import currency_of
from desktop.domain.formats import decimal_text
from desktop.domain.ledger.notes.note import StatementNote
from desktop.domain.ledger.notes.refer import filed_statements
from desktop.domain.ledger.schedules.schedule import Schedule
from desktop.domain.log.entry_leaf import EntryFact, LineFact
from desktop.exchange.package.annex import (
    AnnexAccount,
    AnnexCount,
    AnnexEntry,
    AnnexFund,
    AnnexLine,
    AnnexProject,
)
from desktop.exchange.package.annex_write import write_annex
from desktop.services.disclosure.export.gather import Gathered
from desktop.text.schedule_json import schedule_json
from desktop.text.statement_json import statement_json
from desktop.text.words import words_of


def annex_members(gathered: Gathered, budget: Schedule | None) -> Mapping[str, bytes]:
    """Return the annex by member name: the year's entries, the masters, counts and statements.

    Partners and memos of lines are left out: the package carries counts, not names.
    """
    masters, source = gathered.masters, gathered.source
    paths = {account.code: account.path for account in masters.accounts.values()}
    english = words_of("en")
    return write_annex(
        currency=source.currency.code,
        exponent=source.currency.exponent,
        accounts=(
            AnnexAccount(
                each.path,
                each.code,
                each.name_ar,
                each.name_en,
                each.kind.value,
                "" if each.function is None else each.function.value,
            )
            for each in masters.accounts.values()
        ),
        funds=(
            AnnexFund(each.code, each.name_ar, each.name_en, each.restriction.value)
            for each in masters.funds.values()
        ),
        projects=(
            AnnexProject(each.code, each.name_ar, each.name_en, each.first_day, each.last_day)
            for each in masters.projects.values()
        ),
        entries=(_entry(fact, position, paths) for fact, position in gathered.facts),
        counts=[
            AnnexCount(each.name_en, each.name_ar, each.name_en, each.count)
            for each in gathered.registers
        ],
        documents={
            **{
                name: statement_json(statement, english)
                for name, statement in filed_statements(
                    source, gathered.basis, gathered.notes
                ).items()
            },
            **({} if budget is None else {"budget": schedule_json(budget, english)}),
            "notes": [_note(note) for note in gathered.notes if not note.left_out],
        },
    )


def _note(note: StatementNote) -> Mapping[str, object]:
    said = note.said
    return {
        "number": note.number,
        "kind": note.kind.value,
        "title_ar": said.title_ar,
        "title_en": said.title_en,
        "text_ar": said.text_ar,
        "text_en": said.text_en,
    }


def _id(year: str, series: str, number: int) -> str:
    return f"{year}/{series}/{number}"


def _entry(fact: EntryFact, position: int, paths: Mapping[str, str]) -> AnnexEntry:
    reverses = ""
    if fact.reverses is not None:
        _, year, series, number = fact.reverses.split(":")
        reverses = f"{year}/{series}/{number}"
    return AnnexEntry(
        id=_id(fact.fiscal_year, fact.series, fact.number),
        fiscal_year=fact.fiscal_year,
        series=fact.series,
        number=fact.number,
        day=dt.date.fromisoformat(fact.day),
        narration=fact.narration,
        reference=fact.reference,
        reverses=reverses,
        log_index=position,
        lines=tuple(_line(line, paths) for line in fact.lines),
    )


def _line(line: LineFact, paths: Mapping[str, str]) -> AnnexLine:
    foreign = line.foreign_amount
    return AnnexLine(
        account=paths[line.account],
        fund=line.fund,
        debit=max(line.amount, 0),
        credit=max(-line.amount, 0),
        project=line.project or "",
        currency="" if foreign is None else line.currency,
        foreign_amount="" if foreign is None else decimal_text(foreign, currency_of(line.currency)),
        rate="" if line.rate is None else format(Decimal(line.rate), "f"),
    )
