"""A pivot table as Excel saves it, in four parts of its own, on a sheet named Pivot."""

import re
from typing import TYPE_CHECKING

from package_edits import rewritten
from packages_made import with_parts

if TYPE_CHECKING:
    from collections.abc import Callable

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CACHE = f"""{_HEAD}<pivotCacheDefinition {_MAIN} xmlns:r="{_OFFICE}" r:id="rId1" recordCount="2">
<cacheSource type="worksheet"><worksheetSource ref="A1:B3" sheet="Pivot"/></cacheSource>
<cacheFields count="2"><cacheField name="team"><sharedItems count="2"><s v="A"/><s v="B"/></sharedItems>
</cacheField><cacheField name="points"><sharedItems containsSemiMixedTypes="0" containsString="0"
 containsNumber="1" minValue="1" maxValue="2"/></cacheField></cacheFields></pivotCacheDefinition>"""
_RECORDS = f"""{_HEAD}<pivotCacheRecords {_MAIN} count="2"><r><x v="0"/><n v="1"/></r><r><x v="1"/><n v="2"/>
</r></pivotCacheRecords>"""
_TABLE = f"""{_HEAD}<pivotTableDefinition {_MAIN} name="PivotTable1" cacheId="77" dataCaption="Values">
<location ref="D1:E4" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="2">
<pivotField axis="axisRow" showAll="0"><items count="3"><item x="0"/><item x="1"/><item t="default"/>
</items></pivotField><pivotField dataField="1" showAll="0"/></pivotFields>
<rowFields count="1"><field x="0"/></rowFields>
<rowItems count="3"><i><x/></i><i><x v="1"/></i><i t="grand"><x/></i></rowItems>
<dataFields count="1"><dataField name="Sum" fld="1"/></dataFields></pivotTableDefinition>"""


def _relations(kind: str, target: str) -> str:
    entry = f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}">{entry}</Relationships>'


_FOLDERS = ("xl/pivotCache", "xl/pivotTables")
_PARTS = {
    f"{_FOLDERS[0]}/pivotCacheDefinition1.xml": _CACHE,
    f"{_FOLDERS[0]}/pivotCacheRecords1.xml": _RECORDS,
    f"{_FOLDERS[0]}/_rels/pivotCacheDefinition1.xml.rels": _relations(
        "pivotCacheRecords", "pivotCacheRecords1.xml"
    ),
    f"{_FOLDERS[1]}/pivotTable1.xml": _TABLE,
    f"{_FOLDERS[1]}/_rels/pivotTable1.xml.rels": _relations(
        "pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml"
    ),
}


def with_pivot(content: bytes) -> bytes:
    """Return a workbook with a pivot table on its sheet Pivot, whose relationships it must not have yet."""
    parts = rewritten(content)
    found = re.search(rb'<sheet [^>]*name="Pivot"[^>]*r:id="(\w+)"', parts["xl/workbook.xml"])
    assert found is not None
    relations = parts["xl/_rels/workbook.xml.rels"].decode()
    place = next(entry for entry in relations.split("<Relationship ") if f'Id="{found[1].decode()}"' in entry)
    sheet = place.partition("worksheets/")[2].partition('"')[0]
    own = f"xl/worksheets/_rels/{sheet}.rels"
    assert own not in parts
    added = {name: text.encode() for name, text in _PARTS.items()}
    added[own] = _relations("pivotTable", "../pivotTables/pivotTable1.xml").encode()
    changes: dict[str, Callable[[bytes], bytes]] = {
        "[Content_Types].xml": lambda old: old.replace(b"</Types>", _types() + b"</Types>"),
        "xl/_rels/workbook.xml.rels": lambda old: old.replace(
            b"</Relationships>",
            f'<Relationship Id="rIdPivot" Type="{_OFFICE}/pivotCacheDefinition" '
            'Target="pivotCache/pivotCacheDefinition1.xml"/></Relationships>'.encode(),
        ),
        "xl/workbook.xml": lambda old: old.replace(
            b"</workbook>",
            f'<pivotCaches><pivotCache cacheId="77" xmlns:r="{_OFFICE}" r:id="rIdPivot"/></pivotCaches>'
            "</workbook>".encode(),
        ),
    }
    return with_parts(content, changes, added)


def _types() -> bytes:
    kinds = {
        f"{_FOLDERS[0]}/pivotCacheDefinition1.xml": "pivotCacheDefinition",
        f"{_FOLDERS[0]}/pivotCacheRecords1.xml": "pivotCacheRecords",
        f"{_FOLDERS[1]}/pivotTable1.xml": "pivotTable",
    }
    entries = [
        f'<Override PartName="/{part}" ContentType="{_TYPES}.{kind}+xml"/>' for part, kind in kinds.items()
    ]
    return "".join(entries).encode()
