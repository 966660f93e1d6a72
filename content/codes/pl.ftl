# Co znaczy kod stanu, kto może to naprawić (.who) i pierwsze kroki (.steps). Który kod prowadzi dokąd: codes.toml.

temporary = Przejściowe: serwer zachowuje wiadomość i sam ponawia próby. Na razie nie wysyłaj jej drugi raz.
permanent = Ostateczne: serwer zakończył próby. Wiadomość dotrze tylko wtedy, gdy po naprawie zostanie wysłana ponownie.
page = Oficjalna strona
proofs = Sama odpowiedź podaje: SPF { $spf ->
        [none] brak wzmianki
       *[other] { $spf }
    }, DKIM { $dkim ->
        [none] brak wzmianki
       *[other] { $dkim }
    }, DMARC { $dmarc ->
        [none] brak wzmianki
       *[other] { $dmarc }
    }. Zacznij od tego, co tam zawiodło (fail).

## Kto może to naprawić: zdania wspólne dla wielu kodów

by-sender = Nadawca.
by-sender-or-admin = Nadawca; jeśli to nie pomoże, administrator po stronie nadawcy.
by-sender-admin = Administrator po stronie nadawcy.
by-sender-admin-or-microsoft = Administrator po stronie nadawcy; po usunięciu przyczyny blokadę zdejmuje Microsoft.
by-sender-then-recipient-admin = Najpierw nadawca, sprawdzając adres; jeśli adres jest poprawny, administrator adresata.
by-recipient = Adresat; może mu pomóc jego administrator.
by-recipient-admin = Administrator adresata. Nadawca nie ma na to wpływu.
by-recipient-admin-first = Zwykle administrator adresata, czasem administrator po stronie nadawcy.
by-sender-admin-first = Zwykle administrator po stronie nadawcy, czasem administrator adresata.
by-nobody = Nikt nie musi nic robić: to mija samo.
by-unknown = Tego ze słów serwera nie widać. Zapytaj administratora swojej poczty: w dzienniku widzi więcej.

## Domeny i adresy

domain-takes-no-mail = Domena adresata otwarcie ogłasza, że nie przyjmuje żadnej poczty.
    .who = { by-sender-then-recipient-admin }
    .steps =
        • Sprawdź część po znaku @: firmy często mają do poczty inną domenę.
        • Zapytaj adresata, z którego adresu korzysta.
        • Administrator adresata: jeśli domena ma przyjmować pocztę, zastąp pusty rekord MX (0 .) właściwym.
sender-domain-unknown = Serwer odbierający nie znalazł w DNS domeny samego nadawcy, więc nie przyjmuje poczty w jej imieniu.
    .who = { by-sender-admin }
    .steps =
        • Sprawdź, czy w adresie nadawcy nie ma literówki albo nazwy wewnętrznej, na przykład .local.
        • Sprawdź, czy domena nadawcy jest zarejestrowana i delegowana oraz czy ma rekord MX lub adresowy.
        • Wyślij ponownie, gdy domena będzie widoczna z zewnątrz.
domain-unknown = Domeny po znaku @ nie ma w DNS albo nie ma ona serwera poczty.
    .who = { by-sender-then-recipient-admin }
    .steps =
        • Sprawdź pisownię domeny, litera po literze.
        • Sprawdź jej rekord MX; jeśli domena nie istnieje, skontaktuj się z adresatem inną drogą.
        • Administrator adresata: sprawdź, czy domena nie wygasła i czy działa jej delegacja.
address-stale = Adres pochodzi ze starej podpowiedzi Outlooka i wskazuje obiekt, którego już nie ma.
    .who = { by-sender }
    .steps =
        • Usuń podpowiedź, która pojawia się przy wpisywaniu nazwiska.
        • Napisz nową wiadomość i wpisz cały adres ręcznie; nie odpowiadaj na starą.
        • Jeśli dotyczy to wielu osób, administrator może dodać stary adres wewnętrzny (X500) do nowej skrzynki.
own-relay-rule = Serwer poczty nie przyjął tego adresata zgodnie z własną regułą; to nie jest odpowiedź 5.4.1 Microsoftu.
    .who = Zwykle administrator serwera wymienionego w odpowiedzi; często jest to Wasz własny serwer pośredniczący.
    .steps =
        • Sprawdź, czyja nazwa hosta stoi w odpowiedzi: jeśli Wasza, to reguła też jest Wasza.
        • Sprawdź na tym serwerze ograniczenia adresatów i wymóg logowania.
        • Jeśli to serwer drugiej strony, wyślij jej administratorowi całą odpowiedź.
recipient-unknown = Taki adres nie istnieje w systemie poczty adresata.
    .who = { by-sender-then-recipient-admin }
    .steps =
        • Sprawdź pisownię i wpisz adres od nowa, bez podpowiedzi.
        • Zapytaj adresata inną drogą, czy adres jest nadal aktualny.
        • Administrator adresata: znajdź skrzynkę lub alias, a po zmianie nazwy dodaj jej stary adres.
recipient-not-found = Exchange szuka tego adresu w organizacji adresata i nie znajduje go.
    .who = { by-sender-then-recipient-admin }
    .steps =
        • Sprawdź pisownię i wpisz adres od nowa.
        • Administrator adresata: sprawdź licencję, synchronizację katalogu i typ zaakceptowanej domeny (accepted domain).
        • Jeśli do tej osoby nic od Ciebie nie wyszło, ktoś podszył się pod Twój adres: pomiń ten raport.
consumer-mailbox-missing = W Outlook.com (Hotmail) nie ma takiej skrzynki.
    .who = { by-sender }
    .steps =
        • Sprawdź pisownię i końcówkę, na przykład .com albo .pl.
        • Zapytaj o aktualny adres: nieużywane skrzynki prywatne są usuwane.
address-refused = Adres nadawcy lub adresata nie został przyjęty w tej postaci; często jest to odpowiedź na zapisaną wiadomość.
    .who = { by-sender-or-admin }
    .steps =
        • Napisz nową wiadomość i wpisz adres ręcznie.
        • Poszukaj w adresie spacji, przecinków, cudzysłowów lub brakującej części.
        • Jeśli w odpowiedzi jest 'sender denied', administrator sprawdza ustawienia Twojego adresu.
address-problem = Coś w adresie nie zostało przyjęte; serwer nie podaje, co.
    .who = { by-sender-then-recipient-admin }
    .steps =
        • Sprawdź adres i domenę po znaku @.
        • Przeczytaj tekst po kodzie: często wymienia adres, o który chodzi.
        • Zapytaj adresata o adres inną drogą.
address-malformed = Adres adresata jest zapisany niepoprawnie.
    .who = { by-sender }
    .steps =
        • Poszukaj spacji, przecinków, cudzysłowów, podwójnej kropki lub polskich liter.
        • Wpisz adres od nowa i popraw go w kontaktach.
