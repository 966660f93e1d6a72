# Możliwe przyczyny (id jak w content/ndr-5-4-1/causes.toml) i co za nimi przemawia.

A1 = Nie ma takiego adresu: literówka albo tej osoby już tam nie ma.
A2 = Adres jest nowy albo zmieniony i serwery brzegowe Microsoftu jeszcze go nie znają.
A3 = Domena jest świeżo dodana albo świeżo przełączona na typ Autorytatywna (Authoritative).
A4 = Skrzynka jest na własnych serwerach firmy i nie ma jej w chmurze (brak synchronizacji).
A5 = Adres to grupa dynamiczna albo folder publiczny, którego serwery brzegowe nie znają.
A6 = Poczta trafia do tenanta, który nie ma tej domeny.
A7 = Brama pocztowa przepuszcza nieznane adresy, a Microsoft je odrzuca.
A8 = Skonfigurowana jest tylko domena nadrzędna, nie ta subdomena.
A9 = Próby dotyczyły kilku adresów, które nie istnieją.
A10 = Firma odbiorcy blokuje nadawcę. Przy tym komunikacie to rzadkie.
A11 = Osoba jest znana, ale nie ma skrzynki: w jej licencji nie ma planu Exchange.
B1 = MX prowadzi do serwera, który nie przyjmuje poczty dla tej domeny.
B2 = Wciąż jest opublikowany stary MX i część poczty trafia tam.
B3 = Domena nie jest skonfigurowana w Microsoft albo jest skonfigurowana niepoprawnie.
B4 = Zmiana w DNS nie jest jeszcze wszędzie widoczna.
B5 = Łącznik (connector) między własnymi serwerami a Exchange Online jest niepoprawny.
B6 = Awaria samej usługi.
C1 = Domena nie ma serwera pocztowego, który da się znaleźć.
C2 = Serwer pocztowy drugiej strony chwilowo nie odpowiada.
C3 = Sieć nadawcy nie wypuszcza poczty (port 25).
C4 = Łącznik (connector) albo smart host nadawcy jest niepoprawny.
C5 = Własny DNS nadawcy nie odpowiada.
D1 = { $tag ->
        [DELEGATION_NO_GLUE] Nie można znaleźć serwera nazw tej domeny: { $servers }.
        [PROPAGATION_RESOLVERS_FAIL] Serwery nazw tej domeny nie odpowiadają innym sieciom ({ $servers } jej nie znajduje).
       *[other] Spośród serwerów nazw tej domeny nie działają jak należy: { $servers }.
    }
D2 = Podpisy strefy są nieważne, więc ostrożne serwery, w tym serwery Microsoftu, nie widzą domeny.
D3 = { $tag ->
        [PROPAGATION_SPLIT] Własne serwery nazw domeny mają różne wersje strefy; { $servers } różni się od pozostałych.
       *[other] Starą strefę wciąż podaje { $servers }.
    }
D4 = { $until ->
        [none] Stare odpowiedzi są już tylko w pamięciach podręcznych. Wystarczy poczekać; jak długo, tego nie podają.
       *[other] Stare odpowiedzi są już tylko w pamięciach podręcznych: poczekaj do { $until }. Nikt nie musi nic naprawiać.
    }

