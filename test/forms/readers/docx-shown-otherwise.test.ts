import { describe, expect, it } from 'vitest';
import { packageDocx, paragraph, run } from '../../../bench/forms/word-xml.ts';
import { parseXml } from '../../../src/forms/packages/parse-xml.ts';
import { boundTexts } from '../../../src/forms/readers/docx/bound-data.ts';
import { docxDocument, walkDocx } from '../../../src/forms/readers/docx/docx-document.ts';

type Options = Parameters<typeof packageDocx>[1];

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const docx = (body: string, options?: Options) => docxDocument({ name: 'x.docx', bytes: packageDocx(body, options) });
const told = (body: string, options?: Options) => docx(body, options).problems.map(({ said }) => said?.code);
const cell = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const table = (content: string, row = '', properties = '') =>
  `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tr><w:trPr>${row}</w:trPr>${content}</w:tr></w:tbl>`;
const styles = (content: string): Options => ({ styles: `<w:styles xmlns:w="${WORD}">${content}</w:styles>` });

/** How the words "agreed" look. */
function looks(body: string, options?: Options): string[] {
  const items = docx(body, options).paragraphs.flatMap(({ items }) => items);
  return items.flatMap((item) => (item.kind === 'text' && item.text.includes('agreed') ? [...item.format] : []));
}

const letters = (properties: string) => looks(paragraph(run('agreed', properties)));
const fill = (colour: string) => `<w14:textFill><w14:solidFill>${colour}</w14:solidFill></w14:textFill>`;

describe('letters of a Word file that nobody sees', () => {
  it.each([
    '<w:color w:val="000000" w:themeColor="background1"/>',
    '<w:color w:val="auto" w:themeColor="light1"/>',
    '<w:color w:val="000000" w:themeColor="text1" w:themeTint="0D"/>',
    fill('<w14:schemeClr w14:val="bg1"/>'),
    fill('<w14:schemeClr w14:val="tx1"><w14:lumMod w14:val="5000"/><w14:lumOff w14:val="95000"/></w14:schemeClr>'),
    fill('<w14:prstClr w14:val="white"/>'),
    fill('<w14:sysClr w14:val="window" w14:lastClr="FFFFFF"/>'),
    fill('<w14:scrgbClr w14:r="100000" w14:g="100000" w14:b="100000"/>'),
    '<w14:textFill><w14:gradFill><w14:gsLst><w14:gs w14:pos="0"><w14:srgbClr w14:val="000000"/></w14:gs><w14:gs w14:pos="100000"><w14:srgbClr w14:val="FFFFFF"/></w14:gs></w14:gsLst></w14:gradFill></w14:textFill>',
    '<w14:textOutline w14:w="90000"><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textOutline>',
    '<w:sz w:val="1pt"/>',
    '<w:sz w:val="6"/>',
    '<w:rtl/><w:szCs w:val="2"/>',
    '<w:cs/><w:szCs w:val="2"/>',
  ])('by %s', (properties) => {
    expect(letters(properties)).toContain('hidden');
  });

  it.each([
    '<w:color w:val="000000" w:themeColor="text1"/>',
    '<w:color w:val="auto"/>',
    fill('<w14:schemeClr w14:val="tx1"/>'),
    '<w:szCs w:val="2"/>',
    '<w:rtl/><w:sz w:val="2"/><w:szCs w:val="24"/>',
    '<w:shd w:val="clear" w:fill="auto" w:themeFill="background1"/>',
  ])('but not by %s', (properties) => {
    expect(letters(properties)).toEqual([]);
  });

  it.each(['w:themeFill="text1"', 'w:themeFill="background1" w:themeFillShade="80"'])(
    'on the ground of a theme, whatever colour stands beside it: %s',
    (theme) => {
      expect(letters(`<w:shd w:val="clear" w:fill="FFFFFF" ${theme}/>`)).toEqual(['dimmed']);
    },
  );
});

