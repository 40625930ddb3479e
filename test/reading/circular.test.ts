import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CircularError } from '../../src/circulars/circular-error.ts';
import { CONFIG_DIR } from '../../src/config.ts';
import { PermanentError } from '../../src/domain/errors.ts';
import { openReadingPool } from '../../src/reading/open-reading-pool.ts';
import { longCircular } from '../support/long-circular.ts';

const circular = readFileSync(join(import.meta.dirname, '../corpus/circulars/circular-142.en.docx'));
const limits = { size: 1, context: { consultations: [], issuedForms: [] }, memoryMb: 256 };

describe('a circular in a process of its own', async () => {
  const pool = await openReadingPool({ ...limits, timeoutMs: 60_000 });
  const hurried = await openReadingPool({ ...limits, timeoutMs: 300 });
  afterAll(() => Promise.all([pool.close(), hurried.close()]));

  it('is read as it is elsewhere, and its blank form is cut out', async () => {
    const { draft, language, source } = await pool.readCircular({ name: '142.docx', bytes: circular }, CONFIG_DIR);
    expect(draft).toMatchObject({ circular: 142, studyPeriod: 'T22' });
    const toCut = { docx: source.docx, form: source.form, language, consultation: null, siblings: [] };
    const { form } = await pool.cutCircularForm(toCut, CONFIG_DIR);
    expect(form).toMatchObject({ docx: expect.any(Uint8Array), problem: null });
  });

  it('is refused with the same words', async () => {
    const refused = pool.readCircular({ name: 'x.docx', bytes: circular.subarray(0, 5000) }, CONFIG_DIR);
    await expect(refused).rejects.toThrow(CircularError);
    await expect(refused).rejects.toThrow('x.docx');
    await expect(refused).rejects.toMatchObject({ said: { code: expect.any(String) } });
  });

  it('that takes too long is given up, and the next one is read', async () => {
    const long = { name: 'long.docx', bytes: longCircular(circular) };
    await expect(hurried.readCircular(long, CONFIG_DIR)).rejects.toThrow(PermanentError);
    await expect(pool.readCircular({ name: '142.docx', bytes: circular }, CONFIG_DIR)).resolves.toMatchObject({
      draft: { circular: 142 },
    });
  });
});
