"""
A line is [request, what each attempt gives]; an attempt is [ms it takes, status, retry_after_ms or null], status 0 for a connection error. The answer tells
what came back, when each attempt began, and when the call was over.
"""


class Clock:
    def __init__(self):
        self.ms = 0

    def now_ms(self):
        return self.ms

    def sleep_ms(self, ms):
        self.ms += ms


def run(line, solution):
    request, attempts = line
    clock, began = Clock(), []

    def send(sent):
        began.append(clock.ms)
        if len(began) > len(attempts):
            raise RuntimeError('one attempt too many')
        takes, status, retry_after = attempts[len(began) - 1]
        clock.ms += takes
        if status == 0:
            raise ConnectionError(f'attempt {len(began)}')
        response = {'status': status}
        if retry_after is not None:
            response['retry_after_ms'] = retry_after
        return response

    try:
        result = solution.call_with_retry(send, clock, dict(request))['status']
    except ConnectionError as e:
        result = f'connection error on {e}'
    except RuntimeError as e:
        result = str(e)
    return {'result': result, 'began': began, 'over': clock.ms}
