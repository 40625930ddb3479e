import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A circular blown up, within every limit of size, by lines that all look like its form: seconds of work to read. */
export function longCircular(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx);
  const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const end = document.lastIndexOf('</w:body>');
  const lines = Array.from({ length: 20_000 }, (_, index) => {
    // Numbers of their own keep the archive from being refused as compressed too well.
    const number = Math.imul(index + 1, 2654435761) >>> 0;
    return `<w:p><w:r><w:t>☐ assigns authority to SG${number} to consider this text for approval</w:t></w:r></w:p>`;
  });
  const longer = document.slice(0, end) + lines.join('') + document.slice(end);
  return zipSync({ ...parts, 'word/document.xml': strToU8(longer) });
}
