import { remembered } from '../../domain/remembered.ts';
import { fold } from '../document/fold.ts';
import { holdsCourtesy, isSentence, speaksOfBoxes } from './about-answers.ts';
import { closesElsewhere } from './closings.ts';
import { namesAdministration } from './index.ts';
import { isLetterheadLine } from './letterhead-lines.ts';
import { withoutStates } from './names-of-states.ts';
import { isSalutation } from './salutations.ts';
import { holdsSending } from './sending.ts';
import { sentencesOf } from './sentences-of.ts';
import { mayTurn } from './turning-words.ts';
import { isSmallWord } from './unknown-language.ts';
import { foreignWords } from './vocabulary.ts';
import { isWholeCourtesy } from './whole-courtesies.ts';

/**
 * Words, or their beginnings, of which the lines consist that say who sends a form: titles, offices, addresses, dates, what is
 * enclosed and copied. Names are written with capitals.
 */
const OF_SENDERS = `
  director directress head chief deputy vice acting assistant senior principal permanent executive managing chair president minist secretar
  commission council counsel advis engineer officer manager coordinator expert specialist analyst lead attache ambassador representative
  mission embassy department division directorate unit section branch bureau office agency authority regulat institute centre center
  committee board service administration government state nation federal republic kingdom region local public
  international foreign external affairs relations cooperation collaboration multilateral bilateral global
  standard telecom communication radio information technolog digital electronic econom society transformation innovation science
  research post postal infrastructure transport security cyber spectrum frequenc policy policies strateg legal law planning
  development network technical equipment type approval market competition consumer media broadcasting satellite space internet data
  industr trade energy financ souverain agricultur environment climat justice interior defence defense cultur touris commerc labour employment education general special national central street road avenue lane square floor building house tower room suite block
  plot city town district province county zip postcode box bag tel phone telephone mobile cell direct line fax facsimile email mail web website
  good morning afternoon evening day hello hi colleague colleagues all team everyone friends sirs gentlemen ladies hereby
  bonjour bonsoir chers cheres collegues tous buenos buenas dias tardes colegas todos добрый день коллеги
  democrat popul people socialist bolivar plurination arab islam unit unid uni unis fayi fait reglement charge declar
  демократич народн социалист ислам араб соединен
  da do dos das di della van von der den ter ten bin ibn ben abu el al y e
  wrote how answer action года лет
  cc ccs manag plenipotentiar delegat focal point operat
  http www ext extension name title address place date signature sign stamp seal behalf copy enclos annex attach page ref reference
  number file subject contact person done given issued approved january february march april may june july august
  september october november december jan feb mar apr jun jul aug sep oct nov dec mr mrs ms dr prof eng honourable honorable
  excellency his her yours truly sincerely faithfully regards wishes ios iphone ipad android outlook sent get from my
  directeur directrice chef cheffe adjoint sous charge chargee aupres conseil ingenieur responsable attach ambassad represent departement
  division direction unite bureau agence autorite regul institut centre comite service gouvernement etat republique royaume
  internation affaires etrangeres exterieur relation norm telecommunicat numeriq econom societe technolog innovation poste infrastruct
  transport securite cybersecurite frequenc polit strateg juridi droit planif developp reseau technique homolog general national
  executi reglement affaires multilateral
  rue avenue boulevard route place etage immeuble batiment tour ville province boite bp tel telephone portable courriel site
  fait le la pour delegation ordre cachet signature pieces piece jointe annexe copie ampliation ref objet nom titre adresse lieu date
  interieur commerce industriel energie environnement travail enseignement superieur recherche jeunesse communaut
  janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre du par
  director directora jefe jefa subdirector encargad consejer ingenier responsabl agregad embajad represent departamento division direccion
  unidad oficina agencia autoridad regulad instituto centro comite comision servicio gobierno estado republica reino ministr secretar subsecretar
  internacional asuntos exteriores relaciones cooperacion norma normaliz telecomunic radiocomunic informac tecnolog digital econom sociedad
  innovacion correo infraestruct transporte seguridad ciberseg frecuenc espectro polit estrateg juridic legal planific desarrollo redes tecnic
  homologac general nacional federal calle avenida av piso edificio torre ciudad provincia apartado casilla tel telefono movil fax correo
  sitio firma sello anexo copia ref asunto nombre cargo titulo direccion lugar fecha dado por orden expediente oficio
  ejecutiv organism multilateral gerent gerencia
  interior comercio hacienda finanzas energia ambient trabajo ensenanza educacion ciencia obras publicas fomento industria turismo
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
  имени директор начальник заместител руководител глава министр министерств департамент управлен отдел служб агентств комитет комисси
  администрац правительств государств республик федерац регулир институт центр бюро секретар советник инженер эксперт специалист
  представител посольств мисси международн внешн связ сотрудничеств отношен стандартизац телекоммуник электросвяз коммуник информац
  аппарат первый перв председател ведущ вопрос врио международн программ проект
  технолог цифров экономик обществ развити инновац почт инфраструктур транспорт безопасност кибербезопасност частот спектр политик
  стратег правов планирован сет техническ генеральн национальн главн исполняющ обязанност ул улиц пр проспект пер переулок д дом кв корп
  этаж офис г город обл област край индекс тел телефон факс моб эл почт сайт исп исполнител приложен подпис печат дат мест имя фамил
  должност адрес копи экз январ феврал март апрел мая май июн июл август сентябр октябр ноябр декабр год лист
`;
const STEMS = [...new Set(fold(OF_SENDERS).trim().split(/\s+/u))];
/** Shorter ones stand for themselves, in the singular or plural. */
const SHORT = 4;
const SENDERS = new RegExp(
  `^(?:${STEMS.map((stem) => (stem.length <= SHORT ? `${stem}(?:s|es)?$` : stem)).join('|')})`,
  'u',
);
/** What sender lines of languages without capitals hold. */
const OF_SENDERS_HAN =
  /[局司处部厅委院所室科组馆署路街号楼层区市省县]|主任|主席|代表|经理|专员|工程师|中心|公司|电话|传真|邮箱|邮编|联系|附件|日期|签|盖章|主管|年|月/u;
