# Kiểm phiếu -- `make demo` counts a conference, `make check` runs the tests.

PREFIX ?= /usr/local
DESTDIR ?=
BUILD ?= build
CC ?= cc

# Debian's names of what is needed: to build and test, and besides for `make lint`.
PACKAGES = gcc libc6-dev pkg-config gettext libtiff-dev libpng-dev libjpeg62-turbo-dev \
	libdeflate-dev libsane-dev libcmocka-dev libpango1.0-dev libqrencode-dev libsodium-dev \
	libjansson-dev libinih-dev libsqlite3-dev libmicrohttpd-dev libzbar-dev libseccomp-dev \
	libxlsxwriter-dev unzip \
	fonts-liberation2 poppler-utils libsane1 sane-utils
LINT_PACKAGES = clang clang-tidy clang-format cppcheck binutils
# Besides for the tests in a browser. Debian's npm conflicts with a nodejs that brings its
# own, so both are asked for by command: only where it is not there.
BROWSER_PACKAGES = chromium $(call unless_there,node,nodejs) $(call unless_there,npm,npm)
unless_there = $(shell command -v $(1) >/dev/null 2>&1 || echo $(2))

STANDARD = -std=c11 -D_GNU_SOURCE -I.
WARNINGS = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wvla -Wswitch-enum \
	-Wmissing-prototypes
# No warning gets by in a checkout; from an archive, with a compiler of its own, it builds.
WERROR ?= $(if $(wildcard .git),-Werror)
HARDENING = -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fPIE
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
# The loops over pixels, where a test spends its time, pay for a second look by the compiler.
san_O = $(if $(filter $(san_quick),$(1)),-O2,-O1)
san_quick = $(addprefix forms/,press.c press_optics.c deck_wear.c pen.c pen_mark.c pen_way.c) \
	$(addprefix omr/,arm.c arm_fit.c arm_line.c bar.c blob.c coarse.c dark_row.c excess.c \
	fold.c light.c locate.c near.c printed.c resample.c smooth.c streak.c strike.c weigh.c image.c load_tiff_strips.c \
	shrink.c outline.c)
CFLAGS ?= -O2 -g
# The engine's loops over pixels are written to be vectorised.
omr_CFLAGS ?= -O3

# Which outside libraries serve which layer and program (DESIGN: small programs).
CORE_LIBS = libsodium jansson inih
FORMS_LIBS = pangocairo libqrencode libtiff-4 xlsxwriter
OMR_LIBS = libtiff-4 libpng libjpeg libdeflate zbar libseccomp
SCAN_LIBS = sane-backends libtiff-4
LEDGER_LIBS = sqlite3
SANE_LIBS = sane-backends libtiff-4
DESK_LIBS = libmicrohttpd sqlite3

# pkg-config is asked once for each set of libraries, and only where packages are there.
space := $(subst ,, )
comma := ,
asked = $(if $(filter undefined,$(origin $(1))),$(eval $(1) := $(shell pkg-config $(2))))$($(1))
pkg_cflags = $(call asked,cflags$(subst $(space),_,$(1)),--cflags $(CORE_LIBS) $(1))
pkg_libs = $(call asked,libs$(subst $(space),_,$(1)),--libs $(1) $(CORE_LIBS))

