// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/east_asian_encoding.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <string>

namespace mw::csv {

namespace {

constexpr std::size_t kFewestCharacters = 4;
constexpr double kFewestUsual = 0.8;     // share of characters from the part of the code that everyday text uses
constexpr double kMostEuropean = 0.3;    // share of bytes that read as letters within European words
constexpr double kFewestFrequent = 0.08; // share of the language's most frequent characters

struct Language {
    std::string_view encoding;
    /// Lead bytes of the everyday characters: the first level of the national standard, kana and Hangul.
    unsigned char firstLead, lastLead;
    /// Characters that names, places, headings and prose are full of.
    std::u16string_view frequent;
};

constexpr std::array<Language, 5> kLanguages = {{
    {"Shift_JIS", 0x81, 0x97,
     u"のにはをたがでてとしれさいなるあらりくもかきつすこけまっおうそやよみどだばえわせ"
     u"ーンスルトリアイラシクドタレコフマロテプサジカッィ日本年月市区町村県都府東京大阪名氏住所番号"
     u"田中山川藤佐高木林井小野上松石原加伊子一美郎会社株式人事部電話商品価格数量合計円"},
    {"EUC-JP", 0xA1, 0xCF,
     u"のにはをたがでてとしれさいなるあらりくもかきつすこけまっおうそやよみどだばえわせ"
     u"ーンスルトリアイラシクドタレコフマロテプサジカッィ日本年月市区町村県都府東京大阪名氏住所番号"
     u"田中山川藤佐高木林井小野上松石原加伊子一美郎会社株式人事部電話商品価格数量合計円"},
    {"GB18030", 0xA1, 0xD7,
     u"的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年"
     u"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程北京上海广州深圳天津重庆省市区县路街号"
     u"公司有限责任集团姓名地址电话日期编号产品价格数量金额状态男女丽伟芳娜敏静秀英华明强军平元货订单客户付款库存邮箱联"
     u"系备注"},
    {"Big5", 0xA1, 0xC6,
     u"的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年"
     u"王李張劉陳楊趙黃周吳徐孫胡朱高林何郭馬羅梁宋鄭謝韓唐馮蔡許曾洪邱廖台北中南高雄新竹桃園縣市區路街號段巷"
     u"公司有限股份姓名地址電話日期編號產品價格數量金額狀態男女美雅淑志家俊怡君文明華元貨訂單客戶付款庫存郵箱聯絡備註"},
    {"EUC-KR", 0xA1, 0xC8,
     u"이다는의에을를가은로하고서지도한기사자대인시리어해수정나그일부라전아제있보상과것으장조원들여주만면"
     u"김박최강윤임오신권황안송류홍민준현영진성미희경숙철호동구군길산울광천북남충청회사식주소이름번호전화날짜금액"},
}};

/// What the text looks like when it is read in one of the encodings.
struct TextReading {
    std::size_t characters = 0; ///< of two bytes
    std::size_t usual = 0;      ///< with an everyday lead byte
    std::size_t frequent = 0;
    bool clean = true;

    double share(std::size_t part) const { return characters == 0 ? 0 : double(part) / double(characters); }
    double score() const { return share(usual) + 3 * share(frequent); }
};

TextReading readAs(std::string_view text, const Language& language) {
    TextReading reading;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
        ucnv_open(std::string(language.encoding).c_str(), &status), ucnv_close);
    if (U_FAILURE(status)) {
        reading.clean = false;
        return reading;
    }
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    const char* source = text.data();
    const char* const end = source + text.size();
    while (source < end) {
        const char* const begin = source;
        status = U_ZERO_ERROR;
        const UChar32 point = ucnv_getNextUChar(converter.get(), &source, end, &status);
        if (status == U_TRUNCATED_CHAR_FOUND || status == U_INDEX_OUTOFBOUNDS_ERROR)
            break; // the sample's end may cut a character
        const bool isPrivate = (point >= 0xE000 && point <= 0xF8FF) || point > 0xFFFF;
        if (U_FAILURE(status) || isPrivate) {
            reading.clean = false;
            return reading;
        }
        const auto lead = static_cast<unsigned char>(*begin);
        if (lead < 0x80)
            continue;
        ++reading.characters;
        reading.usual += source - begin == 2 && lead >= language.firstLead && lead <= language.lastLead ? 1 : 0;
        reading.frequent += language.frequent.find(char16_t(point)) != std::u16string_view::npos ? 1 : 0;
    }
    return reading;
}

bool isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The share of the bytes beyond ASCII that read as European: an accented letter alone among ASCII letters, or a sign
/// such as ° or € away from others.
double europeanShare(std::string_view text) {
    std::size_t beyond = 0, european = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80)
            continue;
        ++beyond;
        const auto isHigh = [&](std::size_t at) {
            return at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80;
        };
        const bool isAlone = !isHigh(i + 1) && (i == 0 || !isHigh(i - 1));
        const bool besideLetter =
            (i > 0 && isAsciiLetter(text[i - 1])) || (i + 1 < text.size() && isAsciiLetter(text[i + 1]));
        european += isAlone && (byte >= 0xC0 ? besideLetter : byte == 0x80 || byte == 0xB0 || byte == 0xA7) ? 1 : 0;
    }
    return beyond == 0 ? 1 : double(european) / double(beyond);
}

} // namespace

std::optional<TextEncoding> detectEastAsian(std::string_view text) {
    if (europeanShare(text) > kMostEuropean)
        return std::nullopt;
    const Language* best = nullptr;
    TextReading bestReading;
    for (const Language& language : kLanguages) {
        const TextReading reading = readAs(text, language);
        if (!reading.clean || reading.characters < kFewestCharacters || reading.share(reading.usual) < kFewestUsual ||
            reading.share(reading.frequent) < kFewestFrequent)
            continue;
        if (!best || reading.score() > bestReading.score()) {
            best = &language;
            bestReading = reading;
        }
    }
    if (!best)
        return std::nullopt;
    char reason[128];
    std::snprintf(reason, sizeof reason,
                  "not valid UTF-8; %.0f %% of its %zu characters are everyday ones in this encoding",
                  100 * bestReading.share(bestReading.usual), bestReading.characters);
    const double confidence = std::min(0.95, 0.6 + 0.1 * bestReading.score());
    return TextEncoding{std::string(best->encoding), 0, confidence, reason};
}

} // namespace mw::csv
