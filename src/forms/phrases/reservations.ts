import type { Language } from '../../domain/language.ts';
import { remembered } from '../../domain/remembered.ts';
import { fold } from '../document/fold.ts';
import { patternsOf } from './pattern.ts';

/** Reservations about the texts as a whole, which name none of them by its number. How a pattern is written: `pattern.ts`. */
const RESERVATIONS: Record<Language, string[]> = {
  en: [
    'would rather/prefer … text/texts/recommendation/discuss/study/wait/postpon/defer/further',
    'premature/immature',
    'not ?yet ?sufficiently mature/ready/stable',
    'further/more/additional/deeper discussion/discussed/study/studied/consultation/work/time … needed/required/necessary/before',
    'need/needs/require/requires/requiring further/more/additional discussion/study/consultation/work/time',
    'discussed/studied further',
    'are/is/remain/remains/stand/stands against',
  ],
  fr: [
    'prefererait/prefererions … texte/projet/recommandation/discut/report/attend/examin',
    'premature/prematuree/prematures/prematurees',
    "n'est/sont pas ?encore ?assez mur/mure/murs/mures/prete/prets/pretes/stable",
    'discussion/examen/etude/etudes/discussions supplementaire/approfondi/complementaire',
  ],
  es: [
    'preferir … texto/proyecto/recomend/debat/discut/esper/aplaz',
    'prematur',
    'no … suficientemente madur/estable',
    'requiere/requieren/necesita/necesitan mas/mayor debate/estudio/tiempo/trabajo',
    'debate/estudio adicional',
  ],
  ru: [
    'предпочли/предпочла/предпочитаем',
    'мы/администрация/страна против',
    'преждевременн',
    'требуют/требует/нуждаются/необходимо дополнительного/дальнейшего/дополнительное/дальнейшее обсужд/изуч/исследов/рассмотр',
  ],
  zh: ['不够成熟', '尚不成熟', '为时过早', '需要进一步 讨论/研究/审议', '希望进一步 讨论/研究/审议'],
  ar: ['سابق لأوانه', 'المزيد من المناقشة/الدراسة/البحث'],
};

const PATTERNS = patternsOf(RESERVATIONS);

/** Whether a line holds a reservation about the texts as a whole. */
export const holdsReservation = remembered((line) => {
  const folded = fold(line);
  return PATTERNS.some((pattern) => pattern.test(folded));
});
