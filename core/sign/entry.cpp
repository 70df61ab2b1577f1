// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sign/entry.h"

#include "core/base/hash.h"
#include "core/base/unicode.h"
#include "core/document/members.h"

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace mw::sign {

using namespace document;

namespace {

constexpr std::string_view kDomain = "mapwright signature 1\n";
constexpr std::pair<std::string_view, Act> kActs[] = {{"approval", Act::Approval},
                                                      {"acceptance", Act::Acceptance},
                                                      {"enrolment", Act::Enrolment},
                                                      {"revocation", Act::Revocation},
                                                      {"duties", Act::Duties}};

bool isHash(std::string_view text) { return isPublicKey(text); } // both are 32 bytes

/// "field fm-email <hash> PPL-014"
std::string printPart(const PartHash& part) {
    return part.kind + " " + part.id.text() + " " + part.hash + (part.reference.empty() ? "" : " " + part.reference);
}

bool readPart(const std::string& text, PartHash& part) {
    const std::size_t first = text.find(' ');
    const std::size_t second = first == std::string::npos ? first : text.find(' ', first + 1);
    if (second == std::string::npos)
        return false;
    part.kind = text.substr(0, first);
    part.id = Id(text.substr(first + 1, second - first - 1));
    part.hash = text.substr(second + 1, 64);
    if (text.size() > second + 66 && text[second + 65] == ' ')
        part.reference = text.substr(second + 66);
    return isHash(part.hash) && printPart(part) == text;
}

/// "validation 3 <hash>"
bool readDigest(const std::string& text, evidence::EvidenceDigest& digest) {
    const std::size_t space = text.rfind(' ');
    if (space == std::string::npos)
        return false;
    digest = {text.substr(0, space), text.substr(space + 1)};
    return isHash(digest.hash);
}

template <class Value, class Read>
void readTexts(JsonCursor& cursor, const char* key, std::vector<Value>& values, Read read) {
    for (const std::string& text : cursor.texts(key)) {
        if (!read(text, values.emplace_back()))
            cursor.failAt(key, makeError(Code::WrongValue, "'" + text + "' is not what stands here"));
    }
}

template <class Value, class Print>
void writeTexts(JsonWriter& writer, const char* key, const std::vector<Value>& values, Print print) {
    std::vector<std::string> texts;
    for (const Value& value : values)
        texts.push_back(print(value));
    textsIfAny(writer, key, texts);
}

void write(JsonWriter& writer, const Entry& entry) {
    writer.text("act", nameOf(entry.act));
    writer.text("document", entry.document.text());
    writer.text("name", entry.name);
    textIfAny(writer, "role", entry.role);
    writer.text("meaning", entry.meaning);
    writer.text("time", entry.time);
    if (entry.act == Act::Approval || entry.act == Act::Acceptance) {
        writer.text("content_hash", entry.contentHash);
        writer.unsignedInteger("hash_scheme", entry.hashScheme);
        idIfAny(writer, "part", entry.part);
        writeTexts(writer, "covers", entry.covers, printPart);
    }
    if (entry.act == Act::Acceptance) {
        writer.unsignedInteger("run", std::uint64_t(entry.run));
        writeTexts(writer, "evidence", entry.evidence, [](const auto& each) { return each.what + " " + each.hash; });
    }
    if (entry.order > 0)
        writer.unsignedInteger("order", entry.order);
    textIfAny(writer, "person", entry.person);
    textIfAny(writer, "person_key", entry.personKey);
    textsIfAny(writer, "roles", entry.roles);
    trueIfSo(writer, "lead", entry.isLead);
    textsIfAny(writer, "keeps", entry.keeps);
    trueIfSo(writer, "separate", entry.separate);
    writer.text("key", entry.key);
}

void read(JsonCursor& cursor, Entry& entry) {
    entry.act = Act::Approval;
    if (cursor.need("act"))
        entry.act = cursor.word("act", {kActs[0], kActs[1], kActs[2], kActs[3], kActs[4]}, Act::Approval);
    entry.document = cursor.neededId("document");
    entry.name = cursor.neededText("name");
    entry.role = cursor.text("role");
    entry.meaning = cursor.neededText("meaning");
    entry.time = cursor.neededText("time");
    if (entry.act == Act::Approval || entry.act == Act::Acceptance) {
        entry.contentHash = cursor.neededText("content_hash");
        entry.hashScheme = cursor.unsignedInteger("hash_scheme").value_or(0);
        entry.part = cursor.id("part");
        readTexts(cursor, "covers", entry.covers, readPart);
    }
    if (entry.act == Act::Acceptance) {
        entry.run = std::int64_t(cursor.unsignedInteger("run").value_or(0));
        readTexts(cursor, "evidence", entry.evidence, readDigest);
    }
    entry.order = cursor.unsignedInteger("order").value_or(0);
    entry.person = cursor.text("person");
    entry.personKey = cursor.text("person_key");
    entry.roles = cursor.texts("roles");
    entry.isLead = cursor.boolean("lead", false);
    entry.keeps = cursor.texts("keeps");
    entry.separate = cursor.boolean("separate", false);
    entry.key = cursor.neededText("key");
    entry.signature = cursor.neededText("signature");
}

/// An entry without its signature, as one line.
std::string withoutSignature(const JsonValue& value) {
    JsonWriter line(JsonWriter::Layout::Line);
    if (value.kind != JsonValue::Kind::Object) {
        line.value(value);
        return line.result();
    }
    line.beginObject();
    for (const JsonValue::Member& member : value.members) {
        if (member.key == "signature")
            continue;
        line.key(member.key);
        line.value(member.value);
    }
    line.endObject();
    return line.result();
}

std::string digestOf(const std::string& text, const std::string& signature) { return toHex(sha256(text + signature)); }

ReadEntry readEntry(const JsonValue& value, std::string_view section, std::size_t index) {
    const std::string place = "signatures[" + std::to_string(index) + "]";
    ReadEntry entry;
    entry.signedText = std::string(kDomain) + withoutSignature(value) + "\n";
    JsonReading reading(section, place, JsonReading::Ids::MayRepeat);
    JsonCursor(reading, value).object([&](JsonCursor& cursor) { read(cursor, entry.entry); });
    entry.digest = digestOf(entry.signedText, entry.entry.signature);
    if (reading.failed())
        entry.problem = at(makeError(Code::DamagedSignatures, reading.error().message()), place);
    else if (!isSignedBy(entry.entry.key, entry.signedText, entry.entry.signature))
        entry.problem = at(makeError(Code::DamagedSignatures, "this is not what was signed"), place);
    return entry;
}

} // namespace

std::string_view nameOf(Act act) { return kActs[std::size_t(act)].first; }

bool replaces(const Entry& later, const Entry& earlier) {
    if (later.act != earlier.act || later.key != earlier.key || later.role != earlier.role)
        return false;
    return later.act == Act::Acceptance ? later.run == earlier.run
                                        : later.act == Act::Approval && (later.part.isNull() || later.part == earlier.part);
}

std::string roleNamed(std::string_view text) {
    std::string name = toLower(text);
    std::replace(name.begin(), name.end(), '-', ' ');
    std::replace(name.begin(), name.end(), '_', ' ');
    return std::find(std::begin(kRoles), std::end(kRoles), name) == std::end(kRoles) ? std::string() : name;
}

std::vector<ReadEntry> readEntries(const std::string& signaturesJson) {
    std::vector<ReadEntry> entries;
    if (signaturesJson.empty())
        return entries;
    const Result<JsonValue> section = parseJson(signaturesJson);
    if (!section.ok() || section->kind != JsonValue::Kind::Array) {
        entries.emplace_back().problem = at(makeError(Code::DamagedSignatures, "they are no list"), "signatures");
        return entries;
    }
    for (std::size_t i = 0; i < section->items.size(); ++i)
        entries.push_back(readEntry(section->items[i], signaturesJson, i));
    return entries;
}

std::string signedText(const Entry& entry) {
    JsonWriter line(JsonWriter::Layout::Line);
    line.beginObject();
    write(line, entry);
    line.endObject();
    return std::string(kDomain) + line.result() + "\n";
}

std::string printEntry(const Entry& entry) {
    JsonWriter line(JsonWriter::Layout::Line);
    line.beginObject();
    write(line, entry);
    line.text("signature", entry.signature);
    line.endObject();
    return line.result();
}

ReadEntry signEntry(Entry entry, const SigningKey& key) {
    entry.key = key.publicKey();
    ReadEntry made;
    made.signedText = signedText(entry);
    entry.signature = key.sign(made.signedText);
    made.digest = digestOf(made.signedText, entry.signature);
    made.entry = std::move(entry);
    return made;
}

std::string printEntries(const std::vector<ReadEntry>& entries) {
    if (entries.empty())
        return {};
    JsonWriter section;
    section.beginArray();
    for (const ReadEntry& entry : entries) {
        const Result<JsonValue> value = parseJson(printEntry(entry.entry));
        MW_ASSERT(value.ok(), "a written entry is JSON");
        section.value(value.value());
    }
    section.endArray();
    return section.result();
}

std::string printLocal(std::int64_t micros) {
    const std::time_t seconds = std::time_t(micros / 1'000'000);
    std::tm local{};
    ::localtime_r(&seconds, &local);
    const long offset = local.tm_gmtoff / 60;
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d%c%02ld:%02ld", local.tm_year + 1900, local.tm_mon + 1,
                  local.tm_mday, local.tm_hour, local.tm_min, local.tm_sec, offset < 0 ? '-' : '+', std::labs(offset) / 60,
                  std::labs(offset) % 60);
    return text;
}

} // namespace mw::sign
