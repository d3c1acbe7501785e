const PAGE = 50;
const RESTARTS_MAX = 3;

// All campaigns of an advertiser, each once in its highest version.
async function fetchAll(listPage) {
  const newest = new Map();
  let cursor = null;
  let restarts = 0;
  do {
    let page;
    try {
      page = await listPage(cursor, PAGE);
    } catch (e) {
      if (e.code !== 'cursorExpired' || ++restarts > RESTARTS_MAX) throw e;
      cursor = null;
      continue;
    }
    for (const item of page.items) {
      if (!newest.has(item.id) || item.version > newest.get(item.id).version) newest.set(item.id, item);
    }
    cursor = page.next;
    if (cursor === null) return [...newest.values()];
  } while (true);
}
