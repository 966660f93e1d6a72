# Raport DNS: tytuł każdego sprawdzenia, zdanie dla każdego wyniku, co zrobić (.mend). Zmienne: content/checks.toml.

delegation = Domena i jej serwery nazw
DELEGATION_OK = Domena { $domain } istnieje i odpowiadają za nią te z jej serwerów nazw: { $answering }.{ $not_over_ipv6 ->
        [none] {""}
       *[other] {" "}Nie zapytano przez IPv6, którego ta maszyna nie ma: { $not_over_ipv6 }.
    }
DOMAIN_NOT_FOUND = W DNS nie ma domeny { $domain }.
    .mend = Najpierw sprawdź pisownię. Jeśli jest poprawna, domena wygasła, nie jest zarejestrowana albo jest wstrzymana: trzeba zapytać rejestratora. Dopóki nie wróci, poczta do niej nie dotrze.
DELEGATION_MISMATCH = Strefa nadrzędna podaje dla { $domain } inne serwery niż sama strefa.{ $only_parent ->
        [none] {""}
       *[other] {" "}Tylko w strefie nadrzędnej: { $only_parent }.
    }{ $only_zone ->
        [none] {""}
       *[other] {" "}Tylko w samej strefie: { $only_zone }.
    }
    .mend = Zmiany na serwerze, do którego świat nie jest kierowany, nic nie dają.{ $dns_host ->
        [none] {""}
       *[other] {" "}Świat jest kierowany tutaj: { $dns_host }; tam trzeba edytować{ $other_dns_host ->
            [none] .
           *[other] , a nie tutaj: { $other_dns_host }.
        }
    } Ustaw te same serwery nazw u rejestratora i w strefie.
DELEGATION_LAME = Część serwerów, które powinny odpowiadać za { $zone }, nie odpowiada: { $lame }.
    .mend = Część pytań kończy się właśnie tam. Usuń te serwery u rejestratora albo załóż na nich strefę.
DELEGATION_BROKEN = Żaden z serwerów podanych dla { $zone } za nią nie odpowiada: { $lame }.
    .mend = Nikt nie może ustalić, dokąd trafia poczta tej domeny. Załóż strefę u dostawcy DNS albo podaj właściwe serwery u rejestratora.
DELEGATION_DENIED_ABOVE = Nie wszystkie serwery strefy nadrzędnej ({ $parent }) odsyłają do { $zone }: { $servers }. Kto zapyta właśnie te, nie znajdzie takiej strefy, więc część poczty nie dochodzi.
    .mend = Osoba, która zajmuje się strefą { $parent }, musi doprowadzić jej serwery do tej samej wersji. Po świeżej rejestracji poczekaj godzinę.
DELEGATION_SILENT_SERVER = Te serwery nazw nie odpowiadają: { $silent } ({ $reason }). Pytania, które do nich trafią, czekają albo przepadają.
    .mend = Uruchom serwer ponownie albo otwórz port 53 (UDP i TCP); można też usunąć go u rejestratora.
DELEGATION_DEAD = Żaden serwer nazw strefy { $zone } nie odpowiada, ani stąd, ani publicznym serwerom DNS: { $silent }. Nikt nie może ustalić, dokąd trafia poczta.
    .mend = Przywróć serwery nazw albo podaj działające u rejestratora.
DELEGATION_SLOW = Te serwery nazw odpowiadają dopiero po ponad dwóch sekundach: { $servers }. Wiele serwerów DNS rezygnuje wcześniej.
    .mend = Dostawca DNS musi sprawdzić obciążenie i sieć tych serwerów.
DELEGATION_NO_TCP = Te serwery nazw nie odpowiadają przez TCP: { $servers }. Długie odpowiedzi tam giną.
    .mend = Otwórz port TCP 53 na tych serwerach i w zaporach przed nimi.
DELEGATION_NO_GLUE = Strefa nadrzędna podaje { $unglued } bez adresów, a zna je tylko sama strefa { $zone }. Nikt więc nie znajdzie jej serwerów.
    .mend = Wpisz adresy tych serwerów nazw u rejestratora (rekordy glue).
DELEGATION_GLUE_DIFFERS = Rejestr ma adresy serwerów nazw, których nie ma w strefie: { $servers }.
    .mend = Popraw te adresy u rejestratora (rekordy glue) albo opublikuj je w strefie.
DELEGATION_NS_ALIAS = Nazwa serwera nazw to tylko alias: { $servers }. To niedozwolone i część serwerów DNS ją pomija.
    .mend = Podaj właściwą nazwę serwera, u rejestratora i w strefie.
DELEGATION_ONE_SERVER = Jest tylko jeden serwer nazw: { $servers }. Gdy zawiedzie, nikt nie znajdzie domeny.
    .mend = Dodaj drugi serwer nazw w innej sieci.
DELEGATION_ONE_ADDRESS = Wszystkie serwery nazw mają ten sam adres: { $servers }. Gdy ta maszyna zawiedzie, nikt nie znajdzie domeny.
    .mend = Umieść drugi serwer nazw na innej maszynie, najlepiej w innej sieci.
DELEGATION_NO_EDNS = Te serwery nazw odpowiadają tylko na pytania bez EDNS: { $servers }. Powodem bywa stare oprogramowanie albo zapora; każde pytanie do nich trwa dłużej.
    .mend = Poproś dostawcę DNS, żeby zaktualizował oprogramowanie serwera nazw albo przepuścił EDNS przez zaporę.
DELEGATION_UPWARD = Zamiast odpowiedzieć, te serwery nazw odsyłają z powrotem do stref nadrzędnych: { $servers }. Strefa nie jest na nich założona.
    .mend = Załóż strefę na tych serwerach albo usuń je u rejestratora.
DELEGATION_NS_NO_ADDRESS = Nikt nie znajdzie adresu tych serwerów nazw: { $servers }.
    .mend = Popraw ich nazwy u rejestratora i w strefie albo opublikuj ich adresy.
DELEGATION_NS_UNREGISTERED = Te serwery nazw są w domenach, których nikt nie zarejestrował: { $servers }. Kto zarejestruje jedną z nich, pokieruje Twoją pocztą, dokąd zechce.
    .mend = Od razu usuń te nazwy u rejestratora i w strefie; często to literówka.
DELEGATION_APEX_ALIAS = Sama domena { $domain } jest tylko aliasem nazwy { $servers }. Na szczycie strefy nie wolno tego robić: poczta idzie tam, gdzie wskazuje tamta nazwa, a MX obok aliasu nie jest widoczny.
    .mend = Usuń CNAME ze szczytu strefy i opublikuj MX, a dla strony WWW adresy (A, AAAA).
DELEGATION_UNDERSCORE = Nazwa serwera nazw nie może mieć podkreślenia i niektóre serwery DNS jej nie przyjmują: { $servers }.
    .mend = Poproś dostawcę DNS o inne nazwy tych serwerów.
DELEGATION_SHARED_ADDRESS = Niektóre serwery nazw to jedna maszyna pod różnymi nazwami: { $servers }.
    .mend = Każda nazwa powinna oznaczać osobną maszynę; usuń powtórzoną albo przenieś ją.
DELEGATION_IPV6_ONLY = Wszystkie serwery nazw mają tylko adresy IPv6: { $servers }. Kto pyta wyłącznie przez IPv4, a robi tak spora część świata, nie znajdzie domeny.
    .mend = Nadaj adresy IPv4 co najmniej dwóm z tych serwerów, w strefie i u rejestratora (glue).
DELEGATION_IPV6_UNASKED = Do tych serwerów nazw można dotrzeć tylko przez IPv6, którego ta maszyna nie ma. Nie zostały zapytane: { $servers }.
    .mend = Daj im też adresy IPv4: znaczna część świata również do nich nie dociera.
