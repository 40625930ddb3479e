/** Small pieces of WordprocessingML (ECMA-376 part 1) for the blank form. */

/** The text without what XML cannot hold, and without the signs that show letters in reverse order: a form has none. */
export function escapeXml(text: string): string {
  return text
    .replace(/[[\p{Cc}--[\t\n\r]]\u202d\u202e\ufffe\uffff]/gv, '')
    .toWellFormed()
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
}

/** Writes runs, paragraphs and controls with the direction that the language asks for. */
export class WordWriter {
  readonly #rightToLeft: boolean;
  #controls = 0;

  constructor(rightToLeft: boolean) {
    this.#rightToLeft = rightToLeft;
  }

  run(text: string, properties = ''): string {
    const pieces = text.split(/([\t\u2011])/).map((piece) => {
      if (piece === '\t') return '<w:tab/>';
      if (piece === '\u2011') return '<w:noBreakHyphen/>';
      return piece === '' ? '' : `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`;
    });
    const all = this.#rightToLeft ? `${properties}<w:rtl/>` : properties;
    return `<w:r>${all === '' ? '' : `<w:rPr>${all}</w:rPr>`}${pieces.join('')}</w:r>`;
  }

  paragraph(content: string, properties = ''): string {
    return `<w:p><w:pPr>${properties}${this.#rightToLeft ? '<w:bidi/>' : ''}</w:pPr>${content}</w:p>`;
  }

  /** A paragraph whose first line hangs to the left of the others. */
  hanging(content: string, properties = ''): string {
    const indent = '<w:ind w:left="680" w:hanging="454"/>';
    return `<w:p><w:pPr>${properties}${this.#rightToLeft ? '<w:bidi/>' : ''}${indent}</w:pPr>${content}</w:p>`;
  }

  /** A check box that Word ticks at a click; `signs` are its look unticked and ticked. */
  checkBox(name: string, signs: readonly [string, string]): string {
    const [empty, ticked] = signs.map((sign) => sign.codePointAt(0)?.toString(16).toUpperCase());
    const font =
      '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:cs="MS Gothic" w:hint="eastAsia"/>';
    return (
      `<w:sdt><w:sdtPr>${this.#identity(name)}<w14:checkbox><w14:checked w14:val="0"/>` +
      `<w14:checkedState w14:val="${ticked}" w14:font="MS Gothic"/>` +
      `<w14:uncheckedState w14:val="${empty}" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>` +
      `<w:sdtContent><w:r><w:rPr>${font}</w:rPr><w:t>${signs[0]}</w:t></w:r></w:sdtContent></w:sdt>`
    );
  }

  /** A field to type into; the hint disappears with the first letter. */
  textField(name: string, hint: string): string {
    return `<w:sdt><w:sdtPr>${this.#identity(name)}<w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>${this.run(hint)}</w:sdtContent></w:sdt>`;
  }

  cell(content: string, width: number, properties = ''): string {
    return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${properties}</w:tcPr>${content === '' ? '<w:p/>' : content}</w:tc>`;
  }

  row(cells: string, properties = '<w:cantSplit/>'): string {
    return `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
  }

  table(rows: string, widths: readonly number[], borders: boolean): string {
    const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
    const lines = sides.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join('');
    const total = widths.reduce((sum, width) => sum + width, 0);
    return (
      `<w:tbl><w:tblPr>${this.#rightToLeft ? '<w:bidiVisual/>' : ''}<w:tblW w:w="${total}" w:type="dxa"/>` +
      `${borders ? `<w:tblBorders>${lines}</w:tblBorders>` : ''}<w:tblLayout w:type="fixed"/></w:tblPr>` +
      `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows}</w:tbl>`
    );
  }

  #identity(name: string): string {
    this.#controls += 1;
    return `<w:alias w:val="${escapeXml(name)}"/><w:tag w:val="${escapeXml(name)}"/><w:id w:val="${1000 + this.#controls}"/>`;
  }
}
