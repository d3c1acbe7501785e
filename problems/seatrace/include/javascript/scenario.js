'use strict';
// A line is [seats, users who hold one already, requests]; a request is ["reserve", user] or ["release", user] and runs beside the others. The store answers in
// an order that is drawn from seeds. The answer is every different outcome over all orders that were tried; a sound pool has one.

function random(seed) {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return state / 4294967296;
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

async function trial([seats, holders, requests], SeatPool, choose) {
  const values = new Map([['free', seats]]);
  let waiting = [];
  const later = (work) => new Promise((resolve) => waiting.push(() => resolve(work())));
  let direct = true;
  const store = {
    get: (key) => (direct ? Promise.resolve(values.get(key)) : later(() => values.get(key))),
    set: (key, value) => {
      const write = () => void (value === undefined ? values.delete(key) : values.set(key, value));
      return direct ? Promise.resolve(write()) : later(write);
    },
  };
  const pool = new SeatPool(store);
  for (const user of holders) await pool.reserve(user);
  direct = false;
  const told = [];
  let done = 0;
  requests.forEach(([name, user], i) => {
    pool[name](user).then((value) => { told[i] = value; done++; }, (e) => { told[i] = String(e); done++; });
  });
  while (done < requests.length) {
    await settled();
    if (done === requests.length) break;
    if (!waiting.length) return 'deadlock';
    const [next] = waiting.splice(choose(waiting.length), 1);
    next();
  }
  const held = [...values.keys()].filter((k) => k.startsWith('holder:')).length;
  const made = { 'adds up': values.get('free') + held === seats, free: values.get('free') };
  for (const name of ['reserve', 'release']) made[name] = requests.filter((r, i) => r[0] === name && told[i] === true).length;
  return made;
}

exports.run = async (line, SeatPool) => {
  const seen = new Map();
  const keep = (outcome) => seen.set(JSON.stringify(outcome), outcome);
  keep(await trial(line, SeatPool, () => 0));
  keep(await trial(line, SeatPool, (n) => n - 1));
  for (let seed = 1; seed <= 40; seed++) {
    const draw = random(seed);
    keep(await trial(line, SeatPool, (n) => Math.floor(draw() * n)));
  }
  return [...seen.keys()].sort().map((k) => seen.get(k));
};
