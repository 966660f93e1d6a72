# Przewodnik dla 5.4.1 po polsku. Węzeł `admin.mx` z flow.toml mówi komunikat `admin-mx`: tytuł, a w `.body` co zrobić.
# Zasady tego pliku i jego zmienne: docs/guides.md.

# Jak nazywa się domena w środku zdania (zawsze po słowie „domena” w odpowiednim przypadku), z nazwą i bez niej
the-domain = { $named ->
        [yes] { $domain }
       *[no] adresata
    }

# Kto odmówił, na początku zdania
the-refuser = { $by ->
        [microsoft] Serwer Microsoftu
       *[other] { $refuser ->
            [none] Serwer, który odmówił przyjęcia wiadomości,
           *[other] Serwer { $refuser }
        }
    }

# po słowie „serwer” w odpowiednim przypadku
the-refuser-there = { $by ->
        [microsoft] Microsoftu
       *[other] { $refuser ->
            [none] wymieniony w raporcie
           *[other] { $refuser }
        }
    }

meaning = Co się stało
    .recipient-rejected = { the-refuser } twierdzi, że nie ma { $named ->
            [yes] adresata { $recipient }
           *[no] takiego adresata
        }. { $place ->
            [sender] Ten serwer stoi po stronie nadawcy, więc muszą działać administratorzy poczty nadawcy.
            [stale] Prowadzą do niego już tylko stare odpowiedzi DNS: nikt nie musi nic robić.
            [elsewhere] Rekord MX domeny { the-domain } do niego nie prowadzi. Jeśli nie zmienił się w ciągu ostatnich trzech dni, muszą działać administratorzy poczty nadawcy.
           *[unknown] Adres może być zapisany z błędem, zlikwidowany albo zbyt nowy dla tego serwera. Jeśli jest poprawny, pomóc mogą tylko administratorzy poczty domeny { the-domain }.
        }
    .recipient-rejected-ours = { the-refuser } twierdzi, że nasz adres { $recipient } nie istnieje. { $place ->
            [sender] Ten serwer stoi po stronie nadawcy, więc muszą działać administratorzy poczty nadawcy.
            [stale] Prowadzą do niego już tylko stare odpowiedzi DNS: nikt nie musi nic robić.
            [elsewhere] Nasz rekord MX do niego nie prowadzi. Jeśli nie zmienił się w ciągu ostatnich trzech dni, muszą działać administratorzy poczty nadawcy.
           *[unknown] Adres może być zapisany z błędem, zlikwidowany albo zbyt nowy dla tego serwera. Jeśli jest poprawny, musi to naprawić nasz dział IT; nadawca nic tu nie może zrobić.
        }
    .relay-denied = { $named ->
            [yes] Wiadomość do { $recipient }
           *[no] Wiadomość
        } trafiła do serwera{ $refuser ->
            [none] {""}
           *[other] {" "}{ the-refuser-there }
        }, który nie przyjmuje poczty dla domeny { the-domain }. { $place ->
            [mx] Prowadzi tam rekord MX tej domeny, więc muszą działać jej administratorzy poczty.
            [behind] Serwer z rekordu MX tej domeny przekazuje tam pocztę, więc muszą działać jej administratorzy poczty.
            [sender] Ten serwer stoi po stronie nadawcy, więc muszą działać administratorzy poczty nadawcy.
            [stale] Prowadzą tam już tylko stare odpowiedzi DNS: nikt nie musi nic robić.
            [elsewhere] Rekord MX tej domeny tam nie prowadzi. Jeśli nie zmienił się w ciągu ostatnich trzech dni, muszą działać administratorzy poczty nadawcy.
           *[unknown] Jeśli prowadzi tam rekord MX tej domeny, muszą działać jej administratorzy poczty, a jeśli nie, administratorzy nadawcy.
        }
    .relay-denied-ours = Wiadomość do naszej domeny { $domain } trafiła do serwera{ $refuser ->
            [none] {""}
           *[other] {" "}{ the-refuser-there }
        }, który nie przyjmuje dla niej poczty. { $place ->
            [mx] Prowadzi tam nasz rekord MX, więc musi działać nasz dział IT.
            [behind] Nasz serwer z rekordu MX przekazuje tam pocztę, więc musi działać nasz dział IT.
            [sender] Ten serwer stoi po stronie nadawcy, więc muszą działać administratorzy poczty nadawcy.
            [stale] Prowadzą tam już tylko stare odpowiedzi DNS: nikt nie musi nic robić.
            [elsewhere] Nasz rekord MX tam nie prowadzi. Jeśli nie zmienił się w ciągu ostatnich trzech dni, muszą działać administratorzy poczty nadawcy.
           *[unknown] Jeśli prowadzi tam nasz rekord MX, musi działać nasz dział IT, a jeśli nie, administratorzy poczty nadawcy.
        }
    .no-answer = Przy próbie dostarczenia { $refuser ->
            [none] żaden serwer pocztowy domeny { the-domain } nie odpowiedział
           *[other] wiadomości do domeny { the-domain } serwer { $refuser } nie odpowiedział
        }. { $destinations ->
            [many] Inne domeny też nie odpowiedziały, więc muszą działać administratorzy poczty nadawcy.
           *[one] { $place ->
                [sender] Ten serwer stoi po stronie nadawcy, więc muszą działać administratorzy poczty nadawcy.
                [stale] Prowadzą do niego już tylko stare odpowiedzi DNS: nikt nie musi nic robić.
                [elsewhere] Rekord MX tej domeny do niego nie prowadzi. Jeśli nie zmienił się w ciągu ostatnich trzech dni, muszą działać administratorzy poczty nadawcy.
               *[unknown] Jeśli dotyczy to tylko tej domeny, muszą działać jej administratorzy poczty, a jeśli poczta nie dociera do nikogo, administratorzy nadawcy.
            }
        }
    .no-answer-ours = Przy próbie dostarczenia { $refuser ->
            [none] żaden z naszych serwerów pocztowych domeny { $domain } nie odpowiedział
           *[other] wiadomości do naszej domeny { $domain } serwer { $refuser } nie odpowiedział
        }. { $destinations ->
            [many] Inne domeny też nie odpowiedziały, więc muszą działać administratorzy poczty nadawcy.
           *[one] { $place ->
                [sender] Ten serwer stoi po stronie nadawcy, więc muszą działać administratorzy poczty nadawcy.
                [stale] Prowadzą do niego już tylko stare odpowiedzi DNS: nikt nie musi nic robić.
                [elsewhere] Nasz rekord MX do niego nie prowadzi. Jeśli nie zmienił się w ciągu ostatnich trzech dni, muszą działać administratorzy poczty nadawcy.
               *[unknown] Musi działać nasz dział IT, chyba że nadawca nie może dotrzeć także do nikogo innego.
            }
        }
    .other = { $words ->
            [none] Serwer odmówił przyjęcia wiadomości, podając kod o kilku znaczeniach; brakuje słów, które powiedziałyby, o które chodzi. Sprawdź, czy adres jest poprawny, i wklej tutaj cały raport, jeśli go masz; w przeciwnym razie słowa te znajdą w dzienniku administratorzy Twojej poczty.
           *[told] Serwer odmówił przyjęcia wiadomości z powodu innego niż trzy typowe dla tego kodu. Muszą działać administratorzy poczty tej strony, której serwer odmówił; najpierw sprawdź, czy adres jest poprawny.
        }
    .other-ours = { $words ->
            [none] Serwer odmówił przyjęcia wiadomości do naszej domeny { $domain }, podając kod o kilku znaczeniach; brakuje słów, które powiedziałyby, o które chodzi. Poproś nadawcę o cały raport.
           *[told] Serwer odmówił przyjęcia wiadomości do naszej domeny { $domain } z powodu innego niż trzy typowe dla tego kodu. Nasz dział IT musi odczytać dokładną odpowiedź serwera i na jej podstawie działać.
        }
    .delay-recipient-rejected = Wiadomość nie przepadła: serwer na razie jej nie przyjmuje, bo chwilowo nie zna { $named ->
            [yes] adresu { $recipient }
           *[no] tego adresu
        }. Na razie nic nie rób i nie wysyłaj jej ponownie: serwer nadawcy sam ponawia próby. Wiele takich opóźnień mija samo, na przykład gdy skrzynka jest nowa. Jeśli serwer się podda, przyjdzie kolejny raport.
    .delay-relay-denied = Wiadomość nie przepadła: serwer chwilowo nie przyjmuje poczty dla domeny { the-domain }. Na razie nic nie rób i nie wysyłaj jej ponownie: serwer nadawcy sam ponawia próby. Wiele takich opóźnień mija samo, na przykład po przenosinach poczty. Jeśli serwer się podda, przyjdzie kolejny raport.
    .delay-no-answer = Wiadomość nie przepadła: na razie żaden serwer pocztowy domeny { the-domain } nie odpowiedział. Na razie nic nie rób i nie wysyłaj jej ponownie: serwer nadawcy sam ponawia próby. { $destinations ->
            [many] Inne domeny też nie odpowiadają, więc przyczyna jest po stronie nadawcy: w jego sieci, na porcie 25 albo w smart hoście. Jeśli serwer się podda, przyjdzie kolejny raport.
           *[one] Wiele takich opóźnień mija samo, gdy tylko serwer drugiej strony znów działa. Jeśli serwer się podda, przyjdzie kolejny raport.
        }
    .delay-other = Wiadomość nie przepadła: serwer na razie jej nie przyjmuje. Na razie nic nie rób i nie wysyłaj jej ponownie: serwer nadawcy sam ponawia próby. Wiele takich opóźnień mija samo. Jeśli serwer się podda, przyjdzie kolejny raport.
    .not-me = To nie moja wiadomość

