// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"

#include "core/connect/csv/text_encoding.h"
#include "tests/support/random.h"

#include <algorithm>
#include <iconv.h>
#include <map>
#include <string>
#include <vector>

using namespace mw;

namespace {

/// Turns UTF-8 into an encoding by the C library, which shares no code with the one under test; empty where it cannot.
std::string encoded(const std::string& text, const char* encoding) {
    const iconv_t converter = iconv_open(encoding, "UTF-8");
    if (converter == iconv_t(-1))
        return {};
    std::string made(text.size() * 2 + 16, '\0');
    char *from = const_cast<char*>(text.data()), *to = made.data();
    std::size_t left = text.size(), room = made.size();
    const std::size_t result = iconv(converter, &from, &left, &to, &room);
    iconv_close(converter);
    if (result == std::size_t(-1))
        return {};
    made.resize(made.size() - room);
    return made;
}

const std::vector<std::string> kJapanese = {"1,佐藤 健一,東京都新宿区西新宿2-8-1,03-5321-1111",
                                            "2,鈴木 花子,大阪府大阪市中央区大手前2丁目,06-6941-0351",
                                            "3,高橋 誠,北海道札幌市中央区北3条西6丁目,011-231-4111",
                                            "4,田中 由美子,京都府京都市上京区下立売通,075-451-8111",
                                            "5,伊藤 大輔,愛知県名古屋市中区三の丸,052-961-2111",
                                            "6,株式会社サンプル,福岡県福岡市博多区東公園,092-651-1111",
                                            "7,渡辺 さくら,「至急」お客様へご連絡ください,",
                                            "8,ノートパソコン,在庫あり,89800円",
                                            "9,ボールペン(黒),お取り寄せ,120円",
                                            "10,山本 翔太,カスタマーサポート部,0120-000-000",
                                            "11,中村商事,支払い済み,2024年3月4日",
                                            "12,小林 美咲,返品されました,2024年11月30日"};
const std::vector<std::string> kSimplified = {"1,王伟,北京市朝阳区建国路88号,010-65881234",
                                              "2,李娜,上海市浦东新区世纪大道100号,021-58881234",
                                              "3,张敏,广东省广州市天河区体育西路,020-38881234",
                                              "4,刘洋,四川省成都市武侯区人民南路,028-85551234",
                                              "5,陈静,浙江省杭州市西湖区文三路,0571-88881234",
                                              "6,深圳市腾达科技有限公司,已付款,2024年3月4日",
                                              "7,杨磊,客户要求重新发货,",
                                              "8,笔记本电脑,库存充足,5999元",
                                              "9,圆珠笔,缺货,3.50元",
                                              "10,赵丽颖,湖北省武汉市江汉区解放大道,027-82781234",
                                              "11,黄河,南京市鼓楼区中山路,025-83661234",
                                              "12,周杰,重庆市渝中区民权路,023-63841234"};
const std::vector<std::string> kTraditional = {"1,陳怡君,台北市信義區市府路1號,02-27208889",
                                               "2,林志豪,新北市板橋區中山路一段161號,02-29603456",
                                               "3,黃淑芬,高雄市苓雅區四維三路2號,07-3368333",
                                               "4,張家豪,台中市西屯區臺灣大道三段,04-22289111",
                                               "5,李美玲,桃園市桃園區縣府路,03-3322101",
                                               "6,大同電子股份有限公司,已付款,2024年3月4日",
                                               "7,王建國,客戶要求重新發貨,",
                                               "8,筆記型電腦,庫存充足,29900元",
                                               "9,原子筆,缺貨,12元",
                                               "10,吳雅婷,台南市安平區永華路二段,06-2991111",
                                               "11,劉俊傑,新竹市北區中正路,03-5216121",
                                               "12,蔡宗翰,香港九龍彌敦道,2345-6789"};
const std::vector<std::string> kKorean = {"1,김민준,서울특별시 중구 세종대로 110,02-120",
                                          "2,이서연,부산광역시 연제구 중앙대로 1001,051-120",
                                          "3,박지훈,대구광역시 중구 공평로 88,053-120",
                                          "4,최수빈,인천광역시 남동구 정각로 29,032-120",
                                          "5,정예은,광주광역시 서구 내방로 111,062-120",
                                          "6,주식회사 한빛전자,결제 완료,2024년 3월 4일",
                                          "7,강동현,고객이 재배송을 요청했습니다,",
                                          "8,노트북 컴퓨터,재고 있음,1290000원",
                                          "9,볼펜,품절,1200원",
                                          "10,윤하은,경기도 수원시 팔달구 효원로,031-120",
                                          "11,임도윤,강원도 춘천시 중앙로 1,033-254-2011",
                                          "12,한지우,제주특별자치도 제주시 문연로 6,064-120"};

/// Texts that must stay European, with the encoding that they are in.
const std::vector<std::pair<const char*, std::vector<std::string>>> kEuropean = {
    {"WINDOWS-1252",
     {"1,Jürgen Groß,Königsallee 12,Düsseldorf", "2,Ägidius Öztürk,Übersee,München", "3,Änne Äpfel,Ölmühle,Österreich",
      "4,Müller & Söhne,5 € je Stück,§ 7", "5,Größe,20 °C,Maß", "6,ÄÖÜ,ÄRZTE,ÜBERGRÖSSE"}},
    {"WINDOWS-1252",
     {"1,José Muñoz,Peñíscola,Castellón", "2,Iñaki Ibáñez,Logroño,España", "3,¿Cuándo?,¡Sí!,mañana",
      "4,Núria Güell,L'Hospitalet,Cataluña", "5,AÑO,Nº 5,5ª"}},
    {"WINDOWS-1252",
     {"1,François Lefèvre,Orléans,éà", "2,Élodie Béraud,Besançon,reçu", "3,« Noël »,naïf,Œuvre",
      "4,Zoë,Saint-Étienne,À côté"}},
    {"WINDOWS-1252",
     {"1,Søren Ærø,Århus,Danmark", "2,Åse Bjørnstad,Tromsø,Norge", "3,Þóra Ásgeirsdóttir,Ísafjörður,Ísland",
      "4,Äänekoski,Jyväskylä,Yö"}},
    {"WINDOWS-1250",
     {"1,Łukasz Żółć,Łódź,śćęą", "2,Jiří Dvořák,Plzeň,Šumava", "3,Gyöngyösi Ödön,Győr,Hódmezővásárhely",
      "4,Đorđe Čolić,Šibenik,Žižek"}},
    {"WINDOWS-1251",
     {"1,Иванов Иван,Москва,ул. Ленина 5", "2,Петрова Анна,Санкт-Петербург,Невский проспект",
      "3,Сидоров,Казань,оплачено", "4,ООО Ромашка,Новосибирск,склад", "5,МОСКВА,РОССИЯ,ДА"}},
    {"KOI8-R",
     {"1,Иванов Иван,Москва,ул. Ленина 5", "2,Петрова Анна,Санкт-Петербург,Невский проспект",
      "3,Сидоров,Казань,оплачено", "4,ООО Ромашка,Новосибирск,склад"}},
    {"ISO-8859-5",
     {"1,Иванов Иван,Москва,ул. Ленина 5", "2,Петрова Анна,Санкт-Петербург,Невский проспект",
      "3,Сидоров,Казань,оплачено"}},
    {"WINDOWS-1253",
     {"1,Γιώργος Παπαδόπουλος,Αθήνα,Ελλάδα", "2,Μαρία Νικολάου,Θεσσαλονίκη,πληρωμένο", "3,Ελένη,Πάτρα,ναι"}},
    {"WINDOWS-1255", {"1,דוד כהן,תל אביב,ישראל", "2,שרה לוי,ירושלים,שולם", "3,משה,חיפה,כן"}},
    {"WINDOWS-1256", {"1,محمد أحمد,القاهرة,مصر", "2,فاطمة علي,الرياض,السعودية", "3,يوسف,بيروت,نعم"}},
    {"TIS-620", {"1,สมชาย ใจดี,กรุงเทพมหานคร,ประเทศไทย", "2,สมหญิง รักเรียน,เชียงใหม่,ชำระแล้ว", "3,มานะ,ภูเก็ต,ใช่"}},
    {"WINDOWS-1254", {"1,Ayşe Yılmaz,İstanbul,ödendi", "2,Çağrı Öztürk,Eskişehir,Türkiye", "3,Şükrü,Muğla,değil"}},
};

std::string someOf(const std::vector<std::string>& lines, std::size_t count, test::Random& random) {
    std::string text = random.oneIn(2) ? "id,name,place,note\n" : "";
    for (std::size_t i = 0; i < count; ++i)
        text += random.oneOf(lines) + "\n";
    return text;
}

bool isEastAsian(const std::string& name) {
    return name == "Shift_JIS" || name == "GB18030" || name == "Big5" || name.starts_with("EUC-");
}

} // namespace

