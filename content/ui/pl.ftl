# Co bot mówi poza przewodnikami, na każdym kanale.

# -- pomoc i polecenia
help = Wklej zwrotkę, a powiem, co się stało
    .body =
        Skopiuj całą wiadomość, która wróciła („Niedostarczalne”, „Undeliverable”, „Delivery failed”, 550 5.4.1 i podobne), i wklej ją tutaj albo wyślij jako plik .eml lub .msg. Odczytam ją, sprawdzę DNS domeny adresata i poprowadzę Cię dalej krok po kroku. Możesz też napisać jedno z tych poleceń:
    .in-walk = Przewodnik jest nadal otwarty: jego przyciski działają.
command-check = Sprawdź DNS poczty jednej lub kilku domen
    .usage = sprawdź contoso.com
command-explain = Powiedz, co znaczy kod albo jak czytać Twoją zwrotkę
    .usage = wyjaśnij 5.7.1
command-sections = Pokaż wszystkie kroki tego przewodnika
    .usage = lista
command-back = Wróć o jeden krok
    .usage = wstecz
command-restart = Zapomnij tę zwrotkę i zacznij od początku
    .usage = od nowa
command-published = Podaj, jaki MX jest opublikowany; będę szukać właśnie jego
    .usage = opublikowano contoso-com.mail.protection.outlook.com
command-more = Więcej o poczcie domeny (SPF, DKIM, DMARC, DANE)
    .usage = więcej contoso.com
command-role = Zmień, czy prowadzić Cię jako użytkownika, czy jako administratora
    .usage = rola
command-escalate = Gotowa notatka dla helpdesku
    .usage = eskaluj
command-status = Gdzie jesteśmy
    .usage = status
command-language = Zmień język
    .usage = język english
command-help = Ta pomoc
    .usage = pomoc
usage = Tu brakuje jeszcze jednego słowa. Napisz na przykład:
unknown-command = Nie znam polecenia „{ $command }”. Znam te:

# -- pytania o to, co wklejono
confirm = Czy to wiadomość, która wróciła?
    .body = Wygląda to na zwrotkę, ale nie ma w niej kodu błędu, więc wolę zapytać. Czy wróciła do Ciebie wiadomość z takim tekstem?
    .yes = Tak, wiadomość wróciła
    .no = Nie, to coś innego
confirm-picture = Oto, co udało się odczytać z obrazu
    .body = Czy każda litera się zgadza? W nazwach serwerów łatwo pomylić 0 i O albo 1 i l. Jeśli coś się nie zgadza, wklej tekst.
    .yes = Tak, wszystko się zgadza
    .no = Nie, wkleję tekst
which = Wiadomość nie dotarła do kilku adresatów (liczba: { $count }). Od którego zaczynamy?
alike = Adresy jednej domeny, które zawiodły z tego samego powodu ({ $count }): { $named_all }.
which-one = { $others ->
        [0] { $address }
        [one] { $address } i { $others } podobny
        [few] { $address } i { $others } podobne
       *[other] { $address } i { $others } podobnych
    }
which-fault = { $fault ->
        [recipient-rejected] Serwer twierdzi, że nie ma takiego adresata. Najpierw nadawca sprawdza adres, potem działają administratorzy poczty adresata.
        [relay-denied] Serwer nie przyjmuje poczty dla tej domeny. Muszą działać administratorzy poczty; po której stronie, powie MX.
        [no-answer] Żaden serwer pocztowy nie odpowiedział. Muszą działać administratorzy poczty; po której stronie, zależy od tego, czy inna poczta też nie dochodzi.
       *[other] { $words ->
            [none] Odmowa bez słowa wyjaśnienia. Administrator poczty nadawcy znajdzie słowa serwera w dzienniku.
           *[told] Odmowa z innego powodu. Administrator poczty nadawcy odczyta ze słów serwera, kto musi działać.
        }
    }{ $code ->
        [none] {""}
       *[other] {" "}({ $code })
    }
which-of-many = Wiadomość nie dotarła do bardzo wielu adresatów (odczytanych: { $count }); oto pierwsi z nich ({ $offered }). Od którego zaczynamy?
as-user = Tak jak ostatnio prowadzę Cię jako użytkownika poczty.
as-admin = Tak jak ostatnio prowadzę Cię jako administratora.
acting-for-somebody = Jesteś z helpdesku, więc prowadzę Cię jako administratora, który działa w czyimś imieniu.

