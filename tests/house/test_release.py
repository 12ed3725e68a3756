"""What is handed out is true: version, commands, notices, licence, lock file and wheel."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import desktop
import notices
import wheel

TEXT = {".py", ".md", ".toml", ".spec", ".sh", ".po", ".pot", ".yml", ".json", ".desktop"}


def shipped(root: Path) -> list[Path]:
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z"], check=True, capture_output=True, text=True
    ).stdout
    return [root / name for name in listed.split("\0") if name and (root / name).is_file()]


def test_the_version_stands_once(root: Path):
    version = desktop.__version__
    quoted = re.compile(rf"(?:__version__|version)\s*[=:]\s*[\"']{re.escape(version)}[\"']")
    ours = [p for p in shipped(root) if p.suffix in TEXT and p.name != "uv.lock"]
    saying = [p.relative_to(root).as_posix() for p in ours if quoted.search(p.read_text("utf-8"))]
    assert saying == ["desktop/__init__.py"]


def test_the_changelog_knows_the_version(root: Path):
    headings = re.findall(
        r"^## \[(.+?)\]", (root / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )
    assert headings[0] == "Unreleased"
    assert desktop.__version__ in headings or len(headings) == 1


def targets(root: Path) -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*)(?=[^:=\n]*:(?!=))", makefile(root), re.MULTILINE))


def makefile(root: Path) -> str:
    return (root / "Makefile").read_text(encoding="utf-8")


def test_every_command_of_the_readme_exists(root: Path):
    readme = (root / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\bmake ([a-z]+)", readme))
    assert {"demo", "test", "run", "check", "bench", "dist"} <= named
    assert named - targets(root) == set()


def test_tools_named_in_the_makefile_exist(root: Path):
    named = re.findall(r"\btools/\w+\.py", makefile(root) + (root / ".ci/run").read_text("utf-8"))
    assert [name for name in named if not (root / name).is_file()] == []


def test_every_target_prepares_the_machine(root: Path):
    answer = subprocess.run(
        ["make", "--dry-run", "--no-print-directory", "-C", str(root), "run", "demo", "test"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    prepared = [line.rpartition(" ")[2] for line in answer if "bootstrap.py" in line]
    assert prepared == ["run", "demo", "test"]
    assert "bootstrap.py" in answer[0]


def test_the_notices_are_up_to_date(root: Path):
    assert (root / notices.OUT).read_text(encoding="utf-8") == notices.current(root)


def test_notices_name_only_what_runs(root: Path):
    lock = tomllib.loads((root / "uv.lock").read_text(encoding="utf-8"))
    needed = notices.runtime_packages(lock)
    assert {"pyhanko", "sqlcipher3", "pyside6-essentials", "pyhanko-certvalidator"} <= set(needed)
    assert not {"pytest", "mypy", "babel", "ruff", "hypothesis"} & set(needed)


def test_a_shared_licence_text_is_printed_once_and_names_both():
    made = [notices.Notice(name, "1", "MIT", "", ("Text \nof it\n",)) for name in ("a", "b")]
    text = notices.render(made)
    assert text.count("Text\nof it") == 1
    assert "## a, b" in text


def test_every_font_icon_and_sample_carries_its_licence(root: Path):
    """A folder of other people's work below resources/ has a licence file in it or above it."""
    others = {".ttf", ".otf", ".svg", ".icc", ".ledger"}
    found = [p for p in (root / "resources").rglob("*") if p.suffix in others]
    licensed = {(root / notice.name).parent for notice in notices.carried(root)}
    assert [p for p in found if not licensed & set(p.parents)] == []


def test_the_licence_is_whole(root: Path):
    text = (root / "LICENSE").read_text(encoding="utf-8")
    assert "Version 3, 29 June 2007" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_a_wheel_without_its_texts_is_noticed(tmp_path: Path):
    made = tmp_path / "sijill-1-py3-none-any.whl"
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(wheel.NEEDED[0], b"")
    assert wheel.lacking(made) == wheel.NEEDED[1:]


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["write", "check"]])
@pytest.mark.parametrize("tool", ["notices", "catalogues", "bootstrap"])
def test_tools_used_wrongly_say_how(root: Path, tool: str, arguments: list[str]):
    if tool == "catalogues" and len(arguments) == 2:
        arguments = ["check", "nonsense"]
    answer = subprocess.run(
        [sys.executable, str(root / "tools" / f"{tool}.py"), *arguments],
        check=False,
        capture_output=True,
        text=True,
    )
    assert answer.returncode == 2
    assert "usage:" in answer.stderr


def test_every_dependency_is_explained(root: Path):
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    names = [re.split(r"[<>=!~ \[]", needs)[0] for needs in settings["project"]["dependencies"]]
    reasons = (root / "docs/decisions/002-dependencies.md").read_text(encoding="utf-8")
    assert [name for name in names if name.lower() not in reasons.lower()] == []
