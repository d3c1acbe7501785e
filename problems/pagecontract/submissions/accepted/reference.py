PAGE = 50
RESTARTS_MAX = 3


def fetch_all(list_page):
    """All campaigns of an advertiser, each once in its highest version."""
    newest = {}
    cursor, restarts = None, 0
    while True:
        try:
            page = list_page(cursor, PAGE)
        except CursorExpired:
            restarts += 1
            if restarts > RESTARTS_MAX:
                raise
            cursor = None
            continue
        for item in page["items"]:
            known = newest.get(item["id"])
            if known is None or item["version"] > known["version"]:
                newest[item["id"]] = item
        cursor = page["next"]
        if cursor is None:
            return list(newest.values())
