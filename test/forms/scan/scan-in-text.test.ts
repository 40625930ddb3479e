import { readFileSync } from 'node:fs';
import { Document, ImageRun, Packer, Paragraph } from 'docx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { interpretForm } from '../../../src/forms/interpret-form.ts';
import { readForms } from '../../../src/forms/read-forms.ts';
import { picturePages } from '../../../src/forms/readers/picture-pages.ts';
import { countPages } from '../../../src/forms/show-page.ts';
import { loadReadContext } from '../../../src/reading/load-context.ts';
import { circular142 } from '../../support/circular-142.ts';

const SCAN = readFileSync(new URL('../../corpus/forms/scan/pen-marks-by-fax.tif', import.meta.url));
const TRUTH = new URL('../../corpus/forms/scan/pen-marks-by-fax.json', import.meta.url);

async function pagesOfScan(): Promise<Buffer[]> {
  const { pages = 1 } = await sharp(SCAN).metadata();
  return Promise.all(Array.from({ length: pages }, (_, page) => sharp(SCAN, { page }).png().toBuffer()));
}

const blankPage = sharp({ create: { width: 1240, height: 1754, channels: 3, background: 'white' } });

/** A Word file with these pictures below each other, and a line of text where one is given. */
async function wordFile(pictures: readonly Buffer[], text = ''): Promise<Uint8Array> {
  const shown = pictures.map(
    (data) => new ImageRun({ type: 'png', data, transformation: { width: 740, height: 1046 } }),
  );
  const children = [
    ...(text === '' ? [] : [new Paragraph(text)]),
    ...shown.map((run) => new Paragraph({ children: [run] })),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

function changed(docx: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(docx);
  const xml = Buffer.from(parts['word/document.xml'] ?? []).toString();
  const result = change(xml);
  expect(result).not.toBe(xml);
  return zipSync({ ...parts, 'word/document.xml': strToU8(result) });
}

/** The same in an OpenDocument text, as LibreOffice writes it, with these properties of the pictures' style. */
function openDocument(pictures: readonly Buffer[], { text = '', style = '', frame = '' } = {}): Uint8Array {
  const odf = ['office', 'style', 'text', 'draw:drawing', 'fo:xsl-fo-compatible', 'svg:svg-compatible'].map((each) => {
    const [prefix, name = prefix] = each.split(':');
    return `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`;
  });
  const shown = pictures.map(
    (_, i) =>
      `<text:p><draw:frame draw:style-name="fr1" draw:name="Image${i}" text:anchor-type="char" svg:width="17cm" svg:height="24cm" ${frame}><draw:image xlink:href="Pictures/${i}.png" draw:mime-type="image/png"/></draw:frame></text:p>`,
  );
  const same = 'fo:clip="rect(0cm, 0cm, 0cm, 0cm)" style:mirror="none" draw:gamma="100%" draw:luminance="0%"';
  const content = `<office:document-content xmlns:xlink="http://www.w3.org/1999/xlink" ${odf.join(' ')}><office:automatic-styles><style:style style:name="fr1" style:family="graphic"><style:graphic-properties ${style || same}/></style:style></office:automatic-styles><office:body><office:text><text:p>${text}</text:p>${shown.join('')}</office:text></office:body></office:document-content>`;
  const files = pictures.map((data, i) => [`Pictures/${i}.png`, new Uint8Array(data)] as const);
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': strToU8(content),
    ...Object.fromEntries(files),
  });
}

const scannedIn = (bytes: Uint8Array) => picturePages({ bytes });

async function expectReadAsScan(name: string, bytes: Uint8Array) {
  const context = await loadReadContext('config/consultations');
  const { forms } = await readForms([{ name, bytes }], [], context);
  const read = forms[0] ? interpretForm(forms[0].reading, circular142) : null;
  const said = circular142.texts.map(({ ref }) => {
    const { decision, comments } = read?.answers[ref] ?? {};
    return decision === 'assign' ? (comments === 'attached' ? 'comments' : 'no-comments') : decision;
  });
  expect(said).toEqual(JSON.parse(readFileSync(TRUTH, 'utf8')).truths);
  expect(await countPages(bytes)).toBe((await pagesOfScan()).length);
}

