// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/builders.h"

#include "resources/samples/generator/text.h"
#include "resources/samples/generator/vocabulary.h"

#include <set>

namespace mw::sample {

namespace {

struct Kind {
    const char* kind;
    std::vector<std::string> oldWords;
};

const std::vector<Kind>& kinds() {
    static const std::vector<Kind> kKinds = {{"call", {"Phone call", "Anruf", "CALL"}},
                                             {"meeting", {"Visit", "Besuch", "Meeting"}},
                                             {"email", {"E-Mail", "Mail", "e-mail"}},
                                             {"task", {"To do", "TASK", "to do"}}};
    return kKinds;
}

/// A contact that activities may hang on, with a deal of its own where there is one.
struct Anchor {
    std::int64_t personId;
    MaybeNumber opportunityId;
};

std::vector<Anchor> anchors(const World& world) {
    std::vector<Anchor> result;
    for (const LegacyContact& contact : world.contacts)
        if (contact.fate == Fate::Loaded)
            result.push_back({contact.truth.personId, {}});
    for (const LegacyDeal& deal : world.deals)
        if (deal.fate == Fate::Loaded && deal.truth.primaryPersonId)
            result.push_back({*deal.truth.primaryPersonId, deal.truth.opportunityId});
    return result;
}

LegacyActivity makeActivity(Random& random, const World& world, const Anchor& anchor, std::int64_t number) {
    LegacyActivity activity;
    Activity& truth = activity.truth;
    const LegacyOwner& owner = randomOwner(random, world);
    activity.dueAt = randomMoment(random, 2012, 2023);
    truth.activityKey = "ACT-" + std::to_string(number);
    truth.kind = random.pick(kinds()).kind;
    truth.subject = joined({random.pick(products()), ": ", random.chance(50) ? "follow-up" : "next steps, agreed"});
    if (random.chance(25))
        truth.body = randomSentence(random);
    truth.personId = anchor.personId;
    truth.opportunityId = anchor.opportunityId;
    truth.ownerId = owner.truth.userId;
    truth.occurredAt = isoMoment(activity.dueAt);
    if (random.chance(85))
        truth.durationMinutes = 5 * random.between(1, 36);
    truth.done = random.chance(75);

    activity.actNo = Cell::number(number);
    activity.actType = truth.kind;
    activity.subject = truth.subject;
    activity.contactId = padded(anchor.personId, 7);
    if (anchor.opportunityId)
        activity.dealId = padded(*anchor.opportunityId, 6);
    activity.due = truth.occurredAt;
    activity.done = Cell::flag(truth.done);
    activity.duration = Cell::number(truth.durationMinutes);
    activity.owner = owner.shortName;
    activity.outcome = truth.body;
    activity.deleted = Cell::number(0);
    return activity;
}

struct ActivityWork {
    std::vector<LegacyActivity>& activities;
    Seeder& seeder;
    Random& random;
    std::set<std::size_t> strangers{}; ///< activities of contacts that are not migrated
};

void seedFates(ActivityWork& work, const World& world) {
    auto& activities = work.activities;
    Random& random = work.random;
    Picker fates(random, activities.size());
    const auto reject = [&activities](auto change) {
        return [&activities, change](std::size_t i) {
            change(activities[i]);
            activities[i].fate = Fate::Rejected;
        };
    };
    work.seeder.seed(fates, "deleted", "deleted", [&](std::size_t i) {
        activities[i].deleted = Cell::number(1);
        activities[i].fate = Fate::Excluded;
    });
    std::vector<std::string> testContacts;
    for (const LegacyContact& contact : world.contacts)
        if (contact.fate == Fate::Excluded)
            testContacts.push_back(contact.truth.legacyNo);
    work.seeder.seed(fates, "contact_id", "test_contact", [&](std::size_t i) {
        activities[i].contactId = random.pick(testContacts);
        activities[i].fate = Fate::Excluded;
        work.strangers.insert(i);
    });
    work.seeder.seed(fates, "contact_id", "unknown_contact", [&](std::size_t i) {
        activities[i].contactId = padded(random.between(880'000, 889'999), 7);
        activities[i].fate = Fate::Rejected;
        work.strangers.insert(i);
    });
    work.seeder.seed(fates, "due", "impossible_date",
                     reject([&](LegacyActivity& activity) { activity.due = impossibleDate(random); }));
    work.seeder.seed(fates, "subject", "over_long", reject([&](LegacyActivity& activity) {
                         activity.subject = longWords(random, static_cast<std::size_t>(random.between(125, 200)));
                     }));
    work.seeder.seed(fates, "act_type", "unlisted", reject([&](LegacyActivity& activity) {
                         static const std::vector<std::string> kUnlisted = {"Fax", "???", "Misc."};
                         activity.actType = random.pick(kUnlisted);
                     }));
}

void seedFacts(ActivityWork& work) {
    auto& activities = work.activities;
    Random& random = work.random;
    Picker contacts(random, activities.size());
    work.seeder.seed(
        contacts, "contact_id", "stored_as_integer",
        [&](std::size_t i) { activities[i].contactId = Cell::number(*activities[i].truth.personId); },
        [&](std::size_t i) { return !work.strangers.contains(i); });
    Picker subjects(random, activities.size());
    work.seeder.seed(
        subjects, "subject", "missing",
        [&](std::size_t i) {
            activities[i].subject = random.chance(50) ? Cell() : Cell("");
            activities[i].truth.subject = "(no subject)";
        },
        [&](std::size_t i) { return activities[i].fate != Fate::Rejected; });
    Picker types(random, activities.size());
    work.seeder.seed(
        types, "act_type", "old_wording",
        [&](std::size_t i) {
            for (const Kind& kind : kinds())
                if (activities[i].truth.kind == kind.kind)
                    activities[i].actType = random.pick(kind.oldWords);
        },
        [&](std::size_t i) { return activities[i].fate != Fate::Rejected; });
    Picker dates(random, activities.size());
    const auto isoDue = [&](std::size_t i) { return activities[i].due == Cell(activities[i].truth.occurredAt); };
    work.seeder.seed(
        dates, "due", "day_first_date",
        [&](std::size_t i) {
            Moment& moment = activities[i].dueAt;
            moment.second -= moment.second % 60;
            activities[i].truth.occurredAt = isoMoment(moment);
            activities[i].due = dayFirstMoment(moment);
        },
        isoDue);
    work.seeder.seed(
        dates, "due", "date_only",
        [&](std::size_t i) {
            activities[i].due = isoDate(activities[i].dueAt.date);
            activities[i].truth.occurredAt = isoMoment({activities[i].dueAt.date, 0});
        },
        isoDue);
    Picker durations(random, activities.size());
    const auto timed = [&](std::size_t i) { return activities[i].truth.durationMinutes.has_value(); };
    work.seeder.seed(
        durations, "duration", "unit_in_value",
        [&](std::size_t i) { activities[i].duration = std::to_string(*activities[i].truth.durationMinutes) + " min"; },
        timed);
    work.seeder.seed(
        durations, "duration", "text_number",
        [&](std::size_t i) { activities[i].duration = std::to_string(*activities[i].truth.durationMinutes); }, timed);
    Picker flags(random, activities.size());
    work.seeder.seed(flags, "done", "flag_dialect",
                     [&](std::size_t i) { activities[i].done = activities[i].truth.done ? "Y" : "N"; });
    Picker owners(random, activities.size());
    work.seeder.seed(owners, "owner", "unknown_owner", [&](std::size_t i) {
        activities[i].owner = unknownOwner(random);
        activities[i].truth.ownerId = kPoolUser;
    });
    work.seeder.seed(owners, "owner", "spelling",
                     [&](std::size_t i) { activities[i].owner = carelessOwner(random, activities[i].owner.text); });
}

} // namespace

void buildActivities(World& world, DefectLog& log, std::uint64_t seed) {
    Random random(seed, "activities");
    const std::size_t repeats = log.planned("activities", "act_no", "repeated_id");
    const std::vector<Anchor> places = anchors(world);
    auto& activities = world.activities;
    for (std::size_t i = 0; i < kActivityCount - repeats; ++i)
        activities.push_back(makeActivity(random, world, random.pick(places), static_cast<std::int64_t>(100'001 + i)));

    Seeder seeder(log, "activities", [&activities](std::size_t i) { return activities[i].actNo.asText(); });
    ActivityWork work{activities, seeder, random};
    seedFates(work, world);
    seedFacts(work);

    Picker originals(random, activities.size());
    for (const std::size_t i : originals.take(repeats, "repeated activities", [&](std::size_t index) {
             return !log.touched("activities", activities[index].actNo.asText());
         })) {
        LegacyActivity copy = activities[i];
        copy.fate = Fate::Merged;
        activities.push_back(copy);
        log.add("activities", "act_no", "repeated_id", copy.actNo.asText());
    }
}

} // namespace mw::sample
