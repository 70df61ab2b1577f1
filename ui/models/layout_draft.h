// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/fixed_lines.h"
#include "ui/models/import_draft.h"

#include <QObject>

#include <optional>

namespace mw::ui {

/// The layout of a draft's file in fixed columns: one record type in view, one field and one edge chosen. Every change is a
/// change of the draft's options and is taken back there; what a layout cannot be is refused with a reason. UI thread.
class LayoutDraft final : public QObject {
    Q_OBJECT
public:
    explicit LayoutDraft(ImportDraft& draft, QObject* parent = nullptr);
    /// Follows the draft's options, shape and entity in view.
    void follow();

    /// Whether there is such a file; nothing else is to be asked of it otherwise.
    bool isThere() const { return m_file && !m_layout.records.empty(); }
    const fixed::FixedFile& file() const { return *m_file; }
    const FixedLines& lines() const { return m_lines; }
    const fixed::FixedLayout& layout() const { return m_layout; }
    std::size_t recordInView() const { return m_record; }
    const fixed::FixedRecord& record() const { return m_layout.records[m_record]; }
    /// The record type that a line is of; none for lines above the first row and those that the layout has none for.
    std::optional<std::size_t> typeOf(std::size_t line) const;
    /// The first line of the record type in view; none where there is none among the first.
    std::optional<std::size_t> exampleLine() const;
    void showRecord(std::size_t record);

    std::optional<std::size_t> field() const { return m_field; } ///< of the record type in view
    std::optional<std::size_t> edge() const { return m_edge; }
    void chooseField(std::optional<std::size_t> field);
    void chooseEdge(std::optional<std::size_t> edge); ///< and the field beside it
    /// The next or, with -1, the previous edge; false where there is none.
    bool stepEdge(int direction);

    void addEdge(std::size_t edge);
    void removeEdge(std::size_t edge);
    /// Moves the chosen edge, at most as far as there is room. Moves of one edge after the other are one change.
    void moveEdge(std::size_t to);
    /// What is moved next is a change of its own.
    void endMove() { m_moveBegin.reset(); }
    /// Cuts the field behind the chosen edge, or the chosen field, in the middle of what is seen of it.
    void cutField();

    /// False where it is refused.
    bool setField(std::size_t index, const fixed::FixedField& field);
    void removeField(std::size_t index);
    /// Name, condition and parent of the record type in view; fields of `head` are not looked at.
    bool setHead(const fixed::FixedRecord& head);
    /// Adds a record type for the first value that no other takes, with the columns that are found in its records.
    void addRecord();
    void removeRecord();
    /// Leaves it to what is found.
    void findAnew();

Q_SIGNALS:
    void changed();       ///< layout, lines or record type in view
    void choiceChanged(); ///< field or edge
    void refused(const QString& why);

private:
    void takeLayout();
    /// Hands a changed layout over; false where it cannot be.
    bool put(fixed::FixedLayout next, std::size_t record, bool goesOn = false);
    bool putRecord(fixed::FixedRecord record, bool goesOn = false);
    void keepChoice();

    ImportDraft& m_draft;
    std::shared_ptr<const fixed::FixedFile> m_file;
    FixedLines m_lines;
    fixed::FixedLayout m_layout;
    std::size_t m_record = 0;
    std::optional<std::size_t> m_field, m_edge;
    std::optional<fixed::FixedRecord> m_moveBegin; ///< the record before the move that goes on
    std::size_t m_moveFrom = 0;                    ///< where the edge was in it
    OptionValues m_moveOptions;                    ///< as it left them; others mean that something else came between
};

} // namespace mw::ui
