import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '../../domain/errors.ts';
import { FINDING_CODES, type FindingCode } from '../../domain/finding.ts';
import { isLanguage, LANGUAGES, type Language } from '../../domain/language.ts';
import { CLARIFICATION_REASONS, type ClarificationReason } from './clarification-reasons.ts';
import { wording } from './fill-template.ts';

const FINDING_WORDINGS = Object.fromEntries(Object.keys(FINDING_CODES).map((code) => [code, wording()])) as Record<
  FindingCode,
  ReturnType<typeof wording>
>;

const ASK_WORDINGS = Object.fromEntries(CLARIFICATION_REASONS.map((reason) => [reason, wording()])) as Record<
  ClarificationReason,
  ReturnType<typeof wording>
>;

/** All the wording of outgoing mail in one language: `config/templates/<language>/messages.json`. */
const wordingsSchema = z.strictObject({
  /** How dates and lists are written: a BCP 47 tag such as en-GB. */
  locale: z.string().refine(isLocale, 'write a language tag such as en-GB'),
  direction: z.enum(['ltr', 'rtl']),
  greeting: wording(),
  labels: z.strictObject({
    reference: wording(),
    consultation: wording(),
    memberState: wording(),
    received: wording(),
    deadline: wording(),
    meeting: wording(),
    sendTo: wording(),
    text: wording(),
    title: wording(),
    answer: wording(),
    answers: wording(),
    assign: wording(),
    notAssign: wording(),
    support: wording(),
    outcome: wording(),
    address: wording(),
    goesOut: wording(),
  }),
  consultation: wording('circular', 'studyGroup'),
  meeting: wording('studyGroup', 'place', 'dates'),
  headings: z.strictObject({
    understood: wording(),
    open: wording(),
    mend: wording(),
    texts: wording(),
    ask: wording(),
    reminded: wording(),
    withUs: wording(),
    bounced: wording(),
    unreachable: wording(),
  }),
  subjects: z.strictObject({
    accepted: wording('circular', 'reference'),
    incomplete: wording('circular', 'reference'),
    superseding: wording('circular', 'reference'),
    late: wording('circular', 'reference'),
    review: wording('circular', 'reference'),
    unidentified: wording('reference'),
    reminder: wording('circular', 'deadline'),
    clarification: wording('circular', 'reference'),
    clarificationUnidentified: wording('reference'),
    form: wording('circular', 'reference'),
    digest: wording('circular', 'from'),
    outcome: wording('circular'),
  }),
  acknowledgement: z.strictObject({
    accepted: wording('circular'),
    incomplete: wording(),
    supersedes: wording('earlierReference', 'earlierReceived'),
    late: wording('circular', 'deadline'),
    review: wording('circular'),
    unidentified: wording(),
    kept: wording('texts', 'earlierReference'),
  }),
  /** A question to the sender of a reply: by what is asked, in the order of `CLARIFICATION_REASONS`. */
  clarification: z.strictObject({
    review: wording('circular'),
    recorded: wording('circular'),
    unidentified: wording(),
    how: wording('reference'),
    due: wording('deadline'),
    asks: z.strictObject(ASK_WORDINGS),
  }),
  /** What was understood for one text. */
  answers: z.strictObject({
    assign: wording(),
    assignWithoutComments: wording(),
    assignWithComments: wording(),
    notAssign: wording(),
    noOpinion: wording(),
    unclear: wording(),
  }),
  mend: z.strictObject({
    correct: wording('deadline'),
    attach: wording('deadline'),
    change: wording('deadline'),
    identify: wording(),
    wait: wording(),
  }),
  reminder: z.strictObject({
    lead: wording('circular', 'studyGroup'),
    due: wording('deadline'),
    how: wording('replyAddress'),
    crossed: wording(),
    form: wording('reference'),
  }),
  /** The answer to a mail that asks for the form. */
  form: z.strictObject({ lead: wording('circular', 'reference'), how: wording('replyAddress') }),
  digest: z.strictObject({
    lead: wording('step', 'circular', 'from'),
    counts: wording('mails', 'states'),
    hold: wording('command'),
    none: wording(),
  }),
  outcome: z.strictObject({
    lead: wording('circular', 'deadline', 'replies'),
    rule: wording('threshold'),
    mayProceed: wording(),
    mayNot: wording(),
    comments: wording('studyGroup'),
    next: wording(),
    corrected: wording(),
  }),
  findings: z.strictObject(FINDING_WORDINGS),
  /** A finding on some of the texts. */
  findingOnTexts: wording('texts', 'finding'),
  contact: wording('contact'),
  automatic: wording(),
});

export type Wordings = z.infer<typeof wordingsSchema>;

/** The language files at hand; English is always among them. */
export interface LanguageFiles {
  readonly available: readonly Language[];
  /** The wording in this language, or in English where there is none (or no such language). */
  in(language: string | null): { language: Language; wordings: Wordings };
}

/**
 * Reads and checks every language file below this folder.
 * @throws ConfigError naming the file, the key and the mend
 */
export function loadLanguageFiles(folder: string): LanguageFiles {
  for (const name of readdirSync(folder)) {
    if (!isLanguage(name))
      throw new ConfigError(join(folder, name), `name the folder by one of ${LANGUAGES.join(', ')}`);
  }
  const files = new Map<Language, Wordings>();
  for (const language of LANGUAGES) {
    const path = join(folder, language, 'messages.json');
    if (existsSync(path)) files.set(language, loadWordings(path));
  }
  const english = files.get('en');
  if (!english) throw new ConfigError(join(folder, 'en/messages.json'), 'the English file is missing');
  return {
    available: [...files.keys()],
    in: (language) => {
      const wordings = language !== null && isLanguage(language) ? files.get(language) : undefined;
      return wordings ? { language: language as Language, wordings } : { language: 'en', wordings: english };
    },
  };
}

function loadWordings(path: string): Wordings {
  const parsed = wordingsSchema.safeParse(parseJson(path));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ConfigError(`${path}: ${issue?.path.join('.') ?? ''}`, issue?.message ?? 'is wrong');
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ConfigError(path, `write valid JSON (${error instanceof Error ? error.message : 'unreadable'})`);
  }
}

function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
