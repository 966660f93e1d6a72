# Słowa samej strony: wszystko, co otacza rozmowę.

title = Pomoc przy zwrotkach
tagline = Gdy wiadomość wraca do nadawcy
skip = Przejdź do pola wiadomości
conversation = Rozmowa
you = Ty
languages = Język
start-afresh = Zacznij od nowa
start-afresh-hint = Rozpocznij nową rozmowę. Ta przestanie być widoczna.
privacy = Prywatność
terms = Zasady korzystania
no-script = Ta strona wymaga JavaScriptu, aby rozmawiać z botem.

welcome-title = Twoja wiadomość wróciła?
welcome-text = Wklej całą wiadomość o niedostarczeniu, a powiem, co się stało i kto powinien działać. W trakcie rozmowy sprawdzam domenę pocztową adresata.
welcome-paste = Wklej lub upuść
welcome-paste-text = Najlepiej całość, jako tekst albo plik .eml lub .msg.
welcome-read = Prosta odpowiedź
welcome-read-text = Najpierw jedno zdanie, potem krok po kroku.
welcome-safe = Zwrócona wiadomość pozostaje prywatna
welcome-safe-text = Jej treść i załączniki nie są zapisywane ani pokazywane.
try-example = Wypróbuj przykład
check-domain-hint = Możesz też napisać „sprawdź” i nazwę domeny.

message = Twoja wiadomość
placeholder = Wklej tutaj zwrotkę …
send = Wyślij
attach = Dodaj plik
drop-here = Upuść zwrotkę tutaj
drop-text = Plik .eml, .msg, .txt lub .html, do 25 MB
hint-enter = Enter wysyła
hint-lines = Ctrl+Enter wysyła, Enter zaczyna nowy wiersz
show-all = Pokaż wszystko (wierszy: { $count })
show-less = Zwiń
working = Pracuję nad tym
latest = Przejdź do najnowszej wiadomości

copy = Kopiuj
copied = Skopiowano
copied-what = Skopiowano: { $label }
copy-failed = Nie udało się skopiować. Tekst jest zaznaczony; skopiuj go klawiszami Ctrl+C.
copy-report = Kopiuj jako tekst
leaves = otwiera inną witrynę
chosen = Wybrano: { $label }
past-choices = Te przyciski pochodzą z wcześniejszego kroku

kind-record = Rekord DNS
kind-command = Polecenie
kind-note = Tekst do przekazania

severity-ok = W porządku
severity-notice = Uwaga
severity-warning = Ostrzeżenie
severity-error = Błąd
severity-untested = Nie sprawdzono
severity-running = Sprawdzam
checks-done = Sprawdzono { $done } z { $total }
check-finished = { $title }: { $severity }
who = Kto działa
causes = Prawdopodobne przyczyny
findings = Co sprawdzono
untested = Nie udało się sprawdzić
changes = Od poprzedniego razu
behind = Szczegóły
details = Odpowiedzi serwerów
server = Serwer
answer = Odpowiedź
ttl = Ważna przez
asked-at = Godzina zapytania

connection-lost = Utracono połączenie. Próbuję ponownie …
connection-back = Połączono ponownie
elsewhere = Ta rozmowa jest otwarta w innej karcie. Kliknij tutaj, aby kontynuować w tej.
try-again = Spróbuj ponownie

off = Czat w przeglądarce jest wyłączony, ponieważ bot jest dostępny z innych komputerów. Aby go włączyć, ustaw NDR_WEB__ENABLED=true oraz NDR_PUBLIC_URL na adres, pod którym jest używany.
wrong-host = To nie jest adres, dla którego skonfigurowano bota. Otwórz go pod właściwym adresem albo ustaw NDR_PUBLIC_URL na adres, pod którym jest używany.
wrong-origin = To żądanie nie pochodzi ze strony bota, dlatego nie zostało przyjęte.
no-cookie = Ta przeglądarka nie ma jeszcze rozmowy. Otwórz stronę startową i zezwól na jej plik cookie.
too-many = To zbyt wiele naraz. Odczekaj chwilę i wyślij ponownie.
too-slow = Przesyłanie wiadomości trwało zbyt długo. Spróbuj ponownie, najlepiej przez lepsze łącze.
too-big-text = Ten tekst przekracza 1 MB. Wyślij fragment z błędem albo zwrotkę jako plik.
too-big-file = Ten plik przekracza 25 MB. Wyślij samą zwrotkę, bez innych wiadomości w środku.
empty = Nic tu nie było. Wklej tekst zwrotki albo upuść ją jako plik.
not-understood = Nie udało się odczytać tego żądania. Wczytaj stronę ponownie i wyślij jeszcze raz.
unreadable = Nie udało się odczytać tego żądania.
not-allowed = To żądanie jest niedozwolone.
unavailable = Coś się tu nie udało. Spróbuj ponownie za chwilę.
not-found = Nie ma takiej strony.
failed = Coś poszło nie tak po naszej stronie i wiadomość nie została przyjęta. Spróbuj ponownie za chwilę.

