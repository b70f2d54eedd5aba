'use strict';
/* Everything but the charts: it works before, and without, the charts' script. */
window.nightjar = (() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const { sweep, board } = data;
  const PAGE_ROWS = 25;

  const { byId, make, number, score, plural, percent, duration, pairs, table } = window.kit;

  function section(id, title, lead, short) {
    const heading = make('h2', { id: `${id}-title` }, title);
    const element = make('section', { class: 'card', id, 'aria-labelledby': `${id}-title` }, heading);
    if (lead) element.append(make('p', { class: 'lead' }, lead));
    byId('main').append(element);
    byId('sections').append(make('a', { href: `#${id}` }, short || title));
    return element;
  }

  function headline() {
    byId('study').textContent = sweep.study;
    byId('when').textContent = `${sweep.startedAt.slice(0, 16).replace('T', ' ')} UTC, ${sweep.id}`;
    const outcome = byId('outcome');
    outcome.textContent = sweep.outcome;
    if (sweep.outcome !== 'done') outcome.classList.add('bad');
    const best = board.rows[0];
    const cell = name => best && best[board.columns.indexOf(name)];
    byId('eyebrow').textContent = sweep.hasWinner ? 'The winner' : 'No winner';
    byId('winner').textContent = sweep.hasWinner
      ? `Trial ${cell('trial_id')} is the best of ${plural(sweep.trials, 'trial')}`
      : best ? 'No trial keeps to the constraints' : 'No trial is usable';
    if (best) winner(best, cell);
    versus();
    const busy = data.occupancy;
    pairs(byId('kpis'), [
      ['Trials', `${sweep.trials.toLocaleString('en')}${data.planned > sweep.trials ? ` of ${data.planned.toLocaleString('en')}` : ''}`, `${sweep.completed.toLocaleString('en')} completed, ${sweep.stopped.toLocaleString('en')} ${sweep.outcome === 'done' ? 'stopped early' : 'at an earlier rung'}`],
      ['Failed', sweep.failed.toLocaleString('en'), sweep.failed ? data.failures.map(each => each.kind).join(', ') : 'none'],
      ['Time', duration(sweep.seconds), `until ${sweep.endedAt.slice(11, 16)} UTC`],
      ['Slots', String(busy.slots), `busy ${percent(busy.share)} of the time`],
    ]);
    for (const warning of sweep.warnings) byId('warnings').append(make('p', { class: 'notice', role: 'note' }, warning));
  }
  function winner(best, cell) {
    const scores = byId('scores');
    const figures = [[`${sweep.metric}, validation`, score(cell('score')), '']];
    if (typeof cell('mean') === 'number') {
      figures.push([`mean of ${cell('repeats')} repeats; expect ${score(cell('ci_low'))} to ${score(cell('ci_high'))}`, score(cell('mean')), '']);
    }
    if (typeof cell('test_score') === 'number') figures.push([`${sweep.metric}, test, measured once`, score(cell('test_score')), 'second']);
    for (const metric of sweep.metrics.slice(1)) figures.push([metric, number(cell(`m_${metric.replaceAll('-', '_')}`)), 'second']);
    for (const [term, value, kind] of figures) {
      scores.append(make('div', {}, make('dt', {}, term), make('dd', { class: kind }, value)));
    }
    const varied = data.axes.map(axis => [axis.parameter, best[board.titles.indexOf(axis.parameter)]]);
    pairs(byId('configuration'), varied.filter(([, value]) => value !== null).map(([name, value]) => [name, number(value)]));
    const at = name => board.columns.indexOf(name);
    const equal = board.rows.slice(1).filter(row => row[at('score')] === cell('score') && row[at('epochs')] === cell('epochs')).map(row => row[at('trial_id')]);
    const others = equal.length ? ` ${equal.length === 1 ? 'Trial' : 'Trials'} ${equal.slice(0, 5).join(', ')}${equal.length > 5 ? ` and ${equal.length - 5} more` : ''} reached the same score.` : '';
    byId('fixed').textContent = `After ${plural(cell('epochs'), 'epoch')}.${others}`;
  }

  const VERDICTS = { better: ['▲', 'Better than the last winner'], same: ['=', 'As good as the last winner, as far as can be told'], worse: ['▼', 'Worse than the last winner'] };
  const change = value => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value) < 0.001 ? number(Math.abs(value)) : score(Math.abs(value))}`;
  function versus() {
    const held = data.comparison;
    if (!held) return;
    const when = /^s_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/.exec(held.with);
    const other = when ? `the sweep of ${when.slice(1, 4).join('\u2011')} ${when[4]}:${when[5]} UTC` : `sweep ${held.with}`;
    if (!held.comparable) {
      byId('comparison').append(make('p', { class: 'unheld' }, `Not compared with ${other}: ${held.reason}.`));
      return;
    }
    const [sign, title] = VERDICTS[held.verdict];
    const isEqual = held.ci_low === 0 && held.ci_high === 0;
    const pairs = `${plural(held.pairs, 'pair')} of repeats on the same data`;
    const said = make('div', {},
      make('p', { class: 'verdict' }, make('span', { class: 'sign', 'aria-hidden': 'true' }, sign), title),
      make('p', {}, isEqual ? `Every repeat is the same${held.trial === held.with_trial ? ': with the seed of another night a job tries nothing new' : ''}` : `${held.objective} ${change(held.difference)}, 95 % interval ${change(held.ci_low)} to ${change(held.ci_high)}`),
      make('p', { class: 'against' }, `Against trial ${held.with_trial} of ${other}; ${pairs}.`));
    byId('comparison').append(make('div', { class: `versus ${held.verdict}` }, said, ...(isEqual ? [] : [scale(held)])));
  }
  /* The interval of the difference beside none; the words say the same. */
  function scale({ difference, ci_low, ci_high }) {
    const least = Math.min(ci_low, 0), span = Math.max(ci_high, 0) - least;
    const at = value => `${(6 + 88 * (value - least) / span).toFixed(2)}%`;
    const line = make('div', { class: 'line' },
      make('span', { class: 'zero', style: `left:${at(0)}` }),
      make('span', { class: 'interval', style: `left:${at(ci_low)};right:calc(100% - ${at(ci_high)})` }),
      make('span', { class: 'dot', style: `left:${at(difference)}` }));
    const ends = sweep.direction === 'minimize' ? ['← better', 'worse →'] : ['← worse', 'better →'];
    return make('div', { class: 'scale', 'aria-hidden': 'true' }, line, make('div', { class: 'ends' }, ...ends.map(end => make('span', {}, end))));
  }

  const TAGS = { EDGE: 'At the edge', IMPORTANCE: 'Importance', REGION: 'Where', FAILURE: 'Failures', NEXT: 'Next' };
  function advice() {
    const list = make('ul', { class: 'advice' });
    for (const each of data.advice) {
      const text = make('span', {}, each.text);
      if (each.section) text.append(make('span', { class: 'section-ref' }, `  guide ${each.section}`));
      list.append(make('li', {}, make('span', { class: each.topic === 'FAILURE' ? 'tag bad' : 'tag' }, TAGS[each.topic]), text));
    }
    const element = section('advice', 'What it teaches', '', 'Advice');
    element.append(list);
    if (!data.next) return;
    const copy = make('button', { type: 'button' }, 'Copy');
    copy.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(data.next);
        copy.textContent = 'Copied';
      } catch (refused) {
        getSelection().selectAllChildren(shown);
      }
    });
    const shown = make('pre', { tabindex: '0', 'aria-label': 'The space to try next' }, data.next);
    element.append(make('details', {}, make('summary', {}, 'The space to try next: next-space.yaml'), copy, shown));
  }

  function leaderboard() {
    const hidden = name => {
      const column = board.columns.indexOf(name);
      if (name === 'test_score') return board.rows.slice(1).every(row => row[column] === null);
      return board.rows.every(row => row[column] === null || (name === 'feasible' && row[column] === true));
    };
    /* What decides on the ranks comes first, as in the words of the command line. */
    const metrics = board.columns.filter(name => name.startsWith('m_'));
    const deciding = ['rank', 'trial_id', 'score', ...metrics, 'front', 'feasible', 'mean', 'ci_low', 'ties_with_first'];
    const names = [...deciding, ...board.columns.filter(name => name !== 'ci_high' && !deciding.includes(name))];
    const shown = names.filter(name => !hidden(name)).map(name => board.columns.indexOf(name));
    const titles = { ci_low: '95 % interval', ties_with_first: 'ties' };
    const isText = i => board.rows.some(row => typeof row[i] === 'string');
    const textual = new Set(shown.filter(isText));
    const state = { sort: 0, down: false, page: 0, rows: board.rows };
    const search = make('input', { type: 'search', id: 'filter', placeholder: 'Filter: relu  width=128  accuracy>0.97', 'aria-label': 'Filter the leaderboard', autocomplete: 'off' });
    const count = make('p', { class: 'count', id: 'count', role: 'status' });
    const heads = shown.map(i => head(i));
    const body = make('tbody', { id: 'ranks' });
    const previous = make('button', { type: 'button' }, 'Previous');
    const next = make('button', { type: 'button' }, 'Next');
    const values = board.rows.map(row => row[board.columns.indexOf('score')]).sort((a, b) => a - b);
    const low = values[Math.floor(values.length / 4)], high = values[values.length - 1];
    const least = values[0], upper = values[Math.floor(values.length * 3 / 4)];

    function head(i) {
      const button = make('button', { type: 'button' }, titles[board.columns[i]] || board.titles[i]);
      const th = make('th', { scope: 'col', class: textual.has(i) ? 'text' : '' }, button);
      button.addEventListener('click', () => {
        state.down = state.sort === i ? !state.down : false;
        state.sort = i;
        update();
      });
      return th;
    }
    function matcher(word) {
      const rule = /^([^<>=]+)(<=|>=|<|>|=)(.+)$/.exec(word);
      const wanted = rule && rule[1].toLowerCase();
      const column = rule ? board.titles.findIndex(title => title.toLowerCase() === wanted) : -1;
      if (!rule || column < 0) {
        const text = word.toLowerCase();
        return row => shown.some(i => row[i] !== null && String(row[i]).toLowerCase().includes(text));
      }
      const bound = Number(rule[3]);
      return row => {
        const value = row[column];
        if (value === null) return false;
        if (rule[2] === '=') return String(value).toLowerCase() === rule[3].toLowerCase() || value === bound;
        return rule[2][0] === '<' ? value < bound || (rule[2] === '<=' && value === bound) : value > bound || (rule[2] === '>=' && value === bound);
      };
    }
    function compare(one, other) {
      const a = one[state.sort], b = other[state.sort];
      if (a === null || b === null) return (a === null) - (b === null);
      const order = typeof a === 'string' ? a.localeCompare(b) : a - b;
      return state.down ? -order : order;
    }
    function update() {
      const rules = search.value.trim().split(/\s+/).filter(Boolean).map(matcher);
      state.rows = board.rows.filter(row => rules.every(rule => rule(row))).sort(compare);
      state.page = 0;
      draw();
    }
    const ci_high = board.columns.indexOf('ci_high');
    function text(values, i) {
      const name = board.columns[i], value = values[i];
      if (name === 'ci_low' && value !== null) return `${score(value)} to ${score(values[ci_high])}`;
      if (name === 'ties_with_first') return value === null || values[0] === 1 ? '–' : value ? 'yes' : 'no';
      return ['score', 'mean', 'test_score'].includes(name) ? score(value) : number(value);
    }
    function row(values) {
      const cells = shown.map((i, position) => {
        const said = text(values, i);
        const cell = position === 0 ? make('th', { scope: 'row' }, said) : make('td', { class: textual.has(i) ? 'text' : '' }, said);
        if (board.columns[i] === 'score' && high > low) {
          const share = sweep.direction === 'minimize' ? (upper - values[i]) / (upper - least) : (values[i] - low) / (high - low);
          cell.append(make('span', { class: 'bar', style: `width:${Math.round(4 + 44 * Math.min(1, Math.max(0, share)))}px`, 'aria-hidden': 'true' }));
        }
        return cell;
      });
      return make('tr', { class: values[0] === 1 ? 'first' : '' }, ...cells);
    }
    function draw() {
      const from = state.page * PAGE_ROWS, rows = state.rows.slice(from, from + PAGE_ROWS);
      body.replaceChildren(...rows.map(row));
      heads.forEach((th, position) => {
        if (shown[position] === state.sort) th.setAttribute('aria-sort', state.down ? 'descending' : 'ascending');
        else th.removeAttribute('aria-sort');
      });
      const all = board.ranked > board.rows.length ? `, the first ${board.rows.length.toLocaleString('en')} of ${board.ranked.toLocaleString('en')} ranks` : '';
      count.textContent = state.rows.length ? `${(from + 1).toLocaleString('en')} to ${(from + rows.length).toLocaleString('en')} of ${plural(state.rows.length, 'trial')}${all}` : 'No trial matches';
      previous.disabled = state.page === 0;
      next.disabled = from + PAGE_ROWS >= state.rows.length;
    }
    previous.addEventListener('click', () => { state.page--; draw(); });
    next.addEventListener('click', () => { state.page++; draw(); });
    search.addEventListener('input', update);
    const grid = make('table', { 'aria-describedby': 'count' }, make('thead', {}, make('tr', {}, ...heads)), body);
    section('leaderboard', 'Leaderboard').append(
      make('div', { class: 'tools' }, search, previous, next, count),
      make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Leaderboard' }, grid));
    update();
  }

  function failures() {
    if (!data.failures.length) return;
    const rows = data.failures.flatMap(group => group.reasons.map((reason, i) =>
      [i ? '' : `${group.kind} (${group.trials})`, reason.text, String(reason.trials), String(reason.example), i ? '' : group.where || 'all over the space']));
    section('failures', 'Failures', `${plural(sweep.failed, 'trial')} of ${sweep.trials.toLocaleString('en')} failed.`)
      .append(table(['Kind', 'Reason', 'Trials', 'Example', 'Where'], rows, [0, 1, 4]));
  }
  function capacity() {
    if (!data.capacity.length) return;
    const rows = data.capacity.map(note => [note.parameter, note.effect, note.why, note.documented || '–', note.section]);
    section('capacity', 'Capacity', 'What the guide says of how the swept parameters act on the effective capacity of a model.')
      .append(table(['Parameter', 'Effective capacity', 'Why, and what to mind', 'Documented', 'Guide'], rows, [0, 1, 2, 3, 4]));
  }
  function provenance() {
    const element = section('provenance', 'Provenance');
    const facts = make('dl', { class: 'facts' });
    const entries = [['Sweep', sweep.id], ['Started', sweep.startedAt], ['Ended', sweep.endedAt], ['Nightjar', sweep.codeVersion],
      ['Data, fingerprint', sweep.dataFingerprint], ['Job, SHA-256', sweep.jobHash]];
    for (const [term, value] of entries) facts.append(make('dt', {}, term), make('dd', {}, value));
    element.append(facts, make('h3', {}, 'Ran on'),
      table(['Host', 'Executor', 'Backend', 'Device', 'Threads', 'Libraries', 'Attempts'],
        data.origins.slice(0, 50).map(o => [o.host, o.executor, o.backend, o.device, String(o.ompThreads), o.libraries, o.attempts.toLocaleString('en')]), [0, 1, 2, 3, 5]),
      make('details', {}, make('summary', {}, 'The job as it ran'), make('pre', { tabindex: '0' }, data.job)));
    if (data.origins.length > 50) element.append(make('p', { class: 'lead' }, `and ${data.origins.length - 50} more; all are in the table attempts`));
    byId('foot').textContent = 'Made by Nightjar. Charts: Apache ECharts, Apache License 2.0, copyright 2017-2022 The Apache Software Foundation.';
  }

  headline();
  advice();
  leaderboard();
  const figures = [];
  return { data, make, section, number, score, plural, percent, duration, figures, failures, capacity, provenance };
})();
