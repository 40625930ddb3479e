// Keys. An element with data-key="n" is pressed or focused by that key, one with data-key="g r" by one after the other;
// j and k go through the links marked data-row. "?" lists them and turns them off (WCAG 2.1.4).

const PAUSE_MS = 1000;
const OFF = 'tsb-keys-off';
const dialog = document.getElementById('keys');
let previous = { key: null, at: 0 };

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
  if (event.key === '?' && dialog) return showKeys(event);
  if (localStorage.getItem(OFF) || dialog?.open || event.key.length !== 1) return;
  const before = event.timeStamp - previous.at < PAUSE_MS ? previous.key : null;
  previous = { key: event.key, at: event.timeStamp };
  const target = (before && find(`${before} ${event.key}`)) ?? find(event.key);
  if (target) press(target, event);
  else if (event.key === 'j' || event.key === 'k') moveRow(event.key === 'j' ? 1 : -1, event);
});

function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function find(keys) {
  return document.querySelector(`[data-key="${CSS.escape(keys)}"]`);
}

function press(element, event) {
  event.preventDefault();
  previous = { key: null, at: 0 };
  if (element.matches('input:not([type="checkbox"], [type="radio"]), select, textarea')) element.focus();
  else element.click();
  if (element.matches('summary')) enterFold(element.parentElement);
  // The browser moves the focus along a link within the page only later: whoever types fast is ahead of it.
  if (element.hash && element.pathname === location.pathname) document.querySelector(element.hash)?.focus();
}

// Whoever unfolds a form by key goes on typing: the letters must land in its first field, and not be keys again.
function enterFold(fold) {
  if (fold?.open) fold.querySelector('input:not([type="hidden"]), select, textarea')?.focus();
}

function moveRow(step, event) {
  const rows = [...document.querySelectorAll('[data-row]')];
  if (rows.length === 0) return;
  event.preventDefault();
  const current = rows.indexOf(document.activeElement);
  const next = current < 0 ? (step > 0 ? 0 : rows.length - 1) : current + step;
  rows[Math.max(0, Math.min(next, rows.length - 1))].focus();
}

function showKeys(event) {
  event.preventDefault();
  const list = dialog.querySelector('dl');
  list.replaceChildren(...[...document.querySelectorAll('[data-key]')].flatMap(describe));
  dialog.showModal();
}

function describe(element) {
  const term = document.createElement('dt');
  for (const key of element.dataset.key.split(' ')) {
    const kbd = document.createElement('kbd');
    kbd.textContent = key;
    term.append(kbd, ' ');
  }
  const meaning = document.createElement('dd');
  meaning.textContent = element.dataset.keyLabel ?? element.getAttribute('aria-label') ?? element.textContent;
  return [term, meaning];
}

if (dialog) {
  const box = dialog.querySelector('input');
  box.checked = !localStorage.getItem(OFF);
  box.addEventListener('change', () => {
    if (box.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, 'yes');
  });
}