DELEGATION_PARENT_UNTESTED = Nie udało się sprawdzić, co podaje strefa nadrzędna: { $reason }.
DELEGATION_UNTESTED = Nie udało się sprawdzić, czy serwery nazw są właściwe: { $reason }.

serials = To samo wydanie na każdym serwerze
SERIALS_AGREE = Te serwery nazw mają to samo wydanie strefy ({ $newest }): { $agreeing }.
SERIALS_DIFFER = Nie wszystkie serwery nazw mają najnowsze wydanie ({ $newest }). Spóźnione: { $behind }.
    .mend = Te serwery nie pobrały jeszcze ostatniej zmiany. Jeśli trwa to ponad godzinę, transfer strefy musi sprawdzić dostawca DNS.
SERIALS_UNTESTED = Nie udało się porównać wydań strefy: { $reason }.

registration = Rejestracja
REGISTRATION_OK = { $expires ->
        [none] Domena { $domain } jest zarejestrowana.
       *[other] Domena { $domain } jest zarejestrowana do { $expires }.
    }
REGISTRATION_EXPIRED = Rejestracja domeny { $domain } wygasła { $expires }.
    .mend = Trzeba ją od razu odnowić u rejestratora; po pewnym czasie może ją zarejestrować ktoś inny.
REGISTRATION_HOLD = Rejestr wstrzymuje domenę { $domain } ({ $held }).
    .mend = Zdjąć to może tylko rejestrator. Zwykły powód: niezapłacony rachunek albo niepotwierdzony właściciel.
REGISTRATION_NOT_FOUND = Rejestr nie zna domeny { $domain }.
    .mend = Zapytaj rejestratora, czy domena w ogóle jest zarejestrowana.
REGISTRATION_UNTESTED = Nie udało się sprawdzić rejestracji: { $reason }.

mx = Dokąd trafia poczta (MX)
MX_NONE = Domena { $domain } nie ma rekordu MX, więc poczta idzie pod jej adres WWW, gdzie zwykle nikt jej nie przyjmuje.
    .mend = Opublikuj rekord MX, który dla tej domeny pokazuje centrum administracyjne.
MX_NULL = Domena { $domain } ogłasza, że w ogóle nie przyjmuje poczty (pusty MX).
    .mend = Jeśli domena ma przyjmować pocztę, usuń ten rekord i opublikuj MX, który pokazuje centrum administracyjne.
MX_NULL_WITH_OTHERS = Domena { $domain } ogłasza, że nie przyjmuje poczty, a mimo to podaje serwery pocztowe: { $mx }.
    .mend = Jeśli domena ma przyjmować pocztę, usuń pusty MX.
MX_EXCHANGE_ONLINE = Poczta trafia do Exchange Online: { $mx }.
MX_EXCHANGE_ONLINE_UNUSUAL = Poczta trafia do Exchange Online, ale pod nazwą nietypową dla tej domeny: { $host }{ $usual ->
        [none] .
       *[other] {" "}(typowa: { $usual } albo nazwa w mx.microsoft).
    } Może być poprawna.
    .mend = Porównaj ją z wartością, którą dla tej domeny pokazuje centrum administracyjne. Może należeć do innej domeny tej samej firmy albo do tenanta innej firmy.
MX_GATEWAY = Poczta trafia najpierw do bramy pocztowej: { $home } ({ $host }). To nie jest błąd.
    .mend = Czy { $home } to nadal Twoja brama? Wtedy liczy się jej własna lista adresatów i serwer, do którego przekazuje pocztę.
MX_BESIDE_GATEWAY = Poczta trafia najpierw do bramy { $home } ({ $preference }), a gdy brama nie odpowiada, prosto do Exchange Online ({ $microsoft_preference }).
    .mend = Spamerzy chętnie omijają bramę tą drogą. Jeśli nie jest potrzebna, usuń rekord Exchange Online. Rekordu bramy nie usuwaj.
MX_OTHER_HOME = Poczta trafia do { $home } ({ $host }).
    .mend = Jeśli skrzynki są w Microsoft 365, ten MX jest błędny: opublikuj ten z jego centrum administracyjnego.
MX_OWN_HOST = Poczta trafia do serwera w samej domenie: { $host }.
    .mend = Czy to Twój serwer Exchange, brama pocztowa czy układ hybrydowy? Wtedy to ta maszyna decyduje, kto jest znany.
MX_UNKNOWN_HOST = Poczta trafia do { $host }; nie wiemy, kto prowadzi ten serwer.
    .mend = Sprawdź, czy to właściwy serwer.
MX_SEVERAL_HOMES = Rekordy MX prowadzą w różne miejsca: { $homes }.
    .mend = Każde z nich musi znać wszystkich adresatów, inaczej poczta ginie. Zostaw to, gdzie są skrzynki.
MX_SEVERAL_ONE_HOME = Jest kilka rekordów MX, wszystkie prowadzą do Exchange Online: { $mx }. Wystarczy jeden.
    .mend = Microsoft zaleca jeden rekord MX. Zostaw ten, który pokazuje centrum administracyjne.
MX_OLD_HOME_LOWER = { $place } ma niższy numer ({ $preference }), więc prawie cała poczta trafia tam, a nie do { $first } ({ $first_preference }).
    .mend = Jeśli skrzynki są w Microsoft 365, usuń { $count ->
        [one] ten rekord.
       *[other] te rekordy.
    }
MX_OLD_HOME_EQUAL = { $place } ma ten sam numer co { $first } ({ $preference }), więc część poczty trafia tam.
    .mend = Jeśli skrzynki są w Microsoft 365, usuń { $count ->
        [one] ten rekord.
       *[other] te rekordy.
    }
MX_OLD_HOME_HIGHER = { $place } wciąż jest podany, z wyższym numerem ({ $preference }). Dostaje pocztę tylko wtedy, gdy { $first } nie odpowiada, oraz od spamerów.
    .mend = Po zakończeniu przeprowadzki usuń { $count ->
        [one] ten rekord.
       *[other] te rekordy.
    }
MX_MOVE_UNDER_WAY = Trwa przejście na nowy rodzaj nazwy Microsoftu: { $new } obok dotychczasowej. Przez pewien czas to normalne.
    .mend = Gdy nowa nazwa się sprawdzi, usuń stary rekord.
MX_ALIAS = { $host } to tylko alias nazwy { $target }. W rekordzie MX jest to niedozwolone i część serwerów odmawia.
    .mend = Wpisz do MX właściwą nazwę.
MX_IP_LITERAL = Rekord MX { $host } to adres albo link, a musi to być nazwa serwera.
    .mend = Wpisz tam nazwę serwera.
MX_PRIVATE_ADDRESS = { $host } prowadzi pod adres { $address }, którego nikt spoza Twojej sieci nie osiągnie.
    .mend = Opublikuj adres dostępny z internetu.
MX_PAST_GATEWAY = Exchange Online ({ $microsoft_preference }) stoi obok bramy { $home } ({ $preference }) i nie ma wyższego numeru, więc poczta omija bramę.
    .mend = Jeśli brama ma widzieć całą pocztę, usuń rekord Exchange Online. Rekordu bramy nie usuwaj.
MX_PRIVATE_BESIDE = { $host } prowadzi pod adres { $address }, którego nikt spoza Twojej sieci nie osiągnie. Poczta dociera przez inny serwer.
    .mend = Usuń ten rekord MX albo opublikuj adres dostępny z internetu.
MX_DOMAIN_APPENDED = Rekord MX { $host } kończy się samą domeną: dopisał ją edytor strefy. Chodziło o { $meant }.
    .mend = Wpisz nazwę z kropką na końcu albo tak, jak wymaga dostawca DNS.
