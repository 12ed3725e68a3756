"""Preparing a machine: what is decided for root and others, on Debian and elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import bootstrap
from bootstrap import Stop, python_supported
from debian import Need, Plan, installed_packages, missing_packages, plan

DEBIAN = {"debian": True, "linux": True}


@pytest.mark.parametrize("mode", bootstrap.MODES)
@pytest.mark.parametrize("root", [True, False])
def test_nothing_missing_is_ready(mode, root):
    assert plan(mode, (), root=root, **DEBIAN) == Plan("ready")


@pytest.mark.parametrize("mode", bootstrap.MODES)
def test_root_installs(mode):
    assert plan(mode, ["qpdf"], root=True, **DEBIAN) == Plan("install", ("qpdf",))


@pytest.mark.parametrize("mode", ["run", "test"])
def test_others_are_told_and_stopped(mode):
    assert plan(mode, ["libegl1"], root=False, **DEBIAN) == Plan("stop", ("libegl1",))


def test_the_demonstration_goes_on_without_window_libraries():
    assert plan("demo", ["libegl1"], root=False, **DEBIAN) == Plan("tell", ("libegl1",))


@pytest.mark.parametrize("root", [True, False])
def test_another_linux_is_told_debians_names(root):
    assert plan("test", ["qpdf"], root=root, debian=False, linux=True).action == "tell"


def test_another_system_brings_its_own_libraries():
    assert plan("run", ["libegl1"], root=False, debian=False, linux=False) == Plan("ready")


def test_the_command_installs_exactly_what_lacks():
    command = Plan("stop", ("a", "b")).command
    assert command == "apt-get install --yes --no-install-recommends a b"


def test_what_came_by_other_means_is_not_missing(tmp_path: Path):
    file = tmp_path / "here"
    file.touch()
    needs = (
        Need("by-dpkg", command="no-such-command"),
        Need("by-command", command="sh"),
        Need("by-library", library="libc.so.6"),
        Need("by-file", file=str(file)),
        Need("no-command", command="no-such-command"),
        Need("no-library", library="libnothing.so.9"),
        Need("no-file", file=str(tmp_path / "gone")),
    )
    lacking = ("no-command", "no-library", "no-file")
    assert missing_packages(needs, {"by-dpkg"}) == lacking


def test_dpkg_is_believed(tmp_path: Path, monkeypatch):
    tell = tmp_path / "dpkg-query"
    tell.write_text("#!/bin/sh\necho 'qpdf installed'\necho 'unzip config-files'\nexit 1\n")
    tell.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    assert installed_packages(["qpdf", "unzip", "x"]) == {"qpdf"}
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert installed_packages(["qpdf"]) == frozenset()


def pretend(monkeypatch, *, user: int, missing: tuple[str, ...]) -> list[tuple[str, ...]]:
    """A Debian machine of `user` that lacks `missing`; returns the commands that were run."""
    commands: list[tuple[str, ...]] = []
    monkeypatch.setattr(bootstrap.sys, "platform", "linux")
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: user)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(bootstrap, "installed_packages", frozenset)
    monkeypatch.setattr(bootstrap, "missing_packages", lambda *_: missing)
    monkeypatch.setattr(bootstrap, "run", lambda *command, **_: commands.append(command))
    return commands


def test_a_person_without_root_reads_the_packages_and_the_command(monkeypatch, capsys):
    commands = pretend(monkeypatch, user=1000, missing=("libegl1", "qpdf"))
    with pytest.raises(Stop) as stopped:
        bootstrap.system_packages("test")
    assert stopped.value.code == 2
    assert "apt-get install --yes --no-install-recommends libegl1 qpdf" in capsys.readouterr().err
    assert commands == []


def test_root_runs_apt(monkeypatch):
    commands = pretend(monkeypatch, user=0, missing=("libegl1",))
    bootstrap.system_packages("run")
    assert [command[:2] for command in commands] == [("apt-get", "update"), ("apt-get", "install")]
    assert "libegl1" in commands[1]


def test_root_gets_venv_only_when_no_tool_can_build(monkeypatch):
    commands = pretend(monkeypatch, user=0, missing=())
    monkeypatch.setattr(bootstrap, "has_module", lambda _: False)
    bootstrap.system_packages("demo")
    assert commands == []  # uv is on the path
    monkeypatch.setattr(bootstrap, "find_uv", lambda: None)
    bootstrap.system_packages("demo")
    assert "python3-venv" in commands[1]


def test_others_borrow_pip_on_debian_and_are_stopped_elsewhere(monkeypatch):
    commands = pretend(monkeypatch, user=1000, missing=())
    monkeypatch.setattr(bootstrap, "has_module", lambda _: False)
    monkeypatch.setattr(bootstrap, "find_uv", lambda: None)
    bootstrap.system_packages("demo")
    assert commands == []
    monkeypatch.setattr(bootstrap.shutil, "which", lambda _: None)
    with pytest.raises(Stop, match="python3-venv") as stopped:
        bootstrap.system_packages("demo")
    assert stopped.value.code == 2


def test_a_failed_step_is_our_fault():
    with pytest.raises(Stop) as stopped:
        bootstrap.run(sys.executable, "-c", "raise SystemExit(7)")
    assert stopped.value.code == 3
    with pytest.raises(Stop, match="no-such-program"):
        bootstrap.run("no-such-program")


def test_only_tested_pythons(root: Path):
    versions = [(3, 10), (3, 11), (3, 13), (3, 14)]
    assert [python_supported(version) for version in versions] == [False, True, True, False]
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["project"]["requires-python"] == ">=3.11,<3.14"


def test_a_step_runs_once_until_its_key_changes(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    (tmp_path / ".venv").mkdir()
    ran: list[int] = []
    for key in ("a", "a", "b", "b", "a"):
        bootstrap.once("step", key, lambda: ran.append(1))
    assert len(ran) == 3


def test_a_failed_step_is_tried_again(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    (tmp_path / ".venv").mkdir()

    def fails() -> None:
        raise Stop("no network", 3)

    for _ in range(2):
        with pytest.raises(Stop):
            bootstrap.once("step", "a", fails)


def test_the_uv_we_install_is_pinned_by_hash(root: Path):
    text = (root / "tools/uv.txt").read_text(encoding="utf-8")
    assert re.match(r"uv==\d+\.\d+\.\d+ ", text)
    assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", text)) > 5


def test_bootstrap_needs_no_package(root: Path):
    """It runs before anything is installed: without site-packages."""
    script = str(root / "tools/bootstrap.py")
    answer = subprocess.run(
        [sys.executable, "-E", "-S", script], check=False, capture_output=True, text=True
    )
    assert (answer.returncode, "usage" in answer.stderr) == (2, True)


def test_the_first_start_finds_bytecode(monkeypatch):
    """Compiled at the first start instead, the libraries cost the person a second."""
    ran = []
    monkeypatch.setattr(bootstrap, "get_uv", lambda: "uv")
    monkeypatch.setattr(bootstrap, "run", lambda *command, **more: ran.append((command, more)))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    bootstrap.sync()
    ((command, more),) = ran
    assert {"sync", "--frozen", "--compile-bytecode"} <= set(command)
    wrote = "import sys; raise SystemExit(sys.dont_write_bytecode)"
    monkeypatch.undo()
    for environment, code in (({"PYTHONDONTWRITEBYTECODE": "1"}, 1), (more["environment"], 0)):
        child = {**os.environ, **environment}
        assert (
            subprocess.run([sys.executable, "-c", wrote], env=child, check=False).returncode == code
        )
