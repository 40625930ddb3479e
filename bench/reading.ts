import { parseArgs } from 'node:util';
import { CLASSES } from './reading/classes.ts';
import { compare } from './reading/compare.ts';
import { type ClassResult, measureClass, openBench } from './reading/measure.ts';
import { numbersOf, printCalibration, printClass, printHead } from './reading/report.ts';

/**
 * Measures how well forms are read, class by class, on forms made by other means than the readers know.
 * Run: npm run bench:reading -- --forms 100 --seed 1 --class docx,pdf-typed --reasons
 *
 * `--class` takes beginnings of class names. Scans take seconds a page: of them one is made for ten forms asked for. Exit code 1: a form was read wrongly and nobody would have been asked.
 */
const { values } = parseArgs({
  options: {
    forms: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    class: { type: 'string' },
    reasons: { type: 'boolean', default: false },
  },
});

const asked = values.class?.split(',');
const classes = CLASSES.filter(({ name }) => asked === undefined || asked.some((start) => name.startsWith(start)));
const bench = await openBench();
const results: ClassResult[] = [];
printHead();
for (const formClass of classes) {
  const count = Math.ceil(Number(values.forms) / (formClass.oneIn ?? 1));
  const result = await measureClass(bench, formClass, count, Number(values.seed));
  printClass(result, await compare(result), values.reasons);
  results.push(result);
}
printCalibration(results);
const silent = results.reduce((sum, result) => sum + numbersOf(result).silent, 0);
console.log(silent === 0 ? 'No silent error.' : `${silent} silent errors: see above, files under data/bench.`);
process.exitCode = silent === 0 ? 0 : 1;
