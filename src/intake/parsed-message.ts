/** One mail, taken apart. Plain data: it can be cloned, stored and compared. */
export interface ParsedMessage {
  /** With its angle brackets; null where the mail has none. Never an identity: senders repeat and omit it. */
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  /** The one author; null where the mail names none or several (see `flags`): then nobody can be answered. */
  from: Mailbox | null;
  sender: Mailbox | null;
  replyTo: Mailbox[];
  /** The envelope sender as the delivering server noted it: '' is the null path `<>`, null means no such header. */
  returnPath: string | null;
  to: Mailbox[];
  /** Decoded, on one line, at most 500 characters. */
  subject: string;
  /** What the sender's clock claimed; it decides nothing. */
  date: Date | null;
  /** The time in the topmost Received header: for display; the mailbox's INTERNALDATE is the clock that counts. */
  receivedAt: Date | null;
  /** Header fields by lower-case name, unfolded, topmost first. Encoded words stay encoded. */
  headers: Record<string, string[]>;
  text: string | null;
  html: string | null;
  attachments: Attachment[];
  flags: MessageFlag[];
}

export interface Mailbox {
  /** As written, not lower-cased. */
  address: string;
  name: string;
}

export interface Attachment {
  /** Display only; never empty. */
  name: string;
  /** What the mail says it is, lower case; the bytes decide. */
  declaredType: string;
  disposition: 'attachment' | 'inline';
  /** Without angle brackets. */
  contentId: string | null;
  bytes: Uint8Array;
}

/** What could not be had of the mail, or is odd about it. */
export type MessageFlag =
  | 'from-missing'
  | 'from-several'
  | 'header-cut' // a header field or block beyond the limits was shortened
  | 'body-cut' // a text beyond the limits was shortened
  | 'mime-damaged' // a boundary is missing, or the mail ends in the middle
  | 'parts-dropped'; // more parts or attachments than the limits allow
