# Przewodnik dla 5.4.1 po polsku. Węzeł `admin.mx` z flow.toml mówi komunikat `admin-mx`: tytuł, a w `.body` co zrobić.
# Zasady tego pliku i jego zmienne: docs/guides.md.

# Jak nazywa się domena w środku zdania (zawsze po słowie „domena” w odpowiednim przypadku), z nazwą i bez niej
the-domain = { $named ->
        [yes] { $domain }
       *[no] adresata
    }

meaning = Co się stało
    .recipient-rejected = { $named ->
            [yes] W domenie { the-domain } nie ma adresata { $recipient }.
           *[no] Adresat tej wiadomości nie istnieje po drugiej stronie.
        } Właśnie to znaczy „Access denied” w takim raporcie; nie chodzi o uprawnienia. Jeśli adres jest zapisany poprawnie, naprawić to mogą tylko administratorzy poczty domeny { the-domain }.
    .recipient-rejected-ours = W naszym systemie pocztowym nie ma adresata { $recipient }. Właśnie to znaczy „Access denied” w takim raporcie; nie chodzi o uprawnienia. Jeśli adres jest zapisany poprawnie, musi to naprawić nasz dział IT; nadawca nic tu nie może zrobić.
    .relay-denied = { $named ->
            [yes] Wiadomość do { $recipient } trafiła do serwera, który nie przyjmuje poczty dla domeny { the-domain }.
           *[no] Wiadomość trafiła do serwera, który nie przyjmuje poczty dla domeny { the-domain }.
        } Zwykle muszą działać administratorzy poczty domeny { the-domain }: jej DNS albo jej serwer pocztowy jest źle skonfigurowany.
    .relay-denied-ours = Wiadomość do naszej domeny { $domain } trafiła do serwera, który nie przyjmuje dla niej poczty. Musi działać nasz dział IT: nasz DNS albo nasz serwer pocztowy jest źle skonfigurowany.
    .no-answer = Przy próbie dostarczenia żaden serwer pocztowy domeny { the-domain } nie odpowiedział. Jeśli dotyczy to tylko tej domeny, muszą działać jej administratorzy poczty, a jeśli poczta nie dociera do nikogo, administratorzy nadawcy.
    .no-answer-ours = Przy próbie dostarczenia żaden z naszych serwerów pocztowych domeny { $domain } nie odpowiedział. Musi działać nasz dział IT, chyba że nadawca nie może dotrzeć także do nikogo innego.
    .other = Serwer odmówił przyjęcia wiadomości z powodu innego niż trzy typowe dla tego kodu. Muszą działać administratorzy poczty tej strony, której serwer odmówił; najpierw sprawdź, czy adres jest poprawny.
    .other-ours = Serwer odmówił przyjęcia wiadomości do naszej domeny { $domain } z powodu innego niż trzy typowe dla tego kodu. Nasz dział IT musi odczytać dokładną odpowiedź serwera i na jej podstawie działać.
    .delay = Wiadomość nie przepadła: na razie nie udało się jej dostarczyć, a serwer sam ponawia próby. Nie wysyłaj jej ponownie; jeśli serwer się podda, przyjdzie kolejny raport.
    .not-me = To nie moja wiadomość

## Pytania

who = Kto pyta
    .body = Korzystasz z poczty czy nią administrujesz?
    .user = Korzystam z poczty
    .admin = Administruję pocztą
    .unknown = Nie wiem

side = Po której stronie
    .body = { $role ->
            [admin] Którym systemem pocztowym się opiekujesz: po stronie nadawcy czy tym, który ma przyjmować pocztę dla domeny { the-domain }?
            [staff] Komu pomagasz: nadawcy czy osobie w domenie { the-domain }, do której nie można napisać?
           *[other] Jesteś nadawcą wiadomości czy to do Ciebie ktoś nie może napisać?
        }
    .sender = { $role ->
            [admin] Po stronie nadawcy
            [staff] Nadawcy
           *[other] Jestem nadawcą
        }
    .recipient = { $role ->
            [admin] Po stronie odbiorcy
            [staff] Adresatowi
           *[other] Ktoś nie może do mnie napisać
        }
    .unknown = Nie wiem

