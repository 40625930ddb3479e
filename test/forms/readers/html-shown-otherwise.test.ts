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
    ['color:rgba(0, 0, 0, .4)', 'faint'],
    ['color:rgb(0 0 0 / 40%)', 'faint'],
    ['color:#00000066', 'faint'],
    ['color:rgba(0, 0, 0, .1)', 'hidden'],
    ['color:rgb(0 0 0/0)', 'hidden'],
    ['color:rgb(100% 100% 100%)', 'hidden'],
    ['color:hsl(0 0 100)', 'hidden'],
    ['color:lightyellow', 'hidden'],
    ['color:yellow', 'hidden'],
    ['color:ButtonHighlight', 'hidden'],
    ['color:#fffF', 'hidden'],
    ['opacity:.05', 'hidden'],
    ['font-size:.1vw', 'hidden'],
    ['font-size:.3mm', 'hidden'],
    ['font-size:3px', 'hidden'],
    ['font:.1em serif', 'hidden'],
    ['font:0 serif', 'hidden'],
    ['display:none ! important', 'hidden'],
    ['scale:1 0;display:inline-block', 'hidden'],
    ['-webkit-transform:scale(0);display:inline-block', 'hidden'],
    ['-webkit-mask-box-image:linear-gradient(transparent,transparent)', 'hidden'],
    ['display:block;height:0;overflow:auto', 'hidden'],
    ['display:block;height:0;contain:paint', 'hidden'],
    ['position:absolute;right:9999px', 'hidden'],
    ['text-decoration:line-through white', 'hidden'],
    ['border-style:none solid', 'highlight'],
    ['border-inline:1px solid', 'highlight'],
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
    'color:windowtext',
    'opacity:1',
    'background:none repeat scroll 0% 0%',
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

describe('a look that only a browser can tell', () => {
  it.each([
    'font-size:var(--size,0)',
    'opacity:calc(1 - 1)',
    'visibility:min(1,2)',
    'line-height:0',
    'letter-spacing:-9px',
    'filter:invert(1)',
    'filter:drop-shadow(0 30px 0 #000)',
    'transform:rotate(180deg);display:inline-block',
    'rotate:90deg;display:inline-block',
    'text-shadow:0 20px 0 #000',
    'text-emphasis:"X"',
    '-webkit-text-stroke:3px white',
    '-webkit-text-security:disc',
    'text-decoration:overline;text-decoration-thickness:1em',
    'border-image:linear-gradient(#000,#000) 1',
    'animation:fade 1s forwards',
    'display:block;height:14px;overflow:hidden',
    'display:block;width:50px;white-space:nowrap;overflow:hidden',
  ])('goes to staff: %s', (style) => {
    expect(cell(`<span style="${style}">${STATEMENT}</span>`).told).toContain('shown-by-style');
  });

  it.each([
    'position:absolute',
    'position:relative;inset-block-start:40px',
    'transform:perspective(9px) translateY(40px)',
    'offset-path:path("M0 60")',
    'margin-top:-20px;display:block',
    'margin:-2em 0;display:block',
    'text-indent:-100px;display:block',
    'vertical-align:2cm',
    'display:block;height:5px',
    'all:initial',
  ])('goes to staff as moved: %s', (style) => {
    expect(cell(`<span style='${style}'>${STATEMENT}</span>`).told).toContain('moved-by-style');
  });

  it.each([
    ['closed details', `<details><summary>more</summary>${STATEMENT}</details>`],
    ['words without scripts', `<noscript>${STATEMENT}</noscript>`],
    ['words that run', `<marquee>${STATEMENT}</marquee>`],
    ['a column blackened as a whole', `<table><col style="background:#000"><tr><td>${STATEMENT}</table>`],
    ['a line that its tag stands for, taken back', `<s style="text-decoration:none">${STATEMENT}</s>`],
    ['a control without a look of its own', '<input type=checkbox checked style="appearance:none">'],
  ])('goes to staff: %s', (_, content) => {
    expect(cell(content).told).toContain('shown-by-style');
  });

  it.each([
    'margin-left:36pt;text-indent:-18pt',
    'line-height:115%',
    'line-height:1.2',
    'position:relative;top:-3.0pt',
    'filter:none',
    'transform:translateZ(0)',
    'text-shadow:0 1px 1px #ccc',
    'height:15pt',
    'max-width:calc(100% - 20px)',
    'vertical-align:baseline',
  ])('but not %s', (style) => {
    expect(cell(`<p style="${style}">${STATEMENT}</p>`).told).toEqual([]);
  });

  it('is none of a low row, which grows with its words', () => {
    const row = `<table><tr style="height:3pt"><td style="height:1px">${STATEMENT}</table>`;
    expect(cell(row).told).toEqual([]);
  });
});