# -- co nie jest zwrotką
none-empty = Nie było tu nic do przeczytania. Wklej tekst wiadomości, która wróciła.
none-too-large = To dla mnie za dużo. Wystarczy sam raport: fragment z kodem błędu albo plik .eml do 25 MB.
none-binary = Nie umiem odczytać takiego pliku. Wyślij wiadomość, która wróciła, jako .eml, .msg albo zwykły tekst.
none-broken-file = Ten plik jest uszkodzony i nie udało się go odczytać. Otwórz wiadomość, która wróciła, skopiuj jej tekst i wklej go tutaj.
none-image =
    Nie umiem tu czytać obrazów. W Outlooku przeciągnij wiadomość, która wróciła, na pulpit i wyślij mi ten plik
    albo otwórz ją, zaznacz wszystko (Ctrl+A), skopiuj i wklej tutaj.
none-unreadable = Nie udało się tego odczytać. Wklej wiadomość, która wróciła, jako zwykły tekst.
none-delivered = Ten raport mówi, że wiadomość została dostarczona. Wszystko jest w porządku.
none-feedback-report = To zgłoszenie nadużycia, a nie zwrotka: wiadomość dotarła, a ktoś ją oznaczył.
none-read-receipt = To potwierdzenie odczytu: wiadomość dotarła i została otwarta albo usunięta.
none-auto-reply = To automatyczna odpowiedź adresata, na przykład z informacją o nieobecności. Wiadomość dotarła.
none-quarantine-notice = To powiadomienie o kwarantannie, a nie zwrotka: zatrzymano wiadomość do Ciebie. Zwalniaj ją tylko w portalu, którego zwykle używasz.
none-imitation =
    Uwaga: to tylko udaje zwrotkę. Nie napisał tego żaden serwer pocztowy, a tekst nakłania do kliknięcia linku.

    Niczego w nim nie klikaj i nigdzie się nie loguj. Zgłoś to zespołowi bezpieczeństwa, a potem usuń.
none-version-number = Ten numer wygląda na wersję albo adres, nie na błąd poczty.
none-no-report = Nie widzę tu błędu poczty.
none-prose-only = Nie widzę tu błędu poczty.
none-hint = Jeśli wróciła do Ciebie wiadomość, wklej tutaj cały raport: najbardziej pomagają wiersze z kodem błędu. Aby sprawdzić domenę, napisz: sprawdź contoso.com
mends = Prawdopodobna przyczyna
joined = Czytam to razem z Twoją poprzednią wiadomością.

# -- kody bez przewodnika
code-unknown = Tego kodu nie umiem objaśnić. Najlepszą wskazówką są słowa samego serwera: przekaż je osobie, która opiekuje się Twoją pocztą.
    .who = Administrator Twojej poczty: ze słów serwera odczyta, która strona musi działać.
code-missing = Widzę, że wiadomość wróciła, ale bez kodu błędu, który powiedziałby dlaczego. Jeśli masz cały raport, wklej go tutaj; w przeciwnym razie najlepszą wskazówką są jego własne słowa.
code-asked = Co znaczy { $code }
question-walk = Masz zwrotkę z tym kodem? Wklej ją tutaj, wtedy zobaczę, o które z jego znaczeń chodzi. Możesz też przejść przewodnik bez niej:
delay = Wiadomość jeszcze nie przepadła: serwer ponawia próby. Na razie nie wysyłaj jej ponownie.
read-from = Odczytane z raportu: { $code ->
        [none] {""}
       *[other] { $code },{" "}
    }{ $family ->
        [recipient-rejected] odmowa dla adresata
        [relay-denied] odmowa dla domeny
        [no-answer] brak odpowiedzi
       *[other] { $words ->
            [none] odmowa bez słowa wyjaśnienia
           *[told] odmowa z innego powodu
        }
    }{ $refuser ->
        [none] { $by ->
            [microsoft] {" "}(serwer Microsoftu)
           *[other] {""}
        }
       *[other] {" "}({ $refuser })
    }{ $when ->
        [none] .
       *[other] , { $when } UTC.
    }
server-words = Słowa serwera w oryginale
other-replies = Inna odpowiedź w sprawie tego adresu, nie ta, o której tu mowa
not-me =
    Jeśli to nie Twoja wiadomość, ktoś podał Twój adres jako nadawcę albo raport jest pułapką.

    Nie klikaj w nim linków i nie otwieraj załączników. Przekaż go zespołowi bezpieczeństwa; sprawdzi on, czy nikt nie korzysta z Twojej skrzynki.

