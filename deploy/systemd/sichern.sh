#!/bin/sh
# Schreibt eine Sicherung mit dem Tag im Namen und prüft sie danach: sichern.sh ORDNER ASSKOMM
# Erst eine geprüfte Sicherung bekommt ihren endgültigen Namen.
set -eu
ordner=$1
asskomm=$2
ziel="$ordner/asskomm-$(date -u +%Y-%m-%dT%H%M%SZ).sicherung"
vorlaeufig="$ordner/.$(basename "$ziel").neu"
trap 'rm -f -- "$vorlaeufig"' EXIT

"$asskomm" backup "$vorlaeufig"
"$asskomm" restore --pruefen "$vorlaeufig"
mv -- "$vorlaeufig" "$ziel"
