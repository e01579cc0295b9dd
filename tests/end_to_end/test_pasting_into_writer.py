"""What LibreOffice Writer makes of the flavours on the clipboard: pasted with its own key, and read by its filters."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from desktop.clipboard import mime_data
from index.citation.cite import cite
from tests.end_to_end.pasted import PASSAGE, RECORD, italic_words, links, ours, paragraphs, wanted
from tests.end_to_end.screen import Screen, missing_tools, new_screen, stop, wait_for

WRITER = shutil.which("soffice") or shutil.which("libreoffice")
ROOT = Path(__file__).parents[2]
FILTERS = {"text/html": ("html", "HTML (StarWriter)"), "text/rtf": ("rtf", "Rich Text Format")}
EMPTY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"'
    ' office:mimetype="application/vnd.oasis.opendocument.text">'
    "<office:body><office:text><text:p/></office:text></office:body></office:document>"
)
PASTED = ("all", "text/html", "text/rtf")
"""What is on the clipboard: what the program puts there, or one flavour alone."""

pytestmark = pytest.mark.skipif(WRITER is None, reason="LibreOffice Writer is not installed")


def has_windows() -> bool:
    """Whether this Writer can show a window; there is a package that cannot."""
    return bool(WRITER) and any(Path(str(WRITER)).resolve().parent.glob("libvclplug_gen*.so"))


@pytest.fixture(scope="module", params=[*(f"read {name}" for name in FILTERS), *(f"pasted {name}" for name in PASTED)])
def pasted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> etree._Element:
    """The citation in Writer, as a flat document."""
    folder = tmp_path_factory.mktemp("writer")
    how, flavour = request.param.split()
    if how == "read":
        return read(folder, flavour)
    if missing := missing_tools():
        pytest.skip(f"not installed: {', '.join(missing)}")
    if not has_windows():
        pytest.skip("this LibreOffice shows no windows")
    with new_screen(folder) as screen:
        return paste(folder, screen, flavour)


def command(folder: Path, *options: str) -> list[str]:
    return [str(WRITER), "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}", *options]


def read(folder: Path, flavour: str) -> etree._Element:
    """What the filter that it pastes with makes of a flavour."""
    ending, filter_ = FILTERS[flavour]
    source = folder / f"pasted.{ending}"
    source.write_bytes(bytes(mime_data(cite([RECORD], style="mla")).data(flavour).data()))
    wish = ("--headless", f"--infilter={filter_}", "--convert-to", "fodt:OpenDocument Text Flat XML")
    subprocess.run(command(folder, *wish, "--outdir", str(folder), str(source)), check=True, capture_output=True)
    return etree.parse(folder / "pasted.fodt").getroot()


def paste(folder: Path, screen: Screen, flavour: str) -> etree._Element:
    """What comes of Ctrl+V in an empty document, while another process holds the clipboard."""
    document = folder / "pasted.fodt"
    document.write_text(EMPTY)
    environment = screen.environment | {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "gen"}
    holding = [sys.executable, "-m", "tests.end_to_end.holding", *([] if flavour == "all" else [flavour])]
    with subprocess.Popen(holding, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        options = ("--nologo", "--nofirststartwizard", "--writer", str(document))
        writer = subprocess.Popen(command(folder, *options), env=environment, stderr=subprocess.DEVNULL)
        try:
            look = ("xdotool", "search", "--onlyvisible", "--name", r"^pasted\.fodt")
            window = wait_for("Writer's window", lambda: screen.ask(*look)).split()[-1]
            wait_for("its focus", lambda: screen.ask("xdotool", "windowactivate", "--sync", window) is not None)
            (found,) = wait_for("the words in the saved document", lambda: saved(screen, document))
            return found
        finally:
            stop(writer)
            stop(holder)


def saved(screen: Screen, document: Path) -> tuple[etree._Element, ...]:
    """The document with what was pasted in place of all that was in it; nothing while it is not there."""
    screen.press("ctrl+a", "ctrl+v", "ctrl+s")
    try:
        found = etree.parse(document).getroot()
    except (OSError, etree.XMLSyntaxError):
        return ()  # it is being written
    return (found,) if paragraphs(found) else ()


def test_the_words_arrive_whole(pasted: etree._Element) -> None:
    assert paragraphs(pasted) == wanted()


def test_the_outlet_is_italic_and_nothing_else_is(pasted: etree._Element) -> None:
    assert italic_words(pasted) == ["The Harbour Times"]


def test_the_links_lead_where_they_should(pasted: etree._Element) -> None:
    assert links(pasted) == {"Doe": PASSAGE, RECORD.url: RECORD.url}


def test_no_fonts_sizes_or_colours_are_ours(pasted: etree._Element) -> None:
    assert ours(pasted) == []
