import type { Language } from '../../domain/language.ts';
import { fold } from '../fold.ts';
import { remembered } from './remembered.ts';

/**
 * What letters that bring a reply are made of. A word with `*` stands for all that begin with it. Words that set one thing against
 * another, or put it off, are left out on purpose: "although", "different", "valid", "until".
 */
const COURTESIES: Record<Language, string> = {
  en: `a an the and or of to for in on at by with from as is are am was were be been being has have had do did it its this that
    these those our us we i my me you your he she his her him they their them who which will would shall may can could should if
    any all both each also so not no yes there here how when where re cc via per dear sir* madam* mr mrs ms dr hi hello
    attach* enclos* find found see send* sent submi* transmi* forward* herewith hereby provid* convey* communicat* deliver* post*
    mail* email* e fax* form forms reply replies respon* answer* vote ballot annex* appendix circular* letter* note* dated
    date consult* regard* refer* respect* concern* relat* connection accordance pursuant line request* requir* invit*
    administration* member* state* ministr* department* authorit* regulat* agenc* government* national* international*
    telecommunication* bureau office* standard* recommendation* draft* text* determined new revised amend* study group*
    opinion* position* view* comment* suggest* propos* change* reason* outline possible contribution* document* file files pdf
    word copy copies scan* original* hard electronic* digital* version* page* sign signed signature* stamp* seal* official* duly
    complet* fill* out mark* tick* box boxes row rows option* select* below above follow* table approv* consider* assign* prepar*
    expert* industr* stakeholder* operator* colleague* team staff delegat* director* general head chief deputy secretar* mission
    permanent contact* question* quer* clarif* inform* hesitat* further need* assist* help* receipt* receiv* acknowledg* confirm*
    safe* arriv* reach* return deadline* time timely late* delay* apolog* sorry regret* inconvenience caus* thank* grateful*
    appreciat* oblig* glad kind* best warm* sincere* faithful* yours respectful* compliment* honour* honor* pleas* privilege avail
    opportunit* renew* assur* highest esteem* wish* hope* well good morning afternoon day evening week* year happy nice great look*
    hear* soon continu* cooperat* collaborat* support work effort* activit* meeting* particip* attend* remote* next hours before
    ahead within due set given now today as more other one two part behalf name named person* detail* phone tel mobile
    address* link* password* protect* open* problem* technical server* size large separate* zip* archive* available download*
    internal* number* replac* supersed* earlier previous* correct* updat* latest already same again twice once courier careful*
    thorough* process* examin* discuss* coordinat* appropriate applicable appl* relevant correspond* message* missing issue* able
    unable know let tell advise consideration attention draw drawn kindly reminder* remind* prompt* early earliest convenience out
    close* happy express* desk hand* upload* portal* free feel require* editable format* language* english translat* duplicate
    about after anything approved attachment checked clause covers else excuse form full important into interest just me only read
    responsible results third under understand up use website what while`,
  fr: `a au aux avec ce cet cette ces celle celui c d de des du dans elle en est et etre eu fait il ils j je l la le les leur leurs lui
    m me mes ma mon n ne nos notre nous on ont ou par pas pour qu que qui s sa se ses si son sont sur tout toute toutes tous un une
    vos votre vous y ainsi afin ici cher* chere* madame* monsieur* mme mr bonjour bonsoir merci* remerci* veuill* trouv* ci joint* joi*
    annex* piece* envo* transm* adress* parven* remet* remis* soum* faire faisons fais communiqu* rempli* complet* dument sign* cachet*
    tampon* scan* copie* original* formulaire* reponse* repond* vote* bulletin circulaire* lettre* courrier* courriel* message* mail*
    date* consult* concert* concern* refer* suite relati* objet* conform* administration* etat* membre* ministere* ministre*
    autorit* regulat* reglement* agence* gouvernement* national* internation* telecommunication* bureau* normalis* union* uit commission*
    etude* recommand* projet* texte* determin* nouvel* nouveau* revis* amendement* avis observation* commentaire* proposition* modifi*
    motif* contribution* document* fichier* pdf word version* page* officiel* case* coch* ligne* option* choisi* tableau dessous dessus
    suivant* approb* approuv* exam* etabli* prepar* elabor* expert* industri* operateur* national* collegue* equipe* delegu* delegation
    direct* general* chef secretaire* mission permanent* contact* question* renseign* inform* precision* hesit* besoin* dispos* accus*
    recep* recu* recev* confirm* arriv* retour* delai* echeance avant temps retard* excus* desol* regret* gene* cause* agre* expression
    salut* distingu* cordial* respectueu* sincere* considerat* haut* hommage* assur* honneur* plaisir* souhait* espoir* esper* excellent*
    bon bonne* heureu* annee* journee* semaine* attente* vous cooperat* collabor* soutien travail travaux effort* reunion* particip*
    assist* distance prochain* heure* nom noms part personne* coordonn* telephone* lien* ouvr* probleme* technique* serveur* separe*
    numero* remplac* annule* precedent* corrig* mise jour dernier* deja meme fois charge* correspondant* appropri* rappel* attention
    bien voir tres plus compte comme demand* voudrez bien vouloir possible disposition point tenue tard transmission
    soussign* pourr* pouv* apres autre* ces concernant donc egalement encore`,
  es: `a al ante con como cual cuyo de del el ella en es esta este esto estas estos fue ha han hace hemos la las le les lo los me mi mis
    muy no nos nosotros nuestr* o para por que quien se ser si sobre su sus tengo tiene* un una uno usted* y ya senor* senora*
    estimad* distinguid* buenos buenas dias tardes hola gracias agrade* adjunt* anex* acompan* envi* remit* remis* transmit* hacer* hago
    hacemos llegar* present* comunic* complet* cumpliment* rellen* llen* diligenci* debidamente firm* sell* escane* copia* original*
    formulario* respuesta* respond* contest* voto circular* carta* nota* oficio* correo* mensaje* fecha* consult* coordin* referen* relacion*
    relativ* objeto asunto conform* administracion* estado* miembro* ministeri* ministr* autoridad* regulador* agencia* gobierno* nacional*
    internacional* telecomunicacion* oficina* normalizacion* union* uit comision estudio* recomend* proyecto* texto* determinad* nuev*
    revis* enmienda* opinion* observacion* comentario* propuest* modific* cambio* motivo* contribucion* documento* archivo* pdf word
    version* pagina* oficial* casilla* marc* fila* opcion* seleccion* cuadro siguient* aprob* examin* elabor* prepar* expert* industria*
    operador* colega* equipo* delegad* delegacion director* general jefe* secretari* mision permanente* contact* pregunta* inform* aclara*
    dud* necesi* disposicion recib* recepcion acus* confirm* retorno plazo* antes tiempo retras* disculp* lament* molest* caus* atent*
    cordial* salud* respetuos* sincer* consider* alta* estima honor* placer complac* grat* agrado dese* espero* excelente buen* feliz
    ano semana* dia jornada espera* coopera* colabora* apoyo trabajo* esfuerzo* reunion* particip* asist* distancia proxim* hora*
    nombre* parte persona* datos telefono* enlace* abr* problema* tecnic* servidor* separad* numero* reemplaz* sustitu* anterior* corrig*
    actualiz* mism* vez dos correspondient* pertinent* recordatori* atencion sirva* bien favor rogamos ruego quedo quedamos encontr*
    encuentr* aqui tambien todo mediante`,
  ru: `а в во вам вами вас ваш* все для до его ее и из или их к как ко которы* мы на над нам нами нас наш* не о об от по под при с со также
    то у уже что это* я за был* будет есть имею* честь просим просьб* прошу пожалуйста уважаем* господин* госпож* коллег* добрый день
    утро вечер здравствуйте спасибо благодар* направ* прилаг* прилож* вложен* высыл* высла* отправ* посыл* посла* перед* представ*
    сообща* заполн* надлежащ* образом подпис* печат* скан* копи* оригинал* форм* ответ* бланк* голос* циркуляр* письм* сообщен* почт*
    дат* консульт* согласован* ссыл* связ* относительн* отношени* соответстви* администрац* государств* член* министерств* министр* орган*
    регулятор* агентств* правительств* национальн* международн* электросвяз* бюро стандартизац* союз* мсэ исследовательск* комисси*
    рекомендац* проект* текст* нов* пересмотренн* поправк* мнени* замечани* комментари* предлож* предлагаем* изменени* причин* вклад*
    документ* файл* верси* страниц* официальн* ячейк* отметк* отмеч* строк* вариант* таблиц* следующ* утвержд* рассмотр* подготов*
    эксперт* отрасл* промышленност* оператор* сотрудник* команд* делегат* делегац* директор* генеральн* начальник* секретар* миссия
    постоянн* контакт* вопрос* информац* уточнен* обращ* необходим* получ* подтвер* прием* возврат* срок* врем* задерж* извин* сожален*
    неудобств* причинен* уважени* искренн* почтени* заверен* высок* рад* удовольстви* желаем* пожелан* наилучш* надеем* надеюсь хорош*
    нов* год* недел* сотрудничеств* поддержк* работ* усили* собран* участ* дистанцион* ближайш* час* имен* лиц* данн* телефон* открыв*
    проблем* техническ* сервер* отдельн* номер* замен* предыдущ* прежн* исправленн* обновл* послед* соответств* напомин* вниман* учет*
    найти найдете настоящ* вот настоящим наход* нему приня* поздравл* такж* прошлого`,
  zh: `尊敬的主任先生女士您好你好各位同事 现随函附上 随函附上我国主管部门对电信标准化局第号通函的答复 请查收 请确认收到 如有任何疑问请与我们联系 顺致敬意 此致敬礼
    谨代表 祝新年快乐 感谢您的支持与合作 将填妥并签字的表格发送给您 请予确认 敬请查收并确认 现提交我主管部门填写完毕的附件二 签署盖章 扫描件原件 已附上
    就已确定的建议书草案进行的磋商 国际电信联盟 电信标准化局 研究组 意见和修改建议 理由 参加会议 无法出席会议 代表 联系人 电话 邮件 邮箱 回执 另寄 电子版 纸质
    经我国专家认真研究 本答复取代月日的答复 送交 转递 呈送 递交 正式答复 官方答复 信函 按照要求 根据要求 截止日期之前 非常感谢 谢谢 及 在相应方框内打勾
    文件打不开 请告知 抄送 如收到无误请回复 年月日 联系我 进一步的信息 我方 贵局 贵方 我们 大家 工作 问候 最 良好 祝愿 顺颂 商祺 安好 此 复 函 为 荷 有关 关于 上述 完成 的 和 与 一并 提供`,
  ar: `في من على الى عن مع هذا هذه ذلك التي الذي ان انه كما قد تم لا ما او ثم بعد قبل كل اي نحن انا لكم اليكم لدينا طيه ردا سيادتكم حضرتكم
    تحيه طيبه السلام عليكم ورحمه الله وبركاته السيد* سعاده مدير* مكتب* تقييس* اتصال* اتحاد* دولي* مرفق* نرفق* ارفق* ارسل* نرسل*
    ارسال* نقدم* تقديم* نحيل* احاله* بعث* تجدون* نواف* موقع* استلام* استلم* تاكيد* اكد* شكر* نشكر* نسخ* مليئ* ملء* معب* تعبئ* مستكمل*
    استكمل* تواصل* اتصال* يسعد* يشرف* يسر* شرف* رد ردنا ردها رده ردود استمار* نموذج* رسال* معمم* تصويت* ادار* دول* عضو* اعضاء وزار* وزير* هيئ*
    تنظيم* حكوم* وطني* توصي* مشروع* مشاريع* نص نصوص جديد* تعديل* تعليق* ملاحظ* تغيير* مقترح* اسباب* وثيق* ملف* رسمي* ختم* مختوم* ممسوح*
    ضوئي* اصل* خبراء* دراس* لجن* اجتماع* مشارك* حضور* سؤال* استفسار* معلوم* تردد* حاج* موعد* تاريخ* وقت* تاخر* اعتذر* اسف* ازعاج* تقدير*
    احترام* فائق* قبول* تفضل* اطيب* تمني* عام عيد تعاون* دعم* عمل* جهود* رقم* هاتف* بريد* الكتروني* يرجى رجاء نرجو ارجو تكرم* اطلاع* علم*
    كامل* مربع* مناسب* علام* بشان بخصوص اشار* الموافق وصول* تتردد* لن نتمكن بنا حال وجود اخر* خاص* محل* بديل* قبل* قبل من`,
};

