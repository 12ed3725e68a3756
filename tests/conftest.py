"""What every test shares: no screen unless asked, a calm hypothesis, foreign tools as judges."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

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


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Nothing of the person at this machine, and no language of theirs, reaches a test.
    os.environ["LC_ALL"] = "C.UTF-8"


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
