"""What a file is, by its first bytes and never by its name; what is not wanted is named.

Nothing is unfolded, run or drawn to find out.
"""

from __future__ import annotations

import re
from typing import Final

from desktop.domain.archive.kinds import DocumentKind
from desktop.domain.errors import UserError
from desktop.exchange.incoming.office import office_kind
from desktop.exchange.incoming.span import Span

_HEAD: Final = 4096

_KINDS: Final = (
    (b"%PDF-", DocumentKind.PDF),
    (b"\xff\xd8\xff", DocumentKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", DocumentKind.PNG),
    (b"II*\x00", DocumentKind.TIFF),
    (b"MM\x00*", DocumentKind.TIFF),
)
_PROGRAMS: Final = (
    b"MZ",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"dex\n",
    b"\x00asm",
)
_ARCHIVES: Final = (
    b"Rar!",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
    b"MSCF",
    b"PK\x05\x06",
    b"PK\x07\x08",
)
_SHORTCUT: Final = b"\x4c\x00\x00\x00\x01\x14\x02\x00"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SCRIPT_ENDINGS: Final = frozenset(
    (
        *("bat", "cmd", "com", "ps1", "psm1", "vbs", "vbe", "js", "jse", "mjs", "wsf", "wsh"),
        *("hta", "py", "pyw", "pl", "rb", "sh", "bash", "php", "reg", "inf", "scf", "jar", "lua"),
        *("tcl", "command", "desktop", "url", "webloc", "lnk", "scr", "pif", "cpl", "msc"),
    )
)
_WEB: Final = re.compile(
    rb"<(!doctype\s+html|html|head|body|script|iframe|form|meta|style)\b", re.IGNORECASE
)
_SVG: Final = re.compile(rb"<(!doctype\s+svg|svg)\b", re.IGNORECASE)
_MAIL: Final = re.compile(
    rb"(from|to|date|subject|received|return-path|message-id|mime-version|delivered-to|"
    rb"dkim-signature|x-[a-z-]+|content-type|reply-to|cc):[ \t]",
    re.IGNORECASE,
)
_SHORTCUT_TEXT: Final = re.compile(rb"\s*\[(internetshortcut|desktop entry)\]", re.IGNORECASE)
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")


def recognise(span: Span, name: str) -> DocumentKind:
    """Return what the file is; `name` only tells apart kinds of plain text.

    Raises UserError `document-empty`, `document-is-program`, `document-is-script`,
    `document-is-shortcut`, `document-is-archive`, `document-is-web-page`, `document-is-drawing`,
    `document-is-old-office`, `document-has-macros`, `document-office-odd` or
    `document-kind-unknown`, each with the field `file`.
    """
    if not span.size:
        raise UserError("document-empty", file=name)
    head = span.read(0, _HEAD)
    for start, kind in _KINDS:
        if head.startswith(start):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return DocumentKind.WEBP
    if head.startswith(b"PK\x03\x04"):
        return office_kind(span, name)
    _refuse_by_start(head, name)
    return _text_kind(span, head, name)


def _refuse_by_start(head: bytes, name: str) -> None:
    if head.startswith(_PROGRAMS) and b"\x00" in head:
        raise UserError("document-is-program", file=name)
    if head.startswith(_SHORTCUT):
        raise UserError("document-is-shortcut", file=name)
    if head.startswith(_ARCHIVES) or head[257:262] == b"ustar":
        raise UserError("document-is-archive", file=name)
    if head.startswith(_OLD_OFFICE):
        raise UserError("document-is-old-office", file=name)


def _text_kind(span: Span, head: bytes, name: str) -> DocumentKind:
    """Return the kind of a plain text: in UTF-8, or in the old Arabic code page of Windows."""
    if not _is_text(span):
        raise UserError("document-kind-unknown", file=name)
    if _SVG.search(head):
        raise UserError("document-is-drawing", file=name)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    ending = name.rpartition(".")[2].lower()
    if _MAIL.match(start) and ending == "eml":
        return DocumentKind.EMAIL  # its parts are kept as they are, and shown as text
    if start.startswith(b"<?xml") or _WEB.search(head) or ending in {"htm", "html", "xhtml"}:
        raise UserError("document-is-web-page", file=name)
    if _SHORTCUT_TEXT.match(start):
        raise UserError("document-is-shortcut", file=name)
    if start.startswith((b"#!", b"<?php", b"@echo")) or ending in _SCRIPT_ENDINGS:
        raise UserError("document-is-script", file=name)
    if start.startswith(b"{\\rtf"):
        raise UserError("document-is-old-office", file=name)
    return DocumentKind.CSV if ending in {"csv", "tsv"} else DocumentKind.TEXT


def _is_text(span: Span) -> bool:
    """Whether nothing in the whole file is a control character that no text has."""
    return not any(_CONTROLS.search(piece) for piece in span.pieces())
