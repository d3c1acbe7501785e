// Lets one request of a user wait for the other, but different users share the counter.
class SeatPool {
  constructor(store) {
    this.store = store;
    this.turns = new Map();
  }

  reserve(user) {
    return this.inTurn(user, async () => {
      if (await this.store.get(`holder:${user}`)) return true;
      const free = await this.store.get('free');
      if (free <= 0) return false;
      await this.store.set('free', free - 1);
      await this.store.set(`holder:${user}`, true);
      return true;
    });
  }

  release(user) {
    return this.inTurn(user, async () => {
      if (!(await this.store.get(`holder:${user}`))) return false;
      await this.store.set(`holder:${user}`, undefined);
      await this.store.set('free', (await this.store.get('free')) + 1);
      return true;
    });
  }

  inTurn(user, work) {
    const mine = (this.turns.get(user) ?? Promise.resolve()).then(work);
    this.turns.set(user, mine.catch(() => {}));
    return mine;
  }
}
