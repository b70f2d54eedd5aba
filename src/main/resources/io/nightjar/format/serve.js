'use strict';
/* The pages of `nightjar serve`: each shows the figures that came with it, and asks for them again
   while something runs. The charts come after, and are missed by nothing here. */
window.served = (() => {
  const { byId, make, number, score, plural, duration, pairs, table } = window.kit;
  const SOON = 300, OFTEN = 2000, SELDOM = 30000;
  const SVG = 'http://www.w3.org/2000/svg';
  const app = { data: JSON.parse(byId('data').textContent), changed: () => {} };

  const day = time => (time ? `${time.slice(0, 10)} ${time.slice(11, 16)}` : '');
  const took = time => (time < 10 ? `${number(Number(time.toPrecision(2)))} s` : duration(time));
  const isAlive = night => night.state === 'running' || night.state === 'quiet';
  const isOpen = night => isAlive(night) || night.state === 'killed';
  const planned = night => Math.max(night.planned_trials || 0, night.plannedTrials || 0);
  const ofPlanned = night => (planned(night) > night.trials ? ` of ${planned(night).toLocaleString('en')}` : '');
  const address = (kind, name) => `/${kind}/${encodeURIComponent(name)}`;
  const link = (href, text, kind) => make('a', kind ? { href, class: kind } : { href }, text);
  const hasEnded = night => isScored(night) && !isOpen(night) && night.state !== 'damaged';
  const isHonest = best => Boolean(best) && typeof best.mean === 'number';
  const isScored = night => Boolean(night.best) && typeof night.best.score === 'number';
  const figureOf = night => (isHonest(night.best) ? night.best.mean : night.best.score);

  function state(night) {
    const kind = { done: 'done', running: 'running', broken: 'bad', killed: 'bad', damaged: 'bad', unreadable: 'bad' }[night.state] || '';
    return make('span', { class: `state ${kind}` }, night.state);
  }
  function seconds(night) {
    return night.state === 'running' ? (Date.parse(app.data.now) - Date.parse(night.startedAt)) / 1000 : night.seconds;
  }
  function bar(night, size) {
    const all = Math.max(night.trials || 0, isOpen(night) ? night.plannedTrials || 0 : 0, 1);
    const meter = make('div', { class: `meter ${size || ''}`, 'aria-hidden': 'true' });
    for (const kind of ['completed', 'stopped', 'failed']) {
      const part = make('i', { class: kind });
      part.style.width = `${100 * (night[kind] || 0) / all}%`;
      meter.append(part);
    }
    return meter;
  }
  const small = text => make('small', {}, text);
  const range = best => `${score(best.ci_low)} to ${score(best.ci_high)}`;

  function trials(night) {
    if (night.trials === undefined) return ['–'];
    const failed = night.failed ? `, ${night.failed.toLocaleString('en')} failed` : '';
    return [`${night.trials.toLocaleString('en')}${ofPlanned(night)}`, small(`${(night.completed || 0).toLocaleString('en')} completed, ${(night.stopped || 0).toLocaleString('en')} ${night.state === 'done' ? 'stopped' : 'at a rung'}${failed}`), bar(night)];
  }
  function honest(night) {
    if (!isHonest(night.best)) return ['–'];
    return [score(night.best.mean), small(range(night.best))];
  }
  function nightRow(night) {
    const name = make('th', { scope: 'row' }, link(address('sweep', night.id), day(night.startedAt) || night.id));
    if (night.problem) name.append(small(night.problem));
    const cells = [[state(night)], [isScored(night) ? score(night.best.score) : '–'], honest(night),
      [night.best && typeof night.best.test_score === 'number' ? score(night.best.test_score) : '–'], trials(night),
      [night.seconds === undefined ? '–' : duration(seconds(night))],
      [night.hasReport ? link(`${address('sweep', night.id)}/report.html`, 'Report') : '']];
    return make('tr', {}, name, ...cells.map((cell, i) => make('td', { class: i ? '' : 'text' }, ...cell)));
  }
  function nights(list, name) {
    const heads = ['Night (UTC)', 'State', 'Best score', 'Honest mean', 'Test', 'Trials', 'Time', ''];
    const head = make('tr', {}, ...heads.map((each, i) => make('th', { scope: 'col', class: i < 2 ? 'text' : '' }, each)));
    return make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': name },
      make('table', { class: 'nights' }, make('thead', {}, head), make('tbody', {}, ...list.map(nightRow))));
  }

  function shape(tag, attributes) {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }
  /* The winners of the nights as a line, oldest first; the band is the honest interval. */
  function spark(trend, name) {
    const shown = comparable(trend).slice(-60);
    if (shown.length < 2) return make('span', { class: 'spark' });
    const low = shown.map(each => (isHonest(each.best) ? each.best.ci_low : each.best.score));
    const high = shown.map(each => (isHonest(each.best) ? each.best.ci_high : each.best.score));
    const bottom = Math.min(...low), size = Math.max(...high) - bottom || 1;
    const x = i => (100 * i / (shown.length - 1)).toFixed(2), y = value => (50 - 44 * (value - bottom) / size).toFixed(2);
    const path = values => values.map((value, i) => `${x(i)} ${y(value)}`).join('L');
    const back = low.map((value, i) => `${x(i)} ${y(value)}`).reverse().join('L');
    const line = shape('svg', { viewBox: '0 0 100 56', preserveAspectRatio: 'none', class: 'spark', role: 'img', 'aria-label': `Winners of ${plural(shown.length, 'night')} of ${name}, from ${score(figureOf(shown[0]))} to ${score(figureOf(shown[shown.length - 1]))}` });
    line.append(shape('path', { class: 'band', d: `M${path(high)}L${back}Z` }), shape('path', { d: `M${path(shown.map(figureOf))}` }));
    return line;
  }
  /* Nights that ended with a winner by what the newest of them was judged by, oldest first. */
  function comparable(list) {
    const ended = list.filter(hasEnded);
    return ended.filter(night => night.metric === ended[0].metric && night.direction === ended[0].direction).reverse();
  }

  function studyCard(study) {
    const title = make('h2', {}, link(address('study', study.name), study.name));
    const ended = study.trend.find(hasEnded);
    const lead = make('p', { class: 'lead' }, `${plural(study.count, 'night')}, the last ${day(study.nights[0].startedAt)} UTC`);
    const words = ended && (isHonest(ended.best) ? `mean ${ended.metric}, 95 % ${range(ended.best)}` : `${ended.metric}, not repeated`);
    const figure = ended ? make('p', { class: 'figure' }, make('b', {}, score(figureOf(ended))), make('span', {}, words)) : make('span');
    const card = make('section', { class: 'card' },
      make('div', { class: 'study-head' }, make('div', {}, title, lead), figure, spark(study.trend, study.name)),
      nights(study.nights, `Nights of ${study.name}`));
    if (study.count > study.nights.length) {
      card.append(make('p', { class: 'more' }, link(address('study', study.name), `All ${study.count.toLocaleString('en')} nights`)));
    }
    return card;
  }
  function runningCard(all) {
    const items = all.map(night => {
      const planned = night.plannedTrials || 0, share = planned ? Math.min(1, night.trials / planned) : 0;
      const best = isScored(night) ? `best ${night.metric} ${score(night.best.score)} after ${plural(night.best.epochs, 'epoch')}` : 'no score yet';
      return make('li', {}, make('p', {}, link(address('sweep', night.id), night.study), make('span', {}, ` since ${day(night.startedAt).slice(11)} UTC`)),
        track(share, `Trials of ${night.study}`), make('p', { class: 'soft' }, make('span', {}, `${(night.trials || 0).toLocaleString('en')}${planned ? ` of ${planned.toLocaleString('en')}` : ''} trials begun, ${(night.failed || 0).toLocaleString('en')} failed`), make('span', {}, best)));
    });
    return make('section', { class: 'card', id: 'running' }, make('h2', {}, 'Running now'), make('ul', { class: 'runs' }, ...items));
  }
  function index() {
    const { studies, unknown } = app.data;
    const cards = studies.map(studyCard);
    const open = studies.flatMap(each => each.nights).filter(night => night.state === 'running');
    if (open.length) cards.unshift(runningCard(open));
    if (unknown.length) {
      cards.push(make('section', { class: 'card' }, make('h2', {}, 'Not readable'),
        make('p', { class: 'lead' }, 'Folders of sweeps that say too little to be shown.'), nights(unknown, 'Sweeps that cannot be read')));
    }
    byId('main').replaceChildren(make('h1', { class: 'skip' }, 'All studies'), ...cards);
    return studies.flatMap(study => study.nights);
  }

  function study() {
    const { name, nights: list } = app.data;
    const shown = comparable(list);
    const newest = shown[shown.length - 1];
    const hero = make('section', { class: 'hero', 'aria-labelledby': 'winner' });
    const left = make('div', {}, make('p', { class: 'eyebrow' }, 'The newest winner'));
    left.append(make('h1', { id: 'winner' }, newest ? `Trial ${newest.best.trial} of the night of ${day(newest.startedAt)}` : `${name} has no winner yet`));
    if (newest) left.append(scores(newest), chips(newest), actions(newest));
    const best = shown.reduce((top, night) => (top && !isBetter(night, top) ? top : night), null);
    const facts = make('dl', { class: 'kpis' });
    pairs(facts, [['Nights', list.length.toLocaleString('en'), `since ${day(list[list.length - 1].startedAt).slice(0, 10)}`],
      ['With a winner', list.filter(hasEnded).length.toLocaleString('en')],
      ...(best ? [['Best night', score(figureOf(best)), day(best.startedAt)]] : []),
      ['Trials in all', list.reduce((sum, night) => sum + (night.trials || 0), 0).toLocaleString('en')]]);
    hero.append(left, facts);
    byId('main').replaceChildren(hero, section('compare', 'Night by night'), section('nights', 'All nights'));
    byId('nights').append(nights(list, 'All nights'));
    return list;
  }
  const isBetter = (one, other) => (one.direction === 'minimize' ? figureOf(one) < figureOf(other) : figureOf(one) > figureOf(other));

  function section(id, title, lead) {
    const element = make('section', { class: 'card', id, 'aria-labelledby': `${id}-title` }, make('h2', { id: `${id}-title` }, title));
    if (lead) element.append(make('p', { class: 'lead' }, lead));
    return element;
  }
  function scores(night) {
    const list = make('dl', { class: 'scores' });
    const { best } = night;
    const entry = (term, value, kind) => list.append(make('div', {}, make('dt', {}, term), make('dd', { class: kind }, score(value))));
    const epochs = `${night.metric} after ${plural(best.epochs, 'epoch')}`;
    entry(isOpen(night) ? `${epochs}, so far` : isHonest(best) ? `${epochs}, chosen by it (optimistic)` : epochs, best.score, isHonest(best) ? 'second' : '');
    if (isHonest(best)) entry(`mean of ${best.repeats} repeats; expect ${range(best)}`, best.mean, '');
    if (typeof best.test_score === 'number') entry('test, measured once', best.test_score, 'second');
    return list;
  }
  function chips(night) {
    const list = make('dl', { class: 'chips', 'aria-label': 'Its configuration' });
    const varied = new Set(night.varied || []);
    pairs(list, Object.entries(night.best.configuration || {}).filter(([name, value]) => value !== null && varied.has(name)).map(([name, value]) => [name, number(value)]));
    return list;
  }
  function actions(night) {
    const row = make('p', { class: 'actions' });
    if (night.hasReport) row.append(link(`${address('sweep', night.id)}/report.html`, 'Open the report', 'button main'));
    if (app.data.page === 'study') row.append(link(address('sweep', night.id), 'Course of the night', 'button'));
    else if (night.study) row.append(link(address('study', night.study), 'All nights of this study', 'button'));
    return row;
  }

  const TITLES = { running: 'The sweep runs', quiet: 'No result for a while', killed: 'Killed: a resume goes on with it', done: 'The sweep is done', cut: 'The sweep was cut to end in time', interrupted: 'The sweep was interrupted', 'out of time': 'The sweep ran out of time', broken: 'The cluster broke', damaged: 'The sweep is damaged', unreadable: 'This sweep cannot be read' };
  function track(share, name) {
    const fill = make('i');
    fill.style.width = `${100 * share}%`;
    return make('div', { class: 'track', role: 'progressbar', 'aria-label': name, 'aria-valuemin': '0', 'aria-valuemax': '100', 'aria-valuenow': String(Math.round(100 * share)) }, fill);
  }
  function progress(night, course) {
    const byEpochs = course.plannedEpochs > 0;
    const done = byEpochs ? course.epochs : night.trials, all = byEpochs ? course.plannedEpochs : course.plannedTrials;
    if (!all) return '';
    const share = Math.min(1, done / all);
    const left = share > 0.02 && night.state === 'running' ? `about ${duration((seconds(night)) * (1 - share) / share)} left` : '';
    const phase = course.repeats || share === 1 ? `, ${course.repeats.toLocaleString('en')} of ${Math.max(course.repeats, course.plannedRepeats).toLocaleString('en')} repeats` : '';
    return make('div', { class: 'progress' },
      track(share, 'Progress of the search'),
      make('p', {}, make('span', {}, `${done.toLocaleString('en')} of at most ${all.toLocaleString('en')} ${byEpochs ? 'epochs' : 'trials'}${phase}`), make('span', {}, left)));
  }
  function keep(id, element) {
    element.id = id;
    const old = byId(id);
    if (old) old.replaceWith(element);
    else byId('main').append(element);
    return element;
  }
  function sweep() {
    const night = app.data.sweep, { course } = night;
    const left = make('div', {}, make('p', { class: 'eyebrow' }, state(night)), make('h1', { id: 'winner' }, headline(night)));
    if (course && isOpen(night)) left.append(progress(night, course));
    if (isScored(night)) left.append(scores(night), chips(night));
    left.append(actions(night));
    const facts = make('dl', { class: 'kpis' });
    pairs(facts, kpis(night, course));
    keep('hero', make('section', { class: 'hero', 'aria-labelledby': 'winner' }, left, facts));
    keep('notes', notes(night));
    if (course) courseOf(night, course);
    return [night];
  }
  function headline(night) {
    if (night.state === 'running' && night.trials !== undefined) return `${plural(night.trials, 'trial')}${night.plannedTrials ? ` of ${night.plannedTrials.toLocaleString('en')}` : ''} so far`;
    if (night.state === 'quiet') return `No result for ${duration(night.quietSeconds)}: it waits for a long trial, or was killed`;
    if (night.state === 'done' && ofPlanned(night)) return `The sweep is done, with ${night.trials.toLocaleString('en')}${ofPlanned(night)} trials, as planned for its time`;
    return TITLES[night.state] || night.state;
  }
  function kpis(night, course) {
    if (night.trials === undefined) return [];
    const inFlight = course && isAlive(night) ? [['In flight', course.inFlight.toLocaleString('en'), 'trained, or waiting for a slot']] : [];
    return [['Trials', `${night.trials.toLocaleString('en')}${ofPlanned(night)}`, `${(night.completed || 0).toLocaleString('en')} completed, ${(night.stopped || 0).toLocaleString('en')} ${night.state === 'done' ? 'stopped early' : 'at an earlier rung'}`],
      ['Failed', (night.failed || 0).toLocaleString('en'), course && course.failures.length ? course.failures.map(([kind, count]) => `${count} ${kind}`).join(', ') : 'none'],
      ...inFlight, ['Time', duration(seconds(night)), `since ${day(night.startedAt)} UTC`], ...(night.slots ? [['Slots', String(night.slots)]] : [])];
  }
  function notes(night) {
    const all = [...(night.problem ? [night.problem] : []), ...(night.warnings || [])];
    if (!night.caughtUp) all.push('The journal is being read: what follows is not all yet.');
    return make('div', {}, ...all.map(text => make('p', { class: 'notice', role: 'note' }, text)));
  }
  function courseOf(night, course) {
    if (!byId('course')) byId('main').append(section('course', 'Best so far', 'Dots are trials at the end of a rung, the line the best until then, at whatever budget.'));
    if (!byId('rungs')) byId('main').append(section('rungs', 'How far trials came', 'Trials that completed each rung.'));
    const flying = section('flying', 'In flight');
    flying.append(make('ul', { class: 'tasks' }, ...course.running.map(task => make('li', {}, `Trial ${task.trial} `, small(task.test ? 'test' : `to ${task.epochs}${task.repeat ? `, repeat ${task.repeat}` : ''}`)))));
    if (course.inFlight > course.running.length) flying.append(make('p', { class: 'more empty' }, `and ${(course.inFlight - course.running.length).toLocaleString('en')} more`));
    keep('flying', flying).hidden = !isAlive(night) || !course.running.length;
    const names = [...new Set(course.top.flatMap(each => Object.keys(each.configuration)))];
    const top = section('top', 'Best trials of the search');
    top.append(table(['', 'Trial', night.metric, 'Epochs', ...names], course.top.map((each, i) => [String(i + 1), String(each.trial), score(each.score), String(each.epochs), ...names.map(name => number(each.configuration[name]))]), []));
    keep('top', top).hidden = !course.top.length;
    const latest = section('latest', 'Latest results');
    latest.append(table(['After', 'Trial', 'Epochs', 'For', night.metric, 'Took'], course.latest.map(each => [duration(each.at), String(each.trial), String(each.epochs), each.purpose, each.failure || score(each.score), took(each.seconds)]), [3]));
    keep('latest', latest).hidden = !course.latest.length;
  }

  function missing() {
    byId('main').replaceChildren(make('section', { class: 'card' }, make('h1', {}, 'Nothing is here'), make('p', { class: 'lead' }, 'The study or sweep may have been pruned.'), make('p', {}, link('/', 'All studies'))));
    return [];
  }
  function crumbs() {
    const { page, name, sweep: night } = app.data;
    const places = [['/', 'Nightjar']];
    if (page === 'study') places.push([address('study', name), name]);
    if (night) {
      if (night.study) places.push([address('study', night.study), night.study]);
      places.push([address('sweep', night.id), day(night.startedAt) || night.id]);
    }
    byId('crumbs').replaceChildren(...places.map(([href, text], i) => make('li', {}, i === places.length - 1 ? make('span', { 'aria-current': 'page' }, text) : link(href, text))));
    byId('when').textContent = night ? night.id : app.data.results || '';
  }

  const PAGES = { index, study, sweep, missing };
  const everything = () => (app.data.page === 'index' ? app.data.studies.flatMap(each => each.nights) : app.data.nights || (app.data.sweep ? [app.data.sweep] : []));
  function draw() {
    const focus = document.activeElement && document.activeElement.getAttribute('href');
    PAGES[app.data.page]();
    crumbs();
    const running = everything().filter(night => night.state === 'running').length;
    const words = running ? `${running === 1 ? '1 sweep runs' : `${running} sweeps run`}` : '';
    if (byId('live').textContent !== words) byId('live').textContent = words;
    if (focus && document.activeElement === document.body) {
      const again = [...document.querySelectorAll('#main a')].find(each => each.getAttribute('href') === focus);
      if (again) again.focus({ preventScroll: true });
    }
    app.changed();
  }
  function pause() {
    if (everything().some(night => !night.caughtUp)) return SOON;
    return everything().some(night => night.state === 'running') ? OFTEN : SELDOM;
  }
  async function again() {
    if (!document.hidden) {
      try {
        const answer = await fetch(location.pathname === '/' ? '/api/index' : `/api${location.pathname}`);
        if (answer.ok) {
          const text = await answer.text(), fresh = JSON.parse(text);
          const same = JSON.stringify({ ...fresh, now: 0 }) === JSON.stringify({ ...app.data, now: 0 });
          app.data = fresh;
          if (!same || pause() !== SELDOM) draw();
        }
        byId('foot').textContent = '';
      } catch (gone) {
        byId('foot').textContent = 'The server does not answer: what is shown is what it last said.';
      }
    }
    setTimeout(again, pause());
  }

  draw();
  if (app.data.page !== 'missing') setTimeout(again, pause());
  performance.mark('interactive');
  return Object.assign(app, { day, isHonest, isOpen, comparable, figureOf, address });
})();
