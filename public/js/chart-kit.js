// What all charts share. A page holds for each a <canvas data-chart> and, beside it, its description as JSON (see
// src/platform/charts/chart-data.ts); a file for each kind of chart adds how it is drawn. The same figures stand in a
// table, so the page is whole without any of this.
window.chartKit = (() => {
  /** Kind → (data, look) → the configuration of Chart.js. */
  const drawings = new Map();
  const shown = new Map();
  const root = document.documentElement;
  const darkness = matchMedia('(prefers-color-scheme: dark)');
  const printing = matchMedia('print');
  /** Under this width of its own a chart is drawn as for a phone. */
  const NARROW = 560;
  const WIDEST_ON_PAPER = 700;

  const NAMES = [
    ...['ink', 'ink-2', 'ink-3', 'line', 'line-2', 'bg', 'bg-quiet', 'bg-sunk', 'accent'],
    ...['below', 'below-mark', 'below-bg', 'above', 'above-mark', 'above-bg'],
  ];

  /** The colours of the page, or those of paper, by their names in tokens.css. */
  function coloursOf(paper) {
    const theme = root.getAttribute('data-theme');
    if (paper) root.setAttribute('data-theme', 'light');
    const style = getComputedStyle(root);
    const colours = Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
    if (paper && theme === null) root.removeAttribute('data-theme');
    else if (paper) root.setAttribute('data-theme', theme);
    return colours;
  }

  /** Diagonal lines, so that "above" differs from "short" without its colour. */
  function hatch(ink, ground, sharpness) {
    const tile = document.createElement('canvas');
    const pen = tile.getContext('2d');
    tile.width = tile.height = 6 * sharpness;
    pen.scale(sharpness, sharpness);
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
    const pattern = pen.createPattern(tile, 'repeat');
    pattern.setTransform(new DOMMatrix().scale(1 / sharpness));
    return pattern;
  }

  /** A label in lines of a width that leaves room for the drawing, each in its own direction. */
  const inLines = (label, letters) => {
    const lines = [''];
    for (const word of label.split(' ')) {
      const longer = `${lines.at(-1)} ${word}`.trim();
      if (lines.at(-1) === '' || longer.length <= letters) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines.map((line) => `\u2068${line}\u2069`);
  };

  /** A number as the page's own text has it, left to right whatever stands round it. */
  function figure(value, { digits = 0, signed = false, percent = false } = {}) {
    const shownValue = percent ? value * 100 : value;
    const text = Math.abs(shownValue).toLocaleString('en', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    const zero = Math.abs(shownValue) < 0.5 * 10 ** -digits;
    const sign = zero ? '' : shownValue < 0 ? '−' : signed ? '+' : '';
    return `\u2066${sign}${text}${percent ? '%' : ''}\u2069`;
  }

  /** Everything a drawing needs to look like the page it is on. */
  function lookOf({ rtl }, { paper, width }) {
    const colours = coloursOf(paper);
    const sharpness = paper ? 2 : Math.max(1, window.devicePixelRatio);
    const family = getComputedStyle(root).getPropertyValue('--font-ui').trim().replaceAll('"', "'");
    const font = (size = 13, weight = 400) => ({ family, size, weight });
    const look = {
      rtl,
      width,
      narrow: width < NARROW,
      sharpness,
      colour: (name) => colours[name],
      hatch: hatch(colours['above-mark'], colours['above-bg'], sharpness),
      font,
      figure,
      inLines,

      /** Text on the canvas; side: where it lies from x as one reads. A halo, of the ground's colour, keeps it apart from lines behind it. */
      write(ctx, text, x, y, { side = 'start', size = 12, weight = 400, colour = 'ink-3', halo } = {}) {
        ctx.save();
        ctx.font = `${weight} ${size}px ${family}`;
        ctx.direction = rtl ? 'rtl' : 'ltr';
        ctx.textBaseline = 'middle';
        ctx.textAlign = side === 'middle' ? 'center' : (side === 'start') === rtl ? 'right' : 'left';
        if (halo !== undefined) {
          ctx.strokeStyle = colours[halo];
          ctx.lineWidth = 4;
          ctx.lineJoin = 'round';
          ctx.strokeText(text, x, y);
        }
        ctx.fillStyle = colours[colour];
        ctx.fillText(text, x, y);
        ctx.restore();
      },
      measure(ctx, text, { size = 12, weight = 400 } = {}) {
        ctx.save();
        ctx.font = `${weight} ${size}px ${family}`;
        const { width: wide } = ctx.measureText(text);
        ctx.restore();
        return wide;
      },

      /** An interval: a line with ends, across. */
      whisker(ctx, from, to, y, reach = 4) {
        ctx.save();
        ctx.strokeStyle = colours.ink;
        ctx.lineWidth = 1.25;
        ctx.beginPath();
        ctx.moveTo(from, y);
        ctx.lineTo(to, y);
        for (const end of [from, to]) {
          ctx.moveTo(end, y - reach);
          ctx.lineTo(end, y + reach);
        }
        ctx.stroke();
        ctx.restore();
      },

      /** Values across, starting where reading starts. */
      across: ({ min, max, step = 1, title, ...form }, more = {}) => ({
        type: 'linear',
        min,
        max,
        reverse: rtl,
        grid: { color: colours.line, drawTicks: false },
        border: { display: false },
        ...more,
        title: { display: title !== undefined, text: title, color: colours['ink-3'], font: font(12) },
        ticks: {
          stepSize: step,
          color: colours['ink-3'],
          font: font(),
          maxRotation: 0,
          autoSkipPadding: 12,
          callback: (value) => figure(value, form),
          ...more.ticks,
        },
      }),
      /** Values upwards, at the side where reading starts. */
      upwards: ({ min, max, step, title: _, ...form }, more = {}) => ({
        type: 'linear',
        min,
        max,
        position: rtl ? 'right' : 'left',
        grid: { color: colours.line, drawTicks: false },
        border: { display: false },
        ...more,
        ticks: {
          stepSize: step,
          color: colours['ink-3'],
          font: font(12),
          padding: 6,
          callback: (value) => figure(value, form),
          ...more.ticks,
        },
      }),
      /** Names of rows, at the side where reading starts. */
      rows: (more = {}) => ({
        type: 'category',
        position: rtl ? 'right' : 'left',
        offset: true,
        grid: { display: false },
        border: { color: colours['line-2'] },
        ...more,
        ticks: { color: colours.ink, font: font(), crossAlign: 'far', autoSkip: false, ...more.ticks },
      }),

      /** What is alike in all; tell: the index of a pointed mark → { title, said } or nothing. */
      options: ({ tell, plugins = {}, padding = {}, ...options }) => ({
        animation: false,
        maintainAspectRatio: false,
        devicePixelRatio: sharpness,
        locale: root.lang,
        ...options,
        layout: { padding: { top: 4, left: 8, right: 8, ...padding } },
        plugins: {
          legend: { display: false },
          ...plugins,
          tooltip: {
            rtl,
            textDirection: rtl ? 'rtl' : 'ltr',
            displayColors: false,
            backgroundColor: colours.ink,
            titleColor: colours.bg,
            bodyColor: colours.bg,
            titleFont: font(13, 600),
            bodyFont: font(),
            padding: 10,
            filter: (point, at) => at === 0 && tell(point) !== undefined,
            callbacks: {
              title: ([point]) => (point ? (tell(point)?.title ?? '') : ''),
              label: (point) => tell(point)?.said ?? [],
            },
          },
        },
      }),
      /** The same for bars that lie, one for each of rows, which are { label, said }: pointing anywhere in a row tells of it. */
      lying: (rows, options) =>
        look.options({
          tell: ({ dataIndex }) => ({ title: rows[dataIndex].label, said: rows[dataIndex].said }),
          indexAxis: 'y',
          interaction: { mode: 'index', axis: 'y', intersect: false },
          ...options,
        }),
    };
    return look;
  }

  /**
   * Draws onto a canvas, as large as its parent. On paper the size is fixed, and the page's style makes it fit.
   * @returns the Chart of Chart.js, its look and, in pixels, its height
   */
  function draw(canvas, chart, { paper = false, width = canvas.parentElement.clientWidth } = {}) {
    const look = lookOf(chart, { paper, width });
    const height = chart.height[look.narrow ? 'narrow' : 'wide'];
    const config = drawings.get(chart.kind)(chart.data, look);
    config.options.responsive = !paper;
    const made = new window.Chart(canvas, config);
    if (paper) made.resize(width, height);
    return { made, look, height };
  }

  function show(canvas) {
    const chart = JSON.parse(canvas.closest('figure').querySelector('script[type="application/json"]').textContent);
    if (!drawings.has(chart.kind)) return;
    canvas.closest('figure').classList.add('shown');
    let drawn;
    let onPaper = false;
    const redraw = (paper = false) => {
      drawn?.made.destroy();
      onPaper = paper;
      const width = canvas.parentElement.clientWidth;
      drawn = draw(canvas, chart, { paper, width: paper ? Math.min(width, WIDEST_ON_PAPER) : width });
    };
    redraw();
    shown.set(chart.id, { chart, canvas, redraw, destroy: () => drawn.made.destroy() });
    new ResizeObserver(([{ contentRect }]) => {
      if (!onPaper && contentRect.width > 0 && contentRect.width < NARROW !== drawn.look.narrow) redraw();
    }).observe(canvas.parentElement);
  }

  const redrawAll = (paper) => {
    for (const { redraw } of shown.values()) redraw(paper);
  };

  /** Draws what is not drawn yet, and forgets what has left the page. */
  function showAll() {
    for (const [id, { canvas, destroy }] of shown) {
      if (canvas.isConnected) continue;
      destroy();
      shown.delete(id);
    }
    for (const canvas of document.querySelectorAll('canvas[data-chart]')) if (!shown.has(canvas.id)) show(canvas);
  }

  function start() {
    if (!window.Chart) {
      for (const canvas of document.querySelectorAll('canvas[data-chart]')) canvas.closest('figure').remove();
      return;
    }
    showAll();
    document.addEventListener('part-replaced', showAll);
    darkness.addEventListener('change', () => redrawAll(printing.matches));
    printing.addEventListener('change', () => redrawAll(printing.matches));
    addEventListener('beforeprint', () => redrawAll(true));
    addEventListener('afterprint', () => redrawAll(false));
  }

  // A canvas measures its labels when it is drawn, so the fonts have to be there first, and the kinds of charts too.
  addEventListener('DOMContentLoaded', () => {
    const family = getComputedStyle(root).getPropertyValue('--font-ui');
    const fonts = ['400', '600'].map((weight) => document.fonts.load(`${weight} 13px ${family}`, 'Aא'));
    Promise.all(fonts).then(start, start);
  });

  return {
    add: (kind, drawing) => drawings.set(kind, drawing),
    draw,
    /** The chart of that id as it was described, with its canvas. */
    of: (id) => shown.get(id),
  };
})();
