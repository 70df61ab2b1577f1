// SPDX-License-Identifier: GPL-3.0-or-later
// Holds a translation against the texts of the sources: what is missing, gone, unfinished, empty, the same as its source
// or written for other places than its source is refused.
//   check_translations <translation.ts> <sources.ts, made by lupdate just now> <texts that may be equal>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>
#include <QXmlStreamReader>

#include <cstdio>

namespace {

struct Message {
    QString context, source, comment;
    QStringList translations; ///< more than one where a number counts
    QString state;            ///< "unfinished", "vanished", "obsolete"; empty: done
    bool counts = false;
    QString name() const {
        const QString shown = source.size() > 80 ? source.left(79) + QChar(0x2026) : source;
        return QStringLiteral("[%1] \"%2\"").arg(context, QString(shown).replace(u'\n', QStringLiteral("\\n")));
    }
    QString key() const { return context + u'\x1f' + source + u'\x1f' + comment; }
};

/// Reads a .ts file; empty where it cannot be read.
QList<Message> read(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> all;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto name = xml.name();
        if (name == u"name")
            context = xml.readElementText();
        else if (name == u"message")
            all.append({context, {}, {}, {}, {}, xml.attributes().value(QStringLiteral("numerus")) == u"yes"});
        else if (name == u"source")
            all.last().source = xml.readElementText();
        else if (name == u"comment")
            all.last().comment = xml.readElementText();
        else if (name == u"numerusform")
            all.last().translations.append(xml.readElementText());
        else if (name == u"translation") {
            all.last().state = xml.attributes().value(QStringLiteral("type")).toString();
            if (!all.last().counts)
                all.last().translations.append(xml.readElementText());
        }
    }
    return xml.hasError() ? QList<Message>() : all;
}

/// %1, %n, %Ln, {0}, {*}, {1*}: as often as they stand there.
QStringList places(const QString& text) {
    static const QRegularExpression place(QStringLiteral("%L?n|%L?[0-9]|\\{[0-9]?\\*?\\}"));
    QStringList found;
    for (auto match = place.globalMatch(text); match.hasNext();)
        found.append(match.next().captured());
    found.sort();
    return found;
}

/// What ends a text: white space, a colon, a stop; "…" and an ellipsis with a space before it are one.
QString ending(const QString& text) {
    static const QRegularExpression end(QStringLiteral("[\\s:.?!\\x{2026}]*$"));
    QString found = end.match(text).captured();
    return found.replace(QStringLiteral(" \u2026"), QStringLiteral("\u2026"));
}

QString beginning(const QString& text) {
    static const QRegularExpression begin(QStringLiteral("^\\s*"));
    return begin.match(text).captured();
}

/// Why a translation does not do; empty where it does.
QString fault(const Message& message, const QSet<QString>& mayBeEqual) {
    // lupdate lost its way: what is asked for when the program runs is the name of a class.
    if (const QString owner = message.context.section(QStringLiteral("::"), -1); message.context != u"core" && owner.front().isLower())
        return QStringLiteral("stands in no class; write Class::tr()");
    if (message.state == u"vanished" || message.state == u"obsolete")
        return QStringLiteral("is no longer in the sources");
    if (message.state == u"unfinished" || message.translations.isEmpty())
        return QStringLiteral("is not translated");
    if (message.counts && message.translations.size() != 2)
        return QStringLiteral("needs a form for one and a form for many");
    for (const QString& german : message.translations) {
        if (german.trimmed().isEmpty())
            return QStringLiteral("is translated by nothing");
        if (german == message.source && !mayBeEqual.contains(message.source))
            return QStringLiteral("is translated by itself (where that is right, translations/equal_de.txt says why)");
        if (places(german) != places(message.source))
            return QStringLiteral("has the places %1, its translation has %2").arg(places(message.source).join(u' '), places(german).join(u' '));
        if (beginning(german) != beginning(message.source))
            return QStringLiteral("begins with other white space in its translation");
        if (ending(german) != ending(message.source))
            return QStringLiteral("ends in \"%1\", its translation in \"%2\"").arg(ending(message.source), ending(german));
        const bool hasKey = message.context != u"core" && message.source.contains(QRegularExpression(QStringLiteral("&\\w")));
        if (hasKey != (message.context != u"core" && german.contains(QRegularExpression(QStringLiteral("&\\w")))))
            return QStringLiteral("and its translation do not both have a key after &");
    }
    return {};
}

/// "text<tab>reason" a line; lines without a reason are refused.
bool readEqual(const QString& path, QSet<QString>& texts) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        const QStringList parts = line.split(u'\t', Qt::SkipEmptyParts);
        if (parts.size() != 2) {
            std::fprintf(stderr, "%s: a text, a tab and a reason are needed: %s\n", qPrintable(path), qPrintable(line));
            return false;
        }
        texts.insert(parts.first());
    }
    return true;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fputs("check_translations <translation.ts> <sources.ts> <texts that may be equal>\n", stderr);
        return 2;
    }
    const QString path = QString::fromLocal8Bit(argv[1]);
    const QList<Message> translated = read(path), present = read(QString::fromLocal8Bit(argv[2]));
    QSet<QString> mayBeEqual;
    if (translated.isEmpty() || present.isEmpty() || !readEqual(QString::fromLocal8Bit(argv[3]), mayBeEqual)) {
        std::fprintf(stderr, "%s: the files cannot be read, or hold nothing: the check would prove nothing\n", argv[1]);
        return 1;
    }
    int offences = 0;
    const auto refuse = [&](const Message& message, const QString& why) {
        std::fprintf(stderr, "%s: %s %s\n", argv[1], qPrintable(message.name()), qPrintable(why));
        ++offences;
    };
    QHash<QString, Message> known;
    for (const Message& message : translated)
        known.insert(message.key(), message);
    QSet<QString> wanted, equal;
    for (const Message& message : present) {
        wanted.insert(message.key());
        const auto found = known.constFind(message.key());
        if (found == known.constEnd() || found->counts != message.counts)
            refuse(message, QStringLiteral("is not translated"));
        else if (const QString why = fault(*found, mayBeEqual); !why.isEmpty())
            refuse(message, why);
        else if (found->translations.contains(message.source))
            equal.insert(message.source);
    }
    for (const Message& message : translated)
        if (!wanted.contains(message.key()))
            refuse(message, QStringLiteral("is no longer in the sources"));
    for (const QString& text : mayBeEqual)
        if (!equal.contains(text)) {
            std::fprintf(stderr, "%s: \"%s\" is not translated by itself any more; take it off the list\n", argv[3], qPrintable(text));
            ++offences;
        }
    if (offences > 0) {
        std::fprintf(stderr, "Run translations/update and put %d texts of %s right (Linguist or a text editor).\n", offences, argv[1]);
        return 1;
    }
    std::printf("%d texts are translated\n", int(present.size()));
    return 0;
}
