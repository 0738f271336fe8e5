"""The accepted results of every golden case, byte for byte."""

from pathlib import Path

import pytest

from cleaner.review import cases

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.mark.golden("../golden/**")
def test_the_result_is_as_accepted(golden):
    golden.check()


def test_every_seed_is_a_case():
    seeds = {path.name for path in (GOLDEN.parent / "seeds").iterdir()}
    assert seeds == {path.name for case in cases(GOLDEN) if case.name.startswith("seeds/0") for path in case.inputs}


def test_every_case_says_why():
    assert all(len(case.why) > 20 for case in cases(GOLDEN))
