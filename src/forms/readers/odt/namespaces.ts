import type { Namespaces } from '../../packages/parse-xml.ts';

const ODF = 'urn:oasis:names:tc:opendocument:xmlns';

export const NAMESPACES: Namespaces = {
  [`${ODF}:office:1.0`]: 'office',
  [`${ODF}:style:1.0`]: 'style',
  [`${ODF}:text:1.0`]: 'text',
  [`${ODF}:table:1.0`]: 'table',
  [`${ODF}:drawing:1.0`]: 'draw',
  [`${ODF}:form:1.0`]: 'form',
  [`${ODF}:xsl-fo-compatible:1.0`]: 'fo',
  [`${ODF}:svg-compatible:1.0`]: 'svg',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://www.w3.org/1999/xlink': 'xlink',
  'urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0': 'field',
  'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0': 'loext',
};
