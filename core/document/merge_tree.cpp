// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/json_writer.h"
#include "core/document/merge_tree_p.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace mw::document {

namespace {

using Kind = JsonValue::Kind;

bool same(const JsonValue& a, const JsonValue& b) {
    return a.kind == b.kind && a.text == b.text &&
           std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same) &&
           std::equal(a.members.begin(), a.members.end(), b.members.begin(), b.members.end(),
                      [](const JsonValue::Member& x, const JsonValue::Member& y) {
                          return x.key == y.key && same(x.value, y.value);
                      });
}
bool same(const JsonValue* a, const JsonValue* b) { return a && b ? same(*a, *b) : a == b; }

/// Says whether the members of an element only make sense together: values are written as the element's type wants, so
/// those of one side do not go with the other's type.
bool isWhole(std::string_view list, const JsonValue* ours, const JsonValue* theirs) {
    if ((list != "value_maps" && list != "parameters") || !ours || !theirs)
        return false;
    const JsonValue::Member* const own = ours->member("type");
    const JsonValue::Member* const other = theirs->member("type");
    return !own || !other || !same(own->value, other->value);
}

/// What tells one item of a list from the others; none where the list counts as one value.
std::optional<std::string> identity(std::string_view list, const JsonValue& item) {
    if (list == "signatures") {
        JsonWriter writer(JsonWriter::Layout::Line);
        writer.value(item);
        return writer.result();
    }
    const JsonValue::Member* const own = item.member(list == "entries" ? "from" : list == "not_migrated" ? "field" : "id");
    return own ? std::optional(own->value.text) : std::nullopt;
}

/// The items of a list by identity, in their order. Of several alike the first goes with the first.
struct Items {
    using Key = std::pair<std::string, int>;
    std::vector<Key> order;
    std::map<Key, const JsonValue*> found;
    bool areTold = true; ///< each item has an identity

    Items(std::string_view list, const JsonValue* value) {
        if (value == nullptr)
            return;
        std::map<std::string, int> times;
        for (const JsonValue& item : value->items) {
            const auto own = identity(list, item);
            areTold = areTold && own.has_value();
            order.emplace_back(own.value_or(std::string()), times[own.value_or(std::string())]++);
            found.emplace(order.back(), &item);
        }
    }
    const JsonValue* at(const Key& key) const {
        const auto it = found.find(key);
        return it == found.end() ? nullptr : it->second;
    }
};

/// The order of `main`, with what only `other` has behind what it follows there, and behind what only `main` has there.
std::vector<Items::Key> joinedOrder(const std::vector<Items::Key>& main, const std::vector<Items::Key>& other) {
    std::vector<Items::Key> order = main;
    const std::set<Items::Key> inMain(main.begin(), main.end()), inOther(other.begin(), other.end());
    for (std::size_t i = 0; i < other.size(); ++i) {
        if (inMain.contains(other[i]))
            continue;
        auto place = i == 0 ? order.begin() : std::find(order.begin(), order.end(), other[i - 1]) + 1;
        while (place != order.end() && !inOther.contains(*place))
            ++place;
        order.insert(place, other[i]);
    }
    return order;
}

class Merging {
public:
    explicit Merging(Side preferred) : m_preferred(preferred) {}

    /// The merged value of a member, or of an item, which has no key; none where it is gone.
    std::optional<JsonValue> value(std::string_view key, const JsonValue* base, const JsonValue* ours, const JsonValue* theirs,
                                   bool asWhole = false) {
        if (same(ours, theirs) || same(base, theirs))
            return copy(ours);
        if (same(base, ours))
            return copy(theirs);
        if (key == "retired_references")
            return highest(ours, theirs);
        const bool mayGoDeeper = !asWhole && (base == nullptr || (isKindOf(base, ours) && isKindOf(base, theirs)));
        if (mayGoDeeper && isKindOf(ours, theirs) && kind(ours, theirs) == Kind::Object && isContainer(key, base, ours, theirs))
            return members(key, base, ours, theirs);
        if (mayGoDeeper && isKindOf(ours, theirs) && kind(ours, theirs) == Kind::Array) {
            const Items b(key, base), o(key, ours), t(key, theirs);
            if (b.areTold && o.areTold && t.areTold)
                return items(key, b, o, t);
        }
        return copy(m_preferred == Side::Ours || key == "layout" ? ours : theirs);
    }

private:
    static std::optional<JsonValue> copy(const JsonValue* value) { return value ? std::optional(*value) : std::nullopt; }
    /// An absent object or list is an empty one; what is there decides.
    static bool isKindOf(const JsonValue* a, const JsonValue* b) { return !a || !b || a->kind == b->kind; }
    static Kind kind(const JsonValue* a, const JsonValue* b) { return (a ? a : b)->kind; }

