"""
A line is a list of readings, one after each expired cursor; a reading is a list of pages, and a page is [[[id, version], ...], next], or "expired". The answer is
what fetch_all returns as [[id, version], ...], or how it failed, and how many pages it asked for.
"""
import builtins


class CursorExpired(Exception):
    pass


builtins.CursorExpired = CursorExpired


def run(readings, solution):
    state = {'reading': 0, 'page': 0, 'cursor': None, 'calls': 0}

    def list_page(cursor, limit):
        state['calls'] += 1
        if state['calls'] > 500:
            raise RuntimeError('asks without end')
        if type(limit) is not int or not 1 <= limit <= 50:
            raise RuntimeError(f'limit {limit} is refused')
        if cursor is None:
            state['page'], state['cursor'] = 0, None
        elif cursor != state['cursor'] or state['page'] == 0:
            raise RuntimeError(f'unknown cursor {cursor!r}')
        reading = readings[min(state['reading'], len(readings) - 1)]
        page = reading[state['page']]
        if page == 'expired':
            state['reading'] += 1
            state['page'], state['cursor'] = 0, None
            raise CursorExpired(f'expired {state["reading"]}')
        items, following = page
        state['page'], state['cursor'] = state['page'] + 1, following
        return {'items': [{'id': i, 'version': v} for i, v in items], 'next': following}

    try:
        result = [[item['id'], item['version']] for item in solution.fetch_all(list_page)]
    except (CursorExpired, RuntimeError) as e:
        result = str(e)
    return {'result': result, 'calls': state['calls']}
