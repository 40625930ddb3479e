import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UnreadableFile } from '../../../src/forms/reader.ts';
import { htmlDocument } from '../../../src/forms/readers/html/html-document.ts';
import { bitFlips, truncations } from '../../support/damage.ts';
import { boxStates, cellLines, lines } from '../../support/document-lines.ts';

const CORPUS = new URL('../../corpus/forms/html/', import.meta.url);

function bytesOf(name: string): Buffer {
  return readFileSync(new URL(`${name}.html`, CORPUS));
}

function documentOf(name: string) {
  return htmlDocument({ name: `${name}.html`, bytes: bytesOf(name) });
}

function documentFrom(html: string) {
  return htmlDocument({ name: 'x.html', bytes: Buffer.from(html) });
}

describe('a form in HTML as Outlook sends it', () => {
  const document = documentOf('outlook-form');
  const cells = cellLines(document);

  it('gives every paragraph its cell, also beside cells that span rows', () => {
    expect(cells).toContain('0.1.0 Draft new Recommendation ITU-T X.1150');
    expect(cells).toContain('0.1.1 ☑');
    expect(cells).toContain('0.1.2 X\u00a0\u00a0 No comments or suggested changes');
    expect(cells).toContain('0.2.1 ◻');
    expect(cells).toContain('0.3.0 Draft new Recommendation ITU-T X.1221');
  });

  it('tells formatting that may bear a meaning, whether by tag, style or class', () => {
    expect(cells).toContain('0.1.2 ⃝ Comments and suggested changes are attached{strike}');
    expect(cells).toContain('0.2.2 does not assign authority to SG17 to consider this text for approval{strike}');
    expect(cells).toContain('0.3.2 assigns authority{highlight} plainly red{colour}');
  });

  it('does not take the background of a cell for a highlighter', () => {
    expect(cells).toContain('0.0.1 Select one of the two boxes');
  });

  it('finds the form boxes that Word hides in comments, with their states', () => {
    expect(cells).toContain('0.3.1 [x]');
    expect(cells).toContain('0.4.1 [?]');
  });

  it('gives tracked changes with their authors, and plain strokes as strokes', () => {
    expect(cells).toContain(
      '0.4.2 ⃝{deleted by Ana María}X{inserted by Ana María} does not plain del{strike} plain ins{underline}',
    );
  });

  it('shows a list’s own sign', () => {
    expect(cells).toContain('•\u00a0 a listed remark');
  });

  it('counts nothing that is hidden', () => {
    expect(cells).toContain('class secretmso secret{hidden}[?]');
    expect(document.problems).toContainEqual(expect.objectContaining({ code: 'mark-unclear' }));
  });

  it('leaves out the older mail below, and tells staff that it may hold a form', () => {
    expect(cells.join()).not.toContain('quoted');
    expect(document.problems).toContainEqual(expect.objectContaining({ code: 'attachment-skipped' }));
  });
});

