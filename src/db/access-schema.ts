import type { Generated, Selectable } from 'kysely';
import type { Role } from '../domain/role.ts';
import type { Timestamp } from './column-types.ts';

/** The tables of migration 0005: who may enter the console. */
export interface AccessTables {
  account: AccountTable;
  recovery_code: RecoveryCodeTable;
  entry_link: EntryLinkTable;
  session: SessionTable;
  sign_in_attempt: SignInAttemptTable;
  api_token: ApiTokenTable;
}

export interface AccountTable {
  id: Generated<number>;
  /** Lower case. */
  login: string;
  name: string;
  role: Role;
  password: string | null;
  totp_secret: string | null;
  totp_confirmed: Generated<boolean>;
  totp_last_step: number | null;
  identity: string | null;
  disabled_at: Timestamp | null;
  created_at: Timestamp;
  created_by: string;
}

export type AccountRow = Selectable<AccountTable>;

export interface RecoveryCodeTable {
  account_id: number;
  hash: string;
  used_at: Timestamp | null;
}

export interface EntryLinkTable {
  hash: string;
  purpose: 'first' | 'invitation' | 'reset';
  account_id: number | null;
  role: Role;
  created_at: Timestamp;
  created_by: string;
  expires_at: Timestamp;
  used_at: Timestamp | null;
}

export interface SessionTable {
  id: Generated<number>;
  hash: string;
  account_id: number;
  half: Generated<boolean>;
  address: string;
  agent: string;
  created_at: Timestamp;
  seen_at: Timestamp;
  proved_at: Timestamp;
}

export interface SignInAttemptTable {
  id: Generated<number>;
  at: Timestamp;
  login: string;
  address: string;
  succeeded: boolean;
}

export interface ApiTokenTable {
  id: Generated<number>;
  hash: string;
  name: string;
  role: Role;
  created_at: Timestamp;
  created_by: string;
  expires_at: Timestamp;
  used_at: Timestamp | null;
  revoked_at: Timestamp | null;
}
