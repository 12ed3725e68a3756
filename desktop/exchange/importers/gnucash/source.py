"""The elements of a GnuCash file, one after the other: packed or plain, within limits."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, cast
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from desktop.domain.errors import UserError

LARGEST_UNPACKED: Final = 1024 * 1024 * 1024
"""Bytes of XML; 100,000 transactions take about 170 million."""
_GZIP: Final = b"\x1f\x8b"
_SQLITE: Final = b"SQLite format 3\x00"
_NAMESPACE: Final = "http://www.gnucash.org/XML/"
_WHOLE: Final = frozenset({"gnc:account", "gnc:transaction", "gnc:commodity"})
_NOT_OURS: Final = frozenset({"gnc:template-transactions", "gnc:schedxaction", "gnc:budget"})


class _Capped:
    """Reads on until the limit, and no further, whatever the packing claims."""

    def __init__(self, inner: BinaryIO, name: str) -> None:
        self._inner, self._name, self._left = inner, name, LARGEST_UNPACKED

    def read(self, size: int = -1) -> bytes:
        data = self._inner.read(size)
        self._left -= len(data)
        if self._left < 0:
            megabytes = LARGEST_UNPACKED // 1024**2
            raise UserError("table-too-large", file=self._name, megabytes=megabytes)
        return data


def elements(path: Path) -> Iterator[Element]:
    """Yield every account, commodity and transaction of the book, whole, in the file's order.

    What belongs to scheduled transactions is passed over: nothing of it happened. Raises UserError
    `file-missing`, `file-not-regular`, `file-unreadable`, `table-too-large`, `gnucash-not-a-book`
    or `gnucash-database` (the file is SQLite).
    """
    try:
        if not path.is_file():
            raise UserError("file-not-regular" if path.exists() else "file-missing", path=str(path))
        with path.open("rb") as file:
            head = file.read(16)
            file.seek(0)
            if head == _SQLITE:
                raise UserError("gnucash-database", file=path.name)
            packed = head.startswith(_GZIP)
            plain = cast("BinaryIO", gzip.GzipFile(fileobj=file)) if packed else file
            yield from _walk(_Capped(plain, path.name), path.name)
    except (ParseError, DefusedXmlException, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UserError("gnucash-not-a-book", file=path.name) from error
    except (OSError, ValueError) as error:
        raise UserError("file-unreadable", path=str(path)) from error


def _walk(stream: _Capped, name: str) -> Iterator[Element]:
    skipping = 0
    root: Element | None = None
    for event, element in iterparse(stream, events=("start", "end")):
        tag = short(element.tag)
        if event == "start":
            if root is None:
                root = element
                if tag != "gnc-v2":
                    raise UserError("gnucash-not-a-book", file=name)
            skipping += tag in _NOT_OURS
            continue
        if tag in _NOT_OURS:
            skipping -= 1
            element.clear()
        elif tag in _WHOLE:
            if not skipping:
                yield element
            element.clear()
        elif tag == "gnc:pricedb":
            element.clear()


def short(tag: str) -> str:
    """Return "act:name" for the name that XML has for it."""
    if not tag.startswith("{"):
        return tag
    space, _, local = tag[1:].partition("}")
    return f"{space.removeprefix(_NAMESPACE)}:{local}"


def text_of(element: Element, tag: str) -> str:
    """Return the text of the first child called `tag` ("trn:num"), "" where there is none."""
    space, _, local = tag.partition(":")
    found = element.findtext(f"{{{_NAMESPACE}{space}}}{local}")
    return "" if found is None else found.strip()


def child(element: Element, tag: str) -> Element | None:
    """Return the first child called `tag`."""
    space, _, local = tag.partition(":")
    return element.find(f"{{{_NAMESPACE}{space}}}{local}")


def children(element: Element, tag: str) -> list[Element]:
    """Return the children called `tag`."""
    space, _, local = tag.partition(":")
    return element.findall(f"{{{_NAMESPACE}{space}}}{local}")
