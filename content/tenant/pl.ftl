# Co mówi wynik poleceń administratora: jeden komunikat na każdy fakt z bot/tenant, podawany od razu i w notatce.

told-by = { $command }
supported = Przemawia za
struck = Wykluczone
expected-command = Pokazuje sam MX

# -- nic, co można wziąć pod uwagę
alone = To wynik polecenia { $command }. Więcej powie obok zwrotki: najpierw wklej wiadomość, która wróciła, a potem jeszcze raz ten wynik.
nameless = To wynik polecenia { $command }. Raport nie podaje adresata, więc nie mam tego z czym porównać. Wklej wiersze z adresem, a potem jeszcze raz ten wynik.
not-run = To samo polecenie, bez wyniku. Uruchom je w Exchange Online PowerShell i wklej to, co wypisze. Jeśli nie wypisze niczego, wklej je ze znakami zachęty przed nim i po nim.
fault-unconnected = Konsola nie zna polecenia { $command }: najpierw połącz się przez Connect-ExchangeOnline, potem uruchom je ponownie.
fault-denied = Odmówiono wykonania { $command }, bo konto nie ma do tego uprawnień. Niczego to nie mówi; polecenie może uruchomić ktoś z rolą podaną wyżej.
fault-other = Polecenie { $command } skończyło się błędem, którego nie znam. Niczego to nie mówi; jeśli wynik jest dłuższy, wklej całość.
other-object = To dotyczy { $other }, a nie { $named ->
        [yes] { $recipient }
       *[no] { $domain }
    }. Nie biorę tego pod uwagę.

# -- Get-Recipient
recipient-missing = W tenancie, w którym uruchomiono polecenie, nie ma adresata { $about }. Jeśli to tenant domeny { $domain }, utwórz ten adres albo dodaj go jako alias.
recipient-mailbox = { recipient-shown } To skrzynka ({ $kind }). Adres więc istnieje, a ten, kto odmówił, o nim nie wie: odśwież go (zmień adres SMTP, zapisz, zmień z powrotem).
recipient-dynamic = { recipient-shown } To grupa dynamiczna ({ $kind }), a nie każdy katalog używany na wejściu zna takie grupy.
recipient-public-folder = { recipient-shown } To folder publiczny ({ $kind }), a nie każdy katalog używany na wejściu zna takie foldery.
recipient-group = { recipient-shown } To grupa ({ $kind }). Adres więc istnieje, a ten, kto odmówił, o nim nie wie.
recipient-remote = { recipient-shown } Nie ma jednak skrzynki w Exchange Online ({ $kind }): skrzynka jest na własnych serwerach albo licencja nie obejmuje Exchange.
recipient-contact = { recipient-shown } To tylko kontakt ({ $kind }): poczta do niego idzie dalej, na inny adres.
recipient-unclear = Z tego nie widać, jakiego rodzaju adresatem jest { $about }. Wklej też wiersze RecipientTypeDetails i EmailAddresses.
recipient-of-senders-tenant = Polecenie uruchomiono w tenancie nadawcy, w którym nie ma adresatów domeny { $domain }. O adresie { $about } nic to nie mówi.
recipient-shown = { $told ->
        [no] Adresu tu nie widać, więc przyjmuję, że chodzi o { $about }.
       *[yes] Exchange Online zna adres { $about }.
    }{ $created ->
        [none] {""}
       *[other] {" "}Utworzono: { $created }.
    }

# -- Get-AcceptedDomain
accepted = Domena { $about } w Exchange Online: { accepted-kind }
accepted-parent = { $parent } obejmuje w Exchange Online swoje subdomeny, także { $about }: { accepted-kind }
accepted-kind = { $kind ->
        [authoritative] autorytatywna (Authoritative), czyli odmawia każdemu nieznanemu adresowi.
        [internal-relay] przekazywanie wewnętrzne (Internal relay), czyli przyjmuje nieznane adresy i przekazuje je dalej; do tego potrzebny jest łącznik.
       *[external-relay] przekazywanie zewnętrzne (External relay), czyli przyjmuje pocztę i przekazuje ją do innego systemu.
    }