# -- sprawdzenia
check-which = Którą domenę sprawdzić? Napisz na przykład: sprawdź contoso.com
too-many = To bardzo dużo sprawdzeń DNS w krótkim czasie. Odczekaj kilka minut i kontynuuj; nic nie przepadło.
replaced = To sprawdzenie domeny { $domain } zastąpiło nowsze.
question-moot = Na powyższe pytanie nie trzeba już odpowiadać.
still-checking = Sprawdzanie DNS domeny { $domain } jeszcze trwa. Wynik pojawi się tutaj sam.
published = Zapisane: MX ma być taki: { $host }. Sprawdzam ponownie.
published-which = Napisz to tak, z opublikowanym MX: opublikowano contoso-com.mail.protection.outlook.com

# -- przewodnik
left-out = Pominięte
paste-output = Wklej tutaj to, co wypisze.
background = Wyjaśnienie
answers = Wszystkie odpowiedzi
sections = Wszystkie kroki
    .body = Otwórz dowolny:
no-walk = Żaden przewodnik nie jest otwarty. Wklej zwrotkę albo napisz: sprawdź contoso.com
no-way-back = To jest początek, nie ma wcześniejszego kroku.
restarted = Dobrze, zaczynamy od początku. Wklej zwrotkę albo napisz: sprawdź contoso.com
stale = Ten przycisk pochodzi z wcześniejszego kroku i niczego już nie zmienia. Użyj najnowszych przycisków.
step-gone = Przewodnik w międzyczasie się zmienił i tego kroku już w nim nie ma. Oto co dalej.
not-yours = Tę rozmowę zaczęła inna osoba. Wklej własną zwrotkę, aby zacząć swoją.
send-again = Świetnie. Zostało jedno: wiadomość, która wróciła, nie dotrze później sama. Wyślij ją jeszcze raz.
finished = To wszystko. Kolejną zwrotkę możesz wkleić w każdej chwili.
role-forgotten = Zapomniane. Przy następnej zwrotce zapytam ponownie.
explain-which = Co wyjaśnić? Napisz na przykład: wyjaśnij 5.7.1 albo najpierw wklej zwrotkę.

# -- najmniejsze potrzebne uprawnienia
needs-none = Nie wymaga żadnej roli.
needs-dns = Wymaga: dostęp u dostawcy DNS.
needs-global-reader = Wymaga: Czytelnik globalny (Global Reader), do zmian Administrator programu Exchange.
needs-exchange-admin = Wymaga: Administrator programu Exchange (Exchange Administrator).
needs-service-support = Wymaga: Administrator pomocy technicznej usług (Service Support Administrator).

# -- przyciski
choice-next = Następny krok
choice-done = Zrobione, sprawdź ponownie
choice-published = Opublikowany jest inny MX
choice-solved = To pomogło
choice-hand-over = Przekaż do helpdesku
choice-cannot = Nie mogę tego zrobić
choice-return = Wróć do poprzedniego miejsca
choice-finish = Zakończ
choice-back = Wstecz
choice-sections = Wszystkie kroki
choice-change-role = Zmień moją rolę
choice-not-me = To nie moja wiadomość
choice-check = Sprawdź domenę adresata
choice-walk = Przejdź przewodnik
choice-more = Więcej o tej domenie
choice-which = Inny adresat
choice-again = Sprawdź ponownie

# -- przekazanie
escalate = Notatka dla helpdesku
    .to = Zawiera wszystko, więc nikt nie będzie pytać Cię od nowa. Skopiuj ją i wyślij tutaj: { $contact }
    .nobody = Zawiera wszystko, więc nikt nie będzie pytać Cię od nowa. Skopiuj ją i wyślij do helpdesku albo administratora poczty.
    .section = O co prosisz:
    .empty = Nie ma jeszcze czego przekazać. Najpierw wklej zwrotkę, a napiszę notatkę.
note-to = Wyślij ją do: { $contact }
note-label = Notatka do skopiowania
note-own-side =
    Dzień dobry,

    nie udało się dostarczyć wiadomości ({ $family ->
        [recipient-rejected] serwer odbiorcy nie zna tego adresu
        [relay-denied] serwer, do którego trafiła, nie przyjmuje poczty dla tej domeny
        [no-answer] żaden serwer tej domeny nie odpowiedział
       *[other] serwer pocztowy odmówił jej przyjęcia
    }). Oto, co wiadomo:
