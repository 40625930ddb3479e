import type { ColumnType } from 'kysely';

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

/** Every message is in exactly one of these: seen = accepted + superseded + review + ignored + pending. */
export type MessageStatus = 'pending' | 'accepted' | 'superseded' | 'review' | 'ignored';
