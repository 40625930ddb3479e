import type { Consultation, DeterminedText } from '../../src/domain/consultation.ts';
import type { Language } from '../../src/domain/language.ts';
import type { CommentFlag, Decision } from '../../src/domain/reply.ts';
import type { TextRef } from '../../src/domain/text-ref.ts';
import {
  type AnnexOptions,
  annexBody,
  blankRecord,
  fieldNames,
  Layout,
  type RecordParts,
  type RecordTexts,
  type Respondent,
  recordTexts,
} from './annex-2.ts';
import {
  AUTHOR,
  BOX_MARKS,
  CIRCLE_MARKS,
  MARKING_STYLES,
  type MarkingStyle,
  type MarkingStyleName,
  WORDING_MARKS,
} from './marking-styles.ts';
import { CIRCLE } from './phrases.ts';
import { defaultStyles, deleted, type PackageOptions, packageDocx, run } from './word-xml.ts';

export type { Respondent } from './annex-2.ts';
export { MARKING_STYLES, type MarkingStyleName } from './marking-styles.ts';

/** What is marked for one text. `decision: null` leaves the text's part of the form as issued. */
export interface MarkedAnswer {
  decision: Decision | null;
  comments: CommentFlag | null;
}

export interface FilledForm extends Pick<AnnexOptions, 'before' | 'after' | 'rows' | 'phrases'> {
  consultation: Consultation;
  language: Language;
  respondent: Respondent;
  /** Texts that are not named keep their blank part. */
  answers: Readonly<Record<TextRef, MarkedAnswer>>;
  style: MarkingStyleName | MarkingStyle;
  /** A last change to one text's part, for the odd things that people do. */
  record?: (text: DeterminedText, marked: RecordParts) => RecordParts;
  /** How the file is put together, where it differs from what Word writes. */
  file?: PackageOptions;
}

const BOX_SIGN_STYLE =
  '<w:style w:type="character" w:styleId="Signbase"><w:name w:val="Sign base"/><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:style>' +
  '<w:style w:type="character" w:styleId="Boxsign"><w:name w:val="Box sign"/><w:basedOn w:val="Signbase"/></w:style>';

/** A filled Annex 2 as a Word file. Equal arguments give equal bytes. */
export function writeForm(form: FilledForm): Uint8Array {
  const body = annexBody({
    ...form,
    record: (text, blank) => {
      const answer = form.answers[text.ref];
      const marked = answer?.decision ? markRecord(form, text, answer) : blank;
      return form.record ? form.record(text, marked) : marked;
    },
  });
  return packageDocx(body, { styles: defaultStyles(BOX_SIGN_STYLE), ...form.file });
}

function markRecord(form: FilledForm, text: DeterminedText, answer: MarkedAnswer): RecordParts {
  const style: MarkingStyle = typeof form.style === 'string' ? MARKING_STYLES[form.style] : form.style;
  const layout = new Layout(form.language);
  const texts = recordTexts(form.consultation, form.language, text, form.phrases);
  const options = markOptions(style.options, texts, answer, layout);
  const blank = { ...blankRecord(form.consultation, form.language, text, form.phrases), ...options };
  return markBoxes(style.boxes, blank, { form, text, texts, answer, layout });
}

interface BoxTask {
  form: FilledForm;
  text: DeterminedText;
  texts: RecordTexts;
  answer: MarkedAnswer;
  layout: Layout;
}

function markBoxes(style: MarkingStyle['boxes'], parts: RecordParts, task: BoxTask): RecordParts {
  const isAssign = task.answer.decision === 'assign';
  if (style in BOX_MARKS) {
    const mark = BOX_MARKS[style as keyof typeof BOX_MARKS];
    const names = fieldNames(task.form.consultation, task.text);
    return { ...parts, assignBox: mark(isAssign, names.assign), notAssignBox: mark(!isAssign, names.notAssign) };
  }
  const statement = (words: string, chosen: boolean) =>
    wording(style as keyof typeof WORDING_MARKS, words, chosen, task.layout);
  const assigns = statement(task.texts.assigns, isAssign);
  const notAssigns = statement(task.texts.notAssigns, !isAssign);
  if (isAssign) return { ...parts, assigns, notAssigns };
  // Whoever strikes the first statement strikes its two options with it.
  const option = (words: string) => statement(`${CIRCLE}\t${words}`, false);
  return {
    ...parts,
    assigns,
    notAssigns,
    noComments: option(task.texts.noComments),
    commentsAttached: option(task.texts.commentsAttached),
  };
}

function markOptions(
  style: MarkingStyle['options'],
  texts: RecordTexts,
  answer: MarkedAnswer,
  layout: Layout,
): Pick<RecordParts, 'noComments' | 'commentsAttached'> {
  const option = (words: string, chosen: boolean): string => {
    if (style in CIRCLE_MARKS) {
      return CIRCLE_MARKS[style as keyof typeof CIRCLE_MARKS](chosen) + layout.run(`\t${words}`);
    }
    if (answer.comments === null) return layout.run(`${CIRCLE}\t${words}`);
    return wording(style as keyof typeof WORDING_MARKS, `${CIRCLE}\t${words}`, chosen, layout);
  };
  return {
    noComments: option(texts.noComments, answer.comments === 'none'),
    commentsAttached: option(texts.commentsAttached, answer.comments === 'attached'),
  };
}

function wording(style: keyof typeof WORDING_MARKS, words: string, chosen: boolean, layout: Layout): string {
  const mark = WORDING_MARKS[style];
  if (mark === 'delete') return chosen ? layout.run(words) : '';
  if (mark === 'tracked-delete') return chosen ? layout.run(words) : deleted(run(words), AUTHOR);
  return layout.run(words, chosen ? mark.chosen : mark.other);
}
