import { describe, expect, it } from 'vitest';
import { CONFIG_DIR } from '../../src/config.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import { letterCompanies } from '../../src/replies/member-state/letter-companies.ts';

const states = loadMemberStates(CONFIG_DIR);
const contacts = [{ memberState: 'SN', address: '@artp.example.sn', name: 'ARTP', language: 'fr' }];
const codes = (words: string, sender = 'awa@artp.example.sn') =>
  letterCompanies([words], sender, 'Awa Diop', contacts, states).map(({ code }) => code);

describe('a mail that calls its form the answer of a company', () => {
  it.each([
    ['Answer given by Safaricom Ltd.'],
    ['The form was filled in by Chief Telecom.'],
    ['I would like to advise you of the opinion of Safaricom Ltd, which is set out in the table below.'],
    ["Je vous fais connaître l'avis de Sonatel SA, qui figure dans le tableau ci-dessous."],
    ['on behalf of Orange'],
    ['On behalf of Orange, I enclose the reply to the Telecommunication Standardization Bureau'],
    ['This form was filled in by our national operator.'],
    ['The attached form has been completed by Econet Wireless (Pvt) Ltd'],
    ['Reply of the Sector Member'],
    ['on behalf of United Telecom'],
    ['Réponse au nom de Sonatel SA.'],
    ['Le formulaire ci-joint a été rempli par la société Sonatel.'],
    ['Respuesta enviada en nombre de Entel S.A.'],
    ['Formulario completado por la empresa Telefónica.'],
    ['Ответ АО «Казахтелеком».'],
    ['Форма заполнена компанией «Ростелеком».'],
    ['От имени Ростелекома направляем форму.'],
    ['此答复由华为技术有限公司提交。'],
    ['我代表中国移动通信集团公司提交答复。'],
    ['هذا الرد مقدم من شركة اتصالات تونس.'],
    ['Reply of Airtel Uganda Ltd'],
    ['Formulaire rempli par Orange Sénégal pour information.'],
    ['本表由中兴公司填写，供参考。'],
    ['نيابة عن شركة زين نرسل إليكم الرد'],
  ])('is seen: %s', (words) => expect(codes(words)).toEqual(['not-a-member-state']));

  it.each([
    ['On behalf of the Ministry of ICT of Senegal, I send you our reply.'],
    ['On behalf of ARTP I send you our reply, for which we consulted Sonatel SA and Orange.'],
    ['On behalf of Awa Diop, who is on leave'],
    ['I would like to advise you of the opinion of this Administration, which is set out in the table below.'],
    ['We convey our reply, which takes account of the opinion of Sonatel SA.'],
    ['The form was completed by Peter Omondi of our Standards Division.'],
    ['On behalf of Mr Diop, Director General, I send our reply.'],
    ['On behalf of our team, a happy new year'],
    ['The reply has been prepared by the Standards Division and signed by the Permanent Secretary.'],
    ['Our reply takes account of the views of Sonatel SA and other operators.'],
    ['The form was filled in by our experts and signed by the Director.'],
    ['Notre réponse tient compte des avis des opérateurs.'],
    ['Je vous transmets le formulaire rempli et signé par le Directeur général.'],
    ['The form has been completed by the Permanent Secretary.'],
    ['El formulario fue rellenado por la Directora General.'],
    ['Форма заполнена Заместителем министра.'],
    ["Au nom de l'Autorité de régulation, je vous transmets notre réponse."],
    ["J'ai l'honneur de vous transmettre la réponse de Sa Majesté le Roi."],
    ['En nombre de la Subsecretaría de Telecomunicaciones, envío nuestra respuesta.'],
    ['От имени Министерства связи направляем ответ.'],
    ['谨代表工业和信息化部提交本答复，已征求中国移动公司的意见。'],
    ['باسم الهيئة الوطنية للاتصالات أرسل إليكم النموذج بعد ملئه.'],
  ])('is not seen in: %s', (words) => expect(codes(words)).toEqual([]));

  it('is seen where a company writes from an address of its own', () => {
    expect(codes('Reply of Orange SA', 'x@orange.example')).toEqual(['not-a-member-state']);
  });
});
