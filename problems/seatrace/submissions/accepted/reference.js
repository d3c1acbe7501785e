// Seats of one event, shared by all requests. One request after the other looks and changes.
class SeatPool {
  constructor(store) {
    this.store = store;
    this.turn = Promise.resolve();
  }

  reserve(user) {
    return this.inTurn(async () => {
      if (await this.store.get(`holder:${user}`)) return true;
      const free = await this.store.get('free');
      if (free <= 0) return false;
      await this.store.set('free', free - 1);
      await this.store.set(`holder:${user}`, true);
      return true;
    });
  }

  release(user) {
    return this.inTurn(async () => {
      if (!(await this.store.get(`holder:${user}`))) return false;
      await this.store.set(`holder:${user}`, undefined);
      await this.store.set('free', (await this.store.get('free')) + 1);
      return true;
    });
  }

  inTurn(work) {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => {});
    return mine;
  }
}
