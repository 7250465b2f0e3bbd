#!/usr/bin/env bash
# Draws the README's pictures from what the program writes: the demo's report, its summary and one model's page; three
# sheets of its watchlist; the macro workbook's sheets with their buttons; what the commands of the installation say;
# and LibreOffice Calc with the add-in at work.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD bin=$PWD/.venv/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# printed BOOK: the workbook as a PDF beside it
printed() {
  timeout 120 soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf \
    --outdir "$work" "$1" > "$work/office.log"
}

# page PDF NUMBER PICTURE [pdftoppm OPTION...]: one of its pages
page() {
  pdftoppm -png -r 80 -singlefile -f "$2" -l "$2" "${@:4}" "$1" "${3%.png}"
}

# having PDF TEXT [LINES]: the number of the first page that has a line TEXT (among its first LINES)
having() {
  for number in $(seq "$(pdfinfo "$1" | sed -n 's/^Pages: *//p')"); do
    pdftotext -f "$number" -l "$number" "$1" - | head -n "${3:-1000}" | grep -qx "$2" && echo "$number" && return
  done
}

# said PICTURE ARGUMENT...: what hfscore says in an empty home, with the paths of this machine left out
said() {
  local picture=$1
  shift
  (
    cd "$work/home"
    echo "\$ hfscore $*"
    env -i PATH=/usr/bin:/bin HOME="$work/home" COLUMNS=100 LANG=C.UTF-8 "$bin/hfscore" "$@" || true
  ) | sed -e "s|$work/home|~|g" -e "s|$root|~/HFScore|g" | "$bin/python" docs/terminal.py "$picture"
}

"$bin/hfscore" demo "$work" --language en > "$work/table.txt"
printed "$work"/*_HFScore.xlsx
page "$work"/*_HFScore.pdf 1 docs/report-summary.png
page "$work"/*_HFScore.pdf "$(having "$work"/*_HFScore.pdf "Curve parameter")" docs/report-model.png

printed "$work/watchlist.xlsx"
for name in Summary Model Compare; do
  page "$work/watchlist.pdf" "$(having "$work/watchlist.pdf" "$name" 1)" "docs/watchlist-${name,,}.png"
done

mkdir "$work/home"
said docs/excel-install.svg excel install --folder HFScore
said docs/excel-doctor.svg doctor --offline HFScore/HFScore.xlsm
"$bin/hfscore" workbook "$work/macros.xlsm" --language en > "$work/workbook.log"
printed "$work/macros.xlsm"
page "$work/macros.pdf" 1 docs/workbook-start.png
"$bin/python" docs/example.py "$work/example.xlsx"
printed "$work/example.xlsx"
page "$work/example.pdf" 2 docs/workbook-example.png -x 0 -y 40 -W 940 -H 200

PYTHONPATH=tests "$bin/python" docs/calc.py docs