scope = Ilu adresów to dotyczy
    .body = Które adresy w domenie { the-domain } nie dostają poczty z zewnątrz? „Nowe” to takie, które powstały albo zmieniły się niedawno i jeszcze nigdy nie działały.
    .one = Tylko ten jeden
    .new = Tylko nowe
    .all = Wszystkie
    .unknown = Nie wiem
    .known = Jedno pytanie odpada: z DNS wynika, że dotyczy to wszystkich adresów w domenie { the-domain }, nie tylko tego jednego.

## Dla nadawcy albo osoby, do której wiadomość miała trafić

user-intro = Co możesz zrobić samodzielnie
    .body = { $side ->
            [recipient] Naprawa wymaga uprawnień w systemie pocztowym, które mają tylko jego administratorzy. Nie musisz niczego naprawiać, wystarczy przekazać sprawę dalej: notatka jest już gotowa.
           *[other] Naprawa wymaga zwykle uprawnień, których nadawca nie ma. Kilka rzeczy możesz zrobić samodzielnie; pokażę je po kolei. Jeśli nie pomogą, przekaż dalej notatkę; jest już gotowa.
        }

user-hand-over = Przekaż to do swojego działu IT
    .body =
        Dział IT potrzebuje adresu, godziny, odpowiedzi serwera i tego, co już sprawdzono. Wszystko jest wpisane; niczego nie musisz szukać.

        Wiadomości, które wróciły, nie dotrą później same. Po naprawie poproś osoby, które do Ciebie pisały, żeby wysłały je jeszcze raz.
    .hand-over = Przekaż do działu IT

user-spelling = Sprawdź adres
    .body =
        { $named ->
            [yes] Przeczytaj adres { $recipient } litera po literze, przed znakiem @ i za nim. Porównaj go z pewnym źródłem, na przykład z wizytówką albo starą wiadomością od tej osoby.
           *[no] Przeczytaj adres litera po literze, przed znakiem @ i za nim. Porównaj go z pewnym źródłem, na przykład z wizytówką albo starą wiadomością od tej osoby.
        }

        • Usuń podpowiedź adresu, która pojawia się przy pisaniu (autouzupełnianie). Może zawierać stary adres.
        • Wpisz cały adres ręcznie i wyślij wiadomość jeden raz.
        • Jeśli znowu wróci, zapytaj tę osobę telefonicznie albo na czacie, czy adres jest aktualny.
    .next = Adres jest poprawny

user-wait = Kiedy warto poczekać
    .body =
        Rekordy DNS to publiczne drogowskazy: mówią wszystkim serwerom, dokąd ma trafiać poczta dla domeny { the-domain }. Po zmianie inne serwery jeszcze przez jakiś czas pamiętają stary wpis, więc nawet poprawna zmiana może na chwilę zepsuć pocztę: najwyżej na 72 godziny, zwykle na dużo krócej.

        Zamiast zgadywać, spójrz na sprawdzenie DNS: ile serwerów pokazuje już to samo i jak długo stara odpowiedź będzie jeszcze pamiętana. Czekaj tylko wtedy, gdy widać, że zmiana jest w drodze, i tylko tak długo. Potem sprawdź tutaj domenę ponownie.

        Na koniec wyślij wiadomość jeszcze raz: to, co wróciło, nie dotrze później samo.
    .not-for = { $family ->
            [recipient-rejected] Serwer odpowiedział, że nie zna tego adresu, a czas tego nie zmieni. Sama może zacząć działać tylko skrzynka założona albo przeniesiona w ostatnich godzinach.
           *[other] Nic w odpowiedzi serwera nie wskazuje na zmianę w DNS, która jest jeszcze w drodze.
        }
    .link-dns = Czym są rekordy DNS (Microsoft)

user-service = Awaria po stronie Microsoftu
    .body =
        Kłopoty może mieć samo Microsoft 365. Zajrzyj na publiczną stronę stanu usług: czy jest tam mowa o Exchange Online albo o poczcie?

        Jeśli tak, naprawić to może tylko Microsoft. Poczekaj, aż strona pokaże koniec awarii, i wyślij wiadomość jeszcze raz.
    .not-for = Serwer odpowiedział i dał jasną odpowiedź w sprawie adresu.
    .link-status = Publiczna strona stanu usług Microsoft

