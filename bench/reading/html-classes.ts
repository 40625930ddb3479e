import { buildMail } from '../../examples/build-mail.ts';
import type { Consultation } from '../../src/domain/consultation.ts';
import { recordTexts } from '../forms/annex-2.ts';
import { CIRCLE, PHRASES } from '../forms/phrases.ts';
import { Random } from '../forms/scan-random.ts';
import { htmlForm, randomHtmlForm } from './html-form.ts';
import { type MadeForm, type MakeForms, type Reply, randomReply, truthsWith } from './made-form.ts';
import { convertAll, type OfficeTarget } from './office.ts';

type Write = (random: Random, consultation: Consultation, reply: Reply) => { content: string; note: string };

/** Forms made one by one, each by chance. */
function madeBy(write: Write, shape: (name: string, content: string, reply: Reply) => Partial<MadeForm>): MakeForms {
  return async ({ consultation, count, seed }) => {
    const random = new Random(seed);
    return Array.from({ length: count }, (_, index): MadeForm => {
      const reply = randomReply(random, consultation);
      const { content, note } = write(random, consultation, reply);
      const name = `form-${index}`;
      return { name, note, state: reply.state, truths: truthsWith(reply), files: [], ...shape(name, content, reply) };
    });
  };
}

const html: Write = (random, consultation, reply) => {
  const { form, note } = randomHtmlForm(random, consultation, reply);
  return { content: htmlForm(form), note };
};

/** A web page as the attachment. */
export const htmlFiles = madeBy(html, asFile);

/** The same without one way of marking. */
export function htmlFilesWithout(marks: string): MakeForms {
  const write: Write = (random, consultation, reply) => {
    const { form, note } = randomHtmlForm(random, consultation, reply, (each) => each !== marks);
    return { content: htmlForm(form), note };
  };
  return madeBy(write, asFile);
}

function asFile(name: string, content: string): Partial<MadeForm> {
  return { files: [{ name: `${name}.html`, bytes: Buffer.from(content) }] };
}

/** What LibreOffice makes of those pages: documents of another producer, laid out otherwise than the circular. */
export function fromHtml(target: OfficeTarget): MakeForms {
  return async (request) => {
    const forms = await htmlFiles(request);
    const sources = forms.map((form) => form.files[0]?.bytes ?? new Uint8Array());
    const made = await convertAll(sources, 'html', target);
    return forms.map((form, index) => ({
      ...form,
      files: [{ name: `${form.name}.${target}`, bytes: made[index] as Uint8Array }],
    }));
  };
}

/** The form pasted into a mail and filled in there, as an HTML part with the mail program's own styles. */
export const htmlBodies = madeBy(
  (random, consultation, reply) => {
    const { form, note } = randomHtmlForm(random, consultation, reply);
    return { content: outlookStyle(htmlForm(form)), note };
  },
  (name, content, reply) => ({ mail: mail(name, reply, content, 'html') }),
);

function outlookStyle(page: string): string {
  return page
    .replaceAll('<p>', '<p class="MsoNormal" style="margin:0cm;mso-fareast-language:EN-US">')
    .replaceAll('</p>', '<o:p></o:p></p>')
    .replaceAll('<td', '<td style="border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt" valign="top"');
}

const TEXT_MARKS: [string, box: [string, string], circle: [string, string]][] = [
  ['brackets', ['[X]', '[ ]'], ['[X]', '[ ]']],
  ['round brackets', ['[x]', '[ ]'], ['(x)', '( )']],
  ['ballot boxes', ['☒', '☐'], ['●', '○']],
  ['bars', ['|X|', '|_|'], ['X', CIRCLE]],
  ['x and bars', ['X', '|_|'], [`X ${CIRCLE}`, CIRCLE]],
  ['underscores', ['_X_', '___'], ['_X_', '___']],
];

const text: Write = (random, consultation, reply) => {
  const phrases = PHRASES[reply.language];
  const [note, box, circle] = random.pick(TEXT_MARKS);
  const width = random.pick([60, 76, 120, 10_000]);
  const mark = ([marked, empty]: [string, string], chosen: boolean) => (chosen ? marked : empty);
  const part = (each: Consultation['texts'][number]) => {
    const words = recordTexts(consultation, reply.language, each);
    const answer = reply.answers[each.ref];
    return [
      words.label.replace('\n', ' '),
      `${mark(box, answer?.decision === 'assign')} ${words.assigns}`,
      `   ${mark(circle, answer?.comments === 'none')} ${words.noComments}`,
      `   ${mark(circle, answer?.comments === 'attached')} ${words.commentsAttached}`,
      `${mark(box, answer?.decision === 'not-assign')} ${words.notAssigns}`,
      '',
    ];
  };
  const lines = [
    ...phrases.subject.split('\n'),
    `${phrases.from} ${reply.respondent.name}`,
    phrases.salutation,
    phrases.opening,
    '',
    ...consultation.texts.flatMap(part),
    phrases.close,
    reply.respondent.name,
    phrases.administration.replace('{state}', reply.respondent.state),
  ];
  const filled = lines.map((line) =>
    line
      .replaceAll('{circular}', String(consultation.circular))
      .replaceAll('{sg}', String(consultation.studyGroup))
      .replaceAll('{texts}', consultation.texts.map((each) => each.ref).join(', ')),
  );
  return {
    content: filled.map((line) => wrap(line, width)).join('\n'),
    note: `${note}, lines of ${width}, ${reply.language}`,
  };
};

/** Breaks a line at spaces, as mail programs do. */
function wrap(line: string, width: number): string {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const at = rest.lastIndexOf(' ', width);
    if (at <= 0) break;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...lines, rest].join('\n');
}

/** The form filled in as plain text within the mail. */
export const textBodies = madeBy(text, (name, content, reply) => ({ mail: mail(name, reply, content, 'plain') }));

function mail(name: string, reply: Reply, content: string, kind: 'plain' | 'html'): string {
  const made = buildMail({
    from: { name: reply.respondent.name, address: reply.respondent.email },
    subject: `Reply to TSB Circular 142, ${name}`,
    date: '2024-01-22T09:00:00Z',
    text: content,
  });
  return kind === 'plain' ? made : made.replace(/text\/plain/i, 'text/html');
}
