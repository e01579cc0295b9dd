"""Journeys through the program as it runs from the source, in a real window, with real keys."""

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.reading import sample
from tests.end_to_end import journey
from tests.end_to_end.screen import stop

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.display


@contextmanager
def program(screen):
    """The program with its window in front; its errors end up in the test's."""
    with (screen.home / "errors.txt").open("w+") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "desktop"],
            cwd=ROOT,
            env=screen.environment | {"LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stderr=errors,
        )
        try:
            screen.window()
            yield process
        except AssertionError as error:
            errors.seek(0)
            error.add_note(f"the program, exit {process.poll()}, said: {errors.read() or 'nothing'}")
            raise
        finally:
            stop(process)
            errors.seek(0)
            complaints = errors.read()
    assert complaints == ""


def test_a_newcomer_searches_reads_copies_and_pastes(screen):
    with program(screen):
        journey.check_citation_in_every_flavour(screen)
        journey.check_quote_alone(screen)
        journey.check_article_beside_it(screen, sample.article().text)


def test_the_first_start_has_a_statement_selected_ready_to_copy(screen):
    with program(screen):
        journey.copy(screen, "ctrl+f", "Return", "ctrl+c", expected=journey.HEADLINE)


def test_several_rows_are_copied_as_several_citations(screen):
    with program(screen):
        journey.search(screen, "speaker:lavrov")
        journey.copy(screen, "ctrl+c", expected=journey.HEADLINE)
        assert screen.pasted().count("(Sergey Lavrov") == 1
        screen.press("ctrl+a")
        journey.copy(screen, "ctrl+c", expected="“readiness”")
        assert screen.pasted().count("(Sergey Lavrov") == 3


def test_the_program_ends_with_its_key_and_starts_again_with_the_query(screen):
    with program(screen) as process:
        journey.search(screen, '"low level of trust" kind:direct')
        journey.copy(screen, "ctrl+shift+c", expected=journey.QUOTE)
        screen.press("ctrl+q")
        assert process.wait(30) == 0
    screen.fill_clipboard("something else")
    with program(screen):
        journey.copy(screen, "ctrl+shift+c", expected=journey.QUOTE)


def test_a_speaker_is_put_right_with_the_keyboard_alone_and_stays_so(screen):
    with program(screen) as process:
        journey.search(screen, '"low level of trust" kind:direct')
        journey.copy(screen, "ctrl+c", expected="(Tillerson")
        journey.change_speaker(screen, "Rex Tillerson")
        journey.copy(screen, "ctrl+c", expected="(Rex Tillerson")
        screen.press("ctrl+z")
        journey.copy(screen, "ctrl+c", expected="(Tillerson")
        screen.press("ctrl+shift+z")
        journey.copy(screen, "ctrl+c", expected="(Rex Tillerson")
        screen.press("ctrl+q")
        assert process.wait(30) == 0
    with program(screen):
        journey.copy(screen, "ctrl+f", "Return", "ctrl+c", expected="(Rex Tillerson")


def test_two_people_are_merged_with_the_keyboard_alone_and_come_apart_again(screen):
    with program(screen):
        journey.search(screen, "speaker:haley OR speaker:safronkov")
        journey.wait_for_credits(screen, {"Nikki Haley", "Vladimir Safronkov"})
        screen.press("ctrl+m", "Return")
        journey.wait_for_credits(screen, {"Nikki Haley"})
        screen.press("ctrl+z")
        journey.wait_for_credits(screen, {"Nikki Haley", "Vladimir Safronkov"})


def test_what_is_found_is_marked_while_the_keyboard_is_in_the_field(screen):
    with program(screen):
        journey.search(screen, '"low level of trust" kind:direct')
        journey.copy(screen, "ctrl+c", expected=journey.QUOTE)
        screen.press("ctrl+f", "ctrl+d", "ctrl+e")
        screen.write("ask again")
        screen.press("Return")
        screen.fill_clipboard("something else")
        journey.search(screen, "is:starred note:ask")
        journey.copy(screen, "ctrl+c", expected=journey.QUOTE)
