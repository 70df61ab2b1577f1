// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/sign/key_file.h"
#include "tests/fuzz/sign_check.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <QDir>

#include <sys/stat.h>

using namespace mw;

namespace {

/// So that a thousand tries take no time.
constexpr sign::KeyCost kCheap{1, 8192};

sign::SealedKey sealed(const sign::SigningKey& key) {
    auto closed = sign::seal(key, "Helen Carter", "correct horse", kCheap);
    MW_ASSERT(closed.ok(), "a key can be sealed");
    return std::move(closed).value();
}

} // namespace

class TestKeyFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // RFC 8032, section 7.1, test 3.
    void signsAsTheStandardSays() {
        const std::string seedHex = "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7";
        std::array<std::uint8_t, 32> seed;
        for (std::size_t i = 0; i < seed.size(); ++i)
            seed[i] = std::uint8_t(std::stoi(seedHex.substr(2 * i, 2), nullptr, 16));
        const sign::SigningKey key = sign::SigningKey::ofSeed(seed);
        QCOMPARE(key.publicKey(), std::string("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"));
        const std::string text = "\xaf\x82";
        const std::string signature = key.sign(text);
        QCOMPARE(signature, std::string("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                                        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"));
        QVERIFY(sign::isSignedBy(key.publicKey(), text, signature));
        QVERIFY(!sign::isSignedBy(key.publicKey(), "\xaf\x83", signature));
        // There is one spelling of a signature.
        std::string loud = signature;
        loud[3] = 'A';
        QVERIFY(!sign::isSignedBy(key.publicKey(), text, loud));
        QVERIFY(!sign::isSignedBy(key.publicKey(), text, signature + "00"));
    }

    void aKeyComesBackWithItsPassphrase() {
        test::TemporaryFolder folder;
        const std::string path = folder.file("helen.key");
        const sign::SigningKey key = sign::SigningKey::make();
        VERIFY_OK(sign::writeKeyFile(sealed(key), path));
        struct stat facts {};
        QCOMPARE(::stat(path.c_str(), &facts), 0);
        QCOMPARE(int(facts.st_mode & 07777), 0600);
        QCOMPARE(folder.names(), QStringList{QStringLiteral("helen.key")});
        const auto read = sign::readKeyFile(path);
        VERIFY_OK(read);
        QCOMPARE(read->name, std::string("Helen Carter"));
        const auto opened = sign::unseal(*read, "correct horse");
        VERIFY_OK(opened);
        QCOMPARE(opened->publicKey(), key.publicKey());
        QCOMPARE(opened->sign("x"), key.sign("x"));
        QCOMPARE(sign::unseal(*read, "correct horses").error().code, Code::WrongPassphrase);
        QCOMPARE(sign::unseal(*read, "").error().code, Code::WrongPassphrase);
        // A key is never overwritten: what it has signed would be nobody's.
        QCOMPARE(sign::writeKeyFile(sealed(sign::SigningKey::make()), path).error().code, Code::Usage);
        // The secret does not stand in the file.
        const std::string seed = [&] {
            std::string hex;
            for (const std::uint8_t byte : key.seed())
                hex += QByteArray(1, char(byte)).toHex().toStdString();
            return hex;
        }();
        QVERIFY(readFile(path)->find(seed) == std::string::npos);
    }

    void whatOthersCanReadIsRefused() {
        test::TemporaryFolder folder;
        const std::string path = folder.file("key");
        VERIFY_OK(sign::writeKeyFile(sealed(sign::SigningKey::make()), path));
        for (const mode_t mode : {0640u, 0604u, 0620u, 0666u, 0611u}) {
            ::chmod(path.c_str(), mode);
            QCOMPARE(sign::readKeyFile(path).error().code, Code::KeyTooOpen);
        }
        ::chmod(path.c_str(), 0400);
        VERIFY_OK(sign::readKeyFile(path));
        QCOMPARE(sign::readKeyFile(folder.file("none")).error().code, Code::FileNotFound);
    }

    void everyChangedByteIsNamed() {
        const sign::SealedKey closed = sealed(sign::SigningKey::make());
        const std::string text = sign::printKeyFile(closed);
        VERIFY_OK(sign::parseKeyFile(text, "key"));
        for (std::size_t i = 0; i < text.size(); ++i) {
            for (const char other : {char(text[i] ^ 1), 'f', ' ', '"'}) {
                if (other == text[i])
                    continue;
                std::string damaged = text;
                damaged[i] = other;
                const auto read = sign::parseKeyFile(damaged, "key");
                if (read.ok()) { // white space, or the same value in another spelling
                    QCOMPARE(sign::printKeyFile(*read), text);
                } else {
                    QVERIFY(read.error().code == Code::DamagedKey || read.error().code == Code::WrongVersion);
                    QVERIFY(!read.error().where.empty());
                }
            }
        }
        for (std::size_t cut = 0; cut + 2 < text.size(); ++cut)
            QCOMPARE(sign::parseKeyFile(std::string_view(text).substr(0, cut), "key").error().code, Code::DamagedKey);
    }

    void aFileThatWouldCostTooMuchIsRefused() {
        sign::SealedKey closed = sealed(sign::SigningKey::make());
        for (const sign::KeyCost& cost : {sign::KeyCost{1, 1ull << 40}, sign::KeyCost{1'000'000, 8192}, sign::KeyCost{0, 8192}, sign::KeyCost{1, 0}}) {
            closed.cost = cost;
            QCOMPARE(sign::parseKeyFile(sign::printKeyFile(closed), "key").error().code, Code::DamagedKey);
        }
    }

    void corpusIsReadOrRefused() {
        const QDir folder(QStringLiteral(MW_SOURCE_DIR "/tests/fuzz/corpus/sign"));
        const QStringList names = folder.entryList(QDir::Files, QDir::Name);
        QVERIFY(names.size() >= 6);
        for (const QString& name : names) {
            const Result<std::string> bytes = readFile(folder.filePath(name).toStdString());
            VERIFY_OK(bytes);
            // Broken promises end the program: being here again is the test.
            test::checkSign(*bytes);
            for (std::size_t cut = 1; cut < bytes->size(); cut += 3)
                test::checkSign(std::string_view(*bytes).substr(0, cut));
        }
        test::Random random("random bytes as keys and signatures");
        for (int i = 0; i < 1000; ++i)
            test::checkSign(random.bytes(std::size_t(random.below(200))));
    }
};

MW_TEST(TestKeyFile)
#include "tst_key_file.moc"