MX_LEGACY_NAME = Rekord MX { $host } to dawna nazwa Microsoftu ({ $home }), która nie przyjmuje już poczty.
    .mend = Opublikuj MX, który dla tej domeny pokazuje centrum administracyjne.
MX_ONMICROSOFT = Domeny własne Microsoftu (onmicrosoft.com) dostają MX od Microsoftu; nie ma tu czego edytować.
MX_PROOF_ALONE = Jedyny MX domeny { $domain } to { $host }. Potwierdza on Microsoftowi, czyja jest domena, i donikąd nie prowadzi: konfigurację rozpoczęto, ale właściwego MX nie opublikowano, więc poczta nie dochodzi.
    .mend = Dokończ konfigurację: opublikuj MX, który dla tej domeny pokazuje centrum administracyjne, a ten usuń.
MX_PROOF_LEFTOVER = { $host } to pozostałość po dodawaniu domeny do Microsoft 365. Nie szkodzi, bo żadna poczta tam nie idzie.
    .mend = Możesz usunąć ten rekord. Pozostałe MX muszą zostać.
MX_UNDERSCORE = Nazwa serwera poczty nie może mieć podkreślenia i niektórzy nadawcy jej nie przyjmują: { $hosts }.
    .mend = Nadaj serwerowi nazwę bez podkreślenia i wpisz ją w MX.
MX_TTL_ZERO = Rekordu MX nikt nie może zapamiętać (TTL 0). Każda wiadomość pyta serwery nazw od nowa, a niektóre serwery DNS sobie z tym nie radzą.
    .mend = Ustaw TTL na godzinę (3600).
MX_TTL_LONG = Trwa zmiana MX, a jego TTL to { $ttl }: każda kolejna zmiana może docierać wszędzie tak długo.
    .mend = Na czas zmian ustaw TTL na godzinę (3600).
MX_UNTESTED = Nie udało się sprawdzić, dokąd trafia poczta: { $reason }.

mx-addresses = Adresy serwerów pocztowych
ADDRESSES_OK = Każdy serwer pocztowy ma adres.
ADDRESSES_NOT_NEEDED = Domena nie podaje żadnego serwera pocztowego, więc nie ma adresu do sprawdzenia.
ADDRESS_DANGLING = Serwer pocztowy tej domeny nie ma adresu: { $hosts }.
    .mend = Popraw nazwę w rekordzie MX albo opublikuj adres (A lub AAAA) tego serwera.
ADDRESS_DANGLING_MICROSOFT = Serwer pocztowy Microsoftu, który podaje ta domena, nie ma adresu: { $hosts }.
    .mend = Porównaj nazwę z tą, którą pokazuje centrum administracyjne. Jeśli jest taka sama, to sprawa dla pomocy technicznej Microsoftu.
ADDRESS_DANGLING_BESIDE = Jeden z serwerów pocztowych tej domeny nie ma adresu: { $hosts }. Poczta i tak dociera przez { $working }.
    .mend = Usuń ten rekord MX albo opublikuj adres (A lub AAAA) tego serwera.
ADDRESS_PARTLY = Nie każdy serwer DNS (resolver) znajduje adres: { $hosts }.
    .mend = Świeża zmiana może się jeszcze rozchodzić. Jeśli to trwa, serwery nazw tego hosta podają różne rzeczy.
ADDRESS_DIFFERS = Własne serwery nazw domeny podają różne adresy dla { $hosts }: { $said }. Część poczty może trafiać na starą maszynę.
    .mend = Doprowadź wszystkie serwery nazw do tej samej wersji strefy.
ADDRESS_PRIVATE = Adres { $hosts } ({ $address }) nie jest dostępny z internetu.
    .mend = Opublikuj adres, który jest.
ADDRESS_UNRESOLVABLE = Nie da się ustalić adresu serwera pocztowego: { $hosts }. Jego DNS zawodzi albo prowadzi w kółko, więc poczta czeka, a potem wraca.
    .mend = Musi to naprawić osoba, która zajmuje się DNS tego hosta; można też wpisać do MX inny serwer.
ADDRESS_UNRESOLVABLE_BESIDE = Nie da się ustalić adresu jednego z serwerów pocztowych: { $hosts }. Poczta i tak dociera przez { $working }.
    .mend = Napraw DNS tego hosta albo usuń jego rekord MX.
ADDRESS_PRIVATE_BESIDE = Adres { $hosts } ({ $address }) nie jest dostępny z internetu. Poczta dociera po chwili przez { $working }.
    .mend = Usuń ten rekord MX albo opublikuj adres dostępny z internetu.
ADDRESS_IPV6_ONLY = Serwery pocztowe mają tylko adresy IPv6: { $hosts }. Wiele serwerów wysyła wyłącznie przez IPv4.
    .mend = Opublikuj też adres IPv4 (A).
ADDRESSES_UNTESTED = Nie udało się sprawdzić adresów serwerów pocztowych: { $reason }.

propagation = Czy zmiana jest już wszędzie widoczna
PROPAGATION_CONSISTENT = { $unasked ->
        [none] Wszystkie zapytane serwery pokazują to samo: { $shown }. Czy to właśnie zostało opublikowane?
       *[other] Serwery, które odpowiedziały, pokazują to samo: { $shown }. Bez użytecznej odpowiedzi: { $unasked }. Czy to właśnie zostało opublikowane?
    }
PROPAGATION_MIXED = Nie wszystkie serwery pokazują to samo.{ $wait ->
        [none] {""}
       *[other] {" "}Starsze odpowiedzi znikną za około { $wait }.
    }
    .mend = Niżej widać, kto co podaje. Jeśli różnią się własne serwery domeny, musi to sprawdzić dostawca DNS; jeśli tylko inne, trzeba poczekać.
PROPAGATION_NOT_SAVED = Własne serwery nazw domeny nie mają { $expected }; pokazują { $shown }. Czekanie nie pomoże.
    .mend = { $dns_host ->
        [none] Zmiana nie jest zapisana albo jest zrobiona u innego dostawcy DNS niż ten, który odpowiada za strefę.
       *[other] Zmiana nie jest zapisana albo jest zrobiona gdzie indziej: tę strefę edytuje się tutaj: { $dns_host }.
    }
PROPAGATION_LAGGING = Zmiana na { $expected } jest zrobiona, ale część własnych serwerów domeny jeszcze jej nie ma: { $behind }.
    .mend = Zwykle pobierają ją w ciągu godziny. Jeśli nie, transfer strefy musi sprawdzić dostawca DNS.
PROPAGATION_CACHED = Zmiana na { $expected } jest zrobiona. Starą odpowiedź pamiętają już tylko serwery pośrednie ({ $behind }){ $wait ->
        [none] {""}
       *[other] , jeszcze przez około { $wait }
    }. { $why ->
        [delegation-ttl] Zmieniły się też serwery nazw; to może potrwać { $delegation_ttl }.
        [negative-ttl] Pamiętają, że takiego rekordu nie było.
       *[old-ttl] To reszta TTL starego rekordu.
    }
    .mend = Wystarczy poczekać. Niektóre serwery zapominają nazwę na życzenie: zobacz linki.
PROPAGATION_EVERYWHERE = Każdy serwer pokazuje { $expected }. Zmiana jest wszędzie widoczna.
PROPAGATION_SEEN_SO_FAR = Wszystkie serwery, które odpowiedziały, pokazują { $expected }. Nie udało się sprawdzić: { $silent }.
PROPAGATION_SPLIT = { $behind } pokazuje jako serwery pocztowe: { $odd }, pozostałe serwery nazw domeny: { $shown }. Część poczty trafia nie tam, gdzie trzeba.
    .mend = Czekanie nie pomoże: na wszystkich musi być ta sama strefa albo niewłaściwe trzeba usunąć u rejestratora.