user-ask-admin = Przekaż to administratorowi
    .body =
        Notatka jest gotowa i możesz ją przesłać dalej bez zmian. Zawiera to, co mówi raport (adres, godzinę UTC, odpowiedź serwera oraz kto i pod jakim numerem zgłosił błąd), i to, co już sprawdzono.

        { $family ->
            [no-answer] Przekaż ją swojemu administratorowi poczty. Jeśli kłopot dotyczy tylko domeny { the-domain }, powinni ją dostać także jej administratorzy.
            [other] Przekaż ją swojemu administratorowi poczty; z dokładnej odpowiedzi serwera odczyta, która strona musi działać.
           *[recipient-rejected] Jest przeznaczona dla administratorów poczty domeny { the-domain }. Pewnie ich nie znasz: poproś telefonicznie albo na czacie osobę, do której piszesz, żeby ją przekazała.
        } Ponowne wysyłanie ma sens dopiero po naprawie.

## Dla administratorów

admin-recipient = Czy adresat istnieje?
    .body =
        { $named ->
            [yes] Wyszukaj adres { $recipient } w centrum administracyjnym programu Exchange (Exchange admin center) w sekcji Adresaci (Recipients) albo użyj polecenia.
           *[no] Wyszukaj adres w centrum administracyjnym programu Exchange (Exchange admin center) w sekcji Adresaci (Recipients) albo użyj polecenia.
        } Dalej zależy od wyniku:

        • Nie ma go: jest usunięty, ma inną nazwę albo nigdy nie powstał. Utwórz go albo dodaj do skrzynki jako alias.
        • Jest, nowy albo niedawno zmieniony, a poczta wewnętrzna dociera: serwery brzegowe Microsoftu mają nieaktualną kopię katalogu. Zmień adres SMTP na inny, zapisz, przywróć właściwy i zapisz. Przy synchronizacji zrób to we własnym katalogu.
        • Grupa albo folder publiczny: od czerwca 2025 serwery brzegowe znają grupy dynamiczne i foldery publiczne z chmury. Dla lokalnych utwórz kontakt poczty albo synchronizuj foldery przez Microsoft Entra Connect (dawniej Azure AD Connect).
        • Jest tylko na własnym serwerze Exchange: nie jest synchronizowany. Domena może być Autorytatywna (Authoritative) dopiero po synchronizacji.

        Śledzenie wiadomości (Message trace) nic nie pokaże: odmowa nastąpiła, zanim wiadomość weszła do tenanta. Jeśli wszystko się zgadza, a poczta dalej wraca, otwórz zgłoszenie w Microsoft i podaj z raportu nazwę serwera i numer zdarzenia.
    .not-for = { $scope ->
            [all] Kłopot dotyczy wszystkich adresów domeny, więc przyczyna nie leży w jednym adresacie.
           *[other] Odpowiedź serwera nie mówi o nieznanym adresie.
        }
    .commands = Co Exchange Online wie o adresacie
    .new = Wraca poczta do kilku nowych adresów

admin-recipient-new = Odśwież katalog na serwerach brzegowych
    .body =
        Tylko gdy kilku nowych adresatów istnieje, poczta wewnętrzna do nich dociera, zewnętrzna nie, a domena ma dziś typ Autorytatywna (Authoritative). Jeśli chodzi o jeden adres, zapisz od nowa tylko ten adres.

        Przełączenie domeny na Przekazywanie wewnętrzne (Internal relay) i z powrotem sprawia, że Microsoft jeszcze raz wysyła Twoje adresy na serwery brzegowe. Dotyczy to całej firmy i wymaga roli Administrator programu Exchange (Exchange Administrator). W tym czasie wchodzi też poczta do nieistniejących adresów: bez łącznika (connector) krąży, aż wróci z kodem 5.4.14, a spamu jest więcej.

        Zrób jedno i drugie tego samego dnia: przełącz, poproś kogoś z zewnątrz o wiadomość na nowy adres i przełącz z powrotem, gdy tylko dotrze. Jeśli nie dotrze w ciągu godziny, i tak przełącz z powrotem i otwórz zgłoszenie w Microsoft.
    .commands = Pierwszy wiersz: przełączenie. Drugi: powrót, cofa pierwszy
    .commands-1 = Najpierw: przełącz na Internal relay
    .commands-2 = Potem: przełącz z powrotem (cofa pierwszy wiersz)

