# Słowa kanału Teams: wszystko wokół tego, co mówi przewodnik.

welcome-personal = Dzień dobry. Gdy wiadomość wróci do nadawcy, wklej tutaj całą zwrotkę albo dodaj ją jako plik .eml lub .msg. Powiem, co się stało i kto powinien działać, sprawdzę domenę pocztową adresata i przeprowadzę Cię przez naprawę.
    .check = Możesz też napisać „sprawdź” i nazwę domeny.
    .prompt-paste = Jak wkleić zwrotkę?
    .prompt-check = sprawdź contoso.com
    .prompt-help = pomoc
welcome-team = Dzień dobry. Wspomnij o mnie przy zwróconej wiadomości albo ze słowem „sprawdź” i nazwą domeny, a odpowiem w wątku.
welcome-group = Dzień dobry. Wspomnij o mnie przy zwróconej wiadomości albo ze słowem „sprawdź” i nazwą domeny, a odpowiem tutaj. Każda osoba prowadzi własną rozmowę.
paste-how = Otwórz zwrotkę w Outlooku, zaznacz całość, skopiuj i wklej tutaj. Jeśli nie mieści się w wiadomości, zapisz ją jako plik .eml i załącz.

chosen = Wybrano: { $label }
stale = Ten przycisk pochodzi z wcześniejszego kroku. Nic się nie zmieniło; użyj najnowszej wiadomości.
for-person = Dla: { $name }
failed = Coś poszło nie tak po naszej stronie. Nic się nie zmieniło; spróbuj ponownie za chwilę.
pick = Wybierz jedną pozycję
pick-first = Najpierw wybierz pozycję z listy.
go-on = Dalej
kind-record = Rekord DNS
kind-command = Polecenie
leaves = { $label } (otwiera inną witrynę)

severity-ok = W porządku
severity-notice = Uwaga
severity-warning = Ostrzeżenie
severity-error = Błąd
severity-untested = Nie sprawdzono
severity-running = Sprawdzam
who = Kto działa
causes = Prawdopodobne przyczyny
findings = Co sprawdzono
untested = Nie udało się sprawdzić
changes = Od poprzedniego razu
checks-done = Sprawdzono { $done } z { $total }
more-rows = i jeszcze { $count }
asked = godzina zapytania: { $at }
ttl = ważna przez { $ttl } s
cut = Niektóre odpowiedzi serwerów zostały tu pominięte: wiadomość ma ograniczoną długość.

too-long = Ta wiadomość ma największą możliwą tu długość, więc jej końca może brakować. Wyślij zwrotkę jako plik .eml w naszym czacie prywatnym.
file-in-channel = Pliki odczytuję tylko w naszym czacie prywatnym. Wyślij tam zwrotkę jako plik .eml.
file-type = Odczytuję zwrotki w plikach .eml, .msg, .txt i .html oraz obrazy PNG i JPEG. Ten plik jest innego rodzaju.
file-too-big = Ten plik przekracza 25 MB. Wyślij samą zwrotkę, bez innych wiadomości w środku.
file-failed = Nie udało się pobrać tego pliku. Wyślij go jeszcze raz albo wklej jego tekst.
open-chat = Otwórz czat
sent-privately = To, co jest przeznaczone dla jednej osoby, jest w czacie prywatnym.
not-installed = Część odpowiedzi jest tylko dla osoby, która pytała. Otwórz czat ze mną, aby ją zobaczyć.
mention-what = Wspomnij o mnie razem ze zwrotką. Przy wiadomości, która już tu jest, wybierz „Więcej akcji”, a potem „{ $action }”.

offer = To wygląda na zwróconą wiadomość. Czy powiedzieć, co się stało i kto powinien działać?
offer-take = Tak, sprawdź to
offer-gone = Ta propozycja straciła ważność. Wspomnij o mnie razem ze zwrotką.
listen-silent = W tym kanale odzywam się tylko po wzmiance. Aby to zmienić, wspomnij o mnie ze słowami „słuchaj proponuj” albo „słuchaj wątek”.
listen-offer = Gdy ktoś wklei w tym kanale zwrotkę, proponuję pod nią pomoc. Aby to zmienić, wspomnij o mnie ze słowami „słuchaj cicho” albo „słuchaj wątek”.
listen-thread = Gdy ktoś wklei w tym kanale zwrotkę, odpowiadam w jej wątku. Aby to zmienić, wspomnij o mnie ze słowami „słuchaj cicho” albo „słuchaj proponuj”.
listen-members = To, jak słucham na tym kanale, mogą zmienić tylko osoby z tej organizacji, które nie są tu gośćmi.
listen-admins = Tylko helpdesk albo osoba, która dodała mnie do tego zespołu, może sprawić, że będę się na tym kanale częściej odzywać.

action-title = Zdiagnozuj tę zwrotkę
action-hint = Odczytuje zwrotkę z tej wiadomości i mówi, kto powinien działać
dialog-title = Diagnoza
dialog-continue = Kontynuuj w czacie
dialog-none = W tej wiadomości nie widzę zwrotki. Wklej cały raport o niedostarczeniu, od pierwszego do ostatniego wiersza.
dialog-continued = Dalszy ciąg jest w naszym czacie prywatnym.
dialog-not-installed = Nie mogę jeszcze do Ciebie napisać. Otwórz raz czat ze mną, a potem spróbuj ponownie.

manifest-short = Mówi, dlaczego e-mail wrócił i kto powinien działać
manifest-long = Wklej wiadomość, która wróciła (550 5.4.1 i inne). Bot mówi jednym prostym zdaniem, co się stało i kto powinien działać, sprawdza w DNS domenę pocztową adresata i prowadzi przez naprawę, nadawcę lub administratora. Zwrócone wiadomości nie są zapisywane ani pokazywane. Sam niczego nie zmienia: rekordy i polecenia są pokazywane do skopiowania. Działa w czatach prywatnych, grupowych i w kanałach.