## Pytania

who = Kto pyta
    .body = Korzystasz z poczty czy nią administrujesz?
    .user = Korzystam z poczty
    .admin = Administruję pocztą
    .unknown = Nie wiem

side = Po której stronie
    .body = { $role ->
            [admin] Czyją pocztą administrujesz?
            [staff] Komu pomagasz: nadawcy czy osobie w domenie { the-domain }, do której nie można napisać?
           *[other] Jesteś nadawcą tej wiadomości?
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

## Jeden krok, gdy nic innego nie pomoże

domain-gone = Sprawdź pisownię domeny
    .body = { $side ->
            [recipient] Jeśli domena { the-domain } jest w raporcie zapisana poprawnie, odnów ją u rejestratora albo doprowadź tam do jej odblokowania. Wcześniej żadna poczta nie dotrze.
           *[other] Przeczytaj to, co stoi za znakiem @, i popraw. Jeśli jest poprawne, tej domeny już nie ma: zapytaj adresata o inny adres, telefonicznie albo na czacie.
        }
    .alone = Domena { the-domain } nie istnieje, więc wcześniej nic innego nie pomoże.
    .next = Pisownia jest poprawna

dns-dead = Nikt nie może odszukać tej domeny
    .body = { $side ->
            [recipient] Doprowadź do porządku serwery nazw tam, gdzie prowadzony jest DNS domeny { the-domain }, albo wpisz u rejestratora działające. Potem sprawdź ponownie.
           *[other] Naprawić to może tylko osoba, która prowadzi DNS domeny { the-domain }. Powiadom adresata telefonicznie albo na czacie i wyślij wiadomość ponownie po naprawie.
        }
    .alone = Domeny { the-domain } nikt teraz nie może odszukać, więc przed naprawą nic innego nie pomoże.

## Dla nadawcy albo osoby, do której wiadomość miała trafić

user-intro = Co możesz zrobić samodzielnie
    .body = { $side ->
            [recipient] { $place ->
                [stale] To naprawi czas; potem nadawca musi wysłać ponownie. Gdyby znów wróciło, notatka jest gotowa.
               *[other] Naprawić to mogą tylko administratorzy poczty. Przekaż im notatkę; jest gotowa.
            }
           *[other] { $place ->
                [stale] To naprawi czas:
               *[other] Zwykle naprawić to może tylko administrator. Najpierw spróbuj tego:
            }
        }

user-hand-over = Przekaż to do swojego działu IT
    .body = Skopiuj notatkę i wyślij ją do działu IT; wszystko jest wpisane. Po naprawie nadawca musi wysłać wiadomość jeszcze raz: to, co wróciło, samo nie dotrze.
    .next = Przekazane

user-spelling = Sprawdź adres
    .body =
        { $named ->
            [yes] Porównaj { $recipient } z pewnym źródłem. Usuń podpowiedź, wpisz adres ręcznie i wyślij jeden raz.
           *[no] Porównaj adres z pewnym źródłem. Usuń podpowiedź, wpisz adres ręcznie i wyślij jeden raz.
        } Jeśli wróci, zapytaj adresata inną drogą.
    .next = Adres jest poprawny
    .not-for = Wiadomość trafiła na zły serwer, a to nie zależy od adresu.

user-moved = Czy poczta była niedawno przenoszona?
    .body = { $place ->
            [stale] Do serwera { the-refuser-there } prowadzą już tylko stare odpowiedzi DNS. Poczekaj, potem wyślij ponownie.
           *[other] Zapytaj adresata telefonicznie albo na czacie, czy jego poczta była przenoszona w ciągu ostatnich trzech dni. Jeśli tak, poczekaj do 72 godzin i wyślij ponownie. Jeśli nie, przekaż notatkę swojemu działowi IT: coś tam kieruje pocztę na zły serwer.
        }
    .not-for = { $place ->
            [sender] Wiadomość zatrzymał serwer po stronie nadawcy.
           *[unknown] Nic nie wskazuje na to, że wiadomość zabłądziła.
        }

user-wait = Kiedy warto poczekać
    .body = Po zmianie serwery pamiętają stare rekordy DNS do 72 godzin; nawet poprawna zmiana może na ten czas zepsuć pocztę. Poczekaj, potem wyślij ponownie.
    .more = Rekordy DNS to publiczne drogowskazy: mówią serwerom, dokąd ma trafiać poczta dla domeny { the-domain }. To, jak długo stare wpisy będą jeszcze pamiętane, jest zmierzone; mówi o tym sprawdzenie DNS. Wiadomość, która wróciła, nie dotrze później sama.
    .not-for = { $family ->
            [recipient-rejected] Serwer odpowiedział, że nie zna tego adresu, a czas tego nie zmieni.
           *[other] Nic w odpowiedzi nie wskazuje na zmianę, która jest jeszcze w drodze.
        }
    .ruled-out = { $place ->
            [elsewhere] Czekanie pomaga tylko po przeniesieniu poczty; jak długo, mówi krok o przeniesieniu.
           *[other] W obecnym stanie samo czekanie niczego by nie zmieniło.
        }
    .link-dns = O DNS (Microsoft)

user-service = Awaria po stronie Microsoftu
    .body = Kłopoty może mieć samo Microsoft 365. Jeśli mówi o tym strona stanu usług, poczekaj na koniec awarii i wyślij ponownie.
    .not-for = { $family ->
            [recipient-rejected] Serwer jasno odpowiedział w sprawie adresu, więc działał.
           *[other] Wiadomość nie dotarła do serwera, na który wskazuje MX.
        }
    .ruled-out = To, co znaleziono, nie jest awarią Microsoftu.
    .link-status = Strona stanu usług

user-ask-admin = Przekaż to dalej
    .body = { $place ->
            [sender] Przekaż tę notatkę swojemu administratorowi poczty: odmowa przyszła z Twojej strony.
            [elsewhere] Jeśli poczty nie przenoszono: przekaż to swojemu administratorowi poczty.
            [stale] Tylko jeśli wiadomość znów wróci: przekaż to swojemu administratorowi poczty.
           *[unknown] { user-ask-whom }
        }
user-ask-whom = { $family ->
            [no-answer] Przekaż tę notatkę swojemu administratorowi poczty, a jeśli kłopot dotyczy tylko domeny { the-domain }, także jej administratorom.
            [other] Przekaż tę notatkę swojemu administratorowi poczty; z odpowiedzi serwera odczyta, kto powinien się tym zająć.
           *[recipient-rejected] Poproś adresata telefonicznie albo na czacie, żeby przekazał tę notatkę administratorom poczty domeny { the-domain }.
        }

## Dla administratorów

admin-recipient = Czy adresat istnieje?
    .body =
        { $named ->
            [yes] Wyszukaj { $recipient } w centrum administracyjnym Exchange > Adresaci (Recipients) albo poleceniem.
           *[no] Wyszukaj adres w centrum administracyjnym Exchange > Adresaci (Recipients) albo poleceniem.
        }

        • Nie ma go: utwórz go albo dodaj jako alias.
        • Jest, ale bez skrzynki: przydziel licencję z Exchange Online.
        • Nowy albo zmieniony: zmień adres SMTP, zapisz, przywróć, zapisz.
        • Tylko na własnych serwerach, także grupy i foldery publiczne: zsynchronizuj.
    .more = Śledzenie wiadomości (Message trace) nic nie pokaże: serwery wejściowe Microsoftu odrzuciły tę wiadomość, zanim weszła. Mają kopię katalogu, która bywa nieaktualna. Od czerwca 2025 znają grupy dynamiczne i foldery publiczne z chmury; foldery z własnych serwerów synchronizuj przez Microsoft Entra Connect (dawniej Azure AD Connect). Jeśli wszystko się zgadza, a poczta dalej wraca, otwórz zgłoszenie w Microsofcie i podaj z raportu serwer i numer zdarzenia.
    .not-for = { $scope ->
            [all] Kłopot dotyczy wszystkich adresów domeny, więc przyczyna nie leży w jednym adresacie.
           *[other] Odpowiedź serwera nie mówi o nieznanym adresie.
        }
    .commands = Adresat w Exchange Online
    .new = Wraca poczta do kilku nowych adresów

admin-recipient-new = Odśwież kopię katalogu w Microsofcie
    .body =
        Tylko gdy wraca poczta do kilku nowych adresów, a domena jest Autorytatywna (Authoritative). Dotyczy całej firmy: w tym czasie poczta do nieznanych adresów krąży (5.4.14), a spamu jest więcej.

        1. Przełącz na Przekazywanie wewnętrzne (Internal relay).
        2. Poproś kogoś z zewnątrz o wiadomość na nowy adres.
        3. Przełącz z powrotem w ciągu godziny, nawet jeśli nic nie dotarło.
    .more = Przełączenie sprawia, że Microsoft jeszcze raz wysyła Twoje adresy na swoje serwery wejściowe. Przy jednym adresie wystarczy zapisać go od nowa. Jeśli przełączenie nie pomoże, otwórz zgłoszenie w Microsofcie.
    .commands = Pierwszy wiersz: przełączenie. Drugi: powrót, cofa pierwszy
    .commands-1 = Najpierw: przełącz na Internal relay
    .commands-2 = Potem: przełącz z powrotem (cofa pierwszy wiersz)

admin-mx = Dokąd prowadzi MX
    .body =
        Gdzie są skrzynki domeny { the-domain }? W Microsoft 365: popraw MX. Za serwerem, który on wskazuje: ten serwer musi przyjmować domenę.
    .cloud = W Microsoft 365
    .there = Za tym serwerem
    .more = To krok dla Ciebie, jeśli taki raport dostają osoby z zewnątrz, które piszą do domeny { the-domain }. Rekord MX mówi im, który serwer przyjmuje pocztę; jest prowadzony u rejestratora albo u dostawcy DNS. Nazwy Microsoftu kończą się na mail.protection.outlook.com, w nowszych domenach na mx.microsoft; wartość zna tylko Twój tenant. W chmurach rządowych i w Chinach końcówki są inne. Starsze instrukcje nazywają centrum administracyjne portalem Office 365.
    .ruled-out = Do Microsoft 365, do serwera z adresem.

admin-mx-fix = Popraw rekord MX
    .body =
        1. Zaloguj się tam, gdzie prowadzony jest DNS domeny { the-domain }.
        2. Usuń błędny MX. Wpisz ten z centrum administracyjnego albo z polecenia: priorytet 0, TTL jednej godziny. { $expected ->
            [none] { $usual ->
                [none] Kończy się na mail.protection.outlook.com, w nowszych domenach na mx.microsoft.
               *[other] Zwykle to { $usual }; nowsze domeny mają nazwę w mx.microsoft.
            }
           *[other] Według tenanta to { $expected }.
        }
        3. Sprawdź ponownie tutaj.

        Jeśli jest już taki sam, a jego serwer nie ma adresu, to sprawa dla Microsoftu. Jeśli skrzynki są za dzisiejszym serwerem, zostaw MX.
    .commands = MX, którego oczekuje tenant
    .link-domains = Domeny w centrum administracyjnym

admin-mx-accept = Niech ten serwer przyjmie domenę
    .body =
        Rekord MX jest poprawny, więc trzeba ustawić serwer, który wskazuje:

        • Brama pocztowa: dopisz { the-domain } na liście domen i serwer, do którego ma przekazywać pocztę.
        • Własny serwer: dodaj { the-domain } do jego domen akceptowanych.
        • Microsoft 365: dodaj i zweryfikuj { the-domain }, potem zajrzyj do domen akceptowanych (Accepted domains).
    .link-accepted-domains = Domeny akceptowane w centrum Exchange

admin-relay = Serwer po stronie nadawcy
    .body = { $side ->
            [recipient] Tu nie ma czego zmieniać: serwer { the-refuser-there } stoi po stronie nadawcy i zatrzymał wiadomość, zanim dotarła do Twojego MX. Przekaż notatkę nadawcy; jego administratorzy poczty sprawdzą to tym poleceniem.
           *[other] Sprawdź serwer { the-refuser-there }:

        • Czy to właściwy smart host, czy odpowiada i czy przepuszcza tego nadawcę (logowanie, dozwolone adresy)?
        • Czy traktuje domenę { the-domain } jako własną (dostarczanie lokalne na hostingu, domena akceptowana)? Usuń ją tam, żeby poczta szła według MX.
        }
    .commands = Łączniki nadawcy
    .not-for = { $place ->
            [stale] Wiadomość skierowały tam stare odpowiedzi DNS.
            [elsewhere] Nic nie wiąże tego serwera z nadawcą.
           *[unknown] Nic nie wskazuje na to, że wiadomość zabłądziła.
        }

admin-moved = Czy MX zmienił się ostatnio?
    .body = Wiadomość trafiła na serwer { the-refuser-there }, którego MX domeny { the-domain } nie wskazuje. Czy MX zmieniono w ciągu ostatnich trzech dni?
    .yes = Tak
    .no = Nie
    .unknown = Nie wiem
    .not-for = { $place ->
            [sender] Wiadomo, czyj to serwer: nadawcy.
            [stale] Wiadomość skierowały tam stare odpowiedzi DNS.
           *[unknown] Nic nie wskazuje na to, że wiadomość zabłądziła.
        }

admin-moved-wait = Poczekaj, aż stara odpowiedź wygaśnie
    .body = Część nadawców pamięta jeszcze stary MX: najwyżej przez jego TTL, nie dłużej niż 72 godziny. Nikt nie musi nic robić. Potem to, co wróciło, trzeba wysłać ponownie. Jeśli znów się nie uda, coś kieruje pocztę tam na stałe.

admin-moved-route = Co kieruje pocztę na zły serwer
    .body = { $side ->
            [recipient] Przyczyna jest po stronie nadawcy: łącznik (connector), smart host albo wpisany ręcznie adres kieruje jego pocztę na serwer { the-refuser-there }. Przekaż notatkę nadawcy; jego administratorzy poczty sprawdzą to tym poleceniem.
           *[other] Łącznik (connector), smart host albo wpisany ręcznie adres kieruje pocztę dla domeny { the-domain } na serwer { the-refuser-there }. Znajdź to ustawienie i popraw.
        }
    .commands = Łączniki nadawcy
    .link-connectors = Łączniki w centrum administracyjnym Exchange

admin-mx-single = Jeden MX, nie kilka
    .body = W Exchange Online wystarcza jeden MX, z wyjątkiem przechodzenia na mx.microsoft albo bramy pocztowej.
    .more =
        Jak bardzo pozostałość szkodzi, zależy od priorytetu:

        • Niższa liczba niż przy Microsofcie: prawie cała poczta trafia na stary serwer.
        • Ta sama liczba: trafia tam część poczty.
        • Wyższa liczba: korzystają z niego nadawcy, gdy Microsoft jest nieosiągalny, oraz spamerzy.
    .ruled-out = MX prowadzi do jednego dostawcy.
    .fix = Popraw rekord MX

admin-domain = Czy domena jest w porządku?
    .body =
        Otwórz centrum administracyjne Microsoft 365 > Ustawienia (Settings) > Domeny (Domains) > { the-domain } > Sprawdź kondycję (Check health) i usuń wskazane błędy.

        • Nie ma jej na liście: dodaj i zweryfikuj ją albo znajdź tenant, w którym jest.
        • Aktywna, a wraca cała poczta: usuń ją z innego tenanta albo zapytaj Microsoft.
    .more = To krok dla Ciebie, jeśli taki raport dostają osoby z zewnątrz. Aktywna znaczy tylko, że strona porównała rekordy. Tenant, którym nikt nie zarządza, można przejąć, potwierdzając rekordem DNS, że domena należy do Ciebie. W portalu Office 365 było to Domeny > Rozwiązywanie problemów.
    .link-domains = Domeny w centrum administracyjnym
    .elsewhere = Skrzynki są gdzie indziej

admin-accepted-domain = Czy Exchange przyjmuje tę domenę?
    .body =
        Otwórz centrum administracyjne Exchange > Przepływ poczty (Mail flow) > Zaakceptowane domeny (Accepted domains) albo użyj polecenia.

        • Nie ma jej na liście: dodaj ją, także subdomenę, i odczekaj godzinę.
        • Autorytatywna (Authoritative): dobrze, jeśli każdy adresat tam jest albo jest synchronizowany.
        • Przekazywanie wewnętrzne (Internal relay): dobrze tylko z łącznikiem (connector) do drugiego systemu.
    .more = To ważne zwłaszcza wtedy, gdy samodzielnie prowadzisz DNS domeny { the-domain }: wtedy nic nie skonfigurowało Exchange za Ciebie. Przekazywanie wewnętrzne bez łącznika sprawia, że poczta krąży, aż wróci z kodem 5.4.14. Starsze instrukcje nazywają to miejsce Administrator > Exchange.
    .not-for = Inne adresy w domenie { the-domain } dostają pocztę, więc Exchange tę domenę przyjmuje.
    .link-accepted-domains = Zaakceptowane domeny
    .commands = Domena w Exchange Online

admin-propagation = Czy zmianę widać już wszędzie?
    .body = Gdzie stare są już tylko pamięci podręczne, wystarczy poczekać: najwyżej 72 godziny. Podaj opublikowany MX, a sprawdzę, kto go już pokazuje.
    .more =
        Co znaczą odpowiedzi:

        • Wszystkie serwery nazw domeny są stare: zmiana nie jest zapisana albo jest u niewłaściwego dostawcy. Czekanie nic nie da.
        • Część jest nowa: strefa jest kopiowana. Po godzinie zapytaj dostawcę DNS.
        • Wszystkie są nowe: opóźnione są tylko pamięci podręczne. Odczekaj pozostały czas (TTL).
    .not-for = Inne adresy w domenie { the-domain } dostają pocztę, więc świat trafia do właściwego serwera.
    .ruled-out = Każdy zapytany serwer pokazuje już zmianę.

admin-hybrid = Hybryda: łączniki
    .body = Kreator konfiguracji hybrydowej (Hybrid Configuration Wizard) tworzy łącznik (connector) wysyłania i odbierania między Twoimi serwerami Exchange a Exchange Online. Sprawdź, czy oba są i są włączone oraz czy ich certyfikat jest ważny i wystawiony na zaakceptowaną domenę.
    .more = Tylko jeśli domenę { the-domain } obsługują wspólnie Twoje serwery Exchange i Exchange Online. Nie uruchamiaj kreatora ponownie na wszelki wypadek: ustawia od nowa opcje hybrydowe, także łączniki zmienione ręcznie. Jeśli trzeba go uruchomić, zapisz ustawienia i wybierz tylko potrzebne opcje. Adresaci, którzy są tylko na własnych serwerach, muszą być synchronizowani. Starsze instrukcje odsyłają do KB 2827473.
    .ruled-out = Nic w DNS nie wskazuje na własne serwery Exchange.
    .commands = Łączniki między własnymi serwerami a Exchange Online
    .link-wizard = Kreator konfiguracji hybrydowej (pobieranie)

admin-hybrid-routing = Hybryda: którędy wchodzi poczta
    .body =
        O tym, którędy wchodzi poczta z zewnątrz, decyduje MX.

        • Do Exchange Online: musi znać każdego adresata i mieć łącznik (connector) do Twoich serwerów.
        • Do Twoich serwerów albo bramy pocztowej: muszą przyjmować pocztę dla domeny { the-domain } i znać drogę do chmury.
    .more = Scentralizowany transport poczty (Centralized mail transport) prowadzi przez własne serwery także pocztę skrzynek w chmurze. Jeśli nie jest potrzebny, wyłącz go: będzie o jedno miejsce mniej, które może odmówić.
    .ruled-out = Nic w DNS nie wskazuje na własne serwery Exchange.
    .link-routing = Routing transportu w hybrydzie (Microsoft)

admin-no-answer = Nikt nie odpowiedział
    .body =
        { $side ->
            [recipient] Sprawdź serwer, na który wskazuje MX domeny { the-domain }:

        • Musi mieć adres i odpowiadać na porcie 25 z obcej sieci.
        • Jego usługa poczty musi działać i nie może być przeciążona.
           *[other] Wyślij też wiadomość do innej domeny.

        • Nie wychodzi tylko do domeny { the-domain }: po stronie nadawcy nie ma czego zmieniać; powiadom tamtą stronę.
        • Nie wychodzi żadna: sprawdź port 25, zaporę i operatora, smart host łącznika (connector) i własny DNS serwera.
        }
    .more = { $side ->
            [recipient] Nikt z zewnątrz się nie połączył. Domena mogła wygasnąć, jej MX może nie mieć adresu, port 25 może blokować zapora, router albo operator, a serwer może odrzucać połączenia.
           *[other] Domena mogła wygasnąć, jej MX może nie mieć adresu albo jej serwer nie działa; mówi o tym sprawdzenie DNS.
        } Exchange Online mówi dziś podobne rzeczy innymi kodami: 5.4.310 domena nie istnieje, 5.4.312 DNS nie odpowiedział, 5.4.316 połączenie odrzucono.
    .not-for = Serwer odpowiedział, tyle że odmownie.

admin-connector-test = Przetestuj łącznik wychodzący
    .body = Otwórz centrum administracyjne Exchange > Przepływ poczty (Mail flow) > Łączniki (Connectors), wybierz swój, Weryfikuj (Validate); albo użyj poleceń. Stary smart host albo zbędna domena adresata kieruje pocztę na złą drogę.
    .more = Pierwsze polecenie wypisuje łączniki, drugie łączy się i wysyła wiadomość testową; wpisz w nim nazwę łącznika. Starsze instrukcje nazywają to testem rekordu MX i łącznika wychodzącego w Remote Connectivity Analyzer.
    .not-for = W sprawie adresu odpowiedziała strona odbiorcy, więc poczta znalazła drogę na zewnątrz.
    .link-connectors = Łączniki
    .commands = Wypisz łączniki, potem przetestuj jeden
    .commands-1 = Najpierw: wypisz łączniki
    .commands-2 = Potem: przetestuj jeden (wpisz jego nazwę)

admin-mx-test = Test z zewnątrz
    .body = Wyślij wiadomość testową na istniejący adres w domenie { the-domain } narzędziem Microsoftu Remote Connectivity Analyzer. Jeśli dotrze, poczta z zewnątrz działa.
    .more = Test nie wymaga uprawnień administratora. Pokazuje każdy krok: znaleziony MX, kto odpowiedział i co powiedział. Jeśli wiadomość dotrze, do sprawdzenia zostaje tylko adres z raportu.
    .link-inbound-test = Test poczty przychodzącej SMTP

admin-sender = Po stronie nadawcy
    .body = { $family ->
            [recipient-rejected] Tu nie ma czego zmieniać: poczta wyszła, a druga strona mówi, że nie ma takiego adresata. Sprawdź pisownię, potem wyślij notatkę administratorom poczty domeny { the-domain }.
            [relay-denied] { $place ->
                [mx] Tu nie ma czego zmieniać: serwer, na który wskazuje MX domeny { the-domain }, odmawia przyjęcia tej domeny. Wyślij notatkę jej administratorom poczty.
                [behind] Tu nie ma czego zmieniać: wiadomość weszła, a domeny { the-domain } nie przyjmuje serwer za jej MX. Wyślij notatkę jej administratorom poczty.
                [stale] Tu nie ma czego zmieniać: do serwera { the-refuser-there } prowadzą już tylko stare odpowiedzi DNS. Poczekaj, potem wyślij ponownie.
               *[unknown] Jeśli odmówił Twój serwer, na przykład smart host, przyczyna jest po Twojej stronie: idź dalej. Jeśli ich serwer, tu nie ma czego zmieniać: wyślij notatkę administratorom poczty domeny { the-domain }.
            }
           *[other] Jeśli odpowiedź napisał Twój serwer, decydują jego reguły: idź dalej. Jeśli ich serwer, tu nie ma czego zmieniać: wyślij notatkę administratorom poczty domeny { the-domain }.
        }
    .more = Żadne uprawnienie, ustawienie ani czekanie po stronie nadawcy nie zmieni odpowiedzi obcego serwera. Jeśli odmowa nastąpiła, zanim wiadomość weszła, ich śledzenie wiadomości (Message trace) nic nie pokaże; uprzedź ich, żeby nie szukali.
    .not-for = { $family ->
            [no-answer] Gdy nikt nie odpowiada, nikt też nie odmówił.
           *[other] Wiadomość w ogóle nie dotarła na stronę odbiorcy.
        }
    .commands = Dla nadawcy w Exchange Online: co się z nią stało (Global Reader)

admin-service-health = Czy Exchange Online ma awarię?
    .body = Otwórz centrum administracyjne Microsoft 365 > Kondycja (Health) > Kondycja usługi (Service health). Jeśli otwarty wpis mówi o Exchange Online i dostarczaniu poczty, zanotuj jego numer (EX…) i poczekaj, aż zostanie zamknięty. Jeśli żaden, zgłoś tam awarię.
    .more = W portalu Office 365 było to Kondycja usługi > Wyświetl wszystko. Powiadom użytkowników o awarii; po niej trzeba wysłać ponownie to, co wróciło.
    .not-for = { $place ->
            [sender] Wiadomość nie dotarła do Exchange Online.
            [elsewhere] Wiadomość nie trafiła tam, dokąd prowadzi MX.
            [stale] Wiadomość nie trafiła tam, dokąd prowadzi MX.
           *[unknown] Awaria usługi nie ograniczyłaby się do jednego adresu.
        }
    .ruled-out = To, co pokazuje DNS, nie jest awarią usługi.
    .link-health = Kondycja usługi
    .link-status = Publiczna strona stanu usług Microsoft

## Dla wszystkich, w każdej chwili

not-me = To nie Twoja wiadomość
    .body =
        Niczego w niej nie otwieraj: ani linków, ani załączników, i nie odpowiadaj na nią.

        Najczęściej ktoś tylko podaje Twój adres jako nadawcę swojej poczty, a raport wraca do Ciebie. Wtedy nikt nie ma dostępu do Twojej skrzynki. Zajrzyj jednak do folderu Elementy wysłane i do reguł: jest tam coś, czego nie znasz? Wtedy ktoś może korzystać z Twojej skrzynki; od razu zmień hasło.

        W obu przypadkach niech spojrzy na to zespół bezpieczeństwa.
    .hand-over = Przekaż do zespołu bezpieczeństwa

cause = Przyczyna
    .body = { $family ->
            [recipient-rejected] Serwer, który zgłosił ten błąd, nie przyjmuje poczty dla tego adresata: to literówka, adres już nieużywany albo tak nowy, że nie ma go jeszcze na liście. Czasem adres istnieje, a źle skonfigurowany jest serwer pocztowy albo DNS.
            [relay-denied] Serwer, który zgłosił ten błąd, nie przyjmuje poczty dla domeny { the-domain }. Zwykle źle skonfigurowany jest serwer pocztowy albo DNS: MX prowadzi do niewłaściwego serwera albo na właściwym domeny nie ustawiono.
            [no-answer] Nikt niczego nie odrzucił: serwer nadawcy próbował przez jakiś czas, ale żaden serwer domeny { the-domain } nie odpowiedział. Zwykle źle skonfigurowany jest serwer pocztowy albo DNS, tamten serwer nie działa albo sieć nadawcy nie wypuszcza poczty.
           *[other] { $words ->
                [none] Serwer, który zgłosił ten błąd, podał sam kod. Sam kod pasuje do nieznanego adresu, do domeny ustawionej na niewłaściwym serwerze i do serwera, z którym nie było połączenia.
               *[told] Serwer, który zgłosił ten błąd, odmówił z własnego powodu. Więcej niż kod mówią jego słowa: to reguła firmy odbiorcy, brama pocztowa albo źle skonfigurowany serwer pocztowy lub DNS.
            }
        }

report-details = Jak czytać raport
    .body =
        Górna część jest dla użytkowników: odmowa przekazania poczty (relay access denied), nieznany adres albo brak odpowiedzi na połączenie, bo drugi system był zajęty lub nie mógł przyjąć wiadomości.

        Dolna jest dla administratorów: kto napisał raport, kto odmówił i słowa: 550 5.4.1 oraz „Relay Access Denied”, „Access denied” albo „No answer from host”. Decydują słowa, nie numer; „Access denied” nie dotyczy uprawnień.
    .part-users = Twój raport, dla użytkowników
    .part-admins = Twój raport, dla administratorów

more-help = Więcej pomocy
    .body = { $role ->
            [admin] Jeśli to dalej nie działa: forum, zgłoszenie w centrum administracyjnym albo telefon do pomocy Microsoftu.
            [staff] Jeśli to dalej nie działa: forum, zgłoszenie w centrum administracyjnym albo telefon do pomocy Microsoftu.
           *[other] Jeśli to dalej nie działa: forum; Twoi administratorzy mogą otworzyć zgłoszenie w Microsofcie albo zadzwonić.
        }
    .link-reports = O raportach o niedostarczeniu
    .link-community = Forum
    .link-support = Zgłoszenie
    .link-phone = Numery telefonów
    .hand-over = Do helpdesku

helpful = Jedno pytanie
    .body = Czy to pomogło?
    .yes = Tak
    .no = Nie
    .thanks-yes = Dziękuję. Jeśli wróci kolejna wiadomość, po prostu wklej ją tutaj.
    .thanks-no = Dziękuję za szczerość. Notatka dla helpdesku jest nadal gotowa; dzięki niej nikt nie będzie pytać o wszystko od początku.
