// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/formats/pdf/bookmarks_p.h"

#include "core/types/value.h"

#include <QRegularExpression>

#include <map>

namespace mw::report::pdf {

namespace {

/// The objects of a file by its cross-reference table, as far as they are needed.
class File {
public:
    explicit File(const QByteArray& bytes) : m_bytes(bytes) {
        const qsizetype at = bytes.lastIndexOf("startxref");
        m_table = bytes.mid(at + 9).trimmed().split('\n').front().trimmed().toLongLong();
        if (at < 0 || m_table <= 0 || bytes.mid(m_table, 4) != "xref")
            return;
        const qsizetype trailer = bytes.indexOf("trailer", m_table);
        m_trailer = QString::fromLatin1(bytes.mid(trailer, at - trailer));
        m_rows = bytes.indexOf('\n', bytes.indexOf('\n', m_table) + 1) + 1;
        m_size = number(m_trailer, "Size");
        m_root = number(m_trailer, "Root");
        m_info = number(m_trailer, "Info");
        const QString pages = dictionary(number(dictionary(m_root), "Pages"));
        static const QRegularExpression kids(QStringLiteral("/Kids\\s*\\[([^\\]]*)\\]"));
        static const QRegularExpression reference(QStringLiteral("(\\d+)\\s+0\\s+R"));
        auto each = reference.globalMatch(kids.match(pages).captured(1));
        while (each.hasNext())
            m_pages.push_back(each.next().captured(1).toInt());
    }
    /// The text of a dictionary's object; empty where there is none.
    QString dictionary(int object) const {
        if (object <= 0 || object >= m_size)
            return {};
        const qsizetype at = m_bytes.mid(m_rows + object * 20, 10).toLongLong();
        const qsizetype begin = m_bytes.indexOf("<<", at), end = m_bytes.indexOf("endobj", at);
        return begin < 0 || end < begin ? QString() : QString::fromLatin1(m_bytes.mid(begin, end - begin)).trimmed();
    }
    static int number(const QString& text, const char* key) {
        const QRegularExpression pattern(QStringLiteral("/%1\\s+(\\d+)").arg(QLatin1String(key)));
        return pattern.match(text).captured(1).toInt();
    }
    qsizetype table() const { return m_table; }
    int size() const { return m_size; }
    int root() const { return m_root; }
    int info() const { return m_info; }
    const std::vector<int>& pages() const { return m_pages; }

private:
    const QByteArray& m_bytes;
    QString m_trailer;
    qsizetype m_table = 0, m_rows = 0;
    int m_size = 0, m_root = 0, m_info = 0;
    std::vector<int> m_pages;
};

QByteArray textString(const QString& text) {
    QByteArray hex = "<FEFF";
    for (const QChar c : text)
        hex += QByteArray::number(c.unicode(), 16).rightJustified(4, '0').toUpper();
    return hex + ">";
}

QByteArray points(qreal units) { return QByteArray::number(units / kPoint, 'f', 1); }

/// One entry of the outline.
struct Entry {
    int object = 0, parent = 0, previous = 0, next = 0, first = 0, last = 0;
    int count = 0;
};

} // namespace

bool addBookmarks(QByteArray& file, const std::vector<Mark>& marks, const std::vector<Link>& links, const std::vector<qreal>& heights) {
    const File known(file);
    if (known.pages().size() != heights.size() || known.root() == 0 || marks.empty())
        return false;
    const auto place = [&](const Mark& mark) {
        return "[" + QByteArray::number(known.pages()[mark.sheet]) + " 0 R /XYZ null " + points(heights[mark.sheet] - mark.y + 6 * kPoint) + " null]";
    };
    std::map<int, QByteArray> objects;
    const int outline = known.size();
    std::vector<Entry> entries(marks.size());
    Entry top;
    int last = -1, lastTop = -1, tops = 0;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const bool isTop = marks[i].level == 1 || lastTop < 0;
        Entry& entry = entries[i];
        entry.object = outline + 1 + int(i);
        Entry& parent = isTop ? top : entries[std::size_t(lastTop)];
        entry.parent = isTop ? outline : parent.object;
        last = isTop ? lastTop : parent.last ? parent.last - outline - 1 : -1;
        if (last >= 0) {
            entry.previous = entries[std::size_t(last)].object;
            entries[std::size_t(last)].next = entry.object;
        } else {
            parent.first = entry.object;
        }
        parent.last = entry.object;
        ++(isTop ? tops : parent.count);
        if (isTop)
            lastTop = int(i);
    }
    const auto reference = [](const char* key, int object) {
        return object ? " /" + QByteArray(key) + " " + QByteArray::number(object) + " 0 R" : QByteArray();
    };
    objects[outline] = "<< /Type /Outlines" + reference("First", top.first) + reference("Last", top.last) + " /Count " + QByteArray::number(tops) + " >>";
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const Entry& entry = entries[i];
        objects[entry.object] = "<< /Title " + textString(marks[i].text) + reference("Parent", entry.parent) + reference("Prev", entry.previous) +
                                reference("Next", entry.next) + reference("First", entry.first) + reference("Last", entry.last) +
                                (entry.count ? " /Count -" + QByteArray::number(entry.count) : QByteArray()) + " /Dest " + place(marks[i]) + " >>";
    }
    std::map<int, QByteArray> annotations; // by the array's object
    int next = outline + 1 + int(marks.size());
    for (const Link& link : links) {
        const int array = File::number(known.dictionary(known.pages()[link.sheet]), "Annots");
        if (array == 0)
            return false;
        const qreal height = heights[link.sheet];
        objects[next] = "<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [" + points(link.place.left()) + " " + points(height - link.place.bottom()) +
                        " " + points(link.place.right()) + " " + points(height - link.place.top()) + "] /Dest " + place(marks[link.mark]) + " >>";
        annotations[array] += QByteArray::number(next++) + " 0 R ";
    }
    for (const auto& [array, list] : annotations)
        objects[array] = "[ " + list + "]";
    QByteArray root = known.dictionary(known.root()).toLatin1();
    const qsizetype end = root.lastIndexOf(">>");
    if (end < 0)
        return false;
    objects[known.root()] = root.left(end) + "/Outlines " + QByteArray::number(outline) + " 0 R\n/PageMode /UseOutlines\n>>";

    QByteArray added = "\n", table = "xref\n";
    for (const auto& [object, body] : objects) {
        table += QByteArray::number(object) + " 1\n" + QByteArray::number(file.size() + added.size()).rightJustified(10, '0') + " 00000 n \n";
        added += QByteArray::number(object) + " 0 obj\n" + body + "\nendobj\n";
    }
    const qsizetype at = file.size() + added.size();
    file += added + table + "trailer\n<< /Size " + QByteArray::number(next) + " /Root " + QByteArray::number(known.root()) + " 0 R /Info " +
            QByteArray::number(known.info()) + " 0 R /Prev " + QByteArray::number(known.table()) + " >>\nstartxref\n" + QByteArray::number(at) + "\n%%EOF\n";
    return true;
}

void setCreationDate(QByteArray& file, const std::string& isoTime) {
    Timestamp made;
    bool isZoned = false;
    QByteArray digits(14, '0');
    if (parseIsoTimestamp(isoTime, made, isZoned) && isoTime.size() >= 19) {
        digits.clear();
        for (const char c : isoTime.substr(0, 19))
            if (c >= '0' && c <= '9')
                digits += c;
    }
    static const QByteArray kKey = "/CreationDate (D:";
    const qsizetype at = file.indexOf(kKey);
    const qsizetype end = at < 0 ? -1 : file.indexOf(')', at);
    if (end < 0 || digits.size() != 14)
        return;
    const qsizetype begin = at + kKey.size();
    file.replace(begin, end - begin, (digits + "Z                ").left(end - begin)); // as long as it was: offsets stand
}

} // namespace mw::report::pdf
