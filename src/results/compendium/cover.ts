import type { ConsultationResult } from '../../domain/result.ts';
import type { Block, Document } from '../layout/blocks.ts';
import { letterhead } from '../report/report.ts';
import { instant, inWords } from '../wording.ts';
import type { CommentedReply } from './comment-files.ts';

/** A collected file as the contents list it. */
export interface Entry {
  reply: CommentedReply;
  /** Running number in the compendium. */
  number: number;
  name: string;
  sha256: string;
  size: number;
  /** First page in the bundle, behind the cover; null if it is in the zip only. */
  page: number | null;
  pages: number;
  /** Where it lies in the zip. */
  path: string;
  /** Why it is not in the bundle, or what of it is not. */
  remark: string | null;
}

const PARTS = { counted: '', late: 'late reply', earlier: 'earlier version' } as const;

/** The cover sheet: what this is, and what is in it, in order. */
export function coverOf(
  result: ConsultationResult,
  entries: readonly Entry[],
  problems: readonly CommentedReply[],
  coverPages: number,
): Document {
  const { consultation, number, closedAt } = result;
  const states = new Set(entries.map(({ reply }) => reply.memberState));
  return {
    title: `Compendium of comments received with the replies to TSB Circular ${consultation.circular}`,
    letterhead: letterhead(result),
    footer: `TSB Circular ${consultation.circular}, comments received, result ${number}`,
    at: new Date(closedAt),
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: 'Source', value: 'Telecommunication Standardization Bureau (TSB)' },
          { label: 'Subject', value: consultation.subject },
          { label: 'Replies until', value: instant(consultation.deadline) },
          {
            label: 'Abstract',
            value: `This document collects the ${entries.length} files with comments and reasons that came with the replies of ${states.size} Member States (WTSA Resolution 1, clause 9.4.7).`,
          },
        ],
      },
      ...contents(entries, coverPages),
      ...problemBlocks(problems),
    ],
  };
}

function contents(entries: readonly Entry[], coverPages: number): Block[] {
  if (entries.length === 0) return [{ kind: 'paragraph', text: 'No comments were received.' }];
  return [
    { kind: 'heading', text: 'Contents' },
    {
      kind: 'table',
      columns: [
        { title: 'No.', width: 6, align: 'end' },
        { title: 'Member State', width: 22 },
        { title: 'On', width: 18 },
        { title: 'File', width: 34 },
        { title: 'Page', width: 20 },
      ],
      rows: entries.map(({ number, reply, name, page, remark }) => [
        String(number),
        [reply.name, PARTS[reply.part]].filter(Boolean).join(', '),
        reply.texts.join(', ') || '–',
        name,
        [page === null ? 'in the zip only' : String(page + coverPages), remark].filter(Boolean).join(': '),
      ]),
    },
    {
      kind: 'note',
      text: 'Pages were taken over without links, scripts, forms and files in them. The files as they came are in the zip; their SHA-256 are in the table of comments.',
    },
  ];
}

function problemBlocks(problems: readonly CommentedReply[]): Block[] {
  if (problems.length === 0) return [];
  return [
    { kind: 'heading', text: 'Mails that could not be opened' },
    {
      kind: 'table',
      columns: [
        { title: 'Member State', width: 25 },
        { title: 'Received', width: 25 },
        { title: 'Why', width: 50 },
      ],
      rows: problems.map(({ name, mail, problem }) => [name, instant(mail.receivedAt), problem ?? '']),
    },
  ];
}

/** The sheet before a reply's files: whose they are, and what the reply said. */
export function dividerOf(
  result: ConsultationResult,
  reply: CommentedReply,
  files: string[],
  words: string | null,
): Document {
  const answers = result.replies.find(({ mail }) => mail.message === reply.mail.message)?.answers ?? {};
  return {
    title: reply.name,
    letterhead: [],
    footer: `TSB Circular ${result.consultation.circular}, comments of ${reply.name}`,
    at: new Date(result.closedAt),
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: 'Received', value: instant(reply.mail.receivedAt) },
          { label: 'From', value: reply.mail.sender ?? 'unknown' },
          ...reply.texts.map((ref) => ({ label: ref, value: inWords(answers[ref]) })),
          ...files.map((name, index) => ({ label: index === 0 ? 'Files' : '', value: name })),
        ],
      },
      ...(words === null ? [] : [{ kind: 'heading' as const, text: 'Text' }, ...textBlocks(words)]),
    ],
  };
}

/** Plain text as paragraphs. */
export function textBlocks(text: string): Block[] {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'paragraph', text: line }));
}
