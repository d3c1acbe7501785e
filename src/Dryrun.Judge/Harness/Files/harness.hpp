// Calls a submission with typed values: a line of JSON in, a line of JSON out. What the submission prints goes to standard error.
#pragma once
#include <algorithm>
#include <array>
#include <bitset>
#include <climits>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <functional>
#include <iostream>
#include <limits>
#include <list>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <queue>
#include <set>
#include <sstream>
#include <stack>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>
#include <unistd.h>

struct TreeNode {
    int val;
    TreeNode* left;
    TreeNode* right;
    explicit TreeNode(int val = 0, TreeNode* left = nullptr, TreeNode* right = nullptr) : val(val), left(left), right(right) {}
};

namespace dryrun {

struct Json {
    enum Kind { Null, Bool, Number, Text, List } kind = Null;
    bool truth = false;
    std::string text;
    std::vector<Json> items;
    const Json& operator[](size_t i) const { return items.at(i); }
};

class Reader {
public:
    explicit Reader(const std::string& line) : at(line.c_str()) {}

    Json value() {
        skip();
        Json made;
        if (*at == '[') {
            made.kind = Json::List;
            ++at;
            skip();
            while (*at != ']') {
                made.items.push_back(value());
                skip();
                if (*at == ',') ++at;
                skip();
            }
            ++at;
        } else if (*at == '"') {
            made.kind = Json::Text;
            made.text = text();
        } else if (*at == 't' || *at == 'f') {
            made.kind = Json::Bool;
            made.truth = *at == 't';
            at += made.truth ? 4 : 5;
        } else if (*at == 'n') {
            at += 4;
        } else {
            made.kind = Json::Number;
            const char* from = at;
            while (*at && std::strchr("+-.eE0123456789", *at)) ++at;
            made.text.assign(from, at);
        }
        return made;
    }

private:
    const char* at;

    void skip() {
        while (*at == ' ' || *at == '\t' || *at == '\r') ++at;
    }

    std::string text() {
        std::string made;
        for (++at; *at != '"'; ++at) {
            if (*at != '\\') {
                made += *at;
                continue;
            }
            switch (*++at) {
                case 'n': made += '\n'; break;
                case 't': made += '\t'; break;
                case 'r': made += '\r'; break;
                case 'b': made += '\b'; break;
                case 'f': made += '\f'; break;
                case 'u': unicode(made); break;
                default: made += *at;
            }
        }
        ++at;
        return made;
    }

    unsigned unit() {
        unsigned code = std::stoul(std::string(at + 1, at + 5), nullptr, 16);
        at += 4;
        return code;
    }

    void unicode(std::string& to) {
        unsigned code = unit();
        if (code >= 0xD800 && code < 0xDC00 && at[1] == '\\' && at[2] == 'u') {
            at += 2;
            code = 0x10000 + ((code - 0xD800) << 10) + (unit() - 0xDC00);
        }
        if (code < 0x80) to += char(code);
        else if (code < 0x800) { to += char(0xC0 | code >> 6); to += char(0x80 | (code & 63)); }
        else if (code < 0x10000) { to += char(0xE0 | code >> 12); to += char(0x80 | (code >> 6 & 63)); to += char(0x80 | (code & 63)); }
        else { to += char(0xF0 | code >> 18); to += char(0x80 | (code >> 12 & 63)); to += char(0x80 | (code >> 6 & 63)); to += char(0x80 | (code & 63)); }
    }
};

inline TreeNode* tree(const Json& values) {
    if (values.items.empty() || values[0].kind == Json::Null) return nullptr;
    auto node = [](const Json& v) { return new TreeNode(std::stoi(v.text)); };
    TreeNode* root = node(values[0]);
    std::vector<TreeNode*> level{root};
    size_t at = 1;
    for (size_t i = 0; i < level.size(); ++i) {
        for (TreeNode** side : {&level[i]->left, &level[i]->right}) {
            if (at < values.items.size() && values[at].kind != Json::Null) level.push_back(*side = node(values[at]));
            ++at;
        }
    }
    return root;
}

template <class T> struct Read;
template <> struct Read<int> { static int of(const Json& v) { return std::stoi(v.text); } };
template <> struct Read<long long> { static long long of(const Json& v) { return std::stoll(v.text); } };
template <> struct Read<double> { static double of(const Json& v) { return std::stod(v.text); } };
template <> struct Read<bool> { static bool of(const Json& v) { return v.truth; } };
template <> struct Read<std::string> { static std::string of(const Json& v) { return v.text; } };
template <> struct Read<TreeNode*> { static TreeNode* of(const Json& v) { return tree(v); } };
template <class T> struct Read<std::vector<T>> {
    static std::vector<T> of(const Json& v) {
        std::vector<T> made;
        made.reserve(v.items.size());
        for (const auto& item : v.items) made.push_back(Read<T>::of(item));
        return made;
    }
};

inline void write(std::ostream& to, bool v) { to << (v ? "true" : "false"); }
inline void write(std::ostream& to, int v) { to << v; }
inline void write(std::ostream& to, unsigned v) { to << v; }
inline void write(std::ostream& to, long v) { to << v; }
inline void write(std::ostream& to, long long v) { to << v; }
inline void write(std::ostream& to, unsigned long v) { to << v; }
inline void write(std::ostream& to, unsigned long long v) { to << v; }

inline void write(std::ostream& to, double v) {
    char text[40];
    std::snprintf(text, sizeof text, "%.17g", v);
    to << text;
}

inline void write(std::ostream& to, const std::string& v) {
    to << '"';
    for (unsigned char c : v) {
        if (c == '"' || c == '\\') to << '\\' << c;
        else if (c < 0x20) { char code[8]; std::snprintf(code, sizeof code, "\\u%04x", c); to << code; }
        else to << c;
    }
    to << '"';
}

inline void write(std::ostream& to, TreeNode* root) {
    std::vector<TreeNode*> level{root};
    for (size_t i = 0; i < level.size(); ++i) {
        if (level[i]) { level.push_back(level[i]->left); level.push_back(level[i]->right); }
    }
    while (!level.empty() && !level.back()) level.pop_back();
    to << '[';
    for (size_t i = 0; i < level.size(); ++i) {
        if (i) to << ',';
        if (level[i]) to << level[i]->val; else to << "null";
    }
    to << ']';
}

template <class T> void write(std::ostream& to, const std::vector<T>& v) {
    to << '[';
    for (size_t i = 0; i < v.size(); ++i) {
        if (i) to << ',';
        write(to, static_cast<T>(v[i]));
    }
    to << ']';
}

// Gives each line to a function that writes its answer.
template <class F> int each_line(F answer) {
    int answers = dup(1);
    dup2(2, 1);
    std::string line;
    while (std::getline(std::cin, line)) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        std::ostringstream out;
        answer(Reader(line).value(), out);
        out << '\n';
        const std::string text = out.str();
        for (size_t done = 0; done < text.size();) {
            ssize_t wrote = ::write(answers, text.data() + done, text.size() - done);
            if (wrote <= 0) return 1;
            done += wrote;
        }
    }
    return 0;
}

}  // namespace dryrun

using namespace std;
