import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { cell, deleted, escapeXml, type PackageOptions, row, run, table, W, wrapRun } from './word-xml.ts';

type Part = NonNullable<PackageOptions['parts']>[number];

const DATE = 'w:date="2024-01-15T09:00:00Z"';
const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export function movedTo(content: string, author: string): string {
  return `<w:moveTo w:id="70" w:author="${author}" ${DATE}>${content}</w:moveTo>`;
}

export function movedFrom(content: string, author: string): string {
  return `<w:moveFrom w:id="71" w:author="${author}" ${DATE}>${content}</w:moveFrom>`;
}

/** A row deleted with change tracking: the row itself and every run in it carry the mark. */
export function deletedRow(xml: string, author: string): string {
  const runs = xml.replace(/<w:r>.*?<\/w:r>/gs, (each) => deleted(each, author));
  return runs.replace('<w:trPr>', `<w:trPr><w:del w:id="72" w:author="${author}" ${DATE}/>`);
}

/** Two rows with the label's cell exchanged for the one that goes on with it: the label stands in the other row now. */
export function labelMoved(from: string, to: string): { from: string; to: string } {
  const first = /<w:tc>.*?<\/w:tc>/s;
  const [label = '', other = ''] = [first.exec(from)?.[0], first.exec(to)?.[0]];
  return { from: from.replace(first, () => other), to: to.replace(first, () => label) };
}

/** A complex field that has a code and no result. */
export function field(code: string): string {
  return fieldBegin() + wrapRun(`<w:instrText xml:space="preserve">${escapeXml(code)}</w:instrText>`) + fieldEnd();
}

export function fieldBegin(): string {
  return wrapRun('<w:fldChar w:fldCharType="begin"/>');
}

function fieldEnd(): string {
  return wrapRun('<w:fldChar w:fldCharType="end"/>');
}

/** A legacy text field and what was typed into it. */
export function textField(text: string): string {
  const data = '<w:ffData><w:name w:val="Text1"/><w:enabled/><w:textInput/></w:ffData>';
  const begin = wrapRun(`<w:fldChar w:fldCharType="begin">${data}</w:fldChar>`);
  const code = wrapRun('<w:instrText xml:space="preserve"> FORMTEXT </w:instrText>');
  return begin + code + wrapRun('<w:fldChar w:fldCharType="separate"/>') + run(text) + fieldEnd();
}

/** A legacy drop-down list with the entry of that number chosen. */
export function dropDown(entries: string[], chosen: number): string {
  const list = entries.map((entry) => `<w:listEntry w:val="${entry}"/>`).join('');
  const data = `<w:ffData><w:name w:val="List1"/><w:enabled/><w:ddList><w:result w:val="${chosen}"/>${list}</w:ddList></w:ffData>`;
  const code = wrapRun('<w:instrText xml:space="preserve"> FORMDROPDOWN </w:instrText>');
  return wrapRun(`<w:fldChar w:fldCharType="begin">${data}</w:fldChar>`) + code + fieldEnd();
}

export function alternatives(choice: string, fallback: string): string {
  return `<mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;
}

function anchored(graphic: string, name: string): string {
  const position =
    '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>';
  return wrapRun(
    `<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>${position}<wp:extent cx="300000" cy="200000"/><wp:wrapNone/><wp:docPr id="9" name="${name}"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">${graphic}</a:graphicData></a:graphic></wp:anchor></w:drawing>`,
  );
}

export function textBox(text: string): string {
  const content = `<w:txbxContent><w:p>${run(text)}</w:p></w:txbxContent>`;
  const choice = anchored(
    `<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:prstGeom prst="rect"/></wps:spPr><wps:txbx>${content}</wps:txbx><wps:bodyPr/></wps:wsp>`,
    'Text Box 2',
  );
  return alternatives(
    choice,
    wrapRun(`<w:pict><v:shape id="box"><v:textbox>${content}</v:textbox></v:shape></w:pict>`),
  );
}

export function oval(): string {
  const shape = anchored(
    '<wps:wsp><wps:cNvSpPr/><wps:spPr><a:prstGeom prst="ellipse"/></wps:spPr><wps:bodyPr/></wps:wsp>',
    'Oval 3',
  );
  return alternatives(shape, vmlOval());
}

export function vmlOval(): string {
  return wrapRun('<w:pict><v:oval id="oval1" style="position:absolute;width:20pt;height:12pt" filled="f"/></w:pict>');
}

export function ink(): string {
  return '<mc:AlternateContent><mc:Choice Requires="wpi"><w:r><w:drawing><w14:contentPart r:id="rId50"/></w:drawing></w:r></mc:Choice><mc:Fallback><w:r><w:pict><v:shape id="ink"><v:imagedata/></v:shape></w:pict></w:r></mc:Fallback></mc:AlternateContent>';
}

export function picture(): string {
  return wrapRun(
    '<w:drawing><wp:inline><wp:extent cx="150000" cy="150000"/><wp:docPr id="4" name="Picture 4"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>',
  );
}

/** Puts cell properties into the third cell of a row, the one of the statement. */
export function inFirstStatementCell(xml: string, properties: string): string {
  return xml.replace('<w:tcW w:w="6400" w:type="dxa"/>', `<w:tcW w:w="6400" w:type="dxa"/>${properties}`);
}

const CONTROL = (checked: boolean) =>
  `<w:sdtPr><w14:checkbox><w14:checked w14:val="${checked ? 1 : 0}"/></w14:checkbox></w:sdtPr>`;