address-ambiguous = Adres pasuje do więcej niż jednej skrzynki i serwer nie może wybrać.
    .who = { by-recipient-admin }
    .steps =
        • Użyj pełnego adresu zamiast skróconego.
        • Administrator adresata: znajdź obiekty z tym samym adresem i zostaw go tylko jednemu.
mailbox-moved = Skrzynka jest gdzie indziej, a poczta nie jest przekazywana pod nowy adres.
    .who = Nadawca, gdy pozna nowy adres.
    .steps =
        • Poszukaj nowego adresu w odpowiedzi serwera.
        • Zapytaj adresata inną drogą i popraw kontakty.
sender-malformed = Adres nadawcy jest zapisany niepoprawnie.
    .who = { by-sender-admin }
    .steps =
        • Sprawdź adres nadawcy ustawiony w programie lub urządzeniu, z którego wyszła wiadomość.
        • Popraw go i wyślij ponownie.
account-blocked = Microsoft wstrzymał wysyłanie na zewnątrz z tego konta, bo wychodzi z niego spam.
    .who = { by-sender-admin }
    .steps =
        • Uznaj konto za przejęte: nowe hasło, wylogowanie wszędzie, przegląd logowań i reguł skrzynki, MFA.
        • Ustal, co wychodzi z konta, i zatrzymaj to.
        • Potem odblokuj konto w usłudze Microsoft Defender: Jednostki z ograniczeniami (Restricted entities).
several-from = Wiadomość ma kilka adresów From, a nie ma nagłówka Sender; takiej poczty się nie przyjmuje.
    .who = { by-sender-admin }
    .steps =
        • Znajdź program, który tworzy tę wiadomość.
        • Ustaw w nim jeden adres From albo dodaj nagłówek Sender.
daily-recipients = Nadawca osiągnął liczbę adresatów dozwoloną w ciągu doby.
    .who = Nadawca: trzeba poczekać; administrator po jego stronie, jeśli konto wysyła samo.
    .steps =
        • Poczekaj, aż limit się odnowi, najwyżej dobę od pierwszych wiadomości.
        • Jeśli nie wysyłasz aż tyle, od razu powiedz administratorowi: konto może być przejęte.
        • Do newsletterów użyj usługi masowej wysyłki.

## Skrzynki i grupy

recipient-flooded = Do skrzynki adresata przychodzi więcej wiadomości, niż może ona przyjąć w krótkim czasie.
    .who = { by-recipient-admin-first }
    .steps =
        • Poczekaj około godziny i wyślij ponownie.
        • Administrator adresata: znajdź, co zalewa skrzynkę; często są to alarmy albo pętla powiadomień.
        • Administrator nadawcy: spowolnij programy, które piszą do tej jednej skrzynki.
mailbox-disabled = Skrzynka istnieje, ale jest wyłączona i nie przyjmuje poczty.
    .who = { by-recipient-admin }
    .steps =
        • Zapytaj adresata lub jego firmę inną drogą; być może ta osoba już tam nie pracuje.
        • Administrator adresata: włącz skrzynkę albo kieruj jej pocztę do kogoś innego.
submission-quota = Limit wiadomości, które może wysłać to konto, jest wyczerpany.
    .who = { by-sender-or-admin }
    .steps =
        • Poczekaj, aż limit się odnowi.
        • Jeśli nie wysyłasz aż tyle, powiedz administratorowi: konto może być przejęte.
        • Administrator: przejrzyj wysłaną pocztę i reguły konta, a wysyłkę masową przenieś do odpowiedniej usługi.
mailbox-full = Skrzynka lub folder adresata są pełne.
    .who = { by-recipient }
    .steps =
        • Powiedz adresatowi inną drogą, że jego skrzynka jest pełna.
        • Adresat: usuń lub zarchiwizuj pocztę i opróżnij folder Elementy usunięte.
        • Administrator adresata: zwiększ limit albo włącz archiwum.
message-too-large = Wiadomość jest większa, niż przyjmuje skrzynka lub serwer po drodze.
    .who = Nadawca, wysyłając mniej; administrator może zwiększyć limit.
    .steps =
        • Udostępnij plik linkiem zamiast załączać.
        • Pamiętaj, że załącznik po drodze rośnie o mniej więcej jedną trzecią.
        • Administrator strony, która odmawia: zwiększ limit rozmiaru, jeśli taka poczta jest potrzebna.
list-broken = To adres listy lub grupy, której nie udało się rozwinąć na członków.
    .who = { by-recipient-admin }
    .steps =
        • Napisz bezpośrednio do kogoś z tej listy.
        • Administrator adresata: sprawdź członków grupy i jej właściciela.
forwarding-broken = Skrzynka adresata przekazuje pocztę pod adres, który nie działa.
    .who = Administrator adresata albo sam adresat, jeśli to on ustawił przekazywanie.
    .steps =
        • Powiedz o tym adresatowi inną drogą.
        • Administrator adresata: popraw lub usuń adres przekazywania ustawiony na skrzynce.
sender-too-fast = Ten nadawca wysyła zbyt wiele wiadomości w zbyt krótkim czasie.
    .who = { by-sender-or-admin }
    .steps =
        • Zrób przerwę, potem wysyłaj wolniej.
        • Administrator: sprawdź, czy to nie zapętlony program albo przejęte konto.
        • Do masowej wysyłki użyj przeznaczonej do niej usługi.
mailbox-problem = Ze skrzynką adresata jest coś nie tak; serwer nie podaje, co.
    .who = { by-recipient }
    .steps =
        • Jeśli serwer ponawia próby, poczekaj; jeśli nie, wyślij później jeszcze raz.
        • Powiedz o tym adresatowi inną drogą.
        • Administrator adresata: znajdź wiadomość w dzienniku serwera według godziny.

## Systemy poczty

recipient-busy = Skrzynka adresata przyjmuje naraz tyle poczty, że doręczanie jest celowo spowalniane.
    .who = { by-nobody }
    .steps =
        • Poczekaj: serwer sam ponawia próby.
        • Jeśli zdarza się to codziennie, spowolnij programy, które piszą do tej skrzynki.
system-closed = Serwer odbierający chwilowo nie przyjmuje wiadomości.
    .who = { by-recipient-admin-first }
    .steps =
        • Poczekaj kilka godzin; może to być konserwacja albo krótkie przeciążenie.
        • Nie wysyłaj wiadomości kilka razy.
        • Administrator adresata: sprawdź, czy usługa poczty działa i ma wolne połączenia.
system-problem = Serwer odbierający miał własną awarię podczas przyjmowania wiadomości.
    .who = { by-recipient-admin }
    .steps =
        • Jeśli serwer sam nie ponawia prób, wyślij jeszcze raz za godzinę.
        • Przekaż administratorowi adresata godzinę i całą odpowiedź, aby mógł znaleźć ją w dzienniku.
