"""Learning rates at the steps that matter."""

import math

import keras
import pytest

from tfqa.training import InverseSquareRoot, WarmupLinear, transformer_schedule
from tfqa.training.schedules import warmup_cosine


def rates(schedule, *steps):
    return [float(schedule(step)) for step in steps]


def test_rises_then_falls_to_zero():
    schedule = warmup_cosine(0.3, 7, 31)
    falling = 0.3 * (1 + math.cos(math.pi * 6 / 24)) / 2
    found = rates(schedule, 0, 1, 7, 13, 19, 31, 97)
    expected = [0, 0.3 / 7, 0.3, falling, 0.15, 0, 0]
    assert found == pytest.approx(expected, rel=1e-5, abs=1e-7)


def test_stays_at_the_peak_without_cosine():
    found = rates(warmup_cosine(0.3, 7, 31, cosine=False), 0, 6, 7, 19, 31, 97)
    assert found == pytest.approx([0, 0.3 * 6 / 7, *[0.3] * 4], rel=1e-5)


def test_without_warm_up_it_starts_at_the_peak():
    found = rates(warmup_cosine(0.3, 0, 20), 0, 10, 20)
    assert found == pytest.approx([0.3, 0.15, 0], rel=1e-5, abs=1e-7)


def test_warm_up_longer_than_training():
    assert rates(warmup_cosine(0.3, 10, 5), 5) == pytest.approx([0.15], rel=1e-5)


def test_inverse_square_root_peaks_at_the_end_of_the_warm_up():
    schedule = InverseSquareRoot(0.3, 16)
    found = rates(schedule, 0, 7, 15, 63, 143)  # Keras counts steps from 0, the paper from 1
    assert found == pytest.approx([0.3 / 16, 0.15, 0.3, 0.15, 0.1], rel=1e-5)


@pytest.mark.parametrize(("width", "warmup"), [(512, 4000), (80, 200)])
def test_the_transformers_schedule_is_equation_3(width, warmup):
    steps = [0, 1, 130, 199, 3999, 4000, 100_000]
    expected = [width**-0.5 * min((step + 1) ** -0.5, (step + 1) * warmup**-1.5) for step in steps]
    found = rates(transformer_schedule(width, warmup), *steps)
    assert found == pytest.approx(expected, rel=1e-5)


def test_inverse_square_root_survives_saving():
    schedule = InverseSquareRoot(0.3, 16)
    config = keras.saving.serialize_keras_object(schedule)
    assert rates(keras.saving.deserialize_keras_object(config), 3) == rates(schedule, 3)
    with pytest.raises(ValueError, match="Received: warmup_steps=0"):
        InverseSquareRoot(0.3, 0)


def test_warmup_linear_at_its_edges():
    found = rates(WarmupLinear(0.3, 7, 31), 0, 1, 6, 7, 8, 19, 30, 31, 97)
    expected = [0, 0.3 / 7, 0.3 * 6 / 7, 0.3, 0.3 * 23 / 24, 0.15, 0.3 / 24, 0, 0]
    assert found == pytest.approx(expected, rel=1e-5, abs=1e-9)


def test_warmup_linear_without_warm_up_and_with_nothing_else():
    assert rates(WarmupLinear(0.3, 0, 3), 0, 1, 3) == pytest.approx([0.3, 0.2, 0], rel=1e-5)
    assert rates(WarmupLinear(0.3, 2, 3), 1, 2, 3) == pytest.approx([0.15, 0.3, 0], rel=1e-5)


def test_warmup_linear_is_kept_with_its_optimizer():
    schedule = WarmupLinear(0.3, 7, 31)
    optimizer = keras.optimizers.Adam(schedule)
    again = keras.saving.deserialize_keras_object(keras.saving.serialize_keras_object(optimizer))
    assert again._learning_rate.get_config() == schedule.get_config()
    assert rates(again._learning_rate, 5, 17) == rates(schedule, 5, 17)


@pytest.mark.parametrize("steps", [(-1, 5), (5, 5), (7, 5)])
def test_warmup_linear_must_end_after_its_warm_up(steps):
    message = "less than `total_steps`. Received: warmup_steps={}, total_steps={}".format(*steps)
    with pytest.raises(ValueError, match=message):
        WarmupLinear(0.3, *steps)
