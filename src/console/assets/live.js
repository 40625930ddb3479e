// The server tells which tables have changed; the body passes it on as events that htmx reacts to (live() in parts.ts).

const shown = document.querySelector('[data-live-state]');
let source;
let broken = false;

// A page that is left must not hold one of the few connections that a browser opens to a host.
if (shown?.dataset.events) {
  window.addEventListener('pageshow', open);
  window.addEventListener('pagehide', () => source?.close());
}

function open() {
  source = new EventSource(shown.dataset.events);
  source.addEventListener('open', () => {
    show(true);
    // Nobody told what changed while the connection was gone.
    if (broken) tell(['everything']);
    broken = false;
  });
  source.addEventListener('error', () => {
    broken = true;
    show(false);
  });
  source.addEventListener('changed', ({ data }) => tell(JSON.parse(data)));
}

function tell(tables) {
  for (const table of tables) document.body.dispatchEvent(new CustomEvent(`changed-${table}`));
}

function show(connected) {
  shown.hidden = false;
  shown.classList.toggle('broken', !connected);
  shown.textContent = connected ? shown.dataset.connected : shown.dataset.broken;
}
