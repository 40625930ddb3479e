import type { CircularWords } from './circular-words.ts';

export const spanish: CircularWords = {
  language: 'es',
  annex: ['anexo', 'adjunto'],
  subject: ['asunto'],
  salutation: ['muy senora', 'muy senor', 'estimado', 'estimada'],
  summary: ['resumen'],
  draft: ['proyecto', 'supresion', 'enmienda', 'corrigendum', 'propuesta'],
  types: [
    ['corrigendum', ['corrigendum', 'correccion']],
    ['amendment', ['enmienda']],
    ['deletion', ['supresion', 'eliminacion']],
    ['revised', ['revisada', 'revisado', 'revision']],
    ['new', ['nueva', 'nuevo']],
  ],
  studyGroup: ['comision de estudio ‥ #', 'comision de estudios ‥ #'],
  studyGroupSign: ['ce', 'sg'],
  none: ['ningun', 'ninguna', 'no', 'tampoco'],
  except: ['excepto', 'salvo', 'excepcion'],
  ipr: ['ipr', 'dpi', 'propiedad intelectual'],
  restricted: [
    'solo … estados miembros de/que/pertenecientes',
    'unicamente … estados miembros de/que/pertenecientes',
    'limitada … estados miembros',
    'siguientes estados miembros',
    'estados miembros siguientes',
    'estados miembros … grupo regional',
    'estados miembros … de la region',
  ],
  corrigendum: ['corrigendum ‥ # … circular', 'corrigendum … circular', 'addendum … circular'],
  in: ['en'],
};