admin-mx = Dokąd prowadzi MX
    .body =
        To krok dla Ciebie, jeśli taki raport dostają osoby z zewnątrz, które piszą do domeny { the-domain }. Rekord MX mówi im, który serwer przyjmuje pocztę; sprawdzenie DNS pokazuje, co jest w nim w tej chwili.

        Porównaj to z wartością w centrum administracyjnym platformy Microsoft 365 (Microsoft 365 admin center, dawniej portal Office 365): Ustawienia (Settings), Domeny (Domains), domena { the-domain }, Rekordy DNS (DNS records). Dokładną wartość zna tylko Twój tenant. Kończy się ona zwykle na mail.protection.outlook.com, w nowszych domenach na mx.microsoft, a w chmurach rządowych i w Chinach jeszcze inaczej.

        Jeśli MX prowadzi do bramy pocztowej przed skrzynkami, to nie jest błąd. Wtedy sprawdź bramę: jej listę adresatów i serwer, do którego przekazuje pocztę.

admin-mx-fix = Popraw rekord MX
    .body =
        Zaloguj się tam, gdzie naprawdę jest prowadzony DNS domeny { the-domain }. Miejsce pokazuje sprawdzenie serwerów nazw; nie musi to być firma, w której domena jest kupiona.

        Usuń błędny rekord MX, wpisz ten, który pokazuje centrum administracyjne, z priorytetem 0 i TTL równym jednej godzinie, i zapisz. Jeśli wartość jest taka sama, a jej serwer nie ma adresu, niczego nie zmieniaj: to sprawa dla Microsoftu.

        Potem napisz „opublikowano” i nowy MX: sprawdzę, gdzie go już widać. Gdy będzie widoczny wszędzie, pocztę, która wróciła, trzeba wysłać jeszcze raz.
    .link-domains = Domeny w centrum administracyjnym platformy Microsoft 365

admin-mx-single = Jeden MX, nie kilka
    .body =
        Domena w Exchange Online powinna mieć jeden rekord MX. Pozostałość po poprzednim dostawcy szkodzi, a jak bardzo, zależy od numerów:

        • Numer niższy niż przy Microsofcie: prawie cała poczta trafia na stary serwer. To błąd.
        • Ten sam numer: trafia tam część poczty. To błąd.
        • Numer wyższy: korzystają z niego nadawcy, gdy Microsoft jest nieosiągalny, oraz spamerzy. Lepiej go usunąć.

        Jeśli skrzynki są już przeniesione, usuń pozostałość u dostawcy DNS. Drugi MX jest w porządku podczas przechodzenia na nowe nazwy w mx.microsoft albo gdy na pewno wymaga go brama pocztowa.

admin-domain = Czy domena jest w porządku?
    .body =
        To także krok dla Ciebie, jeśli taki raport dostają osoby z zewnątrz, które piszą do domeny { the-domain }. Otwórz centrum administracyjne platformy Microsoft 365 (Microsoft 365 admin center): Ustawienia (Settings), Domeny (Domains), wybierz domenę { the-domain }, a potem Sprawdź kondycję (Check health); dawniej w portalu Office 365: Domeny, Rozwiązywanie problemów.

        • Nie ma jej na liście: dodaj ją i zweryfikuj albo ustal, w którym innym tenancie jest.
        • Konfiguracja niedokończona albo błąd: zrób to, o co prosi strona.
        • Aktywna albo w dobrej kondycji: strona tylko porównuje rekordy. Jeśli mimo to wraca cała poczta, domena mogła pozostać w innym tenancie. Mogą ją tam usunąć jego administratorzy; tenant, którym nikt nie zarządza, można przejąć, potwierdzając rekordem DNS, że domena należy do was; jeśli i to nie pomoże, zwróć się do pomocy technicznej Microsoftu.
    .link-domains = Domeny w centrum administracyjnym platformy Microsoft 365

admin-accepted-domain = Czy Exchange przyjmuje tę domenę?
    .body =
        To ważne zwłaszcza wtedy, gdy DNS domeny { the-domain } prowadzicie samodzielnie: wtedy nic nie skonfigurowało Exchange za was. Otwórz centrum administracyjne programu Exchange (Exchange admin center): Przepływ poczty (Mail flow), Zaakceptowane domeny (Accepted domains), dawniej Administrator, Exchange; albo użyj polecenia.

        • Nie ma jej na liście: domena nie jest gotowa na pocztę. Po dodaniu odczekaj do godziny.
        • Autorytatywna (Authoritative): dobrze, jeśli wszyscy adresaci są w Exchange Online albo są z nim synchronizowani.
        • Przekazywanie wewnętrzne (Internal relay): dobrze tylko wtedy, gdy te same adresy naprawdę obsługuje także inny system pocztowy, a do niego prowadzi łącznik (connector). Bez łącznika poczta krąży i wraca z kodem 5.4.14.

        Subdomena w adresie potrzebuje własnego wpisu na liście.
    .not-for = Inne adresy w domenie { the-domain } dostają pocztę, więc Exchange tę domenę przyjmuje.
    .link-accepted-domains = Zaakceptowane domeny w centrum administracyjnym Exchange
    .commands = Domena i jej typ według Exchange Online

