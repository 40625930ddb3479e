import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { consultationSchema } from '../../src/domain/consultation.ts';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import { type CircularSpec, writeCircular } from './circular-writer.ts';

const ROOT = join(import.meta.dirname, '../..');
const configured = consultationSchema.parse(
  JSON.parse(readFileSync(join(ROOT, 'config/consultations/t22-142.json'), 'utf8')),
);

/** The circular's own summaries, shortened where they run over a page. */
const SUMMARIES: Record<string, string> = {
  'X.1150':
    'Digital financial service (DFS) involves a complex ecosystem with the participation of different stakeholders such as banks, DFS providers and mobile network operators (MNOs).\nThe DFS security assurance framework consists of the following components:\na) A security risk management process based on [b-ISO/IEC 27005].\nb) Assessment of threats and vulnerabilities to the underlying infrastructure.\nc) Mitigation strategies based on the outcome of (b) above. The mitigation measures identify 119 security controls for security threats which are outlined in clause 13 of this Recommendation.',
  'X.1221':
    'This Recommendation defines Structured Threat Information Expression (STIX), a language used to express data objects and exchange cyber threat intelligence, along with a JSON serialization format.',
  'X.1222':
    'This Recommendation is an application layer protocol for the communication of cyber threat information in a simple and scalable manner.',
  'X.1280':
    'This Recommendation provides a framework for out-of-band server authentication using mobile devices, which resolves the vulnerability of verifier impersonation.',
  'X.1281':
    'This Recommendation describes a set of standardized application program interfaces (APIs) needed to connect the multiple building blocks of an identity management solution.',
  'X.1352':
    'Recommendation ITU-T X.1352 establishes detailed requirements for five security dimensions applicable to Internet of things (IoT) device and gateway, based on the IoT reference model specified in Recommendation ITU\u2011T Y.4100 and the IoT security framework in Recommendation ITU-T X.1361.',
  'X.1373':
    'In order to fulfil the above requirements, Recommendation ITU-T X.1373 provides secure software update procedures between a software update server and vehicles with appropriate security controls.',
  'X.1818':
    'This Recommendation provides comprehensive guidance on securing the IMT-2020 (aka 5G) system during operation and maintenance phases in practice.',
};

/** Titles in the other languages are reconstructions. */
const TITLES: Record<Exclude<Language, 'en'>, readonly string[]> = {
  fr: [
    'Cadre de garantie de la sécurité pour les services financiers numériques',
    "Expression structurée d'informations sur les menaces (STIX)",
    'Échange automatisé de renseignements de confiance (TAXII)',
    "Cadre d'authentification hors bande des serveurs au moyen de dispositifs mobiles",
    "Interfaces API pour l'interopérabilité des systèmes de gestion d'identité",
    "Exigences de sécurité des dispositifs et passerelles de l'Internet des objets",
    'Capacité de mise à jour sécurisée des logiciels des dispositifs de communication des systèmes de transport intelligents',
    "Mesures de sécurité pour l'exploitation et la maintenance des systèmes de réseaux IMT-2020/5G",
  ],
  es: [
    'Marco de garantía de la seguridad para los servicios financieros digitales',
    'Expresión estructurada de información sobre amenazas (STIX)',
    'Intercambio automatizado fiable de información de inteligencia (TAXII)',
    'Marco para la autenticación de servidores fuera de banda mediante dispositivos móviles',
    'API para la interoperabilidad de los sistemas de gestión de identidad',
    'Requisitos de seguridad para dispositivos y pasarelas de Internet de las cosas',
    'Capacidad de actualización segura del software de los dispositivos de comunicación de los sistemas de transporte inteligentes',
    'Controles de seguridad para la explotación y el mantenimiento de los sistemas de red IMT-2020/5G',
  ],
  ru: [
    'Структура обеспечения безопасности цифровых финансовых услуг',
    'Структурированное представление информации об угрозах (STIX)',
    'Доверенный автоматизированный обмен аналитической информацией (TAXII)',
    'Структура внеполосной аутентификации серверов с использованием мобильных устройств',
    'API для функциональной совместимости систем управления определением идентичности',
    'Требования к безопасности устройств и шлюзов интернета вещей',
    'Возможность безопасного обновления программного обеспечения устройств связи интеллектуальных транспортных систем',
    'Средства контроля безопасности при эксплуатации и техническом обслуживании сетевых систем IMT-2020/5G',
  ],
  zh: [
    '数字金融服务的安全保障框架',
    '结构化威胁信息表达（STIX）',
    '可信的情报信息自动交换（TAXII）',
    '使用移动设备进行带外服务器认证的框架',
    '身份管理系统互操作性的应用编程接口',
    '物联网设备和网关的安全要求',
    '智能交通系统通信设备的安全软件更新能力',
    'IMT-2020/5G网络系统运行和维护的安全控制',
  ],
  ar: [
    'إطار ضمان الأمن للخدمات المالية الرقمية',
    'التعبير المهيكل عن معلومات التهديد (STIX)',
    'التبادل الآلي الموثوق للمعلومات الاستخبارية (TAXII)',
    'إطار للاستيقان من المخدمات خارج النطاق باستخدام الأجهزة المتنقلة',
    'السطوح البينية لبرمجة التطبيقات من أجل قابلية التشغيل البيني لأنظمة إدارة الهوية',
    'متطلبات الأمن لأجهزة إنترنت الأشياء وبواباتها',
    'القدرة على التحديث الآمن لبرمجيات أجهزة الاتصالات في أنظمة النقل الذكية',
    'الضوابط الأمنية لتشغيل أنظمة شبكات IMT-2020/5G وصيانتها',
  ],
};

const GROUP_NAMES: Record<Language, string> = {
  en: 'Security',
  fr: 'Sécurité',
  es: 'Seguridad',
  ru: 'Безопасность',
  zh: '安全',
  ar: 'الأمن',
};

/** The consultation as the circular prints it, with the summaries of its Annex 1. */
export const consultation142 = {
  ...configured,
  texts: configured.texts.map((text) => ({ ...text, summary: SUMMARIES[text.ref] ?? null })),
};

/** One language version of TSB Circular 142. The English one prints X1373 and X1818 without their dots. */
export function circular142In(language: Language): CircularSpec {
  const titles = language === 'en' ? [] : TITLES[language];
  return {
    consultation: consultation142,
    language,
    groupName: GROUP_NAMES[language],
    titles: Object.fromEntries(titles.map((title, index) => [configured.texts[index]?.ref ?? '', title])),
    ...(language === 'en' ? { spelling: { 'X.1373': 'X1373', 'X.1818': 'X1818' } } : {}),
  };
}

/** All six of them, as Word files. */
export function writeCircular142(): Record<Language, Uint8Array> {
  const files = LANGUAGES.map((language) => [language, writeCircular(circular142In(language))]);
  return Object.fromEntries(files) as Record<Language, Uint8Array>;
}
