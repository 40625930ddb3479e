import { type Html, html } from '../html.ts';

/** A whole page: head, navigation, content. */
export function page(title: string, content: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – tsb-intake</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">tsb-intake</a></header>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`.source;
}
