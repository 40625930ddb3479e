import { createHash } from 'node:crypto';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import type { ConsultationResult } from '../domain/result.ts';

/** A file written from a result. */
export interface ResultFile {
  name: string;
  mediaType: string;
  content: Uint8Array;
}

export const MEDIA_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  zip: 'application/zip',
} as const;

/** "T22-142-result-1-report.docx" */
export function fileName({ consultation, number }: ConsultationResult, what: string): string {
  return `${consultation.key.replace('/', '-')}-result-${number}-${what}`;
}

export function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A zip in which nothing tells when it was packed: the same entries give the same bytes. Names keep their order. */
export function packZip(entries: readonly { name: string; content: Uint8Array }[]): Uint8Array {
  const packed: Zippable = {};
  for (const { name, content } of entries) packed[name] = [content, { mtime: ZIP_TIME, level: 6 }];
  return zipSync(packed);
}

/** Zip tells local time, from 1980 on: noon of its first day is the same day in every zone. */
const ZIP_TIME = new Date(1980, 0, 1, 12);

/**
 * The same office file without what differs from one writing to the next: the moments at which it was written (`at`
 * stands in their place, in the workbooks of its charts as well) and random names of its inner relations.
 */
export function withoutChance(office: Uint8Array, at: Date): Uint8Array {
  const entries = Object.entries(unzipSync(office));
  const names = relationNames(entries);
  return packZip(
    entries.map(([name, content]) => {
      if (name.endsWith('.xlsx')) return { name, content: withoutChance(content, at) };
      if (name === 'docProps/core.xml') return { name, content: withInstant(content, at) };
      return { name, content: /\.(xml|rels)$/.test(name) ? renamed(content, names) : content };
    }),
  );
}

/** Random names as the office libraries give them, and numbers in their place, in the order in which they are declared. */
function relationNames(entries: [string, Uint8Array][]): Map<string, string> {
  const declared = entries
    .filter(([name]) => name.endsWith('.rels'))
    .flatMap(([, content]) => [...new TextDecoder().decode(content).matchAll(/\bId="(rId[\w-]{15,})"/g)]);
  return new Map(declared.map(([, name = ''], index) => [name, `rIdInner${index + 1}`]));
}

function renamed(content: Uint8Array, names: Map<string, string>): Uint8Array {
  if (names.size === 0) return content;
  const xml = new TextDecoder().decode(content);
  return new TextEncoder().encode(xml.replace(/(?<=")rId[\w-]{15,}(?=")/g, (name) => names.get(name) ?? name));
}

function withInstant(core: Uint8Array, at: Date): Uint8Array {
  const instant = `${at.toISOString().slice(0, 19)}Z`;
  const xml = new TextDecoder().decode(core);
  return new TextEncoder().encode(xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${instant}`));
}
