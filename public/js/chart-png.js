// Saves a chart as a picture: its title, caption and legend, then the drawing, always on white.
{
  const WIDE = 1000;
  const SHARP = 2;
  const MARGIN = 28;

  /** A mark of the legend as a picture, with the colours that the page's styles give it on paper. */
  const pictureOf = (svg) =>
    new Promise((resolve, reject) => {
      const copy = svg.cloneNode(true);
      const copies = [copy, ...copy.querySelectorAll('*')];
      [svg, ...svg.querySelectorAll('*')].forEach((element, at) => {
        const style = getComputedStyle(element);
        for (const name of ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'fill-opacity']) {
          copies[at].setAttribute(name, style.getPropertyValue(name).replace(/url\("[^#]*#/, 'url("#'));
        }
      });
      const hatch = document.querySelector('#hatch').cloneNode(true);
      for (const [selector, name, token] of [
        ['.k-hatchbg', 'fill', '--above-bg'],
        ['.k-hatch', 'stroke', '--above-mark'],
      ]) {
        hatch
          .querySelector(selector)
          .setAttribute(name, getComputedStyle(document.documentElement).getPropertyValue(token));
      }
      hatch.querySelector('.k-hatch').setAttribute('stroke-width', '2.5');
      copy.prepend(hatch);
      copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
      copy.setAttribute('width', 48);
      copy.setAttribute('height', 24);
      const picture = new Image();
      picture.onload = () => resolve(picture);
      picture.onerror = reject;
      picture.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
    });

  const onPaper = async (work) => {
    const root = document.documentElement;
    const theme = root.getAttribute('data-theme');
    root.setAttribute('data-theme', 'light');
    const done = work();
    if (theme === null) root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', theme);
    return done;
  };

  /** Words in as many lines as they need. */
  const wrap = (pen, text, width) =>
    text.split(' ').reduce(
      (lines, word) => {
        const longer = lines.at(-1) === '' ? word : `${lines.at(-1)} ${word}`;
        if (pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
        else lines.push(word);
        return lines;
      },
      [''],
    );

  async function picture({ chart, canvas }) {
    const frame = document.createElement('div');
    const inner = document.createElement('canvas');
    frame.className = 'vh';
    frame.dir = chart.rtl ? 'rtl' : 'ltr';
    frame.append(inner);
    document.body.append(frame);
    const { made, look, height } = window.chartKit.draw(inner, chart, { paper: true, width: WIDE });
    const svgs = [...canvas.closest('figure').querySelectorAll('.legend svg')];
    const marks = await onPaper(() => Promise.all(svgs.map(pictureOf)));

    const sheet = document.createElement('canvas');
    const pen = sheet.getContext('2d');
    const font = (size, weight) => `${weight} ${size}px ${look.font().family}`;
    const start = chart.rtl ? WIDE + MARGIN : MARGIN;
    const away = chart.rtl ? -1 : 1;
    const lines = [];
    let y = MARGIN;
    const put = (text, size, weight, colour, leading) => {
      pen.font = font(size, weight);
      for (const line of wrap(pen, text, WIDE)) {
        lines.push({ line, size, weight, colour, y: y + leading / 2, x: start });
        y += leading;
      }
    };
    put(chart.title, 22, 650, 'ink', 30);
    put(chart.caption, 14, 400, 'ink-3', 21);
    y += 6;
    pen.font = font(13, 400);
    let x = 0;
    const placed = chart.legend.map(({ text }, at) => {
      const wide = 32 + pen.measureText(text).width + 20;
      if (x > 0 && x + wide > WIDE) {
        x = 0;
        y += 20;
      }
      const left = x;
      x += wide;
      lines.push({ line: text, size: 13, weight: 400, colour: 'ink-3', y: y + 10, x: start + away * (left + 32) });
      return { mark: marks[at], x: start + away * left - (chart.rtl ? 24 : 0), y: y + 4 };
    });
    if (placed.length > 0) y += 28;

    sheet.width = (WIDE + 2 * MARGIN) * SHARP;
    sheet.height = (y + height + MARGIN) * SHARP;
    pen.scale(SHARP, SHARP);
    pen.fillStyle = look.colour('bg');
    pen.fillRect(0, 0, sheet.width, sheet.height);
    pen.direction = chart.rtl ? 'rtl' : 'ltr';
    pen.textAlign = 'start';
    pen.textBaseline = 'middle';
    for (const { line, size, weight, colour, x: at, y: top } of lines) {
      pen.font = font(size, weight);
      pen.fillStyle = look.colour(colour);
      pen.fillText(line, at, top);
    }
    for (const { mark, x: at, y: top } of placed) if (mark) pen.drawImage(mark, at, top, 24, 12);
    pen.drawImage(inner, MARGIN, y, WIDE, height);
    made.destroy();
    frame.remove();
    return sheet;
  }

  document.addEventListener('click', async ({ target }) => {
    const button = target.closest('[data-png]');
    const shown = button && window.chartKit.of(button.dataset.png);
    if (!shown) return;
    const sheet = await picture(shown);
    const link = document.createElement('a');
    link.download = `${button.dataset.png}.png`;
    link.href = sheet.toDataURL('image/png');
    link.click();
  });
}
