"""Embedding levels of one line by the Unicode bidirectional algorithm (UAX #9), isolates included.

Why our own: python-bidi 0.6 orders rightly but tells neither levels nor mirroring, and its pure
Python twin knows no isolates and no bracket pairs. The rules here carry their names from UAX #9;
the tests compare every ordering with python-bidi's compiled implementation as a foreign judge.

Left out on purpose: explicit embeddings and overrides (U+202A to U+202E). They are refused on
input and dropped here, because an override is how a name pretends to be another.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from bidi.mirror import MIRRORED

LRI: Final = "\u2066"
RLI: Final = "\u2067"
FSI: Final = "\u2068"
PDI: Final = "\u2069"
PRIVATE: Final = range(0xE000, 0xE400)
"""Code points that `shape` lends to joined letters without a presentation form; they are Arabic."""

_DEEPEST: Final = 125
_CLOSERS: Final = {
    opener: closer
    for opener, closer in MIRRORED.items()
    if unicodedata.category(opener) == "Ps" and unicodedata.bidirectional(opener) == "ON"
}
_OPENERS: Final = {closer: opener for opener, closer in _CLOSERS.items()}
_SAME_BRACKET: Final = {"\u2329": "\u3008", "\u232a": "\u3009"}
_ISOLATES: Final = frozenset({"LRI", "RLI", "FSI"})
_NEUTRAL: Final = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_STRONG_OF: Final = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


@lru_cache(maxsize=4096)
def kind(char: str) -> str:
    """Return the bidirectional class of `char` (private letters of `shape` count as Arabic)."""
    return "AL" if ord(char) in PRIVATE else unicodedata.bidirectional(char) or "L"


def levels(line: str, base: int) -> list[int]:
    """Return one embedding level per character of `line`; `base` is 0 (LTR) or 1 (RTL).

    `line` is one line in logical order without explicit embeddings (see the module).
    """
    types = [kind(char) for char in line]
    result = [base] * len(line)
    for level, indexes in _sequences(types, base, result):
        _resolve(line, types, indexes, level, result)
    _trailing(line, base, result)
    return result


def _first_strong(types: list[str], start: int) -> int:
    depth = 0
    for each in types[start:]:
        if each in _ISOLATES:
            depth += 1
        elif each == "PDI":
            if depth == 0:
                return 0
            depth -= 1
        elif depth == 0 and each in {"L", "R", "AL"}:
            return int(each != "L")
    return 0


def _sequences(types: list[str], base: int, result: list[int]) -> list[tuple[int, list[int]]]:
    """X1 to X10: with isolates alone, each isolate's own content is one isolating run sequence."""
    outer: list[int] = []
    stack: list[tuple[int, list[int]]] = [(base, outer)]
    done = [stack[0]]
    overflow = 0
    for index, each in enumerate(types):
        if each == "PDI":
            if overflow:
                overflow -= 1
            elif len(stack) > 1:
                stack.pop()
        level, indexes = stack[-1]
        result[index] = level
        indexes.append(index)
        if each in _ISOLATES:
            found = each == "RLI" if each != "FSI" else _first_strong(types, index + 1)
            right_to_left = int(found)
            deeper = level + 1 + int((level + 1) % 2 != right_to_left)
            if deeper > _DEEPEST or overflow:
                overflow += 1
            else:
                stack.append((deeper, []))
                done.append(stack[-1])
    return done


def _resolve(
    line: str, types: list[str], indexes: list[int], level: int, result: list[int]
) -> None:
    run = [types[index] for index in indexes]
    side = "R" if level % 2 else "L"
    marks = _weak(run, side)
    _brackets(line, indexes, run, side, marks)
    _neutrals(run, side)
    for index, each in zip(indexes, run, strict=True):
        if level % 2:
            result[index] = level + (each in {"L", "EN", "AN"})
        else:
            result[index] = level + {"R": 1, "AN": 2, "EN": 2}.get(each, 0)


