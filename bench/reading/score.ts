import { needsStaff } from '../../src/domain/finding.ts';
import type { Answer } from '../../src/domain/reply.ts';
import type { MessageUnderstanding } from '../../src/replies/understand-message.ts';
import type { MadeForm, Truth } from './made-form.ts';

/** How one made form was read. */
export interface FormScore {
  /** Every text right, the Member State right, and nothing to staff. */
  alone: boolean;
  texts: number;
  right: number;
  toStaff: number;
  /** Texts that only the sender can tell, and that went to staff. */
  rightlyAsked: number;
  /** What was accepted and is not what the sender said, a sentence for each. */
  silent: string[];
  /** Wrong answers that a person would be shown as the reading, since the form as a whole went to staff. */
  shownWrong: string[];
  /** Why anything went to staff. */
  reasons: string[];
  /** For each decision that was read, whether or not it went to staff: how sure the program was, and whether it is right. */
  decided: { confidence: number; right: boolean }[];
}

/** Compares what would be recorded with what the sender said. */
export function scoreForm(form: MadeForm, read: MessageUnderstanding): FormScore {
  const ownName = form.state !== null;
  const findings = read.findings.filter(needsStaff).filter(({ code }) => ownName || code !== 'member-state-unknown');
  const wholeToStaff = findings.some((finding) => finding.text === undefined) || read.consultation === null;
  const score: FormScore = {
    alone: findings.length === 0 && read.ignore === null,
    texts: 0,
    right: 0,
    toStaff: 0,
    rightlyAsked: 0,
    silent: [],
    shownWrong: [],
    decided: [],
    reasons: findings.map(({ code, text, message }) => `${code}${text ? ` ${text}` : ''}: ${message}`),
  };
  if (read.ignore !== null) score.silent.push(`the whole form was passed over: ${read.ignore}`);
  for (const [ref, truth] of Object.entries(form.truths)) {
    const asked = wholeToStaff || findings.some((finding) => finding.text === ref);
    scoreText(score, ref, truth, read.answers[ref], asked, wholeToStaff && !findings.some(({ text }) => text === ref));
  }
  if (!wholeToStaff && ownName && read.memberState !== form.state) {
    score.silent.push(`taken for ${read.memberState}, sent by ${form.state}`);
  }
  score.alone &&= score.right === score.texts;
  return score;
}

function scoreText(
  score: FormScore,
  ref: string,
  truth: Truth,
  answer: Answer | undefined,
  asked: boolean,
  shown: boolean,
): void {
  score.texts += 1;
  const isRight = truth !== 'staff' && same(truth, answer);
  if (answer?.decision && truth !== 'staff') {
    score.decided.push({ confidence: answer.confidence, right: truth.decision === answer.decision });
  }
  if (asked) {
    score.toStaff += 1;
    if (truth === 'staff') score.rightlyAsked += 1;
    if (shown && answer?.decision && !isRight) score.shownWrong.push(`${ref}: ${said(truth)} shown as ${said(answer)}`);
  } else if (isRight) score.right += 1;
  else score.silent.push(`${ref}: ${said(truth)} read as ${said(answer)}`);
}

function same(truth: Exclude<Truth, 'staff'>, answer: Answer | undefined): boolean {
  return (answer?.decision ?? null) === truth.decision && (answer?.comments ?? null) === truth.comments;
}

function said(answer: Truth | Answer | undefined): string {
  if (answer === undefined || answer === 'staff') return answer ?? 'nothing';
  return answer.comments === null ? String(answer.decision) : `${answer.decision} (${answer.comments})`;
}
