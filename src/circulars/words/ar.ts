import type { CircularWords } from './circular-words.ts';

export const arabic: CircularWords = {
  language: 'ar',
  annex: ['الملحق', 'ملحق', 'المرفق'],
  subject: ['الموضوع'],
  salutation: ['تحية', 'حضرات', 'السادة'],
  summary: ['ملخص', 'الملخص'],
  draft: ['مشروع', 'حذف', 'تعديل', 'تصويب', 'الغاء'],
  types: [
    ['corrigendum', ['تصويب']],
    ['amendment', ['تعديل']],
    ['deletion', ['حذف', 'الغاء']],
    ['revised', ['مراجع']],
    ['new', ['جديد']],
  ],
  studyGroup: ['لجنة الدراسات ‥ #'],
  studyGroupSign: ['sg'],
  none: ['لم', 'لا', 'دون', 'ليس'],
  except: ['باستثناء', 'ما عدا', 'الا'],
  ipr: ['الملكية الفكرية', 'ipr'],
  restricted: [
    'الدول الاعضاء التالية',
    'الدول الاعضاء … الفريق الاقليمي',
    'الدول الاعضاء … منطقة',
    'يقتصر … الدول الاعضاء',
  ],
  corrigendum: ['تصويب ‥ # … معممة', 'تصويب … معممة', 'اضافة … معممة'],
  in: ['في'],
};
