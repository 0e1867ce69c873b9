// Units in three groups round the mean of all. Takes a ComparisonChart: { axis, groups: [{ side, text, units: [{ label, value, lo, hi, said }] }], rest }.
window.chartKit.add('comparison', ({ axis, groups, rest }, look) => {
  const { colour } = look;
  const letters = look.narrow ? 16 : 36;
  /** The groups' headings and their units, one below the other. */
  const rows = groups
    .filter(({ units }) => units.length > 0)
    .flatMap(({ side, text, units }) => [{ heading: text }, ...units.map((unit) => ({ ...unit, side }))]);
  const labels = rows.map(({ label }) => (label === undefined ? [''] : look.inLines(label, letters)));
  const tallest = Math.max(...labels.map(({ length }) => length));
  const row = tallest > 2 ? 50 : tallest > 1 ? 40 : 32;
  const within = (value) => Math.min(axis.max, Math.max(axis.min, value));

  const marks = {
    above: { pointStyle: 'triangle', colour: colour('above-mark'), pointRadius: 7 },
    same: { pointStyle: 'circle', colour: colour('ink'), pointRadius: 5.5 },
    below: { pointStyle: 'triangle', rotation: 180, colour: colour('below-mark'), pointRadius: 7 },
  };
  const datasets = Object.entries(marks).map(([side, { colour: ink, ...mark }]) => ({
    data: rows.flatMap((unit, y) =>
      unit.side === side ? [{ x: unit.value, y, xMin: within(unit.lo), xMax: within(unit.hi) }] : [],
    ),
    ...mark,
    pointHoverRadius: mark.pointRadius + 1,
    backgroundColor: ink,
    borderColor: ink,
    borderWidth: 0,
    errorBarColor: colour('ink'),
    errorBarLineWidth: 1.25,
    errorBarWhiskerColor: colour('ink'),
    errorBarWhiskerLineWidth: 1.25,
    errorBarWhiskerSize: 8,
    clip: false,
  }));

  const words = {
    id: 'words',
    beforeDatasetsDraw({ ctx, chartArea: area, scales, width }) {
      rows.forEach(({ heading }, index) => {
        if (heading === undefined) return;
        const y = scales.y.getPixelForValue(index);
        ctx.save();
        ctx.strokeStyle = colour('line');
        ctx.lineWidth = 1;
        if (index > 0) {
          ctx.beginPath();
          ctx.moveTo(0, y - row / 2);
          ctx.lineTo(width, y - row / 2);
          ctx.stroke();
        }
        ctx.restore();
        const style = { size: 13, weight: 600, colour: 'ink', halo: true };
        look.write(ctx, heading, look.rtl ? width - 2 : 2, y + 2, style);
      });
      if (rest === null) return;
      const x = scales.x.getPixelForValue(within(rest.value));
      const half = look.measure(ctx, rest.text) / 2;
      const at = Math.min(width - half - 2, Math.max(half + 2, x));
      look.write(ctx, rest.text, at, area.bottom + 9, { side: 'middle', colour: 'ink-2' });
    },
  };

  return {
    height: rows.length * row + 60,
    config: {
      type: 'scatterWithErrorBars',
      data: { datasets },
      options: look.options({
        tell: ({ parsed }) => ({ title: rows[parsed.y].label, said: rows[parsed.y].said }),
        interaction: { mode: 'nearest', axis: 'y', intersect: false },
        padding: { bottom: rest === null ? 0 : 20 },
        scales: {
          x: look.across(axis, { position: 'top' }),
          y: {
            type: 'linear',
            min: -0.5,
            max: rows.length - 0.5,
            reverse: true,
            position: look.rtl ? 'right' : 'left',
            grid: { display: false },
            border: { display: false },
            afterBuildTicks(scale) {
              scale.ticks = rows.map((_, value) => ({ value }));
            },
            ticks: {
              color: colour('ink'),
              font: look.font(),
              crossAlign: 'far',
              autoSkip: false,
              callback: (at) => labels[at],
            },
          },
        },
        plugins: {
          annotation: {
            clip: false,
            annotations:
              rest === null
                ? {}
                : {
                    rest: {
                      type: 'line',
                      xMin: rest.value,
                      xMax: rest.value,
                      borderColor: colour('ink-3'),
                      borderWidth: 1.5,
                      borderDash: [6, 3],
                      drawTime: 'beforeDatasetsDraw',
                    },
                  },
          },
        },
      }),
      plugins: [words],
    },
  };
});
