import { describe, expect, it } from 'vitest';
import { htmlDocument, walkHtml } from '../../../src/forms/readers/html/html-document.ts';
import { lines } from '../../support/document-lines.ts';

const STATEMENT = 'assigns authority to SG17';
const bytes = (html: string) => new TextEncoder().encode(html);

/** A cell of a form's table as a browser would show it, with a style sheet of its own. */
function cell(content: string, css = '') {
  const file = { name: 'form.html', bytes: bytes(`<style>${css}</style><table><tr><td>${content}</td></tr></table>`) };
  const { drawings } = walkHtml(file);
  const document = htmlDocument(file);
  const [paragraph] = document.paragraphs;
  const formats = new Set(
    paragraph?.items.flatMap((item) => (item.kind === 'text' ? [...item.format, ...(item.traits ?? [])] : [])),
  );
  return {
    shown: lines(document),
    told: document.problems.map(({ said }) => said?.code),
    formats,
    drawings: drawings.map(({ drawing }) => drawing.kind),
  };
}

const styled = (style: string) => cell(`<span style="${style}">${STATEMENT}</span>`).formats;

it('quotation marks that browsers write are read', () => {
  expect(cell(`<q>${STATEMENT}</q>`).shown).toEqual([`“${STATEMENT}”`]);
});

describe('what only some readers see is told', () => {
  it.each([
    ['words where somebody points', `<span title="not agreed">${STATEMENT}</span>`, 'written-on-hover'],
    ['words for Outlook', `<!--[if mso]>not <![endif]-->${STATEMENT}`, 'written-by-condition'],
    ['a gauge', `<progress value=1></progress>${STATEMENT}`, 'drop-down'],
    ['a hint that is a mark', `<input placeholder="X">${STATEMENT}`, 'drop-down'],
  ])('%s', (_, content, code) => {
    expect(cell(content).told).toEqual([code]);
  });

  it.each([
    ['the name of a link', `<a href="https://itu.int" title="not agreed">${STATEMENT}</a>`],
    ['a table for Outlook', `<!--[if mso]><table><tr><td>&nbsp;<![endif]-->${STATEMENT}`],
    ['a hint of words', `<input placeholder="Name of the administration">${STATEMENT}`],
  ])('but not %s', (_, content) => {
    expect(cell(content).told).toEqual([]);
  });
});

describe('what a style sheet writes is told', () => {
  it.each([
    ['as a marker', '.a::marker{content:"X "}', `<ul class=a><li>${STATEMENT}</ul>`],
    ['as the sign of a list', '.a{list-style-type:"X "}', `<ul class=a><li>${STATEMENT}</ul>`],
    ['as the picture of a list', '.a{list-style-image:url(x.png)}', `<ul class=a><li>${STATEMENT}</ul>`],
    ['in several strings', '.a::before{content:"" "X"}', `<p class=a>${STATEMENT}</p>`],
    ['by a counter', '.a::before{content:counter(n)}', `<p class=a>${STATEMENT}</p>`],
    ['by an attribute', '.a::before{content:attr(data-x)}', `<p class=a>${STATEMENT}</p>`],
  ])('%s', (_, css, content) => {
    expect(cell(content, css).told).toEqual(['written-by-style']);
  });

  it('but not common lists and quotation marks', () => {
    expect(cell(`<ul class=a><li>${STATEMENT}</ul>`, '.a{list-style:square inside}').told).toEqual([]);
    expect(cell(`<q>${STATEMENT}</q>`, 'q::before{content:open-quote}').told).toEqual([]);
  });
});

