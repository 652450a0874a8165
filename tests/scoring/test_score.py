"""The table of figures: a drop fails, a gain does not, and what is not here is said."""

import json
import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import score


def test_a_drop_is_seen_and_a_gain_is_not() -> None:
    kept = {"value on news": 80.0, "off on news": 3.0}
    worse = [score.Figure("value", "news", 79.0), score.Figure("off", "news", 5.0, lower_is_better=True)]
    better = [score.Figure("value", "news", 81.0), score.Figure("off", "news", 2.0, lower_is_better=True)]
    assert [dropped for _, dropped in score.rows(worse, kept)] == [True, True]
    assert [dropped for _, dropped in score.rows(better, kept)] == [False, False]


def test_slack_forgives_noise_in_what_is_timed() -> None:
    figure = score.Figure("words", "all", 90_000, slack=30_000)
    assert not score.has_dropped(figure, 100_000)
    assert score.has_dropped(figure, 130_000)


def test_every_group_says_what_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(score, "SHARED", tmp_path / "nowhere")
    for group in score.groups():
        assert isinstance(score.measured(group), str), group


def test_calibration_counts_what_was_said_against_what_was_right() -> None:
    from measure_dates import calibration

    figures = list(calibration([(0.9, True)] * 9 + [(0.9, False)]))
    assert figures[0].value == pytest.approx(90)
    assert figures[-1].value == pytest.approx(0)


@pytest.mark.skipif(
    "CI" not in os.environ, reason="minutes of measuring, which CI does; ./dev score does it here"
)
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # the scorers in ../shared leave files to be closed
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("group", score.groups())
def test_nothing_that_was_reached_is_lost(group: str) -> None:
    result = score.measured(group)
    if isinstance(result, str):
        pytest.skip(result)
    kept = json.loads(score.KEPT.read_text(encoding="utf-8"))
    counted = [
        figure for figure in result if "CPU second" not in figure.measure and "time" not in figure.measure
    ]
    lost = [line for line, worse in score.rows(counted, kept) if worse]
    assert not lost, "\n".join(lost)
