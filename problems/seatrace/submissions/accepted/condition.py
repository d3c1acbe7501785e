from threading import Condition


class SeatPool:
    def __init__(self, seats):
        self.free, self.holders, self.changed = seats, set(), Condition()

    def reserve(self, user):
        with self.changed:
            if user not in self.holders and self.free:
                self.free -= 1
                self.holders.add(user)
            return user in self.holders

    def release(self, user):
        with self.changed:
            held = user in self.holders
            if held:
                self.holders.remove(user)
                self.free += 1
                self.changed.notify()
            return held