describe('scanned pages in an OpenDocument text', () => {
  it('are read as the same pages in a file of their own', { timeout: 240_000 }, async () => {
    await expectReadAsScan('reply.odt', openDocument(await pagesOfScan()));
  });

  it('take what is typed beside them with them', async () => {
    const page = await blankPage.png().toBuffer();
    const scanned = await scannedIn(openDocument([page, page], { text: 'We do not approve X.1150' }));
    expect(scanned?.pages).toHaveLength(2);
    expect(scanned?.typed.map(({ text }) => text)).toEqual(['We do not approve X.1150']);
    expect(scanned?.problems).toEqual([]);
  });

  it.each([
    ['cut', { style: 'fo:clip="rect(0cm, 0cm, 6cm, 0cm)"' }],
    ['turned over', { style: 'style:mirror="horizontal"' }],
    ['in other colours', { style: 'draw:color-mode="mono"' }],
    ['lying on its side', { frame: 'draw:transform="rotate (1.5707)"' }],
  ])('go to staff where the document shows them %s', async (_name, shown) => {
    const page = await blankPage.png().toBuffer();
    const scanned = await scannedIn(openDocument([page], shown));
    expect(scanned?.problems.map(({ code }) => code)).toEqual(['mark-unclear']);
  });

  it('are none where the file is a document of its own', async () => {
    const page = await blankPage.png().toBuffer();
    expect(await scannedIn(openDocument([page], { text: 'Proposed change to clause 7. '.repeat(20) }))).toBeNull();
  });
});

describe('scanned pages in a binary Word file', () => {
  const doc = (name: string) =>
    new Uint8Array(readFileSync(new URL(`../../corpus/forms/doc/${name}.doc`, import.meta.url)));

  it('are read as the same pages in a file of their own', { timeout: 240_000 }, async () => {
    await expectReadAsScan('reply.doc', doc('scanned-pages'));
  });

  it.each(['page-picture-in-line', 'page-picture-that-floats'])(
    'take what is typed beside them with them: %s',
    async (name) => {
      const scanned = await scannedIn(doc(name));
      expect(scanned?.pages).toHaveLength(1);
      expect(scanned?.typed.map(({ text }) => text)).toEqual(['We do not approve X.1150']);
      expect(scanned?.problems).toEqual([]);
    },
  );

  it.each(['cut', 'turned-over', 'in-black-and-white', 'lying-on-its-side'])(
    'go to staff where Word shows them %s',
    async (shown) => {
      const scanned = await scannedIn(doc(`page-picture-${shown}`));
      expect(scanned?.problems.map(({ code }) => code)).toEqual(['mark-unclear']);
    },
  );

  it('are none where the file is damaged: its own reader says so', async () => {
    expect(await scannedIn(doc('scanned-pages').subarray(0, 40_000))).toBeNull();
  });
});

describe('scanned pages in a Word file', () => {
  it('are read as the same pages in a file of their own', { timeout: 240_000 }, async () => {
    await expectReadAsScan('reply.docx', await wordFile(await pagesOfScan()));
  });

  it('take what is typed beside them with them', async () => {
    const page = await blankPage.png().toBuffer();
    const scanned = await scannedIn(await wordFile([page, page], 'We do not approve X.1150'));
    expect(scanned?.pages).toHaveLength(2);
    expect(scanned?.typed.map(({ text }) => text)).toEqual(['We do not approve X.1150']);
    expect(scanned?.problems).toEqual([]);
  });

  it('go to staff with a small picture beside them, as it may be a pasted tick', async () => {
    const tick = await sharp({ create: { width: 40, height: 40, channels: 3, background: 'black' } })
      .png()
      .toBuffer();
    const scanned = await scannedIn(await wordFile([await blankPage.png().toBuffer(), tick]));
    expect(scanned?.problems.map(({ code }) => code)).toEqual(['mark-unclear']);
  });

  it.each<[string, (xml: string) => string]>([
    ['cut', (xml) => xml.replace(/<a:srcRect[^>]*\/>|(?=<a:stretch>)/, '<a:srcRect b="20000"/>')],
    ['turned over', (xml) => xml.replace('<a:xfrm', '<a:xfrm flipH="1"')],
    [
      'in other colours',
      (xml) => xml.replace(/<a:blip ([^>]*?)\/?>(<\/a:blip>)?/, '<a:blip $1><a:biLevel thresh="50000"/></a:blip>'),
    ],
    ['as deleted', (xml) => xml.replace(/<w:r>(.*?)<\/w:r>/s, '<w:del w:author="x">$&</w:del>')],
  ])('go to staff where Word shows them %s', async (_name, change) => {
    const page = await blankPage.png().toBuffer();
    const scanned = await scannedIn(changed(await wordFile([page, page]), change));
    expect(scanned?.problems.map(({ code }) => code)).toEqual(['mark-unclear']);
  });

  it('are none where the file is a document of its own, or holds nothing but a logo', async () => {
    const page = await blankPage.png().toBuffer();
    expect(await scannedIn(await wordFile([page], 'Proposed change to clause 7. '.repeat(20)))).toBeNull();
    const logo = await sharp(page).resize(300, 200, { fit: 'fill' }).png().toBuffer();
    expect(await scannedIn(await wordFile([logo]))).toBeNull();
  });
});
