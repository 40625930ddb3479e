/** The pages' only style sheet. Colours follow the reader's light or dark setting. */
export const STYLE = `
:root { color-scheme: light dark; --line: #8886; --soft: #8882; --yes: #1a7f37; --no: #b42318; }
@media (prefers-color-scheme: dark) { :root { --yes: #57c77a; --no: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; }
header { padding: .75rem 1.25rem; border-bottom: 1px solid var(--line); font-weight: 600; }
header a { color: inherit; text-decoration: none; }
main { max-width: 70rem; margin: 0 auto; padding: 1rem 1.25rem 3rem; }
h1 { font-size: 1.5rem; margin: .5rem 0 1rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; }
.books { display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; list-style: none; }
.books li { background: var(--soft); border-radius: .5rem; padding: .6rem 1rem; }
.books b { display: block; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
.yes { color: var(--yes); }
.no { color: var(--no); }
.quiet { opacity: .75; }
`;
