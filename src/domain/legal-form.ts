/** What companies bear in their names, as capitals or small letters tell it, in the alphabets that have both. */
export const LEGAL_FORM =
  /(?<![\p{L}.])(?:L(?:td|TD|imited)|I(?:nc|NC|ncorporated)|C(?:orp|ORP|orporation)|L\.?L\.?C|P\.?L\.?C|Plc|plc|LLP|Pty|GmbH|AG|S\.?\s?A(?:\.?\s?S|\.?U|\.?R\.?L)?|SpA|S\.p\.A|Ltda|LTDA|B\.?V|N\.?V|Oyj?|ASA|Bhd|KK|ООО|ОАО|ПАО|ЗАО|АО|АК|ТОО)(?!\p{L})/u;
