import type { ContactKind } from '../domain/contact.ts';
import { type Sentences, sayer } from '../domain/saying.ts';

/** What staff are told of what cannot stand in the register so, in English. */
export const REGISTER_SENTENCES = {
  'vote-lost-already': ({ state, since }: { state: string; since: string }) =>
    `${state} is noted as without voting rights already, since ${since}.`,
  'vote-not-lost': ({ state }: { state: string }) => `${state} is not noted as without voting rights.`,
  'vote-lost-later': ({ state, since }: { state: string; since: string }) =>
    `${state} is without voting rights only since ${since}.`,
  'contact-unfit': ({ fault }: { fault: string }) => `The contact cannot be registered: ${fault}.`,
  'csv-unreadable': ({ why }: { why: string }) => `is not a CSV file: ${why}`,
  'csv-column-missing': ({ columns }: { columns: string }) => `the column ${columns} is missing`,
  'csv-repeated': ({ line }: { line: number }) => `says the same contact as line ${line}`,
  'csv-not-utf8': 'it holds characters that are not UTF-8: save the file as CSV UTF-8',
  'contact-state-unknown': ({ code }: { code: string }) =>
    `"${code}" is no Member State: write its ISO code of two letters`,
  'contact-address-unfit': ({ address }: { address: string }) =>
    `"${address}" is neither an e-mail address nor @domain`,
  'contact-domain-public': ({ domain }: { domain: string }) =>
    `${domain} is a public provider, where anybody may have an address`,
  'contact-language-unknown': ({ language }: { language: string }) =>
    `language "${language}": choose ar, en, es, fr, ru or zh`,
  'contact-kind-unknown': ({ kind, kinds }: { kind: string; kinds: string }) => `kind "${kind}": choose ${kinds}`,
  'contact-no-domain': ({ address }: { address: string }) => `"${address}" is an address, not a domain`,
  'contact-only-domain': ({ address, kind }: { address: string; kind: ContactKind }) =>
    `"${address}" is a domain and cannot be a ${kind}`,
} satisfies Sentences;

export const say = sayer(REGISTER_SENTENCES);
