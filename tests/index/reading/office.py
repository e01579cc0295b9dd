"""Builds small office documents, archives and RTF in memory."""

import io
import zipfile
from html import escape

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def archive(**files):
    """A ZIP archive; `__` in a name stands for a slash, and values may be text or bytes."""
    return archive_of({name.replace("__", "/"): content for name, content in files.items()})


def archive_of(files, *, compression=zipfile.ZIP_DEFLATED):
    """A ZIP archive of files by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return buffer.getvalue()


def docx(paragraphs, *, body=""):
    """A Word document; a paragraph is a text, in which a line end is a break, or a pair of style and text."""
    xml = []
    for paragraph in paragraphs:
        style, text = paragraph if isinstance(paragraph, tuple) else ("Normal", paragraph)
        runs = "<w:br/>".join(f"<w:t xml:space='preserve'>{escape(piece)}</w:t>" for piece in text.split("\n"))
        xml.append(f"<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r>{runs}</w:r></w:p>")
    return archive_of(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document xmlns:w='{W}'><w:body>{''.join(xml)}{body}</w:body></w:document>",
        }
    )


def xlsx(*sheets, is_1904=False):
    """An Excel workbook; texts of the first sheet are shared, those of others stand in their cells."""
    strings, files = [], {}
    for number, rows in enumerate(sheets, start=1):
        xml = []
        for line, row in enumerate(rows, start=1):
            cells = (_cell(value, f"{chr(ord('A') + place)}{line}", strings if number == 1 else None)
                     for place, value in enumerate(row) if value is not None)  # fmt: skip
            xml.append(f"<row r='{line}'>{''.join(cells)}</row>")
        files[f"xl/worksheets/sheet{number}.xml"] = (
            f"<worksheet xmlns='{S}'><sheetData>{''.join(xml)}</sheetData></worksheet>"
        )
    shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
    days = "<workbookPr date1904='1'/>" if is_1904 else "<workbookPr/>"
    return archive_of(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f"<workbook xmlns='{S}'>{days}</workbook>",
            "xl/sharedStrings.xml": f"<sst xmlns='{S}'>{shared}</sst>",
            **files,
        }
    )


def _cell(value, place, strings):
    if isinstance(value, int):
        return f"<c r='{place}'><v>{value}</v></c>"
    if strings is None:
        return f"<c r='{place}' t='inlineStr'><is><t>{escape(value)}</t></is></c>"
    strings.append(value)
    return f"<c r='{place}' t='s'><v>{len(strings) - 1}</v></c>"


def odt(content, *, manifest="<manifest/>"):
    """An OpenDocument text whose body is this XML."""
    names = "xmlns:office='urn:o' xmlns:text='urn:t'"
    xml = (
        f"<office:document-content {names}><office:body><office:text>{content}</office:text>"
        "</office:body></office:document-content>"
    )
    return archive_of(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": xml, "META-INF/manifest.xml": manifest}
    )


def rtf(*paragraphs):
    """An RTF document."""
    text = "\\par\n".join(_rtf_escaped(paragraph) for paragraph in paragraphs)
    return ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}\\f0 " + text + "\\par}").encode("ascii")


def _rtf_escaped(text):
    escaped = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}").replace("\t", "\\tab ")
    return "".join(sign if sign.isascii() else f"\\u{ord(sign)}?" for sign in escaped)
