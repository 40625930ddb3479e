/** A paragraph's sentences. "Circular No. 142" is in one, and "P.O. Box 3". */
export function sentencesOf(paragraph: string): string[] {
  return paragraph.split(
    /(?<=[.!?;؟])(?<!(?<!\p{L})no\.(?=\s+\d)|(?<!\p{L})(?:p\.\s?o|b\.\s?p)\.(?=\s+(?:box|\d)))\s+|(?<=[。！？；])/iu,
  );
}
