import type { Clock } from '../clock.ts';
import type { Db } from '../db/connect.ts';
import type { Register } from '../domain/register.ts';
import type { MessageReading } from '../reading/message-reading.ts';
import type { Answering } from './acknowledge.ts';

/** What processing a message needs. */
export interface Processing {
  db: Db;
  clock: Clock;
  /** The register as it is now; a few seconds old at most. */
  register(): Promise<Register>;
  readMessage(raw: Uint8Array): Promise<MessageReading>;
  /** Own mail server's names in Authentication-Results. */
  authservIds: readonly string[];
  /** After so many attempts that ended without an outcome the message goes to staff. */
  maxAttempts: number;
  answering: Answering;
}