describe('paragraphs of a Word file that stand out of sight', () => {
  const properties = [
    '<w:spacing w:line="1pt" w:lineRule="exact"/>',
    '<w:spacing w:line="80" w:lineRule="exact"/>',
    '<w:spacing w:line="24" w:lineRule="auto"/>',
    '<w:ind w:left="10in"/>',
    '<w:ind w:leftChars="99999"/>',
    '<w:ind w:hanging="9000"/>',
    '<w:ind w:firstLine="-9000"/>',
  ];

  it.each(properties)('by themselves: %s', (each) => {
    expect(looks(paragraph(run('agreed'), each))).toEqual(['hidden']);
  });

  it.each(properties)('by their style: %s', (each) => {
    const style = styles(
      `<w:style w:type="paragraph" w:styleId="B"><w:pPr>${each}</w:pPr></w:style><w:style w:type="paragraph" w:styleId="P"><w:basedOn w:val="B"/></w:style>`,
    );
    expect(looks(paragraph(run('agreed'), '<w:pStyle w:val="P"/>'), style)).toEqual(['hidden']);
  });

  it.each([
    '<w:ind w:left="1000" w:hanging="1000"/>',
    '<w:spacing w:line="240" w:lineRule="auto"/>',
    '<w:spacing w:line="200" w:lineRule="exact"/>',
  ])('but not by %s', (each) => {
    expect(looks(paragraph(run('agreed'), each))).toEqual([]);
  });

  it('a paragraph outdoes its style', () => {
    const flat = styles(
      '<w:style w:type="paragraph" w:styleId="P"><w:pPr><w:spacing w:line="1" w:lineRule="exact"/></w:pPr></w:style>',
    );
    const own = '<w:pStyle w:val="P"/><w:spacing w:line="240" w:lineRule="auto"/>';
    expect(looks(paragraph(run('agreed'), own), flat)).toEqual([]);
  });

  it('and a style may draw a ground behind its paragraphs', () => {
    const black = styles(
      '<w:style w:type="paragraph" w:styleId="P"><w:pPr><w:shd w:val="clear" w:fill="000000"/></w:pPr></w:style>',
    );
    expect(looks(paragraph(run('agreed'), '<w:pStyle w:val="P"/>'), black)).toEqual(['dimmed']);
  });
});

describe('tables of a Word file', () => {
  const agreed = paragraph(run('agreed'));
  const exact = (height: string) => `<w:trHeight w:val="${height}" w:hRule="exact"/>`;

  it.each([exact('1pt'), exact('80')])('hide what stands in a row of %s', (row) => {
    expect(looks(table(cell(agreed), row))).toEqual(['hidden']);
  });

  it('hide what stands in a row of a height for fewer lines', () => {
    expect(looks(table(cell(agreed.repeat(3)), exact('200')))).toContain('hidden');
    expect(looks(table(cell(agreed), exact('200')))).toEqual([]);
  });

  it.each([
    ['', '<w:tblInd w:w="15000" w:type="dxa"/>'],
    ['', '<w:tblpPr w:tblpX="38000" w:tblpY="7000"/>'],
    ['<w:tcMar><w:left w:w="20000" w:type="dxa"/></w:tcMar>', ''],
  ])('hide what they set off the page: %s%s', (ofCell, ofTable) => {
    expect(looks(table(cell(agreed, ofCell), '', ofTable))).toEqual(['hidden']);
  });

  it.each(['<w:vanish/>', '<w:strike/>', '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>'])(
    'have styles that take words back: %s',
    (look) => {
      const styled = table(cell(agreed), '', '<w:tblStyle w:val="T"/>');
      expect(told(styled, styles(`<w:style w:type="table" w:styleId="T"><w:rPr>${look}</w:rPr></w:style>`))).toEqual([
        'table-style-hides',
      ]);
    },
  );

  it('have styles with white letters on a ground', () => {
    const part =
      '<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="4472C4"/></w:tcPr></w:tblStylePr>';
    const style = styles(`<w:style w:type="table" w:styleId="T">${part}</w:style>`);
    expect(told(table(cell(agreed), '', '<w:tblStyle w:val="T"/>'), style)).toEqual([]);
  });

  it('hold paragraphs in frames, which stand elsewhere', () => {
    const framed = paragraph(run('agreed'), '<w:framePr w:vAnchor="page" w:y="9000"/>');
    expect(told(table(cell(framed)))).toEqual(['drawing-over']);
    expect(told(framed)).toEqual([]);
  });

  it('hold marks in tables of their own', () => {
    const nested = (text: string) => table(cell(table(cell(paragraph(run(text)))) + agreed));
    expect(told(nested('X'))).toEqual(['mark-in-own-table']);
    expect(told(nested('Draft Recommendation'))).toEqual([]);
    expect(told(nested(''))).toEqual([]);
  });
});

