import { readFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UnreadableFile } from '../../../src/forms/reader.ts';
import { odtDocument, walkOdt } from '../../../src/forms/readers/odt/odt-document.ts';
import { bitFlips, truncations } from '../../support/damage.ts';
import { boxStates, cellLines, lines } from '../../support/document-lines.ts';

const CORPUS = new URL('../../corpus/forms/odt/', import.meta.url);

function bytesOf(name: string): Buffer {
  return readFileSync(new URL(name, CORPUS));
}

function documentOf(name: string) {
  return odtDocument({ name, bytes: bytesOf(name) });
}

it('takes a paragraph that a condition may hide for hidden', () => {
  const spaces = ['office', 'text'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`);
  const hides = '<text:hidden-paragraph text:condition="ooow:1==1" text:is-hidden="true"/>';
  const body = `<text:p>${hides}☒ assigns</text:p><text:p>does not</text:p>`;
  const flat = `<office:document ${spaces.join(' ')} office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>${body}</office:text></office:body></office:document>`;
  expect(lines(odtDocument({ name: 'a.fodt', bytes: strToU8(flat) }))).toEqual(['☒ assigns{hidden}', 'does not']);
});

it('takes a border that is written down as none for none: across a cell, around it, around a paragraph', () => {
  const spaces = [
    ['office', 'office'],
    ['style', 'style'],
    ['table', 'table'],
    ['text', 'text'],
    ['fo', 'xsl-fo-compatible'],
  ].map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`);
  const none = '0pt none #000000';
  const cell = `<style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:border="${none}" style:diagonal-bl-tr="${none}" style:diagonal-tl-br="${none}"/></style:style>`;
  const paragraph = `<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:border="${none}"/></style:style>`;
  const body = `<table:table><table:table-column/><table:table-row><table:table-cell table:style-name="C"><text:p text:style-name="P">☒</text:p></table:table-cell></table:table-row></table:table>`;
  const flat = `<office:document ${spaces.join(' ')} office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>${cell}${paragraph}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document>`;
  const document = odtDocument({ name: 'a.fodt', bytes: strToU8(flat) });
  expect([lines(document), document.problems]).toEqual([['☒'], []]);
});

describe('an OpenDocument text by LibreOffice', () => {
  it.each(['ar', 'en', 'es', 'fr', 'ru', 'zh'])('gives the states of its form boxes (%s)', (language) => {
    expect(boxStates(documentOf(`form-boxes-${language}.odt`))).toBe('1010011000011010');
  });

  it('is read the same as one flat file', () => {
    expect(lines(documentOf('form-boxes-fr.fodt'))).toEqual(lines(documentOf('form-boxes-fr.odt')));
  });

  it('gives the states of its content controls', () => {
    expect(boxStates(documentOf('cc-en.odt'))).toBe('1010011000011010');
    expect(documentOf('cc-en.odt').problems).toEqual([]);
  });

  it('gives the states of check boxes and radio buttons drawn as controls', () => {
    expect(lines(documentOf('form-controls.odt'))).toEqual(['[x] assigns', '[ ] does not', '[x] one [ ] two']);
  });

  it.each(['blank-en.odt', 'blank-ar.odt'])('finds all boxes of the issued form empty (%s)', (name) => {
    expect(boxStates(documentOf(name))).toBe('0'.repeat(16));
    expect(documentOf(name).problems).toEqual([]);
  });

  it('gives every paragraph its table cell', () => {
    const [, , , head, label, assign, none, , no] = cellLines(documentOf('form-boxes-en.odt'));
    expect(head).toBe('0.0.1 Select one of the two boxes');
    expect(label).toBe('0.1.0 Draft new Recommendation ITU-T X.1150');
    expect(assign).toMatch(/^0\.1\.1 \[x\]\tassigns authority to SG17 /);
    expect(none).toBe('0.1.1 ☒\tNo comments or suggested changes');
    expect(no).toMatch(/^0\.2\.1 \[ \]\tdoes not assign authority to SG17 /);
  });

  it('tells staff of a ticked box that is struck, and of a cell that is crossed out', () => {
    const { problems } = documentOf('struck-box.fodt');
    expect(problems.map(({ said }) => said?.code)).toEqual(['box-struck-or-hidden', 'cell-crossed-out']);
  });

  it('counts a table inside a cell as a table of its own', () => {
    expect(cellLines(documentOf('nested-table.odt'))).toContain('1.1.1 inner d');
    expect(cellLines(documentOf('nested-table.odt'))).toContain('0.0.1 outer b end');
    expect(cellLines(documentOf('nested-table.odt'))).toContain('2.0.0 second');
  });

  it('tells formatting and symbols that may bear a meaning', () => {
    expect(lines(documentOf('form-boxes-en.odt'))[2]).toBe('hidden words{hidden}red{colour}under{underline}dd{strike}');
    expect(lines(documentOf('strike-en.odt'))).toContain('⃝\tComments and suggested changes are attached{strike}');
    expect(lines(documentOf('high-en.odt'))).toContain('☒\tNo comments or suggested changes{highlight,bold}');
    expect(lines(documentOf('sym-en.odt'))[5]).toMatch(/^☑\tassigns/);
  });

  it('gives tracked changes, and warns that boxes deleted with tracking may have come back', () => {
    const document = documentOf('track-en.odt');
    expect(lines(document)).toContain('⃝{deleted by Ana & Co}X{inserted by Ana & Co}\tNo comments or suggested changes');
    expect(document.problems[0]).toMatchObject({ code: 'marks-disagree', place: { table: 0, row: 1 } });
  });
});

