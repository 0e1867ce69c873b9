// Units in three groups round the mean of all. Takes a ComparisonChart: { axis, groups: [{ side, text, units: [{ label, value, lo, hi, said }] }], rest }.
window.chartKit.add('comparison', ({ axis, groups, rest }, look) => {
  const { colour } = look;
  const letters = look.narrow ? 16 : 36;
  const HEADING = 34;
  /** The groups' headings and their units, one below the other, each as high as its words need. */
  const rows = groups
    .filter(({ units }) => units.length > 0)
    .flatMap(({ side, text, units }) => [{ heading: text, lines: [''] }, ...units.map((unit) => ({ ...unit, side }))])
    .map((row) => ({ ...row, lines: row.lines ?? look.inLines(row.label, letters) }));
  let high = 0;
  for (const row of rows) {
    const own = row.heading === undefined ? Math.max(30, row.lines.length * 16 + 10) : HEADING;
    row.y = high + own / 2;
    high += own;
  }
  const unitAt = (point) => rows.find(({ y }) => y === point.parsed.y);
  const within = (value) => Math.min(axis.max, Math.max(axis.min, value));

  const marks = {
    above: { pointStyle: 'triangle', colour: colour('above-mark'), radius: 8 },
    same: { pointStyle: 'circle', colour: colour('ink'), radius: 5.5 },
    below: { pointStyle: 'triangle', rotation: 180, colour: colour('below-mark'), radius: 8 },
  };
  const datasets = Object.entries(marks).map(([side, { colour: ink, ...mark }]) => ({
    data: rows.flatMap((unit) =>
      unit.side === side ? [{ x: unit.value, y: unit.y, xMin: within(unit.lo), xMax: within(unit.hi) }] : [],
    ),
    ...mark,
    hoverRadius: mark.radius + 1,
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
      rows.forEach(({ heading, y: centre }, index) => {
        if (heading === undefined) return;
        const y = scales.y.getPixelForValue(centre);
        ctx.save();
        ctx.strokeStyle = colour('line');
        ctx.lineWidth = 1;
        if (index > 0) {
          ctx.beginPath();
          ctx.moveTo(0, y - HEADING / 2);
          ctx.lineTo(width, y - HEADING / 2);
          ctx.stroke();
        }
        ctx.restore();
        const style = { size: 13, weight: 600, colour: 'ink', halo: 'bg' };
        look.write(ctx, heading, look.rtl ? width - 8 : 8, y + 2, style);
      });
      if (rest === null) return;
      const x = scales.x.getPixelForValue(within(rest.value));
      const half = look.measure(ctx, rest.text) / 2;
      const at = Math.min(width - half - 2, Math.max(half + 2, x));
      look.write(ctx, rest.text, at, area.bottom + 9, { side: 'middle', colour: 'ink-2' });
    },
  };

  return {
    type: 'scatterWithErrorBars',
    data: { datasets },
    options: look.options({
      tell: (point) => ({ title: unitAt(point).label, said: unitAt(point).said }),
      interaction: { mode: 'nearest', axis: 'y', intersect: false },
      padding: { bottom: rest === null ? 0 : 20 },
      scales: {
        x: look.across(axis, { position: 'top' }),
        y: {
          type: 'linear',
          min: 0,
          max: high,
          reverse: true,
          position: look.rtl ? 'right' : 'left',
          grid: { display: false },
          border: { display: false },
          afterBuildTicks(scale) {
            scale.ticks = rows.map(({ y }) => ({ value: y }));
          },
          // Headings keep off the lines of the grid where names are shorter than they are.
          afterFit(scale) {
            const headings = rows.flatMap(({ heading }) => (heading === undefined ? [] : [heading]));
            const style = { size: 13, weight: 600 };
            const widest = Math.max(0, ...headings.map((heading) => look.measure(scale.ctx, heading, style)));
            scale.width = Math.max(scale.width, Math.min(widest + 16, scale.chart.width * 0.4));
          },
          ticks: {
            color: colour('ink'),
            font: look.font(),
            crossAlign: 'far',
            autoSkip: false,
            callback: (_, at) => rows[at]?.lines ?? '',
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
  };
});
