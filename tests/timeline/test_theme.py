"""Colours that can be read, whatever the theme."""

import pytest

from dateline.timeline.theme import THEMES, Theme, contrast


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_on_any_fill_can_be_read(theme: Theme):
    for tone in theme.tones:
        assert contrast(theme.ink, tone.fill) >= 4.5
        assert contrast(theme.ink, tone.pale) >= 4.5
    for ground in (theme.paper, theme.raised, theme.band):
        assert contrast(theme.ink, ground) >= 7
        assert contrast(theme.second, ground) >= 4.5
        assert contrast(theme.accent, ground) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_edges_stand_off_from_the_paper(theme: Theme):
    for tone in theme.tones:
        assert contrast(tone.edge, theme.paper) >= 2.5
        assert contrast(tone.edge, tone.fill) >= 1.3
