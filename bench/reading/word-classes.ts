import { writeForm } from '../forms/docx-writer.ts';
import { BOX_MARKS, CIRCLE_MARKS, MARKING_STYLES, type MarkingStyle, WORDING_MARKS } from '../forms/marking-styles.ts';
import { Random } from '../forms/scan-random.ts';
import type { PackageOptions } from '../forms/word-xml.ts';
import { type MadeForm, type MakeForms, type Reply, randomReply, truthsWith } from './made-form.ts';

const STYLES = Object.entries<MarkingStyle>(MARKING_STYLES).filter(([, style]) => style.options !== 'unmarked');

/** Ways of marking whose two parts fit the patterns, by name. */
function stylesWhere(boxes: RegExp, options = /./): [string, MarkingStyle][] {
  return STYLES.filter(([, style]) => boxes.test(style.boxes) && options.test(style.options));
}

const LOOKS = /^(?:highlight|shade|bold|underline|colour)/;

/** Ways of marking a Word file, by what a class of forms has in common. */
export const WORD_STYLES = {
  'form-field': stylesWhere(/^form-field/, /^(?!tracked)/),
  'content-control': stylesWhere(/^content-control$/),
  typed: stylesWhere(/^(?:x-(?!tracked)|tick|root|ballot|wingdings|enclosed)/),
  struck: stylesWhere(/^(?:strike|double-strike|delete)/),
  highlighted: stylesWhere(LOOKS),
  /** Word's enclosed tick is a field that LibreOffice prints as nothing at all: no reader can see what is not there. */
  'typed-in-print': stylesWhere(/^(?:x-(?!tracked)|tick|root|ballot|wingdings)/),
  tracked: [...stylesWhere(/tracked/), ...stylesWhere(/./, /^tracked-delete/)],
} satisfies Record<string, [string, MarkingStyle][]>;

/** A way of marking put together by chance: any sign at the boxes with any at the circles, on the whole form alike. */
function mixedStyle(random: Random, isPrinted: boolean): [string, MarkingStyle] {
  const names = Object.keys({ ...BOX_MARKS, ...WORDING_MARKS }).filter(
    (name) => !(isPrinted && name === 'enclosed-tick'),
  );
  const boxes = random.pick(names) as MarkingStyle['boxes'];
  const circles = Object.keys({ ...CIRCLE_MARKS, ...WORDING_MARKS }).filter((name) => name !== 'unmarked');
  const options = random.pick(circles) as MarkingStyle['options'];
  return [`${boxes} + ${options}`, { boxes, options }];
}

const MAIN_TYPES = {
  docm: 'application/vnd.ms-word.document.macroEnabled.main+xml',
  dotx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml',
};

function wordForm(
  reply: Reply,
  name: string,
  style: [string, MarkingStyle],
  request: Request,
  ending = 'docx',
): MadeForm {
  const mainType = MAIN_TYPES[ending as keyof typeof MAIN_TYPES];
  const file: PackageOptions = mainType ? { mainType } : {};
  const bytes = writeForm({ consultation: request.consultation, ...reply, style: style[1], file });
  const note = `${style[0]}, ${reply.language}`;
  return { name, note, files: [{ name: `${name}.${ending}`, bytes }], state: reply.state, truths: truthsWith(reply) };
}

type Request = Parameters<MakeForms>[0];

/** Word files marked in the ways of one list, each way in turn. */
export function wordForms(
  styles: readonly [string, MarkingStyle][] | 'mixed' | 'mixed-in-print',
  endings = ['docx'],
): MakeForms {
  return async (request) => {
    const random = new Random(request.seed);
    return Array.from({ length: request.count }, (_, index) => {
      const style =
        typeof styles === 'string'
          ? mixedStyle(random, styles === 'mixed-in-print')
          : (styles[index % styles.length] as [string, MarkingStyle]);
      const reply = randomReply(random, request.consultation);
      return wordForm(reply, `form-${index}`, style, request, endings[index % endings.length]);
    });
  };
}