describe('looks that declarations give in other ways', () => {
  it.each([
    ['mask-image:linear-gradient(transparent,transparent)', 'hidden'],
    ['display:block;width:1px;overflow:hidden', 'hidden'],
    ['display:block;line-height:0;overflow:hidden', 'hidden'],
    ['display:/**/none', 'hidden'],
    ['display:inline-block;max-width:0;overflow:hidden', 'hidden'],
    ['display:block;block-size:0;overflow:hidden', 'hidden'],
    ['display:block;height:.01em;overflow-y:hidden', 'hidden'],
    ['display:n\\6fne', 'hidden'],
    ['display:table-column', 'hidden'],
    ['font:bold 0px Arial', 'hidden'],
    ['zoom:.02', 'hidden'],
    ['font-size:1%', 'hidden'],
    ['color:Canvas', 'hidden'],
    ['color:snow', 'hidden'],
    ['-webkit-text-fill-color:transparent', 'hidden'],
    ['padding-left:2000px', 'hidden'],
    ['margin-left:-100vw', 'hidden'],
    ['color:rgba(0, 0, 0, .1)', 'faint'],
    ['color:rgb(0 0 0 / 20%)', 'faint'],
    ['color:#00000033', 'faint'],
    ['text-decoration:underline;text-underline-offset:-.4em', 'strike'],
    ['box-shadow:inset 0 -10px 0 -9px red', 'dimmed'],
    ['letter-spacing:-1em', 'letters spaced apart or closed up'],
  ])('%s', (style, look) => {
    expect(styled(style)).toContain(look);
  });

  it('by a rule that insists', () => {
    const span = `<span class=a style="color:black">${STATEMENT}</span>`;
    expect(cell(span, '.a{color:white!important}').formats).toContain('hidden');
    expect(cell(span, '.a{color:white}').formats).toEqual(new Set());
  });

  it('by an element that comes first of several', () => {
    const css = '.a:first-child{color:white} .a::first-line{color:white}';
    expect(cell(`<span class=a>${STATEMENT}</span>`, css).formats).toContain('hidden');
  });

  it('by the letters of the whole page', () => {
    const file = { name: 'form.html', bytes: bytes(`<body text=white><p>${STATEMENT}</p>`) };
    expect(lines(htmlDocument(file))).toEqual([`${STATEMENT}{hidden}`]);
  });

  it.each([
    ['a head below other rows', `<table><tr><td>1<thead><tr><td>${STATEMENT}</table>`, 1],
    ['a foot above other rows', `<table><tfoot><tr><td>${STATEMENT}<tbody><tr><td>1</table>`, 1],
    ['a head and a foot at their places', '<table><thead><tr><td>1<tbody><tr><td>2<tfoot><tr><td>3</table>', 0],
  ])('by %s', (_, table, count) => {
    const { problems } = htmlDocument({ name: 'form.html', bytes: bytes(table) });
    expect(problems.map(({ said }) => said?.code)).toEqual(Array(count).fill('moved-by-style'));
  });

  it.each([
    'padding-left:40px',
    'margin-left:-5.4pt',
    'font-size:80%',
    'color:rgba(0, 0, 0, 1)',
    'color:rgb(0, 0, 0)',
    'width:300px;overflow:hidden',
    'letter-spacing:.01em',
  ])('but not %s', (style) => {
    expect(styled(style)).toEqual(new Set());
  });

  it.each([
    'td{& .a{text-decoration:line-through}}',
    ':is(.a,.b){text-decoration:line-through}',
    '@import url("data:text/css,.a{text-decoration:line-through}");',
  ])('in a sheet: %s', (css) => {
    expect(cell(`<span class=a>${STATEMENT}</span>`, css).formats).toContain('strike');
  });
});

describe('what is drawn without a picture', () => {
  it.each([
    '<span style="display:inline-block;width:14px;height:14px;background:#000"></span>',
    '<span style="display:inline-block;width:14px;height:14px;border:1px solid"></span>',
    '<v:oval style="width:100px;height:20px"></v:oval>',
    '<!--[if gte vml 1]><v:line from="0,0" to="200pt,0"/><![endif]-->',
  ])('is told: %s', (drawn) => {
    expect(cell(`${drawn}${STATEMENT}`).drawings).toEqual(['shape']);
  });

  it('a frame around words is theirs', () => {
    const framed = '<span style="display:inline-block;width:140px;height:14px;border:1px solid">X</span>';
    expect(cell(framed).drawings).toEqual([]);
  });
});
