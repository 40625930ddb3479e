import type { ConsultationResult } from '../../domain/result.ts';
import { chartsOf } from '../charts/chart.ts';
import type { Block, Document } from '../layout/blocks.ts';
import * as say from '../wording.ts';
import { settledSection, sourcesSection, uncountedSections } from './annexes.ts';
import { repliesSection } from './replies.ts';

/** The report of a result, in the manner of a temporary document (TD) to the study group. */
export function reportOf(result: ConsultationResult): Document {
  const { consultation, number } = result;
  return {
    title: `Result of the Member State consultation announced by TSB Circular ${consultation.circular}`,
    letterhead: letterhead(result),
    footer: `TSB Circular ${consultation.circular}, result ${number}, drawn up ${say.instant(result.closedAt)}`,
    at: new Date(result.closedAt),
    blocks: [
      { kind: 'facts', rows: head(result) },
      ...outcomeSection(result),
      ...chartSection(result),
      ...repliesSection(result),
      ...uncountedSections(result),
      ...settledSection(result),
      ...sourcesSection(result),
    ],
  };
}

/** What stands at the head of every temporary document. */
export function letterhead({ consultation }: ConsultationResult): Document['letterhead'] {
  return [
    { left: 'INTERNATIONAL TELECOMMUNICATION UNION', right: `SG${consultation.studyGroup}-TD` },
    { left: 'TELECOMMUNICATION STANDARDIZATION SECTOR', right: `STUDY GROUP ${consultation.studyGroup}` },
    { left: say.studyPeriod(consultation), right: 'Original: English' },
  ];
}

function head({ consultation, closedAt }: ConsultationResult): { label: string; value: string }[] {
  const { meeting, contact } = consultation;
  return [
    { label: 'Meeting', value: `${meeting.place}, ${say.days(meeting.opens, meeting.closes)}` },
    { label: 'Source', value: 'Telecommunication Standardization Bureau (TSB)' },
    { label: 'Subject', value: consultation.subject },
    { label: 'Contact', value: [contact.name, contact.email, contact.phone].filter(Boolean).join(', ') },
    { label: 'Replies until', value: say.instant(consultation.deadline) },
    { label: 'Drawn up', value: say.instant(closedAt) },
    {
      label: 'Abstract',
      value:
        'This document reports the replies of Member States to the consultation, and whether consideration of the draft texts for approval may proceed (WTSA Resolution 1, clause 9.4).',
    },
  ];
}

function outcomeSection(result: ConsultationResult): Block[] {
  const { consultation, texts, replies } = result;
  const below = texts.filter((text) => !text.mayProceed).map(({ text }) => text);
  const verdict =
    below.length === 0
      ? `For every text at least ${consultation.thresholdPercent} % of the replies assign the study group authority to consider it: consideration for approval may proceed.`
      : `Less than ${consultation.thresholdPercent} % of the replies assign authority for ${below.join(', ')}: not considered for approval at this meeting. ` +
        (below.length < texts.length ? 'For every other text consideration for approval may proceed.' : '');
  const title = (ref: string) => consultation.texts.find((text) => text.ref === ref);
  return [
    { kind: 'heading', text: 'Outcome' },
    ...earlierResult(result),
    { kind: 'paragraph', text: `${replies.length} Member States replied in time. ${verdict}` },
    ...caveats(result),
    {
      kind: 'table',
      columns: [
        { title: 'Text', width: 10 },
        { title: 'Title', width: 34 },
        { title: 'Document', width: 10 },
        { title: 'Assign', width: 8, align: 'end' },
        { title: 'Not assign', width: 8, align: 'end' },
        { title: 'No opinion', width: 8, align: 'end' },
        { title: 'Support', width: 15, align: 'end' },
        { title: 'Outcome', width: 13 },
      ],
      rows: texts.map((text) => [
        text.text,
        `${title(text.text)?.title ?? ''} (${say.TEXT_TYPES[title(text.text)?.type ?? 'new']})`,
        title(text.text)?.document ?? '–',
        String(text.assign),
        String(text.notAssign),
        String(text.noOpinion),
        say.support(text),
        say.outcome(text),
      ]),
    },
    {
      kind: 'note',
      text: `Support is the share of replies that assign authority among those with an opinion on the text. It is compared with ${consultation.thresholdPercent} % in whole numbers; the percentages shown are rounded down.`,
    },
  ];
}

function earlierResult({ reopened, number, why }: ConsultationResult): Block[] {
  if (!reopened) return [];
  const closing = why ? ` Reason for closing: ${why}` : '';
  return [
    {
      kind: 'paragraph',
      text: `This is result ${number}. Result ${reopened.number} was reopened on ${say.instant(reopened.at)} by ${reopened.by}: ${reopened.why} It stands beside this one.${closing}`,
    },
  ];
}

/** What the reader of a count must know about it. */
function caveats({ openCases, mailbox }: ConsultationResult): Block[] {
  const said = [
    ...(openCases.length > 0
      ? [`Mails still to be settled by a person, in no count and listed below: ${openCases.length}.`]
      : []),
    ...(mailbox.unprocessed > 0
      ? [`Mails received by the deadline and not yet processed when this result was drawn up: ${mailbox.unprocessed}.`]
      : []),
  ];
  return said.map((text): Block => ({ kind: 'paragraph', text }));
}

function chartSection(result: ConsultationResult): Block[] {
  const { support, timeline } = chartsOf(result);
  return [
    { kind: 'heading', text: 'Support per text' },
    { kind: 'chart', chart: support },
    { kind: 'heading', text: 'Replies over time' },
    { kind: 'chart', chart: timeline },
    { kind: 'note', text: timeline.description },
  ];
}
