"""Every error a person can mend has its sentence, with the fields that the sentence needs."""

from __future__ import annotations

import ast

from catalogue_check import fields_of
from desktop.domain.errors import UserError
from desktop.text.errors import SENTENCES, sentence
from desktop.text.words import words_of
from tests.house.sources import calls, files, name, tree


def raised(module):
    """Yield (key, fields or None when they are passed on, line) of each `UserError("…")`."""
    for called, node in calls(module):
        if called.rpartition(".")[2] != "UserError" or not node.args:
            continue
        passed_on = any(keyword.arg is None for keyword in node.keywords)
        fields = None if passed_on else {keyword.arg for keyword in node.keywords}
        for key in literals(node.args[0]):
            yield key, fields, node.lineno


def literals(node):
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from literals(one)
            yield from literals(other)


def fields_wanted(key):
    return {field.partition("!")[0] for field in fields_of(SENTENCES[key])}


def everywhere():
    return [(name(p), *found) for p in files("desktop") for found in raised(tree(p))]


def strings():
    nodes = (node for path in files("desktop") for node in ast.walk(tree(path)))
    constants = (node for node in nodes if isinstance(node, ast.Constant))
    return [node.value for node in constants if isinstance(node.value, str)]


def test_every_error_raised_has_a_sentence():
    unknown = [f"{file}:{line}: {key}" for file, key, _, line in everywhere()]
    assert [text for text in unknown if text.rpartition(" ")[2] not in SENTENCES] == []


def test_every_sentence_belongs_to_an_error_in_the_source():
    said = strings()
    # Once is the registry itself; an error names it again where it is raised or listed.
    assert [key for key in SENTENCES if said.count(key) < 2] == []


def test_the_fields_of_error_and_sentence_agree():
    wrong = []
    for file, key, fields, line in everywhere():
        if key in SENTENCES and fields is not None and not fields_wanted(key) <= fields:
            wrong.append(f"{file}:{line}: {key} lacks {sorted(fields_wanted(key) - fields)}")
    assert wrong == []


def test_keys_are_kebab_case():
    assert [
        key for key in SENTENCES if not key.replace("-", "").isalnum() or key != key.lower()
    ] == []


def test_every_sentence_can_be_said_in_both_languages():
    for key in SENTENCES:
        error = UserError(key, **dict.fromkeys(fields_wanted(key), "7"))
        for language in ("ar", "en"):
            assert sentence(error, words_of(language))


def test_the_walk_sees_what_it_must():
    code = 'raise UserError("a-b", x=1)\nraise errors.UserError("c" if y else "d", **z)'
    assert list(raised(ast.parse(code))) == [("a-b", {"x"}, 1), ("c", None, 2), ("d", None, 2)]
