import sharp from 'sharp';
import type { Consultation } from '../../src/domain/consultation.ts';
import type { TextRef } from '../../src/domain/text-ref.ts';
import { annexBody, type Respondent } from '../forms/annex-2.ts';
import { type PrintedForm, printForm } from '../forms/scan-print.ts';
import { Random } from '../forms/scan-random.ts';
import { bind, printResolution, writeScan } from '../forms/scan-writer.ts';
import { packageDocx } from '../forms/word-xml.ts';
import { type MadeForm, type MakeForms, type Reply, randomReply, TRUTH_OF, type Truths } from './made-form.ts';
import { convertAll } from './office.ts';

/** A form that was printed, filled by pen and scanned. */
interface Scanned {
  form: PrintedForm;
  pages: Buffer[];
  truths: Truths;
}

interface Task {
  consultation: Consultation;
  random: Random;
  reply: Reply;
}

/** Something done to a scan's pages; `one` and `other` are the same print filled twice, `strange` is another print. */
interface Deception {
  /** What the form asks about, where it is not what was issued. */
  texts?: (texts: Consultation['texts'], random: Random) => Consultation['texts'];
  strange?: (task: Task) => { consultation?: Consultation; respondent?: Respondent };
  build: (made: { one: Scanned; other: Scanned; strange: Scanned; random: Random }) => Sent | Promise<Sent>;
}

type Sent = Pick<Scanned, 'pages' | 'truths'>;

const DECEPTIONS: Record<string, Deception> = {
  'corrected form behind the old one': {
    build: ({ one, other }) => ({ pages: [...one.pages, ...other.pages], truths: bothSay(one.truths, other.truths) }),
  },
  'corrected page behind its old one': {
    build: ({ one, other, random }) => {
      const page = pickPage(one, random);
      const again = Object.fromEntries(refsOn(one, page).map((ref) => [ref, other.truths[ref] ?? 'staff']));
      const pages = one.pages.toSpliced(page + 1, 0, other.pages[page] as Buffer);
      return { pages, truths: { ...one.truths, ...bothSay(one.truths, again) } };
    },
  },
  'corrected form out of focus': {
    build: async ({ one, other }) => {
      const soft = await Promise.all(other.pages.map((page) => sharp(page).blur(2.5).jpeg().toBuffer()));
      return { pages: [...one.pages, ...soft], truths: bothSay(one.truths, other.truths) };
    },
  },
  'form of another administration behind': {
    strange: (task) => ({ respondent: otherState(task) }),
    build: ({ one, strange }) => ({ pages: [...one.pages, ...strange.pages], truths: toStaff(one.truths) }),
  },
  'last page signed by another administration': {
    strange: (task) => ({ respondent: otherState(task) }),
    build: ({ one, strange }) => ({ pages: [...one.pages, ...strange.pages.slice(-1)], truths: toStaff(one.truths) }),
  },
  'page of another circular instead': {
    strange: ({ consultation }) => ({
      consultation: { ...consultation, circular: 139, texts: renumbered(consultation) },
    }),
    build: ({ one, strange, random }) => {
      const page = pickPage(one, random);
      const pages = one.pages.with(page, strange.pages[page] as Buffer);
      // The first page names the circular: with another one's in its place no text is safe.
      return {
        pages,
        truths: page === 0 ? toStaff(one.truths) : { ...one.truths, ...toStaff(one.truths, refsOn(one, page)) },
      };
    },
  },
  'a text left out': {
    texts: (texts, random) => texts.toSpliced(Math.floor(random.next() * texts.length), 1),
    build: ({ one }) => one,
  },
  'last rows cut off': {
    build: async ({ one, random }) => {
      const page = pickPage(one, random);
      const { slots = [], height = 1 } = one.form.pages[page] ?? {};
      const ref = refsOn(one, page).at(-1) ?? '';
      const cut = await cutBelow(one.pages[page] as Buffer, (slots.at(-2)?.rect.y ?? 0) / height);
      return { pages: one.pages.with(page, cut), truths: { ...one.truths, [ref]: 'staff' } };
    },
  },
};

