import type { Saying } from '../domain/saying.ts';
import { isKnownForm, issuedWording } from '../forms/issued/learn-wording.ts';
import type { IssuedForm } from '../forms/reader.ts';
import { say } from './sentences.ts';

/**
 * What a person has to look at before the blank form is imported: wording that is not known beforehand is read as the
 * form's layout tells, and replies are read by it from then on.
 * @param siblings the same circular's forms in other languages
 */
export function wordingDoubts(form: IssuedForm, siblings: readonly IssuedForm[]): Saying[] {
  const learnt = issuedWording(form, siblings);
  if (learnt) {
    const { assign, 'no-comments': none, comments, 'not-assign': refusal } = learnt.statements;
    const wording = { assign: shown(assign), none: shown(none), comments: shown(comments), refusal: shown(refusal) };
    return [say('wording-learnt', wording)];
  }
  return isKnownForm(form) ? [] : [say('wording-unknown')];
}

function shown(wording: string): string {
  return wording.length > 90 ? `${wording.slice(0, 90)}…` : wording;
}
