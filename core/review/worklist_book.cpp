// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/worklist.h"

#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/base/words.h"
#include "core/review/book_cells_p.h"

#include <algorithm>
#include <array>

namespace mw::review {

namespace {

constexpr int kHeadRow = 3;

class BookMaker : BookCells {
public:
    BookMaker(const WorklistInput& input, const std::string& file)
        : BookCells(file), m_input(input), m_words(input.catalogue ? *input.catalogue : MessageCatalogue::english()), m_cards(*input.cards) {}

    lxw_error make() {
        if (book() == nullptr)
            return LXW_ERROR_MEMORY_MALLOC_FAILED;
        m_list = m_input.plan->worklist(m_input.reviewer);
        addSheet();
        addHidden();
        return close();
    }

private:
    enum Column { Record, Key, Why, Given, Comment, FirstField };

    std::string shown(const Value& value, const LogicalType& type) const { return isNull(value) ? m_words("no value") : printValue(value, type); }

    /// "full_name: lee, ANNA"; what a rule does not read stands in none of the cells.
    std::string sourceOf(const CardContent& content, const CardField& field) const {
        std::string text;
        for (const std::size_t source : field.sources) {
            if (source < content.source.size())
                text += (text.empty() ? "" : "\n") + m_cards.sourceFields[source].name + ": " + shown(content.source[source], m_cards.sourceFields[source].type);
        }
        return text;
    }

    std::array<std::string, 3> verdictWords() const { return {m_words("Pass"), m_words("Fail"), m_words("Unsure")}; }

    void addSheet() {
        const std::string name = m_words("Worklist");
        lxw_worksheet* const sheet = workbook_add_worksheet(book(), name.c_str());
        if (sheet == nullptr)
            return note(LXW_ERROR_MEMORY_MALLOC_FAILED);
        put(sheet, 0, 0, m_words("Review of {0}", m_cards.targetEntity) + " – " + m_input.documentTitle, title());
        put(sheet, 1, 0, m_words("For {0}: choose a verdict for each record; where it fails, say what is wrong. Only the yellow cells can be changed.", m_input.reviewer),
            plain());
        std::size_t column = 0;
        for (const std::string& heading : {m_words("Record"), m_words("Key"), m_words("What to look at"), m_words("Verdict"), m_words("Comment")})
            put(sheet, kHeadRow, column++, heading, head());
        for (const CardField& field : m_cards.fields) {
            put(sheet, kHeadRow, column++, m_words("{0}: in the source", field.name), head());
            put(sheet, kHeadRow, column++, field.name, head());
            const std::string& rule = field.sentence;
            if (!rule.empty()) {
                lxw_comment_options options = {};
                options.width = 300;
                note(worksheet_write_comment_opt(sheet, kHeadRow, lxw_col_t(column - 1), elideMiddle(rule, 2'000).c_str(), &options));
            }
        }
        std::size_t row = kHeadRow + 1;
        for (const CardStanding* card : m_list) {
            if (const CardContent* const content = m_cards.card(card->card.record))
                addCard(sheet, row++, card->card, *content);
        }
        worksheet_set_column(sheet, Record, Record, 8, nullptr);
        worksheet_set_column(sheet, Key, Why, 16, nullptr);
        worksheet_set_column(sheet, Given, Given, 10, nullptr);
        worksheet_set_column(sheet, Comment, Comment, 36, nullptr);
        if (column > FirstField)
            worksheet_set_column(sheet, FirstField, lxw_col_t(column - 1), 22, nullptr);
        if (row > kHeadRow + 1) {
            offerVerdicts(sheet, row);
            note(worksheet_autofilter(sheet, kHeadRow, 0, lxw_row_t(row - 1), lxw_col_t(column - 1)));
        }
        worksheet_freeze_panes(sheet, kHeadRow + 1, FirstField);
        finish(sheet, kHeadRow);
    }

    void addCard(lxw_worksheet* sheet, std::size_t row, const Card& card, const CardContent& content) {
        put(sheet, row, Record, std::to_string(card.record), text());
        put(sheet, row, Key, card.key, text());
        std::vector<std::string> why;
        for (const Pick& pick : card.picks) {
            if (pick.how != Pick::How::Random)
                why.push_back(pick.why);
        }
        std::string remark = listed(why);
        if (content.disposition == Disposition::Rejected)
            remark = m_words("It is rejected: {0}", content.reasons.empty() ? std::string() : m_words.catalogue().text(content.reasons.front().message));
        else if (content.disposition == Disposition::Excluded)
            remark = m_words("It is excluded by the filter.");
        else if (content.actual.empty())
            remark = m_words("The target holds no such record.");
        put(sheet, row, Why, remark, text());
        put(sheet, row, Given, {}, open());
        put(sheet, row, Comment, {}, open());
        for (std::size_t i = 0; i < m_cards.fields.size(); ++i) {
            put(sheet, row, FirstField + 2 * i, sourceOf(content, m_cards.fields[i]), text());
            put(sheet, row, FirstField + 2 * i + 1, content.actual.empty() ? std::string() : shown(content.actual[i], m_cards.targetFields[i].type),
                content.isChanged[i] ? changed() : text());
        }
    }

    void offerVerdicts(lxw_worksheet* sheet, std::size_t end) {
        std::array<std::string, 3> words = verdictWords();
        std::array<char*, 4> offered = {words[0].data(), words[1].data(), words[2].data(), nullptr};
        lxw_data_validation rule = {};
        rule.validate = LXW_VALIDATION_TYPE_LIST;
        rule.value_list = offered.data();
        note(worksheet_data_validation_range(sheet, kHeadRow + 1, Given, lxw_row_t(end - 1), Given, &rule));
    }

    /// What answers.cpp reads: whose worklist of which plan it is, the heads of the columns, the words of the verdicts, and what each
    /// card showed.
    void addHidden() {
        lxw_worksheet* const sheet = workbook_add_worksheet(book(), kWorklistSheet);
        if (sheet == nullptr)
            return note(LXW_ERROR_MEMORY_MALLOC_FAILED);
        put(sheet, 0, 0, m_input.plan->digest, plain());
        put(sheet, 0, 1, m_input.reviewer, plain());
        const auto words = verdictWords();
        std::size_t column = 0;
        for (const std::string& cell : {m_words("Record"), m_words("Verdict"), m_words("Comment"), words[0], std::string(nameOf(Verdict::Pass)), words[1],
                                        std::string(nameOf(Verdict::Fail)), words[2], std::string(nameOf(Verdict::Unsure))})
            put(sheet, 1, column++, cell, plain());
        std::size_t row = 2;
        for (const CardStanding* card : m_list) {
            if (const CardContent* const content = m_cards.card(card->card.record)) {
                put(sheet, row, 0, std::to_string(card->card.record), plain());
                put(sheet, row++, 1, content->digest, plain());
            }
        }
        worksheet_protect(sheet, nullptr, nullptr);
        worksheet_hide(sheet);
    }

    const WorklistInput& m_input;
    const Words m_words;
    const Cards& m_cards;
    std::vector<const CardStanding*> m_list;
};

} // namespace

Result<void> writeWorklistBook(const WorklistInput& input, const std::string& path) {
    return writeBook(path, "writing the worklist", [&](const std::string& file) { return BookMaker(input, file).make(); });
}

} // namespace mw::review
