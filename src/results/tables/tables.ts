import type { ConsultationResult, CountedAnswer } from '../../domain/result.ts';
import * as say from '../wording.ts';

/** A table of a result as a sheet or a CSV file holds it. Cells may be what strangers wrote. */
export interface ResultTable {
  name: string;
  header: string[];
  /** Widths of the columns in characters. */
  widths: number[];
  rows: (string | number)[][];
}

/** The count: one line a text. */
export function tallyTable({ consultation, texts }: ConsultationResult): ResultTable {
  return {
    name: 'Tally',
    header: [
      'text',
      'title',
      'type',
      'document',
      'assign',
      'not_assign',
      'no_opinion',
      'support_percent',
      'threshold_percent',
      'outcome',
    ],
    widths: [12, 60, 16, 10, 8, 10, 10, 15, 17, 18],
    rows: texts.map((text) => {
      const about = consultation.texts.find(({ ref }) => ref === text.text);
      return [
        text.text,
        about?.title ?? '',
        about?.type ?? '',
        about?.document ?? '',
        text.assign,
        text.notAssign,
        text.noOpinion,
        text.supportPercent ?? '',
        consultation.thresholdPercent,
        say.outcome(text),
      ];
    }),
  };
}

/** Every counted answer with what it rests on: one line a Member State and text. */
export function answersTable({ replies, texts }: ConsultationResult): ResultTable {
  return {
    name: 'Answers',
    header: [
      'member_state',
      'name',
      'text',
      'decision',
      'comments',
      'source',
      'marks',
      'form',
      'form_sha256',
      'settled_by',
      'why',
      'received_at',
      'mail_sha256',
      'reference',
    ],
    widths: [13, 28, 12, 12, 11, 9, 40, 30, 66, 16, 40, 21, 66, 26],
    rows: replies.flatMap((reply) =>
      texts.map(({ text }) => {
        const answer = reply.answers[text];
        const [evidence] = answer?.evidence ?? [];
        return [
          reply.memberState,
          reply.name,
          text,
          answer?.decision ?? '',
          answer?.comments ?? '',
          answer?.source ?? '',
          answer ? marks(answer) : '',
          evidence?.attachment ?? '',
          evidence?.sha256 ?? '',
          answer?.source === 'person' ? (reply.settledBy?.person ?? '') : '',
          answer?.source === 'person' ? (reply.settledBy?.why ?? '') : '',
          reply.mail.receivedAt,
          reply.mail.sha256,
          reply.reference,
        ];
      }),
    ),
  };
}

/** "assign: form-field marked ☒ (word/document.xml, table 2, row 3)" */
export function marks({ evidence }: CountedAnswer): string {
  return evidence
    .filter(({ state }) => state !== 'empty')
    .map(({ slot, source, state, mark, place }) => {
      const where = [
        place.part,
        ...(place.page === undefined ? [] : [`page ${place.page}`]),
        ...(place.table === undefined ? [] : [`table ${place.table + 1}`]),
        ...(place.row === undefined ? [] : [`row ${place.row + 1}`]),
      ];
      return `${slot}: ${source} ${state}${mark ? ` ${mark}` : ''} (${where.join(', ')})`;
    })
    .join('; ');
}

/** The replies as a matrix: one line a Member State, one column a text. */
export function matrixTable({ replies, texts }: ConsultationResult): ResultTable {
  const refs = texts.map(({ text }) => text);
  return {
    name: 'Replies',
    header: ['member_state', 'name', ...refs, 'received_at', 'sender', 'settled_by'],
    widths: [13, 30, ...refs.map(() => 14), 21, 32, 16],
    rows: replies.map((reply) => [
      reply.memberState,
      reply.name,
      ...refs.map((ref) => say.sign(reply.answers[ref])),
      reply.mail.receivedAt,
      reply.mail.sender ?? '',
      reply.settledBy?.person ?? '',
    ]),
  };
}

/** What is in no count: late replies, earlier versions, open cases, and the Member States that are silent. */
export function apartTable({ late, superseded, openCases, silent }: ConsultationResult): ResultTable {
  return {
    name: 'Not counted',
    header: ['kind', 'member_state', 'name', 'received_at', 'sender', 'reference', 'why'],
    widths: [18, 13, 30, 21, 32, 26, 60],
    rows: [
      ...late.map((reply) => ['late', ...uncounted(reply)]),
      ...superseded.map((reply) => ['earlier version', ...uncounted(reply)]),
      ...openCases.map(({ memberState, name, mail, reference, reasons }) => [
        'open case',
        memberState ?? '',
        name ?? '',
        mail.receivedAt,
        mail.sender ?? '',
        reference,
        reasons.join(' '),
      ]),
      ...silent.map(({ memberState, name }) => ['no counted reply', memberState, name, '', '', '', '']),
    ],
  };
}

function uncounted({ memberState, name, mail, reference, why }: ConsultationResult['late'][number]): string[] {
  return [memberState, name, mail.receivedAt, mail.sender ?? '', reference, why ?? ''];
}
