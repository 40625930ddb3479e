import type { Slot } from '../../domain/evidence.ts';
import type { Sentences } from '../../domain/saying.ts';

/** What is doubtful about the marks on a form. */
export const ANSWER_SENTENCES = {
  'text-not-on-form': ({ text }: { text: string }) => `The form has no part for ${text}.`,
  'text-twice-agreeing': ({ text, times }: { text: string; times: number }) =>
    `${text} stands on the form ${times} times; they agree.`,
  'text-twice-disagreeing': ({ text, times }: { text: string; times: number }) =>
    `${text} stands on the form ${times} times; they disagree.`,
  'form-without-mark': 'The form came back without any mark.',
  'part-without-number': ({ label }: { label: string }) => `A part of the form has no text number: "${label}".`,
  'beside-nameless-part': ({ text }: { text: string }) =>
    `A part of the form bears no name: look whether the marks for ${text} are its own.`,
  'text-not-consulted': ({ label }: { label: string }) => `The form names a text that is not consulted: "${label}".`,
  'label-of-two-texts': ({ text, other, label }: { text: string; other: string; label: string }) =>
    `The label names two texts, ${text} and ${other}: "${label}".`,
  'written-beside-fields': ({ text }: { text: string }) => `Written beside the form's own fields: "${text}"`,
  'written-beside-label': ({ text }: { text: string }) => `Written beside the label: "${text}"`,
  'letter-names-other-circular': ({ inLetter, onForm }: { inLetter: number; onForm: string }) =>
    `The mail names Circular ${inLetter}, the form is that of Circular ${onForm}.`,
  'written-in-mail': ({ text }: { text: string }) => `Written in the mail beside the form: "${text}"`,
  'written-in-subject': ({ text }: { text: string }) => `Written in the mail's subject: "${text}"`,
  'written-in-file-name': ({ text }: { text: string }) => `Written in the name of the form's file: "${text}"`,
  'counted-otherwise': ({ text, assigned, refused }: { text: string; assigned: number; refused: number }) =>
    `The mail says "${text}", but the form assigns authority for ${assigned} texts and does not for ${refused}.`,
  'mail-refuses': 'The mail beside the form speaks of not assigning authority.',
  'written-in-file': ({ file, text }: { file: string; text: string }) =>
    `Written in "${file}", which came with the form: "${text}"`,
  'both-boxes-marked': 'Both boxes are marked.',
  'both-options-marked': 'Authority is assigned, but both options are marked.',
  'no-option-marked': 'Authority is assigned, but neither option is marked.',
  'option-under-refusal': 'Authority is not assigned, but an option under "assigns" is marked.',
  'option-beside-no-box': 'An option is marked, but neither box.',
  'nothing-marked': 'Nothing is marked for this text.',
  'boxes-untold': ({ why }: { why: string }) => `The boxes cannot be told: ${why}.`,
  'options-untold': ({ why }: { why: string }) => `The options cannot be told: ${why}.`,
  'options-untold-refused': ({ why }: { why: string }) =>
    `Authority is not assigned, but the options cannot be told: ${why}.`,
  'options-untold-no-box': ({ why }: { why: string }) =>
    `Neither box is marked, and the options cannot be told: ${why}.`,
  'options-not-all-found': 'the options were not all found',
  'beside-mark': ({ marks }: { marks: string }) => `beside the mark there is ${marks}`,
  'there-is': ({ marks }: { marks: string }) => `there is ${marks}`,
  'wording-absent': ({ slot }: { slot: Slot }) => `the wording of "${slot}" was not found`,
  'marked-and-struck': ({ slot }: { slot: Slot }) => `"${slot}" is marked and struck out`,
  'marked-other-emphasised': ({ slot, other }: { slot: Slot; other: Slot }) =>
    `"${slot}" is marked, but "${other}" is emphasised`,
  'neighbour-unseen': ({ slot }: { slot: Slot }) => `whether "${slot}" is marked too was not seen`,
  'marked-and-empty': ({ slot, marks, empty }: { slot: Slot; marks: string; empty: string }) =>
    `"${slot}" is marked (${marks}) and empty (${empty})`,
  'sign-missing': 'a box or circle is missing',
  'no-sign-seen': ({ slot, other }: { slot: Slot; other: Slot }) =>
    `no box or circle was seen at "${slot}" and "${other}"`,
  'only-looks-different': 'other texts are marked, this one only looks different',
  'emphasised-and-struck': 'some wording is emphasised and some is struck',
  'both-look-alike': 'both are emphasised or struck',
  'look-of-form': "the emphasis is the same on every text and may be the form's own",
  'both-struck': 'both are struck',
} satisfies Sentences;
