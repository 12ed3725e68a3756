"""Reports of our faults name the place and nobody, and stay until they are taken out by hand."""

import subprocess
import sys

import pytest

from desktop.domain.errors import UserError
from desktop.services.trust.crash_reports import (
    KEPT,
    NativeWatch,
    drop_reports,
    keep_report,
    new_reference,
    reports,
    save_reports,
)
from desktop.services.trust.crash_text import described_native, place

SECRET = "سالم 1,500.000"


def broken():
    try:
        {}[SECRET]
    except KeyError as error:
        raise RuntimeError(SECRET) from error


def fault():
    with pytest.raises(RuntimeError) as raised:
        broken()
    return raised.value


def test_a_report_tells_the_fault_and_no_data(tmp_path):
    path = keep_report(tmp_path / "faults", "A1B2C3", fault())
    (found,) = reports(path.parent)
    assert found.reference == "A1B2C3"
    assert "builtins.KeyError" in found.text
    assert "builtins.RuntimeError" in found.text
    assert "test_crash_reports.py" in found.text
    assert "Sijill " in found.text
    for hidden in (SECRET, str(tmp_path), "/home"):
        assert hidden not in found.text


def test_only_the_newest_are_kept_and_strangers_are_passed_over(tmp_path):
    for _ in range(KEPT + 5):
        assert keep_report(tmp_path, new_reference(), fault())
    (tmp_path / "fault-secret.txt").write_text("x")
    assert len(reports(tmp_path)) == KEPT
    drop_reports(tmp_path)
    assert reports(tmp_path) == ()
    assert (tmp_path / "fault-secret.txt").exists()


def test_reports_are_taken_out_by_hand_into_one_file(tmp_path):
    keep_report(tmp_path / "in", "AAAAAA", fault())
    keep_report(tmp_path / "in", "BBBBBB", fault())
    written = save_reports(tmp_path / "in", tmp_path / "out.txt")
    text = written.path.read_text(encoding="utf-8")
    assert "AAAAAA" in text
    assert "BBBBBB" in text
    with pytest.raises(UserError) as error:
        save_reports(tmp_path / "in", tmp_path / "out.txt")
    assert error.value.key == "write-target-exists"


def test_a_folder_that_takes_no_writing_costs_only_the_report(tmp_path):
    (tmp_path / "file").touch()
    assert keep_report(tmp_path / "file" / "faults", "A1B2C3", fault()) is None
    assert reports(tmp_path / "file" / "faults") == ()
    NativeWatch(tmp_path / "file" / "faults").stop()


DYING = """
import ctypes, sys
from pathlib import Path
from desktop.services.trust.crash_reports import NativeWatch
watch = NativeWatch(Path(sys.argv[1]))
def pay():
    if sys.argv[2] == "die":
        ctypes.string_at(0)
pay()
watch.stop()
"""


def run_child(folder, how):
    return subprocess.run(
        [sys.executable, "-c", DYING, str(folder), how], capture_output=True, check=False
    ).returncode


def test_an_end_by_the_system_is_told_at_the_next_start(tmp_path):
    assert run_child(tmp_path, "die") != 0
    assert reports(tmp_path) == ()
    assert run_child(tmp_path, "live") == 0
    (found,) = reports(tmp_path)
    assert "Fatal Python error: Segmentation fault" in found.text
    assert " pay" in found.text
    assert str(tmp_path) not in found.text
    assert run_child(tmp_path, "live") == 0
    assert len(reports(tmp_path)) == 1


def test_native_lines_of_another_shape_are_left_out():
    written = (
        "Fatal Python error: Aborted\n\nCurrent thread 0x00007f (most recent call first):\n"
        '  File "/home/salem/sijill/desktop/app.py", line 7 in run\n'
        "salem's own words\nExtension modules: x, y (total: 2)\n"
    )
    assert described_native(written) == [
        "Fatal Python error: Aborted",
        "Current thread",
        "  desktop/app.py:7 run",
    ]
    assert place("/home/salem/thing.py") == "thing.py"
