"""Comments and the tags in them: `key: value`, several with commas, and `:one:two:`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from desktop.domain.ledger.imported import Tags

_BARE: Final = re.compile(r":(?:[^\s:,;]+:)+")
_KEYED: Final = re.compile(r"(?<![^\s,])([^\s,:]+)::?(?=\s|[^\s/,:]|,|$)")
_MOST_REMEMBERED: Final = 20_000
_LONGEST_REMEMBERED: Final = 200


def read_comment(text: str) -> tuple[str, Tags]:
    """Return what is left to show of the comment `text`, and its tags.

    A comment that is nothing but tags leaves nothing to show; any other is kept whole, tags and
    all, so that no word is lost.
    """
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else _read(text.strip())


@lru_cache(maxsize=_MOST_REMEMBERED)
def _remembered(text: str) -> tuple[str, Tags]:
    """Books repeat the same few tags on every line; they are read once."""
    return _read(text.strip())


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
