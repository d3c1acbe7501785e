// Throws away what was read before the cursor expired.
async function fetchAll(listPage) {
  let newest = new Map();
  let cursor = null;
  let restarts = 0;
  for (;;) {
    let page;
    try {
      page = await listPage(cursor, 50);
    } catch (e) {
      if (e.code !== 'cursorExpired' || ++restarts > 3) throw e;
      newest = new Map();
      cursor = null;
      continue;
    }
    for (const item of page.items) {
      if (!newest.has(item.id) || item.version > newest.get(item.id).version) newest.set(item.id, item);
    }
    cursor = page.next;
    if (cursor === null) return [...newest.values()];
  }
}
