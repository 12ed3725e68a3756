"""Long lists for the tests of tables, made of numbers."""

from dataclasses import dataclass

from desktop.ui.tables.source import Page, Source, Totals


@dataclass(frozen=True, slots=True)
class Row:
    id: int
    name: str
    amount: int


def row(n):
    return Row(n, f"سطر {n}", n * 1000 - 5000)


def source(count, *, anchors=True, back=True, asked=None):
    """Rows 0..count-1 by key; `asked` hears every question."""
    hear = (lambda *_: None) if asked is None else lambda *question: asked.append(question)

    def page(after, limit):
        hear("page", after)
        first = 0 if after is None else after + 1
        rows = tuple(row(n) for n in range(first, min(first + limit, count)))
        return Page(rows, rows[-1].id if len(rows) == limit else None)

    def totals():
        return Totals(count, {"amount": sum(range(count)) * 1000 - 5000 * count})

    def backwards(limit):
        hear("back", limit)
        return tuple(row(n) for n in range(count - 1, max(count - 1 - limit, -1), -1))

    def keys(after, step, limit):
        hear("anchors", after)
        first = 0 if after is None else after + 1
        return tuple(range(first + step - 1, min(first + limit, count), step))

    return Source(page, totals, backwards if back else None, keys if anchors else None)
