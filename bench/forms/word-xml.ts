import { strToU8, zipSync } from 'fflate';

/**
 * Small template functions for WordprocessingML, as Word itself writes it. The npm package `docx` knows no form fields,
 * and a benchmark of reading should not be written by the means of the reader.
 */

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const OFFICE_DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';

const NAMESPACES = [
  `xmlns:w="${W}"`,
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ');

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char);
}

/** One run. Line feeds, tabs and no-break hyphens become Word's own elements. */
export function run(text: string, properties = ''): string {
  const parts = text.split(/([\n\t\u2011])/).map((part) => {
    if (part === '\n') return '<w:br/>';
    if (part === '\t') return '<w:tab/>';
    if (part === '\u2011') return '<w:noBreakHyphen/>';
    return part === '' ? '' : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`;
  });
  return wrapRun(parts.join(''), properties);
}

export function wrapRun(content: string, properties = ''): string {
  const rPr = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${rPr}${content}</w:r>`;
}

export function paragraph(content: string, properties = ''): string {
  const pPr = properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`;
  return `<w:p>${pPr}${content}</w:p>`;
}

export interface CellOptions {
  width: number;
  span?: number;
  /** First cell of a vertical merge, or one that continues it. */
  merge?: 'restart' | 'continue';
  borders?: boolean;
}

export function cell(content: string, options: CellOptions): string {
  const properties = [
    `<w:tcW w:w="${options.width}" w:type="dxa"/>`,
    options.span ? `<w:gridSpan w:val="${options.span}"/>` : '',
    options.merge === 'restart' ? '<w:vMerge w:val="restart"/>' : '',
    options.merge === 'continue' ? '<w:vMerge/>' : '',
  ];
  return `<w:tc><w:tcPr>${properties.join('')}</w:tcPr>${content === '' ? '<w:p/>' : content}</w:tc>`;
}

export function row(cells: string, properties = '<w:cantSplit/>'): string {
  return `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
}

export function table(rows: string, widths: number[], options: { borders: boolean; rightToLeft: boolean }): string {
  const line = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line).join('');
  const properties = [
    options.rightToLeft ? '<w:bidiVisual/>' : '',
    `<w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/>`,
    options.borders ? `<w:tblBorders>${borders}</w:tblBorders>` : '',
    '<w:tblLayout w:type="fixed"/>',
  ];
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr>${properties.join('')}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows}</w:tbl>`;
}

/** A legacy form field. `state` is what goes into w:checkBox after the size: w:default and w:checked. */
export function formCheckBox(name: string, state: string): string {
  const data = `<w:name w:val="${name}"/><w:enabled/><w:calcOnExit w:val="0"/><w:checkBox><w:sizeAuto/>${state}</w:checkBox>`;
  return [
    wrapRun(`<w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar>`),
    wrapRun('<w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText>'),
    wrapRun('<w:fldChar w:fldCharType="separate"/>'),
    wrapRun('<w:fldChar w:fldCharType="end"/>'),
  ].join('');
}

/** A check box content control as Word 2010 and later insert it. */
export function contentControl(checked: boolean, glyph = checked ? '\u2612' : '\u2610'): string {
  const states =
    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>';
  const font = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>';
  return (
    `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${checked ? 1 : 0}"/>${states}</w14:checkbox></w:sdtPr>` +
    `<w:sdtContent>${run(glyph, font)}</w:sdtContent></w:sdt>`
  );
}

/** A symbol from the Insert Symbol dialogue: a code of the private use area in a symbol font. */
export function symbol(code: string, font = 'Wingdings'): string {
  return wrapRun(`<w:sym w:font="${font}" w:char="${code}"/>`);
}

/** Stands for the number of a tracked change until the whole file is put together. */
const CHANGE_ID = 'w:id="change"';

export function inserted(content: string, author: string): string {
  return `<w:ins ${CHANGE_ID} w:author="${escapeXml(author)}" w:date="2024-01-15T09:00:00Z">${content}</w:ins>`;
}

/** Deleted runs: their text moves into w:delText, as the standard asks. */
export function deleted(content: string, author: string): string {
  const text = content
    .replace(/<(\/?)w:t([ >])/g, '<$1w:delText$2')
    .replace(/<(\/?)w:instrText([ >])/g, '<$1w:delInstrText$2');
  return `<w:del ${CHANGE_ID} w:author="${escapeXml(author)}" w:date="2024-01-15T09:00:00Z">${text}</w:del>`;
}

export interface PackageOptions {
  /** Name of the main part. Word writes word/document.xml; other programs other names. */
  main?: string;
  mainType?: string;
  /** Further parts by name, with the relationship type by which the main part points to them. */
  parts?: { name: string; type: string; contentType: string; content: string | Uint8Array; id?: string }[];
  styles?: string;
  /** In twentieths of a point; A4 if absent. */
  paper?: { width: number; height: number };
}

const DOCUMENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The whole file. Its bytes depend on the content alone, never on the clock. */
export function packageDocx(body: string, options: PackageOptions = {}): Uint8Array {
  const main = options.main ?? 'word/document.xml';
  const folder = main.includes('/') ? main.slice(0, main.lastIndexOf('/') + 1) : '';
  const styles = { name: 'styles.xml', type: 'styles', content: options.styles ?? defaultStyles('') };
  const parts = [
    {
      ...styles,
      contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml',
      id: undefined as string | undefined,
    },
    ...(options.parts ?? []),
  ];
  const overrides = parts
    .map((part) => `<Override PartName="/${folder}${part.name}" ContentType="${part.contentType}"/>`)
    .join('');
  const links = parts.map(
    (part, index) =>
      `<Relationship Id="${part.id ?? `rId${index + 1}`}" Type="${part.type.includes(':') ? part.type : `${RELATIONSHIP}/${part.type}`}" Target="${part.name}"/>`,
  );
  const paper = options.paper ?? { width: 11907, height: 16840 };
  const section = `<w:sectPr><w:pgSz w:w="${paper.width}" w:h="${paper.height}"/><w:pgMar w:top="1134" w:right="1089" w:bottom="1134" w:left="1089" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>`;
  let changes = 100;
  const numbered = body.replaceAll(CHANGE_ID, () => {
    changes += 1;
    return `w:id="${changes}"`;
  });
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(
      `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/vnd.ms-office.activeX"/><Default Extension="png" ContentType="image/png"/><Override PartName="/${main}" ContentType="${options.mainType ?? DOCUMENT_TYPE}"/>${overrides}</Types>`,
    ),
    '_rels/.rels': strToU8(relationships(`<Relationship Id="rId1" Type="${OFFICE_DOCUMENT}" Target="${main}"/>`)),
    [main]: strToU8(`${XML}<w:document ${NAMESPACES}><w:body>${numbered}${section}</w:body></w:document>`),
    [`${folder}_rels/${main.slice(folder.length)}.rels`]: strToU8(relationships(links.join(''))),
  };
  for (const part of parts) {
    files[folder + part.name] = typeof part.content === 'string' ? strToU8(part.content) : part.content;
  }
  return zipSync(files, { mtime: '2024-01-15T12:00:00', level: 6 });
}

export function relationships(content: string): string {
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
}

/** Document defaults and the table style's text. `more` is put after the styles that every form has. */
export function defaultStyles(more: string, properties = ''): string {
  const fonts =
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Traditional Arabic"/>';
  return `${XML}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts}<w:sz w:val="22"/><w:szCs w:val="22"/>${properties}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="60" w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Tabletext"><w:name w:val="Table_text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="40" w:after="40"/></w:pPr><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>${more}</w:styles>`;
}
