"""The general ledger on paper: pages per CPU second and peak memory, beside the bare canvas.

Run as a program (`python -m tests.bench.paper LINES ours|canvas`) it draws once and tells JSON, so
that the peak memory is that of one drawing.
"""

import datetime as dt
import io
import json
import subprocess
import sys
import time

from tests.bench import book
from tests.bench.figures import Figure, peak_memory

_LINES = 10_000
_MEMORY = 120
_PAGES_A_SECOND = 150


def ledger():
    """Yield the ledger of 10,000 lines, and how it grows to 20,000."""
    try:
        first, canvas, second = (
            _drawn(lines, how)
            for lines, how in ((_LINES, "ours"), (_LINES, "canvas"), (2 * _LINES, "ours"))
        )
    except subprocess.SubprocessError as error:
        yield Figure("general ledger PDF", None, note=f"not measured: {type(error).__name__}")
        return
    speed = first["pages"] / first["cpu"]
    note = f"{first['pages']} pages, {speed:.0f} a CPU second (target {_PAGES_A_SECOND})"
    yield Figure(
        f"general ledger PDF, {_LINES:,} lines", first["cpu"], canvas["cpu"], 1.4, note=note
    )
    peak = first["peak"] / 1024
    kept = "met" if peak <= _MEMORY else "MISSED"
    told = f"{peak:.0f} MB, {first['before'] / 1024:.0f} before drawing; {_MEMORY} MB {kept}"
    yield Figure("  its peak memory", None, note=told)
    yield Figure("  20,000 lines beside 10,000", second["cpu"], first["cpu"], 2.2)


def _drawn(lines, how):
    command = [sys.executable, "-m", "tests.bench.paper", str(lines), how]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=600)
    return json.loads(told.stdout)


def _ledger_lines(count):
    from desktop.domain.ledger.entry import Series  # noqa: PLC0415
    from desktop.domain.ledger.statements.ledger_line import LedgerLine  # noqa: PLC0415

    made = []
    for number, voucher in enumerate(book.vouchers(count // 2), start=1):
        for account, project, fund, amount, memo in voucher.lines:
            made.append(
                LedgerLine(
                    number,
                    voucher.day,
                    Series(voucher.series),
                    number,
                    voucher.narration,
                    memo,
                    account + 1,
                    fund + 1,
                    None if project is None else project + 1,
                    None,
                    amount,
                )
            )
    made = made[:count]
    return sorted(made, key=lambda each: (book.ACCOUNTS[each.account_id - 1].code, each.day))


def _ours(lines):
    from desktop.domain.currency import currency_of  # noqa: PLC0415
    from desktop.domain.ledger.chart import Account, AccountKind  # noqa: PLC0415
    from desktop.domain.ledger.dimensions import Fund, Restriction  # noqa: PLC0415
    from desktop.domain.ledger.statements.general_ledger import general_ledger  # noqa: PLC0415
    from desktop.reports.statements.general_ledger import Names  # noqa: PLC0415
    from desktop.reports.statements.pdf import ledger_pdf  # noqa: PLC0415
    from desktop.reports.statements.stamp import Stamp  # noqa: PLC0415
    from desktop.text.words import words_of  # noqa: PLC0415

    accounts = {
        at: Account(
            at,
            each.code,
            each.name,
            "",
            AccountKind(each.kind),
            None,
            each.path,
            None,
            None,
            postable=True,
            active=True,
        )
        for at, each in enumerate(book.ACCOUNTS, start=1)
    }
    funds = {
        at: Fund(at, code, name, "", Restriction.RESTRICTED, active=True)
        for at, (code, name) in enumerate(book.FUNDS, start=1)
    }
    words = words_of("ar")
    rows = general_ledger(lines, accounts.values(), {})
    before = time.process_time()
    made = ledger_pdf(
        rows,
        Names(accounts, funds, currency_of("LYD")),
        days=(book.FIRST_DAY, dt.date(2025, 12, 31)),
        organisation="مؤسسة القياس",
        stamp=Stamp(dt.datetime(2026, 1, 5, 9, 0, tzinfo=dt.UTC)),
        words=words,
    )
    return made.pages, time.process_time() - before


def _canvas(lines):
    """Draw the same cells on the bare canvas, 40 to a page, the Arabic as it comes, unshaped."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    from desktop import resources  # noqa: PLC0415

    face = str(resources.path("fonts/NotoNaskhArabic-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("Face", face))
    before = time.process_time()
    canvas, pages, balance = Canvas(io.BytesIO(), pagesize=A4, pageCompression=1), 0, 0
    for start in range(0, len(lines), 40):
        canvas.setFont("Face", 7.5)
        for row, line in enumerate(lines[start : start + 40]):
            balance += line.amount
            height = 780 - row * 18
            cells = (
                f"{line.day.isoformat()}",
                f"{line.series.value} {line.number}",
                f"{line.narration} {line.memo}"[:60],
                f"F{line.fund_id:02}",
                f"{line.debit / 1000:,.3f}",
                f"{line.credit / 1000:,.3f}",
                f"{balance / 1000:,.3f}",
            )
            for at, cell in enumerate(cells):
                canvas.drawRightString(560 - at * 76, height, cell)
            canvas.line(30, height - 4, 565, height - 4)
        canvas.showPage()
        pages += 1
    canvas.save()
    return pages, time.process_time() - before


if __name__ == "__main__":
    lines = _ledger_lines(int(sys.argv[1]))
    before = peak_memory()
    pages, cpu = {"ours": _ours, "canvas": _canvas}[sys.argv[2]](lines)
    peak = peak_memory()
    sys.stdout.write(json.dumps({"pages": pages, "cpu": cpu, "peak": peak, "before": before}))
