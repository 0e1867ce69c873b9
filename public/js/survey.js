// Comfort only: the form works without it. Saves a draft while it is filled in, and sends it once.
const form = document.querySelector('form[data-draft]');

if (form instanceof HTMLFormElement) {
  const saved = document.getElementById('saved');
  let timer;
  let unsaved = false;
  let sent = false;

  const save = async (keepalive = false) => {
    clearTimeout(timer);
    if (!unsaved || sent) return;
    unsaved = false;
    try {
      const reply = await fetch(form.dataset.draft, {
        method: 'POST',
        body: new URLSearchParams(new FormData(form)),
        headers: { Accept: 'application/json' },
        credentials: 'omit',
        redirect: 'manual',
        keepalive,
      });
      const kept = reply.ok || reply.type === 'opaqueredirect';
      unsaved = unsaved || !kept;
      if (saved) saved.hidden = !kept;
    } catch {
      unsaved = true;
    }
  };

  const touched = () => {
    unsaved = true;
    if (saved) saved.hidden = true;
    clearTimeout(timer);
    timer = setTimeout(() => void save(), 1500);
  };
  form.addEventListener('change', touched);
  form.addEventListener('input', touched);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save(true);
  });

  // A change of language opens the same link again: what was typed goes ahead of it.
  for (const link of document.querySelectorAll('.langs a')) {
    link.addEventListener('click', async (event) => {
      if (!unsaved) return;
      event.preventDefault();
      await save();
      location.assign(link.href);
    });
  }

  // A second press finds the form already on its way. Coming back by the back button makes it ready again.
  form.addEventListener('submit', (event) => {
    if (sent) event.preventDefault();
    sent = true;
    clearTimeout(timer);
    for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true');
  });
  addEventListener('pageshow', () => {
    sent = false;
    for (const button of form.querySelectorAll('button')) button.removeAttribute('aria-disabled');
  });
}

document.getElementById('faults')?.focus();
