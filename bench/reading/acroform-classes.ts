import { type FieldKind, writeFillableForm } from '../forms/pdf-writer.ts';
import { Random } from '../forms/scan-random.ts';
import { type MadeForm, type MakeForms, randomReply, truthsWith } from './made-form.ts';

/** Fillable PDF forms in English; `flatten` prints the fields into the page, as some viewers do on saving. */
export function fillableForms(kind: FieldKind, flatten = false): MakeForms {
  return async ({ consultation, count, seed }) => {
    const random = new Random(seed);
    const forms: MadeForm[] = [];
    for (let index = 0; index < count; index++) {
      const reply = randomReply(random, consultation, 'en');
      const name = `form-${index}`;
      const bytes = await writeFillableForm({ consultation, kind, answers: reply.answers, flatten });
      forms.push({
        name,
        note: flatten ? `${kind}, flattened` : kind,
        files: [{ name: `${name}.pdf`, bytes }],
        // The writer signs every form for Switzerland.
        state: 'CH',
        truths: truthsWith(reply),
      });
    }
    return forms;
  };
}
