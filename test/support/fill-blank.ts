import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** How a person fills a blank form in Word: one answer for every text, and the lines that name who replies. */
export interface Filling {
  answer: 'assign, no comments' | 'assign, comments' | 'not assign';
  /** Placeholders of the form and what is typed in their place: "[Member State]", "Kenya". */
  typed: Record<string, string>;
}

const CIRCLE = '\u20DD';
const FIELD = /<w:checkBox>(.*?)<w:default w:val="0"\/><\/w:checkBox>/g;

/** Fills the form's own file: form fields are ticked, a circle becomes an X, placeholders are typed over. */
export function fillBlank(docx: Uint8Array, { answer, typed }: Filling): Uint8Array {
  const files = unzipSync(docx);
  const main = 'word/document.xml';
  let field = 0;
  let option = 0;
  let xml = strFromU8(files[main] ?? new Uint8Array());
  xml = xml.replace(FIELD, (whole: string, size: string) => {
    const isAssign = field++ % 2 === 0;
    const ticked = isAssign === answer.startsWith('assign');
    return ticked ? `<w:checkBox>${size}<w:default w:val="0"/><w:checked/></w:checkBox>` : whole;
  });
  // The instruction's own circle is followed by its bracket, an option's by a tab.
  xml = xml.replace(new RegExp(`${CIRCLE}(?=</w:t><w:tab/>)`, 'g'), (circle) => {
    const isFirst = option++ % 2 === 0;
    return (isFirst && answer === 'assign, no comments') || (!isFirst && answer === 'assign, comments') ? 'X' : circle;
  });
  for (const [placeholder, text] of Object.entries(typed)) xml = xml.replaceAll(placeholder, text);
  return zipSync({ ...files, [main]: strToU8(xml) });
}
