import type { CircularWords } from './circular-words.ts';

export const chinese: CircularWords = {
  language: 'zh',
  annex: ['附件', '附录'],
  subject: ['事由', '主题'],
  salutation: ['尊敬的'],
  summary: ['摘要', '概要'],
  draft: ['草案', '删除', '修正', '勘误'],
  types: [
    ['corrigendum', ['勘误']],
    ['amendment', ['修正']],
    ['deletion', ['删除', '废止']],
    ['revised', ['修订']],
    ['new', ['新']],
  ],
  studyGroup: ['第 # 研究组', '研究组 ‥ #'],
  studyGroupSign: ['sg'],
  none: ['未', '无', '没有'],
  except: ['除'],
  ipr: ['知识产权', 'ipr'],
  restricted: ['下列成员国', '以下成员国', '区域组 … 成员国', '区域 … 成员国'],
  corrigendum: ['通函 … 勘误', '通函 … 补遗', '勘误 … 通函'],
  in: ['在', '于'],
};