describe('a style sheet', () => {
  const page = (html: string) => lines(htmlDocument({ name: 'form.html', bytes: bytes(html) }));
  const hidden = [`${STATEMENT}{hidden}`];

  it('counts wherever it stands', () => {
    expect(page(`<p class=a>${STATEMENT}</p><style>.a{opacity:0}</style>`)).toEqual(hidden);
    expect(page(`<html><head><style>html{visibility:hidden}</style><body><p>${STATEMENT}</p>`)).toEqual(hidden);
  });

  it.each([
    '@charset "utf-8";p{opacity:0}',
    '@import "x.css";p{opacity:0}',
    'p{opacity:0;& b{color:red}}',
    'body{& b{color:red} p{opacity:0}}',
    'b{content:"}"}p{opacity:0}',
    '\\70 {opacity:0}',
    'p:has(+p,b>i),p:not(b i){opacity:0}',
    'p:is(:nth-child(1)){opacity:0}',
  ])('is read as %s', (css) => {
    expect(page(`<style>${css}</style><p>${STATEMENT}</p>`)).toEqual(hidden);
  });

  it('outdoes an element where it insists', () => {
    const insists = 'p{font-size:1px!important} b{color:black!important}';
    expect(page(`<style>${insists}</style><p style="font-size:12pt">${STATEMENT}</p>`)).toEqual(hidden);
    expect(page(`<style>${insists}</style><b style="color:red">${STATEMENT}</b>`)).toEqual([`${STATEMENT}{bold}`]);
  });

  it('may write marks as quotation marks', () => {
    expect(cell(`<p class=a>${STATEMENT}</p>`, '.a::before{content:open-quote;quotes:"X" "X"}').told).toEqual([
      'written-by-style',
    ]);
  });

  it.each([
    ['page', `<body bgcolor=black><p>${STATEMENT}</p>`],
    ['table', `<table style="background:navy"><tr><td>${STATEMENT}</table>`],
  ])('shows no black letters on a black %s', (_, html) => {
    expect(page(html)).toEqual(hidden);
  });

  it('shows black letters on a white cell of a black table', () => {
    expect(page(`<table bgcolor=black><tr bgcolor=white><td>${STATEMENT}</table>`)).toEqual([STATEMENT]);
  });
});

describe('what some see and others do not', () => {
  it.each([
    ['a sign for Outlook', `<!--[if mso]>&#9746;<![endif]-->${STATEMENT}`],
    ['a line for Outlook', `<!--[if mso]><s><![endif]-->${STATEMENT}`],
    ['words that Outlook leaves out', `<!--[if !mso]><!-->${STATEMENT}<!--<![endif]-->`],
    ['words that Outlook leaves out, in its own way', `<![if !mso]>${STATEMENT}<![endif]>`],
  ])('is told: %s', (_, content) => {
    expect(cell(content).told).toContain('written-by-condition');
  });

  it('but not what lists and pictures are made of', () => {
    expect(cell(`<![if !supportLists]>1.<![endif]>${STATEMENT}`).told).toEqual([]);
    expect(cell(`<!--[if mso]>&nbsp;&#160;<![endif]-->${STATEMENT}`).told).toEqual([]);
  });

  it('is told of an element with another tree in its place', () => {
    expect(cell(`<div><template shadowrootmode=open>not </template>${STATEMENT}</div>`).told).toEqual([
      'document-includes-document',
    ]);
  });

  it.each(['<span popover>X</span>', '<dialog>X</dialog>', '<math><mphantom>X</mphantom></math>'])(
    'is hidden until it is called: %s',
    (content) => {
      expect([...cell(content).formats]).toContain('hidden');
    },
  );
});

