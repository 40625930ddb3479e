import type { Slot } from '../../src/domain/evidence.ts';
import type { Language } from '../../src/domain/language.ts';

type Words = Record<Slot, string> & {
  group: string;
  heading: string;
  opening: string;
  instruction: string;
  closing: string;
  administration: string;
  to: string;
  from: string;
  label: (ref: string) => string;
};

/** The form's wording: English as issued with Circular 142, the others as reconstructed for the six languages. */
export const WORDING: Record<Language, Words> = {
  en: {
    group: 'SG17',
    heading: 'Subject: Member State response to TSB Circular 142:',
    opening:
      'With respect to the Member State consultation on the Determined draft text(s) listed in TSB Circular 142, I would like to advise you of the opinion of this Administration, which is set out in the table below.',
    instruction: 'Select one of the two boxes',
    assign:
      'assigns authority to SG17 to consider this text for approval (in which case, select one of the two options \u20DD):',
    'no-comments': 'No comments or suggested changes',
    comments: 'Comments and suggested changes are attached',
    'not-assign':
      'does not assign authority to SG17 to consider this text for approval (reasons for this opinion and an outline of possible changes that would enable the work to progress are attached)',
    closing: 'Yours faithfully,',
    administration: 'Administration of [Member State]',
    to: 'To:',
    from: 'From:',
    label: (ref) => `Draft new Recommendation ITU-T ${ref}`,
  },
  fr: {
    group: 'CE 17',
    heading: 'Objet: Réponse des Etats Membres à la Circulaire TSB 142:',
    opening:
      "En ce qui concerne la consultation des Etats Membres au sujet des textes énumérés dans la Circulaire TSB 142, je vous informe de l'avis de cette Administration, indiqué dans le tableau ci-dessous.",
    instruction: 'Cochez une des deux cases',
    assign:
      "habilite la SG17 à examiner ce texte en vue de son approbation (dans ce cas, veuillez sélectionner l'une des deux options \u20DD):",
    'no-comments': 'Aucune observation ou proposition de modification',
    comments: 'Des observations et propositions de modification sont jointes',
    'not-assign':
      "n'habilite pas la SG17 à examiner ce texte en vue de son approbation (les motifs de cet avis et une description des éventuelles modifications qui permettraient la poursuite des travaux sont joints)",
    closing: 'Veuillez agréer, Madame, Monsieur, ma considération distinguée.',
    administration: 'Administration de [Etat Membre]',
    to: 'A:',
    from: 'De:',
    label: (ref) => `Projet de nouvelle Recommandation UIT-T ${ref}`,
  },
  es: {
    group: 'CE 17',
    heading: 'Asunto: Respuesta de los Estados Miembros a la Circular TSB 142:',
    opening:
      'En relación con la consulta a los Estados Miembros sobre los textos enumerados en la Circular TSB 142, le comunico la opinión de esta Administración, que figura en el cuadro siguiente.',
    instruction: 'Seleccione una de las dos casillas',
    assign:
      'autoriza a la SG17 a considerar la aprobación de este texto (en cuyo caso, seleccione una de las dos opciones \u20DD):',
    'no-comments': 'Sin comentarios ni cambios propuestos',
    comments: 'Se adjuntan comentarios y propuestas de modificación',
    'not-assign':
      'no autoriza a la SG17 a considerar la aprobación de este texto (se adjuntan los motivos de esta opinión y un resumen de las posibles modificaciones que permitirían avanzar los trabajos)',
    closing: 'Atentamente,',
    administration: 'Administración de [Estado Miembro]',
    to: 'A:',
    from: 'De:',
    label: (ref) => `Proyecto de nueva Recomendación UIT-T ${ref}`,
  },
  ru: {
    group: 'ИК17',
    heading: 'Предмет: Ответ Государства-Члена на Циркуляр 142 БСЭ:',
    opening:
      'В связи с консультацией с Государствами-Членами по текстам, перечисленным в Циркуляре 142 БСЭ, сообщаю мнение Администрации, которое изложено в таблице ниже.',
    instruction: 'Выберите одну из двух ячеек',
    assign:
      'наделяет полномочиями SG17 рассмотреть данный текст для утверждения (в этом случае выберите один из двух вариантов \u20DD):',
    'no-comments': 'Замечаний или предлагаемых изменений нет',
    comments: 'Замечания и предлагаемые изменения прилагаются',
    'not-assign':
      'не наделяет полномочиями SG17 рассмотреть данный текст для утверждения (причины такого мнения и описание возможных изменений, которые позволили бы продолжить работу, прилагаются)',
    closing: 'С уважением,',
    administration: 'Администрация [Государства-Члена]',
    to: 'Кому:',
    from: 'От:',
    label: (ref) => `Проект новой Рекомендации МСЭ-T ${ref}`,
  },
  zh: {
    group: '第17研究组',
    heading: '事由：成员国对电信标准化局第142号通函的答复',
    opening: '关于就电信标准化局第142号通函所列案文与成员国进行的磋商，现将本主管部门的意见列于下表。',
    instruction: '请选择两个方框之一',
    assign: '授权SG17审议批准该案文（若选此项，请在两个选项 \u20DD 中选其一）：',
    'no-comments': '无意见或修改建议',
    comments: '后附意见和修改建议',
    'not-assign': '不授权SG17审议批准该案文（后附持此意见的理由以及可使工作取得进展的可能修改的概要）',
    closing: '顺致敬意',
    administration: '[成员国]主管部门',
    to: '致：',
    from: '来自：',
    label: (ref) => `ITU-T ${ref}新建议书草案`,
  },
  ar: {
    group: 'لجنة الدراسات 17',
    heading: 'الموضوع: رد الدولة العضو على الرسالة المعممة TSB 142:',
    opening:
      'فيما يتعلق بالتشاور مع الدول الأعضاء بشأن النصوص الواردة في الرسالة المعممة TSB 142، أبلغكم برأي هذه الإدارة الوارد في الجدول أدناه.',
    instruction: 'يرجى اختيار أحد المربعين',
    assign: 'تفوّض SG17 للنظر في الموافقة على هذا النص (وفي هذه الحالة، يُختار أحد الخيارين \u20DD):',
    'no-comments': 'لا توجد تعليقات أو تغييرات مقترحة',
    comments: 'التعليقات والتغييرات المقترحة مرفقة',
    'not-assign':
      'لا تفوّض SG17 للنظر في الموافقة على هذا النص (ترفق أسباب هذا الرأي وموجز للتغييرات الممكنة التي من شأنها أن تتيح تقدم العمل)',
    closing: 'وتفضلوا بقبول فائق الاحترام والتقدير،',
    administration: 'إدارة [الدولة العضو]',
    to: 'إلى:',
    from: 'من:',
    label: (ref) => `مشروع التوصية الجديدة ITU-T ${ref}`,
  },
};
