'use strict';
/* The charts of `nightjar serve`: one over the nights of a study, two over the course of a sweep. */
(() => {
  const app = window.served;
  const { byId, score, plural, duration, number } = window.kit;
  const { color, figure, text, axisLook, scoreAxis, grid, tip, base, update, drawn, drawWhenSeen } = window.chartKit;
  const { day, isHonest, comparable, figureOf } = app;

  const hasOtherData = list => list.some((night, i) => i && night.data !== list[i - 1].data);

  function compare() {
    const shown = () => comparable(app.data.nights);
    if (shown().length === 0) return [];
    const words = () => {
      const list = shown(), last = list[list.length - 1];
      const repeated = list.filter(night => isHonest(night.best)).length;
      const change = list.length > 1 ? `, ${number(Number((figureOf(last) - figureOf(list[list.length - 2])).toPrecision(2)))} from the night before` : '';
      return `${plural(list.length, 'night')}, the newest ${score(figureOf(last))}${change}.${repeated ? ` Lines are 95 % intervals of ${plural(repeated, 'night')} with repeats, rings the score by which the winner was chosen, which is optimistic.` : ''}${hasOtherData(list) ? ' Nights to the left of a dashed line ran on other data.' : ''}`;
    };
    const option = () => {
      const list = shown();
      const edges = list.flatMap((night, i) => (i && night.data !== list[i - 1].data ? [{ xAxis: i - 0.5 }] : []));
      const honest = list.flatMap((night, i) => (isHonest(night.best) ? [[i, night.best.mean, night.best.ci_low, night.best.ci_high]] : []));
      const bars = (params, api) => {
        const low = api.coord([api.value(0), api.value(2)]), high = api.coord([api.value(0), api.value(3)]);
        const style = { stroke: color('accent'), lineWidth: 2, opacity: 0.75 };
        const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style });
        return { type: 'group', children: [line(low[0], low[1], high[0], high[1]), line(low[0] - 5, low[1], low[0] + 5, low[1]), line(high[0] - 5, high[1], high[0] + 5, high[1])] };
      };
      const lines = i => [day(list[i].startedAt), `trial ${list[i].best.trial}`, `chosen at ${score(list[i].best.score)}`,
        isHonest(list[i].best) ? `mean of ${list[i].best.repeats} repeats ${score(list[i].best.mean)}` : 'not repeated',
        isHonest(list[i].best) ? `95 % ${score(list[i].best.ci_low)} to ${score(list[i].best.ci_high)}` : ''];
      return {
        ...base(), grid: { ...grid, left: 28, bottom: 12 }, tooltip: { ...tip(() => []), trigger: 'axis', formatter: items => window.chartKit.words(lines(items[0].dataIndex)) },
        xAxis: axisLook({ type: 'category', data: list.map(night => day(night.startedAt).slice(5)), splitLine: { show: false } }),
        yAxis: scoreAxis({ name: list[0].metric, nameGap: 48 }),
        series: [
          { name: 'mean', type: 'line', symbolSize: 9, symbol: 'circle', lineStyle: { width: 2, opacity: 0.45 }, itemStyle: { color: color('accent') }, data: list.map(night => figureOf(night)),
            markLine: edges.length ? { silent: true, symbol: 'none', label: { show: false }, lineStyle: { type: 'dashed', color: color('faint') }, data: edges } : undefined },
          { name: 'interval', type: 'custom', z: 4, encode: { x: 0, y: [2, 3] }, renderItem: bars, data: honest },
          { name: 'optimistic', type: 'scatter', symbolSize: 8, itemStyle: { color: 'transparent', borderColor: color('soft'), borderWidth: 1.5 }, data: list.flatMap((night, i) => (isHonest(night.best) ? [[i, night.best.score]] : [])) },
        ],
      };
    };
    return [[figure(byId('compare'), 'The winners of the nights', words(), option), words]];
  }

  const seconds = value => (value < 90 ? `${Number(value.toPrecision(3))} s` : duration(value));
  function course() {
    const night = () => app.data.sweep, now = () => night().course;
    const words = () => {
      const { steps, results } = now();
      if (!steps.length) return 'There is no score yet.';
      const last = steps[steps.length - 1];
      return `The best ${night().metric} went from ${score(steps[0][1])} to ${score(last[1])} in ${plural(steps.length, 'step')} over ${plural(results, 'result')}, last by trial ${last[2]} after ${duration(last[0])}.`;
    };
    const option = () => {
      const { points, steps } = now();
      const end = points.reduce((most, point) => Math.max(most, point[0]), 0), last = steps[steps.length - 1];
      const sorted = points.map(point => point[1]).sort((a, b) => a - b), low = sorted[Math.floor(sorted.length * 0.3)], high = sorted[sorted.length - 1];
      const clip = night().direction === 'maximize' && sorted.length > 20 ? Number((low - (high - low) * 0.1).toPrecision(2)) : null;
      return {
        ...base(), animation: false, tooltip: tip(({ data: item }) => [`Trial ${item[2]}, ${plural(item[3], 'epoch')}`, `${night().metric} ${score(item[1])}`, `after ${seconds(item[0])}`]),
        xAxis: axisLook({ type: 'value', min: 0, max: end || 1, name: 'time', splitLine: { show: false }, axisLabel: { ...text(), hideOverlap: true, showMaxLabel: false, formatter: seconds } }),
        yAxis: scoreAxis({ min: clip }),
        series: [
          { type: 'scatter', symbolSize: points.length > 400 ? 4 : 6, itemStyle: { color: color('dot') }, data: points },
          { type: 'line', step: 'end', symbolSize: 6, showSymbol: steps.length < 40, lineStyle: { width: 2.5 }, data: last ? [...steps, [end, ...last.slice(1)]] : [] },
        ],
      };
    };
    const rungWords = () => now().rungs.map(([epochs, count]) => `${count.toLocaleString('en')} at ${plural(epochs, 'epoch')}`).join(', ') || 'None yet.';
    const rungOption = () => {
      const list = now().rungs;
      return {
        ...base(), animation: false, grid: { ...grid, right: 60 }, tooltip: tip(item => [plural(list[item.dataIndex][0], 'epoch'), plural(list[item.dataIndex][1], 'trial')]),
        xAxis: axisLook({ type: 'value', minInterval: 1, splitNumber: 4 }),
        yAxis: axisLook({ type: 'category', inverse: true, data: list.map(([epochs]) => plural(epochs, 'epoch')) }),
        series: [{ type: 'bar', barMaxWidth: 20, itemStyle: { borderRadius: [0, 5, 5, 0] }, label: { show: true, position: 'right', color: color('soft'), formatter: item => item.value.toLocaleString('en') }, data: list.map(([, count]) => count) }],
      };
    };
    return [[figure(byId('course'), 'The best score over time', words(), option), words],
      [figure(byId('rungs'), 'Trials that completed each rung', rungWords(), rungOption, 'low'), rungWords]];
  }

  let charts = [];
  function begin() {
    if (app.data.page === 'study') charts = compare();
    if (app.data.page === 'sweep' && app.data.sweep.course && byId('course')) charts = course();
    drawWhenSeen();
    return charts.length > 0;
  }
  let begun = begin();
  app.changed = () => {
    if (!begun) begun = begin();
    else if (app.data.page === 'study' && !document.body.contains(charts[0][0].box)) byId('compare').append(charts[0][0].box.parentNode);
    for (const [own, words] of charts) update(own, words());
  };
  app.drawn = drawn;
  performance.mark('charts');
})();
