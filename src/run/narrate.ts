import { FINDING_CODES, type Finding, needsStaff } from '../domain/finding.ts';
import type { MemberStates } from '../domain/member-state.ts';
import type { Log } from '../log.ts';
import type { Processed } from '../replies/process-message.ts';
import { summariseAnswers } from '../replies/summarise-answers.ts';

/** A form has eight texts; more reasons than this say the same of each. */
const MOST_REASONS = 4;

const SIGNS = { accepted: '✔', superseded: '↻', review: '?', ignored: '·' } as const;

/** Tells, in lines that a person can follow, what came in and what became of it. */
export function narrateMessage(log: Log, processed: Processed, memberStates: MemberStates): void {
  const { understanding, status, sender, subject, acknowledgement, version } = processed;
  const state = understanding.memberState
    ? (memberStates.get(understanding.memberState)?.name ?? understanding.memberState)
    : null;
  const who = state ? `${state} <${sender ?? 'unknown'}>` : (sender ?? 'unknown sender');
  const said = Object.keys(understanding.answers).length > 0 ? `: ${summariseAnswers(understanding.answers)}` : '';
  const facts = {
    event: 'processed',
    status,
    consultation: understanding.consultation?.key ?? null,
    memberState: understanding.memberState,
    findings: processed.findings.map(({ code, text }) => ({ code, text })),
    subject,
  };
  log.info(facts, `${SIGNS[status]} ${status.padEnd(10)} ${who}${said}`);
  for (const why of reasonsOf(processed)) log.info(`             because: ${why}`);
  if (version?.supersedes) log.info(`             replaces the reply ${version.supersedes.reference}`);
  for (const finding of processed.findings.filter(({ code }) => FINDING_CODES[code] === 'note')) {
    log.info(`             note: ${sentenceOf(finding)}`);
  }
  if (!acknowledgement.queued && status !== 'ignored') log.info(`             not answered: ${acknowledgement.reason}`);
}

/** What a person is asked about, each reason for itself; or the one reason why nobody is. */
function reasonsOf({ status, findings, reason }: Processed): string[] {
  if (status !== 'review' && status !== 'ignored') return [];
  const asked = findings.filter(needsStaff).map(sentenceOf);
  if (asked.length === 0) return [reason.message];
  return asked.length <= MOST_REASONS
    ? asked
    : [...asked.slice(0, MOST_REASONS), `${asked.length - MOST_REASONS} more`];
}

/** The console shows a sentence beside its text; here it must name it. */
function sentenceOf({ text, message }: Finding): string {
  return text === undefined || message.includes(text) ? message : `${text}: ${message}`;
}
