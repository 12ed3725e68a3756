"""Every screen of assets, full and empty, in both directions."""

import pytest

from desktop.domain.ledger.assets.count import Counted, CountFound
from desktop.services.ledger.assets.count_assets import count_file, open_count, say_found
from desktop.services.ledger.assets.list_assets import list_assets
from desktop.services.ledger.assets.move_asset import NewMove, move_asset
from tests.ui.ledger.assets.conftest import NOW

LISTS = {
    "assets": ("register", "classes"),
    "depreciation": ("due", "runs"),
    "asset-counts": ("counting", "counts"),
}
FORMS = (
    ("assets", "register", "enter"),
    ("assets", "register", "given"),
    ("assets", "register", "before"),
    ("assets", "register", "move"),
    ("assets", "register", "dispose"),
    ("depreciation", "due", "run"),
    ("asset-counts", "counting", "otherwise"),
)


@pytest.mark.screens
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_lists_forms_and_the_page_are_drawn(qtbot, qapp, foundation, opened, speak, grab, tongue):
    session = foundation.session
    book, by = session.book, session.by
    asset = list_assets(book, by)[-1].asset
    keeper = next(iter(foundation.context.masters().partners))
    move_asset(book, by, NewMove(asset.id, NOW.date(), keeper, "مكتب أمين السر", "تسليم عهدة"))
    number = open_count(book, by, NOW.date())
    for at, one in enumerate(count_file(book, by, number).assets):
        if at < 4:
            say_found(book, by, number, Counted(one, list(CountFound)[at], "المخزن", "ملاحظة"))
    speak(tongue)
    qapp.processEvents()
    page = opened("asset", foundation, code=asset.code)
    assert page.model.rowCount() == 2
    assert not grab(page, f"asset-page-{tongue}-light").isNull()
    page.close()
    for key, kinds in LISTS.items():
        screen = opened(key, foundation)
        for kind in kinds:
            screen.arrive({"kind": kind})
            qtbot.waitUntil(lambda: not foundation.work.busy)
            assert not screen.page.empty
            assert not grab(screen, f"{key}-{kind}-{tongue}-light").isNull()
        for _, kind, deed in (form for form in FORMS if form[0] == key):
            screen.arrive({"kind": kind})
            qtbot.waitUntil(lambda: not foundation.work.busy)
            screen.bars[kind].buttons[deed].click()
            qtbot.waitUntil(lambda at=screen: at.dialog is not None and at.dialog.isVisible())
            dialog = screen.dialog
            assert not grab(dialog, f"{key}-form-{deed}-{tongue}-light").isNull()
            assert dialog.height() < 740
            dialog.reject()
            qtbot.waitUntil(lambda at=screen: at.dialog is None)
        screen.close()


@pytest.mark.screens
def test_empty_lists_say_what_they_are_for(qtbot, desk, opened, grab):
    for key, kinds in LISTS.items():
        screen = opened(key, desk)
        for kind in kinds:
            screen.arrive({"kind": kind})
            qtbot.waitUntil(lambda: not desk.work.busy)
            assert screen.page.empty
        assert not grab(screen, f"{key}-empty-ar-light").isNull()
        screen.close()
