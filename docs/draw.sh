#!/usr/bin/env bash
# Draws the README's pictures, printed by LibreOffice: the demo's report, its summary and one model's page, and the
# first sheet of the macro workbook.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
.venv/bin/hfscore demo "$work" --language en > "$work/table.txt"
timeout 120 soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf \
  --outdir "$work" "$work"/*_HFScore.xlsx > "$work/office.log"
pdftoppm -png -r 80 -f 1 -l 2 "$work"/*_HFScore.pdf "$work/page"
cp "$work"/page-*1.png docs/report-summary.png
cp "$work"/page-*2.png docs/report-model.png
.venv/bin/hfscore workbook "$work/macros.xlsm" --language en > /dev/null
timeout 120 soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf \
  --outdir "$work" "$work/macros.xlsm" > "$work/office.log"
pdftoppm -png -r 80 -f 1 -l 1 "$work/macros.pdf" "$work/start"
cp "$work"/start-*1.png docs/workbook-start.png
