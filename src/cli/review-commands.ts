import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { App } from '../app.ts';
import type { CaseDraft } from '../db/review-schema.ts';
import { type Consultation, consultedTexts } from '../domain/consultation.ts';
import type { Contact } from '../domain/contact.ts';
import type { Register } from '../domain/register.ts';
import type { Answer } from '../domain/reply.ts';
import { readRegister } from '../register/read-register.ts';
import { showAnswer } from '../replies/summarise-answers.ts';
import { ANSWER_CHOICES, isAnswerChoice } from '../review/answer-choices.ts';
import type { Decider } from '../review/change-case.ts';
import { correctedForm, NO_CORRECTIONS } from '../review/corrected-form.ts';
import { enterSender } from '../review/enter-sender.ts';
import { newContact } from '../review/new-contact.ts';
import { type ReviewCase, readCase } from '../review/read-cases.ts';
import { reprocessCase } from '../review/reprocess-case.ts';
import { type Resolution, resolveCase } from '../review/resolve-case.ts';
import { undoDecision } from '../review/undo-decision.ts';
import { instant, out, printable, table } from './output.ts';
import { withApp } from './with-app.ts';

interface ResolveOptions {
  accept?: boolean;
  ignore?: boolean;
  state?: string;
  consultation?: string;
  set?: string[];
  register?: boolean;
  why: string;
  by?: string;
}

/** The commands by which a person settles what the program would not decide. */
export function addReviewCommands(program: Command): void {
  const review = program.command('review').description('settle a case');
  review
    .command('show')
    .argument('<case>')
    .description('what came in, what was understood, and what is doubtful')
    .action(show);
  review
    .command('resolve')
    .argument('<case>')
    .description('accept what was understood, with corrections, or set the mail aside')
    .option('--accept', 'store the answers as a version of the reply')
    .option('--ignore', 'set the mail aside: it is no reply')
    .option('--state <code>', 'the Member State, by its ISO code')
    .option('--consultation <key>', 'the consultation, such as T22/142')
    .option(
      '--set <text=answer...>',
      'a corrected answer: X.1150=assign/none, =assign/attached, =not-assign or =no-opinion',
    )
    .option('--register', 'enter the sender in the register of contacts, for this Member State')
    .requiredOption('--why <reason>', 'the reason, for the audit')
    .option('--by <name>', 'who decides; the user name of this account if left out')
    .action(resolve);
  review
    .command('reprocess')
    .argument('<case>')
    .description('process the stored mail again, as if it had just come in')
    .requiredOption('--why <reason>', 'the reason, for the audit')
    .option('--by <name>', 'who decides; the user name of this account if left out')
    .action(reprocess);
  review
    .command('undo')
    .argument('<case>')
    .description('take the latest decision back, as long as its mail has not gone')
    .requiredOption('--why <reason>', 'the reason, for the audit')
    .option('--by <name>', 'who decides; the user name of this account if left out')
    .action(undo);
}

async function findCase(app: App, id: string): Promise<ReviewCase> {
  const found = /^\d{1,9}$/.test(id) ? await readCase(app.db, Number(id)) : null;
  if (!found) throw new Error(`There is no case ${id}. \`reviews\` lists the open ones.`);
  return found;
}

function show(id: string): Promise<void> {
  return withApp(async (app) => {
    const found = await findCase(app, id);
    const { understood } = found;
    out.line(`Case ${found.id} (${found.status}), ${found.reference}`);
    out.line(`From      ${printable(found.sender ?? 'unknown')}`);
    out.line(`Subject   ${printable(found.subject ?? '')}`);
    out.line(`Received  ${instant(found.receivedAt)}`);
    out.line(
      `Meant     ${understood.consultation ?? 'consultation unknown'}, ${understood.memberState ?? 'Member State unknown'}`,
    );
    if (found.assignedTo) out.line(`In hand   ${printable(found.assignedTo)}`);
    if (found.askedAt) out.line(`Asked     ${instant(found.askedAt)}`);
    if (found.resolution) out.line(`Settled   ${printable(found.resolution, 300)} (${found.resolvedBy})`);
    out.line('\nWhy it is here');
    for (const { code, text, message } of found.reasons)
      out.line(`- ${code}${text ? ` ${text}` : ''}: ${printable(message, 400)}`);
    const rows = Object.entries(understood.answers).map(([ref, answer]) => [
      ref,
      showCorrected(answer, found.draft?.answers[ref]),
      answer.confidence,
      marksOf(answer),
    ]);
    if (rows.length > 0) out.line(`\n${table(['text', 'understood', 'confidence', 'marks seen'], rows)}`);
  });
}

/** What was understood, and what a person has made of it so far. */
function showCorrected(answer: Answer, corrected: Pick<Answer, 'decision' | 'comments'> | undefined): string {
  return corrected ? `${showAnswer(answer)} (corrected: ${showAnswer(corrected)})` : showAnswer(answer);
}

function marksOf(answer: Answer): string {
  const marked = answer.evidence.filter((seen) => seen.state !== 'empty');
  return (
    marked
      .map((seen) => `${seen.slot}: ${seen.state === 'unclear' ? 'unclear ' : ''}${seen.mark ?? seen.source}`)
      .join('; ') || 'none'
  );
}

