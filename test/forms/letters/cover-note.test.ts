import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readForms } from '../../../src/forms/read-forms.ts';

const FORM = new URL('../../corpus/forms/docx/marked-by-form-field.docx', import.meta.url);
const form = { name: 'Annex 2.docx', bytes: new Uint8Array(readFileSync(FORM)) };

/** What a mail with a filled form attached gives rise to, by the words in its body. */
async function findingsOf(body: string, kind: 'txt' | 'html' = 'txt') {
  const bytes = new TextEncoder().encode(body);
  const { findings, forms } = await readForms([form], [{ name: `body.${kind}`, bytes }], {
    consultations: [],
    issuedForms: [],
  });
  expect(forms.map(({ name }) => name)).toEqual(['Annex 2.docx']);
  return findings.map(({ code }) => code);
}

const SIGNED = '\n\nBest regards,\nAnna Example\nFederal Office of Communications\nTel. +41 58 000 00 00\n';

describe('a mail with the form attached goes to staff where its words may change the answer', () => {
  it.each([
    'Our Administration assigns authority provided that clause 6.2 of X.1150 is corrected.',
    'Dear Sir,\n\nplease find attached our reply to TSB Circular 142. Our agreement is given on the\ncondition that the references are mended.',
    'We approve all texts, subject to the resolution of our comments.',
    'We were told by the lawyers to hold back our consent.',
    'Form attached.\nConfidential until the Director calls you.',
    'Form attached.\nConfidential until the Ministry of Communications calls you.',
    'Form attached - legal still reviewing',
    'Attached. Please treat X.1352 as blank.',
    'Attached is our form; read the last tick as not set.',
    'Ci-joint le formulaire, à considérer comme nul pour le dernier texte.',
    'Adjunto el formulario; consideren la última casilla como vacía.',
    'Прилагаем форму, последнюю отметку считайте недействительной.',
    '附上表格，最后一项请视为未填。',
    'مرفق الاستمارة، والرد النهائي بعد موافقة الوزير.',
    'My Director still has to decide.',
    'Ні',
    'Please let us know if anything further is needed from our Cabinet to make it valid.',
    'Le hago llegar la respuesta que mi ministro aún estudia.',
    'Please note that for X.1222 the second box is the right one.',
    'Please keep in mind the exchange of the last two.',
    'Please discard the attached form.',
    'For your perusal before we decide.',
    'See you in Geneva to settle our position on X.1150.',
    'Nos vemos en Ginebra para decidir sobre X.1280.',
    '期待在日内瓦见面后再决定。',
    'نعتذر عن التأخير في الرد، وموقفنا النهائي سيرسل لاحقا.',
    'El formulario adjunto queda sin efecto.',
    'يرجى عدم الأخذ بالاستمارة المرفقة.',
    'يعتبر النموذج المرفق لاغيا.',
    'Please check X.1221 before you file this, I am not sure.',
    'We are against the last of the drafts.',
    'Мы против последнего проекта.',
    'Please count us out on the last draft.',
    'We are sending this ahead of formal clearance.',
    'Clearance by the Cabinet is outstanding.',
    'An updated form will replace this one shortly.',
    'We could only accept the amendment with the changes in our contribution.',
    'The boxes were pre-filled by our tool.',
    'This is just a sample.',
    'Answers given on behalf of the operators.',
    'This relates to the previous consultation.',
    'Our position regarding the fourth draft differs from the form.',
    'Please see the letter; it overrides the form.',
    'Comments in the letter are a precondition.',
    'The Minister vetoed the sixth one.',
    'The attached reply is cancelled.',
    'This copy is without legal effect.',
    'We will confirm by Friday whether these answers stand.',
    'It still needs to be signed off.',
    'Void.',
    'Draft v0.2',
    'Ceci est un projet, la version signée suivra.',
    "Nous retirons notre soutien à l'amendement.",
    "Notre accord est subordonné à la suppression de l'appendice.",
    'Cette réponse annule et sera remplacée demain.',
    'Seule la version signée fera foi.',
    "À titre d'information seulement.",
    'Versión preliminar.',
    'Retiramos nuestro apoyo a la enmienda.',
    'A título informativo.',
    'Это образец.',
    'Ответ ожидает подписи.',
    'Отзываем поддержку поправки.',
    '初稿。',
    '答复待签署。',
    '请将最后一个案文的勾选对调。',
    'نسخة أولية.',
    'يرجى عكس المربعات للنص الأخير.',
    'The delegation has second thoughts about the fifth generation.',
    'We have serious misgivings about TAXII.',
    'We align ourselves with the position of the African Group.',
    'The Ministry of Foreign Affairs has taken the matter out of our hands.',
    'Please regard the attachment as a working paper.',
    'The signature on the form is that of my predecessor.',
    'You may complete the missing boxes on our behalf.',
    'Notre administration se ravise au sujet de l’amendement.',
    'El texto STIX nos plantea problemas.',
    'Наше согласие обусловлено исключением приложения.',
    'STIX案文给我们造成了困难。',
    'نص STIX يطرح لنا مشاكل.',
    'You will receive a modified answer.',
    'Please find attached the answers of the operator.',
    'We enclose one of two possible answers.',
    'The signed answer, which has other ticks, is on its way.',
    'Vous recevrez une réponse modifiée.',
    'Recibirán una respuesta modificada.',
    'Министр направит свой ответ.',
    '我们将于周一发送真正的答复。',
    'نرفق أحد الردين المحتملين.',
    'Minus the last one',
    'Waiting for Paris',
    'The last two rows belong to another ministry',
    'See attached; only the first four texts count',
    'Attached. We will tell you on Monday whether it is final',
    'Attached our reply. Note the boxes shifted when we converted the file',
    'Ci-joint le formulaire dont les cases se sont décalées',
    'Ci-joint notre réponse, nous vous dirons lundi si elle est définitive',
    'Adjunto el formulario; las marcas se desplazaron',
    'Направляем форму, в которой галочки сместились',
    'Направляем форму; позже сообщим, окончательный ли это ответ',
    '附上表格，转换后方框错位',
    '附上表格，我们稍后告知是否为最终答复',
    'مرفق النموذج، نرجو تجاهل الإجابة على النص الأخير',
    'The original says otherwise.',
    'The signed original will differ.',
    'The copy is not to be used.',
    'A signed copy will not follow until the Minister decides.',
    'The original is not sent but corrected by hand.',
    'No copy of our answer was approved.',
    "L'original signé diffère de ce formulaire.",
    'El original difiere de este formulario.',
    'Оригинал не совпадает с этой копией.',
    '原件与此不同。',
    'الأصل يختلف عن هذه النسخة.',
    'Do not take the first two rows into account.',
    'The tick against the fifth text is a slip of the pen.',
    'The answers are those of the regulator only; the ministry may differ.',
    'Nous sommes revenus sur notre position.',
    'Tenez notre réponse pour nulle.',
    'Esta respuesta carece de validez sin la firma del Ministro.',
    '答复尚待部里确认。',
    'الرد بانتظار مصادقة الوزارة.',
    'The Minister revoked the authority on Friday.',
    'Nothing in this reply commits our Government.',
    "Ce formulaire ne deviendra définitif qu'après signature du ministre.",
    "Le ministère a changé d'avis depuis la signature du formulaire.",
    'Merci de suspendre le traitement de notre réponse.',
    'Rogamos suspendan la tramitación de esta respuesta.',
    'Ответ будет действителен после утверждения министром.',
    'Министерство ещё не дало согласия.',
    '本答复须经部长批准后方可生效。',
    '请暂缓登记本答复。',
    'يرجى عدم تسجيل هذا الرد.',
    'Please note that we do not agree with X.1150: the box was ticked by mistake.',
    'For X.1352 please read "does not assign" instead of "assigns".',
    'We oppose X.1818.',
    'X.1150 lehnen wir ab.',
    'Não concordamos com X.1150.',
    'X.1150に反対します。',
    'X.1150: our answer is no.',
    'X.1150: no',
    'We agree in principle.',
    'X.1352 is still under study.',
    'This is a provisional reply, to be confirmed.',
    'Our approval covers X.1150 only.',
    'We revoke our reply.',
    'Nous sommes d’accord avec quelques modifications.',
    'Réponse provisoire, à confirmer.',
    'De acuerdo en principio.',
    'Согласны в принципе.',
    '原则上同意。',
    'نوافق من حيث المبدأ.',
    'We have crossed out the options that do not apply.',
    'X = not applicable',
    'Legend: X no, blank yes',
    'The options that do not apply are marked with an X.',
    "Les options barrées d'une croix ne s'appliquent pas.",
    'Las opciones marcadas con X no se aplican.',
    'Ненужное отмечено знаком X.',
    '打X的选项不适用。',
    'الخيارات المعلمة بعلامة X لا تنطبق',
    'Our position is the opposite of what is marked.',
    'DRAFT - not yet approved by the Minister',
    'We may revise our opinion after national consultations.',
    'The reasons are attached. We should like X.1150 to be amended.',
    'Switzerland does not assign authority to SG17 to consider X.1150 for approval.',
    'Nous approuvons ces textes, sous réserve que nos observations soient prises en compte.',
    'Nous habilitons la CE 17 à condition que le § 6 soit modifié.',
    "Nous ne pouvons pas approuver X.1150 en l'état.",
    'Autorizamos a la CE 17 siempre que se modifique la cláusula 6.',
    'No estamos de acuerdo con el texto X.1150.',
    'Мы согласны при условии внесения изменений в п. 6.',
    'По тексту X.1150 мы возражаем.',
    '同意，但须修改第6条。',
    '我国不同意 X.1150。',
    'نوافق شريطة تعديل الفقرة 6.',
    'لا نوافق على التوصية X.1150.',
    'This is a draft for your information only.',
    'The official reply will follow next week.',
    'Could you please confirm that this form is correctly filled in?',
    'Our answer of last week remains valid; the form was prepared by another ministry.',
    'Jane would like to recall the message "Reply to TSB Circular 142".',
    'Our reply to TSB Circular 142 is still a draft.',
    'TEST - please ignore',
    'We would rather these texts be discussed further before approval.',
    'The texts are premature.',
    'We kindly ask you not to take this form into account.',
    'Sorry, wrong file attached.',
    'Kenya is not in a position to give its authority.',
    'A corrected form follows.',
    "Ce document n'a pas encore été validé.",
    'Archivo equivocado.',
    'Форма еще не подписана.',
    '附件有误。',
    'لم يوقع النموذج بعد.',
    'Ceci est un brouillon.\nLa réponse officielle suivra.',
    'Pourriez-vous vérifier si le formulaire est correctement rempli ?',
    'Este es solo un borrador. La respuesta oficial se enviará mañana.',
    'Это лишь черновик, официальный ответ будет направлен позже.',
    'Наш прежний ответ остается в силе.',
    '这只是草稿，正式答复将另行发送。',
    'هذه مسودة الرد فقط.',
    'Please confirm that the following is filled in correctly:',
    'Have we ticked the right boxes?',
    'We have yet to look at the form.',
    'Les cases sont-elles bien cochées ?',
    '¿Podrían decirnos si lo siguiente está bien llenado?',
    'Скажите, пожалуйста, правильно ли мы заполнили форму?',
    '请问我们这样填写对吗？',
    'هل تم ملء الاستمارة بشكل صحيح؟',
    '对X.1281我们持否定态度。',
    'موقفنا من X.1222 هو الرفض.',
    'Notre position sur X.1818 est négative.',
    'Please hold this reply until you have our confirmation.',
    'With regard to X.1221, we have serious difficulties.',
    "Merci d'attendre notre confirmation avant d'enregistrer cette réponse.",
    "Le Ministre n'a pas encore donné son feu vert.",
    "Nous n'appuyons que X.1150 et X.1221.",
    'Damos nuestra conformidad a todos los textos menos uno.',
    'Les pido esperar nuestra confirmación antes de registrar esta respuesta.',
    'Направляем образец заполнения.',
    'Министр пока не дал согласия.',
    '请等我们确认后再登记此答复。',
    '附件仅为填写样例。',
    '除一项外，我们赞成所有案文。',
    'يرجى انتظار تأكيدنا قبل تسجيل هذا الرد.',
    'المرفق مجرد مثال للتعبئة.',
    'لم يوافق الوزير بعد.',
    'In case of a conflict, our reply of 20 January prevails.',
    'En cas de divergence, notre réponse du 20 janvier prévaut.',
    'À titre purement indicatif.',
    'Только для ознакомления.',
    '仅供内部参考。',
    'We go along with all of them save the last.',
    'The attached response reflects the view of the regulator only; the ministry will write separately.',
    'Herewith our reply, to be used only if none arrives from the ministry.',
    'The signed form is sent instead of the one that you asked for.',
    'Enviamos la respuesta, que aún debe firmar el Ministro.',
    'Ci-joint notre réponse, que le ministre reconsidère.',
    'Estamos de acuerdo con todos menos el último.',
    "Formulaire rempli à titre d'exemple.",
    'Направляем форму, заполненную для примера.',
    'Please find attached our response, which was signed without the knowledge of the Minister.',
    'Attached form was prepared by an intern to test the portal.',
    'Here is the form of last year again, for your reference.',
    'A second form, filled in differently, was sent by our ministry yesterday.',
    'Please find attached a form that I completed from memory, my boss being on leave.',
    'Please find the filled form attached; rows 3 and 5 got swapped when we copied them.',
    'Our reply is attached, although the Cabinet has asked us to reconsider.',
    'Vous trouverez ci-joint le formulaire, rempli de mémoire par un stagiaire.',
    'Adjuntamos el formulario, válido a partir del 1 de marzo.',
    'Направляем форму, которая вступает в силу 1 марта.',
    '附上表格，自3月1日起有效。',
    'مرفق ردنا الساري اعتبارا من 1 مارس.',
  ])('%s', async (body) => {
    expect(await findingsOf(body + SIGNED)).toEqual(['condition-in-text']);
    const html = `<p>${(body + SIGNED).split('\n\n').join('</p><p>')}</p>`;
    expect(await findingsOf(html, 'html')).toEqual(['condition-in-text']);
  });
});

