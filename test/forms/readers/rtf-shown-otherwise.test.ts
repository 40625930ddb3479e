import { describe, expect, it } from 'vitest';
import { walkRtf } from '../../../src/forms/readers/rtf/rtf-document.ts';
import { lines } from '../../support/document-lines.ts';

const HEAD = String.raw`{\colortbl;\red255\green255\blue0;}{\*\revtbl{Unknown;}{A. Official;}}`;

function walked(body: string) {
  return walkRtf({ name: 'x.rtf', bytes: Buffer.from(`{\\rtf1\\ansi ${HEAD}${body}}`, 'latin1') });
}

const shown = (body: string) => lines(walked(body).document);
const problemsOf = (body: string) => walked(body).document.problems.map(({ said }) => said?.code);

/** A row of two cells. */
const row = (definition: string, words: string) =>
  String.raw`\trowd${definition}\cellx1000\cellx2000\pard\intbl one\cell ${words}\cell\row`;

describe('what an RTF file holds and does not show', () => {
  it('is hidden: letters almost without width', () => {
    expect(shown(String.raw`{\charscalex1 X} assigns\par`)).toEqual(['X{hidden} assigns']);
    expect(shown(String.raw`{\charscalex100 X} assigns\par`)).toEqual(['X assigns']);
  });

  it.each([String.raw`\fs8`, String.raw`\up60`, String.raw`\dn60`])(
    'is hidden: letters too small or off their line (%s)',
    (words) => {
      expect(shown(String.raw`{${words} X} assigns\par`)).toEqual(['X{hidden} assigns']);
    },
  );

  it.each([String.raw`\fs16`, String.raw`\up6`])('is seen: letters somewhat smaller or raised (%s)', (words) => {
    expect(shown(String.raw`{${words} X} assigns\par`)).toEqual(['X assigns']);
  });

  it.each([
    ['lines fixed at no height', String.raw`\sl-20\slmult0`],
    ['lines upon each other', String.raw`\sl12\slmult1`],
    ['a paragraph beside the page', String.raw`\li-15000`],
    ['a first line far to the left', String.raw`\fi-9000`],
    ['lines of three points and a half', String.raw`\sl-70\slmult0`],
    ['lines of a third of their height', String.raw`\sl80\slmult1`],
  ])('is hidden: %s', (_what, words) => {
    expect(shown(String.raw`\pard${words} X\par\pard assigns\par`)).toEqual(['X{hidden}', 'assigns']);
  });

  it.each([
    String.raw`\sl276\slmult1`,
    String.raw`\sl20\slmult0`,
    String.raw`\li720\fi-360`,
    String.raw`\li9000\fi-9000`,
  ])('is seen with lines and margins as forms have them: %s', (words) => {
    expect(shown(String.raw`\pard${words} X\par`)).toEqual(['X']);
  });

  it.each([String.raw`\strike`, String.raw`\striked1`, String.raw`\fs4`])(
    'leaves a ticked form box unclear: %s',
    (look) => {
      const box = (ticked: number) =>
        String.raw`{\field{\*\fldinst {${look} FORMCHECKBOX }{\*\formfield{\fftype1\ffres${ticked}}}}{\fldrslt }}`;
      expect(shown(`${box(1)} assigns\\par`)).toEqual(['[?] assigns']);
      expect(problemsOf(`${box(1)} assigns\\par`)).toEqual(['box-struck-or-hidden']);
      expect(shown(`${box(0)} assigns\\par`)).toEqual(['[ ] assigns']);
    },
  );

  it('is hidden: a row fixed at no height', () => {
    expect(shown(row(String.raw`\trrh-10`, 'two'))).toEqual(['one{hidden}', 'two{hidden}']);
    expect(shown(row(String.raw`\trrh10`, 'two'))).toEqual(['one', 'two']);
  });

  it.each([String.raw`\clmgf\cellx500\clmrg`, String.raw`\clvmrg\cellx500\clvmrg`])(
    'is for a person where a cell that is merged with another holds words: %s',
    (definition) => {
      expect(problemsOf(row(definition, String.raw`X\cell`))).toContain('merged-cell-written');
      expect(problemsOf(String.raw`\trowd${definition}\cellx1000\pard\intbl\cell\cell\row`)).toEqual([]);
    },
  );

  it('is not shown again by a switch for double lines', () => {
    expect(shown(String.raw`{\strike\striked0 assigns}\par`)).toEqual(['assigns{strike}']);
  });

  it('is moved away, and shown where it was moved to', () => {
    expect(shown(String.raw`{\mvf\mvauth1 X}assigns{\mvt\mvauth1 X}\par`)).toEqual([
      'X{deleted by A. Official}assignsX{inserted by A. Official}',
    ]);
  });
});

describe('what an RTF file shows beside its words', () => {
  const data = '89504e470d0a1a0a';

  it.each([
    [
      'as Word writes it',
      String.raw`{\*\shppict{\pict\picwgoal300\pichgoal300\pngblip ${data}}}{\nonshppict{\pict ${data}}}`,
    ],
    ['as others write it', String.raw`{\pict\picwgoal300\pichgoal300\pngblip ${data}}`],
  ])('is a picture in the line (%s)', (_who, picture) => {
    const { drawings, document } = walked(String.raw`${picture}assigns\par`);
    expect(lines(document)).toEqual(['assigns']);
    expect(drawings.map(({ drawing }) => drawing)).toEqual([
      { kind: 'picture', name: '', small: true, position: { kind: 'inline' } },
    ]);
  });

  it('is no picture of its own within a shape', () => {
    const shape = String.raw`{\shp{\*\shpinst{\sp{\sn pib}{\sv {\pict\pngblip ${data}}}}}}`;
    expect(walked(String.raw`${shape}assigns\par`).drawings).toHaveLength(1);
  });

  it.each([
    ['letters', String.raw`{\chshdng10000\chcfpat1 X}\par`],
    ['a paragraph', String.raw`\pard\shading10000\cfpat1 X\par`],
  ])('is a pattern behind %s', (_where, body) => {
    expect(shown(body)).toEqual(['X{dimmed}']);
    expect(shown(body.replace('10000', '0'))).toEqual(['X']);
  });

  it('is a pattern in a cell', () => {
    const rows = row('', 'head') + row(String.raw`\clshdng10000`, 'two') + row('', 'three');
    expect(problemsOf(rows)).toEqual(['cell-grey']);
  });
});
