import { LANGUAGES, type Language } from '../domain/language.ts';
import type { MemberStates } from '../domain/member-state.ts';
import type { Saying } from '../domain/saying.ts';
import type { FormFile } from '../forms/reader.ts';
import { CircularError } from './circular-error.ts';
import type { Line } from './circular-lines.ts';
import type { Draft, DraftText } from './draft.ts';
import { type OpenedCircular, openCircular } from './open-circular.ts';
import { readDeadline } from './read-deadline.ts';
import { readElectorate } from './read-electorate.ts';
import {
  emailsIn,
  readAnnounced,
  readCircularNumber,
  readContact,
  readMeeting,
  readPlace,
  readStudyGroup,
  readThreshold,
} from './read-letter.ts';
import { readNotes } from './read-notes.ts';
import { readTexts } from './read-texts.ts';
import { type Sections, splitSections } from './sections.ts';
import { say } from './sentences.ts';
import { studyPeriodOf } from './study-period.ts';
import type { CircularWords } from './words/circular-words.ts';
import { beginsWith, CIRCULAR_WORDS, holdsAny } from './words/index.ts';

/** What a circular's file says, before a person has confirmed it. */
export interface CircularReading {
  language: Language;
  draft: Draft;
  /** What does not agree within the circular, or could not be told for certain. */
  doubts: Saying[];
  /** What has to be said by a person before the circular can be imported, by field. */
  open: { field: string; question: Saying }[];
  /** The file it was read from. */
  source: OpenedCircular;
}

/** To this address replies go where the circular names none. */
const USUAL_REPLY_ADDRESS = 'tsbdir@itu.int';

/**
 * Reads a circular: docx, doc, or the plain text of one.
 * @throws CircularError if the file cannot be opened, or is no circular of a consultation
 */
export async function readCircular(file: FormFile, memberStates: MemberStates): Promise<CircularReading> {
  const source = await openCircular(file);
  const words = CIRCULAR_WORDS[source.form.language ?? likeliestLanguage(source.lines)];
  const sections = splitSections(source.lines, words);
  checkKind(source, sections, words);
  return { language: words.language, source, ...understand(sections, source, memberStates, words) };
}

function understand(sections: Sections, source: OpenedCircular, memberStates: MemberStates, words: CircularWords) {
  const announced = readAnnounced(sections);
  const period = announced ? studyPeriodOf(announced) : null;
  const circular = readCircularNumber(sections, source.form.circulars);
  const studyGroup = readStudyGroup(sections, words);
  const meeting = readMeeting(sections, announced);
  const place = readPlace(sections, meeting.value?.first, words);
  const deadline = readDeadline(sections.body, announced);
  const threshold = readThreshold(sections);
  const texts = readTexts(sections, source.form, words);
  const notes = readNotes(
    sections.body,
    texts.texts.map(({ ref }) => ref),
    words,
  );
  const { electorate, unnamed } = readElectorate([...sections.head, ...sections.body], memberStates, words);
  const replyAddress = emailsIn(sections.annex2)[0] ?? emailsIn(sections.body)[0];
  const draft: Draft = {
    studyPeriod: period?.name,
    circular: circular.value ?? undefined,
    studyGroup: studyGroup.value ?? undefined,
    subject: sections.subject.text || undefined,
    announced: announced ?? undefined,
    deadline: deadline.deadline ?? undefined,
    meeting: {
      opens: meeting.value?.first,
      closes: meeting.value?.last,
      place: place.value ?? undefined,
    },
    thresholdPercent: threshold.value ?? undefined,
    replyAddress: replyAddress ?? USUAL_REPLY_ADDRESS,
    contact: readContact(sections, studyGroup.value),
    electorate,
    texts: texts.texts.map((text) => withNotes(text, notes)),
    notes: notes.notes,
  };
  const address = replyAddress ? [] : [say('address-unnamed', { address: USUAL_REPLY_ADDRESS })];
  const parts = [circular, studyGroup, meeting, place, deadline, threshold, texts, notes];
  return {
    draft,
    doubts: distinct([...(period?.doubts ?? []), ...parts.flatMap(({ doubts }) => doubts), ...address]),
    open:
      unnamed === null
        ? []
        : [{ field: 'electorate', question: say('fault-electorate', { sentence: unnamed.slice(0, 160) }) }],
  };
}

function withNotes(text: DraftText, { a5, ipr }: ReturnType<typeof readNotes>): DraftText {
  return {
    ...text,
    a5Justification: a5?.includes(text.ref) ?? false,
    iprStatement: ipr === null ? null : ipr.includes(text.ref),
  };
}

/** What two parts of the letter say alike is told once. */
function distinct(sayings: readonly Saying[]): Saying[] {
  return [...new Map(sayings.map((saying) => [saying.message, saying])).values()];
}

/** A filled form, a letter of another kind, or a correction is refused before anything is made of it. */
function checkKind({ name, lines }: OpenedCircular, sections: Sections, words: CircularWords): void {
  if (lines.length === 0) throw new CircularError(say('file-no-text', { name }));
  const isLetter = sections.subject.text !== '' && sections.body.length > 0;
  if (sections.annex1.length === 0 && !isLetter) {
    throw new CircularError(say('file-no-circular', { name }));
  }
  if (sections.head.some(({ folded }) => holdsAny(folded, words.corrigendum, words))) {
    throw new CircularError(say('file-corrigendum', { name }));
  }
}

/** Where there is no form to tell it: the language whose labels the letter has. */
function likeliestLanguage(lines: readonly Line[]): Language {
  const score = (language: Language) => {
    const { subject, salutation, annex, summary } = CIRCULAR_WORDS[language];
    return lines.filter(({ folded }) => beginsWith(folded, [...subject, ...salutation, ...annex, ...summary])).length;
  };
  const ranked = [...LANGUAGES].sort((left, right) => score(right) - score(left));
  const [best] = ranked;
  return best !== undefined && score(best) > 0 ? best : 'en';
}
