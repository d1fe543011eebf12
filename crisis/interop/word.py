"""Writes a Word document (.docx) of headings, paragraphs, lists and tables, in real styles.

What people wrote stays words: there is no field, link, macro or outside reference in the file but
the page's own number. The same document gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from crisis.interop.workbook import UNFIT

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OLDEST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, kw_only=True)
class Run:
    """Words in a paragraph; strong ones are bold, faint ones small and grey."""

    text: str
    strong: bool = False
    faint: bool = False


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading of the first, second or third rank."""

    text: str
    rank: int = 1


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph, or a point of a list."""

    runs: Sequence[Run]
    point: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table; its first row is its head, and stands again on each page."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]


Block = Heading | Paragraph | Table


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole file. exercise: the words that mark it on every page; else empty."""

    title: str
    author: str
    language: str
    made: datetime
    foot: str
    blocks: Sequence[Block]
    exercise: str = ""


def write(document: Document) -> bytes:
    """Give the file's bytes."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as packed:
        for name, text in _files(document).items():
            packed.writestr(ZipInfo(name, _OLDEST), (_XML + text).encode(), ZIP_DEFLATED)
    return held.getvalue()


def _files(one: Document) -> dict[str, str]:
    head = " · ".join(part for part in (one.exercise, one.title) if part)
    return {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            ("officeDocument", f"{_R}/officeDocument", "word/document.xml"),
            ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(one, head),
        "word/_rels/document.xml.rels": _relations(
            *((name, f"{_R}/{name}", f"{file}.xml") for name, file in _BESIDE.items())
        ),
        "word/document.xml": _body(one),
        "word/styles.xml": _styles(one.language),
        "word/numbering.xml": _POINTS,
        "word/header1.xml": f'<w:hdr xmlns:w="{_W}">{_lined("Header", head)}</w:hdr>',
        "word/footer1.xml": f'<w:ftr xmlns:w="{_W}">{_foot(one.foot)}</w:ftr>',
    }


_BESIDE = {"styles": "styles", "numbering": "numbering", "header": "header1", "footer": "footer1"}
_PAGE = '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
_POINTS = (
    f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType '
    'w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="240"/>'
    '</w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    "</w:numbering>"
)


def _types() -> str:
    parts = {"document": "document.main", "styles": "styles", "numbering": "numbering",
             "header1": "header", "footer1": "footer"}  # fmt: skip
    told = "".join(
        f'<Override PartName="/word/{file}.xml" ContentType="{_KIND}.{kind}+xml"/>'
        for file, kind in parts.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{told}<Override PartName="/docProps/core.xml" ContentType='
        '"application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(*found: tuple[str, str, str]) -> str:
    told = "".join(
        f'<Relationship Id="r-{name}" Type="{kind}" Target="{target}"/>'
        for name, kind, target in found
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _core(one: Document, head: str) -> str:
    made = one.made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_plain(head)}</dc:title><dc:creator>{_plain(one.author)}</dc:creator>"
        f"<dc:language>{_plain(one.language)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created></cp:coreProperties>'
    )


def _styles(language: str) -> str:
    tongue = "en-GB" if language == "en" else "da-DK"
    ranks = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{rank}"><w:name w:val="heading {rank}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing '
        f'w:before="{before}" w:after="80"/><w:outlineLvl w:val="{rank - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for rank, before, size in ((1, 0, 36), (2, 280, 26), (3, 180, 22))
    )
    plain = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name.lower()}"/>'
        '<w:basedOn w:val="Normal"/><w:rPr><w:color w:val="595959"/><w:sz w:val="17"/></w:rPr>'
        "</w:style>"
        for name in ("Header", "Footer")
    )
    return (
        f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" '
        f'w:hAnsi="Calibri"/><w:sz w:val="21"/><w:lang w:val="{tongue}"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="100"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"</w:style>{ranks}{plain}</w:styles>"
    )


def _body(one: Document) -> str:
    blocks = "".join(_block(each) for each in one.blocks)
    return (
        f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{blocks}<w:sectPr>'
        '<w:headerReference w:type="default" r:id="r-header"/>'
        '<w:footerReference w:type="default" r:id="r-footer"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1021" w:bottom="1134" '
        'w:left="1021" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body>'
        "</w:document>"
    )


def _block(one: Block) -> str:
    if isinstance(one, Heading):
        return _lined(f"Heading{min(3, max(1, one.rank))}", one.text)
    if isinstance(one, Table):
        return _table(one)
    point = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return f"<w:p>{point if one.point else ''}{''.join(map(_run, one.runs))}</w:p>"


def _table(one: Table) -> str:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="8C8C8C"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{_cells(one.head, strong=True)}</w:tr>"
    rows = "".join(f"<w:tr>{_cells(row)}</w:tr>" for row in one.rows)
    grid = "<w:gridCol/>" * len(one.head)
    made = (
        f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{lines}</w:tblBorders>'
        f'<w:tblLook w:firstRow="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>'
    )
    return f"{made}<w:p/>"


def _cells(texts: Iterable[str], *, strong: bool = False) -> str:
    return "".join(f"<w:tc><w:p>{_run(Run(text=one, strong=strong))}</w:p></w:tc>" for one in texts)


def _foot(text: str) -> str:
    return f"<w:p>{_style('Footer')}{_run(Run(text=f'{text}  '))}{_PAGE}</w:p>"


def _lined(style: str, text: str) -> str:
    return f"<w:p>{_style(style)}{_run(Run(text=text))}</w:p>"


def _style(name: str) -> str:
    return f"<w:pPr><w:pStyle w:val={quoteattr(name)}/></w:pPr>"


def _run(one: Run) -> str:
    looks = "<w:b/>" if one.strong else ""
    looks += '<w:color w:val="595959"/><w:sz w:val="17"/>' if one.faint else ""
    lines = one.text.replace("\r\n", "\n").split("\n")
    told = "<w:br/>".join(f'<w:t xml:space="preserve">{_plain(line)}</w:t>' for line in lines)
    return f"<w:r>{f'<w:rPr>{looks}</w:rPr>' if looks else ''}{told}</w:r>"


def _plain(text: str) -> str:
    return escape(UNFIT.sub("�", text))
