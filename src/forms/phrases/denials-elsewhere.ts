/**
 * What a draft, a sample and a trial are called in languages beside the six, each as it is written on a form or in its file's name;
 * parted by blanks. Words that are names as well are left out.
 */
export const DRAFTS_ELSEWHERE = `entwurf entwürfe vorläufig ungültig konzept ontwerp voorlopig utkast udkast luonnos drög kavand
  melnraksts juodraštis szkic návrh koncept nacrt osnutek tervezet vázlat proiect ciornă taslak müsvedde
  bozza provvisorio rascunho rancangan rasimu draf skicë чернетка проєкт чарнавік чернова нацрт жоба долбоор
  ноорог πρόχειρο προσχέδιο σχέδιο טיוטה 下書き ドラフト 初案 초안 시안 ร่าง`;

/** How those languages say no, where a line says nothing else. */
export const REFUSALS_ELSEWHERE = `nein nej nei nie ne nee não hayır όχι ні ei nem olumsuz abgelehnt afgewezen avvisat avvist afvist rejeitado respinto
  odrzucono zamítnuto zamietnuté odbijeno zavrnjeno respins elutasítva reddedildi ditolak 反対 否認 아니요 아니오 반대 부결 לא ไม่`;
