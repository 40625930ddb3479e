import { describe, expect, it } from 'vitest';
import { conditionFindings } from '../../../src/forms/interpret/remarks.ts';
import { textReader } from '../../../src/forms/readers/text.ts';

const HEADING = 'Subject: Member State response to TSB Circular 142:';
const OPENING =
  'With respect to the Member State consultation on the Determined draft text(s) listed in TSB Circular 142, I would like to advise you of the opinion of this Administration, which is set out in the table below.';

/** What staff are asked about the words of a form pasted into a mail. */
async function askedAbout(heading: string, opening: string) {
  const form = [
    heading,
    'Dear Sir/Madam,',
    opening,
    'Draft new Recommendation ITU-T X.1150',
    '[X] assigns authority to SG17 to consider this text for approval',
    '[X] No comments or suggested changes',
    '[ ] Comments and suggested changes are attached',
    '[ ] does not assign authority to SG17 to consider this text for approval',
    'Administration of Kenya',
  ].join('\n');
  const reading = await textReader.read(
    { name: 'b', bytes: Buffer.from(form) },
    { consultations: [], issuedForms: [] },
  );
  return conditionFindings(reading, { 'X.1150': { decision: 'assign', comments: 'none' } }).map(({ code }) => code);
}

describe('the heading and opening of a form', () => {
  it.each(['not', '**not**', '*NOT*'])('deny the answer where the opening says "%s"', async (denial) => {
    expect(await askedAbout(HEADING, OPENING.replace('is set', `is ${denial} set`))).toEqual(['condition-in-text']);
  });

  it.each([
    'Draft Member State response to TSB Circular 142:',
    'Subject: Preliminary Member State response to TSB Circular 142:',
    'Subject: Sector Member response to TSB Circular 142:',
    'Objet : Projet de réponse des Etats Membres à la Circulaire TSB 142:',
  ])('call it no answer: %s', async (heading) => {
    expect(await askedAbout(heading, OPENING)).toEqual(['condition-in-text']);
  });

  it('say nothing as they were issued', async () => expect(await askedAbout(HEADING, OPENING)).toEqual([]));
});