const EXACT = new Set<string>();
const STEMS: string[] = [];
const BIGRAMS = new Set<string>();

for (const [language, words] of Object.entries(COURTESIES)) {
  if (language === 'zh') for (const run of words.split(/\s+/u)) addBigrams(run);
  else for (const word of words.split(/\s+/u)) addWord(word);
}

function addWord(word: string): void {
  if (word.endsWith('*')) STEMS.push(fold(word.slice(0, -1)));
  else EXACT.add(fold(word));
}

function addBigrams(run: string): void {
  const letters = [...fold(run)];
  for (let at = 0; at < letters.length; at++) BIGRAMS.add(letters.slice(at, at + 2).join(''));
}

/** So many other words say something of their own. */
const OWN_WORDS = 2;

/**
 * Whether a sentence that brings a reply says more than such sentences do: at least two words, names apart, that no letter of
 * courtesy has.
 */
export const saysMoreThanCourtesy = remembered((sentence) => strangersIn(sentence) >= OWN_WORDS);

function strangersIn(sentence: string): number {
  const words = sentence.match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu) ?? [];
  const own = words.filter((word, at) => !/\p{Script=Han}/u.test(word) && !(at > 0 && /^\p{Lu}/u.test(word)));
  const parts = own.flatMap((word) => fold(word).split('-'));
  return parts.filter((word) => !isCourteous(word)).length + Math.floor(strangeHan(fold(sentence)) / 2);
}

function isCourteous(word: string): boolean {
  return [word, word.replace(/^[وفبلك]/u, ''), word.replace(/^[وف]?[بلك]?(?:ال|ل)/u, '')].some(
    (each) => EXACT.has(each) || STEMS.some((stem) => each.startsWith(stem)),
  );
}

function strangeHan(folded: string): number {
  const runs = folded.match(/\p{Script=Han}+/gu) ?? [];
  return runs.reduce((sum, run) => {
    const letters = [...run];
    const isKnown = (at: number) => BIGRAMS.has(`${letters[at]}${letters[at + 1] ?? ''}`);
    return sum + letters.filter((_, at) => !isKnown(at) && !(at > 0 && isKnown(at - 1))).length;
  }, 0);
}
