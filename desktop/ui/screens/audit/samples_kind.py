"""The register of samples: draw one, write the list to inspect, take it in filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.amounts import parse_amount
from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_name, strip_isolates
from desktop.domain.trust.acting import Act
from desktop.domain.trust.findings import Severity
from desktop.domain.trust.sampling import SampleMethod, SampleOrder, SampleRow, Stratum
from desktop.services.ledger.read_journal import masters_of
from desktop.services.session import Session
from desktop.services.trust.sampling.draw_sample import draw_sample, list_samples
from desktop.services.trust.sampling.tick_items import Ticked, tick_items
from desktop.text.labels import label
from desktop.text.labels.audit_pack import LABELS
from desktop.text.sampling import method_text
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.audit.taking_out import ask_file
from desktop.ui.screens.registers.kind import Deed, Desk, Question, RegisterKind, Values
from desktop.ui.tables.column import Column, Kind
from desktop.ui.words import said, ui_words
from desktop.ui.work.handle import Progress
from desktop.ui.work.topic import Topic

_ABOUT: Final = mark(
    "Vouchers drawn for inspection. The same seed draws the same ones, so that anybody can check "
    "that they were not chosen."
)
_CHANGED: Final = frozenset({Topic.FINDINGS})


class Told:
    """A sample as the list shows it."""

    def __init__(self, sample: SampleRow) -> None:
        words = ui_words()
        self.sample = sample
        self.number = str(sample.id)
        self.year = sample.year
        self.method = label(sample.method, words)
        self.how = strip_isolates(method_text(sample, words))
        self.amount = sample.population_amount
        self.ticked = words("{done} of {all} ticked", done=sample.ticked, all=sample.items)
        self.officer = sample.officer


def _draw(session: Session, values: Values) -> str:
    currency = masters_of(session.book, session.by).organisation.currency
    size = str(values["size"]).strip()
    if not size.isdecimal() or len(size) > 9:
        raise UserError("sample-size")
    bands = (part for part in str(values["bands"] or "").split(",") if part.strip())
    order = SampleOrder(
        SampleMethod(values["method"]),
        values["seed"],
        int(size),
        Stratum(values["by"]),
        tuple(sorted(parse_amount(part, currency) for part in bands)),
    )
    return str(draw_sample(session.book, session.by, values["year"] or None, order))


def _write(desk: Desk, told: Told) -> None:
    owner = desk if isinstance(desk, QWidget) else None
    path = ask_file(owner, f"sample-{told.number}", (".pdf", ".xlsx", ".csv"))
    if path is not None:
        write_list(desk, told, path)


def write_list(desk: Desk, told: Told, path: Path) -> None:
    """Write the list of a sample to the new file `path`."""
    session, words, context = desk.context.session, ui_words(), desk.context

    def deed(_: Progress) -> Path:
        from desktop.services.trust.sampling.sample_list import (  # noqa: PLC0415 - slow
            write_sample,
        )

        return write_sample(session.book, session.by, told.sample.id, path, words).path

    context.work.long(
        deed,
        lambda made: context.toast(words("Saved: {path}", path=isolate_name(made))),
        lambda error: context.toast(said(error)),
    )


def _take(desk: Desk, told: Told) -> None:
    owner, words = desk if isinstance(desk, QWidget) else None, ui_words()
    name, _ = QFileDialog.getOpenFileName(
        owner, words("Take in ticks"), "", words("Tables") + " (*.csv *.xlsx)"
    )
    if name:
        take_list(desk, told, Path(name))


def take_list(desk: Desk, told: Told, path: Path) -> None:
    """Take in a list that was filled in, all or nothing; what is not in order becomes findings."""
    session, context, number = desk.context.session, desk.context, told.sample.id

    def write() -> Ticked:
        from desktop.services.trust.sampling.sample_list import read_ticks  # noqa: PLC0415 - slow

        ticks = read_ticks(session.book, session.by, number, path)
        return tick_items(session.book, session.by, number, ticks, Severity.MINOR)

    def done(made: Ticked) -> None:
        words = ui_words()
        context.toast(words.plural("{n} tick was taken in", "{n} ticks were taken in", made.ticks))
        desk.reload()

    context.work.write(write, done, lambda error: context.toast(said(error)), _CHANGED)


def _options(kind: type[SampleMethod | Stratum]) -> tuple[tuple[str, str], ...]:
    return tuple((str(each.value), LABELS[each]) for each in kind)


def _fields(_context: Any) -> tuple[Field, ...]:
    return (
        Field("year", mark("Fiscal year"), hint=mark("Empty: the last one.")),
        Field("method", mark("How it is drawn"), FieldKind.CHOICE, options=_options(SampleMethod)),
        Field("seed", mark("Seed"), required=True, hint=mark("A date, or dice that you threw.")),
        Field(
            "size",
            mark("How many vouchers"),
            required=True,
            hint=mark("With strata: of each of them."),
        ),
        Field("by", mark("Strata"), FieldKind.CHOICE, options=_options(Stratum)),
        Field("bands", mark("Bands begin at"), placeholder="1000,10000"),
    )


SAMPLES: Final = RegisterKind(
    key="samples",
    title=mark("Samples"),
    icon="list-tree",
    none=mark("No samples yet"),
    about=_ABOUT,
    columns=(
        Column("number", mark("Number"), Kind.CODE, width=9),
        Column("year", mark("Fiscal year"), Kind.CODE, width=12),
        Column("how", mark("How it was drawn"), stretch=3, width=36),
        Column("amount", mark("Amount drawn from"), Kind.AMOUNT, width=16),
        Column("ticked", mark("Inspected"), width=16),
        Column("officer", mark("Officer"), Kind.CODE, width=9),
    ),
    load=lambda session: [Told(each) for each in list_samples(session.book, session.by)],
    code_of=lambda told: told.number,
    text_of=lambda told: f"{told.number} {told.year} {told.how}",
    act=Act.WRITE_FINDING,
    topics=_CHANGED,
    adding=Question(
        title=mark("Draw a sample"),
        about=_ABOUT,
        confirm=mark("Draw"),
        icon="list-tree",
        fields=_fields,
        write=_draw,
        said=mark("The sample {code} is drawn."),
        changes=_CHANGED,
        values={"method": SampleMethod.RANDOM.value, "by": Stratum.SERIES.value},
        places={
            "year-unknown": "year",
            "sample-seed-empty": "seed",
            "sample-seed-long": "seed",
            "sample-size": "size",
            "sample-larger": "size",
        },
    ),
    deeds=(
        Deed("write", mark("Write the list to inspect"), "file-down", _write, "F8"),
        Deed(
            "take",
            mark("Take in ticks"),
            "upload",
            _take,
            "F7",
            act=Act.WRITE_FINDING,
        ),
    ),
)
