// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sign/signing.h"

#include "core/base/utf8.h"
#include "core/document/document_file.h"
#include "core/document/element_places.h"
#include "core/sign/audit_words_p.h"
#include "core/sign/covered.h"
#include "core/sign/people.h"

#include <algorithm>

namespace mw::sign {

namespace {

/// A document's entries while one is added.
class Section {
public:
    static Result<Section> open(const mapping::Document& document) {
        Section section;
        section.entries = readEntries(document.signaturesJson);
        for (const ReadEntry& entry : section.entries) {
            if (entry.problem)
                return *entry.problem;
        }
        section.people = People::of(section.entries);
        return section;
    }
    void close(mapping::Document& document) const { document.signaturesJson = printEntries(entries); }

    std::vector<ReadEntry> entries;
    People people;
};

Entry newEntry(Act act, const mapping::Document& document, const Signer& signer) {
    Entry entry;
    entry.act = act;
    entry.document = document.id;
    entry.name = signer.name;
    entry.time = printLocal(signer.clock->nowMicros());
    return entry;
}

Result<void> mayUse(const SigningKey& key, const Signer& signer, const People& people) {
    if (signer.name.empty())
        return makeError(Code::WrongValue, "a signature needs a name");
    const People::Person* const known = people.withKey(key.publicKey());
    if (known != nullptr && known->isRevoked)
        return makeError(Code::RevokedKey, known->name);
    if (known != nullptr && known->name != signer.name)
        return makeError(Code::WrongValue, "this key is enrolled as that of " + known->name + ", not of " + signer.name);
    const People::Person* const other = people.named(signer.name);
    if (other != nullptr && other->key != key.publicKey())
        return makeError(Code::OtherKey, signer.name, fingerprint(other->key), fingerprint(key.publicKey()));
    return {};
}

bool isSignature(Act act) { return act == Act::Approval || act == Act::Acceptance; }

/// With separate duties: the name or key has signed in another role.
Gate dutiesGate(const std::vector<ReadEntry>& entries, const std::string& key, const Signer& signer) {
    Gate gate{"separate duties", true, "no other role of the same person", {}, Gate::Found::Signer};
    for (const ReadEntry& each : entries) {
        const Entry& entry = each.entry;
        if (isSignature(entry.act) && entry.role != signer.role && (entry.key == key || entry.name == signer.name)) {
            gate.isOpen = false;
            gate.why = entry.name + " has signed as " + entry.role + "; somebody else must sign as " + signer.role;
        }
    }
    return gate;
}

Gate enrolmentGate(const People::Person& person, const Signer& signer) {
    Gate gate{"enrolled for this role", person.maySignAs(signer.role), {}, {}, Gate::Found::Signer};
    gate.why = gate.isOpen ? person.name + " is enrolled as " + signer.role : person.name + " is not enrolled as " + signer.role;
    return gate;
}

Result<void> demandRole(const Section& section, const SigningKey& key, const Signer& signer) {
    MW_TRY_DO(mayUse(key, signer, section.people));
    if (roleNamed(signer.role) != signer.role || signer.role.empty())
        return makeError(Code::WrongValue, "there is no role " + quoted(signer.role));
    const People::Person* const known = section.people.withKey(key.publicKey());
    if (known != nullptr)
        MW_TRY_DO(demandOpen({enrolmentGate(*known, signer)}));
    return section.people.areSeparate ? demandOpen({dutiesGate(section.entries, key.publicKey(), signer)}) : Result<void>();
}

void enrolFirst(Section& section, const mapping::Document& document, const SigningKey& key, const Signer& signer, Signed& done) {
    if (section.people.lead() != nullptr)
        return;
    Entry entry = newEntry(Act::Enrolment, document, signer);
    entry.meaning = "I lead the signing of this document.";
    entry.order = 1;
    entry.person = signer.name;
    entry.personKey = key.publicKey();
    entry.isLead = true;
    section.entries.push_back(signEntry(std::move(entry), key));
    section.people = People::of(section.entries);
    done.lead = section.entries.back();
}

Signed addSignature(Section& section, mapping::Document& document, const SigningKey& key, const Signer& signer, Entry entry) {
    Signed done;
    enrolFirst(section, document, key, signer, done);
    const People::Person* const known = section.people.withKey(key.publicKey());
    done.isPinned = known != nullptr && known->maySignAs(signer.role);
    done.entry = signEntry(std::move(entry), key);
    std::erase_if(section.entries, [&](const ReadEntry& earlier) {
        const bool goes = replaces(done.entry.entry, earlier.entry);
        if (goes)
            done.replaced.push_back(earlier);
        return goes;
    });
    section.entries.push_back(done.entry);
    section.close(document);
    return done;
}

/// A section that is opened by its lead.
Result<Section> openAsLead(const mapping::Document& document, const SigningKey& key, const Signer& signer) {
    MW_TRY(Section section, Section::open(document));
    MW_TRY_DO(mayUse(key, signer, section.people));
    const People::Person* const lead = section.people.lead();
    if (lead != nullptr && lead->key != key.publicKey())
        return makeError(Code::NotTheLead, lead->name);
    return section;
}

Signed addWord(Section& section, mapping::Document& document, const SigningKey& key, const Signer& signer, Entry entry) {
    Signed done;
    enrolFirst(section, document, key, signer, done);
    entry.order = section.people.lastOrder + 1;
    done.isPinned = true;
    done.entry = signEntry(std::move(entry), key);
    section.entries.push_back(done.entry);
    section.close(document);
    return done;
}

} // namespace

Result<Signed> approve(mapping::Document& document, const SigningKey& key, const Signer& signer, const Id& part) {
    MW_TRY(Section section, Section::open(document));
    MW_TRY_DO(demandRole(section, key, signer));
    MW_TRY_DO(demandOpen(approvalGates(document, part)));
    Entry entry = newEntry(Act::Approval, document, signer);
    entry.role = signer.role;
    entry.meaning = part.isNull() ? "I approve the rules of this document."
                                  : "I approve the rules of " + document::placeOf(document, part) + ".";
    entry.contentHash = document::contentHash(document);
    entry.part = part;
    entry.covers = coveredBy(document::elementHashes(document), part);
    return addSignature(section, document, key, signer, std::move(entry));
}

Result<Signed> acceptRun(mapping::Document& document, const SigningKey& key, const Signer& signer,
                         evidence::EvidenceStore& store, std::int64_t run) {
    MW_TRY(Section section, Section::open(document));
    MW_TRY_DO(demandRole(section, key, signer));
    MW_TRY(const AcceptedEvidence accepted, acceptanceGates(document, store, run, signer.clock->nowMicros()));
    MW_TRY_DO(demandOpen(accepted.gates));
    Entry entry = newEntry(Act::Acceptance, document, signer);
    entry.role = signer.role;
    entry.meaning = "I accept run " + std::to_string(run) + ".";
    entry.contentHash = document::contentHash(document);
    entry.covers = coveredBy(document::elementHashes(document), {});
    entry.run = run;
    MW_TRY(entry.evidence, store.digests(run, *accepted.validation));
    return addSignature(section, document, key, signer, std::move(entry));
}

Result<Signed> enrol(mapping::Document& document, const SigningKey& lead, const Signer& signer, const std::string& person,
                     const std::string& wanted, const std::vector<std::string>& roles) {
    MW_TRY(Section section, openAsLead(document, lead, signer));
    std::vector<std::string> keys;
    for (const ReadEntry& each : section.entries) {
        const Entry& entry = each.entry;
        const People::Person* const known = section.people.withKey(entry.key);
        const bool canBe = entry.name == person && (known == nullptr || !known->isRevoked) && (known == nullptr || !known->isLead);
        if (canBe && std::find(keys.begin(), keys.end(), entry.key) == keys.end())
            keys.push_back(entry.key);
    }
    if (keys.empty())
        return makeError(Code::UnknownName, quoted(person), ": enrolled is whoever has signed; nobody of that name has");
    if (keys.size() > 1 && wanted.empty())
        return makeError(Code::WrongValue, "several keys have signed as " + person + ": say the fingerprint of the right one");
    const auto isWanted = [&](const std::string& key) { return wanted.empty() || hasFingerprint(key, wanted); };
    const auto found = std::find_if(keys.begin(), keys.end(), isWanted);
    if (found == keys.end())
        return makeError(Code::WrongValue, person + " has signed with the key " + fingerprint(keys.front()) + ", not with " + wanted);
    Entry entry = newEntry(Act::Enrolment, document, signer);
    entry.meaning = "This is the key of " + person + ".";
    entry.person = person;
    entry.personKey = *found;
    entry.roles = roles;
    return addWord(section, document, lead, signer, std::move(entry));
}

Result<Signed> revoke(mapping::Document& document, const SigningKey& lead, const Signer& signer, const std::string& person,
                      bool keepsEarlier) {
    MW_TRY(Section section, openAsLead(document, lead, signer));
    const People::Person* const known = section.people.named(person);
    if (known == nullptr)
        return makeError(Code::UnknownName, quoted(person), ": nobody of that name is enrolled");
    if (known->isLead)
        return makeError(Code::WrongValue, "the lead's own key cannot be revoked: all others hang on it");
    Entry entry = newEntry(Act::Revocation, document, signer);
    entry.meaning = keepsEarlier ? "The key of " + person + " no longer counts; what it has signed so far does."
                                 : "The key of " + person + " does not count, nor does what it has signed.";
    entry.person = person;
    entry.personKey = known->key;
    for (const ReadEntry& each : section.entries) {
        if (keepsEarlier && each.entry.key == known->key)
            entry.keeps.push_back(each.digest);
    }
    return addWord(section, document, lead, signer, std::move(entry));
}

Result<Signed> setDuties(mapping::Document& document, const SigningKey& lead, const Signer& signer, bool separate) {
    MW_TRY(Section section, openAsLead(document, lead, signer));
    Entry entry = newEntry(Act::Duties, document, signer);
    entry.meaning = separate ? "Nobody signs in two roles." : "One person may sign in several roles.";
    entry.separate = separate;
    return addWord(section, document, lead, signer, std::move(entry));
}

std::vector<Gate> signerGates(const mapping::Document& document, const Signer& signer) {
    const std::vector<ReadEntry> entries = readEntries(document.signaturesJson);
    const People people = People::of(entries);
    std::vector<Gate> gates;
    const People::Person* const known = people.named(signer.name);
    if (known != nullptr)
        gates.push_back(enrolmentGate(*known, signer));
    if (people.areSeparate)
        gates.push_back(dutiesGate(entries, known == nullptr ? std::string() : known->key, signer));
    return gates;
}

Result<void> recordSigned(evidence::EvidenceStore& store, const mapping::Document& document, const Signed& done) {
    const auto record = [&](std::string_view action, const ReadEntry& each) {
        return store.addAudit(std::string(action), subjectOf(each.entry), each.entry.contentHash, detailOf(each));
    };
    if (done.lead)
        MW_TRY_DO(record(kSignedAction, *done.lead));
    for (const ReadEntry& each : done.replaced)
        MW_TRY_DO(record(kReplacedAction, each));
    MW_TRY_DO(record(kSignedAction, done.entry));
    if (!isSignature(done.entry.entry.act))
        return {};
    return store.keepDocument(done.entry.entry.contentHash, document::printDocument(document));
}

} // namespace mw::sign