describe('a Word file that shows one thing here and another there', () => {
  const agreed = run('agreed');
  const field = (code: string, result: string) =>
    paragraph(
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    );

  it.each(['XE "a"', 'ADVANCE \\d 40', 'EQ \\o(X,-)', 'MACROBUTTON a b'])(
    'by the result of a field that shows none: %s',
    (code) => {
      expect(told(field(code, agreed))).toEqual(['branches-differ']);
      expect(told(field(code, ''))).toEqual([]);
    },
  );

  it('by branches with other signs, or with one struck', () => {
    const branches = (choice: string, fallback: string) =>
      paragraph(
        `<mc:AlternateContent><mc:Choice Requires="w14">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`,
      );
    const sign = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>';
    expect(told(branches(agreed, sign))).toEqual(['branches-differ']);
    expect(told(branches(agreed, run('agreed', '<w:strike/>')))).toEqual(['branches-differ']);
    expect(told(branches(agreed, agreed))).toEqual([]);
  });

  it('by letters raised to another line', () => {
    expect(told(paragraph(run('X', '<w:position w:val="30pt"/>')))).toEqual(['letters-off-line']);
    expect(told(paragraph(run('X', '<w:position w:val="6"/>')))).toEqual([]);
  });

  it('by a formula that keeps room free', () => {
    const formula = (shown: string) =>
      paragraph(
        `<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:phant><m:phantPr><m:show m:val="${shown}"/></m:phantPr><m:e>${agreed}</m:e></m:phant></m:oMath>`,
      );
    expect(told(formula('0'))).toEqual(['box-hidden']);
    expect(told(formula('1'))).toEqual([]);
  });

  it('by the properties of the file that a control is bound to', () => {
    const control = parseXml(
      new TextEncoder().encode(
        `<w:sdtPr xmlns:w="${WORD}"><w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:subject[1]" w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/><w:text/></w:sdtPr>`,
      ),
      'sdtPr',
      { [WORD]: 'w' },
    );
    const core = parseXml(
      new TextEncoder().encode('<coreProperties><subject>not agreed</subject></coreProperties>'),
      'core',
      {},
    );
    const pkg = {
      mainPart: 'word/document.xml',
      bytes: () => null,
      xml: (part: string) => (part === 'docProps/core.xml' ? core : null),
      related: (part: string) =>
        part === '' ? [{ id: '1', type: 'core-properties', target: 'docProps/core.xml' }] : [],
    };
    expect(boundTexts(pkg, control)).toEqual(['not agreed']);
  });
});

describe('what the head of a page draws', () => {
  const drawn = (top: number) => {
    const line = `<w:drawing><wp:anchor><wp:positionV relativeFrom="page"><wp:posOffset>${top}</wp:posOffset></wp:positionV><wp:extent cx="4000000" cy="0"/><wp:docPr id="1" name="Line 1"/><a:graphic><a:graphicData><wps:wsp/></a:graphicData></a:graphic></wp:anchor></w:drawing>`;
    const names = `xmlns:w="${WORD}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`;
    const header = {
      name: 'header1.xml',
      type: 'header',
      contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml',
      content: `<w:hdr ${names}><w:p><w:r>${line}</w:r></w:p></w:hdr>`,
    };
    const bytes = packageDocx(paragraph(run('agreed')), { parts: [header] });
    return walkDocx({ name: 'x.docx', bytes }).drawings.map(({ drawing }) => drawing.position);
  };

  it('is looked at where it reaches down the page', () => {
    expect(drawn(5_500_000)).toEqual([{ kind: 'on-page', bottom: 5_500_000 }]);
  });
});
