"""What can wait comes after painting."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.after_painting import AfterPainting


class Painted(QWidget):
    """Notes when it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def paintEvent(self, _event: object) -> None:
        self.told.append("painted")


@pytest.fixture
def widget(qtbot: QtBot):
    made = Painted()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: bool(made.told))
    made.told.clear()
    return made


def test_it_fires_once_after_what_has_changed_is_painted(qtbot: QtBot, widget):
    after = AfterPainting()
    after.came.connect(lambda: widget.told.append("after"))
    after.start()
    after.start()
    widget.update()
    assert after.is_active
    qtbot.waitUntil(lambda: "after" in widget.told)
    assert widget.told == ["painted", "after"]
    assert not after.is_active


def test_started_again_it_waits_for_what_is_painted_then(qtbot: QtBot, widget):
    after = AfterPainting()

    def on_came() -> None:
        widget.told.append("after")
        if len(widget.told) < 4:
            widget.update()
            after.start()

    after.came.connect(on_came)
    widget.update()
    after.start()
    qtbot.waitUntil(lambda: len(widget.told) == 4)
    assert widget.told == ["painted", "after"] * 2


def test_stopped_it_does_not_fire(qtbot: QtBot, widget):
    after = AfterPainting()
    with qtbot.assertNotEmitted(after.came, wait=50):
        after.start()
        after.stop()