/** Forms of which each page reads well and the whole says something else. */
export const pageDeceptions: MakeForms = async ({ consultation, count, seed }) => {
  const random = new Random(seed * 131 + 7);
  const kinds = Object.entries(DECEPTIONS);
  const tasks = Array.from({ length: count }, (_, i) => {
    const [kind, deception] = kinds[i % kinds.length] as [string, Deception];
    const reply = randomReply(random, consultation);
    const texts = deception.texts?.(consultation.texts, random) ?? consultation.texts;
    const own = { consultation: { ...consultation, texts }, respondent: reply.respondent };
    return {
      kind,
      deception,
      reply,
      prints: [own, { ...own, ...deception.strange?.({ consultation, random, reply }) }],
    };
  });
  const documents = tasks.flatMap(({ prints, reply }) =>
    prints.map((print) => packageDocx(annexBody({ ...print, language: reply.language }))),
  );
  const pdfs = await convertAll(documents, 'docx', 'pdf');
  const made: MadeForm[] = [];
  for (const [i, { kind, deception, reply, prints }] of tasks.entries()) {
    const scans = (which: number, filled: number) =>
      scan(
        pdfs[2 * i + which] as Uint8Array,
        prints[which]?.consultation ?? consultation,
        seed * 1000 + 3 * i + filled,
      );
    const { pages, truths } = await deception.build({
      ...{ one: await scans(0, 0), other: await scans(0, 1), strange: await scans(1, 2) },
      random,
    });
    const missing = consultation.texts.filter(({ ref }) => truths[ref] === undefined).map(({ ref }) => ref);
    made.push({
      name: `form-${seed}-${i}`,
      note: `${kind}, ${reply.language}`,
      files: [{ name: 'scan.pdf', bytes: await bind(pages) }],
      state: reply.state,
      truths: { ...truths, ...toStaff(truths, missing) },
    });
  }
  return made;
};

async function scan(pdf: Uint8Array, { texts }: Consultation, seed: number): Promise<Scanned> {
  const form = await printForm(pdf, printResolution('scan-200'));
  const { pages, truths } = await writeScan(form, 'scan-200', seed);
  return { form, pages, truths: Object.fromEntries(texts.map(({ ref }, i) => [ref, TRUTH_OF[truths[i] ?? 'staff']])) };
}

function pickPage({ pages }: Scanned, random: Random): number {
  return Math.floor(random.next() * pages.length);
}

function refsOn({ form, truths }: Scanned, page: number): TextRef[] {
  const records = new Set(form.pages[page]?.slots.map(({ record }) => record));
  return Object.keys(truths).filter((_, record) => records.has(record));
}

/** What two copies of a form say alike; where they differ nobody can tell which one stands. */
function bothSay(one: Truths, other: Truths): Truths {
  const same = (ref: TextRef) => JSON.stringify(one[ref]) === JSON.stringify(other[ref]);
  return Object.fromEntries(Object.entries(other).map(([ref, truth]) => [ref, same(ref) ? truth : 'staff']));
}

function toStaff(truths: Truths, refs: readonly TextRef[] = Object.keys(truths)): Truths {
  return Object.fromEntries(refs.map((ref) => [ref, 'staff' as const]));
}

/** Whoever else writes in the same language. */
function otherState({ random, consultation, reply }: Task): Respondent {
  let other = reply;
  while (other.state === reply.state) other = randomReply(random, consultation, reply.language);
  return other.respondent;
}

/** The same kinds of texts under other numbers. */
function renumbered({ texts }: Consultation): Consultation['texts'] {
  return texts.map((text, i) => ({ ...text, ref: `X.${1600 + 7 * i}` }));
}

async function cutBelow(page: Buffer, share: number): Promise<Buffer> {
  const { width = 1, height = 1 } = await sharp(page).metadata();
  return sharp(page)
    .extract({ left: 0, top: 0, width, height: Math.round(height * share) })
    .jpeg()
    .toBuffer();
}
