"""Links in labels, in the colours of today."""

from PySide6.QtWidgets import QLabel


def refresh_links(label: QLabel) -> None:
    """Gives the links of a label the colour that the palette has now.

    WORKAROUND: a label reads its rich text once, and its links keep the colour of that moment; setting the same text
    does nothing.
    """
    text = label.text()
    label.setText("")
    label.setText(text)
