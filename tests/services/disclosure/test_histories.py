"""A sample of the histories: every rewritten one is caught, every honest one accepted, by all."""

from tests.services.disclosure import histories


def test_rewritten_histories_are_caught_and_honest_ones_accepted():
    found = histories.run(60, seed=20_261_124)
    assert (found.missed, found.refused, found.disagreed) == ([], [], [])
    assert (found.honest, found.rewritten) == (60, 60)
    assert set(found.kinds) == {"honest", *histories.ATTACKS}


def test_a_verifier_that_ignores_the_receipt_accepts_what_was_rewritten():
    found = histories.run(30, seed=7)
    assert found.control_missed >= 15
    assert found.kept
