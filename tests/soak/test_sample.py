"""The soak's own instruments: the disk forgets what it may, faults bite, figures are written down."""

import os
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.soak import amounts, kill, power_cut, record
from tests.soak.disk import SECTOR, Disk
from tests.soak.fuzz.targets import TARGETS
from tests.soak.jobs.job import Job
from tests.soak.machine import described
from tests.soak.part import Control, Outcome, Tally
from tests.soak.registry import PARTS
from tests.soak.trace import Call
from tests.soak.workshop import Workshop, fresh

ROOT = Path("/simulated")


def call(what, *, inode=0, number=0, path="", data=b"", target=""):
    return Call(what, inode, number, path.encode() or data, target.encode())


def found(disk, tmp_path, tries=60):
    """Every state that may be found after a cut, as {name: content}."""
    states = []
    for seed in range(tries):
        image = tmp_path / f"image-{seed}"
        disk.image(image, Random(seed))
        files = (path for path in image.rglob("*") if path.is_file())
        states.append({str(path.relative_to(image)): path.read_bytes() for path in files})
    return states


@pytest.fixture
def disk(tmp_path):
    start = tmp_path / "start"
    start.mkdir()
    (start / "old").write_bytes(b"o" * 3 * SECTOR)
    made = Disk(start, ROOT)
    made.apply(call("o", inode=1, path="/simulated/old"))
    return made


def test_what_nobody_waited_for_may_be_there_lost_or_torn(disk, tmp_path):
    disk.apply(call("W", inode=1, data=b"n" * 3 * SECTOR))
    states = {state["old"] for state in found(disk, tmp_path)}
    assert {b"o" * 3 * SECTOR, b"n" * 3 * SECTOR} <= states
    assert any(b"o" in each and b"n" in each for each in states)
    assert all(len(set(each[at : at + SECTOR])) == 1 for each in states for at in (0, SECTOR))


def test_what_was_waited_for_is_there(disk, tmp_path):
    disk.apply(call("W", inode=1, data=b"n" * 3 * SECTOR))
    disk.apply(call("S", inode=1))
    assert {state["old"] for state in found(disk, tmp_path)} == {b"n" * 3 * SECTOR}


def test_a_disk_that_ignores_syncs_loses_it_all_the_same(tmp_path):
    start = tmp_path / "start"
    start.mkdir()
    (start / "old").write_bytes(b"o")
    disk = Disk(start, ROOT, drop_syncs=True)
    disk.apply(call("o", inode=1, path="/simulated/old"))
    disk.apply(call("W", inode=1, data=b"n"))
    disk.apply(call("S", inode=1))
    assert {state["old"] for state in found(disk, tmp_path)} == {b"o", b"n"}


def test_writes_are_lost_out_of_order(disk, tmp_path):
    disk.apply(call("W", inode=1, data=b"1" * SECTOR))
    disk.apply(call("W", inode=1, number=SECTOR, data=b"2" * SECTOR))
    kept = {
        (state["old"][:1], state["old"][SECTOR : SECTOR + 1]) for state in found(disk, tmp_path)
    }
    assert (b"o", b"2") in kept
    assert (b"1", b"o") in kept


def test_a_new_name_is_certain_once_its_folder_was_synced(disk, tmp_path):
    disk.apply(call("O", inode=2, path="/simulated/new"))
    disk.apply(call("W", inode=2, data=b"n"))
    disk.apply(call("S", inode=2))
    assert {"new" in state for state in found(disk, tmp_path)} == {True, False}
    disk.apply(call("D", path="/simulated"))
    assert {state["new"] for state in found(disk, tmp_path / "after")} == {b"n"}


def test_a_rename_may_come_before_the_bytes(disk, tmp_path):
    disk.apply(call("O", inode=2, path="/simulated/part"))
    disk.apply(call("W", inode=2, data=b"whole"))
    disk.apply(call("R", path="/simulated/part", target="/simulated/old"))
    states = found(disk, tmp_path)
    assert b"" in {state.get("old") for state in states}
    assert b"o" * 3 * SECTOR in {state.get("old") for state in states}


def _nothing(root):
    (root / "stick").mkdir()


def _writes(root, _seed, say):
    with (root / "stick" / "f").open("wb", buffering=0) as file:
        file.write(b"x" * 10_000)
        os.fsync(file.fileno())
    (root / "stick" / "f").rename(root / "stick" / "g")
    say("done g")


