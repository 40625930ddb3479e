import type { Attributes } from './elements.ts';

/**
 * A drop-down while it is read: what a page shows of it is the one option that the file says was chosen. Browsers leave the
 * choice out of a page that they save: where no option is said to be chosen, or several are, nobody can tell which was.
 */
export class DropDown {
  readonly #options: { text: string; isChosen: boolean }[] = [];

  option(attributes: Attributes): void {
    this.#options.push({ text: attributes.label ?? '', isChosen: attributes.selected !== undefined });
  }

  text(data: string): void {
    const option = this.#options.at(-1);
    if (option) option.text += data;
  }

  /** The chosen option as it is shown; null where it cannot be told. */
  get chosen(): string | null {
    const [only, ...others] = this.#options.filter(({ isChosen }) => isChosen);
    return only && others.length === 0 ? only.text.replaceAll(/\s+/g, ' ').trim() : null;
  }
}
