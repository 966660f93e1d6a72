# Słowa bota wokół rozmowy w Slacku: przyciski, okna, strona główna i wyjście, gdy coś zawiedzie.

language-name = Polski
leaves = otwiera inną stronę
choice = Odpowiedź { $number }
who = Kto ma działać
causes = Prawdopodobne przyczyny
changes = Zmiany od ostatniego razu
counted = { $done ->
    [one] Wykonano { $done } test
    [few] Wykonano { $done } testy
   *[many] Wykonano { $done } testów
}{ $untested ->
    [0] .
   *[other] , nie udało się sprawdzić: { $untested }.
}
still-running = { $count ->
    [one] Trwa jeszcze { $count } test
    [few] Trwają jeszcze { $count } testy
   *[many] Trwa jeszcze { $count } testów
}
untested = Nie udało się sprawdzić
as-text = Jako tekst do skopiowania
severity-ok = w porządku
severity-notice = uwaga
severity-warning = ostrzeżenie
severity-error = błąd
severity-running = trwa sprawdzanie
severity-untested = nie sprawdzono

more = Szczegóły
all-findings = Wszystkie wyniki
run-again = Sprawdź ponownie
share = Pokaż na kanale
share-confirm = Przeczyta to każdy na tym kanale, razem ze wszystkimi adresami i słowami serwera.
share-yes = Pokaż
no = Anuluj
talk-it-through = Omówmy to
page = Strona { $page } z { $pages }
page-before = Wstecz
page-after = Dalej
report-gone = Tego raportu już nie ma. Sprawdź domenę ponownie, a powstanie nowy.

offer = To wygląda na zwrotkę poczty. Pomóc? Tę propozycję widzisz tylko Ty.
offer-help = Pomóż prywatnie
offer-not-now = Nie teraz
offer-never-here = Nigdy tutaj
offer-accepted = Odpowiedź jest w wiadomościach prywatnych.
offer-gone = Tej wiadomości już nie ma. Wklej zwrotkę w wiadomościach prywatnych, a ją odczytam.
offer-never = Odtąd milczę na tym kanale. Można to zmienić poleceniem „/ndr kanał”.
mode-question = Co robić, gdy na tym kanale pojawi się zwrotka?
mode = { $mode ->
    [silent] Milczeć
    [thread] Odpowiadać w wątku
   *[offer] Proponować pomoc prywatnie
}
yes = Tak
undo = Cofnij
mode-confirm = { $mode ->
    [silent] Nikomu nie będę tu proponować pomocy. Cały kanał dowie się, że to Twoja zmiana.
    [thread] Odpowiedzi na zwrotki wszystkich osób przeczyta cały kanał. Cały kanał dowie się, że to Twoja zmiana.
   *[offer] Zaproponuję pomoc prywatnie każdemu, kto wklei tu zwrotkę. Cały kanał dowie się, że to Twoja zmiana.
}
mode-changed = { $mode ->
    [silent] Odtąd milczę na tym kanale.
    [thread] Odtąd odpowiadam tu na zwrotki w ich wątkach.
   *[offer] Odtąd proponuję tu pomoc prywatnie.
}
mode-own = Na tym kanale niczego Ci już nie zaproponuję. Dla wszystkich mogą to zmienić tylko członkowie tego obszaru roboczego.
mode-members = Dla wszystkich mogą to zmienić tylko członkowie tego obszaru roboczego.
mode-admins = Tylko twórca tego kanału, osoba, która mnie tu zaprosiła, administrator tego obszaru roboczego lub helpdesk może sprawić, że będę się tu częściej odzywać.
mode-set = { $mode ->
    [silent] Milczę na tym kanale i odpowiadam tylko na wzmianki.
    [thread] Na tym kanale odpowiadam na zwrotki w ich wątkach.
   *[offer] Na tym kanale proponuję pomoc temu, kto wklei zwrotkę; nikt inny tego nie widzi.
}

above-unreadable = Nie mogę odczytać wiadomości, od której zaczyna się ten wątek. Wybierz „Diagnose this bounce” z jej menu ⋮ albo wklej zwrotkę tutaj.
moved-here = Nie mogę pisać tam, skąd przyszło pytanie, więc odpowiedź jest tutaj.
see-direct = Odpowiedź jest w wiadomościach prywatnych.
several-talks = Trwa więcej niż jedna rozmowa. Otwórz właściwą i wpisz polecenie w niej.
talk = Rozmowa { $number }
open = Otwórz
too-late = To trwało za długo i Slack nie pozwala już otworzyć okna.
try-again = Spróbuj ponownie
failed = Coś się nie udało po mojej stronie. Nic nie przepadło; spróbuj ponownie.
file-too-big = Ten plik ma ponad 25 MB. Wklej tekst zwrotki albo zapisz sam raport.
file-not-readable = Nie mogę odczytać tego pliku. Czytam pliki .eml, .msg, .txt i .html, fragmenty tekstu i obrazy przesłane bezpośrednio do Slacka.

paste-title = Wklej zwrotkę
paste-label = Cała zwrotka
paste-hint = Mieści się tu 3000 znaków. Dłuższą wiadomość prześlij jako plik.
file-label = Albo wiadomość jako plik
read-it = Odczytaj
nothing-pasted = Wklej zwrotkę albo dodaj ją jako plik.
check-title = Sprawdź domenę
domain-label = Domena
check-it = Sprawdź
no-domain = Wpisz domenę, na przykład contoso.example.
diagnose = Odczytuję zwrotkę
reading-it = Odczytuję tę wiadomość. Odpowiedź jest w wiadomościach prywatnych; nikt inny jej nie widzi.
close = Zamknij

home-title = Wiadomość wróciła?
home-line-1 = Wklej całą zwrotkę w wiadomościach prywatnych: powiem, co się stało i kto ma działać.
home-line-2 = W tym czasie sprawdzam domenę adresata, a potem prowadzę krok po kroku.
home-line-3 = Na każdym kanale: „/ndr check contoso.example” albo „Diagnose this bounce” przy wiadomości.
home-paste = Wklej zwrotkę
home-check = Sprawdź domenę
home-talks = Moje rozmowy i testy
home-no-talks = Na razie nic.
home-own = Jak z Tobą rozmawiać
home-language = Język
home-role = Twoja rola
role = { $role ->
    [user] Piszę i czytam pocztę
    [admin] Opiekuję się pocztą
   *[none] Pytaj za każdym razem
}
home-privacy = Prywatność: ze zwrotki zostaje raport i kilka nagłówków, nigdy zwrócona wiadomość. Wiadomości z kanałów, które nie są zwrotkami, nie są przechowywane ani zapisywane w dziennikach.
privacy = Cała strona o prywatności
home-help = Pomoc: wpisz „pomoc” w wiadomościach prywatnych albo /ndr na dowolnym kanale.

installed = ndr-bot jest zainstalowany. Otwórz go w Slacku i przywitaj się.
not-installed = { $reason ->
    [access_denied] ndr-bot nie został zainstalowany: odmówiono zgody.
    [invalid_browser] ndr-bot nie został zainstalowany: zacznij i skończ instalację w tej samej przeglądarce.
    [invalid_state] ndr-bot nie został zainstalowany: tego linku już użyto albo ma ponad dziesięć minut. Zacznij od nowa na /slack/install.
   *[other] ndr-bot nie został zainstalowany: Slack tego nie potwierdził. Zacznij od nowa na /slack/install.
}
not-installed-here = ndr-bot nie jest zainstalowany w tym obszarze roboczym. Administrator może go zainstalować ponownie.