describe('a mail with the form attached is read alone where its words are a courtesy', () => {
  it.each([
    'For your perusal and onward action, please.',
    'Please let us know if you need anything else.',
    'Hi,\n\nattached is our reply. Hope you are well.',
    'Should you require any further information, please let us know.',
    'Tengo el agrado de remitir la respuesta. Sin otro particular, saludo a usted atentamente.',
    'Le hago llegar la respuesta de mi Administración.',
    'Nous vous faisons parvenir notre réponse.',
    'I am out of the office on Fridays.',
    'My working hours may not be your working hours.',
    'Book a meeting with me',
    'This email was sent from a shared mailbox.',
    'Pour suite utile, svp.',
    "J'espère que vous allez bien.",
    'Junto con saludar, y por encargo del Sr. Subsecretario, adjunto la respuesta a la Circular 142.',
    'Nos vemos en Ginebra.',
    'Для информации и дальнейшей работы.',
    'Приносим извинения за задержку с ответом.',
    '抱歉回复晚了。',
    'نعتذر عن التأخير في الرد.',
    'Happy New Year to you and your team. Our experts will attend the SG17 meeting in Geneva. We hope to see you there.',
    'The Administration of Kenya takes this opportunity to renew to the Bureau the assurances of its highest consideration.',
    'We have carefully examined the eight draft Recommendations and have no comments.',
    "Veuillez agréer, Monsieur le Directeur, l'assurance de ma considération distinguée. Nos experts participeront à la réunion.",
    'Quedamos a su entera disposición. Nuestros expertos asistirán a la reunión de la CE 17.',
    'Поздравляем с Новым годом! Наши эксперты примут участие в собрании.',
    '我国专家将出席第17研究组会议。感谢贵局的合作。',
    'تم توقيع النموذج من قبل المدير العام. سيشارك خبراؤنا في اجتماع لجنة الدراسات 17.',
    'Our internal reference for this reply is CA/ITU/2024/017.',
    'The original is not sent.',
    'A signed copy will not follow.',
    'Please note that no signed original will be sent by post.',
    'We do not send the original by post any more.',
    'No signature is required on this form.',
    'L’original ne sera pas envoyé par courrier. Aucune copie signée ne suivra.',
    'No se enviará copia firmada.',
    'Оригинал почтой не направляется. Подписанный экземпляр не последует.',
    '不再寄送纸质签字件。',
    'لن ترسل نسخة موقعة.',
    'I have the honour to forward herewith the reply of the Republic of Kenya to the consultation on the eight draft Recommendations determined last September.',
    'Our reply has been reviewed by the Ministry’s legal department and approved by the Cabinet Secretary. Please register it.',
    'Attached is the voting form duly completed, stamped and signed in blue ink; the paper version follows by diplomatic bag.',
    'On instructions from the Minister of ICT, I transmit the reply of our country to the above consultation.',
    'Not only the form but also a letter of our Minister is attached.',
    'Nobody from our side can travel to Geneva, but our reply is attached in time.',
    'Le formulaire signé hier soir par le Directeur général est joint.',
    'Por encargo de la Viceministra, envío la respuesta firmada en formato PDF y Word para facilitar su tramitación.',
    'Lamentamos no haber podido enviar antes la respuesta que se adjunta.',
    'Форма заполнена после консультаций с операторами связи и научными институтами и прилагается.',
    '附件是我国填写的表格，已由部长签字盖章。如有问题，请随时与我联系。',
    '抱歉未能及早回复，现将表格附上，如无法打开请告知。',
    'بناء على توجيهات معالي الوزير، نرسل لكم الاستمارة بعد تعبئتها.',
    'In response to your letter of 11 October 2023, I am pleased to forward the form completed by our Department of Infrastructure.',
    "En réponse à votre circulaire, j'ai l'honneur de vous faire parvenir la réponse de mon Administration, établie en concertation avec les opérateurs nationaux.",
    'Tengo el honor de remitirle adjunta la respuesta de esta Administración, elaborada en consulta con la industria nacional.',
    'Добрый день! Во вложении заполненная форма. Просьба подтвердить получение. Поздравляем с Новым годом!',
    '您好！现将我国主管部门填妥并签字的表格发送给您，请查收并确认。祝新年快乐！',
    'السلام عليكم، يسرني أن أرسل إليكم النموذج المستكمل والموقع من قبل إدارتنا.',
    'This replaces our response of 14 December.',
    'Cette réponse remplace celle du 14 décembre.',
    'Esta respuesta sustituye a la del 14 de diciembre.',
    'Этот ответ заменяет ответ от 14 декабря.',
    '本答复取代12月14日的答复。',
    'Thank you for your reminder. Here is our form.',
    'This reply has been approved by the Director General on 15 January 2024.',
    'Le formulaire est signé par le Directeur général.',
    'La respuesta ha sido firmada por la Viceministra.',
    'Направляю во вложении скан подписанной формы. Копия ответа направлена в Женеву.',
    '现随函附上我主管部门对第142号通函的答复，请查收。',
    'أرسل إليكم نسخة ممسوحة ضوئيا من الاستمارة الموقعة.',
    'Attached: X.1150 form, signed.\nX.1221 (X.stie) Structured Threat Information eXpression (STIX)',
    'Dear Sir/Madam,\n\nPlease find attached the reply of Switzerland to TSB Circular 142.',
    'Dear Director,\nPlease find enclosed our response. Please do not hesitate to contact us in case of any questions.',
    'If you have any questions, please contact the undersigned. Kindly acknowledge receipt.',
    'Our comments on X.1150 and X.1352 are in the second file.',
    'This reply replaces the one that we sent last week.',
    'Please let us know if the form has been received correctly.',
    'We confirm that the attached form is correct and official.',
    'Test results are in another file. Our contact details remain the same. The earlier mail had no attachment.',
    'We would prefer to receive circulars by e-mail. Here is our official reply; this is a draft new Recommendation of great interest.',
    'After careful consideration by our national experts we are pleased to send our reply. The signed original will be sent by post.',
    'The reasons for not assigning authority to X.1222 are attached.',
    'Cette réponse annule et remplace notre réponse du 5 janvier. Une fois de plus, merci de votre collaboration.',
    'Una vez más, gracias por su colaboración. El original firmado será enviado por correo.',
    'Предварительно благодарим за сотрудничество. После рассмотрения нашими экспертами направляем наш ответ.',
    '经我国专家认真研究，现将填妥的附件2发送给您。',
    'بعد الدراسة من قبل خبرائنا نرسل إليكم ردنا.',
    'We have marked our answers in the form attached; the boxes that apply are ticked.',
    'Nous avons coché les cases correspondantes.',
    'Hemos marcado las casillas correspondientes.',
    'Соответствующие ячейки отмечены.',
    '已在相应方框内打勾。',
    'تم وضع علامة في المربعات المناسبة.',
    'Please find attached our response to TSB Circular No. 142 concerning X.1150, X.1221 and Amendment 1 to X.1352, proposed for approval at the meeting of Study Group 17.',
    'Dear Sir,\nwith reference to X.1150 and X.1818 we wish to inform you that the completed form is attached. Should you need anything else about X.1150, do not hesitate to write.',
    'As requested, the form on X.1373 is attached, with our reasons concerning X.1150 and suggested changes to X.1221.',
    'Veuillez trouver ci-joint la réponse de l’administration suisse et les motifs concernant X.1150.',
    "Comme demandé, vous trouverez ci-joint nos observations et propositions de modification relatives à X.1150 et à l'Amendement 1 de X.1352. N'hésitez pas à nous contacter.",
    'Con objeto de responder a la Circular TSB No. 142, se adjuntan las observaciones sobre X.1150 y la Enmienda 1 a X.1352. No dude en contactarnos.',
    'Направляем замечания и предлагаемые изменения к X.1150 и Поправке 1 к X.1352. Просим подтвердить получение ответа по X.1150.',
    '附上我国对ITU-T X.1150新建议书草案及X.1352建议书修正案的意见和修改建议，请查收。',
    'نرفق لكم تعليقاتنا على التوصية X.1150 والتعديل 1 للتوصية X.1352، ولا تترددوا في الاتصال بنا بشأن X.1150.',
    'Monsieur le Directeur,\nVeuillez trouver ci-joint la réponse de la Suisse à la Circulaire TSB 142. N’hésitez pas à nous contacter en cas de question.',
    'Estimado Director:\nAdjunto encontrará la respuesta de Chile a la Circular TSB 142. Quedamos a su disposición.',
    'Уважаемый господин директор!\nНаправляем ответ Администрации на Циркуляр 142 БСЭ. Если у вас возникнут вопросы, просим обращаться к нам.',
    '尊敬的主任先生：\n附上我国对电信标准化局第142号通函的答复。如有任何疑问，请与我们联系。',
    'تحية طيبة وبعد،\nمرفق رد إدارتنا على الرسالة المعممة TSB 142. إذا كان لديكم أي استفسار يرجى التواصل معنا.',
    'We will not attend the meeting but send our response herewith. The form is not password protected.',
    'The form was not attached to my first mail, sorry. As requested, before the deadline, we hereby submit the official reply.',
    'Please excuse the delay; we were not able to answer earlier. We did not change the form.',
    'Nous ne pourrons pas assister à la réunion, mais vous transmettons notre réponse.',
    'No podremos asistir a la reunión; remitimos nuestra respuesta.',
    'Наша администрация не сможет принять участие в собрании, направляем ответ.',
    '我们无法出席会议，现附上答复。',
    'لن نتمكن من حضور الاجتماع ونرفق ردنا.',
    'We kindly ask the Director to confirm receipt.',
    'Could you please confirm receipt of the duly completed form? Is it in order to send one copy?',
    'Pourriez-vous nous confirmer que vous avez bien reçu notre réponse ? Le formulaire dûment rempli est joint.',
    'Adjunto el formulario debidamente rellenado. ¿Podrían confirmar que lo recibieron bien?',
    'Просим подтвердить получение заполненной формы.',
    '请确认收到附件。如收到无误，请回复。',
    'We had problems with our mail server. Our response was approved by the national study group.',
    'Por favor, avísenos si el archivo no se abre bien.',
    'Наши эксперты примут участие в собрании дистанционно. Просим прислать ссылку.',
    '除此之外，我国专家将远程参加会议。',
    'Our reply of 20 January is superseded by this one.',
    'In case of any difficulty opening the file, kindly let me know. Thank you for your support.',
    'Если файл не открывается, сообщите, пожалуйста.',
    '如文件打不开，请告知。感谢您的支持与合作。',
    'يرجى تأكيد استلام النموذج المرفق.',
    'Please find our reply attached.\n\nThis e-mail is confidential and may be legally privileged. If you are not the intended recipient, you may not copy or use it, unless with the prior consent of the sender.',
    'Attached.\n\nOn Mon, 8 Jan 2024 at 10:00, TSB Director <tsbdir@itu.int> wrote:\n> Replies count provided that they arrive by the deadline.\n> Administrations that do not agree give their reasons.',
  ])('%s', async (body) => {
    expect(await findingsOf(body + SIGNED)).toEqual([]);
  });
});

