import { describe, expect, test } from 'vitest';
import type { Emphasis } from '../../../src/forms/document/form-document.ts';
import { type Content, text } from '../../support/form-document.ts';
import { fullForm, readDocument } from '../../support/read-form.ts';

const on = (sign: string, ...look: Emphasis[]): Content => [text(sign, look)];

/** The first text's boxes as given, the others' ticked at "assigns" and "No comments". */
function read(assign: Content, refusal: Content, fill: [Content, Content] = ['☒', '☐']) {
  const signs = (boxes: [Content, Content]) => ({
    signs: { assign: boxes[0], 'not-assign': boxes[1], 'no-comments': '☒\t', comments: '☐\t' },
  });
  const { answers, findings } = readDocument(fullForm([signs([assign, refusal])], signs(fill)));
  return { answers: Object.values(answers), findings };
}

describe('a grey ground behind a sign alone', () => {
  test.each<[string, Content, Content]>([
    ['behind the empty box beside a ticked one', '☒', on('☐', 'dimmed')],
    ['behind the ticked box', on('☒', 'dimmed'), '☐'],
    ['behind one of two empty boxes', on('☐', 'dimmed'), '☐'],
  ])('may strike it out or choose it: %s', (_, assign, refusal) => {
    expect(read(assign, refusal).findings).toEqual(['mark-unclear X.1150']);
  });

  test('says nothing where most boxes of the form have it', () => {
    const grey: [Content, Content] = [on('☒', 'dimmed'), on('☐', 'dimmed')];
    const signs = { assign: grey[0], 'not-assign': grey[1], 'no-comments': on('☒\t', 'dimmed'), comments: '☐\t' };
    const { answers, findings } = readDocument(fullForm([], { signs }));
    expect(findings).toEqual([]);
    expect(new Set(Object.values(answers))).toEqual(new Set(['assign none']));
  });

  test('says nothing where all that is marked has it, and nothing else', () => {
    const signs = {
      assign: on('☒', 'dimmed'),
      'not-assign': '☐',
      'no-comments': on('☒\t', 'dimmed'),
      comments: '☐\t',
    };
    expect(readDocument(fullForm([], { signs })).findings).toEqual([]);
  });
});
