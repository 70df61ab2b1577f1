// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/vocabulary.h"

namespace mw::sample {

const std::vector<Country>& countries()
{
    static const std::vector<Country> kCountries = {
        {"US", "+1", "USD", false, 22,
         {"USA", "U.S.", "U.S.A.", "United States", "United States of America", "usa"},
         {"New York", "Chicago", "Boston", "Seattle", "Austin", "Denver", "Portland", "Atlanta"},
         {"# Main Street", "# Oak Avenue", "# Lincoln Road", "# Market Street"}, "99999",
         {"Anna", "James", "Emily", "Michael", "Olivia", "David", "Grace", "Robert", "Chloe", "Daniel", "Megan", "Tyler"},
         {"Lee", "Johnson", "Miller", "Davis", "Wilson", "Anderson", "Taylor", "Moore", "Jackson", "Harris", "Clark", "Walker"},
         {"Inc.", "LLC", "Corp."}},
        {"GB", "+44", "GBP", true, 16,
         {"UK", "U.K.", "United Kingdom", "Great Britain", "England", "uk"},
         {"London", "Leeds", "Bristol", "Glasgow", "Cardiff", "Oxford"},
         {"# High Street", "# Church Lane", "# Station Road", "# King Street"}, "AA9 9AA",
         {"Oliver", "Amelia", "Harry", "Isla", "George", "Sophie", "Thomas", "Lucy", "William", "Ruby"},
         {"Smith", "Jones", "Brown", "Evans", "Roberts", "Wright", "Green", "Hughes", "Carter", "Bennett"},
         {"Ltd", "PLC", "LLP"}},
        {"DE", "+49", "EUR", true, 20,
         {"D", "Germany", "Deutschland", "germany", "GERMANY"},
         {"Berlin", "Hamburg", "München", "Köln", "Dresden", "Leipzig", "Stuttgart", "Düsseldorf"},
         {"Hauptstraße #", "Bahnhofstraße #", "Gartenweg #", "Am Markt #"}, "99999",
         {"Jürgen", "Sabine", "Hans", "Petra", "Björn", "Käthe", "Uwe", "Heike", "Stefan", "Claudia", "Günther", "Monika"},
         {"Müller", "Schmidt", "Schneider", "Fischer", "Weber", "Schäfer", "Koch", "Krüger", "Hoffmann", "Lange", "Böhm"},
         {"GmbH", "AG", "KG", "GmbH & Co. KG"}},
        {"AT", "+43", "EUR", true, 5, {"Austria", "Österreich", "AUSTRIA"}, {"Wien", "Graz", "Linz", "Salzburg"},
         {"Ringstraße #", "Mariahilfer Straße #"}, "9999", {"Franz", "Elisabeth", "Lukas", "Theresia"},
         {"Gruber", "Huber", "Bauer", "Wagner", "Pichler"}, {"GmbH", "OG"}},
        {"CH", "+41", "CHF", true, 5, {"Switzerland", "Schweiz", "Suisse", "SCHWEIZ"}, {"Zürich", "Genève", "Basel", "Bern"},
         {"Seestrasse #", "Rue du Rhône #"}, "9999", {"Urs", "Reto", "Nadine", "Chantal"},
         {"Meier", "Keller", "Brunner", "Favre", "Rochat"}, {"AG", "SA", "GmbH"}},
        {"FR", "+33", "EUR", true, 9, {"F", "France", "Frankreich", "FRANCE"}, {"Paris", "Lyon", "Marseille", "Nîmes", "Orléans"},
         {"# rue de la Paix", "# avenue Foch", "# rue de l'Église"}, "99999",
         {"Chloé", "François", "Hélène", "Jérôme", "Amélie", "Thierry", "Noël"},
         {"Martin", "Bernard", "Dubois", "Lefèvre", "Moreau", "Garçon", "Roux"}, {"SARL", "SA", "SAS"}},
        {"ES", "+34", "EUR", false, 6, {"Spain", "España", "ESPAÑA"}, {"Madrid", "Sevilla", "Málaga", "Córdoba"},
         {"Calle Mayor #", "Avenida del Puerto #"}, "99999", {"José", "María", "Íñigo", "Lucía", "Andrés"},
         {"Pérez", "Gómez", "Muñoz", "Ibáñez", "Núñez"}, {"S.L.", "S.A."}},
        {"NL", "+31", "EUR", true, 5, {"Netherlands", "The Netherlands", "Holland", "NETHERLANDS"},
         {"Amsterdam", "Utrecht", "Rotterdam", "Delft"}, {"Keizersgracht #", "Dorpsstraat #"}, "9999 AA",
         {"Daan", "Sanne", "Joris", "Femke"}, {"Bakker", "Visser", "Mulder", "Dekker"}, {"B.V.", "N.V."}},
        {"SE", "+46", "SEK", true, 3, {"Sweden", "Sverige", "SWEDEN"}, {"Stockholm", "Malmö", "Göteborg"},
         {"Storgatan #", "Kungsgatan #"}, "999 99", {"Åsa", "Björn", "Linnéa", "Göran"},
         {"Lindström", "Åkesson", "Öberg", "Nilsson"}, {"AB"}},
        {"BR", "+55", "BRL", true, 4, {"Brazil", "Brasil", "BRASIL"}, {"São Paulo", "Brasília", "Recife"},
         {"Rua Augusta #", "Avenida Paulista #"}, "99999-999", {"João", "Conceição", "Thiago", "Mariângela"},
         {"Araújo", "Gonçalves", "Souza", "Barbosa"}, {"Ltda.", "S.A."}},
        {"CA", "+1", "CAD", false, 3, {"Canada", "CAN", "canada"}, {"Toronto", "Montréal", "Vancouver"},
         {"# Yonge Street", "# Bay Street"}, "A9A 9A9", {"Liam", "Noémie", "Ethan", "Zoé"},
         {"Tremblay", "Campbell", "Gagnon", "Stewart"}, {"Inc.", "Ltd."}},
        {"AU", "+61", "AUD", true, 2, {"Australia", "AUS", "AUSTRALIA"}, {"Sydney", "Perth", "Hobart"},
         {"# George Street", "# Collins Street"}, "9999", {"Jack", "Matilda", "Cooper", "Sienna"},
         {"Kelly", "Murphy", "Ryan", "Hall"}, {"Pty Ltd"}},
    };
    return kCountries;
}

} // namespace mw::sample
