"""A schedule with every kind of cell, and its words."""

import datetime as dt

from desktop.domain.currency import currency_of
from desktop.domain.ledger.dimensions import PartnerKind
from desktop.domain.ledger.schedules.schedule import (
    Column,
    Fact,
    Holds,
    Link,
    Money,
    Name,
    Row,
    Said,
    Schedule,
)
from desktop.domain.ledger.statements.table import RowKind
from desktop.text.schedules.words import ScheduleWords

LYD, USD = currency_of("LYD"), currency_of("USD")
DAY = dt.date(2025, 3, 15)
WORDS = ScheduleWords(
    title="Fund",
    subtitle="From {first_day} to {last_day}",
    columns={
        "name": "Name",
        "kind": "Kind",
        "day": "Day",
        "amount": "Amount",
        "foreign": "Currency",
        "count": "Entries",
        "share": "Share",
        "nothing": "Memo",
    },
    said={"page": "Receipt {number}"},
    facts={"held": "Total", "who": "Name"},
    notes={"open": "The year is not closed yet: these figures can still change."},
    signatories={"treasurer": "Treasurer"},
)
EVIL = "=HYPERLINK(1)"


def made():
    """Return the schedule, under the key `made`."""
    columns = (
        Column("name"),
        Column("kind"),
        Column("day", Holds.DAY),
        Column("amount", Holds.AMOUNT),
        Column("foreign", Holds.AMOUNT),
        Column("count", Holds.NUMBER),
        Column("share", Holds.PERCENT),
        Column("nothing", optional=True),
    )
    page, dollars = Said("page", (("number", "7"),)), Money(1250, USD)
    told = (page, PartnerKind.DONOR, DAY, -1_250_500, dollars, 3, 1250, None)
    rows = (
        Row(RowKind.HEADING, (Name("أصول", "Assets"),)),
        Row(RowKind.ITEM, told, level=1, link=Link(entry_id=4, subject="asset:3")),
        Row(RowKind.ITEM, (EVIL, None, None, 0, None, None, -5, ""), level=1),
        Row(RowKind.TOTAL, (Name("", "Sum"), None, None, -1_250_500, None, 3, 10_000, None)),
    )
    return Schedule(
        key="made",
        organisation=Name("مؤسسة الاختبار", "Test Foundation"),
        currency=LYD,
        year="2025",
        first_day=dt.date(2025, 1, 1),
        last_day=dt.date(2025, 12, 31),
        columns=columns,
        rows=rows,
        subject=Name("الخزينة", "Cash box"),
        facts=(Fact("held", 12_000), Fact("who", Name("سالم", "Salem"))),
        notes=("open",),
        signatories=("treasurer",),
    )
