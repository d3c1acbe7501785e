# Keeps what came last, which may be an older version.
def fetch_all(list_page):
    newest, cursor, restarts = {}, None, 0
    while True:
        try:
            page = list_page(cursor, 50)
        except CursorExpired:
            restarts += 1
            if restarts > 3:
                raise
            cursor = None
            continue
        for item in page["items"]:
            newest[item["id"]] = item
        cursor = page["next"]
        if cursor is None:
            return list(newest.values())