describe('a sentence that sends the form', () => {
  it.each([
    'The form attached was filled in by our consultant for discussion with you.',
    'Please find attached the form of the previous consultation.',
    'The attached response applies to the texts we could review before the deadline.',
    'Our comments will be sent separately.',
    'This reply is sent ad referendum.',
    'The attached reply is without the agreement of the ministry.',
    'The attached reply is non-binding',
    'We send this on behalf of our affiliate.',
    'As an Associate of Study Group 17 we send the attached form.',
    'Attached is page 1 of 2',
    'The second page will be sent tomorrow.',
    'Thank you for your reminder; we attach what we have.',
    'Please read the attached together with our statement of 3 January.',
    'Please return the attached to us after adding the ticks.',
    'With reference to your circular, we cannot send an approval.',
    'Please find attached the form with the boxes as suggested by your secretariat.',
    'Form attached, more to come',
    'Nos observations vous parviendront séparément.',
    'Ci-joint la réponse du précédent gouvernement.',
    'Notre réponse est jointe, la lettre la nuance.',
    'Ci-joint le formulaire pour avis.',
    'Adjunto la respuesta sobre los textos que nos interesan.',
    'Enviamos la respuesta bajo protesta.',
    'Adjuntamos lo que tenemos hasta ahora.',
    'Вторая страница будет направлена отдельно.',
    'Направляем ответ, отражающий мое мнение.',
    'Письмо уточняет наш ответ.',
    '附上表格第一页，第二页另发。',
    '附上上届政府的答复。',
    '收到贵局通函，我国维持异议。',
    'نرفق ردنا على النصوص التي تهمنا.',
    'نرفق الرد الذي أعد على عجل.',
  ])('and says something else beside goes to staff: %s', async (body) => {
    expect(await findingsOf(body + SIGNED)).toEqual(['condition-in-text']);
  });

  it.each([
    'The Permanent Mission of Kenya to the United Nations Office and other international organizations in Geneva presents its compliments to the Bureau and has the honour to transmit herewith the reply of the Ministry of Communications.',
    'I am directed to forward the enclosed response for your information and necessary action.',
    'The scanned copy of the signed form is attached; the original will follow by post.',
    'Following our internal consultations, please find attached the position of our Administration.',
    'Should the file not open, please contact me by phone.',
    "Par la présente, j'ai l'honneur de vous faire tenir le formulaire de réponse dûment signé.",
    "L'original signé vous parviendra par voie postale.",
    'La Misión Permanente de México saluda atentamente a la Oficina y tiene el honor de remitir la respuesta de la Secretaría.',
    'Me es grato dirigirme a usted para remitir, adjunto a la presente, el formulario del Anexo 2.',
    'По поручению Министра направляю Вам ответ на Циркуляр 142.',
    'Пользуясь случаем, выражаем Вам наше глубокое уважение и направляем ответ.',
    '我部已按要求填写表格，现予提交。',
    '贵局第142号通函收悉。现将我国的答复附后，请查收。',
    'نفيدكم بأنه تم استكمال النموذج المرفق.',
    'يسرني أن أحيل إليكم رد دولة الكويت.',
    'Please find attached the response of the Administration of Solomon Islands to TSB Circular 142.',
    'We would be grateful if you could confirm receipt of this message.',
    "Veuillez trouver ci-joint la réponse de l'Administration du Pérou à la Circulaire TSB 142.",
    'Veuillez trouver ci-joint la réponse de la République dominicaine à la Circulaire TSB 142.',
    '现附上阿塞拜疆共和国主管部门对第142号通函的答复，请查收。',
    'تجدون رفقه رد إدارة أذربيجان على الرسالة المعممة 142.',
    'Our reply is attached.\n\nPlease consider the environment before printing this e-mail.',
    '附上答复，请查收。\n\n王伟\n阿塞拜疆共和国',
  ])('and nothing else does not: %s', async (body) => {
    expect(await findingsOf(body + SIGNED)).toEqual([]);
  });
});

