import type { DeterminedText } from '../../src/domain/consultation.ts';
import type { Language } from '../../src/domain/language.ts';

/**
 * The wording of a circular's letter and Annex 1. English is Circular 142's own; the other languages are reconstructed
 * from the terms that ITU uses in them. Placeholders: `{circular}`, `{sg}`, `{name}` (the study group's), `{texts}`,
 * `{a5}` (texts with a justification), `{meeting}`, `{between}` (the meeting's days within a sentence), `{place}`,
 * `{day}` (of the circular), `{until}`, `{threshold}`, `{address}`, `{states}`.
 */
export interface LetterWording {
  placeAndDay: string;
  ref: string;
  reference: string;
  to: string;
  administrations: string;
  phone: string;
  fax: string;
  email: string;
  subjectLabel: string;
  subject: string;
  salutation: string;
  intention: string;
  annex1Note: string;
  a5: string;
  noA5: string;
  noIpr: string;
  request: string;
  threshold: string;
  /** Put after the request where not every Member State is consulted. */
  restricted: string;
  close: string;
  director: string[];
  enclosed: string;
  annex1: string;
  annex1Title: string;
  summary: string;
  annex2: string;
  /** Heading of a text in Annex 1. */
  heading: Record<DeterminedText['type'], string>;
  /** "20 – 28 February 2024", "du 20 au 28 février 2024": the days as they stand in running text. */
  between: string;
  until: string;
  place: Record<'Geneva' | 'virtual' | 'Tunis', string>;
}

