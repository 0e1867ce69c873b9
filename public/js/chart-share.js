// Shares of a whole. Takes a ShareChart: { parts: [{ text, tone }], max, bars: [{ label, shares, interval, said }] }.
window.chartKit.add('share', ({ parts, max, bars }, look) => {
  const { colour } = look;
  const labels = bars.map(({ label }) => look.inLines(label, look.narrow ? 22 : 40));
  const BAR = 18;
  const single = parts.length === 1;
  const most = look.narrow ? 4 : 6;
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5].find((size) => max / size <= most + 1e-6) ?? 0.5;
  // The scale ends on a whole step, so that its end is named too.
  const end = Math.min(1, Math.ceil(max / step - 1e-6) * step);
  const percent = (share) => look.figure(share, { percent: true });
  const fills = {
    below: [colour('below-mark'), colour('below-mark')],
    none: [colour('bg'), colour('line-2')],
    above: [look.hatch, colour('above-mark')],
    ink: [colour('ink-2'), colour('ink-2')],
  };

  const words = {
    id: 'words',
    afterDatasetsDraw({ ctx, scales }) {
      const at = (share) => scales.x.getPixelForValue(Math.min(share, end));
      const away = look.rtl ? -1 : 1;
      bars.forEach(({ shares, interval }, index) => {
        const y = scales.y.getPixelForValue(index);
        let from = 0;
        for (const share of single ? [] : shares) {
          const [start, end] = [at(from), at(from + share)];
          from += share;
          const text = percent(share);
          const wide = look.measure(ctx, text, { weight: 500 }) + 8;
          if (Math.abs(end - start) < wide + 6) continue;
          // On paper of its own, so that it can be read on any ground.
          ctx.fillStyle = colour('bg');
          ctx.fillRect((start + end - wide) / 2, y - 7, wide, 14);
          look.write(ctx, text, (start + end) / 2, y + 0.5, { side: 'middle', weight: 500, colour: 'ink' });
        }
        if (interval !== null) {
          const [lo, hi] = interval.map(at);
          // Beside the figures, not through them.
          look.whisker(ctx, lo, hi, single ? y : y + BAR / 2 + 4, single ? 5 : 3);
        }
        if (single) {
          const tip = Math.max(shares[0], interval?.[1] ?? 0);
          const text = percent(shares[0]);
          look.write(ctx, text, at(tip) + away * 8, y, { colour: 'ink-2', weight: 500, halo: 'bg' });
        }
      });
    },
  };

  return {
    type: 'bar',
    data: {
      labels,
      datasets: parts.map(({ tone }, part) => ({
        data: bars.map(({ shares }) => shares[part]),
        backgroundColor: single && tone === 'ink' ? colour('line-2') : fills[tone][0],
        borderColor: single && tone === 'ink' ? colour('line-2') : fills[tone][1],
        borderWidth: 1,
        borderSkipped: false,
        barThickness: BAR,
        stack: 'whole',
      })),
    },
    options: look.lying(bars, {
      padding: { [look.rtl ? 'left' : 'right']: single ? 44 : 12 },
      scales: {
        x: look.across({ min: 0, max: end, step, percent: true }, { position: 'top', stacked: true }),
        y: look.rows({ stacked: true }),
      },
    }),
    plugins: [words],
  };
});
