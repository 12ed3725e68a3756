"""Which folders lie on a stick: by the device, its bus and its file system."""

import os

import pytest

from desktop.domain.errors import UserError
from desktop.exchange import volume
from desktop.services.trust.open_book import open_book
from tests.books_made import PASSPHRASE, create_anew, new_book


@pytest.fixture
def plugged(tmp_path, monkeypatch):
    """`plugged("sdb1", "ext4", "devices/usb1/block/sdb/sdb1")` puts the test's folder there."""

    def put(name, kind, place, **facts):
        device = tmp_path.stat().st_dev
        numbers = f"{os.major(device)}:{os.minor(device)}"
        mounts = tmp_path / "mountinfo"
        mounts.write_text(f"22 27 {numbers} / /home rw - {kind} /dev/{name} rw\n")
        monkeypatch.setattr(volume, "_MOUNTS", mounts)
        links = tmp_path / "sys" / "class"
        links.mkdir(parents=True)
        monkeypatch.setattr(volume, "_DEVICES", links)
        if place:
            whole = tmp_path / "sys" / place
            whole.mkdir(parents=True)
            above = whole.parent
            (above / "removable").write_text(facts.get("removable", "0\n"))
            (above / "device").mkdir()
            (above / "device" / "type").write_text(facts.get("medium", "Disk\n"))
            (links / name).symlink_to(whole)

    return put


@pytest.mark.parametrize(
    ("name", "kind", "place", "facts", "stick"),
    [
        ("sda1", "ext4", "devices/ata1/block/sda/sda1", {}, False),
        ("sda1", "fuseblk", "devices/ata1/block/sda/sda1", {}, False),
        ("sdb1", "ext4", "devices/usb2/block/sdb/sdb1", {}, True),
        ("sdb1", "ext4", "devices/x/block/sdb/sdb1", {"removable": "1\n"}, True),
        ("mmcblk0p1", "ext4", "devices/mmc/block/mmcblk0/mmcblk0p1", {"medium": "SD\n"}, True),
        ("mmcblk0p1", "ext4", "devices/mmc/block/mmcblk0/mmcblk0p1", {"medium": "MMC\n"}, False),
        ("sda9", "vfat", "devices/ata1/block/sda/sda9", {}, True),
        ("sda9", "exfat", "", {}, True),
        ("unknown", "zfs", "", {}, False),
    ],
)
def test_a_stick_is_known_by_its_device(plugged, tmp_path, name, kind, place, facts, stick):
    plugged(name, kind, place, **facts)
    assert volume.is_stick(tmp_path) is stick


def test_what_nobody_knows_is_judged_by_its_place(plugged, tmp_path, monkeypatch):
    plugged("unknown", "zfs", "")
    monkeypatch.setattr(volume, "_PLUGGED", (f"{tmp_path}/",))
    (tmp_path / "stick").mkdir()
    assert volume.is_stick(tmp_path / "stick")


def test_an_encrypted_stick_is_a_stick(plugged, tmp_path):
    plugged("dm-0", "ext4", "devices/virtual/block/dm-0/part")
    below = volume._DEVICES / "dm-0" / "slaves"
    below.mkdir()
    stick = tmp_path / "sys" / "devices" / "usb3" / "block" / "sdc" / "sdc1"
    stick.mkdir(parents=True)
    (below / "sdc1").symlink_to(stick)
    assert volume.is_stick(tmp_path)


def test_no_book_is_made_or_opened_on_one(plugged, tmp_path):
    session = new_book(tmp_path)
    path = session.book.folder.path
    session.close()
    before = (path / "slots.json").read_bytes()
    plugged("sdb1", "exfat", "")
    with pytest.raises(UserError) as opened:
        open_book(path, PASSPHRASE)
    (tmp_path / "new").mkdir()
    with pytest.raises(UserError) as made:
        create_anew(tmp_path / "new")
    assert {opened.value.key, made.value.key} == {"book-on-stick"}
    assert list((tmp_path / "new").iterdir()) == []
    assert (path / "slots.json").read_bytes() == before
