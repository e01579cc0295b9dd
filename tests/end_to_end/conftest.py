import os

import pytest

from tests.end_to_end.screen import missing_tools, new_screen


@pytest.fixture
def screen(tmp_path):
    """An empty screen and an empty home folder."""
    if missing := missing_tools():
        reason = f"not installed: {', '.join(missing)}"
        # On the machine that decides, a journey that did not happen is a failure.
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    home = tmp_path / "home"
    home.mkdir()
    with new_screen(home) as screen:
        yield screen
