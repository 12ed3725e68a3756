"""`sijill asset`: the register of fixed assets, depreciation, disposals and counts."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Final

from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.names import by_letters
from desktop.cli.opening import opened
from desktop.cli.prepared_answer import account_coded, fund_coded, project_coded
from desktop.cli.terminal import Terminal
from desktop.domain.amounts import parse_amount
from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.formats import decimal_text, format_amount
from desktop.domain.ledger.assets.asset import Acquired, DisposalKind, NewAsset, NewAssetClass
from desktop.domain.ledger.assets.count import Counted, CountFound
from desktop.domain.ledger.assets.disposal import NewDisposal
from desktop.services.ledger.assets import count_assets
from desktop.services.ledger.assets.classes import add_class, list_classes
from desktop.services.ledger.assets.depreciate import depreciate, preview_depreciation
from desktop.services.ledger.assets.dispose import dispose, preview_disposal
from desktop.services.ledger.assets.enter_asset import Paid, enter_asset
from desktop.services.ledger.assets.list_assets import asset_coded, list_assets
from desktop.services.ledger.assets.move_asset import NewMove, move_asset
from desktop.services.ledger.assets.post_made import Made
from desktop.services.ledger.open_items.by_code import partner_named
from desktop.services.ledger.read_journal import masters_of
from desktop.services.session import Session
from desktop.text.labels import label


def run(options: Namespace, terminal: Terminal) -> int:
    """Do what was asked for."""
    with opened(options, terminal) as session:
        _ACTIONS[options.action](session, options, terminal)
    return Exit.DONE


def _list(session: Session, options: Namespace, terminal: Terminal) -> None:
    found, currency = list_assets(session.book, session.by), _currency(session)
    if options.json:
        rows = [
            {
                "code": each.asset.code,
                "name": each.asset.name,
                "class": each.kind.code,
                "acquired": each.asset.acquired.isoformat(),
                "cost": decimal_text(each.asset.cost, currency),
                "written_off": decimal_text(each.written_off, currency),
                "book_value": decimal_text(each.book_value, currency),
                "place": each.asset.place,
                "custodian": None if each.custodian is None else each.custodian.code,
                "left": None if each.asset.disposed is None else each.asset.disposed.isoformat(),
                "stands": each.asset.stands,
            }
            for each in found
        ]
        terminal.json({"currency": currency.code, "assets": rows})
        return
    shown = [
        (
            each.asset.code,
            each.asset.name,
            each.kind.code,
            format_amount(each.asset.cost, currency),
            format_amount(each.book_value, currency),
        )
        for each in found
    ]
    for line in table(shown, terminal.words, frozenset({3, 4})):
        terminal.say(line)


def _class(session: Session, options: Namespace, terminal: Terminal) -> None:
    masters = masters_of(session.book, session.by)
    new = NewAssetClass(
        options.code,
        *by_letters(options.name),
        account_coded(masters, options.cost_account),
        account_coded(masters, options.gathered_account),
        account_coded(masters, options.expense_account),
        options.life,
    )
    add_class(session.book, session.by, new)
    _done(options, terminal, options.code)


def _add(session: Session, options: Namespace, terminal: Terminal) -> None:
    masters, currency = masters_of(session.book, session.by), _currency(session)
    kinds = {each.code: each.id for each in list_classes(session.book, session.by)}
    if options.kind not in kinds:
        raise UserError("asset-class-missing")
    asset = NewAsset(
        options.code,
        options.name,
        kinds[options.kind],
        options.day,
        options.in_service or options.day,
        parse_amount(options.cost, currency),
        fund_coded(masters, options.fund),
        Acquired(options.how),
        residual=_amount(options.residual, currency),
        life=options.life,
        depreciated=_amount(options.depreciated, currency),
        project_id=project_coded(masters, options.project),
        donor_id=_party(session, options.donor),
        custodian_id=_party(session, options.custodian),
        place=options.place,
        serial=options.serial,
        value_source=options.value_source,
    )
    paid = None
    if options.paid_from is not None:
        paid = Paid(account_coded(masters, options.paid_from), options.day)
    _made(enter_asset(session, asset, terminal.words, paid=paid), options, terminal)


def _move(session: Session, options: Namespace, terminal: Terminal) -> None:
    asset = asset_coded(session.book, session.by, options.code).asset
    keeper = _party(session, options.custodian)
    move = NewMove(asset.id, options.day, keeper, options.place, options.reason)
    move_asset(session.book, session.by, move)
    _done(options, terminal, asset.code)


def _dispose(session: Session, options: Namespace, terminal: Terminal) -> None:
    masters, currency = masters_of(session.book, session.by), _currency(session)
    new = NewDisposal(
        asset_coded(session.book, session.by, options.code).asset.id,
        options.day,
        DisposalKind(options.how),
        options.reason,
        _amount(options.proceeds, currency),
        None if options.money is None else account_coded(masters, options.money),
        _party(session, options.buyer),
    )
    if not options.dry_run:
        _made(dispose(session, new, terminal.words), options, terminal)
        return
    found = preview_disposal(session.book, session.by, new)
    if options.json:
        terminal.json(
            {
                "currency": currency.code,
                "charge": decimal_text(found.charge, currency),
                "book_value": decimal_text(found.book_value, currency),
                "result": decimal_text(found.result, currency),
            }
        )
        return
    words = terminal.words
    terminal.say(
        words(
            "Net book value {value}, result {result}.",
            value=format_amount(found.book_value, currency),
            result=format_amount(found.result, currency),
        )
    )


def _depreciate(session: Session, options: Namespace, terminal: Terminal) -> None:
    if not options.dry_run:
        _made(depreciate(session, options.day, terminal.words), options, terminal)
        return
    found, currency = (
        preview_depreciation(session.book, session.by, options.day),
        _currency(session),
    )
    if options.json:
        rows = [
            {"code": each.asset.code, "amount": decimal_text(each.amount, currency)}
            for each in found
        ]
        terminal.json({"currency": currency.code, "charges": rows})
        return
    shown = [
        (each.asset.code, each.asset.name, format_amount(each.amount, currency)) for each in found
    ]
    for line in table(shown, terminal.words, frozenset({2})):
        terminal.say(line)


def _count(session: Session, options: Namespace, terminal: Terminal) -> None:
    book, by = session.book, session.by
    counts = count_assets.list_asset_counts(book, by)
    if options.step == "list":
        _counts(counts, options, terminal)
        return
    if options.step == "open":
        day = options.day or book.now().astimezone().date()
        _done(options, terminal, str(count_assets.open_count(book, by, day, options.note)))
        return
    current = next((each.count.id for each in counts if not each.count.finished), None)
    if current is None:
        raise UserError("asset-count-none")
    if options.step == "say":
        asset = asset_coded(book, by, options.code or "").asset
        found = Counted(asset.id, CountFound(options.found), options.place, options.note)
        count_assets.say_found(book, by, current, found)
        _done(options, terminal, asset.code)
        return
    count_assets.finish_count(book, by, current, options.counted_by, options.witnessed_by)
    _done(options, terminal, str(current))


def _counts(
    counts: tuple[count_assets.CountFile, ...], options: Namespace, terminal: Terminal
) -> None:
    rows = [
        {
            "number": each.count.id,
            "day": each.count.day.isoformat(),
            "finished": each.count.finished,
            "assets": len(each.assets),
            "counted": len(each.count.lines),
            "differences": [
                {"code": each.assets[line.asset_id].code, "found": line.found.value}
                for line in each.count.differences
            ],
        }
        for each in counts
    ]
    if options.json:
        terminal.json({"counts": rows})
        return
    shown = [
        (str(each["number"]), str(each["day"]), f"{each['counted']}/{each['assets']}")
        for each in rows
    ]
    for line in table(shown, terminal.words, frozenset()):
        terminal.say(line)


def _made(made: Made, options: Namespace, terminal: Terminal) -> None:
    words = terminal.words
    if options.json:
        posted = [
            {"series": each.series.value, "number": each.number, "year": each.year_name}
            for each in made.posted
        ]
        terminal.json({"id": made.id, "posted": posted})
        return
    for each in made.posted:
        terminal.say(
            words(
                "{series} number {number} of {year} is posted.",
                series=label(each.series, words),
                number=each.number,
                year=each.year_name,
            )
        )
    if not made.posted:
        terminal.say(words("Done."))


def _done(options: Namespace, terminal: Terminal, code: str) -> None:
    if options.json:
        terminal.json({"code": code})
    else:
        terminal.say(terminal.words("Done: {code}", code=code))


def _currency(session: Session) -> Currency:
    return masters_of(session.book, session.by).organisation.currency


def _amount(text: str | None, currency: Currency) -> int:
    return 0 if text is None else parse_amount(text, currency)


def _party(session: Session, code: str | None) -> int | None:
    return None if code is None else partner_named(session.book, session.by, code).id


_ACTIONS: Final[dict[str, Callable[[Session, Namespace, Terminal], None]]] = {
    "list": _list,
    "class": _class,
    "add": _add,
    "move": _move,
    "dispose": _dispose,
    "depreciate": _depreciate,
    "count": _count,
}
