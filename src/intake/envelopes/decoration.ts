import type { Format } from '../../forms/formats/format.ts';
import type { Attachment } from '../parsed-message.ts';
import { isDetachedSignature } from './cms.ts';
import { type ImageSize, imageSize } from './image-size.ts';

/** A picture smaller than this on both sides is an icon, wherever it stands. In pixels. */
const ICON = 200;
/** A picture that is smaller than this on either side cannot show a page that a person could read. In pixels. */
const LEGIBLE = { width: 500, height: 300 };

/** What mail clients add for themselves. */
const CARDS = /^(?:\ufeff|\xef\xbb\xbf)?\s*(?:BEGIN:V(?:CARD|CALENDAR)|-----BEGIN PGP (?:SIGNATURE|PUBLIC KEY))/;
const SYSTEM_FILES = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/;
/** AppleSingle and AppleDouble: a Macintosh file's resources, sent along with the file. */
const APPLE_DOUBLE = ['00051600', '00051607'];

/** Whether this file cannot be a form and cannot be comments either: a signature, a card, an icon. */
export function isDecoration(bytes: Uint8Array, format: Format, name: string): boolean {
  if (format === 'image') return isIcon(bytes, name);
  if (format === 'smime') return isDetachedSignature(bytes);
  if (SYSTEM_FILES.test(name)) return true;
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200));
  if (APPLE_DOUBLE.includes(start.toString('hex', 0, 4))) return true;
  return format === 'text' && [CARDS, REPORT, PGP_VERSION].some((pattern) => pattern.test(start.toString('latin1')));
}

/** The control part of multipart/encrypted (RFC 3156 §4). */
const PGP_VERSION = /^\s*Version: 1\s*$/;
/** The machine-readable part of a report about mail (RFC 3464, RFC 8098). */
const REPORT = /^(?:[A-Z][A-Za-z-]+:[^\r\n]*\r?\n)*?(?:Reporting-(?:MTA|UA)|Final-Recipient|Original-Envelope-Id): /;

/** A small picture that the HTML shows: a logo or the banner of a signature. A larger one may be a scanned form. */
export function isInlineLogo(attachment: Pick<Attachment, 'contentId' | 'bytes'>, html: string | null): boolean {
  if (!attachment.contentId || !html) return false;
  const size = imageSize(attachment.bytes);
  if (!size || isLegible(size)) return false;
  return (
    html.includes(`cid:${attachment.contentId}`) || html.includes(`cid:${encodeURIComponent(attachment.contentId)}`)
  );
}

/** An icon, or a picture too small for a page that bears the name mail programs give to logos. */
function isIcon(bytes: Uint8Array, name: string): boolean {
  const size = imageSize(bytes);
  if (!size) return false;
  const tiny = size.width < ICON && size.height < ICON;
  return tiny || (!isLegible(size) && /(?:^|\/)(?:image\d+|logo|banner|signature|icon)[^/]*$/i.test(name));
}

function isLegible(size: ImageSize): boolean {
  return size.width >= LEGIBLE.width && size.height >= LEGIBLE.height;
}
