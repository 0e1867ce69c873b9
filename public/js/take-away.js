// Offers printing, which only a script can do.
{
  const offer = () => {
    for (const button of document.querySelectorAll('[data-print]')) button.hidden = false;
  };
  offer();
  document.addEventListener('part-replaced', offer);
  document.addEventListener('click', ({ target }) => {
    if (target.closest('[data-print]')) window.print();
  });
}