function resolve(id: string, options: ResolveOptions): Promise<void> {
  return withApp(async (app) => {
    if (Boolean(options.accept) === Boolean(options.ignore)) throw new Error('Say either --accept or --ignore.');
    const found = await findCase(app, id);
    const register = await readRegister(app.db, app.memberStates)();
    const resolution: Resolution = options.ignore
      ? { decision: 'ignore' }
      : { decision: 'accept', corrections: corrections(found, options, register) };
    const by = decider(options, app);
    const contact = resolution.decision === 'accept' ? senderOf(found, resolution, register) : null;
    if (options.register && !contact) throw new Error(whyNotRegister(found, resolution));
    const deciding = { answering: app.answering, register, undoSeconds: app.config.policy.review.undoSeconds };
    const { version } = await app.db.transaction().execute(async (tx) => {
      const resolved = await resolveCase(tx, found.id, found.version, resolution, by, deciding);
      if (options.register && contact) await enterSender(tx, found.id, contact, by);
      return resolved;
    });
    await (await app.queues()).wakeOutbox();
    if (contact) tellOfContact(contact, options);
    out.line(
      version
        ? `Case ${id} is settled: reply ${version.reference} is ${version.status}.`
        : `Case ${id} is settled: set aside.`,
    );
  });
}

function whyNotRegister(found: ReviewCase, resolution: Resolution): string {
  if (resolution.decision === 'ignore') return '--register: only the sender of an accepted reply is registered.';
  const sender = printable(found.sender ?? 'nobody');
  return `--register: ${sender} is registered already, or the mail does not prove who sent it. See \`contacts list\` and \`contacts add\`.`;
}

function tellOfContact({ address, memberState }: Contact, { register }: ResolveOptions): void {
  const email = printable(address);
  if (register) out.line(`${email} is in the register for ${memberState}.`);
  else
    out.remark(
      `${email} is not in the register for ${memberState}. If it may speak for it, enter it: contacts add ${memberState} ${email}`,
    );
}

/** The sender as a contact of the Member State that the person named, where the register lacks it. */
function senderOf(
  found: ReviewCase,
  { corrections }: Extract<Resolution, { decision: 'accept' }>,
  { contacts }: Register,
): Contact | null {
  const memberState = corrections.memberState ?? found.understood.memberState;
  return memberState ? newContact(found, memberState, contacts) : null;
}

/** What the options correct, on top of what was corrected before. */
function corrections(found: ReviewCase, options: ResolveOptions, { consultations, memberStates }: Register): CaseDraft {
  const before = found.draft ?? NO_CORRECTIONS;
  const memberState = options.state?.toUpperCase() ?? before.memberState;
  if (memberState && !memberStates.get(memberState))
    throw new Error('Which Member State? Name it by its ISO code: --state CH.');
  const named: CaseDraft = { ...before, memberState, consultation: options.consultation ?? before.consultation };
  const { understood, reasons } = found;
  const { consultation } = correctedForm({ understood, draft: named, doubts: reasons }, consultations);
  if (!consultation) throw new Error('Which consultation? Name it: --consultation T22/142.');
  const answers = (options.set ?? []).map((correction) => parseCorrection(correction, consultation));
  const draft = { ...named, answers: Object.assign({ ...before.answers }, ...answers) };
  const { open } = correctedForm({ understood, draft, doubts: reasons }, consultations);
  if (open.length > 0)
    throw new Error(
      `${open.join(', ')}: what was read is in doubt, or missing. Give each with --set, for example --set ${open[0]}=no-opinion.`,
    );
  return draft;
}

/** The answer to one text as a person gives it on the command line. */
export function parseCorrection(correction: string, consultation: Consultation): CaseDraft['answers'] {
  const refs = consultedTexts(consultation).map((text) => text.ref);
  const [ref = '', value = ''] = correction.split('=');
  if (!refs.includes(ref) || !isAnswerChoice(value)) {
    throw new Error(
      `--set ${correction}: write TEXT=ANSWER, where the text is one of ${refs.join(', ')} and the answer one of ${Object.keys(ANSWER_CHOICES).join(', ')}.`,
    );
  }
  return { [ref]: { ...ANSWER_CHOICES[value] } };
}

function decider(options: { by?: string; why: string }, app: App): Decider {
  return { actor: options.by ?? userInfo().username, why: options.why, now: app.clock.now() };
}

function reprocess(id: string, options: { by?: string; why: string }): Promise<void> {
  return withApp(async (app) => {
    const found = await findCase(app, id);
    const by = decider(options, app);
    const messageRowId = await app.db.transaction().execute((tx) => reprocessCase(tx, found.id, found.version, by));
    await (await app.queues()).wakeMessages([messageRowId]);
    out.line(`Case ${id} is settled; its mail is being processed again.`);
  });
}

function undo(id: string, options: { by?: string; why: string }): Promise<void> {
  return withApp(async (app) => {
    const found = await findCase(app, id);
    const by = decider(options, app);
    const undone = await app.db.transaction().execute((tx) => undoDecision(tx, found.id, by));
    out.line(`Case ${id} is open again: "${undone}" was taken back, and its mail is not sent.`);
  });
}
