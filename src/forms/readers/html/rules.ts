export interface WrittenRule {
  selectors: string;
  declarations: string;
}

/**
 * The rules of a style sheet. One inside another, or in the conditions of a medium, is taken as if it stood alone: what a
 * page shows under any condition is looked at.
 */
export function readRules(css: string): WrittenRule[] {
  const bare = withoutComments(css);
  const rules: WrittenRule[] = [];
  const open: WrittenRule[] = [];
  let start = 0;
  for (const { 0: sign, index } of bare.matchAll(SIGNS)) {
    if (sign.length > 1) continue;
    const text = bare.slice(start, index);
    start = index + 1;
    const rule = open.at(-1);
    if (sign === '{') {
      const end = text.lastIndexOf(';') + 1;
      if (rule) rule.declarations += text.slice(0, end);
      open.push({ selectors: text.slice(end), declarations: '' });
    } else if (rule) {
      rules.push({ ...rule, declarations: rule.declarations + text });
      open.pop();
    }
  }
  return rules;
}

/** Braces, and the strings in which braces mean nothing. */
const SIGNS = /[{}]|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;

function withoutComments(css: string): string {
  const [first = '', ...more] = css.replaceAll(/<!--|-->/g, '').split('/*');
  return first + more.map((part) => part.slice(part.includes('*/') ? part.indexOf('*/') + 2 : part.length)).join('');
}
