import type { Finding } from '../domain/finding.ts';
import type { Format } from './formats/format.ts';
import type { FormReading } from './reader.ts';

/** One file, and what its reader saw in it. */
export interface FileReading {
  /** With the containers it lay in: "reply.zip/Annex 2.docx". */
  name: string;
  /** Of the file's bytes, hexadecimal. */
  sha256: string;
  size: number;
  format: Format;
  /** The reader that read it, or would have; null where no reader knows the format. */
  reader: string | null;
  /** null where the file could not be read, or is of no format that a form may have. */
  reading: FormReading | null;
  /** Why it could not be read. */
  findings: Finding[];
  /** The pictures that a form is spread over, one page each; `place.part` of an observation names its picture. */
  pages?: readonly { name: string; sha256: string }[];
}

/** A file that holds the form. */
export type FormInFile = FileReading & { reading: FormReading };
