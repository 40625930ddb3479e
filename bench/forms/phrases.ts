import type { DeterminedText } from '../../src/domain/consultation.ts';
import type { Language } from '../../src/domain/language.ts';

/**
 * The wording of Annex 2. English is the circular's own; the other languages are reconstructed from the terms that ITU
 * uses in them. `{circular}`, `{sg}`, `{texts}` and `{state}` are filled in.
 */
export interface FormPhrases {
  subject: string;
  to: string;
  from: string;
  fax: string;
  email: string;
  date: string;
  director: string[];
  sender: string[];
  placeAndDate: string;
  salutation: string;
  opening: string;
  selectOne: string;
  assigns: string;
  noComments: string;
  commentsAttached: string;
  notAssigns: string;
  close: string;
  administration: string;
  label: Record<DeterminedText['type'], string>;
}

export const CIRCLE = '\u20DD';

export const PHRASES: Record<Language, FormPhrases> = {
  en: {
    subject:
      'Subject: Member State response to TSB Circular {circular}:\nConsultation on Determined draft Recommendations ITU\u2011T {texts}',
    to: 'To:',
    from: 'From:',
    fax: 'Fax:',
    email: 'E-mail:',
    date: 'Date:',
    director: [
      'Director of the',
      'Telecommunication Standardization Bureau,',
      'International Telecommunication Union',
      'Place des Nations',
      'CH 1211 Geneva 20, Switzerland',
    ],
    sender: ['[Name]', '[Official role/title]', '[Address]'],
    placeAndDate: '[Place,] [Date]',
    salutation: 'Dear Sir/Madam,',
    opening:
      'With respect to the Member State consultation on the Determined draft text(s) listed in TSB Circular {circular}, I would like to advise you of the opinion of this Administration, which is set out in the table below.',
    selectOne: 'Select one of the two boxes',
    assigns: `assigns authority to SG{sg} to consider this text for approval (in which case, select one of the two options ${CIRCLE}):`,
    noComments: 'No comments or suggested changes',
    commentsAttached: 'Comments and suggested changes are attached',
    notAssigns:
      'does not assign authority to SG{sg} to consider this text for approval (reasons for this opinion and an outline of possible changes that would enable the work to progress are attached)',
    close: 'Yours faithfully,',
    administration: 'Administration of {state}',
    label: {
      new: 'Draft new Recommendation ITU-T {ref}',
      revised: 'Draft revised Recommendation ITU-T {ref}',
      amendment: 'Draft Amendment to Recommendation ITU-T {ref}',
      corrigendum: 'Draft Corrigendum to Recommendation ITU-T {ref}',
      deletion: 'Proposed deletion of Recommendation ITU-T {ref}',
    },
  },
  fr: {
    subject:
      'Objet: Réponse des Etats Membres à la Circulaire TSB {circular}:\nConsultation au sujet des projets de Recommandation UIT-T déterminés {texts}',
    to: 'A:',
    from: 'De:',
    fax: 'Télécopie:',
    email: 'E-mail:',
    date: 'Date:',
    director: [
      'Directeur du',
      'Bureau de la normalisation des télécommunications,',
      'Union internationale des télécommunications',
      'Place des Nations',
      'CH-1211 Genève 20, Suisse',
    ],
    sender: ['[Nom]', '[Rôle/titre officiel]', '[Adresse]'],
    placeAndDate: '[Lieu,] [Date]',
    salutation: 'Madame, Monsieur,',
    opening:
      "Dans le cadre de la consultation des Etats Membres au sujet des projets de texte déterminés énumérés dans la Circulaire TSB {circular}, je vous fais connaître l'avis de cette Administration, qui figure dans le tableau ci-dessous.",
    selectOne: 'Cochez une des deux cases',
    assigns: `habilite la CE {sg} à examiner ce texte en vue de son approbation (dans ce cas, veuillez sélectionner l'une des deux options ${CIRCLE}):`,
    noComments: 'Aucune observation ou proposition de modification',
    commentsAttached: 'Des observations et propositions de modification sont jointes',
    notAssigns:
      "n'habilite pas la CE {sg} à examiner ce texte en vue de son approbation (les motifs de cet avis et une description des éventuelles modifications qui permettraient la poursuite des travaux sont joints)",
    close: 'Veuillez agréer, Madame, Monsieur, mes salutations distinguées.',
    administration: 'Administration de {state}',
    label: {
      new: 'Projet de nouvelle Recommandation UIT-T {ref}',
      revised: 'Projet de Recommandation révisée UIT-T {ref}',
      amendment: "Projet d'Amendement à la Recommandation UIT-T {ref}",
      corrigendum: 'Projet de Corrigendum à la Recommandation UIT-T {ref}',
      deletion: 'Projet de suppression de la Recommandation UIT-T {ref}',
    },
  },
  es: {
    subject:
      'Asunto: Respuesta de los Estados Miembros a la Circular TSB {circular}:\nConsulta sobre proyectos de Recomendación UIT-T determinados {texts}',
    to: 'A:',
    from: 'De:',
    fax: 'Fax:',
    email: 'Correo-e:',
    date: 'Fecha:',
    director: [
      'Director de la',
      'Oficina de Normalización de las Telecomunicaciones,',
      'Unión Internacional de Telecomunicaciones',
      'Place des Nations',
      'CH-1211 Ginebra 20, Suiza',
    ],
    sender: ['[Nombre]', '[Cargo oficial/título]', '[Dirección]'],
    placeAndDate: '[Lugar,] [Fecha]',
    salutation: 'Muy Señora mía / Muy Señor mío:',
    opening:
      'Con respecto a la consulta a los Estados Miembros sobre los proyectos de texto determinados que figuran en la Circular TSB {circular}, le comunico la opinión de esta Administración, que se indica en el cuadro siguiente.',
    selectOne: 'Seleccione una de las dos casillas',
    assigns: `autoriza a la CE {sg} a considerar la aprobación de este texto (en cuyo caso, seleccione una de las dos opciones ${CIRCLE}):`,
    noComments: 'Sin comentarios ni cambios propuestos',
    commentsAttached: 'Se adjuntan comentarios y propuestas de modificación',
    notAssigns:
      'no autoriza a la CE {sg} a considerar la aprobación de este texto (se adjuntan los motivos de esta opinión y un resumen de las posibles modificaciones que permitirían avanzar los trabajos)',
    close: 'Atentamente,',
    administration: 'Administración de {state}',
    label: {
      new: 'Proyecto de nueva Recomendación UIT-T {ref}',
      revised: 'Proyecto de Recomendación UIT-T {ref} revisada',
      amendment: 'Proyecto de Enmienda a la Recomendación UIT-T {ref}',
      corrigendum: 'Proyecto de Corrigéndum a la Recomendación UIT-T {ref}',
      deletion: 'Proyecto de supresión de la Recomendación UIT-T {ref}',
    },
  },
  ru: {
    subject:
      'Предмет: Ответ Государств-Членов на Циркуляр {circular} БСЭ:\nКонсультации по проектам Рекомендаций МСЭ-T, по которым сделано заключение, {texts}',
    to: 'Кому:',
    from: 'От:',
    fax: 'Факс:',
    email: 'Эл. почта:',
    date: 'Дата:',
    director: [
      'Директору',
      'Бюро стандартизации электросвязи',
      'Международный союз электросвязи',
      'Place des Nations',
      'CH-1211 Geneva 20, Switzerland',
    ],
    sender: ['[Имя, фамилия]', '[Официальная должность/звание]', '[Адрес]'],
    placeAndDate: '[Место], [дата]',
    salutation: 'Уважаемая госпожа, уважаемый господин,',
    opening:
      'В связи с консультациями с Государствами-Членами по проектам текстов, по которым сделано заключение, перечисленным в Циркуляре {circular} БСЭ, сообщаю Вам мнение нашей Администрации, которое изложено в приведенной ниже таблице.',
    selectOne: 'Выберите одну из двух ячеек',
    assigns: `наделяет полномочиями ИК{sg} рассмотреть данный текст для утверждения (в этом случае выберите один из двух вариантов ${CIRCLE}):`,
    noComments: 'Замечаний или предлагаемых изменений нет',
    commentsAttached: 'Замечания и предлагаемые изменения прилагаются',
    notAssigns:
      'не наделяет полномочиями ИК{sg} рассмотреть данный текст для утверждения (причины такого мнения и описание возможных изменений, которые позволили бы продолжить работу, прилагаются)',
    close: 'С уважением,',
    administration: 'Администрация {state}',
    label: {
      new: 'Проект новой Рекомендации МСЭ-T {ref}',
      revised: 'Проект пересмотренной Рекомендации МСЭ-T {ref}',
      amendment: 'Проект Поправки к Рекомендации МСЭ-T {ref}',
      corrigendum: 'Проект Исправления к Рекомендации МСЭ-T {ref}',
      deletion: 'Предлагаемое исключение Рекомендации МСЭ-T {ref}',
    },
  },
  zh: {
    subject: '事由:成员国对电信标准化局第{circular}号通函的答复:\n就已确定的ITU-T建议书草案 {texts} 进行的磋商',
    to: '致:',
    from: '来自:',
    fax: '传真:',
    email: '电子邮件:',
    date: '日期:',
    director: ['国际电信联盟', '电信标准化局主任', 'Place des Nations', 'CH-1211 Geneva 20, Switzerland'],
    sender: ['[姓名]', '[官方职务/头衔]', '[地址]'],
    placeAndDate: '[地点,][日期]',
    salutation: '尊敬的先生/女士:',
    opening: '关于电信标准化局第{circular}号通函所列已确定案文草案的成员国磋商,现将本主管部门的意见在下表中告知。',
    selectOne: '请选择两个方框之一',
    assigns: `授权第{sg}研究组审议批准该案文(若选此项,请在两个选项 ${CIRCLE} 中选其一):`,
    noComments: '无意见或修改建议',
    commentsAttached: '后附意见和修改建议',
    notAssigns: '不授权第{sg}研究组审议批准该案文(后附持此意见的理由以及可使工作取得进展的可能修改的概要)',
    close: '顺致敬意!',
    administration: '{state}主管部门',
    label: {
      new: 'ITU-T {ref}新建议书草案',
      revised: 'ITU-T {ref}建议书修订草案',
      amendment: 'ITU-T {ref}建议书修正案草案',
      corrigendum: 'ITU-T {ref}建议书勘误草案',
      deletion: '建议删除ITU-T {ref}建议书',
    },
  },
  ar: {
    subject:
      'الموضوع: رد الدول الأعضاء على الرسالة المعممة TSB {circular}:\nالتشاور بشأن مشاريع توصيات قطاع تقييس الاتصالات المحددة ITU-T {texts}',
    to: 'إلى:',
    from: 'من:',
    fax: 'الفاكس:',
    email: 'البريد الإلكتروني:',
    date: 'التاريخ:',
    director: [
      'مدير',
      'مكتب تقييس الاتصالات،',
      'الاتحاد الدولي للاتصالات',
      'Place des Nations',
      'CH-1211 Geneva 20, Switzerland',
    ],
    sender: ['[الاسم]', '[الصفة/اللقب الرسمي]', '[العنوان]'],
    placeAndDate: '[المكان]، [التاريخ]',
    salutation: 'تحية طيبة وبعد،',
    opening:
      'فيما يتعلق بتشاور الدول الأعضاء بشأن مشاريع النصوص المحددة الواردة في الرسالة المعممة TSB {circular}، أود إبلاغكم برأي هذه الإدارة المبين في الجدول أدناه.',
    selectOne: 'يرجى اختيار أحد المربعين',
    assigns: `تفوّض لجنة الدراسات {sg} للنظر في الموافقة على هذا النص (وفي هذه الحالة، يُختار أحد الخيارين ${CIRCLE}):`,
    noComments: 'لا توجد تعليقات أو تغييرات مقترحة',
    commentsAttached: 'التعليقات والتغييرات المقترحة مرفقة',
    notAssigns:
      'لا تفوّض لجنة الدراسات {sg} للنظر في الموافقة على هذا النص (ترفق أسباب هذا الرأي وموجز للتغييرات الممكنة التي من شأنها أن تتيح تقدم العمل)',
    close: 'وتفضلوا بقبول فائق التقدير والاحترام،',
    administration: 'إدارة {state}',
    label: {
      new: 'مشروع التوصية الجديدة ITU-T {ref}',
      revised: 'مشروع التوصية المراجعة ITU-T {ref}',
      amendment: 'مشروع التعديل على التوصية ITU-T {ref}',
      corrigendum: 'مشروع التصويب على التوصية ITU-T {ref}',
      deletion: 'حذف مقترح للتوصية ITU-T {ref}',
    },
  },
};

/** The words that stand for the name of the state on the blank form. */
export const STATE_PLACEHOLDER: Record<Language, string> = {
  en: '[Member State]',
  fr: '[Etat Membre]',
  es: '[Estado Miembro]',
  ru: '[Государства-Члена]',
  zh: '[成员国]',
  ar: '[الدولة العضو]',
};
