import { Layout } from './annex-2.ts';
import { ASSIGN, type CaseKit, CHECKED, type DocxCase } from './case-kit.ts';
import * as odd from './odd-parts.ts';
import { paragraph, run, W } from './word-xml.ts';

/** Plain forms in files that are put together in other ways. */
export function files({ form, expect }: CaseKit): Record<string, DocxCase> {
  return {
    'main-part-at-another-name': {
      bytes: form({ file: { main: 'office/main1.xml' } }),
      ...expect(ASSIGN, { boxes: CHECKED, problems: [] }),
    },
    'strict-namespaces': {
      bytes: odd.toStrict(form({})),
      ...expect(ASSIGN, { boxes: CHECKED, problems: [] }),
    },
    'document-with-macros': {
      bytes: form({ file: { mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml' } }),
      ...expect(ASSIGN, { boxes: CHECKED, problems: [] }),
    },
    'namespace-prefixes-of-another-program': {
      bytes: odd.renamePrefix(form({}), W),
      ...expect(ASSIGN, { boxes: CHECKED, problems: [] }),
    },
    'form-inside-a-layout-table': {
      bytes: odd.insideLayoutTable(form({})),
      ...expect(ASSIGN, { boxes: CHECKED, problems: [] }),
    },
    'cover-letter-before-the-form': {
      bytes: form({
        before: new Layout('en').paragraphs([
          'Dear Mr Onoe,',
          'Please find below the reply of the Swiss administration, which assigns authority to SG17 to consider these texts for approval.',
        ]),
      }),
      ...expect(ASSIGN, { boxes: CHECKED, problems: [] }),
    },
  };
}

/** Something beside the form that changes what it means, or that could not be read. */
export function conditions({ form, staffFor }: CaseKit): Record<string, DocxCase> {
  return {
    'condition-in-a-footnote': {
      bytes: form({ file: { parts: [odd.footnotes('Provided that clause 8 is brought into line with X.1051.')] } }),
      ...staffFor({
        boxes: CHECKED,
        problems: [],
        shows: ['Provided that clause 8 is brought into line with X.1051.'],
      }),
    },
    'condition-in-a-margin-comment': {
      bytes: form({ file: { parts: [odd.comments('We agree only if clause 8 is deleted.')] } }),
      ...staffFor({ boxes: CHECKED, problems: [], shows: ['We agree only if clause 8 is deleted.'] }),
    },
    'another-file-included': {
      bytes: form({ after: '<w:altChunk r:id="rId99"/>' }),
      ...staffFor({ boxes: CHECKED, problems: ['attachment-skipped'] }),
    },
    'field-that-never-ends': {
      bytes: form({ after: paragraph(run('before') + odd.fieldBegin() + run('lost')) }),
      ...staffFor({ boxes: CHECKED, problems: ['attachment-damaged'], shows: ['before'] }),
    },
  };
}
