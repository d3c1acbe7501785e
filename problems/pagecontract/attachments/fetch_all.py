PAGE = 50


def fetch_all(list_page):
    """All campaigns of an advertiser."""
    items = []
    cursor = None
    restarts = 0
    while True:
        try:
            page = list_page(cursor, PAGE)
        except CursorExpired:
            restarts += 1
            if restarts > 3:
                raise
            items = []
            cursor = None
            continue
        items.extend(page["items"])
        cursor = page["next"]
        if not cursor or len(page["items"]) < PAGE:
            return items
