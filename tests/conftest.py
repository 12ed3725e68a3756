"""What every test shares: no screen unless asked, a calm hypothesis, foreign tools as judges."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.books_kept import SHELF

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

ROOT = Path(__file__).resolve().parent.parent

# Two shared cores: a deadline would measure the neighbours. CI repeats the same examples.
settings.register_profile(
    "sijill",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("sijill")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--onscreen", action="store_true", help="show the windows under test")
    parser.addoption("--screens", metavar="DIR", help="keep the pictures that tests grab in DIR")


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Nothing of the person at this machine, and no language of theirs, reaches a test.
    os.environ["LC_ALL"] = "C.UTF-8"


@pytest.fixture(scope="session", autouse=True)
def _shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Books are made once in this process and copied for each test."""
    SHELF.folder = tmp_path_factory.mktemp("kept")
    yield
    SHELF.folder = None


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def foreign() -> Callable[[str], str]:
    """`foreign("pdfsig")` returns the judge's path; without it the test fails and says what to do.

    Files count too: `foreign("/usr/share/java/preflight.jar")`.
    """

    def find(name: str) -> str:
        found = shutil.which(name) or (name if Path(name).is_file() else None)
        if found is None:
            pytest.fail(f"the judge {name} is not here: run `python3 tools/bootstrap.py test`")
        return found

    return find


@pytest.fixture
def grab(request: pytest.FixtureRequest) -> Callable[[QWidget, str], QImage]:
    """`grab(widget, "journal-ar-light")` returns its picture; `make screens` keeps it as PNG."""
    folder = request.config.getoption("--screens")

    def picture(widget: QWidget, name: str) -> QImage:
        image = widget.grab().toImage()
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            assert image.save(str(Path(folder) / f"{name}.png"))
        return image

    return picture
