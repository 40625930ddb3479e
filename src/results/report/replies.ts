import type { ConsultationResult } from '../../domain/result.ts';
import type { Block } from '../layout/blocks.ts';
import * as say from '../wording.ts';

/** So many texts fit beside the name of a Member State. */
const TEXTS_A_TABLE = 8;

/** The list of replying administrations, with what each said on each text. */
export function repliesSection(result: ConsultationResult): Block[] {
  const { texts, replies } = result;
  const refs = texts.map(({ text }) => text);
  const groups = Array.from({ length: Math.ceil(refs.length / TEXTS_A_TABLE) }, (_, index) =>
    refs.slice(index * TEXTS_A_TABLE, (index + 1) * TEXTS_A_TABLE),
  );
  return [
    { kind: 'heading', text: 'Replying administrations' },
    ...(replies.length === 0
      ? [{ kind: 'paragraph' as const, text: 'None.' }]
      : groups.map((group) => table(result, group))),
    { kind: 'note', text: say.SIGNS_EXPLAINED },
    ...commentsList(result),
  ];
}

function table({ replies }: ConsultationResult, refs: string[]): Block {
  return {
    kind: 'table',
    columns: [
      { title: 'Member State', width: 22 },
      { title: 'Received (UTC)', width: 16 },
      ...refs.map((ref) => ({ title: ref, width: 62 / refs.length, align: 'center' as const })),
    ],
    rows: replies.map((reply) => [
      reply.name,
      say.instant(reply.mail.receivedAt).replace(' UTC', ''),
      ...refs.map((ref) => say.sign(reply.answers[ref])),
    ]),
  };
}

/** Whose comments or reasons the compendium holds, text by text. */
function commentsList({ texts, replies }: ConsultationResult): Block[] {
  const rows = texts.flatMap(({ text }) => {
    const names = (wanted: string) =>
      replies.filter((reply) => say.sign(reply.answers[text]) === wanted).map(({ name }) => name);
    const commented = names('AC');
    const against = names('N');
    return commented.length + against.length === 0
      ? []
      : [[text, commented.join(', ') || '–', against.join(', ') || '–']];
  });
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', text: 'Comments and reasons' },
    {
      kind: 'table',
      columns: [
        { title: 'Text', width: 12 },
        { title: 'Assign, with comments attached', width: 44 },
        { title: 'Do not assign', width: 44 },
      ],
      rows,
    },
    { kind: 'note', text: 'The files that came with the replies are in the compendium of comments.' },
  ];
}
