# Two commands do everything on a machine that has Python 3.11 or newer and make:
#   make demo      installs into .venv, scores the bundled sample, writes workbook and report into out/
#   make test      installs the test tools too, then runs lint, types and tests, as many at once as there are cores
# And for those who work on it:
#   make test-all  runs the slow and the heavy tests, too
#   make format    lets the formatter have its way
#   make office    installs LibreOffice, in which tests open what was written, and cron (Debian, as root)
#   make benchmark counts series a second on one core, beside curve_fit and lmfit
#   make benchmark-store measures refreshing and reading the store, beside plain JSON files
#   make benchmark-workbook measures making and refreshing a workbook of 300 models, beside bare openpyxl
#   make benchmark-report measures a report of 100 models, beside bare openpyxl with the same cells and charts
#   make benchmark-cells measures cells through xlwings' call path, and what the import costs
#   make benchmark-service measures cells through the local service, beside a bare server of the same kind
#   make benchmark-calc measures cells of LibreOffice, beside an add-in that returns a constant (needs the office)
#   make figures   measures every figure of the README beside its rival and writes docs/figures.md
#   make template  makes the workbooks of the sample anew that stand in workbook/
#   make pictures  draws the README's pictures anew from what the program writes (needs the office)

PYTHON ?= python3
BIN := .venv/bin
ATONCE := --numprocesses auto --dist loadfile

# The tests start the program a hundred times; without compiled files each start compiles all of it anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-all lint format office benchmark benchmark-store benchmark-cells benchmark-calc benchmark-workbook benchmark-report benchmark-service figures template pictures clean

demo: .venv/installed
	$(BIN)/hfscore demo out

# There is a process of tests for each core already: threads of the linear algebra would only wait in turn.
test test-all: export OMP_NUM_THREADS := 1
test test-all: export OPENBLAS_NUM_THREADS := 1

test: lint
	$(BIN)/pytest $(ATONCE) -m "not heavy"

test-all: lint
	$(BIN)/pytest $(ATONCE)

lint: .venv/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/installed-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

office:
	apt-get update
	DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
		libreoffice-calc python3-uno libreoffice-script-provider-python libreoffice-l10n-ja \
		poppler-utils fonts-noto-cjk xvfb xdotool imagemagick cron

# A setting that names an older processor would slow the matrix products down, so it is not handed on.
benchmark: .venv/installed
	$(BIN)/python -m pip install --quiet --editable '.[benchmark]'
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONPATH=tests \
		$(BIN)/python -m benchmark.posterior $(ARGS)

benchmark-store: .venv/installed
	NO_PROXY=127.0.0.1 PYTHONPATH=tests $(BIN)/python -m benchmark.store $(ARGS)

benchmark-workbook: .venv/installed
	PYTHONPATH=tests $(BIN)/python -m benchmark.workbook $(ARGS)

benchmark-report: .venv/installed
	PYTHONPATH=tests $(BIN)/python -m benchmark.report $(ARGS)

benchmark-cells: .venv/installed
	NO_PROXY=127.0.0.1 PYTHONPATH=tests $(BIN)/python -m benchmark.cells $(ARGS)

benchmark-service: .venv/installed-test
	NO_PROXY=127.0.0.1 OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONPATH=tests \
		$(BIN)/python -m benchmark.service $(ARGS)

benchmark-calc: .venv/installed-test
	NO_PROXY=127.0.0.1 PYTHONPATH=tests $(BIN)/python -m benchmark.calc $(ARGS)

figures: .venv/installed-test
	$(BIN)/python -m pip install --quiet --editable '.[benchmark]'
	PYTHONPATH=tests $(BIN)/python -m benchmark.figures $(ARGS)

template: .venv/installed
	$(BIN)/hfscore demo out --language en > /dev/null && cp out/watchlist.xlsx workbook/watchlist.xlsx
	$(BIN)/hfscore demo out --language ja > /dev/null && cp out/watchlist.xlsx workbook/watchlist.ja.xlsx

pictures: .venv/installed
	docs/draw.sh

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

.venv/installed-test: .venv/installed
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@

clean:
	rm -rf .venv out build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
