"""`sijill voucher`: list, show, post, print and void vouchers, and list cheques."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Final

from desktop.cli import voucher_answer as answer
from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened_with, passphrase_of
from desktop.cli.terminal import Terminal
from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.journal_list import JournalFilter, JournalKey, JournalRow
from desktop.domain.ledger.vouchers.cheque import ChequeState
from desktop.domain.ledger.vouchers.paper import PaperSize
from desktop.domain.ledger.vouchers.posted import PostedVoucher
from desktop.domain.trust.controls import EVERY_CONTROL
from desktop.domain.trust.settings import Setting
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.read_journal import journal_page, masters_of
from desktop.services.ledger.vouchers.list_cheques import cheque_rows
from desktop.services.ledger.vouchers.print_voucher import print_voucher_to
from desktop.services.ledger.vouchers.slip_file import read_slip_file
from desktop.services.ledger.vouchers.view_voucher import find_voucher, view_voucher
from desktop.services.ledger.vouchers.void_voucher import void_voucher
from desktop.services.ledger.write_entry import Posted
from desktop.services.session import Session
from desktop.services.trust.approvals.propose import propose_entry
from desktop.services.trust.settings import settings_of
from desktop.text.labels import label

_AT_ONCE: Final = 500


def run(options: Namespace, terminal: Terminal) -> int:
    """Do what was asked."""
    secret = passphrase_of(options, terminal)
    with opened_with(options, secret) as session:
        if options.action == "post":
            return _post(session, options, terminal, secret)
        return _ACTIONS[options.action](session, options, terminal)


def _list(session: Session, options: Namespace, terminal: Terminal) -> int:
    rows = _rows(session, options)
    currency = masters_of(session.book, session.by).organisation.currency
    if options.json:
        shown = [answer.row_json(each, currency) for each in rows]
        terminal.json({"currency": currency.code, "vouchers": shown})
        return Exit.DONE
    lines = [answer.row_texts(each, currency, terminal.words) for each in rows]
    for line in table(lines, terminal.words, answer.AMOUNT_OF_VOUCHER):
        terminal.say(line)
    return Exit.DONE


def _rows(session: Session, options: Namespace) -> list[JournalRow]:
    wanted = JournalFilter(
        series=None if options.series is None else Series(options.series),
        fiscal_year_id=None if options.year is None else _year(session, options.year),
    )
    found: list[JournalRow] = []
    after: JournalKey | None = None
    while len(found) < options.limit:
        limit = min(_AT_ONCE, options.limit - len(found))
        page = journal_page(session.book, session.by, wanted, after=after, limit=limit)
        found += page.rows
        after = page.next_key
        if after is None:
            break
    return found


def _year(session: Session, name: str | None) -> int:
    years = masters_of(session.book, session.by).years
    for each in years.values():
        if each.name == name:
            return each.id
    known = ", ".join(each.name for each in years.values())
    raise UserError("year-unknown", name=name, known=known)


def _found(session: Session, options: Namespace) -> PostedVoucher:
    entry_id = find_voucher(
        session.book, session.by, options.year, Series(options.series), options.number
    )
    return view_voucher(session.book, session.by, entry_id)


def _show(session: Session, options: Namespace, terminal: Terminal) -> int:
    voucher = _found(session, options)
    masters = masters_of(session.book, session.by)
    if options.json:
        terminal.json(answer.voucher_json(voucher, masters))
        return Exit.DONE
    for line in answer.voucher_lines(voucher, masters, terminal.words):
        terminal.say(line)
    return Exit.DONE


def _post(session: Session, options: Namespace, terminal: Terminal, secret: str) -> int:
    entry = read_slip_file(session.book, session.by, options.file)
    words = terminal.words
    try:
        posted = post_entry(session.book, session.by, entry, accepted=EVERY_CONTROL)
    except UserError as error:
        if error.key != "approval-needed" or not options.send_for_approval:
            raise
        made = propose_entry(session, entry, passphrase=secret, accepted=EVERY_CONTROL)
        if options.json:
            terminal.json({"proposal": made.proposal_id})
        else:
            terminal.say(
                words("The entry waits for approval as number {n}.", n=str(made.proposal_id))
            )
        return Exit.DONE
    _tell(
        posted,
        options,
        terminal,
        words(
            "{series} number {number} of {year} is posted.",
            series=label(posted.series, words),
            number=posted.number,
            year=posted.year_name,
        ),
    )
    return Exit.DONE


def _print(session: Session, options: Namespace, terminal: Terminal) -> int:
    voucher = _found(session, options)
    settings = settings_of(session.book, session.by)
    size = PaperSize(options.paper or settings.texts[Setting.VOUCHER_PAPER])
    path = print_voucher_to(session, voucher.entry.id, size, terminal.words, options.pdf)
    if options.json:
        terminal.json({"file": str(path), "paper": size.value})
    else:
        words = terminal.words
        terminal.say(words("Saved as {file}.", file=path.name))
    return Exit.DONE


def _void(session: Session, options: Namespace, terminal: Terminal) -> int:
    voucher = _found(session, options)
    posted = void_voucher(
        session.book,
        session.by,
        voucher.entry.id,
        options.day,
        options.reason,
        accepted=EVERY_CONTROL,
    )
    words = terminal.words
    _tell(
        posted,
        options,
        terminal,
        words(
            "The voucher is void; its amounts are taken back by {series} number {number} of "
            "{year}.",
            series=label(posted.series, words),
            number=posted.number,
            year=posted.year_name,
        ),
    )
    return Exit.DONE


def _cheques(session: Session, options: Namespace, terminal: Terminal) -> int:
    states = () if options.state is None else (ChequeState(options.state),)
    rows = cheque_rows(session.book, session.by, states)
    if options.json:
        terminal.json({"cheques": [answer.cheque_json(each) for each in rows]})
        return Exit.DONE
    lines = [answer.cheque_texts(each, terminal.words) for each in rows]
    for line in table(lines, terminal.words, answer.AMOUNT_OF_CHEQUE):
        terminal.say(line)
    return Exit.DONE


def _tell(posted: Posted, options: Namespace, terminal: Terminal, text: str) -> None:
    if options.json:
        said = {"series": posted.series.value, "number": posted.number, "year": posted.year_name}
        terminal.json(said)
    else:
        terminal.say(text)


_ACTIONS: Final[dict[str, Callable[[Session, Namespace, Terminal], int]]] = {
    "list": _list,
    "show": _show,
    "print": _print,
    "void": _void,
    "cheques": _cheques,
}
