"""Take a file from outside: through one descriptor, within the caps, for what it really is."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.archive.file_name import honest_name
from desktop.domain.archive.kinds import LARGEST_DOCUMENT, DocumentKind
from desktop.domain.errors import UserError
from desktop.exchange.incoming.recognise import recognise
from desktop.exchange.incoming.span import Held, OpenFile, Span

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that may come in; `name` is honest about what it holds, `size` in bytes.

    `sha256` was made by reading it once; `pieces` reads it again and makes sure that it is still
    the same.
    """

    name: str
    kind: DocumentKind
    size: int
    sha256: str
    span: Span

    def pieces(self) -> Iterator[bytes]:
        """Yield the content; raises UserError `document-changed` at the end where it differs."""
        digest = hashlib.sha256()
        with _reading(self.name):
            for piece in self.span.pieces():
                digest.update(piece)
                yield piece
        if digest.hexdigest() != self.sha256:
            raise UserError("document-changed", file=self.name)


@contextmanager
def incoming(source: Path | bytes, name: str = "") -> Iterator[Incoming]:
    """Give what `source` holds while it stays open; `name` is for bytes, else the file's own.

    Raises UserError `document-missing`, `document-not-a-file` (a folder, a pipe, a device),
    `document-is-link`, `document-unreadable`, `document-too-large`, `document-changed`, or what
    `recognise` raises. Nothing is read of what is too large, or is no file.
    """
    if isinstance(source, bytes):
        yield _examined(Held(source), name or "document.bin")
        return
    shown = source.name
    with _opened(source, shown) as (descriptor, size):
        yield _examined(OpenFile(descriptor, size), shown)


def _examined(span: Span, name: str) -> Incoming:
    if span.size > LARGEST_DOCUMENT:
        raise UserError(
            "document-too-large",
            file=name,
            megabytes=-(-span.size // _MEGABYTE),
            most=LARGEST_DOCUMENT // _MEGABYTE,
        )
    with _reading(name):
        kind = recognise(span, name)
        digest = hashlib.sha256()
        length = 0
        for piece in span.pieces():
            digest.update(piece)
            length += len(piece)
    if length != span.size:
        raise UserError("document-changed", file=name)
    return Incoming(honest_name(name, kind), kind, span.size, digest.hexdigest(), span)


@contextmanager
def _opened(path: Path, shown: str) -> Iterator[tuple[int, int]]:
    """Open without following a link and without waiting for the other end of a pipe."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
    for more in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC"):
        flags |= getattr(os, more, 0)
    if path.is_symlink():  # where the system has no O_NOFOLLOW
        raise UserError("document-is-link", file=shown)
    if path.exists() and not path.is_file():
        raise UserError("document-not-a-file", file=shown)
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        raise _refusal(error, shown) from error
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise UserError("document-not-a-file", file=shown)
        yield descriptor, found.st_size
    finally:
        with contextlib.suppress(OSError):
            os.close(descriptor)


@contextmanager
def _reading(shown: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserError("document-unreadable", file=shown) from error


def _refusal(error: OSError, shown: str) -> UserError:
    if error.errno == errno.ELOOP:
        return UserError("document-is-link", file=shown)
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return UserError("document-missing", file=shown)
    if error.errno in {errno.EISDIR, errno.ENXIO, errno.ENODEV}:
        return UserError("document-not-a-file", file=shown)
    return UserError("document-unreadable", file=shown)
