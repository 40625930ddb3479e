import type { CircularWords } from './circular-words.ts';

export const french: CircularWords = {
  language: 'fr',
  annex: ['annexe', 'piece jointe'],
  subject: ['objet'],
  salutation: ['madame', 'monsieur'],
  summary: ['resume'],
  draft: ['projet', 'suppression', 'amendement', 'corrigendum', 'proposition'],
  types: [
    ['corrigendum', ['corrigendum', 'corrigenda', 'rectificatif']],
    ['amendment', ['amendement']],
    ['deletion', ['suppression', 'annulation']],
    ['revised', ['revisee', 'revise', 'revision']],
    ['new', ['nouvelle', 'nouveau']],
  ],
  studyGroup: ["commission d'etudes ‥ #"],
  studyGroupSign: ['ce', 'sg'],
  none: ['aucun', 'aucune', 'pas', 'ni'],
  except: ["a l'exception", 'sauf', 'excepte', 'hormis'],
  ipr: ['dpi', 'ipr', 'propriete intellectuelle'],
  restricted: [
    'seuls … etats membres de/du/des/appartenant/participant/qui',
    'uniquement … etats membres de/du/des/appartenant/participant/qui',
    'limitee … etats membres',
    'etats membres suivants',
    'etats membres … groupe regional',
    'etats membres … de la region',
    'etats membres … appartenant',
  ],
  corrigendum: ['corrigendum ‥ # … circulaire', 'corrigendum … circulaire', 'addendum … circulaire'],
  in: ['a', 'au'],
};
