import { isKnownForm, issuedWording } from '../forms/issued/learn-wording.ts';
import type { IssuedForm } from '../forms/reader.ts';

/**
 * What a person has to look at before the blank form is imported: wording that is not known beforehand is read as the
 * form's layout tells, and replies are read by it from then on.
 * @param siblings the same circular's forms in other languages
 */
export function wordingDoubts(form: IssuedForm, siblings: readonly IssuedForm[]): string[] {
  const learnt = issuedWording(form, siblings);
  if (learnt) {
    const { assign, 'no-comments': none, comments, 'not-assign': refusal } = learnt.statements;
    return [
      `The form asks in words or in an order of its own. It is taken to say "${shown(assign)}" where authority is assigned, ` +
        `"${shown(none)}" without comments, "${shown(comments)}" with comments, and "${shown(refusal)}" where it is not.`,
    ];
  }
  return isKnownForm(form)
    ? []
    : ['What the form asks is not known and cannot be told from its layout: replies on it go to staff.'];
}

function shown(wording: string): string {
  return wording.length > 90 ? `${wording.slice(0, 90)}…` : wording;
}
