import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { consultationSchema } from '../domain/consultation.ts';
import { storeConsultation } from '../register/consultations.ts';
import { out } from './output.ts';
import { withApp } from './with-app.ts';

/** `circular`: the consultations. */
export function addCircularCommands(program: Command): void {
  program
    .command('circular')
    .description('the consultations')
    .command('import')
    .argument('<file>', 'a consultation as JSON, as in config/consultations')
    .description('add a consultation, or bring one up to date')
    .action(importCircular);
}

function importCircular(file: string): Promise<void> {
  return withApp(async ({ db, clock }) => {
    const parsed = consultationSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (!parsed.success) throw new Error(`${file} is no consultation:\n${z.prettifyError(parsed.error)}`);
    await storeConsultation(db, parsed.data, clock.now());
    out.line(`${parsed.data.key}: ${parsed.data.texts.length} texts, replies until ${parsed.data.deadline}.`);
  });
}