describe('words that were not read may say anything, and send the mail to staff', () => {
  const bad = 'Please disregard the attached form.';
  it('in a page that is nested too deep to be read', async () => {
    expect(await findingsOf(`${'<div>'.repeat(20000)}${bad}`, 'html')).toEqual(['attachment-too-large']);
  });

  it('but at the end of a long line they are read', async () => {
    expect(await findingsOf(`Form attached. ${'lorem '.repeat(3000)}${bad}`)).toEqual(['condition-in-text']);
    expect(await findingsOf(`Form attached. ${'a'.repeat(20000)} ${bad}`)).toEqual(['condition-in-text']);
  });

  it('behind more lines than anybody writes', async () => {
    expect(await findingsOf('Jane Example\n'.repeat(1100))).toEqual(['attachment-too-large']);
    expect(await findingsOf('Jane Example\n'.repeat(900))).toEqual([]);
  });
});

describe('a sender and his address change nothing', () => {
  it.each([
    'Matti Example\nSenior Specialist\nFinnish Transport and Communications Agency Traficom\nP.O. Box 320, FI-00059 TRAFICOM',
    'Jean Exemple\nTél : 01 79 84 00 00 - Port. : 06 12 34 56 78',
    "Ministère de l'économie, des finances et de la souveraineté industrielle et numérique\n67 rue Barbès - 94200 Ivry-sur-Seine",
    "Office fédéral de la communication\nRue de l'Avenir 44, Case postale 256, 2501 Bienne\nLigne directe : +41 58 460 55 11",
    'Subsecretaría de Telecomunicaciones\nAmunátegui 139, Casilla 120, Santiago de Chile',
    'سالم بن أحمد المثال\nهيئة تنظيم الاتصالات',
    'Подпись ____________ / Примеров П.П. /\nМ.П.',
    'Анна Примерова\nНачальник управления международного сотрудничества\nПервый заместитель председателя комитета',
    'Awa Exemple\nDirectrice des relations internationales\nRépublique arabe syrienne',
    'Karen Example\nAssistant Director, International Engagement\nGPO Box 594 Canberra ACT 2601',
  ])('%s', async (address) => {
    expect(await findingsOf(`Please find our reply attached.\n\nBest regards\n\n${address}\n`)).toEqual([]);
  });

  it.each([
    'CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless you know the content is safe.',
    'To whom it may concern,',
    'إلى من يهمه الأمر،',
  ])('nor does what stands above a letter: %s', async (opening) => {
    expect(await findingsOf(`${opening}\n\nPlease find our reply attached.\n`)).toEqual([]);
  });

  it('while an assistant who filled in the form is none who signed it', async () => {
    expect(await findingsOf('Please find the form attached, filled in by an assistant.\n')).not.toEqual([]);
  });

  it('while a box of the form is none of an address', async () => {
    expect(await findingsOf('Please find our reply attached.\n\nBox 2 counts as the others.\n')).not.toEqual([]);
  });
});

