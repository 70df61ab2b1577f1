// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/builders.h"

#include "resources/samples/generator/text.h"
#include "resources/samples/generator/vocabulary.h"

namespace mw::sample {

namespace {

constexpr std::size_t kSubjectLength = 60;
constexpr std::size_t kLostContacts = 120;

enum class Parent { Contact, Account, Deal };

struct ParentWords {
    const char* canonical;
    std::vector<std::string> oldWords;
};

const ParentWords& words(Parent parent) {
    static const ParentWords kWords[] = {
        {"C", {"contact", "K", "Contact"}}, {"A", {"account", "F", "Account"}}, {"D", {"deal", "DEAL", "d"}}};
    return kWords[static_cast<std::size_t>(parent)];
}

struct Work {
    std::vector<LegacyNote>& notes;
    std::vector<Parent> parents;
    Seeder& seeder;
    Random& random;
};

void setBody(LegacyNote& note, const std::string& body) {
    note.body = body;
    note.truth.body = body;
    note.truth.subject = trimmed(left(collapsed(body), kSubjectLength));
}

template <typename Record, typename Id>
std::vector<std::int64_t> loadedIds(const std::vector<Record>& records, Id id) {
    std::vector<std::int64_t> result;
    for (const Record& record : records)
        if (record.fate == Fate::Loaded)
            result.push_back(id(record.truth));
    return result;
}

struct Parents {
    std::vector<std::int64_t> people, companies, opportunities;
};

LegacyNote makeNote(Random& random, const World& world, const Parents& ids, std::int64_t number, Parent parent) {
    LegacyNote note;
    Activity& truth = note.truth;
    const LegacyOwner& author = randomOwner(random, world);
    note.writtenAt = randomMoment(random, 2010, 2023);
    truth.activityKey = "NOTE-" + std::to_string(number);
    truth.kind = "note";
    switch (parent) {
    case Parent::Contact:
        truth.personId = random.pick(ids.people);
        note.parentId = padded(*truth.personId, 7);
        break;
    case Parent::Account:
        truth.companyId = random.pick(ids.companies);
        note.parentId = padded(*truth.companyId, 7);
        break;
    case Parent::Deal:
        truth.opportunityId = random.pick(ids.opportunities);
        note.parentId = padded(*truth.opportunityId, 6);
        break;
    }
    truth.ownerId = author.truth.userId;
    truth.occurredAt = isoMoment(note.writtenAt);
    truth.done = true;
    setBody(note, randomSentence(random));

    note.noteNo = Cell::number(number);
    note.parentType = words(parent).canonical;
    note.author = author.shortName;
    note.created = truth.occurredAt;
    return note;
}

void seedFates(Work& work) {
    auto& notes = work.notes;
    Random& random = work.random;
    Picker fates(random, notes.size());
    work.seeder.seed(fates, "body", "empty", [&](std::size_t i) {
        notes[i].body = "";
        notes[i].fate = Fate::Excluded;
    });
    work.seeder.seed(fates, "body", "null", [&](std::size_t i) {
        notes[i].body = Cell();
        notes[i].fate = Fate::Excluded;
    });
    const auto lose = [&](std::size_t i) {
        notes[i].parentId = padded(random.between(880'000, 889'999), 7);
        notes[i].fate = Fate::Rejected;
    };
    work.seeder.seed(fates, kLostContacts, "parent_id", "deleted_parent", lose,
                     [&](std::size_t i) { return work.parents[i] == Parent::Contact; });
    work.seeder.seed(fates, work.seeder.planned("parent_id", "deleted_parent") - kLostContacts, "parent_id",
                     "deleted_parent", lose, [&](std::size_t i) { return work.parents[i] == Parent::Account; });
    work.seeder.seed(fates, "created", "impossible_date", [&](std::size_t i) {
        notes[i].created = impossibleDate(random);
        notes[i].fate = Fate::Rejected;
    });
    work.seeder.seed(fates, "parent_type", "unlisted", [&](std::size_t i) {
        static const std::vector<std::string> kUnlisted = {"X", "invoice", "?"};
        notes[i].parentType = random.pick(kUnlisted);
        notes[i].fate = Fate::Rejected;
    });
}

void seedParents(Work& work, const World& world) {
    auto& notes = work.notes;
    const auto loaded = [&](std::size_t i) { return notes[i].fate == Fate::Loaded; };
    Picker types(work.random, notes.size());
    work.seeder.seed(
        types, "parent_type", "old_wording",
        [&](std::size_t i) { notes[i].parentType = work.random.pick(words(work.parents[i]).oldWords); }, loaded);
    Picker ids(work.random, notes.size());
    work.seeder.seed(
        ids, "parent_id", "stored_as_integer",
        [&](std::size_t i) { notes[i].parentId = Cell::number(std::stoll(notes[i].parentId.text)); },
        [&](std::size_t i) { return loaded(i) && work.parents[i] != Parent::Deal; });
    work.seeder.seed(
        ids, "parent_id", "merged_account",
        [&](std::size_t i) {
            const AccountMerge& merge = work.random.pick(world.merges);
            notes[i].parentId = merge.oldAccountId;
            notes[i].truth.companyId = std::stoll(merge.keepAccountId);
        },
        [&](std::size_t i) { return loaded(i) && work.parents[i] == Parent::Account; });
}

void seedBodies(Work& work) {
    auto& notes = work.notes;
    Random& random = work.random;
    Picker bodies(random, notes.size());
    const auto filled = [&](std::size_t i) { return notes[i].fate != Fate::Excluded; };
    const auto write = [&](auto text) { return [&notes, text](std::size_t i) { setBody(notes[i], text()); }; };
    const std::size_t carriageReturns = work.seeder.planned("body", "carriage_return");
    work.seeder.seed(bodies, "body", "quotes", write([&] {
                         return "He said: \"" + random.pick(products()) + ", or nothing\". Then he hung up; it's open.";
                     }),
                     filled);
    work.seeder.seed(
        bodies, "body", "carriage_return",
        [&](std::size_t i) {
            setBody(notes[i], joined({randomSentence(random), "\r\n\r\n", randomSentence(random)}));
            work.seeder.note(i, "body", "line_break");
        },
        filled);
    work.seeder.seed(bodies, work.seeder.planned("body", "line_break") - carriageReturns, "body", "line_break",
                     write([&] {
                         return joined({randomSentence(random), "\n- ", randomSentence(random), "\n- done"});
                     }),
                     filled);
    work.seeder.seed(bodies, "body", "tab", write([&] { return "Qty\tPrice\t" + randomSentence(random); }), filled);
    work.seeder.seed(
        bodies, "body", "emoji", write([&] {
            return joined({random.pick(emojis()), " ", randomSentence(random), " ", random.pick(emojis())});
        }),
        filled);

    Picker dates(random, notes.size());
    work.seeder.seed(
        dates, "created", "day_first_date",
        [&](std::size_t i) {
            Moment& moment = notes[i].writtenAt;
            moment.second -= moment.second % 60;
            notes[i].truth.occurredAt = isoMoment(moment);
            notes[i].created = dayFirstMoment(moment);
        },
        [&](std::size_t i) { return notes[i].created == Cell(notes[i].truth.occurredAt); });
    Picker authors(random, notes.size());
    work.seeder.seed(authors, "author", "unknown_owner", [&](std::size_t i) {
        notes[i].author = unknownOwner(random);
        notes[i].truth.ownerId = kPoolUser;
    });
}

} // namespace

void buildNotes(World& world, DefectLog& log, std::uint64_t seed) {
    Random random(seed, "notes");
    const Parents ids{loadedIds(world.contacts, [](const Person& person) { return person.personId; }),
                      loadedIds(world.accounts, [](const Company& company) { return company.companyId; }),
                      loadedIds(world.deals, [](const Opportunity& opportunity) { return opportunity.opportunityId; })};
    auto& notes = world.notes;
    std::vector<Parent> parents;
    for (std::size_t i = 0; i < kNoteCount; ++i) {
        const int roll = random.between(0, 9);
        parents.push_back(roll < 7 ? Parent::Contact : roll < 9 ? Parent::Account : Parent::Deal);
        notes.push_back(makeNote(random, world, ids, static_cast<std::int64_t>(5001 + i), parents.back()));
    }
    Seeder seeder(log, "notes", [&notes](std::size_t i) { return notes[i].noteNo.asText(); });
    Work work{notes, parents, seeder, random};
    seedFates(work);
    seedParents(work, world);
    seedBodies(work);
}

} // namespace mw::sample