system-full = Serwerowi odbierającemu zabrakło miejsca lub zasobów.
    .who = { by-recipient-admin }
    .steps =
        • Poczekaj kilka godzin.
        • Jeśli to trwa, powiedz o tym adresatowi inną drogą.
        • Administrator adresata: sprawdź miejsce na dysku, kolejki i pamięć serwera.
feature-missing = Jeden serwer żąda czegoś, czego drugi nie obsługuje.
    .who = { by-sender-admin-first }
    .steps =
        • Wyślij wiadomość jako zwykły tekst lub HTML, bez opcji specjalnych.
        • Administrator: porównaj, co ogłaszają oba serwery, i przeczytaj tekst po kodzie.
system-misconfigured = System poczty jest ustawiony tak, że nie może doręczyć tej wiadomości.
    .who = { by-recipient-admin-first }
    .steps =
        • Sprawdź, który host wymienia raport: działać musi jego administrator.
        • Sprawdź na tym hoście listę własnych domen i trasy poczty.
        • Wyślij temu administratorowi całą odpowiedź.
journaling-off = Serwer lokalny wysyła raporty dziennika (journal) do Microsoft 365, a tam archiwizacja dziennika jest wyłączona.
    .who = { by-sender-admin }
    .steps =
        • Ustal, dokąd mają trafiać raporty dziennika.
        • Włącz ich archiwizację w Microsoft 365 albo wskaż w regule inny cel.

## Sieć i trasy

edge-unknown = Brzegowe serwery Microsoftu obsługują tę domenę, ale nie znają adresu: nie ma takiego adresata.
    .who = { by-sender-then-recipient-admin }
    .steps =
        • Sprawdź pisownię i wpisz adres od nowa.
        • Ustal, czy nie działa jeden adres, czy wszystkie w tej domenie.
        • Administrator adresata: sprawdź, czy obiekt istnieje i jest zsynchronizowany, potem typ zaakceptowanej domeny.
domain-not-served = Serwer, do którego prowadzi MX domeny, nie przyjmuje dla niej poczty.
    .who = { by-recipient-admin }
    .steps =
        • Porównaj rekord MX z wartością podaną w centrum administracyjnym systemu poczty.
        • Sprawdź, czy domena jest tam dodana i zweryfikowana.
        • Poszukaj drugiego lub starego rekordu MX.
no-answer = Serwer nadawcy nie dostaje odpowiedzi od serwera poczty adresata.
    .who = { by-sender-admin-first }
    .steps =
        • Poczekaj, jeśli serwer ponawia próby.
        • Czy poczta do innych domen wychodzi? Jeśli żadna, sprawdź własną zaporę, port 25 i DNS.
        • Jeśli nie działa tylko ta domena, jej administrator sprawdza MX, rekordy adresowe i serwer.
filter-refused = Wiadomości nie przyjął filtr organizacji adresata; adres i trasa są w porządku.
    .who = { by-recipient-admin }
    .steps =
        • Poproś adresata inną drogą o dopuszczenie Twojego adresu lub domeny.
        • Administrator adresata: poszukaj w dzienniku filtra reguły, która zadziałała.
three-things = 5.4.1 oznacza trzy różne rzeczy: nie ma takiego adresata, serwer nie obsługuje domeny albo nikt nie odpowiada.
    .who = Przy nieznanym adresie nadawca, potem administrator adresata; przy odmowie dla domeny lub braku odpowiedzi administratorzy poczty.
    .steps =
        • Wklej całą zwrotkę: rozstrzyga tekst po 5.4.1.
        • 'Recipient address rejected' dotyczy adresu, a 'Relay Access Denied' rekordu MX domeny.
        • 'No answer from host' lub przekroczony czas dotyczy połączenia.
routing-problem = Wiadomość nie znalazła drogi przez sieć; serwer nie podaje dlaczego.
    .who = { by-sender-admin-first }
    .steps =
        • Sprawdź rekord MX domeny i to, czy jej serwer jest osiągalny.
        • Spróbuj z inną domeną: jeśli też nie działa, przyczyna jest po stronie nadawcy.
        • Wyślij ponownie później.
connection-lost = Połączenie z serwerem adresata zostało nawiązane, ale się urwało.
    .who = { by-recipient-admin-first }
    .steps =
        • Na próbę wyślij krótką wiadomość bez załączników.
        • Administrator adresata: sprawdź zapory i skanery, które zrywają połączenia na porcie 25.
        • Administrator nadawcy: sprawdź, czy dotyczy to też innych domen.
directory-failure = Serwer nie mógł sprawdzić adresu lub trasy w katalogu albo w DNS.
    .who = { by-sender-admin-first }
    .steps =
        • Poczekaj i wyślij ponownie: takie usterki często mijają.
        • Sprawdź, który host wymienia raport, i przyjrzyj się jego katalogowi oraz serwerom DNS.
no-route = Serwer wysyłający nie znajduje drogi do domeny adresata.
    .who = { by-sender-admin-first }
    .steps =
        • Sprawdź pisownię domeny i jej rekord MX.
        • Sprawdź, których serwerów DNS używa serwer wysyłający i co one odpowiadają.
        • Sprawdź łączniki (connectors): któryś musi obejmować tę domenę.
congestion = Droga do serwera adresata albo sam serwer są przeciążone.
    .who = { by-nobody }
    .steps =
        • Poczekaj; wiadomość zwykle wychodzi później.
        • Jeśli trwa to dłużej niż dobę, powiadom administratora adresata.
loop = Wiadomość krążyła między serwerami, aż jeden z nich ją zatrzymał.
    .who = { by-sender-admin-first }
    .steps =
        • Przeczytaj wiersze Received w nagłówkach: powtarzające się hosty tworzą pętlę.
        • Sprawdź reguły przekazywania, typ zaakceptowanej domeny i łączniki (connectors) między nimi.
        • W układzie hybrydowym sprawdź, czy obie strony nie oddają sobie nawzajem nieznanych adresów.
loop-online = Exchange Online zatrzymał wiadomość, która ciągle do niego wracała.
    .who = { by-recipient-admin }
    .steps =
        • Sprawdź zaakceptowaną domenę: Przekazywanie wewnętrzne (Internal relay) bez działającego łącznika tworzy pętlę.
        • Sprawdź, czy MX i łączniki nie wskazują na siebie nawzajem.
        • Sprawdź reguły przekazywania i adres docelowy adresata.
expired = Serwer wysyłający długo ponawiał próby i je zakończył, bo strona odbiorcy nie przyjęła wiadomości.
    .who = { by-recipient-admin-first }
    .steps =
        • Sprawdź pisownię domeny.
        • Sprawdź, czy MX domeny jest widoczny w DNS, a jej serwer odpowiada.
        • Zobacz ostatni błąd w śledzeniu wiadomości (Message trace): wskazuje właściwą przyczynę.
        • Powiedz o tym adresatowi inną drogą; jego administrator powinien zrobić próbę z zewnątrz.
