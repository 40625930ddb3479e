import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONFIG_DIR } from '../../src/config.ts';
import { consultationSchema } from '../../src/domain/consultation.ts';
import { FINDING_CODES, type Finding, type FindingCode } from '../../src/domain/finding.ts';
import { loadLanguageFiles } from '../../src/mail/text/language-files.ts';
import { renderMail } from '../../src/mail/text/render.ts';
import type { AcknowledgementData } from '../../src/mail/text/write-acknowledgement.ts';

const files = loadLanguageFiles(resolve(CONFIG_DIR, 'templates'));
const consultation = consultationSchema.parse(
  JSON.parse(readFileSync(resolve(CONFIG_DIR, 'consultations/t22-142.json'), 'utf8')),
);

const IN_TIME = new Date('2024-01-29T09:03:07Z');
const TOO_LATE = new Date('2024-02-09T00:00:00Z');

const ACCEPTED: AcknowledgementData = {
  reference: 'CH-7KQ2M',
  receivedAt: IN_TIME,
  consultation,
  contact: consultation.contact,
  memberState: 'Switzerland',
  outcome: 'recorded',
  supersedes: null,
  answers: Object.fromEntries(
    consultation.texts.map((text) => [text.ref, { decision: 'assign' as const, comments: 'none' as const }]),
  ),
  findings: [],
};

const noted = (code: FindingCode, text?: string): Finding => ({ code, text, message: 'internal: stack trace' });

const variants: Record<string, AcknowledgementData> = {
  accepted: ACCEPTED,
  'something missing': { ...ACCEPTED, findings: [noted('reasons-missing', 'X.1150'), noted('no-opinion', 'X.1221')] },
  superseding: { ...ACCEPTED, supersedes: { reference: 'CH-AAAA', receivedAt: new Date('2024-01-02T03:04:05Z') } },
  late: { ...ACCEPTED, outcome: 'late', receivedAt: TOO_LATE, findings: [noted('late')] },
  'in review': { ...ACCEPTED, outcome: 'review', findings: [noted('both-boxes', 'X.1373'), noted('sender-unknown')] },
  'in review, nothing known': {
    ...ACCEPTED,
    outcome: 'review',
    consultation: null,
    memberState: null,
    answers: {},
    findings: [noted('consultation-unknown')],
  },
};

describe.each(files.available)('in %s', (language) => {
  test.each(Object.entries(variants))('an acknowledgement (%s) is whole', (_name, data) => {
    const mail = renderMail(files, 'acknowledgement', language, data);
    expect(mail.language).toBe(language);
    expect(mail.subject).toMatch(/^[^\p{Cc}{}]{10,150}$/u);
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain(data.reference);
      expect(part).toContain(data.contact.email);
      expect(part).not.toMatch(/[{}]|undefined|null|internal/);
      if (!data.consultation) continue;
      for (const text of data.consultation.texts) expect(part).toContain(text.title);
    }
    expect(mail.html).toContain(`<html lang="${language}" dir="${files.in(language).wordings.direction}">`);
    expect(mail.html).toContain('<th scope="row"');
    expect(mail.html).not.toMatch(/<(script|style|img|link)|src=|url\(|https?:/i);
  });

  test('a reminder says what, until when, where to and about which texts', () => {
    const mail = renderMail(files, 'reminder', language, { consultation, memberState: 'Switzerland', reference: null });
    expect(mail.subject).toMatch(/^[^\p{Cc}{}]{10,150}$/u);
    for (const part of [mail.text, mail.html]) {
      for (const word of ['142', 'Switzerland', '23:59', 'UTC', consultation.replyAddress, 'Geneva']) {
        expect(part).toContain(word);
      }
      for (const text of consultation.texts) expect(part).toContain(text.title);
      expect(part).not.toMatch(/[{}]|undefined|null/);
    }
  });

  test('every finding has words of its own', () => {
    for (const code of Object.keys(FINDING_CODES) as FindingCode[]) {
      const data = { ...ACCEPTED, outcome: 'review' as const, findings: [noted(code, 'X.1150')] };
      const { findings, findingOnTexts } = files.in(language).wordings;
      expect(renderMail(files, 'acknowledgement', language, data).text).toContain(findings[code]);
      expect(findingOnTexts).toContain('{texts}');
    }
  });
});

