#!/bin/sh
# Lädt jede Lieferung (.xlsx, .zip oder Ordner) aus einem Eingang, die älteste zuerst: laden.sh EINGANG ASSKOMM
# Geladene kommen nach geladen/, fehlerhafte mit ihren Befunden nach zurueck/. Ist die Datenbank nicht erreichbar, bleibt
# alles liegen. Ende: 0 alles geladen, 2 mindestens eine kam zurück, 3 die Datenbank war nicht erreichbar, 1 sonst.
set -eu
eingang=$1
asskomm=$2
ergebnis=0
mkdir -p "$eingang/geladen" "$eingang/zurueck"

# Wer noch schreibt, legt die Datei unter einem Namen ab, der mit einem Punkt beginnt, und benennt sie am Ende um.
find "$eingang" -mindepth 1 -maxdepth 1 ! -name '.*' ! -name geladen ! -name zurueck \( -type d -o -name '*.xlsx' -o -name '*.zip' \) \
    -printf '%T@\t%f\n' | LC_ALL=C sort -n | cut -f2- | {
    while IFS= read -r name; do
        marke=$(date -u +%Y-%m-%dT%H%M%SZ)
        befunde="$eingang/zurueck/$marke-$name.befunde.xlsx"
        code=0
        "$asskomm" load "$eingang/$name" --note "Eingang: $name" --befunde "$befunde" || code=$?
        case $code in
        0) mv -- "$eingang/$name" "$eingang/geladen/$marke-$name" ;;
        2)
            mv -- "$eingang/$name" "$eingang/zurueck/$marke-$name"
            [ "$ergebnis" -ne 0 ] || ergebnis=2
            ;;
        *) exit "$code" ;;
        esac
    done
    exit "$ergebnis"
}
