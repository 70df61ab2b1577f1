// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/canonical_rule.h"
#include "core/sign/people.h"
#include "tests/core/sign/signers.h"
#include "tests/support/kill_switch.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <sys/wait.h>
#include <unistd.h>

using namespace mw;
using sign::SignatureState;
using State = sign::SignatureState::State;
using test::as;
using test::changed;
using test::keyOf;
using test::readyDocument;

namespace {

using Names = std::set<std::string>;

/// A document that two people have approved as a whole.
mapping::Document signedByTwo() {
    mapping::Document document = readyDocument();
    const auto helen = sign::approve(document, keyOf(1), as("Helen Carter", "approver"), {});
    const auto ben = sign::approve(document, keyOf(2), as("Ben Ito", "data owner"), {});
    MW_ASSERT(helen.ok() && ben.ok(), "the document can be signed");
    return document;
}

sign::Verification verified(const mapping::Document& document) {
    auto found = sign::verify(document, nullptr);
    MW_ASSERT(found.ok(), "approvals are verified without a store");
    return std::move(found).value();
}

/// What a signature stands over: a document without workflow, what a scan observed, and the spelling of its rules.
mapping::Document meaningOf(mapping::Document document) {
    document.workflow = {};
    for (mapping::Connection& connection : document.connections) {
        connection.locations.clear();
        for (Entity& entity : connection.schema.entities) {
            entity.rowEstimate.reset();
            entity.rowsAreExact = false;
            for (Field& field : entity.fields)
                field.evidence.clear();
        }
    }
    const auto plain = [](std::string& rule) { rule = document::canonicalRule(rule); };
    for (mapping::EntityMapping& mapping : document.mappings) {
        plain(mapping.filter);
        if (mapping.deduplication) {
            for (std::string& key : mapping.deduplication->keys)
                plain(key);
            plain(mapping.deduplication->order);
        }
        for (mapping::FieldMapping& field : mapping.fields)
            plain(field.rule);
    }
    for (mapping::ProjectFunction& function : document.functions)
        plain(function.body);
    for (mapping::Lookup& lookup : document.lookups) {
        for (std::string& rule : lookup.keyRules)
            plain(rule);
    }
    return document;
}

} // namespace

class TestSigning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anApprovalIsValidUntilSomethingChanges() {
        mapping::Document document = readyDocument();
        const std::string hash = document::contentHash(document);
        const auto done = sign::approve(document, keyOf(1), as("Helen Carter", "approver"), {});
        VERIFY_OK(done);
        QVERIFY(done->lead && done->isPinned);
        QCOMPARE(document::contentHash(document), hash);
        auto reread = document::parseDocument(document::printDocument(document), "again");
        VERIFY_OK(reread);
        sign::Verification found = verified(*reread);
        QVERIFY(found.isValid());
        QCOMPARE(found.signatures.size(), std::size_t(1));
        const sign::Entry& entry = found.signatures.front().entry;
        QCOMPARE(entry.meaning, std::string("I approve the rules of this document."));
        QCOMPARE(entry.contentHash, hash);
        QCOMPARE(entry.time.substr(0, 10), std::string("2025-06-15"));
        QCOMPARE(entry.time.size(), std::string("2025-06-15T15:06:40+00:00").size());
        QCOMPARE(found.people.lead()->name, std::string("Helen Carter"));

