import { FINDING_CODES, type Finding } from '../domain/finding.ts';
import type { MemberStates } from '../domain/member-state.ts';
import type { Log } from '../log.ts';
import type { Processed } from '../replies/process-message.ts';
import { summariseAnswers } from '../replies/summarise-answers.ts';

const SIGNS = { accepted: '✔', superseded: '↻', review: '?', ignored: '·' } as const;

/** Tells, in lines that a person can follow, what came in and what became of it. */
export function narrateMessage(log: Log, processed: Processed, memberStates: MemberStates): void {
  const { understanding, status, sender, subject, reason, acknowledgement, version } = processed;
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
  if (status === 'review' || status === 'ignored') log.info(`             because: ${reason.message}`);
  if (version?.supersedes) log.info(`             replaces the reply ${version.supersedes.reference}`);
  for (const finding of processed.findings.filter(({ code }) => FINDING_CODES[code] === 'note')) {
    log.info(`             note: ${sentenceOf(finding)}`);
  }
  if (!acknowledgement.queued && status !== 'ignored') log.info(`             not answered: ${acknowledgement.reason}`);
}

/** The console shows a sentence beside its text; here it must name it. */
function sentenceOf({ text, message }: Finding): string {
  return text === undefined || message.includes(text) ? message : `${text}: ${message}`;
}
