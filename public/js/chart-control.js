// A measure over time. Takes a ControlChart: { axis, points: [{ tick?, value, lower, upper, signal, hollow?, said }], centre, baseline, actions }.
window.chartKit.add('control', ({ axis, points, centre, baseline, actions }, look) => {
  const { colour } = look;
  const ROW = 18;
  const pen = document.createElement('canvas').getContext('2d');
  const dot = points.length > (look.narrow ? 30 : 80) ? 2 : 3;
  const centreRoom = look.narrow || centre === null ? 0 : look.measure(pen, centre.text) + 10;

  /** Names of actions in rows above the plot, so that none lies over another or has a flag's pole through it. */
  const first = look.rtl ? -1 : 1;
  const width = look.width - centreRoom - 56;
  const long = (text) => look.measure(pen, text, { weight: 500 }) + 16;
  /** Whole words of a name, as far as there is room over the chart; the table and the list have it in full. */
  const shortened = (name, room) => {
    let text = name;
    while (text.includes(' ') && long(`${text}…`) > room) text = text.slice(0, text.lastIndexOf(' '));
    while (text.length > 1 && long(`${text}…`) > room) text = text.slice(0, -1);
    return `${text.replace(/[\s.,;:·–-]+$/, '')}…`;
  };
  const flags = actions.map(({ at, text: name }) => {
    const from = ((at + 0.5) / points.length) * width;
    const ahead = width + centreRoom - from;
    // A name that would run over the end goes to the other side of its flag, where there is more room.
    const back = long(name) > ahead && from > ahead;
    const room = back ? from : ahead;
    const text = `\u2068${long(name) > room ? shortened(name, room) : name}\u2069`;
    return { at, text, from, back, start: back ? from - long(text) : from, end: back ? from : from + long(text) };
  });
  const named = [];
  const apart = (row, flag) =>
    named.every((other) => other.row !== row || other.end <= flag.start || flag.end <= other.start);
  const clear = (row, flag) =>
    apart(row, flag) &&
    named.every(
      (other) =>
        !(other.row >= row && other.start < flag.from && flag.from < other.end) &&
        !(other.row <= row && flag.start < other.from && other.from < flag.end),
    );
  const inTurn = flags.sort((a, b) => (a.back === b.back ? (a.back ? b.at - a.at : a.at - b.at) : a.back ? 1 : -1));
  for (const flag of inTurn) {
    const rows = [...Array(named.length + 1).keys()];
    named.push({ ...flag, row: rows.find((row) => clear(row, flag)) ?? rows.find((row) => apart(row, flag)) });
  }
  const strip = Math.max(0, ...named.map(({ row }) => row + 1)) * ROW;

  const line = (label, pick, style) => ({
    label,
    data: points.map((point, x) => ({ x, y: pick(point) })),
    pointRadius: 0,
    pointHoverRadius: 0,
    borderColor: colour('line-2'),
    ...style,
  });
  const limit = { stepped: 'middle', borderWidth: 1.5, borderDash: [5, 3], order: 3 };

  const words = {
    id: 'words',
    afterDatasetsDraw({ ctx, chartArea: area, scales }) {
      const start = look.rtl ? area.right : area.left;
      const end = look.rtl ? area.left : area.right;
      /** The lowest row for some words, or the highest where points or limits lie in the lowest. */
      const rowFor = (text, x, towards) => {
        const [from, to] = [x, x + towards * look.measure(ctx, text)].sort((a, b) => a - b);
        const free = (middle) =>
          points.every((point, at) => {
            const across = scales.x.getPixelForValue(at);
            return (
              across < from - 8 ||
              across > to + 8 ||
              [point.value, point.lower, point.upper].every(
                (value) => value === null || Math.abs(scales.y.getPixelForValue(value) - middle) > 12,
              )
            );
          });
        const [lowest, highest] = [area.bottom - 11, area.top + 11];
        return !free(lowest) && free(highest) ? highest : lowest;
      };
      for (const { at, row, back } of named) {
        const x = scales.x.getPixelForValue(at);
        const top = area.top - strip + row * ROW;
        ctx.save();
        ctx.strokeStyle = ctx.fillStyle = colour('accent');
        ctx.lineWidth = 2;
        ctx.beginPath();
        ctx.moveTo(x, top + 2);
        ctx.lineTo(x, area.bottom);
        ctx.stroke();
        ctx.beginPath();
        const away = back ? -first : first;
        ctx.moveTo(x, top + 2);
        ctx.lineTo(x + away * 9, top + 7);
        ctx.lineTo(x, top + 12);
        ctx.fill();
        ctx.restore();
      }
      // All words after all poles, so that none is struck through.
      for (const { at, text, row, back } of named) {
        const away = back ? -first : first;
        look.write(ctx, text, scales.x.getPixelForValue(at) + away * 13, area.top - strip + row * ROW + 8, {
          side: back ? 'end' : 'start',
          weight: 500,
          colour: 'ink-2',
          halo: 'bg',
        });
      }
      if (baseline !== null) {
        const x = start + first * 6;
        look.write(ctx, baseline.text, x, rowFor(baseline.text, x, first), { halo: 'bg-sunk' });
      }
      if (centre === null) return;
      const y = scales.y.getPixelForValue(centre.value);
      // Where there is no room beside the line, its value stands apart from the points.
      if (look.narrow) {
        const x = end - first * 6;
        look.write(ctx, centre.text, x, rowFor(centre.text, x, -first), { side: 'end', halo: 'bg' });
      } else look.write(ctx, centre.text, end + first * 6, y);
    },
  };

  return {
    height: (look.narrow ? 250 : 270) + strip,
    config: {
      type: 'line',
      data: {
        datasets: [
          line('value', ({ value }) => value, {
            borderColor: colour('ink'),
            borderWidth: 1.75,
            pointRadius: dot,
            pointHoverRadius: dot + 2,
            pointBackgroundColor: points.map(({ hollow }) => colour(hollow ? 'bg' : 'ink')),
            pointBorderColor: colour('ink-2'),
            pointBorderWidth: points.map(({ hollow }) => (hollow ? 1.5 : 0)),
            spanGaps: false,
            order: 2,
          }),
          line('signal', ({ value, signal }) => (signal ? value : null), {
            showLine: false,
            pointRadius: dot + 4,
            pointHoverRadius: dot + 4,
            pointBackgroundColor: 'transparent',
            pointBorderColor: colour('ink'),
            pointBorderWidth: 1.75,
            clip: false,
            order: 1,
          }),
          line('upper', ({ upper }) => upper, limit),
          line('lower', ({ lower }) => lower, limit),
        ],
      },
      options: look.options({
        tell: ({ datasetIndex, dataIndex }) =>
          datasetIndex === 0 ? { title: '', said: points[dataIndex].said } : undefined,
        interaction: { mode: 'index', axis: 'x', intersect: false },
        padding: { top: strip + 6, [look.rtl ? 'left' : 'right']: centreRoom + 8 },
        scales: {
          x: {
            type: 'linear',
            min: -0.5,
            max: points.length - 0.5,
            reverse: look.rtl,
            grid: { color: colour('line-2'), drawOnChartArea: false, tickLength: 5 },
            border: { color: colour('line-2') },
            afterBuildTicks(scale) {
              scale.ticks = points.flatMap(({ tick }, value) => (tick === undefined ? [] : [{ value }]));
            },
            ticks: {
              color: colour('ink-3'),
              font: look.font(12),
              maxRotation: 0,
              autoSkipPadding: 10,
              callback: (at) => points[at]?.tick ?? '',
            },
          },
          y: look.upwards(axis),
        },
        plugins: {
          annotation: {
            clip: false,
            annotations: {
              ...(baseline === null
                ? {}
                : {
                    baseline: {
                      type: 'box',
                      xMin: -0.5,
                      xMax: baseline.points - 0.5,
                      backgroundColor: colour('bg-sunk'),
                      borderWidth: 0,
                      drawTime: 'beforeDraw',
                    },
                  }),
              ...(centre === null
                ? {}
                : {
                    centre: {
                      type: 'line',
                      yMin: centre.value,
                      yMax: centre.value,
                      borderColor: colour('ink-3'),
                      borderWidth: 1.25,
                      drawTime: 'beforeDatasetsDraw',
                    },
                  }),
            },
          },
        },
      }),
      plugins: [words],
    },
  };
});
