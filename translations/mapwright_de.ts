<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Canvas</name>
    <message>
        <source>lookup %1</source>
        <translation>Nachschlagetabelle %1</translation>
    </message>
    <message>
        <source>described</source>
        <translation>beschrieben</translation>
    </message>
    <message>
        <source>required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>req</source>
        <comment>required, short</comment>
        <translation>Muss</translation>
    </message>
    <message>
        <source>joined</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>joined as %1</source>
        <translation>verbunden als %1</translation>
    </message>
</context>
<context>
    <name>CheckEdits</name>
    <message>
        <source>Switch off the check of %1</source>
        <translation>Prüfung von %1 abschalten</translation>
    </message>
    <message>
        <source>Switch on the check of %1</source>
        <translation>Prüfung von %1 einschalten</translation>
    </message>
    <message>
        <source>Let the check of %1 only warn</source>
        <translation>Prüfung von %1 nur warnen lassen</translation>
    </message>
    <message>
        <source>Let the check of %1 fail</source>
        <translation>Prüfung von %1 scheitern lassen</translation>
    </message>
    <message>
        <source>Take the declared check of %1 away</source>
        <translation>Erklärte Prüfung von %1 wegnehmen</translation>
    </message>
    <message>
        <source>Change the check %1</source>
        <translation>Die Prüfung %1 ändern</translation>
    </message>
    <message>
        <source>Declare the check %1</source>
        <translation>Die Prüfung %1 erklären</translation>
    </message>
</context>
<context>
    <name>CheckWords</name>
    <message>
        <source>Record counts</source>
        <translation>Anzahl Datensätze</translation>
    </message>
    <message>
        <source>Control totals</source>
        <translation>Kontrollsummen</translation>
    </message>
    <message>
        <source>Field accuracy</source>
        <translation>Feldgenauigkeit</translation>
    </message>
    <message>
        <source>Required fields</source>
        <translation>Pflichtfelder</translation>
    </message>
    <message>
        <source>Relationships</source>
        <translation>Beziehungen</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Dubletten</translation>
    </message>
    <message>
        <source>Unique values</source>
        <translation>Eindeutige Werte</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation>Wertebereiche</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>warned</source>
        <translation>mit Warnung</translation>
    </message>
    <message>
        <source>nothing compared</source>
        <translation>nichts verglichen</translation>
    </message>
    <message>
        <source>Allowed values</source>
        <translation>Erlaubte Werte</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>Längen</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Workflow states</source>
        <translation>Status und Abläufe</translation>
    </message>
</context>
<context>
    <name>Clash</name>
    <message>
        <source>%1 values longer than %2</source>
        <translation>%1 Werte länger als %2</translation>
    </message>
    <message>
        <source>Values up to %1 long; %2 fit</source>
        <translation>Werte bis %1 lang; %2 passen</translation>
    </message>
    <message>
        <source>%1 rows have no value; the target needs one</source>
        <translation>%1 Zeilen ohne Wert; das Ziel braucht einen</translation>
    </message>
    <message>
        <source>Always empty</source>
        <translation>Immer leer</translation>
    </message>
    <message>
        <source>%1 with spaces at an end</source>
        <translation>%1 mit Leerzeichen am Rand</translation>
    </message>
</context>
<context>
    <name>Discussion</name>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>überfällig</translation>
    </message>
    <message>
        <source>blocks approval</source>
        <translation>hält die Freigabe auf</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>asked of %1</source>
        <translation>an %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Make it a decision</source>
        <translation>Zur Entscheidung machen</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>EntityEdits</name>
    <message>
        <source>Map %1 from %2</source>
        <translation>%1 aus %2 füllen</translation>
    </message>
    <message numerus="yes">
        <source>Map %Ln entities</source>
        <translation>
            <numerusform>%Ln Entität zuordnen</numerusform>
            <numerusform>%Ln Entitäten zuordnen</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove the mapping of %1</source>
        <translation>Zuordnung von %1 entfernen</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>&lt; %1 %</source>
        <translation>&lt; %1 %</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>GoTo</name>
    <message>
        <source>connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>mapping %1 from %2</source>
        <translation>Zuordnung %1 aus %2</translation>
    </message>
    <message>
        <source>value map</source>
        <translation>Wertezuordnung</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>project function</source>
        <translation>Projektfunktion</translation>
    </message>
    <message>
        <source>lookup</source>
        <translation>Nachschlagetabelle</translation>
    </message>
    <message>
        <source>check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>Entscheidung</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>nothing is remembered</source>
        <translation>nichts ist gemerkt</translation>
    </message>
    <message>
        <source>what is there now</source>
        <translation>was jetzt da ist</translation>
    </message>
    <message>
        <source>each field as found</source>
        <translation>jedes Feld wie gefunden</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>wie gefunden</translation>
    </message>
    <message>
        <source>, (comma)</source>
        <translation>, (Komma)</translation>
    </message>
    <message>
        <source>. (point)</source>
        <translation>. (Punkt)</translation>
    </message>
    <message>
        <source>; (semicolon)</source>
        <translation>; (Semikolon)</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>| (pipe)</source>
        <translation>| (senkrechter Strich)</translation>
    </message>
    <message>
        <source>: (colon)</source>
        <translation>: (Doppelpunkt)</translation>
    </message>
    <message>
        <source>space</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>\ (backslash)</source>
        <translation>\ (Rückstrich)</translation>
    </message>
    <message>
        <source>&quot; (double quote)</source>
        <translation>&quot; (doppelt)</translation>
    </message>
    <message>
        <source>&apos; (apostrophe)</source>
        <translation>&apos; (einfach)</translation>
    </message>
    <message>
        <source>any run of blanks</source>
        <translation>beliebig viele Leerzeichen</translation>
    </message>
    <message>
        <source>two blanks or more</source>
        <translation>zwei Leerzeichen oder mehr</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>keep</source>
        <comment>spaces belong to the value</comment>
        <translation>behalten</translation>
    </message>
    <message>
        <source>leave out</source>
        <comment>spaces do not belong to the value</comment>
        <translation>weglassen</translation>
    </message>
    <message>
        <source>only one</source>
        <translation>nur eine</translation>
    </message>
    <message>
        <source>all rows</source>
        <translation>alle Zeilen</translation>
    </message>
    <message>
        <source>only new rows</source>
        <translation>nur neue Zeilen</translation>
    </message>
    <message>
        <source>day, month, year</source>
        <translation>Tag, Monat, Jahr</translation>
    </message>
    <message>
        <source>month, day, year</source>
        <translation>Monat, Tag, Jahr</translation>
    </message>
    <message>
        <source>year, month, day</source>
        <translation>Jahr, Monat, Tag</translation>
    </message>
    <message>
        <source>%1 are known</source>
        <translation>%1 sind bekannt</translation>
    </message>
    <message>
        <source>%1 of %2 files have something else</source>
        <translation>%1 von %2 Dateien haben etwas anderes</translation>
    </message>
    <message>
        <source>%1 (EBCDIC, United States)</source>
        <translation>%1 (EBCDIC, Vereinigte Staaten)</translation>
    </message>
    <message>
        <source>%1 (EBCDIC, Germany and Austria)</source>
        <translation>%1 (EBCDIC, Deutschland und Österreich)</translation>
    </message>
    <message>
        <source>%1 (EBCDIC, Latin 1)</source>
        <translation>%1 (EBCDIC, lateinische Schrift)</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
</context>
<context>
    <name>MapEdits</name>
    <message>
        <source>Change rule of %1</source>
        <translation>Regel von %1 ändern</translation>
    </message>
    <message>
        <source>Unmap %1</source>
        <translation>Zuordnung von %1 lösen</translation>
    </message>
    <message numerus="yes">
        <source>Unmap %Ln field(s)</source>
        <translation>
            <numerusform>Zuordnung von %Ln Feld lösen</numerusform>
            <numerusform>Zuordnung von %Ln Feldern lösen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %Ln source field(s) behind</source>
        <translation>
            <numerusform>%Ln Quellfeld zurücklassen</numerusform>
            <numerusform>%Ln Quellfelder zurücklassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %Ln source field(s) back in</source>
        <translation>
            <numerusform>%Ln Quellfeld wieder aufnehmen</numerusform>
            <numerusform>%Ln Quellfelder wieder aufnehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add value map %1</source>
        <translation>Wertezuordnung %1 anlegen</translation>
    </message>
</context>
<context>
    <name>PairedWords</name>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Workflow states</source>
        <translation>Status und Abläufe</translation>
    </message>
    <message>
        <source>The same figure on both sides, line by line. Without a rule for the line there is a single one.</source>
        <translation>Dieselbe Zahl auf beiden Seiten, Zeile für Zeile. Ohne Regel für die Zeile gibt es nur eine.</translation>
    </message>
    <message>
        <source>What each user may do in effect with each class of records: by rights that were given or shared, by ownership, himself or through roles and groups in any depth.</source>
        <translation>Was jeder Benutzer im Ergebnis mit jeder Art von Datensätzen tun darf: durch erteilte oder geteilte Rechte, als Eigentümer, selbst oder über Rollen und Gruppen in beliebiger Tiefe.</translation>
    </message>
    <message>
        <source>The states of the target&apos;s records, the steps that the migration made of the old ones and the history are held against the states and ways that are declared.</source>
        <translation>Die Status der Datensätze im Ziel, die Schritte, die die Migration aus den alten gemacht hat, und die Historie werden an den erklärten Status und Wegen gemessen.</translation>
    </message>
    <message>
        <source>Declare a report</source>
        <translation>Einen Bericht erklären</translation>
    </message>
    <message>
        <source>Declare permissions</source>
        <translation>Berechtigungen erklären</translation>
    </message>
    <message>
        <source>Declare workflow states</source>
        <translation>Status und Abläufe erklären</translation>
    </message>
    <message>
        <source>Rights that were given</source>
        <translation>Erteilte Rechte</translation>
    </message>
    <message>
        <source>Sharing rules</source>
        <translation>Freigaberegeln</translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation>Eigentum</translation>
    </message>
    <message>
        <source>Members of roles and groups</source>
        <translation>Mitglieder von Rollen und Gruppen</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>History of states</source>
        <translation>Historie der Status</translation>
    </message>
    <message>
        <source>Only where</source>
        <translation>Nur wenn</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Class of records</source>
        <translation>Art der Datensätze</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Recht</translation>
    </message>
    <message>
        <source>Role or group</source>
        <translation>Rolle oder Gruppe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>From state</source>
        <translation>Aus Status</translation>
    </message>
    <message>
        <source>To state</source>
        <translation>In Status</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Record&apos;s key</source>
        <translation>Schlüssel des Datensatzes</translation>
    </message>
    <message>
        <source>all records</source>
        <translation>alle Datensätze</translation>
    </message>
    <message>
        <source>a single line</source>
        <translation>eine einzige Zeile</translation>
    </message>
    <message>
        <source>none is needed to count</source>
        <translation>zum Zählen nicht nötig</translation>
    </message>
    <message>
        <source>the target&apos;s entity</source>
        <translation>die Entität des Ziels</translation>
    </message>
    <message>
        <source>the greatest</source>
        <translation>das höchste</translation>
    </message>
    <message>
        <source>same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>not in the target</source>
        <translation>nicht im Ziel</translation>
    </message>
    <message>
        <source>not in the source</source>
        <translation>nicht in der Quelle</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>Old states, record by record</source>
        <translation>Alte Status, Datensatz für Datensatz</translation>
    </message>
</context>
<context>
    <name>PlaceWords</name>
    <message numerus="yes">
        <source>all %n files %1 as one entity</source>
        <translation>
            <numerusform>%n Datei %1 als eine Entität</numerusform>
            <numerusform>alle %n Dateien %1 als eine Entität</numerusform>
        </translation>
    </message>
    <message>
        <source>this folder, an entity per file</source>
        <translation>dieser Ordner, je Datei eine Entität</translation>
    </message>
    <message>
        <source>this file</source>
        <translation>diese Datei</translation>
    </message>
    <message>
        <source>the folder %1, an entity per file</source>
        <translation>der Ordner %1, je Datei eine Entität</translation>
    </message>
    <message>
        <source>this file, in fixed columns</source>
        <translation>diese Datei, in festen Spalten</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
</context>
<context>
    <name>ProposalWords</name>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Absicht</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Gesagt von</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>Wichtigkeit</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Not migrated because</source>
        <translation>Bleibt zurück, weil</translation>
    </message>
    <message>
        <source>Intent of the mapping</source>
        <translation>Absicht der Zuordnung</translation>
    </message>
    <message>
        <source>Note of the mapping</source>
        <translation>Notiz zur Zuordnung</translation>
    </message>
</context>
<context>
    <name>RecordLink</name>
    <message>
        <source>Nobody has said yet where records of %1 are seen: on the page Discover, above the entities of the connection.</source>
        <translation>Noch niemand hat gesagt, wo Datensätze von %1 zu sehen sind: auf der Seite Erkunden, über den Entitäten der Verbindung.</translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message numerus="yes">
        <source>value map, %Ln value(s)</source>
        <translation>
            <numerusform>Wertezuordnung, %Ln Wert</numerusform>
            <numerusform>Wertezuordnung, %Ln Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of the record found in %2</source>
        <translation>%1 des Datensatzes aus %2</translation>
    </message>
    <message>
        <source>parameter, now %1</source>
        <translation>Parameter, jetzt %1</translation>
    </message>
    <message>
        <source>function of this project</source>
        <translation>Funktion dieses Projekts</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>geladen</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>zusammengeführt</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>übergeben</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archiviert</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>ausgeschlossen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>federated</source>
        <translation>föderiert</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>In Prüfung</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Informative</source>
        <translation>Informativ</translation>
    </message>
</context>
<context>
    <name>StepDraft</name>
    <message>
        <source>A value is written like total = sum(amount), not %1</source>
        <translation>Ein Wert wird geschrieben wie total = sum(amount), nicht %1</translation>
    </message>
    <message>
        <source>Nothing is known of “%1” behind a value; an order is written by RULE or by RULE desc</source>
        <translation>Hinter einem Wert ist „%1“ nicht bekannt; eine Reihenfolge heißt by REGEL oder by REGEL desc</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Entität</translation>
    </message>
    <message>
        <source>Rules may call it</source>
        <translation>Regeln nennen sie</translation>
    </message>
    <message>
        <source>its own name</source>
        <translation>ihr eigener Name</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Rows are one where these agree</source>
        <translation>Zeilen sind eine, wo diese übereinstimmen</translation>
    </message>
    <message>
        <source>One field a line, or name = rule</source>
        <translation>Ein Feld je Zeile oder name = regel</translation>
    </message>
    <message>
        <source>Rows without a partner</source>
        <translation>Zeilen ohne Gegenstück</translation>
    </message>
    <message>
        <source>are excluded (inner join)</source>
        <translation>werden ausgeschlossen (inner join)</translation>
    </message>
    <message>
        <source>stay (left join)</source>
        <translation>bleiben (left join)</translation>
    </message>
    <message>
        <source>stay; several partners reject (lookup)</source>
        <translation>bleiben; mehrere Gegenstücke weisen ab (lookup)</translation>
    </message>
    <message>
        <source>are the only ones that stay (anti join)</source>
        <translation>bleiben als einzige (anti join)</translation>
    </message>
    <message>
        <source>Partners agree in</source>
        <translation>Gegenstücke stimmen überein in</translation>
    </message>
    <message>
        <source>customer_id = id, one pair a line</source>
        <translation>customer_id = id, ein Paar je Zeile</translation>
    </message>
    <message>
        <source>Only records for which this is true</source>
        <translation>Nur Datensätze, für die das gilt</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Fields of other names</source>
        <translation>Felder mit anderen Namen</translation>
    </message>
    <message>
        <source>name = rule, one a line; the others come by name</source>
        <translation>name = regel, eines je Zeile; die übrigen kommen nach Namen</translation>
    </message>
    <message>
        <source>A field that tells where a row comes from</source>
        <translation>Ein Feld, das sagt, woher eine Zeile kommt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Only rows go on for which this is true</source>
        <translation>Nur Zeilen gehen weiter, für die das gilt</translation>
    </message>
    <message>
        <source>amount &gt; 0</source>
        <translation>betrag &gt; 0</translation>
    </message>
    <message>
        <source>Fields that it makes</source>
        <translation>Felder, die entstehen</translation>
    </message>
    <message>
        <source>phone; several with commas</source>
        <translation>phone; mehrere mit Kommas</translation>
    </message>
    <message>
        <source>A row for each of</source>
        <translation>Eine Zeile für jedes von</translation>
    </message>
    <message>
        <source>mobile = phone_1, one a line; several values part by |</source>
        <translation>mobil = phone_1, eines je Zeile; mehrere Werte trennt |</translation>
    </message>
    <message>
        <source>The field that holds which one it is</source>
        <translation>Das Feld, das sagt, welches es ist</translation>
    </message>
    <message>
        <source>Make rows of empty values too</source>
        <translation>Auch aus leeren Werten Zeilen machen</translation>
    </message>
    <message>
        <source>What the one row holds</source>
        <translation>Was die eine Zeile enthält</translation>
    </message>
    <message>
        <source>total = sum(amount), mail = first(email) by rank; count, count_distinct, sum, average, min, max, first, list</source>
        <translation>summe = sum(amount), mail = first(email) by rank; count, count_distinct, sum, average, min, max, first, list</translation>
    </message>
    <message>
        <source>Each holds</source>
        <translation>Jedes enthält</translation>
    </message>
    <message>
        <source>A field for each value of</source>
        <translation>Ein Feld für jeden Wert von</translation>
    </message>
    <message>
        <source>The values, with the names of their fields</source>
        <translation>Die Werte mit den Namen ihrer Felder</translation>
    </message>
    <message>
        <source>value, or value = name, one a line</source>
        <translation>wert oder wert = name, eines je Zeile</translation>
    </message>
    <message>
        <source>of</source>
        <translation>von</translation>
    </message>
    <message>
        <source>%1 has %2 values; it makes %3 fields</source>
        <translation>%1 hat %2 Werte; es entstehen %3 Felder</translation>
    </message>
    <message>
        <source>Join another entity</source>
        <translation>Mit einer anderen Entität verbinden</translation>
    </message>
    <message>
        <source>Add the records of another entity</source>
        <translation>Datensätze einer anderen Entität hinzunehmen</translation>
    </message>
    <message>
        <source>Let only some rows go on</source>
        <translation>Nur manche Zeilen weitergehen lassen</translation>
    </message>
    <message>
        <source>Make rows of fields</source>
        <translation>Aus Feldern Zeilen machen</translation>
    </message>
    <message>
        <source>Group rows</source>
        <translation>Zeilen gruppieren</translation>
    </message>
    <message>
        <source>Make fields of values</source>
        <translation>Aus Werten Felder machen</translation>
    </message>
    <message>
        <source>Its fields stand beside those of each row: inner, left, lookup, anti</source>
        <translation>Ihre Felder stehen neben denen jeder Zeile: inner, left, lookup, anti</translation>
    </message>
    <message>
        <source>Several sources become one, each field from the one that is trusted</source>
        <translation>Mehrere Quellen werden eine, jedes Feld aus der, der man traut</translation>
    </message>
    <message>
        <source>Before a join or a group; the filter of the mapping comes last</source>
        <translation>Vor dem Verbinden oder Gruppieren; der Filter der Abbildung kommt zuletzt</translation>
    </message>
    <message>
        <source>phone_1, phone_2, phone_3 become three rows</source>
        <translation>phone_1, phone_2, phone_3 werden drei Zeilen</translation>
    </message>
    <message>
        <source>One row of all that agree, with sums, counts, firsts, lists</source>
        <translation>Eine Zeile aus allen, die übereinstimmen, mit Summen, Anzahlen, ersten Werten, Listen</translation>
    </message>
    <message>
        <source>The values of a field become fields of one row</source>
        <translation>Die Werte eines Feldes werden Felder einer Zeile</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>mit %1</translation>
    </message>
    <message>
        <source>with %1 if any</source>
        <translation>mit %1, falls vorhanden</translation>
    </message>
    <message>
        <source>look up %1</source>
        <translation>%1 nachschlagen</translation>
    </message>
    <message>
        <source>not in %1</source>
        <translation>nicht in %1</translation>
    </message>
    <message>
        <source>and %1</source>
        <translation>und %1</translation>
    </message>
    <message>
        <source>where %1</source>
        <translation>wo %1</translation>
    </message>
    <message numerus="yes">
        <source>rows of %n field(s)</source>
        <translation>
            <numerusform>Zeilen aus %n Feld</numerusform>
            <numerusform>Zeilen aus %n Feldern</numerusform>
        </translation>
    </message>
    <message>
        <source>all in one</source>
        <translation>alle in einer</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>nach %1</translation>
    </message>
    <message>
        <source>fields of %1</source>
        <translation>Felder aus %1</translation>
    </message>
</context>
<context>
    <name>StepWords</name>
    <message>
        <source>then %1</source>
        <translation>dann %1</translation>
    </message>
    <message>
        <source>%1 before</source>
        <translation>%1 davor</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Puts a text behind.</source>
        <translation>Setzt einen Text dahinter.</translation>
    </message>
    <message>
        <source>Puts a text in front.</source>
        <translation>Setzt einen Text davor.</translation>
    </message>
    <message>
        <source>Looks the value up and takes a field of the record that it finds.</source>
        <translation>Schlägt den Wert nach und nimmt ein Feld des gefundenen Datensatzes.</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>lookup</source>
        <translation>Nachschlagetabelle</translation>
    </message>
    <message>
        <source>field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>value map</source>
        <translation>Wertetabelle</translation>
    </message>
    <message>
        <source>argument</source>
        <translation>Argument</translation>
    </message>
    <message>
        <source>%1 is no value that can stand here; a field is written with = before it</source>
        <translation>%1 ist kein Wert, der hier stehen kann; vor einem Feld steht =</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>value map %1</source>
        <translation>Wertetabelle %1</translation>
    </message>
    <message>
        <source>Translates every value as the value map says.</source>
        <translation>Übersetzt jeden Wert so, wie es die Wertetabelle sagt.</translation>
    </message>
    <message>
        <source>put a text behind</source>
        <translation>Text dahinter setzen</translation>
    </message>
    <message>
        <source>put a text in front</source>
        <translation>Text davor setzen</translation>
    </message>
</context>
<context>
    <name>ValueText</name>
    <message>
        <source>null</source>
        <comment>a value that is absent</comment>
        <translation>null</translation>
    </message>
    <message>
        <source>empty</source>
        <comment>a text of length 0</comment>
        <translation>leer</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source> and {0} more</source>
        <translation> und {0} weitere</translation>
    </message>
    <message>
        <source> are binary</source>
        <translation> sind binär</translation>
    </message>
    <message>
        <source> are floating point numbers</source>
        <translation> sind Gleitkommazahlen</translation>
    </message>
    <message>
        <source> are numbers with at most {0} digits after the point</source>
        <translation> sind Zahlen mit höchstens {0} Nachkommastellen</translation>
    </message>
    <message>
        <source> are text</source>
        <translation> sind Text</translation>
    </message>
    <message>
        <source> are whole numbers</source>
        <translation> sind ganze Zahlen</translation>
    </message>
    <message>
        <source> or the parameter {0}</source>
        <translation> oder der Parameter {0}</translation>
    </message>
    <message>
        <source> or {0}</source>
        <translation> oder {0}</translation>
    </message>
    <message>
        <source> or {0}.{1}</source>
        <translation> oder {0}.{1}</translation>
    </message>
    <message>
        <source> values looked at</source>
        <translation> Werte betrachtet</translation>
    </message>
    <message>
        <source> with a rule</source>
        <translation> mit einer Regel</translation>
    </message>
    <message>
        <source> → the same type</source>
        <translation> → derselbe Typ</translation>
    </message>
    <message>
        <source>&apos;,&apos; or &apos;]&apos; is expected</source>
        <translation>&apos;,&apos; oder &apos;]&apos; wird erwartet</translation>
    </message>
    <message>
        <source>&apos;,&apos; or &apos;}&apos; is expected</source>
        <translation>&apos;,&apos; oder &apos;}&apos; wird erwartet</translation>
    </message>
    <message>
        <source>&apos;:&apos; is expected</source>
        <translation>&apos;:&apos; wird erwartet</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is not a step of an edit</source>
        <translation>&apos;{0}&apos; ist kein Schritt einer Änderung</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is not one of {1}</source>
        <translation>&apos;{0}&apos; ist keines von {1}</translation>
    </message>
    <message>
        <source>({0}) references {1}</source>
        <translation>({0}) verweist auf {1}</translation>
    </message>
    <message>
        <source>, for example {0}</source>
        <translation>, zum Beispiel {0}</translation>
    </message>
    <message>
        <source>, in the first {0} rows</source>
        <translation>, in den ersten {0} Zeilen</translation>
    </message>
    <message>
        <source>-- begins a comment only at the start of a line or before a space</source>
        <translation>-- beginnt einen Kommentar nur am Zeilenanfang oder vor einem Leerzeichen</translation>
    </message>
    <message>
        <source>; did you mean {0}</source>
        <translation>; meinten Sie {0}</translation>
    </message>
    <message>
        <source>; did you mean {0}?</source>
        <translation>; meinten Sie {0}?</translation>
    </message>
    <message>
        <source>; there are: {0}</source>
        <translation>; es gibt: {0}</translation>
    </message>
    <message>
        <source>; {0} values of the key are missing</source>
        <translation>; {0} Werte des Schlüssels fehlen</translation>
    </message>
    <message>
        <source>A value must be there; null, empty text and text of spaces alone fail.</source>
        <translation>Ein Wert muss vorhanden sein; null, leerer Text und Text nur aus Leerzeichen fallen durch.</translation>
    </message>
    <message>
        <source>Any null argument gives null.</source>
        <translation>Ist ein Argument null, ist das Ergebnis null.</translation>
    </message>
    <message>
        <source>As a target: rows between two commits; 0 commits once, at the end.</source>
        <translation>Als Ziel: Zeilen zwischen zwei Commits; 0 schreibt einmal fest, am Ende.</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the parenthesis</source>
        <translation>Klammer schließen</translation>
    </message>
    <message>
        <source>Compare with an operator</source>
        <translation>Mit einem Operator vergleichen</translation>
    </message>
    <message>
        <source>Convert it</source>
        <translation>Umwandeln</translation>
    </message>
    <message>
        <source>Delimited text</source>
        <translation>Text mit Trennzeichen</translation>
    </message>
    <message>
        <source>Did you mean this?</source>
        <translation>Meinten Sie dies?</translation>
    </message>
    <message>
        <source>Empty is null</source>
        <translation>Leer ist null</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel-Arbeitsmappe</translation>
    </message>
    <message>
        <source>H and h both stand for the hour</source>
        <translation>H und h stehen beide für die Stunde</translation>
    </message>
    <message>
        <source>How long to wait while another program holds the file locked.</source>
        <translation>Wie lange gewartet wird, solange ein anderes Programm die Datei sperrt.</translation>
    </message>
    <message>
        <source>It cannot be read: {0}</source>
        <translation>Es kann nicht gelesen werden: {0}</translation>
    </message>
    <message>
        <source>Join the texts</source>
        <translation>Texte verbinden</translation>
    </message>
    <message>
        <source>Join them with and</source>
        <translation>Mit and verbinden</translation>
    </message>
    <message>
        <source>Looks at nulls itself; see the examples.</source>
        <translation>Behandelt null selbst; siehe die Beispiele.</translation>
    </message>
    <message>
        <source>Name the source</source>
        <translation>Quelle nennen</translation>
    </message>
    <message>
        <source>No two rows have the same values in the fields together; rows with a null among them are left out.</source>
        <translation>Keine zwei Zeilen haben in den Feldern zusammen dieselben Werte; Zeilen mit null darunter bleiben außer Betracht.</translation>
    </message>
    <message>
        <source>Otherwise null</source>
        <translation>Sonst null</translation>
    </message>
    <message>
        <source>Put a space between</source>
        <translation>Ein Leerzeichen dazwischensetzen</translation>
    </message>
    <message>
        <source>Put it into parentheses</source>
        <translation>In Klammern setzen</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Round it</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>Rows looked at per table</source>
        <translation>Betrachtete Zeilen je Tabelle</translation>
    </message>
    <message>
        <source>Rows per commit</source>
        <translation>Zeilen je Commit</translation>
    </message>
    <message>
        <source>SQLite database</source>
        <translation>SQLite-Datenbank</translation>
    </message>
    <message>
        <source>SQLite format 3</source>
        <translation>SQLite format 3</translation>
    </message>
    <message>
        <source>SQLite keeps any value in any column. So many rows of a table are looked at to decide the types of its fields; 0 looks at all of them.</source>
        <translation>SQLite nimmt in jeder Spalte jeden Wert an. So viele Zeilen einer Tabelle werden betrachtet, um die Typen ihrer Felder zu bestimmen; bei 0 alle.</translation>
    </message>
    <message>
        <source>The encoding of the text, for example UTF-8 or windows-1252</source>
        <translation>Die Kodierung des Textes, zum Beispiel UTF-8 oder windows-1252</translation>
    </message>
    <message>
        <source>The value has at least and at most so many characters (code points).</source>
        <translation>Der Wert hat mindestens und höchstens so viele Zeichen (Codepunkte).</translation>
    </message>
    <message>
        <source>The value is one of a list, compared exactly as printed.</source>
        <translation>Der Wert steht in einer Liste, genau verglichen, wie er geschrieben ist.</translation>
    </message>
    <message>
        <source>The value lies between a minimum and a maximum, both included; either may be left out.</source>
        <translation>Der Wert liegt zwischen einem kleinsten und einem größten, beide eingeschlossen; einer darf fehlen.</translation>
    </message>
    <message>
        <source>Wait for locks (ms)</source>
        <translation>Auf Sperren warten (ms)</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>What stands around fields that hold delimiters or line breaks; none for nothing</source>
        <translation>Was um Felder steht, die Trennzeichen oder Zeilenumbrüche enthalten; none für nichts</translation>
    </message>
    <message>
        <source>What stands before a quote inside a quoted field: the quote itself, another character or none</source>
        <translation>Was vor einem Anführungszeichen innerhalb eines Feldes steht: das Zeichen selbst, ein anderes oder none</translation>
    </message>
    <message>
        <source>Whether an empty field without quotes is null (with quotes it is always &apos;&apos;)</source>
        <translation>Ob ein leeres Feld ohne Anführungszeichen null ist (mit ihnen ist es immer &apos;&apos;)</translation>
    </message>
    <message>
        <source>Write a comma</source>
        <translation>Ein Komma setzen</translation>
    </message>
    <message>
        <source>Write a field name in brackets</source>
        <translation>Als Feldname in eckige Klammern setzen</translation>
    </message>
    <message>
        <source>Write a text in single quotes</source>
        <translation>Als Text in einfache Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>Write and</source>
        <translation>and schreiben</translation>
    </message>
    <message>
        <source>Write end</source>
        <translation>end schreiben</translation>
    </message>
    <message>
        <source>Write null</source>
        <translation>null schreiben</translation>
    </message>
    <message>
        <source>Write the operator</source>
        <translation>Den Operator schreiben</translation>
    </message>
    <message>
        <source>Write the zero</source>
        <translation>Die Null schreiben</translation>
    </message>
    <message>
        <source>Write then</source>
        <translation>then schreiben</translation>
    </message>
    <message>
        <source>X, x and Z all stand for the offset</source>
        <translation>X, x und Z stehen alle für den Zeitversatz</translation>
    </message>
    <message>
        <source>YYYY-MM-DD HH:MM:SS</source>
        <translation>JJJJ-MM-TT HH:MM:SS</translation>
    </message>
    <message>
        <source>a 64-bit integer</source>
        <translation>eine Ganzzahl von 64 Bit</translation>
    </message>
    <message>
        <source>a 7-Zip archive</source>
        <translation>ein 7-Zip-Archiv</translation>
    </message>
    <message>
        <source>a JPEG picture</source>
        <translation>ein JPEG-Bild</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a PNG picture</source>
        <translation>ein PNG-Bild</translation>
    </message>
    <message>
        <source>a SQLite database</source>
        <translation>eine SQLite-Datenbank</translation>
    </message>
    <message>
        <source>a ZIP archive or an office document</source>
        <translation>ein ZIP-Archiv oder ein Office-Dokument</translation>
    </message>
    <message>
        <source>a byte order mark stands first</source>
        <translation>am Anfang steht eine Bytereihenfolge-Marke</translation>
    </message>
    <message>
        <source>a check of kind {0} needs at least one field</source>
        <translation>eine Prüfung der Art {0} braucht mindestens ein Feld</translation>
    </message>
    <message>
        <source>a comma is missing before {0}</source>
        <translation>vor {0} fehlt ein Komma</translation>
    </message>
    <message>
        <source>a condition is needed here, true or false, not {0}</source>
        <translation>hier wird eine Bedingung gebraucht, wahr oder falsch, nicht {0}</translation>
    </message>
    <message>
        <source>a decimal of 38 digits</source>
        <translation>eine Dezimalzahl von 38 Ziffern</translation>
    </message>
    <message>
        <source>a digit is expected</source>
        <translation>eine Ziffer wird erwartet</translation>
    </message>
    <message>
        <source>a folder without files of delimited text</source>
        <translation>ein Ordner ohne Dateien mit Trennzeichen</translation>
    </message>
    <message>
        <source>a key in quotes is expected</source>
        <translation>ein Schlüssel in Anführungszeichen wird erwartet</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a list is needed</source>
        <translation>eine Liste wird gebraucht</translation>
    </message>
    <message>
        <source>a load file named {0}</source>
        <translation>eine Ladedatei namens {0}</translation>
    </message>
    <message>
        <source>a location cannot hold a NUL byte</source>
        <translation>ein Ort kann kein NUL-Byte enthalten</translation>
    </message>
    <message>
        <source>a location is needed: a file, a folder or a URL</source>
        <translation>ein Ort wird gebraucht: eine Datei, ein Ordner oder eine URL</translation>
    </message>
    <message>
        <source>a location of {0}</source>
        <translation>ein Ort von {0}</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a number cannot begin with 0</source>
        <translation>eine Zahl kann nicht mit 0 beginnen</translation>
    </message>
    <message>
        <source>a number of characters cannot be negative</source>
        <translation>eine Zeichenzahl kann nicht negativ sein</translation>
    </message>
    <message>
        <source>a number of decimals is from 0 to 38</source>
        <translation>eine Zahl von Nachkommastellen liegt zwischen 0 und 38</translation>
    </message>
    <message>
        <source>a pattern of like cannot end in a single backslash</source>
        <translation>ein Muster von like kann nicht mit einem einzelnen Rückstrich enden</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>ein Programm</translation>
    </message>
    <message>
        <source>a quote is opened and never closed</source>
        <translation>ein Anführungszeichen wird geöffnet und nie geschlossen</translation>
    </message>
    <message>
        <source>a record is larger than {0}</source>
        <translation>ein Datensatz ist größer als {0}</translation>
    </message>
    <message>
        <source>a reference without a match cannot be found</source>
        <translation>ein Verweis ohne Treffer ist nicht auffindbar</translation>
    </message>
    <message>
        <source>a row</source>
        <translation>eine Zeile</translation>
    </message>
    <message>
        <source>a scale is a number of digits from 0 to 38</source>
        <translation>eine Zahl von Nachkommastellen liegt zwischen 0 und 38</translation>
    </message>
    <message>
        <source>a separator cannot be empty</source>
        <translation>ein Trenner kann nicht leer sein</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a text in quotes is needed for the type {0}</source>
        <translation>für den Typ {0} wird ein Text in Anführungszeichen gebraucht</translation>
    </message>
    <message>
        <source>a text is opened and never closed</source>
        <translation>ein Text wird geöffnet und nie geschlossen</translation>
    </message>
    <message>
        <source>a type outside the list</source>
        <translation>ein Typ, der nicht in der Liste steht</translation>
    </message>
    <message>
        <source>a value cannot be an object</source>
        <translation>ein Wert kann kein Objekt sein</translation>
    </message>
    <message>
        <source>a value expected, nothing found</source>
        <translation>Wert erwartet, nichts gefunden</translation>
    </message>
    <message>
        <source>a value is expected</source>
        <translation>ein Wert wird erwartet</translation>
    </message>
    <message>
        <source>a value is expected here, not {0}</source>
        <translation>hier wird ein Wert erwartet, nicht {0}</translation>
    </message>
    <message>
        <source>a value is missing after {0}</source>
        <translation>nach {0} fehlt ein Wert</translation>
    </message>
    <message>
        <source>a value is required, there is none</source>
        <translation>ein Wert ist Pflicht, es gibt keinen</translation>
    </message>
    <message>
        <source>a value of type {0} cannot become {1}</source>
        <translation>ein Wert vom Typ {0} kann nicht zu {1} werden</translation>
    </message>
    <message>
        <source>a verdict needs an author</source>
        <translation>ein Urteil braucht einen Namen</translation>
    </message>
    <message>
        <source>a verdict that accepts a difference needs a reason</source>
        <translation>wer eine Abweichung annimmt, muss einen Grund nennen</translation>
    </message>
    <message>
        <source>a way of rounding is &apos;half up&apos;, &apos;half even&apos;, &apos;down&apos; or &apos;up&apos;</source>
        <translation>eine Art zu runden ist &apos;half up&apos;, &apos;half even&apos;, &apos;down&apos; oder &apos;up&apos;</translation>
    </message>
    <message>
        <source>a whole number from 0 to 18446744073709551615</source>
        <translation>eine ganze Zahl von 0 bis 18446744073709551615</translation>
    </message>
    <message>
        <source>a whole number of 64 bits is needed for the type integer</source>
        <translation>für den Typ integer wird eine ganze Zahl von 64 Bit gebraucht</translation>
    </message>
    <message>
        <source>accents</source>
        <translation>Akzente</translation>
    </message>
    <message>
        <source>all characters beyond ASCII are valid UTF-8</source>
        <translation>alle Zeichen außerhalb von ASCII sind gültiges UTF-8</translation>
    </message>
    <message>
        <source>all is text; the first record could be names</source>
        <translation>alles ist Text; der erste Datensatz könnte Namen enthalten</translation>
    </message>
    <message>
        <source>an IBAN</source>
        <translation>eine IBAN</translation>
    </message>
    <message>
        <source>an e-mail address</source>
        <translation>eine E-Mail-Adresse</translation>
    </message>
    <message>
        <source>an element with the id {0}</source>
        <translation>ein Element mit der Kennung {0}</translation>
    </message>
    <message>
        <source>an empty old value is listed: it stands for empty text, not for null</source>
        <translation>ein leerer alter Wert ist aufgeführt: er steht für leeren Text, nicht für null</translation>
    </message>
    <message>
        <source>an escape like \n is expected after \</source>
        <translation>nach \ wird ein Escape-Zeichen wie \n erwartet</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>an old office document</source>
        <translation>ein altes Office-Dokument</translation>
    </message>
    <message>
        <source>an unknown exception</source>
        <translation>eine unbekannte Ausnahme</translation>
    </message>
    <message>
        <source>are binary, shown as hexadecimal</source>
        <translation>sind binär, hexadezimal gezeigt</translation>
    </message>
    <message>
        <source>are dates</source>
        <translation>sind Datumsangaben</translation>
    </message>
    <message>
        <source>are dates with a time</source>
        <translation>sind Datumsangaben mit Uhrzeit</translation>
    </message>
    <message>
        <source>are dates without a time</source>
        <translation>sind Datumsangaben ohne Uhrzeit</translation>
    </message>
    <message>
        <source>are decimal numbers</source>
        <translation>sind Dezimalzahlen</translation>
    </message>
    <message>
        <source>are longer than {0} characters, the longest has {1}</source>
        <translation>sind länger als {0} Zeichen, der längste hat {1}</translation>
    </message>
    <message>
        <source>are moments with a time zone</source>
        <translation>sind Zeitpunkte mit Zeitzone</translation>
    </message>
    <message>
        <source>are numbers</source>
        <translation>sind Zahlen</translation>
    </message>
    <message>
        <source>are numbers of too many digits</source>
        <translation>sind Zahlen mit zu vielen Ziffern</translation>
    </message>
    <message>
        <source>are other text</source>
        <translation>sind anderer Text</translation>
    </message>
    <message>
        <source>are text</source>
        <translation>sind Text</translation>
    </message>
    <message>
        <source>are true or false</source>
        <translation>sind wahr oder falsch</translation>
    </message>
    <message>
        <source>are whole numbers</source>
        <translation>sind ganze Zahlen</translation>
    </message>
    <message>
        <source>are {0}</source>
        <translation>sind {0}</translation>
    </message>
    <message>
        <source>as many as most records have</source>
        <translation>so viele wie die meisten Datensätze haben</translation>
    </message>
    <message>
        <source>as many as the header names</source>
        <translation>so viele wie die Kopfzeile nennt</translation>
    </message>
    <message>
        <source>as the connection says</source>
        <translation>wie die Verbindung angibt</translation>
    </message>
    <message>
        <source>at least one field must be written</source>
        <translation>mindestens ein Feld muss geschrieben werden</translation>
    </message>
    <message>
        <source>at least {0}</source>
        <translation>mindestens {0}</translation>
    </message>
    <message>
        <source>at least {0} characters</source>
        <translation>mindestens {0} Zeichen</translation>
    </message>
    <message>
        <source>at most {0}</source>
        <translation>höchstens {0}</translation>
    </message>
    <message>
        <source>at most {0} characters</source>
        <translation>höchstens {0} Zeichen</translation>
    </message>
    <message>
        <source>both sides need the same number of key fields, at least one</source>
        <translation>beide Seiten brauchen gleich viele Schlüsselfelder, mindestens eines</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>case needs at least one when … then …</source>
        <translation>case braucht mindestens ein when … then …</translation>
    </message>
    <message>
        <source>characters are counted from 1</source>
        <translation>Zeichen werden ab 1 gezählt</translation>
    </message>
    <message>
        <source>characters are counted from 1, and a length is not negative</source>
        <translation>Zeichen werden ab 1 gezählt, und eine Länge ist nicht negativ</translation>
    </message>
    <message>
        <source>comments begin with -- and end with the line</source>
        <translation>Kommentare beginnen mit -- und enden mit der Zeile</translation>
    </message>
    <message>
        <source>committing</source>
        <translation>schreibt fest</translation>
    </message>
    <message>
        <source>comparing</source>
        <translation>vergleicht</translation>
    </message>
    <message>
        <source>comparisons cannot be chained; join them with and, or use between</source>
        <translation>Vergleiche lassen sich nicht verketten; verbinden Sie sie mit and oder nehmen Sie between</translation>
    </message>
    <message>
        <source>compressed by gzip</source>
        <translation>mit gzip komprimiert</translation>
    </message>
    <message>
        <source>compressed by xz</source>
        <translation>mit xz komprimiert</translation>
    </message>
    <message>
        <source>compressed by zstd</source>
        <translation>mit zstd komprimiert</translation>
    </message>
    <message>
        <source>control characters must be escaped in a text</source>
        <translation>Steuerzeichen müssen in einem Text maskiert sein</translation>
    </message>
    <message>
        <source>counting</source>
        <translation>zählt</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>damaged characters</source>
        <translation>beschädigte Zeichen</translation>
    </message>
    <message>
        <source>date MM/dd/yyyy</source>
        <translation>Datum MM/dd/yyyy</translation>
    </message>
    <message>
        <source>date dd/MM/yyyy</source>
        <translation>Datum dd/MM/yyyy</translation>
    </message>
    <message>
        <source>date yyyy-MM-dd</source>
        <translation>Datum yyyy-MM-dd</translation>
    </message>
    <message>
        <source>date, day and month ambiguous</source>
        <translation>Datum, Tag und Monat mehrdeutig</translation>
    </message>
    <message>
        <source>date, several forms</source>
        <translation>Datum, mehrere Formen</translation>
    </message>
    <message>
        <source>dates from 0001 to 9999</source>
        <translation>Datumsangaben von 0001 bis 9999</translation>
    </message>
    <message>
        <source>day and month swapped</source>
        <translation>Tag und Monat vertauscht</translation>
    </message>
    <message>
        <source>de-duplication needs at least one key</source>
        <translation>die Dublettenbereinigung braucht mindestens einen Schlüssel</translation>
    </message>
    <message>
        <source>delimiter</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>delimiter and escape cannot be the same</source>
        <translation>Trennzeichen und Maskierung können nicht gleich sein</translation>
    </message>
    <message>
        <source>delimiter and quote cannot be the same</source>
        <translation>Trennzeichen und Anführungszeichen können nicht gleich sein</translation>
    </message>
    <message>
        <source>division by zero</source>
        <translation>Division durch null</translation>
    </message>
    <message>
        <source>do not fit {0}</source>
        <translation>passen nicht zu {0}</translation>
    </message>
    <message>
        <source>double quotes are not used: texts stand in &apos;…&apos;, field names in […]</source>
        <translation>doppelte Anführungszeichen werden nicht verwendet: Texte stehen in &apos;…&apos;, Feldnamen in […]</translation>
    </message>
    <message>
        <source>doubled quote</source>
        <translation>verdoppeltes Anführungszeichen</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>each may differ</source>
        <translation>jedes kann abweichen</translation>
    </message>
    <message>
        <source>either all patterns name a zone or none does</source>
        <translation>entweder nennen alle Muster eine Zone oder keines</translation>
    </message>
    <message>
        <source>encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>escape</source>
        <translation>Maskierung</translation>
    </message>
    <message>
        <source>example {0}</source>
        <translation>Beispiel {0}</translation>
    </message>
    <message>
        <source>fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>filled {0}</source>
        <translation>gefüllt {0}</translation>
    </message>
    <message>
        <source>four hexadecimal digits are expected after \u</source>
        <translation>nach \u werden vier hexadezimale Ziffern erwartet</translation>
    </message>
    <message>
        <source>h (the hour of a half-day) and a (AM or PM) need one another</source>
        <translation>h (die Stunde eines halben Tages) und a (AM oder PM) brauchen einander</translation>
    </message>
    <message>
        <source>half even</source>
        <translation>half even</translation>
    </message>
    <message>
        <source>half of a surrogate pair stands alone</source>
        <translation>die Hälfte eines Ersatzzeichenpaars steht allein</translation>
    </message>
    <message>
        <source>half up</source>
        <translation>half up</translation>
    </message>
    <message>
        <source>have a time of day</source>
        <translation>haben eine Uhrzeit</translation>
    </message>
    <message>
        <source>have a zone</source>
        <translation>haben eine Zone</translation>
    </message>
    <message>
        <source>have leading zeros</source>
        <translation>haben führende Nullen</translation>
    </message>
    <message>
        <source>have more than {0} digits after the point</source>
        <translation>haben mehr als {0} Nachkommastellen</translation>
    </message>
    <message>
        <source>have no zone</source>
        <translation>haben keine Zone</translation>
    </message>
    <message>
        <source>header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>if is written if(condition, value, otherwise)</source>
        <translation>if schreibt man if(Bedingung, Wert, sonst)</translation>
    </message>
    <message>
        <source>in review</source>
        <translation>in Prüfung</translation>
    </message>
    <message>
        <source>in the function {0}: {1}</source>
        <translation>in der Funktion {0}: {1}</translation>
    </message>
    <message>
        <source>internal error: {0}</source>
        <translation>interner Fehler: {0}</translation>
    </message>
    <message>
        <source>it calls itself, directly or through another function</source>
        <translation>sie ruft sich selbst auf, unmittelbar oder über eine andere Funktion</translation>
    </message>
    <message>
        <source>it cannot be written: {0}</source>
        <translation>es kann nicht geschrieben werden: {0}</translation>
    </message>
    <message>
        <source>it fills no field</source>
        <translation>sie füllt kein Feld</translation>
    </message>
    <message>
        <source>it gave other records the second time</source>
        <translation>beim zweiten Mal kamen andere Datensätze</translation>
    </message>
    <message>
        <source>it has neither a rule nor an intent</source>
        <translation>es gibt weder eine Regel noch eine Absicht</translation>
    </message>
    <message>
        <source>it has no key</source>
        <translation>ein Schlüssel fehlt</translation>
    </message>
    <message>
        <source>it has no name</source>
        <translation>ein Name fehlt</translation>
    </message>
    <message>
        <source>it has no reference</source>
        <translation>eine Referenz fehlt</translation>
    </message>
    <message>
        <source>it has no value</source>
        <translation>ein Wert fehlt</translation>
    </message>
    <message>
        <source>it is a folder, a file is needed</source>
        <translation>es ist ein Ordner, gebraucht wird eine Datei</translation>
    </message>
    <message>
        <source>it is a view</source>
        <translation>es ist eine Sicht</translation>
    </message>
    <message>
        <source>it is a virtual table</source>
        <translation>es ist eine virtuelle Tabelle</translation>
    </message>
    <message>
        <source>it is about {0}, which is not in the document</source>
        <translation>es handelt von {0}, und das steht nicht im Dokument</translation>
    </message>
    <message>
        <source>it is described, but has no rule yet</source>
        <translation>beschrieben, aber noch ohne Regel</translation>
    </message>
    <message>
        <source>it is larger than {0}</source>
        <translation>es ist größer als {0}</translation>
    </message>
    <message>
        <source>it is locked by another program</source>
        <translation>ein anderes Programm hält es gesperrt</translation>
    </message>
    <message>
        <source>it is marked as not migrated and not in the source</source>
        <translation>als nicht migriert vermerkt, aber nicht in der Quelle</translation>
    </message>
    <message>
        <source>it is marked as not migrated twice</source>
        <translation>zweimal als nicht migriert vermerkt</translation>
    </message>
    <message>
        <source>it is marked as not migrated, but a rule uses it</source>
        <translation>als nicht migriert vermerkt, aber eine Regel verwendet es</translation>
    </message>
    <message>
        <source>it is nested more than {0} levels deep</source>
        <translation>es ist mehr als {0} Ebenen tief geschachtelt</translation>
    </message>
    <message>
        <source>it is not migrated and nobody says why</source>
        <translation>es wird nicht migriert, und niemand sagt, warum</translation>
    </message>
    <message>
        <source>it is not valid JSON: {0}</source>
        <translation>es ist kein gültiges JSON: {0}</translation>
    </message>
    <message>
        <source>it is {0}</source>
        <translation>es ist {0}</translation>
    </message>
    <message>
        <source>it lists no values</source>
        <translation>es sind keine Werte aufgeführt</translation>
    </message>
    <message>
        <source>it names no field to look at</source>
        <translation>es nennt kein Feld, das geprüft werden soll</translation>
    </message>
    <message>
        <source>it names no part of a date or time</source>
        <translation>es nennt keinen Teil eines Datums oder einer Uhrzeit</translation>
    </message>
    <message>
        <source>it stands around fields</source>
        <translation>es steht um Felder</translation>
    </message>
    <message>
        <source>it stands before quotes</source>
        <translation>es steht vor Anführungszeichen</translation>
    </message>
    <message>
        <source>it was written in format {0}; this program reads format {1}</source>
        <translation>es ist im Format {0} geschrieben; dieses Programm liest Format {1}</translation>
    </message>
    <message>
        <source>its connection is not in the document</source>
        <translation>die Verbindung steht nicht im Dokument</translation>
    </message>
    <message>
        <source>its entity is not in the connection {0}</source>
        <translation>die Entität ist nicht in der Verbindung {0}</translation>
    </message>
    <message>
        <source>its fields are no longer those that the plan was made for</source>
        <translation>die Felder sind nicht mehr die, für die geplant wurde</translation>
    </message>
    <message>
        <source>its fields changed while it was read</source>
        <translation>die Felder änderten sich während des Lesens</translation>
    </message>
    <message>
        <source>its target field is not in {0}</source>
        <translation>das Zielfeld ist nicht in {0}</translation>
    </message>
    <message>
        <source>its {0} connection is not in the document</source>
        <translation>die Verbindung ({0}) steht nicht im Dokument</translation>
    </message>
    <message>
        <source>its {0} is not in the connection {1}</source>
        <translation>{0} ist nicht in der Verbindung {1}</translation>
    </message>
    <message>
        <source>largest {0}</source>
        <translation>größter {0}</translation>
    </message>
    <message>
        <source>leading or trailing space</source>
        <translation>Leerzeichen am Anfang oder Ende</translation>
    </message>
    <message>
        <source>leading zeros</source>
        <translation>führende Nullen</translation>
    </message>
    <message>
        <source>line ends</source>
        <translation>Zeilenenden</translation>
    </message>
    <message>
        <source>line {0}, column {1}</source>
        <translation>Zeile {0}, Spalte {1}</translation>
    </message>
    <message>
        <source>loading {0}</source>
        <translation>lädt {0}</translation>
    </message>
    <message>
        <source>looking for duplicates in {0}</source>
        <translation>sucht Dubletten in {0}</translation>
    </message>
    <message>
        <source>lookup gives a whole record; name the field that is wanted, for example .{0}</source>
        <translation>lookup ergibt einen ganzen Datensatz; nennen Sie das gewünschte Feld, zum Beispiel .{0}</translation>
    </message>
    <message>
        <source>lookup {0}</source>
        <translation>Nachschlagetabelle {0}</translation>
    </message>
    <message>
        <source>money</source>
        <translation>Geldbetrag</translation>
    </message>
    <message>
        <source>months that a date can move</source>
        <translation>Monate, um die ein Datum verschoben werden kann</translation>
    </message>
    <message>
        <source>naming rows that were taken back from {0}</source>
        <translation>benennt Zeilen, die aus {0} zurückgenommen wurden</translation>
    </message>
    <message>
        <source>nearly all records end there; the fields behind are null</source>
        <translation>fast alle Datensätze enden dort; die Felder dahinter sind null</translation>
    </message>
    <message>
        <source>no arguments</source>
        <translation>keine Argumente</translation>
    </message>
    <message>
        <source>no connector in this build reads {0}</source>
        <translation>kein Konnektor dieses Programms liest {0}</translation>
    </message>
    <message>
        <source>no such file or folder</source>
        <translation>keine solche Datei und kein solcher Ordner</translation>
    </message>
    <message>
        <source>none is</source>
        <translation>keines ist</translation>
    </message>
    <message>
        <source>none was seen; the usual one</source>
        <translation>keines gesehen; das übliche</translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation>nicht genug Speicher</translation>
    </message>
    <message>
        <source>not valid UTF-8; the letters are distributed as in this encoding</source>
        <translation>kein gültiges UTF-8; die Buchstaben sind verteilt wie in dieser Kodierung</translation>
    </message>
    <message>
        <source>not valid UTF-8; the usual encoding of Western files</source>
        <translation>kein gültiges UTF-8; die übliche Kodierung westlicher Dateien</translation>
    </message>
    <message>
        <source>nothing against empty text</source>
        <translation>nichts gegen leeren Text</translation>
    </message>
    <message>
        <source>nothing expected, a value found</source>
        <translation>nichts erwartet, Wert gefunden</translation>
    </message>
    <message>
        <source>nothing was compared</source>
        <translation>nichts wurde verglichen</translation>
    </message>
    <message>
        <source>of an unknown form</source>
        <translation>von unbekannter Form</translation>
    </message>
    <message>
        <source>old system was wrong</source>
        <translation>Altsystem lag falsch</translation>
    </message>
    <message>
        <source>one file takes one entity; a folder takes several</source>
        <translation>eine Datei nimmt eine Entität auf; ein Ordner mehrere</translation>
    </message>
    <message>
        <source>only ASCII characters were seen</source>
        <translation>nur ASCII-Zeichen gesehen</translation>
    </message>
    <message>
        <source>only lookup(…) has fields</source>
        <translation>nur lookup(…) hat Felder</translation>
    </message>
    <message>
        <source>only null has the type null</source>
        <translation>nur null hat den Typ null</translation>
    </message>
    <message>
        <source>only null is a value of the type null</source>
        <translation>nur null ist ein Wert des Typs null</translation>
    </message>
    <message>
        <source>opening targets</source>
        <translation>öffnet Ziele</translation>
    </message>
    <message>
        <source>opening {0}</source>
        <translation>beim Öffnen von {0}</translation>
    </message>
    <message>
        <source>padding needs a filling and a length from 0 to 1,000,000</source>
        <translation>Auffüllen braucht ein Füllzeichen und eine Länge von 0 bis 1.000.000</translation>
    </message>
    <message>
        <source>parts are counted from 1, or from -1 at the end</source>
        <translation>Teile werden ab 1 gezählt, vom Ende her ab -1</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>planning</source>
        <translation>plant</translation>
    </message>
    <message>
        <source>preamble</source>
        <translation>Vorspann</translation>
    </message>
    <message>
        <source>primary key ({0})</source>
        <translation>Primärschlüssel ({0})</translation>
    </message>
    <message>
        <source>profiling</source>
        <translation>erstellt Profil</translation>
    </message>
    <message>
        <source>verifying</source>
        <translation>prüft Befunde</translation>
    </message>
    <message>
        <source>quote</source>
        <translation>Anführungszeichen</translation>
    </message>
    <message>
        <source>reading failed: {0}</source>
        <translation>Lesen schlug fehl: {0}</translation>
    </message>
    <message>
        <source>reading the lookup {0}</source>
        <translation>beim Lesen der Nachschlagetabelle {0}</translation>
    </message>
    <message>
        <source>reading the target back</source>
        <translation>beim Zurücklesen des Ziels</translation>
    </message>
    <message>
        <source>reading {0}</source>
        <translation>beim Lesen von {0}</translation>
    </message>
    <message>
        <source>records are replaced by their key, and there is none</source>
        <translation>Datensätze werden über ihren Schlüssel ersetzt, und es gibt keinen</translation>
    </message>
    <message>
        <source>rounded</source>
        <translation>gerundet</translation>
    </message>
    <message>
        <source>row {0}, {1}: {2}</source>
        <translation>Zeile {0}, {1}: {2}</translation>
    </message>
    <message>
        <source>row {0}: {1}</source>
        <translation>Zeile {0}: {1}</translation>
    </message>
    <message>
        <source>rows of other tables refer to rows that are to be replaced</source>
        <translation>Zeilen anderer Tabellen verweisen auf Zeilen, die ersetzt werden sollen</translation>
    </message>
    <message>
        <source>saving the document</source>
        <translation>beim Speichern des Dokuments</translation>
    </message>
    <message>
        <source>short records</source>
        <translation>kurze Datensätze</translation>
    </message>
    <message>
        <source>sign turned round</source>
        <translation>Vorzeichen umgekehrt</translation>
    </message>
    <message>
        <source>smallest {0}</source>
        <translation>kleinster {0}</translation>
    </message>
    <message>
        <source>some values have more than {0} digits</source>
        <translation>manche Werte haben mehr als {0} Ziffern</translation>
    </message>
    <message>
        <source>sorting</source>
        <translation>sortiert</translation>
    </message>
    <message>
        <source>spaces within the text</source>
        <translation>Leerzeichen im Text</translation>
    </message>
    <message>
        <source>sum beyond 38 digits</source>
        <translation>Summe über 38 Ziffern</translation>
    </message>
    <message>
        <source>sum {0}</source>
        <translation>Summe {0}</translation>
    </message>
    <message>
        <source>temporary file</source>
        <translation>temporäre Datei</translation>
    </message>
    <message>
        <source>the check length needs a minimum or a maximum</source>
        <translation>die Prüfung length braucht ein Minimum oder ein Maximum</translation>
    </message>
    <message>
        <source>the check range needs a minimum or a maximum</source>
        <translation>die Prüfung range braucht ein Minimum oder ein Maximum</translation>
    </message>
    <message>
        <source>the check {0} has no parameter {1}</source>
        <translation>die Prüfung {0} hat keinen Parameter {1}</translation>
    </message>
    <message>
        <source>the check {0} needs the parameter {1}</source>
        <translation>die Prüfung {0} braucht den Parameter {1}</translation>
    </message>
    <message>
        <source>the column would change {0} to {1}</source>
        <translation>die Spalte würde {0} in {1} ändern</translation>
    </message>
    <message>
        <source>the connection {0}</source>
        <translation>die Verbindung {0}</translation>
    </message>
    <message>
        <source>the content of {0} says it is {1}</source>
        <translation>dem Inhalt nach ist {0} {1}</translation>
    </message>
    <message>
        <source>the database answered: {0}</source>
        <translation>die Datenbank antwortete: {0}</translation>
    </message>
    <message>
        <source>the database is damaged: {0}</source>
        <translation>die Datenbank ist beschädigt: {0}</translation>
    </message>
    <message>
        <source>the date pattern {0} cannot be used: {1}</source>
        <translation>das Datumsmuster {0} ist nicht brauchbar: {1}</translation>
    </message>
    <message>
        <source>the de-duplication has no key</source>
        <translation>die Dublettenbereinigung hat keinen Schlüssel</translation>
    </message>
    <message>
        <source>the de-duplication merges records and does not say why</source>
        <translation>die Dublettenbereinigung führt Datensätze zusammen und sagt nicht, warum</translation>
    </message>
    <message>
        <source>the decimal sign is needed and differs from the grouping sign</source>
        <translation>das Dezimalzeichen wird gebraucht und ist nicht das Tausenderzeichen</translation>
    </message>
    <message>
        <source>the default is not of the type {0}</source>
        <translation>der Ersatzwert ist nicht vom Typ {0}</translation>
    </message>
    <message>
        <source>the delimiter cannot hold a line break or a NUL byte</source>
        <translation>das Trennzeichen kann weder Zeilenumbruch noch NUL-Byte enthalten</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>the document has no entity mapping</source>
        <translation>das Dokument hat keine Zuordnung</translation>
    </message>
    <message>
        <source>the document plans {0}, the target has {1}</source>
        <translation>das Dokument sieht {0} vor, das Ziel hat {1}</translation>
    </message>
    <message>
        <source>the document reads from several connections: name the one that {0} stands in for, NAME=LOCATION</source>
        <translation>das Dokument liest aus mehreren Verbindungen: nennen Sie die, für die {0} einspringt, NAME=ORT</translation>
    </message>
    <message>
        <source>the document writes to several connections: name the one that {0} stands in for, NAME=LOCATION</source>
        <translation>das Dokument schreibt in mehrere Verbindungen: nennen Sie die, für die {0} einspringt, NAME=ORT</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>das Ende</translation>
    </message>
    <message>
        <source>the entity mapping it belongs to is not in the document</source>
        <translation>die zugehörige Zuordnung steht nicht im Dokument</translation>
    </message>
    <message>
        <source>the entity {0} stands twice in it</source>
        <translation>die Entität {0} steht zweimal darin</translation>
    </message>
    <message>
        <source>the fewest characters allowed</source>
        <translation>die kleinste erlaubte Zeichenzahl</translation>
    </message>
    <message>
        <source>the field is proposed; the target does not have it yet</source>
        <translation>das Feld ist vorgeschlagen; das Ziel hat es noch nicht</translation>
    </message>
    <message>
        <source>the field {0} stands twice in {1}</source>
        <translation>das Feld {0} steht zweimal in {1}</translation>
    </message>
    <message>
        <source>the file is a database, but no evidence store</source>
        <translation>die Datei ist eine Datenbank, aber kein Belegspeicher</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>the file is larger than {0} bytes</source>
        <translation>die Datei ist größer als {0} Bytes</translation>
    </message>
    <message>
        <source>the file is no evidence store</source>
        <translation>die Datei ist kein Belegspeicher</translation>
    </message>
    <message>
        <source>the file is not a database</source>
        <translation>die Datei ist keine Datenbank</translation>
    </message>
    <message>
        <source>the file is not text: {0}</source>
        <translation>die Datei ist kein Text: {0}</translation>
    </message>
    <message>
        <source>the file is read-only</source>
        <translation>die Datei ist schreibgeschützt</translation>
    </message>
    <message>
        <source>the file is there and has other columns; replace it instead</source>
        <translation>die Datei ist da und hat andere Spalten; ersetzen Sie sie stattdessen</translation>
    </message>
    <message>
        <source>the file system is read-only</source>
        <translation>das Dateisystem ist schreibgeschützt</translation>
    </message>
    <message>
        <source>the file was changed by another program</source>
        <translation>ein anderes Programm hat die Datei geändert</translation>
    </message>
    <message>
        <source>the filter leaves records out and does not say why</source>
        <translation>der Filter lässt Datensätze weg und sagt nicht, warum</translation>
    </message>
    <message>
        <source>the filter: </source>
        <translation>der Filter: </translation>
    </message>
    <message>
        <source>the first record holds no set of names</source>
        <translation>der erste Datensatz enthält keine Namen</translation>
    </message>
    <message>
        <source>the first record is empty</source>
        <translation>der erste Datensatz ist leer</translation>
    </message>
    <message>
        <source>the first record looks like those below it</source>
        <translation>der erste Datensatz sieht aus wie die folgenden</translation>
    </message>
    <message>
        <source>the format {0}</source>
        <translation>das Format {0}</translation>
    </message>
    <message>
        <source>the function {0} calls itself</source>
        <translation>die Funktion {0} ruft sich selbst auf</translation>
    </message>
    <message>
        <source>the id {0} is used twice</source>
        <translation>die Kennung {0} ist zweimal vergeben</translation>
    </message>
    <message>
        <source>the key field {0} is not filled by a rule</source>
        <translation>das Schlüsselfeld {0} wird von keiner Regel gefüllt</translation>
    </message>
    <message>
        <source>the key names {0} twice</source>
        <translation>der Schlüssel nennt {0} zweimal</translation>
    </message>
    <message>
        <source>the key of the de-duplication: </source>
        <translation>der Schlüssel der Dublettenbereinigung: </translation>
    </message>
    <message>
        <source>the key {0} is already taken</source>
        <translation>der Schlüssel {0} ist schon vergeben</translation>
    </message>
    <message>
        <source>the key {0} is missing</source>
        <translation>der Schlüssel {0} fehlt</translation>
    </message>
    <message>
        <source>the key {0} is not known{1}</source>
        <translation>der Schlüssel {0} ist nicht bekannt{1}</translation>
    </message>
    <message>
        <source>the key {0} stands twice in one object</source>
        <translation>der Schlüssel {0} steht zweimal in einem Objekt</translation>
    </message>
    <message>
        <source>the key: </source>
        <translation>der Schlüssel: </translation>
    </message>
    <message>
        <source>the key: there is no target field named {0}</source>
        <translation>der Schlüssel: es gibt kein Zielfeld namens {0}</translation>
    </message>
    <message>
        <source>the largest value allowed</source>
        <translation>der größte erlaubte Wert</translation>
    </message>
    <message>
        <source>the ledger does not close: {0} read, {1} accounted for</source>
        <translation>die Bilanz geht nicht auf: {0} gelesen, {1} nachgewiesen</translation>
    </message>
    <message>
        <source>the list after in is empty</source>
        <translation>die Liste nach in ist leer</translation>
    </message>
    <message>
        <source>the list after in stands in parentheses</source>
        <translation>die Liste nach in steht in Klammern</translation>
    </message>
    <message>
        <source>the load mode {0} is not known</source>
        <translation>die Ladeart {0} ist nicht bekannt</translation>
    </message>
    <message>
        <source>the location names no file</source>
        <translation>der Ort nennt keine Datei</translation>
    </message>
    <message>
        <source>the location {0}</source>
        <translation>der Ort {0}</translation>
    </message>
    <message>
        <source>the lookup {0} has no data here</source>
        <translation>die Nachschlagetabelle {0} hat hier keine Daten</translation>
    </message>
    <message>
        <source>the most characters allowed</source>
        <translation>die größte erlaubte Zeichenzahl</translation>
    </message>
    <message>
        <source>the name begun here is not closed by ]</source>
        <translation>der hier begonnene Name ist nicht mit ] geschlossen</translation>
    </message>
    <message>
        <source>the name of a field is expected after the dot</source>
        <translation>nach dem Punkt wird der Name eines Feldes erwartet</translation>
    </message>
    <message>
        <source>the name of the {0}</source>
        <translation>der Name: {0}</translation>
    </message>
    <message>
        <source>the name {0} is used twice</source>
        <translation>der Name {0} ist zweimal vergeben</translation>
    </message>
    <message>
        <source>the old value {0} is listed twice</source>
        <translation>der alte Wert {0} ist zweimal aufgeführt</translation>
    </message>
    <message>
        <source>the only record holds no number or date</source>
        <translation>der einzige Datensatz enthält weder Zahl noch Datum</translation>
    </message>
    <message>
        <source>the only record holds values</source>
        <translation>der einzige Datensatz enthält Werte</translation>
    </message>
    <message>
        <source>the order of the de-duplication: </source>
        <translation>die Reihenfolge der Dublettenbereinigung: </translation>
    </message>
    <message>
        <source>the parenthesis opened here is not closed</source>
        <translation>die hier geöffnete Klammer ist nicht geschlossen</translation>
    </message>
    <message>
        <source>the pattern cannot be read: {0}</source>
        <translation>das Muster ist nicht lesbar: {0}</translation>
    </message>
    <message>
        <source>the pattern {0} names a time; use parse_timestamp</source>
        <translation>das Muster {0} nennt eine Uhrzeit; nehmen Sie parse_timestamp</translation>
    </message>
    <message>
        <source>the pattern {0} names no date</source>
        <translation>das Muster {0} nennt kein Datum</translation>
    </message>
    <message>
        <source>the reference {0} is used twice</source>
        <translation>die Referenz {0} ist zweimal vergeben</translation>
    </message>
    <message>
        <source>the required field {0} is not filled by a rule</source>
        <translation>das Pflichtfeld {0} wird von keiner Regel gefüllt</translation>
    </message>
    <message>
        <source>the result is too large for {0}</source>
        <translation>das Ergebnis ist zu groß für {0}</translation>
    </message>
    <message>
        <source>the row has {0} fields, {1} are expected</source>
        <translation>die Zeile hat {0} Felder, erwartet werden {1}</translation>
    </message>
    <message>
        <source>the row holds a NUL byte</source>
        <translation>die Zeile enthält ein NUL-Byte</translation>
    </message>
    <message>
        <source>the rule is longer than {0} bytes</source>
        <translation>die Regel ist länger als {0} Bytes</translation>
    </message>
    <message>
        <source>the rule is nested deeper than {0} levels; split it into project functions</source>
        <translation>die Regel ist tiefer als {0} Ebenen geschachtelt; teilen Sie sie in Projektfunktionen auf</translation>
    </message>
    <message>
        <source>the rule rejects this record</source>
        <translation>die Regel lehnt diesen Datensatz ab</translation>
    </message>
    <message>
        <source>the run {0}</source>
        <translation>der Lauf {0}</translation>
    </message>
    <message>
        <source>the same number written differently</source>
        <translation>dieselbe Zahl anders geschrieben</translation>
    </message>
    <message>
        <source>the sample {0} has no rows</source>
        <translation>die Stichprobe {0} hat keine Zeilen</translation>
    </message>
    <message>
        <source>the sample {0} names no key</source>
        <translation>die Stichprobe {0} nennt keinen Schlüssel</translation>
    </message>
    <message>
        <source>the smallest value allowed, in the field&apos;s type</source>
        <translation>der kleinste erlaubte Wert, im Typ des Feldes</translation>
    </message>
    <message>
        <source>the source changed while it was read: {0} records, then {1}</source>
        <translation>die Quelle änderte sich während des Lesens: {0} Datensätze, dann {1}</translation>
    </message>
    <message>
        <source>the source field {0} is neither used nor marked as not migrated</source>
        <translation>das Quellfeld {0} wird weder verwendet noch ist es als nicht migriert vermerkt</translation>
    </message>
    <message>
        <source>the source has no field {0} any more</source>
        <translation>die Quelle hat kein Feld {0} mehr</translation>
    </message>
    <message>
        <source>the target demands a value and no rule gives one</source>
        <translation>das Ziel verlangt einen Wert, und keine Regel liefert einen</translation>
    </message>
    <message>
        <source>the target demands a value here, the document does not: records without one are refused</source>
        <translation>das Ziel verlangt hier einen Wert, das Dokument nicht: Datensätze ohne Wert werden abgewiesen</translation>
    </message>
    <message>
        <source>the target has no field of this name</source>
        <translation>das Ziel hat kein Feld dieses Namens</translation>
    </message>
    <message>
        <source>the target refused the row: {0}</source>
        <translation>das Ziel wies die Zeile ab: {0}</translation>
    </message>
    <message>
        <source>the text begun here is not closed by &apos;</source>
        <translation>der hier begonnene Text ist nicht mit &apos; geschlossen</translation>
    </message>
    <message>
        <source>the text ends too early: {0}</source>
        <translation>der Text endet zu früh: {0}</translation>
    </message>
    <message>
        <source>the text is not valid UTF-8</source>
        <translation>der Text ist kein gültiges UTF-8</translation>
    </message>
    <message>
        <source>the text is not valid {0}: byte {1}</source>
        <translation>der Text ist kein gültiges {0}: Byte {1}</translation>
    </message>
    <message>
        <source>the usual one</source>
        <translation>das übliche</translation>
    </message>
    <message>
        <source>the validation {0}</source>
        <translation>die Validierung {0}</translation>
    </message>
    <message>
        <source>the value for null is not of the type {0}</source>
        <translation>der Wert für null ist nicht vom Typ {0}</translation>
    </message>
    <message>
        <source>the value map {0} gives {1}; unlisted values are kept, so its input must be that too, not {2}</source>
        <translation>die Wertezuordnung {0} ergibt {1}; nicht aufgeführte Werte bleiben, also muss auch ihre Eingabe dies sein, nicht {2}</translation>
    </message>
    <message>
        <source>the values, one per line, or on one line with | between them</source>
        <translation>die Werte, einer je Zeile, oder in einer Zeile mit | dazwischen</translation>
    </message>
    <message>
        <source>the {0}</source>
        <translation>„{0}“</translation>
    </message>
    <message>
        <source>the {0} of the check length must be a whole number, it is {1}</source>
        <translation>{0} der Prüfung length muss eine ganze Zahl sein, angegeben ist {1}</translation>
    </message>
    <message>
        <source>the {0} of the check range does not fit {1}: {2}</source>
        <translation>{0} der Prüfung range passt nicht zu {1}: {2}</translation>
    </message>
    <message>
        <source>there is a comma, but no value follows it</source>
        <translation>auf das Komma folgt kein Wert</translation>
    </message>
    <message>
        <source>there is more text after the end</source>
        <translation>nach dem Ende steht noch Text</translation>
    </message>
    <message>
        <source>there is no connection with the id {0}</source>
        <translation>es gibt keine Verbindung mit der Kennung {0}</translation>
    </message>
    <message>
        <source>there is no encoding named {0}</source>
        <translation>es gibt keine Kodierung namens {0}</translation>
    </message>
    <message>
        <source>there is no entity named {0}; there are: {1}</source>
        <translation>es gibt keine Entität namens {0}; es gibt: {1}</translation>
    </message>
    <message>
        <source>there is no field named {0}{1}</source>
        <translation>es gibt kein Feld namens {0}{1}</translation>
    </message>
    <message>
        <source>there is no function {0}{1}</source>
        <translation>es gibt keine Funktion {0}{1}</translation>
    </message>
    <message>
        <source>there is no key: its records cannot be compared with the target</source>
        <translation>ein Schlüssel fehlt: die Datensätze lassen sich nicht mit dem Ziel vergleichen</translation>
    </message>
    <message>
        <source>there is no kind of check named {0}{1}</source>
        <translation>es gibt keine Art von Prüfung namens {0}{1}</translation>
    </message>
    <message>
        <source>there is no lookup {0}{1}</source>
        <translation>es gibt keine Nachschlagetabelle {0}{1}</translation>
    </message>
    <message>
        <source>there is no operator or comma before {0}</source>
        <translation>vor {0} fehlt ein Operator oder Komma</translation>
    </message>
    <message>
        <source>there is no room for a temporary file</source>
        <translation>für eine temporäre Datei ist kein Platz</translation>
    </message>
    <message>
        <source>there is no rule</source>
        <translation>es gibt keine Regel</translation>
    </message>
    <message>
        <source>there is no target field named {0}</source>
        <translation>es gibt kein Zielfeld namens {0}</translation>
    </message>
    <message>
        <source>there is no value</source>
        <translation>es gibt keinen Wert</translation>
    </message>
    <message>
        <source>there is no value map {0}{1}</source>
        <translation>es gibt keine Wertezuordnung {0}{1}</translation>
    </message>
    <message>
        <source>there is text after a closing quote</source>
        <translation>nach einem schließenden Anführungszeichen steht Text</translation>
    </message>
    <message>
        <source>this always fails: {0}</source>
        <translation>das schlägt immer fehl: {0}</translation>
    </message>
    <message>
        <source>this needs parentheses around it, or it could be read in two ways</source>
        <translation>das braucht Klammern, sonst ist es auf zwei Arten lesbar</translation>
    </message>
    <message>
        <source>this parenthesis closes nothing</source>
        <translation>diese Klammer schließt nichts</translation>
    </message>
    <message>
        <source>timestamp</source>
        <translation>Zeitstempel</translation>
    </message>
    <message>
        <source>timestamp with zone</source>
        <translation>timestamp with zone</translation>
    </message>
    <message>
        <source>too many numbers in the sample {0}</source>
        <translation>zu viele Zahlen in der Stichprobe {0}</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>wahr oder falsch</translation>
    </message>
    <message>
        <source>true or false is needed for the type boolean</source>
        <translation>für den Typ boolean wird true oder false gebraucht</translation>
    </message>
    <message>
        <source>two field mappings fill this field</source>
        <translation>zwei Feldzuordnungen füllen dieses Feld</translation>
    </message>
    <message>
        <source>unexplained</source>
        <translation>ungeklärt</translation>
    </message>
    <message>
        <source>unique ({0})</source>
        <translation>eindeutig ({0})</translation>
    </message>
    <message>
        <source>upper or lower case</source>
        <translation>Groß- oder Kleinschreibung</translation>
    </message>
    <message>
        <source>validating {0}</source>
        <translation>validiert {0}</translation>
    </message>
    <message>
        <source>value map</source>
        <translation>Wertezuordnung</translation>
    </message>
    <message>
        <source>values not listed get the default, and there is none: they become null</source>
        <translation>nicht aufgeführte Werte erhalten den Ersatzwert, und es gibt keinen: sie werden null</translation>
    </message>
    <message>
        <source>what stands between case and when is too long; compare in each when</source>
        <translation>was zwischen case und when steht, ist zu lang; vergleichen Sie in jedem when</translation>
    </message>
    <message>
        <source>whole numbers too large for {0}</source>
        <translation>ganze Zahlen zu groß für {0}</translation>
    </message>
    <message>
        <source>with a zone, the others without</source>
        <translation>mit einer Zone, die übrigen ohne</translation>
    </message>
    <message>
        <source>with its functions written out the rule has more than {0} steps</source>
        <translation>mit ausgeschriebenen Funktionen hat die Regel mehr als {0} Schritte</translation>
    </message>
    <message>
        <source>writing failed: {0}</source>
        <translation>Schreiben schlug fehl: {0}</translation>
    </message>
    <message>
        <source>writing the workbook</source>
        <translation>beim Schreiben der Arbeitsmappe</translation>
    </message>
    <message>
        <source>writing {0}</source>
        <translation>beim Schreiben von {0}</translation>
    </message>
    <message>
        <source>years from 0001 to 9999</source>
        <translation>Jahre von 0001 bis 9999</translation>
    </message>
    <message>
        <source>years that a date can move</source>
        <translation>Jahre, um die ein Datum verschoben werden kann</translation>
    </message>
    <message>
        <source>yes/no</source>
        <translation>ja/nein</translation>
    </message>
    <message>
        <source>yyyy-MM-dd HH:mm:ss</source>
        <translation>yyyy-MM-dd HH:mm:ss</translation>
    </message>
    <message>
        <source>yyyy-MM-dd HH:mm:ssZ</source>
        <translation>yyyy-MM-dd HH:mm:ssZ</translation>
    </message>
    <message>
        <source>zero bytes stand where ASCII characters have them</source>
        <translation>Nullbytes stehen, wo ASCII-Zeichen sie haben</translation>
    </message>
    <message>
        <source>{0} % of {1} records have {2} field</source>
        <translation>{0} % von {1} Datensätzen haben {2} Feld</translation>
    </message>
    <message>
        <source>{0} % of {1} records have {2} fields</source>
        <translation>{0} % von {1} Datensätzen haben {2} Felder</translation>
    </message>
    <message>
        <source>{0} MiB</source>
        <translation>{0} MiB</translation>
    </message>
    <message>
        <source>{0} and {1} do not go together; convert one of them</source>
        <translation>{0} und {1} passen nicht zusammen; wandeln Sie eines um</translation>
    </message>
    <message>
        <source>{0} are</source>
        <translation>{0} sind</translation>
    </message>
    <message>
        <source>{0} argument</source>
        <translation>{0} Argument</translation>
    </message>
    <message>
        <source>{0} arguments</source>
        <translation>{0} Argumente</translation>
    </message>
    <message>
        <source>{0} bytes</source>
        <translation>{0} Bytes</translation>
    </message>
    <message>
        <source>{0} cannot be an id</source>
        <translation>{0} kann keine Kennung sein</translation>
    </message>
    <message>
        <source>{0} cannot be an id: letters, digits, &apos;_&apos; and &apos;-&apos; can stand in one</source>
        <translation>{0} kann keine Kennung sein: erlaubt sind Buchstaben, Ziffern, &apos;_&apos; und &apos;-&apos;</translation>
    </message>
    <message>
        <source>{0} cannot be stored as {1}; convert it first</source>
        <translation>{0} lässt sich nicht als {1} speichern; wandeln Sie es vorher um</translation>
    </message>
    <message>
        <source>{0} cannot become {1} without losing a part of it</source>
        <translation>{0} kann nicht zu {1} werden, ohne einen Teil zu verlieren</translation>
    </message>
    <message>
        <source>{0} characters are valid UTF-8, {1} bytes are not</source>
        <translation>{0} Zeichen sind gültiges UTF-8, {1} Bytes nicht</translation>
    </message>
    <message>
        <source>{0} could be {1}</source>
        <translation>{0} könnte {1} sein</translation>
    </message>
    <message>
        <source>{0} directly before {1} leaves open where one ends and the other begins</source>
        <translation>{0} unmittelbar vor {1} lässt offen, wo das eine endet und das andere beginnt</translation>
    </message>
    <message>
        <source>{0} form a cycle of references: their records are accepted only if the target checks references at the commit</source>
        <translation>{0} verweisen im Kreis aufeinander: ihre Datensätze werden nur angenommen, wenn das Ziel Verweise erst beim Commit prüft</translation>
    </message>
    <message>
        <source>{0} gives {1}, which is not of the type {2}</source>
        <translation>{0} ergibt {1}, und das ist nicht vom Typ {2}</translation>
    </message>
    <message>
        <source>{0} has more than {1} digits after the decimal point</source>
        <translation>{0} hat mehr als {1} Nachkommastellen</translation>
    </message>
    <message>
        <source>{0} has no field {1}; it is null for every record</source>
        <translation>{0} hat kein Feld {1}; es ist für jeden Datensatz null</translation>
    </message>
    <message>
        <source>{0} has no match in {1}</source>
        <translation>{0} hat in {1} keine Entsprechung</translation>
    </message>
    <message>
        <source>{0} has too many or too few letters</source>
        <translation>{0} hat zu viele oder zu wenige Buchstaben</translation>
    </message>
    <message>
        <source>{0} in the sample {1} is not a number</source>
        <translation>{0} in der Stichprobe {1} ist keine Zahl</translation>
    </message>
    <message>
        <source>{0} is</source>
        <translation>{0} ist</translation>
    </message>
    <message>
        <source>{0} is a word of the language; as a field name it stands in brackets</source>
        <translation>{0} ist ein Wort der Sprache; als Feldname steht es in eckigen Klammern</translation>
    </message>
    <message>
        <source>{0} is expected here, not {1}</source>
        <translation>hier wird {0} erwartet, nicht {1}</translation>
    </message>
    <message>
        <source>{0} is longer than {1} characters</source>
        <translation>{0} ist länger als {1} Zeichen</translation>
    </message>
    <message>
        <source>{0} is needed, here stands {1}</source>
        <translation>{0} wird gebraucht, hier steht {1}</translation>
    </message>
    <message>
        <source>{0} is neither &apos;{1}&apos; nor &apos;{2}&apos;</source>
        <translation>{0} ist weder &apos;{1}&apos; noch &apos;{2}&apos;</translation>
    </message>
    <message>
        <source>{0} is neither a number nor a name</source>
        <translation>{0} ist weder eine Zahl noch ein Name</translation>
    </message>
    <message>
        <source>{0} is not a UUID</source>
        <translation>{0} ist keine UUID</translation>
    </message>
    <message>
        <source>{0} is not a date and time in the form {1}</source>
        <translation>{0} ist kein Datum mit Uhrzeit der Form {1}</translation>
    </message>
    <message>
        <source>{0} is not a date in the form {1}</source>
        <translation>{0} ist kein Datum der Form {1}</translation>
    </message>
    <message>
        <source>{0} is not a number</source>
        <translation>{0} ist keine Zahl</translation>
    </message>
    <message>
        <source>{0} is not a possible decimal: at most 38 digits in all, and no more after the point than in all</source>
        <translation>{0} ist keine mögliche Dezimalzahl: insgesamt höchstens 38 Ziffern, und nach dem Komma nicht mehr als insgesamt</translation>
    </message>
    <message>
        <source>{0} is not a time in the form {1}</source>
        <translation>{0} ist keine Uhrzeit der Form {1}</translation>
    </message>
    <message>
        <source>{0} is not a type; a type is, for example, text(40)</source>
        <translation>{0} ist kein Typ; ein Typ ist zum Beispiel text(40)</translation>
    </message>
    <message>
        <source>{0} is not a type; there are boolean, integer, decimal(precision,scale), float, text(length), date, time, timestamp, timestamp with zone, binary and uuid</source>
        <translation>{0} ist kein Typ; es gibt boolean, integer, decimal(precision,scale), float, text(length), date, time, timestamp, timestamp with zone, binary und uuid</translation>
    </message>
    <message>
        <source>{0} is not a whole number</source>
        <translation>{0} ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>{0} is not an operator of rules; {1} is meant</source>
        <translation>{0} ist kein Operator der Regeln; gemeint ist {1}</translation>
    </message>
    <message>
        <source>{0} is not hexadecimal</source>
        <translation>{0} ist nicht hexadezimal</translation>
    </message>
    <message>
        <source>{0} is not known here{1}</source>
        <translation>{0} ist hier nicht bekannt{1}</translation>
    </message>
    <message>
        <source>{0} is not listed in the value map {1}</source>
        <translation>{0} steht nicht in der Wertezuordnung {1}</translation>
    </message>
    <message>
        <source>{0} is not of the type {1}</source>
        <translation>{0} ist nicht vom Typ {1}</translation>
    </message>
    <message>
        <source>{0} is not one of the allowed values</source>
        <translation>{0} ist keiner der erlaubten Werte</translation>
    </message>
    <message>
        <source>{0} is not supported by this build</source>
        <translation>{0} unterstützt dieses Programm nicht</translation>
    </message>
    <message>
        <source>{0} is not true or false</source>
        <translation>{0} ist nicht wahr oder falsch</translation>
    </message>
    <message>
        <source>{0} is not {1}</source>
        <translation>{0} nicht {1} ist</translation>
    </message>
    <message>
        <source>{0} is outside the range of {1}</source>
        <translation>{0} liegt außerhalb des Bereichs: {1}</translation>
    </message>
    <message>
        <source>{0} is too large a number: 38 digits are kept exactly</source>
        <translation>{0} ist eine zu große Zahl: 38 Ziffern werden genau gehalten</translation>
    </message>
    <message>
        <source>{0} may not fit {1}; rows where it does not are rejected</source>
        <translation>{0} passt vielleicht nicht in {1}; Zeilen, in denen es nicht passt, werden abgelehnt</translation>
    </message>
    <message>
        <source>{0} means nothing in a rule</source>
        <translation>{0} hat in einer Regel keine Bedeutung</translation>
    </message>
    <message>
        <source>{0} must be a number from 0 to {1}, not {2}</source>
        <translation>{0} muss eine Zahl von 0 bis {1} sein, nicht {2}</translation>
    </message>
    <message>
        <source>{0} must be known before any row is read: write it out or name a parameter</source>
        <translation>{0} muss vor dem Lesen bekannt sein: schreiben Sie es aus oder nennen Sie einen Parameter</translation>
    </message>
    <message>
        <source>{0} must be one ASCII character or none, not {1}</source>
        <translation>{0} muss ein ASCII-Zeichen oder none sein, nicht {1}</translation>
    </message>
    <message>
        <source>{0} must be yes or no, not {1}</source>
        <translation>{0} muss yes oder no sein, nicht {1}</translation>
    </message>
    <message>
        <source>{0} needs {1}, not {2}</source>
        <translation>{0} braucht {1}, nicht {2}</translation>
    </message>
    <message>
        <source>{0} of its bytes are control characters</source>
        <translation>{0} der Bytes sind Steuerzeichen</translation>
    </message>
    <message>
        <source>{0} of {1} fields</source>
        <translation>{0} von {1} Feldern</translation>
    </message>
    <message>
        <source>{0} of {1} is {2}, not {3}</source>
        <translation>{0} von {1} ist {2}, nicht {3}</translation>
    </message>
    <message>
        <source>{0} of {1} values {2}</source>
        <translation>{0} von {1} Werten {2}</translation>
    </message>
    <message>
        <source>{0} of {1}{2} {3}</source>
        <translation>{0} von {1}{2} {3}</translation>
    </message>
    <message>
        <source>{0} problems must be solved first; the first: {1}</source>
        <translation>zuerst sind {0} Probleme zu lösen; das erste: {1}</translation>
    </message>
    <message>
        <source>{0} refers to itself: a record whose parent comes later in the source is accepted only if the target checks references at the commit</source>
        <translation>{0} verweist auf sich selbst: ein Datensatz, dessen übergeordneter später in der Quelle kommt, wird nur angenommen, wenn das Ziel Verweise erst beim Commit prüft</translation>
    </message>
    <message>
        <source>{0} required</source>
        <translation>{0} Pflicht</translation>
    </message>
    <message>
        <source>{0} rows were rejected; the limit is {1}</source>
        <translation>{0} Zeilen wurden abgelehnt; die Grenze ist {1}</translation>
    </message>
    <message>
        <source>{0} rows were sent, the target counts {1}</source>
        <translation>{0} Zeilen wurden gesendet, das Ziel zählt {1}</translation>
    </message>
    <message>
        <source>{0} stands for nothing; the letters are y M d E H h a m s S X x Z, and text is written in single quotes</source>
        <translation>{0} steht für nichts; die Buchstaben sind y M d E H h a m s S X x Z, und Text steht in einfachen Anführungszeichen</translation>
    </message>
    <message>
        <source>{0} stands in two places</source>
        <translation>{0} steht an zwei Stellen</translation>
    </message>
    <message>
        <source>{0} takes {1}; {2} given</source>
        <translation>{0} nimmt {1}; {2} angegeben</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
    <message>
        <source>{0} to {1} characters</source>
        <translation>{0} bis {1} Zeichen</translation>
    </message>
    <message>
        <source>{0} values of the key are missing</source>
        <translation>{0} Werte des Schlüssels fehlen</translation>
    </message>
    <message>
        <source>{0} with {1}</source>
        <translation>{0} mit {1}</translation>
    </message>
    <message>
        <source>{0}, filter</source>
        <translation>{0}, Filter</translation>
    </message>
    <message>
        <source>{0}, here stands {1}</source>
        <translation>{0}, hier steht {1}</translation>
    </message>
    <message>
        <source>{0}, key of de-duplication</source>
        <translation>{0}, Schlüssel der Dublettenbereinigung</translation>
    </message>
    <message>
        <source>{0}, line {1}</source>
        <translation>{0}, Zeile {1}</translation>
    </message>
    <message>
        <source>{0}, order of de-duplication</source>
        <translation>{0}, Reihenfolge der Dublettenbereinigung</translation>
    </message>
    <message>
        <source>{0}.{1} is what its rule says</source>
        <translation>{0}.{1} ist, was die Regel sagt</translation>
    </message>
    <message>
        <source>{0}.{1}: control totals</source>
        <translation>{0}.{1}: Kontrollsummen</translation>
    </message>
    <message>
        <source>{0}: a reject is expected, the rule gives {1}</source>
        <translation>{0}: eine Ablehnung wird erwartet, die Regel ergibt {1}</translation>
    </message>
    <message>
        <source>{0}: every {1} has its record in {2}</source>
        <translation>{0}: jedes {1} hat seinen Datensatz in {2}</translation>
    </message>
    <message>
        <source>{0}: no key that a rule fills, so rows cannot be compared</source>
        <translation>{0}: keine Regel füllt einen Schlüssel, also sind Zeilen nicht vergleichbar</translation>
    </message>
    <message>
        <source>{0}: the input of {1}: {2}</source>
        <translation>{0}: die Eingabe von {1}: {2}</translation>
    </message>
    <message>
        <source>{0}: there is no source field named {1}</source>
        <translation>{0}: es gibt kein Quellfeld namens {1}</translation>
    </message>
    <message>
        <source>{0}: {1} is expected, the row is rejected: {2}</source>
        <translation>{0}: {1} wird erwartet, die Zeile wird abgelehnt: {2}</translation>
    </message>
    <message>
        <source>{0}: {1} is expected, the rule gives {2}</source>
        <translation>{0}: {1} wird erwartet, die Regel ergibt {2}</translation>
    </message>
    <message>
        <source>{0}: {1}.{2} comes as {3}; the document says {4}, so each value is converted</source>
        <translation>{0}: {1}.{2} kommt als {3}; das Dokument sagt {4}, also wird jeder Wert umgewandelt</translation>
    </message>
    <message>
        <source>A record is identified by {0}.</source>
        <translation>Ein Datensatz wird erkannt an {0}.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>All {0} checks hold.</source>
        <translation>Alle {0} Prüfungen sind bestanden.</translation>
    </message>
    <message>
        <source>Alternatives</source>
        <translation>Alternativen</translation>
    </message>
    <message>
        <source>Before → after</source>
        <translation>Vorher → nachher</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Verglichen</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Content hash (SHA-256)</source>
        <translation>Inhaltshash (SHA-256)</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Counts the characters (Unicode code points) of a text.</source>
        <translation>Zählt die Zeichen (Unicode-Codepunkte) eines Textes.</translation>
    </message>
    <message>
        <source>Counts the days from one date to another, negative where the second is earlier.</source>
        <translation>Zählt die Tage von einem Datum zum anderen, negativ, wo das zweite früher liegt.</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Deckblatt</translation>
    </message>
    <message>
        <source>Critical fields</source>
        <translation>Kritische Felder</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>Wichtigkeit</translation>
    </message>
    <message>
        <source>DRAFT — not signed</source>
        <translation>ENTWURF — nicht unterzeichnet</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Described, not yet executable.</source>
        <translation>Beschrieben, noch nicht ausführbar.</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Abweichungen</translation>
    </message>
    <message>
        <source>Differences by cause</source>
        <translation>Abweichungen nach Ursache</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>Entitäten</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Entität</translation>
    </message>
    <message>
        <source>Entity mappings</source>
        <translation>Zuordnungen</translation>
    </message>
    <message>
        <source>Every record of {0} is read.</source>
        <translation>Jeder Datensatz von {0} wird gelesen.</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Fills a text up on its left to a number of characters; longer texts stay as they are.</source>
        <translation>Füllt einen Text links auf eine Zeichenzahl auf; längere Texte bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Fills a text up on its right to a number of characters; longer texts stay as they are.</source>
        <translation>Füllt einen Text rechts auf eine Zeichenzahl auf; längere Texte bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Finds the record with a key in a lookup of the document; .field gives one of its values.</source>
        <translation>Findet den Datensatz mit einem Schlüssel in einer Nachschlagetabelle des Dokuments; .feld ergibt einen seiner Werte.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>Funktionen</translation>
    </message>
    <message>
        <source>Functions used</source>
        <translation>Verwendete Funktionen</translation>
    </message>
    <message>
        <source>Gives a number without its sign.</source>
        <translation>Ergibt eine Zahl ohne ihr Vorzeichen.</translation>
    </message>
    <message>
        <source>Gives a part of a text, from a character on (counted from 1), to the end or so many long.</source>
        <translation>Ergibt einen Teil eines Textes ab einem Zeichen (ab 1 gezählt), bis zum Ende oder so viele Zeichen lang.</translation>
    </message>
    <message>
        <source>Gives one of two values by a condition; anything but true, null too, gives the second.</source>
        <translation>Ergibt einen von zwei Werten nach einer Bedingung; alles außer wahr, auch null, ergibt den zweiten.</translation>
    </message>
    <message>
        <source>Gives one part of a text between separators, counted from 1, or from -1 at the end; nothing where there are fewer parts.</source>
        <translation>Ergibt einen Teil eines Textes zwischen Trennern, ab 1 gezählt, vom Ende her ab -1; nichts, wo es weniger Teile gibt.</translation>
    </message>
    <message>
        <source>Gives the SHA-256 digest of a text&apos;s UTF-8 bytes in 64 hexadecimal digits.</source>
        <translation>Ergibt den SHA-256-Wert der UTF-8-Bytes eines Textes in 64 hexadezimalen Ziffern.</translation>
    </message>
    <message>
        <source>Gives the character at which a text first holds another, counted from 1; 0 where it does not.</source>
        <translation>Ergibt das Zeichen, an dem ein Text einen anderen zuerst enthält, ab 1 gezählt; 0, wo er ihn nicht enthält.</translation>
    </message>
    <message>
        <source>Gives the day of the month of a date.</source>
        <translation>Ergibt den Tag im Monat eines Datums.</translation>
    </message>
    <message>
        <source>Gives the first characters of a text.</source>
        <translation>Ergibt die ersten Zeichen eines Textes.</translation>
    </message>
    <message>
        <source>Gives the first day of a date&apos;s month.</source>
        <translation>Ergibt den ersten Tag des Monats eines Datums.</translation>
    </message>
    <message>
        <source>Gives the first part of a text that fits a regular expression, or its first group where it has one; nothing where none fits.</source>
        <translation>Ergibt den ersten Teil eines Textes, der zu einem regulären Ausdruck passt, oder dessen erste Gruppe, wo es eine gibt; nichts, wo keiner passt.</translation>
    </message>
    <message>
        <source>Gives the first value that is not null; later ones are not computed then.</source>
        <translation>Ergibt den ersten Wert, der nicht null ist; spätere werden dann nicht berechnet.</translation>
    </message>
    <message>
        <source>Gives the first value, or the second where computing the first fails.</source>
        <translation>Ergibt den ersten Wert oder den zweiten, wo der erste nicht zu berechnen ist.</translation>
    </message>
    <message>
        <source>Gives the largest whole number that is not above a number.</source>
        <translation>Ergibt die größte ganze Zahl, die nicht über einer Zahl liegt.</translation>
    </message>
    <message>
        <source>Gives the last characters of a text.</source>
        <translation>Ergibt die letzten Zeichen eines Textes.</translation>
    </message>
    <message>
        <source>Gives the last day of a date&apos;s month.</source>
        <translation>Ergibt den letzten Tag des Monats eines Datums.</translation>
    </message>
    <message>
        <source>Gives the moment at which the run began, the same for all its rows.</source>
        <translation>Ergibt den Zeitpunkt, zu dem der Lauf begann, für alle Zeilen denselben.</translation>
    </message>
    <message>
        <source>Gives the month of a date, 1 to 12.</source>
        <translation>Ergibt den Monat eines Datums, 1 bis 12.</translation>
    </message>
    <message>
        <source>Gives the number of the record in its source, from 1, however many workers run.</source>
        <translation>Ergibt die Nummer des Datensatzes in seiner Quelle, ab 1, wie viele auch zugleich arbeiten.</translation>
    </message>
    <message>
        <source>Gives the smallest whole number that is not below a number.</source>
        <translation>Ergibt die kleinste ganze Zahl, die nicht unter einer Zahl liegt.</translation>
    </message>
    <message>
        <source>Gives the year of a date.</source>
        <translation>Ergibt das Jahr eines Datums.</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingaben</translation>
    </message>
    <message>
        <source>Inputs of the run</source>
        <translation>Eingaben des Laufs</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Absicht</translation>
    </message>
    <message>
        <source>Joins texts one after the other and skips those that are null (&amp; does not skip).</source>
        <translation>Verbindet Texte hintereinander und überspringt jene, die null sind (&amp; überspringt nicht).</translation>
    </message>
    <message>
        <source>Keeps only the digits 0 to 9 of a text.</source>
        <translation>Behält von einem Text nur die Ziffern 0 bis 9.</translation>
    </message>
    <message>
        <source>Keeps only the letters of a text, of every script.</source>
        <translation>Behält von einem Text nur die Buchstaben, aus jeder Schrift.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Bilanz</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Geladen</translation>
    </message>
    <message>
        <source>Looks in</source>
        <translation>Sucht in</translation>
    </message>
    <message>
        <source>Lookups</source>
        <translation>Nachschlagetabellen</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Erstellt am</translation>
    </message>
    <message>
        <source>Makes a positive whole number of at most 53 bits out of a text, always the same one: a key where the old one was no number.</source>
        <translation>Macht aus einem Text eine positive ganze Zahl von höchstens 53 Bit, immer dieselbe: ein Schlüssel, wo der alte keine Zahl war.</translation>
    </message>
    <message>
        <source>Makes a value null where it equals another.</source>
        <translation>Macht einen Wert zu null, wo er einem anderen gleicht.</translation>
    </message>
    <message>
        <source>Makes texts that are empty or hold only white space null.</source>
        <translation>Macht Texte zu null, die leer sind oder nur Leerraum enthalten.</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>Mapping specification</source>
        <translation>Spezifikation der Zuordnungen</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Zusammengeführt</translation>
    </message>
    <message>
        <source>Moves a date by a number of days, back where it is negative.</source>
        <translation>Verschiebt ein Datum um eine Zahl von Tagen, zurück, wo sie negativ ist.</translation>
    </message>
    <message>
        <source>Moves a date by a number of months; a day that the month lacks becomes its last.</source>
        <translation>Verschiebt ein Datum um eine Zahl von Monaten; ein Tag, den der Monat nicht hat, wird sein letzter.</translation>
    </message>
    <message>
        <source>Moves a date by a number of years; 29 February becomes the 28th where there is none.</source>
        <translation>Verschiebt ein Datum um eine Zahl von Jahren; der 29. Februar wird der 28., wo es keinen gibt.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>Neuer Wert</translation>
    </message>
    <message>
        <source>No cell differs from what the rules say.</source>
        <translation>Keine Zelle weicht von dem ab, was die Regeln sagen.</translation>
    </message>
    <message>
        <source>No decisions are written down.</source>
        <translation>Es sind keine Entscheidungen festgehalten.</translation>
    </message>
    <message>
        <source>No lookups are used.</source>
        <translation>Es werden keine Nachschlagetabellen verwendet.</translation>
    </message>
    <message>
        <source>No parameters are used.</source>
        <translation>Es werden keine Parameter verwendet.</translation>
    </message>
    <message>
        <source>No project functions are used.</source>
        <translation>Es werden keine Projektfunktionen verwendet.</translation>
    </message>
    <message>
        <source>Not checked: the target has not been validated against this specification.</source>
        <translation>Nicht geprüft: das Ziel wurde nicht gegen diese Spezifikation validiert.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Old value</source>
        <translation>Alter Wert</translation>
    </message>
    <message>
        <source>Only records are migrated for which this holds: {0}</source>
        <translation>Nur Datensätze werden migriert, für die gilt, dass {0}</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Seite {0} von {1}</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Project functions</source>
        <translation>Projektfunktionen</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Reads a date and time written yyyy-MM-dd HH:mm:ss, or takes a date at midnight.</source>
        <translation>Liest ein Datum mit Uhrzeit der Form yyyy-MM-dd HH:mm:ss oder nimmt ein Datum um Mitternacht.</translation>
    </message>
    <message>
        <source>Reads a date with a time written in a pattern such as &apos;dd/MM/yyyy HH:mm&apos;; several patterns are tried in order. With an offset in the pattern the result is an instant.</source>
        <translation>Liest ein Datum mit Uhrzeit nach einem Muster wie &apos;dd/MM/yyyy HH:mm&apos;; mehrere Muster werden der Reihe nach versucht. Mit einem Zeitversatz im Muster ist das Ergebnis ein Zeitpunkt.</translation>
    </message>
    <message>
        <source>Reads a date written in a pattern such as &apos;dd/MM/yyyy&apos;; several patterns are tried in order. A day that does not exist is an error.</source>
        <translation>Liest ein Datum nach einem Muster wie &apos;dd/MM/yyyy&apos;; mehrere Muster werden der Reihe nach versucht. Ein Tag, den es nicht gibt, ist ein Fehler.</translation>
    </message>
    <message>
        <source>Reads a date written yyyy-MM-dd, or takes the date of a date and time.</source>
        <translation>Liest ein Datum der Form yyyy-MM-dd oder nimmt das Datum aus Datum und Uhrzeit.</translation>
    </message>
    <message>
        <source>Reads a number written with a given decimal sign and, where there is one, a sign between thousands; groups that are not of three digits are an error.</source>
        <translation>Liest eine Zahl mit einem gegebenen Dezimalzeichen und, wo es eines gibt, einem Zeichen zwischen Tausendern; Gruppen von nicht drei Ziffern sind ein Fehler.</translation>
    </message>
    <message>
        <source>Reads a whole number; what has a fraction or other characters is an error.</source>
        <translation>Liest eine ganze Zahl; was Nachkommastellen oder andere Zeichen hat, ist ein Fehler.</translation>
    </message>
    <message>
        <source>Reads an approximate number; never meant for money.</source>
        <translation>Liest eine Näherungszahl; nie für Geldbeträge gedacht.</translation>
    </message>
    <message>
        <source>Reads an exact number such as -12.50, with so many digits after the point (10 where not said); more digits than that are an error, never cut.</source>
        <translation>Liest eine genaue Zahl wie -12.50 mit so vielen Nachkommastellen (10, wo nicht angegeben); mehr Stellen sind ein Fehler und werden nie abgeschnitten.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason: {0}</source>
        <translation>Grund: {0}</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Records are inserted.</source>
        <translation>Datensätze werden eingefügt.</translation>
    </message>
    <message>
        <source>Records in and out</source>
        <translation>Datensätze hinein und hinaus</translation>
    </message>
    <message>
        <source>Records that agree in {0} are one; the others are merged into it.</source>
        <translation>Datensätze, die übereinstimmen in {0}, sind einer; die übrigen gehen in ihm auf.</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Rejects the record with a reason; fits where any value fits.</source>
        <translation>Lehnt den Datensatz mit einem Grund ab; passt, wo irgendein Wert passt.</translation>
    </message>
    <message>
        <source>Replaces a value by what a value map of the document lists for it.</source>
        <translation>Ersetzt einen Wert durch das, was eine Wertezuordnung des Dokuments für ihn aufführt.</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Rounds to a number of decimals (0 where not said), half away from zero or in the way that is named: &apos;half up&apos;, &apos;half even&apos;, &apos;down&apos;, &apos;up&apos;.</source>
        <translation>Rundet auf eine Zahl von Nachkommastellen (0, wo nicht angegeben), die Hälfte von null weg oder auf die genannte Art: &apos;half up&apos;, &apos;half even&apos;, &apos;down&apos;, &apos;up&apos;.</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Rule in words</source>
        <translation>Regel in Worten</translation>
    </message>
    <message>
        <source>Run {0} of {1} does not close: it has failed.</source>
        <translation>Lauf {0} vom {1} geht nicht auf: er ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Run {0} of {1}: every record that was read is accounted for, and the target confirmed every record that was sent.</source>
        <translation>Lauf {0} vom {1}: jeder gelesene Datensatz ist nachgewiesen, und das Ziel hat jeden gesendeten Datensatz bestätigt.</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Gesagt von</translation>
    </message>
    <message>
        <source>Says whether a text begins with another; case counts.</source>
        <translation>Sagt, ob ein Text mit einem anderen beginnt; Groß- und Kleinschreibung zählt.</translation>
    </message>
    <message>
        <source>Says whether a text ends with another; case counts.</source>
        <translation>Sagt, ob ein Text mit einem anderen endet; Groß- und Kleinschreibung zählt.</translation>
    </message>
    <message>
        <source>Says whether a text holds another; case counts.</source>
        <translation>Sagt, ob ein Text einen anderen enthält; Groß- und Kleinschreibung zählt.</translation>
    </message>
    <message>
        <source>Says whether a text is an e-mail address as people use them: name@domain.tld, no quotes, no comments.</source>
        <translation>Sagt, ob ein Text eine übliche E-Mail-Adresse ist: name@domain.tld, ohne Anführungszeichen und Kommentare.</translation>
    </message>
    <message>
        <source>Says whether a whole text fits a regular expression (RE2 syntax).</source>
        <translation>Sagt, ob ein ganzer Text zu einem regulären Ausdruck passt (RE2-Syntax).</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Source entity</source>
        <translation>Quellentität</translation>
    </message>
    <message>
        <source>Source field not migrated</source>
        <translation>Nicht migriertes Quellfeld</translation>
    </message>
    <message>
        <source>Source fields</source>
        <translation>Quellfelder</translation>
    </message>
    <message>
        <source>Source fields left behind, with a reason</source>
        <translation>Nicht migrierte Quellfelder, mit Grund</translation>
    </message>
    <message>
        <source>Source fields nobody spoke of</source>
        <translation>Quellfelder, über die niemand gesprochen hat</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Takes accents and other marks off letters.</source>
        <translation>Nimmt Akzente und andere Zeichen von den Buchstaben.</translation>
    </message>
    <message>
        <source>Takes every one of the given characters out of a text.</source>
        <translation>Nimmt jedes der angegebenen Zeichen aus einem Text.</translation>
    </message>
    <message>
        <source>Takes out control and invisible formatting characters, line breaks and tabs among them.</source>
        <translation>Entfernt Steuerzeichen und unsichtbare Formatzeichen, auch Zeilenumbrüche und Tabulatoren.</translation>
    </message>
    <message>
        <source>Takes white space off both ends and writes each run inside as one space.</source>
        <translation>Entfernt Leerraum an beiden Enden und schreibt jede Folge im Inneren als ein Leerzeichen.</translation>
    </message>
    <message>
        <source>Takes white space off both ends, no-break spaces included.</source>
        <translation>Entfernt Leerraum an beiden Enden, auch geschützte Leerzeichen.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Target entity</source>
        <translation>Zielentität</translation>
    </message>
    <message>
        <source>Target field</source>
        <translation>Zielfeld</translation>
    </message>
    <message>
        <source>Target field that nothing fills</source>
        <translation>Zielfeld, das nichts füllt</translation>
    </message>
    <message>
        <source>Target fields filled</source>
        <translation>Gefüllte Zielfelder</translation>
    </message>
    <message>
        <source>This specification has not been run yet.</source>
        <translation>Diese Spezifikation ist noch nicht gelaufen.</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Value maps</source>
        <translation>Wertezuordnungen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What the target held before is replaced.</source>
        <translation>Was das Ziel vorher enthielt, wird ersetzt.</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Writes a date, or a date and time, in a pattern such as &apos;dd.MM.yyyy&apos;.</source>
        <translation>Schreibt ein Datum, auch mit Uhrzeit, nach einem Muster wie &apos;dd.MM.yyyy&apos;.</translation>
    </message>
    <message>
        <source>Writes a text in place of every part that fits a regular expression; \1 stands for its first group.</source>
        <translation>Schreibt einen Text an die Stelle jedes Teils, der zu einem regulären Ausdruck passt; \1 steht für dessen erste Gruppe.</translation>
    </message>
    <message>
        <source>Writes a value as text: plain numbers, ISO dates and times, true and false.</source>
        <translation>Schreibt einen Wert als Text: einfache Zahlen, ISO-Datum und -Uhrzeit, true und false.</translation>
    </message>
    <message>
        <source>Writes all letters as capitals, in every script.</source>
        <translation>Schreibt alle Buchstaben groß, in jeder Schrift.</translation>
    </message>
    <message>
        <source>Writes all letters small, in every script.</source>
        <translation>Schreibt alle Buchstaben klein, in jeder Schrift.</translation>
    </message>
    <message>
        <source>Writes one text in place of another wherever it stands; case counts.</source>
        <translation>Schreibt einen Text an die Stelle eines anderen, wo immer er steht; Groß- und Kleinschreibung zählt.</translation>
    </message>
    <message>
        <source>Writes the first letter of each word as a capital and the others small.</source>
        <translation>Schreibt den ersten Buchstaben jedes Wortes groß und die übrigen klein.</translation>
    </message>
    <message>
        <source>a number made from {0}</source>
        <translation>feste Zahl aus {0}</translation>
    </message>
    <message>
        <source>a rejection saying {0}</source>
        <translation>Ablehnung mit {0}</translation>
    </message>
    <message>
        <source>a space</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>always leave it empty</source>
        <translation>immer leer lassen</translation>
    </message>
    <message>
        <source>always take {0}</source>
        <translation>immer {0} nehmen</translation>
    </message>
    <message>
        <source>an empty text</source>
        <translation>leerer Text</translation>
    </message>
    <message>
        <source>any other value</source>
        <translation>jeder andere Wert</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>capitalise each word of {0}</source>
        <translation>{0} mit großen Wortanfängen schreiben</translation>
    </message>
    <message>
        <source>closes</source>
        <translation>geht auf</translation>
    </message>
    <message>
        <source>compute the SHA-256 digest of {0}</source>
        <translation>{0} in den SHA-256-Wert umrechnen</translation>
    </message>
    <message>
        <source>count the characters of {0}</source>
        <translation>die Zeichen zählen, die {0} hat</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>decided by {0}</source>
        <translation>entschieden von {0}</translation>
    </message>
    <message>
        <source>document hash {0}</source>
        <translation>Dokumenthash {0}</translation>
    </message>
    <message>
        <source>does not close</source>
        <translation>geht nicht auf</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>ausgeschlossen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>false</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>fill {0} up on the left to {1} characters</source>
        <translation>{0} links auf {1} Zeichen auffüllen</translation>
    </message>
    <message>
        <source>fill {0} up on the left with {2} to {1} characters</source>
        <translation>{0} links mit {2} auf {1} Zeichen auffüllen</translation>
    </message>
    <message>
        <source>fill {0} up on the right to {1} characters</source>
        <translation>{0} rechts auf {1} Zeichen auffüllen</translation>
    </message>
    <message>
        <source>fill {0} up on the right with {2} to {1} characters</source>
        <translation>{0} rechts mit {2} auf {1} Zeichen auffüllen</translation>
    </message>
    <message>
        <source>find {1} in {0}</source>
        <translation>{0} nach {1} durchsuchen</translation>
    </message>
    <message>
        <source>if {0} then {1}</source>
        <translation>wenn {0}, dann {1}</translation>
    </message>
    <message>
        <source>if {0}, {1}</source>
        <translation>wenn {0}, {1}</translation>
    </message>
    <message>
        <source>if {0}, {1}; otherwise, {2}</source>
        <translation>wenn {0}, {1}; sonst {2}</translation>
    </message>
    <message>
        <source>informative</source>
        <translation>informativ</translation>
    </message>
    <message>
        <source>it</source>
        <translation>das Ergebnis</translation>
    </message>
    <message>
        <source>join {*}, skipping missing ones</source>
        <translation>{*} verbinden, Fehlendes überspringen</translation>
    </message>
    <message>
        <source>keep only the digits of {0}</source>
        <translation>{0} auf die Ziffern kürzen</translation>
    </message>
    <message>
        <source>keep only the letters of {0}</source>
        <translation>{0} auf die Buchstaben kürzen</translation>
    </message>
    <message>
        <source>leave it empty</source>
        <translation>leer lassen</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>geladen</translation>
    </message>
    <message>
        <source>make a stable number from {0}</source>
        <translation>{0} in eine feste Zahl umrechnen</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>zusammengeführt</translation>
    </message>
    <message>
        <source>move {0} by {1} days</source>
        <translation>{0} um {1} Tage verschieben</translation>
    </message>
    <message>
        <source>move {0} by {1} months</source>
        <translation>{0} um {1} Monate verschieben</translation>
    </message>
    <message>
        <source>move {0} by {1} years</source>
        <translation>{0} um {1} Jahre verschieben</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>nobody has spoken of it yet</source>
        <translation>darüber hat noch niemand gesprochen</translation>
    </message>
    <message>
        <source>not ({0})</source>
        <translation>nicht ({0})</translation>
    </message>
    <message>
        <source>not filled</source>
        <translation>nicht gefüllt</translation>
    </message>
    <message>
        <source>not migrated</source>
        <translation>nicht migriert</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>nothing compared</source>
        <translation>nichts verglichen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>otherwise {0}</source>
        <translation>sonst {0}</translation>
    </message>
    <message>
        <source>otherwise, {0}</source>
        <translation>sonst {0}</translation>
    </message>
    <message>
        <source>part {2} of {0} split at {1}</source>
        <translation>Teil {2} von {0}, geteilt bei {1}</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>put {0} into capital letters</source>
        <translation>{0} in Großbuchstaben schreiben</translation>
    </message>
    <message>
        <source>put {0} into small letters</source>
        <translation>{0} in Kleinbuchstaben schreiben</translation>
    </message>
    <message>
        <source>question</source>
        <translation>offene Frage</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>read {0} as a date and time</source>
        <translation>{0} als Datum mit Uhrzeit lesen</translation>
    </message>
    <message>
        <source>read {0} as a date and time written {1}</source>
        <translation>{0} als Datum mit Uhrzeit der Form {1} lesen</translation>
    </message>
    <message>
        <source>read {0} as a date and time, in the first form that fits of {1*}</source>
        <translation>{0} als Datum mit Uhrzeit lesen, in der ersten passenden Form aus {1*}</translation>
    </message>
    <message>
        <source>read {0} as a date written {1}</source>
        <translation>{0} als Datum der Form {1} lesen</translation>
    </message>
    <message>
        <source>read {0} as a date, in the first form that fits of {1*}</source>
        <translation>{0} als Datum lesen, in der ersten passenden Form aus {1*}</translation>
    </message>
    <message>
        <source>read {0} as a decimal number</source>
        <translation>{0} als Dezimalzahl lesen</translation>
    </message>
    <message>
        <source>read {0} as a number with the decimal sign {1}</source>
        <translation>{0} als Zahl mit dem Dezimalzeichen {1} lesen</translation>
    </message>
    <message>
        <source>read {0} as a number with the decimal sign {1} and {2} between thousands</source>
        <translation>{0} als Zahl mit dem Dezimalzeichen {1} und {2} zwischen Tausendern lesen</translation>
    </message>
    <message>
        <source>read {0} as a number with {1} decimals</source>
        <translation>{0} als Zahl mit {1} Nachkommastellen lesen</translation>
    </message>
    <message>
        <source>read {0} as a number with {3} decimals, the decimal sign {1} and {2} between thousands</source>
        <translation>{0} als Zahl mit {3} Nachkommastellen, dem Dezimalzeichen {1} und {2} zwischen Tausendern lesen</translation>
    </message>
    <message>
        <source>read {0} as a whole number</source>
        <translation>{0} als ganze Zahl lesen</translation>
    </message>
    <message>
        <source>read {0} as an approximate number</source>
        <translation>{0} als Näherungszahl lesen</translation>
    </message>
    <message>
        <source>reject the record, saying {0}</source>
        <translation>den Datensatz ablehnen mit {0}</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>replace every part of {0} that fits {1} by {2}</source>
        <translation>{0} ändern: jeden Teil, der zu {1} passt, durch {2} ersetzen</translation>
    </message>
    <message>
        <source>replace {1} as the value map {0} says</source>
        <translation>{1} nach der Wertezuordnung {0} ersetzen</translation>
    </message>
    <message>
        <source>replace {1} by {2} in {0}</source>
        <translation>{0} ändern: {1} durch {2} ersetzen</translation>
    </message>
    <message>
        <source>required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>round {0} down to a whole number</source>
        <translation>{0} auf eine ganze Zahl abrunden</translation>
    </message>
    <message>
        <source>round {0} to a whole number</source>
        <translation>{0} auf eine ganze Zahl runden</translation>
    </message>
    <message>
        <source>round {0} to {1} decimals</source>
        <translation>{0} auf {1} Nachkommastellen runden</translation>
    </message>
    <message>
        <source>round {0} to {1} decimals ({2})</source>
        <translation>{0} auf {1} Nachkommastellen runden ({2})</translation>
    </message>
    <message>
        <source>round {0} up to a whole number</source>
        <translation>{0} auf eine ganze Zahl aufrunden</translation>
    </message>
    <message>
        <source>say whether {0}</source>
        <translation>angeben, ob {0}</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>bleibt, wie er ist</translation>
    </message>
    <message>
        <source>take blank {0} for missing</source>
        <translation>{0} als fehlend ansehen, wenn nur Leerraum darin steht</translation>
    </message>
    <message>
        <source>take part {2} of {0}, split at {1}</source>
        <translation>{0} bei {1} teilen und Teil {2} nehmen</translation>
    </message>
    <message>
        <source>take the accents off {0}</source>
        <translation>{0} ohne Akzente schreiben</translation>
    </message>
    <message>
        <source>take the characters {1} out of {0}</source>
        <translation>{0} von den Zeichen {1} befreien</translation>
    </message>
    <message>
        <source>take the control characters out of {0}</source>
        <translation>{0} von Steuerzeichen befreien</translation>
    </message>
    <message>
        <source>take the date of {0}</source>
        <translation>{0} auf das Datum kürzen</translation>
    </message>
    <message>
        <source>take the first line that applies:</source>
        <translation>die erste Zeile nehmen, die zutrifft:</translation>
    </message>
    <message>
        <source>take the first of these that is present: {0}</source>
        <translation>das erste Vorhandene nehmen von: {0}</translation>
    </message>
    <message>
        <source>take the first {1} characters of {0}</source>
        <translation>{0} auf die ersten {1} Zeichen kürzen</translation>
    </message>
    <message>
        <source>take the last {1} characters of {0}</source>
        <translation>{0} auf die letzten {1} Zeichen kürzen</translation>
    </message>
    <message>
        <source>take the part of {0} that fits the pattern {1}</source>
        <translation>{0} auf den Teil kürzen, der zum Muster {1} passt</translation>
    </message>
    <message>
        <source>take the sign off {0}</source>
        <translation>{0} ohne Vorzeichen nehmen</translation>
    </message>
    <message>
        <source>take {0}</source>
        <translation>{0} übernehmen</translation>
    </message>
    <message>
        <source>take {0} as it is</source>
        <translation>{0} unverändert übernehmen</translation>
    </message>
    <message>
        <source>take {0} for missing where it is {1}</source>
        <translation>{0} als fehlend ansehen, wo es {1} ist</translation>
    </message>
    <message>
        <source>take {0} from character {1} on</source>
        <translation>{0} ab Zeichen {1} nehmen</translation>
    </message>
    <message>
        <source>take {2} characters of {0} from character {1} on</source>
        <translation>{0} ab Zeichen {1} nehmen, {2} Zeichen lang</translation>
    </message>
    <message>
        <source>the SHA-256 digest of {0}</source>
        <translation>SHA-256-Wert von {0}</translation>
    </message>
    <message>
        <source>the approximate number {0}</source>
        <translation>die Näherungszahl {0}</translation>
    </message>
    <message>
        <source>the date of {0}</source>
        <translation>Datum von {0}</translation>
    </message>
    <message>
        <source>the date {1} days after {0}</source>
        <translation>Datum {1} Tage nach {0}</translation>
    </message>
    <message>
        <source>the date {1} months after {0}</source>
        <translation>Datum {1} Monate nach {0}</translation>
    </message>
    <message>
        <source>the date {1} years after {0}</source>
        <translation>Datum {1} Jahre nach {0}</translation>
    </message>
    <message>
        <source>the day of the month of {0}</source>
        <translation>Tag im Monat von {0}</translation>
    </message>
    <message>
        <source>the digits of {0}</source>
        <translation>Ziffern von {0}</translation>
    </message>
    <message>
        <source>the first day of the month of {0}</source>
        <translation>Monatserster von {0}</translation>
    </message>
    <message>
        <source>the first of {*} that is present</source>
        <translation>das erste Vorhandene aus {*}</translation>
    </message>
    <message>
        <source>the first of {0} that is present</source>
        <translation>das erste Vorhandene aus {0}</translation>
    </message>
    <message>
        <source>the first {1} characters of {0}</source>
        <translation>Anfang von {0}, {1} Zeichen lang</translation>
    </message>
    <message>
        <source>the last day of the month of {0}</source>
        <translation>Monatsletzter von {0}</translation>
    </message>
    <message>
        <source>the last {1} characters of {0}</source>
        <translation>Ende von {0}, {1} Zeichen lang</translation>
    </message>
    <message>
        <source>the letters of {0}</source>
        <translation>Buchstaben von {0}</translation>
    </message>
    <message>
        <source>the moment the run began</source>
        <translation>Beginn des Laufs</translation>
    </message>
    <message>
        <source>the moment {0}</source>
        <translation>Zeitpunkt {0}</translation>
    </message>
    <message>
        <source>the month of {0}</source>
        <translation>Monat von {0}</translation>
    </message>
    <message>
        <source>the negative of {0}</source>
        <translation>{0} mit umgekehrtem Vorzeichen</translation>
    </message>
    <message>
        <source>the number of characters in {0}</source>
        <translation>Zeichenzahl von {0}</translation>
    </message>
    <message>
        <source>the number of days from {0} to {1}</source>
        <translation>Zahl der Tage von {0} bis {1}</translation>
    </message>
    <message>
        <source>the number of the record in its source</source>
        <translation>Nummer des Datensatzes in seiner Quelle</translation>
    </message>
    <message>
        <source>the parameter {0}</source>
        <translation>Parameter {0}</translation>
    </message>
    <message>
        <source>the part of {0} that fits the pattern {1}</source>
        <translation>Teil von {0}, der zum Muster {1} passt</translation>
    </message>
    <message>
        <source>the position of {1} in {0}</source>
        <translation>Stelle von {1} in {0}</translation>
    </message>
    <message>
        <source>the record is rejected</source>
        <translation>der Datensatz wird abgelehnt</translation>
    </message>
    <message>
        <source>the record of {0} for {*}</source>
        <translation>Datensatz von {0} für {*}</translation>
    </message>
    <message>
        <source>the remainder of {0} divided by {1}</source>
        <translation>Rest von {0} geteilt durch {1}</translation>
    </message>
    <message>
        <source>the time {0}</source>
        <translation>die Uhrzeit {0}</translation>
    </message>
    <message>
        <source>the year of {0}</source>
        <translation>Jahr von {0}</translation>
    </message>
    <message>
        <source>the {0} that the lookup {1} has for {2}</source>
        <translation>{0} aus der Nachschlagetabelle {1} für {2}</translation>
    </message>
    <message>
        <source>tidy the spaces of {0}</source>
        <translation>{0} mit einfachen Leerzeichen schreiben</translation>
    </message>
    <message>
        <source>trim {0}</source>
        <translation>{0} von Leerzeichen an den Enden befreien</translation>
    </message>
    <message>
        <source>true</source>
        <translation>wahr</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>what the function {0} gives</source>
        <translation>Ergebnis der Funktion {0}</translation>
    </message>
    <message>
        <source>what the function {0} gives for {1}</source>
        <translation>Ergebnis der Funktion {0} für {1}</translation>
    </message>
    <message>
        <source>what the value map {0} gives for {1}</source>
        <translation>Wert laut Wertezuordnung {0} für {1}</translation>
    </message>
    <message>
        <source>whether {0}</source>
        <translation>ob {0}</translation>
    </message>
    <message>
        <source>whether {0} begins with {1}</source>
        <translation>ob {0} mit {1} beginnt</translation>
    </message>
    <message>
        <source>whether {0} contains {1}</source>
        <translation>ob {0} den Text {1} enthält</translation>
    </message>
    <message>
        <source>whether {0} ends with {1}</source>
        <translation>ob {0} mit {1} endet</translation>
    </message>
    <message>
        <source>whether {0} fits the pattern {1}</source>
        <translation>ob {0} zum Muster {1} passt</translation>
    </message>
    <message>
        <source>whether {0} is an e-mail address</source>
        <translation>ob {0} eine E-Mail-Adresse ist</translation>
    </message>
    <message>
        <source>write {0} as text</source>
        <translation>{0} als Text schreiben</translation>
    </message>
    <message>
        <source>write {0} as {1}</source>
        <translation>{0} in der Form {1} schreiben</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>{*} joined, skipping missing ones</source>
        <translation>{*} verbunden, Fehlendes übersprungen</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} und {1}</translation>
    </message>
    <message>
        <source>{0} as a date and time</source>
        <translation>{0} als Datum mit Uhrzeit</translation>
    </message>
    <message>
        <source>{0} as a decimal number</source>
        <translation>{0} als Dezimalzahl</translation>
    </message>
    <message>
        <source>{0} as a number with {1} decimals</source>
        <translation>{0} als Zahl mit {1} Nachkommastellen</translation>
    </message>
    <message>
        <source>{0} as a whole number</source>
        <translation>{0} als ganze Zahl</translation>
    </message>
    <message>
        <source>{0} as an approximate number</source>
        <translation>{0} als Näherungszahl</translation>
    </message>
    <message>
        <source>{0} as text</source>
        <translation>{0} als Text</translation>
    </message>
    <message>
        <source>{0} begins with {1}</source>
        <translation>{0} mit {1} beginnt</translation>
    </message>
    <message>
        <source>{0} contains {1}</source>
        <translation>{0} den Text {1} enthält</translation>
    </message>
    <message>
        <source>{0} divided by {1}</source>
        <translation>{0} geteilt durch {1}</translation>
    </message>
    <message>
        <source>{0} ends with {1}</source>
        <translation>{0} mit {1} endet</translation>
    </message>
    <message>
        <source>{0} filled up on the left to {1} characters</source>
        <translation>{0} links auf {1} Zeichen aufgefüllt</translation>
    </message>
    <message>
        <source>{0} filled up on the left with {2} to {1} characters</source>
        <translation>{0} links mit {2} auf {1} Zeichen aufgefüllt</translation>
    </message>
    <message>
        <source>{0} filled up on the right to {1} characters</source>
        <translation>{0} rechts auf {1} Zeichen aufgefüllt</translation>
    </message>
    <message>
        <source>{0} filled up on the right with {2} to {1} characters</source>
        <translation>{0} rechts mit {2} auf {1} Zeichen aufgefüllt</translation>
    </message>
    <message>
        <source>{0} fits the pattern {1}</source>
        <translation>{0} zum Muster {1} passt</translation>
    </message>
    <message>
        <source>{0} followed by {1}</source>
        <translation>{0} gefolgt von {1}</translation>
    </message>
    <message>
        <source>{0} from character {1} on</source>
        <translation>{0} ab Zeichen {1}</translation>
    </message>
    <message>
        <source>{0} in capital letters</source>
        <translation>{0} in Großbuchstaben</translation>
    </message>
    <message>
        <source>{0} in small letters</source>
        <translation>{0} in Kleinbuchstaben</translation>
    </message>
    <message>
        <source>{0} is after {1}</source>
        <translation>{0} nach {1} liegt</translation>
    </message>
    <message>
        <source>{0} is an e-mail address</source>
        <translation>{0} eine E-Mail-Adresse ist</translation>
    </message>
    <message>
        <source>{0} is at least {1}</source>
        <translation>{0} mindestens {1} ist</translation>
    </message>
    <message>
        <source>{0} is at most {1}</source>
        <translation>{0} höchstens {1} ist</translation>
    </message>
    <message>
        <source>{0} is before {1}</source>
        <translation>{0} vor {1} liegt</translation>
    </message>
    <message>
        <source>{0} is from {1} to {2}</source>
        <translation>{0} von {1} bis {2} reicht</translation>
    </message>
    <message>
        <source>{0} is greater than {1}</source>
        <translation>{0} größer als {1} ist</translation>
    </message>
    <message>
        <source>{0} is less than {1}</source>
        <translation>{0} kleiner als {1} ist</translation>
    </message>
    <message>
        <source>{0} is like {1}</source>
        <translation>{0} dem Muster {1} entspricht</translation>
    </message>
    <message>
        <source>{0} is missing</source>
        <translation>{0} fehlt</translation>
    </message>
    <message>
        <source>{0} is none of ({1})</source>
        <translation>{0} keines von ({1}) ist</translation>
    </message>
    <message>
        <source>{0} is not after {1}</source>
        <translation>{0} nicht nach {1} liegt</translation>
    </message>
    <message>
        <source>{0} is not before {1}</source>
        <translation>{0} nicht vor {1} liegt</translation>
    </message>
    <message>
        <source>{0} is not from {1} to {2}</source>
        <translation>{0} nicht von {1} bis {2} reicht</translation>
    </message>
    <message>
        <source>{0} is not like {1}</source>
        <translation>{0} dem Muster {1} nicht entspricht</translation>
    </message>
    <message>
        <source>{0} is one of ({1})</source>
        <translation>{0} eines von ({1}) ist</translation>
    </message>
    <message>
        <source>{0} is present</source>
        <translation>{0} vorhanden ist</translation>
    </message>
    <message>
        <source>{0} is set</source>
        <translation>{0} zutrifft</translation>
    </message>
    <message>
        <source>{0} is {1}</source>
        <translation>{0} gleich {1} ist</translation>
    </message>
    <message>
        <source>{0} minus {1}</source>
        <translation>{0} minus {1}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>{0} of {1} checks do not hold.</source>
        <translation>{0} von {1} Prüfungen sind nicht bestanden.</translation>
    </message>
    <message>
        <source>{0} or {1}</source>
        <translation>{0} oder {1}</translation>
    </message>
    <message>
        <source>{0} plus {1}</source>
        <translation>{0} plus {1}</translation>
    </message>
    <message>
        <source>{0} read as a date and time written {1}</source>
        <translation>{0} gelesen als Datum mit Uhrzeit der Form {1}</translation>
    </message>
    <message>
        <source>{0} read as a date and time, in the first fitting form of {1*}</source>
        <translation>{0} gelesen als Datum mit Uhrzeit, in der ersten passenden Form aus {1*}</translation>
    </message>
    <message>
        <source>{0} read as a date written {1}</source>
        <translation>{0} gelesen als Datum der Form {1}</translation>
    </message>
    <message>
        <source>{0} read as a date, in the first fitting form of {1*}</source>
        <translation>{0} gelesen als Datum, in der ersten passenden Form aus {1*}</translation>
    </message>
    <message>
        <source>{0} read as a number with the decimal sign {1}</source>
        <translation>{0} gelesen als Zahl mit dem Dezimalzeichen {1}</translation>
    </message>
    <message>
        <source>{0} read as a number with the decimal sign {1} and {2} between thousands</source>
        <translation>{0} gelesen als Zahl mit dem Dezimalzeichen {1} und {2} zwischen Tausendern</translation>
    </message>
    <message>
        <source>{0} read as a number with {3} decimals, the decimal sign {1} and {2} between thousands</source>
        <translation>{0} gelesen als Zahl mit {3} Nachkommastellen, dem Dezimalzeichen {1} und {2} zwischen Tausendern</translation>
    </message>
    <message>
        <source>{0} rounded down to a whole number</source>
        <translation>{0} auf eine ganze Zahl abgerundet</translation>
    </message>
    <message>
        <source>{0} rounded to a whole number</source>
        <translation>{0} auf eine ganze Zahl gerundet</translation>
    </message>
    <message>
        <source>{0} rounded to {1} decimals</source>
        <translation>{0} auf {1} Nachkommastellen gerundet</translation>
    </message>
    <message>
        <source>{0} rounded to {1} decimals ({2})</source>
        <translation>{0} auf {1} Nachkommastellen gerundet ({2})</translation>
    </message>
    <message>
        <source>{0} rounded up to a whole number</source>
        <translation>{0} auf eine ganze Zahl aufgerundet</translation>
    </message>
    <message>
        <source>{0} times {1}</source>
        <translation>{0} mal {1}</translation>
    </message>
    <message>
        <source>{0} with each word capitalised</source>
        <translation>{0} mit großen Wortanfängen</translation>
    </message>
    <message>
        <source>{0} with every part that fits {1} replaced by {2}</source>
        <translation>{0}, jeder zu {1} passende Teil ersetzt durch {2}</translation>
    </message>
    <message>
        <source>{0} with single spaces only</source>
        <translation>{0} mit einfachen Leerzeichen</translation>
    </message>
    <message>
        <source>{0} with {1} replaced by {2}</source>
        <translation>{0}, darin {1} ersetzt durch {2}</translation>
    </message>
    <message>
        <source>{0} without accents</source>
        <translation>{0} ohne Akzente</translation>
    </message>
    <message>
        <source>{0} without any of the characters {1}</source>
        <translation>{0} ohne die Zeichen {1}</translation>
    </message>
    <message>
        <source>{0} without control characters</source>
        <translation>{0} ohne Steuerzeichen</translation>
    </message>
    <message>
        <source>{0} without its sign</source>
        <translation>{0} ohne Vorzeichen</translation>
    </message>
    <message>
        <source>{0} without spaces at its ends</source>
        <translation>{0} ohne Leerzeichen an den Enden</translation>
    </message>
    <message>
        <source>{0} written {1}</source>
        <translation>{0} in der Form {1}</translation>
    </message>
    <message>
        <source>{0}, or nothing where it is blank</source>
        <translation>{0}, oder nichts, wo nur Leerraum steht</translation>
    </message>
    <message>
        <source>{0}, or nothing where it is {1}</source>
        <translation>{0}, oder nichts, wo es {1} ist</translation>
    </message>
    <message>
        <source>{0}, or {1} where that fails</source>
        <translation>{0}, oder {1}, wo das scheitert</translation>
    </message>
    <message>
        <source>{0}, then {1}</source>
        <translation>{0}, dann {1}</translation>
    </message>
    <message>
        <source>{0}; where that fails, {1}</source>
        <translation>{0}; wo das scheitert, {1}</translation>
    </message>
    <message>
        <source>{1} if {0}, otherwise {2}</source>
        <translation>{1}, wenn {0}, sonst {2}</translation>
    </message>
    <message>
        <source>{2} characters of {0} from character {1} on</source>
        <translation>{0} ab Zeichen {1}, {2} Zeichen lang</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
    <message>
        <source>no type is declared</source>
        <translation>kein Typ ist erklärt</translation>
    </message>
    <message>
        <source>{0} are binary</source>
        <translation>{0} sind binär</translation>
    </message>
    <message>
        <source>{0} are floating point numbers</source>
        <translation>{0} sind Gleitkommazahlen</translation>
    </message>
    <message>
        <source>{0} are text</source>
        <translation>{0} sind Text</translation>
    </message>
    <message>
        <source>{0} are whole numbers</source>
        <translation>{0} sind ganze Zahlen</translation>
    </message>
    <message>
        <source>{0} names no exact type</source>
        <translation>{0} nennt keinen genauen Typ</translation>
    </message>
    <message>
        <source>{0}; {1} of {2}{3}{4}</source>
        <translation>{0}; {1} von {2}{3}{4}</translation>
    </message>
    <message>
        <source>check {0}</source>
        <translation>Prüfung {0}</translation>
    </message>
    <message>
        <source>connection {0}</source>
        <translation>Verbindung {0}</translation>
    </message>
    <message>
        <source>decision {0}</source>
        <translation>Entscheidung {0}</translation>
    </message>
    <message>
        <source>function {0}</source>
        <translation>Funktion {0}</translation>
    </message>
    <message>
        <source>parameter {0}</source>
        <translation>Parameter {0}</translation>
    </message>
    <message>
        <source>value map {0}</source>
        <translation>Wertezuordnung {0}</translation>
    </message>
    <message>
        <source>{0} is not a sample: first:N, random:N,SEED, keys:A,B or covering</source>
        <translation>{0} ist keine Stichprobe: first:N, random:N,SEED, keys:A,B oder covering</translation>
    </message>
    <message>
        <source>{0} is as long as it may be</source>
        <translation>{0} hat eine erlaubte Länge</translation>
    </message>
    <message>
        <source>{0} is filled</source>
        <translation>{0} ist gefüllt</translation>
    </message>
    <message>
        <source>{0} is one of the values allowed</source>
        <translation>{0} ist einer der erlaubten Werte</translation>
    </message>
    <message>
        <source>{0} lies in its range</source>
        <translation>{0} liegt im erlaubten Bereich</translation>
    </message>
    <message>
        <source>{0}: no two records alike</source>
        <translation>{0}: keine zwei Datensätze gleich</translation>
    </message>
    <message>
        <source>fields with a name over numbers, dates or truth values: {0}</source>
        <translation>Felder mit einem Namen über Zahlen, Daten oder Wahrheitswerten: {0}</translation>
    </message>
    <message>
        <source>it is empty, not even a header is there</source>
        <translation>es ist leer, nicht einmal eine Kopfzeile steht da</translation>
    </message>
    <message>
        <source>records in {0}: {1}; there is no record {2}</source>
        <translation>Datensätze in {0}: {1}; einen Datensatz {2} gibt es nicht</translation>
    </message>
    <message>
        <source>records of {0} that cannot be read: {1}</source>
        <translation>Datensätze von {0}, die nicht gelesen werden können: {1}</translation>
    </message>
    <message>
        <source>records that repeat a key, so that it is not clear which one is meant: {0}; {1}</source>
        <translation>Datensätze, die einen Schlüssel wiederholen, sodass unklar ist, welcher gemeint ist: {0}; {1}</translation>
    </message>
    <message>
        <source>records whose key cannot be made: {0}; {1}</source>
        <translation>Datensätze, deren Schlüssel nicht gebildet werden kann: {0}; {1}</translation>
    </message>
    <message>
        <source>the merged document</source>
        <translation>das zusammengeführte Dokument</translation>
    </message>
    <message>
        <source>{0} is gone in ours and stands in theirs</source>
        <translation>{0} fehlt bei uns und steht bei den anderen</translation>
    </message>
    <message>
        <source>{0} is {1} in ours and {2} in theirs</source>
        <translation>{0} ist {1} bei uns und {2} bei den anderen</translation>
    </message>
    <message>
        <source>{0} stands in ours and is gone in theirs</source>
        <translation>{0} steht bei uns und fehlt bei den anderen</translation>
    </message>
    <message>
        <source>1904 (1.00): as the workbook says</source>
        <translation>1904 (1.00): so sagt es die Arbeitsmappe</translation>
    </message>
    <message>
        <source>Column of: {0}</source>
        <translation>Spalte für: {0}</translation>
    </message>
    <message>
        <source>Data dictionary</source>
        <translation>Datenkatalog</translation>
    </message>
    <message>
        <source>Hidden rows</source>
        <translation>Ausgeblendete Zeilen</translation>
    </message>
    <message>
        <source>OpenDocument spreadsheet</source>
        <translation>OpenDocument-Tabelle</translation>
    </message>
    <message>
        <source>Row of the header</source>
        <translation>Zeile der Kopfzeile</translation>
    </message>
    <message>
        <source>The dictionary&apos;s column that says this about a field</source>
        <translation>Die Spalte des Datenkatalogs, die das über ein Feld sagt</translation>
    </message>
    <message>
        <source>The number of the row that holds the names of the fields; titles above it are passed over</source>
        <translation>Die Nummer der Zeile mit den Feldnamen; Titel darüber werden übergangen</translation>
    </message>
    <message>
        <source>Whether rows that are hidden or filtered away are read too</source>
        <translation>Ob ausgeblendete oder weggefilterte Zeilen mitgelesen werden</translation>
    </message>
    <message>
        <source>Whether the first row of a table holds the names of the fields</source>
        <translation>Ob die erste Zeile einer Tabelle die Feldnamen enthält</translation>
    </message>
    <message>
        <source>XML that brings its own document type</source>
        <translation>XML mit eigenem Dokumenttyp</translation>
    </message>
    <message>
        <source>XML that declares entities</source>
        <translation>XML, das Entitäten deklariert</translation>
    </message>
    <message>
        <source>XML that is nested deeper than {0} levels</source>
        <translation>XML, das tiefer als {0} Ebenen verschachtelt ist</translation>
    </message>
    <message>
        <source>XML that refers to entities outside of it</source>
        <translation>XML, das auf Entitäten außerhalb verweist</translation>
    </message>
    <message>
        <source>XML whose entities grow without end</source>
        <translation>XML, dessen Entitäten endlos wachsen</translation>
    </message>
    <message>
        <source>XML with a token of more than 1 MiB</source>
        <translation>XML mit einem Baustein von mehr als 1 MiB</translation>
    </message>
    <message>
        <source>a binary workbook (XLSB; save it as XLSX)</source>
        <translation>eine binäre Arbeitsmappe (XLSB; als XLSX speichern)</translation>
    </message>
    <message>
        <source>a cell has the place {0}</source>
        <translation>eine Zelle hat den Platz {0}</translation>
    </message>
    <message>
        <source>a dictionary of more than a million rows</source>
        <translation>ein Datenkatalog mit mehr als einer Million Zeilen</translation>
    </message>
    <message>
        <source>a part that unpacks to more than {0} times its packed size</source>
        <translation>ein Teil, der auf mehr als das {0}-Fache seiner gepackten Größe anwächst</translation>
    </message>
    <message>
        <source>a row numbered {0}</source>
        <translation>eine Zeile mit der Nummer {0}</translation>
    </message>
    <message>
        <source>a text of more than 16 MiB in one cell</source>
        <translation>ein Text von mehr als 16 MiB in einer Zelle</translation>
    </message>
    <message>
        <source>a workbook with more than 20,000 sheets, names or columns</source>
        <translation>eine Arbeitsmappe mit mehr als 20.000 Blättern, Namen oder Spalten</translation>
    </message>
    <message>
        <source>a workbook with more than a million styles</source>
        <translation>eine Arbeitsmappe mit mehr als einer Million Formaten</translation>
    </message>
    <message>
        <source>above the table, with far fewer values than it</source>
        <translation>über der Tabelle, mit viel weniger Werten als sie</translation>
    </message>
    <message>
        <source>all is text; the first row could be names</source>
        <translation>alles ist Text; die erste Zeile könnten Namen sein</translation>
    </message>
    <message>
        <source>an old workbook (XLS) under another name</source>
        <translation>eine alte Arbeitsmappe (XLS) unter anderem Namen</translation>
    </message>
    <message>
        <source>are durations</source>
        <translation>sind Zeitspannen</translation>
    </message>
    <message>
        <source>are errors instead</source>
        <translation>sind stattdessen Fehler</translation>
    </message>
    <message>
        <source>are formulas without a stored value</source>
        <translation>sind Formeln ohne gespeicherten Wert</translation>
    </message>
    <message>
        <source>are times</source>
        <translation>sind Uhrzeiten</translation>
    </message>
    <message>
        <source>as the workbook says</source>
        <translation>so sagt es die Arbeitsmappe</translation>
    </message>
    <message>
        <source>calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>column {0}</source>
        <translation>Spalte {0}</translation>
    </message>
    <message>
        <source>columns with a name over numbers, dates or truth values: {0}</source>
        <translation>Spalten mit einem Namen über Zahlen, Daten oder Wahrheitswerten: {0}</translation>
    </message>
    <message>
        <source>fields that stand twice</source>
        <translation>Felder, die zweimal stehen</translation>
    </message>
    <message>
        <source>header_row must be the number of a row, not {0}</source>
        <translation>header_row muss die Nummer einer Zeile sein, nicht {0}</translation>
    </message>
    <message>
        <source>header_row names a row although there is to be no header</source>
        <translation>header_row nennt eine Zeile, obwohl es keine Kopfzeile geben soll</translation>
    </message>
    <message>
        <source>hidden column {0}</source>
        <translation>ausgeblendete Spalte {0}</translation>
    </message>
    <message>
        <source>hidden sheet</source>
        <translation>ausgeblendetes Blatt</translation>
    </message>
    <message>
        <source>hidden: {0}</source>
        <translation>ausgeblendet: {0}</translation>
    </message>
    <message>
        <source>it holds what is not read: {0}</source>
        <translation>es enthält, was nicht gelesen wird: {0}</translation>
    </message>
    <message>
        <source>it is encrypted; save it without a password first</source>
        <translation>es ist verschlüsselt; zuerst ohne Kennwort speichern</translation>
    </message>
    <message>
        <source>merged cells: {0}</source>
        <translation>verbundene Zellen: {0}</translation>
    </message>
    <message>
        <source>merged cells: {0} …</source>
        <translation>verbundene Zellen: {0} …</translation>
    </message>
    <message>
        <source>more than {0}</source>
        <translation>mehr als {0}</translation>
    </message>
    <message>
        <source>no table in it lists fields: a column named like field and one like entity, type or description are needed; there are: {0}</source>
        <translation>keine Tabelle darin zählt Felder auf: gebraucht werden eine Spalte wie field und eine wie entity, type oder description; es gibt: {0}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>row {0}</source>
        <translation>Zeile {0}</translation>
    </message>
    <message>
        <source>rows out of order: row {0} after row {1}</source>
        <translation>Zeilen in falscher Reihenfolge: Zeile {0} nach Zeile {1}</translation>
    </message>
    <message>
        <source>rows that are repeated to more than 1 GiB of text</source>
        <translation>Zeilen, deren Wiederholungen mehr als 1 GiB Text ergeben</translation>
    </message>
    <message>
        <source>rows that could not be read</source>
        <translation>Zeilen, die nicht gelesen werden konnten</translation>
    </message>
    <message>
        <source>sheets without cells</source>
        <translation>Blätter ohne Zellen</translation>
    </message>
    <message>
        <source>the XML is not well-formed: {0}</source>
        <translation>das XML ist nicht wohlgeformt: {0}</translation>
    </message>
    <message>
        <source>the archive is damaged: {0}</source>
        <translation>das Archiv ist beschädigt: {0}</translation>
    </message>
    <message>
        <source>the cell holds the error {0}</source>
        <translation>die Zelle enthält den Fehler {0}</translation>
    </message>
    <message>
        <source>the cell refers to the shared text {0}, which is not there</source>
        <translation>die Zelle verweist auf den gemeinsamen Text {0}, den es nicht gibt</translation>
    </message>
    <message>
        <source>the cell stands twice in its row</source>
        <translation>die Zelle steht zweimal in ihrer Zeile</translation>
    </message>
    <message>
        <source>the dictionary lists no field</source>
        <translation>der Datenkatalog zählt kein Feld auf</translation>
    </message>
    <message>
        <source>the first row holds no set of names</source>
        <translation>die erste Zeile enthält keine Namen</translation>
    </message>
    <message>
        <source>the first row looks like those below it</source>
        <translation>die erste Zeile sieht aus wie die darunter</translation>
    </message>
    <message>
        <source>the only row holds text alone</source>
        <translation>die einzige Zeile enthält nur Text</translation>
    </message>
    <message>
        <source>the only row holds values</source>
        <translation>die einzige Zeile enthält Werte</translation>
    </message>
    <message>
        <source>the part {0} is missing</source>
        <translation>der Teil {0} fehlt</translation>
    </message>
    <message>
        <source>the row looks different from those below it</source>
        <translation>die Zeile sieht anders aus als die darunter</translation>
    </message>
    <message>
        <source>the table</source>
        <translation>die Tabelle</translation>
    </message>
    <message>
        <source>the value of the formula {0} is not stored; save the workbook once in a spreadsheet program</source>
        <translation>der Wert der Formel {0} ist nicht gespeichert; die Arbeitsmappe einmal in einer Tabellenkalkulation speichern</translation>
    </message>
    <message>
        <source>the value {0} stands beside the columns of the table</source>
        <translation>der Wert {0} steht neben den Spalten der Tabelle</translation>
    </message>
    <message>
        <source>the workbook has no sheet with cells</source>
        <translation>die Arbeitsmappe hat kein Blatt mit Zellen</translation>
    </message>
    <message>
        <source>there is no workbook in it</source>
        <translation>es ist keine Arbeitsmappe darin</translation>
    </message>
    <message>
        <source>titles</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>totals left out: {0}</source>
        <translation>Summen ausgelassen: {0}</translation>
    </message>
    <message>
        <source>types taken for text</source>
        <translation>als Text genommene Typen</translation>
    </message>
    <message>
        <source>{0} (1.00): charts and dialogs are no data</source>
        <translation>{0} (1.00): Diagramme und Dialoge sind keine Daten</translation>
    </message>
    <message>
        <source>{0}, the first: {1}</source>
        <translation>{0}, die erste: {1}</translation>
    </message>
    <message>
        <source>{0}; others: {1}</source>
        <translation>{0}; andere: {1}</translation>
    </message>
    <message>
        <source>: a union of {0}</source>
        <translation>: eine Mischung aus {0}</translation>
    </message>
    <message>
        <source>; absent in {0} of {1}</source>
        <translation>; fehlt in {0} von {1}</translation>
    </message>
    <message>
        <source>; null in {0}</source>
        <translation>; {0}-mal null</translation>
    </message>
    <message>
        <source>; stands twice in {0}, the last counts</source>
        <translation>; steht doppelt in {0}, der letzte zählt</translation>
    </message>
    <message>
        <source>; {0} damaged</source>
        <translation>; {0} beschädigt</translation>
    </message>
    <message>
        <source>; {0} more than 38 digits</source>
        <translation>; {0} mehr als 38 Stellen</translation>
    </message>
    <message>
        <source>How the values stand in the file: one document, one on each line, or one behind the other</source>
        <translation>Wie die Werte in der Datei stehen: ein Dokument, einer je Zeile oder einer hinter dem anderen</translation>
    </message>
    <message>
        <source>a colon</source>
        <translation>ein Doppelpunkt</translation>
    </message>
    <message>
        <source>a comma or ]</source>
        <translation>ein Komma oder ]</translation>
    </message>
    <message>
        <source>a comma or }</source>
        <translation>ein Komma oder }</translation>
    </message>
    <message>
        <source>a control character stands in a text, {0}; it is written with a backslash</source>
        <translation>in einem Text steht ein Steuerzeichen, {0}; es wird mit einem umgekehrten Schrägstrich geschrieben</translation>
    </message>
    <message>
        <source>a digit is expected {0}, not {1}</source>
        <translation>eine Ziffer wird {0} erwartet, nicht {1}</translation>
    </message>
    <message>
        <source>a name in quotes</source>
        <translation>ein Name in Anführungszeichen</translation>
    </message>
    <message>
        <source>a name in quotes or }</source>
        <translation>ein Name in Anführungszeichen oder }</translation>
    </message>
    <message>
        <source>a number cannot have leading zeros</source>
        <translation>eine Zahl kann keine führenden Nullen haben</translation>
    </message>
    <message>
        <source>a text is begun and not closed</source>
        <translation>ein Text ist begonnen und nicht geschlossen</translation>
    </message>
    <message>
        <source>a union of {0}</source>
        <translation>eine Mischung aus {0}</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>ein Wert</translation>
    </message>
    <message>
        <source>a value on each line</source>
        <translation>ein Wert auf jeder Zeile</translation>
    </message>
    <message>
        <source>after a backslash, &quot; \ / b f n r t or u with four hexadecimal digits is expected</source>
        <translation>nach einem umgekehrten Schrägstrich wird &quot; \ / b f n r t oder u mit vier hexadezimalen Ziffern erwartet</translation>
    </message>
    <message>
        <source>an entity stands in another file, {0}, which is not read</source>
        <translation>eine Entität steht in einer anderen Datei, {0}, die nicht gelesen wird</translation>
    </message>
    <message>
        <source>as it was said</source>
        <translation>wie angegeben</translation>
    </message>
    <message>
        <source>behind the decimal point</source>
        <translation>nach dem Dezimalpunkt</translation>
    </message>
    <message>
        <source>behind the minus</source>
        <translation>nach dem Minus</translation>
    </message>
    <message>
        <source>byte 0x{0}{1}</source>
        <translation>Byte 0x{0}{1}</translation>
    </message>
    <message>
        <source>different path</source>
        <translation>verschiedener Pfad</translation>
    </message>
    <message>
        <source>different paths</source>
        <translation>verschiedene Pfade</translation>
    </message>
    <message>
        <source>empty list</source>
        <translation>leere Liste</translation>
    </message>
    <message>
        <source>empty lists</source>
        <translation>leere Listen</translation>
    </message>
    <message>
        <source>empty object</source>
        <translation>leeres Objekt</translation>
    </message>
    <message>
        <source>empty objects</source>
        <translation>leere Objekte</translation>
    </message>
    <message>
        <source>in the exponent</source>
        <translation>im Exponenten</translation>
    </message>
    <message>
        <source>it changed while it was read</source>
        <translation>sie hat sich beim Lesen geändert</translation>
    </message>
    <message>
        <source>it holds bytes that are no UTF-8</source>
        <translation>er enthält Bytes, die kein UTF-8 sind</translation>
    </message>
    <message>
        <source>it holds half a character, {0}</source>
        <translation>er enthält ein halbes Zeichen, {0}</translation>
    </message>
    <message>
        <source>it is XML 1.1; XML 1.0 is read</source>
        <translation>es ist XML 1.1; gelesen wird XML 1.0</translation>
    </message>
    <message>
        <source>it is encoded as {0}; JSON is exchanged as UTF-8 (RFC 8259, section 8.1)</source>
        <translation>sie ist als {0} kodiert; JSON wird als UTF-8 ausgetauscht (RFC 8259, Abschnitt 8.1)</translation>
    </message>
    <message>
        <source>it is nested deeper than {0} levels</source>
        <translation>sie ist tiefer als {0} Ebenen verschachtelt</translation>
    </message>
    <message>
        <source>it is not well-formed XML: {0}</source>
        <translation>es ist kein wohlgeformtes XML: {0}</translation>
    </message>
    <message>
        <source>it repeats</source>
        <translation>es wiederholt sich</translation>
    </message>
    <message>
        <source>its name says so</source>
        <translation>ihr Name sagt es</translation>
    </message>
    <message>
        <source>layout must be auto, document, lines or sequence, not {0}</source>
        <translation>layout muss auto, document, lines oder sequence sein, nicht {0}</translation>
    </message>
    <message>
        <source>no value is there</source>
        <translation>kein Wert ist da</translation>
    </message>
    <message>
        <source>number needs</source>
        <translation>Zahl braucht</translation>
    </message>
    <message>
        <source>numbers need</source>
        <translation>Zahlen brauchen</translation>
    </message>
    <message>
        <source>one value is all that is there</source>
        <translation>ein Wert ist alles, was da ist</translation>
    </message>
    <message>
        <source>something follows behind the value</source>
        <translation>hinter dem Wert folgt noch etwas</translation>
    </message>
    <message>
        <source>text is</source>
        <translation>Text ist</translation>
    </message>
    <message>
        <source>texts are</source>
        <translation>Texte sind</translation>
    </message>
    <message>
        <source>the entity {0} is declared outside of the file, which is not read</source>
        <translation>die Entität {0} ist außerhalb der Datei erklärt, was nicht gelesen wird</translation>
    </message>
    <message>
        <source>values over several lines, one behind the other</source>
        <translation>Werte über mehrere Zeilen, einer hinter dem anderen</translation>
    </message>
    <message>
        <source>{0} is expected, not {1}</source>
        <translation>{0} wird erwartet, nicht {1}</translation>
    </message>
    <message>
        <source>{0}, line {1}, column {2}</source>
        <translation>{0}, Zeile {1}, Spalte {2}</translation>
    </message>
    <message>
        <source>a row without a key after the largest key</source>
        <translation>eine Zeile ohne Schlüssel nach dem größten Schlüssel</translation>
    </message>
    <message>
        <source>a row without any value cannot stand in a workbook</source>
        <translation>eine Zeile ganz ohne Werte kann nicht in einer Arbeitsmappe stehen</translation>
    </message>
    <message>
        <source>a second sheet named {0}</source>
        <translation>ein zweites Blatt namens {0}</translation>
    </message>
    <message>
        <source>a sheet holds no more than 1,048,576 rows</source>
        <translation>ein Blatt fasst höchstens 1.048.576 Zeilen</translation>
    </message>
    <message>
        <source>a sheet named {0}</source>
        <translation>ein Blatt namens {0}</translation>
    </message>
    <message>
        <source>a sheet of more than 16,384 columns</source>
        <translation>ein Blatt mit mehr als 16.384 Spalten</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>es endet zu früh</translation>
    </message>
    <message>
        <source>the workbook is finished; nothing can be added to it</source>
        <translation>die Arbeitsmappe ist fertig; es kann nichts mehr hinzukommen</translation>
    </message>
    <message>
        <source>the workbook is there and would lose {0}; write to another file</source>
        <translation>die Arbeitsmappe ist schon da und würde {0} verlieren; in eine andere Datei schreiben</translation>
    </message>
    <message>
        <source>the workbook is there, and rows cannot be added to it; replace it instead</source>
        <translation>die Arbeitsmappe ist schon da und nimmt keine Zeilen auf; stattdessen ersetzen</translation>
    </message>
    <message>
        <source>Excel&apos;s days from 1 to 2958465</source>
        <translation>Tage von Excel von 1 bis 2958465</translation>
    </message>
    <message>
        <source>ICU has no transliterator to Latin letters</source>
        <translation>ICU hat keine Umschrift in lateinische Buchstaben</translation>
    </message>
    <message>
        <source>PostgreSQL cannot run this rule: {0}</source>
        <translation>PostgreSQL kann diese Regel nicht ausführen: {0}</translation>
    </message>
    <message>
        <source>Rename {0}.{1} to {2}</source>
        <translation>{0}.{1} in {2} umbenennen</translation>
    </message>
    <message>
        <source>SQL rejects {0} records, the native engine {1}</source>
        <translation>SQL lehnt {0} Datensätze ab, die eigene Engine {1}</translation>
    </message>
    <message>
        <source>SQLite cannot run this rule: {0}</source>
        <translation>SQLite kann diese Regel nicht ausführen: {0}</translation>
    </message>
    <message>
        <source>a country</source>
        <translation>ein Land</translation>
    </message>
    <message>
        <source>a currency</source>
        <translation>eine Währung</translation>
    </message>
    <message>
        <source>a field needs a name</source>
        <translation>ein Feld braucht einen Namen</translation>
    </message>
    <message>
        <source>a language</source>
        <translation>eine Sprache</translation>
    </message>
    <message>
        <source>a language is written &apos;en&apos;, &apos;de&apos; or &apos;de-CH&apos;, not {0}</source>
        <translation>eine Sprache schreibt man &apos;en&apos;, &apos;de&apos; oder &apos;de-CH&apos;, nicht {0}</translation>
    </message>
    <message>
        <source>a language is written &apos;en&apos;, &apos;de&apos; or &apos;pt-BR&apos;, not {0}</source>
        <translation>eine Sprache schreibt man &apos;en&apos;, &apos;de&apos; oder &apos;pt-BR&apos;, nicht {0}</translation>
    </message>
    <message>
        <source>a namespace is a UUID, &apos;dns&apos;, &apos;url&apos;, &apos;oid&apos; or &apos;x500&apos;</source>
        <translation>ein Namensraum ist eine UUID, &apos;dns&apos;, &apos;url&apos;, &apos;oid&apos; oder &apos;x500&apos;</translation>
    </message>
    <message>
        <source>a normal form is &apos;NFC&apos;, &apos;NFD&apos;, &apos;NFKC&apos; or &apos;NFKD&apos;</source>
        <translation>eine Normalform ist &apos;NFC&apos;, &apos;NFD&apos;, &apos;NFKC&apos; oder &apos;NFKD&apos;</translation>
    </message>
    <message>
        <source>a phone number</source>
        <translation>eine Telefonnummer</translation>
    </message>
    <message>
        <source>a reference has no match</source>
        <translation>ein Verweis hat kein Gegenstück</translation>
    </message>
    <message>
        <source>a value map takes texts or whole numbers there</source>
        <translation>eine Wertezuordnung nimmt dort Texte oder ganze Zahlen</translation>
    </message>
    <message>
        <source>a zone is written &apos;Europe/Berlin&apos;, &apos;UTC&apos; or &apos;GMT+2&apos;, not {0}</source>
        <translation>eine Zeitzone schreibt man &apos;Europe/Berlin&apos;, &apos;UTC&apos; oder &apos;GMT+2&apos;, nicht {0}</translation>
    </message>
    <message>
        <source>an item of a list can fail</source>
        <translation>ein Wert einer Liste kann fehlschlagen</translation>
    </message>
    <message>
        <source>characters of Unicode</source>
        <translation>Zeichen von Unicode</translation>
    </message>
    <message>
        <source>days that a date can move</source>
        <translation>Tage, um die sich ein Datum verschieben lässt</translation>
    </message>
    <message>
        <source>exponents from 0 to 1000</source>
        <translation>Exponenten von 0 bis 1000</translation>
    </message>
    <message>
        <source>filling a strict table by SQL</source>
        <translation>das Füllen einer strikten Tabelle durch SQL</translation>
    </message>
    <message>
        <source>it has more than 100 parts</source>
        <translation>sie hat mehr als 100 Teile</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>sie ist zu tief geschachtelt</translation>
    </message>
    <message>
        <source>its floating point arithmetic ends in an error where ours gives one for the row</source>
        <translation>seine Gleitkommarechnung bricht ab, wo unsere einen Fehler der Zeile gibt</translation>
    </message>
    <message>
        <source>its source has no order</source>
        <translation>ihre Quelle hat keine Reihenfolge</translation>
    </message>
    <message>
        <source>its texts hold no NUL character</source>
        <translation>seine Texte enthalten kein NUL-Zeichen</translation>
    </message>
    <message>
        <source>judging {0}</source>
        <translation>{0} wird beurteilt</translation>
    </message>
    <message>
        <source>libcrypto has no MD5</source>
        <translation>libcrypto kennt kein MD5</translation>
    </message>
    <message>
        <source>libcrypto has no SHA-1</source>
        <translation>libcrypto kennt kein SHA-1</translation>
    </message>
    <message>
        <source>lookups are no tables there</source>
        <translation>Nachschlagetabellen sind dort keine Tabellen</translation>
    </message>
    <message>
        <source>moments from 0001 to 9999</source>
        <translation>Zeitpunkte von 0001 bis 9999</translation>
    </message>
    <message>
        <source>naming the rejects of {0}</source>
        <translation>Ablehnungen von {0} werden benannt</translation>
    </message>
    <message>
        <source>no names of days are known in {0}</source>
        <translation>in {0} sind keine Tagesnamen bekannt</translation>
    </message>
    <message>
        <source>no names of months are known in {0}</source>
        <translation>in {0} sind keine Monatsnamen bekannt</translation>
    </message>
    <message>
        <source>other mappings de-duplicate into it too</source>
        <translation>auch andere Zuordnungen bereinigen dort Dubletten</translation>
    </message>
    <message>
        <source>rules mean the parameter {0} by this name</source>
        <translation>Regeln meinen mit diesem Namen den Parameter {0}</translation>
    </message>
    <message>
        <source>running SQL in SQLite over a source of another kind</source>
        <translation>SQL in SQLite über einer Quelle anderer Art</translation>
    </message>
    <message>
        <source>running SQL inside this target</source>
        <translation>das Ausführen von SQL in diesem Ziel</translation>
    </message>
    <message>
        <source>text in Base64</source>
        <translation>Text in Base64</translation>
    </message>
    <message>
        <source>the clock of {0}</source>
        <translation>die Uhr von {0}</translation>
    </message>
    <message>
        <source>the column would change a value</source>
        <translation>die Spalte würde einen Wert verändern</translation>
    </message>
    <message>
        <source>the function {0} with these arguments</source>
        <translation>die Funktion {0} mit diesen Argumenten</translation>
    </message>
    <message>
        <source>the function {0}: {1}</source>
        <translation>die Funktion {0}: {1}</translation>
    </message>
    <message>
        <source>the moment</source>
        <translation>der Zeitpunkt</translation>
    </message>
    <message>
        <source>the pattern {0} names no year</source>
        <translation>das Muster {0} nennt kein Jahr</translation>
    </message>
    <message>
        <source>the text would be longer than SQLite takes</source>
        <translation>der Text würde länger, als SQLite annimmt</translation>
    </message>
    <message>
        <source>the text would be too long</source>
        <translation>der Text würde zu lang</translation>
    </message>
    <message>
        <source>words are counted from 1, or from -1 at the end</source>
        <translation>Wörter zählt man ab 1, oder ab -1 vom Ende</translation>
    </message>
    <message>
        <source>year, month, day</source>
        <translation>Jahr, Monat, Tag</translation>
    </message>
    <message>
        <source>{0} already has a field {1}</source>
        <translation>{0} hat schon ein Feld {1}</translation>
    </message>
    <message>
        <source>{0} cannot mean both true and false</source>
        <translation>{0} kann nicht zugleich wahr und falsch bedeuten</translation>
    </message>
    <message>
        <source>{0} was loaded row by row: {1}</source>
        <translation>{0} wurde zeilenweise geladen: {1}</translation>
    </message>
    <message>
        <source>Brings a phone number into the form +493012345678 (E.164), read as it is dialled in a country such as &apos;DE&apos;; an extension follows as ;ext=12. What is no number is an error.</source>
        <translation>Bringt eine Telefonnummer in die Form +493012345678 (E.164), gelesen, wie sie in einem Land wie &apos;DE&apos; gewählt wird; eine Nebenstelle folgt als ;ext=12. Was keine Nummer ist, ist ein Fehler.</translation>
    </message>
    <message>
        <source>Brings a text into a normal form of Unicode: &apos;NFC&apos; composes letters and accents, &apos;NFKC&apos; also replaces look-alikes such as full-width letters.</source>
        <translation>Bringt einen Text in eine Normalform von Unicode: &apos;NFC&apos; setzt Buchstaben und Akzente zusammen, &apos;NFKC&apos; ersetzt auch ähnliche Zeichen wie breite Buchstaben.</translation>
    </message>
    <message>
        <source>Brings an e-mail address into its plain form: out of &apos;Anna &lt;A@Example.org&gt;&apos; or &apos;mailto:&apos;, in small letters; what is none is an error.</source>
        <translation>Bringt eine E-Mail-Adresse in ihre einfache Form: aus &apos;Anna &lt;A@Example.org&gt;&apos; oder &apos;mailto:&apos;, in Kleinbuchstaben; was keine ist, ist ein Fehler.</translation>
    </message>
    <message>
        <source>Counts the parts of a text that fit a regular expression.</source>
        <translation>Zählt die Teile eines Textes, die zu einem regulären Ausdruck passen.</translation>
    </message>
    <message>
        <source>Counts the whole months from one date to another, negative where the second is earlier.</source>
        <translation>Zählt die vollen Monate von einem Datum zum anderen, negativ, wenn das zweite früher ist.</translation>
    </message>
    <message>
        <source>Counts the whole seconds from 1 January 1970 in UTC to a moment.</source>
        <translation>Zählt die vollen Sekunden vom 1. Januar 1970 in UTC bis zu einem Zeitpunkt.</translation>
    </message>
    <message>
        <source>Counts the whole seconds from one moment to another, negative where the second is earlier.</source>
        <translation>Zählt die vollen Sekunden von einem Zeitpunkt zum anderen, negativ, wenn der zweite früher ist.</translation>
    </message>
    <message>
        <source>Counts the whole years from one date to another, as an age is told.</source>
        <translation>Zählt die vollen Jahre von einem Datum zum anderen, wie man ein Alter angibt.</translation>
    </message>
    <message>
        <source>Counts the words of a text, words being what white space parts.</source>
        <translation>Zählt die Wörter eines Textes, durch Leerraum getrennt.</translation>
    </message>
    <message>
        <source>Cuts a number off after so many decimals, without rounding.</source>
        <translation>Schneidet eine Zahl nach so vielen Nachkommastellen ab, ohne zu runden.</translation>
    </message>
    <message>
        <source>Divides exactly, with so many decimals, rounding half away from zero or in the way that is named: &apos;half up&apos;, &apos;half even&apos;, &apos;down&apos;, &apos;up&apos;.</source>
        <translation>Teilt genau, mit so vielen Nachkommastellen, gerundet kaufmännisch oder auf die genannte Art: &apos;half up&apos;, &apos;half even&apos;, &apos;down&apos;, &apos;up&apos;.</translation>
    </message>
    <message>
        <source>Divides whole numbers and leaves the fraction out: div(7, 2) is 3, div(-7, 2) is -3.</source>
        <translation>Teilt ganze Zahlen und lässt den Bruchteil weg: div(7, 2) ist 3, div(-7, 2) ist -3.</translation>
    </message>
    <message>
        <source>Gives -1 for numbers below zero, 0 for zero and 1 for those above.</source>
        <translation>Gibt -1 für Zahlen unter null, 0 für null und 1 für Zahlen darüber.</translation>
    </message>
    <message>
        <source>Gives one word of a text, words being what white space parts, counted from 1, or from -1 at the end; nothing where there are fewer.</source>
        <translation>Gibt ein Wort eines Textes, Wörter durch Leerraum getrennt, gezählt ab 1, oder ab -1 vom Ende; nichts, wenn es weniger sind.</translation>
    </message>
    <message>
        <source>Gives the MD5 digest of a text&apos;s UTF-8 bytes in 32 hexadecimal digits, as data vaults use it; it protects nothing.</source>
        <translation>Gibt den MD5-Wert der UTF-8-Bytes eines Textes in 32 hexadezimalen Ziffern, wie ihn Data Vaults verwenden; er schützt nichts.</translation>
    </message>
    <message>
        <source>Gives the Monday of a date&apos;s week.</source>
        <translation>Gibt den Montag der Woche eines Datums.</translation>
    </message>
    <message>
        <source>Gives the calendar week of a date, 1 to 53 (ISO 8601: weeks begin on Monday, the first holds the year&apos;s first Thursday).</source>
        <translation>Gibt die Kalenderwoche eines Datums, 1 bis 53 (ISO 8601: Wochen beginnen am Montag, die erste enthält den ersten Donnerstag des Jahres).</translation>
    </message>
    <message>
        <source>Gives the character with a Unicode number: character(9) is a tab, character(10) a line break.</source>
        <translation>Gibt das Zeichen mit einer Unicode-Nummer: character(9) ist ein Tabulator, character(10) ein Zeilenumbruch.</translation>
    </message>
    <message>
        <source>Gives the code of a language (ISO 639: two letters, three where there are none), found by its name in many languages or by a code.</source>
        <translation>Gibt den Code einer Sprache (ISO 639: zwei Buchstaben, drei, wo es keine gibt), gefunden über ihren Namen in vielen Sprachen oder einen Code.</translation>
    </message>
    <message>
        <source>Gives the country that a phone number belongs to; nothing where it is none or belongs to no country.</source>
        <translation>Gibt das Land, zu dem eine Telefonnummer gehört; nichts, wenn es keine ist oder sie zu keinem Land gehört.</translation>
    </message>
    <message>
        <source>Gives the date and time that the clocks of a zone such as &apos;Europe/Berlin&apos; show at a moment.</source>
        <translation>Gibt Datum und Uhrzeit, die die Uhren einer Zone wie &apos;Europe/Berlin&apos; zu einem Zeitpunkt zeigen.</translation>
    </message>
    <message>
        <source>Gives the date that a spreadsheet stores as a number of days: 45322 is 2024-01-31.</source>
        <translation>Gibt das Datum, das eine Tabellenkalkulation als Anzahl von Tagen speichert: 45322 ist der 31.01.2024.</translation>
    </message>
    <message>
        <source>Gives the day of the week of a date, 1 for Monday to 7 for Sunday.</source>
        <translation>Gibt den Wochentag eines Datums, 1 für Montag bis 7 für Sonntag.</translation>
    </message>
    <message>
        <source>Gives the day of the year of a date, 1 to 366.</source>
        <translation>Gibt den Tag im Jahr eines Datums, 1 bis 366.</translation>
    </message>
    <message>
        <source>Gives the domain of an e-mail address in small letters; nothing where it is none.</source>
        <translation>Gibt die Domain einer E-Mail-Adresse in Kleinbuchstaben; nichts, wenn es keine ist.</translation>
    </message>
    <message>
        <source>Gives the family name out of a person&apos;s full name, with particles such as &apos;van der&apos;.</source>
        <translation>Gibt den Nachnamen aus dem vollen Namen einer Person, mit Vorsätzen wie &apos;van der&apos;.</translation>
    </message>
    <message>
        <source>Gives the first day of a date&apos;s quarter.</source>
        <translation>Gibt den ersten Tag des Quartals eines Datums.</translation>
    </message>
    <message>
        <source>Gives the first day of a date&apos;s year.</source>
        <translation>Gibt den ersten Tag des Jahres eines Datums.</translation>
    </message>
    <message>
        <source>Gives the first letters of the given names and the family name, as capitals.</source>
        <translation>Gibt die Anfangsbuchstaben der Vornamen und des Nachnamens in Großbuchstaben.</translation>
    </message>
    <message>
        <source>Gives the given names out of a person&apos;s full name, written &apos;Anna B. Lee&apos; or &apos;Lee, Anna B.&apos;; titles and suffixes are left out.</source>
        <translation>Gibt die Vornamen aus dem vollen Namen einer Person, geschrieben &apos;Anna B. Lee&apos; oder &apos;Lee, Anna B.&apos;; ohne Titel und Zusätze.</translation>
    </message>
    <message>
        <source>Gives the host of a web address in small letters, without &apos;www.&apos;; nothing where it has none.</source>
        <translation>Gibt den Rechnernamen einer Webadresse in Kleinbuchstaben, ohne &apos;www.&apos;; nichts, wenn sie keinen hat.</translation>
    </message>
    <message>
        <source>Gives the hour of a time, 0 to 23.</source>
        <translation>Gibt die Stunde einer Uhrzeit, 0 bis 23.</translation>
    </message>
    <message>
        <source>Gives the house number out of a street line, at its start or its end, with its letter or range.</source>
        <translation>Gibt die Hausnummer aus einer Straßenzeile, am Anfang oder am Ende, mit Buchstaben oder Bereich.</translation>
    </message>
    <message>
        <source>Gives the largest of the values that are present: the latest date, the last text.</source>
        <translation>Gibt den größten der vorhandenen Werte: das späteste Datum, den letzten Text.</translation>
    </message>
    <message>
        <source>Gives the last day of a date&apos;s quarter.</source>
        <translation>Gibt den letzten Tag des Quartals eines Datums.</translation>
    </message>
    <message>
        <source>Gives the last day of a date&apos;s year.</source>
        <translation>Gibt den letzten Tag des Jahres eines Datums.</translation>
    </message>
    <message>
        <source>Gives the minute of a time, 0 to 59.</source>
        <translation>Gibt die Minute einer Uhrzeit, 0 bis 59.</translation>
    </message>
    <message>
        <source>Gives the moment at which the clocks of a zone show a date and time; the first one where they show it twice, an error where they skip it.</source>
        <translation>Gibt den Zeitpunkt, zu dem die Uhren einer Zone Datum und Uhrzeit zeigen; den ersten, wenn sie es zweimal tun, einen Fehler, wenn sie es überspringen.</translation>
    </message>
    <message>
        <source>Gives the moment that lies so many seconds after 1 January 1970 in UTC.</source>
        <translation>Gibt den Zeitpunkt so viele Sekunden nach dem 1. Januar 1970 in UTC.</translation>
    </message>
    <message>
        <source>Gives the name of a country in a language such as &apos;en&apos; or &apos;de&apos;, found by its code or its name.</source>
        <translation>Gibt den Namen eines Landes in einer Sprache wie &apos;en&apos; oder &apos;de&apos;, gefunden über seinen Code oder Namen.</translation>
    </message>
    <message>
        <source>Gives the name of a currency in a language such as &apos;en&apos; or &apos;de&apos;.</source>
        <translation>Gibt den Namen einer Währung in einer Sprache wie &apos;en&apos; oder &apos;de&apos;.</translation>
    </message>
    <message>
        <source>Gives the name of a date&apos;s day of the week in a language such as &apos;en&apos; or &apos;de&apos;.</source>
        <translation>Gibt den Namen des Wochentags eines Datums in einer Sprache wie &apos;en&apos; oder &apos;de&apos;.</translation>
    </message>
    <message>
        <source>Gives the name of a date&apos;s month in a language such as &apos;en&apos; or &apos;de&apos;.</source>
        <translation>Gibt den Namen des Monats eines Datums in einer Sprache wie &apos;en&apos; oder &apos;de&apos;.</translation>
    </message>
    <message>
        <source>Gives the quarter of the year of a date, 1 to 4.</source>
        <translation>Gibt das Quartal eines Datums, 1 bis 4.</translation>
    </message>
    <message>
        <source>Gives the smallest of the values that are present: the earliest date, the first text.</source>
        <translation>Gibt den kleinsten der vorhandenen Werte: das früheste Datum, den ersten Text.</translation>
    </message>
    <message>
        <source>Gives the street out of a street line, without the house number and what follows a comma.</source>
        <translation>Gibt die Straße aus einer Straßenzeile, ohne Hausnummer und ohne das, was einem Komma folgt.</translation>
    </message>
    <message>
        <source>Gives the three letters of a country (ISO 3166-1), found as country_code does.</source>
        <translation>Gibt die drei Buchstaben eines Landes (ISO 3166-1), gefunden wie von country_code.</translation>
    </message>
    <message>
        <source>Gives the three letters of a currency (ISO 4217), found by its name in many languages, its code or its sign as English writes it: &apos;$&apos; is USD.</source>
        <translation>Gibt die drei Buchstaben einer Währung (ISO 4217), gefunden über ihren Namen in vielen Sprachen, ihren Code oder ihr Zeichen, wie Englisch es schreibt: &apos;$&apos; ist USD.</translation>
    </message>
    <message>
        <source>Gives the titles and forms of address in front of a person&apos;s full name: &apos;Dr.&apos;, &apos;Mrs.&apos;.</source>
        <translation>Gibt Titel und Anreden vor dem vollen Namen einer Person: &apos;Dr.&apos;, &apos;Frau&apos;.</translation>
    </message>
    <message>
        <source>Gives the two letters of a country (ISO 3166-1), found by its name in many languages or by a code; what is no country is an error.</source>
        <translation>Gibt die zwei Buchstaben eines Landes (ISO 3166-1), gefunden über seinen Namen in vielen Sprachen oder einen Code; was kein Land ist, ist ein Fehler.</translation>
    </message>
    <message>
        <source>Gives the whole second of a time, 0 to 59.</source>
        <translation>Gibt die volle Sekunde einer Uhrzeit, 0 bis 59.</translation>
    </message>
    <message>
        <source>Gives what follows a person&apos;s full name: &apos;Jr.&apos;, &apos;III&apos;, &apos;PhD&apos;.</source>
        <translation>Gibt, was dem vollen Namen einer Person folgt: &apos;Jr.&apos;, &apos;III&apos;, &apos;PhD&apos;.</translation>
    </message>
    <message>
        <source>Gives what stands after the first place of a separator; nothing where it is absent.</source>
        <translation>Gibt, was nach der ersten Stelle eines Trenntextes steht; nichts, wenn er fehlt.</translation>
    </message>
    <message>
        <source>Gives what stands before the first place of a separator; nothing where it is absent.</source>
        <translation>Gibt, was vor der ersten Stelle eines Trenntextes steht; nichts, wenn er fehlt.</translation>
    </message>
    <message>
        <source>Joins all parts of a text that fit a regular expression, or their first groups, with a separator between them.</source>
        <translation>Verbindet alle Teile eines Textes, die zu einem regulären Ausdruck passen, oder deren erste Gruppen, mit einem Trennzeichen dazwischen.</translation>
    </message>
    <message>
        <source>Joins the texts that are not null, with a separator between them.</source>
        <translation>Verbindet die Texte, die nicht null sind, mit einem Trennzeichen dazwischen.</translation>
    </message>
    <message>
        <source>Keeps only the letters and digits of a text, of every script.</source>
        <translation>Behält nur die Buchstaben und Ziffern eines Textes, aus jeder Schrift.</translation>
    </message>
    <message>
        <source>Makes a UUID out of a namespace and a name, always the same one (RFC 4122, version 5).</source>
        <translation>Bildet eine UUID aus Namensraum und Namen, immer dieselbe (RFC 4122, Version 5).</translation>
    </message>
    <message>
        <source>Makes a date and time of a date and a time.</source>
        <translation>Bildet Datum und Uhrzeit aus einem Datum und einer Uhrzeit.</translation>
    </message>
    <message>
        <source>Makes a date of year, month and day; a day that does not exist is an error.</source>
        <translation>Bildet ein Datum aus Jahr, Monat und Tag; ein Tag, den es nicht gibt, ist ein Fehler.</translation>
    </message>
    <message>
        <source>Mends a text whose UTF-8 was read as Windows-1252, &apos;MÃ¼ller&apos; for &apos;Müller&apos;, once or several times; other texts stay as they are.</source>
        <translation>Repariert einen Text, dessen UTF-8 als Windows-1252 gelesen wurde, &apos;MÃ¼ller&apos; statt &apos;Müller&apos;, ein- oder mehrmals; andere Texte bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Moves a date by a number of days from Monday to Friday; holidays are not known.</source>
        <translation>Verschiebt ein Datum um eine Anzahl Tage von Montag bis Freitag; Feiertage sind nicht bekannt.</translation>
    </message>
    <message>
        <source>Moves a moment by a number of seconds, back where it is negative.</source>
        <translation>Verschiebt einen Zeitpunkt um eine Anzahl Sekunden, zurück, wenn sie negativ ist.</translation>
    </message>
    <message>
        <source>Multiplies a whole number with itself so many times.</source>
        <translation>Nimmt eine ganze Zahl so viele Male mit sich selbst mal.</translation>
    </message>
    <message>
        <source>Reads a UUID written 8-4-4-4-12.</source>
        <translation>Liest eine UUID der Form 8-4-4-4-12.</translation>
    </message>
    <message>
        <source>Reads a number as a language writes it: its decimal sign, its thousands, a currency sign before or behind, a minus at either end or parentheses.</source>
        <translation>Liest eine Zahl, wie eine Sprache sie schreibt: mit deren Dezimalzeichen und Tausendern, einem Währungszeichen davor oder dahinter, einem Minus an einem Ende oder Klammern.</translation>
    </message>
    <message>
        <source>Reads a text that was written in Base64; bytes that are no text are an error.</source>
        <translation>Liest einen Text, der in Base64 geschrieben ist; Bytes, die kein Text sind, sind ein Fehler.</translation>
    </message>
    <message>
        <source>Reads a time written HH:mm:ss, or takes the time of a date and time.</source>
        <translation>Liest eine Uhrzeit der Form HH:mm:ss oder nimmt die Uhrzeit aus Datum und Uhrzeit.</translation>
    </message>
    <message>
        <source>Reads true or false out of words: two lists with commas, blind to capitals and white space at the ends; other words are an error.</source>
        <translation>Liest wahr oder falsch aus Wörtern: zwei Listen mit Kommas, ohne Rücksicht auf Großschreibung und Leerraum an den Enden; andere Wörter sind ein Fehler.</translation>
    </message>
    <message>
        <source>Reads true or false, or 1 or 0.</source>
        <translation>Liest true oder false, oder 1 oder 0.</translation>
    </message>
    <message>
        <source>Says whether a part of a text fits a regular expression (RE2 syntax).</source>
        <translation>Sagt, ob ein Teil eines Textes zu einem regulären Ausdruck passt (Syntax von RE2).</translation>
    </message>
    <message>
        <source>Says whether a text is a bank account number (IBAN) with its check digits, with or without spaces.</source>
        <translation>Sagt, ob ein Text eine Kontonummer (IBAN) mit richtigen Prüfziffern ist, mit oder ohne Leerzeichen.</translation>
    </message>
    <message>
        <source>Says whether a text is a date that exists, written in one of the patterns.</source>
        <translation>Sagt, ob ein Text ein Datum ist, das es gibt, geschrieben in einem der Muster.</translation>
    </message>
    <message>
        <source>Says whether a text is a phone number that can be dialled, read as in a country such as &apos;DE&apos;.</source>
        <translation>Sagt, ob ein Text eine wählbare Telefonnummer ist, gelesen wie in einem Land wie &apos;DE&apos;.</translation>
    </message>
    <message>
        <source>Says whether a text is a plain number such as -12.50, as to_decimal reads it.</source>
        <translation>Sagt, ob ein Text eine einfache Zahl wie -12.50 ist, wie to_decimal sie liest.</translation>
    </message>
    <message>
        <source>Says whether a text is a whole number, as to_integer reads it.</source>
        <translation>Sagt, ob ein Text eine ganze Zahl ist, wie to_integer sie liest.</translation>
    </message>
    <message>
        <source>Says whether a text is an article number (GTIN, EAN, UPC) of 8, 12, 13 or 14 digits with its check digit.</source>
        <translation>Sagt, ob ein Text eine Artikelnummer (GTIN, EAN, UPC) mit 8, 12, 13 oder 14 Ziffern und richtiger Prüfziffer ist.</translation>
    </message>
    <message>
        <source>Says whether a text is null, empty or only white space.</source>
        <translation>Sagt, ob ein Text null, leer oder nur Leerraum ist.</translation>
    </message>
    <message>
        <source>Says whether the last digit of a number is its Luhn check digit, as on payment cards.</source>
        <translation>Sagt, ob die letzte Ziffer einer Nummer ihre Luhn-Prüfziffer ist, wie auf Zahlungskarten.</translation>
    </message>
    <message>
        <source>Says whether two texts are equal when capital and small letters count as the same.</source>
        <translation>Sagt, ob zwei Texte gleich sind, wenn Groß- und Kleinbuchstaben als gleich gelten.</translation>
    </message>
    <message>
        <source>Says whether two texts are equal when capitals, accents and white space at the ends do not count.</source>
        <translation>Sagt, ob zwei Texte gleich sind, wenn Großschreibung, Akzente und Leerraum an den Enden nicht zählen.</translation>
    </message>
    <message>
        <source>Says whether two values are equal or both null; never null itself.</source>
        <translation>Sagt, ob zwei Werte gleich oder beide null sind; selbst nie null.</translation>
    </message>
    <message>
        <source>Takes all white space out of a text.</source>
        <translation>Nimmt allen Leerraum aus einem Text.</translation>
    </message>
    <message>
        <source>Takes the tags of HTML out of a text and reads references such as &amp;amp;; paragraphs and &lt;br&gt; become line breaks.</source>
        <translation>Nimmt die Tags von HTML aus einem Text und liest Verweise wie &amp;amp;; Absätze und &lt;br&gt; werden Zeilenumbrüche.</translation>
    </message>
    <message>
        <source>Takes white space off the beginning of a text.</source>
        <translation>Entfernt Leerraum vom Anfang eines Textes.</translation>
    </message>
    <message>
        <source>Takes white space off the end of a text.</source>
        <translation>Entfernt Leerraum vom Ende eines Textes.</translation>
    </message>
    <message>
        <source>Tidies a text: single spaces, none at the ends, no line breaks, control or invisible characters, letters in their composed form (NFC).</source>
        <translation>Räumt einen Text auf: einzelne Leerzeichen, keine an den Enden, keine Zeilenumbrüche, Steuer- oder unsichtbaren Zeichen, Buchstaben in zusammengesetzter Form (NFC).</translation>
    </message>
    <message>
        <source>Writes a bank account number (IBAN) without spaces, in capitals; one with wrong check digits or length is an error.</source>
        <translation>Schreibt eine Kontonummer (IBAN) ohne Leerzeichen, in Großbuchstaben; falsche Prüfziffern oder Länge sind ein Fehler.</translation>
    </message>
    <message>
        <source>Writes a number with so many decimals, rounded half away from zero, a decimal sign and a sign between thousands.</source>
        <translation>Schreibt eine Zahl mit so vielen Nachkommastellen, kaufmännisch gerundet, mit Dezimalzeichen und Zeichen zwischen Tausendern.</translation>
    </message>
    <message>
        <source>Writes a person&apos;s name with its usual capitals: particles small, McDonald, O&apos;Brien, double names, III.</source>
        <translation>Schreibt den Namen einer Person mit üblicher Großschreibung: Vorsätze klein, McDonald, O&apos;Brien, Doppelnamen, III.</translation>
    </message>
    <message>
        <source>Writes a phone number as it is written in its own country.</source>
        <translation>Schreibt eine Telefonnummer, wie sie in ihrem eigenen Land geschrieben wird.</translation>
    </message>
    <message>
        <source>Writes a text in place of each line break, whatever system it came from.</source>
        <translation>Schreibt einen Text an die Stelle jedes Zeilenumbruchs, von welchem System er auch stammt.</translation>
    </message>
    <message>
        <source>Writes a text of any script in plain Latin letters, as ICU transliterates it: &apos;Москва&apos; becomes &apos;Moskva&apos;, &apos;Łódź&apos; &apos;Lodz&apos;.</source>
        <translation>Schreibt einen Text jeder Schrift in einfachen lateinischen Buchstaben, wie ICU ihn umschreibt: &apos;Москва&apos; wird &apos;Moskva&apos;, &apos;Łódź&apos; wird &apos;Lodz&apos;.</translation>
    </message>
    <message>
        <source>Writes bytes, or the UTF-8 bytes of a text, in Base64.</source>
        <translation>Schreibt Bytes, oder die UTF-8-Bytes eines Textes, in Base64.</translation>
    </message>
    <message>
        <source>a part of {0} fits the pattern {1}</source>
        <translation>ein Teil von {0} zum Muster {1} passt</translation>
    </message>
    <message>
        <source>all parts of {0} that fit the pattern {1}, with {2} between them</source>
        <translation>alle Teile von {0}, die zum Muster {1} passen, mit {2} dazwischen</translation>
    </message>
    <message>
        <source>bring {0} into the normal form {1}</source>
        <translation>{0} in die Normalform {1} bringen</translation>
    </message>
    <message>
        <source>compute the MD5 digest of {0}</source>
        <translation>{0} in den MD5-Wert umrechnen</translation>
    </message>
    <message>
        <source>count the parts of {0} that fit the pattern {1}</source>
        <translation>die Teile von {0} zählen, die zum Muster {1} passen</translation>
    </message>
    <message>
        <source>count the words of {0}</source>
        <translation>die Wörter von {0} zählen</translation>
    </message>
    <message>
        <source>cut {0} off after {1} decimals</source>
        <translation>{0} nach {1} Nachkommastellen abschneiden</translation>
    </message>
    <message>
        <source>divide {0} by {1} as whole numbers</source>
        <translation>{0} ganzzahlig durch {1} teilen</translation>
    </message>
    <message>
        <source>divide {0} by {1} with {2} decimals</source>
        <translation>{0} durch {1} mit {2} Nachkommastellen teilen</translation>
    </message>
    <message>
        <source>divide {0} by {1} with {2} decimals ({3})</source>
        <translation>{0} durch {1} mit {2} Nachkommastellen ({3}) teilen</translation>
    </message>
    <message>
        <source>find the country code of three letters of {0}</source>
        <translation>den dreistelligen Ländercode von {0} finden</translation>
    </message>
    <message>
        <source>find the country code of {0}</source>
        <translation>den Ländercode von {0} finden</translation>
    </message>
    <message>
        <source>find the currency code of {0}</source>
        <translation>den Währungscode von {0} finden</translation>
    </message>
    <message>
        <source>find the language code of {0}</source>
        <translation>den Sprachcode von {0} finden</translation>
    </message>
    <message>
        <source>give {0} the capitals of a name</source>
        <translation>{0} in der Großschreibung von Namen schreiben</translation>
    </message>
    <message>
        <source>how often {1} goes into {0}</source>
        <translation>wie oft {1} in {0} geht</translation>
    </message>
    <message>
        <source>keep only the letters and digits of {0}</source>
        <translation>{0} auf Buchstaben und Ziffern kürzen</translation>
    </message>
    <message>
        <source>make a UUID from {1} in the namespace {0}</source>
        <translation>eine UUID aus {1} im Namensraum {0} bilden</translation>
    </message>
    <message>
        <source>make a date of year {0}, month {1} and day {2}</source>
        <translation>ein Datum aus Jahr {0}, Monat {1} und Tag {2} bilden</translation>
    </message>
    <message>
        <source>mend the encoding of {0}</source>
        <translation>die Kodierung von {0} reparieren</translation>
    </message>
    <message>
        <source>move {0} by {1} seconds</source>
        <translation>{0} um {1} Sekunden verschieben</translation>
    </message>
    <message>
        <source>move {0} by {1} workdays</source>
        <translation>{0} um {1} Arbeitstage verschieben</translation>
    </message>
    <message>
        <source>raise {0} to the power of {1}</source>
        <translation>{0} mit {1} potenzieren</translation>
    </message>
    <message>
        <source>read {0} as Base64</source>
        <translation>{0} als Base64 lesen</translation>
    </message>
    <message>
        <source>read {0} as a UUID</source>
        <translation>{0} als UUID lesen</translation>
    </message>
    <message>
        <source>read {0} as a number with {2} decimals written in the language {1}</source>
        <translation>{0} als Zahl mit {2} Nachkommastellen in der Sprache {1} lesen</translation>
    </message>
    <message>
        <source>read {0} as a number written in the language {1}</source>
        <translation>{0} als Zahl in der Sprache {1} lesen</translation>
    </message>
    <message>
        <source>read {0} as a phone number dialled in {1}</source>
        <translation>{0} als Telefonnummer lesen, gewählt in {1}</translation>
    </message>
    <message>
        <source>read {0} as an IBAN</source>
        <translation>{0} als IBAN lesen</translation>
    </message>
    <message>
        <source>read {0} as an e-mail address</source>
        <translation>{0} als E-Mail-Adresse lesen</translation>
    </message>
    <message>
        <source>read {0} as an international phone number</source>
        <translation>{0} als internationale Telefonnummer lesen</translation>
    </message>
    <message>
        <source>read {0} on the clocks of {1}</source>
        <translation>{0} von den Uhren von {1} ablesen</translation>
    </message>
    <message>
        <source>replace each line break of {0} by {1}</source>
        <translation>jeden Zeilenumbruch von {0} durch {1} ersetzen</translation>
    </message>
    <message>
        <source>result {0}</source>
        <translation>Ergebnis {0}</translation>
    </message>
    <message>
        <source>result {0} is {1}</source>
        <translation>Ergebnis {0} ist {1}</translation>
    </message>
    <message>
        <source>take all parts of {0} that fit the pattern {1}, with {2} between them</source>
        <translation>alle Teile von {0}, die zum Muster {1} passen, mit {2} dazwischen nehmen</translation>
    </message>
    <message>
        <source>take all spaces out of {0}</source>
        <translation>allen Leerraum aus {0} nehmen</translation>
    </message>
    <message>
        <source>take the HTML tags out of {0}</source>
        <translation>die HTML-Tags aus {0} nehmen</translation>
    </message>
    <message>
        <source>take the country of the phone number {0}</source>
        <translation>das Land der Telefonnummer {0} nehmen</translation>
    </message>
    <message>
        <source>take the country of the phone number {0}, dialled in {1}</source>
        <translation>das Land der Telefonnummer {0}, gewählt in {1}, nehmen</translation>
    </message>
    <message>
        <source>take the domain of the e-mail address {0}</source>
        <translation>die Domain der E-Mail-Adresse {0} nehmen</translation>
    </message>
    <message>
        <source>take the family name out of {0}</source>
        <translation>den Nachnamen aus {0} nehmen</translation>
    </message>
    <message>
        <source>take the given names out of {0}</source>
        <translation>die Vornamen aus {0} nehmen</translation>
    </message>
    <message>
        <source>take the host of the web address {0}</source>
        <translation>den Rechnernamen der Webadresse {0} nehmen</translation>
    </message>
    <message>
        <source>take the house number out of {0}</source>
        <translation>die Hausnummer aus {0} nehmen</translation>
    </message>
    <message>
        <source>take the initials of {0}</source>
        <translation>die Initialen von {0} nehmen</translation>
    </message>
    <message>
        <source>take the largest of {*}</source>
        <translation>den größten Wert von {*} nehmen</translation>
    </message>
    <message>
        <source>take the part of {0} after {1}</source>
        <translation>den Teil von {0} nach {1} nehmen</translation>
    </message>
    <message>
        <source>take the part of {0} before {1}</source>
        <translation>den Teil von {0} vor {1} nehmen</translation>
    </message>
    <message>
        <source>take the smallest of {*}</source>
        <translation>den kleinsten Wert von {*} nehmen</translation>
    </message>
    <message>
        <source>take the street out of {0}</source>
        <translation>die Straße aus {0} nehmen</translation>
    </message>
    <message>
        <source>take the suffix out of {0}</source>
        <translation>den Namenszusatz aus {0} nehmen</translation>
    </message>
    <message>
        <source>take the time of {0}</source>
        <translation>die Uhrzeit von {0} nehmen</translation>
    </message>
    <message>
        <source>take the title out of {0}</source>
        <translation>den Titel aus {0} nehmen</translation>
    </message>
    <message>
        <source>take word {1} of {0}</source>
        <translation>Wort {1} von {0} nehmen</translation>
    </message>
    <message>
        <source>take {0} as shown by the clocks of {1}</source>
        <translation>{0} als Anzeige der Uhren von {1} nehmen</translation>
    </message>
    <message>
        <source>the MD5 digest of {0}</source>
        <translation>MD5-Wert von {0}</translation>
    </message>
    <message>
        <source>the Monday of the week of {0}</source>
        <translation>Montag der Woche von {0}</translation>
    </message>
    <message>
        <source>the UUID made from {1} in the namespace {0}</source>
        <translation>UUID aus {1} im Namensraum {0}</translation>
    </message>
    <message>
        <source>the calendar week of {0}</source>
        <translation>Kalenderwoche von {0}</translation>
    </message>
    <message>
        <source>the character number {0}</source>
        <translation>Zeichen Nummer {0}</translation>
    </message>
    <message>
        <source>the country code of three letters of {0}</source>
        <translation>dreistelliger Ländercode von {0}</translation>
    </message>
    <message>
        <source>the country code of {0}</source>
        <translation>Ländercode von {0}</translation>
    </message>
    <message>
        <source>the country of the phone number {0}</source>
        <translation>Land der Telefonnummer {0}</translation>
    </message>
    <message>
        <source>the country of the phone number {0}, dialled in {1}</source>
        <translation>Land der Telefonnummer {0}, gewählt in {1}</translation>
    </message>
    <message>
        <source>the currency code of {0}</source>
        <translation>Währungscode von {0}</translation>
    </message>
    <message>
        <source>the date that spreadsheets store as {0}</source>
        <translation>Datum, das Tabellenkalkulationen als {0} speichern</translation>
    </message>
    <message>
        <source>the date with year {0}, month {1} and day {2}</source>
        <translation>Datum mit Jahr {0}, Monat {1} und Tag {2}</translation>
    </message>
    <message>
        <source>the date {1} workdays after {0}</source>
        <translation>Datum {1} Arbeitstage nach {0}</translation>
    </message>
    <message>
        <source>the day of the week of {0}</source>
        <translation>Wochentag von {0} als Zahl</translation>
    </message>
    <message>
        <source>the day of the year of {0}</source>
        <translation>Tag im Jahr von {0}</translation>
    </message>
    <message>
        <source>the domain of the e-mail address {0}</source>
        <translation>Domain der E-Mail-Adresse {0}</translation>
    </message>
    <message>
        <source>the family name in {0}</source>
        <translation>Nachname in {0}</translation>
    </message>
    <message>
        <source>the first day of the quarter of {0}</source>
        <translation>erster Tag des Quartals von {0}</translation>
    </message>
    <message>
        <source>the first day of the year of {0}</source>
        <translation>erster Tag des Jahres von {0}</translation>
    </message>
    <message>
        <source>the given names in {0}</source>
        <translation>Vornamen in {0}</translation>
    </message>
    <message>
        <source>the host of the web address {0}</source>
        <translation>Rechnername der Webadresse {0}</translation>
    </message>
    <message>
        <source>the hour of {0}</source>
        <translation>Stunde von {0}</translation>
    </message>
    <message>
        <source>the house number in {0}</source>
        <translation>Hausnummer in {0}</translation>
    </message>
    <message>
        <source>the initials of {0}</source>
        <translation>Initialen von {0}</translation>
    </message>
    <message>
        <source>the language code of {0}</source>
        <translation>Sprachcode von {0}</translation>
    </message>
    <message>
        <source>the largest of {*}</source>
        <translation>größter Wert von {*}</translation>
    </message>
    <message>
        <source>the last day of the quarter of {0}</source>
        <translation>letzter Tag des Quartals von {0}</translation>
    </message>
    <message>
        <source>the last day of the year of {0}</source>
        <translation>letzter Tag des Jahres von {0}</translation>
    </message>
    <message>
        <source>the letters and digits of {0}</source>
        <translation>Buchstaben und Ziffern von {0}</translation>
    </message>
    <message>
        <source>the minute of {0}</source>
        <translation>Minute von {0}</translation>
    </message>
    <message>
        <source>the moment at which the clocks of {1} show {0}</source>
        <translation>Zeitpunkt, zu dem die Uhren von {1} {0} zeigen</translation>
    </message>
    <message>
        <source>the moment on {0} at {1}</source>
        <translation>Zeitpunkt am {0} um {1}</translation>
    </message>
    <message>
        <source>the moment {0} seconds after the start of 1970</source>
        <translation>Zeitpunkt {0} Sekunden nach Beginn des Jahres 1970</translation>
    </message>
    <message>
        <source>the moment {1} seconds after {0}</source>
        <translation>Zeitpunkt {1} Sekunden nach {0}</translation>
    </message>
    <message>
        <source>the name of the country {0}</source>
        <translation>Name des Landes {0}</translation>
    </message>
    <message>
        <source>the name of the country {0} in the language {1}</source>
        <translation>Name des Landes {0} in der Sprache {1}</translation>
    </message>
    <message>
        <source>the name of the currency {0}</source>
        <translation>Name der Währung {0}</translation>
    </message>
    <message>
        <source>the name of the currency {0} in the language {1}</source>
        <translation>Name der Währung {0} in der Sprache {1}</translation>
    </message>
    <message>
        <source>the name of the day of {0}</source>
        <translation>Name des Wochentags von {0}</translation>
    </message>
    <message>
        <source>the name of the day of {0} in the language {1}</source>
        <translation>Name des Wochentags von {0} in der Sprache {1}</translation>
    </message>
    <message>
        <source>the name of the month of {0}</source>
        <translation>Monatsname von {0}</translation>
    </message>
    <message>
        <source>the name of the month of {0} in the language {1}</source>
        <translation>Monatsname von {0} in der Sprache {1}</translation>
    </message>
    <message>
        <source>the number of parts of {0} that fit the pattern {1}</source>
        <translation>Anzahl der Teile von {0}, die zum Muster {1} passen</translation>
    </message>
    <message>
        <source>the number of seconds from the start of 1970 to {0}</source>
        <translation>Anzahl der Sekunden vom Beginn des Jahres 1970 bis {0}</translation>
    </message>
    <message>
        <source>the number of seconds from {0} to {1}</source>
        <translation>Anzahl der Sekunden von {0} bis {1}</translation>
    </message>
    <message>
        <source>the number of whole months from {0} to {1}</source>
        <translation>Anzahl voller Monate von {0} bis {1}</translation>
    </message>
    <message>
        <source>the number of whole years from {0} to {1}</source>
        <translation>Anzahl voller Jahre von {0} bis {1}</translation>
    </message>
    <message>
        <source>the number of words in {0}</source>
        <translation>Anzahl der Wörter in {0}</translation>
    </message>
    <message>
        <source>the part of {0} after {1}</source>
        <translation>Teil von {0} nach {1}</translation>
    </message>
    <message>
        <source>the part of {0} before {1}</source>
        <translation>Teil von {0} vor {1}</translation>
    </message>
    <message>
        <source>the quarter of {0}</source>
        <translation>Quartal von {0}</translation>
    </message>
    <message>
        <source>the second of {0}</source>
        <translation>Sekunde von {0}</translation>
    </message>
    <message>
        <source>the sign of {0}</source>
        <translation>Vorzeichen von {0}</translation>
    </message>
    <message>
        <source>the smallest of {*}</source>
        <translation>kleinster Wert von {*}</translation>
    </message>
    <message>
        <source>the street in {0}</source>
        <translation>Straße in {0}</translation>
    </message>
    <message>
        <source>the suffix in {0}</source>
        <translation>Namenszusatz in {0}</translation>
    </message>
    <message>
        <source>the text that {0} holds in Base64</source>
        <translation>Text, den {0} in Base64 enthält</translation>
    </message>
    <message>
        <source>the time of {0}</source>
        <translation>Uhrzeit von {0}</translation>
    </message>
    <message>
        <source>the title in {0}</source>
        <translation>Titel in {0}</translation>
    </message>
    <message>
        <source>tidy up {0}</source>
        <translation>{0} aufräumen</translation>
    </message>
    <message>
        <source>trim the beginning of {0}</source>
        <translation>den Anfang von {0} von Leerraum befreien</translation>
    </message>
    <message>
        <source>trim the end of {0}</source>
        <translation>das Ende von {0} von Leerraum befreien</translation>
    </message>
    <message>
        <source>whether a part of {0} fits the pattern {1}</source>
        <translation>ob ein Teil von {0} zum Muster {1} passt</translation>
    </message>
    <message>
        <source>whether {0} ends with its Luhn check digit</source>
        <translation>ob {0} mit der Luhn-Prüfziffer endet</translation>
    </message>
    <message>
        <source>whether {0} equals {1} but for capitals</source>
        <translation>ob {0} bis auf Großschreibung gleich {1} ist</translation>
    </message>
    <message>
        <source>whether {0} equals {1} but for capitals, accents and spaces at the ends</source>
        <translation>ob {0} bis auf Großschreibung, Akzente und Leerraum an den Enden gleich {1} ist</translation>
    </message>
    <message>
        <source>whether {0} equals {1} or both are missing</source>
        <translation>ob {0} gleich {1} ist oder beide fehlen</translation>
    </message>
    <message>
        <source>whether {0} is a date in one of the forms {1*}</source>
        <translation>ob {0} ein Datum in einer der Formen {1*} ist</translation>
    </message>
    <message>
        <source>whether {0} is a date written {1}</source>
        <translation>ob {0} ein Datum in der Form {1} ist</translation>
    </message>
    <message>
        <source>whether {0} is a number</source>
        <translation>ob {0} eine Zahl ist</translation>
    </message>
    <message>
        <source>whether {0} is a phone number</source>
        <translation>ob {0} eine Telefonnummer ist</translation>
    </message>
    <message>
        <source>whether {0} is a phone number dialled in {1}</source>
        <translation>ob {0} eine in {1} gewählte Telefonnummer ist</translation>
    </message>
    <message>
        <source>whether {0} is a whole number</source>
        <translation>ob {0} eine ganze Zahl ist</translation>
    </message>
    <message>
        <source>whether {0} is an IBAN</source>
        <translation>ob {0} eine IBAN ist</translation>
    </message>
    <message>
        <source>whether {0} is an article number with its check digit</source>
        <translation>ob {0} eine Artikelnummer mit richtiger Prüfziffer ist</translation>
    </message>
    <message>
        <source>whether {0} is blank</source>
        <translation>ob {0} leer oder Leerraum ist</translation>
    </message>
    <message>
        <source>whether {0} is one of {1} rather than one of {2}</source>
        <translation>ob {0} eines von {1} statt eines von {2} ist</translation>
    </message>
    <message>
        <source>whether {0} stands for true</source>
        <translation>ob {0} für wahr steht</translation>
    </message>
    <message>
        <source>word {1} of {0}</source>
        <translation>Wort {1} von {0}</translation>
    </message>
    <message>
        <source>write the name of the country {0}</source>
        <translation>den Namen des Landes {0} schreiben</translation>
    </message>
    <message>
        <source>write the name of the country {0} in the language {1}</source>
        <translation>den Namen des Landes {0} in der Sprache {1} schreiben</translation>
    </message>
    <message>
        <source>write the name of the currency {0}</source>
        <translation>den Namen der Währung {0} schreiben</translation>
    </message>
    <message>
        <source>write the name of the currency {0} in the language {1}</source>
        <translation>den Namen der Währung {0} in der Sprache {1} schreiben</translation>
    </message>
    <message>
        <source>write {0} as a national phone number</source>
        <translation>{0} als nationale Telefonnummer schreiben</translation>
    </message>
    <message>
        <source>write {0} in Base64</source>
        <translation>{0} in Base64 schreiben</translation>
    </message>
    <message>
        <source>write {0} in plain Latin letters</source>
        <translation>{0} in einfachen lateinischen Buchstaben schreiben</translation>
    </message>
    <message>
        <source>write {0} with {1} decimals</source>
        <translation>{0} mit {1} Nachkommastellen schreiben</translation>
    </message>
    <message>
        <source>write {0} with {1} decimals and the decimal sign {2}</source>
        <translation>{0} mit {1} Nachkommastellen und dem Dezimalzeichen {2} schreiben</translation>
    </message>
    <message>
        <source>write {0} with {1} decimals, the decimal sign {2} and {3} between thousands</source>
        <translation>{0} mit {1} Nachkommastellen, dem Dezimalzeichen {2} und {3} zwischen Tausendern schreiben</translation>
    </message>
    <message>
        <source>write {0}, dialled in {1}, as a national phone number</source>
        <translation>{0}, gewählt in {1}, als nationale Telefonnummer schreiben</translation>
    </message>
    <message>
        <source>{0} as a UUID</source>
        <translation>{0} als UUID</translation>
    </message>
    <message>
        <source>{0} as a national phone number</source>
        <translation>{0} als nationale Telefonnummer</translation>
    </message>
    <message>
        <source>{0} as a national phone number, dialled in {1}</source>
        <translation>{0} als nationale Telefonnummer, gewählt in {1}</translation>
    </message>
    <message>
        <source>{0} as a plain e-mail address</source>
        <translation>{0} als einfache E-Mail-Adresse</translation>
    </message>
    <message>
        <source>{0} as an IBAN</source>
        <translation>{0} als IBAN</translation>
    </message>
    <message>
        <source>{0} as an international phone number</source>
        <translation>{0} als internationale Telefonnummer</translation>
    </message>
    <message>
        <source>{0} as an international phone number, dialled in {1}</source>
        <translation>{0} als internationale Telefonnummer, gewählt in {1}</translation>
    </message>
    <message>
        <source>{0} cut off after {1} decimals</source>
        <translation>{0}, nach {1} Nachkommastellen abgeschnitten</translation>
    </message>
    <message>
        <source>{0} divided by {1} with {2} decimals</source>
        <translation>{0} geteilt durch {1} mit {2} Nachkommastellen</translation>
    </message>
    <message>
        <source>{0} divided by {1} with {2} decimals ({3})</source>
        <translation>{0} geteilt durch {1} mit {2} Nachkommastellen ({3})</translation>
    </message>
    <message>
        <source>{0} ends with its Luhn check digit</source>
        <translation>{0} mit der Luhn-Prüfziffer endet</translation>
    </message>
    <message>
        <source>{0} equals {1} but for capitals</source>
        <translation>{0} bis auf Großschreibung gleich {1} ist</translation>
    </message>
    <message>
        <source>{0} equals {1} but for capitals, accents and spaces at the ends</source>
        <translation>{0} bis auf Großschreibung, Akzente und Leerraum an den Enden gleich {1} ist</translation>
    </message>
    <message>
        <source>{0} equals {1} or both are missing</source>
        <translation>{0} gleich {1} ist oder beide fehlen</translation>
    </message>
    <message>
        <source>{0} in Base64</source>
        <translation>{0} in Base64-Form</translation>
    </message>
    <message>
        <source>{0} in plain Latin letters</source>
        <translation>{0} in einfachen lateinischen Buchstaben</translation>
    </message>
    <message>
        <source>{0} in the normal form {1}</source>
        <translation>{0} in der Normalform {1}</translation>
    </message>
    <message>
        <source>{0} is a date in one of the forms {1*}</source>
        <translation>{0} ein Datum in einer der Formen {1*} ist</translation>
    </message>
    <message>
        <source>{0} is a date written {1}</source>
        <translation>{0} ein Datum in der Form {1} ist</translation>
    </message>
    <message>
        <source>{0} is a number</source>
        <translation>{0} eine Zahl ist</translation>
    </message>
    <message>
        <source>{0} is a phone number</source>
        <translation>{0} eine Telefonnummer ist</translation>
    </message>
    <message>
        <source>{0} is a phone number dialled in {1}</source>
        <translation>{0} eine in {1} gewählte Telefonnummer ist</translation>
    </message>
    <message>
        <source>{0} is a whole number</source>
        <translation>{0} eine ganze Zahl ist</translation>
    </message>
    <message>
        <source>{0} is an IBAN</source>
        <translation>{0} eine IBAN ist</translation>
    </message>
    <message>
        <source>{0} is an article number with its check digit</source>
        <translation>{0} eine Artikelnummer mit richtiger Prüfziffer ist</translation>
    </message>
    <message>
        <source>{0} is blank</source>
        <translation>{0} leer oder Leerraum ist</translation>
    </message>
    <message>
        <source>{0} is one of {1} rather than one of {2}</source>
        <translation>{0} eines von {1} statt eines von {2} ist</translation>
    </message>
    <message>
        <source>{0} on the clocks of {1}</source>
        <translation>{0} nach den Uhren von {1}</translation>
    </message>
    <message>
        <source>{0} read as a number with {2} decimals written in the language {1}</source>
        <translation>{0}, gelesen als Zahl mit {2} Nachkommastellen in der Sprache {1}</translation>
    </message>
    <message>
        <source>{0} read as a number written in the language {1}</source>
        <translation>{0}, gelesen als Zahl in der Sprache {1}</translation>
    </message>
    <message>
        <source>{0} stands for true</source>
        <translation>{0} für wahr steht</translation>
    </message>
    <message>
        <source>{0} tidied up</source>
        <translation>{0}, aufgeräumt</translation>
    </message>
    <message>
        <source>{0} to the power of {1}</source>
        <translation>{0} hoch {1}</translation>
    </message>
    <message>
        <source>{0} with each line break replaced by {1}</source>
        <translation>{0} mit {1} statt jedes Zeilenumbruchs</translation>
    </message>
    <message>
        <source>{0} with its encoding mended</source>
        <translation>{0} mit reparierter Kodierung</translation>
    </message>
    <message>
        <source>{0} with the capitals of a name</source>
        <translation>{0} in der Großschreibung von Namen</translation>
    </message>
    <message>
        <source>{0} without HTML tags</source>
        <translation>{0} ohne HTML-Tags</translation>
    </message>
    <message>
        <source>{0} without any spaces</source>
        <translation>{0} ohne jeden Leerraum</translation>
    </message>
    <message>
        <source>{0} without spaces at its beginning</source>
        <translation>{0} ohne Leerzeichen am Anfang</translation>
    </message>
    <message>
        <source>{0} without spaces at its end</source>
        <translation>{0} ohne Leerzeichen am Ende</translation>
    </message>
    <message>
        <source>{0} written with {1} decimals</source>
        <translation>{0}, geschrieben mit {1} Nachkommastellen</translation>
    </message>
    <message>
        <source>{0} written with {1} decimals and the decimal sign {2}</source>
        <translation>{0}, geschrieben mit {1} Nachkommastellen und dem Dezimalzeichen {2}</translation>
    </message>
    <message>
        <source>{0} written with {1} decimals, the decimal sign {2} and {3} between thousands</source>
        <translation>{0}, geschrieben mit {1} Nachkommastellen, dem Dezimalzeichen {2} und {3} zwischen Tausendern</translation>
    </message>
    <message>
        <source>{1*} joined with {0} between them, skipping missing ones</source>
        <translation>{1*} verbunden mit {0} dazwischen, fehlende übersprungen</translation>
    </message>
    <message>
        <source> in the location of a server</source>
        <translation> in der Adresse eines Servers</translation>
    </message>
    <message>
        <source> with {0}</source>
        <translation> mit {0}</translation>
    </message>
    <message>
        <source>Columns whose declaration does not say what they hold are decided by so many rows; 0 looks at all.</source>
        <translation>Spalten, deren Deklaration nicht sagt, was sie enthalten, werden nach so vielen Zeilen entschieden; 0 betrachtet alle.</translation>
    </message>
    <message>
        <source>How long to wait for the server to answer; 0 waits as long as the system does.</source>
        <translation>Wie lange auf die Antwort des Servers gewartet wird; 0 wartet so lange wie das System.</translation>
    </message>
    <message>
        <source>MariaDB or MySQL</source>
        <translation>MariaDB oder MySQL</translation>
    </message>
    <message>
        <source>ODBC data source</source>
        <translation>ODBC-Datenquelle</translation>
    </message>
    <message>
        <source>The environment variable that holds the password. A password itself stands neither here nor in the location.</source>
        <translation>Die Umgebungsvariable mit dem Passwort. Das Passwort selbst steht weder hier noch in der Adresse.</translation>
    </message>
    <message>
        <source>The schema whose tables go by their bare name; others are written schema.table.</source>
        <translation>Das Schema, dessen Tabellen mit bloßem Namen genannt werden; andere heißen schema.tabelle.</translation>
    </message>
    <message>
        <source>Variable of the password</source>
        <translation>Variable des Passworts</translation>
    </message>
    <message>
        <source>Wait for the server (s)</source>
        <translation>Auf den Server warten (s)</translation>
    </message>
    <message>
        <source>a day after 9999-12-31</source>
        <translation>ein Tag nach 9999-12-31</translation>
    </message>
    <message>
        <source>a day before 0001-01-01</source>
        <translation>ein Tag vor 0001-01-01</translation>
    </message>
    <message>
        <source>a password does not belong in a location; put it into an environment variable and name that with password_env</source>
        <translation>ein Passwort gehört nicht in eine Adresse; legen Sie es in eine Umgebungsvariable und nennen Sie diese mit password_env</translation>
    </message>
    <message>
        <source>a row came in a form that is not the agreed one</source>
        <translation>eine Zeile kam in einer anderen als der vereinbarten Form</translation>
    </message>
    <message>
        <source>a server is written {0}://user@host/database</source>
        <translation>ein Server wird {0}://user@host/database geschrieben</translation>
    </message>
    <message>
        <source>creating {0}</source>
        <translation>Anlegen von {0}</translation>
    </message>
    <message>
        <source>declared as one digit; all of {0} are 0 or 1</source>
        <translation>als eine Ziffer erklärt; alle von {0} sind 0 oder 1</translation>
    </message>
    <message>
        <source>declared as one digit; of {0} some are neither 0 nor 1</source>
        <translation>als eine Ziffer erklärt; von {0} sind einige weder 0 noch 1</translation>
    </message>
    <message>
        <source>declared without digits; of {0} some are no number of at most 38 digits</source>
        <translation>ohne Stellen erklärt; von {0} sind einige keine Zahl mit höchstens 38 Stellen</translation>
    </message>
    <message>
        <source>declared without digits; there are no values</source>
        <translation>ohne Stellen erklärt; es gibt keine Werte</translation>
    </message>
    <message>
        <source>declared without digits; {0} have at most {1} after the point</source>
        <translation>ohne Stellen erklärt; {0} haben höchstens {1} Nachkommastellen</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>kein Grund genannt</translation>
    </message>
    <message>
        <source>not all rows reached the server: {0}</source>
        <translation>nicht alle Zeilen kamen beim Server an: {0}</translation>
    </message>
    <message>
        <source>odbc: needs a data source, for example odbc:DSN=name</source>
        <translation>odbc: braucht eine Datenquelle, zum Beispiel odbc:DSN=name</translation>
    </message>
    <message>
        <source>the connection to the server was lost: {0}</source>
        <translation>die Verbindung zum Server ging verloren: {0}</translation>
    </message>
    <message>
        <source>the database driver {0} is missing; the package {1} brings it</source>
        <translation>der Datenbanktreiber {0} fehlt; das Paket {1} bringt ihn mit</translation>
    </message>
    <message>
        <source>the port</source>
        <translation>der Port</translation>
    </message>
    <message>
        <source>the schema {0}</source>
        <translation>das Schema {0}</translation>
    </message>
    <message>
        <source>the server computes {0}</source>
        <translation>der Server berechnet {0}</translation>
    </message>
    <message>
        <source>the server does not answer: {0}</source>
        <translation>der Server antwortet nicht: {0}</translation>
    </message>
    <message>
        <source>the server forbids LOAD DATA LOCAL: rows go by inserts of many rows, which is slower</source>
        <translation>der Server verbietet LOAD DATA LOCAL: Zeilen gehen in Einfügungen von vielen Zeilen, das ist langsamer</translation>
    </message>
    <message>
        <source>the server refuses the login: {0}</source>
        <translation>der Server verweigert die Anmeldung: {0}</translation>
    </message>
    <message>
        <source>the table that was made is not there</source>
        <translation>die angelegte Tabelle ist nicht da</translation>
    </message>
    <message>
        <source>timestamp (1970 to 2038)</source>
        <translation>timestamp (1970 bis 2038)</translation>
    </message>
    <message>
        <source>{0} is not a port</source>
        <translation>{0} ist kein Port</translation>
    </message>
    <message>
        <source>; and {0} more</source>
        <translation>; und {0} weitere</translation>
    </message>
    <message>
        <source>SQLite did not show a row of it</source>
        <translation>SQLite hat eine Zeile davon nicht gezeigt</translation>
    </message>
    <message>
        <source>a dry run has nothing to go on with</source>
        <translation>ein Probelauf hat nichts fortzusetzen</translation>
    </message>
    <message>
        <source>a dry run into this target</source>
        <translation>ein Probelauf in dieses Ziel</translation>
    </message>
    <message>
        <source>a trigger moved rows to other rowids</source>
        <translation>ein Trigger hat Zeilen auf andere Rowids verschoben</translation>
    </message>
    <message>
        <source>another program&apos;s transaction was in the way: {0}</source>
        <translation>die Transaktion eines anderen Programms war im Weg: {0}</translation>
    </message>
    <message>
        <source>cannot return: the columns are others now</source>
        <translation>kann nicht zurückkehren: die Spalten sind jetzt andere</translation>
    </message>
    <message>
        <source>columns have taken all names of its rowid</source>
        <translation>Spalten haben alle Namen ihrer Rowid belegt</translation>
    </message>
    <message>
        <source>comparing with what was there before</source>
        <translation>Vergleich mit dem vorherigen Stand</translation>
    </message>
    <message>
        <source>it has columns that are computed when they are read</source>
        <translation>sie hat Spalten, die beim Lesen berechnet werden</translation>
    </message>
    <message>
        <source>it loads other entities</source>
        <translation>er lädt andere Entitäten</translation>
    </message>
    <message>
        <source>it reads from elsewhere</source>
        <translation>er liest anderswo</translation>
    </message>
    <message>
        <source>it reads from {0}</source>
        <translation>er liest aus {0}</translation>
    </message>
    <message>
        <source>its changes cannot be taken back: {0}</source>
        <translation>Änderungen daran lassen sich nicht zurücknehmen: {0}</translation>
    </message>
    <message>
        <source>its first {0} records were others</source>
        <translation>seine ersten {0} Datensätze waren andere</translation>
    </message>
    <message>
        <source>its plan cannot be made again</source>
        <translation>sein Plan lässt sich nicht noch einmal aufstellen</translation>
    </message>
    <message>
        <source>record {0} stands twice</source>
        <translation>Datensatz {0} steht zweimal da</translation>
    </message>
    <message>
        <source>record {0} was not rejected by the run</source>
        <translation>Datensatz {0} wurde von dem Lauf nicht abgelehnt</translation>
    </message>
    <message>
        <source>rows of {0} were changed</source>
        <translation>Zeilen von {0} wurden geändert</translation>
    </message>
    <message>
        <source>rows that a trigger or a cascade changed may lack columns that were added later</source>
        <translation>Zeilen, die ein Trigger oder eine Kaskade geändert hat, haben vielleicht später hinzugefügte Spalten nicht</translation>
    </message>
    <message>
        <source>run {0}</source>
        <translation>Lauf {0}</translation>
    </message>
    <message>
        <source>run {0} was a dry run: it changed nothing</source>
        <translation>Lauf {0} war ein Probelauf: er hat nichts geändert</translation>
    </message>
    <message>
        <source>run {0} was not finished here; continue it with --resume or take it back with rollback</source>
        <translation>Lauf {0} kam hier nicht zu Ende; mit --resume fortsetzen oder mit rollback zurücknehmen</translation>
    </message>
    <message>
        <source>run {0}, which was not finished here, is another one: {1}</source>
        <translation>Lauf {0}, der hier nicht zu Ende kam, ist ein anderer: {1}</translation>
    </message>
    <message>
        <source>somebody changed it since the run: {0}</source>
        <translation>seit dem Lauf hat jemand etwas geändert: {0}</translation>
    </message>
    <message>
        <source>taking back a load into this kind of target</source>
        <translation>das Zurücknehmen eines Ladelaufs in ein Ziel dieser Art</translation>
    </message>
    <message>
        <source>taking back run {0}</source>
        <translation>Zurücknehmen von Lauf {0}</translation>
    </message>
    <message>
        <source>taking rows back</source>
        <translation>Zeilen werden zurückgenommen</translation>
    </message>
    <message>
        <source>telling by key which records a load file already holds</source>
        <translation>am Schlüssel zu erkennen, welche Datensätze eine Ladedatei schon hat,</translation>
    </message>
    <message>
        <source>the document was changed since, or is another one</source>
        <translation>das Dokument wurde seitdem geändert oder ist ein anderes</translation>
    </message>
    <message>
        <source>the log of changes ends at byte {0}</source>
        <translation>das Änderungsprotokoll endet bei Byte {0}</translation>
    </message>
    <message>
        <source>the log of changes is damaged at byte {0}</source>
        <translation>das Änderungsprotokoll ist bei Byte {0} beschädigt</translation>
    </message>
    <message>
        <source>the note of an unfinished run is not one of this version</source>
        <translation>der Vermerk eines unfertigen Laufs ist keiner dieser Version</translation>
    </message>
    <message>
        <source>the number of rows of {0}</source>
        <translation>die Zahl der Zeilen von {0}</translation>
    </message>
    <message>
        <source>the table has no primary or unique key of just these fields: ({0})</source>
        <translation>die Tabelle hat keinen Primär- oder eindeutigen Schlüssel aus genau diesen Feldern: ({0})</translation>
    </message>
    <message>
        <source>the targets hold parts of several runs</source>
        <translation>die Ziele enthalten Teile mehrerer Läufe</translation>
    </message>
    <message>
        <source>there was not enough memory to note its rows</source>
        <translation>der Speicher reichte nicht, um ihre Zeilen festzuhalten</translation>
    </message>
    <message>
        <source>this kind of target does not tell what changes</source>
        <translation>ein Ziel dieser Art sagt nicht, was sich ändert</translation>
    </message>
    <message>
        <source>waiting: {0}</source>
        <translation>es wird gewartet: {0}</translation>
    </message>
    <message>
        <source>was changed since</source>
        <translation>wurde seitdem geändert</translation>
    </message>
    <message>
        <source>was deleted since</source>
        <translation>wurde seitdem gelöscht</translation>
    </message>
    <message>
        <source>was inserted since</source>
        <translation>wurde seitdem eingefügt</translation>
    </message>
    <message>
        <source>what run {0} changed was not kept</source>
        <translation>was Lauf {0} geändert hat, wurde nicht aufbewahrt</translation>
    </message>
    <message>
        <source>what the target already holds is told by its key, and there is none</source>
        <translation>was das Ziel schon hat, zeigt der Schlüssel, und es gibt keinen</translation>
    </message>
    <message>
        <source>{0} cannot return: {1}</source>
        <translation>{0} kann nicht zurückkehren: {1}</translation>
    </message>
    <message>
        <source>{0} does not become what it was</source>
        <translation>{0} wird nicht wieder, was es war</translation>
    </message>
    <message>
        <source>{0} holds {1}, the run left {2}</source>
        <translation>{0} enthält {1}, der Lauf hinterließ {2}</translation>
    </message>
    <message>
        <source>{0} is gone</source>
        <translation>{0} ist nicht mehr da</translation>
    </message>
    <message>
        <source>Records that the target already holds are overwritten; others are inserted.</source>
        <translation>Datensätze, die das Ziel schon hat, werden überschrieben; andere werden eingefügt.</translation>
    </message>
    <message>
        <source>Records that the target already holds stay as they are; others are inserted.</source>
        <translation>Datensätze, die das Ziel schon hat, bleiben, wie sie sind; andere werden eingefügt.</translation>
    </message>
    <message>
        <source>Date order</source>
        <translation>Reihenfolge im Datum</translation>
    </message>
    <message>
        <source>Decimal mark</source>
        <translation>Dezimalzeichen</translation>
    </message>
    <message>
        <source>How many bytes of the file were known and their SHA-256, as BYTES:HASH; tells whether rows were only added</source>
        <translation>Wie viele Bytes der Datei bekannt waren und deren SHA-256, als BYTES:HASH; sagt, ob nur Zeilen dazukamen</translation>
    </message>
    <message>
        <source>How many records behind the last row are none: totals, notes, empty ones</source>
        <translation>Wie viele Sätze hinter der letzten Zeile keine sind: Summen, Anmerkungen, leere</translation>
    </message>
    <message>
        <source>How many records hold the names of the fields: no for none, yes for one, a number</source>
        <translation>Wie viele Sätze die Namen der Felder tragen: no für keinen, yes für einen, eine Zahl</translation>
    </message>
    <message>
        <source>How many records stand before the header or, without one, the first row</source>
        <translation>Wie viele Sätze vor der Kopfzeile stehen oder, ohne eine, vor der ersten Zeile</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Space after delimiter</source>
        <translation>Leerzeichen nach Trennzeichen</translation>
    </message>
    <message>
        <source>The order of day, month and year in dates</source>
        <translation>Die Reihenfolge von Tag, Monat und Jahr</translation>
    </message>
    <message>
        <source>What stands before the decimals of numbers</source>
        <translation>Was vor den Nachkommastellen steht</translation>
    </message>
    <message>
        <source>What stands between two fields: one or more characters; tab; whitespace for any run of blanks, wide-whitespace for runs of at least two</source>
        <translation>Was zwischen zwei Feldern steht: ein oder mehrere Zeichen; tab; whitespace für jede Folge von Leerzeichen, wide-whitespace für Folgen von mindestens zweien</translation>
    </message>
    <message>
        <source>Whether a file may hold several tables one below the other</source>
        <translation>Ob eine Datei mehrere Tabellen untereinander enthalten kann</translation>
    </message>
    <message>
        <source>Whether all rows are read or only those behind what was last seen</source>
        <translation>Ob alle Zeilen gelesen werden oder nur die hinter dem zuletzt Gesehenen</translation>
    </message>
    <message>
        <source>Whether spaces behind a delimiter belong to it or to the value</source>
        <translation>Ob Leerzeichen hinter einem Trennzeichen zu ihm gehören oder zum Wert</translation>
    </message>
    <message>
        <source>a mark of a file is its bytes and their SHA-256, as BYTES:HASH, not {0}</source>
        <translation>ein Merkzeichen einer Datei sind ihre Bytes und deren SHA-256, als BYTES:HASH, nicht {0}</translation>
    </message>
    <message>
        <source>a part of the source&apos;s values occurs in the target</source>
        <translation>ein Teil der Quellwerte kommt im Ziel vor</translation>
    </message>
    <message>
        <source>above the table, empty or with fewer values than it</source>
        <translation>über der Tabelle, leer oder mit weniger Werten als sie</translation>
    </message>
    <message>
        <source>behind empty lines or at a new header others begin</source>
        <translation>hinter leeren Zeilen oder an einer neuen Kopfzeile beginnen weitere</translation>
    </message>
    <message>
        <source>both are keys</source>
        <translation>beide sind Schlüssel</translation>
    </message>
    <message>
        <source>both hold UUIDs</source>
        <translation>beide enthalten UUIDs</translation>
    </message>
    <message>
        <source>both hold amounts of money</source>
        <translation>beide enthalten Geldbeträge</translation>
    </message>
    <message>
        <source>both hold dates</source>
        <translation>beide enthalten Datumsangaben</translation>
    </message>
    <message>
        <source>both hold e-mail addresses</source>
        <translation>beide enthalten E-Mail-Adressen</translation>
    </message>
    <message>
        <source>both hold phone numbers</source>
        <translation>beide enthalten Telefonnummern</translation>
    </message>
    <message>
        <source>both hold web addresses</source>
        <translation>beide enthalten Webadressen</translation>
    </message>
    <message>
        <source>both hold yes or no</source>
        <translation>beide enthalten Ja oder Nein</translation>
    </message>
    <message>
        <source>both identify a record of entities that go together</source>
        <translation>beide bezeichnen einen Datensatz zusammengehöriger Entitäten</translation>
    </message>
    <message>
        <source>date order</source>
        <translation>Reihenfolge im Datum</translation>
    </message>
    <message>
        <source>decimal mark</source>
        <translation>Dezimalzeichen</translation>
    </message>
    <message>
        <source>every quantile of the target is the same multiple of the source&apos;s</source>
        <translation>jedes Quantil des Ziels ist dasselbe Vielfache dessen der Quelle</translation>
    </message>
    <message>
        <source>few values on both sides, spread alike</source>
        <translation>wenige Werte auf beiden Seiten, ähnlich verteilt</translation>
    </message>
    <message>
        <source>footer</source>
        <translation>Fußzeilen</translation>
    </message>
    <message>
        <source>it changes or keeps rows that are there</source>
        <translation>vorhandene Zeilen werden geändert oder behalten</translation>
    </message>
    <message>
        <source>little is alike</source>
        <translation>wenig ist ähnlich</translation>
    </message>
    <message>
        <source>looking for candidates</source>
        <translation>Kandidaten suchen</translation>
    </message>
    <message>
        <source>nearly every delimiter has one</source>
        <translation>fast jedes Trennzeichen hat eines</translation>
    </message>
    <message>
        <source>no day is beyond 12: day and month could be the other way round</source>
        <translation>kein Tag liegt über 12: Tag und Monat könnten vertauscht sein</translation>
    </message>
    <message>
        <source>one name contains the other</source>
        <translation>ein Name enthält den anderen</translation>
    </message>
    <message>
        <source>only new rows can be read where last_seen says what is known</source>
        <translation>nur neue Zeilen lassen sich lesen, wo last_seen sagt, was bekannt ist</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>reading only new rows of a file in {0}</source>
        <translation>nur die neuen Zeilen einer Datei in {0} zu lesen</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>gleicher Name</translation>
    </message>
    <message>
        <source>since last seen</source>
        <translation>seit dem letzten Mal</translation>
    </message>
    <message>
        <source>some values begin or end with spaces</source>
        <translation>manche Werte beginnen oder enden mit Leerzeichen</translation>
    </message>
    <message>
        <source>space after delimiter</source>
        <translation>Leerzeichen nach Trennzeichen</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>the bytes that were known are there unchanged</source>
        <translation>die bekannten Bytes sind unverändert da</translation>
    </message>
    <message>
        <source>the dates lie in the same range</source>
        <translation>die Datumsangaben liegen im selben Bereich</translation>
    </message>
    <message>
        <source>the description of one names the other</source>
        <translation>die Beschreibung des einen nennt das andere</translation>
    </message>
    <message>
        <source>the descriptions speak of the same</source>
        <translation>die Beschreibungen handeln vom Gleichen</translation>
    </message>
    <message>
        <source>the entities are named alike</source>
        <translation>die Entitäten heißen ähnlich</translation>
    </message>
    <message>
        <source>the file does not begin with the bytes that were known</source>
        <translation>die Datei beginnt nicht mit den bekannten Bytes</translation>
    </message>
    <message>
        <source>the file does not begin with what was last seen: all its rows are to be read</source>
        <translation>die Datei beginnt nicht mit dem zuletzt Gesehenen: alle ihre Zeilen sind zu lesen</translation>
    </message>
    <message>
        <source>the gzip data ends too early</source>
        <translation>die gzip-Daten enden zu früh</translation>
    </message>
    <message>
        <source>the gzip data is damaged: it cannot be unpacked</source>
        <translation>die gzip-Daten sind beschädigt: sie lassen sich nicht entpacken</translation>
    </message>
    <message>
        <source>the gzip data is damaged: {0}</source>
        <translation>die gzip-Daten sind beschädigt: {0}</translation>
    </message>
    <message>
        <source>the names are made of the same words</source>
        <translation>die Namen bestehen aus denselben Wörtern</translation>
    </message>
    <message>
        <source>the names are spelt alike</source>
        <translation>die Namen schreiben sich ähnlich</translation>
    </message>
    <message>
        <source>the names mean the same</source>
        <translation>die Namen bedeuten dasselbe</translation>
    </message>
    <message>
        <source>the names of entity and field together share words</source>
        <translation>die Namen von Entität und Feld haben zusammen Wörter gemeinsam</translation>
    </message>
    <message>
        <source>the names share words</source>
        <translation>die Namen haben Wörter gemeinsam</translation>
    </message>
    <message>
        <source>the numbers lie in the same range</source>
        <translation>die Zahlen liegen im selben Bereich</translation>
    </message>
    <message>
        <source>the same words occur in the values</source>
        <translation>dieselben Wörter kommen in den Werten vor</translation>
    </message>
    <message>
        <source>the source groups thousands</source>
        <translation>die Quelle gruppiert Tausender</translation>
    </message>
    <message>
        <source>the source writes dates as {0}</source>
        <translation>die Quelle schreibt Datumsangaben als {0}</translation>
    </message>
    <message>
        <source>the source writes dates as {0}, the target as {1}</source>
        <translation>die Quelle schreibt Datumsangaben als {0}, das Ziel als {1}</translation>
    </message>
    <message>
        <source>the source&apos;s texts are numbers</source>
        <translation>die Texte der Quelle sind Zahlen</translation>
    </message>
    <message>
        <source>the source&apos;s texts are whole numbers</source>
        <translation>die Texte der Quelle sind ganze Zahlen</translation>
    </message>
    <message>
        <source>the target holds this field and “{0}” together</source>
        <translation>das Ziel enthält dieses Feld und „{0}“ zusammen</translation>
    </message>
    <message>
        <source>the target is in capitals</source>
        <translation>das Ziel steht in Großbuchstaben</translation>
    </message>
    <message>
        <source>the target is in small letters</source>
        <translation>das Ziel steht in Kleinbuchstaben</translation>
    </message>
    <message>
        <source>the type {0} is not known here</source>
        <translation>der Typ {0} ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>the types differ: {0} and {1}</source>
        <translation>die Typen sind verschieden: {0} und {1}</translation>
    </message>
    <message>
        <source>the values look alike</source>
        <translation>die Werte sehen ähnlich aus</translation>
    </message>
    <message>
        <source>the zstd data ends too early</source>
        <translation>die zstd-Daten enden zu früh</translation>
    </message>
    <message>
        <source>the zstd data is damaged: {0}</source>
        <translation>die zstd-Daten sind beschädigt: {0}</translation>
    </message>
    <message>
        <source>they seem to hold different kinds of values</source>
        <translation>sie scheinen verschiedene Arten von Werten zu enthalten</translation>
    </message>
    <message>
        <source>totals {0} (added up {1}), notes {2}, empty {3}</source>
        <translation>Summen {0} (nachgerechnet {1}), Anmerkungen {2}, leere {3}</translation>
    </message>
    <message>
        <source>what it holds is more than {0} times as large as the file</source>
        <translation>ihr Inhalt ist mehr als {0}-mal so groß wie die Datei</translation>
    </message>
    <message>
        <source>what was last seen ends inside a row: all its rows are to be read</source>
        <translation>das zuletzt Gesehene endet in einer Zeile: alle Zeilen sind zu lesen</translation>
    </message>
    <message>
        <source>{0} must be a number of records up to {1}, yes or no, not {2}</source>
        <translation>{0} muss eine Anzahl von Sätzen bis {1}, yes oder no sein, nicht {2}</translation>
    </message>
    <message>
        <source>{0} must be auto or one of {1}, not {2}</source>
        <translation>{0} muss auto oder eines von {1} sein, nicht {2}</translation>
    </message>
    <message>
        <source>{0} of {1} dates can only be read so</source>
        <translation>{0} von {1} Daten lassen sich nur so lesen</translation>
    </message>
    <message>
        <source>{0} of {1} numbers can only be read so</source>
        <translation>{0} von {1} Zahlen lassen sich nur so lesen</translation>
    </message>
    <message>
        <source>{0} values could be read in two ways</source>
        <translation>{0} Werte ließen sich auf zwei Arten lesen</translation>
    </message>
    <message>
        <source>“{0}” stands for “{1}”</source>
        <translation>„{0}“ steht für „{1}“</translation>
    </message>
    <message>
        <source>SQL script</source>
        <translation>SQL-Skript</translation>
    </message>
    <message>
        <source>it makes no table with columns</source>
        <translation>es legt keine Tabelle mit Spalten an</translation>
    </message>
    <message>
        <source>a little alike in {0}</source>
        <translation>etwas ähnlich in {0}</translation>
    </message>
    <message>
        <source>alike in {0}</source>
        <translation>ähnlich in {0}</translation>
    </message>
    <message>
        <source>almost equal in {0}</source>
        <translation>fast gleich in {0}</translation>
    </message>
    <message>
        <source>beginnings of {0} and {1}</source>
        <translation>Anfänge von {0} und {1}</translation>
    </message>
    <message>
        <source>different in {0}</source>
        <translation>verschieden in {0}</translation>
    </message>
    <message>
        <source>equal in {0}</source>
        <translation>gleich in {0}</translation>
    </message>
    <message>
        <source>halves of {0}</source>
        <translation>Hälften von {0}</translation>
    </message>
    <message>
        <source>sounds of words of {0}</source>
        <translation>Klang der Wörter von {0}</translation>
    </message>
    <message>
        <source>whole value of {0}</source>
        <translation>ganzer Wert von {0}</translation>
    </message>
    <message>
        <source>words of {0}</source>
        <translation>Wörter von {0}</translation>
    </message>
    <message>
        <source>A table that lists the same: field, start, end or width, type, storage; record and when for several types</source>
        <translation>Eine Tabelle, die dasselbe auflistet: field, start, end oder width, type, storage; für mehrere Satzarten record und when</translation>
    </message>
    <message>
        <source>Fixed columns</source>
        <translation>Feste Spalten</translation>
    </message>
    <message>
        <source>How many records stand above the first row: names, rulers</source>
        <translation>Wie viele Sätze über der ersten Zeile stehen: Namen, Lineale</translation>
    </message>
    <message>
        <source>How records are told apart: lines, a number of bytes, or rdw for lengths before each</source>
        <translation>Wie Sätze voneinander getrennt sind: lines, eine Zahl von Bytes oder rdw für eine Länge vor jedem</translation>
    </message>
    <message>
        <source>Layout file</source>
        <translation>Satzbeschreibung</translation>
    </message>
    <message>
        <source>The encoding of the text, for example UTF-8, windows-1252 or ibm-037</source>
        <translation>Die Kodierung des Textes, zum Beispiel UTF-8, windows-1252 oder ibm-037</translation>
    </message>
    <message>
        <source>What stands where, counted from 1: id 1-6 integer, name 7-26, amount 27-31 decimal(9,2) packed</source>
        <translation>Was wo steht, gezählt ab 1: id 1-6 integer, name 7-26, amount 27-31 decimal(9,2) packed</translation>
    </message>
    <message>
        <source>a comma, a semicolon or the end</source>
        <translation>ein Komma, ein Semikolon oder das Ende</translation>
    </message>
    <message>
        <source>a field</source>
        <translation>ein Feld</translation>
    </message>
    <message>
        <source>a field has no name</source>
        <translation>ein Feld hat keinen Namen</translation>
    </message>
    <message>
        <source>a form of dates</source>
        <translation>eine Form von Daten</translation>
    </message>
    <message>
        <source>a layout file has columns named field and start or width; here are {0}</source>
        <translation>eine Satzbeschreibung hat Spalten namens field und start oder width; hier sind {0}</translation>
    </message>
    <message>
        <source>a range of columns like 1-8</source>
        <translation>ein Bereich von Spalten wie 1-8</translation>
    </message>
    <message>
        <source>a record type</source>
        <translation>eine Satzart</translation>
    </message>
    <message>
        <source>a ruler of dashes stands under the names</source>
        <translation>ein Lineal aus Strichen steht unter den Namen</translation>
    </message>
    <message>
        <source>a type like integer or decimal(9,2)</source>
        <translation>ein Typ wie integer oder decimal(9,2)</translation>
    </message>
    <message>
        <source>all bytes are ASCII</source>
        <translation>alle Bytes sind ASCII</translation>
    </message>
    <message>
        <source>all of it is valid UTF-8; columns count characters</source>
        <translation>alles ist gültiges UTF-8; Spalten zählen Zeichen</translation>
    </message>
    <message>
        <source>as it was said; values stand in columns that it leaves out: {0}</source>
        <translation>wie angegeben; Werte stehen in Spalten, die es auslässt: {0}</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>am Ende</translation>
    </message>
    <message>
        <source>at {0}</source>
        <translation>bei {0}</translation>
    </message>
    <message>
        <source>blank in all of {0}: {1}</source>
        <translation>leer in allen von {0}: {1}</translation>
    </message>
    <message>
        <source>byte {0}</source>
        <translation>Byte {0}</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>columns and layout both say what stands where; one of them is enough</source>
        <translation>columns und layout sagen beide, was wo steht; eines davon genügt</translation>
    </message>
    <message>
        <source>columns: a quote is opened and never closed</source>
        <translation>columns: ein Anführungszeichen wird geöffnet und nie geschlossen</translation>
    </message>
    <message>
        <source>columns: {0} is expected {1}</source>
        <translation>columns: {0} wird erwartet {1}</translation>
    </message>
    <message>
        <source>each begins with its length in four bytes</source>
        <translation>jeder beginnt mit seiner Länge in vier Bytes</translation>
    </message>
    <message>
        <source>each stands on a line</source>
        <translation>jeder steht auf einer Zeile</translation>
    </message>
    <message>
        <source>fixed columns of UTF-16 or UTF-32</source>
        <translation>feste Spalten in UTF-16 oder UTF-32</translation>
    </message>
    <message>
        <source>header must be a number of records up to 1000, yes or no, not {0}</source>
        <translation>header muss eine Zahl von Sätzen bis 1000, yes oder no sein, nicht {0}</translation>
    </message>
    <message>
        <source>how long its records are is not to be seen; say it with the option records</source>
        <translation>wie lang ihre Sätze sind, ist nicht zu sehen; geben Sie es mit der Option records an</translation>
    </message>
    <message>
        <source>implied, zoned, packed or binary</source>
        <translation>implied, zoned, packed oder binary</translation>
    </message>
    <message>
        <source>it holds bytes that its encoding does not know</source>
        <translation>er enthält Bytes, die seine Kodierung nicht kennt</translation>
    </message>
    <message>
        <source>it holds letters where all below are figures</source>
        <translation>er enthält Buchstaben, wo darunter alles Ziffern sind</translation>
    </message>
    <message>
        <source>it is a single line</source>
        <translation>es ist eine einzige Zeile</translation>
    </message>
    <message>
        <source>it is neither valid UTF-8 nor EBCDIC</source>
        <translation>es ist weder gültiges UTF-8 noch EBCDIC</translation>
    </message>
    <message>
        <source>letters and digits change there in all of {0}</source>
        <translation>Buchstaben und Ziffern wechseln dort in allen von {0}</translation>
    </message>
    <message>
        <source>no column is blank in all of {0}</source>
        <translation>keine Spalte ist leer in allen von {0}</translation>
    </message>
    <message>
        <source>no length of a record (RDW) stands there</source>
        <translation>dort steht keine Länge eines Satzes (RDW)</translation>
    </message>
    <message>
        <source>of several record types each needs a name</source>
        <translation>von mehreren Satzarten braucht jede einen Namen</translation>
    </message>
    <message>
        <source>only one record type can do without a condition (when)</source>
        <translation>nur eine Satzart kommt ohne Bedingung (when) aus</translation>
    </message>
    <message>
        <source>reading the layout {0}</source>
        <translation>beim Lesen der Satzbeschreibung {0}</translation>
    </message>
    <message>
        <source>records</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>records must be lines, rdw or a number of bytes up to 1,000,000, not {0}</source>
        <translation>records muss lines, rdw oder eine Zahl von Bytes bis 1.000.000 sein, nicht {0}</translation>
    </message>
    <message>
        <source>the field {0}</source>
        <translation>das Feld {0}</translation>
    </message>
    <message>
        <source>the field {0} ends before it begins</source>
        <translation>das Feld {0} endet, bevor es beginnt</translation>
    </message>
    <message>
        <source>the field {0} stands twice</source>
        <translation>das Feld {0} steht doppelt</translation>
    </message>
    <message>
        <source>the first record is like the others</source>
        <translation>der erste Satz ist wie die anderen</translation>
    </message>
    <message>
        <source>the last record has {0} of {1} bytes</source>
        <translation>der letzte Satz hat {0} von {1} Bytes</translation>
    </message>
    <message>
        <source>the layout ends at column {0}, records have {1} bytes</source>
        <translation>die Satzbeschreibung endet bei Spalte {0}, Sätze haben {1} Bytes</translation>
    </message>
    <message>
        <source>the layout ends there, and the file is a multiple of it</source>
        <translation>die Satzbeschreibung endet dort, und die Datei ist ein Vielfaches davon</translation>
    </message>
    <message>
        <source>the layout has no field</source>
        <translation>die Satzbeschreibung hat kein Feld</translation>
    </message>
    <message>
        <source>the record type {0}</source>
        <translation>die Satzart {0}</translation>
    </message>
    <message>
        <source>the record type {0} stands twice</source>
        <translation>die Satzart {0} steht doppelt</translation>
    </message>
    <message>
        <source>the ruler of dashes draws them</source>
        <translation>das Lineal aus Strichen zeichnet sie</translation>
    </message>
    <message>
        <source>the storage {0} is none of characters, implied, zoned, packed, binary</source>
        <translation>die Speicherform {0} ist keine von characters, implied, zoned, packed, binary</translation>
    </message>
    <message>
        <source>{0} cannot be of the type {1}</source>
        <translation>{0} kann nicht vom Typ {1} sein</translation>
    </message>
    <message>
        <source>{0} has a form of dates, but is none</source>
        <translation>{0} hat eine Form von Daten, ist aber keines</translation>
    </message>
    <message>
        <source>{0} has no field</source>
        <translation>{0} hat kein Feld</translation>
    </message>
    <message>
        <source>{0} in columns {1} is no known type of record</source>
        <translation>{0} in den Spalten {1} ist keine bekannte Satzart</translation>
    </message>
    <message>
        <source>{0} is binary and needs 1 to 8 columns</source>
        <translation>{0} ist binary und braucht 1 bis 8 Spalten</translation>
    </message>
    <message>
        <source>{0} is packed and needs 1 to 20 columns</source>
        <translation>{0} ist packed und braucht 1 bis 20 Spalten</translation>
    </message>
    <message>
        <source>{0} is told by columns without an end</source>
        <translation>{0} wird an Spalten ohne Ende erkannt</translation>
    </message>
    <message>
        <source>{0} is {1}, which only integers and decimals are</source>
        <translation>{0} ist {1}, was nur ganze Zahlen und Dezimalzahlen sind</translation>
    </message>
    <message>
        <source>{0} must be a number from 1, not {1}</source>
        <translation>{0} muss eine Zahl ab 1 sein, nicht {1}</translation>
    </message>
    <message>
        <source>{0} stands behind column 1,000,000</source>
        <translation>{0} steht hinter Spalte 1.000.000</translation>
    </message>
    <message>
        <source>{0} stands under {1}, which is no type before it</source>
        <translation>{0} steht unter {1}, was keine Satzart davor ist</translation>
    </message>
    <message>
        <source>a record that is a value and holds fields too</source>
        <translation>ein Satz, der ein Wert ist und auch Felder enthält</translation>
    </message>
    <message>
        <source>an element of XML named {0}</source>
        <translation>ein XML-Element namens {0}</translation>
    </message>
    <message>
        <source>entities that belong into one another in a circle</source>
        <translation>Entitäten, die im Kreis ineinander gehören</translation>
    </message>
    <message>
        <source>the file is finished; nothing can be added to it</source>
        <translation>die Datei ist fertig; es kann nichts mehr dazukommen</translation>
    </message>
    <message>
        <source>the file is there, and rows cannot be added to it; replace it instead</source>
        <translation>die Datei ist schon da, und Zeilen können nicht dazukommen; ersetzen Sie sie stattdessen</translation>
    </message>
    <message>
        <source>the file takes the entities that were planned for it</source>
        <translation>die Datei nimmt die Entitäten auf, die für sie geplant wurden</translation>
    </message>
    <message>
        <source>writing JSON in the layout {0}</source>
        <translation>JSON in der Anordnung {0} zu schreiben</translation>
    </message>
    <message>
        <source>{0} as a value and as what others stand in</source>
        <translation>{0} als Wert und als das, worin andere stehen</translation>
    </message>
    <message>
        <source>{0} holds a character that XML cannot hold</source>
        <translation>{0} enthält ein Zeichen, das XML nicht enthalten kann</translation>
    </message>
    <message>
        <source>{0} is no list of JSON</source>
        <translation>{0} ist keine JSON-Liste</translation>
    </message>
    <message>
        <source>{0} is no list of single values</source>
        <translation>{0} ist keine Liste einzelner Werte</translation>
    </message>
    <message>
        <source>{0} is no number of JSON</source>
        <translation>{0} ist keine Zahl in JSON</translation>
    </message>
    <message>
        <source>Folder of files</source>
        <translation>Ordner mit Dateien</translation>
    </message>
    <message>
        <source>a folder without files of data</source>
        <translation>ein Ordner ohne Datendateien</translation>
    </message>
    <message>
        <source>FoxPro with memos</source>
        <translation>FoxPro mit Memos</translation>
    </message>
    <message>
        <source>The code page of the texts, for example ibm-850</source>
        <translation>Die Codeseite der Texte, zum Beispiel ibm-850</translation>
    </message>
    <message>
        <source>Visual FoxPro</source>
        <translation>Visual FoxPro</translation>
    </message>
    <message>
        <source>dBase 7 with memos</source>
        <translation>dBase 7 mit Memos</translation>
    </message>
    <message>
        <source>dBase III</source>
        <translation>dBase III</translation>
    </message>
    <message>
        <source>dBase III with memos</source>
        <translation>dBase III mit Memos</translation>
    </message>
    <message>
        <source>dBase IV</source>
        <translation>dBase IV</translation>
    </message>
    <message>
        <source>dBase IV with memos</source>
        <translation>dBase IV mit Memos</translation>
    </message>
    <message>
        <source>dBase and FoxPro</source>
        <translation>dBase und FoxPro</translation>
    </message>
    <message>
        <source>deleted records</source>
        <translation>gelöschte Sätze</translation>
    </message>
    <message>
        <source>it ends behind {0} of {1} records</source>
        <translation>sie endet nach {0} von {1} Sätzen</translation>
    </message>
    <message>
        <source>it ends inside of its header</source>
        <translation>sie endet innerhalb ihres Kopfes</translation>
    </message>
    <message>
        <source>it has no fields</source>
        <translation>sie hat keine Felder</translation>
    </message>
    <message>
        <source>its fields are longer than its records</source>
        <translation>ihre Felder sind länger als ihre Sätze</translation>
    </message>
    <message>
        <source>its first bytes are no DBF header</source>
        <translation>ihre ersten Bytes sind kein DBF-Kopf</translation>
    </message>
    <message>
        <source>marked as deleted and passed over, among the first {0}</source>
        <translation>als gelöscht markiert und übergangen, unter den ersten {0}</translation>
    </message>
    <message>
        <source>memos</source>
        <translation>Memos</translation>
    </message>
    <message>
        <source>the description of a field is cut off</source>
        <translation>die Beschreibung eines Feldes ist abgeschnitten</translation>
    </message>
    <message>
        <source>the field {0} has a length that its type cannot have</source>
        <translation>das Feld {0} hat eine Länge, die sein Typ nicht haben kann</translation>
    </message>
    <message>
        <source>the field {0} is of a type that is not known</source>
        <translation>das Feld {0} ist von einem unbekannten Typ</translation>
    </message>
    <message>
        <source>the file beside it (.cpg) says so</source>
        <translation>die Datei daneben (.cpg) sagt es</translation>
    </message>
    <message>
        <source>the file names its code page</source>
        <translation>die Datei nennt ihre Codeseite</translation>
    </message>
    <message>
        <source>the file names no code page</source>
        <translation>die Datei nennt keine Codeseite</translation>
    </message>
    <message>
        <source>the file of memos ends inside of its header</source>
        <translation>die Memodatei endet innerhalb ihres Kopfes</translation>
    </message>
    <message>
        <source>the file of memos is missing</source>
        <translation>die Memodatei fehlt</translation>
    </message>
    <message>
        <source>the first byte says so</source>
        <translation>das erste Byte sagt es</translation>
    </message>
    <message>
        <source>the memo holds bytes that its encoding does not know</source>
        <translation>das Memo enthält Bytes, die seine Kodierung nicht kennt</translation>
    </message>
    <message>
        <source>the number was too large for its field</source>
        <translation>die Zahl war zu groß für ihr Feld</translation>
    </message>
    <message>
        <source>there is no memo at block {0}</source>
        <translation>bei Block {0} ist kein Memo</translation>
    </message>
    <message>
        <source>version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>$ref {0}</source>
        <translation>$ref {0}</translation>
    </message>
    <message>
        <source>JSON Schema</source>
        <translation>JSON Schema</translation>
    </message>
    <message>
        <source>JSON Schema and XML Schema</source>
        <translation>JSON Schema und XML Schema</translation>
    </message>
    <message>
        <source>XML Schema</source>
        <translation>XML Schema</translation>
    </message>
    <message>
        <source>a sample document</source>
        <translation>ein Beispieldokument</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>es lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>it declares no element that a document could be</source>
        <translation>es erklärt kein Element, das ein Dokument sein könnte</translation>
    </message>
    <message>
        <source>it describes no object with properties</source>
        <translation>es beschreibt kein Objekt mit Eigenschaften</translation>
    </message>
    <message>
        <source>it is no XML Schema: its outermost element is {0}</source>
        <translation>es ist kein XML Schema: sein äußerstes Element ist {0}</translation>
    </message>
    <message>
        <source>one file of lines takes one entity; a document (.json) takes several</source>
        <translation>eine Datei mit Zeilen nimmt eine Entität auf; ein Dokument (.json) nimmt mehrere</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Maskierung</translation>
    </message>
    <message>
        <source>Footer</source>
        <translation>Fußzeilen</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>Preamble</source>
        <translation>Vorspann</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Anführungszeichen</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>it has no key by which its rows can be found</source>
        <translation>sie hat keinen Schlüssel, an dem ihre Zeilen zu finden sind</translation>
    </message>
    <message>
        <source>its triggers may change other rows</source>
        <translation>ihre Trigger ändern vielleicht andere Zeilen</translation>
    </message>
    <message>
        <source>keys that a server before MariaDB 10.5 gives</source>
        <translation>Schlüssel, die ein Server vor MariaDB 10.5 vergibt</translation>
    </message>
    <message>
        <source>rows of {0} cannot return: {1}</source>
        <translation>Zeilen von {0} können nicht zurückkehren: {1}</translation>
    </message>
    <message>
        <source>rows of {0} go along with its rows</source>
        <translation>Zeilen von {0} gehen mit ihren Zeilen</translation>
    </message>
    <message>
        <source>the server moved another number of rows than it was given</source>
        <translation>der Server hat eine andere Zahl von Zeilen übernommen, als ihm gegeben wurde</translation>
    </message>
    <message>
        <source>{0} refers to a row of {1} that the run had inserted</source>
        <translation>{0} verweist auf eine Zeile von {1}, die der Lauf eingefügt hatte</translation>
    </message>
    <message>
        <source>{0} refers to the row {1} of {2}, which would not be there</source>
        <translation>{0} verweist auf die Zeile {1} von {2}, die nicht da wäre</translation>
    </message>
    <message>
        <source>{0} refers to {1}, which the run had made</source>
        <translation>{0} verweist auf {1}, das der Lauf angelegt hatte</translation>
    </message>
    <message>
        <source>{0} {1} cannot return: the columns are others now</source>
        <translation>{0} {1} kann nicht zurückkehren: die Spalten sind jetzt andere</translation>
    </message>
    <message>
        <source>Take those of {0}</source>
        <translation>Die von {0} nehmen</translation>
    </message>
    <message>
        <source>entity mappings wait for the new keys of one another: {0}</source>
        <translation>Entitätszuordnungen warten gegenseitig auf ihre neuen Schlüssel: {0}</translation>
    </message>
    <message>
        <source>its entities are not known</source>
        <translation>ihre Entitäten sind nicht bekannt</translation>
    </message>
    <message>
        <source>its target does not tell the keys that it gives; let a rule fill {0}</source>
        <translation>ihr Ziel verrät die Schlüssel nicht, die es vergibt; eine Regel soll {0} füllen</translation>
    </message>
    <message>
        <source>looking for new keys</source>
        <translation>neue Schlüssel werden gesucht</translation>
    </message>
    <message>
        <source>new keys are kept beside the target</source>
        <translation>neue Schlüssel werden neben dem Ziel aufbewahrt</translation>
    </message>
    <message>
        <source>new keys of the own entity are set in a second pass: that needs a rule that is new_id({0}, …) alone, in a field that may be empty and is no part of the key</source>
        <translation>neue Schlüssel der eigenen Entität werden in einem zweiten Durchgang gesetzt: dazu muss die Regel allein new_id({0}, …) sein, in einem Feld, das leer sein darf und nicht zum Schlüssel gehört</translation>
    </message>
    <message>
        <source>new_id of {0}</source>
        <translation>new_id von {0}</translation>
    </message>
    <message>
        <source>no entity mapping loads records of {0}{1}</source>
        <translation>keine Entitätszuordnung lädt Datensätze von {0}{1}</translation>
    </message>
    <message>
        <source>no rule fills {0}, and targets give whole numbers only</source>
        <translation>keine Regel füllt {0}, und Ziele vergeben nur ganze Zahlen</translation>
    </message>
    <message>
        <source>old key</source>
        <translation>alter Schlüssel</translation>
    </message>
    <message>
        <source>record {0}</source>
        <translation>Datensatz {0}</translation>
    </message>
    <message>
        <source>setting references of {0}</source>
        <translation>Verweise von {0} werden gesetzt</translation>
    </message>
    <message>
        <source>setting references within {0}</source>
        <translation>Verweise innerhalb von {0} werden gesetzt</translation>
    </message>
    <message>
        <source>several entity mappings load records of {0}; name one of them: {1}</source>
        <translation>mehrere Entitätszuordnungen laden Datensätze von {0}; eine davon ist zu nennen: {1}</translation>
    </message>
    <message>
        <source>the file is a database, but no crosswalk</source>
        <translation>die Datei ist eine Datenbank, aber keine Schlüsselbrücke</translation>
    </message>
    <message>
        <source>the new keys of {0} are known once it has been loaded</source>
        <translation>die neuen Schlüssel von {0} sind bekannt, sobald geladen wurde</translation>
    </message>
    <message>
        <source>the plan cannot be made again</source>
        <translation>der Plan lässt sich nicht noch einmal machen</translation>
    </message>
    <message>
        <source>the primary key of {0} is none of its fields</source>
        <translation>der Primärschlüssel von {0} ist keines seiner Felder</translation>
    </message>
    <message>
        <source>the source {0} has no primary key, and no source field plainly fills the key of {1}</source>
        <translation>die Quelle {0} hat keinen Primärschlüssel, und kein Quellfeld füllt unverändert den Schlüssel von {1}</translation>
    </message>
    <message>
        <source>the target does not tell them</source>
        <translation>das Ziel verrät sie nicht</translation>
    </message>
    <message>
        <source>the target {0} has no primary key of one field</source>
        <translation>das Ziel {0} hat keinen Primärschlüssel aus einem Feld</translation>
    </message>
    <message>
        <source>there are no new keys of {0}: {1}</source>
        <translation>es gibt keine neuen Schlüssel von {0}: {1}</translation>
    </message>
    <message>
        <source>{0} refers to its own new keys: they are set in a second pass</source>
        <translation>{0} verweist auf die eigenen neuen Schlüssel: sie werden in einem zweiten Durchgang gesetzt</translation>
    </message>
    <message>
        <source>{0} stands for several new keys of {1}</source>
        <translation>{0} steht für mehrere neue Schlüssel von {1}</translation>
    </message>
    <message>
        <source>{0} was loaded row by row: old and new keys of its records are kept</source>
        <translation>{0} wurde Zeile für Zeile geladen: alte und neue Schlüssel der Datensätze werden aufbewahrt</translation>
    </message>
    <message>
        <source>Gives the key that a record has got in the target, by the key that it had in its source; names the source entity, or an entity mapping by its reference.</source>
        <translation>Gibt den Schlüssel, den ein Datensatz im Ziel bekommen hat, zu dem, den er in seiner Quelle hatte; genannt wird die Entität der Quelle oder eine Entitätszuordnung mit ihrer Referenz.</translation>
    </message>
    <message>
        <source>replace {1} by the new key that it has got in {0}</source>
        <translation>ersetze {1} durch den neuen Schlüssel, den es in {0} bekommen hat</translation>
    </message>
    <message>
        <source>the new key of {1*} in {0}</source>
        <translation>der neue Schlüssel von {1*} in {0}</translation>
    </message>
    <message>
        <source>200 files are read</source>
        <translation>200 Dateien werden gelesen</translation>
    </message>
    <message>
        <source>another {0} {1}</source>
        <translation>ein weiteres {0} {1}</translation>
    </message>
    <message>
        <source>it lies outside of the folder</source>
        <translation>es liegt außerhalb des Ordners</translation>
    </message>
    <message>
        <source>it names no file</source>
        <translation>es nennt keine Datei</translation>
    </message>
    <message>
        <source>only files are read</source>
        <translation>nur Dateien werden gelesen</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>es gibt keine solche Datei</translation>
    </message>
    <message>
        <source>without the changes that it makes</source>
        <translation>ohne die Änderungen, die es macht</translation>
    </message>
    <message>
        <source>a check is switched off with a reason</source>
        <translation>eine Prüfung wird mit einem Grund abgeschaltet</translation>
    </message>
    <message>
        <source>a relation needs as many fields of the parent as fields that refer to it</source>
        <translation>eine Beziehung braucht so viele Felder der übergeordneten Entität wie Felder, die auf sie verweisen</translation>
    </message>
    <message>
        <source>a relation needs the fields that refer, and the entity that they refer to</source>
        <translation>eine Beziehung braucht die Felder, die verweisen, und die Entität, auf die sie verweisen</translation>
    </message>
    <message>
        <source>a rule says what stands there</source>
        <translation>eine Regel sagt, was dort steht</translation>
    </message>
    <message>
        <source>another entry of the value map</source>
        <translation>anderer Eintrag der Wertezuordnung</translation>
    </message>
    <message>
        <source>composed or decomposed characters</source>
        <translation>zusammengesetzte oder zerlegte Zeichen</translation>
    </message>
    <message>
        <source>control totals are on for every field that a rule fills</source>
        <translation>jedes Feld, das eine Regel füllt, hat Kontrollsummen</translation>
    </message>
    <message>
        <source>every record that the rules make must arrive</source>
        <translation>jeder Datensatz, den die Regeln ergeben, muss ankommen</translation>
    </message>
    <message>
        <source>it is a key of the target</source>
        <translation>es ist ein Schlüssel des Ziels</translation>
    </message>
    <message>
        <source>it proves {0}, which is not in the document</source>
        <translation>sie belegt {0}, was nicht im Dokument steht</translation>
    </message>
    <message>
        <source>its rule brings no single source value: the faithful mapping holds it against the rule</source>
        <translation>seine Regel bringt keinen einzelnen Quellwert: die treue Zuordnung vergleicht es mit der Regel</translation>
    </message>
    <message>
        <source>its rule takes every value from the value map {0}</source>
        <translation>seine Regel nimmt jeden Wert aus der Wertezuordnung {0}</translation>
    </message>
    <message>
        <source>nothing may be there that no rule makes</source>
        <translation>nichts darf da sein, was keine Regel ergibt</translation>
    </message>
    <message>
        <source>one record became several</source>
        <translation>aus einem Datensatz wurden mehrere</translation>
    </message>
    <message>
        <source>records in and out add up</source>
        <translation>die Datensätze gehen auf</translation>
    </message>
    <message>
        <source>shifted by a time zone</source>
        <translation>um eine Zeitzone verschoben</translation>
    </message>
    <message>
        <source>shifted by days</source>
        <translation>um Tage verschoben</translation>
    </message>
    <message>
        <source>source value of {0}</source>
        <translation>Quellwert von {0}</translation>
    </message>
    <message>
        <source>the document declares no checks: only those that schema and rules give are made</source>
        <translation>das Dokument erklärt keine Prüfungen: nur die aus Schema und Regeln werden gemacht</translation>
    </message>
    <message>
        <source>the key pairs the records of both sides</source>
        <translation>der Schlüssel paart die Datensätze beider Seiten</translation>
    </message>
    <message>
        <source>the mapping is faithful: values stay as they are</source>
        <translation>die Zuordnung ist treu: Werte bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>the target demands a value</source>
        <translation>das Ziel verlangt einen Wert</translation>
    </message>
    <message>
        <source>the target has no entity {0}</source>
        <translation>das Ziel hat keine Entität {0}</translation>
    </message>
    <message>
        <source>the target is read back, not assumed</source>
        <translation>das Ziel wird zurückgelesen, nicht angenommen</translation>
    </message>
    <message>
        <source>the target&apos;s default</source>
        <translation>Vorgabewert des Ziels</translation>
    </message>
    <message>
        <source>the target&apos;s schema relates them</source>
        <translation>das Schema des Ziels verbindet sie</translation>
    </message>
    <message>
        <source>the target&apos;s type is {0}</source>
        <translation>der Typ des Ziels ist {0}</translation>
    </message>
    <message>
        <source>the tolerance {0} says nothing of the type {1}</source>
        <translation>die Toleranz {0} sagt nichts über den Typ {1}</translation>
    </message>
    <message>
        <source>to {0} characters</source>
        <translation>auf {0} Zeichen</translation>
    </message>
    <message>
        <source>to {0} digits after the point</source>
        <translation>auf {0} Nachkommastellen</translation>
    </message>
    <message>
        <source>{0} earlier</source>
        <translation>{0} früher</translation>
    </message>
    <message>
        <source>{0} is not checked</source>
        <translation>{0} wird nicht geprüft</translation>
    </message>
    <message>
        <source>{0} is nothing that is counted: rows, readable, missing or extra</source>
        <translation>{0} ist nichts, was gezählt wird: rows, readable, missing oder extra</translation>
    </message>
    <message>
        <source>{0} later</source>
        <translation>{0} später</translation>
    </message>
    <message>
        <source>{0}.{1} is what its source holds</source>
        <translation>{0}.{1} ist, was die Quelle enthält</translation>
    </message>
    <message>
        <source>{0}: there is nothing to compare</source>
        <translation>{0}: es gibt nichts zu vergleichen</translation>
    </message>
    <message>
        <source>The mapping is faithful: any change of a value on its way is a defect.</source>
        <translation>Die Zuordnung ist treu: Jede Änderung eines Wertes auf seinem Weg ist ein Fehler.</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>{0}: as many records as the rules make</source>
        <translation>{0}: so viele Datensätze, wie die Regeln bilden</translation>
    </message>
    <message>
        <source>{0}: every record of the target can be read</source>
        <translation>{0}: jeder Datensatz des Ziels ist lesbar</translation>
    </message>
    <message>
        <source>{0}: every record that the rules make is there</source>
        <translation>{0}: jeder Datensatz, den die Regeln bilden, ist da</translation>
    </message>
    <message>
        <source>{0}: no key stands twice</source>
        <translation>{0}: kein Schlüssel steht zweimal</translation>
    </message>
    <message>
        <source>{0}: no record is there that no rule makes</source>
        <translation>{0}: kein Datensatz ist da, den keine Regel bildet</translation>
    </message>
    <message>
        <source>a report needs both source_by and target_by, or neither</source>
        <translation>ein Bericht braucht source_by und target_by, oder keines von beiden</translation>
    </message>
    <message>
        <source>a report needs both source_value and target_value, or neither</source>
        <translation>ein Bericht braucht source_value und target_value, oder keines von beiden</translation>
    </message>
    <message>
        <source>a report needs source_value and target_value, the rules of its figure</source>
        <translation>ein Bericht braucht source_value und target_value, die Regeln seiner Zahl</translation>
    </message>
    <message>
        <source>the report has more than a million lines</source>
        <translation>der Bericht hat mehr als eine Million Zeilen</translation>
    </message>
    <message>
        <source>the sum needs more than 38 digits</source>
        <translation>die Summe braucht mehr als 38 Ziffern</translation>
    </message>
    <message>
        <source>{0} is no aggregate: count, sum, average, smallest or largest</source>
        <translation>{0} ist keine Zusammenfassung: count, sum, average, smallest oder largest</translation>
    </message>
    <message>
        <source>{0} is no number to add up</source>
        <translation>{0} ist keine Zahl zum Aufsummieren</translation>
    </message>
    <message>
        <source>{0}, row {1}: {2}</source>
        <translation>{0}, Zeile {1}: {2}</translation>
    </message>
    <message>
        <source>{0}: it cannot be read</source>
        <translation>{0}: nicht lesbar</translation>
    </message>
    <message>
        <source>{0}: it cannot be understood</source>
        <translation>{0}: nicht verständlich</translation>
    </message>
    <message>
        <source>a field of the target would change values</source>
        <translation>ein Feld des Ziels würde Werte ändern</translation>
    </message>
    <message>
        <source>reading {0} as {1} in SQL where it is {2}</source>
        <translation>das Lesen von {0} als {1} in SQL, wo es {2} ist</translation>
    </message>
    <message>
        <source>running SQL in PostgreSQL over a source of another database</source>
        <translation>SQL in PostgreSQL über einer Quelle aus einer anderen Datenbank</translation>
    </message>
    <message>
        <source>running SQL in a database whose texts are not UTF-8</source>
        <translation>SQL in einer Datenbank, deren Texte nicht UTF-8 sind</translation>
    </message>
    <message>
        <source>storing {0} as {1} by SQL</source>
        <translation>das Speichern von {0} als {1} durch SQL</translation>
    </message>
    <message>
        <source>the check {0} of {1} in SQL</source>
        <translation>die Prüfung {0} von {1} in SQL</translation>
    </message>
    <message>
        <source>the server keeps not every row</source>
        <translation>der Server behält nicht jede Zeile</translation>
    </message>
    <message>
        <source>it has no {0}() of its own</source>
        <translation>es hat kein eigenes {0}()</translation>
    </message>
    <message>
        <source>the dialect {0} of the format {1}</source>
        <translation>den Dialekt {0} des Formats {1}</translation>
    </message>
    <message>
        <source>Copy: verify against the content hash</source>
        <translation>Kopie: zu prüfen gegen den Inhaltshash</translation>
    </message>
    <message>
        <source>Copy: verify against the mapping document with the content hash {0}.</source>
        <translation>Kopie: zu prüfen gegen das Zuordnungsdokument mit dem Inhaltshash {0}.</translation>
    </message>
    <message>
        <source>No field has a rule.</source>
        <translation>Kein Feld hat eine Regel.</translation>
    </message>
    <message>
        <source>Records that a rule rejects are left out and not told: a run of the document names each with its reason.</source>
        <translation>Datensätze, die eine Regel ablehnt, fallen ungenannt weg: Ein Lauf des Dokuments nennt jeden mit seinem Grund.</translation>
    </message>
    <message>
        <source>Reference not declared, its parent is not made before it or the fields are no key there: {0}</source>
        <translation>Verweis nicht deklariert, sein Ziel entsteht nicht vorher oder die Felder sind dort kein Schlüssel: {0}</translation>
    </message>
    <message>
        <source>Required: to be declared once every record has a value.</source>
        <translation>Pflicht: zu deklarieren, sobald jeder Datensatz einen Wert hat.</translation>
    </message>
    <message>
        <source>So this statement is not complete, and is not run:</source>
        <translation>Darum ist diese Anweisung unvollständig und wird nicht ausgeführt:</translation>
    </message>
    <message>
        <source>Source tables: what the statements read</source>
        <translation>Quelltabellen: was die Anweisungen lesen</translation>
    </message>
    <message>
        <source>Statements: what fills the target, parents first</source>
        <translation>Anweisungen: was das Ziel füllt, Übergeordnetes zuerst</translation>
    </message>
    <message>
        <source>Target tables: what the statements fill</source>
        <translation>Zieltabellen: was die Anweisungen füllen</translation>
    </message>
    <message>
        <source>The rules as a script for {0}.</source>
        <translation>Die Regeln als Skript für {0}.</translation>
    </message>
    <message>
        <source>de-duplication</source>
        <translation>Dublettenbereinigung</translation>
    </message>
    <message>
        <source>entity to create</source>
        <translation>anzulegende Entität</translation>
    </message>
    <message>
        <source>field to create</source>
        <translation>anzulegendes Feld</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>now() is the moment of the run</source>
        <translation>now() ist der Zeitpunkt des Laufs</translation>
    </message>
    <message>
        <source>the load mode {0} needs a key, and there is none</source>
        <translation>der Lademodus {0} braucht einen Schlüssel, und es gibt keinen</translation>
    </message>
    <message>
        <source>the rule has an error</source>
        <translation>die Regel hat einen Fehler</translation>
    </message>
    <message>
        <source>{0}: described, not yet executable.</source>
        <translation>{0}: beschrieben, noch nicht ausführbar.</translation>
    </message>
    <message>
        <source>{0}: its records are to be loaded into these tables first.</source>
        <translation>{0}: Die Datensätze sind zuerst in diese Tabellen zu laden.</translation>
    </message>
    <message>
        <source>{0}: lies in such a database.</source>
        <translation>{0}: liegt in einer solchen Datenbank.</translation>
    </message>
    <message>
        <source>a mapping workbook that is neither XLSX nor ODS nor delimited text</source>
        <translation>eine Zuordnungstabelle, die weder XLSX noch ODS noch Text mit Trennzeichen ist</translation>
    </message>
    <message>
        <source>name in a rule</source>
        <translation>Name in einer Regel</translation>
    </message>
    <message>
        <source>no entity mapping fills {0} from here, and the row does not say from which entity</source>
        <translation>keine Tabellenzuordnung füllt {0} von hier aus, und die Zeile sagt nicht, aus welcher Tabelle</translation>
    </message>
    <message>
        <source>no entity mapping reads {0}</source>
        <translation>keine Tabellenzuordnung liest {0}</translation>
    </message>
    <message>
        <source>no sheet has the columns {0}; in its first rows stand: {1}</source>
        <translation>kein Blatt hat die Spalten {0}; in seinen ersten Zeilen stehen: {1}</translation>
    </message>
    <message>
        <source>said by</source>
        <translation>gesagt von</translation>
    </message>
    <message>
        <source>several entity mappings could be meant; name the source entity</source>
        <translation>mehrere Tabellenzuordnungen könnten gemeint sein; nennen Sie die Quelltabelle</translation>
    </message>
    <message>
        <source>several entity mappings read {0}; say there that the field stays behind</source>
        <translation>mehrere Tabellenzuordnungen lesen {0}; sagen Sie dort, dass das Feld zurückbleibt</translation>
    </message>
    <message>
        <source>source entity</source>
        <translation>Quelltabelle</translation>
    </message>
    <message>
        <source>source field</source>
        <translation>Quellfeld</translation>
    </message>
    <message>
        <source>target entity</source>
        <translation>Zieltabelle</translation>
    </message>
    <message>
        <source>target field</source>
        <translation>Zielfeld</translation>
    </message>
    <message>
        <source>the sheet holds no mappings and is left out</source>
        <translation>das Blatt enthält keine Zuordnungen und wird übergangen</translation>
    </message>
    <message>
        <source>{0} is no status that is known here; it is left out</source>
        <translation>{0} ist kein Status, der hier bekannt ist; er wird übergangen</translation>
    </message>
    <message>
        <source>{0} stands here a second time, first in {1}; this row is left out</source>
        <translation>{0} steht hier ein zweites Mal, zuerst in {1}; diese Zeile wird übergangen</translation>
    </message>
    <message>
        <source>{0}, row {1}</source>
        <translation>{0}, Zeile {1}</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is not what stands here</source>
        <translation>„{0}“ gehört nicht hierher</translation>
    </message>
    <message>
        <source>: enrolled is whoever has signed; nobody of that name has</source>
        <translation>: eingetragen wird, wer unterschrieben hat; unter diesem Namen hat das niemand</translation>
    </message>
    <message>
        <source>: nobody of that name is enrolled</source>
        <translation>: unter diesem Namen ist niemand eingetragen</translation>
    </message>
    <message>
        <source>I accept run {0}.</source>
        <translation>Ich nehme Lauf {0} ab.</translation>
    </message>
    <message>
        <source>I approve the rules of this document.</source>
        <translation>Ich gebe die Regeln dieses Dokuments frei.</translation>
    </message>
    <message>
        <source>I approve the rules of {0}.</source>
        <translation>Ich gebe die Regeln von {0} frei.</translation>
    </message>
    <message>
        <source>I lead the signing of this document.</source>
        <translation>Ich leite die Unterzeichnung dieses Dokuments.</translation>
    </message>
    <message>
        <source>Nobody signs in two roles.</source>
        <translation>Niemand unterschreibt in zwei Rollen.</translation>
    </message>
    <message>
        <source>One person may sign in several roles.</source>
        <translation>Eine Person darf in mehreren Rollen unterschreiben.</translation>
    </message>
    <message>
        <source>The key of {0} does not count, nor does what it has signed.</source>
        <translation>Der Schlüssel von {0} gilt nicht, und auch nicht, was damit unterschrieben wurde.</translation>
    </message>
    <message>
        <source>The key of {0} no longer counts; what it has signed so far does.</source>
        <translation>Der Schlüssel von {0} gilt nicht mehr; was damit bisher unterschrieben wurde, gilt weiter.</translation>
    </message>
    <message>
        <source>This is the key of {0}.</source>
        <translation>Dies ist der Schlüssel von {0}.</translation>
    </message>
    <message>
        <source>a signature needs a name</source>
        <translation>eine Unterschrift braucht einen Namen</translation>
    </message>
    <message>
        <source>a value has not the right number of hex digits</source>
        <translation>ein Wert hat nicht die richtige Zahl von Hex-Ziffern</translation>
    </message>
    <message>
        <source>a {0} is a copy without signatures: verify it against {1}</source>
        <translation>{0} ist eine Kopie ohne Unterschriften: zu prüfen an {1}</translation>
    </message>
    <message>
        <source>an entry of {0}, which the audit log tells of, is not in the document</source>
        <translation>ein Eintrag von {0}, von dem das Prüfprotokoll spricht, steht nicht im Dokument</translation>
    </message>
    <message>
        <source>another state of the document made it: {0}, this one is {1}</source>
        <translation>ein anderer Stand des Dokuments hat ihn ausgeführt: {0}, dieser ist {1}</translation>
    </message>
    <message>
        <source>audit {0}</source>
        <translation>Prüfprotokoll {0}</translation>
    </message>
    <message>
        <source>broken: {0}</source>
        <translation>gebrochen: {0}</translation>
    </message>
    <message>
        <source>data owner</source>
        <translation>Datenverantwortlicher</translation>
    </message>
    <message>
        <source>deriving would cost what this program does not spend</source>
        <translation>das Ableiten würde mehr kosten, als dieses Programm aufwendet</translation>
    </message>
    <message>
        <source>it is no JSON, {0}</source>
        <translation>es ist kein JSON, {0}</translation>
    </message>
    <message>
        <source>it never ended</source>
        <translation>er kam nie zu Ende</translation>
    </message>
    <message>
        <source>it was a dry run: nothing was written</source>
        <translation>es war ein Probelauf: nichts wurde geschrieben</translation>
    </message>
    <message>
        <source>it was made by hash scheme {0}</source>
        <translation>sie wurde nach Hash-Schema {0} gemacht</translation>
    </message>
    <message>
        <source>it was made for the document {0}</source>
        <translation>sie wurde für das Dokument {0} gemacht</translation>
    </message>
    <message>
        <source>it was taken back</source>
        <translation>er wurde zurückgenommen</translation>
    </message>
    <message>
        <source>its checksum does not fit</source>
        <translation>die Prüfsumme passt nicht</translation>
    </message>
    <message>
        <source>mapwright signature 1
</source>
        <translation>Mapwright-Unterschrift 1
</translation>
    </message>
    <message>
        <source>mapwright-evidence-1 {0}</source>
        <translation>Mapwright-Nachweis 1: {0}</translation>
    </message>
    <message>
        <source>no open questions</source>
        <translation>keine offenen Fragen</translation>
    </message>
    <message>
        <source>no other role of the same person</source>
        <translation>keine andere Rolle derselben Person</translation>
    </message>
    <message>
        <source>no problems</source>
        <translation>keine Probleme</translation>
    </message>
    <message>
        <source>nothing has compared the target with the rules since the run</source>
        <translation>seit dem Lauf hat nichts das Ziel mit den Regeln verglichen</translation>
    </message>
    <message>
        <source>only {0}, who leads the signing of this document, can do that</source>
        <translation>das kann nur {0}, der die Unterzeichnung dieses Dokuments leitet</translation>
    </message>
    <message>
        <source>others can read the key; take their rights away with: chmod 600 {0}</source>
        <translation>andere können den Schlüssel lesen; diese Rechte nimmt: chmod 600 {0}</translation>
    </message>
    <message>
        <source>separate duties</source>
        <translation>getrennte Aufgaben</translation>
    </message>
    <message>
        <source>several keys have signed as {0}: say the fingerprint of the right one</source>
        <translation>mehrere Schlüssel haben als {0} unterschrieben: zu nennen ist der Fingerabdruck des richtigen</translation>
    </message>
    <message>
        <source>signature replaced</source>
        <translation>Unterschrift ersetzt</translation>
    </message>
    <message>
        <source>signatures[{0}], {1}</source>
        <translation>Unterschriften[{0}], {1}</translation>
    </message>
    <message>
        <source>signed again since</source>
        <translation>inzwischen neu unterschrieben</translation>
    </message>
    <message>
        <source>technical owner</source>
        <translation>technischer Verantwortlicher</translation>
    </message>
    <message>
        <source>the acceptance names no evidence</source>
        <translation>die Abnahme nennt keine Nachweise</translation>
    </message>
    <message>
        <source>the audit log</source>
        <translation>das Prüfprotokoll</translation>
    </message>
    <message>
        <source>the audit log is whole</source>
        <translation>das Prüfprotokoll ist vollständig</translation>
    </message>
    <message>
        <source>the document</source>
        <translation>das Dokument</translation>
    </message>
    <message>
        <source>the document has been checked</source>
        <translation>das Dokument wurde geprüft</translation>
    </message>
    <message>
        <source>the evidence store is missing, so {0} cannot be looked at</source>
        <translation>die Nachweise fehlen, {0} kann nicht angesehen werden</translation>
    </message>
    <message>
        <source>the gate is closed: {0}</source>
        <translation>das Tor ist zu: {0}</translation>
    </message>
    <message>
        <source>the key file is damaged: {0}</source>
        <translation>die Schlüsseldatei ist beschädigt: {0}</translation>
    </message>
    <message>
        <source>the key inside is not the one that it names</source>
        <translation>der Schlüssel darin ist nicht der, den sie nennt</translation>
    </message>
    <message>
        <source>the key of {0} was revoked</source>
        <translation>der Schlüssel von {0} wurde widerrufen</translation>
    </message>
    <message>
        <source>the key was revoked</source>
        <translation>der Schlüssel wurde widerrufen</translation>
    </message>
    <message>
        <source>the lead&apos;s own key cannot be revoked: all others hang on it</source>
        <translation>der eigene Schlüssel der Leitung kann nicht widerrufen werden: alle anderen hängen daran</translation>
    </message>
    <message>
        <source>the ledger closes</source>
        <translation>die Bilanz geht auf</translation>
    </message>
    <message>
        <source>the passphrase does not open the key</source>
        <translation>die Passphrase öffnet den Schlüssel nicht</translation>
    </message>
    <message>
        <source>the reference {0}</source>
        <translation>die Referenz {0}</translation>
    </message>
    <message>
        <source>the run is done</source>
        <translation>der Lauf ist fertig</translation>
    </message>
    <message>
        <source>the signatures cannot be read: {0}</source>
        <translation>die Unterschriften sind nicht lesbar: {0}</translation>
    </message>
    <message>
        <source>there is a file already; keys are not overwritten</source>
        <translation>es gibt dort schon eine Datei; Schlüssel werden nicht überschrieben</translation>
    </message>
    <message>
        <source>there is no role {0}</source>
        <translation>es gibt keine Rolle {0}</translation>
    </message>
    <message>
        <source>they are no list</source>
        <translation>sie sind keine Liste</translation>
    </message>
    <message>
        <source>this is not what was signed</source>
        <translation>das ist nicht, was unterschrieben wurde</translation>
    </message>
    <message>
        <source>this key is enrolled as that of {0}, not of {1}</source>
        <translation>dieser Schlüssel ist als der von {0} eingetragen, nicht von {1}</translation>
    </message>
    <message>
        <source>valid, signer not pinned</source>
        <translation>gültig, Unterzeichner nicht eingetragen</translation>
    </message>
    <message>
        <source>validation {0}</source>
        <translation>Validierung {0}</translation>
    </message>
    <message>
        <source>verdicts {0}</source>
        <translation>Urteile {0}</translation>
    </message>
    <message>
        <source>{0} came</source>
        <translation>{0} kam hinzu</translation>
    </message>
    <message>
        <source>{0} has checked nothing</source>
        <translation>{0} hat nichts geprüft</translation>
    </message>
    <message>
        <source>{0} has signed as {1}; somebody else must sign as {2}</source>
        <translation>{0} hat als {1} unterschrieben; als {2} muss jemand anders unterschreiben</translation>
    </message>
    <message>
        <source>{0} has signed with the key {1}, not with {2}</source>
        <translation>{0} hat mit dem Schlüssel {1} unterschrieben, nicht mit {2}</translation>
    </message>
    <message>
        <source>{0} holds</source>
        <translation>{0} ist erfüllt</translation>
    </message>
    <message>
        <source>{0} is not enrolled as {1}</source>
        <translation>{0} ist nicht als {1} eingetragen</translation>
    </message>
    <message>
        <source>{0} is not what was accepted</source>
        <translation>{0} ist nicht, was abgenommen wurde</translation>
    </message>
    <message>
        <source>{0} key {1} entry {2}</source>
        <translation>{0} Schlüssel {1} Eintrag {2}</translation>
    </message>
    <message>
        <source>{0} of run {1}</source>
        <translation>{0} von Lauf {1}</translation>
    </message>
    <message>
        <source>{0} signs this document with the key {1}, not with {2}</source>
        <translation>{0} unterschreibt dieses Dokument mit dem Schlüssel {1}, nicht mit {2}</translation>
    </message>
    <message>
        <source>{0} through {1}</source>
        <translation>{0} durch {1}</translation>
    </message>
    <message>
        <source>{0} was taken back</source>
        <translation>{0} wurde zurückgenommen</translation>
    </message>
    <message>
        <source>{0}, {1} accepted by a verdict</source>
        <translation>{0}, {1} durch ein Urteil angenommen</translation>
    </message>
    <message>
        <source>{0}: {1} did not hold; the first: {2}</source>
        <translation>{0}: {1} nicht erfüllt; zuerst: {2}</translation>
    </message>
    <message>
        <source>{0}; the first: {1}</source>
        <translation>{0}; zuerst: {1}</translation>
    </message>
    <message>
        <source>OpenDocument text</source>
        <translation>OpenDocument-Text</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF-Dokument</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Word-Dokument</translation>
    </message>
    <message>
        <source>packing the document</source>
        <translation>beim Packen des Dokuments</translation>
    </message>
    <message>
        <source>the archive is not whole</source>
        <translation>das Archiv ist nicht vollständig</translation>
    </message>
    <message>
        <source>No field is mapped yet.</source>
        <translation>Noch ist kein Feld zugeordnet.</translation>
    </message>
    <message>
        <source>This copy</source>
        <translation>Diese Kopie</translation>
    </message>
    <message>
        <source>{0} (continued)</source>
        <translation>{0} (Fortsetzung)</translation>
    </message>
    <message>
        <source>all different</source>
        <translation>alle verschieden</translation>
    </message>
    <message>
        <source>temporary database</source>
        <translation>temporäre Datenbank</translation>
    </message>
    <message>
        <source>the profile {0}</source>
        <translation>das Profil {0}</translation>
    </message>
    <message>
        <source>(hidden up to {0})</source>
        <translation>(verborgen bis {0})</translation>
    </message>
    <message>
        <source>a sheet</source>
        <translation>ein Blatt</translation>
    </message>
    <message>
        <source>analyst</source>
        <translation>Fachanalyst</translation>
    </message>
    <message>
        <source>approver</source>
        <translation>Freigebender</translation>
    </message>
    <message>
        <source>cell {0}</source>
        <translation>Zelle {0}</translation>
    </message>
    <message>
        <source>reviewer</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>the copy of the document</source>
        <translation>die Kopie des Dokuments</translation>
    </message>
    <message>
        <source>the copy of the document is not in it</source>
        <translation>die Kopie des Dokuments fehlt darin</translation>
    </message>
    <message>
        <source>the format of this file</source>
        <translation>das Format dieser Datei</translation>
    </message>
    <message>
        <source>the mapping document that it was made of</source>
        <translation>dem Mapping-Dokument, aus dem sie stammt</translation>
    </message>
    <message>
        <source>the page</source>
        <translation>die Seite</translation>
    </message>
    <message>
        <source>there is no room for a temporary folder</source>
        <translation>es ist kein Platz für einen zwischenzeitlichen Ordner</translation>
    </message>
    <message>
        <source>what this program writes</source>
        <translation>was dieses Programm schreibt</translation>
    </message>
    <message>
        <source>{0}, column {1}</source>
        <translation>{0}, Spalte {1}</translation>
    </message>
    <message>
        <source>{0}, the copy of the document in it</source>
        <translation>{0}, die Kopie des Dokuments darin</translation>
    </message>
    <message>
        <source>{0}, the document in it</source>
        <translation>{0}, das Dokument darin</translation>
    </message>
    <message>
        <source>APPROVED</source>
        <translation>FREIGEGEBEN</translation>
    </message>
    <message>
        <source>IN APPROVAL — signed in part</source>
        <translation>IN FREIGABE — teilweise unterschrieben</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Nobody has signed this specification.</source>
        <translation>Diese Spezifikation hat noch niemand unterschrieben.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>STALE — it was changed after it was signed</source>
        <translation>VERALTET — nach der Unterschrift geändert</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Unterschriften</translation>
    </message>
    <message>
        <source>Time, by the signer&apos;s clock</source>
        <translation>Zeit nach der Uhr des Unterzeichners</translation>
    </message>
    <message>
        <source>not valid</source>
        <translation>ungültig</translation>
    </message>
    <message>
        <source>stale: {0} changed</source>
        <translation>veraltet: {0} geändert</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>gültig</translation>
    </message>
    <message>
        <source>it is no rule, and the intent beside it was changed too; this one is left out</source>
        <translation>es ist keine Regel, und die Absicht daneben wurde auch geändert; dies hier wird übergangen</translation>
    </message>
    <message>
        <source>no sheet holds rows of the mapping that was sent</source>
        <translation>kein Blatt enthält Zeilen der verschickten Zuordnung</translation>
    </message>
    <message>
        <source>the hidden column of keys is gone; rows are known by reference, entity and field</source>
        <translation>die verborgene Spalte der Schlüssel fehlt; Zeilen werden an Kennung, Tabelle und Feld erkannt</translation>
    </message>
    <message>
        <source>the row is about a source field; to map it, fill the row of a target field</source>
        <translation>die Zeile handelt von einem Quellfeld; um es zuzuordnen, füllen Sie die Zeile eines Zielfelds</translation>
    </message>
    <message>
        <source>the workbook was exported from another document</source>
        <translation>die Arbeitsmappe wurde aus einem anderen Dokument exportiert</translation>
    </message>
    <message>
        <source>the workbook was not exported from a document, or its hidden sheet was taken out; import-mapping reads workbooks of others</source>
        <translation>die Arbeitsmappe wurde nicht aus einem Dokument exportiert, oder ihr verborgenes Blatt wurde entfernt; import-mapping liest fremde Arbeitsmappen</translation>
    </message>
    <message>
        <source>what stands there of what was sent has been changed since; export the specification again</source>
        <translation>was dort als verschickter Stand steht, wurde seither geändert; exportieren Sie die Spezifikation neu</translation>
    </message>
    <message>
        <source>what this row is about is no longer in the document; its changes are left out</source>
        <translation>wovon diese Zeile handelt, steht nicht mehr im Dokument; ihre Änderungen werden übergangen</translation>
    </message>
    <message>
        <source>which fields are read is said by the rule; the change here is left out</source>
        <translation>welche Felder gelesen werden, sagt die Regel; die Änderung hier wird übergangen</translation>
    </message>
    <message>
        <source>{0} is no field of {1}; it is left out</source>
        <translation>{0} ist kein Feld von {1}; es wird übergangen</translation>
    </message>
    <message>
        <source>{0} is no word that is known here; it is left out</source>
        <translation>{0} ist kein Wort, das hier bekannt ist; es wird übergangen</translation>
    </message>
    <message>
        <source>{0} is not changed by a workbook; {1} is left out</source>
        <translation>{0} wird durch eine Arbeitsmappe nicht geändert; {1} wird übergangen</translation>
    </message>
    <message>
        <source>By this the row is known when it comes back; it stays as it is.</source>
        <translation>Daran wird die Zeile erkannt, wenn sie zurückkommt; es bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>enrolled for this role</source>
        <translation>für diese Rolle eingetragen</translation>
    </message>
    <message>
        <source>it shows {0}, but signed is {1}</source>
        <translation>gezeigt wird {0}, unterschrieben ist aber {1}</translation>
    </message>
    <message>
        <source>the state that was signed</source>
        <translation>der Stand, der unterschrieben wurde</translation>
    </message>
    <message>
        <source>validated</source>
        <translation>validiert</translation>
    </message>
    <message>
        <source>{0} is enrolled as {1}</source>
        <translation>{0} ist als {1} eingetragen</translation>
    </message>
    <message>
        <source>it is no PDF document that can be read</source>
        <translation>es ist kein lesbares PDF-Dokument</translation>
    </message>
    <message>
        <source>page {0}</source>
        <translation>Seite {0}</translation>
    </message>
    <message>
        <source>two copies of a document are attached to it</source>
        <translation>zwei Kopien eines Dokuments hängen daran</translation>
    </message>
    <message>
        <source>{0} lines, each as it was written</source>
        <translation>{0} Zeilen, jede wie sie geschrieben wurde</translation>
    </message>
    <message>
        <source>{0} records read</source>
        <translation>{0} Datensätze gelesen</translation>
    </message>
    <message>
        <source>{0} rows confirmed by the target</source>
        <translation>{0} Zeilen vom Ziel bestätigt</translation>
    </message>
    <message>
        <source>{0}, how it looks</source>
        <translation>{0}, ihr Aussehen</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Gefordert</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Field mapping</source>
        <translation>Feldzuordnung</translation>
    </message>
    <message>
        <source>Fills</source>
        <translation>Füllt</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Unterzeichnet von</translation>
    </message>
    <message>
        <source>Signer&apos;s clock, key</source>
        <translation>Uhr der Person, Schlüssel</translation>
    </message>
    <message>
        <source>This file holds the mapping document with its signatures and evidence: “mapwright verify” checks them, and that the file shows what they say.</source>
        <translation>Diese Datei enthält das Zuordnungsdokument mit Unterschriften und Belegen: „mapwright verify“ prüft sie, und dass die Datei zeigt, was sie sagen.</translation>
    </message>
    <message>
        <source>Traceability</source>
        <translation>Rückverfolgung</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Was sie besagt</translation>
    </message>
    <message>
        <source>a part that is gone</source>
        <translation>ein Teil, der weg ist</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>whole document</source>
        <translation>ganzes Dokument</translation>
    </message>
    <message>
        <source>{0}: no longer valid</source>
        <translation>{0}: gilt nicht mehr</translation>
    </message>
    <message>
        <source>its key</source>
        <translation>sein Schlüssel</translation>
    </message>
    <message>
        <source>keys that a database behind ODBC gives</source>
        <translation>Schlüssel, die eine Datenbank hinter ODBC vergibt</translation>
    </message>
    <message>
        <source>making a table in {0}, which does it outside of a transaction: make it first</source>
        <translation>eine Tabelle in {0} anzulegen, was dort außerhalb einer Transaktion geschieht: sie ist vorher anzulegen</translation>
    </message>
    <message>
        <source>making tables that refer to one another in a circle</source>
        <translation>Tabellen anzulegen, die im Kreis aufeinander verweisen</translation>
    </message>
    <message>
        <source>rows were written meanwhile</source>
        <translation>inzwischen wurden Zeilen geschrieben</translation>
    </message>
    <message>
        <source>the database does not say whether triggers change other rows</source>
        <translation>die Datenbank sagt nicht, ob Trigger andere Zeilen ändern</translation>
    </message>
    <message>
        <source>the database gives the keys of its rows and does not tell them</source>
        <translation>die Datenbank vergibt die Schlüssel ihrer Zeilen und nennt sie nicht</translation>
    </message>
    <message>
        <source>writing into a database that has no savepoints</source>
        <translation>in eine Datenbank zu schreiben, die keine Sicherungspunkte hat</translation>
    </message>
    <message>
        <source>writing into a database that has no transactions</source>
        <translation>in eine Datenbank zu schreiben, die keine Transaktionen hat</translation>
    </message>
    <message>
        <source>{0} cannot be dropped: {1}</source>
        <translation>{0} kann nicht gelöscht werden: {1}</translation>
    </message>
    <message>
        <source>{0} cannot return: the columns are others now</source>
        <translation>{0} kann nicht zurückkehren: die Spalten sind jetzt andere</translation>
    </message>
    <message>
        <source>no sheet holds mappings: none has a column of target fields of the document and one of source fields or rules; its columns can be named</source>
        <translation>kein Blatt enthält Zuordnungen: keines hat eine Spalte mit Zielfeldern des Dokuments und eine mit Quellfeldern oder Regeln; seine Spalten können benannt werden</translation>
    </message>
    <message>
        <source> of {0} ({1})</source>
        <translation> von {0} ({1})</translation>
    </message>
    <message>
        <source>: none with this key is loaded</source>
        <translation>: keiner mit diesem Schlüssel wird geladen</translation>
    </message>
    <message>
        <source>; load again</source>
        <translation>; neu laden</translation>
    </message>
    <message>
        <source>; nothing was loaded yet</source>
        <translation>; es wurde noch nichts geladen</translation>
    </message>
    <message>
        <source>a condition that is never true</source>
        <translation>eine Bedingung, die nie zutrifft</translation>
    </message>
    <message>
        <source>a defect is closed by a re-test that passes; fixed is what others can say</source>
        <translation>ein Fehler wird durch eine bestandene Nachprüfung geschlossen; andere können „fixed“ (behoben) sagen</translation>
    </message>
    <message>
        <source>a record that fails needs a comment: what is wrong</source>
        <translation>ein Datensatz, der durchfällt, braucht einen Kommentar: was ist falsch</translation>
    </message>
    <message>
        <source>a record that is accepted as it is needs a reason</source>
        <translation>ein Datensatz, der so hingenommen wird, braucht einen Grund</translation>
    </message>
    <message>
        <source>a run of this state of the document</source>
        <translation>ein Lauf dieses Stands des Dokuments</translation>
    </message>
    <message>
        <source>a sample plan</source>
        <translation>ein Stichprobenplan</translation>
    </message>
    <message>
        <source>a validation found something</source>
        <translation>eine Validierung hat etwas gefunden</translation>
    </message>
    <message>
        <source>a value of the value map that no record has</source>
        <translation>ein Wert der Wertezuordnung, den kein Datensatz hat</translation>
    </message>
    <message>
        <source>a value that is never the first one present</source>
        <translation>ein Wert, der nie der erste vorhandene ist</translation>
    </message>
    <message>
        <source>a worklist needs a reviewer</source>
        <translation>eine Arbeitsliste braucht jemanden, der prüft</translation>
    </message>
    <message>
        <source>an entry is not what was written: {0}</source>
        <translation>ein Eintrag ist nicht, was geschrieben wurde: {0}</translation>
    </message>
    <message>
        <source>an entry of a review has a member that is not what it should be</source>
        <translation>ein Eintrag einer Abnahme hat ein Glied, das nicht ist, was es sein soll</translation>
    </message>
    <message>
        <source>an entry of a review is an object</source>
        <translation>ein Eintrag einer Abnahme ist ein Objekt</translation>
    </message>
    <message>
        <source>an entry of a review is not what was written: {0}</source>
        <translation>ein Eintrag einer Abnahme ist nicht, was geschrieben wurde: {0}</translation>
    </message>
    <message>
        <source>another state of the document made it; load again</source>
        <translation>ein anderer Stand des Dokuments hat ihn erzeugt; neu laden</translation>
    </message>
    <message>
        <source>counting what belongs to the records</source>
        <translation>zählen, was zu den Datensätzen gehört</translation>
    </message>
    <message>
        <source>it belongs to another document: {0}</source>
        <translation>es gehört zu einem anderen Dokument: {0}</translation>
    </message>
    <message>
        <source>it is no file of a review</source>
        <translation>das ist keine Datei einer Abnahme</translation>
    </message>
    <message>
        <source>it is not done</source>
        <translation>er ist nicht abgeschlossen</translation>
    </message>
    <message>
        <source>longest {0}</source>
        <translation>längster Wert von {0}</translation>
    </message>
    <message>
        <source>no defect</source>
        <translation>kein Fehler</translation>
    </message>
    <message>
        <source>no record has a value that the map does not list</source>
        <translation>kein Datensatz hat einen Wert, den die Zuordnung nicht aufführt</translation>
    </message>
    <message>
        <source>no record is left for the rest</source>
        <translation>für den Rest bleibt kein Datensatz</translation>
    </message>
    <message>
        <source>no record is loaded, so there is none to be looked at</source>
        <translation>kein Datensatz wird geladen, also gibt es keinen anzusehen</translation>
    </message>
    <message>
        <source>no record is without the value that is looked up</source>
        <translation>keinem Datensatz fehlt der Wert, der nachgeschlagen wird</translation>
    </message>
    <message>
        <source>no review was planned</source>
        <translation>es war keine Abnahme geplant</translation>
    </message>
    <message>
        <source>no {0}</source>
        <translation>ohne {0}</translation>
    </message>
    <message>
        <source>one of the values is always present</source>
        <translation>einer der Werte ist immer vorhanden</translation>
    </message>
    <message>
        <source>re-test failed</source>
        <translation>Nachprüfung nicht bestanden</translation>
    </message>
    <message>
        <source>re-test passed</source>
        <translation>Nachprüfung bestanden</translation>
    </message>
    <message>
        <source>reading the source</source>
        <translation>Quelle wird gelesen</translation>
    </message>
    <message>
        <source>record was looked at</source>
        <translation>Datensatz wurde angesehen</translation>
    </message>
    <message>
        <source>records were looked at</source>
        <translation>Datensätze wurden angesehen</translation>
    </message>
    <message>
        <source>review {0}</source>
        <translation>Abnahme {0}</translation>
    </message>
    <message>
        <source>reviewers are unsure of {0}{1}</source>
        <translation>unsicher sind Prüfende bei {0}{1}</translation>
    </message>
    <message>
        <source>reviewers disagree on {0}{1}</source>
        <translation>uneins sind Prüfende bei {0}{1}</translation>
    </message>
    <message>
        <source>run {0} cannot be reviewed: {1}</source>
        <translation>Lauf {0} kann nicht abgenommen werden: {1}</translation>
    </message>
    <message>
        <source>that something is no defect needs a reason</source>
        <translation>dass etwas kein Fehler ist, braucht einen Grund</translation>
    </message>
    <message>
        <source>the defect {0}</source>
        <translation>der Fehler {0}</translation>
    </message>
    <message>
        <source>the fallback is never needed</source>
        <translation>der Ersatz wird nie gebraucht</translation>
    </message>
    <message>
        <source>the lookup finds a record for all</source>
        <translation>das Nachschlagen findet für alle einen Datensatz</translation>
    </message>
    <message>
        <source>the lookup never finds a record</source>
        <translation>das Nachschlagen findet nie einen Datensatz</translation>
    </message>
    <message>
        <source>the record {0}</source>
        <translation>der Datensatz {0}</translation>
    </message>
    <message>
        <source>the sample holds no record</source>
        <translation>die Stichprobe enthält keinen Datensatz</translation>
    </message>
    <message>
        <source>the seed {0} drew {1} already: a new sample needs another one</source>
        <translation>der Startwert {0} hat schon {1} gezogen: eine neue Stichprobe braucht einen anderen</translation>
    </message>
    <message>
        <source>there is no column reference</source>
        <translation>es gibt keine Spalte reference</translation>
    </message>
    <message>
        <source>what is said in a review needs an author</source>
        <translation>was in einer Abnahme gesagt wird, braucht einen Namen</translation>
    </message>
    <message>
        <source>what is tried never works</source>
        <translation>was versucht wird, gelingt nie</translation>
    </message>
    <message>
        <source>writing the worklist</source>
        <translation>Arbeitsliste schreiben</translation>
    </message>
    <message>
        <source>{0} among the random records{1}: a fix needs a new run and a new sample</source>
        <translation>{0} unter den zufälligen Datensätzen{1}: eine Behebung braucht einen neuen Lauf und eine neue Stichprobe</translation>
    </message>
    <message>
        <source>{0} has more than {1} values: too many strata</source>
        <translation>{0} hat mehr als {1} Werte: zu viele Schichten</translation>
    </message>
    <message>
        <source>{0} is no whole number that fits</source>
        <translation>{0} ist keine passende ganze Zahl</translation>
    </message>
    <message>
        <source>{0} is none of open, fixed, no defect</source>
        <translation>{0} ist weder open noch fixed noch no defect</translation>
    </message>
    <message>
        <source>{0} is not known here</source>
        <translation>{0} ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>{0} of {1}{2} were looked at</source>
        <translation>{0} von {1}{2} angesehen</translation>
    </message>
    <message>
        <source>{0}, record {1}: {2}</source>
        <translation>{0}, Datensatz {1}: {2}</translation>
    </message>
    <message>
        <source>{0}: for {1}</source>
        <translation>{0}: für {1}</translation>
    </message>
    <message>
        <source>{0}: plan of run {1}</source>
        <translation>{0}: Plan zu Lauf {1}</translation>
    </message>
    <message>
        <source>, {0} accepted</source>
        <translation>, {0} hingenommen</translation>
    </message>
    <message>
        <source>, {0} not settled and counted as wrong</source>
        <translation>, {0} ungeklärt und als falsch gezählt</translation>
    </message>
    <message>
        <source>1 defect</source>
        <translation>1 Fehler</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Comment; needed where a record fails: what is wrong?</source>
        <translation>Kommentar; nötig, wenn ein Datensatz durchfällt: Was ist falsch?</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <source>For {0}: choose a verdict for each record; where it fails, say what is wrong. Only the yellow cells can be changed.</source>
        <translation>Für {0}: Bitte zu jedem Datensatz ein Urteil wählen; fällt er durch, bitte sagen, was falsch ist. Nur die gelben Zellen lassen sich ändern.</translation>
    </message>
    <message>
        <source>It is excluded by the filter.</source>
        <translation>Der Filter schließt ihn aus.</translation>
    </message>
    <message>
        <source>It is rejected: {0}</source>
        <translation>Er wird abgelehnt: {0}</translation>
    </message>
    <message>
        <source>J or → next, K or ← previous, P pass, F fail, U unsure, Esc leaves the comment. The answers stay in this browser; save them as a file and send that back.</source>
        <translation>J oder → weiter, K oder ← zurück, P bestanden, F nicht bestanden, U unsicher, Esc verlässt den Kommentar. Die Antworten bleiben in diesem Browser; bitte als Datei sichern und diese zurücksenden.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Review of {0}</source>
        <translation>Abnahme von {0}</translation>
    </message>
    <message>
        <source>Save answers</source>
        <translation>Antworten sichern</translation>
    </message>
    <message>
        <source>The target holds no such record.</source>
        <translation>Das Ziel enthält keinen solchen Datensatz.</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>What refers to it: {0} in the source, {1} in the target</source>
        <translation>Was sich darauf bezieht: {0} in der Quelle, {1} im Ziel</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Worauf zu achten ist</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>Arbeitsliste</translation>
    </message>
    <message>
        <source>all {0} seen, {1}</source>
        <translation>alle {0} angesehen, {1}</translation>
    </message>
    <message>
        <source>empty text</source>
        <translation>leerer Text</translation>
    </message>
    <message>
        <source>none of {0} drawn records has been looked at: nothing is said of all {1} yet</source>
        <translation>keiner der {0} gezogenen Datensätze ist angesehen: über alle {1} ist noch nichts gesagt</translation>
    </message>
    <message>
        <source>not in the target</source>
        <translation>nicht im Ziel</translation>
    </message>
    <message>
        <source>the rule says: {0}</source>
        <translation>die Regel sagt: {0}</translation>
    </message>
    <message>
        <source>{0} defects</source>
        <translation>{0} Fehler</translation>
    </message>
    <message>
        <source>{0} of {1} answered</source>
        <translation>{0} von {1} beantwortet</translation>
    </message>
    <message>
        <source>{0} of {1} seen, {2}: with {3} % confidence at most {4} % are wrong ({5} records)</source>
        <translation>{0} von {1} angesehen, {2}: mit {3} % Sicherheit sind höchstens {4} % falsch ({5} Datensätze)</translation>
    </message>
    <message>
        <source>{0} of {1} seen, {2}: with {3} % confidence fewer than {4} % are wrong (at most {5} records)</source>
        <translation>{0} von {1} angesehen, {2}: mit {3} % Sicherheit sind weniger als {4} % falsch (höchstens {5} Datensätze)</translation>
    </message>
    <message>
        <source>{0}, for {1}. Sample {2} of run {3}, document {4}.</source>
        <translation>{0}, für {1}. Stichprobe {2} zu Lauf {3}, Dokument {4}.</translation>
    </message>
    <message>
        <source>{0}: in the source</source>
        <translation>{0}: in der Quelle</translation>
    </message>
    <message>
        <source>; review … plan draws one</source>
        <translation>; review … plan zieht eine</translation>
    </message>
    <message>
        <source>{0} is fixed, but no re-test has passed</source>
        <translation>{0} ist behoben, aber keine Nachprüfung bestanden</translation>
    </message>
    <message>
        <source>{0} is open: {1}</source>
        <translation>{0} ist offen: {1}</translation>
    </message>
    <message>
        <source>a record stands twice in the sample</source>
        <translation>ein Datensatz steht zweimal in der Stichprobe</translation>
    </message>
    <message>
        <source>more or fewer records are drawn than there are cards</source>
        <translation>es sind mehr oder weniger Datensätze gezogen, als es Karten gibt</translation>
    </message>
    <message>
        <source>a {0} as {1}</source>
        <translation>{0} als {1}</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>durchgesehen</translation>
    </message>
    <message>
        <source>Accepted risks</source>
        <translation>Akzeptierte Risiken</translation>
    </message>
    <message>
        <source>Build pack</source>
        <translation>Baupaket</translation>
    </message>
    <message>
        <source>CLOSED</source>
        <translation>GESCHLOSSEN</translation>
    </message>
    <message>
        <source>Changed since it was signed</source>
        <translation>Seit der Unterschrift geändert</translation>
    </message>
    <message>
        <source>Checks that do not hold</source>
        <translation>Nicht erfüllte Prüfungen</translation>
    </message>
    <message>
        <source>Decision paper</source>
        <translation>Entscheidungsvorlage</translation>
    </message>
    <message>
        <source>Decisions needed</source>
        <translation>Nötige Entscheidungen</translation>
    </message>
    <message>
        <source>Every source field goes somewhere.</source>
        <translation>Jedes Quellfeld geht irgendwohin.</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Tor</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Tore</translation>
    </message>
    <message>
        <source>NOT proven</source>
        <translation>NICHT belegt</translation>
    </message>
    <message>
        <source>No control totals were compared.</source>
        <translation>Es wurden keine Kontrollsummen verglichen.</translation>
    </message>
    <message>
        <source>No difference was accepted.</source>
        <translation>Keine Abweichung wurde akzeptiert.</translation>
    </message>
    <message>
        <source>No field is critical.</source>
        <translation>Kein Feld ist kritisch.</translation>
    </message>
    <message>
        <source>No question is open.</source>
        <translation>Keine Frage ist offen.</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsicht</translation>
    </message>
    <message>
        <source>The rules of {0} entity mappings with {1} field mappings, as they stand under the content hash {2}.</source>
        <translation>Die Regeln von {0} Zuordnungen mit {1} Feldzuordnungen, wie sie unter dem Inhaltshash {2} stehen.</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>What is not migrated</source>
        <translation>Was nicht migriert wird</translation>
    </message>
    <message>
        <source>What you are asked to approve</source>
        <translation>Was Sie freigeben sollen</translation>
    </message>
    <message>
        <source>by checks that hold</source>
        <translation>durch erfüllte Prüfungen</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>auf Dauer</translation>
    </message>
    <message>
        <source>nothing was loaded yet</source>
        <translation>noch nichts wurde geladen</translation>
    </message>
    <message>
        <source>run {0} of {1}</source>
        <translation>Lauf {0} vom {1}</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>das Programm</translation>
    </message>
    <message>
        <source>{0} more stand in the full specification.</source>
        <translation>{0} weitere stehen in der vollen Spezifikation.</translation>
    </message>
    <message>
        <source>{0} of {1} control totals agree.</source>
        <translation>{0} von {1} Kontrollsummen stimmen überein.</translation>
    </message>
    <message>
        <source>{0} of {1} critical fields are proven by checks that hold.</source>
        <translation>{0} von {1} kritischen Feldern sind durch erfüllte Prüfungen belegt.</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>er antwortet nicht</translation>
    </message>
    <message>
        <source>Changed outside Mapwright</source>
        <translation>Außerhalb von Mapwright geändert</translation>
    </message>
    <message>
        <source>Several edits</source>
        <translation>Mehrere Änderungen</translation>
    </message>
    <message>
        <source>Take over the schema of {0}</source>
        <translation>Schema von {0} übernehmen</translation>
    </message>
    <message>
        <source>a name that nothing has</source>
        <translation>ein Name, den nichts trägt</translation>
    </message>
    <message>
        <source>a step of the history does not fit the document: {0}</source>
        <translation>ein Schritt des Verlaufs passt nicht zum Dokument: {0}</translation>
    </message>
    <message>
        <source>another version is called &apos;{0}&apos;</source>
        <translation>eine andere Version heißt „{0}“</translation>
    </message>
    <message>
        <source>it stands where the other stood</source>
        <translation>es steht, wo das andere stand</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>Schritt {0}</translation>
    </message>
    <message>
        <source>take theirs</source>
        <translation>deren Stand nehmen</translation>
    </message>
    <message>
        <source>the history</source>
        <translation>der Verlauf</translation>
    </message>
    <message>
        <source>version &apos;{0}&apos;</source>
        <translation>Version „{0}“</translation>
    </message>
    <message>
        <source>a decision says what was decided, and who did</source>
        <translation>eine Entscheidung sagt, was entschieden wurde und von wem</translation>
    </message>
    <message>
        <source>it has no sheet &apos;Questions&apos;: it is no list of questions</source>
        <translation>das Blatt „Questions“ fehlt: es ist keine Liste von Fragen</translation>
    </message>
    <message>
        <source>no question is open</source>
        <translation>keine Frage ist offen</translation>
    </message>
    <message>
        <source>no question is open for {0}</source>
        <translation>für {0} ist keine Frage offen</translation>
    </message>
    <message>
        <source>no sheet has a heading that tells of target fields</source>
        <translation>kein Blatt hat eine Überschrift, die von Zielfeldern spricht</translation>
    </message>
    <message>
        <source>nothing has the status question, and no question is open that blocks</source>
        <translation>nichts hat den Status Frage, und keine offene Frage hält auf</translation>
    </message>
    <message>
        <source>nothing is said</source>
        <translation>es wird nichts gesagt</translation>
    </message>
    <message>
        <source>what is said needs an author</source>
        <translation>was gesagt wird, braucht jemanden, der es sagt</translation>
    </message>
    <message>
        <source>writing the questions</source>
        <translation>beim Schreiben der Fragen</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Beantwortet von</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>Gefragt von</translation>
    </message>
    <message>
        <source>Nothing is approved before it is answered.</source>
        <translation>Nichts wird freigegeben, bevor sie beantwortet ist.</translation>
    </message>
    <message>
        <source>Only the yellow cells can be changed: your answer, and your name.</source>
        <translation>Nur die gelben Zellen lassen sich ändern: Ihre Antwort und Ihr Name.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Questions about {0}</source>
        <translation>Fragen zu {0}</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Was gefragt wird</translation>
    </message>
    <message>
        <source>asked of {0}</source>
        <translation>an {0}</translation>
    </message>
    <message>
        <source>until {0}</source>
        <translation>bis {0}</translation>
    </message>
    <message>
        <source>Few letters differ</source>
        <translation>Wenige Buchstaben anders</translation>
    </message>
    <message>
        <source>Jaro–Winkler similarity, above the threshold</source>
        <translation>Jaro-Winkler-Ähnlichkeit, über der Schwelle</translation>
    </message>
    <message>
        <source>Same letters</source>
        <translation>Gleiche Buchstaben</translation>
    </message>
    <message>
        <source>Same words</source>
        <translation>Gleiche Wörter</translation>
    </message>
    <message>
        <source>Sounds alike (English)</source>
        <translation>Klingt gleich (Englisch)</translation>
    </message>
    <message>
        <source>Sounds alike (German)</source>
        <translation>Klingt gleich (Deutsch)</translation>
    </message>
    <message>
        <source>Spelled alike</source>
        <translation>Ähnlich geschrieben</translation>
    </message>
    <message>
        <source>case, accents, signs, spaces and the order of words aside</source>
        <translation>ohne Rücksicht auf Groß und Klein, Akzente, Zeichen, Leerraum und die Folge der Wörter</translation>
    </message>
    <message>
        <source>clustering</source>
        <translation>gruppieren</translation>
    </message>
    <message>
        <source>letters changed, added, left out or swapped: at most so many, and one in four</source>
        <translation>Buchstaben geändert, hinzugefügt, ausgelassen oder vertauscht: höchstens so viele, und einer von vieren</translation>
    </message>
    <message>
        <source>the letters of a stretch are 1 to 6</source>
        <translation>ein Stück hat 1 bis 6 Buchstaben</translation>
    </message>
    <message>
        <source>the letters that may differ are 1 to 5</source>
        <translation>1 bis 5 Buchstaben dürfen anders sein</translation>
    </message>
    <message>
        <source>the same stretches of letters, wherever spaces and doubled letters stand</source>
        <translation>dieselben Stücke von Buchstaben, wo auch immer Leerraum und doppelte Buchstaben stehen</translation>
    </message>
    <message>
        <source>the threshold of likeness is 0.7 to 1</source>
        <translation>die Schwelle der Ähnlichkeit liegt zwischen 0.7 und 1</translation>
    </message>
    <message>
        <source>words that are spoken alike in English</source>
        <translation>Wörter, die auf Englisch gleich gesprochen werden</translation>
    </message>
    <message>
        <source>words that are spoken alike in German</source>
        <translation>Wörter, die auf Deutsch gleich gesprochen werden</translation>
    </message>
    <message>
        <source> of {0}</source>
        <translation> von {0}</translation>
    </message>
    <message>
        <source>, {0} excluded</source>
        <translation>, {0} ausgeschlossen</translation>
    </message>
    <message>
        <source>, {0} rejected</source>
        <translation>, {0} abgewiesen</translation>
    </message>
    <message>
        <source>a field that it makes has no name</source>
        <translation>ein Feld, das er macht, hat keinen Namen</translation>
    </message>
    <message>
        <source>anti join</source>
        <translation>Anti-Join</translation>
    </message>
    <message>
        <source>inner join</source>
        <translation>Inner Join</translation>
    </message>
    <message>
        <source>it fills {0} twice</source>
        <translation>er füllt {0} zweimal</translation>
    </message>
    <message>
        <source>it has neither keys nor values</source>
        <translation>er hat weder Schlüssel noch Werte</translation>
    </message>
    <message>
        <source>it lists no value</source>
        <translation>er führt keinen Wert auf</translation>
    </message>
    <message>
        <source>it lists {0} twice</source>
        <translation>er führt {0} zweimal auf</translation>
    </message>
    <message>
        <source>it needs at least one row and one value</source>
        <translation>er braucht mindestens eine Zeile und einen Wert</translation>
    </message>
    <message>
        <source>its condition</source>
        <translation>seine Bedingung</translation>
    </message>
    <message>
        <source>its entity is not in the document</source>
        <translation>seine Entität ist nicht im Dokument</translation>
    </message>
    <message>
        <source>its records go through steps</source>
        <translation>ihre Datensätze gehen durch Schritte</translation>
    </message>
    <message>
        <source>its steps make new records of those of the source</source>
        <translation>ihre Schritte machen aus den Datensätzen der Quelle neue</translation>
    </message>
    <message>
        <source>left join</source>
        <translation>Left Join</translation>
    </message>
    <message>
        <source>record of {0}</source>
        <translation>Datensatz von {0}</translation>
    </message>
    <message>
        <source>records of {0} that are nobody&apos;s partner, because their fields cannot be read: {1}; {2}</source>
        <translation>Datensätze von {0}, die niemandes Gegenstück sind, weil ihre Felder nicht zu lesen sind: {1}; {2}</translation>
    </message>
    <message>
        <source>rules already mean something else by {0}; give it another name</source>
        <translation>Regeln meinen mit {0} schon etwas anderes; ein anderer Name ist nötig</translation>
    </message>
    <message>
        <source>step {0}, {1}</source>
        <translation>Schritt {0}, {1}</translation>
    </message>
    <message>
        <source>step {0}, {1}: {2}</source>
        <translation>Schritt {0}, {1}: {2}</translation>
    </message>
    <message>
        <source>the condition</source>
        <translation>die Bedingung</translation>
    </message>
    <message>
        <source>the key</source>
        <translation>der Schlüssel</translation>
    </message>
    <message>
        <source>the key of {0}</source>
        <translation>der Schlüssel von {0}</translation>
    </message>
    <message>
        <source>the key {0}</source>
        <translation>der Schlüssel {0}</translation>
    </message>
    <message>
        <source>the key: {0} is {1}, {2}&apos;s {3} is {4}; convert one of them</source>
        <translation>der Schlüssel: {0} ist {1}, {3} von {2} ist {4}; eines davon umwandeln</translation>
    </message>
    <message>
        <source>the list is longer than 1 MiB</source>
        <translation>die Liste ist länger als 1 MiB</translation>
    </message>
    <message>
        <source>the order of {0}</source>
        <translation>die Reihenfolge von {0}</translation>
    </message>
    <message>
        <source>the sum has more than 38 digits</source>
        <translation>die Summe hat mehr als 38 Stellen</translation>
    </message>
    <message>
        <source>there is a field {0} already</source>
        <translation>es gibt schon ein Feld {0}</translation>
    </message>
    <message>
        <source>there is no field {0} for it to fill</source>
        <translation>es gibt kein Feld {0}, das er füllen könnte</translation>
    </message>
    <message>
        <source>what it turns into fields</source>
        <translation>was er zu Feldern macht</translation>
    </message>
    <message>
        <source>{0} has more than one record for {1}</source>
        <translation>{0} hat mehr als einen Datensatz für {1}</translation>
    </message>
    <message>
        <source>{0} has no field in the pivot</source>
        <translation>{0} hat im Pivot kein Feld</translation>
    </message>
    <message>
        <source>{0} has no rule</source>
        <translation>{0}: es fehlt die Regel</translation>
    </message>
    <message>
        <source>{0} has {1} steps, not {2}</source>
        <translation>{0} hat {1} Schritte, nicht {2}</translation>
    </message>
    <message>
        <source>{0} needs one rule for each of its rows</source>
        <translation>{0} braucht eine Regel für jede seiner Zeilen</translation>
    </message>
    <message>
        <source>{0} with steps</source>
        <translation>{0} mit Schritten</translation>
    </message>
    <message>
        <source>{0}: new keys are not known to steps</source>
        <translation>{0}: neue Schlüssel sind Schritten nicht bekannt</translation>
    </message>
    <message>
        <source>{0}: rows are numbered behind the last step; row_number() stands in the rules of fields</source>
        <translation>{0}: Zeilen werden hinter dem letzten Schritt gezählt; row_number() steht in den Regeln der Felder</translation>
    </message>
    <message>
        <source>{0}: there is no aggregate {1}</source>
        <translation>{0}: es gibt keine Zusammenfassung {1}</translation>
    </message>
    <message>
        <source>{0}: {1} cannot be computed of {2}</source>
        <translation>{0}: {1} lässt sich aus {2} nicht bilden</translation>
    </message>
    <message>
        <source>{0}: {1} cannot be computed without a rule</source>
        <translation>{0}: {1} lässt sich ohne Regel nicht bilden</translation>
    </message>
    <message>
        <source>{0}: {1} in, {2} out</source>
        <translation>{0}: {1} hinein, {2} hinaus</translation>
    </message>
    <message>
        <source>{0}: {1} is {2}, those before are {3}; convert one of them</source>
        <translation>{0}: {1} ist {2}, die davor sind {3}; eines davon umwandeln</translation>
    </message>
    <message>
        <source>{0}it leaves records out and does not say why</source>
        <translation>{0}er lässt Datensätze aus und sagt nicht, warum</translation>
    </message>
    <message>
        <source>All rows become one.</source>
        <translation>Alle Zeilen werden eine.</translation>
    </message>
    <message>
        <source>Each row becomes one for each of {0}, with {1}.</source>
        <translation>Jede Zeile wird zu je einer für {0}, mit {1}.</translation>
    </message>
    <message>
        <source>Each row gets the fields of its one partner in {0}, found by {1}; rows without one stay, rows with several are rejected.</source>
        <translation>Jede Zeile bekommt die Felder ihres einen Gegenstücks in {0}, gefunden über {1}; Zeilen ohne eines bleiben, Zeilen mit mehreren werden abgewiesen.</translation>
    </message>
    <message>
        <source>Each row gets the fields of its partners in {0}, found by {1}; each partner makes a row, rows without one are excluded.</source>
        <translation>Jede Zeile bekommt die Felder ihrer Gegenstücke in {0}, gefunden über {1}; jedes Gegenstück ergibt eine Zeile, Zeilen ohne eines werden ausgeschlossen.</translation>
    </message>
    <message>
        <source>Each row gets the fields of its partners in {0}, found by {1}; each partner makes a row, rows without one stay.</source>
        <translation>Jede Zeile bekommt die Felder ihrer Gegenstücke in {0}, gefunden über {1}; jedes Gegenstück ergibt eine Zeile, Zeilen ohne eines bleiben.</translation>
    </message>
    <message>
        <source>Empty ones are left out.</source>
        <translation>Leere werden ausgelassen.</translation>
    </message>
    <message>
        <source>It holds {0}.</source>
        <translation>Sie enthält {0}.</translation>
    </message>
    <message>
        <source>Of them: {0}; other fields come from those of the same name.</source>
        <translation>Davon: {0}; die übrigen Felder kommen aus denen gleichen Namens.</translation>
    </message>
    <message>
        <source>Only rows go on for which this holds: {0}</source>
        <translation>Nur Zeilen gehen weiter, für die gilt: {0}</translation>
    </message>
    <message>
        <source>Only those for which this holds: {0}</source>
        <translation>Nur die, für die gilt: {0}</translation>
    </message>
    <message>
        <source>Partners are only records for which this holds: {0}</source>
        <translation>Gegenstücke sind nur Datensätze, für die gilt: {0}</translation>
    </message>
    <message>
        <source>Rows that agree in {0} become one, with a field for each value of {1}: {2}. Each holds {3}. Other values reject the row.</source>
        <translation>Zeilen, die in {0} übereinstimmen, werden eine, mit einem Feld für jeden Wert von {1}: {2}. Jedes enthält {3}. Andere Werte weisen die Zeile ab.</translation>
    </message>
    <message>
        <source>Rows that agree in {0} become one.</source>
        <translation>Zeilen, die in {0} übereinstimmen, werden eine.</translation>
    </message>
    <message>
        <source>Rows that have a partner in {0}, found by {1}, are excluded.</source>
        <translation>Zeilen mit einem Gegenstück in {0}, gefunden über {1}, werden ausgeschlossen.</translation>
    </message>
    <message>
        <source>The records of {0} are added.</source>
        <translation>Die Datensätze von {0} kommen hinzu.</translation>
    </message>
    <message>
        <source>the largest {0} first</source>
        <translation>das größte {0} zuerst</translation>
    </message>
    <message>
        <source>the smallest {0} first</source>
        <translation>das kleinste {0} zuerst</translation>
    </message>
    <message>
        <source>{0} (as {1})</source>
        <translation>{0} (als {1})</translation>
    </message>
    <message>
        <source>{0} says where a row comes from.</source>
        <translation>{0} sagt, woher eine Zeile kommt.</translation>
    </message>
    <message>
        <source>a check of the kind {0} has no two sides</source>
        <translation>eine Prüfung der Art {0} hat keine zwei Seiten</translation>
    </message>
    <message>
        <source>a check of the kind {0} knows no parameter {1}</source>
        <translation>eine Prüfung der Art {0} kennt keinen Parameter {1}</translation>
    </message>
    <message>
        <source>a history needs {0}from and {1}to</source>
        <translation>ein Verlauf braucht {0}from und {1}to</translation>
    </message>
    <message>
        <source>a state machine needs at least one state</source>
        <translation>ein Zustandsmodell braucht mindestens einen Status</translation>
    </message>
    <message>
        <source>a state that does not exist</source>
        <translation>ein Status, den es nicht gibt</translation>
    </message>
    <message>
        <source>a step that is not allowed</source>
        <translation>ein Übergang, der nicht erlaubt ist</translation>
    </message>
    <message>
        <source>a value became nothing</source>
        <translation>aus einem Wert wurde nichts</translation>
    </message>
    <message>
        <source>an automation would fire</source>
        <translation>eine Automatik würde auslösen</translation>
    </message>
    <message>
        <source>an empty text became nothing</source>
        <translation>aus leerem Text wurde nichts</translation>
    </message>
    <message>
        <source>at least: only the first {0} were looked at</source>
        <translation>mindestens: nur die ersten {0} wurden angesehen</translation>
    </message>
    <message>
        <source>both sides need {0}by and {1}state, to be compared record by record</source>
        <translation>beide Seiten brauchen {0}by und {1}state, um Datensatz für Datensatz verglichen zu werden</translation>
    </message>
    <message>
        <source>different value</source>
        <translation>verschiedener Wert</translation>
    </message>
    <message>
        <source>different values</source>
        <translation>verschiedenen Werte</translation>
    </message>
    <message>
        <source>every state and every step is one that the workflow allows</source>
        <translation>jeder Status und jeder Übergang ist im Ablauf erlaubt</translation>
    </message>
    <message>
        <source>everybody may do the same on both sides</source>
        <translation>alle dürfen auf beiden Seiten dasselbe</translation>
    </message>
    <message>
        <source>fires in {0}: {1}</source>
        <translation>löst in {0} aus: {1}</translation>
    </message>
    <message>
        <source>less access than before</source>
        <translation>weniger Zugriff als vorher</translation>
    </message>
    <message>
        <source>levels: each right needs a name of its own, parted by commas</source>
        <translation>levels: jedes Recht braucht einen eigenen Namen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>line {0} of the state machine: {1}</source>
        <translation>Zeile {0} des Zustandsmodells: {1}</translation>
    </message>
    <message>
        <source>more access than before</source>
        <translation>mehr Zugriff als vorher</translation>
    </message>
    <message>
        <source>more than a million pairs of users and classes of records</source>
        <translation>mehr als eine Million Paare aus Benutzern und Arten von Datensätzen</translation>
    </message>
    <message>
        <source>more than a million rights and memberships</source>
        <translation>mehr als eine Million Rechte und Zugehörigkeiten</translation>
    </message>
    <message>
        <source>no state {0}</source>
        <translation>kein Status {0}</translation>
    </message>
    <message>
        <source>nothing became a value</source>
        <translation>aus nichts wurde ein Wert</translation>
    </message>
    <message>
        <source>nothing leads out of the state</source>
        <translation>nichts führt aus dem Status heraus</translation>
    </message>
    <message>
        <source>nothing says who may do what in the source: grants, sharing or owners are needed</source>
        <translation>nichts sagt, wer in der Quelle was darf: grants, sharing oder owners werden gebraucht</translation>
    </message>
    <message>
        <source>nothing says who may do what in the target: grants, sharing or owners are needed</source>
        <translation>nichts sagt, wer im Ziel was darf: grants, sharing oder owners werden gebraucht</translation>
    </message>
    <message>
        <source>on {0}</source>
        <translation>bei {0}</translation>
    </message>
    <message>
        <source>several values became one</source>
        <translation>mehrere Werte wurden einer</translation>
    </message>
    <message>
        <source>state {0}</source>
        <translation>Status {0}</translation>
    </message>
    <message>
        <source>step {0} → {1}</source>
        <translation>Übergang {0} → {1}</translation>
    </message>
    <message>
        <source>stuck in {0}</source>
        <translation>steckt fest in {0}</translation>
    </message>
    <message>
        <source>target_state is needed: the rule that gives the state of a record</source>
        <translation>target_state wird gebraucht: die Regel, die den Status eines Datensatzes gibt</translation>
    </message>
    <message>
        <source>the entity mapping of the check</source>
        <translation>die Zuordnung der Prüfung</translation>
    </message>
    <message>
        <source>the name of a state is missing</source>
        <translation>der Name eines Status fehlt</translation>
    </message>
    <message>
        <source>the query gives the line {0} twice</source>
        <translation>die Abfrage gibt die Zeile {0} zweimal</translation>
    </message>
    <message>
        <source>the report says the same on both sides</source>
        <translation>der Bericht sagt auf beiden Seiten dasselbe</translation>
    </message>
    <message>
        <source>the time zone is gone</source>
        <translation>die Zeitzone ist weg</translation>
    </message>
    <message>
        <source>there is no state {0} in which something could happen</source>
        <translation>es gibt keinen Status {0}, in dem etwas geschehen könnte</translation>
    </message>
    <message>
        <source>what happens is missing behind =&gt;</source>
        <translation>hinter =&gt; fehlt, was geschieht</translation>
    </message>
    <message>
        <source>{0} is not a name in quotes</source>
        <translation>{0} ist kein Name in Anführungszeichen</translation>
    </message>
    <message>
        <source>{0}: it reads the rows of one entity: lookups and new keys are not known to it</source>
        <translation>{0}: sie liest die Zeilen einer Entität: Nachschlagetabellen und neue Schlüssel kennt sie nicht</translation>
    </message>
    <message>
        <source>{0}: the document knows no entity {1} in {2}; it is taken as it is there</source>
        <translation>{0}: das Dokument kennt in {2} keine Entität {1}; sie wird genommen, wie sie dort ist</translation>
    </message>
    <message>
        <source>{0}: there is no connection named {1}</source>
        <translation>{0}: es gibt keine Verbindung namens {1}</translation>
    </message>
    <message>
        <source>{0}entity or {1}sql is needed: where the rows are</source>
        <translation>{0}entity oder {1}sql wird gebraucht: wo die Zeilen sind</translation>
    </message>
    <message>
        <source>{0}level: {1} is none of the levels</source>
        <translation>{0}level: {1} ist keines der Rechte</translation>
    </message>
    <message>
        <source>{0}of is needed: the rule that gives the role or group</source>
        <translation>{0}of wird gebraucht: die Regel, die Rolle oder Gruppe gibt</translation>
    </message>
    <message>
        <source>{0}sql has to give two columns, the line and its figure; it gives {1}</source>
        <translation>{0}sql muss zwei Spalten geben, die Zeile und ihre Zahl; es gibt {1}</translation>
    </message>
    <message>
        <source>{0}sql, where no SQL is understood,</source>
        <translation>{0}sql, wo niemand SQL versteht,</translation>
    </message>
    <message>
        <source>{0}who is needed: the rule that gives the user, role or group</source>
        <translation>{0}who wird gebraucht: die Regel, die Benutzer, Rolle oder Gruppe gibt</translation>
    </message>
    <message>
        <source>the name says {0} and {1}</source>
        <translation>der Name sagt {0} und {1}</translation>
    </message>
    <message>
        <source>the name says {0}; {1} is its first field</source>
        <translation>der Name sagt {0}; {1} ist ihr erstes Feld</translation>
    </message>
    <message>
        <source>the same name</source>
        <translation>derselbe Name</translation>
    </message>
    <message>
        <source>the source declares that it refers to {0}</source>
        <translation>die Quelle sagt, dass sie auf {0} verweist</translation>
    </message>
    <message>
        <source>{0} declares that it refers to these rows</source>
        <translation>{0} sagt, dass sie auf diese Zeilen verweist</translation>
    </message>
    <message>
        <source>{0}; it is the key of {1}</source>
        <translation>{0}; es ist der Schlüssel von {1}</translation>
    </message>
    <message>
        <source>a cell lies outside</source>
        <translation>eine Zelle liegt außerhalb</translation>
    </message>
    <message>
        <source>a record ends outside</source>
        <translation>ein Datensatz endet außerhalb</translation>
    </message>
    <message>
        <source>a record goes on in a page that is not there</source>
        <translation>ein Datensatz geht auf einer Seite weiter, die es nicht gibt</translation>
    </message>
    <message>
        <source>a record has a value of no known type</source>
        <translation>ein Datensatz hat einen Wert von keinem bekannten Typ</translation>
    </message>
    <message>
        <source>a record is larger than the file</source>
        <translation>ein Datensatz ist größer als die Datei</translation>
    </message>
    <message>
        <source>a record&apos;s header ends outside</source>
        <translation>der Kopf eines Datensatzes endet außerhalb</translation>
    </message>
    <message>
        <source>a record&apos;s value ends outside</source>
        <translation>der Wert eines Datensatzes endet außerhalb</translation>
    </message>
    <message>
        <source>it has more cells than there is room for</source>
        <translation>sie hat mehr Zellen, als Platz haben</translation>
    </message>
    <message>
        <source>it is a leaf above others</source>
        <translation>sie ist ein Blatt über anderen</translation>
    </message>
    <message>
        <source>it is no page of a table</source>
        <translation>sie ist keine Seite einer Tabelle</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>sie ist nicht da</translation>
    </message>
    <message>
        <source>page {0}: {1}</source>
        <translation>Seite {0}: {1}</translation>
    </message>
    <message>
        <source>row ids out of order</source>
        <translation>Zeilennummern nicht in ihrer Folge</translation>
    </message>
    <message>
        <source>the tree goes in circles</source>
        <translation>der Baum geht im Kreis</translation>
    </message>
    <message>
        <source>the tree is too deep</source>
        <translation>der Baum ist zu tief</translation>
    </message>
    <message>
        <source>Liberation Sans</source>
        <translation>Liberation Sans</translation>
    </message>
    <message>
        <source>a brace stands alone; {key} and {entity} can stand in an address</source>
        <translation>eine Klammer steht allein; in einer Adresse können {key} und {entity} stehen</translation>
    </message>
    <message>
        <source>about</source>
        <translation>worüber</translation>
    </message>
    <message>
        <source>alias</source>
        <translation>Alias</translation>
    </message>
    <message>
        <source>alternatives</source>
        <translation>Alternativen</translation>
    </message>
    <message>
        <source>an address begins with https:// or http://</source>
        <translation>eine Adresse beginnt mit https:// oder http://</translation>
    </message>
    <message>
        <source>an address has no blanks</source>
        <translation>eine Adresse hat keine Leerzeichen</translation>
    </message>
    <message>
        <source>an address of the records of {0}</source>
        <translation>eine Adresse der Datensätze von {0}</translation>
    </message>
    <message>
        <source>arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>author</source>
        <translation>Verfasser</translation>
    </message>
    <message>
        <source>body</source>
        <translation>Rumpf</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>connector</source>
        <translation>Konnektor</translation>
    </message>
    <message>
        <source>constraints</source>
        <translation>Einschränkungen</translation>
    </message>
    <message>
        <source>criticality</source>
        <translation>Wichtigkeit</translation>
    </message>
    <message>
        <source>decided by</source>
        <translation>entschieden von</translation>
    </message>
    <message>
        <source>deduplication</source>
        <translation>Dublettenbereinigung</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Standardwert</translation>
    </message>
    <message>
        <source>description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>due</source>
        <translation>fällig am</translation>
    </message>
    <message>
        <source>entities</source>
        <translation>Entitäten</translation>
    </message>
    <message>
        <source>entity</source>
        <translation>Entität</translation>
    </message>
    <message>
        <source>entity {0}</source>
        <translation>Entität {0}</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>entry {0}</source>
        <translation>Eintrag {0}</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>faithful</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>field {0}</source>
        <translation>Feld {0}</translation>
    </message>
    <message>
        <source>filter reason</source>
        <translation>Grund des Filters</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>erzeugt</translation>
    </message>
    <message>
        <source>id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>ignore case</source>
        <translation>Groß-/Kleinschreibung nicht beachten</translation>
    </message>
    <message>
        <source>ignore edge space</source>
        <translation>Leerzeichen am Rand nicht beachten</translation>
    </message>
    <message>
        <source>intent</source>
        <translation>Absicht</translation>
    </message>
    <message>
        <source>is view</source>
        <translation>ist eine Sicht</translation>
    </message>
    <message>
        <source>it has more pages than an export can have</source>
        <translation>sie hat mehr Seiten, als ein Export haben kann</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>Schlüsselfelder</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>last reference given to {0}</source>
        <translation>letzte vergebene Referenz von {0}</translation>
    </message>
    <message>
        <source>layout {0}</source>
        <translation>Ansicht {0}</translation>
    </message>
    <message>
        <source>load mode</source>
        <translation>Ladeweise</translation>
    </message>
    <message>
        <source>location {0}</source>
        <translation>Ort {0}</translation>
    </message>
    <message>
        <source>mapping</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>matching</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>native type</source>
        <translation>Typ in der Datenbank</translation>
    </message>
    <message>
        <source>not migrated: {0}</source>
        <translation>nicht migriert: {0}</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>null is listed</source>
        <translation>null ist aufgeführt</translation>
    </message>
    <message>
        <source>nullable</source>
        <translation>darf null sein</translation>
    </message>
    <message>
        <source>of a size that no export has</source>
        <translation>von einer Größe, die kein Export hat</translation>
    </message>
    <message>
        <source>off</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>order of the entity mappings</source>
        <translation>Reihenfolge der Zuordnungen</translation>
    </message>
    <message>
        <source>owner of {0}</source>
        <translation>Verantwortlich für {0}</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>Primärschlüssel</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>vorgeschlagen</translation>
    </message>
    <message>
        <source>proves</source>
        <translation>beweist</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>record address of {0}</source>
        <translation>Adresse der Datensätze von {0}</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>reject limit</source>
        <translation>Grenze der Ablehnungen</translation>
    </message>
    <message>
        <source>relations</source>
        <translation>Beziehungen</translation>
    </message>
    <message>
        <source>release of {0}</source>
        <translation>Freigabe von {0}</translation>
    </message>
    <message>
        <source>reply to</source>
        <translation>Antwort auf</translation>
    </message>
    <message>
        <source>row estimate</source>
        <translation>geschätzte Zeilen</translation>
    </message>
    <message>
        <source>rows are exact</source>
        <translation>Zeilen sind genau gezählt</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>severity</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>signatures</source>
        <translation>Unterschriften</translation>
    </message>
    <message>
        <source>source connection</source>
        <translation>Quellverbindung</translation>
    </message>
    <message>
        <source>status of {0}</source>
        <translation>Status von {0}</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>target connection</source>
        <translation>Zielverbindung</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>the SVG draws what it does not hold, or acts: {0}</source>
        <translation>das SVG zeichnet, was nicht darin steht, oder führt etwas aus: {0}</translation>
    </message>
    <message>
        <source>the address names no server</source>
        <translation>die Adresse nennt keinen Server</translation>
    </message>
    <message>
        <source>the cover</source>
        <translation>das Deckblatt</translation>
    </message>
    <message>
        <source>the font {0} of the style is not on this machine; pages need it</source>
        <translation>die Schrift {0} des Hausstils ist auf diesem Rechner nicht vorhanden; Seiten brauchen sie</translation>
    </message>
    <message>
        <source>the logo does not say how large it is, or is larger than 10,000 on a side</source>
        <translation>das Logo sagt nicht, wie groß es ist, oder hat eine Seite von mehr als 10.000</translation>
    </message>
    <message>
        <source>the logo is larger than 256 KiB</source>
        <translation>das Logo ist größer als 256 KiB</translation>
    </message>
    <message>
        <source>the logo is neither a PNG nor an SVG</source>
        <translation>das Logo ist weder PNG noch SVG</translation>
    </message>
    <message>
        <source>the logo is not written in Base64</source>
        <translation>das Logo ist nicht in Base64 geschrieben</translation>
    </message>
    <message>
        <source>the logo of the style is an SVG; a Word document takes a PNG</source>
        <translation>das Logo des Hausstils ist ein SVG; ein Word-Dokument braucht ein PNG</translation>
    </message>
    <message>
        <source>the logo of the style is an SVG; a workbook takes a PNG</source>
        <translation>das Logo des Hausstils ist ein SVG; eine Arbeitsmappe braucht ein PNG</translation>
    </message>
    <message>
        <source>the logo of the style is damaged</source>
        <translation>das Logo des Hausstils ist beschädigt</translation>
    </message>
    <message>
        <source>the record has no key</source>
        <translation>der Datensatz hat keinen Schlüssel</translation>
    </message>
    <message>
        <source>the server is to be named as it is, {0} is none</source>
        <translation>der Server muss mit seinem Namen genannt werden, {0} ist keiner</translation>
    </message>
    <message>
        <source>the text has more than one line, or a control character</source>
        <translation>der Text hat mehr als eine Zeile oder ein Steuerzeichen</translation>
    </message>
    <message>
        <source>the text is longer than {0} characters</source>
        <translation>der Text ist länger als {0} Zeichen</translation>
    </message>
    <message>
        <source>the workflow</source>
        <translation>der Arbeitsablauf</translation>
    </message>
    <message>
        <source>this program reads styles of the format 1</source>
        <translation>dieses Programm liest Hausstile des Formats 1</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>unlisted</source>
        <translation>nicht aufgeführte Werte</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>what</source>
        <translation>was</translation>
    </message>
    <message>
        <source>who</source>
        <translation>wer</translation>
    </message>
    <message>
        <source>why</source>
        <translation>warum</translation>
    </message>
    <message>
        <source>{0} cannot be the name of a font</source>
        <translation>{0} kann kein Name einer Schrift sein</translation>
    </message>
    <message>
        <source>{0} is no colour; one is written like &apos;#1F5FA8&apos;</source>
        <translation>{0} ist keine Farbe; eine schreibt man wie &apos;#1F5FA8&apos;</translation>
    </message>
    <message>
        <source>{0} is not known; {key} and {entity} can stand in an address</source>
        <translation>{0} ist nicht bekannt; in einer Adresse können {key} und {entity} stehen</translation>
    </message>
    <message>
        <source>{0} is too light: headings in it can hardly be read on paper</source>
        <translation>{0} ist zu hell: Überschriften darin sind auf Papier kaum zu lesen</translation>
    </message>
    <message>
        <source>{0}order of fields</source>
        <translation>{0}Reihenfolge der Felder</translation>
    </message>
    <message>
        <source>{key} is missing: which record is meant</source>
        <translation>{key} fehlt: welcher Datensatz gemeint ist</translation>
    </message>
    <message>
        <source>Confidentiality</source>
        <translation>Vertraulichkeit</translation>
    </message>
</context>
<context>
    <name>mw::ui::ActPane</name>
    <message>
        <source>Gates</source>
        <translation>Tore</translation>
    </message>
    <message>
        <source>Approve the rules</source>
        <translation>Regeln freigeben</translation>
    </message>
    <message>
        <source>Accept a run</source>
        <translation>Lauf abnehmen</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>As what you sign</source>
        <translation>Als was Sie unterschreiben</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>Wird unterschrieben…</translation>
    </message>
    <message>
        <source>The run to accept</source>
        <translation>Der Lauf, der abgenommen wird</translation>
    </message>
    <message>
        <source>run #%1 of %2, %3 loaded</source>
        <translation>Lauf #%1 vom %2, %3 geladen</translation>
    </message>
    <message>
        <source>What to approve</source>
        <translation>Was freigegeben wird</translation>
    </message>
    <message>
        <source>the whole document</source>
        <translation>das ganze Dokument</translation>
    </message>
    <message>
        <source>only %1, with what it uses</source>
        <translation>nur %1, mit allem, was es verwendet</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>nur %1</translation>
    </message>
    <message>
        <source>all open</source>
        <translation>alle offen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln closed</source>
        <translation>
            <numerusform>%Ln geschlossen</numerusform>
            <numerusform>%Ln geschlossen</numerusform>
        </translation>
    </message>
    <message>
        <source>“I accept run %1.”</source>
        <translation>„Ich nehme Lauf %1 ab.“</translation>
    </message>
    <message>
        <source>There is no run to accept yet.</source>
        <translation>Es gibt noch keinen Lauf, der abgenommen werden kann.</translation>
    </message>
    <message>
        <source>It binds the rules and the evidence of the run: manifest, ledger, rejects, validation, verdicts, audit log. What of these is changed or missing later breaks it, by name.</source>
        <translation>Sie bindet die Regeln und die Belege des Laufs: Manifest, Bilanz, Ablehnungen, Validierung, Urteile, Prüfprotokoll. Was davon später geändert ist oder fehlt, bricht sie und wird genannt.</translation>
    </message>
    <message>
        <source>“I approve the rules of this document.”</source>
        <translation>„Ich gebe die Regeln dieses Dokuments frei.“</translation>
    </message>
    <message>
        <source>“I approve the rules of %1.”</source>
        <translation>„Ich gebe die Regeln von %1 frei.“</translation>
    </message>
    <message>
        <source>It binds what it covers as it is now. An edit of that makes it stale, and only that; comments, owners and layout do not.</source>
        <translation>Sie bindet, was sie umfasst, so wie es jetzt ist. Nur eine Änderung daran lässt sie veralten; Kommentare, Verantwortliche und Anordnung nicht.</translation>
    </message>
    <message>
        <source>Signing saves the document.</source>
        <translation>Unterschreiben speichert das Dokument.</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Abnehmen</translation>
    </message>
    <message>
        <source>Your key is found by your name.</source>
        <translation>Ihr Schlüssel wird über Ihren Namen gefunden.</translation>
    </message>
    <message>
        <source>There is no key of that name on this machine yet. One is made and kept under this passphrase.</source>
        <translation>Zu diesem Namen gibt es auf diesem Rechner noch keinen Schlüssel. Er wird erzeugt und unter dieser Passphrase verwahrt.</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>Schlüssel %1</translation>
    </message>
    <message>
        <source>A signature stands in the document&apos;s file: &lt;a href=&quot;save&quot;&gt;save it first&lt;/a&gt;.</source>
        <translation>Eine Unterschrift steht in der Datei des Dokuments: &lt;a href=&quot;save&quot;&gt;zuerst speichern&lt;/a&gt;.</translation>
    </message>
</context>
<context>
    <name>mw::ui::AnswerBar</name>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Answers of %1: %2 new, %3 left out. They count once they are applied.</source>
        <translation>Antworten von %1: %2 neu, %3 ausgelassen. Sie zählen, sobald sie angewendet sind.</translation>
    </message>
</context>
<context>
    <name>mw::ui::Canvas</name>
    <message>
        <source>Canvas: source fields left, target fields right, links between</source>
        <translation>Zeichenfläche: Quellfelder links, Zielfelder rechts, Verbindungen dazwischen</translation>
    </message>
    <message>
        <source>Filter source</source>
        <translation>Quelle filtern</translation>
    </message>
    <message>
        <source>Filter target</source>
        <translation>Ziel filtern</translation>
    </message>
    <message>
        <source>Which sources are shown</source>
        <translation>Welche Quellen gezeigt werden</translation>
    </message>
    <message>
        <source>In this mapping</source>
        <translation>In dieser Zuordnung</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>Alle Quellen</translation>
    </message>
    <message>
        <source>Which target fields are shown</source>
        <translation>Welche Zielfelder gezeigt werden</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>Alle Felder</translation>
    </message>
    <message>
        <source>Unmapped</source>
        <translation>Nicht zugeordnet</translation>
    </message>
    <message>
        <source>Required, unfed</source>
        <translation>Pflicht ohne Regel</translation>
    </message>
    <message>
        <source>With problems</source>
        <translation>Mit Problemen</translation>
    </message>
    <message>
        <source>Mapped</source>
        <translation>Zugeordnet</translation>
    </message>
    <message>
        <source>mapped</source>
        <translation>zugeordnet</translation>
    </message>
    <message>
        <source>required, not mapped</source>
        <translation>Pflicht, nicht zugeordnet</translation>
    </message>
    <message>
        <source>not mapped</source>
        <translation>nicht zugeordnet</translation>
    </message>
    <message numerus="yes">
        <source>used %Ln time(s)</source>
        <translation>
            <numerusform>%Ln-mal verwendet</numerusform>
            <numerusform>%Ln-mal verwendet</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a source field on the left and a target field on the right, then press M.</source>
        <translation>Wählen Sie links ein Quellfeld und rechts ein Zielfeld, dann drücken Sie M.</translation>
    </message>
    <message>
        <source>This mapping does not read %1. Its rules can use it through a lookup.</source>
        <translation>Diese Zuordnung liest %1 nicht. Ihre Regeln können es über eine Nachschlagetabelle verwenden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) go on out of view; click to go there</source>
        <translation>
            <numerusform>%Ln Verbindung geht außerhalb weiter; ein Klick führt hin</numerusform>
            <numerusform>%Ln Verbindungen gehen außerhalb weiter; ein Klick führt hin</numerusform>
        </translation>
    </message>
    <message>
        <source>It is required, and nothing feeds it.</source>
        <translation>Es ist Pflicht, und nichts füllt es.</translation>
    </message>
    <message>
        <source>Not migrated: %1</source>
        <translation>Nicht migriert: %1</translation>
    </message>
</context>
<context>
    <name>mw::ui::CanvasLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>required, unfed</source>
        <translation>Pflicht ohne Regel</translation>
    </message>
</context>
<context>
    <name>mw::ui::CardModel</name>
    <message>
        <source>source field</source>
        <translation>Feld der Quelle</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>target field</source>
        <translation>Feld des Ziels</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>the rule says: %1</source>
        <translation>die Regel sagt: %1</translation>
    </message>
    <message>
        <source>not in the target</source>
        <translation>nicht im Ziel</translation>
    </message>
    <message>
        <source>not migrated</source>
        <translation>nicht migriert</translation>
    </message>
    <message>
        <source>excluded by the filter</source>
        <translation>vom Filter ausgeschlossen</translation>
    </message>
    <message>
        <source>rejected: %1</source>
        <translation>abgelehnt: %1</translation>
    </message>
    <message>
        <source>the source no longer holds it</source>
        <translation>die Quelle enthält ihn nicht mehr</translation>
    </message>
    <message>
        <source>the target holds no such record</source>
        <translation>das Ziel enthält keinen solchen Datensatz</translation>
    </message>
    <message>
        <source>source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>target: %1</source>
        <translation>Ziel: %1</translation>
    </message>
    <message>
        <source>still to judge: %1</source>
        <translation>noch zu urteilen: %1</translation>
    </message>
</context>
<context>
    <name>mw::ui::ChangedFactModel</name>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>follows</source>
        <translation>folgt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>through %1</source>
        <translation>durch %1</translation>
    </message>
</context>
<context>
    <name>mw::ui::ChangesPane</name>
    <message>
        <source>What has changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>Since my last approval</source>
        <translation>Seit meiner letzten Freigabe</translation>
    </message>
    <message>
        <source>You have not approved this yet</source>
        <translation>Sie haben das noch nicht freigegeben</translation>
    </message>
    <message>
        <source>All of it is new to you. Read it as the specification first; from your next approval on only what has changed stands here.</source>
        <translation>Alles ist neu für Sie. Lesen Sie es zuerst als Spezifikation; ab Ihrer nächsten Freigabe steht hier nur, was sich geändert hat.</translation>
    </message>
    <message>
        <source>since %1 signed on %2</source>
        <translation>seit %1 am %2 unterschrieben hat</translation>
    </message>
    <message>
        <source>Nothing has changed since</source>
        <translation>Seitdem hat sich nichts geändert</translation>
    </message>
    <message>
        <source>This signature does not count</source>
        <translation>Diese Unterschrift zählt nicht</translation>
    </message>
    <message>
        <source>What was signed is what stands in the document now.</source>
        <translation>Was unterschrieben wurde, steht auch jetzt im Dokument.</translation>
    </message>
    <message>
        <source>Signed was</source>
        <translation>Unterschrieben war</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
</context>
<context>
    <name>mw::ui::CheckBar</name>
    <message>
        <source>Only warns</source>
        <translation>Warnt nur</translation>
    </message>
    <message>
        <source>That it does not hold is told, but the validation does not fail by it</source>
        <translation>Dass sie nicht hält, wird gesagt, aber die Validierung scheitert nicht daran</translation>
    </message>
    <message>
        <source>As derived</source>
        <translation>Wie abgeleitet</translation>
    </message>
    <message>
        <source>Takes what was declared away: what schema and rules give holds again</source>
        <translation>Nimmt weg, was erklärt wurde: es gilt wieder, was Schema und Regeln ergeben</translation>
    </message>
    <message>
        <source>the reason</source>
        <translation>der Grund</translation>
    </message>
    <message>
        <source>Why the check is switched off</source>
        <translation>Warum die Prüfung abgeschaltet ist</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Abschalten</translation>
    </message>
    <message>
        <source>Derived: %1.</source>
        <translation>Abgeleitet: %1.</translation>
    </message>
    <message>
        <source>Declared as %1.</source>
        <translation>Erklärt als %1.</translation>
    </message>
    <message>
        <source>Switched off: %1</source>
        <translation>Abgeschaltet: %1</translation>
    </message>
    <message>
        <source>Proves %1</source>
        <translation>Belegt %1</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Switch off…</source>
        <translation>Abschalten…</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
</context>
<context>
    <name>mw::ui::CheckTreeModel</name>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>%1 compared</source>
        <translation>%1 verglichen</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Verglichen</translation>
    </message>
    <message>
        <source>All differences</source>
        <translation>Alle Abweichungen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln check(s)</source>
        <translation>
            <numerusform>%Ln Prüfung</numerusform>
            <numerusform>%Ln Prüfungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>mw::ui::ChipForm</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
</context>
<context>
    <name>mw::ui::ColumnForm</name>
    <message>
        <source>Target entity</source>
        <translation>Zielentität</translation>
    </message>
    <message>
        <source>Target field</source>
        <translation>Zielfeld</translation>
    </message>
    <message>
        <source>Source entity</source>
        <translation>Quellentität</translation>
    </message>
    <message>
        <source>Source field</source>
        <translation>Quellfeld</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabewert</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Absicht</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Gesagt von</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Columns are found by their headings and by what they hold. One that you name is remembered for workbooks with the same headings, once proposals were applied.</source>
        <translation>Spalten werden an ihren Überschriften und an ihrem Inhalt erkannt. Eine benannte Spalte bleibt für Arbeitsmappen mit gleichen Überschriften gemerkt, sobald Vorschläge übernommen wurden.</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>wie erkannt</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht erkannt</translation>
    </message>
    <message>
        <source>%1 (found)</source>
        <translation>%1 (erkannt)</translation>
    </message>
</context>
<context>
    <name>mw::ui::CommandPalette</name>
    <message>
        <source>Nothing is called that.</source>
        <translation>So heißt nichts.</translation>
    </message>
</context>
<context>
    <name>mw::ui::ConflictModel</name>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>In der Datei</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>Gilt</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>the whole</source>
        <translation>das Ganze</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>the file&apos;s</source>
        <translation>die Datei</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>hier</translation>
    </message>
</context>
<context>
    <name>mw::ui::DataPane</name>
    <message>
        <source>%1 is null</source>
        <translation>%1 ist null</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
    <message>
        <source>%1 has edge spaces</source>
        <translation>%1 hat Leerzeichen am Rand</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Find in all fields</source>
        <translation>In allen Feldern suchen</translation>
    </message>
    <message>
        <source>Show all rows again</source>
        <translation>Wieder alle Zeilen zeigen</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>%1 found in the first %2 rows</source>
        <translation>%1 in den ersten %2 Zeilen gefunden</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 rows or more</source>
        <translation>%1 Zeilen oder mehr</translation>
    </message>
</context>
<context>
    <name>mw::ui::DecisionForm</name>
    <message>
        <source>set</source>
        <comment>decided by somebody</comment>
        <translation>gesetzt</translation>
    </message>
    <message>
        <source>You decided this. Choose the first entry to leave it to what is found.</source>
        <translation>Das haben Sie entschieden. Der erste Eintrag überlässt es wieder dem, was gefunden wird.</translation>
    </message>
    <message>
        <source>Not sure: look at the rows.</source>
        <translation>Nicht sicher: Sehen Sie sich die Zeilen an.</translation>
    </message>
    <message>
        <source>How sure it is</source>
        <translation>Wie sicher es ist</translation>
    </message>
</context>
<context>
    <name>mw::ui::DeduplicateForm</name>
    <message>
        <source>Records are the same where these are equal</source>
        <translation>Datensätze sind dieselben, wo dies gleich ist</translation>
    </message>
    <message>
        <source>Rules whose results make records the same, one per line</source>
        <translation>Regeln, deren Ergebnisse Datensätze gleich machen, eine je Zeile</translation>
    </message>
    <message>
        <source>One rule per line, for example lower(trim(email))</source>
        <translation>Eine Regel je Zeile, zum Beispiel lower(trim(email))</translation>
    </message>
    <message>
        <source>The one that survives</source>
        <translation>Es bleibt der mit</translation>
    </message>
    <message>
        <source>Which one survives</source>
        <translation>Welcher bleibt</translation>
    </message>
    <message>
        <source>smallest</source>
        <translation>kleinstem Wert</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>größtem Wert</translation>
    </message>
    <message>
        <source>Rule that orders the records</source>
        <translation>Regel, die die Datensätze ordnet</translation>
    </message>
    <message>
        <source>by this rule; empty: the first</source>
        <translation>nach dieser Regel; leer: der erste</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Change de-duplication of %1</source>
        <translation>Dublettenbereinigung von %1 ändern</translation>
    </message>
    <message>
        <source>Remove de-duplication of %1</source>
        <translation>Dublettenbereinigung von %1 entfernen</translation>
    </message>
</context>
<context>
    <name>mw::ui::DefectChangeModel</name>
    <message>
        <source>Defect</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Was</source>
        <translation>Bisher</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Cannot be taken</source>
        <translation>Nicht zu übernehmen</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
</context>
<context>
    <name>mw::ui::DefectModel</name>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>behoben</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>no defect</source>
        <translation>kein Fehler</translation>
    </message>
    <message>
        <source>fails it</source>
        <translation>beanstandet ihn</translation>
    </message>
    <message>
        <source>passes it</source>
        <translation>lässt ihn bestehen</translation>
    </message>
    <message>
        <source>is unsure</source>
        <translation>ist unsicher</translation>
    </message>
    <message>
        <source>accepts it</source>
        <translation>nimmt ihn hin</translation>
    </message>
    <message>
        <source>passes the re-test</source>
        <translation>lässt die Nachprüfung bestehen</translation>
    </message>
    <message>
        <source>fails the re-test</source>
        <translation>beanstandet die Nachprüfung</translation>
    </message>
    <message>
        <source>says that it is fixed</source>
        <translation>sagt, er sei behoben</translation>
    </message>
    <message>
        <source>says that it is open</source>
        <translation>sagt, er sei offen</translation>
    </message>
    <message>
        <source>says that it is no defect</source>
        <translation>sagt, es sei kein Fehler</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Defect</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was falsch ist</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>Gefunden von</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Issue tracker</source>
        <translation>Ticketsystem</translation>
    </message>
</context>
<context>
    <name>mw::ui::DefectPane</name>
    <message>
        <source>Defects</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>All defects as a table for an issue tracker (CSV)</source>
        <translation>Alle Fehler als Tabelle für ein Ticketsystem (CSV)</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>What an issue tracker says of them, as proposals</source>
        <translation>Was ein Ticketsystem dazu sagt, als Vorschläge</translation>
    </message>
    <message>
        <source>No record has failed</source>
        <translation>Kein Datensatz ist durchgefallen</translation>
    </message>
    <message>
        <source>A record that fails in a review becomes a defect. It stays until a re-test in a later run passes, or somebody says with a reason that it is none.</source>
        <translation>Ein Datensatz, der in der Abnahme nicht besteht, wird zum Fehler. Er bleibt, bis eine Nachprüfung in einem späteren Lauf besteht oder jemand mit Begründung sagt, dass es keiner ist.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Proposals for defects</source>
        <translation>Vorschläge zu Fehlern</translation>
    </message>
    <message>
        <source>Fixed…</source>
        <translation>Behoben …</translation>
    </message>
    <message>
        <source>No defect…</source>
        <translation>Kein Fehler …</translation>
    </message>
    <message>
        <source>Open again…</source>
        <translation>Wieder offen …</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Show the record</source>
        <translation>Datensatz zeigen</translation>
    </message>
    <message>
        <source>Re-test</source>
        <translation>Nachprüfen</translation>
    </message>
    <message>
        <source>Look at the record again in a later run: a re-test that passes closes the defect</source>
        <translation>Den Datensatz in einem späteren Lauf noch einmal ansehen: Eine bestandene Nachprüfung schließt den Fehler</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>name in the issue tracker</source>
        <translation>Name im Ticketsystem</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 to be done, %2 in all</source>
        <translation>%1 zu erledigen, %2 insgesamt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) proposed</source>
        <translation>
            <numerusform>%Ln Änderung vorgeschlagen</numerusform>
            <numerusform>%Ln Änderungen vorgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) cannot be taken</source>
        <translation>
            <numerusform>%Ln Zeile ist nicht zu übernehmen</numerusform>
            <numerusform>%Ln Zeilen sind nicht zu übernehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is fixed:</source>
        <translation>%1 ist behoben:</translation>
    </message>
    <message>
        <source>%1 is no defect, because</source>
        <translation>%1 ist kein Fehler, weil</translation>
    </message>
    <message>
        <source>%1 is open:</source>
        <translation>%1 ist offen:</translation>
    </message>
    <message>
        <source>Export the defects</source>
        <translation>Die Fehler exportieren</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>What an issue tracker says of the defects</source>
        <translation>Was ein Ticketsystem zu den Fehlern sagt</translation>
    </message>
    <message>
        <source>Tables (*.csv *.xlsx)</source>
        <translation>Tabellen (*.csv *.xlsx)</translation>
    </message>
</context>
<context>
    <name>mw::ui::DifferenceModel</name>
    <message>
        <source>expected, but not in the target</source>
        <translation>erwartet, aber nicht im Ziel</translation>
    </message>
    <message>
        <source>in the target, but not expected</source>
        <translation>im Ziel, aber nicht erwartet</translation>
    </message>
    <message>
        <source>the rules give this key more than once</source>
        <translation>die Regeln ergeben diesen Schlüssel mehrfach</translation>
    </message>
    <message>
        <source>the target has this key more than once</source>
        <translation>das Ziel hat diesen Schlüssel mehrfach</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Actual</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s)</source>
        <translation>
            <numerusform>%Ln Zelle</numerusform>
            <numerusform>%Ln Zellen</numerusform>
        </translation>
    </message>
    <message>
        <source>defect</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>old system was wrong</source>
        <translation>Altsystem lag falsch</translation>
    </message>
    <message>
        <source>one record became several in the target</source>
        <translation>aus einem Datensatz wurden im Ziel mehrere</translation>
    </message>
    <message>
        <source>the first %1 shown</source>
        <translation>die ersten %1 gezeigt</translation>
    </message>
</context>
<context>
    <name>mw::ui::DifferencePane</name>
    <message>
        <source>By cause</source>
        <translation>Nach Ursache</translation>
    </message>
    <message>
        <source>By field</source>
        <translation>Nach Feld</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Abweichungen</translation>
    </message>
    <message>
        <source>%1 checks hold</source>
        <translation>%1 Prüfungen bestanden</translation>
    </message>
    <message>
        <source>Choose one of its checks to see what differs.</source>
        <translation>Wählen Sie eine der Prüfungen, um zu sehen, was abweicht.</translation>
    </message>
    <message>
        <source>All differences</source>
        <translation>Alle Abweichungen</translation>
    </message>
    <message>
        <source>%1 compared, %2 failed</source>
        <translation>%1 verglichen, %2 fehlgeschlagen</translation>
    </message>
    <message>
        <source>expected %1, found %2</source>
        <translation>erwartet %1, gefunden %2</translation>
    </message>
    <message>
        <source>%1 differences</source>
        <translation>%1 Abweichungen</translation>
    </message>
    <message>
        <source>the first %1 are shown</source>
        <translation>die ersten %1 werden gezeigt</translation>
    </message>
    <message>
        <source>Every value is what its rule says</source>
        <translation>Jeder Wert ist, was seine Regel sagt</translation>
    </message>
    <message numerus="yes">
        <source>%1 comparisons in %Ln check(s) found no difference.</source>
        <translation>
            <numerusform>%1 Vergleiche in %Ln Prüfung ergaben keine Abweichung.</numerusform>
            <numerusform>%1 Vergleiche in %Ln Prüfungen ergaben keine Abweichung.</numerusform>
        </translation>
    </message>
    <message>
        <source>Expected %1, found %2.</source>
        <translation>Erwartet %1, gefunden %2.</translation>
    </message>
    <message>
        <source>Nothing was compared</source>
        <translation>Nichts wurde verglichen</translation>
    </message>
    <message>
        <source>A check that compares nothing has not passed.</source>
        <translation>Eine Prüfung, die nichts vergleicht, ist nicht bestanden.</translation>
    </message>
    <message>
        <source>%1 compared, %2 failed.</source>
        <translation>%1 verglichen, %2 fehlgeschlagen.</translation>
    </message>
    <message>
        <source>This check failed</source>
        <translation>Diese Prüfung ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>This check holds</source>
        <translation>Diese Prüfung ist bestanden</translation>
    </message>
    <message>
        <source>All of: %1</source>
        <translation>Alle von: %1</translation>
    </message>
    <message>
        <source>Nothing was validated yet</source>
        <translation>Noch wurde nichts validiert</translation>
    </message>
    <message>
        <source>A validation reads the target back and compares it with what the rules say, record by record: counts, totals, every field, required values, relationships and duplicates. Load first, then validate.</source>
        <translation>Eine Validierung liest das Ziel zurück und vergleicht es mit dem, was die Regeln sagen, Datensatz für Datensatz: Anzahlen, Summen, jedes Feld, Pflichtwerte, Beziehungen und Dubletten. Erst laden, dann validieren.</translation>
    </message>
    <message>
        <source>This check is switched off</source>
        <translation>Diese Prüfung ist abgeschaltet</translation>
    </message>
    <message>
        <source>No validation has made this check yet</source>
        <translation>Noch keine Validierung hat diese Prüfung gemacht</translation>
    </message>
    <message>
        <source>The next one makes it, and keeps what differs.</source>
        <translation>Die nächste macht sie und bewahrt, was abweicht.</translation>
    </message>
</context>
<context>
    <name>mw::ui::DiscoverScreen</name>
    <message>
        <source>Filter connections, entities, fields</source>
        <translation>Entitäten und Felder filtern</translation>
    </message>
    <message>
        <source>Connections, entities and fields</source>
        <translation>Verbindungen, Entitäten und Felder</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation>Nichts ist gewählt</translation>
    </message>
    <message>
        <source>Choose a connection, an entity or a field to see what its values are like. Drop a data file on the window to add a connection.</source>
        <translation>Wählen Sie eine Verbindung, eine Entität oder ein Feld, um die Werte kennenzulernen. Ziehen Sie eine Datendatei auf das Fenster, um eine Verbindung hinzuzufügen.</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>Entitäten</translation>
    </message>
    <message>
        <source>Filter connections and fields</source>
        <translation>Verbindungen und Felder filtern</translation>
    </message>
    <message>
        <source>Profile this entity again</source>
        <translation>Profil dieser Entität neu erstellen</translation>
    </message>
    <message>
        <source>Profile every entity</source>
        <translation>Profil jeder Entität erstellen</translation>
    </message>
    <message>
        <source>Show the profile</source>
        <translation>Profil zeigen</translation>
    </message>
    <message>
        <source>Show the rows</source>
        <translation>Zeilen zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entities</source>
        <translation>
            <numerusform>%Ln Entität</numerusform>
            <numerusform>%Ln Entitäten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 malformed</source>
        <translation>%1 unlesbar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln fields</source>
        <translation>
            <numerusform>%Ln Feld</numerusform>
            <numerusform>%Ln Felder</numerusform>
        </translation>
    </message>
    <message>
        <source>Discover</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>Show how the connection is read</source>
        <translation>Zeigen, wie die Verbindung gelesen wird</translation>
    </message>
    <message>
        <source>How it is read</source>
        <translation>Wie sie gelesen wird</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>Noch keine Daten</translation>
    </message>
    <message>
        <source>Add what the data comes from and what it goes to. Files and folders can also be dropped on the window.</source>
        <translation>Fügen Sie hinzu, woher die Daten kommen und wohin sie gehen. Dateien und Ordner können auch auf das Fenster gezogen werden.</translation>
    </message>
    <message>
        <source>Scan the connection again: what has changed in its schema</source>
        <translation>Verbindung erneut lesen: was sich an ihrem Schema geändert hat</translation>
    </message>
    <message>
        <source>Scan again</source>
        <translation>Erneut lesen</translation>
    </message>
    <message>
        <source>Cluster the values of the field</source>
        <translation>Werte des Feldes gruppieren</translation>
    </message>
</context>
<context>
    <name>mw::ui::DiscussionTab</name>
    <message>
        <source>What was said</source>
        <translation>Was gesagt wurde</translation>
    </message>
    <message>
        <source>What you say</source>
        <translation>Was Sie sagen</translation>
    </message>
    <message>
        <source>Why, and what else was looked at</source>
        <translation>Warum, und was sonst erwogen wurde</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>yyyy-mm-dd</source>
        <translation>jjjj-mm-tt</translation>
    </message>
    <message>
        <source>Nothing is approved before it is closed</source>
        <translation>Nichts wird freigegeben, bevor sie geschlossen ist</translation>
    </message>
    <message>
        <source>Asked of</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Ask a question…</source>
        <translation>Frage stellen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Nobody has said anything about it yet. A name behind @ calls somebody.</source>
        <translation>Dazu hat noch niemand etwas gesagt. Ein Name hinter @ ruft jemanden.</translation>
    </message>
    <message>
        <source>Your answer to %1:</source>
        <translation>Ihre Antwort auf %1:</translation>
    </message>
    <message>
        <source>What is decided about %1:</source>
        <translation>Was zu %1 entschieden wird:</translation>
    </message>
    <message>
        <source>What do you want to know?</source>
        <translation>Was möchten Sie wissen?</translation>
    </message>
    <message>
        <source>Comment…</source>
        <translation>Kommentar…</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Close a question</source>
        <translation>Eine Frage schließen</translation>
    </message>
    <message>
        <source>Open a question again</source>
        <translation>Eine Frage wieder öffnen</translation>
    </message>
    <message>
        <source>Remove a comment</source>
        <translation>Einen Kommentar entfernen</translation>
    </message>
    <message>
        <source>Who says it? The name is remembered.</source>
        <translation>Wer sagt es? Der Name wird gemerkt.</translation>
    </message>
    <message>
        <source>%1 is no day. Days are written like 2026-12-24.</source>
        <translation>%1 ist kein Tag. Tage werden so geschrieben: 2026-12-24.</translation>
    </message>
    <message>
        <source>Ask a question</source>
        <translation>Eine Frage stellen</translation>
    </message>
    <message>
        <source>Decide a question</source>
        <translation>Eine Frage entscheiden</translation>
    </message>
</context>
<context>
    <name>mw::ui::DockPanel</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
</context>
<context>
    <name>mw::ui::DocumentKeeper</name>
    <message>
        <source>Force edits to the disk</source>
        <translation>Änderungen auf den Datenträger bringen</translation>
    </message>
    <message>
        <source>Write an edit down</source>
        <translation>Änderung festhalten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Forget edits</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemand</translation>
    </message>
    <message>
        <source>Keep the history</source>
        <translation>Verlauf aufbewahren</translation>
    </message>
    <message>
        <source>Changed outside Mapwright</source>
        <translation>Außerhalb von Mapwright geändert</translation>
    </message>
    <message>
        <source>Several edits</source>
        <translation>Mehrere Änderungen</translation>
    </message>
</context>
<context>
    <name>mw::ui::DriftLine</name>
    <message>
        <source>What changed</source>
        <translation>Was sich änderte</translation>
    </message>
    <message>
        <source>What changed since the profile before</source>
        <translation>Was sich seit dem vorigen Profil änderte</translation>
    </message>
    <message>
        <source>Nothing changed since the profile of %1.</source>
        <translation>Seit dem Profil vom %1 hat sich nichts geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) since the profile of %1.</source>
        <translation>
            <numerusform>%Ln Änderung seit dem Profil vom %1.</numerusform>
            <numerusform>%Ln Änderungen seit dem Profil vom %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>This profile could not be kept: %1</source>
        <translation>Dieses Profil konnte nicht aufbewahrt werden: %1</translation>
    </message>
</context>
<context>
    <name>mw::ui::DriftModel</name>
    <message>
        <source>the entity is gone</source>
        <translation>die Entität ist weg</translation>
    </message>
    <message>
        <source>the field is gone</source>
        <translation>das Feld ist weg</translation>
    </message>
    <message>
        <source>another type</source>
        <translation>ein anderer Typ</translation>
    </message>
    <message>
        <source>means something else</source>
        <translation>bedeutet etwas anderes</translation>
    </message>
    <message>
        <source>new patterns</source>
        <translation>neue Muster</translation>
    </message>
    <message>
        <source>new values</source>
        <translation>neue Werte</translation>
    </message>
    <message>
        <source>values are gone</source>
        <translation>Werte sind weg</translation>
    </message>
    <message>
        <source>share without a value</source>
        <translation>Anteil ohne Wert</translation>
    </message>
    <message>
        <source>share of empty texts</source>
        <translation>Anteil leerer Texte</translation>
    </message>
    <message>
        <source>share with edge spaces</source>
        <translation>Anteil mit Leerraum am Rand</translation>
    </message>
    <message>
        <source>share of unreadable records</source>
        <translation>Anteil unlesbarer Datensätze</translation>
    </message>
    <message>
        <source>longest text</source>
        <translation>längster Text</translation>
    </message>
    <message>
        <source>range</source>
        <translation>Wertebereich</translation>
    </message>
    <message>
        <source>all different, or not</source>
        <translation>alle verschieden oder nicht</translation>
    </message>
    <message>
        <source>the entity is new</source>
        <translation>die Entität ist neu</translation>
    </message>
    <message>
        <source>the field is new</source>
        <translation>das Feld ist neu</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich änderte</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>alles</translation>
    </message>
</context>
<context>
    <name>mw::ui::EntitiesPage</name>
    <message>
        <source>Target entities</source>
        <translation>Zielentitäten</translation>
    </message>
    <message>
        <source>Filter entities</source>
        <translation>Entitäten filtern</translation>
    </message>
    <message>
        <source>Nothing is mapped yet</source>
        <translation>Noch ist nichts zugeordnet</translation>
    </message>
    <message>
        <source>%1 of %2 without gaps or problems</source>
        <translation>%1 von %2 ohne Lücken und Probleme</translation>
    </message>
    <message>
        <source>An entity mapping says which source entity fills which target entity. Choose a pair to begin.</source>
        <translation>Eine Zuordnung sagt, welche Quellentität welche Zielentität füllt. Wählen Sie zum Anfangen ein Paar.</translation>
    </message>
    <message>
        <source>New entity mapping</source>
        <translation>Neue Zuordnung</translation>
    </message>
    <message>
        <source>Remove the entity mapping</source>
        <translation>Zuordnung entfernen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Which entity feeds which</source>
        <translation>Welche Entität welche speist</translation>
    </message>
</context>
<context>
    <name>mw::ui::EntityListModel</name>
    <message>
        <source>Entity</source>
        <translation>Entität</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Refers to</source>
        <translation>Verweist auf</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
</context>
<context>
    <name>mw::ui::EntityResultModel</name>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Geladen</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Zusammengeführt</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Bilanz</translation>
    </message>
    <message>
        <source>%1 sent, %2 counted by the target</source>
        <translation>%1 gesendet, %2 vom Ziel gezählt</translation>
    </message>
    <message>
        <source>%1 read, %2 accounted for</source>
        <translation>%1 gelesen, %2 nachgewiesen</translation>
    </message>
    <message>
        <source>closes</source>
        <translation>geht auf</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
</context>
<context>
    <name>mw::ui::ExportPage</name>
    <message>
        <source>Export the specification</source>
        <translation>Spezifikation exportieren</translation>
    </message>
    <message>
        <source>Every mapping with its rules in words, value maps, exclusions and open points, and what was loaded and proven. All formats carry the same content and the same hash.</source>
        <translation>Jede Zuordnung mit ihren Regeln in Worten, Wertezuordnungen, Ausschlüssen und offenen Punkten, und was geladen und belegt ist. Alle Formate tragen denselben Inhalt und denselben Hash.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Write the specification to</source>
        <translation>Spezifikation schreiben nach</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>specification</source>
        <translation>spezifikation</translation>
    </message>
    <message>
        <source>There is such a file; it will be replaced.</source>
        <translation>Diese Datei gibt es schon; sie wird ersetzt.</translation>
    </message>
    <message>
        <source>Dialect</source>
        <translation>Dialekt</translation>
    </message>
    <message>
        <source>As the target</source>
        <translation>Wie das Ziel</translation>
    </message>
    <message>
        <source>US Letter</source>
        <translation>US-Letter</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>all of it: the full specification</source>
        <translation>alle: die volle Spezifikation</translation>
    </message>
    <message>
        <source>those who decide: at most eight pages</source>
        <translation>wer entscheidet: höchstens acht Seiten</translation>
    </message>
    <message>
        <source>those who build: rules, value maps, checks</source>
        <translation>wer baut: Regeln, Wertezuordnungen, Prüfungen</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>the program&apos;s own</source>
        <translation>der des Programms</translation>
    </message>
    <message>
        <source>A file that says how papers of your organisation look: name, colour, fonts, logo, footer, confidentiality (see the README)</source>
        <translation>Eine Datei, die sagt, wie Dokumente Ihrer Organisation aussehen: Name, Farbe, Schriften, Logo, Fußzeile, Vertraulichkeit (siehe README)</translation>
    </message>
    <message>
        <source>House style</source>
        <translation>Hausstil</translation>
    </message>
    <message>
        <source>Choose a house style</source>
        <translation>Einen Hausstil auswählen</translation>
    </message>
    <message>
        <source>House styles (*.json)</source>
        <translation>Hausstile (*.json)</translation>
    </message>
    <message>
        <source>As the house style says</source>
        <translation>Wie der Hausstil es sagt</translation>
    </message>
</context>
<context>
    <name>mw::ui::FactDetail</name>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>It hangs on what has changed: %1</source>
        <translation>Es hängt an Geändertem: %1</translation>
    </message>
</context>
<context>
    <name>mw::ui::FieldDetail</name>
    <message>
        <source>Top values</source>
        <translation>Häufigste Werte</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Double-click a value to see its rows</source>
        <translation>Ein Doppelklick auf einen Wert zeigt seine Zeilen</translation>
    </message>
    <message>
        <source>Show these rows</source>
        <translation>Diese Zeilen zeigen</translation>
    </message>
    <message>
        <source>required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Null</source>
        <translation>Null</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Edge spaces</source>
        <translation>Leerzeichen am Rand</translation>
    </message>
    <message>
        <source>Distinct</source>
        <translation>Verschiedene</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>Sieht aus wie</translation>
    </message>
    <message>
        <source>%1, %2 of the values</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Cluster values …</source>
        <translation>Werte gruppieren …</translation>
    </message>
    <message>
        <source>Find values that are spellings of one, and list them in a value map</source>
        <translation>Werte finden, die Schreibweisen eines Wertes sind, und sie in eine Wertezuordnung aufnehmen</translation>
    </message>
</context>
<context>
    <name>mw::ui::FieldTab</name>
    <message>
        <source>Intent</source>
        <translation>Absicht</translation>
    </message>
    <message>
        <source>What the business asked for, in its words</source>
        <translation>Was der Fachbereich verlangt, in seinen Worten</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Gesagt von</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>Wichtigkeit</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Change owner of %1</source>
        <translation>Verantwortlichen von %1 ändern</translation>
    </message>
    <message>
        <source>Change status of %1</source>
        <translation>Status von %1 ändern</translation>
    </message>
    <message>
        <source>Change criticality of %1</source>
        <translation>Wichtigkeit von %1 ändern</translation>
    </message>
    <message>
        <source>Worked examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Keep the first live row as an example; others by right click on a row</source>
        <translation>Die erste echte Zeile als Beispiel behalten; andere mit der rechten Maustaste auf einer Zeile</translation>
    </message>
    <message>
        <source>Add a worked example</source>
        <translation>Beispiel hinzufügen</translation>
    </message>
    <message>
        <source>Remove the chosen examples</source>
        <translation>Gewählte Beispiele entfernen</translation>
    </message>
    <message>
        <source>Change example of %1</source>
        <translation>Beispiel von %1 ändern</translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation>Nichts ist gewählt</translation>
    </message>
    <message>
        <source>Choose a target field to see and change what is said of it.</source>
        <translation>Wählen Sie ein Zielfeld, um zu sehen und zu ändern, was darüber gesagt ist.</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>proposed: it does not exist yet</source>
        <translation>vorgeschlagen: es existiert noch nicht</translation>
    </message>
    <message>
        <source>Value map %1</source>
        <translation>Wertezuordnung %1</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>%1 of %2 fail</source>
        <translation>%1 von %2 schlagen fehl</translation>
    </message>
    <message>
        <source>all %1 as wanted</source>
        <translation>alle %1 wie gewünscht</translation>
    </message>
    <message>
        <source>Describe %1</source>
        <translation>%1 beschreiben</translation>
    </message>
    <message>
        <source>There is no live row to keep: the rule must run on real rows first.</source>
        <translation>Es gibt keine echte Zeile zum Behalten: die Regel muss erst auf echten Zeilen laufen.</translation>
    </message>
    <message>
        <source>Add example to %1</source>
        <translation>Beispiel zu %1 hinzufügen</translation>
    </message>
    <message>
        <source>Remove example of %1</source>
        <translation>Beispiel von %1 entfernen</translation>
    </message>
    <message>
        <source>exact; or 0.01, 0.5 %, 1 s, zone, case, set ;</source>
        <translation>genau; oder 0.01, 0.5 %, 1 s, zone, case, set ;</translation>
    </message>
    <message>
        <source>What a validation lets pass, joined by or: 0.01 · 0.5 % · 1 s, 5 min, 1 h, 1 d · zone, zone +02:00 · case, space, accents, unicode · set ; for lists in any order</source>
        <translation>Was eine Validierung durchgehen lässt, mit or verbunden: 0.01 · 0.5 % · 1 s, 5 min, 1 h, 1 d · zone, zone +02:00 · case, space, accents, unicode · set ; für Listen in beliebiger Folge</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>Change tolerance of %1</source>
        <translation>Toleranz von %1 ändern</translation>
    </message>
</context>
<context>
    <name>mw::ui::FileMerge</name>
    <message>
        <source>Compare with the file</source>
        <translation>Mit der Datei vergleichen</translation>
    </message>
    <message>
        <source>Merge with the file</source>
        <translation>Mit der Datei zusammenführen</translation>
    </message>
</context>
<context>
    <name>mw::ui::FileVerification</name>
    <message>
        <source>%1 is not what was signed — %2: %3</source>
        <translation>%1 ist nicht, was unterschrieben wurde — %2: %3</translation>
    </message>
    <message>
        <source>%1 is whole, but the signature of %2 does not hold: %3</source>
        <translation>%1 ist unversehrt, aber die Unterschrift von %2 gilt nicht: %3</translation>
    </message>
    <message>
        <source>%1 is whole; nobody has signed it. Content hash %2</source>
        <translation>%1 ist unversehrt; niemand hat es unterschrieben. Inhaltshash %2</translation>
    </message>
    <message>
        <source>%1 is what was signed, by %2. Content hash %3</source>
        <translation>%1 ist, was unterschrieben wurde, von %2. Inhaltshash %3</translation>
    </message>
    <message>
        <source>Verify %1</source>
        <translation>%1 prüfen</translation>
    </message>
    <message>
        <source>%1 was not verified. %2</source>
        <translation>%1 wurde nicht geprüft. %2</translation>
    </message>
</context>
<context>
    <name>mw::ui::FilterEdit</name>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
</context>
<context>
    <name>mw::ui::FilterForm</name>
    <message>
        <source>Migrate only records for which this is true</source>
        <translation>Nur Datensätze migrieren, für die dies gilt</translation>
    </message>
    <message>
        <source>Why the others stay behind</source>
        <translation>Warum die übrigen zurückbleiben</translation>
    </message>
    <message>
        <source>Change filter of %1</source>
        <translation>Filter von %1 ändern</translation>
    </message>
    <message>
        <source>Remove filter of %1</source>
        <translation>Filter von %1 entfernen</translation>
    </message>
</context>
<context>
    <name>mw::ui::FromForm</name>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Reads every record of %1 in %2.</source>
        <translation>Liest jeden Datensatz von %1 in %2.</translation>
    </message>
    <message>
        <source>Rules may call it</source>
        <translation>Name in Regeln</translation>
    </message>
    <message>
        <source>Name of the source in rules</source>
        <translation>Name der Quelle in Regeln</translation>
    </message>
    <message>
        <source>Change source name of %1</source>
        <translation>Quellnamen von %1 ändern</translation>
    </message>
</context>
<context>
    <name>mw::ui::GateList</name>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>Go to Test load</source>
        <translation>Zum Testladen</translation>
    </message>
    <message>
        <source>Go to Validate</source>
        <translation>Zum Validieren</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>%1: go to what is missing</source>
        <translation>%1: zu dem, was fehlt</translation>
    </message>
    <message>
        <source>Go to Review</source>
        <translation>Zur Abnahme</translation>
    </message>
</context>
<context>
    <name>mw::ui::GridView</name>
    <message>
        <source>Source-to-target table</source>
        <translation>Tabelle Quelle zu Ziel</translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation>Zeilen filtern</translation>
    </message>
    <message>
        <source>Which rows are shown</source>
        <translation>Welche Zeilen gezeigt werden</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>Alle Felder</translation>
    </message>
    <message>
        <source>Unmapped</source>
        <translation>Nicht zugeordnet</translation>
    </message>
    <message>
        <source>Required, unfed</source>
        <translation>Pflicht ohne Regel</translation>
    </message>
    <message>
        <source>With problems</source>
        <translation>Mit Problemen</translation>
    </message>
    <message>
        <source>Mapped</source>
        <translation>Zugeordnet</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>In Prüfung</translation>
    </message>
    <message>
        <source>Open questions</source>
        <translation>Offene Fragen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s)</source>
        <translation>
            <numerusform>%Ln Feld</numerusform>
            <numerusform>%Ln Felder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 fields</source>
        <translation>%1 von %2 Feldern</translation>
    </message>
    <message numerus="yes">
        <source>Change %1 of %Ln field(s)</source>
        <translation>
            <numerusform>%1 von %Ln Feld ändern</numerusform>
            <numerusform>%1 von %Ln Feldern ändern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %Ln cell(s)</source>
        <translation>
            <numerusform>%Ln Zelle einfügen</numerusform>
            <numerusform>%Ln Zellen einfügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) were left out: they cannot be edited here</source>
        <translation>
            <numerusform>%Ln Zelle blieb weg: sie ist hier nicht änderbar</numerusform>
            <numerusform>%Ln Zellen blieben weg: sie sind hier nicht änderbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Empty %Ln cell(s)</source>
        <translation>
            <numerusform>%Ln Zelle leeren</numerusform>
            <numerusform>%Ln Zellen leeren</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>mw::ui::HelpModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Key or call</source>
        <translation>Taste oder Aufruf</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was es tut</translation>
    </message>
</context>
<context>
    <name>mw::ui::HelpView</name>
    <message>
        <source>Key or function</source>
        <translation>Taste oder Funktion</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>There is no such key or function.</source>
        <translation>Eine solche Taste oder Funktion gibt es nicht.</translation>
    </message>
</context>
<context>
    <name>mw::ui::HistoryModel</name>
    <message>
        <source>Edit</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Document as it was opened</source>
        <translation>Dokument, wie es geöffnet wurde</translation>
    </message>
    <message>
        <source>%1 (saved)</source>
        <translation>%1 (gespeichert)</translation>
    </message>
</context>
<context>
    <name>mw::ui::ImportDraft</name>
    <message>
        <source>Read %1</source>
        <translation>%1 lesen</translation>
    </message>
    <message>
        <source>Look at %1</source>
        <translation>%1 ansehen</translation>
    </message>
    <message>
        <source>Read the first rows</source>
        <translation>Die ersten Zeilen lesen</translation>
    </message>
</context>
<context>
    <name>mw::ui::ImportFieldModel</name>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Type of the values</source>
        <translation>Typ der Werte</translation>
    </message>
    <message>
        <source>Written with</source>
        <translation>Schreibweise</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beleg</translation>
    </message>
</context>
<context>
    <name>mw::ui::ImportPage</name>
    <message>
        <source>All as found</source>
        <translation>Alles wie gefunden</translation>
    </message>
    <message>
        <source>Take back what was decided and leave everything to what is found</source>
        <translation>Entscheidungen zurücknehmen und alles dem überlassen, was gefunden wird</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Take the connection as shown</source>
        <translation>Die Verbindung wie gezeigt nehmen</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>Add connection</source>
        <translation>Verbindung hinzufügen</translation>
    </message>
    <message>
        <source>Shape of %1</source>
        <translation>Wie %1 gelesen wird</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) would be new:</source>
        <translation>
            <numerusform>%n Problem wäre neu:</numerusform>
            <numerusform>%n Probleme wären neu:</numerusform>
        </translation>
    </message>
    <message>
        <source>Read as mappings</source>
        <translation>Als Zuordnungen lesen</translation>
    </message>
    <message>
        <source>It holds no data but says which field goes where: review that as proposals</source>
        <translation>Sie enthält keine Daten, sondern sagt, welches Feld wohin geht: als Vorschläge prüfen</translation>
    </message>
</context>
<context>
    <name>mw::ui::ImportPlaceLine</name>
    <message>
        <source>Location</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>A file, a folder, or a wildcard such as orders-*.csv</source>
        <translation>Eine Datei, ein Ordner oder ein Muster wie orders-*.csv</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Datei …</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>What is read</source>
        <translation>Was gelesen wird</translation>
    </message>
    <message>
        <source>Name of the connection</source>
        <translation>Name der Verbindung</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Choose a data folder</source>
        <translation>Datenordner wählen</translation>
    </message>
    <message>
        <source>Choose a data file</source>
        <translation>Datendatei wählen</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Umsehen</translation>
    </message>
</context>
<context>
    <name>mw::ui::ImportPreview</name>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Entität</translation>
    </message>
    <message>
        <source>The entity in view; of a workbook also a range that you write: Sheet1!A5:F90</source>
        <translation>Die gezeigte Entität; in einer Arbeitsmappe auch ein Bereich, den Sie schreiben: Sheet1!A5:F90</translation>
    </message>
    <message>
        <source>Row errors and repairs</source>
        <translation>Zeilenfehler und Reparaturen</translation>
    </message>
    <message>
        <source>Every record that was looked at is a row as it stands.</source>
        <translation>Jeder angesehene Datensatz ist so, wie er dasteht, eine Zeile.</translation>
    </message>
    <message>
        <source>Read as UTF-8</source>
        <translation>Als UTF-8 lesen</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>wird angesehen …</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>the first %1 of about %2 rows</source>
        <translation>die ersten %1 von etwa %2 Zeilen</translation>
    </message>
    <message>
        <source>the first %1 rows</source>
        <translation>die ersten %1 Zeilen</translation>
    </message>
    <message numerus="yes">
        <source>%n fields</source>
        <translation>
            <numerusform>%n Feld</numerusform>
            <numerusform>%n Felder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row error(s)</source>
        <translation>
            <numerusform>%n Zeilenfehler</numerusform>
            <numerusform>%n Zeilenfehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mended</source>
        <translation>
            <numerusform>%n repariert</numerusform>
            <numerusform>%n repariert</numerusform>
        </translation>
    </message>
    <message>
        <source>No row errors</source>
        <translation>Keine Zeilenfehler</translation>
    </message>
    <message>
        <source>In the first %1 records</source>
        <translation>In den ersten %1 Datensätzen</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) look as if the encoding were another.</source>
        <translation>
            <numerusform>%n Wert sieht aus, als wäre die Kodierung eine andere.</numerusform>
            <numerusform>%n Werte sehen aus, als wäre die Kodierung eine andere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>mw::ui::IncomingWorkbook</name>
    <message>
        <source>Mappings of %1</source>
        <translation>Zuordnungen aus %1</translation>
    </message>
    <message>
        <source>Apply proposals of %1</source>
        <translation>Vorschläge aus %1 übernehmen</translation>
    </message>
</context>
<context>
    <name>mw::ui::Inspector</name>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value map</source>
        <translation>Wertezuordnung</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>Comments (%1)</source>
        <translation>Kommentare (%1)</translation>
    </message>
</context>
<context>
    <name>mw::ui::JobsModel</name>
    <message>
        <source>Job</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Rows/s</source>
        <translation>Zeilen/s</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>mw::ui::JudgeBar</name>
    <message>
        <source>passes</source>
        <translation>lässt bestehen</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>lässt durchfallen</translation>
    </message>
    <message>
        <source>is unsure</source>
        <translation>ist unsicher</translation>
    </message>
    <message>
        <source>accepts</source>
        <translation>nimmt hin</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <translation>%1, Taste %2</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Fail…</source>
        <translation>Nicht bestanden …</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Accept…</source>
        <translation>Hinnehmen …</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>, of what the record held then</source>
        <translation>, zum damaligen Inhalt</translation>
    </message>
    <message>
        <source>It fails: what is wrong?</source>
        <translation>Fällt durch: Was ist falsch?</translation>
    </message>
    <message>
        <source>Accept it as it is, because</source>
        <translation>So hinnehmen, weil</translation>
    </message>
    <message>
        <source>Who says so?</source>
        <translation>Wer sagt das?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>mw::ui::LayoutDraft</name>
    <message>
        <source>A field of one column cannot be cut.</source>
        <translation>Ein Feld von einer Spalte lässt sich nicht teilen.</translation>
    </message>
    <message>
        <source>A record type needs a field.</source>
        <translation>Eine Satzart braucht ein Feld.</translation>
    </message>
    <message>
        <source>Columns %1 hold no value that is not a record type&apos;s already.</source>
        <translation>In den Spalten %1 steht kein Wert, der nicht schon einer Satzart gehört.</translation>
    </message>
    <message>
        <source>Records end at column %1.</source>
        <translation>Die Sätze enden in Spalte %1.</translation>
    </message>
</context>
<context>
    <name>mw::ui::LayoutEditor</name>
    <message>
        <source>Ruler over the first records</source>
        <translation>Lineal über den ersten Sätzen</translation>
    </message>
    <message>
        <source>Find columns</source>
        <translation>Spalten suchen</translation>
    </message>
    <message>
        <source>Leave the columns to what is found in the file</source>
        <translation>Die Spalten dem überlassen, was in der Datei gefunden wird</translation>
    </message>
    <message>
        <source>Fields of the layout</source>
        <translation>Felder des Aufbaus</translation>
    </message>
    <message>
        <source>Leave the field out</source>
        <translation>Feld auslassen</translation>
    </message>
    <message>
        <source>A column is a character (%1).</source>
        <translation>Eine Spalte ist ein Zeichen (%1).</translation>
    </message>
    <message>
        <source>A column is a byte (%1).</source>
        <translation>Eine Spalte ist ein Byte (%1).</translation>
    </message>
    <message>
        <source>Click: new edge · drag: move · double click: remove · keys: Tab, ←, →, Insert, Delete</source>
        <translation>Klick: neue Grenze · Ziehen: verschieben · Doppelklick: entfernen · Tasten: Tab, ←, →, Einfg, Entf</translation>
    </message>
</context>
<context>
    <name>mw::ui::LayoutFieldModel</name>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation>Abgelegt als</translation>
    </message>
    <message>
        <source>Date form</source>
        <translation>Datumsform</translation>
    </message>
    <message>
        <source>First value</source>
        <translation>Erster Wert</translation>
    </message>
    <message>
        <source>as written</source>
        <translation>wie geschrieben</translation>
    </message>
    <message>
        <source>implied decimals</source>
        <translation>gedachtes Komma</translation>
    </message>
    <message>
        <source>zoned</source>
        <translation>gezont</translation>
    </message>
    <message>
        <source>packed</source>
        <translation>gepackt</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>binär</translation>
    </message>
    <message>
        <source>to the end</source>
        <translation>bis zum Ende</translation>
    </message>
    <message>
        <source>as it stands</source>
        <translation>wie es dasteht</translation>
    </message>
</context>
<context>
    <name>mw::ui::LayoutRuler</name>
    <message>
        <source>Edge behind column %1</source>
        <translation>Grenze nach Spalte %1</translation>
    </message>
    <message>
        <source>Field %1</source>
        <translation>Feld %1</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>Spalte %1</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
</context>
<context>
    <name>mw::ui::LedgerBar</name>
    <message>
        <source>loaded</source>
        <translation>geladen</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>übergeben</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archiviert</translation>
    </message>
    <message>
        <source>federated</source>
        <translation>föderiert</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>zusammengeführt</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>ausgeschlossen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>%1 gelesen</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>the ledger closes</source>
        <translation>die Bilanz geht auf</translation>
    </message>
    <message>
        <source>the ledger does not close</source>
        <translation>die Bilanz geht nicht auf</translation>
    </message>
    <message>
        <source>%1 written, %2 counted by the target</source>
        <translation>%1 geschrieben, %2 vom Ziel gezählt</translation>
    </message>
</context>
<context>
    <name>mw::ui::LengthChart</name>
    <message>
        <source>%1 characters</source>
        <translation>%1 Zeichen</translation>
    </message>
    <message>
        <source>%1 and more characters</source>
        <translation>%1 und mehr Zeichen</translation>
    </message>
</context>
<context>
    <name>mw::ui::MainWindow</name>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>Remove from recent</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>It could not be opened. %1</source>
        <translation>Es ließ sich nicht öffnen. %1</translation>
    </message>
    <message>
        <source>%1 is now a connection.</source>
        <translation>%1 ist jetzt eine Verbindung.</translation>
    </message>
    <message>
        <source>The specification was written to %1.</source>
        <translation>Die Spezifikation wurde nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Go to field, rule, value map…</source>
        <translation>Zu Feld, Regel, Wertezuordnung …</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>No problems were found.</source>
        <translation>Es wurden keine Probleme gefunden.</translation>
    </message>
    <message>
        <source>Filter problems</source>
        <translation>Probleme filtern</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>No job ran yet. Loads, profiles and validations are listed here.</source>
        <translation>Noch lief keine Aufgabe. Hier stehen Ladeläufe, Profile und Validierungen.</translation>
    </message>
    <message>
        <source>Cancel job</source>
        <translation>Aufgabe abbrechen</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Fertige entfernen</translation>
    </message>
    <message>
        <source>Rejects</source>
        <translation>Abgelehnte</translation>
    </message>
    <message>
        <source>The last load rejected nothing, or there was none.</source>
        <translation>Der letzte Ladelauf lehnte nichts ab, oder es gab keinen.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Open a document to see its edits.</source>
        <translation>Öffnen Sie ein Dokument, um seine Änderungen zu sehen.</translation>
    </message>
    <message>
        <source>Go to an entity, field, rule, value map, check or reference</source>
        <translation>Zu Entität, Feld, Regel, Wertezuordnung, Prüfung oder Referenz</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>This edit is not possible: %1</source>
        <translation>Diese Änderung ist nicht möglich: %1</translation>
    </message>
    <message>
        <source>The document was not saved. %1</source>
        <translation>Das Dokument wurde nicht gespeichert. %1</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Another program changed the file since it was opened. Nothing was saved.</source>
        <translation>Ein anderes Programm hat die Datei seit dem Öffnen geändert. Es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Edits cannot be kept safe from a crash: %1</source>
        <translation>Änderungen sind nicht gegen einen Absturz gesichert: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) of the last time were not saved.</source>
        <translation>
            <numerusform>%Ln Änderung vom letzten Mal wurde nicht gespeichert.</numerusform>
            <numerusform>%Ln Änderungen vom letzten Mal wurden nicht gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) of the last time were not saved, but the file was changed since.</source>
        <translation>
            <numerusform>%Ln Änderung vom letzten Mal wurde nicht gespeichert, aber die Datei wurde seither geändert.</numerusform>
            <numerusform>%Ln Änderungen vom letzten Mal wurden nicht gespeichert, aber die Datei wurde seither geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln Fehler</numerusform>
            <numerusform>%Ln Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln Warnung</numerusform>
            <numerusform>%Ln Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>saving</source>
        <translation>speichert</translation>
    </message>
    <message>
        <source>never saved</source>
        <translation>nie gespeichert</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>nicht gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>Nicht speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The open document has unsaved changes.</source>
        <translation>Das geöffnete Dokument hat ungespeicherte Änderungen.</translation>
    </message>
    <message>
        <source>The document has unsaved changes.</source>
        <translation>Das Dokument hat ungespeicherte Änderungen.</translation>
    </message>
    <message>
        <source>Mapping documents (*.mapwright)</source>
        <translation>Zuordnungsdokumente (*.mapwright)</translation>
    </message>
    <message>
        <source>Open a sample migration</source>
        <translation>Beispielmigration öffnen</translation>
    </message>
    <message>
        <source>New migration</source>
        <translation>Neue Migration</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Open a mapping document</source>
        <translation>Zuordnungsdokument öffnen</translation>
    </message>
    <message>
        <source>A legacy CRM, messy as real ones are, mapped to a new one</source>
        <translation>Ein altes CRM, unordentlich wie echte, einem neuen zugeordnet</translation>
    </message>
    <message>
        <source>Pick source and target; either may come later</source>
        <translation>Quelle und Ziel wählen; beides geht auch später</translation>
    </message>
    <message>
        <source>A mapping document (.mapwright)</source>
        <translation>Ein Zuordnungsdokument (.mapwright)</translation>
    </message>
    <message>
        <source>Add a file as connection…</source>
        <translation>Datei als Verbindung hinzufügen …</translation>
    </message>
    <message>
        <source>Choose a data file</source>
        <translation>Datendatei wählen</translation>
    </message>
    <message>
        <source>Add a folder as connection…</source>
        <translation>Ordner als Verbindung hinzufügen …</translation>
    </message>
    <message>
        <source>Choose a data folder</source>
        <translation>Datenordner wählen</translation>
    </message>
    <message>
        <source>Close document</source>
        <translation>Dokument schließen</translation>
    </message>
    <message>
        <source>Export the specification</source>
        <translation>Spezifikation exportieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Aktion suchen</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Go to anything</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>Nächstes Problem</translation>
    </message>
    <message>
        <source>Previous problem</source>
        <translation>Voriges Problem</translation>
    </message>
    <message>
        <source>Problems: show or hide</source>
        <translation>Probleme: ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Jobs: show or hide</source>
        <translation>Aufgaben: ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Rejects: show or hide</source>
        <translation>Abgelehnte: ein- oder ausblenden</translation>
    </message>
    <message>
        <source>History: show or hide</source>
        <translation>Verlauf: ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Appearance: as the system</source>
        <translation>Darstellung: wie das System</translation>
    </message>
    <message>
        <source>Appearance: light</source>
        <translation>Darstellung: hell</translation>
    </message>
    <message>
        <source>Appearance: dark</source>
        <translation>Darstellung: dunkel</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Sprache: %1</translation>
    </message>
    <message>
        <source>The window speaks %1 from the next start on.</source>
        <translation>Das Fenster spricht ab dem nächsten Start %1.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Save the mapping document</source>
        <translation>Zuordnungsdokument speichern</translation>
    </message>
    <message>
        <source>Map the sample yourself</source>
        <translation>Beispiel selbst zuordnen</translation>
    </message>
    <message>
        <source>The same data with nothing mapped yet: where learning begins</source>
        <translation>Dieselben Daten, noch nichts zugeordnet: hier beginnt das Lernen</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Help: keys and functions</source>
        <translation>Hilfe: Tasten und Funktionen</translation>
    </message>
    <message>
        <source>How it is read</source>
        <translation>Wie sie gelesen wird</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 is read in its new shape.</source>
        <translation>%1 wird jetzt anders gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln approval(s) stale</source>
        <translation>
            <numerusform>%Ln Freigabe veraltet</numerusform>
            <numerusform>%Ln Freigaben veraltet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln proposal(s) applied.</source>
        <translation>
            <numerusform>%Ln Vorschlag übernommen.</numerusform>
            <numerusform>%Ln Vorschläge übernommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring in a mapping workbook…</source>
        <translation>Zuordnungstabelle hereinholen …</translation>
    </message>
    <message>
        <source>Choose a mapping workbook, or a specification that comes back</source>
        <translation>Eine Zuordnungstabelle oder eine zurückgekommene Spezifikation wählen</translation>
    </message>
    <message>
        <source>Workbooks and delimited text (*.xlsx *.xlsm *.ods *.csv *.tsv *.txt)</source>
        <translation>Arbeitsmappen und Text mit Trennzeichen (*.xlsx *.xlsm *.ods *.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>The document and its file were merged.</source>
        <translation>Dokument und Datei wurden zusammengeführt.</translation>
    </message>
    <message>
        <source>The schema was taken over. What speaks of fields that are gone is listed among the problems.</source>
        <translation>Das Schema wurde übernommen. Was von weggefallenen Feldern spricht, steht unter den Problemen.</translation>
    </message>
    <message>
        <source>History of the document…</source>
        <translation>Verlauf des Dokuments…</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Zusammenführen…</translation>
    </message>
    <message>
        <source>The document was saved, but its history could not be kept. %1</source>
        <translation>Das Dokument wurde gespeichert, sein Verlauf aber nicht aufbewahrt. %1</translation>
    </message>
    <message>
        <source>Older…</source>
        <translation>Älteres…</translation>
    </message>
    <message>
        <source>What was done before this document was opened, versions with names, and what differs between them</source>
        <translation>Was vor dem Öffnen getan wurde, benannte Versionen und was sie unterscheidet</translation>
    </message>
    <message>
        <source>Import a mapping workbook</source>
        <translation>Zuordnungstabelle einlesen</translation>
    </message>
    <message>
        <source>Choose a mapping workbook</source>
        <translation>Eine Zuordnungstabelle wählen</translation>
    </message>
    <message>
        <source>Mappings that somebody keeps in a spreadsheet</source>
        <translation>Zuordnungen, die jemand in einer Tabelle führt</translation>
    </message>
    <message>
        <source>Questions: show or hide</source>
        <translation>Fragen: zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
</context>
<context>
    <name>mw::ui::MapEditor</name>
    <message>
        <source>Canvas</source>
        <translation>Zeichenfläche</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Map chosen source to chosen target</source>
        <translation>Gewählte Quelle gewähltem Ziel zuordnen</translation>
    </message>
    <message>
        <source>Unmap</source>
        <translation>Zuordnung lösen</translation>
    </message>
    <message>
        <source>Edit rule</source>
        <translation>Regel bearbeiten</translation>
    </message>
    <message>
        <source>Not migrated…</source>
        <translation>Nicht migriert …</translation>
    </message>
    <message>
        <source>Migrate again</source>
        <translation>Wieder migrieren</translation>
    </message>
    <message>
        <source>Go to the other end of the link</source>
        <translation>Zum anderen Ende der Verbindung</translation>
    </message>
    <message>
        <source>Show only what touches the selection</source>
        <translation>Nur zeigen, was die Auswahl berührt</translation>
    </message>
    <message>
        <source>Map fields of equal name</source>
        <translation>Gleichnamige Felder zuordnen</translation>
    </message>
    <message>
        <source>Next gap</source>
        <translation>Nächste Lücke</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message>
        <source>Choose a source field on the left and a target field on the right, then press M.</source>
        <translation>Wählen Sie links ein Quellfeld und rechts ein Zielfeld, dann drücken Sie M.</translation>
    </message>
    <message numerus="yes">
        <source>Replace the rules of all %Ln field(s)</source>
        <translation>
            <numerusform>Regel von %Ln Feld ersetzen</numerusform>
            <numerusform>Regeln aller %Ln Felder ersetzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %Ln field(s) without a rule</source>
        <translation>
            <numerusform>Nur %Ln Feld ohne Regel</numerusform>
            <numerusform>Nur die %Ln Felder ohne Regel</numerusform>
        </translation>
    </message>
    <message>
        <source>Map %1</source>
        <translation>%1 zuordnen</translation>
    </message>
    <message>
        <source>Replace the rule of %1</source>
        <translation>Regel von %1 ersetzen</translation>
    </message>
    <message>
        <source>Join to what is there</source>
        <translation>An Vorhandenes anhängen</translation>
    </message>
    <message>
        <source>Use where there is nothing</source>
        <translation>Nehmen, wo nichts ist</translation>
    </message>
    <message>
        <source>Choose as many source fields as target fields, or just one on a side.</source>
        <translation>Wählen Sie so viele Quellfelder wie Zielfelder oder auf einer Seite nur eines.</translation>
    </message>
    <message numerus="yes">
        <source>Map %Ln field(s)</source>
        <translation>
            <numerusform>%Ln Feld zuordnen</numerusform>
            <numerusform>%Ln Felder zuordnen</numerusform>
        </translation>
    </message>
    <message>
        <source>Change status</source>
        <translation>Status ändern</translation>
    </message>
    <message>
        <source>No unmapped field has the name of a source field.</source>
        <translation>Kein nicht zugeordnetes Feld heißt wie ein Quellfeld.</translation>
    </message>
    <message numerus="yes">
        <source>Map %Ln field(s) of equal name</source>
        <translation>
            <numerusform>%Ln gleichnamiges Feld zuordnen</numerusform>
            <numerusform>%Ln gleichnamige Felder zuordnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s) mapped by name.</source>
        <translation>
            <numerusform>%Ln Feld nach Namen zugeordnet.</numerusform>
            <numerusform>%Ln Felder nach Namen zugeordnet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the source fields that are left behind.</source>
        <translation>Wählen Sie die Quellfelder, die zurückbleiben.</translation>
    </message>
    <message>
        <source>Why is %1 not migrated?</source>
        <translation>Warum wird %1 nicht migriert?</translation>
    </message>
    <message numerus="yes">
        <source>Why are these %Ln fields not migrated?</source>
        <translation>
            <numerusform>Warum wird dieses %Ln Feld nicht migriert?</numerusform>
            <numerusform>Warum werden diese %Ln Felder nicht migriert?</numerusform>
        </translation>
    </message>
    <message>
        <source>Every target field is mapped.</source>
        <translation>Jedes Zielfeld ist zugeordnet.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Save the picture of the mapping…</source>
        <translation>Bild der Zuordnung speichern…</translation>
    </message>
    <message>
        <source>Comment or ask…</source>
        <translation>Kommentieren oder fragen…</translation>
    </message>
    <message>
        <source>Save the picture of the mapping</source>
        <translation>Bild der Zuordnung speichern</translation>
    </message>
    <message>
        <source>SVG pictures (*.svg);;PDF pages (*.pdf)</source>
        <translation>SVG-Bilder (*.svg);;PDF-Seiten (*.pdf)</translation>
    </message>
    <message>
        <source>Save a picture</source>
        <translation>Ein Bild speichern</translation>
    </message>
    <message>
        <source>The picture was written to %1.</source>
        <translation>Das Bild wurde nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>This mapping does not read %1. A join or a lookup brings its fields.</source>
        <translation>Diese Abbildung liest %1 nicht. Eine Verbindung oder eine Nachschlagetabelle bringt ihre Felder.</translation>
    </message>
</context>
<context>
    <name>mw::ui::MapEntitiesModel</name>
    <message>
        <source>Target entity</source>
        <translation>Zielentität</translation>
    </message>
    <message>
        <source>Fed from</source>
        <translation>Gespeist aus</translation>
    </message>
    <message>
        <source>Source rows</source>
        <translation>Quellzeilen</translation>
    </message>
    <message>
        <source>Fields mapped</source>
        <translation>Felder zugeordnet</translation>
    </message>
    <message>
        <source>Required, unfed</source>
        <translation>Pflicht ohne Regel</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Source left open</source>
        <comment>source fields neither used nor left behind</comment>
        <translation>Quelle offen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Letzter Lauf</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>%1 loaded</source>
        <translation>%1 geladen</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message>
        <source>%1 of %2, %3 described</source>
        <translation>%1/%2, %3 beschrieben</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Source fields that no rule reads and that are not left behind with a reason</source>
        <translation>Quellfelder, die keine Regel liest und die nicht mit Grund zurückbleiben</translation>
    </message>
</context>
<context>
    <name>mw::ui::MapExamplesModel</name>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Gewünscht</translation>
    </message>
    <message>
        <source>Rule gives</source>
        <translation>Regel ergibt</translation>
    </message>
    <message>
        <source>a reject</source>
        <translation>eine Ablehnung</translation>
    </message>
    <message>
        <source>as wanted</source>
        <translation>wie gewünscht</translation>
    </message>
    <message>
        <source>shown in runs</source>
        <translation>zeigt sich im Lauf</translation>
    </message>
</context>
<context>
    <name>mw::ui::MapGridModel</name>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Target field</source>
        <translation>Zielfeld</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>Wichtigkeit</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Absicht</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Gesagt von</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation>%1 von %2 ändern</translation>
    </message>
    <message>
        <source>%1: there is no source field “%2”</source>
        <translation>%1: es gibt kein Quellfeld „%2“</translation>
    </message>
    <message>
        <source>%1: “%2” is no status</source>
        <translation>%1: „%2“ ist kein Status</translation>
    </message>
    <message>
        <source>%1: “%2” is no criticality</source>
        <translation>%1: „%2“ ist keine Wichtigkeit</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>mw::ui::MapResultsModel</name>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>mw::ui::MapScreen</name>
    <message>
        <source>Back to all entities (Escape)</source>
        <translation>Zurück zu allen Entitäten (Escape)</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>Entitäten</translation>
    </message>
    <message>
        <source>Previous entity</source>
        <translation>Vorige Entität</translation>
    </message>
    <message>
        <source>Next entity</source>
        <translation>Nächste Entität</translation>
    </message>
    <message>
        <source>%1 of %2 fields mapped</source>
        <translation>%1 von %2 Feldern zugeordnet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln required unfed</source>
        <translation>
            <numerusform>%Ln Pflichtfeld ohne Regel</numerusform>
            <numerusform>%Ln Pflichtfelder ohne Regel</numerusform>
        </translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Zuordnen</translation>
    </message>
</context>
<context>
    <name>mw::ui::MapStepsModel</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>nicht durchlaufen</translation>
    </message>
</context>
<context>
    <name>mw::ui::MapValuesModel</name>
    <message>
        <source>Old value</source>
        <translation>Alter Wert</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>Neuer Wert</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message numerus="yes">
        <source>Paste %Ln value(s) into %1</source>
        <translation>
            <numerusform>%Ln Wert in %1 einfügen</numerusform>
            <numerusform>%Ln Werte in %1 einfügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove value(s) from %1</source>
        <translation>Werte aus %1 entfernen</translation>
    </message>
    <message>
        <source>Change note in %1</source>
        <translation>Anmerkung in %1 ändern</translation>
    </message>
    <message>
        <source>Map a value in %1</source>
        <translation>Einen Wert in %1 zuordnen</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>fehlt</translation>
    </message>
</context>
<context>
    <name>mw::ui::MergePage</name>
    <message>
        <source>The file was changed meanwhile</source>
        <translation>Die Datei wurde inzwischen geändert</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Leave both as they are (Escape)</source>
        <translation>Beide lassen, wie sie sind (Esc)</translation>
    </message>
    <message>
        <source>Merge and save</source>
        <translation>Zusammenführen und speichern</translation>
    </message>
    <message>
        <source>Bring both together as one edit, and save it (Ctrl+Return)</source>
        <translation>Beide in einem Schritt zusammenführen und speichern (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>In the file now</source>
        <translation>Jetzt in der Datei</translation>
    </message>
    <message>
        <source>What the file has changed</source>
        <translation>Was die Datei geändert hat</translation>
    </message>
    <message>
        <source>The file says what it said before.</source>
        <translation>Die Datei sagt, was sie vorher sagte.</translation>
    </message>
    <message>
        <source>Both sides changed these. Choose whose stands:</source>
        <translation>Beide Seiten haben dies geändert. Was gilt:</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>What this window has stands (M)</source>
        <translation>Es gilt, was dieses Fenster hat (M)</translation>
    </message>
    <message>
        <source>The file&apos;s</source>
        <translation>Aus der Datei</translation>
    </message>
    <message>
        <source>What the file has stands (T)</source>
        <translation>Es gilt, was die Datei hat (T)</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>In der Datei</translation>
    </message>
    <message>
        <source>Mine stands</source>
        <translation>Es gilt, was hier steht</translation>
    </message>
    <message>
        <source>The file&apos;s stands</source>
        <translation>Es gilt, was in der Datei steht</translation>
    </message>
    <message>
        <source>The other side stands</source>
        <translation>Es gilt die andere Seite</translation>
    </message>
    <message>
        <source>Conflicts (%1)</source>
        <translation>Konflikte (%1)</translation>
    </message>
    <message>
        <source>What the file has changed (%1)</source>
        <translation>Was die Datei geändert hat (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of mine</source>
        <translation>
            <numerusform>%Ln Änderung hier</numerusform>
            <numerusform>%Ln Änderungen hier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in the file</source>
        <translation>
            <numerusform>%Ln in der Datei</numerusform>
            <numerusform>%Ln in der Datei</numerusform>
        </translation>
    </message>
    <message>
        <source>No conflicts</source>
        <translation>Keine Konflikte</translation>
    </message>
    <message>
        <source>The file cannot be merged</source>
        <translation>Die Datei lässt sich nicht zusammenführen</translation>
    </message>
    <message>
        <source>Comparing with the file…</source>
        <translation>Vergleich mit der Datei…</translation>
    </message>
    <message>
        <source>Both sides changed different things. Merging keeps all of them.</source>
        <translation>Beide Seiten haben Verschiedenes geändert. Beim Zusammenführen bleibt alles erhalten.</translation>
    </message>
</context>
<context>
    <name>mw::ui::MiniProfile</name>
    <message>
        <source>Profile the source</source>
        <translation>Profil der Quelle erstellen</translation>
    </message>
    <message>
        <source>Count nulls, lengths and values of every field</source>
        <translation>Nullwerte, Längen und Werte jedes Feldes zählen</translation>
    </message>
    <message>
        <source>%1 filled</source>
        <translation>%1 gefüllt</translation>
    </message>
    <message>
        <source>%1 distinct</source>
        <translation>%1 verschiedene</translation>
    </message>
    <message>
        <source>length %1–%2</source>
        <translation>Länge %1–%2</translation>
    </message>
    <message>
        <source>being profiled…</source>
        <translation>Profil entsteht …</translation>
    </message>
</context>
<context>
    <name>mw::ui::NewMappingBar</name>
    <message>
        <source>Target entity</source>
        <translation>Zielentität</translation>
    </message>
    <message>
        <source>Source entity</source>
        <translation>Quellentität</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Zuordnen</translation>
    </message>
    <message>
        <source>Every pair of entities needs two connections: a source and a target. Drop a file on the window to add one.</source>
        <translation>Jedes Paar von Entitäten braucht zwei Verbindungen: eine Quelle und ein Ziel. Ziehen Sie eine Datei auf das Fenster, um eine hinzuzufügen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>from</source>
        <translation>aus</translation>
    </message>
    <message numerus="yes">
        <source>Map %Ln entities of equal name</source>
        <translation>
            <numerusform>%Ln gleichnamige Entität zuordnen</numerusform>
            <numerusform>%Ln gleichnamige Entitäten zuordnen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::ui::NewMigrationPage</name>
    <message>
        <source>New migration</source>
        <translation>Neue Migration</translation>
    </message>
    <message>
        <source>Point at the data. A folder of CSV files is one connection with an entity per file; a SQLite file is one with an entity per table. Leave a side empty to choose it later.</source>
        <translation>Zeigen Sie auf die Daten. Ein Ordner mit CSV-Dateien ist eine Verbindung mit einer Entität je Datei, eine SQLite-Datei eine mit einer Entität je Tabelle. Lassen Sie eine Seite leer, um sie später zu wählen.</translation>
    </message>
    <message>
        <source>Legacy CRM to new CRM</source>
        <translation>Altes CRM zum neuen CRM</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>File or folder the data comes from</source>
        <translation>Datei oder Ordner, woher die Daten kommen</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Database or file it goes to</source>
        <translation>Datenbank oder Datei, wohin sie gehen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Choose %1</source>
        <translation>%1 wählen</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Datei …</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Sieht nach …</translation>
    </message>
    <message>
        <source>Point at the data that the mappings of %1 are about; they are reviewed next. A side that you leave empty is proposed from the names in the workbook, and bound to real data later.</source>
        <translation>Zeigen Sie auf die Daten, von denen die Zuordnungen in %1 sprechen; sie werden danach durchgesehen. Eine Seite, die Sie leer lassen, wird aus den Namen der Tabelle vorgeschlagen und später an echte Daten gebunden.</translation>
    </message>
</context>
<context>
    <name>mw::ui::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>mw::ui::Overview</name>
    <message>
        <source>Which entity feeds which</source>
        <translation>Welche Entität welche speist</translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s)</source>
        <translation>
            <numerusform>%Ln Feld</numerusform>
            <numerusform>%Ln Felder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 fields mapped</source>
        <translation>%1 von %2 Feldern zugeordnet</translation>
    </message>
    <message>
        <source>%1 looks it up</source>
        <translation>%1 schlägt darin nach</translation>
    </message>
</context>
<context>
    <name>mw::ui::PairedEditor</name>
    <message>
        <source>Keep</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>count of records</source>
        <translation>Anzahl der Datensätze</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>average</source>
        <translation>Durchschnitt</translation>
    </message>
    <message>
        <source>smallest</source>
        <translation>kleinster Wert</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>größter Wert</translation>
    </message>
    <message>
        <source>the claim, for the list and the specification: orders per country stay the same</source>
        <translation>die Aussage, für Liste und Spezifikation: Die Bestellungen je Land bleiben gleich</translation>
    </message>
    <message>
        <source>What holds</source>
        <translation>Was gilt</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Figure is the</source>
        <translation>Die Zahl ist</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>none; for example 0.01 or 0.5 %</source>
        <translation>keine; zum Beispiel 0.01 oder 0.5 %</translation>
    </message>
    <message>
        <source>Rights, the least first</source>
        <translation>Rechte, das geringste zuerst</translation>
    </message>
    <message>
        <source>for example read, edit, own</source>
        <translation>zum Beispiel lesen, ändern, besitzen</translation>
    </message>
    <message>
        <source>States and ways</source>
        <translation>Status und Wege</translation>
    </message>
    <message>
        <source>sends the invoice</source>
        <translation>verschickt die Rechnung</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
</context>
<context>
    <name>mw::ui::PairedLinesModel</name>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
</context>
<context>
    <name>mw::ui::PairedLinesPane</name>
    <message>
        <source>Lines of both sides</source>
        <translation>Zeilen beider Seiten</translation>
    </message>
    <message>
        <source>Compare now</source>
        <translation>Jetzt vergleichen</translation>
    </message>
    <message>
        <source>Reading both sides…</source>
        <translation>Beide Seiten werden gelesen …</translation>
    </message>
    <message>
        <source>Nothing to compare: neither side has a line.</source>
        <translation>Nichts zu vergleichen: Keine Seite hat eine Zeile.</translation>
    </message>
    <message>
        <source>Compare both sides to see every line, also those that agree.</source>
        <translation>Vergleichen Sie beide Seiten, um alle Zeilen zu sehen, auch die übereinstimmenden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 differ</source>
        <translation>%1 weichen ab</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) could not be computed: %1</source>
        <translation>
            <numerusform>%Ln Datensatz war nicht zu berechnen: %1</numerusform>
            <numerusform>%Ln Datensätze waren nicht zu berechnen: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::ui::PairedLook</name>
    <message>
        <source>Compare both sides</source>
        <translation>Beide Seiten vergleichen</translation>
    </message>
    <message>
        <source>Look behind a line</source>
        <translation>Hinter eine Zeile schauen</translation>
    </message>
</context>
<context>
    <name>mw::ui::PairedRowsPane</name>
    <message>
        <source>Behind it in the source</source>
        <translation>Dahinter in der Quelle</translation>
    </message>
    <message>
        <source>Behind it in the target</source>
        <translation>Dahinter im Ziel</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Nichts.</translation>
    </message>
    <message>
        <source>Choose a line to see what stands behind it.</source>
        <translation>Wählen Sie eine Zeile, um zu sehen, was dahintersteht.</translation>
    </message>
    <message>
        <source>the first %1 of %2</source>
        <translation>die ersten %1 von %2</translation>
    </message>
</context>
<context>
    <name>mw::ui::PassphraseLine</name>
    <message>
        <source>passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>the same again</source>
        <translation>noch einmal dieselbe</translation>
    </message>
    <message>
        <source>a new passphrase</source>
        <translation>eine neue Passphrase</translation>
    </message>
    <message>
        <source>passphrase of %1</source>
        <translation>Passphrase von %1</translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation>Die beiden Passphrasen sind nicht gleich.</translation>
    </message>
</context>
<context>
    <name>mw::ui::PeoplePane</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Nobody yet. The first who signs is the lead of this document; the lead enrols the others.</source>
        <translation>Noch niemand. Wer als Erstes unterschrieben, leitet dieses Dokument und trägt die anderen ein.</translation>
    </message>
    <message>
        <source>Enrol…</source>
        <translation>Eintragen…</translation>
    </message>
    <message>
        <source>As the lead: say that this key is that person&apos;s, and as what it may sign</source>
        <translation>Als Leitung: sagen, dass dieser Schlüssel der Person gehört und als was er unterschreiben darf</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Widerrufen…</translation>
    </message>
    <message>
        <source>As the lead: take this key back</source>
        <translation>Als Leitung: diesen Schlüssel zurücknehmen</translation>
    </message>
    <message>
        <source>Nor does anything count that was signed with it so far (the key was stolen)</source>
        <translation>Auch zählt nichts mehr, was bisher mit ihm unterschrieben wurde (er wurde gestohlen)</translation>
    </message>
    <message>
        <source>Change roles…</source>
        <translation>Rollen ändern…</translation>
    </message>
    <message>
        <source>Duties: separate…</source>
        <translation>Aufgaben: getrennt…</translation>
    </message>
    <message>
        <source>Duties: shared…</source>
        <translation>Aufgaben: gemeinsam…</translation>
    </message>
    <message>
        <source>Nobody signs in two roles</source>
        <translation>Niemand unterschrieben in zwei Rollen</translation>
    </message>
    <message>
        <source>One person may sign in several roles</source>
        <translation>Eine Person darf in mehreren Rollen unterschreiben</translation>
    </message>
    <message>
        <source>%1, as the lead: from now on one person may sign in several roles.</source>
        <translation>%1, als Leitung: ab jetzt darf eine Person in mehreren Rollen unterschreiben.</translation>
    </message>
    <message>
        <source>%1, as the lead: from now on nobody signs in two roles.</source>
        <translation>%1, als Leitung: ab jetzt unterschrieben niemand in zwei Rollen.</translation>
    </message>
    <message>
        <source>Let roles be shared</source>
        <translation>Rollen zusammenlegen</translation>
    </message>
    <message>
        <source>Separate duties</source>
        <translation>Aufgaben trennen</translation>
    </message>
    <message>
        <source>%1, as the lead: this key is that of &lt;b&gt;%2&lt;/b&gt;. Compare it once by another way: &lt;code&gt;%3&lt;/code&gt;</source>
        <translation>%1, als Leitung: dieser Schlüssel gehört &lt;b&gt;%2&lt;/b&gt;. Vergleichen Sie ihn einmal auf anderem Weg: &lt;code&gt;%3&lt;/code&gt;</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Eintragen</translation>
    </message>
    <message>
        <source>%1, as the lead: the key of &lt;b&gt;%2&lt;/b&gt; no longer counts; what it has signed so far does.</source>
        <translation>%1, als Leitung: der Schlüssel von &lt;b&gt;%2&lt;/b&gt; zählt nicht mehr; was er bisher unterschrieben hat, schon.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>Wird unterschrieben…</translation>
    </message>
</context>
<context>
    <name>mw::ui::PersonTableModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>May sign as</source>
        <translation>Darf unterschreiben als</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>lead</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>enrolled</source>
        <translation>eingetragen</translation>
    </message>
    <message>
        <source>not enrolled</source>
        <translation>nicht eingetragen</translation>
    </message>
    <message>
        <source>key revoked</source>
        <translation>Schlüssel widerrufen</translation>
    </message>
    <message>
        <source>has signed as %1</source>
        <translation>hat als %1 unterschrieben</translation>
    </message>
    <message>
        <source>any role</source>
        <translation>jede Rolle</translation>
    </message>
</context>
<context>
    <name>mw::ui::PipelineStepForm</name>
    <message>
        <source>Keys that may fit</source>
        <translation>Schlüssel, die passen könnten</translation>
    </message>
    <message>
        <source>Keys that may fit…</source>
        <translation>Schlüssel, die passen könnten …</translation>
    </message>
    <message>
        <source>Add a step to %1</source>
        <translation>Schritt zu %1 hinzufügen</translation>
    </message>
    <message>
        <source>Change a step of %1</source>
        <translation>Schritt von %1 ändern</translation>
    </message>
    <message>
        <source>Remove a step of %1</source>
        <translation>Schritt von %1 entfernen</translation>
    </message>
</context>
<context>
    <name>mw::ui::PipelineStrip</name>
    <message>
        <source>no source</source>
        <translation>keine Quelle</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1 als %2</translation>
    </message>
    <message>
        <source>Where the records come from</source>
        <translation>Woher die Datensätze kommen</translation>
    </message>
    <message>
        <source>every record</source>
        <translation>jeder Datensatz</translation>
    </message>
    <message>
        <source>Set a filter: which records are migrated</source>
        <translation>Filter setzen: welche Datensätze migriert werden</translation>
    </message>
    <message>
        <source>where %1</source>
        <translation>wo %1</translation>
    </message>
    <message>
        <source>duplicates stay</source>
        <translation>Dubletten bleiben</translation>
    </message>
    <message>
        <source>Set which records are the same, and which of them survives</source>
        <translation>Festlegen, welche Datensätze dieselben sind und welcher davon bleibt</translation>
    </message>
    <message>
        <source>one per %1</source>
        <translation>einer je %1</translation>
    </message>
    <message>
        <source>%1, replaced</source>
        <translation>%1, ersetzt</translation>
    </message>
    <message>
        <source>%1, added</source>
        <translation>%1, ergänzt</translation>
    </message>
    <message>
        <source>How the target is filled</source>
        <translation>Wie das Ziel gefüllt wird</translation>
    </message>
    <message>
        <source>%1, overwritten by key</source>
        <translation>%1, nach Schlüssel überschrieben</translation>
    </message>
    <message>
        <source>%1, missing ones added</source>
        <translation>%1, Fehlende ergänzt</translation>
    </message>
    <message>
        <source>The way of the records</source>
        <translation>Der Weg der Datensätze</translation>
    </message>
    <message>
        <source>join, group, split…</source>
        <translation>verbinden, gruppieren, teilen …</translation>
    </message>
    <message>
        <source>Add a step: join, group, union, pivot (Insert)</source>
        <translation>Schritt hinzufügen: verbinden, gruppieren, vereinen, Pivot (Einfg)</translation>
    </message>
    <message>
        <source>Show the rows behind this step (Space)</source>
        <translation>Zeilen hinter diesem Schritt zeigen (Leertaste)</translation>
    </message>
    <message>
        <source>%1 rows in, %2 out, %3 excluded, %4 rejected</source>
        <translation>%1 Zeilen hinein, %2 hinaus, %3 ausgeschlossen, %4 abgewiesen</translation>
    </message>
    <message>
        <source>Records of the source</source>
        <translation>Datensätze der Quelle</translation>
    </message>
    <message>
        <source>Rows behind “%1”</source>
        <translation>Zeilen hinter „%1“</translation>
    </message>
    <message>
        <source>Move a step of %1</source>
        <translation>Schritt von %1 verschieben</translation>
    </message>
    <message>
        <source>Remove a step of %1</source>
        <translation>Schritt von %1 entfernen</translation>
    </message>
</context>
<context>
    <name>mw::ui::PreviewModel</name>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>merged into record %1</source>
        <translation>zusammengeführt mit Datensatz %1</translation>
    </message>
    <message>
        <source>Known after the load, which gives the new keys</source>
        <translation>Nach dem Laden bekannt, das die neuen Schlüssel vergibt</translation>
    </message>
    <message>
        <source>after the load</source>
        <translation>nach dem Laden</translation>
    </message>
</context>
<context>
    <name>mw::ui::PreviewPane</name>
    <message>
        <source>Source rows</source>
        <translation>Quellzeilen</translation>
    </message>
    <message>
        <source>Target rows</source>
        <translation>Zielzeilen</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>Target: %1</source>
        <translation>Ziel: %1</translation>
    </message>
    <message>
        <source>all %1 rows of the source were looked at</source>
        <translation>alle %1 Zeilen der Quelle wurden betrachtet</translation>
    </message>
    <message>
        <source>%1 rows of the source were looked at</source>
        <translation>%1 Zeilen der Quelle wurden betrachtet</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
</context>
<context>
    <name>mw::ui::PreviewRowsModel</name>
    <message>
        <source>This looks as if the encoding were another.</source>
        <translation>Das sieht aus, als wäre die Kodierung eine andere.</translation>
    </message>
</context>
<context>
    <name>mw::ui::PreviewTable</name>
    <message>
        <source>The first rows</source>
        <translation>Die ersten Zeilen</translation>
    </message>
    <message>
        <source>There are no rows.</source>
        <translation>Es gibt keine Zeilen.</translation>
    </message>
</context>
<context>
    <name>mw::ui::ProblemsModel</name>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
</context>
<context>
    <name>mw::ui::ProfileModel</name>
    <message>
        <source>always empty</source>
        <translation>immer leer</translation>
    </message>
    <message>
        <source>%1 do not look like %2</source>
        <translation>%1 sehen nicht aus wie %2</translation>
    </message>
    <message>
        <source>%1 with edge spaces</source>
        <translation>%1 mit Leerzeichen am Rand</translation>
    </message>
    <message>
        <source>%1 empty beside %2 null</source>
        <translation>%1 leer neben %2 null</translation>
    </message>
    <message>
        <source>only one value</source>
        <translation>nur ein Wert</translation>
    </message>
    <message>
        <source>%1 filled</source>
        <translation>%1 gefüllt</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Gefüllt</translation>
    </message>
    <message>
        <source>Distinct</source>
        <translation>Verschiedene</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>Längen</translation>
    </message>
    <message>
        <source>Top values</source>
        <translation>Häufigste Werte</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>Sieht aus wie</translation>
    </message>
    <message>
        <source>Stands out</source>
        <translation>Auffällig</translation>
    </message>
    <message>
        <source>%1 filled, %2 empty, %3 null of %4</source>
        <translation>%1 gefüllt, %2 leer, %3 null von %4</translation>
    </message>
    <message>
        <source>an estimate: there are more different values than fit the memory budget</source>
        <translation>geschätzt: es gibt mehr verschiedene Werte, als der Speicher fasst</translation>
    </message>
    <message>
        <source>%1 to %2 characters</source>
        <translation>%1 bis %2 Zeichen</translation>
    </message>
</context>
<context>
    <name>mw::ui::ProfilePane</name>
    <message>
        <source>Profile of the fields</source>
        <translation>Profil der Felder</translation>
    </message>
</context>
<context>
    <name>mw::ui::ProgressStrip</name>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>rows per second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>mw::ui::Project</name>
    <message>
        <source>Untitled migration</source>
        <translation>Migration ohne Titel</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>Look for problems</source>
        <translation>Probleme suchen</translation>
    </message>
    <message>
        <source>Read sample rows</source>
        <translation>Beispielzeilen lesen</translation>
    </message>
    <message>
        <source>Profile %1</source>
        <translation>Profil von %1</translation>
    </message>
    <message>
        <source>Merge with the file</source>
        <translation>Mit der Datei zusammenführen</translation>
    </message>
</context>
<context>
    <name>mw::ui::ProposalDetail</name>
    <message>
        <source>Proposed</source>
        <translation>Vorgeschlagen</translation>
    </message>
    <message>
        <source>In the document</source>
        <translation>Im Dokument</translation>
    </message>
    <message>
        <source>When it was sent</source>
        <translation>Beim Versand</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation>Nichts ist gewählt</translation>
    </message>
    <message>
        <source>The document was changed here since the workbook was exported. Applying overwrites that.</source>
        <translation>Das Dokument wurde hier seit dem Export der Arbeitsmappe geändert. Übernehmen überschreibt das.</translation>
    </message>
    <message>
        <source>The document says otherwise already. Applying overwrites that.</source>
        <translation>Das Dokument sagt hier schon etwas anderes. Übernehmen überschreibt das.</translation>
    </message>
</context>
<context>
    <name>mw::ui::ProposalModel</name>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>In the document</source>
        <translation>Im Dokument</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Vorgeschlagen</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>taken out</source>
        <translation>herausgenommen</translation>
    </message>
</context>
<context>
    <name>mw::ui::ProposalsPage</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Leave the page; what was not applied is discarded (Escape)</source>
        <translation>Die Seite verlassen; was nicht übernommen wurde, wird verworfen (Escape)</translation>
    </message>
    <message>
        <source>Filter proposals</source>
        <translation>Vorschläge filtern</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Choose all proposals in view, conflicts too</source>
        <translation>Alle gezeigten Vorschläge wählen, auch Konflikte</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Choose none of the proposals in view</source>
        <translation>Keinen der gezeigten Vorschläge wählen</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Unknown names</source>
        <translation>Unbekannte Namen</translation>
    </message>
    <message>
        <source>Every name in the workbook is known.</source>
        <translation>Jeder Name der Arbeitsmappe ist bekannt.</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>There is nothing else to be said about it.</source>
        <translation>Sonst ist nichts dazu zu sagen.</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Apply the chosen proposals</source>
        <translation>Die gewählten Vorschläge übernehmen</translation>
    </message>
    <message>
        <source>Choose all proposals in view</source>
        <translation>Alle gezeigten Vorschläge wählen</translation>
    </message>
    <message>
        <source>Choose the selected proposals, or not</source>
        <translation>Markierte Vorschläge wählen oder abwählen</translation>
    </message>
    <message>
        <source>Mappings of %1</source>
        <translation>Zuordnungen aus %1</translation>
    </message>
    <message>
        <source>Unknown names (%1)</source>
        <translation>Unbekannte Namen (%1)</translation>
    </message>
    <message>
        <source>Remarks (%1)</source>
        <translation>Hinweise (%1)</translation>
    </message>
    <message>
        <source>Reading the workbook…</source>
        <translation>Die Arbeitsmappe wird gelesen …</translation>
    </message>
    <message>
        <source>The workbook says nothing that the document does not say already.</source>
        <translation>Die Arbeitsmappe sagt nichts, was nicht schon im Dokument steht.</translation>
    </message>
    <message>
        <source>exported from this document and edited since</source>
        <translation>aus diesem Dokument exportiert und seither bearbeitet</translation>
    </message>
    <message>
        <source>a mapping workbook</source>
        <translation>eine Zuordnungstabelle</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflict(s)</source>
        <translation>
            <numerusform>%Ln Konflikt</numerusform>
            <numerusform>%Ln Konflikte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 said already</source>
        <translation>%1 schon gesagt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) did not come back</source>
        <translation>
            <numerusform>%Ln Zeile kam nicht zurück</numerusform>
            <numerusform>%Ln Zeilen kamen nicht zurück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln neue</numerusform>
            <numerusform>%Ln neue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln proposal(s) applied. Ctrl+Z takes them back.</source>
        <translation>
            <numerusform>%Ln Vorschlag übernommen. Strg+Z nimmt ihn zurück.</numerusform>
            <numerusform>%Ln Vorschläge übernommen. Strg+Z nimmt sie zurück.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %Ln proposal(s)</source>
        <translation>
            <numerusform>%Ln Vorschlag übernehmen</numerusform>
            <numerusform>%Ln Vorschläge übernehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
</context>
<context>
    <name>mw::ui::QuestionForm</name>
    <message>
        <source>Which rows</source>
        <translation>Welche Zeilen</translation>
    </message>
    <message>
        <source>Its own records</source>
        <translation>Die eigenen Datensätze</translation>
    </message>
    <message>
        <source>Another entity</source>
        <translation>Eine andere Entität</translation>
    </message>
    <message>
        <source>A query in SQL</source>
        <translation>Eine SQL-Abfrage</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Entität</translation>
    </message>
    <message>
        <source>Query in SQL</source>
        <translation>SQL-Abfrage</translation>
    </message>
    <message>
        <source>Rows of</source>
        <translation>Zeilen von</translation>
    </message>
    <message>
        <source>%1 (its own)</source>
        <translation>%1 (die eigene)</translation>
    </message>
</context>
<context>
    <name>mw::ui::QuestionLists</name>
    <message>
        <source>Write a list of questions</source>
        <translation>Eine Liste von Fragen schreiben</translation>
    </message>
    <message>
        <source>Read answers</source>
        <translation>Antworten lesen</translation>
    </message>
    <message>
        <source>Bring in answers</source>
        <translation>Antworten übernehmen</translation>
    </message>
</context>
<context>
    <name>mw::ui::QuestionModel</name>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Was gefragt wird</translation>
    </message>
    <message>
        <source>Asked of</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>mw::ui::QuestionsView</name>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Nobody has asked anything. Comments and questions are written beside the chosen field of the Map page.</source>
        <translation>Niemand hat etwas gefragt. Kommentare und Fragen stehen auf der Seite Zuordnen neben dem gewählten Feld.</translation>
    </message>
    <message>
        <source>Filter questions</source>
        <translation>Fragen filtern</translation>
    </message>
    <message>
        <source>Send a list</source>
        <translation>Liste senden</translation>
    </message>
    <message>
        <source>Write the open questions for somebody into a workbook, to be answered without this program</source>
        <translation>Die offenen Fragen für jemanden in eine Arbeitsmappe schreiben, zum Beantworten ohne dieses Programm</translation>
    </message>
    <message>
        <source>Bring in answers…</source>
        <translation>Antworten einlesen…</translation>
    </message>
    <message>
        <source>Read a list that was filled in; its answers are shown before they are added</source>
        <translation>Eine ausgefüllte Liste lesen; ihre Antworten werden gezeigt, bevor sie dazukommen</translation>
    </message>
    <message>
        <source>The questions were written to %1.</source>
        <translation>Die Fragen wurden nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>All open questions…</source>
        <translation>Alle offenen Fragen…</translation>
    </message>
    <message>
        <source>For %1…</source>
        <translation>Für %1…</translation>
    </message>
    <message>
        <source>questions</source>
        <translation>fragen</translation>
    </message>
    <message>
        <source>questions for %1</source>
        <translation>fragen für %1</translation>
    </message>
    <message>
        <source>Write a list of questions</source>
        <translation>Eine Liste von Fragen schreiben</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Arbeitsmappen (*.xlsx)</translation>
    </message>
    <message>
        <source>Choose a list that was filled in</source>
        <translation>Eine ausgefüllte Liste wählen</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx *.ods)</source>
        <translation>Arbeitsmappen (*.xlsx *.ods)</translation>
    </message>
    <message>
        <source>No answer was filled in.</source>
        <translation>Keine Antwort wurde eingetragen.</translation>
    </message>
    <message>
        <source>The document says all of these answers already.</source>
        <translation>Alle diese Antworten stehen schon im Dokument.</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemand</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) came back:</source>
        <translation>
            <numerusform>%Ln Antwort kam zurück:</numerusform>
            <numerusform>%Ln Antworten kamen zurück:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them to a question that was closed meanwhile.</source>
        <translation>
            <numerusform>%Ln davon zu einer Frage, die inzwischen geschlossen ist.</numerusform>
            <numerusform>%Ln davon zu Fragen, die inzwischen geschlossen sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to questions that the document does not know.</source>
        <translation>
            <numerusform>%Ln zu einer Frage, die das Dokument nicht kennt.</numerusform>
            <numerusform>%Ln zu Fragen, die das Dokument nicht kennt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add them</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>mw::ui::ReasonBar</name>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason, for example: empty since 2019</source>
        <translation>Grund, zum Beispiel: leer seit 2019</translation>
    </message>
    <message>
        <source>Leave behind</source>
        <translation>Zurücklassen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>mw::ui::RebasePage</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>The document knows the schema as it is now, as one edit; nothing that is mapped is dropped (Ctrl+Return)</source>
        <translation>Das Dokument kennt das Schema, wie es jetzt ist, in einem Schritt; nichts Zugeordnetes fällt weg (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>What has changed in the schema</source>
        <translation>Was sich am Schema geändert hat</translation>
    </message>
    <message>
        <source>Take the schema over</source>
        <translation>Schema übernehmen</translation>
    </message>
    <message>
        <source>Take the field for renamed, or not</source>
        <translation>Feld als umbenannt nehmen oder nicht</translation>
    </message>
    <message>
        <source>What has changed in %1</source>
        <translation>Was sich in %1 geändert hat</translation>
    </message>
    <message>
        <source>Nothing has changed</source>
        <translation>Nichts hat sich geändert</translation>
    </message>
    <message>
        <source>The connection could not be scanned</source>
        <translation>Die Verbindung konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Scanning…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>The document knows the connection as it is.</source>
        <translation>Das Dokument kennt die Verbindung, wie sie ist.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln Änderung</numerusform>
            <numerusform>%Ln Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) of the document affected</source>
        <translation>
            <numerusform>%Ln Teil des Dokuments betroffen</numerusform>
            <numerusform>%Ln Teile des Dokuments betroffen</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken for renamed because %1. Its rules get the new name; without the mark one field is gone and one is new.</source>
        <translation>Gilt als umbenannt, denn %1. Die Regeln bekommen den neuen Namen; ohne das Häkchen ist ein Feld weggefallen und eines neu.</translation>
    </message>
    <message>
        <source>Affects: %1</source>
        <translation>Betrifft: %1</translation>
    </message>
    <message>
        <source>Nothing in the document hangs on it.</source>
        <translation>Nichts im Dokument hängt daran.</translation>
    </message>
</context>
<context>
    <name>mw::ui::RecordInspector</name>
    <message>
        <source>No record is chosen</source>
        <translation>Kein Datensatz ist gewählt</translation>
    </message>
    <message>
        <source>Choose a row to see the whole record, what became of it and why each value is what it is.</source>
        <translation>Wählen Sie eine Zeile, um den ganzen Datensatz zu sehen, was aus ihm wurde und warum jeder Wert so ist.</translation>
    </message>
    <message>
        <source>Source field</source>
        <translation>Quellfeld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Target field</source>
        <translation>Zielfeld</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Explain record %1</source>
        <translation>Datensatz %1 erklären</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>Datensatz %1</translation>
    </message>
    <message>
        <source>as it stands</source>
        <translation>wie er dasteht</translation>
    </message>
    <message>
        <source>Record %1 stands for it.</source>
        <translation>Datensatz %1 steht für ihn.</translation>
    </message>
    <message>
        <source>No rule fills this field</source>
        <translation>Keine Regel füllt dieses Feld</translation>
    </message>
    <message>
        <source>Open in %1</source>
        <translation>In %1 öffnen</translation>
    </message>
</context>
<context>
    <name>mw::ui::RecordTypeLine</name>
    <message>
        <source>Record types</source>
        <translation>Satzarten</translation>
    </message>
    <message>
        <source>Record type</source>
        <translation>Satzart</translation>
    </message>
    <message>
        <source>Tell records of another kind by what stands in some columns</source>
        <translation>Sätze anderer Art an dem erkennen, was in bestimmten Spalten steht</translation>
    </message>
    <message>
        <source>Name of the record type</source>
        <translation>Name der Satzart</translation>
    </message>
    <message>
        <source>Columns that tell its records</source>
        <translation>Spalten, an denen ihre Sätze erkannt werden</translation>
    </message>
    <message>
        <source>Columns as 1-2; the type without any takes what no other takes</source>
        <translation>Spalten wie 1-2; die Satzart ohne solche nimmt, was keine andere nimmt</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>Was dort steht</translation>
    </message>
    <message>
        <source>Several values as H|K</source>
        <translation>Mehrere Werte als H|K</translation>
    </message>
    <message>
        <source>Record type that its records belong to</source>
        <translation>Satzart, zu der ihre Sätze gehören</translation>
    </message>
    <message>
        <source>Each record belongs to the last one of that type before it</source>
        <translation>Jeder Satz gehört zum letzten jener Art vor ihm</translation>
    </message>
    <message>
        <source>Remove the record type</source>
        <translation>Satzart entfernen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>where columns</source>
        <comment>followed by columns of a record</comment>
        <translation>wo Spalten</translation>
    </message>
    <message>
        <source>are</source>
        <comment>columns of a record are a value</comment>
        <translation>gleich</translation>
    </message>
    <message>
        <source>under</source>
        <comment>a record type under another</comment>
        <translation>unter</translation>
    </message>
    <message>
        <source>All records</source>
        <translation>Alle Sätze</translation>
    </message>
    <message>
        <source>none</source>
        <comment>record type</comment>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>mw::ui::RecordUrlLine</name>
    <message>
        <source>Where its records are seen</source>
        <translation>Wo ihre Datensätze zu sehen sind</translation>
    </message>
    <message>
        <source>An address of the web; {key} stands for the key of a record, {entity} for the name of its entity. The pages Review, Validate and Test load open records there.</source>
        <translation>Eine Adresse im Web; {key} steht für den Schlüssel eines Datensatzes, {entity} für den Namen seiner Entität. Die Seiten Abnahme, Validieren und Testladen öffnen Datensätze dort.</translation>
    </message>
    <message>
        <source>Its records are seen at</source>
        <translation>Ihre Datensätze sind zu sehen unter</translation>
    </message>
    <message>
        <source>Say where records of %1 are seen</source>
        <translation>Sagen, wo Datensätze von %1 zu sehen sind</translation>
    </message>
</context>
<context>
    <name>mw::ui::RejectGroupModel</name>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
</context>
<context>
    <name>mw::ui::RejectModel</name>
    <message>
        <source>Read rejects</source>
        <translation>Abgelehnte lesen</translation>
    </message>
    <message numerus="yes">
        <source>(and %Ln more)</source>
        <translation>
            <numerusform>(und %Ln weiterer)</numerusform>
            <numerusform>(und %Ln weitere)</numerusform>
        </translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>As it stands in the source</source>
        <translation>Wie es in der Quelle steht</translation>
    </message>
</context>
<context>
    <name>mw::ui::RejectsPane</name>
    <message>
        <source>Causes of rejects</source>
        <translation>Ursachen der Ablehnung</translation>
    </message>
    <message>
        <source>Nothing was rejected.</source>
        <translation>Nichts wurde abgelehnt.</translation>
    </message>
    <message>
        <source>Rejected records</source>
        <translation>Abgelehnte Datensätze</translation>
    </message>
</context>
<context>
    <name>mw::ui::RemarkModel</name>
    <message>
        <source>What is to be known</source>
        <translation>Was zu wissen ist</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
</context>
<context>
    <name>mw::ui::ReviewScreen</name>
    <message>
        <source>Sample</source>
        <translation>Stichprobe</translation>
    </message>
    <message>
        <source>New sample…</source>
        <translation>Neue Stichprobe …</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Austausch</translation>
    </message>
    <message>
        <source>Worklists for those without the program, answers, and what others said</source>
        <translation>Arbeitslisten für alle ohne das Programm, Antworten, und was andere gesagt haben</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemand</translation>
    </message>
    <message>
        <source>Nothing was loaded yet</source>
        <translation>Noch nichts geladen</translation>
    </message>
    <message>
        <source>A review looks at records that a run loaded, beside what they were in the source. Load first, on the Test load page; after an edit of the document, load again.</source>
        <translation>Eine Abnahme sieht Datensätze an, die ein Lauf geladen hat, neben dem, was sie in der Quelle waren. Zuerst laden, auf der Seite „Testladen“; nach einer Änderung am Dokument neu laden.</translation>
    </message>
    <message>
        <source>No sample was drawn yet</source>
        <translation>Noch keine Stichprobe gezogen</translation>
    </message>
    <message>
        <source>A sample says which records people look at, and what it proves when all of them are right: 295 of 19,702 records without a defect show with 95 % confidence that fewer than 1 % are wrong.</source>
        <translation>Eine Stichprobe sagt, welche Datensätze angesehen werden, und was es beweist, wenn alle stimmen: 295 von 19.702 Datensätzen ohne Fehler zeigen mit 95 % Sicherheit, dass weniger als 1 % falsch sind.</translation>
    </message>
    <message>
        <source>Records of the sample</source>
        <translation>Datensätze der Stichprobe</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Whose worklist</source>
        <translation>Wessen Arbeitsliste</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Only fields whose value is not just that of the source</source>
        <translation>Nur Felder, deren Wert nicht einfach der der Quelle ist</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Only critical fields</source>
        <translation>Nur kritische Felder</translation>
    </message>
    <message>
        <source>The record in the source and in the target</source>
        <translation>Der Datensatz in Quelle und Ziel</translation>
    </message>
    <message>
        <source>Draw a new sample</source>
        <translation>Neue Stichprobe ziehen</translation>
    </message>
    <message>
        <source>Go to Test load</source>
        <translation>Zum Testladen</translation>
    </message>
    <message>
        <source>Next record</source>
        <translation>Nächster Datensatz</translation>
    </message>
    <message>
        <source>Previous record</source>
        <translation>Voriger Datensatz</translation>
    </message>
    <message>
        <source>The record passes</source>
        <translation>Datensatz besteht</translation>
    </message>
    <message>
        <source>The record fails</source>
        <translation>Datensatz fällt durch</translation>
    </message>
    <message>
        <source>Unsure of the record</source>
        <translation>Unsicher beim Datensatz</translation>
    </message>
    <message>
        <source>Accept the record as it is</source>
        <translation>Datensatz so hinnehmen</translation>
    </message>
    <message>
        <source>Why the record is as it is</source>
        <translation>Warum der Datensatz so ist</translation>
    </message>
    <message>
        <source>Worklist as an offline page…</source>
        <translation>Arbeitsliste als Seite ohne Netz …</translation>
    </message>
    <message>
        <source>Worklist as a workbook…</source>
        <translation>Arbeitsliste als Arbeitsmappe …</translation>
    </message>
    <message>
        <source>Take answers to a worklist…</source>
        <translation>Antworten auf eine Arbeitsliste holen …</translation>
    </message>
    <message>
        <source>Answers to a worklist</source>
        <translation>Antworten auf eine Arbeitsliste</translation>
    </message>
    <message>
        <source>Answers (*.json *.xlsx)</source>
        <translation>Antworten (*.json *.xlsx)</translation>
    </message>
    <message>
        <source>Send what was said as a file…</source>
        <translation>Gesagtes als Datei senden …</translation>
    </message>
    <message>
        <source>Send the review</source>
        <translation>Abnahme senden</translation>
    </message>
    <message>
        <source>Reviews (*.mapwright-review)</source>
        <translation>Abnahmen (*.mapwright-review)</translation>
    </message>
    <message>
        <source>Add what others said from a file…</source>
        <translation>Gesagtes anderer aus einer Datei holen …</translation>
    </message>
    <message>
        <source>Add a review</source>
        <translation>Abnahme hinzufügen</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>%1, run %2 · %3</source>
        <translation>%1, Lauf %2 · %3</translation>
    </message>
    <message>
        <source> (drawn anew since)</source>
        <translation> (seither neu gezogen)</translation>
    </message>
    <message>
        <source>Choose a record</source>
        <translation>Datensatz wählen</translation>
    </message>
    <message>
        <source>The records are being read</source>
        <translation>Die Datensätze werden gelesen</translation>
    </message>
    <message>
        <source>The record cannot be shown</source>
        <translation>Der Datensatz kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>No field is left by the filters</source>
        <translation>Die Filter lassen kein Feld übrig</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Whose worklist? Name reviewers when a sample is drawn, or give your name with a verdict.</source>
        <translation>Wessen Arbeitsliste? Beim Ziehen einer Stichprobe Prüfende nennen, oder mit einem Urteil den eigenen Namen angeben.</translation>
    </message>
    <message>
        <source>Worklist of %1</source>
        <translation>Arbeitsliste von %1</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Arbeitsmappen (*.xlsx)</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webseiten (*.html)</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Abnahme</translation>
    </message>
    <message>
        <source>Defects of the review</source>
        <translation>Fehler der Abnahme</translation>
    </message>
    <message>
        <source>A re-test looks at the record in a later run: load what was fixed, on the Test load page, then come back.</source>
        <translation>Eine Nachprüfung sieht den Datensatz in einem späteren Lauf an: auf der Seite „Testladen“ laden, was behoben wurde, und zurückkommen.</translation>
    </message>
    <message>
        <source>Defects (%1)</source>
        <translation>Fehler (%1)</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Open the record in the new system</source>
        <translation>Den Datensatz im neuen System öffnen</translation>
    </message>
    <message>
        <source>Open the record in the old system</source>
        <translation>Den Datensatz im alten System öffnen</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>In %1</translation>
    </message>
    <message>
        <source>Open the record in the old or the new system, key %1</source>
        <translation>Den Datensatz im alten oder neuen System öffnen, Taste %1</translation>
    </message>
</context>
<context>
    <name>mw::ui::ReviewSummary</name>
    <message>
        <source>Records looked at</source>
        <translation>Angesehene Datensätze</translation>
    </message>
    <message>
        <source>Nothing was drawn at random, so nothing is claimed of the other records.</source>
        <translation>Nichts wurde zufällig gezogen, also wird über die anderen Datensätze nichts behauptet.</translation>
    </message>
    <message>
        <source>%1 of %2 records looked at</source>
        <translation>%1 von %2 Datensätzen angesehen</translation>
    </message>
    <message>
        <source>drawn by %1, seed %2</source>
        <translation>gezogen von %1, Startwert %2</translation>
    </message>
    <message numerus="yes">
        <source>drawn anew %n time(s): %1</source>
        <translation>
            <numerusform>%n-mal neu gezogen: %1</numerusform>
            <numerusform>%n-mal neu gezogen: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n way(s) through the rules that no record takes</source>
        <translation>
            <numerusform>%n Weg durch die Regeln, den kein Datensatz nimmt</numerusform>
            <numerusform>%n Wege durch die Regeln, die kein Datensatz nimmt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n defect(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n disagreement(s)</source>
        <translation>
            <numerusform>%n Uneinigkeit</numerusform>
            <numerusform>%n Uneinigkeiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>noch %n anzusehen</numerusform>
            <numerusform>noch %n anzusehen</numerusform>
        </translation>
    </message>
    <message>
        <source>no defect</source>
        <translation>kein Fehler</translation>
    </message>
</context>
<context>
    <name>mw::ui::Reviews</name>
    <message>
        <source>Read the review</source>
        <translation>Abnahme lesen</translation>
    </message>
    <message>
        <source>Read the records of a review</source>
        <translation>Datensätze einer Abnahme lesen</translation>
    </message>
    <message>
        <source>Draw a sample</source>
        <translation>Stichprobe ziehen</translation>
    </message>
    <message>
        <source>Write a review down</source>
        <translation>Abnahme festhalten</translation>
    </message>
    <message>
        <source>Write a worklist</source>
        <translation>Arbeitsliste schreiben</translation>
    </message>
    <message>
        <source>The worklist was written: %1</source>
        <translation>Die Arbeitsliste wurde geschrieben: %1</translation>
    </message>
    <message>
        <source>Write a review into a file</source>
        <translation>Abnahme in eine Datei schreiben</translation>
    </message>
    <message>
        <source>The review was written: %1</source>
        <translation>Die Abnahme wurde geschrieben: %1</translation>
    </message>
    <message>
        <source>Add a review from a file</source>
        <translation>Abnahme aus einer Datei holen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new entry(ies) came in</source>
        <translation>
            <numerusform>%Ln neuer Eintrag kam hinzu</numerusform>
            <numerusform>%Ln neue Einträge kamen hinzu</numerusform>
        </translation>
    </message>
    <message>
        <source>Read answers to a worklist</source>
        <translation>Antworten auf eine Arbeitsliste lesen</translation>
    </message>
    <message>
        <source>The file holds no answer yet.</source>
        <translation>Die Datei enthält noch keine Antwort.</translation>
    </message>
    <message>
        <source>Export the defects</source>
        <translation>Die Fehler exportieren</translation>
    </message>
    <message>
        <source>The defects were written: %1</source>
        <translation>Die Fehler wurden geschrieben: %1</translation>
    </message>
    <message>
        <source>Read what is said of defects</source>
        <translation>Lesen, was zu Fehlern gesagt wird</translation>
    </message>
    <message>
        <source>The file says nothing new.</source>
        <translation>Die Datei sagt nichts Neues.</translation>
    </message>
</context>
<context>
    <name>mw::ui::RowTroubleModel</name>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Became</source>
        <translation>Wurde</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Wortlaut</translation>
    </message>
    <message>
        <source>a row, mended</source>
        <translation>repariert eine Zeile</translation>
    </message>
    <message>
        <source>an error</source>
        <translation>ein Fehler</translation>
    </message>
</context>
<context>
    <name>mw::ui::RuleChips</name>
    <message>
        <source>Steps of the rule</source>
        <translation>Schritte der Regel</translation>
    </message>
    <message>
        <source>This rule branches, so it is edited as text.</source>
        <translation>Diese Regel verzweigt sich und wird deshalb als Text bearbeitet.</translation>
    </message>
    <message>
        <source>Choose a field</source>
        <translation>Ein Feld wählen</translation>
    </message>
    <message>
        <source>What the rule begins with</source>
        <translation>Womit die Regel beginnt</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>Schritt anfügen</translation>
    </message>
    <message>
        <source>What is to be done with it next</source>
        <translation>Was als Nächstes damit geschehen soll</translation>
    </message>
</context>
<context>
    <name>mw::ui::RuleCompletion</name>
    <message>
        <source>Suggestions for the rule</source>
        <translation>Vorschläge für die Regel</translation>
    </message>
</context>
<context>
    <name>mw::ui::RuleDesk</name>
    <message>
        <source>Run rule on sample rows</source>
        <translation>Regel auf Beispielzeilen ausführen</translation>
    </message>
    <message>
        <source>Run rule over all rows</source>
        <translation>Regel über alle Zeilen ausführen</translation>
    </message>
    <message>
        <source>No rule yet. Drag a source field here, or type one: Ctrl+Space shows what there is.</source>
        <translation>Noch keine Regel. Ziehen Sie ein Quellfeld hierher oder tippen Sie: Strg+Leertaste zeigt, was es gibt.</translation>
    </message>
    <message>
        <source>Results appear once the rule can be read.</source>
        <translation>Ergebnisse erscheinen, sobald die Regel lesbar ist.</translation>
    </message>
    <message>
        <source>The source cannot be read: %1</source>
        <translation>Die Quelle ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Reading rows…</source>
        <translation>Liest Zeilen …</translation>
    </message>
    <message>
        <source>None of the first rows passes the filter.</source>
        <translation>Keine der ersten Zeilen passt zum Filter.</translation>
    </message>
</context>
<context>
    <name>mw::ui::RuleDrawer</name>
    <message>
        <source>Close the rule editor</source>
        <translation>Regeleditor schließen</translation>
    </message>
    <message>
        <source>Results on real rows</source>
        <translation>Ergebnisse auf echten Zeilen</translation>
    </message>
    <message>
        <source>Keep as worked example</source>
        <translation>Als Beispiel behalten</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Steps of the chosen row</source>
        <translation>Schritte der gewählten Zeile</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message numerus="yes">
        <source> (+%Ln more)</source>
        <translation>
            <numerusform> (+%Ln weiteres)</numerusform>
            <numerusform> (+%Ln weitere)</numerusform>
        </translation>
    </message>
    <message>
        <source>Over all rows…</source>
        <translation>Über alle Zeilen …</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 left out by the filter</source>
        <translation>%1 vom Filter weggelassen</translation>
    </message>
    <message>
        <source>none rejected</source>
        <translation>keine abgelehnt</translation>
    </message>
    <message>
        <source>%1 would be rejected</source>
        <translation>%1 würden abgelehnt</translation>
    </message>
    <message>
        <source>%1 distinct results</source>
        <translation>%1 verschiedene Ergebnisse</translation>
    </message>
    <message>
        <source>%1 null</source>
        <translation>%1 null</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Show the rule as a line of steps, to be built without writing</source>
        <translation>Die Regel als Folge von Schritten zeigen, die man ohne Schreiben zusammenstellt</translation>
    </message>
</context>
<context>
    <name>mw::ui::RuleEdit</name>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Alt+Enter: %1</source>
        <translation>Alt+Eingabe: %1</translation>
    </message>
    <message>
        <source>No fix is known for what stands here</source>
        <translation>Für das, was hier steht, ist keine Korrektur bekannt</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
</context>
<context>
    <name>mw::ui::RunListModel</name>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>into %1</source>
        <translation>nach %1</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message>
        <source>nothing rejected</source>
        <translation>nichts abgelehnt</translation>
    </message>
</context>
<context>
    <name>mw::ui::Runs</name>
    <message>
        <source>Read the list of runs</source>
        <translation>Liste der Läufe lesen</translation>
    </message>
    <message>
        <source>Group the rejects</source>
        <translation>Abgelehnte gruppieren</translation>
    </message>
    <message>
        <source>Test load</source>
        <translation>Testladen</translation>
    </message>
</context>
<context>
    <name>mw::ui::SampleForm</name>
    <message>
        <source>A new sample</source>
        <translation>Eine neue Stichprobe</translation>
    </message>
    <message>
        <source>Records of</source>
        <translation>Datensätze von</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>%1 % sure</source>
        <translation>%1 % sicher</translation>
    </message>
    <message>
        <source>Tolerable share</source>
        <translation>Duldbarer Anteil</translation>
    </message>
    <message>
        <source>fewer than %1 % wrong</source>
        <translation>weniger als %1 % falsch</translation>
    </message>
    <message>
        <source>Strata</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Records that stand out</source>
        <translation>Auffällige Datensätze</translation>
    </message>
    <message>
        <source>records that exercise every way through the rules</source>
        <translation>Datensätze, die jeden Weg durch die Regeln nehmen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Reviewers</source>
        <translation>Prüfende</translation>
    </message>
    <message>
        <source>names, with commas between; empty: whoever comes</source>
        <translation>Namen, mit Kommas getrennt; leer: wer kommt</translation>
    </message>
    <message>
        <source>a share for each, instead of all for everybody</source>
        <translation>je ein Anteil, statt alles für alle</translation>
    </message>
    <message>
        <source>Drawn anew because</source>
        <translation>Neu gezogen, weil</translation>
    </message>
    <message>
        <source>why the sample that is there will not do; it is kept</source>
        <translation>warum die vorhandene Stichprobe nicht genügt; sie bleibt erhalten</translation>
    </message>
    <message>
        <source>Draw the sample</source>
        <translation>Stichprobe ziehen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>records that stand out: extremes, missing values, differences</source>
        <translation>auffällige Datensätze: Extreme, fehlende Werte, Abweichungen</translation>
    </message>
    <message>
        <source>To be</source>
        <translation>Um</translation>
    </message>
    <message>
        <source>that</source>
        <translation>zu sein, dass</translation>
    </message>
    <message>
        <source>Besides</source>
        <translation>Dazu</translation>
    </message>
    <message>
        <source>Drawn by</source>
        <translation>Gezogen von</translation>
    </message>
    <message>
        <source>Of run %1: what it loaded is the population. A sample says something about all of it, as exactly as its size allows; records that are picked besides say something about themselves only.</source>
        <translation>Aus Lauf %1: Was er geladen hat, ist die Grundgesamtheit. Eine Stichprobe sagt etwas über alles, so genau wie ihr Umfang es erlaubt; dazu ausgewählte Datensätze sagen nur etwas über sich selbst.</translation>
    </message>
    <message>
        <source>%1 (%2), %3 records</source>
        <translation>%1 (%2), %3 Datensätze</translation>
    </message>
    <message>
        <source>none: drawn from all records</source>
        <translation>keine: aus allen Datensätzen gezogen</translation>
    </message>
    <message>
        <source>each value of %1 by itself</source>
        <translation>jeder Wert von %1 für sich</translation>
    </message>
    <message>
        <source>%1 of %2 records at random. If none of them is wrong, fewer than %3 % of all are, with %4 % confidence.</source>
        <translation>%1 von %2 Datensätzen zufällig. Ist keiner davon falsch, sind es mit %4 % Sicherheit weniger als %3 % von allen.</translation>
    </message>
    <message>
        <source>As many records of each value as prove it for that value by itself: up to %1 each.</source>
        <translation>Je Wert so viele Datensätze, dass es für ihn allein bewiesen ist: bis zu je %1.</translation>
    </message>
</context>
<context>
    <name>mw::ui::SavedViews</name>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Views of the table that have a name: rows, order and columns</source>
        <translation>Benannte Ansichten der Tabelle: Zeilen, Reihenfolge und Spalten</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Save this view as…</source>
        <translation>Diese Ansicht speichern als…</translation>
    </message>
    <message>
        <source>Save view %1</source>
        <translation>Ansicht %1 speichern</translation>
    </message>
    <message>
        <source>Forget view %1</source>
        <translation>Ansicht %1 vergessen</translation>
    </message>
</context>
<context>
    <name>mw::ui::SchemaDriftModel</name>
    <message>
        <source>new entity</source>
        <translation>neue Entität</translation>
    </message>
    <message>
        <source>entity gone</source>
        <translation>Entität weggefallen</translation>
    </message>
    <message>
        <source>new field</source>
        <translation>neues Feld</translation>
    </message>
    <message>
        <source>field gone</source>
        <translation>Feld weggefallen</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>relation</source>
        <translation>Beziehung</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>In the document</source>
        <translation>Im Dokument</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Affects</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>umbenannt</translation>
    </message>
    <message>
        <source>one gone, one new</source>
        <translation>eines weg, eines neu</translation>
    </message>
</context>
<context>
    <name>mw::ui::SchemaRebase</name>
    <message>
        <source>Scan a connection again</source>
        <translation>Eine Verbindung erneut lesen</translation>
    </message>
</context>
<context>
    <name>mw::ui::SchemaTreeModel</name>
    <message>
        <source>required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>refers to %1</source>
        <translation>verweist auf %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
</context>
<context>
    <name>mw::ui::SignOffScreen</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Who stands for it</source>
        <translation>Wer dafür einsteht</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Unterschriften</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Nobody has signed this document yet.</source>
        <translation>Noch niemand hat dieses Dokument unterschrieben.</translation>
    </message>
    <message>
        <source>People  %1</source>
        <translation>Personen  %1</translation>
    </message>
    <message>
        <source>Approve the rules</source>
        <translation>Regeln freigeben</translation>
    </message>
    <message>
        <source>Accept a run</source>
        <translation>Lauf abnehmen</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Unterschreiben</translation>
    </message>
    <message>
        <source>People and their keys</source>
        <translation>Personen und ihre Schlüssel</translation>
    </message>
    <message>
        <source>Verify a file…</source>
        <translation>Datei prüfen…</translation>
    </message>
    <message>
        <source>Whether an exported specification or a document is what was signed</source>
        <translation>Ob eine exportierte Spezifikation oder ein Dokument das ist, was unterschrieben wurde</translation>
    </message>
    <message>
        <source>Export the specification…</source>
        <translation>Spezifikation exportieren…</translation>
    </message>
    <message>
        <source>draft, not signed</source>
        <translation>Entwurf, nicht unterschrieben</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>signed in part</source>
        <translation>teilweise unterschrieben</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>Content hash %1</source>
        <translation>Inhaltshash %1</translation>
    </message>
    <message>
        <source>Signatures  %1</source>
        <translation>Unterschriften  %1</translation>
    </message>
    <message>
        <source>Something is not what was written — %1: %2</source>
        <translation>Etwas ist nicht, was geschrieben wurde — %1: %2</translation>
    </message>
    <message>
        <source>Verify a file</source>
        <translation>Datei prüfen</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>nicht unterschrieben</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>gilt nicht</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Abnahme</translation>
    </message>
</context>
<context>
    <name>mw::ui::SignatureTableModel</name>
    <message>
        <source>valid</source>
        <translation>gültig</translation>
    </message>
    <message>
        <source>valid, signer not pinned</source>
        <translation>gültig, Unterzeichner nicht eingetragen</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>signed again since</source>
        <translation>inzwischen neu unterschrieben</translation>
    </message>
    <message>
        <source>key revoked</source>
        <translation>Schlüssel widerrufen</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>gebrochen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>Signer&apos;s clock</source>
        <translation>Uhr der Person</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>run #%1</source>
        <translation>Lauf #%1</translation>
    </message>
    <message>
        <source>whole document</source>
        <translation>ganzes Dokument</translation>
    </message>
    <message>
        <source>a part that is gone</source>
        <translation>ein Teil, der weg ist</translation>
    </message>
</context>
<context>
    <name>mw::ui::Signatures</name>
    <message>
        <source>there is a run</source>
        <translation>es gibt einen Lauf</translation>
    </message>
    <message>
        <source>nothing was loaded yet</source>
        <translation>noch nichts wurde geladen</translation>
    </message>
    <message>
        <source>Verify the signatures</source>
        <translation>Unterschriften prüfen</translation>
    </message>
    <message>
        <source>Look at the gates</source>
        <translation>Tore ansehen</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Unterschreiben</translation>
    </message>
    <message>
        <source>The document was edited meanwhile. Nothing was signed.</source>
        <translation>Das Dokument wurde inzwischen geändert. Nichts wurde unterschrieben.</translation>
    </message>
    <message>
        <source>Another program changed the file since it was opened. Nothing was signed.</source>
        <translation>Ein anderes Programm hat die Datei seit dem Öffnen geändert. Nichts wurde unterschrieben.</translation>
    </message>
    <message>
        <source>A new key was made: %1</source>
        <translation>Ein neuer Schlüssel wurde erzeugt: %1</translation>
    </message>
    <message>
        <source>Write the signature into the audit log</source>
        <translation>Unterschrift ins Prüfprotokoll schreiben</translation>
    </message>
    <message>
        <source>It is signed, but the audit log could not be written: %1</source>
        <translation>Es ist unterschrieben, aber das Prüfprotokoll konnte nicht geschrieben werden: %1</translation>
    </message>
</context>
<context>
    <name>mw::ui::SpecificationExport</name>
    <message>
        <source>run #%1</source>
        <translation>Lauf Nr. %1</translation>
    </message>
    <message>
        <source>the validation of %1</source>
        <translation>der Validierung vom %1</translation>
    </message>
    <message>
        <source>There is no run and no validation yet; the document will say so.</source>
        <translation>Es gibt noch keinen Lauf und keine Validierung; das Dokument wird es sagen.</translation>
    </message>
    <message>
        <source>With the figures of %1.</source>
        <translation>Mit den Zahlen von %1.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>Export the specification</source>
        <translation>Spezifikation exportieren</translation>
    </message>
</context>
<context>
    <name>mw::ui::StartForm</name>
    <message>
        <source>Begin with</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>A field of the source. A value is written with = before it: =&apos;open&apos;</source>
        <translation>Ein Feld der Quelle. Vor einem Wert steht =: =&apos;open&apos;</translation>
    </message>
</context>
<context>
    <name>mw::ui::StartPage</name>
    <message>
        <source>Say what every old field means and where it goes, then load it, prove it on all records and sign it off.</source>
        <translation>Sagen Sie, was jedes alte Feld bedeutet und wohin es geht; dann laden, an allen Datensätzen belegen und freigeben.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Anfangen</translation>
    </message>
    <message>
        <source>Or drop a data file anywhere on this window: it becomes a connection.</source>
        <translation>Oder ziehen Sie eine Datendatei auf dieses Fenster: sie wird eine Verbindung.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt verwendet</translation>
    </message>
</context>
<context>
    <name>mw::ui::StepCounts</name>
    <message>
        <source>Count rows of each step</source>
        <translation>Zeilen jedes Schritts zählen</translation>
    </message>
    <message>
        <source>Read rows behind a step</source>
        <translation>Zeilen hinter einem Schritt lesen</translation>
    </message>
</context>
<context>
    <name>mw::ui::StepForm</name>
    <message>
        <source>a value, or = and a field</source>
        <translation>ein Wert, oder = und ein Feld</translation>
    </message>
    <message>
        <source>may be left out</source>
        <translation>kann entfallen</translation>
    </message>
</context>
<context>
    <name>mw::ui::StepList</name>
    <message>
        <source>What next?</source>
        <translation>Was als Nächstes?</translation>
    </message>
    <message>
        <source>Find a step: trim, date, phone…</source>
        <translation>Schritt suchen: trim, date, Telefon …</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>No step does that; rules can say more as text.</source>
        <translation>Das kann kein Schritt; als Text können Regeln mehr.</translation>
    </message>
</context>
<context>
    <name>mw::ui::StepListModel</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was er tut</translation>
    </message>
    <message>
        <source>%1
It does not take what the rule gives so far.</source>
        <translation>%1
Er nimmt nicht an, was die Regel bisher liefert.</translation>
    </message>
</context>
<context>
    <name>mw::ui::StepModel</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>nicht gebraucht</translation>
    </message>
</context>
<context>
    <name>mw::ui::StepRowsForm</name>
    <message>
        <source>Reading rows…</source>
        <translation>Zeilen werden gelesen …</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Es wird gezählt …</translation>
    </message>
    <message>
        <source>The first rows; a server is counted only when asked: press R on the strip.</source>
        <translation>Die ersten Zeilen; ein Server wird nur auf Verlangen gezählt: R auf der Leiste.</translation>
    </message>
    <message>
        <source>%1 records of the source</source>
        <translation>%1 Datensätze der Quelle</translation>
    </message>
    <message>
        <source>%1 rows in, %2 out</source>
        <translation>%1 Zeilen hinein, %2 hinaus</translation>
    </message>
    <message>
        <source> · %1 excluded</source>
        <translation> · %1 ausgeschlossen</translation>
    </message>
    <message>
        <source> · %1 rejected</source>
        <translation> · %1 abgewiesen</translation>
    </message>
    <message>
        <source>No rows.</source>
        <translation>Keine Zeilen.</translation>
    </message>
</context>
<context>
    <name>mw::ui::StepRowsModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>ausgeschlossen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>geht weiter</translation>
    </message>
</context>
<context>
    <name>mw::ui::TargetChoice</name>
    <message>
        <source>the document&apos;s target</source>
        <translation>Ziel des Dokuments</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>SQLite databases (*.sqlite *.db)</source>
        <translation>SQLite-Datenbanken (*.sqlite *.db)</translation>
    </message>
</context>
<context>
    <name>mw::ui::TargetForm</name>
    <message>
        <source>Into %1</source>
        <translation>Nach %1</translation>
    </message>
    <message>
        <source>What stands in the target already</source>
        <translation>Was im Ziel schon steht</translation>
    </message>
    <message>
        <source>stays; records are added</source>
        <translation>bleibt; Datensätze kommen hinzu</translation>
    </message>
    <message>
        <source>is replaced</source>
        <translation>wird ersetzt</translation>
    </message>
    <message>
        <source>Fields that identify a record, with commas</source>
        <translation>Felder, die einen Datensatz kennzeichnen, mit Kommas</translation>
    </message>
    <message>
        <source>Change how %1 is loaded</source>
        <translation>Ändern, wie %1 geladen wird</translation>
    </message>
    <message>
        <source>is overwritten where the key is the same</source>
        <translation>wird überschrieben, wo der Schlüssel gleich ist</translation>
    </message>
    <message>
        <source>stays; only records with a new key are added</source>
        <translation>bleibt; nur Datensätze mit neuem Schlüssel kommen dazu</translation>
    </message>
    <message>
        <source>Faithful: any change of a value is a defect</source>
        <translation>Treu: jede Änderung eines Wertes ist ein Fehler</translation>
    </message>
    <message>
        <source>A validation then holds the target against the source, not against the rule</source>
        <translation>Eine Validierung vergleicht das Ziel dann mit der Quelle, nicht mit der Regel</translation>
    </message>
</context>
<context>
    <name>mw::ui::TestLoadScreen</name>
    <message>
        <source>What to load</source>
        <translation>Was geladen wird</translation>
    </message>
    <message>
        <source>Rows of the preview</source>
        <translation>Zeilen der Vorschau</translation>
    </message>
    <message>
        <source>Where a load writes</source>
        <translation>Wohin ein Ladelauf schreibt</translation>
    </message>
    <message>
        <source>first 200 rows</source>
        <translation>erste 200 Zeilen</translation>
    </message>
    <message>
        <source>200 random rows</source>
        <translation>200 zufällige Zeilen</translation>
    </message>
    <message>
        <source>rows that cover every rule</source>
        <translation>Zeilen, die jede Regel abdecken</translation>
    </message>
    <message>
        <source>first 5,000 rows</source>
        <translation>erste 5.000 Zeilen</translation>
    </message>
    <message>
        <source>Load into</source>
        <translation>Laden in</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Runs the rules over a sample; nothing is written</source>
        <translation>Führt die Regeln auf einer Stichprobe aus; nichts wird geschrieben</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>load into</source>
        <translation>laden in</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>By entity</source>
        <translation>Nach Entität</translation>
    </message>
    <message>
        <source>Rejects</source>
        <translation>Abgelehnte</translation>
    </message>
    <message>
        <source>Ledger by entity</source>
        <translation>Bilanz nach Entität</translation>
    </message>
    <message>
        <source>Nothing was loaded yet</source>
        <translation>Noch wurde nichts geladen</translation>
    </message>
    <message>
        <source>A preview runs the rules over a sample and writes nothing. A load runs all records into a scratch database and shows where each one ended: the ledger must close.</source>
        <translation>Eine Vorschau führt die Regeln auf einer Stichprobe aus und schreibt nichts. Ein Ladelauf bringt alle Datensätze in eine Testdatenbank und zeigt, wo jeder blieb: die Bilanz muss aufgehen.</translation>
    </message>
    <message>
        <source>Load everything</source>
        <translation>Alles laden</translation>
    </message>
    <message>
        <source>Preview a sample</source>
        <translation>Stichprobe ansehen</translation>
    </message>
    <message>
        <source>Show the rejects</source>
        <translation>Abgelehnte zeigen</translation>
    </message>
    <message>
        <source>scratch database</source>
        <translation>Testdatenbank</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s) of the document must be solved before it can be loaded.</source>
        <translation>
            <numerusform>%Ln Problem des Dokuments muss vor dem Laden gelöst werden.</numerusform>
            <numerusform>%Ln Probleme des Dokuments müssen vor dem Laden gelöst werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the first</source>
        <translation>Zum ersten</translation>
    </message>
    <message>
        <source>all mappings</source>
        <translation>alle Zuordnungen</translation>
    </message>
    <message>
        <source>Preview %1</source>
        <translation>Vorschau von %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Rejects %1</source>
        <translation>Abgelehnte %1</translation>
    </message>
    <message>
        <source>Test load</source>
        <translation>Testladen</translation>
    </message>
</context>
<context>
    <name>mw::ui::UnknownNameModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Probably</source>
        <translation>Vermutlich</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 und %Ln weitere</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::ui::ValidateScreen</name>
    <message>
        <source>Target to validate</source>
        <translation>Zu validierendes Ziel</translation>
    </message>
    <message>
        <source>Validate a target</source>
        <translation>Ein Ziel validieren</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>Validieren</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Only what fails</source>
        <translation>Nur Fehlgeschlagene</translation>
    </message>
    <message>
        <source>Nothing was validated yet</source>
        <translation>Noch wurde nichts validiert</translation>
    </message>
    <message>
        <source>A validation reads the target back and compares it with what the rules say, record by record: counts, totals, every field, required values, relationships and duplicates. Load first, then validate.</source>
        <translation>Eine Validierung liest das Ziel zurück und vergleicht es mit dem, was die Regeln sagen, Datensatz für Datensatz: Anzahlen, Summen, jedes Feld, Pflichtwerte, Beziehungen und Dubletten. Erst laden, dann validieren.</translation>
    </message>
    <message>
        <source>Validate the target</source>
        <translation>Ziel validieren</translation>
    </message>
    <message>
        <source>Accept the difference</source>
        <translation>Abweichung annehmen</translation>
    </message>
    <message>
        <source>Call the difference a defect</source>
        <translation>Abweichung als Fehler werten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s) of the document must be solved before it can be validated.</source>
        <translation>
            <numerusform>%Ln Problem des Dokuments muss vor dem Validieren gelöst werden.</numerusform>
            <numerusform>%Ln Probleme des Dokuments müssen vor dem Validieren gelöst werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the first</source>
        <translation>Zum ersten</translation>
    </message>
    <message>
        <source>The verdict was not saved: %1</source>
        <translation>Das Urteil wurde nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>last load: %1</source>
        <translation>letzter Ladelauf: %1</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln check(s) failed</source>
        <translation>
            <numerusform>%Ln Prüfung fehlgeschlagen</numerusform>
            <numerusform>%Ln Prüfungen fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln check(s)</source>
        <translation>
            <numerusform>%Ln Prüfung</numerusform>
            <numerusform>%Ln Prüfungen</numerusform>
        </translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message numerus="yes">
        <source>%Ln difference(s)</source>
        <translation>
            <numerusform>%Ln Abweichung</numerusform>
            <numerusform>%Ln Abweichungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Switch the check off or on</source>
        <translation>Die Prüfung ab- oder einschalten</translation>
    </message>
    <message>
        <source>Edit the declared check</source>
        <translation>Die erklärte Prüfung bearbeiten</translation>
    </message>
    <message>
        <source>Declare</source>
        <translation>Erklären</translation>
    </message>
</context>
<context>
    <name>mw::ui::Validations</name>
    <message>
        <source>Read the last validation</source>
        <translation>Letzte Validierung lesen</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>Validieren</translation>
    </message>
    <message>
        <source>Write a verdict down</source>
        <translation>Urteil festhalten</translation>
    </message>
</context>
<context>
    <name>mw::ui::ValueClusterModel</name>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>What all that are taken become; F2 writes another value</source>
        <translation>Was aus allen gewählten wird; F2 schreibt einen anderen Wert</translation>
    </message>
</context>
<context>
    <name>mw::ui::ValueClustersPane</name>
    <message>
        <source>How values are told to be spellings of one</source>
        <translation>Woran Schreibweisen eines Wertes erkannt werden</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Buchstaben</translation>
    </message>
    <message>
        <source>Likeness</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>Values that are spellings of one</source>
        <translation>Werte, die Schreibweisen eines Wertes sind</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Leave without listing anything (Escape)</source>
        <translation>Verlassen, ohne etwas aufzunehmen (Escape)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Take all clusters</source>
        <translation>Alle Gruppen wählen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Take no cluster</source>
        <translation>Keine Gruppe wählen</translation>
    </message>
    <message>
        <source>Letters of a stretch</source>
        <translation>Buchstaben eines Stücks</translation>
    </message>
    <message>
        <source>Letters that may differ at most</source>
        <translation>Buchstaben, die höchstens anders sein dürfen</translation>
    </message>
    <message>
        <source>How alike they are at least: 1 is the same</source>
        <translation>Wie ähnlich sie mindestens sind: 1 ist gleich</translation>
    </message>
    <message numerus="yes">
        <source>Use it in the %Ln rule(s) that copy the field</source>
        <translation>
            <numerusform>In %Ln Regel verwenden, die das Feld übernimmt</numerusform>
            <numerusform>In %Ln Regeln verwenden, die das Feld übernehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for spellings of one value …</source>
        <translation>Schreibweisen eines Wertes werden gesucht …</translation>
    </message>
    <message>
        <source>Reading the values of %1 …</source>
        <translation>Die Werte von %1 werden gelesen …</translation>
    </message>
    <message>
        <source>Cluster values of %1</source>
        <translation>Werte von %1 gruppieren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln different value(s), </source>
        <translation>
            <numerusform>%Ln verschiedener Wert, </numerusform>
            <numerusform>%Ln verschiedene Werte, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cluster(s)</source>
        <translation>
            <numerusform>%Ln Gruppe</numerusform>
            <numerusform>%Ln Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>those that change most are shown</source>
        <translation>gezeigt sind die, die am meisten ändern</translation>
    </message>
    <message>
        <source>%1 rows hold values that found no room</source>
        <translation>%1 Zeilen haben Werte, für die kein Platz war</translation>
    </message>
    <message>
        <source>very many are alike: not all were compared</source>
        <translation>sehr viele sind ähnlich: nicht alle wurden verglichen</translation>
    </message>
    <message>
        <source>No values are spellings of one by this method. Try another.</source>
        <translation>Auf diese Weise sind keine Werte Schreibweisen eines Wertes. Versuchen Sie eine andere.</translation>
    </message>
    <message numerus="yes">
        <source>Make a value map of %Ln cluster(s)</source>
        <translation>
            <numerusform>Wertezuordnung aus %Ln Gruppe anlegen</numerusform>
            <numerusform>Wertezuordnung aus %Ln Gruppen anlegen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>List %Ln cluster(s)</source>
        <translation>
            <numerusform>%Ln Gruppe aufnehmen</numerusform>
            <numerusform>%Ln Gruppen aufnehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rows get another value, by the value map; the data stays as it is</source>
        <translation>%1 Zeilen bekommen durch die Wertezuordnung einen anderen Wert; die Daten bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>spellings of one value</source>
        <translation>Schreibweisen eines Wertes</translation>
    </message>
    <message>
        <source>%1 cleaned</source>
        <translation>%1 bereinigt</translation>
    </message>
</context>
<context>
    <name>mw::ui::ValueCountModel</name>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
</context>
<context>
    <name>mw::ui::ValueMapTab</name>
    <message>
        <source>Value map</source>
        <translation>Wertezuordnung</translation>
    </message>
    <message>
        <source>New value map for the chosen field</source>
        <translation>Neue Wertezuordnung für das gewählte Feld</translation>
    </message>
    <message>
        <source>Count the values in the source again</source>
        <translation>Die Werte in der Quelle neu zählen</translation>
    </message>
    <message>
        <source>Paste old and new values from a spreadsheet (Ctrl+V in the table)</source>
        <translation>Alte und neue Werte aus einer Tabellenkalkulation einfügen (Strg+V in der Tabelle)</translation>
    </message>
    <message>
        <source>Paste from a spreadsheet</source>
        <translation>Aus einer Tabellenkalkulation einfügen</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>reject the row</source>
        <translation>Zeile ablehnen</translation>
    </message>
    <message>
        <source>keep the value</source>
        <translation>Wert behalten</translation>
    </message>
    <message>
        <source>use this instead</source>
        <translation>stattdessen dies nehmen</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>Value for what is not listed</source>
        <translation>Wert für nicht Aufgeführtes</translation>
    </message>
    <message>
        <source>Upper and lower case are the same</source>
        <translation>Groß- und Kleinschreibung gilt gleich</translation>
    </message>
    <message>
        <source>Ignore spaces at the ends</source>
        <translation>Leerzeichen an den Enden übergehen</translation>
    </message>
    <message>
        <source>Not listed</source>
        <translation>Nicht aufgeführt</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Entschieden von</translation>
    </message>
    <message>
        <source>What happens to values that are not listed</source>
        <translation>Was mit nicht aufgeführten Werten geschieht</translation>
    </message>
    <message>
        <source>Change policy of %1</source>
        <translation>Regelung von %1 ändern</translation>
    </message>
    <message>
        <source>Change default of %1</source>
        <translation>Ersatzwert von %1 ändern</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Choose a value map, or make one for the chosen field.</source>
        <translation>Wählen Sie eine Wertezuordnung oder legen Sie eine für das gewählte Feld an.</translation>
    </message>
    <message numerus="yes">
        <source>%1 · gives %2 · %Ln value(s)</source>
        <translation>
            <numerusform>%1 · ergibt %2 · %Ln Wert</numerusform>
            <numerusform>%1 · ergibt %2 · %Ln Werte</numerusform>
        </translation>
    </message>
    <message>
        <source> · every value that occurs is listed</source>
        <translation> · jeder vorkommende Wert ist aufgeführt</translation>
    </message>
    <message numerus="yes">
        <source> · %Ln value(s) not listed, </source>
        <translation>
            <numerusform> · %Ln Wert nicht aufgeführt, </numerusform>
            <numerusform> · %Ln Werte nicht aufgeführt, </numerusform>
        </translation>
    </message>
    <message>
        <source>in %1 rows</source>
        <translation>in %1 Zeilen</translation>
    </message>
    <message>
        <source>Count values</source>
        <translation>Werte zählen</translation>
    </message>
    <message>
        <source>New value map</source>
        <translation>Neue Wertezuordnung</translation>
    </message>
    <message>
        <source>Find values that are spellings of one</source>
        <translation>Werte finden, die Schreibweisen eines Wertes sind</translation>
    </message>
    <message>
        <source>Cluster values</source>
        <translation>Werte gruppieren</translation>
    </message>
    <message>
        <source>No rule uses this value map yet: there are no values to look at.</source>
        <translation>Noch verwendet keine Regel diese Wertezuordnung: Es gibt keine Werte anzusehen.</translation>
    </message>
</context>
<context>
    <name>mw::ui::VerdictBar</name>
    <message>
        <source>Defect</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Accept…</source>
        <translation>Annehmen …</translation>
    </message>
    <message>
        <source>Old system was wrong…</source>
        <translation>Altsystem lag falsch …</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>auf Dauer</translation>
    </message>
    <message>
        <source>for 30 days</source>
        <translation>für 30 Tage</translation>
    </message>
    <message>
        <source>for 90 days</source>
        <translation>für 90 Tage</translation>
    </message>
    <message>
        <source>How long it counts</source>
        <translation>Wie lange es gilt</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose a difference or a whole cause to judge it</source>
        <translation>Wählen Sie zum Beurteilen eine Abweichung oder eine ganze Ursache</translation>
    </message>
    <message>
        <source>Defect:</source>
        <translation>Fehler:</translation>
    </message>
    <message>
        <source>Accept, because</source>
        <translation>Annehmen, weil</translation>
    </message>
    <message>
        <source>The old system was wrong, because</source>
        <translation>Das Altsystem lag falsch, weil</translation>
    </message>
    <message>
        <source>what is wrong (optional)</source>
        <translation>was falsch ist (freiwillig)</translation>
    </message>
    <message>
        <source>the reason</source>
        <translation>der Grund</translation>
    </message>
</context>
<context>
    <name>mw::ui::VersionListModel</name>
    <message>
        <source>After this step</source>
        <translation>Nach diesem Schritt</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>As it is now, with what is not saved</source>
        <translation>Wie es jetzt ist, mit Ungespeichertem</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>Wie es jetzt ist</translation>
    </message>
    <message>
        <source>Before the first step that was kept</source>
        <translation>Vor dem ersten aufbewahrten Schritt</translation>
    </message>
</context>
<context>
    <name>mw::ui::Versions</name>
    <message>
        <source>Read the history</source>
        <translation>Verlauf lesen</translation>
    </message>
    <message>
        <source>Compare two versions</source>
        <translation>Zwei Versionen vergleichen</translation>
    </message>
    <message>
        <source>Name a version</source>
        <translation>Eine Version benennen</translation>
    </message>
    <message>
        <source>The document was edited meanwhile. Nothing was brought back.</source>
        <translation>Das Dokument wurde inzwischen bearbeitet. Nichts wurde zurückgeholt.</translation>
    </message>
</context>
<context>
    <name>mw::ui::VersionsPage</name>
    <message>
        <source>History of the document</source>
        <translation>Verlauf des Dokuments</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Bring this version back</source>
        <translation>Diese Version zurückholen</translation>
    </message>
    <message>
        <source>Make the document what it was then, as one edit that can be undone (Ctrl+Return)</source>
        <translation>Das Dokument wieder machen, wie es damals war, in einem Schritt, der sich zurücknehmen lässt (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>States of the document</source>
        <translation>Stände des Dokuments</translation>
    </message>
    <message>
        <source>Filter changes</source>
        <translation>Änderungen filtern</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was sich unterscheidet</translation>
    </message>
    <message>
        <source>Name this version</source>
        <translation>Diese Version benennen</translation>
    </message>
    <message>
        <source>The version was brought back. Ctrl+Z takes that back.</source>
        <translation>Die Version wurde zurückgeholt. Strg+Z nimmt das zurück.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s)</source>
        <translation>
            <numerusform>%Ln Schritt</numerusform>
            <numerusform>%Ln Schritte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last %Ln step(s)</source>
        <translation>
            <numerusform>der letzte %Ln Schritt</numerusform>
            <numerusform>die letzten %Ln Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a state</source>
        <translation>Einen Stand wählen</translation>
    </message>
    <message>
        <source>No history yet</source>
        <translation>Noch kein Verlauf</translation>
    </message>
    <message>
        <source>What has changed since then is shown here. Choose two states to compare them.</source>
        <translation>Hier steht, was sich seither geändert hat. Zwei gewählte Stände werden miteinander verglichen.</translation>
    </message>
    <message>
        <source>Every save keeps what was done since the last one. From then on each state can be compared and brought back.</source>
        <translation>Jedes Speichern bewahrt auf, was seit dem letzten getan wurde. Von da an lässt sich jeder Stand vergleichen und zurückholen.</translation>
    </message>
    <message>
        <source>Since “%1”</source>
        <translation>Seit „%1“</translation>
    </message>
    <message>
        <source>“%1” → “%2”</source>
        <translation>„%1“ → „%2“</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>No change holds these words.</source>
        <translation>Keine Änderung enthält diese Wörter.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln Änderung</numerusform>
            <numerusform>%Ln Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without meaning for approvals</source>
        <translation>
            <numerusform>%Ln ohne Bedeutung für Freigaben</numerusform>
            <numerusform>%Ln ohne Bedeutung für Freigaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing differs</source>
        <translation>Nichts unterscheidet sich</translation>
    </message>
    <message>
        <source>Both states say the same.</source>
        <translation>Beide Stände sagen dasselbe.</translation>
    </message>
    <message>
        <source>Back to &quot;%1&quot;</source>
        <translation>Zurück zu „%1“</translation>
    </message>
</context>
<context>
    <name>mw::ui::WorklistModel</name>
    <message>
        <source>record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>said</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>hingenommen</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>unsicher</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>nicht bestanden</translation>
    </message>
    <message>
        <source>disagreed</source>
        <translation>uneins</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>stands out: %1</source>
        <translation>fällt auf: %1</translation>
    </message>
    <message>
        <source>exercises %1</source>
        <translation>beansprucht %1</translation>
    </message>
    <message>
        <source>re-test of %1</source>
        <translation>Nachprüfung von %1</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>angefragt</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>ausgewählt</translation>
    </message>
</context>
<context>
    <name>mw::ui::Workspace</name>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Unpack the sample migration</source>
        <translation>Beispielmigration auspacken</translation>
    </message>
    <message>
        <source>the sample migration</source>
        <translation>die Beispielmigration</translation>
    </message>
    <message>
        <source>Look at source and target</source>
        <translation>Quelle und Ziel ansehen</translation>
    </message>
    <message>
        <source>Add connection %1</source>
        <translation>Verbindung %1 hinzufügen</translation>
    </message>
    <message>
        <source>Change how %1 is read</source>
        <translation>Ändern, wie %1 gelesen wird</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
</context>
</TS>
