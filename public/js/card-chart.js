// Draws expected and received for each item. The same numbers stand in the table, so the page is whole without this.
const source = document.getElementById('card-data');
const canvas = document.getElementById('card-chart');

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

if (source && canvas && window.Chart) {
  const { rtl, min, max, items } = JSON.parse(source.textContent);
  const narrow = matchMedia('(max-width: 44rem)');
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /** Diagonal lines, so that "above" differs from "short" without its colour. */
  const hatch = (ink, ground) => {
    const tile = document.createElement('canvas');
    tile.width = tile.height = 6;
    const pen = tile.getContext('2d');
    pen.fillStyle = ground;
    pen.fillRect(0, 0, 6, 6);
    pen.strokeStyle = ink;
    pen.lineWidth = 2;
    pen.beginPath();
    for (const from of [-6, 0, 6]) {
      pen.moveTo(from, 6);
      pen.lineTo(from + 6, 0);
    }
    pen.stroke();
    return canvas.getContext('2d').createPattern(tile, 'repeat');
  };

  /** A label in lines of a width that leaves room for the drawing. */
  const inLines = (label, letters) =>
    label.split(' ').reduce(
      (lines, word) => {
        const last = lines.at(-1);
        if (last === '') lines[lines.length - 1] = word;
        else if (`${last} ${word}`.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
        else lines.push(word);
        return lines;
      },
      [''],
    );

  /** Whiskers and, where nothing is decided, dashes: between the bars and the points. */
  const marks = (ink, quiet) => ({
    id: 'marks',
    beforeDatasetDraw(chart, { meta }) {
      if (meta.label !== 'e') return;
      const { ctx, scales } = chart;
      ctx.save();
      items.forEach((item, index) => {
        const y = scales.y.getPixelForValue(index);
        const at = (value) => scales.x.getPixelForValue(Math.min(value, max));
        if (item.kind === 'few' || item.kind === 'none') {
          ctx.strokeStyle = quiet;
          ctx.lineWidth = 2;
          ctx.setLineDash(item.kind === 'few' ? [3, 3] : []);
          ctx.beginPath();
          ctx.moveTo(at(item.e), y);
          ctx.lineTo(at(item.p), y);
          ctx.stroke();
        }
        ctx.strokeStyle = ink;
        ctx.lineWidth = 1.25;
        ctx.setLineDash([]);
        ctx.beginPath();
        ctx.moveTo(at(item.lo), y);
        ctx.lineTo(at(item.hi), y);
        for (const end of [item.lo, item.hi]) {
          ctx.moveTo(at(end), y - 4);
          ctx.lineTo(at(end), y + 4);
        }
        ctx.stroke();
      });
      ctx.restore();
    },
  });

  const bars = (kinds, thickness, colours) => ({
    data: items.map((item) => (kinds.includes(item.kind) ? [item.e, item.p] : null)),
    backgroundColor: items.map((item) => colours[item.kind]),
    borderColor: items.map((item) => colours[`${item.kind}Edge`] ?? 'transparent'),
    borderWidth: items.map((item) => (colours[`${item.kind}Edge`] ? 1 : 0)),
    borderSkipped: false,
    barThickness: thickness,
    grouped: false,
    order: 3,
  });

  const points = (label, pick, look) => ({
    type: 'line',
    label,
    data: items.map(pick),
    showLine: false,
    pointRadius: 6,
    pointHoverRadius: 7,
    pointStyle: 'circle',
    clip: false,
    ...look,
  });

  const draw = () => {
    const [ink, ink2, ink3, line, line2] = ['--ink', '--ink-2', '--ink-3', '--line', '--line-2'].map(token);
    const above = hatch(token('--above-mark'), token('--above-bg'));
    const edge = token('--above-mark');
    const colours = {
      below: token('--below-mark'),
      sbelow: token('--below-mark'),
      above,
      sabove: above,
      aboveEdge: edge,
      saboveEdge: edge,
    };
    const ring = { pointBackgroundColor: token('--bg'), pointBorderColor: ink2, pointBorderWidth: 2, order: 2 };
    const disc = { pointBackgroundColor: ink, pointBorderColor: ink, pointBorderWidth: 0, order: 1 };
    const font = { family: token('--font-ui').replaceAll('"', "'"), size: 13 };
    const tallest = Math.max(...items.map((item) => inLines(item.label, 18).length));
    canvas.parentElement.style.height = `${items.length * (narrow.matches && tallest > 1 ? 42 : 34) + 36}px`;
    return new window.Chart(canvas, {
      type: 'bar',
      data: {
        labels: items.map((item) => inLines(item.label, narrow.matches ? 18 : 40)),
        datasets: [
          points('p', (item) => item.p, disc),
          points('e', (item) => item.e, ring),
          bars(['below', 'above'], 10, colours),
          bars(['sbelow', 'sabove'], 5, colours),
        ],
      },
      options: {
        indexAxis: 'y',
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        locale: document.documentElement.lang,
        layout: { padding: { top: 4, left: 8, right: 8 } },
        interaction: { mode: 'index', axis: 'y', intersect: false },
        scales: {
          x: {
            min,
            max,
            reverse: rtl,
            position: 'top',
            ticks: { stepSize: 1, color: ink3, font },
            grid: { color: line, drawTicks: false },
            border: { display: false },
          },
          y: {
            position: rtl ? 'right' : 'left',
            offset: true,
            ticks: { color: ink, font, crossAlign: 'far', autoSkip: false },
            grid: { display: false },
            border: { color: line2 },
          },
        },
        plugins: {
          legend: { display: false },
          tooltip: {
            rtl,
            textDirection: rtl ? 'rtl' : 'ltr',
            displayColors: false,
            backgroundColor: ink,
            titleColor: token('--bg'),
            bodyColor: token('--bg'),
            titleFont: { ...font, weight: 600 },
            bodyFont: font,
            padding: 10,
            filter: (_, index) => index === 0,
            callbacks: {
              title: ([point]) => (point ? items[point.dataIndex].label : ''),
              label: (point) => items[point.dataIndex].said,
            },
          },
        },
      },
      plugins: [marks(ink, line2)],
    });
  };

  canvas.closest('figure').hidden = false;
  let chart;
  const redraw = () => {
    chart?.destroy();
    chart = draw();
  };
  // The canvas measures its labels when it is drawn, so the font has to be there first.
  document.fonts.ready.then(redraw, redraw);
  narrow.addEventListener('change', redraw);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
}
