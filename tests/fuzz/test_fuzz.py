"""Each target, fed for a moment here and for long by `make fuzz` (FUZZ=20000 inputs for each)."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rules.loading.yaml.strict_yaml import decode
from tests.fuzz import targets
from tests.fuzz.seeds import SEEDS, inputs
from tests.fuzz.targets import TARGETS
from tests.support.fuzzed import FUZZED

LIMITS = settings(
    max_examples=FUZZED,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
)


def fed(target: Callable[[bytes], None], name: str) -> None:
    """Feed one target; what breaks it is made as small as can be, and raised."""

    @LIMITS
    @given(st.data())
    def feed(data: st.DataObject) -> None:
        target(data.draw(inputs(name)))

    feed()


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_breaks(name: str) -> None:
    fed(TARGETS[name], name)


@pytest.mark.parametrize("name", TARGETS)
def test_every_seed_is_taken(name: str) -> None:
    assert SEEDS[name]
    for seed in SEEDS[name]:
        TARGETS[name](seed)


def test_a_fault_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    real = decode

    def faulty(data: bytes, file: str) -> object:
        assert data in SEEDS["yaml_content"]
        return real(data, file)

    monkeypatch.setattr(targets, "decode", faulty)
    with pytest.raises(AssertionError):
        fed(targets.yaml_content, "yaml_content")
