import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyMessage } from '../../src/intake/classify-message.ts';
import { openEnvelopes } from '../../src/intake/envelopes/open-envelopes.ts';
import { parseMessage } from '../../src/intake/parse-message.ts';
import { bitFlips, truncations } from '../support/damage.ts';
import { allMails } from './corpus.ts';

/** Everything between the raw bytes and the readers. It must hold for any bytes whatever: an answer, never an exception. */
async function survives(raw: Uint8Array): Promise<void> {
  const message = await parseMessage(raw);
  const opened = await openEnvelopes(message);
  expect(classifyMessage(message).reason).not.toBe('');
  expect(message.subject.length).toBeLessThanOrEqual(1000);
  for (const file of [...opened.files, ...opened.bodies]) expect(file.name).not.toMatch(/\p{Cc}/u);
}

describe('every mail of the corpus', () => {
  test.each(allMails().map((mail) => [mail.name, mail.bytes] as const))('%s, damaged', async (_name, bytes) => {
    for (const cut of truncations(bytes, 40)) await survives(cut);
    for (const flipped of bitFlips(bytes, 40)) await survives(flipped);
  });
});

test('any bytes at all', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), survives), { numRuns: 200 });
});

test('any bytes behind the signature of a container', async () => {
  const signatures = [
    '504b0304',
    '504b0506',
    'd0cf11e0a1b11ae1',
    '789f3e22',
    '1f8b08',
    '3082010006092a864886f70d010702',
  ];
  const container = fc.tuple(fc.constantFrom(...signatures), fc.uint8Array({ maxLength: 1500 }));
  const property = fc.asyncProperty(container, async ([signature, rest]) => {
    const bytes = Buffer.concat([Buffer.from(signature, 'hex'), rest]);
    await survives(Buffer.concat([Buffer.from('Content-Type: application/octet-stream; name=x\r\n\r\n'), bytes]));
  });
  await fc.assert(property, { numRuns: 300 });
});

test('any header lines', async () => {
  const name = fc.constantFrom(
    'From',
    'Subject',
    'Content-Type',
    'Return-Path',
    'References',
    'Date',
    'Received',
    'To',
  );
  const field = fc.tuple(name, fc.string({ unit: 'binary', maxLength: 200 }));
  const property = fc.asyncProperty(fc.array(field, { maxLength: 10 }), async (fields) => {
    await survives(Buffer.from(`${fields.map(([key, value]) => `${key}: ${value}`).join('\r\n')}\r\n\r\nbody`));
  });
  await fc.assert(property, { numRuns: 200 });
});