describe('a mail that calls its form the reply to another circular', () => {
  it.each([
    'Please find attached our response to Circular 138.',
    'Vous trouverez ci-joint notre réponse à la Circulaire TSB n° 138.',
    'Adjunto nuestra respuesta a la Circular 138.',
    'Направляем наш ответ на Циркуляр БСЭ № 138.',
    '附上对第138号通函的答复。',
    'نرفق ردنا على الرسالة المعممة 138.',
  ])('goes to staff: %s', async (body) => {
    expect(await findingsOf(body + SIGNED)).toEqual(['circular-mismatch']);
  });

  it.each([
    'Please find attached our replies to Circulars 138 and 142.',
    'With reference to your circular of 11 October 2023, our response is attached.',
    'Our response to Circular 142 is attached.\n\n-----Original Message-----\nFrom: tsbdir@itu.int\nSubject: TSB Circular 138\n\nTSB Circular 138',
  ])('is not one that says: %s', async (body) => {
    expect(await findingsOf(body)).toEqual([]);
  });
});

describe('a form filled in within the mail, beside an attached one', () => {
  const filled = (assign: string, refuse: string) =>
    [
      'Member State response to TSB Circular 142',
      'Draft new Recommendation ITU-T X.1150',
      `${assign} assigns authority to SG17 to consider this text for approval`,
      `${assign} No comments or suggested changes`,
      '[ ] Comments and suggested changes are attached',
      `${refuse} does not assign authority to SG17 to consider this text for approval`,
    ].join('\n');

  it('that says something else is a second form', async () => {
    const bytes = new TextEncoder().encode(filled('[ ]', '[X]'));
    const { forms } = await readForms([form], [{ name: 'body.txt', bytes }], { consultations: [], issuedForms: [] });
    expect(forms.map(({ name }) => name).toSorted()).toEqual(['Annex 2.docx', 'body.txt']);
  });

  it('that was quoted is none', async () => {
    const quoted = filled('[ ]', '[X]')
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n');
    expect(await findingsOf(`Attached.\n\n${quoted}\n`)).toEqual([]);
  });
});