class TstCsvEastAsian : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fewCellsTellTheEncoding_data() {
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<QByteArray>("wanted");
        QTest::newRow("Japanese in Shift_JIS") << QByteArray("SHIFT_JIS") << QByteArray("Shift_JIS");
        QTest::newRow("Japanese in EUC") << QByteArray("EUC-JP") << QByteArray("EUC-JP");
        QTest::newRow("simplified Chinese") << QByteArray("GB18030") << QByteArray("GB18030");
        QTest::newRow("traditional Chinese") << QByteArray("BIG5") << QByteArray("Big5");
        QTest::newRow("Korean") << QByteArray("EUC-KR") << QByteArray("EUC-KR");
    }
    void fewCellsTellTheEncoding() {
        QFETCH(QByteArray, encoding);
        QFETCH(QByteArray, wanted);
        const auto& lines = wanted == "GB18030"  ? kSimplified
                            : wanted == "Big5"   ? kTraditional
                            : wanted == "EUC-KR" ? kKorean
                                                 : kJapanese;
        test::Random random("fewCellsTellTheEncoding");
        const std::string all = encoded(someOf(lines, 12, random), encoding.constData());
        QVERIFY2(!all.empty(), "the C library has the encoding");
        for (const std::size_t count : {1, 2, 4, 12}) {
            int right = 0;
            constexpr int kTries = 200;
            std::map<std::string, int> wrong;
            for (int i = 0; i < kTries; ++i) {
                const auto found = csv::detectEncoding(encoded(someOf(lines, count, random), encoding.constData()), {});
                QVERIFY(found.ok());
                right += found->name == wanted.toStdString();
                if (found->name != wanted.toStdString())
                    ++wrong[found->name];
            }
            std::string words;
            for (const auto& [name, times] : wrong)
                words += " " + name + " " + std::to_string(times);
            qInfo("%d of %d texts of %d lines found%s", right, kTries, int(count), words.c_str());
            QVERIFY(right * 100 >= kTries * (count == 1 ? 80 : count == 2 ? 95 : 100));
        }
    }

    void europeanTextsStayEuropean_data() {
        QTest::addColumn<int>("text");
        for (int i = 0; i < int(kEuropean.size()); ++i)
            QTest::addRow("%d %s", i, kEuropean[std::size_t(i)].first) << i;
    }
    void europeanTextsStayEuropean() {
        QFETCH(int, text);
        const auto& [encoding, lines] = kEuropean[std::size_t(text)];
        test::Random random("europeanTextsStayEuropean");
        for (int i = 0; i < 300; ++i) {
            const std::string plain = someOf(lines, 1 + random.below(6), random);
            const std::string bytes = encoded(plain, encoding);
            QVERIFY2(!bytes.empty(), plain.c_str());
            const auto found = csv::detectEncoding(bytes, {});
            QVERIFY(found.ok());
            QVERIFY2(!isEastAsian(found->name), (found->name + " for " + plain).c_str());
            if (std::string(encoding) == "WINDOWS-1252")
                QVERIFY2(found->name == "windows-1252", (found->name + " for " + plain).c_str());
        }
    }

    void aCutCharacterDoesNotMatter() {
        std::string bytes;
        for (int i = 0; i < 3000; ++i)
            bytes += encoded(kJapanese[std::size_t(i) % kJapanese.size()] + "\n", "SHIFT_JIS");
        for (std::size_t cut = 0; cut < 8; ++cut) {
            const auto found = csv::detectEncoding(std::string_view(bytes).substr(0, 40'000 + cut),
                                                   {bytes.substr(50'000 + cut, 4000)});
            QVERIFY(found.ok());
            QCOMPARE(found->name, std::string("Shift_JIS"));
        }
    }
};

MW_TEST(TstCsvEastAsian)
#include "tst_csv_east_asian.moc"
