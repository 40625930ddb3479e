import type { Sentences } from '../../domain/saying.ts';

/** Why a file cannot be read, whatever its format. */
export const FILE_SENTENCES = {
  'of-file': ({ file, what }: { file: string; what: string }) => `${file}: ${what}`,
  'file-is-empty': 'The file is empty. Ask the sender for it.',
  'file-is-locked': 'It is protected with a password. Ask the sender for a copy without one.',
  'file-is-no-text':
    'It is an old spreadsheet or a presentation, which is not read as a form. Open it, or ask for the form as Word or PDF.',
  'file-of-other-program':
    'It is a document of a program that is not read (such as Apple Pages or Numbers, Hangul, WordPerfect, OneNote, XPS). Open it, or ask for the form as Word or PDF.',
  'file-of-unknown-kind': 'It is of a kind that no reader knows. Look at it by hand.',
  'file-not-read': 'The file could not be read. Open it by hand.',
  'file-passed-over': ({ most }: { most: number }) => `Not looked at: the mail holds more than ${most} files.`,
  'file-too-much': ({ most, what }: { most: number; what: 'paragraphs' | 'characters' | 'boxes' | 'depth' }) =>
    `The file was not read: it has more than ${most} ${what}, far more than a form. Have it looked at by hand.`,
  'text-too-long': 'The text is too long for a form, so it was not searched: open it and look.',
  'container-damaged': ({ what }: { what: string }) =>
    `The file cannot be opened: ${what}. Open it by hand, or ask the sender to send it again.`,
  'container-too-large': ({ what }: { what: string }) => `The file was not opened: ${what}. Have it looked at by hand.`,
  'container-locked': 'The file is protected with a password. Ask the sender for a copy without one.',
  'zip-entries': ({ most }: { most: number }) => `it has more than ${most} entries`,
  'zip-entry-huge': 'an entry is larger than 4 GB',
  'zip-contents': ({ megabytes }: { megabytes: number }) => `its contents are larger than ${megabytes} MB`,
  'zip-bomb': ({ part, times }: { part: string; times: number }) =>
    `its part "${part}" is compressed more than ${times} times`,
  'zip-directory-cut': 'its directory is cut off',
  'zip-directory-moved': 'its directory is not where it should be',
  'zip-directory-broken': 'its directory is broken',
  'zip-entry-twice': ({ name }: { name: string }) => `it holds two entries named "${name}"`,
  'zip-method': ({ part }: { part: string }) => `its part "${part}" is compressed in an unknown way`,
  'zip-part-damaged': ({ part }: { part: string }) => `its part "${part}" is damaged`,
  'end-missing': 'its end is missing, as in a file that was not transferred completely',
  'file-damaged': ({ what }: { what: string }) =>
    `The file cannot be read: ${what}. Open it by hand, or ask the sender to send it again.`,
  'part-damaged': ({ part }: { part: string }) =>
    `The file cannot be read: its part "${part}" is damaged. Open it by hand, or ask the sender to send it again.`,
  'part-too-large': ({ part }: { part: string }) =>
    `The file was not read: its part "${part}" is nested too deeply or too large. Have it looked at by hand.`,
} satisfies Sentences;
