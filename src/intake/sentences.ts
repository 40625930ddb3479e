import { type Sentences, sayer } from '../domain/saying.ts';

/** What staff are told of what a mail holds, before anything in it is read, in English. */
export const INTAKE_SENTENCES = {
  'in-file': ({ file, what }: { file: string; what: string }) => `${file}: ${what}`,
  'files-too-many': ({ most }: { most: number }) => `More than ${most} files in one mail.`,
  'enclosed-empty': 'The file is empty.',
  'enclosed-deep': ({ depth }: { depth: number }) => `Not opened: it lies more than ${depth} containers deep.`,
  'enclosed-damaged': 'It is damaged and cannot be opened.',
  'enclosed-archive':
    'It is an archive of a kind that is not opened (7z, rar, a program that unpacks itself or the like).',
  'mail-piece':
    'It is one piece of a mail that was sent in several. Put the pieces together, or ask for the file again.',
  'file-elsewhere': 'The mail does not hold this file and only says where it lies. Ask for the file itself.',
  'enclosed-pgp': 'It is encrypted with OpenPGP.',
  'enclosed-mail-damaged': 'The attached mail is damaged or cut off.',
  'enclosed-text-damaged': 'The text of the message is damaged.',
  'enclosed-cut-off': 'It is cut off; parts may be missing.',
  'enclosed-mails-deep': 'Messages within messages, deeper than the limit.',
  'enclosed-document': ({ name }: { name: string }) =>
    `A document lies within it ("${name}") that cannot be taken out. Open it by hand.`,
  'enclosed-object': 'It is an object that only the program that made it can open.',
  'enclosed-smime': 'It is encrypted with S/MIME.',
  'enclosed-cryptographic': 'It is a cryptographic structure of a kind that is not opened.',
  'gzip-too-large': 'It unpacks to more than the limit.',
  'gzip-damaged': 'The gzip file is damaged.',
  'tar-damaged': 'The tar archive is damaged or cut off.',
  'tar-special': 'It is a link or a special file, which was not opened.',
  'zip-damaged': 'The zip archive is damaged or cut off.',
  'entry-locked': 'It is protected with a password.',
  'entry-cut-off': 'It is damaged or cut off.',
  'entry-method': ({ method }: { method: number }) => `It is packed in a way that is not known (method ${method}).`,
  'entry-checksum': 'Its checksum is wrong.',
  'entry-damaged': 'It is damaged.',
  'entry-bomb':
    'It was not unpacked: it is larger than the limits, or packed so tightly that it may be meant to do harm.',
  'reader-failed': 'The mail could not be read: the reader failed.',
  'reader-slow': ({ seconds }: { seconds: number }) =>
    `The mail could not be read within ${seconds} seconds. Have it looked at by hand.`,
  'reader-crashed':
    'The mail could not be read: reading it took too much memory or crashed the reader. Have it looked at by hand.',
  'kind-no-author': 'The mail names no single author.',
  'kind-person': 'Nothing says that a program sent it.',
  'kind-report': 'It is a delivery or reading report (multipart/report).',
  'kind-daemon-report': 'A mail system sent it with a null return path.',
  'kind-failed-recipients': 'It reports recipients that could not be reached (X-Failed-Recipients).',
  'kind-own-mail': 'It bears the marker of our own automatic mail.',
  'kind-auto-submitted': ({ value }: { value: string }) => `Auto-Submitted is "${value}".`,
  'kind-null-path': 'Its return path is null.',
  'kind-daemon': ({ address }: { address: string }) => `${address} is the address of a program or a list.`,
  'kind-list': ({ header }: { header: string }) => `It came over a mailing list (${header}).`,
  'kind-precedence': ({ value }: { value: string }) => `Precedence is "${value}".`,
  'kind-auto-reply': ({ header }: { header: string }) => `It is marked as an automatic reply (${header}).`,
  'mail-parts-dropped': 'The mail holds more parts than are opened; some were left out.',
  'mail-damaged': 'The mail is damaged or cut off; parts of it may be missing.',
  'mail-body-cut': 'The text of the mail is too long and was read only in part.',
} satisfies Sentences;

export const say = sayer(INTAKE_SENTENCES);