# ---- sources: found by their folder and name ----
core_src := $(filter-out %_main.c,$(wildcard core/*.c))
forms_src := $(filter-out %_main.c,$(wildcard forms/*.c))
omr_src := $(filter-out %_main.c,$(wildcard omr/*.c))
scan_src := $(filter-out %_main.c,$(wildcard scan/*.c))
desk_src := $(filter-out %_main.c,$(wildcard core/desk/*.c))
recount_src := $(wildcard core/recount/*.c)
headers := $(wildcard core/*.h core/desk/*.h core/recount/*.h forms/*.h omr/*.h scan/*.h tests/*.h tests/sane/*.h)
test_src := $(wildcard tests/*_test.c)
data := $(patsubst core/rules/%,rules/%,$(wildcard core/rules/*.rule)) \
	$(patsubst core/examples/%,examples/%,$(wildcard core/examples/*)) \
	$(patsubst forms/templates/%,templates/%,$(wildcard forms/templates/*))

programs := kiemphieu kiemphieu-ledger kiemphieu-forms kiemphieu-read kiemphieu-scan kiemphieu-desk \
	kiemphieu-recount

.PHONY: all demo deck-check accuracy duplicates bench bench-scan bench-desk bench-roll-up bench-growth scan-plans \
	pictures check browser-check lint words deps install clean \
	format
all: $(addprefix $(BUILD)/,$(programs)) $(addprefix $(BUILD)/share/kiemphieu/,$(data)) \
	$(BUILD)/share/kiemphieu/locale/vi/LC_MESSAGES/kiemphieu.mo

# ---- packages ----
# Says what is missing and installs it; does nothing where all is there.
missing = $$(for p in $(1); do dpkg-query -W -f '$${Status}' $$p 2>/dev/null | \
	grep -q 'ok installed' || printf ' %s' $$p; done)
define install_packages
@missing="$(call missing,$(1))"; if [ -n "$$missing" ]; then \
	sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	echo "Installing with apt:$$missing"; \
	$$sudo apt-get update -qq && \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
		--no-install-recommends $$missing >/dev/null; fi
endef

deps: $(BUILD)/deps.stamp
$(BUILD)/deps.stamp: Makefile
	$(call install_packages,$(PACKAGES))
	@mkdir -p $(@D) && touch $@
$(BUILD)/lint-deps.stamp: Makefile
	$(call install_packages,$(LINT_PACKAGES))
	@mkdir -p $(@D) && touch $@
$(BUILD)/browser-deps.stamp: Makefile
	$(call install_packages,$(BROWSER_PACKAGES))
	@mkdir -p $(@D) && touch $@
# What npm brings: of pinned versions, beside the sources, and no script of theirs is run.
$(BUILD)/browser/npm.stamp: tests/browser/package.json tests/browser/package-lock.json \
		$(BUILD)/browser-deps.stamp
	@mkdir -p $(@D) && cp tests/browser/package.json tests/browser/package-lock.json $(@D)
	@echo "Installing with npm: playwright-core axe-core ajv"
	@cd $(@D) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# ---- one build for use (obj), one under the sanitizers (san) ----
# $(call layer_rules,LAYER,LIBS)
define layer_rules
$(BUILD)/obj/$(1)/%.o: $(1)/%.c | $(BUILD)/deps.stamp
	@mkdir -p $$(@D)
	$$(CC) $$(STANDARD) $$(WARNINGS) $$(WERROR) $$(HARDENING) $$(CFLAGS) $$($(1)_CFLAGS) \
		$$(call pkg_cflags,$(2)) -MMD -MP -c $$< -o $$@
$(BUILD)/san/obj/$(1)/%.o: $(1)/%.c | $(BUILD)/deps.stamp
	@mkdir -p $$(@D)
	$$(CC) $$(STANDARD) $$(WARNINGS) $$(WERROR) $$(SANITIZE) $$(call san_O,$$<) -g1 $$(call pkg_cflags,$(2)) \
		-MMD -MP -c $$< -o $$@
$(BUILD)/obj/lib$(1).a: $$(patsubst %.c,$(BUILD)/obj/%.o,$$($(1)_src))
	@rm -f $$@
	ar rcs $$@ $$^
$(BUILD)/san/obj/lib$(1).a: $$(patsubst %.c,$(BUILD)/san/obj/%.o,$$($(1)_src))
	@rm -f $$@
	ar rcs $$@ $$^
endef
$(eval $(call layer_rules,core,$$(LEDGER_LIBS) $$(DESK_LIBS)))
$(eval $(call layer_rules,forms,$$(FORMS_LIBS)))
$(eval $(call layer_rules,omr,$$(OMR_LIBS)))
$(eval $(call layer_rules,scan,$$(SCAN_LIBS)))

# The desk is a layer of its own within core: its files, and what it sends to browsers.
$(BUILD)/obj/libdesk.a: $(patsubst %.c,$(BUILD)/obj/%.o,$(desk_src)) $(BUILD)/obj/assets.o
	@rm -f $@
	ar rcs $@ $^
$(BUILD)/san/obj/libdesk.a: $(patsubst %.c,$(BUILD)/san/obj/%.o,$(desk_src)) \
		$(BUILD)/obj/assets.o
	@rm -f $@
	ar rcs $@ $^
$(BUILD)/obj/assets.o: $(wildcard core/desk/assets/*) | $(BUILD)/deps.stamp
	@mkdir -p $(@D)
	cd core/desk/assets && $(LD) -r -b binary -z noexecstack -o $(abspath $@) $(notdir $^)

# $(call program_rules,PROGRAM,MAIN,LAYER or nothing,LIBS)
define program_rules
$(BUILD)/$(1): $(BUILD)/obj/$(2).o $$(if $(3),$(BUILD)/obj/lib$(3).a) $(BUILD)/obj/libcore.a
	$$(CC) $$(CFLAGS) -pie -Wl,-z,relro,-z,now -Wl,--as-needed $$^ -o $$@ \
		$$(call pkg_libs,$(4)) -lm
$(BUILD)/san/$(1): $(BUILD)/san/obj/$(2).o $$(if $(3),$(BUILD)/san/obj/lib$(3).a) \
		$(BUILD)/san/obj/libcore.a
	$$(CC) $$(SANITIZE) -Wl,--as-needed $$^ -o $$@ $$(call pkg_libs,$(4)) -lm
endef
$(eval $(call program_rules,kiemphieu,core/kiemphieu_main,,))
$(eval $(call program_rules,kiemphieu-ledger,core/ledger_main,,$$(LEDGER_LIBS)))
$(eval $(call program_rules,kiemphieu-forms,forms/forms_main,forms,$$(FORMS_LIBS)))
$(eval $(call program_rules,kiemphieu-read,omr/read_main,omr,$$(OMR_LIBS)))
$(eval $(call program_rules,kiemphieu-scan,scan/scan_main,scan,$$(SCAN_LIBS)))
$(eval $(call program_rules,kiemphieu-desk,core/desk/desk_main,desk,$$(DESK_LIBS)))

# The recount shares no code with the program whose count it checks.
$(BUILD)/kiemphieu-recount: $(patsubst %.c,$(BUILD)/obj/%.o,$(recount_src))
	$(CC) $(CFLAGS) -pie -Wl,-z,relro,-z,now $^ -o $@ $(shell pkg-config --libs jansson)
$(BUILD)/san/kiemphieu-recount: $(patsubst %.c,$(BUILD)/san/obj/%.o,$(recount_src))
	$(CC) $(SANITIZE) $^ -o $@ $(shell pkg-config --libs jansson)

# ---- data beside the programs ----
$(BUILD)/share/kiemphieu/rules/%: core/rules/%
	@mkdir -p $(@D) && cp $< $@
$(BUILD)/share/kiemphieu/examples/%: core/examples/%
	@mkdir -p $(@D) && cp $< $@
$(BUILD)/share/kiemphieu/templates/%: forms/templates/%
	@mkdir -p $(@D) && cp $< $@
$(BUILD)/share/kiemphieu/locale/vi/LC_MESSAGES/kiemphieu.mo: core/locale/vi.po | $(BUILD)/deps.stamp
	@mkdir -p $(@D)
	msgfmt --check --output-file=$@ $<

# ---- tests: each links its own layer (by the first word of its name) and core ----
# tests/program_*_test.c drive the built programs and link core alone;
# tests/sane_*_test.c drive the virtual scanner and link libsane.
test_layer = $(firstword $(subst _, ,$(notdir $(1))))
tests := $(patsubst tests/%.c,$(BUILD)/san/tests/%,$(test_src))
core_test_libs = $(LEDGER_LIBS)
forms_test_libs = $(FORMS_LIBS)
omr_test_libs = $(OMR_LIBS)
scan_test_libs = $(SCAN_LIBS)
sane_test_libs = $(SANE_LIBS)
desk_test_libs = $(DESK_LIBS)
program_test_libs =
layer_lib = $(if $(filter forms omr scan desk,$(1)),$(BUILD)/san/obj/lib$(1).a)

$(BUILD)/san/obj/tests/%.o: tests/%.c | $(BUILD)/deps.stamp
	@mkdir -p $(@D)
	$(CC) $(STANDARD) $(WARNINGS) $(WERROR) $(SANITIZE) -O1 -g1 \
		$(call pkg_cflags,$($(call test_layer,$<)_test_libs) cmocka) -MMD -MP -c $< -o $@

.SECONDARY:
.SECONDEXPANSION:
$(BUILD)/san/tests/%_test: $(BUILD)/san/obj/tests/%_test.o \
		$$(call layer_lib,$$(call test_layer,$$*)) $(BUILD)/san/obj/libcore.a | $$(san_data)
	@mkdir -p $(@D)
	$(CC) $(SANITIZE) -Wl,--as-needed -Wl,--start-group $^ -Wl,--end-group -o $@ \
		$(call pkg_libs,$($(call test_layer,$*)_test_libs) cmocka) -lm

# The small ballot of the engine's tests.
$(filter $(BUILD)/san/tests/omr_%,$(tests)): $(patsubst tests/%.c, \
	$(BUILD)/san/obj/tests/%.o,$(filter-out %_test.c,$(wildcard tests/omr_*.c)))

# What the tests of the whole program share.
$(filter $(BUILD)/san/tests/program_% $(BUILD)/san/tests/desk_%,$(tests)): $(patsubst tests/%.c, \
	$(BUILD)/san/obj/tests/%.o,$(filter-out %_test.c,$(wildcard tests/program*.c)))

# The virtual scanner: a driver that the distribution's libsane loads, and its set-up.
sane_driver = $(BUILD)/tests/sane/libsane-stack.so.1
sane_objects := $(patsubst %.c,$(BUILD)/obj/%.o, \
	$(filter-out %/setup.c %/client.c,$(wildcard tests/sane/*.c)))
$(BUILD)/obj/tests/sane/%.o: tests/sane/%.c | $(BUILD)/deps.stamp
	@mkdir -p $(@D)
	$(CC) $(STANDARD) $(WARNINGS) $(WERROR) $(CFLAGS) -fPIC -fvisibility=hidden \
		$(shell pkg-config --cflags $(SANE_LIBS)) -MMD -MP -c $< -o $@
$(sane_driver): $(sane_objects)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -shared -Wl,-soname,libsane-stack.so.1 -Wl,-z,defs -Wl,--as-needed \
		$^ -o $@ $(shell pkg-config --libs libtiff-4)
$(filter $(BUILD)/san/tests/program_% $(BUILD)/san/tests/desk_% \
	$(BUILD)/san/tests/sane_%,$(tests)): \
	$(BUILD)/san/obj/tests/sane/setup.o
$(filter $(BUILD)/san/tests/sane_%,$(tests)): $(BUILD)/san/obj/tests/program.o \
	$(BUILD)/san/obj/tests/sane/client.o

san_programs := $(addprefix $(BUILD)/san/,$(programs))
san_data := $(addprefix $(BUILD)/san/share/kiemphieu/,$(data)) \
	$(BUILD)/san/share/kiemphieu/locale/vi/LC_MESSAGES/kiemphieu.mo
$(BUILD)/san/share/%: $(BUILD)/share/%
	@mkdir -p $(@D) && cp $< $@

browser_test = tests/browser/browser_test.sh
browser_needs = $(san_programs) $(san_data) all $(sane_driver) $(BUILD)/tests/truth \
	$(BUILD)/browser/npm.stamp

check: $(tests) $(browser_needs) $(BUILD)/tests/accuracy
	@sh tests/run.sh $(BUILD)/san $(browser_test) tests/schema/schema_test.sh $(tests)
	@sh tests/sim/setup.sh $(BUILD) $(BUILD)/accuracy
	@$(BUILD)/tests/accuracy $(BUILD)/accuracy --positions $(CHECK_POSITIONS) \
		--seed $(SEED) --brief

# The tests in a browser alone; ONLY=PART for one file of tests/browser.
browser-check: $(browser_needs)
	@KIEMPHIEU_PROGRAMS=$(BUILD)/san $(browser_test) $(ONLY)

# ---- the demo: a conference of 20 posts and 75 ballots ----
truth_objects = $(addprefix $(BUILD)/obj/tests/,truth.o truth_check.o truth_main.o pixels.o)
$(BUILD)/obj/tests/%.o: tests/%.c | $(BUILD)/deps.stamp
	@mkdir -p $(@D)
	$(CC) $(STANDARD) $(WARNINGS) $(WERROR) $(CFLAGS) $(call pkg_cflags,) -MMD -MP -c $< -o $@
$(BUILD)/tests/truth: $(truth_objects) $(BUILD)/obj/libcore.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -Wl,--as-needed $^ -o $@ $(call pkg_libs,libtiff-4)

# One kind of evaluation from text files to sealed minutes, checked against its truth:
# pilot council vote grades scores months roll-up, or all.
KIND ?= pilot
demo_folder = $(BUILD)/demo$(if $(filter pilot all,$(KIND)),,-$(KIND))
demo: all $(BUILD)/tests/truth $(BUILD)/tests/sealed $(sane_driver)
	@sh tests/demo.sh $(KIND) $(BUILD) $(demo_folder) $(BUILD)/tests/truth $(dir $(sane_driver))

# How the engine does on a deck: silent errors and good sheets held.
SHEETS ?= 500
SEED ?= 1
deck-check: all $(BUILD)/tests/truth
	@sh tests/deck_check.sh $(BUILD) $(BUILD)/deck-check $(BUILD)/tests/truth $(SHEETS) $(SEED)

# How fast the main jobs run here, a figure a line; how the reader's cost grows.
bench_objects := $(patsubst %.c,$(BUILD)/obj/%.o, \
	$(filter-out %_main.c,$(wildcard tests/bench/*.c)))
$(BUILD)/obj/tests/bench/%.o: tests/bench/%.c | $(BUILD)/deps.stamp
	@mkdir -p $(@D)
	$(CC) $(STANDARD) $(WARNINGS) $(WERROR) $(CFLAGS) $(call pkg_cflags,$(OMR_LIBS)) -MMD -MP \
		-c $< -o $@
$(BUILD)/tests/fill: $(BUILD)/obj/tests/bench/fill_main.o $(BUILD)/obj/libcore.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -Wl,--as-needed $^ -o $@ $(call pkg_libs,$(LEDGER_LIBS))
$(BUILD)/tests/sealed: $(BUILD)/obj/tests/bench/sealed_main.o $(BUILD)/obj/libcore.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -Wl,--as-needed $^ -o $@ $(call pkg_libs,)
$(BUILD)/tests/bench: $(BUILD)/obj/tests/bench/bench_main.o $(bench_objects) \
		$(BUILD)/obj/libomr.a $(BUILD)/obj/libcore.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -Wl,--as-needed $^ -o $@ $(call pkg_libs,$(OMR_LIBS)) -lm

bench: all $(BUILD)/tests/bench $(sane_driver) $(BUILD)/tests/fill $(BUILD)/browser-deps.stamp
	@CC="$(CC)" CFLAGS="$(CFLAGS)" sh tests/bench/bench.sh $(BUILD) $(BUILD)/bench
	@sh tests/bench/scan.sh $(BUILD) $(dir $(sane_driver)) $(BUILD)/bench-scan
	@sh tests/bench/desk.sh $(BUILD) $(BUILD)/bench-desk

# The desk's pages alone.
bench-desk: all $(BUILD)/tests/fill $(BUILD)/browser-deps.stamp
	@sh tests/bench/desk.sh $(BUILD) $(BUILD)/bench-desk

# 10,000 sealed results into one table: time and memory.
bench-roll-up: all $(BUILD)/tests/sealed $(BUILD)/tests/bench
	@sh tests/bench/roll_up.sh $(BUILD) $(BUILD)/bench-roll-up

bench-scan: all $(sane_driver)
	@sh tests/bench/scan.sh $(BUILD) $(dir $(sane_driver)) $(BUILD)/bench-scan

# Random troubles while scanning, PLANS of them: every sheet once in the ledger.
PLANS ?= 1000
scan-plans: all $(sane_driver) $(BUILD)/san/tests/program_scan_plans_test
	@KIEMPHIEU_PROGRAMS=$(BUILD) SCAN_PLANS=$(PLANS) SCAN_SEED=$(SEED) \
		$(BUILD)/san/tests/program_scan_plans_test

# With the boxes of a page, its resolution and the stack: a table for the README.
bench-growth: all $(BUILD)/tests/bench
	@sh tests/bench/growth.sh $(BUILD) $(BUILD)/growth

# The README's pictures, from the demo's conference and from the day in a browser.
pictures: demo browser-check
	@for kind in scores grades months roll-up; do $(MAKE) demo KIND=$$kind || exit 1; done
	@sh tests/pictures.sh $(BUILD) $(BUILD)/demo $(BUILD)/browser tests/pictures

# Simulated sheets, marked and scanned to fool the engine; any silent error fails.
POSITIONS ?= 1000000
CHECK_POSITIONS ?= 200000
sim_objects := $(patsubst %.c,$(BUILD)/obj/%.o,$(wildcard tests/sim/*.c))
$(BUILD)/obj/tests/sim/%.o: tests/sim/%.c | $(BUILD)/deps.stamp
	@mkdir -p $(@D)
	$(CC) $(STANDARD) $(WARNINGS) $(WERROR) $(CFLAGS) -O3 -fno-math-errno -fno-trapping-math \
		$(call pkg_cflags,libpng libjpeg) -MMD -MP \
		-c $< -o $@
$(BUILD)/tests/accuracy: $(sim_objects) $(BUILD)/obj/libomr.a $(BUILD)/obj/libcore.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -Wl,--as-needed $^ -o $@ $(call pkg_libs,$(OMR_LIBS)) -lm

accuracy: all $(BUILD)/tests/accuracy
	@sh tests/sim/setup.sh $(BUILD) $(BUILD)/accuracy
	@$(BUILD)/tests/accuracy $(BUILD)/accuracy --positions $(POSITIONS) --seed $(SEED)

# Sheets scanned twice, of many marks and of few: each known again, none for another.
DUPLICATES ?= 2500
duplicates: all $(BUILD)/tests/accuracy
	@sh tests/sim/setup.sh $(BUILD) $(BUILD)/accuracy
	@$(BUILD)/tests/accuracy $(BUILD)/accuracy --only twice --positions $(DUPLICATES) \
		--seed $(SEED)

# ---- lint: both compilers, the rules of the house, clang-tidy, cppcheck ----
all_src = $(core_src) $(desk_src) $(recount_src) $(forms_src) $(omr_src) $(scan_src) \
	$(wildcard */*_main.c core/desk/*_main.c)
lint_flags = $(STANDARD) $(WARNINGS) $(call pkg_cflags,$(FORMS_LIBS) $(OMR_LIBS) \
	$(LEDGER_LIBS) $(DESK_LIBS) $(SANE_LIBS) cmocka)

# gcc has seen every source and test with all warnings as errors where they were built. clang
# sees them through clang-tidy, which says clang's own warnings besides its checks: one
# start of the compiler for many files. Its analyzer leaves a function after 75,000 states
# instead of 225,000: half the time. Of 61 faults that a script put in both found the same ten.
lint_objects = $(patsubst tests/%.c,$(BUILD)/san/obj/tests/%.o, \
	$(wildcard tests/*.c tests/sane/setup.c tests/sane/client.c)) $(sane_objects)
# $(call tidy,CHECKS,MORE-FLAGS) of the files on standard input
tidy = xargs -P 2 -n 8 sh -c 'clang-tidy --quiet --checks=$(1) "$$@" -- $(lint_flags) $(2) \
	2>/dev/null || exit 1' lint
few_states = -Xclang -analyzer-config -Xclang max-nodes=75000

lint: WERROR = -Werror
lint: all $(lint_objects) $(BUILD)/lint-deps.stamp words
	@echo "lint: the rules of the house"
	@sh tests/lint.sh $(BUILD) $(lint_flags)
	@echo "lint: clang and clang-tidy"
	@printf '%s\n' $(wildcard tests/*.c tests/sane/*.c) | \
		$(call tidy,"-bugprone-*$(comma)-cert-*$(comma)-clang-analyzer-*")
	@printf '%s\n' $(all_src) | $(call tidy,,$(few_states))
	@echo "lint: cppcheck"
	@cppcheck --quiet --std=c11 --enable=warning,performance,portability \
		--inline-suppr --error-exitcode=1 --suppress=missingIncludeSystem \
		-I. -D_GNU_SOURCE -j 2 $(all_src)
	@echo "lint: nothing to mend"

# ---- words: every message of the sources has its Vietnamese, and no other is kept ----
keywords = --keyword=_ --keyword=N_ --flag=_:1:pass-c-format \
	--keyword=error_set:3 --flag=error_set:3:c-format \
	--keyword=error_add_context:2 --flag=error_add_context:2:c-format \
	--keyword=ledger_finding_add:2 --flag=ledger_finding_add:2:c-format \
	--keyword=say:2 --flag=say:2:pass-c-format

words: $(BUILD)/deps.stamp
	@xgettext --from-code=UTF-8 --language=C $(keywords) -o $(BUILD)/kiemphieu.pot \
		$(wildcard core/*.c core/desk/*.c forms/*.c omr/*.c scan/*.c)
	@msgfmt --check -o /dev/null core/locale/vi.po
	@msgcmp core/locale/vi.po $(BUILD)/kiemphieu.pot
	@msgcmp --use-untranslated $(BUILD)/kiemphieu.pot core/locale/vi.po
	@echo "words: every message has its Vietnamese"

# ---- where it goes ----
libexec = $(DESTDIR)$(PREFIX)/libexec/kiemphieu
share = $(DESTDIR)$(PREFIX)/share/kiemphieu
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(libexec) $(share)
	install $(BUILD)/kiemphieu $(DESTDIR)$(PREFIX)/bin/
	install $(addprefix $(BUILD)/,$(filter-out kiemphieu,$(programs))) $(libexec)/
	cp -R $(BUILD)/share/kiemphieu/. $(share)/

format:
	clang-format -i $$(git ls-files '*.c' '*.h')

clean:
	rm -rf $(BUILD)


-include $(wildcard $(BUILD)/obj/*/*.d $(BUILD)/obj/core/desk/*.d $(BUILD)/obj/core/recount/*.d \
	$(BUILD)/san/obj/core/recount/*.d \
	$(BUILD)/san/obj/core/desk/*.d $(BUILD)/obj/tests/*/*.d $(BUILD)/san/obj/*/*.d \
	$(BUILD)/san/obj/tests/*/*.d)
