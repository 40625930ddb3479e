import type { Finding } from '../domain/finding.ts';
import { findReferences } from '../domain/reference.ts';
import type { Register } from '../domain/register.ts';
import type { Answers } from '../domain/reply.ts';
import type { FormInFile } from '../forms/file-reading.ts';
import { saidOfTexts } from '../forms/letters/said-of-texts.ts';
import { fileNameFindings, subjectFindings } from '../forms/letters/subjects-and-file-names.ts';
import { votesOtherwise } from '../forms/letters/votes-counted.ts';
import { wordsInFront } from '../forms/letters/words-around.ts';
import { paragraphsOf } from '../forms/letters/wrapped-lines.ts';
import type { FilesReading } from '../forms/read-forms.ts';
import { groupsSpokenFor } from './member-state/groups-of-states.ts';
import { speaksForOthers } from './member-state/speaks-for-others.ts';

/** The mail's own head. */
interface MailHead {
  /** Its address. */
  sender: string | null;
  subject: string;
}

/** What a mail's own words are held against: who answers on its form, and what. */
interface Said {
  memberState: string | null;
  answers: Answers;
}

/**
 * What the mail says in its own words, in its subject, the name of its form's file, beside its form or around it, as far as it
 * speaks for others than the form or says more of the answers than its boxes do.
 * @param mail null for a bare form file
 */
export function saidInWords(
  { letter, forms, findings }: Pick<FilesReading, 'letter' | 'forms' | 'findings'>,
  { name, reading }: FormInFile,
  mail: MailHead | null,
  { memberState, answers }: Said,
  register: Register,
): Finding[] {
  const subject = mail?.subject ?? '';
  const [paragraphs, inFront] = [paragraphsOf(letter), wordsInFront(reading)];
  // Whom a letter names stands on the next line as often as not.
  const names = [subject, letter.join(' '), ...inFront];
  // Where the mail's words were found to matter, staff read all of them.
  const isTold = findings.some(({ code }) => code === 'condition-in-text');
  return [
    ...(mail && memberState ? speaksForOthers(names, mail.sender, reading, memberState, register) : []),
    ...(memberState ? groupsSpokenFor(names, reading) : []),
    // The words around a reference of ours are our own, sent back.
    ...(findReferences(subject).length > 0 ? [] : subjectFindings(subject, forms)),
    ...fileNameFindings(name, mail !== null),
    ...votesOtherwise([subject, ...paragraphs, ...inFront], answers),
    ...(isTold ? [] : saidOfTexts(paragraphs, answers)),
  ];
}
