"""Rules about one file's text or tree; each yields what breaks it, so that a test can try it."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator

from tests.house.sources import calls, dotted, imports

SHOULD, MUST = 300, 500
ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
BIDI = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
NETWORK = {"socket", "ssl", "urllib.request", "http", "ftplib", "smtplib", "asyncio", "requests"}
NETWORK |= {"aiohttp", "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "xmlrpc", "socketserver"}
# Points on paper and screen are lengths, not money.
GEOMETRY = ("desktop/reports/page/", "desktop/reports/typeset/", "desktop/ui/")
INEXACT = {"Numeric", "Float", "QDoubleSpinBox", "QLocale", "QDoubleValidator"}


def letters(text: str) -> Iterator[str]:
    """Arabic letters live in catalogues and resources; controls only as escapes."""
    for number, line in enumerate(text.splitlines(), 1):
        if ARABIC.search(line):
            yield f"{number}: Arabic letters"
        if BIDI.search(line):
            yield f"{number}: a raw bidi control"


def network(tree: ast.AST) -> Iterator[str]:
    """The program has no network: nothing in it can open a connection."""
    for module, line in imports(tree):
        if any(module == name or module.startswith(f"{name}.") for name in NETWORK):
            yield f"{line}: imports {module}"


def sleeping(tree: ast.AST) -> Iterator[str]:
    """Nobody waits by the clock."""
    for called, node in calls(tree):
        if called in {"sleep", "time.sleep", "QThread.sleep", "QThread.msleep", "qWait"}:
            yield f"{node.lineno}: {called}"
        if called.endswith((".qWait", "qtbot.wait")):
            yield f"{node.lineno}: {called}"


def floating(tree: ast.AST) -> Iterator[str]:
    """Money is an integer: nothing is made a float outside geometry."""
    for called, node in calls(tree):
        if called == "float":
            yield f"{node.lineno}: float()"


def inexact(tree: ast.AST) -> Iterator[str]:
    """No numeric column holds money, no widget or locale parses it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            last = dotted(node).rpartition(".")[2]
            if last in INEXACT:
                yield f"{node.lineno}: {last}"


def beyond_stdlib(tree: ast.AST, home: str) -> Iterator[str]:
    """The floor `home` imports the standard library and itself, nothing else."""
    for module, line in imports(tree):
        outside = module.partition(".")[0] not in sys.stdlib_module_names
        if outside and module != home and not module.startswith(f"{home}."):
            yield f"{line}: imports {module}"


def sided(qss: str) -> Iterator[str]:
    """A style sheet is the same in both directions: it names no left and no right."""
    plain = re.sub(r"/\*.*?\*/", "", qss, flags=re.DOTALL)
    for found in re.finditer(r"[\w-]*-(?:left|right)[\w-]*\s*:", plain):
        # Round corners and paddings are written for both sides at once.
        yield found.group()


def excused(tree: ast.AST) -> Iterator[str]:
    """A test runs or fails; what it needs is installed by the bootstrap."""
    ways = {"skip", "skipif", "xfail", "importorskip", "skipTest", "flaky"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ways:
            yield f"{node.lineno}: {dotted(node)}"