def test_the_recorder_sees_what_a_job_asks_of_its_disk(tmp_path):
    """By a real child; the job that it does is one of the registry, so that it finds it there."""
    start = tmp_path / "start"
    start.mkdir()
    job = power_cut.JOBS["drafts"]
    job.prepare(start)
    with Workshop() as shop:
        calls = shop.record(job, start, 1)
        disk = Disk(start, tmp_path / "recorded")
        for each in calls:
            disk.apply(each)
        assert len(disk.said) == 40
        disk.image(tmp_path / "image", Random(1))
        assert list(job.check(tmp_path / "image", disk.said)) == []
        assert list(job.check(start, disk.said)) != []
        root = tmp_path / "root"
        fresh(start, root)
        told = shop.run(job, root, 1, watched=root, fault="full:3000")
        assert told in ("disk-full", "disk-fault")


def test_a_killed_child_keeps_what_it_said(tmp_path):
    job = Job("a job of this test", _nothing, _writes, lambda _root, _said: ())
    root = tmp_path / "root"
    root.mkdir()
    _nothing(root)
    kill.JOBS[job.name] = job
    try:
        _, said = kill._killed(job, root, 1, 60.0, "")
    finally:
        del kill.JOBS[job.name]
    assert said == ["done g"]


@pytest.mark.parametrize("target", TARGETS.values(), ids=list(TARGETS))
@given(data=st.binary(max_size=300))
def test_no_reader_crashes_on_bytes(target, data):
    target.try_out(data)


@pytest.mark.parametrize("target", TARGETS.values(), ids=list(TARGETS))
@given(data=st.data())
def test_no_reader_crashes_on_changed_examples(target, data):
    good = data.draw(st.sampled_from(target.examples()))
    at = data.draw(st.integers(0, len(good)))
    new = data.draw(st.binary(max_size=8) | st.text(max_size=4).map(str.encode))
    target.try_out(good[:at] + new + good[at + data.draw(st.integers(0, 40)) :])


@pytest.mark.parametrize("target", TARGETS.values(), ids=list(TARGETS))
def test_good_examples_are_read(target):
    assert target.examples()
    assert all(target.try_out(each) for each in target.examples())


def test_a_part_that_cannot_fail_does_not_hold():
    tried = Tally()
    tried.add("x", [])
    assert Outcome(tried, (Control("broken", 9, 1),)).held
    assert not Outcome(tried, (Control("broken", 9, 0),)).held
    assert not Outcome(tried, ()).held
    tried.add("x", ["lost"])
    assert not Outcome(tried, (Control("broken", 9, 1),)).held


def test_amounts_find_a_reader_that_reads_something_else():
    outcome = amounts.run(2_000, 3)
    assert outcome.held


def row(**changes):
    values = {
        "part": "kill", "promised": "p", "tried": 1_000, "size": "full", "broken": 0,
        "controls": "c", "more": "", "seed": 1, "took": "1 s", "day": "2026-01-01",
        "command": "make soak ONLY=kill",
    } | changes  # fmt: skip
    return record.Row(**values)


def test_a_run_writes_its_own_row_and_no_other(tmp_path, root):
    file = tmp_path / "RELIABILITY.md"
    file.write_text((root / "docs" / "RELIABILITY.md").read_text("utf-8"), "utf-8")
    for name in ("figures", "machines"):
        file.write_text(record._put(file.read_text("utf-8"), name, ""), "utf-8")
    record.note(row(), "machine one", file)
    record.note(row(part="stick", tried=10, size="sample"), "machine two", file)
    record.note(row(tried=44, size="sample", more="smaller"), "machine one", file)
    text = file.read_text("utf-8")
    assert "| kill | p | 1,000 (full) | 0 |" in text
    assert "| stick | p | 10 (sample) |" in text
    assert "smaller" not in text
    assert "- A: machine one\n- B: machine two\n" in text
    record.note(row(tried=44, size="sample", broken=1), "machine one", file)
    assert "| kill | p | 44 (sample) | 1 |" in file.read_text("utf-8")


def test_every_figure_that_is_promised_has_a_part_and_a_row(root):
    text = (root / "docs" / "RELIABILITY.md").read_text("utf-8")
    rows = dict(record._rows(record._between(text, "figures")))
    assert set(rows) == set(PARTS)
    assert [name for name, line in rows.items() if line.split(" | ")[3] != "0"] == []


def test_the_machine_is_told():
    assert "SQLCipher" in described()
