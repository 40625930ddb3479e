import { CIRCLE, type FormPhrases } from '../../bench/forms/phrases.ts';

/** Annex 2 in a language that no phrase table knows: only a blank form in these words can tell what they mean. */
export const PORTUGUESE: FormPhrases = {
  subject:
    'Assunto: Resposta do Estado-Membro à Carta TSB n.º {circular}:\nConsulta sobre os projetos de Recomendações UIT\u2011T {texts}',
  to: 'Para:',
  from: 'Remetente:',
  fax: 'Fax:',
  email: 'Correio eletrónico:',
  date: 'Data:',
  director: [
    'Diretor do',
    'Gabinete de Normalização das Telecomunicações,',
    'União Internacional das Telecomunicações',
  ],
  sender: ['[Nome]', '[Cargo oficial]', '[Morada]'],
  placeAndDate: '[Local,] [Data]',
  salutation: 'Exmo. Senhor / Exma. Senhora,',
  opening:
    'Relativamente à consulta aos Estados-Membros sobre os projetos enumerados na Carta TSB n.º {circular}, venho comunicar o parecer desta Administração, que consta do quadro abaixo.',
  selectOne: 'Assinale um dos dois quadrados',
  assigns: `atribui poderes à CE{sg} para examinar este texto tendo em vista a sua aprovação (nesse caso, assinale uma das duas possibilidades ${CIRCLE}):`,
  noComments: 'Sem observações nem propostas de alteração',
  commentsAttached: 'Seguem em anexo observações e propostas de alteração',
  notAssigns:
    'não atribui poderes à CE{sg} para examinar este texto tendo em vista a sua aprovação (juntam-se os motivos deste parecer e um esboço de possíveis alterações que permitiriam avançar os trabalhos)',
  close: 'Com os melhores cumprimentos,',
  administration: 'Em nome da Administração de {state}',
  label: {
    new: 'Projeto de nova Recomendação UIT-T {ref}',
    revised: 'Projeto de Recomendação revista UIT-T {ref}',
    amendment: 'Projeto de Emenda 1 à Recomendação UIT-T {ref}',
    corrigendum: 'Projeto de Corrigenda à Recomendação UIT-T {ref}',
    deletion: 'Supressão da Recomendação UIT-T {ref}',
  },
};