accepted-parent-only = Zaakceptowana jest tylko domena { $parent }, bez subdomen. Dodaj { $about } albo włącz dla niej subdomeny.
accepted-parent-unclear = Domena { $parent } jest zaakceptowana. Czy { $about } także, zależy od MatchSubDomains, a tego nie widać: wklej też ten wiersz.
accepted-missing = Tenant, w którym uruchomiono polecenie, nie ma domeny { $about }. Jeśli jej poczta ma tam trafiać, dodaj ją i zweryfikuj; jeśli nie, MX musi prowadzić gdzie indziej.
accepted-unclear = Z tego nie widać, czy domena { $domain } jest zaakceptowana: coś jest ucięte albo go brakuje. Uruchom polecenie z | fl i wklej jeszcze raz.
accepted-of-senders-tenant = Polecenie uruchomiono w tenancie nadawcy. Nic to nie mówi o tym, jak domenę { $about } ma strona odbiorcy.

# -- Get-DnssecStatusForVerifiedDomain
expected-mx = Tenant oczekuje dla domeny { $about } takiego MX: { $host }. Od teraz sprawdzam dokładnie ten.
expected-hidden = Tu nie widać samego MX. Pokazuje go to polecenie:

# -- Get-OutboundConnector
route-refuser = Łącznik { $name } kieruje pocztę do { $about } na { $hosts }, czyli właśnie na serwer, który odmówił. Popraw go albo pozwól jej iść według MX.
route-on-premises = Łącznik { $name } prowadzi całą pocztę przez własne serwery. To one decydują, dokąd idzie poczta do { $about }.
route-smart-host = Łącznik { $name } kieruje pocztę do { $about } na { $hosts } zamiast według MX.
route-mx = Żaden z pokazanych łączników nie kieruje poczty do { $about } inaczej niż według MX.
route-none = Polecenie niczego nie wypisało, więc nie ma łącznika wychodzącego: poczta do { $about } idzie według MX.
route-unclear = Z tego nie widać na pewno, dokąd idzie poczta do { $domain }: lista jest ucięta albo jej brakuje. Ustaw $FormatEnumerationLimit = -1, uruchom polecenie z | fl i wklej jeszcze raz.

# -- łączniki między własnymi serwerami a Exchange Online
hybrid-on = Łącznik { hybrid-way } { $name } między własnymi serwerami a Exchange Online istnieje i jest włączony.
hybrid-off = Łącznik { hybrid-way } { $name } między własnymi serwerami a Exchange Online jest wyłączony.
hybrid-there = Łącznik { hybrid-way } { $name } między własnymi serwerami a Exchange Online istnieje. Nie widać, czy jest włączony.
hybrid-none = Między własnymi serwerami a Exchange Online brak łącznika ({ hybrid-way }).
hybrid-unclear = Z tego nie widać, które łączniki są dla własnych serwerów. Uruchom polecenie z | fl i wklej jeszcze raz.
hybrid-way = { $way ->
        [inbound] przychodzący
       *[outbound] wychodzący
    }

# -- Get-MessageTraceV2
trace-none = { $tenant ->
        [recipient] W śledzeniu nie ma poczty do { $about }. To pasuje do odmowy na wejściu: taka poczta w ogóle nie wchodzi do tenanta.
       *[other] W śledzeniu nie ma w tym czasie poczty do { $about }. Nie wyszła więc przez ten tenant.
    }
trace-delivered = Według śledzenia poczta do { $about } została doręczona ({ $at }). Adres więc przyjmuje pocztę; wyślij ponownie.
trace-failed = Śledzenie mówi to samo co raport: poczta do { $about } nie dotarła ({ $at }).
trace-pending = Według śledzenia poczta do { $about } jest jeszcze w drodze ({ $at }). Na razie nie wysyłaj jej ponownie.
trace-held = Według śledzenia pocztę do { $about } zatrzymał filtr ({ $at }). Zajrzyj do kwarantanny albo do folderu Wiadomości-śmieci (Junk Email).
trace-unclear = Z tego nie widać, co się stało z pocztą do { $about }. Wklej też kolumnę Status.
