import type { Language } from '../domain/language.ts';
import type { LanguageFiles } from './text/language-files.ts';
import { escapeHtml } from './text/lay-out.ts';
import type { Sample } from './text/samples.ts';

/**
 * A page that shows every mail in every language, as text and as HTML: for whoever checks the wording. The HTML parts
 * stand in frames that may do nothing.
 */
export function previewPage(files: LanguageFiles, samples: readonly Sample[], languages: readonly Language[]): string {
  const mails = samples.flatMap((sample) => languages.map((language) => ({ sample, language })));
  const links = samples.map(({ name }) => `<li><a href="#${name}">${escapeHtml(name)}</a></li>`).join('');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mails of tsb-intake</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 78rem; margin: 0 auto; padding: 1rem; }
section { border-top: 1px solid #8888; margin-top: 2rem; }
.parts { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; padding: 1rem; background: #8881; unicode-bidi: plaintext; }
iframe { width: 100%; min-height: 40rem; border: 1px solid #8888; background: #fff; }
</style>
</head>
<body>
<h1>Mails of tsb-intake</h1>
<ul>${links}</ul>
${mails.map(({ sample, language }, index) => mailSection(files, sample, language, mails[index - 1]?.sample !== sample)).join('\n')}
</body>
</html>
`;
}

function mailSection(files: LanguageFiles, sample: Sample, language: Language, isFirst: boolean): string {
  const mail = sample.render(files, language);
  const { direction } = files.in(mail.language).wordings;
  const anchor = isFirst ? ` id="${sample.name}"` : '';
  return `<section${anchor}>
<h2>${escapeHtml(sample.name)} (${mail.language})</h2>
<p lang="${mail.language}" dir="${direction}"><b>${escapeHtml(mail.subject)}</b></p>
<div class="parts">
<pre lang="${mail.language}" dir="${direction}">${escapeHtml(mail.text)}</pre>
<iframe sandbox title="${escapeHtml(`${sample.name}, ${mail.language}, HTML`)}" srcdoc="${escapeHtml(mail.html)}"></iframe>
</div>
</section>`;
}