PROPAGATION_OLD_CACHES = Wszystkie własne serwery nazw domeny pokazują { $shown }. Co innego pamiętają jeszcze tylko serwery pośrednie ({ $behind }){ $wait ->
        [none] {""}
       *[other] , przez około { $wait }
    }.
    .mend = Wystarczy poczekać.
PROPAGATION_ORDER_DIFFERS = Własne serwery nazw domeny podają te same serwery pocztowe w innej kolejności: { $behind } ma { $odd }, pozostałe { $shown }.
    .mend = Opublikuj te same liczby na każdym serwerze nazw; jeden z nich ma inną wersję strefy.
PROPAGATION_MX_UNANSWERED = Własne serwery nazw domeny odpowiadają na inne pytania, ale żaden na pytanie o serwery pocztowe ({ $servers }: { $reason }). Nikt nie może ustalić, dokąd trafia poczta.
    .mend = Dostawca DNS musi ustalić, czemu serwery zawodzą tylko przy MX: zapora przed nimi, uszkodzony plik strefy, moduł równoważenia obciążenia.
PROPAGATION_MX_UNANSWERED_BY = { $servers } odpowiada na inne pytania o domenę, ale nie na pytanie o serwery pocztowe ({ $reason }).
    .mend = Dostawca DNS musi ustalić, czemu ten serwer zawodzi tylko przy MX: zapora przed nim, uszkodzony plik strefy, moduł równoważenia obciążenia.
PROPAGATION_RESOLVER_FAILS = Nie każdy publiczny serwer DNS znajduje domenę: { $resolvers } zgłasza błąd, choć własne serwery nazw domeny odpowiadają.
    .mend = Kto korzysta z tego serwera, nie wyśle poczty do tej domeny. Jeśli to trwa, dostawca DNS musi sprawdzić, czy jego pytania docierają do serwerów nazw.
PROPAGATION_RESOLVERS_FAIL = Żaden publiczny serwer DNS nie znajduje domeny ({ $resolvers }), choć stąd jej własne serwery nazw odpowiadają.
    .mend = Dostawca DNS musi ustalić, czemu pytania z innych sieci nie docierają do serwerów nazw.
PROPAGATION_RESOLVER_FILTERS = Domena jest celowo blokowana przez: { $resolvers }. To sprawa jej reputacji, a nie jej DNS.
    .mend = O zniesienie blokady trzeba poprosić operatora tego serwera.
PROPAGATION_RESOLVERS_FILTER = Każdy zapytany publiczny serwer DNS celowo blokuje domenę: { $resolvers }. Sama strefa odpowiada, ale kto korzysta z tych serwerów, nie wyśle poczty do tej domeny.
    .mend = Ustal, dlaczego domena jest na listach blokad, a potem poproś operatorów tych serwerów o ich zniesienie. Jeśli widać to tylko w Twojej sieci, blokuje filtr w niej.
PROPAGATION_CASE = Te serwery nazw rozróżniają w nazwach wielkie i małe litery, co jest niedozwolone: { $servers }. Serwery DNS, które mieszają wielkość liter, nie dostają od nich serwerów pocztowych.
    .mend = Dostawca DNS musi naprawić albo wymienić oprogramowanie serwera nazw lub zaporę przed nim.
PRIVATE_VIEW = Twoja sieć pokazuje prywatną kopię tej strefy: { $copies } nie odpowiada jako serwer autorytatywny.
    .mend = To, co stąd widać, może się różnić od tego, co widzi świat. Sprawdź ponownie z innej sieci.
PROPAGATION_UNTESTED = Nie udało się sprawdzić, czy zmiana jest już widoczna: { $reason }.

dnssec = Podpisy (DNSSEC)
DNSSEC_OK = Strefa jest podpisana, a podpisy się zgadzają.
DNSSEC_UNSIGNED = Strefa nie jest podpisana. To nie jest błąd.
DNSSEC_BROKEN = Podpisy strefy się nie zgadzają, więc ostrożne serwery DNS ({ $resolvers }) ukrywają domenę. { $expired ->
        [none] Exchange Online jest równie ostrożny.
       *[other] Podpisy wygasły { $expired }.
    }
    .mend = Dostawca DNS musi podpisać strefę na nowo. Do tego czasu usunięcie rekordu DS u rejestratora sprawi, że domena znów będzie widoczna.
DNSSEC_DS_MISMATCH = Rekord DS u rejestratora ({ $key_tags }) nie pasuje do żadnego klucza strefy, więc ostrożne serwery DNS ukrywają domenę.
    .mend = Tak bywa po przeniesieniu do innego dostawcy DNS. Usuń stary rekord DS u rejestratora albo opublikuj rekord nowego dostawcy.
DNSSEC_OUT_OF_TIME = Podpisy strefy są ważne tylko od { $start } do { $end }, a teraz jest poza tym czasem. Część serwerów DNS uwzględnia możliwy błąd zegara i jeszcze znajduje domenę, inne ją ukrywają.
    .mend = Dostawca DNS musi podpisać strefę na nowo i sprawdzić zegar maszyny, która podpisuje.
DNSSEC_ENDS_SOON = Podpisy strefy wygasają { $end } i nie odnowiono ich na czas. Potem ostrożne serwery DNS ukryją domenę.
    .mend = Dostawca DNS musi przedtem podpisać strefę na nowo.
DNSSEC_OLD_ALGORITHM = Strefa jest podpisana wyłącznie w sposób, któremu już się nie ufa: { $algorithms }.
    .mend = Dostawca DNS powinien przejść na nowszy algorytm, na przykład ECDSAP256SHA256.
DNSSEC_MANY_ITERATIONS = Strefa wymaga od serwerów DNS { $iterations } powtórzeń skrótu (NSEC3). Wiele z nich uznaje ją wtedy za niepodpisaną albo za błędną.
    .mend = Dostawca DNS powinien ustawić liczbę iteracji NSEC3 na 0.
DNSSEC_STRIPPED = Część serwerów nazw odpowiada bez podpisów strefy: { $servers }. Serwery DNS, które tam pytają, ukrywają domenę.
    .mend = Podpisana strefa musi być na wszystkich jej serwerach nazw.
DNSSEC_UNTESTED = Nie udało się sprawdzić podpisów: { $reason }.

tenant = Tenant Microsoft 365
TENANT_FOUND = Domena { $name } należy do tenanta Microsoft ({ $cloud ->
        [us-government] chmura rządu USA
        [gcc] chmura rządu USA, GCC
        [gcc-high] chmura rządu USA, GCC High
        [dod] chmura rządu USA, DoD
        [china] Chiny, 21Vianet
       *[worldwide] chmura ogólnoświatowa
    }).
TENANT_NOT_FOUND = Poczta trafia do Microsoftu, ale żaden tenant Microsoft nie ma domeny { $domain }. Wtedy każdy jej adres jest odrzucany.
    .mend = Dodaj i zweryfikuj domenę w tenancie, w którym są skrzynki, i ustaw ją jako zaakceptowaną domenę.
TENANT_OTHER_CLOUD = { $part ->
        [some] Część poczty idzie do
       *[all] Poczta idzie do
    } { $mail_cloud ->
        [us-government] chmury Microsoftu dla rządu USA
        [china] chmury Microsoftu w Chinach (21Vianet)
       *[worldwide] ogólnoświatowej chmury Microsoftu
    } ({ $host }), a domena { $name } należy do tenanta w innej ({ $cloud ->
        [us-government] chmura rządu USA
        [gcc] chmura rządu USA, GCC
        [gcc-high] chmura rządu USA, GCC High
        [dod] chmura rządu USA, DoD
        [china] Chiny, 21Vianet
       *[worldwide] chmura ogólnoświatowa
    }). Żadna chmura nie zna odbiorców z innej.
    .mend = Opublikuj MX, który dla tej domeny pokazuje centrum administracyjne w chmurze tego tenanta.
