import { describe, expect, test } from 'vitest';
import type { Content, RecordSpec } from '../../support/form-document.ts';
import { box } from '../../support/form-document.ts';
import { fullForm, readDocument } from '../../support/read-form.ts';

type Part = Omit<RecordSpec, 'label'>;
type State = 'marked' | 'empty';

/** A text's part without a box at "assigns". */
function part(none: State, comments: State, refusal: State, assign: Content = ''): Part {
  const radio = (state: State): Content => [box(state, 'acroform')];
  return {
    signs: { assign, 'no-comments': radio(none), comments: radio(comments), 'not-assign': radio(refusal) },
  };
}

function read(parts: Part[]) {
  const { answers, findings } = readDocument(fullForm(parts, part('marked', 'empty', 'empty')));
  return { answers: Object.values(answers), findings };
}

describe('a form that asks for one of three answers', () => {
  test('is read by the options and the refusal', () => {
    const parts = [
      part('marked', 'empty', 'empty'),
      part('empty', 'marked', 'empty'),
      part('empty', 'empty', 'marked'),
      part('empty', 'empty', 'empty'),
    ];
    const { answers, findings } = read(parts);
    expect(answers.slice(0, 5)).toEqual(['assign none', 'assign attached', 'not-assign', '-', 'assign none']);
    expect(findings).toEqual(['no-opinion X.1280']);
  });

  test.each<[string, Part, string]>([
    ['an option and the refusal', part('marked', 'empty', 'marked'), 'both-boxes X.1150'],
    ['both options', part('marked', 'marked', 'empty'), 'both-options X.1150'],
  ])('goes to staff where a text has %s marked', (_, first, finding) => {
    expect(read([first]).findings).toEqual([finding]);
  });

  test('asks so in all texts: a box missing in one of them may have been removed', () => {
    const { findings } = readDocument(
      fullForm([part('marked', 'empty', 'empty')], part('marked', 'empty', 'empty', [box('marked', 'acroform')])),
    );
    expect(findings).toEqual([expect.stringContaining('X.1150')]);
  });
});
