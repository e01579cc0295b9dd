"""Icons by name: shipped line drawings, tinted in the colour of the theme."""

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QImageReader, QPixmap

from index import resources

_APPLICATION_SIZES = (16, 24, 32, 48, 64, 128, 256)


def icon(name: str, colour: QColor, *, size: int, disabled: QColor | None = None) -> QIcon:
    """A shipped icon in one colour, sharp on the primary screen; in another colour where it is disabled.

    Raises:
        FileNotFoundError: there is no such icon.
        ValueError: the file is not a drawing that Qt can read.
    """
    ratios = sorted({1.0, QGuiApplication.primaryScreen().devicePixelRatio()})
    drawing = resources.text("icons", f"{name}.svg")
    result = QIcon()
    for mode, wanted in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        for ratio in ratios if wanted is not None else ():
            tinted = drawing.replace("currentColor", (wanted or colour).name())
            pixmap = QPixmap.fromImage(_render(tinted.encode(), round(size * ratio)))
            pixmap.setDevicePixelRatio(ratio)
            result.addPixmap(pixmap, mode)
    return result


def application_icon() -> QIcon:
    """The program's own icon, from ready pictures so that no drawing is parsed at the start."""
    result = QIcon()
    for size in _APPLICATION_SIZES:
        result.addFile(str(resources.path("icons", f"on-the-record-{size}.png")), QSize(size, size))
    return result


def _render(drawing: bytes, size: int) -> QImage:
    """The drawing as a picture of `size` pixels square."""
    buffer = QBuffer()
    buffer.setData(QByteArray(drawing))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(size, size))
    image = reader.read()
    if image.isNull():
        raise ValueError(reader.errorString())
    return image
