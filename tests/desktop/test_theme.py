"""The look: readable in light and dark, sizes that follow the user."""

from itertools import product

import pytest
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication

from desktop.settings import Appearance
from desktop.theme import DARK, LIGHT, SERIF

TEXT_ON_GROUNDS = (
    *product(("text", "second"), ("paper", "surface", "selected", "hover")),
    ("text", "content_other"),
    *product(("accent",), ("paper", "surface", "selected", "hover")),
    ("content_text", "content"),
    ("text", "content"),
    ("on_accent", "accent"),
)


def luminance(name: str) -> float:
    colour = QColor(name)
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUNDS)
def test_every_text_is_readable_on_its_ground(colours, text, ground):
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


def test_dark_is_chosen_and_left_again(theme):
    theme.set_appearance(Appearance.DARK)
    assert theme.dark
    assert QApplication.palette().window().color() == QColor(DARK.paper)
    theme.set_appearance(Appearance.LIGHT)
    assert QApplication.palette().window().color() == QColor(LIGHT.paper)


def test_text_grows_and_shrinks_and_comes_back(theme, settings):
    usual = theme.serif.pointSizeF()
    assert theme.zoom(1) == 110
    assert theme.serif.pointSizeF() == pytest.approx(usual * 1.1)
    assert settings.zoom_percent == 110
    assert theme.zoom(-1) == 100
    theme.zoom(5)
    assert theme.zoom(0) == 100
    assert theme.serif.pointSizeF() == pytest.approx(usual)


def test_there_are_three_sizes_of_type(theme):
    sizes = [theme.small.pointSizeF(), theme.body.pointSizeF(), theme.headline.pointSizeF()]
    assert sizes == sorted(set(sizes))
    assert theme.serif.pointSizeF() == theme.body.pointSizeF()


def test_distances_grow_with_the_text(theme):
    usual = theme.space(4)
    theme.zoom(10)
    assert theme.space(4) > usual * 1.8


def test_the_shipped_serif_is_used(theme):
    assert QFontInfo(theme.serif).family() == SERIF


def test_the_style_sheet_has_no_sizes_of_type(qapp, theme):
    assert "font" not in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()
