'use strict';
/* What the scripts of all pages use. All text goes into a page as text, never as markup. */
window.kit = (() => {
  const byId = id => document.getElementById(id);
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    for (const child of children) element.append(child);
    return element;
  }
  function number(value) {
    if (value === null || value === undefined) return '–';
    if (typeof value !== 'number') return String(value);
    if (Number.isInteger(value) && Math.abs(value) < 1e7) return String(value);
    const size = Math.abs(value);
    if (size !== 0 && (size < 1e-4 || size >= 1e7)) return value.toExponential(2).replace(/\.?0*e/, 'e');
    return String(Number(value.toPrecision(4)));
  }
  const score = value => (value === null || value === undefined ? '–' : Math.abs(value) < 1 ? value.toFixed(4) : number(value));
  const plural = (count, noun) => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
  const percent = share => `${Math.round(share * 100)} %`;
  function duration(seconds) {
    if (seconds < 90) return `${Math.round(seconds)} s`;
    const minutes = Math.round(seconds / 60);
    return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
  }

  function pairs(list, entries) {
    for (const [term, value, small] of entries) {
      const definition = make('dd', {}, value);
      if (small) definition.append(make('small', {}, small));
      list.append(make('div', {}, make('dt', {}, term), definition));
    }
  }
  function table(headers, rows, textual) {
    const kind = i => ({ class: textual.includes(i) ? 'text wrap' : '' });
    const head = make('tr', {}, ...headers.map((each, i) => make('th', { scope: 'col', ...kind(i) }, each)));
    const body = rows.map(row => make('tr', {}, ...row.map((each, i) => make('td', kind(i), each))));
    return make('div', { class: 'scroll' }, make('table', {}, make('thead', {}, head), make('tbody', {}, ...body)));
  }
  return { byId, make, number, score, plural, percent, duration, pairs, table };
})();
