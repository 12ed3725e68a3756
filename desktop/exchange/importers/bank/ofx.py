"""Read statements in OFX 1 (SGML) and OFX 2 (XML).

The tree is made by ofxtools, whose parser knows no document types and no entities, so that nothing
can unfold; nothing of it that reaches for the network is imported. Values are read here: its models
refuse whole files for a code that no bank keeps to.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import unescape

from desktop.domain.currency import Currency, currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.banks.cells import amount_in
from desktop.domain.ledger.banks.layout import DecimalSign
from desktop.domain.ledger.banks.statement import MOST_LINES, ReadStatement, StatementLine
from desktop.exchange.importers.bank.source import BankFile
from desktop.exchange.importers.bank.table import shown

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OPEN: Final = "<![CDATA["
_CLOSE: Final = "]]>"
_MOST_TAGS: Final = 2_000_000
_ENTITIES: Final = {"&quot;": '"', "&apos;": "'", "&nbsp;": " "}
_DAY: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_STATEMENTS: Final = ("STMTRS", "CCSTMTRS")


def read_ofx(file: BankFile) -> ReadStatement:
    """Return the statement that an OFX file holds.

    Raises UserError `ofx-malformed`, `ofx-several` (more than one account in the file),
    `ofx-currency`, `statement-too-long`, or `statement-row` for a value that cannot be read; rows
    count the transactions.
    """
    root = _tree(file)
    found = [each for each in root.iter() if each.tag in _STATEMENTS]
    if len(found) != 1:
        raise UserError("ofx-several" if found else "ofx-malformed", file=file.name)
    statement = found[0]
    code = _text(statement, "CURDEF").upper()
    try:
        currency = currency_of(code)
    except UserError as error:
        raise UserError("ofx-currency", file=file.name, code=code) from error
    lines = []
    for number, each in enumerate(statement.iter("STMTTRN"), start=1):
        if number > MOST_LINES:
            raise UserError("statement-too-long", file=file.name, most=MOST_LINES)
        amount = _amount(_text(each, "TRNAMT"), number, currency)
        if amount is None:
            raise UserError("statement-row-amount", row=number)
        words = (_text(each, tag) for tag in ("NAME", "MEMO"))
        lines.append(
            StatementLine(
                day=_day(_text(each, "DTPOSTED"), number),
                amount=amount,
                description=" ".join(dict.fromkeys(word for word in words if word)),
                reference=_text(each, "CHECKNUM") or _text(each, "REFNUM"),
                bank_id=_text(each, "FITID"),
                row=number,
            )
        )
    ledger = statement.find("LEDGERBAL")
    closing = None if ledger is None else _amount(_text(ledger, "BALAMT"), 0, currency)
    return ReadStatement(
        tuple(lines), closing=closing, number=_text(statement, "ACCTID"), currency=code
    )


def _tree(file: BankFile) -> Element:
    from ofxtools.header import parse_header  # noqa: PLC0415
    from ofxtools.Parser import TreeBuilder  # noqa: PLC0415

    if file.data.count(b"<") > _MOST_TAGS:
        raise UserError("statement-too-long", file=file.name, most=MOST_LINES)
    try:
        _, text = parse_header(io.BytesIO(file.data.removeprefix(b"\xef\xbb\xbf")))
        builder = TreeBuilder()
        builder.feed(_without_cdata(text))
        root = builder.close()
    except Exception as error:  # its errors are of many classes
        raise UserError("ofx-malformed", file=file.name) from error
    if root is None or root.tag != "OFX":
        raise UserError("ofx-malformed", file=file.name)
    return root


def _without_cdata(text: str) -> str:
    """Return the text with marked sections as plain text.

    The parser looks for the end of one with a pattern that takes the square of a long line.
    """
    parts: list[str] = []
    at = 0
    while (start := text.find(_OPEN, at)) >= 0:
        end = text.find(_CLOSE, start)
        if end < 0:
            break
        inner = text[start + len(_OPEN) : end]
        parts += (text[at:start], inner.replace("&", "&amp;").replace("<", "&lt;"))
        at = end + len(_CLOSE)
    return "".join((*parts, text[at:].replace(_OPEN, "")))


def _text(element: Element, tag: str) -> str:
    found = next(element.iter(tag), None)
    text = "" if found is None else (found.text or "")
    return shown(unescape(text, _ENTITIES), tag.lower())[:2_000]


def _day(text: str, number: int) -> dt.date:
    """Return the day of a moment as the bank wrote it; its time zone is that of the bank."""
    found = _DAY.match(text)
    if found is None:
        raise UserError("ofx-day", row=number, text=text)
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise UserError("ofx-day", row=number, text=text) from None


def _amount(text: str, number: int, currency: Currency) -> int | None:
    """Return minor units; OFX allows a point or a comma before the decimals, and no groups."""
    sign = DecimalSign.COMMA if "," in text else DecimalSign.POINT
    try:
        return amount_in(text, sign, currency)
    except UserError as error:
        raise UserError("ofx-amount", row=number, text=text, reason=error) from error
