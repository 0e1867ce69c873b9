// A page shows what is there; figures from single answers take a moment. Asks for them, and puts the part of the page in
// which they stand into place. Without this the link leads to the same.
{
  const FIRST_PAUSE = 1000;
  const LONGEST_PAUSE = 30_000;
  const TRIES = 30;

  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  /** What the reader has opened and where they are stays so. */
  function takeOver(from, to) {
    const open = [...from.querySelectorAll('details[open] > summary')].map(({ textContent }) => textContent);
    for (const summary of to.querySelectorAll('details > summary')) {
      if (open.includes(summary.textContent)) summary.parentElement.open = true;
    }
    const at = from.contains(document.activeElement) ? document.activeElement : null;
    from.replaceWith(to);
    if (at === null) return;
    const alike = [...to.querySelectorAll(at.localName)].find(({ textContent }) => textContent === at.textContent);
    const landing = alike ?? to;
    if (landing === to) to.tabIndex = -1;
    landing.focus({ preventScroll: true });
  }

  /** The page as a document; nothing where the server failed. */
  async function ask(href) {
    const answer = await fetch(href);
    if (answer.status >= 500) return undefined;
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  }

  async function fill(link) {
    const part = link.dataset.toCome;
    const say = document.createElement('p');
    say.className = 'vh';
    say.setAttribute('role', 'status');
    document.getElementById(part).before(say);
    for (let tried = 0, wait = FIRST_PAUSE; tried < TRIES; tried += 1, wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      const page = await ask(link.href).catch(() => undefined);
      // Without a connection, or where the server failed, it may go better in a while.
      if (page !== undefined) {
        const whole = page.getElementById(part);
        // Another page came: who reads this may not, or not any more.
        if (whole === null) return;
        // Where answers come in all the time newer figures are always to come: those of a moment ago do.
        const still = whole.querySelector('[data-to-come]');
        if (still === null || still.dataset.asOf !== link.dataset.asOf) {
          takeOver(document.getElementById(part), document.adoptNode(whole));
          document.dispatchEvent(new Event('part-replaced'));
          say.textContent = link.dataset.there;
          return;
        }
      }
      await pause(wait);
    }
  }

  const link = document.querySelector('[data-to-come]');
  if (link !== null) fill(link);
}
