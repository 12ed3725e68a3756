"""The one kind of error a person can do something about; every other exception is our bug."""

from __future__ import annotations

from collections.abc import Mapping


class UserError(Exception):
    """Something the person at the keyboard can mend.

    `key` names the sentence (kebab-case; its text, in every language, is looked up in
    `desktop.text.errors` at the edge, never here) and `fields` are the values that the sentence
    inserts. Nothing was changed when this is raised.
    """

    def __init__(self, key: str, /, **fields: object) -> None:
        super().__init__(key, fields)
        self.key = key
        self.fields: Mapping[str, object] = fields

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.fields.items())
        return f"{self.key}({shown})"