/** What Word does when a check box control is the only thing in a cell. */
export function controlAroundBoxCell(xml: string, checked: boolean): string {
  return xml.replace(
    /<w:tc><w:tcPr><w:tcW w:w="600" .*?<\/w:tc>/s,
    (box) => `<w:sdt>${CONTROL(checked)}<w:sdtContent>${box}</w:sdtContent></w:sdt>`,
  );
}

export function controlAroundBoxParagraph(xml: string, checked: boolean): string {
  return xml.replace(
    /(<w:tcW w:w="600" w:type="dxa"\/><\/w:tcPr>)(<w:p>.*?<\/w:p>)/s,
    (_, cellStart: string, content: string) =>
      `${cellStart}<w:sdt>${CONTROL(checked)}<w:sdtContent>${content}</w:sdtContent></w:sdt>`,
  );
}

/** Gives the second and third paragraph of the statement's cell list bullets: a ticked box and an empty one. */
export function bulletsAtOptions(xml: string): string {
  let list = 0;
  return xml.replace(/<w:ind w:left="680" w:hanging="454"\/>/g, () => {
    list += 1;
    return `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`;
  });
}

export function numberingWithTickBullets(): Part {
  const level = (code: string) =>
    `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="${code}"/><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:lvl>`;
  const abstracts = ['\uF0FE', '\uF0A8'].map(
    (code, id) => `<w:abstractNum w:abstractNumId="${id}">${level(code)}</w:abstractNum>`,
  );
  const lists = [0, 1].map((id) => `<w:num w:numId="${id + 1}"><w:abstractNumId w:val="${id}"/></w:num>`);
  return {
    name: 'numbering.xml',
    type: 'numbering',
    contentType: `${WORD_TYPE}.numbering+xml`,
    content: `<w:numbering xmlns:w="${W}">${abstracts.join('')}${lists.join('')}</w:numbering>`,
  };
}

export function footnotes(text: string): Part {
  return {
    name: 'footnotes.xml',
    type: 'footnotes',
    contentType: `${WORD_TYPE}.footnotes+xml`,
    content: `<w:footnotes xmlns:w="${W}"><w:footnote w:id="1"><w:p>${run(text)}</w:p></w:footnote></w:footnotes>`,
  };
}

export function comments(text: string): Part {
  return {
    name: 'comments.xml',
    type: 'comments',
    contentType: `${WORD_TYPE}.comments+xml`,
    content: `<w:comments xmlns:w="${W}"><w:comment w:id="1" w:author="A. Official"><w:p>${run(text)}</w:p></w:comment></w:comments>`,
  };
}

export function activeX(relationId: string, name: string): string {
  return wrapRun(
    `<w:object w:dxaOrig="225" w:dyaOrig="225"><v:shape id="${name}Shape" style="width:12pt;height:12pt"><v:imagedata/></v:shape><w:control r:id="${relationId}" w:name="${name}" w:shapeid="${name}Shape"/></w:object>`,
  );
}

/** A check box of MSForms whose state is stored as a property bag. */
export function activeXPart(relationId: string, number: number, value: string): Part {
  return {
    id: relationId,
    name: `activeX${number}.xml`,
    type: 'control',
    contentType: 'application/vnd.ms-office.activeX+xml',
    content: `<ax:ocx xmlns:ax="http://schemas.microsoft.com/office/2006/activeX" ax:classid="{8BD21D40-EC42-11CE-9E0D-00AA006002F3}" ax:persistence="persistPropertyBag"><ax:ocxPr ax:name="Value" ax:value="${value}"/></ax:ocx>`,
  };
}

const STRICT: [RegExp, string][] = [
  [
    /http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main/g,
    'http://purl.oclc.org/ooxml/wordprocessingml/main',
  ],
  [new RegExp(RELATIONSHIP, 'g'), 'http://purl.oclc.org/ooxml/officeDocument/relationships'],
  [/http:\/\/schemas\.openxmlformats\.org\/drawingml\/2006\//g, 'http://purl.oclc.org/ooxml/drawingml/'],
];

/** The same file in the strict form of the standard, which has namespaces of its own. */
export function toStrict(docx: Uint8Array): Uint8Array {
  return rewrite(docx, (xml) => STRICT.reduce((text, [from, to]) => text.replace(from, to), xml));
}

/** The same file with another prefix for the namespace of WordprocessingML. */
export function renamePrefix(docx: Uint8Array, namespace: string): Uint8Array {
  return rewrite(docx, (xml) =>
    xml.replace(`xmlns:w="${namespace}"`, `xmlns:ns0="${namespace}"`).replace(/(<\/?|\s)w:/g, '$1ns0:'),
  );
}

/** The whole form inside the single cell of a table, as letterhead templates have it. */
export function insideLayoutTable(docx: Uint8Array): Uint8Array {
  return rewrite(docx, (xml) =>
    xml.replace(/<w:body>(.*)(<w:sectPr>.*<\/w:body>)/s, (_, content: string, section: string) => {
      const layout = table(row(cell(content, { width: 9700 }), ''), [9700], { borders: false, rightToLeft: false });
      return `<w:body>${layout}<w:p/>${section}`;
    }),
  );
}

function rewrite(docx: Uint8Array, change: (xml: string) => string): Uint8Array {
  const files = Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strToU8(change(strFromU8(bytes)))]);
  return zipSync(Object.fromEntries(files), { mtime: '2024-01-15T12:00:00', level: 6 });
}
