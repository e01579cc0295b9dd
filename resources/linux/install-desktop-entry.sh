#!/bin/sh
# Adds On the Record to the menu of programs of the user who runs it, with its icon; "--remove" takes it out again.
# The program itself stays in the folder where this script lies. Run it again after moving that folder.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
share=${XDG_DATA_HOME:-${HOME:?neither HOME nor XDG_DATA_HOME is set}/.local/share}
entry=$share/applications/on-the-record.desktop
icons=$share/icons/hicolor

refresh() {
    # Menus notice by themselves sooner or later; this makes it sooner where the tools are there.
    if command -v update-desktop-database >/dev/null 2>&1; then
        update-desktop-database "$share/applications" || true
    fi
}

if [ "${1:-}" = --remove ]; then
    rm -f "$entry" "$icons"/*/apps/on-the-record.png "$icons/scalable/apps/on-the-record.svg"
    refresh
    echo "On the Record is no longer in the menu."
    exit 0
fi

# In a desktop entry, " ` $ \ of a quoted program take a backslash, each backslash is doubled, and % is written %%.
program=$(printf '%s' "$here/on-the-record" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')
command="\"$program\""
# WORKAROUND: GLib 2.74 looks for the program before it reads %% as %, and finds none; with env it finds env.
case $program in *%*) command="/usr/bin/env $command" ;; esac

mkdir -p "$share/applications" "$icons/scalable/apps"
while IFS= read -r line; do
    case $line in
        Exec=*) printf 'Exec=%s\n' "$command" ;;
        *) printf '%s\n' "$line" ;;
    esac
done <"$here/on-the-record.desktop" >"$entry"
cp "$here/icons/on-the-record.svg" "$icons/scalable/apps/on-the-record.svg"
for size in 16 24 32 48 64 128 256; do
    mkdir -p "$icons/${size}x$size/apps"
    cp "$here/icons/on-the-record-$size.png" "$icons/${size}x$size/apps/on-the-record.png"
done
refresh
echo "On the Record is in the menu now."
