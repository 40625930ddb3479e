/** A paragraph's sentences. "Circular No. 142" is in one, and "P.O. Box 3", "our Director, Mr. Example" and "A. B. Example". */
export function sentencesOf(paragraph: string): string[] {
  return paragraph.split(
    /(?<=[.!?;؟])(?<!(?<!\p{L})no\.(?=\s+\d)|(?<!\p{L})(?:p\.\s?o|b\.\s?p)\.(?=\s+(?:box|\d))|(?<!\p{L})(?:mr|mrs|ms|dr|dra|prof|sr|sra|srta|ing|lic|mme)\.(?=\s+\p{L})|(?<!\p{L})\p{L}\.(?=\s+\p{L}\.\s+\p{L}{2})|(?<!\p{L})\p{L}\.\s\p{L}\.(?=\s+\p{L}{2}))\s+|(?<=[。！？；])/iu,
  );
}
