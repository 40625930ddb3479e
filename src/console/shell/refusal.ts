import { shell } from '../words/en/shell.ts';

const STATUS = {
  notFound: 404,
  forbidden: 403,
  form: 403,
  host: 421,
  bad: 400,
  tooLarge: 413,
  tooMany: 429,
} as const;

export type RefusalKind = keyof typeof STATUS | 'signIn';

/**
 * Thrown by a page that cannot be given: the answer is a page that says so. `signIn` leads to the sign-in page instead.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly statusCode: number;
  /** @param detail for programs, in place of the usual text */
  constructor(kind: RefusalKind, detail?: string) {
    super(detail ?? shell.errors[kind].text);
    this.name = 'Refusal';
    this.kind = kind;
    this.statusCode = kind === 'signIn' ? 401 : STATUS[kind];
  }
}
