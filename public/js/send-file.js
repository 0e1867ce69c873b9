// Sends a chosen file as it is, with progress, and goes on to the page that shows what becomes of it. Without this
// script the picker stays hidden and rows are pasted.
for (const form of document.querySelectorAll('form[data-file-to]')) {
  const picker = form.querySelector('input[type="file"]');
  const progress = form.querySelector('progress');
  const failed = form.querySelector('[data-failed]');
  const button = form.querySelector('button');
  picker.closest('[hidden]')?.removeAttribute('hidden');

  form.addEventListener('submit', (event) => {
    const [file] = picker.files;
    if (file === undefined) return;
    event.preventDefault();
    const stop = () => {
      progress.parentElement.hidden = true;
      failed.hidden = false;
      button.disabled = false;
      failed.focus();
    };
    const ticks = new URLSearchParams();
    for (const tick of form.querySelectorAll('input[type="checkbox"]:checked')) ticks.append(tick.name, tick.value);
    const request = new XMLHttpRequest();
    request.open('POST', `${form.dataset.fileTo}?${ticks}`);
    request.setRequestHeader('Content-Type', 'text/csv');
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      progress.max = total;
      progress.value = loaded;
    });
    request.addEventListener('load', () => {
      if (request.status === 201) location.assign(request.response.href);
      else stop();
    });
    request.addEventListener('error', stop);
    button.disabled = true;
    failed.hidden = true;
    progress.parentElement.hidden = false;
    request.send(file);
  });
}
