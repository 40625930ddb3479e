import { describe, expect, it } from 'vitest';
import type { FormReading } from '../../src/forms/reader.ts';
import { groupsSpokenFor } from '../../src/replies/member-state/groups-of-states.ts';

const PLACE = { part: 'form.docx', paragraph: 1 };

/** A form that is signed so, with these words below it. */
function form(administration: string, below: string[] = []): FormReading {
  return {
    score: 1,
    language: 'en',
    circulars: [142],
    names: [{ role: 'administration', text: administration, place: PLACE }],
    records: [],
    freeText: below.map((text) => ({ text, place: PLACE, behind: 'form' as const })),
    problems: [],
  };
}

const KENYA = form('Administration of Kenya');
const asked = (said: readonly string[], signed = KENYA) => groupsSpokenFor(said, signed).map(({ code }) => code);

describe('a form that speaks for a group of States', () => {
  it.each([
    'Administration of Kenya for EAC States',
    'Administration of Kenya, on behalf of the East African Community',
    'Administration of Kenya and other EAC countries',
    'Administration of Kenya / CEPT coordinated response',
    'Administrations of the EAC (Kenya)',
    'Administration du Sénégal au nom de la CEDEAO',
    'Administración de Chile en nombre de los Estados miembros de la CITEL',
    'Администрация Казахстана от имени РСС',
  ])('goes to staff: %s', (administration) => {
    expect(asked([], form(administration))).toEqual(['member-state-mismatch']);
  });

  it.each([
    'Joint reply of the CEPT administrations.',
    'We reply for all Nordic countries.',
    'Réponse commune de nos pays.',
    'Общий ответ стран региона.',
  ])('goes to staff where the mail says so: %s', (words) => {
    expect(asked([words])).toEqual(['member-state-mismatch']);
    expect(asked([], form('Administration of Kenya', [words]))).toEqual(['member-state-mismatch']);
  });
});

describe('no group is spoken for', () => {
  it.each([
    'Administration of Kenya',
    'Ministry of East African Community and Regional Development, Kenya',
    'Director for European Union Affairs',
    'Secretary to the APT Standardization Program',
    'Communications Authority of Kenya',
  ])('by a line that signs for one: %s', (administration) => {
    expect(asked([], form(administration))).toEqual([]);
  });

  it.each([
    'Please find attached our reply to TSB Circular 142.',
    'J’ai eu le plaisir de remplir le formulaire pour vous.',
    'Thank you for your apt reply.',
    'This is the joint response of the Ministry of ICT and the Communications Authority.',
    'Please find our coordinated national position.',
    'Veuillez trouver ci-joint la réponse de notre Administration.',
    'Vous trouverez joint notre réponse.',
    'Le directeur responsable de la commune répond par la présente.',
    'Общество с ограниченной ответственностью ответило.',
    'Adjuntamos la respuesta de nuestra Administración.',
  ])('by a mail such as: %s', (words) => {
    expect(asked([words])).toEqual([]);
  });
});