admin-propagation = Czy zmianę widać już wszędzie?
    .body =
        Poprawne rekordy mogą nie być jeszcze wszędzie widoczne. 72 godziny to najdłuższy możliwy czas, a nie plan; sprawdzenie DNS pokazuje, jak jest teraz:

        • Wszystkie serwery nazw domeny pokazują starą wartość: zmiana nie jest zapisana albo jest u niewłaściwego dostawcy. Czekanie nic nie da.
        • Jedne pokazują starą, inne nową: strefa jest jeszcze między nimi kopiowana. Jeśli trwa to ponad godzinę, zapytaj dostawcę DNS.
        • Wszystkie pokazują nową: opóźnione są tylko pamięci podręczne. Odczekaj pozostały czas (TTL).
        • Wszędzie jest to samo: napisz „opublikowano” i wpisany MX, a porównam jedno z drugim.

        Potem pocztę, która wróciła, trzeba wysłać jeszcze raz.
    .not-for = Inne adresy w domenie { the-domain } dostają pocztę, więc świat trafia do właściwego serwera.

admin-hybrid = Hybryda: łączniki
    .body =
        Tylko jeśli domenę { the-domain } obsługują wspólnie wasze własne serwery Exchange i Exchange Online; w innym razie idź dalej.

        Kreator konfiguracji hybrydowej (Hybrid Configuration Wizard) tworzy między nimi łącznik wysyłania (send connector) i odbierania (receive connector). Sprawdź, czy nadal istnieją i są włączone oraz czy ich certyfikat jest ważny i wystawiony na jedną z zaakceptowanych domen. Nie uruchamiaj kreatora ponownie na wszelki wypadek: ustawia od nowa opcje hybrydowe, także łączniki zmienione ręcznie. Jeśli trzeba go uruchomić, najpierw zapisz ustawienia i wybierz tylko potrzebne opcje.

        Adresaci, którzy są tylko na własnych serwerach, muszą być synchronizowani, inaczej Exchange Online ich nie zna. (Starsze instrukcje odsyłają do KB 2827473.)
    .link-wizard = Kreator konfiguracji hybrydowej (pobieranie)

admin-hybrid-routing = Hybryda: którędy wchodzi poczta
    .body =
        Tylko dla środowiska hybrydowego. Poczta z zewnątrz może wchodzić na dwa sposoby, a decyduje o tym MX:

        • MX do Exchange Online: musi znać wszystkich adresatów, także tych na własnych serwerach, i mieć łącznik (connector), którym przekaże im pocztę.
        • MX do własnych serwerów albo bramy pocztowej: muszą przyjmować pocztę dla domeny { the-domain } i znać drogę do skrzynek w chmurze.

        Scentralizowany transport poczty (Centralized mail transport) prowadzi przez własne serwery także pocztę skrzynek w chmurze. Jeśli nie jest potrzebny, wyłącz go: będzie o jedno miejsce mniej, które może odmówić.
    .link-routing = Routing transportu w hybrydzie (Microsoft)

admin-no-answer = Nikt nie odpowiedział
    .body =
        { $side ->
            [recipient] Z zewnątrz nie udało się połączyć z serwerem, na który wskazuje MX domeny { the-domain }. Sprawdź po kolei:

        • Czy domena jest nadal zarejestrowana, a każdy serwer z MX ma adres?
        • Czy odpowiada z zewnątrz na porcie 25? Sprawdź z innej sieci niż wasza: zapora, router, operator.
        • Czy usługa poczty działa i nie jest tak obciążona, że odrzuca połączenia?
           *[other] Najpierw ustal: nie wychodzi poczta tylko do domeny { the-domain } czy do wszystkich?

        • Tylko do domeny { the-domain }: jej rejestracja mogła wygasnąć, jej MX może nie mieć adresu albo jej serwer nie działa. Jeśli wskazuje na to sprawdzenie DNS, po stronie nadawcy nie ma czego zmieniać: trzeba powiadomić tamtą stronę.
        • Do wszystkich: przyczyna jest po stronie nadawcy. Czy serwer może wyjść na port 25 przez zaporę i operatora? Czy odpowiada smart host łącznika (connector)? Czy odpowiada własny DNS?
        }

        Exchange Online mówi dziś podobne rzeczy innymi kodami: 5.4.310 domena nie istnieje, 5.4.312 DNS nie odpowiedział, 5.4.316 połączenie odrzucono.
    .not-for = Serwer odpowiedział, tyle że odmownie.

