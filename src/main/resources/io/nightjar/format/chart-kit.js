'use strict';
/* The look of charts: each is drawn once it comes near the screen, and again when light turns to dark. */
window.chartKit = (() => {
  const { make, number } = window.kit;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const figures = [];
  const color = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  /* A chart with the same in words under it, for those who do not see it. */
  function figure(parent, name, words, option, size) {
    const id = `${parent.id}-words-${figures.length}`;
    const box = make('div', { class: `chart ${size || ''}`, role: 'img', 'aria-label': name, 'aria-describedby': id });
    const caption = make('figcaption', { id }, words);
    parent.append(make('figure', {}, box, caption));
    const own = { box, caption, option, name, chart: null };
    figures.push(own);
    return own;
  }
  /* Shows new figures in place, with the words that now hold. */
  function update(own, words) {
    if (own.caption.textContent !== words) own.caption.textContent = words;
    if (own.chart) own.chart.setOption(own.option(own.box), { replaceMerge: ['series'] });
  }

  const text = () => ({ color: color('soft'), fontSize: 12, fontFamily: getComputedStyle(document.body).fontFamily });
  const about = value => (typeof value === 'number' ? number(Number(value.toPrecision(Math.abs(value) < 0.1 ? 2 : 3))) : value);
  function axisLook(extra) {
    return {
      axisLine: { lineStyle: { color: color('line') } }, axisTick: { show: false },
      axisLabel: { ...text(), hideOverlap: true, formatter: about },
      splitLine: { lineStyle: { color: color('grid') } }, nameTextStyle: text(), nameLocation: 'middle', nameGap: 28, ...extra,
    };
  }
  const scoreAxis = extra => axisLook({ type: 'value', scale: true, splitNumber: 4, axisLabel: { ...text(), showMinLabel: !(extra && extra.min), formatter: about }, ...extra });
  const grid = { left: 8, right: 18, top: 18, bottom: 30, containLabel: true };
  function tip(lines) {
    return { trigger: 'item', confine: true, backgroundColor: color('card'), borderColor: color('line'), textStyle: { color: color('ink'), fontSize: 13 }, formatter: item => words(lines(item)) };
  }
  /* An element, so that names are text and never markup. */
  function words(lines) {
    return make('div', {}, ...lines.filter(Boolean).map(line => make('div', {}, line)));
  }
  /* What every chart begins with. */
  const base = () => ({ animation: !still.matches, animationDuration: 300, textStyle: text(), grid, color: [color('accent')] });

  function draw(each) {
    if (each.chart) each.chart.dispose();
    each.chart = echarts.init(each.box, null, { renderer: 'canvas' });
    each.chart.setOption(each.option(each.box));
  }
  const drawn = () => figures.map(each => ({ name: each.name, drawn: Boolean(each.chart && each.box.querySelector('canvas')) }));
  function drawWhenSeen() {
    const watch = new IntersectionObserver(entries => {
      for (const entry of entries.filter(seen => seen.isIntersecting)) {
        watch.unobserve(entry.target);
        draw(figures.find(each => each.box === entry.target));
      }
    }, { rootMargin: '400px' });
    figures.forEach(each => watch.observe(each.box));
    const resized = new ResizeObserver(entries => entries.forEach(entry => {
      const own = figures.find(each => each.box === entry.target);
      if (own.chart) own.chart.resize();
    }));
    figures.forEach(each => resized.observe(each.box));
    dark.addEventListener('change', () => figures.filter(each => each.chart).forEach(draw));
  }
  return { color, figure, text, about, axisLook, scoreAxis, grid, tip, words, base, update, drawn, drawWhenSeen };
})();