TENANT_NOT_EXPECTED = Żaden tenant Microsoft nie ma tej domeny i jej poczta też tam nie trafia.
TENANT_UNTESTED = Nie udało się sprawdzić, czy tę domenę ma jakiś tenant Microsoft: { $reason }.

autodiscover = Gdzie szukają programy pocztowe (Autodiscover)
AUTODISCOVER_MICROSOFT = Programy pocztowe są kierowane do Exchange Online.
AUTODISCOVER_OWN_HOST = Programy pocztowe są kierowane do serwera w samej domenie ({ $host }): to wskazuje na skrzynki na własnych maszynach albo na układ hybrydowy.
    .mend = W układzie hybrydowym adresaci, którzy istnieją tylko na własnych serwerach, muszą być znani także w Exchange Online.
AUTODISCOVER_OTHER = Programy pocztowe są kierowane do { $host }.
AUTODISCOVER_WILDCARD = Na nazwę Autodiscover odpowiada rekord wieloznaczny (wildcard), jak na każdą inną ({ $host }): to nic nie mówi o skrzynkach.
AUTODISCOVER_NONE = Nie ma nazwy Autodiscover.
AUTODISCOVER_UNTESTED = Nie udało się sprawdzić Autodiscover: { $reason }.

mta-sts = Zasady MTA-STS
MTA_STS_OK = Zasady dopuszczają własne serwery pocztowe domeny (tryb: { $mode }).
MTA_STS_NONE = Domena nie ma zasad MTA-STS. To nie jest błąd.
MTA_STS_BAD_RECORD = { $count ->
        [one] Rekord ogłaszający zasady MTA-STS nie ma poprawnego id, więc nadawcy pomijają te zasady.
        [few] Zasady MTA-STS ogłaszają { $count } rekordy. Nadawcy wymagają dokładnie jednego, więc pomijają te zasady.
       *[many] Zasady MTA-STS ogłasza { $count } rekordów. Nadawcy wymagają dokładnie jednego, więc pomijają te zasady.
    }
    .mend = Zostaw jeden rekord, na przykład v=STSv1; id=20260101, albo usuń wszystkie.
MTA_STS_MISMATCH = Zasady domeny zabraniają jej własnych serwerów pocztowych: { $hosts }. Ostrożni nadawcy odmawiają doręczenia (5.4.8).
    .mend = Dodaj te wiersze do pliku zasad i nadaj jego rekordowi TXT nowy id.
MTA_STS_MISMATCH_BESIDE = Zasady domeny zabraniają części jej serwerów pocztowych: { $hosts }. Nadawcy, którzy ich przestrzegają, próbują tylko pozostałych.
    .mend = Dodaj te wiersze do pliku zasad i nadaj jego rekordowi TXT nowy id albo usuń te serwery z MX.
MTA_STS_MISMATCH_TESTING = Zasady nie wymieniają tych serwerów pocztowych: { $hosts }. Są dopiero testowane, więc poczta jeszcze dociera.
    .mend = Dodaj te wiersze do pliku zasad, zanim zaczną obowiązywać.
MTA_STS_BAD_POLICY = Zasady są ogłoszone, ale ich pliku nie da się odczytać ({ $status }).
    .mend = Przywróć plik zasad albo usuń ogłaszający je rekord TXT.
MTA_STS_NO_HOST = Zasady są ogłoszone, ale ich serwer { $host } nie ma adresu, więc nikt nie może ich odczytać.
    .mend = Opublikuj adres dla { $host } i umieść tam zasady albo usuń ogłaszający je rekord TXT.
MTA_STS_UNTESTED = Nie udało się sprawdzić zasad: { $reason }.

spf = SPF (nie powoduje 5.4.1)
SPF_OK = Jest jeden rekord SPF; potrzebuje { $lookups } z 10 dozwolonych zapytań.
SPF_NONE = Nie ma rekordu SPF. Ma on znaczenie dla poczty z tej domeny, nie do niej.
    .mend = Jeśli całą pocztę wysyła dostawca, do którego prowadzi MX, rekord jest poniżej. W przeciwnym razie zapytaj tych, którzy wysyłają za domenę, co dołączyć.
SPF_MISSPELT = Jeden z rekordów TXT przypomina SPF, ale odbiorcy go nie uznają: { $record }
    .mend = Musi zaczynać się od v=spf1 i spacji.
SPF_DIFFERS = Serwery nazw domeny { $domain } mają różne rekordy SPF. Najczęstszy: { $shown }; na { $servers }: { $odd }. Który zadziała, zależy od zapytanego serwera.
    .mend = Opublikuj ten sam rekord na każdym serwerze nazw; wymienione mają inną wersję strefy.
SPF_SEVERAL = Rekordów SPF jest { $count }. Odbiorcy traktują to jako błąd i nie używają żadnego.
    .mend = Połącz je w jeden.
SPF_TOO_MANY_LOOKUPS = Rekord SPF wymaga więcej niż 10 dozwolonych zapytań (naliczono { $lookups }). Odbiorcy traktują to jako błąd.
    .mend = Usuń wpisy include, które nie są już używane.
SPF_TOO_MANY_VOID = Zapytania z rekordu SPF, które nic nie znajdują: { $void } ({ $names }). Dozwolone są najwyżej 2; powyżej odbiorcy traktują rekord jako błędny.
    .mend = Usuń nazwy, które już nie istnieją.
SPF_MX_TOO_MANY = Rekord SPF dopuszcza serwery pocztowe domeny { $name }, a ma ona ich więcej niż 10. Odbiorcy traktują to jako błąd.
    .mend = Wymień serwery wysyłające po adresach (ip4, ip6) zamiast przez mx.
SPF_INCLUDE_NONE = Rekord SPF dołącza { $name }, a tam nie ma rekordu SPF. Odbiorcy traktują to jako błąd: cała poczta z domeny nie przechodzi SPF.
    .mend = Usuń ten wpis include albo popraw jego nazwę.
SPF_INCLUDE_SEVERAL = Rekord SPF dołącza { $name }, a tam jest kilka rekordów SPF. Odbiorcy traktują to jako błąd.
    .mend = Ten, kto prowadzi { $name }, musi zostawić jeden; do tego czasu usuń wpis include.
SPF_INCLUDE_FAILS = Rekord SPF dołącza { $name }, a tamtejsze serwery nazw zwracają błąd. Odbiorcy wstrzymują wtedy pocztę albo nie stosują SPF (temperror).
    .mend = Usuń ten wpis include, jeśli nikt go nie potrzebuje; w przeciwnym razie naprawić to może tylko ten, kto prowadzi { $name }.
SPF_LOOP = Rekord SPF wraca do siebie przez { $name }. Odbiorcy traktują to jako błąd.
    .mend = Usuń wpis include, który prowadzi z powrotem.
SPF_SYNTAX = W rekordzie SPF jest „{ $name }”, a SPF nie zna takiego wpisu. Odbiorcy traktują to jako błąd.
    .mend = Popraw albo usuń ten wpis.
SPF_OPEN = Rekord SPF pozwala każdemu wysyłać jako { $domain } (+all albo sieć obejmująca wszystkie adresy).
    .mend = Wpisz serwery, które naprawdę wysyłają, i zakończ rekord przez -all albo ~all.