describe('a form in HTML of any kind', () => {
  const document = documentOf('web-form');
  const all = lines(document);

  it('gives the states of check boxes and radio buttons', () => {
    expect(all.slice(0, 2)).toEqual(['[x] assigns', '[ ] No comments [x] Comments ']);
  });

  it('counts nothing that a style sheet hides', () => {
    expect(all[2]).toBe('[?] hidden by id');
    expect(all[3]).toMatch(/^hidden by rule\{hidden\} bold by class\{bold\} by attribute\{hidden\}/);
  });

  it.each([
    'color:transparent',
    'color:rgba(0, 0, 0, 0)',
    'color:#00000000',
    'font-size:1px',
    'text-indent:-9999px',
    'position:absolute;left:-5000px',
    'transform:scale(0)',
    'max-height:0;overflow:hidden',
    'display:inline-block;width:0;overflow:hidden',
    'position:absolute;clip:rect(0,0,0,0)',
    'color:hsl(0, 0%, 100%)',
    'color:var(--paper)',
  ])('counts nothing that no reader of the page can see (%s)', (style) => {
    const [line] = lines(documentFrom(`<p>assigns <span style="${style}">X</span></p>`));
    expect(line).toBe('assigns X{hidden}');
  });

  it('counts nothing that a rule for two classes at once hides', () => {
    const [line] = lines(documentFrom('<style>.a.b{display:none}</style><p>assigns <i class="a b">X</i></p>'));
    expect(line).toBe('assigns X{italic,hidden}');
  });

  it.each([
    ['.no td span{text-decoration:line-through}', 'struck'],
    ['.no > td > p > span{text-decoration:line-through}', 'struck'],
    ['tr[data-answer=no] span{text-decoration:line-through}', 'struck'],
    ['[data-answer^="n"] span{text-decoration-line:line-through}', 'struck'],
    ['#first ~ .no span{text-decoration:line-through}', 'struck'],
    ['tr:nth-child(2) span{text-decoration:line-through}', 'struck'],
    ['.no td span{text-line-through:double}', 'struck'],
    ['.yes td span{text-decoration:line-through}', 'plain'],
    ['table > span{text-decoration:line-through}', 'plain'],
    ['.no span:hover{text-decoration:line-through}', 'plain'],
  ])('follows a selector along the elements around what it strikes (%s)', (rule, look) => {
    const row = '<tr class="no" data-answer="no"><td><p>does not <span>assign</span></p></td></tr>';
    const document = documentFrom(`<style>${rule}</style><table><tr id="first"></tr>${row}</table>`);
    expect(lines(document)).toEqual([look === 'struck' ? 'does not assign{strike}' : 'does not assign']);
  });

  it('takes the ground of a row for what it is, and lets the rule win that asks for more', () => {
    const sheet = '<style>.chosen td p{background:yellow}tr td p{background:none}</style>';
    const document = documentFrom(
      `${sheet}<table><tr class="chosen"><td><p>yes</p></tr><tr><td><p>no</p></tr></table>`,
    );
    expect(lines(document)).toEqual(['yes{highlight}', 'no']);
  });

  it('says that a style sheet draws beside letters', () => {
    const problems = (rule: string) =>
      documentFrom(`<style>.q::after{content:"";${rule}}</style><p class="q">assigns</p>`).problems;
    expect(problems('position:absolute;top:50%;border-top:1px solid red')).toHaveLength(1);
    expect(problems('background:red;height:1px')).toHaveLength(1);
    expect(problems('display:table;clear:both')).toHaveLength(0);
  });

  it.each([
    '<p style="background:yellow">assigns</p>',
    '<p style="border:solid red 1.5pt">assigns</p>',
    '<span style="border:1px solid">assigns</span>',
  ])('takes the ground and the frame of a line for a highlighter (%s)', (html) => {
    expect(lines(documentFrom(html))).toEqual(['assigns{highlight}']);
  });

  it.each([
    ['<span style="outline:2px solid red">agreed</span>', 'highlight'],
    ['<span style="box-shadow:0 0 3px red">agreed</span>', 'highlight'],
    ['<span style="background:linear-gradient(transparent 45%,black 55%)">agreed</span>', 'dimmed'],
    ['<span style="background-image:url(line.png)">agreed</span>', 'dimmed'],
    ['<span style="opacity:.3">agreed</span>', 'faint'],
  ])('sees what is painted round or behind letters (%s)', (html, emphasis) => {
    expect(lines(documentFrom(html))).toEqual([`agreed{${emphasis}}`]);
  });

  it('says that a page within the page was not read, unless nobody sees it', () => {
    const problems = (html: string) => documentFrom(html).problems.map(({ code }) => code);
    expect(problems('<p>agreed</p><iframe src="x"></iframe>')).toEqual(['attachment-skipped']);
    expect(problems('<p>agreed</p><iframe src="x" width="1" height="1"></iframe>')).toEqual([]);
  });

  it('takes no line above a paragraph for a frame', () => {
    expect(lines(documentFrom('<div style="border:none;border-top:solid 1pt">From:</div>'))).toEqual(['From:']);
  });

  it('says what a style sheet writes, and that it was not read', () => {
    const sheet = '<style>li:before{content:"\\2022  "} td b::after{content:" \\2612"}</style>';
    const { problems } = documentFrom(`${sheet}<ul><li>listed</ul><table><tr><td><b>assigns</b></table>`);
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('writes " ☒"')]);
  });

  it('shows pictures of signs as the signs, and does not guess at others', () => {
    expect(all[4]).toBe('☒ as picture [?] ✔');
  });

  it('shows what was typed into fields, and of a drop-down what was chosen', () => {
    expect(all.slice(5, 7)).toEqual(['no typed', 'lines France']);
  });

  it.each([
    '<select><option>yes<option>no</select>',
    '<select><option selected>yes<option selected>no</select>',
    '<input type=range value=1>',
  ])('says that a choice which the file does not tell was not read (%s)', (html) => {
    const { paragraphs, problems } = documentFrom(`<p>assigns ${html}</p>`);
    expect(lines({ paragraphs, problems })).toEqual(['assigns ']);
    expect(problems).toEqual([expect.objectContaining({ message: expect.stringContaining('drop-down') })]);
  });

  it.each([
    ['<input type=number value=1>', '1'],
    ['<input type=hidden value=1>', ''],
    ['<span role=checkbox aria-checked=true></span>', '[x]'],
    ['<span role=radio aria-checked="false"></span>', '[ ]'],
    ['<span role=checkbox aria-checked=mixed></span>', '[?]'],
    ['<input type=checkbox aria-checked=true>', '[?]'],
    ['<select style="display:none"><option selected>X</select>', 'X{hidden}'],
  ])('shows the state of other controls (%s)', (html, shown) => {
    expect(lines(documentFrom(`<p>at ${html}</p>`))).toEqual([`at ${shown}`]);
  });

  it('shows no script, title or option', () => {
    expect(all.join()).not.toMatch(/Not shown|document\.write|yes/);
  });

  it('keeps the lines of preformatted text', () => {
    expect(all.slice(7, 9)).toEqual(['kept   spaces', 'next line']);
  });

  it('counts spanning cells and tables in cells, also where end tags are missing', () => {
    expect(cellLines(document).slice(-7)).toEqual([
      '0.0.0 wide',
      '0.0.2 tall',
      '0.1.0 one',
      '0.1.1 two',
      '1.0.0 inner',
      '0.2.1 beside',
      'After the quotation',
    ]);
  });

  it('is decoded as what it is, not as what it says', () => {
    expect(all[4]).toContain('☒');
  });
});

