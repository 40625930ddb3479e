import { CircularError } from '../circulars/circular-error.ts';
import type { CutForm, FormToCut } from '../circulars/circular-reader.ts';
import type { CircularReading } from '../circulars/read-circular.ts';
import { TransientError } from '../domain/errors.ts';
import type { DrawnDocument } from '../forms/draw-document.ts';
import type { FilesReading } from '../forms/read-forms.ts';
import type { FormFile, ReadContext } from '../forms/reader.ts';
import type { CircularOutcome } from './circular-job.ts';
import type { InertPages } from './inert-pages.ts';
import type { MailContents } from './mail-contents.ts';
import type { MessageReading } from './message-reading.ts';
import type { CircularJob, Job, View } from './protocol.ts';
import { type ProcessLimits, ReadingProcess } from './reading-process.ts';

export interface PoolOptions extends ProcessLimits {
  /** How many processes read at the same time. */
  size: number;
  context: ReadContext;
}

export interface ReadingPool {
  /**
   * Reads a mail in a process of its own.
   * @throws PermanentError if it cannot be read within the limits of time and memory; TransientError if the pool is
   * closed or its processes do not start.
   */
  readMessage(raw: Uint8Array): Promise<MessageReading>;
  /** Reads a file that came by another way than mail, and whatever is packed in it. Throws as `readMessage` does. */
  readFiles(name: string, bytes: Uint8Array): Promise<FilesReading>;
  /**
   * A page of an attachment, or the place on it that evidence names, as PNG for a person to look at; null where the mail
   * holds no such attachment, or the attachment cannot be shown as pages. Throws as `readMessage` does.
   */
  showPlace(raw: Uint8Array, view: View): Promise<Uint8Array | null>;
  /** What a mail holds, for a person to look at. Throws as `readMessage` does, and so do the next two. */
  readContents(raw: Uint8Array): Promise<MailContents>;
  /** A document of the mail, drawn; null where the mail holds no such file, or the file cannot be drawn. */
  drawFile(raw: Uint8Array, sha256: string): Promise<DrawnDocument | null>;
  /** A file of the mail, whatever it was packed in; null where the mail holds no such file. */
  extractFile(raw: Uint8Array, sha256: string): Promise<FormFile | null>;
  /** A file as pages in which nothing runs, for a bundle of many files. Throws as `readMessage` does. */
  inertPages(file: FormFile): Promise<InertPages>;
  /** A circular's file, taken apart. Throws as `readMessage` does, and CircularError where the file is refused. */
  readCircular(file: FormFile, configDir: string): Promise<CircularReading>;
  cutCircularForm(form: FormToCut, configDir: string): Promise<CutForm>;
  /** Every job that begins from now on knows these consultations and blank forms. */
  update(context: ReadContext): void;
  /** Ends the processes; what they were reading is rejected with a TransientError. */
  close(): Promise<void>;
}

/** Opens processes in which hostile mail is read. They are started now, and replaced whenever they die. */
export async function openReadingPool(options: PoolOptions): Promise<ReadingPool> {
  const slots = Array.from({ length: options.size }, () => new Slot(options));
  await Promise.all(slots.map((slot) => slot.prepare(options.context)));
  const waiting: Array<(slot: Slot) => void> = [];
  const idle = [...slots];
  let context = options.context;
  let closed = false;

  async function run(job: Job): Promise<unknown> {
    if (closed) throw new TransientError('The reading pool is closed.');
    const slot = idle.pop() ?? (await new Promise<Slot>((resolve) => waiting.push(resolve)));
    try {
      if (closed) throw new TransientError('The reading pool is closed.');
      return await slot.carryOut(job, context);
    } catch (error) {
      // What dies because the pool was closed is not the mail's fault.
      throw closed ? new TransientError('The reading pool was closed.') : error;
    } finally {
      const next = waiting.shift();
      if (next) next(slot);
      else idle.push(slot);
    }
  }

  async function runCircular(job: CircularJob): Promise<unknown> {
    const outcome = (await run(job)) as CircularOutcome;
    if ('refused' in outcome) throw new CircularError(outcome.refused);
    return outcome.done;
  }

  return {
    readMessage: (raw) => run({ kind: 'message', raw }) as Promise<MessageReading>,
    readFiles: (name, bytes) => run({ kind: 'file', name, bytes }) as Promise<FilesReading>,
    showPlace: (raw, view) => run({ kind: 'view', raw, view }) as Promise<Uint8Array | null>,
    readContents: (raw) => run({ kind: 'contents', raw }) as Promise<MailContents>,
    drawFile: (raw, sha256) => run({ kind: 'drawing', raw, sha256 }) as Promise<DrawnDocument | null>,
    extractFile: (raw, sha256) => run({ kind: 'extract', raw, sha256 }) as Promise<FormFile | null>,
    inertPages: ({ name, bytes }) => run({ kind: 'pages', name, bytes }) as Promise<InertPages>,
    readCircular: (file, configDir) => runCircular({ kind: 'circular', file, configDir }) as Promise<CircularReading>,
    cutCircularForm: (form, configDir) => runCircular({ kind: 'circular-form', form, configDir }) as Promise<CutForm>,
    update: (next) => {
      context = next;
    },
    close: async () => {
      closed = true;
      await Promise.all(slots.map((slot) => slot.close()));
    },
  };
}

/** A place in the pool: a process, or the next one after it died. */
class Slot {
  readonly #limits: ProcessLimits;
  #process: ReadingProcess | null = null;
  #context: ReadContext | null = null;
  #closed = false;

  constructor(limits: ProcessLimits) {
    this.#limits = limits;
  }

  /** A living process that knows this context. */
  async prepare(context: ReadContext): Promise<ReadingProcess> {
    if (!this.#process?.alive) {
      this.#process = await ReadingProcess.start(this.#limits);
      this.#context = null;
      if (this.#closed) this.#process.kill();
    }
    if (this.#context !== context) {
      await this.#process.tell(context);
      this.#context = context;
    }
    return this.#process;
  }

  async carryOut(job: Job, context: ReadContext): Promise<unknown> {
    const process = await this.prepare(context);
    return process.carryOut(job);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#process?.kill();
    await this.#process?.gone();
  }
}
