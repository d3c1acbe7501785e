const PAGE = 50;

// All campaigns of an advertiser.
async function fetchAll(listPage) {
  let items = [];
  let cursor = null;
  let restarts = 0;
  for (;;) {
    let page;
    try {
      page = await listPage(cursor, PAGE);
    } catch (e) {
      if (e.code !== 'cursorExpired' || ++restarts > 3) throw e;
      items = [];
      cursor = null;
      continue;
    }
    items.push(...page.items);
    cursor = page.next;
    if (!cursor || page.items.length < PAGE) return items;
  }
}
