import { decodePDFRawStream, PDFArray, PDFDict, type PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';

/** What an XFA form keeps for its fields beside the values that the PDF's own form has. */
export interface XfaValues {
  /** Whether it says of a check box or group of radio buttons what its value in the PDF says. */
  agree(field: string, value: string | null): boolean;
}

const OFF = /^(?:0|off|false|no)?$/iu;

/**
 * The data of an XFA form (ISO 32000-1 §12.7.8); null where there is none. Adobe programs show the form by these, all
 * others by the PDF's own fields. A field of which they say nothing agrees; where they cannot be read, nothing does.
 */
export function xfaValues(document: PDFDocument): XfaValues | null {
  const form = document.catalog.lookup(PDFName.of('AcroForm'));
  const xfa = form instanceof PDFDict ? form.lookup(PDFName.of('XFA')) : undefined;
  if (!xfa) return null;
  try {
    const values = leavesOf(textOf(xfa));
    return { agree: (field, value) => agrees(values.get(nameWithoutIndex(field)), value) };
  } catch {
    return { agree: () => false };
  }
}

/** The packets one after the other; only the one with the data has leaves with values of fields. */
function textOf(xfa: unknown): string {
  const parts = xfa instanceof PDFArray ? xfa.asArray().map((_, index) => xfa.lookup(index)) : [xfa];
  const decoder = new TextDecoder();
  return parts
    .map((part) => (part instanceof PDFRawStream ? decoder.decode(decodePDFRawStream(part).decode()) : ''))
    .join('');
}

/** "opinion[0]" is the first field of that name. */
function nameWithoutIndex(name: string): string {
  return (name.split('.').at(-1) ?? '').replace(/\[\d+\]$/u, '');
}

function leavesOf(text: string): ReadonlyMap<string, readonly string[]> {
  const data = text.slice(Math.max(0, text.search(/<(?:\w+:)?data[\s>]/u)));
  const leaves = [...data.matchAll(/<([\w.-]+)(?:\s[^<>]*)?>([^<]*)<\/\1\s*>/gu)];
  const grouped = Map.groupBy(leaves, (leaf) => leaf[1] ?? '');
  return new Map([...grouped].map(([name, all]) => [name, all.map((leaf) => (leaf[2] ?? '').trim())]));
}

function agrees(said: readonly string[] | undefined, value: string | null): boolean {
  if (said === undefined) return true;
  const isOn = value !== null && !OFF.test(value);
  return said.every((each) => each === value || (OFF.test(each) ? !isOn : isOn && /^(?:1|on|true|yes)$/iu.test(each)));
}