mta-sts-host = Serwera poczty nie ma na liście, którą domena sama ogłasza w swojej polityce MTA-STS.
    .who = { by-recipient-admin }
    .steps =
        • Porównaj rekord MX z wierszami mx w ogłoszonej polityce.
        • Popraw plik polityki, potem zmień id w rekordzie _mta-sts.
        • Nadawca: nic nie zmieniaj; powiadom administratora adresata.
wrong-region = Wiadomość trafiła pod nazwę lub adres Microsoftu, które są wycofane albo obsługują inny region.
    .who = { by-recipient-admin-first }
    .steps =
        • Administrator adresata: opublikuj wartość MX podaną w centrum administracyjnym Microsoft 365.
        • Administrator nadawcy: usuń z łączników (connectors) stałe adresy IP i stare nazwy hostów Microsoftu.
dns-failed = DNS domeny adresata zwracał błędy lub nie odpowiadał, aż minął czas na doręczenie.
    .who = { by-recipient-admin }
    .steps =
        • Sprawdź, czy wszystkie serwery nazw domeny odpowiadają tak samo.
        • Sprawdź delegację u rejestratora domeny oraz DNSSEC.
        • Nadawca: wyślij ponownie, gdy DNS domeny zacznie działać.
connection-refused = Sieć adresata jest osiągalna, ale jego serwer odrzuca połączenie.
    .who = { by-recipient-admin }
    .steps =
        • Sprawdź, czy usługa poczty działa i nasłuchuje na porcie 25.
        • Sprawdź, czy zapora przepuszcza adresy nadawcy, na przykład adresy Exchange Online.
        • Nadawca: nic nie zmieniaj; powiedz o tym adresatowi inną drogą.
tls-untrusted = Nie udało się nawiązać bezpiecznego połączenia: certyfikat serwera adresata nie budzi zaufania.
    .who = { by-recipient-admin }
    .steps =
        • Zainstaluj na serwerze poczty cały łańcuch certyfikatów, razem z pośrednimi.
        • Sprawdź datę ważności i wersje TLS, które serwer oferuje.
        • Nadawca: nic nie zmieniaj; powiadom administratora adresata.

## Protokół

too-many-recipients = Wiadomość ma więcej adresatów, niż serwer przyjmuje naraz.
    .who = { by-sender-or-admin }
    .steps =
        • Podziel listę na mniejsze grupy i wysyłaj do nich po kolei.
        • Do długich list użyj grupy dystrybucyjnej albo usługi masowej wysyłki.
protocol-error = Serwery nie zrozumiały się nawzajem.
    .who = { by-sender-admin-first }
    .steps =
        • Na próbę wyślij krótką, zwykłą wiadomość; jeśli dotrze, tamta była źle zbudowana.
        • Administrator: przeczytaj tekst po kodzie i dziennik połączenia.
        • Sprawdź urządzenia pośrednie, które zmieniają ruch pocztowy, na przykład zapory.

## Treść

header-too-long = Nagłówek dodawany do wiadomości w formacie RTF (x-dg-ref) jest za długi.
    .who = { by-sender-or-admin }
    .steps =
        • Wyślij wiadomość jako HTML lub zwykły tekst zamiast tekstu sformatowanego (Rich Text).
        • Zacznij nową wiadomość zamiast długiego łańcucha odpowiedzi.
embedded-files = Serwer nie przyjął pliku, w którym osadzone są inne pliki.
    .who = { by-sender }
    .steps =
        • Usuń z dokumentu osadzone obiekty albo wyślij go jako PDF.
        • Możesz też udostępnić plik linkiem.
content-refused = Serwer nie chciał lub nie mógł przyjąć treści wiadomości.
    .who = { by-sender-then-recipient-admin }
    .steps =
        • Na próbę wyślij krótką wiadomość bez załączników, linków i podpisu.
        • Plik udostępnij linkiem, zamiast wysyłać program lub archiwum.
        • Jeśli odpowiedź mówi o wirusie, sprawdź komputer.
format-unsupported = Strona odbiorcy nie radzi sobie z formatem wiadomości.
    .who = { by-sender-or-admin }
    .steps =
        • Wyślij wiadomość jako zwykły tekst lub prosty HTML.
        • Załącz pliki w popularnych formatach albo udostępnij je linkiem.
message-malformed = Wiadomość łamie zasady formatu poczty, na przykład ma powtórzone lub uszkodzone nagłówki.
    .who = { by-sender-admin }
    .steps =
        • Wyślij ten sam tekst z Outlooka lub przeglądarki: jeśli dotrze, winny jest program.
        • Zaktualizuj lub popraw program albo urządzenie, tak aby każdy nagłówek był jeden i cały.
international-address = Adres zawiera litery spoza podstawowego alfabetu łacińskiego, a któryś serwer po drodze ich nie obsługuje.
    .who = { by-sender-then-recipient-admin }
    .steps =
        • Poproś adresata o adres bez polskich i innych szczególnych liter.
        • Administrator: sprawdź, czy serwery obsługują adresy międzynarodowe (SMTPUTF8).
bare-line-feeds = Program wysyłający kończy wiersze w sposób (sam znak LF), którego serwer adresata nie przyjmuje.
    .who = { by-sender-admin }
    .steps =
        • Wyślij ten sam tekst z Outlooka lub przeglądarki: jeśli dotrze, winny jest program.
        • Zaktualizuj lub popraw program albo urządzenie, tak aby wiersze kończyły się znakami CR LF.

## Reguły organizacji

mail-flow-rule = Wiadomość zatrzymała reguła przepływu poczty jednej z organizacji.
    .who = { by-recipient-admin-first }
    .steps =
        • Sprawdź, czyj serwer wymienia raport: tam jest ustawiona reguła.
        • Zapytaj jego administratora, która to reguła; nazwę pokazuje śledzenie wiadomości (Message trace).
        • Zmień to, czego reguła zabrania, albo poproś o wyjątek.
connector-mismatch = Microsoft 365 nie może ustalić, której organizacji dotyczy przekazana poczta: nie pasuje żaden łącznik przychodzący.
    .who = { by-sender-admin }
    .steps =
        • Porównaj certyfikat i adres IP serwera z łącznikiem przychodzącym (inbound connector).
        • Sprawdź, czy nazwa w certyfikacie należy do zaakceptowanej domeny.
        • Po zmianie certyfikatu wybierz nowy w łącznikach. Jeśli robisz to kreatorem konfiguracji hybrydowej (Hybrid Configuration Wizard), najpierw zapisz ustawienia i wybierz tylko to, co się zmienia: kreator ustawia opcje hybrydowe od nowa.
