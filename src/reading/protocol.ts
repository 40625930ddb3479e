import type { FormToCut } from '../circulars/circular-reader.ts';
import type { Place } from '../domain/evidence.ts';
import type { FormFile, ReadContext } from '../forms/reader.ts';

/** Something in an attachment that a person wants to see: the place itself, or the whole page that it is on. */
export interface View {
  /** SHA-256 of the attachment's bytes, hexadecimal, as evidence names it. */
  sha256: string;
  place: Place;
  whole: boolean;
  /** Degrees clockwise by which the picture is turned: 90, 180 or 270 for a page that came on its side or head. */
  turn?: number;
}

/** A circular's file to be taken apart; the names of Member States stand in the folder `configDir`. */
export type CircularJob =
  | { kind: 'circular'; file: FormFile; configDir: string }
  | { kind: 'circular-form'; form: FormToCut; configDir: string };

/** What a reading process is told to do. Jobs come one at a time. */
export type Job =
  | { kind: 'message'; raw: Uint8Array }
  | { kind: 'file'; name: string; bytes: Uint8Array }
  | { kind: 'view'; raw: Uint8Array; view: View }
  | { kind: 'contents'; raw: Uint8Array }
  | { kind: 'drawing'; raw: Uint8Array; sha256: string }
  | { kind: 'extract'; raw: Uint8Array; sha256: string }
  | { kind: 'pages'; name: string; bytes: Uint8Array }
  | CircularJob;

export type Order = Job | { kind: 'context'; context: ReadContext };

/** What a reading process says: that it can take the next order, or what came of the last one. */
export type Report =
  | { kind: 'ready' }
  /** What it is at, for the log, where a job takes long. Never the answer to an order. */
  | { kind: 'progress'; text: string }
  /** The result as `v8.serialize` packs it: so its size is known before it is sent. */
  | { kind: 'result'; packed: Uint8Array }
  | { kind: 'failed'; message: string; stack: string };

/** Settings that a reading process is started with, as its only argument, in JSON. */
export interface ChildSettings {
  /** Resident memory in megabytes above which the process ends itself. */
  residentMb: number;
  /** Largest result, in bytes. */
  resultBytes: number;
}