because-one-address = Dotyczy tylko tego adresu.
because-only-address = Zawiódł jeden adres.
because-new-addresses = Dotyczy nowych adresów.
because-whole-domain = Dotyczy wszystkich adresów domeny.
because-tenant-has-it = Domenę ma tenant Microsoft.
because-own-machines = Programy pocztowe są kierowane do serwera w samej domenie.
because-mail-to-cloud = Poczta trafia do Exchange Online.
because-group = Adres to grupa albo folder publiczny.
because-group-mentioned = W tekście jest mowa o grupie dynamicznej lub folderze publicznym.
because-hybrid-missing = Exchange Online nie zna adresu, a hybrydowy przepływ poczty jest włączony.
because-unsynchronised-mentioned = W tekście jest mowa o osobach, które nie są jeszcze zsynchronizowane.
because-new-mentioned = W tekście jest mowa o nowym adresie.
because-other-cloud = Domena jest w tenancie, ale w innej chmurze Microsoftu niż ta, do której idzie jej poczta albo część tej poczty.
because-no-tenant = Domeny nie ma żaden tenant Microsoft, choć poczta tam trafia.
because-unusual-label = MX nie jest typowy dla tej domeny.
because-mail-elsewhere = MX prowadzi gdzie indziej niż do Microsoft 365.
because-gateway = MX prowadzi do bramy pocztowej.
because-subdomain = Adres jest w subdomenie.
because-many-addresses = Zawiodło kilka adresów tej samej domeny.
because-null-mx = Domena ogłasza, że nie przyjmuje poczty (pusty MX).
because-no-mx = Domena nie ma działającego MX.
because-wrong-mx = MX w tej postaci nie może działać.
because-not-saved = Własne serwery domeny nie mają tej zmiany.
because-mx-right = MX prowadzi do Exchange Online.
because-old-home-first = Inny serwer pocztowy ma ten sam albo niższy numer.
because-old-home-last = Wciąż jest opublikowany inny serwer pocztowy.
because-several-homes = Rekordy MX prowadzą w różne miejsca.
because-microsoft-refused = Odmówił serwer Microsoftu.
because-caches = Starą wartość pokazują już tylko serwery pośrednie.
because-mixed = Nie wszystkie serwery pokazują to samo.
because-delegation-differs = Serwery nazw nie zgadzają się ze strefą nadrzędną.
because-refused-by-mx = Odmówił ten serwer, do którego prowadzi rekord MX.
because-refused-by-former = Odmówił serwer, na który wskazuje już tylko stara odpowiedź.
because-went-elsewhere = Wiadomość trafiła na serwer, którego nie ma w rekordzie MX.
because-not-the-mx = To, co ten serwer mówi o adresie, nie dowodzi, że adres jest zły.
because-senders-server = Serwer, który odmówił, stoi po stronie nadawcy.
because-no-domain = Domena nie istnieje.
because-registration = Rejestracja wygasła albo jest wstrzymana.
because-dangling = Serwer pocztowy nie ma osiągalnego adresu.
because-broken-delegation = Żaden serwer nazw nie odpowiada za domenę.
because-signatures = Podpisy strefy się nie zgadzają.
because-addresses-fine = Jej serwery pocztowe mają adresy.
because-many-destinations = Dotyczy kilku różnych domen.
because-lagging = Nie wszystkie własne serwery domeny mają zmianę.
because-split = Własne serwery domeny wskazują różne serwery poczty.
because-old-serial = Jego numer wersji (numer seryjny SOA) jest niższy niż na pozostałych serwerach.
because-some-servers = Nie każdy serwer nazw odpowiada za tę domenę; inne odpowiadają.
because-case = Rozróżnia w nazwach wielkie i małe litery.
because-unseen = Żaden publiczny resolver nie znajduje tej domeny.
because-no-mailbox = Ten adres nie ma skrzynki w Exchange Online.
because-not-there = W Exchange Online nie ma takiego adresata.
because-there = Exchange Online zna tego adresata.
because-not-accepted = Exchange Online nie ma tej domeny.
because-mx-not-expected = MX jest inny, niż oczekuje tenant.
because-parent-only = Zaakceptowana jest tylko domena nadrzędna, bez subdomen.
because-connector-off = Łącznik między własnymi serwerami a Exchange Online jest wyłączony.
because-no-connector = Brak łącznika między własnymi serwerami a Exchange Online.
because-route-refuser = Łącznik nadawcy prowadzi na ten sam serwer, który odmówił.
because-route-connector = Łącznik nadawcy kieruje tę pocztę inaczej niż według MX.
