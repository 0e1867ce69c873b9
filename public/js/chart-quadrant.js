// Importance against performance. Takes a QuadrantChart: { x, y, items: [{ no, label, x, y, xInterval, yInterval, state, named?, said }], corners }.
window.chartKit.add('quadrant', ({ x, y, items, corners }, look) => {
  const { colour } = look;
  const RADIUS = 9;
  const between = ({ min, max }, value) => Math.min(max, Math.max(min, value));
  const faint = (name, share) =>
    `${colour(name)}${Math.round(share * 255)
      .toString(16)
      .padStart(2, '0')}`;

  const boxes = Object.fromEntries(
    items.map(({ no, state, xInterval, yInterval }) => [
      `box${no}`,
      {
        type: 'box',
        xMin: between(x, xInterval[0]),
        xMax: between(x, xInterval[1]),
        yMin: between(y, yInterval[0]),
        yMax: between(y, yInterval[1]),
        backgroundColor:
          state === 'focus' ? faint('below-mark', 0.16) : state === 'decided' ? faint('ink', 0.07) : 'transparent',
        borderColor: colour(state === 'focus' ? 'below-mark' : 'line-2'),
        borderWidth: state === 'focus' ? 2 : 1.25,
        borderDash: state === 'open' ? [3, 3] : [],
        drawTime: 'beforeDatasetsDraw',
      },
    ]),
  );
  const cross = { type: 'line', borderColor: colour('ink-3'), borderWidth: 1.25, drawTime: 'beforeDatasetsDraw' };

  const bold = { size: look.narrow ? 11 : 12, weight: 600 };

  const homeOf = (item, { scales }) => ({
    x: scales.x.getPixelForValue(between(x, item.x)),
    y: scales.y.getPixelForValue(between(y, item.y)),
  });

  /** The names of the corners, line by line, and the room each takes: at the edge, or as near to it as points let them. */
  function cornerWords(chart) {
    const { ctx, scales, chartArea: area } = chart;
    const start = look.rtl ? area.right : area.left;
    const end = look.rtl ? area.left : area.right;
    const inward = look.rtl ? -8 : 8;
    const middle = scales.x.getPixelForValue(x.mean);
    const cross = scales.y.getPixelForValue(y.mean);
    const homes = items.map((item) => homeOf(item, chart));
    const boxesDrawn = items
      .filter(({ state }) => state !== 'open')
      .map(({ xInterval, yInterval }) => {
        const [a, b] = xInterval.map((value) => scales.x.getPixelForValue(between(x, value)));
        const [c, d] = yInterval.map((value) => scales.y.getPixelForValue(between(y, value)));
        return { left: Math.min(a, b), right: Math.max(a, b), top: Math.min(c, d), bottom: Math.max(c, d) };
      });
    const corner = (text, side, row) => {
      const at = side === 'start' ? start + inward : end - inward;
      // Words of a narrow corner stand in lines.
      const room = Math.abs((side === 'start' ? start : end) - middle) - 12;
      const inFull = look.measure(ctx, text, bold) <= room ? [[text]] : [];
      const inTwo = look.inLines(text, Math.ceil(text.length / 2) + 3);
      const places = [...inFull, inTwo, look.inLines(text, 1)].flatMap((lines) => {
        const rest = (lines.length - 1) * 14;
        const [first, last] =
          row === 'top' ? [area.top + 13, cross - 12 - rest] : [area.bottom - 12 - rest, cross + 13];
        const steps = Math.max(0, Math.floor(Math.abs(last - first) / 14));
        return Array.from({ length: steps + 1 }, (_, step) =>
          lines.map((line, index) => {
            const y = first + Math.sign(last - first) * step * 14 + index * 14;
            const wide = look.measure(ctx, line, bold);
            const left = (side === 'start') === look.rtl ? at - wide : at;
            const halo = side === 'start' && row === 'top' ? 'bg-quiet' : 'bg';
            return { line, side, at, y, halo, left, right: left + wide, top: y - 8, bottom: y + 8 };
          }),
        );
      });
      /** What a place would cover: points above all, then the room that their rings need, the boxes, and more than its corner. */
      const harmOf = (place) =>
        place.reduce((sum, line) => {
          const covered = (far) => homes.filter((home) => overlaps(around(home, far), line)).length;
          const boxed = boxesDrawn.filter((box) => overlaps(box, line)).length;
          return sum + covered(RADIUS + 2) + 10 * covered(4) + boxed + (line.right - line.left > room ? 5 : 0);
        }, 0);
      return places.reduce((best, place) => (harmOf(place) < harmOf(best) ? place : best));
    };
    return [
      ...corner(corners.lowHigh, 'start', 'top'),
      ...corner(corners.highHigh, 'end', 'top'),
      ...corner(corners.lowLow, 'start', 'bottom'),
      ...corner(corners.highLow, 'end', 'bottom'),
    ];
  }

  const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const around = ({ x, y }, far = RADIUS) => ({ left: x - far, right: x + far, top: y - far, bottom: y + far });

  /** Places for the numbers: at their points, or pushed away where they would lie over each other or over a corner's name. */
  function places(chart, names) {
    const { chartArea: area } = chart;
    const spots = items.map((item) => {
      const home = homeOf(item, chart);
      return { item, home, x: home.x, y: home.y };
    });
    const apart = RADIUS * 2 + 2;
    for (let turn = 0; turn < 80; turn += 1) {
      let moved = false;
      spots.forEach((a, at) => {
        for (const b of spots.slice(at + 1)) {
          const [dx, dy] = [b.x - a.x || 0.1 * (at + 1), b.y - a.y || 0.1];
          const far = Math.hypot(dx, dy);
          if (far >= apart) continue;
          moved = true;
          const push = (apart - far) / 2 / far;
          a.x -= dx * push;
          a.y -= dy * push;
          b.x += dx * push;
          b.y += dy * push;
        }
      });
      for (const spot of spots) {
        for (const name of names) {
          if (!overlaps(around(spot), name)) continue;
          moved = true;
          // The shortest way off the name that stays within the plot.
          const [way] = [
            { x: name.left - RADIUS - 1, y: spot.y },
            { x: name.right + RADIUS + 1, y: spot.y },
            { x: spot.x, y: name.top - RADIUS - 1 },
            { x: spot.x, y: name.bottom + RADIUS + 1 },
          ]
            .filter((to) => to.x >= area.left + RADIUS && to.x <= area.right - RADIUS)
            .filter((to) => to.y >= area.top + RADIUS && to.y <= area.bottom - RADIUS)
            .sort((a, b) => Math.hypot(a.x - spot.x, a.y - spot.y) - Math.hypot(b.x - spot.x, b.y - spot.y));
          Object.assign(spot, way);
        }
        spot.x = Math.min(area.right - RADIUS, Math.max(area.left + RADIUS, spot.x));
        spot.y = Math.min(area.bottom - RADIUS, Math.max(area.top + RADIUS, spot.y));
      }
      if (!moved) break;
    }
    return spots;
  }

  const words = {
    id: 'words',
    afterDatasetsDraw(chart) {
      const { ctx, chartArea: area, scales } = chart;
      const names = cornerWords(chart);
      const spots = places(chart, names);
      const taken = [...spots.map((spot) => around(spot)), ...names];
      for (const { line, at, y: top, side, halo } of names)
        look.write(ctx, line, at, top, { ...bold, side, colour: 'ink', halo });
      if (y.title !== undefined) look.write(ctx, y.title, look.rtl ? chart.width - 8 : 8, 9);

      for (const { item } of look.narrow ? [] : spots.filter((spot) => spot.item.named)) {
        const wide = look.measure(ctx, item.label);
        const [low, high] = item.yInterval.map((value) => scales.y.getPixelForValue(between(y, value)));
        const edges = item.xInterval.map((value) => scales.x.getPixelForValue(between(x, value)));
        const within = (left) => Math.min(Math.max(left, area.left), area.right - wide);
        const sides = [Math.min(...edges), Math.max(...edges) - wide].map(within);
        // Where reading starts first, then flush with the box's other side.
        if (look.rtl) sides.reverse();
        const halo = item.x < x.mean && item.y > y.mean ? 'bg-quiet' : 'bg';
        const place = [high - 9, low + 9]
          .flatMap((y) => sides.map((left) => ({ left, right: left + wide, top: y - 7, bottom: y + 7 })))
          .find(
            (one) => one.top >= area.top && one.bottom <= area.bottom && !taken.some((other) => overlaps(one, other)),
          );
        if (place === undefined) continue;
        taken.push(place);
        const at = look.rtl ? place.right : place.left;
        look.write(ctx, item.label, at, place.top + 7, { colour: 'ink-2', halo });
      }

      for (const spot of spots) {
        const { home } = spot;
        ctx.save();
        ctx.strokeStyle = ctx.fillStyle = colour('ink-2');
        if (Math.hypot(spot.x - home.x, spot.y - home.y) > 3) {
          ctx.beginPath();
          ctx.moveTo(home.x, home.y);
          ctx.lineTo(spot.x, spot.y);
          ctx.stroke();
          ctx.beginPath();
          ctx.arc(home.x, home.y, 2.5, 0, Math.PI * 2);
          ctx.fill();
        }
        ctx.restore();
      }
      for (const { item, x: left, y: top } of spots) {
        ctx.save();
        ctx.lineWidth = 2;
        ctx.fillStyle = colour(item.state === 'focus' ? 'ink' : 'bg');
        ctx.strokeStyle = colour(item.state === 'focus' ? 'ink' : 'ink-2');
        ctx.beginPath();
        ctx.arc(left, top, RADIUS, 0, Math.PI * 2);
        ctx.fill();
        ctx.stroke();
        ctx.restore();
        const style = { side: 'middle', size: 11, weight: 600, colour: item.state === 'focus' ? 'bg' : 'ink' };
        look.write(ctx, String(item.no), left, top + 0.5, style);
      }
    },
  };

  return {
    type: 'scatter',
    data: {
      datasets: [
        {
          data: items.map((item) => ({ x: between(x, item.x), y: between(y, item.y) })),
          pointRadius: RADIUS,
          pointHoverRadius: RADIUS,
          backgroundColor: 'transparent',
          borderColor: 'transparent',
        },
      ],
    },
    options: look.options({
      tell: ({ dataIndex }) => ({ title: items[dataIndex].label, said: items[dataIndex].said }),
      interaction: { mode: 'nearest', intersect: true },
      padding: { top: y.title === undefined ? 4 : 28 },
      scales: {
        x: look.across(x, {
          grid: { color: colour('line-2'), drawOnChartArea: false, tickLength: 5 },
          border: { display: true, color: colour('line-2') },
          ticks: { font: look.font(12) },
        }),
        y: look.upwards(y),
      },
      plugins: {
        annotation: {
          annotations: {
            zone: {
              type: 'box',
              xMin: x.min,
              xMax: x.mean,
              yMin: y.mean,
              yMax: y.max,
              backgroundColor: colour('bg-quiet'),
              borderWidth: 0,
              drawTime: 'beforeDraw',
            },
            across: { ...cross, yMin: y.mean, yMax: y.mean },
            upright: { ...cross, xMin: x.mean, xMax: x.mean },
            ...boxes,
          },
        },
      },
    }),
    plugins: [words],
  };
});
