// Expected and received for each item. Takes a DumbbellChart: { min, max, items: [{ label, kind, e, p, lo, hi, minimum?, said }] }.
window.chartKit.add('dumbbell', ({ min, max, items }, look) => {
  const { colour } = look;
  const letters = look.narrow ? 18 : 40;
  const labels = items.map(({ label }) => look.inLines(label, letters));
  const edge = colour('above-mark');
  const colours = {
    below: colour('below-mark'),
    sbelow: colour('below-mark'),
    above: look.hatch,
    sabove: look.hatch,
    aboveEdge: edge,
    saboveEdge: edge,
  };

  /** Zones, whiskers and, where nothing is decided, dashes: between the bars and the points. */
  const marks = {
    id: 'marks',
    beforeDatasetsDraw({ ctx, scales }) {
      ctx.save();
      ctx.fillStyle = colour('bg-sunk');
      ctx.strokeStyle = colour('line-2');
      items.forEach(({ minimum, e }, index) => {
        if (minimum === undefined) return;
        const [from, to] = [scales.x.getPixelForValue(Math.max(minimum, min)), scales.x.getPixelForValue(e)];
        const zone = [Math.min(from, to), scales.y.getPixelForValue(index) - 10, Math.abs(to - from), 20];
        ctx.fillRect(...zone);
        ctx.strokeRect(...zone);
      });
      ctx.restore();
    },
    beforeDatasetDraw({ ctx, scales }, { meta }) {
      if (meta.label !== 'e') return;
      items.forEach((item, index) => {
        const y = scales.y.getPixelForValue(index);
        const at = (value) => scales.x.getPixelForValue(Math.min(value, max));
        if (item.kind === 'few' || item.kind === 'none') {
          ctx.save();
          ctx.strokeStyle = colour('line-2');
          ctx.lineWidth = 2;
          ctx.setLineDash(item.kind === 'few' ? [3, 3] : []);
          ctx.beginPath();
          ctx.moveTo(at(item.e), y);
          ctx.lineTo(at(item.p), y);
          ctx.stroke();
          ctx.restore();
        }
        look.whisker(ctx, at(item.lo), at(item.hi), y);
      });
    },
  };

  const bars = (kinds, thickness) => ({
    data: items.map((item) => (kinds.includes(item.kind) ? [item.e, item.p] : null)),
    backgroundColor: items.map((item) => colours[item.kind]),
    borderColor: items.map((item) => colours[`${item.kind}Edge`] ?? 'transparent'),
    borderWidth: items.map((item) => (colours[`${item.kind}Edge`] ? 1 : 0)),
    borderSkipped: false,
    barThickness: thickness,
    grouped: false,
    order: 3,
  });

  const points = (label, pick, style) => ({
    type: 'line',
    label,
    data: items.map(pick),
    showLine: false,
    pointRadius: 6,
    pointHoverRadius: 7,
    pointStyle: 'circle',
    clip: false,
    ...style,
  });
  const ring = { pointBackgroundColor: colour('bg'), pointBorderColor: colour('ink-2'), pointBorderWidth: 2, order: 2 };
  const disc = { pointBackgroundColor: colour('ink'), pointBorderColor: colour('ink'), pointBorderWidth: 0, order: 1 };

  return {
    type: 'bar',
    data: {
      labels,
      datasets: [
        points('p', (item) => item.p, disc),
        points('e', (item) => item.e, ring),
        bars(['below', 'above'], 10),
        bars(['sbelow', 'sabove'], 5),
      ],
    },
    options: look.lying(items, {
      scales: { x: look.across({ min, max }, { position: 'top' }), y: look.rows() },
    }),
    plugins: [marks],
  };
});
