"""Comments and the tags in them: `key: value`, several with commas, and `:one:two:`."""

from __future__ import annotations

import re
from typing import Final

from desktop.domain.ledger.imported import Tags

_BARE: Final = re.compile(r":(?:[^\s:,;]+:)+")
_KEYED: Final = re.compile(r"(?<![^\s,])([^\s,:]+)::?(?=\s|[^\s/,:]|,|$)")
_MOST_REMEMBERED: Final = 50_000
_remembered: dict[str, tuple[str, Tags]] = {}


def read_comment(text: str) -> tuple[str, Tags]:
    """Return what is left to show of the comment `text`, and its tags.

    A comment that is nothing but tags leaves nothing to show; any other is kept whole, tags and
    all, so that no word is lost.
    """
    known = _remembered.get(text)
    if known is not None:
        return known
    found = _read(text.strip())
    if len(_remembered) >= _MOST_REMEMBERED:
        _remembered.clear()
    _remembered[text] = found
    return found


def _read(text: str) -> tuple[str, Tags]:
    if ":" not in text:
        return text, ()
    tags: list[tuple[str, str]] = []
    rest = text
    bare = _BARE.match(text)
    if bare is not None:
        tags += [(name, "") for name in bare[0].strip(":").split(":")]
        rest = text[bare.end() :].strip()
    only_tags = True
    for part in rest.split(","):
        keyed = _KEYED.search(part)
        if keyed is None:
            only_tags = only_tags and not part.strip()
        else:
            tags.append((keyed[1], part[keyed.end() :].strip()))
            only_tags = only_tags and not part[: keyed.start()].strip()
    return ("" if only_tags else text), tuple(tags)
