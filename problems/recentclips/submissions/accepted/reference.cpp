class RecentClips {
public:
    explicit RecentClips(int capacity) : capacity(capacity) {}

    int watch(int clip) {
        const bool known = forget(clip);
        clips.push_front(clip);
        places[clip] = clips.begin();
        if (known || clips.size() <= capacity) return -1;
        const int fallen = clips.back();
        forget(fallen);
        return fallen;
    }

    bool forget(int clip) {
        const auto found = places.find(clip);
        if (found == places.end()) return false;
        clips.erase(found->second);
        places.erase(found);
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
    unordered_map<int, list<int>::iterator> places;
};
