'use strict';
// A line is a list of readings, one after each expired cursor; a reading is a list of pages, and a page is [[[id, version], ...], next], or "expired". The answer
// is what fetchAll returns as [[id, version], ...], or how it failed, and how many pages it asked for.
exports.run = async (readings, fetchAll) => {
  let [reading, at, expected, calls] = [0, 0, null, 0];
  const listPage = async (cursor, limit) => {
    calls++;
    if (calls > 500) throw new Error('asks without end');
    if (!Number.isInteger(limit) || limit < 1 || limit > 50) throw new Error(`limit ${limit} is refused`);
    if (cursor === null) [at, expected] = [0, null];
    else if (cursor !== expected || at === 0) throw new Error(`unknown cursor '${cursor}'`);
    const page = readings[Math.min(reading, readings.length - 1)][at];
    if (page === 'expired') {
      reading++;
      [at, expected] = [0, null];
      throw Object.assign(new Error(`expired ${reading}`), { code: 'cursorExpired' });
    }
    const [items, next] = page;
    at++;
    expected = next;
    return { items: items.map(([id, version]) => ({ id, version })), next };
  };
  let result;
  try {
    result = (await fetchAll(listPage)).map((item) => [item.id, item.version]);
  } catch (e) {
    result = e.message;
  }
  return { result, calls };
};
