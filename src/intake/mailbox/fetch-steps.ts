import type { Log } from '../../log.ts';
import type { Policy } from '../../policy.ts';
import { cutIntoBatches, fetchHeaders, fetchWhole, type ListedMessage } from './fetch-messages.ts';
import { type Client, ImapTrouble } from './open-client.ts';

export interface FetchOptions {
  intake: Policy['intake'];
  log: Log;
  /** Mails that a fetch failed on, and how often they failed when asked for alone. Kept from session to session. */
  suspects: Map<number, number>;
  /** Whether suspects are tried at all, or left for a scan of their own after the others are safe. */
  trySuspects: boolean;
}

/** After so many failures alone, a mail is taken by its header, and staff look for it in the mailbox. */
const HEADER_AFTER = 5;
/** After so many, it is left alone until the next start: it would only break one connection after the other. */
const LEAVE_AFTER = 10;

/**
 * Fetches mails piece by piece, in an order that lets none hold up the others. While one step's mails are stored, the
 * next step's are on their way. What the server leaves out is missing from `bodies`.
 * @throws ImapTrouble if the connection fails
 */
export async function* fetchAll(client: Client, options: FetchOptions, wanted: ListedMessage[]) {
  const steps = planSteps(wanted, options);
  const fetch = (step: Step | undefined) => {
    const bodies = step ? fetchStep(client, options, step) : null;
    // If storing fails first, nobody waits for these any more.
    bodies?.catch(() => {});
    return bodies;
  };
  let coming = fetch(steps[0]);
  for (const [index, step] of steps.entries()) {
    const bodies = await coming;
    coming = fetch(steps[index + 1]);
    if (bodies) yield { step, bodies };
  }
}

interface Step {
  messages: ListedMessage[];
  headerOnly: boolean;
}

/** Suspects come last and alone, so that a mail which breaks the connection keeps no other one from coming in. */
function planSteps(wanted: ListedMessage[], { intake, suspects, trySuspects }: FetchOptions): Step[] {
  const failures = ({ uid }: ListedMessage) => suspects.get(uid) ?? -1;
  const tooLarge = ({ size }: ListedMessage) => size > intake.maxMessageBytes;
  const plain = wanted.filter((message) => failures(message) < 0);
  const doubtful = trySuspects
    ? wanted.filter((message) => failures(message) >= 0 && failures(message) < LEAVE_AFTER)
    : [];
  const whole = plain.filter((message) => !tooLarge(message));
  return [
    ...cutIntoBatches(whole, intake.batchSize).map((messages) => ({ messages, headerOnly: false })),
    ...plain.filter(tooLarge).map((message) => ({ messages: [message], headerOnly: true })),
    ...doubtful.map((message) => ({
      messages: [message],
      headerOnly: tooLarge(message) || failures(message) >= HEADER_AFTER,
    })),
  ];
}

/** A refused fetch of several mails is tried again one by one; a broken connection makes all of them suspects. */
async function fetchStep(client: Client, options: FetchOptions, step: Step): Promise<Map<number, Buffer>> {
  const { messages, headerOnly } = step;
  const suspect = (uids: number[]) => {
    for (const uid of uids) options.suspects.set(uid, (options.suspects.get(uid) ?? -1) + 1);
  };
  const uids = messages.map(({ uid }) => uid);
  try {
    const bodies = await (headerOnly ? fetchHeaders(client, messages) : fetchWhole(client, messages));
    suspect(uids.filter((uid) => !bodies.has(uid)));
    return bodies;
  } catch (error) {
    if (!(error instanceof ImapTrouble)) throw error;
    suspect(uids);
    if (client.gone.aborted || !client.imap.usable || !wasRefused(error)) throw error;
    options.log.warn({ uids }, `mails cannot be fetched: ${error.message}`);
    if (messages.length === 1) return new Map();
  }
  const bodies = new Map<number, Buffer>();
  for (const message of messages) {
    const alone = await fetchStep(client, options, { messages: [message], headerOnly });
    for (const [uid, raw] of alone) bodies.set(uid, raw);
  }
  return bodies;
}

/** The server answered NO or BAD, so that it still listens; after anything else the connection is not to be trusted. */
function wasRefused({ cause }: ImapTrouble): boolean {
  return typeof cause === 'object' && cause !== null && 'responseStatus' in cause;
}
