// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/xml/xml_connection.h"

#include "core/connect/file_set.h"


namespace mw::xml {

namespace {

/// Hears nothing and stops at the first value.
class FirstValue final : public tree::TreeEvents {
public:
    void member(std::string_view, std::string_view) override {}
    void beginObject() override { pause = true; }
    void endObject() override {}
    void beginList() override {}
    void endList() override {}
    void scalar(tree::Scalar, std::string_view, std::string_view) override { pause = true; }
    void malformed(MalformedRow) override {}
};

/// The name of the outermost element; the file's where the document is broken before it.
Result<std::string> rootNameOf(const OpenBytes& open, const std::string& place, const XmlLimits& limits) {
    MW_TRY(auto bytes, open());
    XmlInput input(std::move(bytes), place, false, limits);
    FirstValue first;
    JobContext job;
    while (!first.pause) {
        const auto more = input.feed(first, job);
        if (!more.ok() && kindOf(more.error().code) == CodeKind::Environment)
            return more.error();
        if (!more.ok() || !*more)
            break;
    }
    return input.rootName().empty() ? nameWithoutEnding(place) : input.rootName();
}

} // namespace

Result<tree::TreeSource> openSource(const OpenBytes& open, const std::string& place, const XmlLimits& limits) {
    tree::TreeSource source;
    source.place = place;
    MW_TRY(source.rootName, rootNameOf(open, place, limits));
    source.shape.repeatsAreLists = true;
    source.decisions = {{"root", source.rootName}};
    source.open = [open, place, limits](bool hash) -> Result<std::unique_ptr<tree::TreeInput>> {
        MW_TRY(auto bytes, open());
        return std::unique_ptr<tree::TreeInput>(std::make_unique<XmlInput>(std::move(bytes), place, hash, limits));
    };
    return source;
}

} // namespace mw::xml
