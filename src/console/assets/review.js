// The keys of a case: once a text has the focus (a digit leads there), a letter chooses its answer. They are off
// together with the other single keys.

const OFF = 'tsb-keys-off';

window.addEventListener(
  'keydown',
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem(OFF)) return;
    const answers = document.activeElement?.closest('[data-answers]');
    const choice = answers?.querySelector(`[data-letter="${CSS.escape(event.key)}"]`);
    if (!choice) return;
    event.preventDefault();
    event.stopPropagation();
    choice.focus();
    choice.click();
  },
  true,
);
