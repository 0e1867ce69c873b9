// What goes wrong most. Takes a ParetoChart: { bars: [{ label, count, said }], total }; bars and line share one scale of counts.
window.chartKit.add('pareto', ({ bars, total }, look) => {
  const { colour } = look;
  const labels = bars.map(({ label }) => look.inLines(label, look.narrow ? 16 : 32));
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000].find((size) => total / size <= 5) ?? total;

  const line = {
    id: 'line',
    afterDatasetsDraw({ ctx, scales }) {
      const away = look.rtl ? -1 : 1;
      let sum = 0;
      const points = bars.map(({ count }, index) => {
        sum += count;
        return { sum, x: scales.x.getPixelForValue(sum), y: scales.y.getPixelForValue(index) };
      });
      ctx.save();
      ctx.strokeStyle = colour('ink');
      ctx.lineWidth = 1.5;
      ctx.beginPath();
      for (const { x, y } of points) ctx.lineTo(x, y);
      ctx.stroke();
      for (const { x, y } of points) {
        ctx.beginPath();
        ctx.arc(x, y, 4, 0, 2 * Math.PI);
        ctx.fillStyle = colour('bg');
        ctx.fill();
        ctx.stroke();
      }
      ctx.restore();
      points.forEach(({ sum: upTo, x, y }, index) => {
        const { count } = bars[index];
        if (index > 0) {
          const tip = scales.x.getPixelForValue(count);
          look.write(ctx, look.figure(count), tip + away * 6, y, { colour: 'ink-2', halo: 'bg' });
        }
        look.write(ctx, look.figure(upTo / total, { percent: true }), x + away * 9, y, {
          colour: 'ink',
          weight: 500,
          halo: 'bg',
        });
      });
    },
  };

  return {
    type: 'bar',
    data: {
      labels,
      datasets: [
        {
          data: bars.map(({ count }) => count),
          backgroundColor: colour('below-mark'),
          borderWidth: 0,
          barThickness: 16,
        },
      ],
    },
    options: look.lying(bars, {
      padding: { [look.rtl ? 'left' : 'right']: 48 },
      scales: {
        x: look.across({ min: 0, max: total, step }, { position: 'top' }),
        y: look.rows({}),
      },
    }),
    plugins: [line],
  };
});