note-not-me =
    Dzień dobry,
    
    przyszedł do mnie raport o niedostarczeniu wiadomości, która nie jest moja. Proszę sprawdzić, czy ktoś nie podszył się pod mój adres lub nie korzysta z mojej skrzynki. Żaden link ani załącznik z raportu nie został otwarty. Oto, co wiadomo:
note-other-side =
    Dzień dobry,

    wraca do nas poczta wysłana na { $named ->
        [yes] adres { $recipient }.
       *[no] adres w Państwa domenie.
    } { $family ->
        [recipient-rejected] Serwer pocztowy odpowiada, że taki adres nie istnieje. Prosimy sprawdzić adresata, a jeśli powinien istnieć, także to, czy zna go katalog Państwa systemu pocztowego (w Microsoft 365: adresat, zaakceptowana domena).
       *[other] Prosimy sprawdzić w dzienniku (logu) Państwa systemu pocztowego, dlaczego wiadomość została odrzucona.
        [relay-denied] { $place ->
            [mx] Serwer, na który wskazuje Państwa rekord MX, nie przyjmuje poczty dla Państwa domeny. Prosimy sprawdzić rekord MX oraz to, czy domena jest tam zaakceptowaną domeną (accepted domain).
           *[unknown] Pewien serwer pocztowy nie przyjmuje poczty dla Państwa domeny. Jeśli wskazuje na niego Państwa rekord MX, prosimy sprawdzić ten rekord oraz to, czy domena jest tam zaakceptowaną domeną (accepted domain).
        }
    } Oto, co wiadomo:

# -- etykiety
fact-recipient = Adresat
fact-recipients-alike = Odrzucone tak samo
fact-sender = Nadawca
fact-code = Kod
fact-reply = Odpowiedź
fact-diagnostic = Słowa serwera
fact-other-reply = Inna odpowiedź w sprawie tego adresu
fact-reported-at = Godzina (UTC)
fact-generating-server = Raport napisał serwer
fact-remote-server = Odmówił serwer
fact-reporting-host = Serwer zgłaszający
fact-trace-id = Numer zdarzenia
fact-subject = Temat
fact-message-id = Identyfikator wiadomości
fact-queue-id = Identyfikator w kolejce
fact-role = Pyta
fact-side = Strona
fact-scope = Dotyczy
fact-section = Krok
fact-name = Nazwa
fact-running = W trakcie sprawdzania
fact-examined = Sprawdzone
role-user = użytkownik poczty
role-admin = administrator
role-staff = helpdesk w czyimś imieniu
role-unknown = nie wiadomo
side-sender = nadawcy
side-recipient = odbiorcy
side-unknown = nie wiadomo
scope-one = jednego adresu
scope-new = kilku nowych adresów
scope-all = wszystkich adresów domeny
scope-unknown = nie wiadomo

# -- stan i język
status = Gdzie jesteśmy
    .nothing = Nic nie jest w toku. Wklej zwrotkę albo napisz: sprawdź contoso.com
language-which = Który język?
language-set = Od teraz mówię po polsku.
language-en = English
language-pl = Polski
language-names = pl, polski, polish

# -- słowa, które nie są zwrotką ani poleceniem
menu = Co chcesz zrobić?
said-above = Do odpowiedzi powyżej nie mam nic do dodania. Możesz przejść dalej:
menu-paste = Wróciła moja wiadomość
    .how = Otwórz wiadomość, która wróciła, zaznacz wszystko (Ctrl+A), skopiuj (Ctrl+C) i wklej tutaj albo wyślij ją jako plik .eml lub .msg.
menu-check = Sprawdź domenę
menu-named = Sprawdź { $named }
menu-hand-over = Przekaż do helpdesku
menu-help = Co potrafisz
menu-language = Zmień język
menu-restart = Zacznij od nowa
named = Mogę sprawdzić DNS poczty tej domeny. Jeśli wróciła wiadomość wysłana na jej adres, wklej raczej raport.
lost = Nie rozumiem tego. Wybierz jedną z odpowiedzi albo wklej tutaj wiadomość, która wróciła.
    .again = Rozumiem tylko krótkie odpowiedzi: naciśnij przycisk, napisz jego numer albo wklej wiadomość, która wróciła.
contact = Twój helpdesk: { $contact }
    .unknown = Nie wiem, jak skontaktować się z Twoim helpdeskiem; zapytaj swój dział IT albo osobę, która opiekuje się Twoją pocztą.
