"""`sijill budget`: versions of budgets, workbooks for the board, and what was promised."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import Any, Final

from desktop.cli import budget_answer as answer
from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened
from desktop.cli.terminal import Terminal
from desktop.domain.amounts import parse_amount
from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount
from desktop.domain.ledger.budgets.against import budget_schedule
from desktop.domain.ledger.budgets.budget import Place
from desktop.domain.ledger.budgets.commitment import NewCommitment
from desktop.domain.ledger.budgets.standing import Forecast, GroupBy
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.controls import EVERY_CONTROL, Control
from desktop.services.ledger.budgets.adopt_budget import adopt_budget, drop_budget
from desktop.services.ledger.budgets.against import BudgetAsked, budget_against
from desktop.services.ledger.budgets.commitments import (
    add_commitment,
    close_commitment,
    list_commitments,
)
from desktop.services.ledger.budgets.export_workbook import export_workbook
from desktop.services.ledger.budgets.import_workbook import import_workbook, preview_workbook
from desktop.services.ledger.budgets.make_budget import NewBudget, make_budget
from desktop.services.ledger.budgets.variance_note import write_variance_note
from desktop.services.ledger.budgets.view_budget import (
    compare_budgets,
    list_budgets,
    view_budget,
)
from desktop.services.ledger.read_journal import masters_of
from desktop.services.session import Session
from desktop.text.labels import label
from desktop.text.schedule_json import schedule_json
from desktop.text.schedule_text import schedule_text


def run(options: Namespace, terminal: Terminal) -> int:
    """Do what was asked for; exit code 1 where a workbook could not be taken in."""
    with opened(options, terminal) as session:
        return _ACTIONS[options.action](session, options, terminal)


def _list(session: Session, options: Namespace, terminal: Terminal) -> int:
    views = list_budgets(session.book, session.by)
    if options.json:
        terminal.json({"budgets": [answer.version_json(view) for view in views]})
        return Exit.DONE
    rows = [answer.version_row(view, terminal.words) for view in views]
    return _table(rows, answer.TOTALS_OF_VERSION, terminal)


def _show(session: Session, options: Namespace, terminal: Terminal) -> int:
    view = view_budget(session.book, session.by, options.code)
    if options.since is not None:
        changes = compare_budgets(session.book, session.by, options.since, options.code)
        if options.json:
            shown = [answer.change_json(each, view.masters) for each in changes]
            terminal.json({**answer.version_json(view), "changes": shown})
            return Exit.DONE
        rows = [answer.change_row(each, view.masters) for each in changes]
        return _table(rows, answer.AMOUNTS_OF_CHANGE, terminal)
    if options.json:
        figures = [answer.figure_json(view, each) for each in view.figures]
        terminal.json({**answer.version_json(view), "figures": figures})
        return Exit.DONE
    rows = [answer.figure_row(view, each, terminal.words) for each in view.figures]
    return _table(rows, answer.AMOUNT_OF_FIGURE, terminal)


def _new(session: Session, options: Namespace, terminal: Terminal) -> int:
    years = list(masters_of(session.book, session.by).years.values())
    new = NewBudget(
        options.code,
        options.year or years[-1].name,
        options.copy_of,
        options.as_went,
        options.note,
    )
    make_budget(session.book, session.by, new)
    words = terminal.words
    return _tell(options, terminal, words("The draft {code} is begun.", code=options.code))


def _import(session: Session, options: Namespace, terminal: Terminal) -> int:
    book, by, words = session.book, session.by, terminal.words
    plan = preview_workbook(book, by, options.file, into=options.into)
    done = not plan.problems and not options.dry_run
    if done:
        import_workbook(book, by, plan)
    if options.json:
        terminal.json({"imported": done, **answer.plan_json(plan, words)})
    else:
        for problem in plan.problems:
            terminal.say(answer.problem_line(problem, words))
        changes = [each for sheet in plan.sheets for each in sheet.changes]
        rows = [answer.change_row(each, plan.masters) for each in changes]
        _table(rows, answer.AMOUNTS_OF_CHANGE, terminal)
        terminal.say(
            words.plural("{n} figure was changed.", "{n} figures were changed.", len(changes))
            if done
            else words("Nothing was written.")
        )
    return Exit.NO if plan.problems else Exit.DONE


def _export(session: Session, options: Namespace, terminal: Terminal) -> int:
    words = terminal.words
    written = export_workbook(session.book, session.by, options.codes, options.file, words)
    return _tell(options, terminal, str(written.path), path=str(written.path))


def _adopt(session: Session, options: Namespace, terminal: Terminal) -> int:
    kind = adopt_budget(session.book, session.by, options.code, options.resolution, options.day)
    words = terminal.words
    text = words("{code} is adopted: {kind}.", code=options.code, kind=label(kind, words))
    return _tell(options, terminal, text, kind=kind.value)


def _drop(session: Session, options: Namespace, terminal: Terminal) -> int:
    drop_budget(session.book, session.by, options.code)
    words = terminal.words
    return _tell(options, terminal, words("The draft {code} is dropped.", code=options.code))


def _against(session: Session, options: Namespace, terminal: Terminal) -> int:
    asked = BudgetAsked(
        options.year,
        options.budget,
        options.fund,
        options.project,
        options.branch,
        options.day,
        Forecast(options.forecast),
        GroupBy(options.by),
    )
    made = budget_schedule(budget_against(session.book, session.by, asked))
    if options.json:
        terminal.json(schedule_json(made, terminal.words))
    else:
        terminal.out.write(schedule_text(made, terminal.words))
    return Exit.DONE


def _note(session: Session, options: Namespace, terminal: Terminal) -> int:
    place = _place(masters_of(session.book, session.by), options)
    write_variance_note(session.book, session.by, options.code, place, options.text)
    return _tell(options, terminal, terminal.words("The note is kept."))


def _commitments(session: Session, options: Namespace, terminal: Terminal) -> int:
    found = list_commitments(session.book, session.by)
    if options.json:
        currency = found.masters.organisation.currency.code
        rows_json = answer.commitments_json(found.rows, found.masters)
        terminal.json({"currency": currency, "commitments": rows_json})
        return Exit.DONE
    rows = [answer.commitment_row(each, found.masters, terminal.words) for each in found.rows]
    return _table(rows, answer.AMOUNTS_OF_COMMITMENT, terminal)


def _commit(session: Session, options: Namespace, terminal: Terminal) -> int:
    masters, words = masters_of(session.book, session.by), terminal.words
    currency = masters.organisation.currency
    new = NewCommitment(
        options.code,
        options.day,
        options.purpose,
        _place(masters, options),
        parse_amount(options.amount, currency),
        _found(masters.partners, options.partner),
    )
    accepted = EVERY_CONTROL if options.accept_limits else frozenset[Control]()
    breach = add_commitment(session.book, session.by, new, accepted=accepted)
    text = words("The commitment {code} is entered.", code=options.code)
    if breach is not None:
        text += " " + words(
            "With it {what} comes to {after}; its budget is {limit}.",
            what=breach.what,
            after=format_amount(breach.after, currency),
            limit=format_amount(breach.limit, currency),
        )
    return _tell(options, terminal, text, over_budget=breach is not None)


def _close(session: Session, options: Namespace, terminal: Terminal) -> int:
    close_commitment(session.book, session.by, options.code, options.reason)
    words = terminal.words
    return _tell(options, terminal, words("The commitment {code} is closed.", code=options.code))


def _place(masters: Masters, options: Namespace) -> Place:
    account = _found(masters.accounts, options.account)
    fund, project = _found(masters.funds, options.fund), _found(masters.projects, options.project)
    return Place(account or 0, fund, project)


def _found(table_of: Mapping[int, Any], code: str | None) -> int | None:
    """Return the id of a code, None for none; raises UserError `budget-place-unknown`."""
    if code is None:
        return None
    for number, each in table_of.items():
        if each.code == code:
            return number
    raise UserError("budget-place-unknown")


def _table(rows: list[tuple[str, ...]], amounts: frozenset[int], terminal: Terminal) -> int:
    for line in table(rows, terminal.words, amounts):
        terminal.say(line)
    return Exit.DONE


def _tell(options: Namespace, terminal: Terminal, text: str, **said: object) -> int:
    if options.json:
        terminal.json({"done": True, **said})
    else:
        terminal.say(text)
    return Exit.DONE


_ACTIONS: Final[Mapping[str, Callable[[Session, Namespace, Terminal], int]]] = {
    "list": _list,
    "show": _show,
    "new": _new,
    "import": _import,
    "export": _export,
    "adopt": _adopt,
    "drop": _drop,
    "against": _against,
    "note": _note,
    "commitments": _commitments,
    "commit": _commit,
    "close": _close,
}
