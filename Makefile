# One line says what each target is for: `make help`.
SHELL := /bin/sh
PYTHON ?= python3
UV := .uv/bin/uv
RUN := .venv/bin
UV_VERSION := 0.13.9
export UV_PYTHON_DOWNLOADS := never

.DEFAULT_GOAL := help
.PHONY: help setup demo kiosk platform fmt lint test test-all bench build check screens screens-county translations fonts pinyin writing clean

help: ## say what each target does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  \1\t/' | expand -t 18

setup: .venv/.ready ## install what is needed into .venv

demo: setup ## publish the sample county, serve it, sync it, open the kiosk
	@.ci/system-packages screen $$([ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || echo xvfb)
	@$(RUN)/cunkou demo

kiosk: setup ## open the kiosk of this station in a window
	@.ci/system-packages screen
	@$(RUN)/cunkou kiosk --windowed

platform: setup ## open the county's newsroom with the sample county: http://127.0.0.1:8000/admin/
	@$(RUN)/cunkou platform up --sample --data build/platform

fmt: setup ## put the code into its one form
	$(RUN)/ruff format
	$(RUN)/ruff check --fix

lint: setup ## ruff, mypy, import rules, qmllint
	$(RUN)/ruff format --check
	$(RUN)/ruff check
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(RUN)/python tests/qmllint.py

test: setup ## run the test suite
	@.ci/system-packages screen xvfb tests browser
	@rm -f .coverage .coverage.*
	$(RUN)/pytest -n 2 --dist worksteal --cov --cov-report=

test-all: setup ## run every test, the slow ones too; ends with what was proven
	@.ci/system-packages screen xvfb tests bundle hand browser deploy
	@$(UV) sync --frozen --group build --group contract --inexact --quiet
	@! command -v npm >/dev/null || $(MAKE) --no-print-directory build/axe/axe.min.js || true
	$(RUN)/pytest -n 2 --dist worksteal --runslow

build/axe/axe.min.js:
	@mkdir -p $(@D)
	@cd $(@D) && npm pack --silent axe-core@4.14.1 >/dev/null && tar xzf axe-core-4.14.1.tgz --strip-components 1 package/axe.min.js

bench: setup ## measure: a table, and build/bench.json
	@.ci/system-packages screen xvfb bench
	$(RUN)/python -m tests.bench

build: setup ## make a bundle that needs no Python, of all but the newsroom: dist/cunkou
	@.ci/system-packages screen bundle
	@$(UV) sync --frozen --group build --inexact --quiet
	$(RUN)/pyinstaller --noconfirm --log-level ERROR build_kiosk.spec
	@du -sh dist/cunkou

check: lint .coverage ## the gate: lint, and branch coverage of the last test run
	$(RUN)/coverage report

.coverage:
	@$(MAKE) test

screens: setup ## make docs/screens anew: pictures of every screen, taken by touch
	@.ci/system-packages screen
	$(RUN)/python tests/gallery.py

screens-county: setup ## pictures of every screen of the newsroom: build/newsroom
	@.ci/system-packages screen browser
	$(RUN)/python -m tests.platform.screens

translations: setup ## bring kiosk/i18n up to the texts of the code
	$(RUN)/python tests/translations.py

fonts: setup ## make kiosk/fonts anew from npm's @expo-google-fonts/noto-sans-{sc,mongolian}
	@mkdir -p build/fonts
	cd build/fonts && npm pack --silent @expo-google-fonts/noto-sans-sc && tar xf *.tgz
	$(PYTHON) -c 'print("".join(map(chr, range(32, 384))) + "".join(bytes([a, b]).decode("gbk", "ignore") for a in range(129, 255) for b in range(64, 255)) + "▲▼△▽●○◆◇★☆→←↑↓✓✕×℃‰¥€•…—–·①②③④⑤⑥⑦⑧⑨⑩㎡½²³")' > build/fonts/gbk.txt
	for weight in 400Regular 700Bold; do \
	  $(UV) run --frozen --group fonts pyftsubset build/fonts/package/$$weight/NotoSansSC_$$weight.ttf \
	    --text-file=build/fonts/gbk.txt --no-hinting --no-glyph-names --notdef-outline \
	    --layout-features=kern,vert,locl,ccmp,mark,mkmk,liga,palt \
	    --output-file=kiosk/fonts/NotoSansSC-$${weight#[0-9][0-9][0-9]}.ttf || exit 1; \
	done
	cd build/fonts && npm pack --silent @expo-google-fonts/noto-sans-mongolian@0.4.1 && tar xf expo-google-fonts-noto-sans-mongolian-*.tgz
	cp build/fonts/package/400Regular/NotoSansMongolian_400Regular.ttf kiosk/fonts/NotoSansMongolian-Regular.ttf

pinyin: setup ## make kiosk/pinyin.txt anew from PyPI's jieba
	@mkdir -p build/pinyin
	@cd build/pinyin && $(CURDIR)/.uv/bin/pip download --quiet --no-deps --no-binary :all: jieba==0.42.1 && tar xzf jieba-0.42.1.tar.gz
	$(RUN)/python -m tests.pinyin_words build/pinyin/jieba-0.42.1/jieba/dict.txt

writing: setup ## make kiosk/writing/characters.ink anew from npm's hanzi-writer-data
	@$(UV) sync --frozen --group writing --inexact --quiet
	@mkdir -p build/writing
	cd build/writing && npm pack --silent hanzi-writer-data@2.0.1 && tar xf *.tgz
	$(RUN)/python -m tests.writing.make build/writing/package
	cp build/writing/package/ARPHICPL.TXT kiosk/writing/ARPHICPL.TXT

clean: ## remove what was built; keeps .venv
	rm -rf build dist demo-out .coverage .coverage.* .hypothesis .pytest_cache .mypy_cache .ruff_cache

$(UV):
	@.ci/system-packages python
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	@echo "Setting up (a few minutes the first time)"
	@$(PYTHON) -m venv .uv
	@.uv/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.venv/.ready: pyproject.toml uv.lock | $(UV)
	@$(UV) sync --frozen --quiet --python $(PYTHON)
	@touch $@
