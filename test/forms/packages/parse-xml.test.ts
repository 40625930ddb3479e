import { describe, expect, it } from 'vitest';
import { child, childElements, parseXml, textContent } from '../../../src/forms/packages/parse-xml.ts';
import { UnreadableFile } from '../../../src/forms/reader.ts';

const NAMESPACES = { 'urn:one': 'n', 'urn:one:strict': 'n' };

function parse(xml: string | Uint8Array, limits?: { depth: number; events: number }) {
  return parseXml(typeof xml === 'string' ? Buffer.from(xml) : xml, 'part.xml', NAMESPACES, limits);
}

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof UnreadableFile) return error.code;
    throw error;
  }
  return 'no error';
}

describe('parsing a part', () => {
  it('names elements and attributes by namespace, whatever prefix the file uses', () => {
    const root = parse(
      '<q:a xmlns:q="urn:one:strict" q:val="1" plain="2"><q:b>te&amp;xt</q:b><c xmlns="urn:x"/></q:a>',
    );
    expect(root.name).toBe('n:a');
    expect(root.attributes).toMatchObject({ 'n:val': '1', plain: '2' });
    expect(childElements(root).map((each) => each.name)).toEqual(['n:b', '{urn:x}c']);
    expect(textContent(child(root, 'n:b') ?? root)).toBe('te&xt');
  });

  it('reads UTF-16 and declared encodings', () => {
    expect(textContent(parse(Buffer.from('\ufeff<a>é</a>', 'utf16le')))).toBe('é');
    expect(textContent(parse(Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>', 'latin1')))).toBe('é');
  });

  it('refuses document types, and so entity bombs and external entities', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>';
    expect(codeOf(() => parse(bomb))).toBe('attachment-damaged');
    expect(codeOf(() => parse('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'))).toBe('attachment-damaged');
    expect(codeOf(() => parse('<a>&unknown;</a>'))).toBe('attachment-damaged');
  });

  it('refuses what is not well-formed, empty or wrongly encoded', () => {
    for (const xml of ['', '<a>', '<a></b>', '<a/><b/>', '<a x=1/>']) {
      expect(
        codeOf(() => parse(xml)),
        xml,
      ).toBe('attachment-damaged');
    }
    expect(codeOf(() => parse(Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e)))).toBe(
      'attachment-damaged',
    );
  });

  it('keeps to its limits of depth and events', () => {
    const nested = '<a>'.repeat(201) + '</a>'.repeat(201);
    expect(codeOf(() => parse(nested))).toBe('attachment-too-large');
    expect(codeOf(() => parse(`<a>${'<b/>'.repeat(100)}</a>`, { depth: 10, events: 100 }))).toBe(
      'attachment-too-large',
    );
  });
});
