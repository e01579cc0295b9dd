"""Writes small PDF files, so that tests need no stored ones and no library for it."""


def pdf(*pages, encrypted=False, picture=False):
    """A PDF; each page is a list of (x, y, size, text), y counted from the bottom."""
    count = len(pages)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (count, b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(count))),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    xobject = b"/XObject << /I %d 0 R >>" % (4 + 2 * count) if picture else b""
    for number, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> %s >> >>" % (5 + 2 * number, xobject)
        )
        content = b"\n".join(
            b"BT /F %d Tf %d %d Td (%s) Tj ET" % (size, x, y, _escaped(text)) for x, y, size, text in page
        )
        if picture:
            content += b"\nq 500 0 0 700 40 40 cm /I Do Q"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    if picture:
        objects.append(
            b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
            b" /Length 1 >>\nstream\n\x80\nendstream"
        )
    extra = b""
    if encrypted:
        objects.append(
            b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + b"61" * 32 + b"> /U <" + b"62" * 32 + b"> >>"
        )
        extra = b" /Encrypt %d 0 R /ID [<61> <61>]" % len(objects)
    data = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, extra, len(data))
    )


def column(lines, *, x=60, top=760, size=10, step=14):
    """The lines of one column, for a page; an empty one leaves a gap, spaces in front indent."""
    placed = []
    for number, line in enumerate(lines):
        if line:
            indent = len(line) - len(line.lstrip(" "))
            placed.append((x + 6 * indent, top - step * number, size, line.strip(" ")))
    return placed


def _escaped(text):
    data = text.encode("cp1252")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
