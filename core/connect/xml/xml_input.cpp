// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/xml/xml_input.h"

#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/xml/element_events.h"
#include "core/connect/xml/name_filter.h"

#include <expat.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <vector>

namespace mw::xml {

namespace {

constexpr std::size_t kLargestAllocation = 64 * 1024 * 1024; // what expat may hold of one token

void* boundedAllocate(std::size_t size) {
    return size > kLargestAllocation ? nullptr : std::malloc(size);
}

void* boundedReallocate(void* block, std::size_t size) {
    return size > kLargestAllocation ? nullptr : std::realloc(block, size);
}

XML_Parser makeParser() {
    const XML_Memory_Handling_Suite memory{boundedAllocate, boundedReallocate, std::free};
    const XML_Char separator[] = {XmlNames::kSeparator, 0};
    XML_Parser parser = XML_ParserCreate_MM(nullptr, &memory, separator);
    if (!parser)
        throw std::bad_alloc();
    XML_SetReturnNSTriplet(parser, XML_TRUE);
    return parser;
}

} // namespace

struct XmlInput::State {
    State(std::unique_ptr<ByteSource> opened, std::string name, const XmlLimits& bounds)
        : source(std::move(opened)), filter(*source), place(std::move(name)), limits(bounds), parser(makeParser()) {
        XML_SetUserData(parser, this);
        XML_SetElementHandler(parser, onStart, onEnd);
        XML_SetCharacterDataHandler(parser, onText);
        XML_SetXmlDeclHandler(parser, onDeclaration);
        XML_SetSkippedEntityHandler(parser, onSkipped);
        XML_SetExternalEntityRefHandler(parser, onExternal);
    }
    ~State() { XML_ParserFree(parser); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    /// The place that is being parsed, for messages.
    std::string here() const {
        return place + ", line " + std::to_string(XML_GetCurrentLineNumber(parser)) + ", column " +
               std::to_string(XML_GetCurrentColumnNumber(parser) + 1);
    }
    void refuse(Error error) {
        if (!failure)
            failure = at(std::move(error), here());
        XML_StopParser(parser, XML_FALSE);
    }
    void refuseText(std::string why) { refuse(makeError(Code::SyntaxError, std::move(why))); }
    void pauseIfAsked() {
        if (events->pause && !failure)
            XML_StopParser(parser, XML_TRUE);
    }

    static void onStart(void* self, const XML_Char* name, const XML_Char** given) {
        State& state = *static_cast<State*>(self);
        if (state.failure)
            return;
        if (state.elements.depth() == state.limits.deepest)
            return state.refuseText("it is nested deeper than " + grouped(state.limits.deepest) + " levels");
        state.attributes.clear();
        std::size_t count = 1;
        for (const XML_Char** one = given; *one; ++one)
            ++count;
        state.rooms.resize(std::max(state.rooms.size(), count));
        for (std::size_t i = 0; i + 1 < count; i += 2)
            state.attributes.emplace_back(NameFilter::restore(given[i], state.rooms[i + 1]),
                                          NameFilter::restore(given[i + 1], state.rooms[i + 2]));
        const auto begin = std::uint64_t(XML_GetCurrentByteIndex(state.parser));
        state.elements.beginElement(NameFilter::restore(name, state.rooms[0]), state.attributes,
                                    state.filter.sourceOffset(begin), *state.events);
        state.pauseIfAsked();
    }
    static void onEnd(void* self, const XML_Char*) {
        State& state = *static_cast<State*>(self);
        if (state.failure)
            return;
        state.elements.endElement(*state.events);
        state.pauseIfAsked();
    }
    static void onText(void* self, const XML_Char* text, int length) {
        State& state = *static_cast<State*>(self);
        if (!state.failure && !state.elements.addText({text, std::size_t(length)}, state.limits.largestText))
            state.refuse(makeError(Code::RecordTooLarge, std::to_string(state.limits.largestText >> 20) + " MiB"));
    }
    static void onDeclaration(void* self, const XML_Char* version, const XML_Char*, int) {
        // Fifth edition, section 2.8: any 1.x is read as 1.0. XML 1.1 has other rules for characters and names.
        if (version && std::string_view(version) == "1.1")
            static_cast<State*>(self)->refuseText("it is XML 1.1; XML 1.0 is read");
    }
    static void onSkipped(void* self, const XML_Char* name, int isParameter) {
        if (!isParameter)
            static_cast<State*>(self)->refuseText("the entity " + mw::quoted(name) +
                                                  " is declared outside of the file, which is not read");
    }
    static int onExternal(XML_Parser parser, const XML_Char*, const XML_Char*, const XML_Char* systemId, const XML_Char*) {
        static_cast<State*>(XML_GetUserData(parser))
            ->refuseText("an entity stands in another file, " + mw::quoted(systemId ? systemId : "") +
                         ", which is not read");
        return XML_STATUS_ERROR;
    }

    const std::unique_ptr<ByteSource> source;
    NameFilter filter;
    const std::string place;
    const XmlLimits limits;
    const XML_Parser parser;
    std::optional<Sha256> hash;
    ElementEvents elements;
    ElementEvents::Attributes attributes;
    std::vector<std::string> rooms; ///< for names and values of one tag that had to be restored
    std::string read;               ///< bytes of the source …
    std::string converted;          ///< … and what the parser gets of them
    tree::TreeEvents* events = nullptr; ///< while feed() is at work
    std::optional<Error> failure;
    std::uint64_t bytes = 0;
    bool suspended = false;
    bool isLast = false;
    bool finished = false;
};

XmlInput::XmlInput(std::unique_ptr<ByteSource> source, std::string place, bool hash, const XmlLimits& limits)
    : m_state(std::make_unique<State>(std::move(source), std::move(place), limits)) {
    if (hash)
        m_state->hash.emplace();
}

XmlInput::~XmlInput() = default;

Result<bool> XmlInput::feed(tree::TreeEvents& events, JobContext& job) {
    State& state = *m_state;
    if (state.finished)
        return false;
    MW_TRY_DO(job.checkpoint());
    state.events = &events;
    XML_Status status = XML_STATUS_OK;
    if (state.suspended) {
        status = XML_ResumeParser(state.parser);
    } else {
        state.converted.clear();
        MW_TRY(const bool more, state.filter.read(state.converted, state.limits.bufferBytes, state.read));
        if (state.hash)
            state.hash->add(state.read);
        state.bytes += state.read.size();
        state.isLast = !more;
        status = XML_Parse(state.parser, state.converted.data(), int(state.converted.size()), state.isLast);
    }
    if (state.failure)
        return *state.failure;
    if (status == XML_STATUS_ERROR) {
        const XML_Error error = XML_GetErrorCode(state.parser);
        if (error == XML_ERROR_NO_MEMORY)
            return at(makeError(Code::RecordTooLarge, std::to_string(kLargestAllocation >> 20) + " MiB"), state.here());
        return at(makeError(Code::SyntaxError, "it is not well-formed XML: " + std::string(XML_ErrorString(error))),
                  state.here());
    }
    state.suspended = status == XML_STATUS_SUSPENDED;
    state.finished = !state.suspended && state.isLast;
    return !state.finished;
}

Result<void> XmlInput::readToEnd(JobContext& job) {
    std::string buffer(m_state->hash ? m_state->limits.bufferBytes : 0, '\0');
    while (m_state->hash) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY(const std::size_t got, m_state->source->read(buffer.data(), buffer.size()));
        m_state->hash->add({buffer.data(), got});
        if (got == 0)
            break;
    }
    return {};
}

std::uint64_t XmlInput::bytesRead() const {
    return m_state->bytes;
}

std::uint64_t XmlInput::totalBytes() const {
    return m_state->source->size();
}

std::string XmlInput::takeHash() {
    return m_state->hash ? toHex(m_state->hash->finish()) : std::string();
}

const std::string& XmlInput::rootName() const {
    return m_state->elements.rootName();
}

} // namespace mw::xml
