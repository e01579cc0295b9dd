"""`--self-test`: exercises every bundled library once, so that a package with a missing part is found out.

Prints one line for each check and works in a folder of its own that is gone afterwards.
"""

import importlib
import os
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from index import resources

if TYPE_CHECKING:
    from index.model import Article

SENTENCE = 'The fence is "far too low", Mayor Ann Field said on Monday.'
GERMAN = (
    "Der neue Zaun ist viel zu niedrig, sagte die Bürgermeisterin am Montag, und sie hat deshalb mit dem Rat "
    "darüber gesprochen, dass er noch in diesem Jahr höher werden muss, weil die Kinder einfach darüber klettern."
)


def run() -> int:
    """Runs all checks; 0 if all passed, else 1."""
    application = QApplication.instance() or QApplication(["on-the-record"])
    failed = 0
    for name, check in CHECKS:
        try:
            found = check()
        except Exception:  # noqa: BLE001  # whatever is missing, the other checks still count
            failed += 1
            print(f"FAILED  {name}")
            traceback.print_exc()
        else:
            print(f"ok      {name}: {found}")
    QGuiApplication.clipboard().clear()
    del application
    print("self-test failed" if failed else "self-test passed")
    return 1 if failed else 0


def _resources() -> str:
    """Every folder of shipped files is there, none of them empty."""
    folders = [path for path in resources.root().iterdir() if path.is_dir()]
    missing = {"articles", "fonts", "icons", "lexicon", "model"} - {path.name for path in folders}
    empty = [path.name for path in folders if not any(path.iterdir())]
    if missing or empty:
        raise FileNotFoundError(f"missing: {sorted(missing)}, empty: {empty}")
    return f"{len(folders)} folders"


def _model() -> str:
    """The network finds the statement of a sentence and who made it."""
    from index.model import Article, Paragraph, Span
    from index.workspace import extract_article

    article = Article(text=SENTENCE, paragraphs=(Paragraph(span=Span(0, len(SENTENCE))),))
    (statement, *_) = extract_article(article)
    speaker = statement.attribution.speaker
    _expect("Field" in (speaker.name if speaker else ""), True)
    _expect(os.environ.get("ORT_DISABLE_TELEMETRY"), "1")
    return f"onnxruntime {_version('onnxruntime')}, numpy {_version('numpy')}"


def _library() -> str:
    """An article goes through SQLite and the search index and comes back; a citation is made of it."""
    from index.model import SourceRecord
    from index.workspace import Workspace

    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "library") as workspace:
        report = workspace.import_text(SENTENCE, record=SourceRecord(outlet="The Test"), source="self-test")
        _expect(len(report.imported), 1)
        reader = workspace.reader()
        try:
            ids = reader.search("speaker:field fence").ids
            _expect(len(ids), 1)
            _expect("far too low" in reader.cite(ids).plain, True)
        finally:
            reader.close()
    whoosh, sqlite = importlib.import_module("whoosh"), importlib.import_module("sqlite3")
    return f"Whoosh {'.'.join(map(str, whoosh.__version__))}, SQLite {sqlite.sqlite_version}"


def _pictures() -> str:
    """Drawings and pictures can be read."""
    from desktop.icons import application_icon, icon

    _expect(icon("search", QColor("#000000"), size=16).isNull(), False)
    _expect(application_icon().pixmap(32, 32).isNull(), False)
    _expect(QImage(str(resources.path("icons", "on-the-record-64.png"))).width(), 64)
    return "svg, png"


def _fonts() -> str:
    loaded = [QFontDatabase.addApplicationFont(str(path)) for path in sorted(resources.path("fonts").glob("*.ttf"))]
    _expect(bool(loaded) and min(loaded) >= 0, True)
    families = QFontDatabase.applicationFontFamilies(loaded[0])
    return ", ".join(families)


def _clipboard() -> str:
    data = QMimeData()
    data.setText(SENTENCE)
    QGuiApplication.clipboard().setMimeData(data)
    _expect(QGuiApplication.clipboard().text(), SENTENCE)
    return QGuiApplication.platformName()


def _folders() -> str:
    import platformdirs

    _expect(platformdirs.user_data_path("on-the-record", appauthor=False).is_absolute(), True)
    return _version("platformdirs")


