"""Single bits turned over in database, key slots, documents: noticed, named, a way out shown."""

from __future__ import annotations

from pathlib import Path
from random import Random

import sqlcipher3.dbapi2 as sqlcipher

from desktop.domain.errors import UserError
from desktop.domain.log.finding import Fault
from desktop.services.trust.open_book import open_book
from desktop.services.trust.verify_book import verify_book
from desktop.text.errors import SENTENCES
from desktop.ui.screens.log.advice import MEANINGS, STEPS
from tests.books_made import PASSPHRASE, Clock
from tests.soak.jobs.job import book_of, key_of, quick_argon, with_other_tool
from tests.soak.jobs.registry import JOBS
from tests.soak.part import Control, Outcome, Part, Tally
from tests.soak.workshop import fresh, prepared, workplace

_DATABASE = {"book-damaged", "book-key-mismatch", Fault.PAGE_DAMAGED.value}
_SLOTS = {"slots-damaged", "slots-of-another-book", "wrong-passphrase", "officer-unknown", "healed"}
"""A bit inside a wrapped key cannot be told from a wrong passphrase; the book stays shut."""
_DOCUMENTS = {Fault.DOCUMENT_DAMAGED.value}
_SHARE_OF_REST = 5


def run(count: int, seed: int) -> Outcome:
    """Turn `count` bits of the book's file over, a fifth as many of its slots and documents."""
    quick_argon()
    random = Random(f"flips {seed}")
    tally, names = Tally(), Tally()
    with workplace() as folder:
        start, root = prepared(JOBS["document"], folder), folder / "root"
        JOBS["document"].run(start, seed, lambda _: None)
        fresh(start, root)
        book = book_of(root)
        sizes = (
            ("book.db", count, _DATABASE),
            ("slots.json", count // _SHARE_OF_REST, _SLOTS),
            ("blobs", count // _SHARE_OF_REST, _DOCUMENTS),
        )
        for name, share, known in sizes:
            for _ in range(share):
                _flip(book, name, random, known, tally, names)
        controls = (_without_code(start, folder, max(20, count // 20), random),)
    return Outcome(tally, controls, f"named as {names.told}")


def _flip(
    book: Path, name: str, random: Random, known: set[str], tally: Tally, names: Tally
) -> None:
    file = book / name
    if file.is_dir():
        file = random.choice(sorted(path for path in file.rglob("*") if path.is_file()))
    whole = file.read_bytes()
    bit = random.randrange(len(whole) * 8)
    file.write_bytes(flipped(whole, bit))
    told = noticed(book)
    if not told and known is _SLOTS and file.read_bytes() == whole:
        told = "healed"  # the database knows better, and the file was written anew
    named = told in known
    names.add(told or "nothing", [])
    complaints = [] if named else [f"told {told or 'nothing'}"]
    if known is not _SLOTS and named and not leads_to_backup(told):
        complaints = [f"{told} does not lead to the last backup"]
    tally.add(name, complaints, f"bit {bit}")
    for left in book.glob("book.db-*"):
        left.unlink(missing_ok=True)
    file.write_bytes(whole)


def leads_to_backup(told: str) -> bool:
    """Tell whether the sentence, or the steps shown beside a finding, name the last backup."""
    if told in SENTENCES:
        return "last backup" in SENTENCES[told]
    return Fault(told) in MEANINGS and any("last backup" in step for step in STEPS)


def flipped(data: bytes, bit: int) -> bytes:
    """Return the bytes with one bit turned over."""
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def noticed(book: Path) -> str:
    """Return the key with which the book does not open, or its first finding; else nothing."""
    try:
        session = open_book(book, PASSPHRASE, clock=Clock())
    except UserError as error:
        return error.key
    try:
        findings = verify_book(session.book, session.by).findings
    except UserError as error:
        return error.key
    finally:
        session.close()
    return findings[0].fault.value if findings else ""


def _without_code(start: Path, folder: Path, count: int, random: Random) -> Control:
    """Try the same on a copy without SQLCipher's code over each page, by integrity_check."""
    key, bare = key_of(start), folder / "bare.db"
    raw = with_other_tool(start, key)
    raw.execute(f"ATTACH '{bare}' AS bare KEY \"x'{key.hex()}'\"")
    raw.execute("PRAGMA bare.cipher_use_hmac = OFF")
    raw.execute("SELECT sqlcipher_export('bare')")
    raw.execute("DETACH bare")
    raw.close()
    whole = bare.read_bytes()
    missed = 0
    for _ in range(count):
        bare.write_bytes(flipped(whole, random.randrange(len(whole) * 8)))
        missed += _integrity(bare, key)
    return Control("no code over the pages, only integrity_check", count, missed)


def _integrity(file: Path, key: bytes) -> bool:
    """Tell whether SQLite's own check finds nothing wrong."""
    raw = sqlcipher.connect(str(file), isolation_level=None)
    try:
        raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        raw.execute("PRAGMA cipher_use_hmac = OFF")
        raw.execute("PRAGMA cipher_log = '/dev/null'")
        return raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except (sqlcipher.Error, UnicodeDecodeError):
        return False
    finally:
        raw.close()


PART = Part(
    name="bit-flips",
    promise="single-bit flips in the book: all noticed, named, the last backup shown",
    full=1_000,
    sample=60,
    run=run,
)