const OF_SENDERS_ARABIC = new RegExp(
  `(?<!\\p{L})(?:ال|ل|و|ب)*(?:${fold('مدير|مديرة|رئيس|رئيسة|نائب|وزير|وزارة|وزاره|إدارة|قسم|هيئة|سلطة|وكالة|مكتب|لجنة|معهد|مركز|شارع|طريق|مبنى|طابق|صندوق|هاتف|فاكس|بريد|تاريخ|توقيع|ختم|مرفق|مرفقات|نسخة|اسم|عنوان|لقب|مكان|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|مهندس|دكتور|سفير|بعثة|ممثل|جمهورية|مملكة|دولة|سلطنة|إمارة|اتحاد|دولي|اتصالات|تقييس|تقنية|معلومات|تنظيم|علاقات|شؤون|عبد')}|(?:${fold('ص|بن|ابن|بنت|عام|العام')})(?!\\p{L}))`,
  'u',
);
/** What people put in one word, as no name is. */
const ALONE = new RegExp(
  `^\\P{L}*(?:\\p{L}\\.\\d[\\p{L}\\p{N}.]*\\P{L}+)?(?:${fold('hold|on hold|wait|waiting|stop|pause|inverted|reversed|swapped|old|outdated|superseded|incomplete|unfinished|unsure|uncertain|maybe|perhaps|partly|partially|later|pending|unread|unchecked|unverified|unconfirmed|unapproved|rehearsal|hypothetical|tbc|tbd|undecided|excluded|postponed|deferred|attente|attendre|ancien|incomplet|partiel|reporté|inversé|espera|esperar|incompleto|parcial|aplazado|invertido|ожидание|подождать|неполно|частично|отложено|наоборот')})(?!\\p{L})`,
  'u',
);
const LETTERED = /\p{Script=Latin}|\p{Script=Cyrillic}/u;
const LEAST_HAN = 6;
const LEAST_ARABIC = 4;

/** Words of somebody's own that make a remark of a line; a single one may be of a title that nobody listed. */
const LEAST_OWN = 2;

/**
 * Whether a line, or the end of a paragraph, says something else than who sends a form, when and where: "Minus the last one".
 * Titles and addresses consist of known words and of names; courtesies and what is sent are told as in sentences, which
 * `saysElse` looks at.
 * @param least so many words of somebody's own make it one
 */
export function saysOwn(paragraph: string, least = LEAST_OWN): boolean {
  const last = sentencesOf(paragraph).at(-1) ?? '';
  // "I. I. Name": the full stops of initials end no sentence.
  return ownWordsIn(/\p{L}\P{L}+\p{L}|\p{Script=Han}/u.test(last) ? last : paragraph) >= least;
}

const MANY = 9;

/** Names of States may be written in small letters, and in letters that are neither. */
const ownWordsIn = remembered((line): number => (ownIn(line) > 0 ? ownIn(withoutStates(line)) : 0));

function ownIn(line: string): number {
  const folded = fold(line);
  if (isSentence(line) || foreignWords(line) === 0 || isSalutation(line) || isLetterheadLine(line)) return 0;
  if (isWholeCourtesy(line) || closesElsewhere(line)) return 0;
  if (/[@]|www\.|https?:/u.test(line)) return 0;
  if (ALONE.test(folded)) return MANY;
  const han = line.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = line.match(/(?<![\p{L}\p{N}._-])[\p{L}\p{M}'’-]{2,}(?![\p{L}\p{N}_-]|\.[\p{L}\p{N}])/gu) ?? [];
  const arabic = words.filter((word) => /\p{Script=Arabic}/u.test(word)).length;
  const isArabic = arabic > 0;
  // Two or three signs or words of these scripts may be somebody's name.
  if ((han > 0 && han < LEAST_HAN) || (isArabic && arabic < LEAST_ARABIC)) return 0;
  if ((han > 0 && OF_SENDERS_HAN.test(line)) || (isArabic && OF_SENDERS_ARABIC.test(folded))) return 0;
  const turns = mayTurn(folded) && mayTurn(fold(withoutNames(line)));
  if (turns || speaksOfBoxes(folded)) return holdsSending(folded) && !turns ? 0 : MANY;
  if (holdsSending(folded) || holdsCourtesy(folded)) return 0;
  if (han > 0 || isArabic) return MANY;
  return namesAdministration(folded) ? 0 : words.filter(isOwn).length;
}

/** Without the words that a capital letter makes names, but for the first, which always has one. */
function withoutNames(line: string): string {
  return line.replace(/(?<=\p{L}\P{L}+)\p{Lu}\p{Ll}+/gu, ' ');
}

function isOwn(word: string): boolean {
  if (!/^\p{Ll}/u.test(word) || !LETTERED.test(word)) return false;
  const folded = fold(word);
  return !isSmallWord(folded) && !isOfSenders(folded) && foreignWords(word) > 0;
}

/** Whether a folded word is of the titles, offices and addresses that say who sends a form. */
export function isOfSenders(folded: string): boolean {
  return SENDERS.test(folded);
}
