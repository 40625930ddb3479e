import { strToU8, zipSync } from 'fflate';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const W14 = 'http://schemas.microsoft.com/office/word/2010/wordml';
const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const OFFICE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const CONTENT_TYPES =
  `<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/word/document.xml" ContentType="${OFFICE}.document.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ContentType="${OFFICE}.styles+xml"/></Types>`;

const STYLES =
  `<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr>` +
  '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Traditional Arabic"/>' +
  '<w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:rPrDefault>' +
  '<w:pPrDefault><w:pPr><w:spacing w:before="60" w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Tabletext"><w:name w:val="Table_text"/><w:basedOn w:val="Normal"/>' +
  '<w:pPr><w:spacing w:before="40" w:after="40"/></w:pPr><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style></w:styles>';

const SECTION =
  '<w:sectPr><w:pgSz w:w="11907" w:h="16840"/><w:pgMar w:top="1134" w:right="1089" w:bottom="1134" w:left="1089" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>';

/** Zip files begin in 1980; a constant time keeps equal forms equal. */
const MTIME = '1980-01-02T00:00:00';

/** A whole Word file around this body. Equal bodies give equal bytes. */
export function packageDocx(body: string): Uint8Array {
  const relation = (id: string, type: string, target: string) =>
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/></Relationships>`;
  const document = `<w:document xmlns:w="${W}" xmlns:w14="${W14}" xmlns:mc="${MC}" mc:Ignorable="w14"><w:body>${body}${SECTION}</w:body></w:document>`;
  return zipSync(
    {
      '[Content_Types].xml': strToU8(XML + CONTENT_TYPES),
      '_rels/.rels': strToU8(relation('rId1', 'officeDocument', 'word/document.xml')),
      'word/document.xml': strToU8(XML + document),
      'word/_rels/document.xml.rels': strToU8(relation('rId1', 'styles', 'styles.xml')),
      'word/styles.xml': strToU8(XML + STYLES),
    },
    { mtime: MTIME, level: 6 },
  );
}
