// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/formats/pdf/reading_p.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/report/formats/pdf/page_text_p.h"

#include <poppler-document.h>
#include <poppler-embedded-file.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <memory>

namespace mw::report::pdf {

namespace {

constexpr double kLookResolution = 40; // enough that nothing can hide
constexpr std::uint64_t kLargest = 1u << 30;
// No export has more or larger pages; a file can claim any number of either.
constexpr int kMostPages = 50'000;
constexpr double kMostSide = 2'000; // points

/// What a damaged file says may be no text at all: such bytes become replacement characters.
std::string utf8(const poppler::ustring& text) {
    const poppler::byte_array bytes = text.to_utf8();
    std::string made;
    std::string_view rest(bytes.data(), bytes.size());
    for (std::size_t bad; (bad = findInvalidUtf8(rest)) != std::string_view::npos; rest.remove_prefix(bad + 1))
        made.append(rest.substr(0, bad)).append("\xEF\xBF\xBD");
    return made.append(rest);
}

std::vector<PlacedWord> wordsOf(const poppler::page& page) {
    std::vector<PlacedWord> words;
    for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
        const poppler::rectf place = box.bbox();
        const std::string font = box.has_font_info() ? box.get_font_name() : std::string();
        words.push_back({utf8(box.text()), place.left(), place.right(), place.top(), place.bottom(), box.get_font_size(),
                         font.find("Bold") != std::string::npos});
    }
    return words;
}

/// A text can be covered, or painted in the colour of the paper: what a page looks like counts as well.
std::string lookOf(const poppler::page& page) {
    const poppler::rectf place = page.page_rect();
    if (!(place.width() > 0 && place.width() <= kMostSide && place.height() > 0 && place.height() <= kMostSide))
        return "of a size that no export has";
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    const poppler::image image = renderer.render_page(&page, kLookResolution, kLookResolution);
    if (!image.is_valid())
        return {};
    const auto size = std::size_t(image.bytes_per_row()) * std::size_t(image.height());
    return toHex(sha256(std::string_view(image.const_data(), size)));
}

} // namespace

Result<Exported> readExport(const std::string& path) {
    MW_TRY(const std::string bytes, readFile(path, kLargest));
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr); // what is wrong is told by what is missing
    const std::unique_ptr<poppler::document> document(poppler::document::load_from_raw_data(bytes.data(), int(bytes.size())));
    if (!document || document->is_locked())
        return at(makeError(Code::DamagedSignatures, "it is no PDF document that can be read"), path);
    if (document->pages() > kMostPages)
        return at(makeError(Code::DamagedSignatures, "it has more pages than an export can have"), path);
    Exported exported;
    for (const poppler::embedded_file* const file : document->embedded_files()) {
        if (!file->is_valid() || file->name() != kCopyName)
            continue;
        if (!exported.copyText.empty())
            return at(makeError(Code::DamagedSignatures, "two copies of a document are attached to it"), path);
        const poppler::byte_array data = file->data();
        exported.copyText.assign(data.begin(), data.end());
    }
    PageText text;
    for (int number = 0; number < document->pages(); ++number) {
        const std::unique_ptr<poppler::page> page(document->create_page(number));
        const std::string name = "page " + std::to_string(number + 1);
        if (!page) {
            exported.shown.push_back({name, {}});
            continue;
        }
        text.add(wordsOf(*page), exported.shown);
        exported.shown.push_back({name + ", how it looks", lookOf(*page)});
    }
    return exported;
}

} // namespace mw::report::pdf
