// How many answered what. Takes a DistributionChart: { of: gap|expected|received, bars: [{ value, count }], title }.
window.chartKit.add('distribution', ({ of, bars, title }, look) => {
  const { colour } = look;
  const form = { signed: of === 'gap' };
  const open = of === 'expected';
  const isAbove = ({ value }) => of === 'gap' && value > 0;
  const fill = (bar) => {
    if (open) return colour('bg');
    if (of === 'received' || bar.value === 0) return colour('ink');
    return isAbove(bar) ? look.hatch : colour('below-mark');
  };
  const most = Math.max(1, ...bars.map(({ count }) => count));

  const counts = {
    id: 'counts',
    afterDatasetsDraw({ ctx, scales }) {
      bars.forEach(({ count }, index) => {
        if (count === 0) return;
        const [at, top] = [scales.x.getPixelForValue(index), scales.y.getPixelForValue(count)];
        look.write(ctx, look.figure(count), at, top - 9, { side: 'middle', colour: 'ink-2' });
      });
    },
  };

  return {
    type: 'bar',
    data: {
      labels: bars.map(({ value }) => look.figure(value, form)),
      datasets: [
        {
          data: bars.map(({ count }) => count),
          backgroundColor: bars.map(fill),
          borderColor: bars.map((bar) =>
            open ? colour('ink-2') : isAbove(bar) ? colour('above-mark') : 'transparent',
          ),
          borderWidth: bars.map((bar) => (open ? 2 : isAbove(bar) ? 1 : 0)),
          borderSkipped: 'start',
          categoryPercentage: 1,
          barPercentage: 0.82,
          maxBarThickness: 72,
        },
      ],
    },
    options: look.options({
      tell: () => undefined,
      events: [],
      padding: { top: 20 },
      scales: {
        x: {
          reverse: look.rtl,
          grid: { display: false },
          border: { color: colour('line-2') },
          ticks: { color: colour('ink-3'), font: look.font(12), maxRotation: 0, autoSkip: false },
          title: { display: true, text: title, color: colour('ink-3'), font: look.font(12) },
        },
        y: { display: false, min: 0, max: most },
      },
    }),
    plugins: [counts],
  };
});