export const LETTERS: Record<Language, LetterWording> = {
  en: {
    placeAndDay: 'Geneva, {day}',
    ref: 'Ref:',
    reference: 'TSB Circular {circular}\nSG{sg}/XY',
    to: 'To:',
    administrations: '-\tAdministrations of Member States of the Union',
    phone: 'Tel:',
    fax: 'Fax:',
    email: 'E-mail:',
    subjectLabel: 'Subject:',
    subject:
      'Member State consultation on Determined draft Recommendations ITU\u2011T {texts}, proposed for approval at the meeting of ITU-T Study Group {sg}, {meeting}',
    salutation: 'Dear Sir/Madam,',
    intention:
      '1\tITU-T Study Group {sg} ({name}) intends to apply the Traditional Approval Procedure as described in Section 9 of WTSA Resolution 1 (Rev. Geneva, 2022) for the approval of the above-mentioned draft Recommendations at its next meeting {place}, {between}.',
    annex1Note:
      '2\tThe titles, summaries and locations of the draft ITU-T Recommendations proposed for approval can be found in Annex 1.',
    a5: 'TSB NOTE 1 – Except for draft new Recommendations {a5}, no ITU-T A.5 justifications have been submitted for the other determined texts.',
    noA5: 'TSB NOTE 1 – No ITU-T A.5 justifications have been submitted for these determined texts.',
    noIpr:
      'TSB NOTE 2 – As of the date of this Circular, no IPR statement had been received by TSB for any of these determined texts. For up-to-date information, members are invited to consult the IPR database at www.itu.int/ipr/.',
    request:
      '3\tThis Circular initiates the formal consultation with ITU Member States on whether these texts may be considered for approval at the upcoming meeting, in accordance with clause 9.4 of Resolution 1. Member States are kindly requested to complete and return the form in Annex 2 by {until}.',
    threshold:
      '4\tIf {threshold}% or more of the replies from Member States support consideration for approval, one Plenary session will be devoted to apply the approval procedure. Member States that do not assign authority to proceed should inform the Director of TSB of the reasons for this opinion and indicate the possible changes that would enable the work to progress.',
    restricted: 'Only the following Member States are consulted on these texts: {states}.',
    close: 'Yours faithfully,',
    director: ['Seizo Onoe', 'Director of the Telecommunication', 'Standardization Bureau'],
    enclosed: 'Annexes: 2',
    annex1: 'Annex 1',
    annex1Title: 'Summary and location of Determined draft Recommendations\nITU T {texts}',
    summary: 'Summary',
    annex2: 'Annex 2',
    heading: {
      new: 'Draft new Recommendation ITU-T {ref}',
      revised: 'Draft revised Recommendation {ref}',
      amendment: 'Draft new Amendment 1 to Recommendation {ref}',
      corrigendum: 'Draft new Corrigendum 1 to Recommendation {ref}',
      deletion: 'Proposed deletion of Recommendation {ref}',
    },
    between: '{meeting}',
    until: '2359 hours UTC on {deadline}',
    place: { Geneva: 'in Geneva', virtual: 'as a fully virtual meeting', Tunis: 'in Tunis' },
  },
  fr: {
    placeAndDay: 'Genève, le {day}',
    ref: 'Réf.:',
    reference: 'Circulaire TSB {circular}\nCE {sg}/XY',
    to: 'A:',
    administrations: "-\tAdministrations des Etats Membres de l'Union",
    phone: 'Tél.:',
    fax: 'Télécopie:',
    email: 'E-mail:',
    subjectLabel: 'Objet:',
    subject:
      "Consultation des Etats Membres au sujet des projets de Recommandation UIT-T déterminés {texts}, qu'il est proposé d'approuver à la réunion de la Commission d'études {sg} de l'UIT-T, {meeting}",
    salutation: 'Madame, Monsieur,',
    intention:
      "1\tLa Commission d'études {sg} de l'UIT-T ({name}) a l'intention d'appliquer la procédure d'approbation traditionnelle décrite dans la Section 9 de la Résolution 1 (Rév. Genève, 2022) de l'AMNT pour l'approbation des projets de Recommandation susmentionnés à sa prochaine réunion, qui se tiendra {place} {between}.",
    annex1Note: "2\tLes titres, les résumés et l'emplacement des projets de Recommandation figurent dans l'Annexe 1.",
    a5: "NOTE 1 DU TSB – A l'exception des projets de nouvelle Recommandation {a5}, aucune justification au titre de la Recommandation UIT-T A.5 n'a été soumise pour les autres textes déterminés.",
    noA5: "NOTE 1 DU TSB – Aucune justification UIT-T A.5 n'a été soumise pour ces textes déterminés.",
    noIpr:
      "NOTE 2 DU TSB – A la date de la présente Circulaire, le TSB n'avait reçu aucune déclaration concernant les droits de propriété intellectuelle (IPR) pour ces textes déterminés.",
    request:
      "3\tLa présente Circulaire ouvre la consultation formelle des Etats Membres de l'UIT, conformément au paragraphe 9.4 de la Résolution 1. Les Etats Membres sont priés de bien vouloir remplir et renvoyer le formulaire de l'Annexe 2 au plus tard le {until}.",
    threshold:
      "4\tSi {threshold}% au moins des réponses des Etats Membres sont favorables à l'examen en vue de l'approbation, une séance plénière sera consacrée à l'application de la procédure d'approbation.",
    restricted: 'Seuls les Etats Membres suivants sont consultés au sujet de ces textes: {states}.',
    close: "Veuillez agréer, Madame, Monsieur, l'assurance de ma haute considération.",
    director: ['Seizo Onoe', 'Directeur du Bureau de la normalisation', 'des télécommunications'],
    enclosed: 'Annexes: 2',
    annex1: 'Annexe 1',
    annex1Title: 'Résumé et emplacement des projets de Recommandation UIT-T déterminés\n{texts}',
    summary: 'Résumé',
    annex2: 'Annexe 2',
    heading: {
      new: 'Projet de nouvelle Recommandation UIT-T {ref}',
      revised: 'Projet de Recommandation révisée UIT-T {ref}',
      amendment: 'Projet de nouvel Amendement 1 à la Recommandation {ref}',
      corrigendum: 'Projet de nouveau Corrigendum 1 à la Recommandation {ref}',
      deletion: 'Projet de suppression de la Recommandation {ref}',
    },
    between: 'du {first} au {last}',
    until: '{deadline} à 23 h 59 UTC',
    place: { Geneva: 'à Genève', virtual: 'de manière entièrement virtuelle', Tunis: 'à Tunis' },
  },
  es: {
    placeAndDay: 'Ginebra, {day}',
    ref: 'Ref.:',
    reference: 'Circular TSB {circular}\nCE {sg}/XY',
    to: 'A:',
    administrations: '-\tLas Administraciones de los Estados Miembros de la Unión',
    phone: 'Tel.:',
    fax: 'Fax:',
    email: 'Correo-e:',
    subjectLabel: 'Asunto:',
    subject:
      'Consulta a los Estados Miembros sobre los proyectos de Recomendación UIT-T determinados {texts}, cuya aprobación se propone en la reunión de la Comisión de Estudio {sg} del UIT-T, {meeting}',
    salutation: 'Muy Señora mía / Muy Señor mío:',
    intention:
      '1\tLa Comisión de Estudio {sg} del UIT-T ({name}) tiene la intención de aplicar el procedimiento de aprobación tradicional descrito en la Sección 9 de la Resolución 1 (Rev. Ginebra, 2022) de la AMNT para la aprobación de los proyectos de Recomendación mencionados en su próxima reunión, que se celebrará {place} {between}.',
    annex1Note: '2\tEl título, el resumen y la ubicación de los proyectos de Recomendación figuran en el Anexo 1.',
    a5: 'NOTA 1 DE LA TSB – Con excepción de los proyectos de nueva Recomendación {a5}, no se ha presentado ninguna justificación UIT-T A.5 para los demás textos determinados.',
    noA5: 'NOTA 1 DE LA TSB – No se ha presentado ninguna justificación UIT-T A.5 para estos textos determinados.',
    noIpr:
      'NOTA 2 DE LA TSB – En la fecha de la presente Circular, la TSB no había recibido ninguna declaración sobre derechos de propiedad intelectual (DPI) para ninguno de estos textos.',
    request:
      '3\tCon la presente Circular se inicia la consulta formal a los Estados Miembros de la UIT, conforme a la cláusula 9.4 de la Resolución 1. Se ruega a los Estados Miembros que rellenen y devuelvan el formulario del Anexo 2 a más tardar {until}.',
    threshold:
      '4\tSi el {threshold}% o más de las respuestas de los Estados Miembros apoya la consideración de la aprobación, se dedicará una sesión plenaria a aplicar el procedimiento de aprobación.',
    restricted: 'Sólo se consulta sobre estos textos a los siguientes Estados Miembros: {states}.',
    close: 'Atentamente,',
    director: ['Seizo Onoe', 'Director de la Oficina de Normalización', 'de las Telecomunicaciones'],
    enclosed: 'Anexos: 2',
    annex1: 'Anexo 1',
    annex1Title: 'Resumen y ubicación de los proyectos de Recomendación UIT-T determinados\n{texts}',
    summary: 'Resumen',
    annex2: 'Anexo 2',
    heading: {
      new: 'Proyecto de nueva Recomendación UIT-T {ref}',
      revised: 'Proyecto de Recomendación revisada UIT-T {ref}',
      amendment: 'Proyecto de nueva Enmienda 1 a la Recomendación {ref}',
      corrigendum: 'Proyecto de nuevo Corrigéndum 1 a la Recomendación {ref}',
      deletion: 'Proyecto de supresión de la Recomendación {ref}',
    },
    between: 'del {first} al {last}',
    until: 'a las 23.59 horas UTC del {deadline}',
    place: { Geneva: 'en Ginebra', virtual: 'de forma totalmente virtual', Tunis: 'en Túnez' },
  },
  ru: {
    placeAndDay: 'Женева, {day}',
    ref: 'Осн.:',
    reference: 'Циркуляр {circular} БСЭ\nИК{sg}/XY',
    to: 'Кому:',
    administrations: '-\tАдминистрациям Государств – Членов Союза',
    phone: 'Тел.:',
    fax: 'Факс:',
    email: 'Эл. почта:',
    subjectLabel: 'Предмет:',
    subject:
      'Консультации с Государствами-Членами по проектам Рекомендаций МСЭ-Т {texts}, по которым сделано заключение и которые предлагаются для утверждения на собрании {sg}-й Исследовательской комиссии МСЭ-Т, {meeting}',
    salutation: 'Уважаемая госпожа, уважаемый господин,',
    intention:
      '1\t{sg}-я Исследовательская комиссия МСЭ-Т ({name}) намерена применить традиционную процедуру утверждения, описанную в разделе 9 Резолюции 1 (Пересм. Женева, 2022 г.) ВАСЭ, для утверждения вышеупомянутых проектов Рекомендаций на своем следующем собрании, которое состоится {place} {between}.',
    annex1Note: '2\tНазвания, резюме и местонахождение проектов Рекомендаций приведены в Приложении 1.',
    a5: 'ПРИМЕЧАНИЕ 1 БСЭ. – За исключением проектов новых Рекомендаций {a5}, обоснований согласно МСЭ-Т A.5 по остальным текстам представлено не было.',
    noA5: 'ПРИМЕЧАНИЕ 1 БСЭ. – Обоснований согласно МСЭ-Т A.5 по этим текстам представлено не было.',
    noIpr:
      'ПРИМЕЧАНИЕ 2 БСЭ. – На дату настоящего Циркуляра БСЭ не получило заявлений о правах интеллектуальной собственности (ПИС) по этим текстам.',
    request:
      '3\tНастоящим Циркуляром начинаются официальные консультации с Государствами – Членами МСЭ в соответствии с пунктом 9.4 Резолюции 1. Государствам-Членам предлагается заполнить и вернуть форму, содержащуюся в Приложении 2, до {until}.',
    threshold:
      '4\tЕсли {threshold}% или более ответов Государств-Членов поддержат рассмотрение с целью утверждения, применению процедуры утверждения будет посвящено одно пленарное заседание.',
    restricted: 'По этим текстам консультации проводятся только со следующими Государствами-Членами: {states}.',
    close: 'С уважением,',
    director: ['Сэйдзо Оноэ', 'Директор Бюро', 'стандартизации электросвязи'],
    enclosed: 'Приложения: 2',
    annex1: 'Приложение 1',
    annex1Title: 'Резюме и местонахождение проектов Рекомендаций МСЭ-Т\n{texts}',
    summary: 'Резюме',
    annex2: 'Приложение 2',
    heading: {
      new: 'Проект новой Рекомендации МСЭ-Т {ref}',
      revised: 'Проект пересмотренной Рекомендации МСЭ-Т {ref}',
      amendment: 'Проект новой Поправки 1 к Рекомендации {ref}',
      corrigendum: 'Проект нового Исправления 1 к Рекомендации {ref}',
      deletion: 'Предлагаемое исключение Рекомендации {ref}',
    },
    between: '{meeting}',
    until: '23 час. 59 мин. UTC {deadline}',
    place: { Geneva: 'в Женеве', virtual: 'в полностью виртуальном формате', Tunis: 'в Тунисе' },
  },
  zh: {
    placeAndDay: '{day},日内瓦',
    ref: '文号:',
    reference: '电信标准化局第{circular}号通函\nSG{sg}/XY',
    to: '致:',
    administrations: '-\t国际电联各成员国主管部门',
    phone: '电话:',
    fax: '传真:',
    email: '电子邮件:',
    subjectLabel: '事由:',
    subject: '就提交ITU-T第{sg}研究组会议({meeting})批准的已确定的ITU-T建议书草案 {texts} 与成员国进行的磋商',
    salutation: '尊敬的先生/女士:',
    intention:
      '1\tITU-T第{sg}研究组({name})拟采用WTSA第1号决议(2022年,日内瓦,修订版)第9节所述的传统批准程序,{place}于{between}举行的下次会议上批准上述建议书草案。',
    annex1Note: '2\t提请批准的ITU-T建议书草案的标题、摘要和出处见附件1。',
    a5: '电信标准化局注1 – 除新建议书草案 {a5} 外,未收到其他已确定案文的ITU-T A.5理由说明。',
    noA5: '电信标准化局注1 – 未收到这些已确定案文的ITU-T A.5理由说明。',
    noIpr: '电信标准化局注2 – 截至本通函发出之日,电信标准化局未收到有关这些案文的知识产权声明。',
    request:
      '3\t本通函按照第1号决议第9.4段,启动与国际电联成员国的正式磋商。请各成员国填写附件2中的表格,并于{until}之前寄回。',
    threshold: '4\t如成员国的答复中有{threshold}%或以上支持审议批准,则将召开一次全体会议执行批准程序。',
    restricted: '仅就这些案文与下列成员国磋商:{states}。',
    close: '顺致敬意!',
    director: ['尾上诚藏', '电信标准化局主任'],
    enclosed: '附件:2件',
    annex1: '附件1',
    annex1Title: '已确定的ITU-T建议书草案的摘要和出处\n{texts}',
    summary: '摘要',
    annex2: '附件2',
    heading: {
      new: 'ITU-T {ref}新建议书草案',
      revised: 'ITU-T {ref}建议书修订草案',
      amendment: 'ITU-T {ref}建议书新修正案1草案',
      corrigendum: 'ITU-T {ref}建议书新勘误1草案',
      deletion: '建议删除ITU-T {ref}建议书',
    },
    between: '{meeting}',
    until: '{deadline}23时59分(协调世界时)',
    place: { Geneva: '在日内瓦', virtual: '以虚拟方式', Tunis: '在突尼斯' },
  },
  ar: {
    placeAndDay: 'جنيف، {day}',
    ref: 'المرجع:',
    reference: 'الرسالة المعممة TSB {circular}\nSG{sg}/XY',
    to: 'إلى:',
    administrations: '-\tإدارات الدول الأعضاء في الاتحاد',
    phone: 'الهاتف:',
    fax: 'الفاكس:',
    email: 'البريد الإلكتروني:',
    subjectLabel: 'الموضوع:',
    subject:
      'التشاور مع الدول الأعضاء بشأن مشاريع توصيات قطاع تقييس الاتصالات المحددة ITU-T {texts}، المقترح الموافقة عليها في اجتماع لجنة الدراسات {sg}، {meeting}',
    salutation: 'تحية طيبة وبعد،',
    intention:
      '1\tتعتزم لجنة الدراسات {sg} لقطاع تقييس الاتصالات ({name}) تطبيق إجراء الموافقة التقليدية المبين في القسم 9 من القرار 1 للجمعية العالمية لتقييس الاتصالات للموافقة على مشاريع التوصيات المذكورة أعلاه في اجتماعها المقبل المزمع عقده {place}، {between}.',
    annex1Note: '2\tترد عناوين مشاريع التوصيات وملخصاتها ومواقعها في الملحق 1.',
    a5: 'الملاحظة 1 – باستثناء مشاريع التوصيات الجديدة {a5}، لم يقدَّم أي تبرير وفقاً للتوصية ITU-T A.5 بشأن النصوص الأخرى.',
    noA5: 'الملاحظة 1 – لم يقدَّم أي تبرير وفقاً للتوصية ITU-T A.5 بشأن هذه النصوص.',
    noIpr:
      'الملاحظة 2 – في تاريخ هذه الرسالة المعممة، لم يتلق المكتب أي بيان بشأن حقوق الملكية الفكرية (IPR) يتعلق بهذه النصوص.',
    request:
      '3\tتستهل هذه الرسالة المعممة التشاور الرسمي مع الدول الأعضاء وفقاً للفقرة 9.4 من القرار 1. ويرجى من الدول الأعضاء ملء الاستمارة الواردة في الملحق 2 وإعادتها في موعد أقصاه {until}.',
    threshold:
      '4\tإذا أيد {threshold}% أو أكثر من ردود الدول الأعضاء النظر في الموافقة، فستخصص جلسة عامة لتطبيق إجراء الموافقة.',
    restricted: 'يقتصر التشاور على الدول الأعضاء التالية: {states}.',
    close: 'وتفضلوا بقبول فائق التقدير والاحترام،',
    director: ['سيزو أونوي', 'مدير مكتب تقييس الاتصالات'],
    enclosed: 'الملحقات: 2',
    annex1: 'الملحق 1',
    annex1Title: 'ملخص مشاريع التوصيات المحددة وموقعها\n{texts}',
    summary: 'ملخص',
    annex2: 'الملحق 2',
    heading: {
      new: 'مشروع التوصية الجديدة ITU-T {ref}',
      revised: 'مشروع التوصية المراجعة ITU-T {ref}',
      amendment: 'مشروع التعديل 1 على التوصية ITU-T {ref}',
      corrigendum: 'مشروع التصويب 1 على التوصية ITU-T {ref}',
      deletion: 'حذف مقترح للتوصية ITU-T {ref}',
    },
    between: '{meeting}',
    until: 'الساعة 2359 بالتوقيت العالمي المنسق (UTC) من يوم {deadline}',
    place: { Geneva: 'في جنيف', virtual: 'في شكل افتراضي', Tunis: 'في تونس' },
  },
};
