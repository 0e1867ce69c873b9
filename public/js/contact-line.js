// Shows what a line says while it is typed. Without this a press of the button does the same.
{
  const PAUSE = 400;
  const form = document.querySelector('[data-line]');

  if (form !== null) {
    const field = form.elements.line;
    let timer;
    let asking = new AbortController();

    async function read() {
      asking.abort();
      asking = new AbortController();
      const body = new URLSearchParams(new FormData(form));
      body.set('step', 'read');
      const answer = await fetch(form.action, { method: 'POST', body, signal: asking.signal });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const understood = page.getElementById('understood');
      // Another page came: who types may not, or not any more.
      if (understood === null) return;
      const shown = document.getElementById('understood');
      // Whoever is at the questions already is not to be pulled out of them: saving shows the line anew.
      if (shown.contains(document.activeElement)) return;
      for (const button of understood.querySelectorAll('[autofocus]')) button.removeAttribute('autofocus');
      shown.replaceChildren(...document.adoptNode(understood).childNodes);
      form.querySelector('[data-read]').classList.remove('primary');
      form.querySelector('[data-say]').textContent = shown.querySelector('.err, legend, h2')?.textContent ?? '';
    }

    field.addEventListener('input', () => {
      clearTimeout(timer);
      asking.abort();
      if (field.value.trim() === '') document.getElementById('understood').replaceChildren();
      // What cannot be read now is read when the button is pressed.
      else timer = setTimeout(() => read().catch(() => undefined), PAUSE);
    });
  }
}