it('a mark in a table of its own within a cell may stand anywhere', () => {
  expect(cell(`☐<table><tr><td>X</table>${STATEMENT}`).told).toEqual(['mark-in-own-table']);
  expect(cell(`<table><tr><td></table><table><tr><td>${STATEMENT}</table>`).told).toEqual([]);
});

it('a ring that a character draws round a box may be a mark', () => {
  expect(cell(`\u2610\u20DD ${STATEMENT}`).told).toEqual(['box-ringed']);
  expect(cell(`\u20DD ${STATEMENT}`).told).toEqual([]);
});

describe('what is drawn without a picture', () => {
  it.each([
    '<span style="display:inline-block;width:14px;height:14px;background:#000"></span>',
    '<span style="display:inline-block;width:14px;height:14px;border:1px solid"></span>',
    '<v:oval style="width:100px;height:20px"></v:oval>',
    '<span style="border:7px solid"></span>',
    '<span style="background:#000;padding:7px"></span>',
    '<span style="box-shadow:0 0 0 7px #000"></span>',
    '<span style="display:inline-block;width:14px;height:14px;background-image:url(cid:t)"></span>',
    '<table><tr><td bgcolor=black width=14 height=14></table>',
    '<!--[if gte vml 1]><v:line from="0,0" to="200pt,0"/><![endif]-->',
  ])('is told: %s', (drawn) => {
    expect(cell(`${drawn}${STATEMENT}`).drawings).toEqual(['shape']);
  });

  it('a frame around words is theirs', () => {
    const framed = '<span style="display:inline-block;width:140px;height:14px;border:1px solid">X</span>';
    expect(cell(framed).drawings).toEqual([]);
  });
});

describe('drawings', () => {
  it('say what they write, and not what describes them', () => {
    const drawing =
      '<svg><title>Logo</title><defs><text>unused</text></defs><text>CANCELLED</text><text>today</text></svg>';
    const document = htmlDocument({ name: 'form.html', bytes: bytes(`${drawing}<p>${STATEMENT}</p>`) });
    expect(lines(document)).toEqual(['CANCELLED', 'today', STATEMENT]);
  });

  it('that write in a cell are for a browser to show', () => {
    expect(cell(`<svg><text fill="white">X</text></svg>${STATEMENT}`).told).toEqual(['shown-by-style']);
  });

  it.each([
    ['laid over the page', 'position: absolute; top: 100px', 'on-page'],
    ['in their place', 'margin: 4px', 'inline'],
  ])('%s', (_, style, kind) => {
    const { drawings } = walkHtml({
      name: 'form.html',
      bytes: bytes(`<img src="a.png" width=300 height=300 style="${style}">`),
    });
    expect(drawings.map(({ drawing }) => drawing.position.kind)).toEqual([kind]);
  });
});

it('rows that lie in a table by themselves lie in a body, as style sheets name it', () => {
  expect(cell(STATEMENT, 'tbody { display: flex; flex-direction: column-reverse }').told).toEqual(['moved-by-style']);
  expect(cell(STATEMENT, 'table > tr { display: none }').formats).toEqual(cell(STATEMENT).formats);
  expect(cell(STATEMENT, 'tbody > tr > td { text-decoration: line-through }').formats).toContain('strike');
});

it.each([
  ['a cell', 'td { background: linear-gradient(to top right, transparent 49%, red 50%, transparent 51%) }'],
  ['a row', 'tr { background-image: url(struck.png) }'],
  ['a table', 'table { background: url(data:image/png;base64,AAAA) }'],
])('what the ground of %s shows beyond a colour is for a browser to tell', (_, css) => {
  expect(cell(STATEMENT, css).told).toEqual(['shown-by-style']);
});

it.each(['none', '#eee', 'transparent'])('a ground of %s is layout', (ground) => {
  expect(cell(STATEMENT, `td { background: ${ground}; background-image: none }`).told).toEqual([]);
});