direct-send-refused = Organizacja nie przyjmuje poczty w swoim imieniu od urządzeń i programów bez logowania (Direct Send).
    .who = { by-sender-admin-first }
    .steps =
        • Znajdź urządzenie lub program po adresie IP.
        • Ustaw w nim logowanie albo utwórz łącznik przychodzący (inbound connector) dla jego adresu.
        • Jeśli nie ma u Was takiego urządzenia, ktoś podszywa się pod Waszą domenę i odmowa jest słuszna.
partner-connector = Organizacja adresata przyjmuje pocztę tylko z określonych serwerów, a ta wiadomość szła inną drogą.
    .who = { by-recipient-admin-first }
    .steps =
        • Wysyłaj przez opublikowany rekord MX, a nie prosto do hosta Microsoftu.
        • Administrator adresata: sprawdź adresy i certyfikat w łączniku przychodzącym partnera (inbound connector).
listed-senders-only = Adresat przyjmuje pocztę tylko od wybranych osób, a tego nadawcy nie ma wśród nich.
    .who = { by-recipient }
    .steps =
        • Poproś adresata inną drogą o dodanie Cię do listy.
        • Administrator adresata: sprawdź, od kogo skrzynka lub grupa przyjmuje pocztę.
outsiders-refused = Adresat przyjmuje pocztę tylko z wnętrza swojej organizacji.
    .who = { by-recipient-admin }
    .steps =
        • Zapytaj adresata inną drogą o adres dostępny z zewnątrz.
        • Administrator adresata: pozwól skrzynce przyjmować pocztę od nadawców z zewnątrz.
        • Jeśli należysz do tej samej organizacji, sprawdź, czy wysyłasz po zalogowaniu.
group-refuses-outsiders = Grupa przyjmuje pocztę tylko z wnętrza swojej organizacji.
    .who = { by-recipient-admin }
    .steps =
        • Zapytaj właściciela grupy albo napisz do kogoś z jej członków.
        • Właściciel lub administrator: dopuść nadawców z zewnątrz w ustawieniach dostarczania grupy.
public-folder-closed = Folder publiczny przyjmuje pocztę tylko od zalogowanych osób.
    .who = { by-recipient-admin }
    .steps =
        • Poproś o inny adres.
        • Administrator adresata: daj użytkownikowi Anonimowy (Anonymous) prawo tworzenia elementów w folderze.
group-listed-senders = Grupa przyjmuje pocztę tylko od nadawców ze swojej listy.
    .who = Właściciel grupy albo administrator adresata.
    .steps =
        • Poproś właściciela grupy o dodanie Cię.
        • Właściciel lub administrator: dodaj nadawcę w ustawieniach dostarczania grupy.
modern-group-closed = Grupa Microsoft 365 nie przyjmuje poczty z zewnątrz.
    .who = Właściciel grupy albo administrator adresata.
    .steps =
        • Właściciel: w ustawieniach grupy pozwól pisać do niej osobom spoza organizacji.
        • Odczekaj do godziny i wyślij ponownie.
relay-denied = Serwer nie przyjmuje od tego nadawcy poczty dla tej domeny: nie jest ona jego własna i nie było logowania.
    .who = { by-recipient-admin-first }
    .steps =
        • Jeśli to Wasz serwer: zaloguj się i sprawdź łącznik (connector) lub prawo do przekazywania.
        • Jeśli to serwer adresata: być może MX prowadzi do serwera, który nie zna tej domeny.
        • Administrator adresata: sprawdź MX i listę zaakceptowanych domen.

## Logowanie

smtp-auth-off = Logowanie hasłem przez SMTP jest wyłączone dla tej skrzynki lub całej organizacji.
    .who = { by-sender-admin }
    .steps =
        • Ustal, które urządzenie lub program wysyła.
        • Przestaw je na nowoczesne logowanie (OAuth) albo na łącznik (connector).
        • Jeśli zasady na to pozwalają, włącz SMTP AUTH dla tej jednej skrzynki.
sign-in-needed = Serwer przyjmuje pocztę od tego urządzenia lub programu dopiero po zalogowaniu.
    .who = { by-sender-admin }
    .steps =
        • Wpisz w urządzeniu lub programie nazwę użytkownika i hasło oraz włącz TLS.
        • Użyj portu 587 i serwera przeznaczonego do wysyłania.
        • Sprawdź, czy skrzynka może używać SMTP AUTH.
sign-in-failed = Logowanie do serwera wysyłającego nie powiodło się.
    .who = { by-sender-or-admin }
    .steps =
        • Sprawdź w programie nazwę użytkownika i hasło, zwłaszcza po zmianie hasła.
        • Przy logowaniu wieloskładnikowym użyj nowoczesnego logowania lub hasła aplikacji.
        • Administrator: zajrzyj do dziennika logowań tego konta.
send-as-missing = Konto nie ma prawa wysyłać z adresu podanego w polu Od.
    .who = { by-sender-admin }
    .steps =
        • Wybierz w polu Od własny adres albo popraw go w programie.
        • Administrator: nadaj prawo Wyślij jako (Send As) do tego adresu i poczekaj, aż zacznie działać.

## Szyfrowanie i certyfikaty

mta-sts-certificate = Certyfikat serwera adresata nie spełnia polityki MTA-STS jego własnej domeny.
    .who = { by-recipient-admin }
    .steps =
        • Sprawdź, czy certyfikat zawiera nazwę hosta z MX, jest ważny i ma cały łańcuch.
        • Nadawca: nic nie zmieniaj; powiadom administratora adresata.
encryption-failed = Wymagane jest doręczenie szyfrowane lub podpisane, a nie da się go wykonać.
    .who = { by-recipient-admin-first }
    .steps =
        • Sprawdź, które wersje TLS oferują oba serwery.
        • Sprawdź certyfikat serwera adresata: nazwę, datę ważności, łańcuch.
        • Jeśli wolno, spróbuj bez opcji szyfrowania.
no-starttls = Domena adresata obiecuje szyfrowanie, ale jej serwer go nie oferuje albo uzgadnianie się nie udaje.
    .who = { by-recipient-admin }
    .steps =
        • Włącz STARTTLS na serwerze adresata i sprawdź urządzenia pośrednie, które je ukrywają.
        • Nadawca: nic nie zmieniaj; powiadom administratora adresata.
certificate-expired = Certyfikat serwera poczty adresata jest nieważny: minął jego termin.
    .who = { by-recipient-admin }
    .steps =
        • Odnów certyfikat, a także należący do niego rekord TLSA.
        • Nadawca: nic nie zmieniaj; powiadom administratora adresata.
tlsa-mismatch = Certyfikat serwera adresata nie zgadza się z tym, co ogłasza o nim domena (rekord TLSA, DANE).
    .who = { by-recipient-admin }
    .steps =
        • Porównaj rekord TLSA z certyfikatem; trzeba go zmieniać z każdym nowym kluczem.
        • Jeśli nic nie było zmieniane, weź pod uwagę atak na połączenie.
        • Nadawca: nic nie zmieniaj; powiadom administratora adresata.
