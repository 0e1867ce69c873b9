// A chosen file is put into the text field it belongs to, so that it is sent like typed text. Without this script the
// picker stays hidden and the text is pasted.
for (const picker of document.querySelectorAll('input[type="file"][data-into]')) {
  const target = document.getElementById(picker.dataset.into);
  picker.closest('[hidden]')?.removeAttribute('hidden');
  picker.addEventListener('change', async () => {
    const [file] = picker.files;
    if (file !== undefined) target.value = await file.text();
  });
}
