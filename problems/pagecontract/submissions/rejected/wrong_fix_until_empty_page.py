# Stops at an empty page instead of a short one.
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
            if item["id"] not in newest or item["version"] > newest[item["id"]]["version"]:
                newest[item["id"]] = item
        cursor = page["next"]
        if cursor is None or not page["items"]:
            return list(newest.values())
