import { PDFDict, PDFDocument, PDFHexString, PDFName, type PDFObject, PDFString } from 'pdf-lib';

const DEEPEST = 20;

/**
 * The check boxes and radio buttons whose stored value (V) and shown state (AS) say different things, by pdf.js' ids of
 * annotations. pdf.js gives the shown state alone, and so does the page; a program that fills or reads the fields by
 * their values sees the other one (ISO 32000-1 §12.7.4.2.3 requires both to be the same).
 *
 * @returns null where the file's structure cannot be read by the second parser: then nobody compared them.
 */
export async function disagreeingFields(bytes: Uint8Array): Promise<ReadonlySet<string> | null> {
  try {
    const document = await PDFDocument.load(bytes, {
      ignoreEncryption: true,
      updateMetadata: false,
      parseSpeed: Infinity,
    });
    const found = new Set<string>();
    for (const [ref, object] of document.context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFDict) || !isWidget(object)) continue;
      const generation = ref.generationNumber === 0 ? '' : ref.generationNumber;
      if (disagrees(object)) found.add(`${ref.objectNumber}R${generation}`);
    }
    return found;
  } catch {
    return null;
  }
}

function isWidget(dict: PDFDict): boolean {
  return nameOf(dict.lookup(PDFName.of('Subtype'))) === 'Widget' && nameOf(inherited(dict, 'FT')) === 'Btn';
}

/** A value that none of the field's states bears may mean any of them. */
function disagrees(widget: PDFDict): boolean {
  const states = statesOf(widget);
  const [value, shown] = [nameOf(inherited(widget, 'V')), nameOf(widget.lookup(PDFName.of('AS')))];
  if (states.length === 0 || value === null || shown === null) return false;
  const isOn = shown !== 'Off';
  if (value === 'Off') return isOn;
  if (states.includes(value)) return !isOn;
  return isOn || !siblings(widget).some((sibling) => statesOf(sibling).includes(value));
}

/** Names of the states in which the field is on. */
function statesOf(widget: PDFDict): string[] {
  const normal = dictOf(dictOf(widget.lookup(PDFName.of('AP')))?.lookup(PDFName.of('N')));
  return (normal?.keys() ?? []).map((key) => key.decodeText()).filter((name) => name !== 'Off');
}

/** All widgets of a group of radio buttons, or of check boxes that share a name. */
function siblings(widget: PDFDict): PDFDict[] {
  const kids = dictOf(widget.lookup(PDFName.of('Parent')))?.lookup(PDFName.of('Kids'));
  const list = kids && 'asArray' in kids ? (kids.asArray as () => PDFObject[]).call(kids) : [];
  return list.flatMap((kid) => dictOf(widget.context.lookup(kid)) ?? []);
}

function inherited(dict: PDFDict, key: string): PDFObject | undefined {
  let holder: PDFDict | null = dict;
  for (let depth = 0; holder && depth < DEEPEST; depth++) {
    const value = holder.lookup(PDFName.of(key));
    if (value) return value;
    holder = dictOf(holder.lookup(PDFName.of('Parent')));
  }
  return undefined;
}

function dictOf(object: PDFObject | undefined): PDFDict | null {
  return object instanceof PDFDict ? object : null;
}

function nameOf(object: PDFObject | undefined): string | null {
  if (object instanceof PDFName) return object.decodeText();
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : null;
}