describe('in English', () => {
  const textOf = (data: AcknowledgementData) => renderMail(files, 'acknowledgement', 'en', data).text;

  test('the time of receipt is given to the second, in UTC', () => {
    expect(textOf(ACCEPTED)).toContain('Received: 29 January 2024 at 09:03:07 UTC');
  });

  test('every answer is told as it was understood', () => {
    const text = textOf({
      ...ACCEPTED,
      answers: {
        'X.1150': { decision: 'assign', comments: 'none' },
        'X.1221': { decision: 'assign', comments: 'attached' },
        'X.1222': { decision: 'not-assign', comments: null },
        'X.1280': { decision: null, comments: null },
        'X.1281': { decision: 'assign', comments: null },
      },
    });
    const answer = (ref: string) => new RegExp(`^${ref} – .*\\n {4}(.*)$`, 'm').exec(text)?.[1];
    expect(answer('X.1150')).toBe('assigns authority – no comments');
    expect(answer('X.1221')).toBe('assigns authority – comments attached');
    expect(answer('X.1222')).toBe('does not assign authority');
    expect(answer('X.1280')).toBe('no opinion given');
    expect(answer('X.1281')).toBe('assigns authority');
    expect(answer('X.1373')).toBe('no opinion given');
  });

  test('a text in doubt is never shown as decided, whatever was read so far', () => {
    const text = textOf(variants['in review'] ?? ACCEPTED);
    expect(text).toMatch(/^X\.1373 – .*\n {4}not clear/m);
    expect(text).toMatch(/^X\.1150 – .*\n {4}assigns authority – no comments/m);
  });

  test('the same finding on several texts is said once', () => {
    const findings = [noted('both-boxes', 'X.1150'), noted('both-boxes', 'X.1221'), noted('both-boxes', 'X.1150')];
    expect(textOf({ ...ACCEPTED, outcome: 'review', findings })).toContain(
      '- X.1150 and X.1221: Both boxes are ticked.',
    );
  });

  test('a sender who may not speak for the Member State learns nothing of its earlier reply', () => {
    const told = [noted('bodies-disagree'), noted('answers-dropped', 'X.1150')];
    const { findings } = files.in('en').wordings;
    const own = textOf({ ...ACCEPTED, outcome: 'review', findings: told });
    const others = textOf({ ...ACCEPTED, outcome: 'review', findings: [noted('member-state-mismatch'), ...told] });
    for (const code of ['bodies-disagree', 'answers-dropped'] as const) {
      expect(own).toContain(findings[code]);
      expect(others).not.toContain(findings[code]);
    }
    expect(others).toContain(findings['member-state-mismatch']);
  });

  test('an answer that cannot be read is not said to be left out', () => {
    const left = noted('answers-dropped', 'X.1818');
    const { findings } = files.in('en').wordings;
    const unread = textOf({ ...ACCEPTED, outcome: 'review', findings: [noted('mark-unclear', 'X.1818'), left] });
    const blank = textOf({ ...ACCEPTED, outcome: 'review', findings: [noted('mark-unclear', 'X.1150'), left] });
    expect(unread).not.toContain(findings['answers-dropped']);
    expect(unread).toMatch(/^X\.1818 – .*\n {4}not clear/m);
    expect(blank).toContain(findings['answers-dropped']);
  });

  test('a late reply is told that it cannot count, and is not asked for anything', () => {
    const text = textOf(variants.late ?? ACCEPTED);
    expect(text).toContain('after the deadline of 8 February 2024 at 23:59 UTC');
    expect(text).toContain('cannot be counted');
    expect(text).not.toContain('reply to this mail with');
  });

  test('a missing file is asked for, with the deadline', () => {
    expect(textOf({ ...ACCEPTED, findings: [noted('comments-missing', 'X.1150')] })).toContain(
      'reply to this mail with the missing document attached, by 8 February 2024 at 23:59 UTC',
    );
  });

  test('an earlier reply is named that no longer counts', () => {
    expect(textOf(variants.superseding ?? ACCEPTED)).toContain('earlier reply CH-AAAA');
  });
});

test('a language without a file is written in English, and says so', () => {
  for (const language of ['xx', '', null, '__proto__']) {
    expect(renderMail(files, 'acknowledgement', language, ACCEPTED).language).toBe('en');
  }
});

test('whatever stands in the data, it cannot break the subject, the HTML or the reading direction', () => {
  const hostile = fc.string({ unit: fc.constantFrom('<', '>', '"', '&', '\r', '\n', '\u202e', '{text}', 'é', ' ') });
  fc.assert(
    fc.property(hostile, (value) => {
      const texts = consultation.texts.map((text) => ({ ...text, title: value }));
      const data = { ...ACCEPTED, memberState: value, reference: value, consultation: { ...consultation, texts } };
      const plain = renderMail(files, 'acknowledgement', 'en', ACCEPTED).html;
      const mail = renderMail(files, 'acknowledgement', 'en', data);
      const tags = (html: string) => html.match(/<\/?[a-z][^>]*>/g)?.length;
      expect(mail.subject).not.toMatch(/\p{Cc}/u);
      expect(mail.html).not.toMatch(/[\r\u202e]/);
      // An empty name leaves its row out; otherwise exactly the template's own tags are there.
      if (value !== '') expect(tags(mail.html)).toBe(tags(plain));
    }),
  );
});