describe('a signature in a language beside the six is one', () => {
  it.each([
    'Met vriendelijke groet,\nJan Jansen\nRijksinspectie Digitale Infrastructuur',
    'Med vänliga hälsningar\nAnna Andersson\nPost- och telestyrelsen',
    'Com os melhores cumprimentos,\nJoão Silva\nANACOM',
    'Γιώργος Παπαδόπουλος\nΕθνική Επιτροπή Τηλεπικοινωνιών και Ταχυδρομείων',
    'Kim Min\n과학기술정보통신부 국제기구과',
  ])('%s', async (signature) => {
    expect(await findingsOf(`Dear Sir/Madam,\n\nplease find attached our form.\n\n${signature}\n`)).toEqual([]);
  });
});

describe('a mail in a language beside the six goes to staff, who can have it read', () => {
  it.each([
    'Guten Tag,\n\nbitte betrachten Sie das Formular als Entwurf, der Minister hat noch nicht unterschrieben.',
    'このフォームはまだ草案です。数えないでください。',
    '이 양식은 초안이므로 집계하지 마십시오',
    'Το έντυπο είναι μόνο σχέδιο',
    'แบบฟอร์มนี้เป็นเพียงร่าง',
    'Taslak',
    'Anbei finden Sie unsere Antwort.',
  ])('%s', async (body) => {
    expect(await findingsOf(body)).toEqual(['condition-in-text']);
    expect(await findingsOf(`${body}${SIGNED}`)).toEqual(['condition-in-text']);
  });

  it.each([
    '総務省 国際戦略局 技術政策課\n東京都千代田区霞が関\nこのメールには機密情報が含まれている場合があります。',
    '과학기술정보통신부 국립전파연구원\n이 메일은 지정된 수신인만을 위한 것입니다.',
    'Bundesnetzagentur für Elektrizität, Gas, Telekommunikation\nBitte denken Sie an die Umwelt, bevor Sie diese Mail ausdrucken.',
  ])('and does not where only what stands below its closing is: %s', async (below) => {
    expect(await findingsOf(`Dear Sir/Madam,\n\nplease find attached our form.${SIGNED}${below}\n`)).toEqual([]);
  });
});
