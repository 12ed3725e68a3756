"""The bar of ages: its parts are as long as they are large, its share is said in words."""

from desktop.domain.ledger.dimensions import Partner, PartnerKind
from desktop.domain.ledger.open_items.ages import PartyAges
from desktop.ui.screens.ledger.dues.age_columns import PARTY_COLUMNS, PartyRow
from desktop.ui.tables.chip_delegate import tone_colours
from desktop.ui.tables.column import Kind, Tone
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table

PARTNER = Partner(1, "S1", "مورد", "", PartnerKind.SUPPLIER, active=True)


def row(*amounts, waiting=0):
    return PartyRow(PARTNER, PartyAges(1, amounts, waiting, len(amounts), 0))


def test_the_share_that_is_late_is_said():
    found = row(25, 0, 0, 25, 30, 20)
    assert found.bars.text == "75%"
    assert found.bars.parts == ((25, Tone.GOOD), (25, Tone.WARNING), (50, Tone.BAD))
    assert row(0, 0, 0, 0, 0, 0, waiting=5).bars is None


def test_the_parts_are_drawn_from_the_reading_side(qtbot, qapp):
    """Arabic reads from the right: what is not due lies there, what is very late at the left."""
    place = next(at for at, each in enumerate(PARTY_COLUMNS) if each.kind is Kind.BARS)
    model = RowsModel(PARTY_COLUMNS)
    model.set_rows((row(50, 0, 0, 0, 0, 50),))
    table = Table(model)
    qtbot.addWidget(table)
    table.resize(1100, 200)
    with qtbot.waitExposed(table):
        table.show()
    rect = table.visualRect(model.index(0, place))
    picture = table.viewport().grab(rect).toImage()
    middle = picture.height() // 2
    seen = [picture.pixelColor(x, middle).name() for x in range(picture.width())]
    good, bad = (tone_colours(tone)[1].name() for tone in (Tone.GOOD, Tone.BAD))
    assert seen.count(good) > 10
    assert abs(seen.count(good) - seen.count(bad)) <= 2
    assert model.data(model.index(0, place)).strip("\u2066\u2069") == "50%"