dnssec-broken = Domena adresata jest podpisana (DNSSEC), ale podpisy się nie zgadzają.
    .who = { by-recipient-admin }
    .steps =
        • Porównaj rekord DS u rejestratora domeny z DNSKEY w strefie.
        • Sprawdź daty ważności podpisów.
        • Nadawca: nic nie zmieniaj; powiadom administratora adresata.
certificate-name = Certyfikat serwera adresata zawiera inną nazwę niż host z MX.
    .who = { by-recipient-admin }
    .steps =
        • Wystaw certyfikat na nazwę z rekordu MX.
        • Nadawca: nic nie zmieniaj; powiadom administratora adresata.

## Dowód pochodzenia

ipv6-unproven = Poczta przychodząca przez IPv6 musi przejść SPF lub DKIM, a ta wiadomość nie spełnia żadnego.
    .who = { by-sender-admin }
    .steps =
        • Dodaj adres IPv6 serwera do rekordu SPF.
        • Podpisuj pocztę wychodzącą (DKIM).
        • Do tego czasu wysyłaj przez IPv4.
dmarc-failed = Domena nadawcy prosi o odrzucanie poczty bez dowodu pochodzenia (DMARC), a ta wiadomość go nie ma.
    .who = { by-sender-admin }
    .steps =
        • Sprawdź, czy SPF lub DKIM przechodzi dokładnie dla domeny z pola From.
        • Dodaj do SPF usługi, które wysyłają w Waszym imieniu, i niech podpisują Waszą domeną.
        • Jeśli wiadomość była przekazywana, sprawdź, kto ją przekazuje: to psuje SPF.
spf-failed = Serwera, z którego wyszła wiadomość, nie ma wśród wskazanych przez domenę nadawcy (SPF).
    .who = { by-sender-admin }
    .steps =
        • Znajdź w raporcie adres, z którego wyszła wiadomość.
        • Wpisz wszystkich nadawców do jednego rekordu SPF, najwyżej dziesięć zapytań DNS.
        • Jeśli wiadomość była przekazywana, podpisuj ją także DKIM.
dkim-failed = Wiadomość nie ma podpisu DKIM, który serwer adresata uznaje.
    .who = { by-sender-admin }
    .steps =
        • Sprawdź, czy podpisywanie DKIM jest włączone dla domeny z pola From.
        • Sprawdź opublikowany klucz i to, czy nic nie zmienia wiadomości po podpisaniu.
no-reverse-dns = Adres, z którego wychodzi poczta, nie ma nazwy w DNS (rekordu PTR) albo nazwa nie pasuje.
    .who = { by-sender-admin }
    .steps =
        • Poproś dostawcę adresu IP o rekord PTR z nazwą serwera.
        • Nazwa ta musi prowadzić z powrotem do tego samego adresu.
        • Jeśli dotyczy to tylko IPv6, do tego czasu wysyłaj przez IPv4.
origin-unproven = Wiadomość nie dowodzi swojego pochodzenia: zawiodło kilka sprawdzeń (SPF, DKIM, DMARC).
    .who = { by-sender-admin }
    .steps =
        • Sprawdź SPF i DKIM dla domeny z pola From.
        • Sprawdź usługi i przekierowania, które wysyłają w Waszym imieniu.
        • Wyślij wiadomość próbną i przeczytaj jej nagłówek Authentication-Results.
sender-takes-no-mail = Domena nadawcy ogłasza, że nie przyjmuje poczty (pusty MX), więc adresat nie przyjmuje poczty w jej imieniu.
    .who = { by-sender-admin }
    .steps =
        • Wysyłaj z domeny, która może odbierać odpowiedzi.
        • Albo opublikuj dla domeny nadawcy właściwy rekord MX.

## Reputacja, limity i blokady

greylisted = Serwer adresata najpierw odsyła nieznanych nadawców, a przyjmuje wiadomość przy kolejnej próbie (greylisting).
    .who = { by-nobody }
    .steps =
        • Poczekaj: serwer poczty ponawia próbę po kilku minutach, najdalej po godzinie.
        • Jeśli wiadomość nigdy nie dociera, program nie ponawia prób: administrator kieruje ją przez prawdziwy serwer poczty.
outlook-blocks-address = Outlook.com nie przyjmuje poczty z tego adresu IP lub jego sieci.
    .who = { by-sender-admin }
    .steps =
        • Zatrzymaj z tego adresu wszystko, co może wyglądać na spam.
        • Sprawdź adres w narzędziach Outlooka dla nadawców (SNDS), potem poproś tam o odblokowanie.
        • Jeśli adres jest wynajęty, zapytaj dostawcę.
address-on-blocklist = Adres IP lub domena nadawcy jest na czarnej liście, z której korzysta serwer adresata.
    .who = { by-sender-admin }
    .steps =
        • Przeczytaj w odpowiedzi, która to lista.
        • Znajdź i usuń przyczynę: przejęte konto, zainfekowany komputer, otwarty serwer pośredniczący.
        • Potem poproś o usunięcie na stronie tej listy.
looks-like-spam = Filtr adresata uznaje wiadomość za spam.
    .who = Nadawca, zmieniając wiadomość; w innym razie administratorzy obu stron.
    .steps =
        • Na próbę wyślij krótką wiadomość bez linków i załączników.
        • Poproś adresata inną drogą o dopuszczenie Twojego adresu.
        • Administrator nadawcy: sprawdź SPF, DKIM i DMARC oraz reputację adresu IP.
sender-throttled = Microsoft widzi podejrzany ruch od tego nadawcy lub adresu IP i na pewien czas go ogranicza.
    .who = { by-sender-admin-or-microsoft }
    .steps =
        • Zatrzymaj wysyłkę masową i poszukaj przejętego konta.
        • Poczekaj: ograniczenie znika samo, gdy ruch się uspokoi.
        • Jeśli to trwa, administrator otwiera zgłoszenie w Microsoft z całą odpowiedzią.
outlook-limits-address = Outlook.com spowalnia pocztę z tego adresu IP, bo ma on słabą reputację.
    .who = { by-sender-admin }
    .steps =
        • Wysyłaj mniej i tylko do osób, które chcą tej poczty.
        • Sprawdź adres w narzędziach Outlooka dla nadawców (SNDS i JMRP).
trial-limit = Próbny tenant osiągnął dobową liczbę adresatów spoza organizacji.
    .who = Nikt: limit odnawia się w ciągu 24 godzin. Administrator po stronie nadawcy może kupić licencje.
    .steps =
        • Poczekaj 24 godziny i wyślij ponownie.
        • Administrator: przejdź z licencji próbnych na płatne.
tenant-limit = Tenant nadawcy osiągnął dobową liczbę adresatów spoza organizacji.
    .who = { by-sender-admin }
    .steps =
        • Znajdź, kto wysyła aż tyle: program, newsletter czy przejęte konto.
        • Poczekaj, aż minie ruchome okno 24 godzin.
        • Wysyłkę masową przenieś do przeznaczonej do niej usługi.
