import { describe, expect, it } from 'vitest';
import { CONFIG_DIR } from '../../src/config.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import { letterStates } from '../../src/replies/member-state/letter-states.ts';

const states = loadMemberStates(CONFIG_DIR);

describe('a mail that calls its form the reply of another State', () => {
  it.each([
    ['Reply of Liechtenstein to TSB Circular 142'],
    ['Please find attached the response from the Ministry of Communications of Kenya to TSB Circular 142.'],
    ['I send you this reply on behalf of Switzerland and Liechtenstein.'],
    ['Fwd: response by Aruba'],
    ['Veuillez trouver ci-joint la réponse de la France à la Circulaire TSB 142.'],
    ['Réponse au nom de la Principauté de Monaco'],
    ['Adjunto la respuesta de la Administración de Chile a la Circular TSB 142.'],
    ['В приложении ответ Администрации связи Казахстана на Циркуляр 142 БСЭ.'],
    ['От имени Республики Беларусь направляем ответ.'],
    ['附件是哈萨克斯坦的答复。'],
    ['我代表日本答复电信标准化局第142号通函。'],
    ['نرفق رد الكويت على الرسالة المعممة 142'],
    ['باسم المملكة الأردنية الهاشمية'],
    ['This is how Uganda answered:'],
    ['I attach the reply that the Ministry of Rwanda has prepared.'],
    ['The form was filled in by Uganda.'],
    ['Voici comment le Mali a répondu :'],
    ['Así respondió Perú a la consulta:'],
    ['I am forwarding what Tanzania sent us.'],
    ['Así votaría la Administración de Bolivia.'],
    ['Вот как ответил Узбекистан:'],
    ['乌干达是这样答复的：'],
    ['هكذا أجابت ليبيا:'],
  ])('is seen: %s', (words) => {
    expect(letterStates([words], 'CH', states).map(({ code }) => code)).toEqual(['member-state-mismatch']);
  });

  it.each([
    ['Reply of Switzerland to TSB Circular 142'],
    ['Reply to TSB Circular 142'],
    ['RE: TSB Circular 142, reply from Switzerland, as agreed with Kenya'],
    ['Please find our reply attached. We thank Japan for the draft.'],
    ['With kind regards, Swiss Federal Office of Communications, Bienne, Switzerland'],
    ['Réponse de la Suisse à la Circulaire TSB 142, élaborée avec la France'],
    ['Ответ Швейцарии на Циркуляр 142'],
    ['瑞士的答复'],
    ['رد سويسرا على الرسالة المعممة 142'],
    ['Please find attached the response of our Administration in line with the position of the Administration.'],
    ['Sent from my phone in Kenya'],
    ['Switzerland has filled in the form, and we thank Japan for its contribution.'],
    ['This is how we answered. Greetings from Uganda'],
  ])('is not seen in: %s', (words) => {
    expect(letterStates([words], 'CH', states)).toEqual([]);
  });
});