admin-connector-test = Przetestuj łącznik wychodzący
    .body =
        Jeśli wasza poczta wychodzi przez łącznik (connector), przetestuj go: centrum administracyjne programu Exchange (Exchange admin center), Przepływ poczty (Mail flow), Łączniki (Connectors), wybierz łącznik, Weryfikuj (Validate). (Starsze instrukcje nazywają to testem rekordu MX i łącznika wychodzącego.)

        Możesz też użyć poleceń. Pierwsze wypisuje łączniki: stary smart host albo domena adresata, której nie powinno tam być, kieruje pocztę do serwera, który jej nie przyjmuje. W drugim wpisz nazwę łącznika; łączy się ono i wysyła wiadomość testową.
    .not-for = W sprawie adresu odpowiedziała strona odbiorcy, więc poczta znalazła drogę na zewnątrz.
    .link-connectors = Łączniki w centrum administracyjnym programu Exchange
    .commands = Wypisz łączniki, potem przetestuj jeden
    .commands-1 = Najpierw: wypisz łączniki
    .commands-2 = Potem: przetestuj jeden (wpisz jego nazwę)

admin-mx-test = Test z zewnątrz
    .body =
        Wyślij wiadomość testową na adres w domenie { the-domain } narzędziem Microsoftu Remote Connectivity Analyzer. Podaj adres, który istnieje; test nie wymaga uprawnień administratora.

        Wynik pokazuje każdy krok: znaleziony MX, kto odpowiedział i co powiedział. Jeśli wiadomość dotrze, poczta z zewnątrz działa i do sprawdzenia zostaje adres z raportu.
    .link-inbound-test = Test poczty przychodzącej SMTP (Inbound SMTP test)

admin-sender = Po stronie nadawcy
    .body = { $family ->
            [recipient-rejected] Tu nie ma czego zmieniać: poczta wyszła, a serwer drugiej strony odpowiedział, że nie ma takiego adresata. Nie zmienią tego uprawnienia, ustawienia ani czekanie po stronie nadawcy. Najpierw poproś o sprawdzenie pisowni.

        Jeśli adres jest poprawny, wyślij notatkę administratorom poczty domeny { the-domain }. W swoim śledzeniu wiadomości (Message trace) nic nie znajdą, bo odmowa nastąpiła, zanim wiadomość do nich weszła; uprzedź ich, żeby nie szukali.
            [relay-denied] Najpierw zobacz, kto odmówił. Jeśli to serwer, na który wskazuje MX domeny { the-domain }, tu nie ma czego zmieniać: ten serwer nie przyjmuje poczty dla tej domeny. Wyślij notatkę jej administratorom poczty.

        Jeśli to wasz serwer, na przykład smart host, przyczyna jest po waszej stronie: idź dalej.
           *[other] Przeczytaj dokładną odpowiedź. Jeśli pochodzi z serwera drugiej strony, tu nie ma czego zmieniać: wyślij notatkę administratorom poczty domeny { the-domain }.

        Jeśli pochodzi z waszego serwera, decydują jego reguły: idź dalej.
        }
    .not-for = Gdy nikt nie odpowiada, nikt też nie odmówił: co sprawdzić po stronie nadawcy, mówi krok „Nikt nie odpowiedział”.

admin-service-health = Czy Exchange Online ma awarię?
    .body =
        Otwórz centrum administracyjne platformy Microsoft 365 (Microsoft 365 admin center): Kondycja (Health), Kondycja usługi (Service health); dawniej w portalu Office 365: Kondycja usługi, Wyświetl wszystko. Poszukaj otwartego wpisu o Exchange Online i dostarczaniu poczty.

        Jeśli jest, zanotuj jego numer (zaczyna się od EX), powiadom użytkowników i poczekaj, aż zostanie zamknięty. Potem pocztę, która wróciła, trzeba wysłać jeszcze raz. Jeśli go nie ma, a nic innego nie pasuje, zgłoś tam awarię.
    .not-for = Awaria usługi nie ograniczyłaby się do jednego adresu.
    .link-health = Kondycja usługi w centrum administracyjnym Microsoft 365
    .link-status = Publiczna strona stanu usług Microsoft