describe('an OpenDocument text of any maker', () => {
  const { document, drawings } = walkOdt({ name: 'hand-made.fodt', bytes: bytesOf('hand-made.fodt') });
  const [styles, symbols, hidden, oldKind, typed, odd, changes, lie, frame, around] = lines(document);

  it('inherits formatting from style to style, and survives a circle of styles', () => {
    expect(styles).toBe('struck{strike,bold} not struck  yellow{highlight}! ');
  });

  it('shows the characters of symbol fonts', () => {
    expect(symbols).toBe('☑◻');
  });

  it('counts no box in hidden text', () => {
    expect(hidden).toBe('secret {hidden}[?]');
    expect(document.problems).toContainEqual(expect.objectContaining({ code: 'mark-unclear' }));
  });

  it('reads fields whose end is an element of its own', () => {
    expect(oldKind).toBe('[x] old kind');
    expect(typed).toBe('typed text');
  });

  it('does not guess a state that no program writes', () => {
    expect(odd).toBe('[?]odd');
  });

  it('reads a deletion where it was, with its boxes, and no change of format', () => {
    expect(changes).toBe('a[x]{deleted by Ana}old\nsecond{deleted by Ana}new{inserted by Bo}bold');
  });

  it('takes a content control whose sign and state differ as unclear', () => {
    expect(lie).toBe('[?] lies');
    expect(document.problems).toContainEqual(expect.objectContaining({ code: 'marks-disagree' }));
  });

  it('reads a text box before the paragraph it hangs in', () => {
    expect([frame, around]).toEqual(['in the frame', 'around goes on']);
  });

  it('counts covered cells, and writes repeated cells and rows out', () => {
    expect(cellLines(document).slice(-6)).toEqual([
      '0.0.0 head',
      '0.0.2 third',
      '0.1.0 head',
      '0.1.2 third',
      '0.2.2 cell',
      'Ministry of Posts',
    ]);
  });

  it('tells what is drawn in a table', () => {
    expect(drawings).toContainEqual(expect.objectContaining({ place: expect.objectContaining({ row: 2 }) }));
  });
});

describe('an OpenDocument text that cannot be read', () => {
  const withEntry = (name: string, content: string) => {
    const entries = unzipSync(bytesOf('cc-en.odt'));
    return zipSync({ ...entries, [name]: strToU8(content) });
  };

  it('because of a password is refused with that reason', () => {
    const manifest =
      '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>';
    const bytes = withEntry('META-INF/manifest.xml', manifest);
    expect(() => odtDocument({ name: 'x.odt', bytes })).toThrow(
      expect.objectContaining({ code: 'attachment-encrypted' }),
    );
  });

  it('because it is nested beyond measure is refused', () => {
    const deep = (times: number) => `<text:p>${'<text:span>'.repeat(times)}${'</text:span>'.repeat(times)}</text:p>`;
    const bytes = Buffer.from(
      bytesOf('hand-made.fodt')
        .toString()
        .replace('<text:p>', `${deep(5000)}<text:p>`),
    );
    expect(() => odtDocument({ name: 'x.odt', bytes })).toThrow(
      expect.objectContaining({ code: 'attachment-too-large' }),
    );
  });

  it('because it is no text document is refused', () => {
    const bytes = withEntry('content.xml', '<spreadsheet/>');
    expect(() => odtDocument({ name: 'x.odt', bytes })).toThrow(
      expect.objectContaining({ code: 'format-unsupported' }),
    );
  });

  it('is reported as such wherever it is cut off or has wrong bits', () => {
    for (const bytes of [bytesOf('cc-en.odt'), bytesOf('hand-made.fodt')]) {
      for (const damaged of [...truncations(bytes, 60), ...bitFlips(bytes, 150)]) expectTyped(damaged);
    }
  });
});

function expectTyped(bytes: Uint8Array): void {
  try {
    expect(odtDocument({ name: 'damaged.odt', bytes }).paragraphs).toBeInstanceOf(Array);
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableFile);
  }
}