abuse-refused = Microsoft nie przyjął wiadomości w ramach ochrony przed nadużyciami.
    .who = { by-sender-admin-or-microsoft }
    .steps =
        • Przeczytaj dokładny numer i tekst po nim: mówią, co jest zablokowane.
        • Sprawdź konto i adres IP, z którego wychodzi poczta.
        • Otwórz zgłoszenie w Microsoft z całą odpowiedzią.
account-banned = Microsoft zablokował konto nadawcy za spam.
    .who = { by-sender-admin-or-microsoft }
    .steps =
        • Uznaj konto za przejęte: nowe hasło, wylogowanie wszędzie, przegląd reguł, MFA.
        • Potem skontaktuj się z pomocą techniczną Microsoft, podając całą odpowiedź.
recipient-refused = Adres adresata jest nieprawidłowy: 'Access denied' znaczy tu, że nie ma takiego adresata.
    .who = { by-sender-then-recipient-admin }
    .steps =
        • Sprawdź pisownię i wpisz adres od nowa.
        • Zapytaj adresata inną drogą.
        • Administrator adresata: sprawdź, czy adres istnieje i jest zsynchronizowany.
recipient-banned = Microsoft nie doręcza poczty do tego adresata.
    .who = Nadawca, sprawdzając adres; potem już tylko Microsoft.
    .steps =
        • Sprawdź adres.
        • Jeśli jest poprawny, administrator kontaktuje się z pomocą techniczną Microsoft.
bad-helo = Serwer wysyłający przedstawia się nie swoją nazwą.
    .who = { by-sender-admin }
    .steps =
        • Ustaw w HELO pełną własną nazwę serwera.
        • Nazwa ta musi wskazywać adres serwera.
blocked-by-recipient = Organizacja adresata umieściła adres IP nadawcy na własnej liście blokowanych.
    .who = { by-recipient-admin }
    .steps =
        • Poproś adresata inną drogą o zdjęcie blokady.
        • Administrator adresata: poszukaj adresu IP na liście blokowanych filtra połączeń.
ipv6-too-fast = Z tego zakresu adresów IPv6 przychodzi zbyt wiele wiadomości.
    .who = { by-sender-admin }
    .steps =
        • Wysyłaj wolniej.
        • Albo wysyłaj przez IPv4.
no-ipv6 = Domena adresata nie przyjmuje poczty przez IPv6.
    .who = { by-sender-admin }
    .steps =
        • Ustaw serwer wysyłający tak, aby dla tej domeny używał IPv4.
address-banned-by-mail = Microsoft zablokował adres IP nadawcy; o odblokowanie prosi się mailem.
    .who = { by-sender-admin-or-microsoft }
    .steps =
        • Najpierw znajdź i usuń przyczynę.
        • Wyślij cały raport z adresem IP na delist@microsoft.com.
no-from = Wiadomość nie ma poprawnego adresu From.
    .who = { by-sender-admin }
    .steps =
        • Znajdź program lub urządzenie, które tworzy tę wiadomość.
        • Ustaw jeden pełny adres From.
forwarding-not-allowed = Organizacja nadawcy nie pozwala automatycznie przekazywać poczty na zewnątrz.
    .who = { by-sender-admin }
    .steps =
        • Usuń regułę przekazywania, jeśli nie jest potrzebna.
        • Administrator: zezwól na przekazywanie z tej skrzynki w zasadach spamu wychodzącego.
        • Jeśli nikt nie zna tej reguły, uznaj konto za przejęte.
address-banned = Adres IP nadawcy jest na liście zablokowanych Microsoftu.
    .who = { by-sender-admin }
    .steps =
        • Znajdź i usuń przyczynę: przejęte konto, zainfekowany komputer, otwarty serwer pośredniczący.
        • Potem poproś o usunięcie na stronie Microsoftu do zdejmowania blokad; może to potrwać dobę.
tenant-blocked = Microsoft ogranicza lub blokuje tenant nadawcy z powodu jego reputacji.
    .who = { by-sender-admin-or-microsoft }
    .steps =
        • Przeczytaj dokładny numer i tekst po nim.
        • Poszukaj przejętych kont, otwartych serwerów pośredniczących i niezweryfikowanych domen.
        • Potem otwórz zgłoszenie w Microsoft.
own-block-list = Adres lub domenę adresata blokuje Twoja własna organizacja.
    .who = { by-sender-admin }
    .steps =
        • Zapytaj administratora, skąd ten wpis.
        • Administrator: jeśli adresat jest zaufany, usuń wpis z listy Tenant Allow/Block List w usłudze Microsoft Defender.
tenant-sends-spam = Z tenanta nadawcy wychodzi za dużo podejrzanej poczty i na razie nie może on wysyłać na zewnątrz.
    .who = { by-sender-admin-or-microsoft }
    .steps =
        • Znajdź źródło w śledzeniu wiadomości (Message trace): konta, łączniki, urządzenia.
        • Zabezpiecz konta i zamknij otwarte serwery pośredniczące.
        • Potem poproś pomoc techniczną Microsoft o zdjęcie blokady.
new-tenant-address = Microsoft nie przyjmuje z tego adresu IP poczty nowych lub próbnych tenantów.
    .who = { by-sender-admin-or-microsoft }
    .steps =
        • Wysyłaj z Outlooka lub przeglądarki zamiast przez serwer pośredniczący.
        • Administrator: skontaktuj się z pomocą techniczną Microsoft, podając całą odpowiedź.
connector-abused = Microsoft blokuje pocztę przez ten łącznik przychodzący, bo szedł przez niego spam.
    .who = { by-sender-admin-or-microsoft }
    .steps =
        • Sprawdź, czy łącznika (connector) nie tworzył lub nie zmieniał ktoś obcy.
        • Zabezpiecz serwer, który z niego korzysta.
        • Potem odblokuj go w usłudze Microsoft Defender: Jednostki z ograniczeniami (Restricted entities).
unregistered-domains = Zbyt wiele poczty wychodzi w imieniu domen, które nie są zweryfikowane w tenancie.
    .who = { by-sender-admin }
    .steps =
        • Znajdź w śledzeniu wiadomości (Message trace) domeny używane jako nadawca.
        • Dodaj i zweryfikuj każdą z nich w centrum administracyjnym Microsoft 365.
        • Zatrzymaj to, co wysyła w imieniu obcych domen.
domain-banned = Microsoft zablokował domenę nadawcy za spam.
    .who = { by-sender-admin-or-microsoft }
    .steps =
        • Znajdź i usuń przyczynę.
        • Skontaktuj się z pomocą techniczną Microsoft, podając całą odpowiedź.

## Gdy niewiele wiadomo