def _weak(run: list[str], side: str) -> dict[int, int]:
    """W1 to W7 in place; returns, for each mark of W1, the index that it leans on."""
    marks = _lean_marks(run, side)
    _arabic_numbers(run, side)
    for index in range(1, len(run) - 1):  # W4
        left, each, right = run[index - 1 : index + 2]
        if left == right and (
            (each == "ES" and left == "EN") or (each == "CS" and left in {"EN", "AN"})
        ):
            run[index] = left
    _terminators(run)
    strong = side
    for index, each in enumerate(run):  # W7
        if each in {"L", "R"}:
            strong = each
        elif each == "EN" and strong == "L":
            run[index] = "L"
    return marks


def _lean_marks(run: list[str], side: str) -> dict[int, int]:
    """W1: a mark takes the type of what it stands on."""
    marks: dict[int, int] = {}
    before = side
    for index, each in enumerate(run):
        if each == "NSM":
            marks[index] = index - 1
            run[index] = "ON" if before in _ISOLATES or before == "PDI" else before
        before = run[index]
    return marks


def _arabic_numbers(run: list[str], side: str) -> None:
    """W2 and W3: digits after Arabic letters are Arabic numbers; Arabic letters are R."""
    strong = side
    for index, each in enumerate(run):
        if each in {"L", "R", "AL"}:
            strong = each
            if each == "AL":
                run[index] = "R"
        elif each == "EN" and strong == "AL":
            run[index] = "AN"


def _terminators(run: list[str]) -> None:
    """W5 and W6: signs beside a number belong to it; other signs and separators are neutral."""
    index = 0
    while index < len(run):
        if run[index] != "ET":
            if run[index] in {"ES", "CS"}:
                run[index] = "ON"
            index += 1
            continue
        end = index
        while end < len(run) and run[end] == "ET":
            end += 1
        beside = (index > 0 and run[index - 1] == "EN") or (end < len(run) and run[end] == "EN")
        run[index:end] = ["EN" if beside else "ON"] * (end - index)
        index = end


def _pairs(line: str, indexes: list[int], run: list[str]) -> list[tuple[int, int]]:
    """BD16: matching brackets, as positions in the run, ordered by the opening one."""
    stack: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for position, index in enumerate(indexes):
        char = line[index]
        if run[position] != "ON":
            continue
        if char in _CLOSERS:
            if len(stack) == 63:
                return []
            closer = _CLOSERS[char]
            stack.append((_SAME_BRACKET.get(closer, closer), position))
        elif char in _OPENERS:
            wanted = _SAME_BRACKET.get(char, char)
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == wanted:
                    found.append((stack[depth][1], position))
                    del stack[depth:]
                    break
    return sorted(found)


def _brackets(
    line: str, indexes: list[int], run: list[str], side: str, marks: dict[int, int]
) -> None:
    """N0: a pair of brackets takes the direction of what it holds, or of what stands before it."""
    for opening, closing in _pairs(line, indexes, run):
        inside = {_STRONG_OF[each] for each in run[opening + 1 : closing] if each in _STRONG_OF}
        if side in inside:
            chosen = side
        elif inside:
            before = next(
                (_STRONG_OF[each] for each in reversed(run[:opening]) if each in _STRONG_OF), side
            )
            chosen = before if before != side else side
        else:
            continue
        for position in (opening, closing):
            run[position] = chosen
            follower = position + 1
            while follower in marks:
                run[follower] = chosen
                follower += 1


def _neutrals(run: list[str], side: str) -> None:
    """N1 and N2: neutrals between equal neighbours take their direction, others the base's."""
    index = 0
    before = side
    while index < len(run):
        if run[index] not in _NEUTRAL:
            before = _STRONG_OF.get(run[index], before)
            index += 1
            continue
        end = index
        while end < len(run) and run[end] in _NEUTRAL:
            end += 1
        after = _STRONG_OF.get(run[end], side) if end < len(run) else side
        run[index:end] = [before if before == after else side] * (end - index)
        index = end


def _trailing(line: str, base: int, result: list[int]) -> None:
    """L1: separators, and white space before them or at the end, stand at the base level."""
    resetting = True
    for index in range(len(line) - 1, -1, -1):
        each = kind(line[index])
        if each in {"S", "B"}:
            resetting = True
            result[index] = base
        elif each == "WS" or each in _ISOLATES or each == "PDI":
            if resetting:
                result[index] = base
        else:
            resetting = False