    /// A whole element that is gone on one side and changed on the other is a conflict of its own; maps by name are not
    /// elements: of them only the entries conflict.
    static bool isContainer(std::string_view key, const JsonValue* base, const JsonValue* ours, const JsonValue* theirs) {
        static const std::set<std::string_view> kMaps = {"workflow", "locations", "status", "owners", "options", "parameters"};
        return (ours && theirs) || base == nullptr || kMaps.contains(key);
    }

    JsonValue members(std::string_view key, const JsonValue* base, const JsonValue* ours, const JsonValue* theirs) {
        JsonValue merged;
        merged.kind = Kind::Object;
        std::set<std::string_view> seen;
        const auto of = [](const JsonValue* object, std::string_view name) -> const JsonValue* {
            const JsonValue::Member* const found = object ? object->member(name) : nullptr;
            return found ? &found->value : nullptr;
        };
        const bool isLayout = key == "layout";
        for (const JsonValue* const side : {ours, theirs}) {
            if (side == nullptr)
                continue;
            for (const JsonValue::Member& member : side->members) {
                if (!seen.insert(member.key).second)
                    continue;
                auto kept = value(isLayout ? key : std::string_view(member.key), of(base, member.key), of(ours, member.key),
                                  of(theirs, member.key), isLayout);
                if (kept)
                    merged.members.push_back({member.key, {}, std::move(*kept)});
            }
        }
        return merged;
    }

    JsonValue items(std::string_view key, const Items& base, const Items& ours, const Items& theirs) {
        JsonValue merged;
        merged.kind = Kind::Array;
        const auto common = [&](const Items& side) {
            std::vector<Items::Key> order;
            for (const Items::Key& each : side.order)
                if (base.at(each) && ours.at(each) && theirs.at(each))
                    order.push_back(each);
            return order;
        };
        // Who changed the order has it; both: ours.
        const bool oursLeads = common(ours) != common(base) || common(theirs) == common(base);
        const std::vector<Items::Key> order =
            oursLeads ? joinedOrder(ours.order, theirs.order) : joinedOrder(theirs.order, ours.order);
        for (const Items::Key& each : order)
            if (auto kept = value({}, base.at(each), ours.at(each), theirs.at(each), isWhole(key, ours.at(each), theirs.at(each))))
                merged.items.push_back(std::move(*kept));
        return merged;
    }

    static std::optional<JsonValue> highest(const JsonValue* ours, const JsonValue* theirs) {
        std::optional<JsonValue> merged = copy(ours ? ours : theirs);
        if (!ours || !theirs)
            return merged;
        for (const JsonValue::Member& member : theirs->members) {
            const auto own = std::find_if(merged->members.begin(), merged->members.end(),
                                          [&](const JsonValue::Member& each) { return each.key == member.key; });
            if (own == merged->members.end())
                merged->members.push_back(member);
            else if (std::pair(own->value.text.size(), own->value.text) < std::pair(member.value.text.size(), member.value.text))
                own->value = member.value;
        }
        return merged;
    }

    Side m_preferred;
};

} // namespace

JsonValue mergeTrees(const JsonValue& base, const JsonValue& ours, const JsonValue& theirs, Side preferred) {
    // The document itself is an object on every side, so it is never gone.
    return Merging(preferred).value({}, &base, &ours, &theirs).value_or(JsonValue());
}

} // namespace mw::document
