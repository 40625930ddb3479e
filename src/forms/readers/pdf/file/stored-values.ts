import { PDFDict, PDFDocument, PDFHexString, PDFName, type PDFObject, PDFString } from 'pdf-lib';
import { xfaValues } from './xfa-values.ts';

const DEEPEST = 20;

/** What a check box or radio button is by the file's own structure, beside what pdf.js tells of it. */
export interface StoredField {
  /** Its value and what it shows, or what the XFA form says of it, are not the same. */
  disagrees: boolean;
  /** Whether it is on, where pdf.js cannot tell: it has no value or no look of its own. null elsewhere. */
  on: boolean | null;
  /** It has no look for its state, so that programs show it empty whatever it is. */
  isUnseen: boolean;
}

/**
 * The check boxes and radio buttons by pdf.js' ids of annotations. pdf.js gives the shown state (AS) alone, and so does
 * the page; a program that fills or reads the fields by their values (V) sees the other one (ISO 32000-1 §12.7.4.2.3
 * requires both to be the same).
 *
 * @returns null where the file's structure cannot be read by the second parser: then nobody compared them.
 */
export async function storedFields(bytes: Uint8Array): Promise<ReadonlyMap<string, StoredField> | null> {
  try {
    const document = await PDFDocument.load(bytes, {
      ignoreEncryption: true,
      updateMetadata: false,
      parseSpeed: Infinity,
    });
    const widgets = document.context
      .enumerateIndirectObjects()
      .flatMap(([ref, object]) => (object instanceof PDFDict && isWidget(object) ? [{ ref, widget: object }] : []));
    const hasStates = widgets.some(({ widget }) => shownState(widget) !== null);
    const others = xfaValues(document);
    return new Map(
      widgets.map(({ ref, widget }) => {
        const generation = ref.generationNumber === 0 ? '' : ref.generationNumber;
        return [`${ref.objectNumber}R${generation}`, storedField(widget, hasStates, others)];
      }),
    );
  } catch {
    return null;
  }
}

function storedField(widget: PDFDict, hasStates: boolean, others: ReturnType<typeof xfaValues>): StoredField {
  const [value, shown] = [nameOf(inherited(widget, 'V')), shownState(widget)];
  const states = statesOf(widget);
  const contradicted = others !== null && !others.agree(nameOfField(widget), value);
  const field = { disagrees: contradicted || disagrees(widget), on: null, isUnseen: states.length === 0 };
  if (!hasStates && states.length > 0) {
    return { ...field, on: value !== null && states.includes(value), isUnseen: true };
  }
  if (shown === null) return states.length === 0 ? byValueAlone(widget, value, field) : field;
  return value === null || states.length === 0 ? { ...field, on: shown !== 'Off' } : field;
}

/** Neither a look nor a state: a group's value then does not say which of its buttons is meant. */
function byValueAlone(widget: PDFDict, value: string | null, field: StoredField): StoredField {
  const isOn = value !== null && value !== 'Off';
  return siblings(widget).length > 1 ? { ...field, disagrees: field.disagrees || isOn } : { ...field, on: isOn };
}

function shownState(widget: PDFDict): string | null {
  return nameOf(widget.lookup(PDFName.of('AS')));
}

/** Its own name, or its group's. */
function nameOfField(widget: PDFDict): string {
  return nameOf(inherited(widget, 'T')) ?? '';
}

function isWidget(dict: PDFDict): boolean {
  return nameOf(dict.lookup(PDFName.of('Subtype'))) === 'Widget' && nameOf(inherited(dict, 'FT')) === 'Btn';
}

/** A value that none of the field's states bears may mean any of them. */
function disagrees(widget: PDFDict): boolean {
  const states = statesOf(widget);
  const [value, shown] = [nameOf(inherited(widget, 'V')), shownState(widget)];
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
