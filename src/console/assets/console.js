// What every page does with JavaScript. Without it everything still works: this only saves time.
import './keys.js';
import './live.js';

// htmx sends the form's token along, so that its requests are taken like the forms'.
document.addEventListener('htmx:config:request', (event) => {
  const token = document.querySelector('meta[name="form-token"]');
  event.detail.ctx.request.headers['X-Form-Token'] = token.content;
});

// A button that asks first: data-confirm holds the question. What is sent shows that it is under way.
document.addEventListener('submit', (event) => {
  const question = event.submitter?.dataset.confirm;
  if (question && !window.confirm(question)) event.preventDefault();
  else if (event.target.method === 'post') event.target.ariaBusy = 'true';
});

// A page that the browser kept for going back has nothing under way any more.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[aria-busy]')) form.ariaBusy = null;
});
