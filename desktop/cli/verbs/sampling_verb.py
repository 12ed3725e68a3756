"""`sijill sampling`: draw samples of vouchers, write the list to inspect, take the ticks in."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Mapping

from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened
from desktop.cli.terminal import Terminal
from desktop.domain.amounts import parse_amount
from desktop.domain.currency import Currency
from desktop.domain.formats import decimal_text, format_amount
from desktop.domain.isolates import strip_isolates
from desktop.domain.trust.findings import Severity
from desktop.domain.trust.sampling import (
    SampleItem,
    SampleMethod,
    SampleOrder,
    SampleRow,
    Stratum,
)
from desktop.services.ledger.read_journal import masters_of
from desktop.services.session import Session
from desktop.services.trust.sampling.draw_sample import (
    draw_sample,
    list_samples,
    preview_sample,
    view_sample,
)
from desktop.services.trust.sampling.tick_items import tick_items
from desktop.text.labels import label
from desktop.text.sampling import method_text, reason_text


def run(options: Namespace, terminal: Terminal) -> int:
    """Answer in lines or as JSON."""
    answer = {"list": _list, "draw": _draw, "show": _show, "write": _write, "tick": _tick}
    with opened(options, terminal) as session:
        answer[options.action](session, options, terminal)
    return Exit.DONE


def _currency(session: Session) -> Currency:
    return masters_of(session.book, session.by).organisation.currency


def _list(session: Session, options: Namespace, terminal: Terminal) -> None:
    words, currency = terminal.words, _currency(session)
    found = list_samples(session.book, session.by)
    if options.json:
        terminal.json({"samples": [_sample_json(each, currency) for each in found]})
        return
    for each in found:
        done = words("{done} of {all} ticked", done=each.ticked, all=each.items)
        parts = (str(each.id), each.year, method_text(each, words), done)
        terminal.say(strip_isolates(" \u00b7 ".join(parts)))


def _draw(session: Session, options: Namespace, terminal: Terminal) -> None:
    currency = _currency(session)
    order = SampleOrder(
        SampleMethod(options.method),
        options.seed,
        options.size,
        Stratum(options.by),
        tuple(
            sorted(
                parse_amount(part, currency) for part in options.bands.split(",") if part.strip()
            )
        ),
    )
    if not options.dry_run:
        options.number = draw_sample(session.book, session.by, options.year, order)
        _show(session, options, terminal)
        return
    words = terminal.words
    drawn = preview_sample(session.book, session.by, options.year, order)
    if options.json:
        terminal.json(
            {
                "year": drawn.year.name,
                "population": drawn.population,
                "population_amount": decimal_text(drawn.population_amount, currency),
                "items": [
                    {
                        "entry": one.unit.subject,
                        "amount": decimal_text(one.unit.amount, currency),
                        "reason": one.reason,
                    }
                    for one in drawn.picked
                ],
            }
        )
        return
    rows = [
        (one.unit.subject, format_amount(one.unit.amount, currency), reason_text(one.reason, words))
        for one in drawn.picked
    ]
    for line in table(rows, words, frozenset({1})):
        terminal.say(line)


def _show(session: Session, options: Namespace, terminal: Terminal) -> None:
    words, currency = terminal.words, _currency(session)
    sample, items = view_sample(session.book, session.by, options.number)
    if options.json:
        said = _sample_json(sample, currency)
        terminal.json({**said, "items": [_item_json(each, currency) for each in items]})
        return
    terminal.say(words("Sample {number}", number=sample.id))
    terminal.say(strip_isolates(method_text(sample, words)))
    rows = [
        (
            each.entry,
            each.day.isoformat(),
            format_amount(each.amount, currency),
            reason_text(each.reason, words),
            "" if each.result is None else label(each.result, words),
            each.note,
        )
        for each in items
    ]
    for line in table(rows, words, frozenset({2})):
        terminal.say(line)


def _write(session: Session, options: Namespace, terminal: Terminal) -> None:
    from desktop.services.trust.sampling.sample_list import write_sample  # noqa: PLC0415 - slow

    made = write_sample(session.book, session.by, options.number, options.out, terminal.words)
    terminal.say(str(made.path))


def _tick(session: Session, options: Namespace, terminal: Terminal) -> None:
    from desktop.services.trust.sampling.sample_list import read_ticks  # noqa: PLC0415 - slow

    words = terminal.words
    ticks = read_ticks(session.book, session.by, options.number, options.file)
    severity = None if options.findings is None else Severity(options.findings)
    findings: tuple[int, ...] = ()
    if not options.dry_run:
        made = tick_items(session.book, session.by, options.number, ticks, severity)
        findings = made.findings
    if options.json:
        terminal.json(
            {
                "dry_run": options.dry_run,
                "ticks": [
                    {"entry": each.entry, "result": each.result.value, "note": each.note}
                    for each in ticks
                ],
                "findings": list(findings),
            }
        )
        return
    rows = [(each.entry, label(each.result, words), each.note) for each in ticks]
    for line in table(rows, words, frozenset()):
        terminal.say(line)
    terminal.say(words.plural("{n} finding", "{n} findings", len(findings)))


def _sample_json(sample: SampleRow, currency: Currency) -> Mapping[str, object]:
    return {
        "number": sample.id,
        "year": sample.year,
        "method": sample.method.value,
        "seed": sample.seed,
        "parameters": json.loads(sample.parameters),
        "population": sample.population,
        "population_amount": decimal_text(sample.population_amount, currency),
        "officer": sample.officer,
        "recorded_at": sample.recorded_at.isoformat(),
        "count": sample.items,
        "ticked": sample.ticked,
    }


def _item_json(item: SampleItem, currency: Currency) -> Mapping[str, object]:
    return {
        "entry": item.entry,
        "day": item.day.isoformat(),
        "amount": decimal_text(item.amount, currency),
        "narration": item.narration,
        "reason": item.reason,
        "result": None if item.result is None else item.result.value,
        "note": item.note,
    }