        test::fieldMapping(*reread, "PPL-004").rule = "lower([E-Mail address])";
        found = verified(*reread);
        QVERIFY(!found.isValid());
        QVERIFY(found.tampered.empty());
        QCOMPARE(found.signatures.front().state, State::Stale);
        QCOMPARE(found.signatures.front().inWords(), std::string("stale: people.email (PPL-004)"));
    }

    void nobodyHasSignedIsNotValid() { QVERIFY(!verified(readyDocument()).isValid()); }

    void commentsAndTheLikeMakeNothingStale() {
        const mapping::Document document = signedByTwo();
        test::Random random("workflow edits");
        std::vector<std::string> ids{"fm-p-mail", "fm-p-id", "vm", "em-people", "chk", "doc"};
        mapping::Document edited = document;
        for (int i = 0; i < 200; ++i) {
            const std::string text = random.text(8, "abc äß\"\\\n");
            switch (random.below(7)) {
            case 0: edited.workflow.comments.push_back({Id("c" + std::to_string(i)), random.oneOf(ids), text, text, text, {}, {}}); break;
            case 1: edited.workflow.status[random.oneOf(ids)] = text + "x"; break;
            case 2: edited.workflow.owner[random.oneOf(ids)] = text + "x"; break;
            case 3: edited.workflow.layout[text + "x"] = text; break;
            case 4: edited.connections[random.below(2)].locations["here"] = text + "x"; break;
            case 5: edited.connections[0].schema.entities[0].rowEstimate = random.below(1000); break;
            default: edited.workflow.retiredReferences["PPL"] = random.below(100);
            }
            QVERIFY(verified(edited).isValid());
        }
        // The same rule in another spelling is the same rule.
        test::fieldMapping(edited, "PPL-004").rule = "LOWER( trim([E-Mail address]) ) -- as agreed";
        std::reverse(edited.valueMaps[0].content.entries.begin(), edited.valueMaps[0].content.entries.end());
        QVERIFY(verified(edited).isValid());
    }

    // Each edit, and what stands on it: nothing less, nothing more.
    void anEditMakesExactlyItsDependantsStale_data() {
        QTest::addColumn<int>("edit");
        QTest::addColumn<QStringList>("stale");
        QTest::addColumn<bool>("touchesMapping");
        int number = 0;
        const auto row = [&](const char* title, const QStringList& stale, bool touchesMapping = true) {
            QTest::newRow(title) << number++ << stale << touchesMapping;
        };
        const QStringList fields{QStringLiteral("field fm-p-id"),    QStringLiteral("field fm-p-first"), QStringLiteral("field fm-p-last"),
                                 QStringLiteral("field fm-p-mail"),  QStringLiteral("field fm-p-stage"), QStringLiteral("field fm-p-owner"),
                                 QStringLiteral("field fm-p-revenue")};
        const auto with = [](QStringList list, const char* more) { return list << QString::fromLatin1(more); };
        row("a rule", {QStringLiteral("field fm-p-id")});
        row("an entry of a value map", {QStringLiteral("value_map vm"), QStringLiteral("field fm-p-stage")});
        row("a parameter", {QStringLiteral("parameter par"), QStringLiteral("field fm-p-owner")});
        row("a project function", {QStringLiteral("function fun"), QStringLiteral("field fm-p-first")});
        row("a lookup", {QStringLiteral("lookup lkp"), QStringLiteral("field fm-p-owner")});
        row("the type of a field that one rule reads", {QStringLiteral("connection old"), QStringLiteral("field fm-p-revenue")});
        row("the filter", with(fields, "mapping em-people"));
        row("why a source field is left behind", {QStringLiteral("mapping em-people")});
        row("a check", {QStringLiteral("check chk")});
        row("a decision", {QStringLiteral("decision dec")}, false);
        row("the title", {QStringLiteral("document doc")}, false);
        row("the intent of a field", {QStringLiteral("field fm-p-mail")});
        row("a field that goes", {QStringLiteral("field fm-p-revenue")});
    }
    void anEditMakesExactlyItsDependantsStale() {
        QFETCH(int, edit);
        QFETCH(QStringList, stale);
        QFETCH(bool, touchesMapping);
        mapping::Document document = signedByTwo();
        const auto part = sign::partNamed(document, "PPL");
        VERIFY_OK(part);
        const auto ofMapping = sign::approve(document, keyOf(3), as("Cy Young", "reviewer"), *part);
        VERIFY_OK(ofMapping);
        QCOMPARE(ofMapping->entry.entry.meaning, std::string("I approve the rules of people (PPL)."));
        const auto mail = sign::partNamed(document, "PPL-004");
        VERIFY_OK(sign::approve(document, keyOf(4), as("Dora Lind", "reviewer"), *mail));
        QVERIFY(verified(document).isValid());
        switch (edit) {
        case 0: test::fieldMapping(document, "PPL-001").rule = "to_integer(contact_no) + 1"; break;
        case 1: document.valueMaps[0].content.entries[0].to = std::string("suspect"); break;
        case 2: document.parameters[0].content.value = std::int64_t(41); break;
        case 3: document.functions[0].body = "trim(x)"; break;
        case 4: document.lookups[0].keyRules = {"upper(short_name)"}; break;
        case 5: document.connections[0].schema.entities[0].fields[5].type = LogicalType::text(20); break;
        case 6: document.mappings[0].filter = "is_test <> 'Y'"; break;
        case 7: document.mappings[0].notMigrated[0].reason = "nobody sends faxes"; break;
        case 8: document.checks[0].severity = "error"; break;
        case 9: document.decisions[0].why = "it is 2026"; break;
        case 10: document.title = "People"; break;
        case 11: test::fieldMapping(document, "PPL-004").intent.text = "Lower case."; break;
        default: document.mappings[0].fields.pop_back();
        }
        const sign::Verification found = verified(document);
        Names expected;
        for (const QString& name : stale)
            expected.insert(name.toStdString());
        QCOMPARE(found.signatures.size(), std::size_t(4));
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(found.signatures[i].state, State::Stale);
            QCOMPARE(changed(found.signatures[i]), expected);
        }
        Names inMapping = expected;
        inMapping.erase("connection old");
        QCOMPARE(found.signatures[2].state, touchesMapping ? State::Stale : State::Valid);
        if (touchesMapping)
            QCOMPARE(changed(found.signatures[2]), inMapping);
        QCOMPARE(found.signatures[3].state, expected.contains("field fm-p-mail") ? State::Stale : State::Valid);
    }

    void whatHangsOnAChangeSaysSo() {
        mapping::Document document = signedByTwo();
        document.valueMaps[0].content.entries[0].to = std::string("suspect");
        QCOMPARE(verified(document).signatures.front().inWords(),
                 std::string("stale: value map 'Stage' (VM-001); people.stage (PPL-005) through value map 'Stage' (VM-001)"));
        document = signedByTwo();
        document.checks.clear();
        QCOMPARE(verified(document).signatures.front().inWords(), std::string("stale: check CHK-001 is gone"));
    }

    void everyChangeOfAByteIsFound() {
        const mapping::Document document = signedByTwo();
        const mapping::Document meaning = meaningOf(document);
        const std::string text = document::printDocument(document);
        test::Random random("bytes of a signed document");
        int refused = 0, found = 0;
        std::size_t begin = 0;
        while (begin < text.size()) {
            const std::size_t end = text.find('\n', begin);
            for (int i = 0; i < 4 && end > begin; ++i) {
                std::string damaged = text;
                const std::size_t at = begin + random.below(end - begin);
                damaged[at] = random.oneIn(2) ? char(damaged[at] ^ 1) : random.oneOf(std::string("a0 \"}:,Zf"));
                if (damaged == text)
                    continue;
                const auto read = document::parseDocument(damaged, "damaged");
                if (!read.ok()) {
                    ++refused;
                    continue;
                }
                if (meaningOf(*read) == meaning)
                    continue; // white space, workflow, the spelling of a rule
                const sign::Verification seen = verified(*read);
                QVERIFY2(!seen.isValid(), damaged.substr(begin, end - begin).c_str());
                QVERIFY(!seen.tampered.empty() || std::any_of(seen.signatures.begin(), seen.signatures.end(), [](const auto& each) {
                    return each.state == State::Stale;
                }));
                ++found;
            }
            begin = end + 1;
        }
        qInfo("%d changes of a byte made the file unreadable, %d were found", refused, found);
        QVERIFY(refused > 400 && found > 200);
    }

    void anEntryCannotBeChangedMovedOrMadeUp() {
        const mapping::Document document = signedByTwo();
        const auto expectTampered = [&](const std::string& was, const std::string& now) {
            mapping::Document changedDocument = document;
            std::string& section = changedDocument.signaturesJson;
            const std::size_t at = section.find(was);
            QVERIFY2(at != std::string::npos, was.c_str());
            section.replace(at, was.size(), now);
            const sign::Verification found = verified(changedDocument);
            QVERIFY(!found.isValid());
            QVERIFY2(!found.tampered.empty(), now.c_str());
        };
        expectTampered("\"role\": \"data owner\"", "\"role\": \"approver\"");
        expectTampered("Ben Ito", "Ben Ota");
        expectTampered("\"meaning\": \"I approve", "\"meaning\": \"I do not approve");
        expectTampered("\"act\": \"approval\"", "\"act\": \"approval\", \"note\": \"x\"");
        expectTampered("2025-06-15T", "2025-06-14T");
        expectTampered("\"hash_scheme\": 1", "\"hash_scheme\": 1.0");
        // Another document with the same rules is another document.
        mapping::Document copy = document;
        copy.id = Id("copy");
        QVERIFY(!verified(copy).tampered.empty());
        // The signature of one over the words of the other.
        mapping::Document exchanged = document;
        auto entries = sign::readEntries(document.signaturesJson);
        QCOMPARE(entries.size(), std::size_t(3));
        std::swap(entries[1].entry.signature, entries[2].entry.signature);
        exchanged.signaturesJson = sign::printEntries(entries);
        QCOMPARE(verified(exchanged).tampered.size(), std::size_t(2));
        // Nobody signs on top of what is broken.
        QCOMPARE(sign::approve(exchanged, keyOf(3), as("Cy Young", "reviewer"), {}).error().code, Code::DamagedSignatures);
        mapping::Document made = readyDocument();
        made.signaturesJson = test::smallDocument().signaturesJson;
        QVERIFY(!verified(made).isValid());
        QVERIFY(!verified(made).tampered.empty());
    }

    void theLeadSaysWhoseAKeyIs() {
        mapping::Document document = signedByTwo();
        QCOMPARE(verified(document).signatures[1].inWords(), std::string("valid, signer not pinned"));
        const sign::Signer helen = as("Helen Carter", ""), ben = as("Ben Ito", "");
        QCOMPARE(sign::enrol(document, keyOf(2), ben, "Ben Ito", {}, {}).error().code, Code::NotTheLead);
        QCOMPARE(sign::enrol(document, keyOf(1), helen, "Nobody", {}, {}).error().code, Code::UnknownName);
        QCOMPARE(sign::enrol(document, keyOf(1), helen, "Ben Ito", "0000 0000 0000 0000", {}).error().code, Code::WrongValue);
        const std::string print = sign::fingerprint(keyOf(2).publicKey());
        VERIFY_OK(sign::enrol(document, keyOf(1), helen, "Ben Ito", print, {"data owner"}));
        QCOMPARE(verified(document).signatures[1].inWords(), std::string("valid"));
        // From now on the name has one key, and the key its roles.
        QCOMPARE(sign::approve(document, keyOf(9), as("Ben Ito", "data owner"), {}).error().code, Code::OtherKey);
        QCOMPARE(sign::approve(document, keyOf(2), as("Bob", "data owner"), {}).error().code, Code::WrongValue);
        QCOMPARE(sign::approve(document, keyOf(2), as("Ben Ito", "approver"), {}).error().code, Code::GateClosed);
        VERIFY_OK(sign::approve(document, keyOf(2), as("Ben Ito", "data owner"), {}));
        QCOMPARE(verified(document).signatures.size(), std::size_t(2)); // the new one stands in for the old one
    }

    void aRevokedKeyCountsForWhatItsLeadKeeps() {
        for (const bool keeps : {true, false}) {
            mapping::Document document = signedByTwo();
            const sign::Signer helen = as("Helen Carter", "");
            VERIFY_OK(sign::enrol(document, keyOf(1), helen, "Ben Ito", {}, {}));
            VERIFY_OK(sign::revoke(document, keyOf(1), helen, "Ben Ito", keeps));
            const sign::Verification found = verified(document);
            QCOMPARE(found.signatures[1].state, keeps ? State::Valid : State::Revoked);
            QCOMPARE(found.isValid(), keeps);
            QCOMPARE(sign::approve(document, keyOf(2), as("Ben Ito", "data owner"), {}).error().code, Code::RevokedKey);
            // What the key signs by other means does not count, and the order of the entries says nothing.
            auto entries = sign::readEntries(document.signaturesJson);
            sign::Entry later = entries[2].entry;
            later.time = "2025-06-16T00:00:00+00:00";
            entries.push_back(sign::signEntry(later, keyOf(2)));
            std::rotate(entries.begin() + 3, entries.end() - 2, entries.end()); // the revocation first, then the enrolment
            document.signaturesJson = sign::printEntries(entries);
            QCOMPARE(verified(document).people.withKey(keyOf(2).publicKey())->isRevoked, true);
            QVERIFY(!verified(document).isValid());
        }
    }

    void separateDutiesNeedTwoPeople() {
        mapping::Document document = readyDocument();
        VERIFY_OK(sign::approve(document, keyOf(1), as("Helen Carter", "analyst"), {}));
        VERIFY_OK(sign::approve(document, keyOf(1), as("Helen Carter", "approver"), {})); // a team of two may
        VERIFY_OK(sign::setDuties(document, keyOf(1), as("Helen Carter", ""), true));
        const auto refused = sign::approve(document, keyOf(1), as("Helen Carter", "reviewer"), {});
        QCOMPARE(refused.error().code, Code::GateClosed);
        QVERIFY(refused.error().message().find("Helen Carter has signed as ") != std::string::npos);
        VERIFY_OK(sign::approve(document, keyOf(2), as("Ben Ito", "reviewer"), {}));
        VERIFY_OK(sign::setDuties(document, keyOf(1), as("Helen Carter", ""), false));
        VERIFY_OK(sign::approve(document, keyOf(1), as("Helen Carter", "reviewer"), {}));
    }

    void closedGatesAreNamed() {
        mapping::Document document = readyDocument();
        document.workflow.status["fm-p-stage"] = "question";
        auto refused = sign::approve(document, keyOf(1), as("Helen Carter", "approver"), {});
        QCOMPARE(refused.error().code, Code::GateClosed);
        QCOMPARE(refused.error().where, std::string("no open questions"));
        QVERIFY(refused.error().message().find("people.stage (PPL-005)") != std::string::npos);
        QVERIFY(document.signaturesJson.empty());
        // A part that has none may be approved.
        VERIFY_OK(sign::approve(document, keyOf(1), as("Helen Carter", "approver"), *sign::partNamed(document, "PPL-004")));
        test::fieldMapping(document, "PPL-004").rule = "lower(nowhere)";
        refused = sign::approve(document, keyOf(1), as("Helen Carter", "approver"), *sign::partNamed(document, "PPL-004"));
        QCOMPARE(refused.error().where, std::string("no problems"));
        QVERIFY(refused.error().message().find("people.email (PPL-004)") != std::string::npos);
        VERIFY_OK(sign::approve(document, keyOf(1), as("Helen Carter", "approver"), *sign::partNamed(document, "PPL-001")));
        QCOMPARE(sign::approve(document, keyOf(1), as("", "approver"), {}).error().code, Code::WrongValue);
        QCOMPARE(sign::approve(document, keyOf(1), as("Helen Carter", "king"), {}).error().code, Code::WrongValue);
    }

    void signaturesOfTwoBranchesGoTogether() {
        const mapping::Document base = signedByTwo();
        mapping::Document ours = base, theirs = base;
        VERIFY_OK(sign::approve(ours, keyOf(3), as("Cy Young", "reviewer"), {}));
        VERIFY_OK(sign::approve(theirs, keyOf(4), as("Dora Lind", "analyst"), {}));
        auto entries = sign::readEntries(ours.signaturesJson);
        entries.push_back(sign::readEntries(theirs.signaturesJson).back());
        ours.signaturesJson = sign::printEntries(entries);
        QVERIFY(verified(ours).isValid());
        QCOMPARE(verified(ours).signatures.size(), std::size_t(4));
    }

    void killedWhileSigningTheOldOrTheNewFileIsThere() {
        test::TemporaryFolder folder;
        const std::string path = folder.file("crm.mapwright");
        const mapping::Document before = readyDocument();
        const mapping::Document after = signedByTwo();
        int old = 0, signedOnes = 0;
        for (int n = 1; n < 60; ++n) {
            VERIFY_OK(document::saveDocument(before, path));
            const pid_t child = ::fork();
            if (child == 0) {
                test::killAtCall(n);
                const bool saved = document::saveDocument(after, path).ok();
                ::_exit(saved ? 0 : 1);
            }
            int status = 0;
            ::waitpid(child, &status, 0);
            const auto read = document::loadDocument(path);
            VERIFY_OK(read);
            const bool isSigned = !read->signaturesJson.empty();
            QCOMPARE(verified(*read).isValid(), isSigned);
            (isSigned ? signedOnes : old) += 1;
            if (WIFEXITED(status))
                break;
        }
        qInfo("killed: %d times the old file, %d times the signed one", old, signedOnes);
        QVERIFY(old >= 2 && signedOnes >= 1);
    }
};

MW_TEST(TestSigning)
#include "tst_signing.moc"