## Dla wszystkich, w każdej chwili

not-me = To nie Twoja wiadomość
    .body =
        Niczego w niej nie otwieraj: ani linków, ani załączników, i nie odpowiadaj na nią.

        Najczęściej ktoś tylko podaje Twój adres jako nadawcę swojej poczty, a raport wraca do Ciebie. Wtedy nikt nie ma dostępu do Twojej skrzynki. Zajrzyj jednak do folderu Elementy wysłane i do reguł: jest tam coś, czego nie znasz? Wtedy ktoś może korzystać z Twojej skrzynki; od razu zmień hasło.

        W obu przypadkach niech spojrzy na to zespół bezpieczeństwa.
    .hand-over = Przekaż do zespołu bezpieczeństwa

cause = Co za tym stoi
    .body = { $family ->
            [recipient-rejected] Serwer, który zgłosił ten błąd, nie przyjmuje poczty dla tego adresata. Przyjmuje ją dla domeny { the-domain }, ale tego adresu nie ma na jego liście: to literówka, adres już nieużywany albo tak nowy, że lista go jeszcze nie zawiera.
            [relay-denied] Serwer, który zgłosił ten błąd, w ogóle nie przyjmuje poczty dla domeny { the-domain }. Zwykle MX prowadzi do niewłaściwego serwera albo na właściwym domena nie jest poprawnie skonfigurowana.
            [no-answer] Nikt niczego nie odrzucił: serwer nadawcy próbował przez jakiś czas, ale żaden serwer domeny { the-domain } nie odpowiedział. Tamten serwer może być zajęty albo wyłączony, w DNS może brakować drogi do niego albo sieć nadawcy nie wypuszcza poczty.
           *[other] Serwer, który zgłosił ten błąd, odmówił z własnego powodu. Więcej niż kod mówi jego dokładna odpowiedź: może to być reguła firmy odbiorcy, brama pocztowa albo źle skonfigurowany serwer lub DNS.
        }

report-details = Jak czytać raport
    .body =
        Raport ma dwie części; w prawdziwym raporcie jest wszystko z tego albo tylko fragment. Górna jest dla użytkowników. Przy tym kodzie mówi, że serwer odmówił przyjęcia poczty dla tej domeny (relay access denied), że adres jest nieznany albo że nie udało się połączyć, bo drugi system był zajęty lub nie mógł przyjąć wiadomości.

        Dolna jest dla administratorów: serwer, który napisał raport, adresat, serwer, który odmówił, i jego dosłowna odpowiedź. Są w niej trzy cyfry, na przykład 550, kod 5.4.1 i słowa „Relay Access Denied”, „Access denied” albo „No answer from host”. Decydują słowa, nie sam numer.

        To są wiersze z Twojego raportu:
    .part-users = Dla użytkowników
    .part-admins = Dla administratorów

more-help = Więcej pomocy
    .body =
        Gdyby to nadal nie działało, jest jeszcze kilka miejsc: Microsoft wyjaśnia, czym są raporty o niedostarczeniu (NDR), a na forum społeczności odpowiadają inni administratorzy.

        Administrator może zalogować się w centrum administracyjnym platformy Microsoft 365 (Microsoft 365 admin center) i otworzyć zgłoszenie albo poprosić Microsoft o telefon. Warto mieć pod ręką nazwę serwera, godzinę i numer zdarzenia z raportu; są w notatce.
    .link-reports = Raporty o niedostarczeniu (Microsoft)
    .link-community = Forum społeczności Exchange
    .link-support = Pomoc techniczna w centrum administracyjnym Microsoft 365

helpful = Jedno pytanie na koniec
    .body = Czy to pomogło? Odpowiedź widzi tylko Twój helpdesk.
    .yes = Tak
    .no = Nie
    .thanks-yes = Dziękuję. Jeśli wróci kolejna wiadomość, po prostu wklej ją tutaj.
    .thanks-no = Dziękuję za szczerość. Notatka dla helpdesku jest nadal gotowa; dzięki niej nikt nie będzie pytać o wszystko od początku.
