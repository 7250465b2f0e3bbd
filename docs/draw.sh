#!/usr/bin/env bash
# Draws the README's picture: the demo's report, printed by LibreOffice, its summary and one model's page.
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
