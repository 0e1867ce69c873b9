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
  const spots = actions.map(({ at, text: name }) => ({ at, name, from: ((at + 0.5) / points.length) * width }));
  /** How a name may stand: ahead of its flag or behind it, in full or as far as the chart's end or the next pole lets it. */
  const waysOf = ({ name, from }) =>
    [false, true].flatMap((back) => {
      const toEnd = back ? from : width + centreRoom - from;
      const toPole = spots.map((other) => (back ? from - other.from : other.from - from)).filter((far) => far > 0);
      return [toEnd, Math.min(toEnd, ...toPole)].map((room) => {
        const text = long(name) > room ? shortened(name, room) : name;
        const isolated = `\u2068${text}\u2069`;
        const wide = long(isolated);
        return {
          back,
          text: isolated,
          lost: name.length - text.length,
          start: back ? from - wide : from,
          end: back ? from : from + wide,
        };
      });
    });
  const clear = (others, row, from, way) =>
    others.every(
      (other) =>
        (other.row !== row || other.end <= way.start || way.end <= other.start) &&
        !(other.row >= row && other.start < from && from < other.end) &&
        !(other.row <= row && way.start < other.from && other.from < way.end),
    );
  /** Names put in this order, each where it loses least without touching those before it. */
  const placed = (order) => {
    const named = [];
    for (const spot of order) {
      const tries = waysOf(spot).flatMap((way) =>
        [...Array(named.length + 1).keys()]
          .filter((row) => clear(named, row, spot.from, way))
          .map((row) => ({ ...spot, ...way, row, cost: way.lost + row / 2 })),
      );
      if (tries.length === 0) return null;
      named.push(tries.reduce((best, one) => (one.cost < best.cost ? one : best)));
    }
    return named;
  };
  const costOf = (named) => named.reduce((sum, { cost }) => sum + cost, 0);
  /** All orders of a few; of many only both ways through. */
  const ordersOf = (some) =>
    some.length < 2
      ? [some]
      : some.length > 5
        ? [some, [...some].reverse()]
        : some.flatMap((one) => ordersOf(some.filter((other) => other !== one)).map((rest) => [one, ...rest]));
  const named =
    ordersOf(spots)
      .map(placed)
      .filter((one) => one !== null)
      .reduce((best, one) => (best === null || costOf(one) < costOf(best) ? one : best), null) ?? [];
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
      const poles = actions.map(({ at }) => scales.x.getPixelForValue(at));
      const taken = [];
      /** A place for some words in the lowest row or the highest, at one of these ends, where no point, limit, pole or word lies. */
      const placeFor = (text, ends, towards) => {
        const wide = look.measure(ctx, text);
        const places = [area.bottom - 11, area.top + 11].flatMap((y) =>
          ends.map((x) => ({ x, y, left: Math.min(x, x + towards * wide), right: Math.max(x, x + towards * wide) })),
        );
        const free = ({ y, left, right }) =>
          left >= area.left &&
          right <= area.right &&
          poles.every((x) => x < left - 3 || x > right + 3) &&
          taken.every((other) => other.y !== y || right + 6 < other.left || other.right + 6 < left) &&
          points.every((point, at) => {
            const across = scales.x.getPixelForValue(at);
            return (
              across < left - 8 ||
              across > right + 8 ||
              [point.value, point.lower, point.upper].every(
                (value) => value === null || Math.abs(scales.y.getPixelForValue(value) - y) > 12,
              )
            );
          });
        const place = places.find(free);
        if (place !== undefined) taken.push(place);
        return place;
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
      // What finds no place is said in the caption and the table alone.
      if (baseline !== null) {
        const place = placeFor(baseline.text, [start + first * 6], first);
        if (place !== undefined) look.write(ctx, baseline.text, place.x, place.y, { halo: 'bg-sunk' });
      }
      if (centre === null) return;
      // Where there is no room beside the line, its value stands apart from the points.
      if (look.narrow) {
        const ends = [end, ...poles].map((x) => x - first * 6);
        const place = placeFor(centre.text, ends, -first);
        if (place === undefined) return;
        const within = baseline !== null && scales.x.getValueForPixel((place.left + place.right) / 2) < baseline.points;
        look.write(ctx, centre.text, place.x, place.y, { side: 'end', halo: within ? 'bg-sunk' : 'bg' });
      } else look.write(ctx, centre.text, end + first * 6, scales.y.getPixelForValue(centre.value));
    },
  };

  return {
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
          // A point at the edge of the scale is drawn whole.
          clip: 5,
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
  };
});
