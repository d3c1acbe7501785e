// Looks a second time just before it writes, which only makes the gap smaller.
class SeatPool {
  constructor(store) {
    this.store = store;
  }

  async reserve(user) {
    if (await this.store.get(`holder:${user}`)) return true;
    if ((await this.store.get('free')) <= 0) return false;
    const free = await this.store.get('free');
    if (free <= 0) return false;
    await this.store.set('free', free - 1);
    await this.store.set(`holder:${user}`, true);
    return true;
  }

  async release(user) {
    if (!(await this.store.get(`holder:${user}`))) return false;
    await this.store.set(`holder:${user}`, undefined);
    await this.store.set('free', (await this.store.get('free')) + 1);
    return true;
  }
}
