/* The charts of a report. */
(() => {
  const app = window.nightjar;
  const { data, make, section, number, score, plural, percent, duration } = app;
  const { sweep, axes, points } = data;
  const { color, figure, text, about, axisLook, scoreAxis, grid, tip, words } = window.chartKit;
  const better = sweep.direction === 'minimize' ? (a, b) => a < b : (a, b) => a > b;

  const base = () => (points.ids.length < 1000 ? window.chartKit.base() : { ...window.chartKit.base(), animation: false });

  function parameterAxis(axis, extra) {
    if (axis.labels.length) return axisLook({ type: 'category', data: axis.labels, ...extra });
    const isLog = axis.scale === 'LOG', ratio = axis.high / axis.low;
    const logBase = ratio > 200 ? 10 : axis.low >= 1 ? 2 : 10 ** (1 / 3);
    return axisLook({ type: isLog ? 'log' : 'value', logBase, min: axis.low, max: axis.high, splitNumber: 4, axisLabel: { ...text(), hideOverlap: true, showMaxLabel: isLog, formatter: about }, ...extra });
  }
  const described = i => axes.map((axis, a) => {
    const value = points.coordinates[a][i];
    return value === null ? '' : `${axis.parameter} ${axis.labels.length ? axis.labels[value] : number(value)}`;
  });
  const trialLines = i => [`Trial ${points.ids[i]}, rank ${points.ranks[i]}`, `${sweep.metric} ${score(points.scores[i])} after ${plural(points.epochs[i], 'epoch')}`, ...described(i)];

  function bestSoFar(parent, name, key, axisName, format) {
    const { steps, others, results } = data.bestSoFar;
    if (!steps.length) return;
    const last = steps[steps.length - 1], end = others.reduce((most, point) => Math.max(most, point[key]), last[key]);
    const said = `The best ${sweep.metric} rose in ${plural(steps.length, 'step')} from ${score(steps[0].score)} to ${score(last.score)}, `
      + `last by trial ${last.trial} ${key === 'order' ? `with result ${last.order.toLocaleString('en')} of ${results.toLocaleString('en')}` : `after ${duration(last.seconds)}`}.`;
    figure(parent, name, said.replace('rose', sweep.direction === 'minimize' ? 'fell' : 'rose'), () => ({
      ...base(), tooltip: tip(({ data: item }) => [`Trial ${item[2]}, ${plural(item[3], 'epoch')}`, `${sweep.metric} ${score(item[1])}`, duration(item[4])]),
      xAxis: axisLook({ type: 'value', name: axisName, max: Math.ceil(end), splitLine: { show: false }, axisLabel: { ...text(), hideOverlap: true, showMaxLabel: false, formatter: format } }),
      yAxis: scoreAxis({ min: clipped(others.map(point => point.score), 0.4) }),
      series: [
        { type: 'scatter', symbolSize: 4, itemStyle: { color: color('dot') }, data: others.map(point => row(point)) },
        { type: 'line', step: 'end', symbolSize: 6, showSymbol: steps.length < 40, lineStyle: { width: 2.5 }, data: [...steps.map(row), [end, last.score, last.trial, last.epochs, last.seconds]] },
      ],
    }));
    function row(point) { return [point[key], point.score, point.trial, point.epochs, point.seconds]; }
  }
  /* Bad beginnings would squeeze what matters into a line: the axis leaves out the worst. */
  function clipped(scores, share = 0.1) {
    if (sweep.direction === 'minimize' || scores.length < 20) return null;
    const sorted = [...scores].sort((a, b) => a - b), low = sorted[Math.floor(sorted.length * share)];
    return Number((low - (sorted[sorted.length - 1] - low) * 0.1).toPrecision(2));
  }
  function progress() {
    const element = section('progress', 'Best so far', 'Each dot is a trial at the end of a rung, the line the best until then, at whatever budget.');
    const pair = make('div', { class: 'pair', id: 'progress-pair' });
    element.append(pair);
    bestSoFar(pair, 'Best score over results', 'order', 'results', value => value.toLocaleString('en'));
    bestSoFar(pair, 'Best score over time', 'seconds', 'time', duration);
  }

  function curves() {
    const shown = data.curves.filter(curve => curve.points.length);
    if (!shown.length) return;
    const rank = new Map(data.board.rows.map(cells => [cells[1], cells[0]]));
    const few = shown.length < sweep.trials ? `${shown.length} of ${plural(sweep.trials, 'trial')}: the best, and a spread of the others` : `all ${plural(shown.length, 'trial')}`;
    const element = section('curves', 'Learning curves', `${sweep.metric} on the validation part, ${few}. Dashed lines are rungs, where the weaker trials stop.`);
    const longest = shown.reduce((most, curve) => Math.max(most, curve.points[curve.points.length - 1].epochs), 1);
    const ofBest = shown.find(curve => rank.get(curve.trial) === 1);
    const tail = ofBest ? `The winner, trial ${ofBest.trial}, went from ${score(ofBest.points[0].value)} to ${score(ofBest.points[ofBest.points.length - 1].value)}. ` : '';
    figure(element, 'Learning curves', `${tail}Rungs at ${data.rungs.join(', ')} epochs.`, () => ({
      ...base(), animation: false,
      tooltip: tip(item => [`Trial ${shown[item.seriesIndex] ? shown[item.seriesIndex].trial : ''}`, `${sweep.metric} ${score(item.data[1])} after ${plural(item.data[0], 'epoch')}`]),
      xAxis: axisLook({ type: longest > 200 ? 'log' : 'value', min: 1, max: longest, name: 'epochs', splitLine: { show: false } }),
      yAxis: scoreAxis({ min: clipped(shown.flatMap(curve => curve.points.map(point => point.value))) }),
      series: shown.map((curve, i) => {
        const isBest = rank.get(curve.trial) === 1;
        const tone = isBest ? color('accent') : curve.status === 'FAILED' ? color('bad') : color('dot');
        return {
          type: 'line', data: curve.points.map(point => [point.epochs, point.value]), z: isBest ? 5 : 2, clip: true,
          showSymbol: curve.points.length === 1 || isBest && curve.points.length < 30, symbolSize: isBest ? 5 : 3, itemStyle: { color: tone },
          lineStyle: { width: isBest ? 3 : 1.2, opacity: isBest ? 1 : 0.75, color: tone }, emphasis: { lineStyle: { width: 2.5, color: color('ink') } },
          markLine: i ? undefined : { silent: true, symbol: 'none', label: { show: false }, lineStyle: { type: 'dashed', color: color('faint'), opacity: 0.5 }, data: data.rungs.map(epochs => ({ xAxis: epochs })) },
        };
      }),
    }), 'tall');
  }

  const cell = (row, name) => row[data.board.columns.indexOf(name)];

  /* The best trials after fresh trainings: what the search said, the mean, and the interval. */
  function repeats() {
    const repeated = data.board.rows.filter(row => cell(row, 'mean') !== null).reverse();
    if (repeated.length < 2) return;
    const first = repeated[repeated.length - 1];
    const tied = repeated.filter(row => cell(row, 'ties_with_first')).map(row => cell(row, 'trial_id'));
    const element = section('repeats', 'The best, trained again', `${plural(repeated.length, 'trial')}, each ${plural(cell(first, 'repeats'), 'time')} with fresh seeds. The bar is the 95 % interval of what to expect on fresh data, the dot the mean of the repeats, the ring what the search said.`, 'Trained again');
    const said = `Trial ${cell(first, 'trial_id')}: ${score(cell(first, 'score'))} in the search, ${score(cell(first, 'mean'))} in the mean of its repeats, to expect ${score(cell(first, 'ci_low'))} to ${score(cell(first, 'ci_high'))}. `
      + (tied.length ? `${tied.length === 1 ? 'Trial' : 'Trials'} ${tied.reverse().join(', ')} cannot be told apart from it.` : 'All others are behind it.');
    const tone = row => color(cell(row, 'rank') === 1 || cell(row, 'ties_with_first') ? 'accent' : 'faint');
    figure(element, 'Scores of the best after fresh trainings', said, () => ({
      ...base(), tooltip: tip(item => {
        const row = repeated[item.dataIndex];
        return [`Trial ${cell(row, 'trial_id')}, rank ${cell(row, 'rank')}`, `search ${score(cell(row, 'score'))}`, `mean of ${cell(row, 'repeats')}: ${score(cell(row, 'mean'))}`, `to expect ${score(cell(row, 'ci_low'))} to ${score(cell(row, 'ci_high'))}`];
      }),
      xAxis: scoreAxis({ name: sweep.metric }),
      yAxis: axisLook({ type: 'category', data: repeated.map(row => `trial ${cell(row, 'trial_id')}`), axisLabel: { ...text(), color: color('ink') } }),
      series: [
        { type: 'custom', encode: { x: [0, 1], y: 2 }, data: repeated.map((row, i) => [cell(row, 'ci_low'), cell(row, 'ci_high'), i]), renderItem: (params, api) => {
          const from = api.coord([api.value(0), api.value(2)]), to = api.coord([api.value(1), api.value(2)]);
          return { type: 'rect', shape: { x: from[0], y: from[1] - 4, width: Math.max(2, to[0] - from[0]), height: 8, r: 4 }, style: { fill: tone(repeated[api.value(2)]), opacity: 0.3 } };
        } },
        { type: 'scatter', symbolSize: 11, z: 4, data: repeated.map((row, i) => ({ value: [cell(row, 'score'), i], itemStyle: { color: 'transparent', borderColor: tone(row), borderWidth: 1.6 } })) },
        { type: 'scatter', symbolSize: 9, z: 5, data: repeated.map((row, i) => ({ value: [cell(row, 'mean'), i], itemStyle: { color: tone(row) } })) },
      ],
    }), repeated.length < 7 ? 'low' : '');
  }

  /* Two metrics against each other, with the trials that no other one beats in everything. */
  function tradeoff() {
    const other = sweep.metrics[1];
    if (!other) return;
    const name = `m_${other.replaceAll('-', '_')}`;
    const shown = data.board.rows.filter(row => cell(row, name) !== null && cell(row, 'score') !== null);
    if (!shown.length) return;
    const front = shown.filter(row => cell(row, 'front') === 1).sort((a, b) => cell(a, 'score') - cell(b, 'score'));
    const beyond = shown.filter(row => cell(row, 'feasible') === false).length;
    const more = sweep.metrics.length > 2 ? ` Not shown: ${sweep.metrics.slice(2).join(', ')}.` : '';
    const element = section('tradeoff', 'Trade-off', `${sweep.metric} against ${other}, each trial at its largest budget.${more}`);
    const said = (front.length ? `${plural(front.length, 'trial')} of the first front, from ${sweep.metric} ${score(cell(front[0], 'score'))} with ${other} ${number(cell(front[0], name))} to ${score(cell(front[front.length - 1], 'score'))} with ${number(cell(front[front.length - 1], name))}.` : 'The filled trial is the winner.')
      + (beyond ? ` ${plural(beyond, 'trial')} beyond a limit, hollow.` : '');
    const place = row => [cell(row, 'score'), cell(row, name)];
    figure(element, `${sweep.metric} against ${other}`, said, () => ({
      ...base(), tooltip: tip(item => {
        const row = (item.seriesIndex ? front : shown)[item.dataIndex];
        return [`Trial ${cell(row, 'trial_id')}, rank ${cell(row, 'rank')}`, `${sweep.metric} ${score(cell(row, 'score'))}`, `${other} ${number(cell(row, name))}`, cell(row, 'feasible') === false ? 'beyond a limit' : ''];
      }),
      xAxis: scoreAxis({ name: sweep.metric }),
      yAxis: scoreAxis({ name: other, nameGap: 52 }), grid: { ...grid, left: 34 },
      series: [
        { type: 'scatter', symbolSize: 6, data: shown.map(row => ({ value: place(row), itemStyle: cell(row, 'feasible') === false ? { color: 'transparent', borderColor: color('faint') } : { color: color(cell(row, 'rank') === 1 ? 'accent' : 'dot') }, symbolSize: cell(row, 'rank') === 1 ? 12 : 6 })) },
        { type: 'line', z: 4, symbolSize: 8, lineStyle: { width: 1.5, type: 'dashed' }, data: front.map(place) },
      ],
    }), 'tall');
  }

  const matters = each => each.share > each.chance && each.share >= 0.02;
  function importances() {
    if (!data.importances.length) return;
    const element = section('importances', 'What matters', `How well each parameter alone tells the best from all, among ${plural(data.evidenceTrials, 'trial')} measured at ${plural(data.evidenceEpochs, 'epoch')} (PED-ANOVA). A mark shows what chance alone would give.`);
    const list = [...data.importances].reverse();
    const said = data.importances.map(each => `${each.parameter} ${percent(each.share)}${matters(each) ? '' : ', no more than chance'}`).join('; ');
    figure(element, 'Importance of each parameter', `${said}.`, () => ({
      ...base(), grid: { ...grid, right: 56 },
      tooltip: tip(item => [list[item.dataIndex].parameter, `share ${percent(list[item.dataIndex].share)}`, `by chance up to ${percent(list[item.dataIndex].chance)}`]),
      xAxis: axisLook({ type: 'value', min: 0, max: Math.min(1, 1.15 * Math.max(...list.map(each => Math.max(each.share, each.chance)))), axisLabel: { ...text(), showMaxLabel: false, formatter: percent } }),
      yAxis: axisLook({ type: 'category', data: list.map(each => each.parameter), axisLabel: { ...text(), fontSize: 13, color: color('ink'), width: 130, overflow: 'truncate' } }),
      series: [
        { type: 'bar', barMaxWidth: 18, label: { show: true, position: 'right', color: color('soft'), formatter: item => percent(item.value) },
          data: list.map(each => ({ value: each.share, itemStyle: { borderRadius: [0, 5, 5, 0], color: color(matters(each) ? 'accent' : 'dot') } })) },
        { type: 'scatter', symbol: 'rect', symbolSize: [2, 24], itemStyle: { color: color('ink') }, data: list.map((each, i) => [Math.min(1, each.chance), i]) },
      ],
    }), list.length < 6 ? 'low' : '');
  }

  function parallel() {
    if (axes.length < 2 || !points.ids.length) return;
    const most = Math.min(points.ids.length, 400);
    const element = section('parallel', 'Configurations', `One line per trial, ${most < sweep.trials ? `the first ${most} of the sample` : 'all'}; the stronger, the better. Drag along an axis to keep only what passes there.`);
    const values = points.scores.slice(0, most);
    const order = [...values].sort((a, b) => (better(a, b) ? -1 : 1));
    const shade = value => 1 - order.indexOf(value) / order.length;
    figure(element, 'Parallel coordinates', `The winner: ${described(0).filter(Boolean).join(', ')}; ${sweep.metric} ${score(points.scores[0])}.`, box => ({
      ...base(), animation: false,
      parallel: { left: 40, right: 60, top: 34, bottom: 26, parallelAxisDefault: { nameTextStyle: { ...text(), color: color('ink') }, nameTruncate: { maxWidth: Math.min(130, (box.clientWidth - 100) / axes.length - 8) }, axisLine: { lineStyle: { color: color('faint') } }, axisTick: { show: false }, axisLabel: { ...text(), color: color('ink'), textBorderColor: color('card'), textBorderWidth: 3, formatter: about }, areaSelectStyle: { width: 18, borderColor: color('accent'), color: color('accent'), opacity: 0.2 } } },
      parallelAxis: [...axes.map((axis, dim) => {
        const type = axis.labels.length ? { type: 'category', data: axis.labels } : { type: axis.scale === 'LOG' ? 'log' : 'value', min: axis.low, max: axis.high };
        return { dim, name: axis.parameter, ...type };
      }), { dim: axes.length, name: sweep.metric, type: 'value', scale: true, min: clipped(values) }],
      series: [{ type: 'parallel', smooth: 0.15, inactiveOpacity: 0.02, activeOpacity: 0.9, data: values.map((value, i) => {
        const good = shade(value);
        return { value: [...axes.map((axis, a) => points.coordinates[a][i] ?? '-'), value],
          lineStyle: { color: i === 0 ? color('accent') : good > 0.9 ? color('accent') : color('dot'), width: i === 0 ? 3 : 1, opacity: i === 0 ? 1 : 0.12 + 0.6 * good * good } };
      }).reverse() }],
    }), 'tall');
  }

  function slices() {
    if (!axes.length || !points.ids.length) return;
    const element = section('slices', 'Slices', `${sweep.metric} against each parameter. Dots are trials, stronger with more epochs; the line is the median of ${plural(data.evidenceTrials, 'trial')} at ${plural(data.evidenceEpochs, 'epoch')}.`);
    const box = make('div', { class: 'small-charts', id: 'slices-box' });
    element.append(box);
    const rungs = data.rungs;
    const depth = points.epochs.map(epochs => (1 + rungs.indexOf(epochs)) / Math.max(1, rungs.length));
    const order = new Map(data.importances.map((each, i) => [each.parameter, i]));
    const sorted = axes.map((axis, a) => [axis, a]).sort((x, y) => (order.get(x[0].parameter) ?? 99) - (order.get(y[0].parameter) ?? 99));
    for (const [axis, a] of sorted) {
      const bins = data.slices[a].bins.filter(bin => bin.trials > 2);
      const top = bins.reduce((best, bin) => (best && !better(bin.median, best.median) ? best : bin), null);
      const at = top ? (axis.labels.length ? axis.labels[top.at] : about(top.at)) : '';
      figure(box, `${sweep.metric} against ${axis.parameter}`, top ? `${axis.parameter}: the median is best at about ${at}, ${score(top.median)}.` : axis.parameter, () => ({
        ...base(), animation: false, tooltip: tip(item => (item.seriesIndex === 0 ? trialLines(item.data[2]) : [`${item.data[2]} trials`, `median ${score(item.data[1])}`])),
        xAxis: parameterAxis(axis, { name: axis.parameter, splitLine: { show: false } }), yAxis: scoreAxis({ min: clipped(points.scores) }),
        series: [
          { type: 'scatter', symbolSize: points.ids.length > 600 ? 3 : 6, data: points.ids.flatMap((id, i) => {
            const x = points.coordinates[a][i];
            return x === null ? [] : [{ value: [x, points.scores[i], i], itemStyle: { color: color('accent'), opacity: i === 0 ? 1 : 0.12 + 0.5 * depth[i] * depth[i] } }];
          }) },
          { type: 'line', smooth: 0.3, smoothMonotone: 'x', symbolSize: axis.labels.length ? 8 : 0, lineStyle: { color: color('ink'), width: 2, type: axis.labels.length ? 'dotted' : 'solid' }, itemStyle: { color: color('ink') }, data: bins.map(bin => [bin.at, bin.median, bin.trials]) },
        ],
      }));
    }
  }

  function contour() {
    const map = data.contour;
    if (!map) return;
    const a = axes.findIndex(axis => axis.parameter === map.x), b = axes.findIndex(axis => axis.parameter === map.y);
    const element = section('contour', 'The two that matter most', `${map.x} across, ${map.y} upwards: ${sweep.metric} at ${plural(data.evidenceEpochs, 'epoch')}, smoothed; each shade covers as much of the map. Rings are the ten best trials.`, 'Contour');
    const rows = map.scores.length / map.columns;
    const edge = (axis, i, count) => (axis.labels.length ? i : axis.scale === 'LOG' ? axis.low * (axis.high / axis.low) ** (i / count) : axis.low + (axis.high - axis.low) * i / count);
    const center = (axis, i, count) => edge(axis, axis.labels.length ? i : i + 0.5, count);
    const cells = map.scores.flatMap((value, i) => (value === null ? [] : [[i % map.columns, Math.floor(i / map.columns), value]]));
    const sorted = cells.map(cell => cell[2]).sort((x, y) => x - y);
    const low = sorted[0], high = sorted[sorted.length - 1];
    const bounds = [...new Set(Array.from({ length: 9 }, (_, i) => sorted[Math.round(i * (sorted.length - 1) / 8)]))];
    const bands = Math.max(1, bounds.length - 1);
    const band = i => ({ min: bounds[i], max: bounds[i + 1] ?? high, color: echarts.color.lerp((sweep.direction === 'minimize' ? bands - 1 - i : i) / Math.max(1, bands - 1), [color('low'), color('high')]) });
    const top = cells.reduce((best, cell) => (better(cell[2], best[2]) ? cell : best), cells[0]);
    const say = (axis, i, count) => (axis.labels.length ? axis.labels[i] : about(center(axis, i, count)));
    figure(element, `${sweep.metric} over ${map.x} and ${map.y}`, `Best around ${map.x} ${say(axes[a], top[0], map.columns)} and ${map.y} ${say(axes[b], top[1], rows)}, at about ${score(top[2])}.`, () => ({
      ...base(), animation: false, grid: { ...grid, bottom: 34, top: 44 },
      tooltip: tip(item => (item.seriesIndex === 0 ? [`${map.x} ${say(axes[a], item.data[3], map.columns)}`, `${map.y} ${say(axes[b], item.data[4], rows)}`, `${sweep.metric} about ${score(item.data[2])}`] : trialLines(item.data[2]))),
      visualMap: { type: 'piecewise', pieces: Array.from({ length: bands }, (_, i) => band(i)), dimension: 2, seriesIndex: 0, orient: 'horizontal', left: 'center', top: 0, itemWidth: 18, itemHeight: 10, itemGap: 4, showLabel: false, text: [score(high), score(low)], textStyle: text(), hoverLink: false },
      xAxis: parameterAxis(axes[a], { name: map.x, splitLine: { show: false } }), yAxis: parameterAxis(axes[b], { name: map.y, nameGap: 44, splitLine: { show: false } }),
      series: [
        { type: 'custom', encode: { x: 0, y: 1 }, clip: true, data: cells.map(([i, j, value]) => [center(axes[a], i, map.columns), center(axes[b], j, rows), value, i, j]), renderItem: (params, api) => {
          const side = (axis, i, count) => (axis.labels.length ? [i, i] : [edge(axis, i, count), edge(axis, i + 1, count)]);
          const [x0, x1] = side(axes[a], api.value(3), map.columns), [y0, y1] = side(axes[b], api.value(4), rows);
          const from = api.coord([x0, y0]), to = api.coord([x1, y1]), size = api.size([1, 1]);
          const [left, width] = axes[a].labels.length ? [from[0] - size[0] / 2, size[0]] : [from[0], to[0] - from[0]];
          const [top, height] = axes[b].labels.length ? [from[1] - size[1] / 2, size[1]] : [to[1], from[1] - to[1]];
          return { type: 'rect', shape: { x: left, y: top, width: width + 0.6, height: height + 0.6 }, style: { fill: api.visual('color') } };
        } },
        { type: 'scatter', symbolSize: 11, z: 5, itemStyle: { color: 'transparent', borderColor: color('ink'), borderWidth: 1.6 }, data: points.ids.slice(0, 10).map((id, i) => [points.coordinates[a][i], points.coordinates[b][i], i]) },
      ],
    }), 'tall');
  }

  function occupancy() {
    const { busy, binSeconds, slots, share } = data.occupancy;
    if (!binSeconds) return;
    const element = section('cluster', 'The cluster', `How many of the ${plural(slots, 'slot')} were busy with trials over the ${duration(sweep.seconds)} of the sweep.`, 'Cluster');
    figure(element, 'Busy slots over time', `${percent(share)} of the slots' time lies inside trials.`, () => ({
      ...base(), tooltip: { ...tip(() => []), trigger: 'axis', formatter: items => words([duration(items[0].data[0]), `${number(items[0].data[1])} of ${plural(slots, 'slot')} busy`]) },
      xAxis: axisLook({ type: 'value', max: binSeconds * busy.length, splitLine: { show: false }, axisLabel: { ...text(), hideOverlap: true, showMaxLabel: false, formatter: duration } }),
      yAxis: axisLook({ type: 'value', min: 0, max: slots, splitNumber: Math.min(4, slots), minInterval: 1 }),
      series: [{ type: 'line', step: 'end', symbol: 'none', areaStyle: { opacity: 0.18 }, lineStyle: { width: 1.5 }, data: busy.map((value, i) => [i * binSeconds, value]) }],
    }), 'low');
  }

  app.drawn = window.chartKit.drawn;
  app.drawWhenSeen = window.chartKit.drawWhenSeen;

  repeats();
  tradeoff();
  progress();
  curves();
  importances();
  slices();
  contour();
  parallel();
  app.failures();
  occupancy();
  app.capacity();
  app.provenance();
  performance.mark('interactive');
})();