SPF_NO_MICROSOFT = Poczta trafia do Exchange Online, ale rekord SPF nie wymienia ani { $include }, ani jego sieci. To dobrze tylko wtedy, gdy nic się stamtąd nie wysyła.
    .mend = Jeśli ktoś wysyła z Exchange Online, dodaj include:{ $include }.
SPF_NULL_MX = { $domain } nie przyjmuje poczty, a jej rekord SPF wymienia serwery, które za nią wysyłają. Wielu odbiorców odrzuca pocztę z domeny, której nie można odpisać.
    .mend = Jeśli nic nie wysyła, opublikuj "v=spf1 -all". Jeśli wysyła, potrzebuje rekordu MX.
SPF_IN_VAIN = W rekordzie SPF te wpisy stoją za „all”, więc nie działają: { $terms }.
    .mend = Przenieś je przed „all” albo usuń.
SPF_UNTESTED = Nie udało się sprawdzić SPF: { $reason }.

dkim = DKIM (nie powoduje 5.4.1)
DKIM_MICROSOFT = Klucze DKIM dla Exchange Online są opublikowane.
DKIM_OTHER_KEY = Pod nazwą używaną przez Exchange Online ({ $names }) jest klucz DKIM, ale nie prowadzi do Exchange Online; z zewnątrz nie widać, czyj jest.
DKIM_REVOKED = Klucze DKIM pod nazwami Exchange Online są unieważnione (puste): { $names }. Poczta nimi podpisana nie przechodzi DKIM.
    .mend = Jeśli Exchange Online nadal wysyła w imieniu domeny, włącz tam ponownie DKIM i opublikuj nazwy, które pokaże.
DKIM_NO_KEY = Nazwy DKIM prowadzą donikąd: { $targets }.
    .mend = Porównaj je z tym, co pokaże to polecenie:
DKIM_WILDCARD = Na każdą nazwę DKIM odpowiada rekord wieloznaczny (wildcard), więc nie da się rozpoznać klucza Exchange Online.
DKIM_NONE_SEEN = Nie ma klucza DKIM dla Exchange Online. Inne usługi używają nazw, których nie da się zgadnąć.
DKIM_UNTESTED = Nie udało się sprawdzić DKIM: { $reason }.

dmarc = DMARC (nie powoduje 5.4.1)
DMARC_OK = { $name } prosi odbiorców o: { $policy }.
DMARC_TESTING = { $name } prosi odbiorców o { $asked }, ale tylko na próbę (t=y): obowiązuje { $policy }.
DMARC_NONE = Nie ma rekordu DMARC.
    .mend = Na początek, bez żadnego wpływu na pocztę:
DMARC_MISSPELT = Rekord pod { $name } przypomina DMARC, ale odbiorcy go nie uznają: { $record }
    .mend = Musi zaczynać się od v=DMARC1 (wielkimi literami) i średnika.
DMARC_SEVERAL = Pod { $name } jest więcej niż jeden rekord DMARC; odbiorcy pomijają wtedy wszystkie.
    .mend = Zostaw jeden.
DMARC_NO_POLICY = Rekord DMARC pod { $name } nie ma poprawnych zasad.
    .mend = Podaj w nim poprawną politykę albo usuń go, żeby obowiązywał rekord domeny nadrzędnej.
DMARC_UNTESTED = Nie udało się sprawdzić DMARC: { $reason }.

dane = DANE
DANE_OK = Te serwery pocztowe potwierdzają swoje certyfikaty w DNS: { $hosts }.
DANE_NONE = Serwery pocztowe nie używają DANE. To nie jest błąd.
DANE_UNSIGNED = Są rekordy DANE dla { $hosts }, ale rekord MX domeny albo same te rekordy nie są podpisane. Dlatego nie obowiązują.
    .mend = DANE działa tylko wtedy, gdy podpisana jest i domena, i strefa serwera pocztowego (DNSSEC).
DANE_UNUSABLE = Żaden nadawca nie może użyć rekordów DANE dla { $hosts }: ich rodzaj albo długość nie nadaje się do poczty. Część nadawców wstrzymuje wtedy pocztę.
    .mend = Opublikuj TLSA 3 1 1 ze skrótem SHA-256 klucza serwera albo usuń te rekordy.
DANE_LOOKUP_FAILS = Serwery nazw dla { $hosts } zawodzą, gdy pyta się je o rekordy DANE (TLSA): { $reason }. Nadawcy, którzy używają DANE, w tym Exchange Online, wstrzymują wtedy całą pocztę.
    .mend = Dostawca DNS musi sprawić, by jego serwery odpowiadały na pytania o TLSA, choćby tylko „nie ma takiego rekordu”. Być może odrzuca je zapora.
DANE_LOOKUP_FAILS_AT = Nie wszystkie serwery nazw odpowiadają na pytanie o rekordy DANE (TLSA) dla { $hosts }: { $servers } zawodzi ({ $reason }). Nadawcy, którzy używają DANE i pytają właśnie tam, wstrzymują pocztę.
    .mend = Dostawca DNS musi ustalić, czemu ten serwer zawodzi przy TLSA: stare oprogramowanie albo zapora, która nie zna tego typu.
DANE_LOOKUP_FAILS_BESIDE = Serwery nazw dla { $hosts } zawodzą, gdy pyta się je o rekordy DANE (TLSA): { $reason }. Nadawcy, którzy używają DANE, pomijają te serwery pocztowe i próbują pozostałych.
    .mend = Dostawca DNS musi sprawić, by jego serwery odpowiadały na pytania o TLSA, choćby tylko „nie ma takiego rekordu”. Być może odrzuca je zapora.
DANE_UNTESTED = Nie udało się sprawdzić DANE: { $reason }.

tls-rpt = Raporty TLS (nie powoduje 5.4.1)
TLS_RPT_OK = Nadawcy wiedzą, dokąd zgłaszać pocztę, której nie udało się wysłać przez TLS.
TLS_RPT_NONE = Nikt nie prosi o raporty o nieudanym TLS. To nie jest błąd.
TLS_RPT_SEVERAL = Pod { $name } jest więcej niż jeden rekord raportów TLS; nadawcy pomijają wtedy wszystkie.
    .mend = Zostaw jeden.
TLS_RPT_NO_ADDRESS = Rekord raportów TLS pod { $name } nie podaje adresu, na który można wysyłać raporty.
    .mend = Podaj w nim rua=mailto: albo rua=https: i adres.
TLS_RPT_UNTESTED = Nie udało się sprawdzić raportów TLS: { $reason }.

smtp = Powitanie serwera pocztowego
SMTP_GREETS = { $host } wita i oferuje szyfrowanie: { $banner }
SMTP_NO_STARTTLS = { $host } wita, ale nie oferuje szyfrowania: { $banner }
    .mend = Włącz TLS na tym serwerze.
SMTP_UNTESTED = Nie udało się sprawdzić powitania: { $reason }. Wiele sieci zamyka port 25.

# Dlaczego czegoś nie udało się sprawdzić

