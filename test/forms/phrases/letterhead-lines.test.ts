import { describe, expect, it } from 'vitest';
import { isLetterheadLine } from '../../../src/forms/phrases/letterhead-lines.ts';
import { saysOwn } from '../../../src/forms/phrases/sender-lines.ts';

describe('a line that offices print on their letters', () => {
  it.each([
    'BY E-MAIL ONLY',
    'Via email',
    'Par courriel uniquement',
    'Por correo electrónico',
    'По электронной почте',
    '通过电子邮件发送',
    'بالبريد الإلكتروني فقط',
    'In reply please quote CA/45',
    'When replying please quote: CA/ICT/45',
    'بسم الله الرحمن الرحيم',
    '«Año de la unidad, la paz y el desarrollo»',
    'N.º de expediente: 2024-0012',
    'Unclassified / Non classifié',
    'Diffusion restreinte',
    'Documento electrónico. Código de verificación: AB12-CD34',
  ])('says nothing of the form: %s', (line) => expect(saysOwn(line)).toBe(false));

  it.each([
    'By e-mail only rows 1 to 4 count',
    'In reply please quote CA/45, not final',
    'When replying please quote only X.1150',
    'By hand: see corrections',
    'Official / not approved',
    'Código de verificación: pendiente',
    '«Año de la unidad» no vale',
    'بسم الله الرحمن الرحيم لا نوافق',
  ])('is none with anything else: %s', (line) => expect(isLetterheadLine(line)).toBe(false));
});
