import { type BlankFormRequest, type FormAttachment, formFileName } from './blank-form.ts';
import { packageDocx } from './docx-package.ts';
import { type FilledWording, type FormWordings, fillWording, type RecordWords } from './form-wording.ts';
import { WordWriter } from './word-xml.ts';

const WIDTHS = [2700, 600, 6400] as const;
const HEAD_WIDTHS = [1150, 3750, 1000, 3800] as const;
const BOX = ['☐', '☒'] as const;
const CIRCLE = ['○', '◉'] as const;
const BOLD = '<w:b/><w:bCs/>';
const IN_TABLE = '<w:pStyle w:val="Tabletext"/>';

/**
 * The blank Annex 2 as a Word file, made out to one administration: every box and circle is a check box content
 * control, which a click ticks and which is read back with certainty.
 */
export function writeDocx(wordings: FormWordings, request: BlankFormRequest): FormAttachment {
  const words = fillWording(wordings[request.language], request.consultation, request.language);
  const writer = new WordWriter(request.language === 'ar');
  const lines = (texts: readonly string[], properties = '') =>
    texts.map((text) => writer.paragraph(writer.run(text, properties))).join('');
  const body = [
    lines(words.subject, BOLD),
    headTable(writer, words, request),
    writer.paragraph(''),
    lines([words.salutation, words.opening]),
    recordTable(writer, words),
    writer.paragraph(''),
    lines([words.close]),
    writer.paragraph(writer.textField('signatory', words.sender[0])),
    writer.paragraph(writer.textField('signatory role', words.sender[1])),
    lines([words.administration.replace('{state}', () => request.addressee.stateName)]),
  ];
  return {
    name: formFileName(request, 'docx'),
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes: packageDocx(body.join('')),
  };
}

function headTable(writer: WordWriter, words: FilledWording, { addressee, consultation }: BlankFormRequest): string {
  const text = (content: string) => writer.paragraph(writer.run(content));
  const field = (name: string, hint: string) => writer.paragraph(writer.textField(name, hint));
  const address =
    addressee.address.length > 0 ? addressee.address.map(text).join('') : field('address', words.sender[2]);
  const sender = field('name', words.sender[0]) + field('role', words.sender[1]) + text(addressee.stateName) + address;
  const rows = [
    [text(words.to), words.director.map(text).join(''), text(words.from), sender],
    [text(words.email), text(consultation.replyAddress), text(words.email), text(addressee.email)],
    [text(words.reference), text(addressee.reference), text(words.date), field('date', words.placeAndDate)],
  ];
  const cells = rows.map((row) =>
    writer.row(row.map((content, index) => writer.cell(content, HEAD_WIDTHS[index] ?? 0)).join('')),
  );
  return writer.table(cells.join(''), HEAD_WIDTHS, false);
}

function recordTable(writer: WordWriter, words: FilledWording): string {
  const [label, box, statement] = WIDTHS;
  const heading = writer.row(
    writer.cell('', label) +
      writer.cell(
        writer.paragraph(writer.run(words.selectOne, BOLD), IN_TABLE),
        box + statement,
        '<w:gridSpan w:val="2"/>',
      ),
    '<w:cantSplit/><w:tblHeader/>',
  );
  return writer.table(heading + words.records.map((record) => recordRows(writer, record)).join(''), WIDTHS, true);
}

function recordRows(writer: WordWriter, record: RecordWords): string {
  const [label, box, statement] = WIDTHS;
  const text = (content: string) => writer.paragraph(writer.run(content), IN_TABLE);
  const tick = (name: string) => writer.paragraph(writer.checkBox(`${record.ref} ${name}`, BOX), IN_TABLE);
  const option = (name: string, words: string) =>
    writer.hanging(writer.checkBox(`${record.ref} ${name}`, CIRCLE) + writer.run(`\t${words}`), IN_TABLE);
  const positive =
    text(record.assigns) +
    option('no comments', record.noComments) +
    option('comments attached', record.commentsAttached);
  return (
    writer.row(
      writer.cell(record.label.map(text).join(''), label, '<w:vMerge w:val="restart"/>') +
        writer.cell(tick('assigns'), box) +
        writer.cell(positive, statement),
    ) +
    writer.row(
      writer.cell('', label, '<w:vMerge/>') +
        writer.cell(tick('does not assign'), box) +
        writer.cell(text(record.notAssigns), statement),
    )
  );
}
