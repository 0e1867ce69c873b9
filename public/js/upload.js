// Sends a chosen file as it is, of any size, and shows how far it is. The page works without this: the text is pasted.
for (const form of document.querySelectorAll('form[data-upload]')) {
  const picker = form.querySelector('input[type="file"]');
  const progress = form.querySelector('progress');
  const say = form.querySelector('output');
  for (const part of form.querySelectorAll('[data-with-script]')) part.hidden = false;
  for (const part of form.querySelectorAll('[data-without-script]')) part.hidden = true;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [file] = picker.files;
    if (file === undefined) {
      picker.focus();
      return;
    }
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
    fields.delete(form.dataset.paste);
    const button = form.querySelector('button');
    button.disabled = true;
    progress.hidden = false;
    say.textContent = form.dataset.sending;

    const request = new XMLHttpRequest();
    request.open('POST', `${form.action}?${fields}`);
    request.setRequestHeader('Content-Type', 'text/csv');
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      progress.value = total === 0 ? 1 : loaded / total;
    });
    request.addEventListener('load', () => {
      const answer = new DOMParser().parseFromString(request.responseText, 'text/html');
      const main = answer.querySelector('main');
      if (main === null) return failed();
      document.querySelector('main').replaceChildren(...document.adoptNode(main).childNodes);
      document.getElementById('result')?.focus();
    });
    request.addEventListener('error', failed);
    function failed() {
      button.disabled = false;
      progress.hidden = true;
      say.textContent = form.dataset.failed;
    }
    request.send(file);
  });
}
