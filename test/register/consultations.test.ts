import { beforeEach, expect, it } from 'vitest';
import {
  findConsultation,
  listConsultations,
  saveConfiguredConsultations,
  storeConsultation,
} from '../../src/register/consultations.ts';
import { circular142 } from '../support/circular-142.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';

const database = await createTestDatabase();
const { db } = database;
const now = new Date('2024-01-10T10:00:00Z');
const later = { ...circular142, deadline: '2024-02-15T23:59:59Z' };
const mended = { ...circular142, subject: 'mended in the file' };

beforeEach(() => emptyTables(database));

it('a configured consultation takes what its file says, until staff have changed it', async () => {
  await saveConfiguredConsultations(db, [circular142], now);
  await saveConfiguredConsultations(db, [mended], now);
  expect(await listConsultations(db)).toEqual([mended]);
  await storeConsultation(db, later, now);
  await saveConfiguredConsultations(db, [mended], now);
  expect(await findConsultation(db, 'T22/142')).toEqual(later);
});

it('a consultation stored by an earlier version of the program is read with what is new left open', async () => {
  const { notes: _, ...old } = circular142;
  const texts = old.texts.map(({ summary: _s, spellings: _p, withdrawn: _w, iprStatement: _i, ...text }) => text);
  const data = JSON.stringify({ ...old, texts });
  await db.insertInto('consultation').values({ key: old.key, data, updated_at: now }).execute();
  expect(await listConsultations(db)).toEqual([circular142]);
});
