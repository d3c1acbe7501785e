class RecentClips {
public:
    explicit RecentClips(int capacity) : capacity(capacity) {}

    int watch(int clip) {
        forget(clip);
        clips.push_front(clip);
        if (clips.size() <= capacity) return -1;
        const int fallen = clips.back();
        clips.pop_back();
        return fallen;
    }

    bool forget(int clip) {
        const auto found = find(clips.begin(), clips.end(), clip);
        if (found == clips.end()) return false;
        clips.erase(found);
        return true;
    }

    vector<int> last(int count) {
        vector<int> made;
        for (auto at = clips.begin(); at != clips.end() && count-- > 0; ++at) made.push_back(*at);
        return made;
    }

private:
    size_t capacity;
    list<int> clips;
};
