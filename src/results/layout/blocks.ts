import type { Chart } from '../charts/chart.ts';

/** A document as a list of what it says, before it is laid out as a Word file or a PDF. Texts may come from strangers. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'note'; text: string }
  /** Labels with their values, as at the head of a document. */
  | { kind: 'facts'; rows: { label: string; value: string }[] }
  | { kind: 'table'; columns: Column[]; rows: string[][] }
  | { kind: 'chart'; chart: Chart }
  | { kind: 'page-break' };

export interface Column {
  title: string;
  /** Its part of the table's width, in proportion to the others'. */
  width: number;
  align?: 'start' | 'center' | 'end';
}

export interface Document {
  title: string;
  /** The lines at the head of a temporary document: what stands at the left, and at the right. */
  letterhead: { left: string; right: string }[];
  blocks: Block[];
  /** At the foot of every page, before the page number. */
  footer: string;
  /** The instant written into the file's properties, so that writing it again gives the same file. */
  at: Date;
}
