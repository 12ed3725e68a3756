"""`sijill cash`: the cash boxes, their books, and what was counted in them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Final

from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened
from desktop.cli.terminal import Terminal
from desktop.domain.amounts import parse_amount
from desktop.domain.currency import Currency, currency_of
from desktop.domain.errors import UserError
from desktop.domain.formats import decimal_text, format_amount
from desktop.domain.ledger.cash.book import CashDay
from desktop.domain.ledger.cash.box import NewCashBox
from desktop.services.ledger.cash.boxes import BoxState, list_boxes, set_box
from desktop.services.ledger.cash.cash_book import cash_book
from desktop.services.ledger.cash.count_cash import (
    CountState,
    count_cash,
    list_counts,
    plan_difference,
    view_count,
)
from desktop.services.ledger.cash.count_file import read_count
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.read_journal import masters_of
from desktop.services.session import Session


def run(options: Namespace, terminal: Terminal) -> int:
    """Do what was asked; exit code 1 of a count: it does not agree with the book."""
    with opened(options, terminal) as session:
        return _ACTIONS[options.action](session, options, terminal)


def _boxes(session: Session, options: Namespace, terminal: Terminal) -> int:
    boxes = list_boxes(session.book, session.by)
    if options.json:
        terminal.json({"boxes": [_box_json(each) for each in boxes]})
        return Exit.DONE
    words = terminal.words
    rows = [
        (
            each.box.account.code,
            words.of(each.box.account.name_ar, each.box.account.name_en),
            words.of(each.box.holder_ar, each.box.holder_en),
            f"{format_amount(each.balance, each.currency)} {each.currency.code}",
            "" if each.last_count is None else each.last_count.day.isoformat(),
        )
        for each in boxes
    ]
    for line in table(rows, words, frozenset({3})):
        terminal.say(line)
    return Exit.DONE


def _box_json(each: BoxState) -> dict[str, object]:
    most = each.box.most
    return {
        "box": each.box.account.code,
        "name_ar": each.box.account.name_ar or None,
        "name_en": each.box.account.name_en or None,
        "kept": each.box.id is not None,
        "active": each.box.active,
        "holder": each.box.holder_ar or each.box.holder_en or None,
        "currency": each.currency.code,
        "balance": decimal_text(each.balance, each.currency),
        "most": None if most is None else decimal_text(most, each.currency),
        "above": decimal_text(each.above, each.currency),
        "last_count": None if each.last_count is None else each.last_count.day.isoformat(),
    }


def _set(session: Session, options: Namespace, terminal: Terminal) -> int:
    state = next(
        (
            each
            for each in list_boxes(session.book, session.by)
            if each.box.account.code == options.box
        ),
        None,
    )
    if state is None:
        raise UserError("cash-box-missing", account=options.box)
    masters = masters_of(session.book, session.by)
    officers = {code: officer_id for officer_id, code in masters.officer_codes.items()}
    partners = {each.code: each.id for each in masters.partners.values()}
    for given, known in ((options.holder, officers), (options.partner, partners)):
        if given is not None and given not in known:
            raise UserError("code-not-found", typed=given)
    set_box(
        session.book,
        session.by,
        NewCashBox(
            state.box.account.id,
            None if options.holder is None else officers[options.holder],
            None if options.partner is None else partners[options.partner],
            None if options.most is None else parse_amount(options.most, state.currency),
            active=not options.stop,
        ),
    )
    if options.json:
        terminal.json({"box": options.box})
    else:
        terminal.say(terminal.words("The cash box {code} is kept.", code=options.box))
    return Exit.DONE


def _book(session: Session, options: Namespace, terminal: Terminal) -> int:
    made = cash_book(
        session.book, session.by, options.box, options.year, (options.first_day, options.last_day)
    )
    if options.json:
        terminal.json(
            {
                "box": options.box,
                "currency": made.currency.code,
                "first_day": made.first_day.isoformat(),
                "last_day": made.last_day.isoformat(),
                "opening": decimal_text(made.opening, made.currency),
                "closing": decimal_text(made.closing, made.currency),
                "days": [_day_json(each, made.currency) for each in made.days],
            }
        )
        return Exit.DONE
    words = terminal.words
    rows = [
        (
            each.day.isoformat(),
            *(
                format_amount(minor, made.currency)
                for minor in (each.opening, each.receipts, each.payments, each.closing)
            ),
            words("above the limit") if each.above else "",
        )
        for each in made.days
    ]
    for line in table(rows, words, frozenset({1, 2, 3, 4})):
        terminal.say(line)
    return Exit.DONE


def _day_json(day: CashDay, currency: Currency) -> dict[str, object]:
    figures = {
        "opening": day.opening,
        "receipts": day.receipts,
        "payments": day.payments,
        "closing": day.closing,
        "above": day.above,
    }
    return {
        "day": day.day.isoformat(),
        **{key: decimal_text(minor, currency) for key, minor in figures.items()},
        "entries": [move.entry_id for move in day.moves],
    }


def _count(session: Session, options: Namespace, terminal: Terminal) -> int:
    count_id = count_cash(
        session.book, session.by, read_count(session.book, session.by, options.file)
    )
    count = view_count(session.book, session.by, count_id)
    currency = currency_of(count.currency)
    entry_id = None
    if options.post and count.difference:
        entry = plan_difference(
            session.book, session.by, count_id, terminal.words, fund=options.fund
        )
        entry_id = post_entry(session.book, session.by, entry).entry_id
    if options.json:
        terminal.json(
            {
                "count": count_id,
                "book": decimal_text(count.book, currency),
                "counted": decimal_text(count.counted, currency),
                "difference": decimal_text(count.difference, currency),
                "entry": entry_id,
            }
        )
    else:
        terminal.say(
            terminal.words(
                "Count {number}: {counted} counted, {book} by the book, difference {difference}.",
                number=count_id,
                counted=format_amount(count.counted, currency),
                book=format_amount(count.book, currency),
                difference=format_amount(count.difference, currency),
            )
        )
    return Exit.NO if count.difference else Exit.DONE


def _counts(session: Session, options: Namespace, terminal: Terminal) -> int:
    counts = list_counts(session.book, session.by)
    if options.json:
        terminal.json({"counts": [_count_json(each) for each in counts]})
        return Exit.DONE
    words = terminal.words
    rows = [
        (
            str(each.count.id),
            each.count.day.isoformat(),
            each.code,
            format_amount(each.count.counted, each.currency),
            format_amount(each.count.difference, each.currency),
            words("surprise") if each.count.surprise else "",
        )
        for each in counts
    ]
    for line in table(rows, words, frozenset({0, 3, 4})):
        terminal.say(line)
    return Exit.DONE


def _count_json(each: CountState) -> dict[str, object]:
    count = each.count
    return {
        "count": count.id,
        "box": each.code,
        "day": count.day.isoformat(),
        "currency": count.currency,
        "book": decimal_text(count.book, each.currency),
        "counted": decimal_text(count.counted, each.currency),
        "difference": decimal_text(count.difference, each.currency),
        "counted_by": count.counted_by,
        "witnessed_by": count.witnessed_by,
        "surprise": count.surprise,
        "entry": each.entry_id,
        "waiting": each.waiting,
    }


_ACTIONS: Final[dict[str, Callable[[Session, Namespace, Terminal], int]]] = {
    "boxes": _boxes,
    "set": _set,
    "book": _book,
    "count": _count,
    "counts": _counts,
}