def _encodings() -> str:
    import charset_normalizer

    pangram = "Съешь же ещё этих мягких французских булок, да выпей чаю. " * 4
    best = charset_normalizer.from_bytes(pangram.encode("cp1251")).best()
    _expect("булок" in str(best), True)
    return charset_normalizer.__version__


def _languages() -> str:
    """An article in another language than English is recognised."""
    from index.languages import language_name
    from index.workspace import Workspace

    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "library") as workspace:
        (tag,) = workspace.import_text(GERMAN).foreign
    _expect(language_name(tag), "German")
    return "py3langid"


def _web_pages() -> str:
    """The story of a web page is found, with its date."""
    words = " ".join([SENTENCE] * 3)
    story = "".join(f"<p>{words} It was the {number}th time.</p>" for number in range(4, 9))
    head = '<title>A fence</title><meta property="article:published_time" content="2021-05-04">'
    page = f"<!DOCTYPE html><html><head>{head}</head><body><nav>Home</nav><article>{story}</article></body></html>"
    article = _imported("page.html", page.encode())
    _expect((article.record.headline, article.record.published), ("A fence", "2021-05-04"))
    _expect("far too low" in article.text, True)
    return f"trafilatura {_version('trafilatura')}, lxml {_version('lxml')}"


def _documents() -> str:
    """The texts of a PDF and of an RTF document are found."""
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F 3 0 R >> >> >>"
    )
    drawn = f"BT /F 10 Tf 40 700 Td ({SENTENCE}) Tj ET".encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        page,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, start=1))
    _expect("far too low" in _imported("a.pdf", b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF").text, True)
    _expect("far too low" in _imported("a.rtf", f"{{\\rtf1\\ansi {SENTENCE}\\par}}".encode()).text, True)
    pypdfium2 = importlib.import_module("pypdfium2")
    return f"pypdfium2 {pypdfium2.PYPDFIUM_INFO}, striprtf {_version('striprtf')}"


def _imported(name: str, content: bytes) -> "Article":
    """The article of a file that went through a library."""
    from index.workspace import Workspace

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        with Workspace.open(Path(folder) / "library") as workspace:
            report = workspace.import_paths([path])
            _expect(report.failures, ())
            reader = workspace.reader()
            try:
                return reader.article(report.imported[0]).article
            finally:
                reader.close()


def _qt() -> str:
    """The window can be made and painted."""
    import PySide6

    from desktop.hit_model import HitModel
    from desktop.hit_view import HitView
    from desktop.settings import Settings
    from desktop.theme import Theme

    with tempfile.TemporaryDirectory() as folder:
        theme = Theme(Settings(Path(folder) / "settings.ini"))
        view = HitView(HitModel(_no_rows), theme)
        _expect(view.grab().isNull(), False)
        view.deleteLater()
    return f"PySide6 {PySide6.__version__}"


def _no_rows(_: object) -> tuple[()]:
    return ()


def _version(name: str) -> str:
    return str(getattr(importlib.import_module(name), "__version__", "?"))


def _expect(found: object, wanted: object) -> None:
    if found != wanted:
        raise ValueError(f"expected {wanted!r}, found {found!r}")


def _sample_library() -> str:
    """The first article of the sample library comes in, with its outlet."""
    from index.progress import Cancelled
    from index.workspace import Workspace

    total = 0

    def stop_after_one(done: int, of: int, _what: str) -> None:
        nonlocal total
        total = of
        if done:
            raise Cancelled

    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "library") as workspace:
        with suppress(Cancelled):
            workspace.import_sample_library(progress=stop_after_one)
        reader = workspace.reader()
        try:
            _expect([stored.article.record.outlet for stored in reader.articles()], ["Wikinews"])
        finally:
            reader.close()
    return f"{total} articles"


CHECKS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("shipped files", _resources),
    ("sample library", _sample_library),
    ("statement model", _model),
    ("library and search", _library),
    ("Qt", _qt),
    ("pictures", _pictures),
    ("fonts", _fonts),
    ("clipboard", _clipboard),
    ("user folders", _folders),
    ("encodings", _encodings),
    ("languages", _languages),
    ("web pages", _web_pages),
    ("documents", _documents),
)
