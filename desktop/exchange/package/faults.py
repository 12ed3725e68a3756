"""What is wrong with a package: a key for the report and where it was found."""

from __future__ import annotations

from collections.abc import Mapping


class PackageFault(Exception):  # noqa: N818 - a verdict, not a failure of ours
    """A package, or a part of it, does not hold; `key` is kebab-case, `fields` say where."""

    def __init__(self, key: str, /, **fields: object) -> None:
        super().__init__(key, fields)
        self.key = key
        self.fields: Mapping[str, object] = fields
