import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CONFIG_DIR } from '../../src/config.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { interpretForm } from '../../src/forms/interpret-form.ts';
import { readForms } from '../../src/forms/read-forms.ts';
import { loadLanguageFiles } from '../../src/mail/text/language-files.ts';
import { mailSamples } from '../../src/mail/text/samples.ts';
import { circular142 } from '../support/circular-142.ts';

const files = loadLanguageFiles(join(CONFIG_DIR, 'templates'));
const mails = mailSamples(circular142, () => 'Chile').flatMap(({ name, render }) =>
  LANGUAGES.map((language): [string, ReturnType<typeof render>] => [`${name} (${language})`, render(files, language)]),
);

/** The decisions that a body of a mail says, alone or as the text part beside its HTML. */
async function decisionsOf(name: string, text: string) {
  const bytes = new TextEncoder().encode(text);
  const { forms } = await readForms([], [{ name, bytes }], { consultations: [], issuedForms: [] });
  return forms.flatMap(({ reading }) => Object.values(interpretForm(reading, circular142).answers));
}

// What a form marks within the Union's own mail counts as the sender's: the answers that the program tells back must not.
describe('a mail of ours that somebody quotes answers nothing', () => {
  test.each(mails)('%s', async (_, { text, html, subject }) => {
    const author = 'On Mon, 8 Jan 2024 at 10:00, TSB <tsbdir@itu.int> wrote:';
    const header = ['From: TSB <tsbdir@itu.int>', 'Sent: Monday', 'To: Ana Silva', `Subject: ${subject}`, ''];
    const quoted = text.split('\n').map((line) => `> ${line}`);
    const bodies = [
      ['body.txt', ['Thank you.', '', author, ...quoted].join('\n')],
      ['body.txt', ['Thank you.', '', ...header, text].join('\n')],
      [
        'body.html',
        `<p>Thank you.</p><div class="gmail_quote">${author.replace('<', '&lt;')}<blockquote>${html}</blockquote></div>`,
      ],
    ] as const;
    for (const [name, body] of bodies) {
      for (const { decision } of await decisionsOf(name, body)) expect(decision).toBeNull();
    }
  });
});
