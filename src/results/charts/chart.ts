import type { ConsultationResult } from '../../domain/result.ts';
import type { TextTally } from '../../domain/tally.ts';
import { CHART_WORDS, type ChartWords } from './words.ts';

/** What a chart shows, before anything is drawn: the same for paper and screen. */
export type Chart = SupportChart | TimelineChart;

/** Support per text against the threshold. */
export interface SupportChart {
  kind: 'support';
  /** What it says, in words: for whoever cannot see it. */
  description: string;
  thresholdPercent: number;
  bars: {
    label: string;
    said: string;
    percent: number | null;
    assign: number;
    notAssign: number;
    mayProceed: boolean;
  }[];
}

/** How many Member States had replied by when. */
export interface TimelineChart {
  kind: 'timeline';
  description: string;
  from: Date;
  to: Date;
  deadline: Date;
  deadlineSaid: string;
  /** When each Member State's first reply in time came, oldest first. */
  replies: Date[];
  late: Date[];
}

export function supportChart(
  texts: readonly TextTally[],
  thresholdPercent: number,
  words: ChartWords = CHART_WORDS,
): SupportChart {
  const bars = texts.map(({ text, supportPercent, assign, notAssign, mayProceed }) => ({
    label: text,
    said: supportPercent === null ? words.noReply : words.percent(supportPercent),
    percent: supportPercent,
    assign,
    notAssign,
    mayProceed,
  }));
  return {
    kind: 'support',
    description: words.support(thresholdPercent, bars.map(({ label, said }) => `${label} ${said}`).join(', ')),
    thresholdPercent,
    bars,
  };
}

/** A reply as far as its time matters. */
export interface ReplyTime {
  memberState: string;
  receivedAt: Date;
}

/**
 * @param inTime every version received in time: a Member State counts from its first one
 * @param now the end of the axis while the consultation runs
 */
export function timelineChart(
  consultation: { announced: string; deadline: string },
  inTime: readonly ReplyTime[],
  late: readonly ReplyTime[],
  now: Date | null,
  words: ChartWords = CHART_WORDS,
): TimelineChart {
  const deadline = new Date(consultation.deadline);
  const replies = firstOfEach(inTime);
  const lateOnes = firstOfEach(late);
  const start = Math.min(new Date(consultation.announced).getTime(), ...replies.map((at) => at.getTime()));
  const end = Math.max(deadline.getTime(), ...[...replies, ...lateOnes].map((at) => at.getTime()), now?.getTime() ?? 0);
  const beforeDeadline = replies.filter((at) => deadline.getTime() - at.getTime() <= WEEK_MS).length;
  return {
    kind: 'timeline',
    description: words.timeline(replies.length, day(deadline), beforeDeadline, lateOnes.length),
    from: new Date(start),
    to: new Date(end),
    deadline,
    deadlineSaid: words.deadline(day(deadline)),
    replies,
    late: lateOnes,
  };
}

const WEEK_MS = 7 * 24 * 3600 * 1000;

/** The charts of a result. */
export function chartsOf(result: ConsultationResult): { support: SupportChart; timeline: TimelineChart } {
  const { consultation, replies, superseded, late, texts } = result;
  const time = (reply: { memberState: string; mail: { receivedAt: string } }): ReplyTime => ({
    memberState: reply.memberState,
    receivedAt: new Date(reply.mail.receivedAt),
  });
  return {
    support: supportChart(texts, consultation.thresholdPercent),
    timeline: timelineChart(consultation, [...replies, ...superseded].map(time), late.map(time), null),
  };
}

function firstOfEach(replies: readonly ReplyTime[]): Date[] {
  const first = new Map<string, Date>();
  for (const { memberState, receivedAt } of replies) {
    const known = first.get(memberState);
    if (!known || receivedAt < known) first.set(memberState, receivedAt);
  }
  return [...first.values()].toSorted((left, right) => left.getTime() - right.getTime());
}

/** "2024-02-08": charts speak in days of UTC, on whatever machine they are drawn. */
export function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}
