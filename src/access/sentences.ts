import { type Sentences, sayer } from '../domain/saying.ts';

/** What people at the door are told, in English. */
export const ACCESS_SENTENCES = {
  'login-unfit': 'Give an e-mail address, or a user name of three characters or more without spaces.',
  'account-known': 'There is an account of this name already: choose another name to sign in with or to be shown.',
  'name-unfit': ({ most }: { most: number }) =>
    `Give your name, in at most ${most} characters: it stands beside what you do.`,
  'account-gone': 'This account is gone.',
  'account-shut': 'Your account is shut. Ask an administrator.',
  'last-administrator': 'This is the last administrator: make somebody else one first.',
  'password-short': ({ least }: { least: number }) => `Choose a password of ${least} characters or more.`,
  'password-long': ({ most }: { most: number }) => `Choose a password of at most ${most} characters.`,
  'password-guessed': 'This password is easy to guess. Choose another one, such as four words at random.',
  'password-wrong': 'This is not your current password.',
  'sign-in-wrong': 'This name and this password do not belong together.',
  'locked-out': 'Too many attempts have failed. Wait a quarter of an hour, then try again.',
  'code-wrong': 'This code is not good (any more). Wait for the next one, or use a recovery code.',
  'code-not-shown': 'This code is not the one that is shown now. Check the clock of your device and try again.',
  'factor-in-use': 'A second factor is in use. Take it off first.',
  'token-unnamed': 'Say in a few words what the token is for.',
  'token-days': ({ most }: { most: number }) => `A token lasts from 1 to ${most} days.`,
  'link-used-up': 'This link is used up or too old. Ask for another one.',
  'link-account-gone': 'The account of this link is gone.',
} satisfies Sentences;

export const say = sayer(ACCESS_SENTENCES);
