"""Arrows point down only: import-linter says so, and every floor is in its contract."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path


def test_imports_keep_the_contracts(root: Path):
    """In a process of its own: the linter switches off every logger that it finds."""
    linter = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run(
        [linter, "--config", root / "pyproject.toml", "--no-cache"],
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
        timeout=300,
    )
    assert told.returncode == 0, told.stdout + told.stderr


def contracts(root: Path):
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return settings["tool"]["importlinter"]["contracts"]


def test_the_contract_on_floors_is_exhaustive(root: Path):
    layers = [contract for contract in contracts(root) if contract["type"] == "layers"]
    assert [(contract["exhaustive"], contract["containers"]) for contract in layers] == [
        (True, ["desktop"])
    ]


def test_the_domain_may_use_none_of_the_dependencies(root: Path):
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    forbidden = next(c for c in contracts(root) if c.get("source_modules") == ["desktop.domain"])
    known = {name.lower().replace("_", "-") for name in forbidden["forbidden_modules"]}
    called = {"pyside6-essentials": "pyside6", "argon2-cffi": "argon2", "python-bidi": "bidi"}
    called["pillow"] = "pil"
    wanted = {
        needs.split(">")[0].split("=")[0].strip().lower()
        for needs in settings["project"]["dependencies"]
    }
    assert {called.get(name, name) for name in wanted} - known == set()