support = Pomoc
operator-unnamed = organizacja, od której masz tego bota
contact-unnamed = helpdesk organizacji, od której masz tego bota

privacy-title = Prywatność
privacy-text =
    Bota prowadzi: { $operator }. Nic, co piszesz, nie trafia do twórców oprogramowania.

    Bot zapisuje stan rozmowy, aby można było do niej wrócić po przerwie: kod i treść raportu o niedostarczeniu, adresy, które zawiera, Twoje odpowiedzi i wyniki sprawdzeń, a także język i rolę, jeśli je ustawisz. Zwrócona wiadomość, jej treść i załączniki nie są zapisywane ani pokazywane.
privacy-learns = Aby sprawdzić domenę, bot pyta o jej nazwę innych: serwery DNS tej domeny i strefy nadrzędnej, serwery WWW i poczty wskazane w jej rekordach oraz wymienionych niżej. Poznają oni domenę, nigdy Twoje imię, adres e-mail ani treść wiadomości.
privacy-public = Domenę poznają publiczne serwery DNS (resolvery): Cloudflare, Google, Quad9 i OpenDNS.
privacy-chosen = Domenę poznają serwery DNS (resolvery) wybrane przez tego, kto prowadzi bota.
privacy-registry = Rejestr domeny jest pytany, czy domena jest zarejestrowana i do kiedy. IANA, która prowadzi listę rejestrów, widzi tylko, że ktoś pyta.
privacy-tenants = Usługi logowania Microsoft (światowa, rządu USA, chińska) są pytane, czy domena należy do jakiegoś tenanta.
privacy-slack = W Slacku bot czyta to, co do niego piszesz, wiadomości, w których ktoś o nim wspomina, i pierwszą wiadomość ich wątku, pliki, które mu wysyłasz, oraz wiadomości na kanałach i w rozmowach grupowych, do których go zaproszono. Wiadomość, która nie jest zwrotką, jest tam od razu pomijana: nie jest zapisywana ani nie trafia do dziennika. Zapisywane są identyfikatory przestrzeni roboczej, kanału, wiadomości i osób, ustawienie kanału oraz, w postaci zaszyfrowanej, token przestrzeni roboczej. Z Twojego profilu bot odczytuje język i to, czy jesteś gościem.
privacy-teams = W Teams bot czyta to, co do niego piszesz, wiadomości, w których ktoś o nim wspomina, pliki, które mu wysyłasz, oraz, jeśli zezwala na to Twoja organizacja, wiadomości zespołów i czatów, do których go dodano; te, które nie są zwrotką, nie są zapisywane ani nie trafiają do dziennika. Zapisywane są identyfikatory tenanta, zespołu, czatu, wiadomości i osób, ustawienie kanału, a w czatach grupowych nazwa osoby, do której należy rozmowa.
privacy-web =
    Strona ustawia jeden plik cookie. Zawiera on losową liczbę, dzięki której ta rozmowa należy do Ciebie, i nic więcej. Nie ma tu statystyk ani treści z innych witryn.

    Wpisany tekst przechowuje też przeglądarka w tej karcie, aby był widoczny po ponownym wczytaniu strony. Zamknięcie karty go usuwa.
privacy-deleted =
    Rozmowa, której nikt nie ruszał przez { $days } dni, jest usuwana razem z tym, co zapamiętano o osobie. Dłużej zostają tylko token przestrzeni roboczej oraz, dopóki bot jest na kanale lub w zespole, jego ustawienie, informacja, kto go tam dodał i którzy goście nie chcą tam propozycji; nie ma przy nich niczego z czyichkolwiek rozmów.

    Pytania, a także prośby o wcześniejsze usunięcie wszystkich Twoich danych: { $contact }.
support-title = Pomoc
support-text =
    Napisz do bota „pomoc”: powie, co potrafi. Wklej całą zwrotkę albo napisz „sprawdź” i nazwę domeny.

    Bot nie odpowiada albo mówi coś błędnego? Kontakt: { $contact }. Napisz, kiedy to było i, jeśli możesz, o jaką domenę chodziło; nie podawaj haseł.

    Bota prowadzi: { $operator }.
terms-title = Zasady korzystania
terms-text =
    Bot odczytuje raporty o niedostarczeniu i sprawdza domeny pocztowe z zewnątrz. To, co mówi, opiera się na wklejonym raporcie i na odpowiedziach serwerów w danej chwili. Może się mylić: przed zmianą w DNS lub na serwerze poczty sprawdź, czy porada pasuje do Twojej sytuacji.

    Wklejaj tylko zwrotki, które wolno Ci pokazać helpdeskowi, i sprawdzaj tylko domeny, które masz powód sprawdzać.

    Bot sam niczego nie zmienia: ani rekordów DNS, ani skrzynek, ani serwerów poczty. Rekordy i polecenia są pokazywane do skopiowania.

    Oprogramowanie jest otwarte (Apache License 2.0) i nie obejmuje go gwarancja. Po pomoc w sprawach poczty zwróć się do helpdesku swojej organizacji.