wrapper = Odmówiła strona odbiorcy, a Exchange Online nie ma na to własnego kodu: powód podaje tekst wewnątrz.
    .who = { by-recipient-admin-first }
    .steps =
        • Przeczytaj część dla administratorów: jest tam odpowiedź drugiego serwera.
        • Wklej tutaj cały raport, aby można było odczytać kod wewnętrzny.
        • Wyślij ten tekst administratorowi adresata.
security-refused = Wiadomość zatrzymała reguła bezpieczeństwa; serwer nie podaje, która.
    .who = { by-sender-admin-first }
    .steps =
        • Przeczytaj tekst po kodzie.
        • Sprawdź logowanie, SPF, DKIM i reputację adresu IP.
        • Wyślij całą odpowiedź administratorowi serwera, który odmawia.
not-allowed = Tej wiadomości nie wolno doręczyć: przeszkadza uprawnienie, reguła albo brak logowania.
    .who = { by-unknown }
    .steps =
        • Przeczytaj tekst po kodzie: mówi, czy chodzi o nadawcę, adresata czy serwer.
        • Jeśli grupa lub osoba ma ograniczenia, zapytaj jej właściciela lub ją samą.
        • Jeśli mowa o przekazywaniu (relay), sprawdź MX, łącznik (connector) i logowanie.
refused-unclear = Serwer nie przyjął wiadomości i nie podał jasnego kodu: często nie ma takiej skrzynki, czasem działa reguła.
    .who = { by-unknown }
    .steps =
        • Sprawdź adres.
        • Przeczytaj słowa po numerze; mówią więcej niż sam numer.
        • Wyślij administratorowi adresata całą odpowiedź.
storage-or-size = Skrzynka jest pełna albo wiadomość jest dla niej za duża.
    .who = { by-recipient }
    .steps =
        • Wyślij krótką wiadomość bez załączników: jeśli dotrze, chodzi o rozmiar.
        • Jeśli też nie dociera, powiedz adresatowi inną drogą, że skrzynka jest pełna.
undefined = Serwer zrezygnował z doręczenia, a kod nie mówi dlaczego.
    .who = { by-unknown }
    .steps =
        • Sprawdź adres.
        • Przeczytaj tekst po kodzie i wklej tutaj cały raport.
        • Wyślij całą odpowiedź administratorowi wymienionego w niej serwera.
later = Na przeszkodzie stoi coś przejściowego; serwer sam ponawia próby.
    .who = { by-nobody }
    .steps =
        • Poczekaj; nie wysyłaj wiadomości kilka razy.
        • Jeśli trwa to dłużej niż dobę, powiadom administratora adresata i przekaż mu całą odpowiedź.
sender-unverified = Serwer odbierający zapytał, czy adres samego nadawcy istnieje, i dowiedział się, że nie.
    .who = { by-sender-admin }
    .steps =
        • Sprawdź, czy adres z pola From i adres zwrotny naprawdę odbierają pocztę.
        • Sprawdź, czy Wasz serwer poczty odpowiada z zewnątrz na pytania o ten adres.
        • Sprawdź urządzenia i programy, które wysyłają ze zmyślonego adresu.
source-throttled = Serwer odbierający ogranicza, ile poczty przyjmuje w danym czasie od serwera wysyłającego.
    .who = Nikt, jeśli zdarza się to raz: serwer ponawia próby. Jeśli to trwa, administrator po stronie nadawcy.
    .steps =
        • Poczekaj; wiadomość zwykle przechodzi przy następnej próbie.
        • Administrator nadawcy: ustaw mniej połączeń naraz i mniej wiadomości w jednym połączeniu.
        • Poszukaj konta lub programu, który wysyła dużo więcej niż zwykle.
exchange-sign-in = Dwa serwery Exchange nie potwierdziły sobie nawzajem tożsamości; nie chodzi o niczyje hasło.
    .who = { by-sender-admin }
    .steps =
        • Sprawdź, czy łącznik serwera odbierającego ma włączone uwierzytelnianie serwera Exchange.
        • Sprawdź, czy żaden filtr ani zapora między serwerami nie zmienia rozmowy SMTP.
        • Sprawdź zegar, przynależność do domeny i certyfikat obu serwerów.
tls-needed = Serwer odbierający przyjmuje pocztę tylko przez połączenie szyfrowane, a serwer wysyłający nie szyfrował.
    .who = { by-sender-admin }
    .steps =
        • Włącz TLS (STARTTLS) przy wysyłaniu na serwerze poczty, w programie lub urządzeniu.
        • Sprawdź, czy żadna zapora po drodze nie usuwa STARTTLS.
        • Potem wyślij wiadomość ponownie.
outlook-needs-proof = Outlook.com przyjmuje tę pocztę tylko z dowodem pochodzenia (SPF, DKIM i DMARC), a domena nadawcy go nie dała.
    .who = { by-sender-admin }
    .steps =
        • Opublikuj rekord SPF obejmujący każdy serwer, który wysyła w Waszym imieniu.
        • Podpisuj pocztę DKIM w imieniu domeny z pola From.
        • Opublikuj rekord DMARC; SPF albo DKIM musi zgadzać się z domeną z pola From.
recipient-rule = Serwer adresata odmawia przyjęcia poczty do tego adresata zgodnie z własną regułą.
    .who = { by-recipient-admin }
    .steps =
        • Poproś adresata inną drogą, aby zgłosił to swojemu administratorowi.
        • Administrator adresata: znajdź tę wiadomość w dzienniku serwera, tam jest nazwa reguły.
        • Wyślij administratorowi adresata całą odpowiedź.
sender-refused = Serwer odbierający odmawia przyjęcia poczty z tego adresu nadawcy i nie mówi, według jakiej reguły.
    .who = { by-sender-admin-first }
    .steps =
        • Sprawdź, czy adres nadawcy jest poprawny i czy to konto może z niego wysyłać.
        • Sprawdź reputację domeny i adresu IP, z którego wychodzi poczta.
        • Wyślij całą odpowiedź administratorowi serwera, który odmawia.
sender-reputation = Serwer odbierający nie ufa serwerowi wysyłającemu: jego adres IP albo domena ma słabą reputację.
    .who = { by-sender-admin }
    .steps =
        • Znajdź konto lub program, który wysyłał spam, i zatrzymaj go.
        • Sprawdź adres IP i domenę na publicznych listach blokowanych.
        • Aby zdjąć blokadę, użyj formularza dostawcy wymienionego w odpowiedzi.
group-not-open = Nie ma takiej grupy albo nie przyjmuje ona wiadomości od Ciebie.
    .who = Nadawca, sprawdzając adres; w innym razie właściciel grupy.
    .steps =
        • Sprawdź adres grupy litera po literze.
        • Dołącz do grupy albo poproś jej właściciela o prawo pisania.
        • Właściciel: sprawdź w ustawieniach grupy, kto może do niej pisać.