describe('quoted mail in HTML', () => {
  it('is left out', () => {
    expect(lines(documentOf('gmail-reply'))).toEqual([
      '☑ assigns authority to SG17 to consider this text for approval',
    ]);
    expect(documentOf('gmail-reply').problems).toEqual([]);
  });

  it.each([
    '<div id="appendonsend"></div><p>☒ theirs</p>',
    '<div id="x_divRplyFwdMsg">From: X</div><p>☒ theirs</p>',
    '<p>-----Original Message-----<br>☒ theirs</p>',
    '<div class="yahoo_quoted"><p>☒ theirs</p></div>',
    '<div class="moz-cite-prefix">On 4/1/24 X wrote:</div><blockquote>☒ theirs</blockquote>',
    '<p>On 4 Jan 2024, at 10:00, X wrote:</p><div>☒ theirs</div>',
  ])('is told by %s', (html) => {
    const document = documentFrom(`<p>Mine</p>${html}`);
    expect(lines(document)).toEqual(['Mine']);
    expect(document.problems).toMatchObject([{ code: 'attachment-skipped' }]);
  });
});

describe('a form in HTML by LibreOffice', () => {
  it('gives its states, cells and text', () => {
    const document = documentOf('libreoffice-form-boxes-en');
    expect(boxStates(document)).toBe('1010011000011010');
    expect(cellLines(document)).toContain('0.1.1 ☒ No comments or suggested changes');
  });

  it.each(['en', 'ar'])('finds all boxes of the issued form empty (%s)', (language) => {
    expect(boxStates(documentOf(`libreoffice-blank-${language}`))).toBe('0'.repeat(16));
  });
});

describe('HTML beyond measure', () => {
  it.each([
    ['too deep', '<div>'.repeat(5000)],
    ['too many tags', '<b></b>'.repeat(500_000)],
    ['too many tables in tables', '<table><tr><td>'.repeat(150)],
    ['too large', ' '.repeat(11 * 1024 * 1024)],
  ])('is refused: %s', (_name, html) => {
    expect(() => documentFrom(html)).toThrow(expect.objectContaining({ code: 'attachment-too-large' }));
  });

  it.each([
    ['spans', '<table><tr><td colspan=99999999 rowspan=99999999>x'.repeat(30)],
    ['style attributes', `<p style="${'a:b;("'.repeat(200_000)}">x</p>`],
    ['style sheets', `<style>${'.a,'.repeat(100_000)}{color:red}${'{'.repeat(100_000)}</style><p class=a>x</p>`],
    ['classes', `<style>.a{color:red}</style><p class="${'a '.repeat(100_000)}">x</p>`],
    ['comments', `<!--[if supportFields]${' '.repeat(1_000_000)}--><p>x</p>`],
    ['wrote', `<p>on ${'x, '.repeat(300_000)}</p>`],
  ])('takes no long time: %s', (_name, html) => {
    expect(lines(documentFrom(html)).join().length).toBeGreaterThan(0);
  });

  it('is reported as such wherever it is cut off or has wrong bits', () => {
    for (const name of ['outlook-form', 'web-form']) {
      const bytes = bytesOf(name);
      for (const damaged of [...truncations(bytes, 100), ...bitFlips(bytes, 200)]) expectTyped(damaged);
    }
  });
});

function expectTyped(bytes: Uint8Array): void {
  try {
    expect(htmlDocument({ name: 'damaged.html', bytes }).paragraphs).toBeInstanceOf(Array);
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableFile);
  }
}

describe('what a style moves within a cell of HTML', () => {
  const problemsOf = (style: string, around = '') => {
    const { problems } = documentFrom(
      `<table style="${around}"><tr><td><span style="${style}">X</span> words</td></tr></table>`,
    );
    return problems.map(({ said }) => said?.code);
  };

  it.each([
    'float:right',
    'position:relative; top:1.4em',
    'position:absolute; margin-top:22px',
    'display:inline-block; transform:translateY(22px)',
  ])('%s is for staff', (style) => {
    expect(problemsOf(style)).toEqual(['moved-by-style']);
  });

  it('is nothing where letters are raised a little, or where a whole table stands elsewhere', () => {
    expect(problemsOf('position:relative; top:-3.0pt; mso-text-raise:3.0pt')).toEqual([]);
    expect(problemsOf('', 'position:absolute; left:40px; float:left')).toEqual([]);
  });
});

it('words of mathematics in HTML are read, and what is drawn through them', () => {
  const html = '<p><math><mtext>does not </mtext><menclose notation="updiagonalstrike">assign</menclose></math>';
  expect(lines(documentFrom(html))).toEqual(['does not assign{strike}']);
});
