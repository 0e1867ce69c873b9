// Comfort only: the editor works without it. Asks before typed texts are left unsaved, and takes a mark of a missing text
// away as soon as it is written.
const form = document.querySelector('form[data-editor]');

if (form instanceof HTMLFormElement) {
  let changed = form.querySelector('[aria-invalid]') !== null;
  form.addEventListener('input', ({ target }) => {
    changed = true;
    if (!(target instanceof HTMLElement) || !target.classList.contains('lacking')) return;
    const isWritten = target.value.trim() !== '';
    const mark = target.closest('.field')?.querySelector('.lack');
    if (mark instanceof HTMLElement) mark.hidden = isWritten;
  });
  form.addEventListener('submit', () => {
    changed = false;
  });
  addEventListener('beforeunload', (event) => {
    if (changed) event.preventDefault();
  });
}

// A link to a text that lies folded away opens what it lies in.
const unfold = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let at = target?.closest('details'); at; at = at.parentElement?.closest('details')) at.open = true;
  target?.scrollIntoView({ block: 'center' });
  if (target?.matches('.in')) target.focus({ preventScroll: true });
};
addEventListener('hashchange', unfold);
if (location.hash !== '') unfold();
else document.getElementById('faults')?.focus();
