"""Writing to a stick: "done" only when it is, and nothing left behind when it is not."""

import errno
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.exchange import careful_write as module
from desktop.exchange import uncached, volume
from desktop.exchange.careful_write import careful_write

DATA = bytes(range(256)) * 20_000  # five million bytes: several chunks, the last one broken


SIZE = len(DATA)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def refused(target, content=DATA, size=SIZE, **more):
    with pytest.raises(UserError) as raised:
        careful_write(target, content, size, **more)
    if target.parent.is_dir():
        assert [p for p in target.parent.iterdir() if p.name.endswith(".part")] == []
    return raised.value.key


def test_done_means_on_the_device(tmp_path):
    seen = []
    written = careful_write(
        tmp_path / "p.asice", DATA, len(DATA), progress=lambda *at: seen.append(at)
    )
    assert (tmp_path / "p.asice").read_bytes() == DATA
    assert (written.size, written.sha256) == (len(DATA), hashlib.sha256(DATA).hexdigest())
    assert seen[0] == (0, 2 * len(DATA))
    assert seen[-1] == (2 * len(DATA), 2 * len(DATA))
    assert seen == sorted(seen)
    assert names(tmp_path) == ["p.asice"]


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, 4097, uncached.CHUNK, uncached.CHUNK + 1])
def test_every_length_reads_back(tmp_path, size):
    careful_write(tmp_path / "f", iter([DATA[:size]]), size)
    assert b"".join(uncached.read_uncached(tmp_path / "f")) == DATA[:size]
    assert b"".join(uncached._dropped(tmp_path / "f")) == DATA[:size]


def test_an_existing_file_is_left_alone(tmp_path):
    (tmp_path / "f").write_bytes(b"old")
    assert refused(tmp_path / "f") == "write-target-exists"
    assert (tmp_path / "f").read_bytes() == b"old"


def test_a_missing_folder(tmp_path):
    assert refused(tmp_path / "gone" / "f") == "write-folder-missing"


def test_a_stick_that_forgets_what_it_took(tmp_path):
    """Spoil the file after it was renamed and before it is read back, as a fake stick does."""
    target = tmp_path / "f"

    def spoil(done, _total):
        if done == len(DATA) and target.exists():
            with target.open("r+b") as stream:
                stream.seek(1_000_000)
                stream.write(b"\0\0\0\0")

    assert refused(target, progress=spoil) == "write-read-back-differs"
    assert not target.exists()


def test_a_stick_that_keeps_less(tmp_path):
    target = tmp_path / "f"

    def shorten(done, _total):
        if done == len(DATA) and target.exists():
            os.truncate(target, len(DATA) - 1)

    assert refused(target, progress=shorten) == "write-read-back-differs"
    assert names(tmp_path) == []


def test_a_stick_pulled_out(tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()

    def pull(done, _total):
        if done and stick.exists():
            stick.rename(tmp_path / "elsewhere")

    assert refused(stick / "f", progress=pull) == "write-device-gone"


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.EIO, "write-device-gone"),
        (errno.ENODEV, "write-device-gone"),
        (errno.EROFS, "write-read-only"),
        (errno.ENOSPC, "write-target-full"),
        (errno.EDOM, "write-failed"),
    ],
)
def test_a_sync_that_fails(tmp_path, monkeypatch, number, key):
    def broken(_descriptor):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", broken)
    assert refused(tmp_path / "f") == key
    assert names(tmp_path) == []


def test_a_full_device(tmp_path, monkeypatch):
    """The kernel itself says that there is no room."""
    monkeypatch.setattr(module, "_create", lambda _path: os.open("/dev/full", os.O_WRONLY))
    assert refused(tmp_path / "f") == "write-target-full"


def test_too_little_room_is_said_before_writing(tmp_path):
    free = volume.free_bytes(tmp_path)
    assert refused(tmp_path / "f", iter([]), free * 2) == "write-target-full"


def test_the_limit_of_fat(tmp_path, monkeypatch):
    monkeypatch.setattr(volume, "_linux_kind", lambda _folder: "vfat")
    assert refused(tmp_path / "f", iter([]), 1 << 32) == "write-file-too-large"


def test_the_kind_of_volume_is_found():
    assert volume._linux_kind(Path("/proc")) == "proc"
    assert not volume.is_fat(Path("/proc"))
    assert volume._linux_kind(Path("/no/such/folder")) == ""


@pytest.mark.parametrize("content", [DATA[:-1], DATA + b"x", b""])
def test_a_count_that_differs(tmp_path, content):
    assert refused(tmp_path / "f", iter([content])) == "write-incomplete"
    assert names(tmp_path) == []


@pytest.mark.parametrize("after", [0, 1, len(DATA), len(DATA) + 1])
def test_cancelling_leaves_nothing(tmp_path, after):
    class StopError(Exception):
        pass

    def stop(done, _total):
        if done >= after:
            raise StopError

    with pytest.raises(StopError):
        careful_write(tmp_path / "f", DATA, len(DATA), progress=stop)
    assert names(tmp_path) == []


def test_a_source_that_breaks_leaves_nothing(tmp_path):
    def source():
        yield DATA
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        careful_write(tmp_path / "f", source(), len(DATA))
    assert names(tmp_path) == []


def test_a_limit_of_the_system(tmp_path):
    """In a process that may not write large files, the kernel cuts the write short and refuses."""
    program = (
        "import resource, sys; from pathlib import Path\n"
        "from desktop.domain.errors import UserError\n"
        "from desktop.exchange.careful_write import careful_write\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1500000, 1500000))\n"
        "try: careful_write(Path(sys.argv[1]), bytes(5000000), 5000000)\n"
        "except UserError as error: print(error.key)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "f"], capture_output=True, text=True, check=True
    )
    assert done.stdout == "write-file-too-large\n"
    assert names(tmp_path) == []


def test_a_folder_that_may_not_be_written(tmp_path):
    """Root may write anywhere, so root asks the kernel's own read-only filesystem instead."""
    folder = Path("/sys/kernel") if os.geteuid() == 0 else tmp_path
    folder.chmod(0o555) if os.geteuid() else None
    assert refused(folder / "f", b"", 0) == "write-read-only"