why-timeout = brak odpowiedzi na czas
why-no-dns = z tej sieci nie da się zapytać żadnego DNS; żaden z serwerów pośredniczących nic nie odpowiedział
why-unreachable = stąd nieosiągalny
why-garbage = odpowiedź jest nieczytelna
why-forbidden = jego adres nie jest publiczny, a z takimi się nie łączymy
why-servfail = serwer zgłosił własny błąd
why-refused = serwer odmówił odpowiedzi
why-other = serwer odpowiedział błędem
why-no-servers = nie udało się znaleźć serwerów nazw
why-addresses = nie udało się znaleźć adresów serwerów nazw
why-no-ipv6 = jej serwery nazw mają tylko adresy IPv6, a ta maszyna nie ma IPv6
why-no-such-domain = domena nie istnieje
why-no-parent = nie udało się znaleźć strefy nadrzędnej
why-private-view = sieć po drodze odpowiada sama
why-time-up = minął czas
why-fault = błąd sprawdzenia; prosimy o zgłoszenie
why-setting = tutaj wyłączone
why-local = nikogo poza tą maszyną nie pytamy
why-private = tej domeny nie podajemy nikomu z zewnątrz
why-no-registry = jej rejestr nie ma publicznej usługi
why-address = brak adresu, z którym wolno się połączyć
why-tls = połączenie nie było bezpieczne
why-failed = usługa nie odpowiedziała jak trzeba
why-size = odpowiedź jest za długa
why-some-clouds = nie każda chmura Microsoftu była pytana
why-no-validation = zapytane serwery DNS nie sprawdzają podpisów
why-no-soa = żaden serwer autorytatywny nie podał wydania
why-rewritten = zamiast strefy odpowiada filtr albo sieć po drodze
why-no-target = nie ma serwera pocztowego, z którym można się przywitać

# Czas trwania (biernik: „za około …”, „przez około …”)

seconds = { $count ->
        [one] jedną sekundę
        [few] { $count } sekundy
       *[other] { $count } sekund
    }
minutes = { $count ->
        [one] jedną minutę
        [few] { $count } minuty
       *[other] { $count } minut
    }
hours = { $count ->
        [one] jedną godzinę
        [few] { $count } godziny
       *[other] { $count } godzin
    }
days = { $count ->
        [one] jeden dzień
        [few] { $count } dni
       *[other] { $count } dni
    }

# Co powiedział serwer

said-none = nie ma takiego rekordu
said-nxdomain = nie ma takiej nazwy
said-onward = odsyła do: { $servers }
said-refusal = { $status }: { $reason }
said-ede = EDE { $code }{ $words ->
        [none] { "" }
       *[other] { " " }({ $words })
    }
ede-3 = odpowiedź po terminie, bo żaden serwer nazw nie był osiągalny
ede-4 = odpowiedź podstawiona
ede-6 = podpisy się nie zgadzają
ede-7 = podpisy wygasły
ede-8 = podpisy jeszcze nie są ważne
ede-9 = brakuje klucza DNSKEY
ede-10 = brakuje podpisów
ede-15 = blokada operatora serwera
ede-16 = blokada na polecenie z zewnątrz
ede-17 = blokada na życzenie użytkownika
ede-18 = pytający nie ma dostępu
ede-22 = żaden z serwerów nazw strefy nie był osiągalny
ede-23 = błąd sieci w drodze do serwerów nazw strefy
only-at = Tylko według { $servers }: { $text }
shown-none = brak
shown-null = celowo brak (null MX)
said-silence = nie udało się sprawdzić: { $reason }

# Ocena i kto musi działać

verdict-no-such-domain = Domena { $domain } nie istnieje. Żadna poczta do niej nie dotrze.
    .who = Właściciel domeny, u rejestratora. Nadawca niech sprawdzi pisownię.
verdict-dns-fault = DNS domeny { $domain } ma błąd, który zatrzymuje pocztę: { $fault }
    .who = Osoba, która zajmuje się DNS domeny { $domain }.
verdict-dns-fault-at = DNS domeny { $domain } ma błąd, który zatrzymuje pocztę: { $fault }
    .who = Osoba, która zajmuje się DNS domeny { $domain }. Rekordy edytuje się tutaj: { $dns_host }.
verdict-refused-and-fault = Są tu dwie sprawy. Ta wiadomość dotarła do Microsoftu, a jego serwer twierdzi, że w domenie { $domain } nie ma takiego adresata. Inna poczta do { $domain } trafia nie tam, gdzie trzeba: { $fault }
    .who = Adresatem zajmuje się administrator poczty domeny { $domain }, a rekordem MX – osoba, która zajmuje się jej DNS.
verdict-not-saved = Zmiana dla { $domain } nie dotarła do własnych serwerów nazw tej domeny. Czekanie nie pomoże.
    .who = Osoba, która zajmuje się DNS domeny { $domain }.{ $dns_host ->
        [none] {""}
       *[other] {" "}Rekordy edytuje się tutaj: { $dns_host }.
    }
verdict-no-tenant = DNS domeny { $domain } prowadzi do Microsoftu, ale żaden tenant Microsoft nie ma tej domeny. Wtedy każdy jej adres jest odrzucany. Albo trzeba zweryfikować domenę w tenancie, albo rekord MX musi prowadzić gdzie indziej.
    .who = Administrator poczty domeny { $domain }. Jeśli skrzynki są w Microsoft 365, zmienia to w jego centrum administracyjnym; jeśli nie, działa osoba, która zajmuje się DNS tej domeny.
verdict-lagging = Zmiana dla { $domain } jest zrobiona, ale nie wszystkie własne serwery nazw już ją mają.
    .who = Przez godzinę nikt; potem dostawca DNS.
verdict-cached = Zmiana dla { $domain } jest zrobiona. Starą wartość pokazują już tylko serwery pośrednie.
    .who = Nikt. Trzeba poczekać i wysłać ponownie.
verdict-private-view = Z tej sieci nie widać prawdziwego DNS domeny { $domain }.
    .who = Na razie nikt: sprawdź ponownie z innej sieci.
# Kto odmówił, w środku zdania po słowie „serwer” w odpowiednim przypadku
that-server = { $refuser ->
        [none] { $by ->
            [microsoft] Microsoftu
           *[other] wymieniony w raporcie
        }
       *[other] { $refuser }
    }

verdict-dns-not-the-cause = { $by ->
        [microsoft] To nie wina DNS: wiadomość do domeny { $domain } dotarła do Microsoftu.
       *[other] { $refuser ->
            [none] Nic w DNS domeny { $domain } nie zatrzymuje tej wiadomości. Serwer, który ją odrzucił, twierdzi, że nie ma takiego adresata.
           *[other] { $place ->
                [behind] To nie wina DNS: MX domeny { $domain } ({ $mx }) przekazał wiadomość do serwera { $refuser }.
               *[mx] To nie wina DNS: wiadomość dotarła do serwera { $refuser }, do którego prowadzi MX domeny { $domain }.
            }
        }
    }
    .who = Najpierw nadawca (czy adres jest poprawny?), potem administrator poczty domeny { $domain }.
verdict-refused-by-mx = { $by ->
        [microsoft] MX domeny { $domain } prowadzi do Microsoftu ({ $mx }), a jego serwer nie przyjmuje dla niej poczty.
       *[other] MX domeny { $domain } prowadzi do { $mx }, a { $refuser } nie przyjmuje dla niej poczty.
    }
    .who = { $by ->
        [microsoft] Administrator poczty domeny { $domain }: weryfikuje domenę w tenancie i dodaje ją do akceptowanych, a jeśli skrzynki są gdzie indziej, poprawia MX.
       *[other] Administrator poczty domeny { $domain }: jeśli skrzynki są za serwerem { $refuser }, dopisuje na nim domenę; jeśli nie, poprawia rekord MX.
    }
verdict-refused-behind = { $by ->
        [microsoft] Serwer z rekordu MX domeny { $domain } ({ $mx }) przekazuje pocztę do Microsoftu, a tamtejszy serwer odmawia przyjęcia domeny. Albo trzeba zweryfikować i dodać { $domain } w tenancie Microsoft, albo serwer z rekordu MX musi przekazywać pocztę gdzie indziej.
       *[other] Serwer z rekordu MX domeny { $domain } ({ $mx }) przekazuje pocztę dalej, a serwer { that-server } nie przyjmuje jej dla tej domeny. Albo trzeba dopisać domenę { $domain } na tym drugim serwerze, albo serwer z rekordu MX musi przekazywać pocztę gdzie indziej.
    }
    .who = { $by ->
        [microsoft] Administrator poczty domeny { $domain }.
       *[other] Administrator poczty domeny { $domain }: na tym serwerze albo w łączniku, który do niego prowadzi.
    }
