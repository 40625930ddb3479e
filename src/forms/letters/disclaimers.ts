/** What lawyers put under every mail of an office, and gateways above those from outside. It speaks of the mail, never of the form. */
const DISCLAIMER =
  /originate[sd]? (?:from )?outside|do not click|external (?:e-?mail|sender)|intended recipient|privileged|received this (?:e-?mail|message) in error|legally binding|virus|kaspersky|disclaimer|вирус|病毒|destinataire|destinatari|предназначен|收件人/iu;
/** A mail that is confidential; what else is, may be so for a time. */
const CONFIDENTIAL = /confidential|confidentiel|confidencial|конфиденциал|保密|机密|سري/iu;
const MAIL =
  /e-?mail|message|this (?:communication|transmission)|courriel|mensaje|correo|сообщени|письм|邮件|[本此]信息|رسالة|البريد/iu;

/** Whether a paragraph speaks of the mail as lawyers and gateways do. */
export function isDisclaimer(paragraph: string): boolean {
  return DISCLAIMER.test(paragraph) || (CONFIDENTIAL.test(paragraph) && MAIL.test(paragraph));
}
