import type { ParsedMessage } from './parsed-message.ts';

/** What a mail system says became of a mail of ours (RFC 3464). */
export interface DeliveryReport {
  /** Message-ID of the mail reported on, with its angle brackets; null where the report does not give it back. */
  original: string | null;
  recipients: ReportedRecipient[];
}

export interface ReportedRecipient {
  /** Lower case. */
  address: string;
  action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** "5.1.1" (RFC 3463). */
  status: string | null;
  /** In the words of the mail system: display only. */
  diagnostic: string | null;
}

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;
/** More recipients, or a larger report, no mail of ours gives cause to: each has one. */
const MOST_RECIPIENTS = 20;
const LARGEST_REPORT = 64 * 1024;
const LONGEST_DIAGNOSTIC = 300;

/** The report that a mail is; null if it is none. */
export function deliveryReport({ attachments }: Pick<ParsedMessage, 'attachments'>): DeliveryReport | null {
  const status = attachments.find(({ declaredType }) => /^message\/(global-)?delivery-status$/.test(declaredType));
  if (!status) return null;
  const [, ...groups] = decode(status.bytes).split(/\r?\n[ \t]*\r?\n/);
  const recipients = groups.slice(0, MOST_RECIPIENTS).flatMap((group) => reportedRecipient(fieldsOf(group)));
  const returned = attachments.find(({ declaredType }) =>
    /^(message\/(rfc822|global)|(text\/rfc822|message\/global)-headers)$/.test(declaredType),
  );
  return { original: returned ? messageIdIn(decode(returned.bytes)) : null, recipients };
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, LARGEST_REPORT));
}

/** Fields of one group, by lower-case name, unfolded; the first of a name counts. */
function fieldsOf(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of group.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

function reportedRecipient(fields: Map<string, string>): ReportedRecipient[] {
  const action = ACTIONS.find((each) => each === fields.get('action')?.toLowerCase());
  // RFC 3464 §2.3.1: what we wrote to comes before what it became on the way.
  const recipient = fields.get('original-recipient') ?? fields.get('final-recipient') ?? '';
  const address = recipient
    .slice(recipient.indexOf(';') + 1)
    .trim()
    .replace(/^<|>$/g, '')
    .toLowerCase();
  if (!action || !/^[^\s@]{1,64}@[^\s@]{1,255}$/.test(address)) return [];
  return [
    {
      address,
      action,
      status: /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? null,
      diagnostic:
        fields
          .get('diagnostic-code')
          ?.replace(/\p{Cc}+/gu, ' ')
          .slice(0, LONGEST_DIAGNOSTIC) ?? null,
    },
  ];
}

function messageIdIn(headers: string): string | null {
  const [head = ''] = headers.split(/\r?\n[ \t]*\r?\n/);
  return /^message-id:\s*(<[^<>\s]{1,250}>)/im.exec(head.replace(/\r?\n[ \t]+/g, ' '))?.[1] ?? null;
}