verdict-refused-by-former = Serwer { $refuser ->
        [none] Microsoftu
       *[other] { $refuser }
    } { $family ->
        [no-answer] nie odpowiedział
       *[other] odrzucił tę wiadomość
    }, a nie ma go już w rekordzie MX domeny { $domain } ({ $mx }). Niektóre serwery nazw podają jeszcze starą odpowiedź{ $wait ->
        [none] .
       *[other] , jeszcze przez około { $wait }.
    }
    .who = Nikt: poczekaj, aż stara odpowiedź wygaśnie, i wyślij wiadomość ponownie.
verdict-went-elsewhere = Serwer { $refuser ->
        [none] Microsoftu
       *[other] { $refuser }
    } { $family ->
        [no-answer] nie odpowiedział
       *[other] odrzucił tę wiadomość
    }, ale rekord MX domeny { $domain } to { $mx }.
    .who = Nikt, jeśli MX zmieniono w ciągu ostatnich trzech dni: poczekaj do 72 godzin i wyślij ponownie. Jeśli nie, administrator poczty nadawcy: łącznik (connector), smart host albo wpisany ręcznie adres serwera kieruje tam pocztę.
verdict-refused-on-the-way = Serwer { $refuser ->
        [none] wymieniony w raporcie
       *[other] { $refuser }
    } { $family ->
        [no-answer] nie odpowiedział.
       *[other] odrzucił tę wiadomość.
    } Stoi on po stronie nadawcy: z nazwy albo adresu należy do sieci, z której ją wysłano. Wiadomość w ogóle nie dotarła do serwera z rekordu MX domeny { $domain } ({ $mx }).
    .who = { $family ->
        [no-answer] Administrator poczty nadawcy: ten smart host albo serwer pośredni musi odpowiadać, albo poczta musi wychodzić inną drogą.
       *[other] Administrator poczty nadawcy: ten serwer musi przepuszczać nadawcę (logowanie, dozwolone adresy) i nie może traktować domeny { $domain } jako własnej.
    }
verdict-mx-silent = DNS domeny { $domain } prowadzi do { $mx }, a serwer { that-server } nie odpowiedział nadawcy. To nie DNS zatrzymuje tę wiadomość.
    .who = { $destinations ->
        [many] Administrator poczty nadawcy: inne domeny też mu nie odpowiadają.
       *[one] Administrator poczty domeny { $domain }, jeśli nie dochodzi też poczta od innych; w przeciwnym razie administrator nadawcy.
    }
verdict-other-home = { $family ->
        [none] DNS bez błędów. Poczta domeny { $domain } trafia do { $home }, nie do Microsoft 365.
       *[other] DNS: nic, co zatrzymuje pocztę. Poczta domeny { $domain } trafia do { $home }, nie do Microsoft 365.
    }
    .who = { $family ->
        [none] Jeśli tak nie miało być: osoba, która zajmuje się DNS domeny { $domain }.
       *[other] Jeśli tak nie miało być: osoba, która zajmuje się DNS domeny { $domain }. Jeśli tak ma być, w DNS nikt; kto jeszcze, wynika z odpowiedzi serwera.
    }
verdict-mixed = Nie wszystkie serwery pokazują to samo dla { $domain }.
    .who = Osoba, która zajmuje się DNS domeny { $domain }: trzeba porównać z tym, co zostało opublikowane.
verdict-dns-doubt = Poczta do { $domain } może dotrzeć, ale coś trzeba poprawić: { $fault }
    .who = Osoba, która zajmuje się DNS domeny { $domain }.
verdict-dns-clean = { $family ->
        [none] DNS bez błędów. Poczta domeny { $domain } trafia do { $home }.
       *[other] DNS: nic, co zatrzymuje pocztę. Poczta domeny { $domain } trafia do { $home }.
    }
    .who = { $family ->
        [none] W DNS nikt nie musi nic zmieniać.
        [no-answer] { $destinations ->
            [many] Administrator poczty nadawcy: inne domeny też mu nie odpowiadają.
           *[one] Administratorzy poczty domeny { $domain }, jeśli nie dochodzi tylko poczta do niej; jeśli nie dochodzi żadna, administratorzy nadawcy.
        }
        [relay-denied] Administratorzy poczty domeny { $domain }, jeśli jej rekord MX wskazuje serwer, który odmówił; jeśli nie, administratorzy nadawcy.
       *[other] W DNS nikt. Kto jeszcze, wynika z odpowiedzi serwera.
    }
verdict-split = Serwery nazw domeny { $domain } przeczą sobie nawzajem: { $fault }
    .who = Osoba, która zajmuje się DNS domeny { $domain }.{ $dns_host ->
        [none] {""}
       *[other] {" "}Rekordy edytuje się tutaj: { $dns_host }.
    }
verdict-no-mail-wanted = Domena { $domain } ogłasza, że w ogóle nie przyjmuje poczty (pusty MX).
    .who = Nikt, jeśli tak ma być. W przeciwnym razie osoba, która zajmuje się DNS domeny { $domain }.
verdict-null-mx = Domena { $domain } celowo nie przyjmuje poczty i mówi o tym jej DNS (pusty MX).
    .who = Nikt, jeśli tak ma być. W przeciwnym razie osoba, która zajmuje się DNS domeny { $domain }.
verdict-old-caches = Dla { $domain } nieaktualne są już tylko serwery pośrednie. { $fault }
    .who = Nikt. Trzeba poczekać i wysłać ponownie.
verdict-untested = Nie udało się sprawdzić DNS domeny { $domain }: { $reason }.
    .who = Na razie nikt: spróbuj później albo z innej sieci.
delayed = Na razie nikt: serwer nadawcy sam ponawia próby, a wiele opóźnień mija samo. Dopiero jeśli się podda: { $who }

# Raport

title = Sprawdzenie DNS domeny { $domain }
running = trwa sprawdzanie
record-label = Opublikuj ten rekord
remove-label = Rekord, o który chodzi
command-label = PowerShell (Exchange Online)
link-domains = Domeny w centrum administracyjnym Microsoft 365
link-flush = { $name }: usuń tę nazwę z pamięci podręcznej
untested-heading = Nie udało się sprawdzić
causes-heading = Prawdopodobne przyczyny
fine = { $count ->
        [one] Jedno sprawdzenie bez zastrzeżeń
        [few] { $count } sprawdzenia bez zastrzeżeń
       *[many] { $count } sprawdzeń bez zastrzeżeń
    }
long-hint = Wszystkie odpowiedzi wszystkich serwerów: ndr check { $domain } --long
findings-heading = Co się okazało
changes-heading = Od ostatniego sprawdzenia
change-new = Nowe: { $title }: { $text }
change-gone = Już nie: { $title }: { $text }
mend-heading = Co zrobić
who-heading = Kto musi działać

# Nazwy, których nie sprawdzamy

refused-empty = Jaka domena? Na przykład: contoso.example
refused-invalid = To nie jest poprawna nazwa domeny.
refused-internal = To nazwa wewnętrzna; nikt z zewnątrz jej nie osiągnie.
refused-address = To adres IP, a potrzebna jest domena.
refused-mixed-scripts = Ta nazwa miesza podobne do siebie alfabety, a tak podrabia się nazwy. Wpisz ją jeszcze raz.
refused-too-many = Najwyżej pięć domen naraz.
