import type { ConsultationResult, UncountedReply } from '../../domain/result.ts';
import type { Block } from '../layout/blocks.ts';
import * as say from '../wording.ts';

/** What came in and is in no count, each kind apart. */
export function uncountedSections({ late, openCases, superseded }: ConsultationResult): Block[] {
  return [
    ...uncounted('Late replies', 'Received after the deadline. They are kept and not counted (clause 9.4.6).', late),
    ...(openCases.length === 0
      ? []
      : [
          { kind: 'heading' as const, text: 'Mails that wait for a person' },
          {
            kind: 'table' as const,
            columns: [
              { title: 'Received (UTC)', width: 18 },
              { title: 'From', width: 24 },
              { title: 'Member State', width: 16 },
              { title: 'Case', width: 16 },
              { title: 'Why', width: 26 },
            ],
            rows: openCases.map(({ mail, name, reference, reasons }) => [
              say.instant(mail.receivedAt).replace(' UTC', ''),
              mail.sender ?? 'unknown',
              name ?? 'not told',
              reference,
              reasons.slice(0, 3).join(' ') || '–',
            ]),
          },
        ]),
    ...uncounted(
      'Earlier versions',
      'Replies that a later one of the same Member State took the place of.',
      superseded,
    ),
  ];
}

function uncounted(title: string, said: string, replies: UncountedReply[]): Block[] {
  if (replies.length === 0) return [];
  return [
    { kind: 'heading', text: title },
    { kind: 'paragraph', text: said },
    {
      kind: 'table',
      columns: [
        { title: 'Member State', width: 22 },
        { title: 'Received (UTC)', width: 18 },
        { title: 'Said', width: 34 },
        { title: 'Why not counted', width: 26 },
      ],
      rows: replies.map(({ name, mail, answers, why }) => [
        name,
        say.instant(mail.receivedAt).replace(' UTC', ''),
        Object.entries(answers)
          .map(([ref, answer]) => `${ref} ${say.sign(answer)}`)
          .join(', '),
        why ?? '–',
      ]),
    },
  ];
}

/** Replies in which a person had a part. */
export function settledSection({ replies }: ConsultationResult): Block[] {
  const settled = replies.flatMap((reply) => (reply.settledBy ? [{ reply, ...reply.settledBy }] : []));
  if (settled.length === 0) return [];
  return [
    { kind: 'heading', text: 'Replies settled by a person' },
    {
      kind: 'table',
      columns: [
        { title: 'Member State', width: 20 },
        { title: 'By', width: 14 },
        { title: 'When (UTC)', width: 16 },
        { title: 'Answers given by the person', width: 26 },
        { title: 'Why', width: 24 },
      ],
      rows: settled.map(({ reply, person, at, why }) => [
        reply.name,
        person,
        say.instant(at).replace(' UTC', ''),
        Object.entries(reply.answers)
          .filter(([, answer]) => answer.source === 'person')
          .map(([ref, answer]) => `${ref}: ${say.inWords(answer)}`)
          .join('; ') || 'accepted as read',
        why ?? '–',
      ]),
    },
  ];
}

/** Which mail and which attachment each counted reply was read from, by their hashes. */
export function sourcesSection({ replies }: ConsultationResult): Block[] {
  if (replies.length === 0) return [];
  return [
    { kind: 'page-break' },
    { kind: 'heading', text: 'Sources of the counted replies' },
    {
      kind: 'paragraph',
      text: 'Every mail and every form is named by the SHA-256 of its bytes. The mark behind each single answer is in the table of answers (xlsx, csv) and in the signed JSON file.',
    },
    {
      kind: 'table',
      columns: [
        { title: 'Member State', width: 17 },
        { title: 'Reference', width: 18 },
        { title: 'Mail', width: 30 },
        { title: 'Form', width: 35 },
      ],
      rows: replies.map((reply) => [
        reply.name,
        reply.reference,
        reply.mail.sha256,
        formsOf(reply.answers).join(' ') || 'settled by a person',
      ]),
    },
  ];
}

function formsOf(answers: ConsultationResult['replies'][number]['answers']): string[] {
  const forms = Object.values(answers).flatMap(({ evidence }) =>
    evidence.map(({ attachment, sha256 }) => `${attachment} ${sha256}`),
  );
  return [...new Set(forms)];
}
