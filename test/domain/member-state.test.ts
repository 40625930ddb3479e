import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONFIG_DIR } from '../../src/config.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';

const states = loadMemberStates(CONFIG_DIR);

describe('names of Member States', () => {
  it('finds every known name of every Member State, in every language, as that State alone', () => {
    const rows = readFileSync(join(CONFIG_DIR, 'member-states/aliases.tsv'), 'utf8').trim().split('\n').slice(1);
    const wrong = rows
      .map((row) => row.split('\t'))
      .filter(([code, , , name]) => states.namedIn(`Administration of ${name}`).members.join() !== code);
    expect(wrong).toEqual([]);
    expect(rows.length).toBeGreaterThan(2500);
  });

  it.each([
    ['Administration of the Republic of Guinea-Bissau', 'GW'],
    ['Administration of Papua New Guinea', 'PG'],
    ['Administration of Equatorial Guinea', 'GQ'],
    ['ADMINISTRATION OF NIGERIA', 'NG'],
    ['Niger', 'NE'],
    ['Democratic Republic of Congo', 'CD'],
    ['Congo', 'CG'],
    ['Republic of Korea', 'KR'],
    ["Democratic People's Republic of Korea", 'KP'],
    ['Dominican Republic', 'DO'],
    ['Dominica', 'DM'],
    ['South Sudan', 'SS'],
    ['Administration of Turkey', 'TR'],
    ['Administration of Türkiye', 'TR'],
    ['Cote d’Ivoire', 'CI'],
    ['St. Kitts & Nevis', 'KN'],
    ['Saint Kitts and Nevis', 'KN'],
    ['Администрация Швейцарии', 'CH'],
    ['Администрация связи Российской Федерации', 'RU'],
    ['Администрация Республики Казахстан', 'KZ'],
    ['中国主管部门', 'CN'],
    ['Switzerland主管部门', 'CH'],
    ['巴布亚新几内亚主管部门', 'PG'],
    ['إدارة سويسرا', 'CH'],
    ['إدارة المملكة العربية السعودية', 'SA'],
    ["Administration de l'Ouzbékistan", 'UZ'],
    ['Администрация Нигерии', 'NG'],
    ['Администрация Нигера', 'NE'],
    ['АДМИНИСТРАЦИЯ СОЕДИНЕННОГО КОРОЛЕВСТВА', 'GB'],
    ["ADMINISTRATION OF THE DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA", 'KP'],
    ['Corée (République de)', 'KR'],
    ['Administration of U.S.A', 'US'],
    ['Administration of R.S.A.', 'ZA'],
    ['Administration of Bosnia & Herzegovina', 'BA'],
    ['Administration of Saint Vincent', 'VC'],
    ['Congo (Dem. Rep.)', 'CD'],
    ['D. R. Congo', 'CD'],
    ['RD Congo', 'CD'],
    ['ДР Конго', 'CD'],
    ['إدارة جمهوريه الكونغو الديمقراطيه', 'CD'],
    ['إدارة غينيا الاستوائيه', 'GQ'],
    ['إدارة بابوا غينيا الجديده', 'PG'],
    ['إدارة لجنوب السودان', 'SS'],
    ['إدارة للبنان', 'LB'],
    ['中華人民共和國', 'CN'],
    ['幾內亞比索', 'GW'],
    ['U.S.A.', 'US'],
    ['EE.UU.', 'US'],
    ['Bundesrepublik Deutschland', 'DE'],
    ['Ken\u00adya', 'KE'],
    ['Administración de los Emiratos Árabes Unidos', 'AE'],
  ])('%s is %s', (text, code) => {
    expect(states.namedIn(text)).toEqual({ members: [code], others: [] });
  });

  it.each([
    ['Korea'],
    ["the People's Democratic Republic of Korea"],
    ['Sudan, South'],
    ['Northern Ireland'],
    ['New Jersey'],
    ['几内亚比X'],
    ['Демократ. Респ. Конго'],
    ['Lake Chad'],
    ['chad.okafor@jordan.example, www.oman.example'],
    ['who contact us'],
    ['[Member State]'],
    [''],
  ])('"%s" names no State for certain', (text) => {
    expect(states.namedIn(text).members).toEqual([]);
  });

  it('tells territories and bodies without a vote from Member States', () => {
    expect(states.namedIn('Administration of Kosovo')).toEqual({ members: [], others: ['XK'] });
    expect(states.namedIn('Hong Kong, China')).toEqual({ members: [], others: ['HK'] });
    expect(states.namedIn('中国香港')).toEqual({ members: [], others: ['HK'] });
    expect(states.namedIn('Administration of the Republic of China')).toEqual({ members: [], others: ['TW'] });
    expect(states.namedIn('جمهورية الصين الشعبية').members).toEqual(['CN']);
    expect(states.namedIn('Netherlands Antilles').members).toEqual([]);
    expect(states.nameOf('XK')).toBe('Kosovo');
  });

  it('knows since when Palau is a member', () => {
    expect(states.isMember('PW', new Date('2024-09-18T23:59:59Z'))).toBe(false);
    expect(states.isMember('PW', new Date('2024-09-19T00:00:00Z'))).toBe(true);
    expect(states.all.filter(({ code }) => states.isMember(code, new Date('2024-02-08Z'))).length).toBe(193);
  });
});

describe('a name that misses a State by one letter', () => {
  it.each([
    ['Swizerland', 'CH'],
    ['Autsria', 'AT'],
    ['Portugual', 'PT'],
    ['Швейцариии', 'CH'],
    ['Austrlia', null],
    ['Slovekia', null],
    ['Nigra', null],
    ['Postal Services', null],
    ['[Member State]', null],
  ])('%s: %s', (name, code) => {
    expect(states.nearest(`Administration of ${name}`)).toBe(code);
  });
});
