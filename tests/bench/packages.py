"""The two packages of the demonstration, made and checked by the commands that a person types."""

import contextlib
import importlib.util
import io
from pathlib import Path

from desktop.services.samples.foundation import create_sample
from tests.bench.figures import Figure, once
from tests.bench.ours import PASSPHRASE

_JOURNAL = Path(__file__).parents[2] / "resources" / "samples" / "hackclub" / "main.ledger"


def demo(folder):
    """Yield making the sample book, exporting both packages, and verifying them."""
    took, session = once(lambda: create_sample(folder / "sample", PASSPHRASE))
    session.close()
    yield Figure("sample organisation made, 2,000 entries, two officers", took, alone=6)
    if importlib.util.find_spec("desktop.cli") is None:
        yield Figure("export of the two demo packages", None, note="no commands here")
        return
    from desktop.__main__ import main  # noqa: PLC0415

    secret = folder / "secret"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    key = ["--passphrase-file", str(secret)]

    def run(*arguments):
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
            code = main([str(each) for each in arguments])
        if code:
            raise RuntimeError(f"sijill {arguments[0]} ended with {code}")
        return said.getvalue()

    real, sample = folder / "hackclub.sijill", folder / "sample.sijill"
    try:
        run("new", real, "--name", "Hack Club", "--currency", "USD", *key)
        took, _ = once(lambda: run("import", real, _JOURNAL, "--format", "ledger", *key))
        yield Figure("import of the Hack Club journal, 1,360 transactions", took)
        for name, path, year in (("Hack Club", real, "2017"), ("sample", sample, "2025")):
            profile = ["--profile", "commission-annual", "--year", year, "--out", folder]
            took, said = once(lambda: run("export", path, *profile, *key))  # noqa: B023
            yield Figure(f"export of the {name} package, signed", took)
            package = said.strip().splitlines()[-1]
            took, _ = once(lambda: run("verify", package))  # noqa: B023
            yield Figure("  its verification", took)
    except (RuntimeError, SystemExit) as error:
        yield Figure("export of the two demo packages", None, note=f"not measured: {error}")
