/** Beyond this a header is shortened before it is parsed; the parser itself gives up at a megabyte. */
const LARGEST_HEADER = 512 * 1024;
const LARGEST_FIELD = 16 * 1024;
/** The parser counts every line with at least so many bytes. */
const SMALLEST_COST = 64;

/** Far more than a header's first lines. */
const FIRST_LINES = 4096;

/** A mail whose lines end in CR alone, or in CR CR LF, as programs write that took it for a text of another system. */
export function mendLineEnds(raw: Buffer): Buffer {
  const start = raw.toString('latin1', 0, FIRST_LINES);
  if (/^[^\r\n]+\r(?![\r\n])/.test(start) && !start.includes('\n'))
    return Buffer.from(raw.toString('latin1').replaceAll('\r', '\r\n'), 'latin1');
  if (/^[^\r\n]+\r\r\n/.test(start)) return Buffer.from(raw.toString('latin1').replaceAll('\r\r\n', '\r\n'), 'latin1');
  return raw;
}

/**
 * Shortens a header that is too large to be parsed: each field to 16 KB, all together to 512 KB. A mail with a subject
 * of two megabytes still has a sender and attachments.
 */
export function shortenHeader(raw: Buffer): { bytes: Buffer; cut: boolean } {
  const end = headerEnd(raw);
  if (end <= LARGEST_HEADER && end <= raw.length && countLines(raw, end) * SMALLEST_COST <= LARGEST_HEADER) {
    return { bytes: raw, cut: false };
  }
  const kept: string[] = [];
  let size = 0;
  for (const field of raw.toString('latin1', 0, end).split(/\r?\n(?![ \t])/)) {
    // On one line and without its folds, so that a field cut short stays one field.
    const line = field.slice(0, LARGEST_FIELD).replace(/\r?\n/g, ' ');
    size += Math.max(line.length, SMALLEST_COST);
    if (size > LARGEST_HEADER) break;
    if (line) kept.push(line);
  }
  return {
    bytes: Buffer.concat([Buffer.from(`${kept.join('\r\n')}\r\n\r\n`, 'latin1'), raw.subarray(end)]),
    cut: true,
  };
}

/**
 * A multipart mail whose header lost its boundary, or names one that never comes: the boundary that the body really
 * uses is written into a header field of its own at the top, where it wins.
 */
export function repairBoundary(raw: Buffer): { bytes: Buffer; repaired: boolean } {
  const end = headerEnd(raw);
  const type = contentType(raw.toString('latin1', 0, end));
  if (type !== null && !/^multipart\//i.test(type)) return { bytes: raw, repaired: false };
  const boundary = boundaryOf(type);
  if (boundary && raw.includes(`--${boundary}`, end, 'latin1')) return { bytes: raw, repaired: false };
  const used = /^--([^\s][^\r\n]{0,69}?)[ \t]*\r?\nContent-[a-z-]+:/im.exec(
    raw.toString('latin1', end, end + 64 * 1024),
  );
  if (!used?.[1]) return { bytes: raw, repaired: type !== null };
  const field = `Content-Type: multipart/mixed; boundary="${used[1].replace(/["\\]/g, '\\$&')}"\r\n`;
  return { bytes: Buffer.concat([Buffer.from(field, 'latin1'), raw]), repaired: true };
}

/** Whether a multipart mail ends before its closing boundary (RFC 2046 §5.1.1). */
export function isCutOff(raw: Buffer): boolean {
  const end = headerEnd(raw);
  const boundary = boundaryOf(contentType(raw.toString('latin1', 0, end)));
  return boundary !== null && !raw.includes(`--${boundary}--`, end, 'latin1');
}

/** Where the body begins. */
function headerEnd(raw: Buffer): number {
  const ends = [
    [raw.indexOf('\r\n\r\n', 0, 'latin1'), 4],
    [raw.indexOf('\n\n', 0, 'latin1'), 2],
  ].flatMap(([at, length]) => (at !== undefined && length !== undefined && at >= 0 ? at + length : []));
  return ends.length > 0 ? Math.min(...ends) : raw.length;
}

function countLines(raw: Buffer, end: number): number {
  let lines = 0;
  for (let at = raw.indexOf(10); at >= 0 && at < end; at = raw.indexOf(10, at + 1)) lines++;
  return lines;
}

function contentType(header: string): string | null {
  const field = /^content-type[ \t]*:((?:[^\r\n]|\r?\n[ \t])*)/im.exec(header);
  return field?.[1]?.trim() ?? null;
}

function boundaryOf(type: string | null): string | null {
  if (type === null || !/^multipart\//i.test(type)) return null;
  const found = /;\s*boundary\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]+))/i.exec(type);
  return (found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2])?.trimEnd() || null;
}
