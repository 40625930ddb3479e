import type { Generated, JSONColumnType } from 'kysely';
import type { ConsultationResult } from '../domain/result.ts';
import type { Timestamp } from './column-types.ts';
import type { Said } from './said.ts';

/** The results of consultations and their files. */
export interface ResultTables {
  result: ResultTable;
  result_reopening: ResultReopeningTable;
  result_file: ResultFileTable;
  result_writing: ResultWritingTable;
  signing_key: SigningKeyTable;
}

export interface ResultTable {
  id: Generated<number>;
  consultation: string;
  /** 1 for the consultation's first result. */
  number: number;
  closed_at: Timestamp;
  closed_by: string;
  why: string | null;
  data: JSONColumnType<ConsultationResult>;
}

export interface ResultReopeningTable {
  result_id: number;
  reopened_at: Timestamp;
  reopened_by: string;
  why: string;
}

export interface ResultFileTable {
  result_id: number;
  name: string;
  /** The order in which they are listed. */
  position: number;
  media_type: string;
  /** Hexadecimal. */
  sha256: string;
  size: number;
  content: Buffer;
}

export type WritingState = 'waiting' | 'writing' | 'written' | 'failed';

export interface ResultWritingTable {
  result_id: number;
  state: WritingState;
  /** What is being done, for the person who waits. */
  step: string | null;
  step_said: Said;
  done: Generated<number>;
  total: Generated<number>;
  attempts: Generated<number>;
  error: string | null;
  updated_at: Timestamp;
}

export interface SigningKeyTable {
  /** SHA-256 of the public key's DER form, hexadecimal. */
  fingerprint: string;
  /** PEM. */
  public_key: string;
  first_used_at: Timestamp;
}
