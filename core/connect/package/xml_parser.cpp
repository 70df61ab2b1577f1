// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/package/xml_parser.h"

#include "core/base/utf8.h"

#include <expat.h>

#include <charconv>
#include <new>
#include <vector>

namespace mw::package {

namespace {

constexpr int kDeepest = 256;
constexpr std::uint64_t kLargestToken = 1 << 20;
constexpr std::size_t kPiece = 64 * 1024;

} // namespace

const char* XmlAttributes::find(std::string_view name) const {
    for (const char* const* pair = m_pairs; *pair; pair += 2)
        if (localName(pair[0]) == name)
            return pair[1];
    return nullptr;
}

std::string_view XmlAttributes::operator[](std::string_view name) const {
    const char* const value = find(name);
    return value ? std::string_view(value) : std::string_view();
}

bool XmlAttributes::has(std::string_view name) const {
    return find(name) != nullptr;
}

std::optional<std::uint64_t> XmlAttributes::number(std::string_view name) const {
    const std::string_view text = (*this)[name];
    std::uint64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || failure != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

bool XmlAttributes::flag(std::string_view name) const {
    const std::string_view text = (*this)[name];
    return text == "1" || text == "true" || text == "on";
}

struct XmlParser::State {
    XmlHandler& handler;
    std::string place;
    XML_Parser parser = nullptr;
    int depth = 0;
    std::uint64_t fed = 0;
    std::optional<Error> refusal;

    void refuse(const std::string& what) {
        if (!refusal)
            refusal = makeError(Code::RefusedContent, what);
        XML_StopParser(parser, XML_FALSE);
    }
    bool isStopped() const { return refusal || handler.failure || handler.isDone; }

    static State& of(void* user) { return *static_cast<State*>(user); }
    /// Calls the handler; exceptions must not pass through a library written in C.
    template <class Call> void tell(Call call) {
        try {
            call(handler);
        } catch (const std::bad_alloc&) {
            handler.failure = makeError(Code::OutOfMemory);
        }
        if (handler.failure || handler.isDone)
            XML_StopParser(parser, XML_FALSE);
    }
    static void onStart(void* user, const XML_Char* name, const XML_Char** attributes) {
        State& state = of(user);
        if (state.isStopped())
            return;
        if (++state.depth > kDeepest)
            return state.refuse("XML that is nested deeper than " + std::to_string(kDeepest) + " levels");
        state.tell([&](XmlHandler& handler) { handler.start(localName(name), XmlAttributes(attributes)); });
    }
    static void onEnd(void* user, const XML_Char* name) {
        State& state = of(user);
        if (state.isStopped())
            return;
        --state.depth;
        state.tell([&](XmlHandler& handler) { handler.end(localName(name)); });
    }
    static void onText(void* user, const XML_Char* text, int size) {
        State& state = of(user);
        if (!state.isStopped())
            state.tell([&](XmlHandler& handler) { handler.text({text, std::size_t(size)}); });
    }
    static void onDoctype(void* user, const XML_Char*, const XML_Char*, const XML_Char*, int hasInternalSubset) {
        if (hasInternalSubset)
            of(user).refuse("XML that brings its own document type");
    }
    static void onEntity(void* user, const XML_Char*, int, const XML_Char*, int, const XML_Char*, const XML_Char*,
                         const XML_Char*, const XML_Char*) {
        of(user).refuse("XML that declares entities");
    }
    static void onSkippedEntity(void* user, const XML_Char*, int) {
        of(user).refuse("XML that refers to entities outside of it");
    }
};

XmlParser::XmlParser(XmlHandler& handler, std::string place)
    : m_state(new State{handler, std::move(place), nullptr, 0, 0, {}}) {
    m_state->parser = XML_ParserCreate(nullptr);
    if (!m_state->parser)
        throw std::bad_alloc();
    XML_SetUserData(m_state->parser, m_state.get());
    XML_SetElementHandler(m_state->parser, &State::onStart, &State::onEnd);
    XML_SetCharacterDataHandler(m_state->parser, &State::onText);
    XML_SetStartDoctypeDeclHandler(m_state->parser, &State::onDoctype);
    XML_SetEntityDeclHandler(m_state->parser, &State::onEntity);
    XML_SetSkippedEntityHandler(m_state->parser, &State::onSkippedEntity);
}

XmlParser::~XmlParser() {
    XML_ParserFree(m_state->parser);
}

std::uint64_t XmlParser::line() const {
    return XML_GetCurrentLineNumber(m_state->parser);
}

Result<void> XmlParser::feed(std::string_view bytes, bool last) {
    State& state = *m_state;
    const auto status = XML_Parse(state.parser, bytes.data(), int(bytes.size()), last);
    state.fed += bytes.size();
    const auto placed = [&](Error error) { return at(std::move(error), state.place + ", line " + std::to_string(line())); };
    if (state.refusal)
        return placed(*state.refusal);
    if (state.handler.failure)
        return at(*state.handler.failure, state.place);
    if (state.handler.isDone)
        return {};
    if (status == XML_STATUS_ERROR) {
        const XML_Error reason = XML_GetErrorCode(state.parser);
        if (reason == XML_ERROR_NO_MEMORY)
            return makeError(Code::OutOfMemory);
        if (reason == XML_ERROR_AMPLIFICATION_LIMIT_BREACH)
            return placed(makeError(Code::RefusedContent, "XML whose entities grow without end"));
        return placed(makeError(Code::NotWellFormed, XML_ErrorString(reason)));
    }
    const XML_Index parsed = XML_GetCurrentByteIndex(state.parser);
    if (parsed >= 0 && state.fed - std::uint64_t(parsed) > kLargestToken)
        return placed(makeError(Code::RefusedContent, "XML with a token of more than 1 MiB"));
    return {};
}

Result<void> parsePart(Archive& archive, std::string_view part, XmlHandler& handler, JobContext& job) {
    MW_TRY(const auto stream, archive.part(part));
    XmlParser parser(handler, archive.name() + ", " + std::string(part));
    std::vector<char> piece(kPiece);
    while (true) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY(const std::size_t got, stream->read(piece.data(), piece.size()));
        MW_TRY_DO(parser.feed({piece.data(), got}, got == 0));
        if (got == 0 || handler.isDone)
            return {};
    }
}

} // namespace mw::package
