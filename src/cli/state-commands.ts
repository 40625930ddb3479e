import type { Command } from 'commander';
import type { MemberStates } from '../domain/member-state.ts';
import { readStates } from '../register/state-overview.ts';
import { endVoteLoss, noteVoteLoss } from '../register/vote-losses.ts';
import { standingSince } from '../replies/rows/standing-since.ts';
import { out, table } from './output.ts';
import { noting } from './who.ts';
import { withApp } from './with-app.ts';

interface VoteOptions {
  day?: string;
  why: string;
  by?: string;
}

/** `states`: the Member States, and what staff note about their voting rights. */
export function addStateCommands(program: Command): void {
  const states = program.command('states').description('the Member States');
  states
    .command('list')
    .option('--json', 'as JSON')
    .description('membership, contacts and voting rights')
    .action(showStates);
  const note = (name: string, description: string, run: (code: string, options: VoteOptions) => Promise<void>) =>
    states
      .command(name)
      .argument('<member state>', 'its ISO code')
      .option('--day <YYYY-MM-DD>', 'the first day without voting rights, or the last; today if left out')
      .requiredOption('--why <reason>', 'the reason, for the audit')
      .option('--by <name>', 'who decides; the user name of this account if left out')
      .description(description)
      .action(run);
  note('lost-vote', 'note that a State has lost its voting rights: its replies go to staff', loseVote);
  note('regained-vote', 'note that a State has its voting rights again', regainVote);
}

function showStates({ json }: { json?: boolean }): Promise<void> {
  return withApp(async ({ db, clock, memberStates }) => {
    const states = await readStates(db, memberStates, clock.now());
    const rows = states.map((state) => ({ ...state, contacts: state.contacts.length }));
    if (json) return out.json(rows);
    const cells = rows.map(({ code, name, since, member, lostVote, contacts: count }) => [
      code,
      name,
      since ? `${member ? 'since' : 'from'} ${since}` : '',
      count,
      lostVote ? 'no voting rights' : '',
    ]);
    out.line(table(['', 'Member State', 'member', 'contacts', ''], cells));
  });
}

function loseVote(state: string, options: VoteOptions): Promise<void> {
  return withApp(async (app) => {
    const code = knownCode(state, app.memberStates);
    const day = dayOf(options.day, app.clock.now());
    await app.db.transaction().execute((tx) => noteVoteLoss(tx, code, day, noting(app, options)));
    out.line(`${code} is noted as without voting rights from ${day}. Its replies go to staff from now on.`);
    const counted = await standingSince(app.db, code, day);
    for (const { consultation, reference } of counted)
      out.remark(`Its reply ${reference} to ${consultation}, received before this note, still counts: decide on it.`);
  });
}

function regainVote(state: string, options: VoteOptions): Promise<void> {
  return withApp(async (app) => {
    const code = knownCode(state, app.memberStates);
    const day = dayOf(options.day, app.clock.now());
    await app.db.transaction().execute((tx) => endVoteLoss(tx, code, day, noting(app, options)));
    out.line(`${code} is noted as without voting rights until ${day}.`);
  });
}

function knownCode(state: string, memberStates: MemberStates): string {
  const code = state.toUpperCase();
  if (!memberStates.get(code))
    throw new Error(`There is no Member State "${state}". Write its ISO code of two letters.`);
  return code;
}

function dayOf(day: string | undefined, now: Date): string {
  if (day === undefined) return now.toISOString().slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)))
    throw new Error(`--day: "${day}" is no date. Write it as 2024-01-15.`);
  return day;
}
