/** The radicals that no normalisation form touches, and the character that each of them is drawn like. */
const RADICALS =
  '⺀⺁⺄⺅⺆⺇⺈⺉⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺦⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳';
const CHARACTERS =
  '冫厂乙亻冂几刀刂卩小小兀尣尢巳幺彐彐忄心扌攵旡日月歺母民氵水灬爫丬犭王疋目示礻竹糹纟罓罒网网网羊羊羊耂肀聿月臼艹艹艹虎衤西西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食飠飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟';

const TABLE = new Map([...RADICALS].map((radical, index) => [radical, [...CHARACTERS][index] ?? radical]));

/**
 * Chinese as it was written: some PDF producers (Chromium, cairo) name a glyph after the radical that is drawn like it,
 * "⽂" for "文", because fonts use one glyph for both.
 */
export function withoutRadicals(text: string): string {
  return text.replace(/[\u2E80-\u2FD5]/gu, (radical) => TABLE.get(radical) ?? radical.normalize('NFKC'));
}
