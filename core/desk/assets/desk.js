/* desk.js -- what a page can do better with a script: live figures, keys, files. Every
 * page works without it, but for sending image files. */
"use strict";

/* ---- live parts: <div id="x" data-live="/address">: its words come anew at least each second ---- */
function watch(part) {
    let errors = 0;

    async function look() {
        try {
            const answer = await fetch(part.dataset.live, { cache: "no-store", credentials: "same-origin" });
            if (answer.status === 401 || answer.status === 403 || answer.redirected) {
                location.reload();
                return;
            }
            show(part, await answer.json());
            errors = 0;
        } catch (e) {
            errors += 1;
            if (errors === 5 && part.dataset.lost)
                part.querySelectorAll("[data-state]").forEach((n) => { n.textContent = part.dataset.lost; });
        }
        setTimeout(look, document.hidden ? 3000 : 400); /* with the scan's own half second: under one */
    }

    look();
}

/* Values go to elements that name them; another "page" number means: load the page anew. */
function show(part, values) {
    for (const place of part.querySelectorAll("[data-value]")) {
        const value = values[place.dataset.value];
        if (value === undefined || value === null)
            continue;
        if (place.tagName === "PROGRESS")
            place.value = Number(value);
        else if (place.textContent !== String(value))
            place.textContent = String(value);
    }
    if (part.dataset.page !== undefined && values.page !== undefined &&
            String(values.page) !== part.dataset.page && !isTyping())
        location.reload();
}

function isTyping() {
    const at = document.activeElement;
    return at !== null && /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) && at.value !== at.defaultValue;
}

/* ---- checking: a key a choice ---- */
function checking(form) {
    const rows = Array.from(form.querySelectorAll(".row"));
    let last;

    function isAnswered(row) {
        return row.querySelector("input:checked") !== null;
    }

    function mark() {
        const next = rows.find((row) => !isAnswered(row));
        rows.forEach((row) => {
            row.classList.toggle("answered", isAnswered(row));
            row.classList.toggle("current", row === next);
        });
        form.querySelectorAll("[data-sum]").forEach((place) => { place.textContent = add(place); });
        return next;
    }

    /* what the tens and ones of a person make: only once each row says a figure */
    function add(place) {
        const names = new Set(), points = new Map();
        let told = 0;
        for (const input of form.querySelectorAll(`input[data-of="${CSS.escape(place.dataset.sum)}"]`)) {
            names.add(input.name);
            if (!input.checked)
                continue;
            told += /^[0-9]+$/.test(input.value) ? 1 : 0;
            const sum = points.get(input.dataset.criterion) || { most: Number(input.dataset.most), points: 0 };
            sum.points += Number(input.value) || 0;
            points.set(input.dataset.criterion, sum);
        }
        const sums = Array.from(points.values());
        if (told < names.size)
            return "";
        if (sums.some((sum) => sum.points > sum.most))
            return place.dataset.beyond;
        return place.dataset.text.replace("#", String(sums.reduce((all, sum) => all + sum.points, 0)));
    }

    function current() {
        const at = document.activeElement === null ? null : document.activeElement.closest(".row");
        return at !== null && rows.includes(at) ? at : rows.find((row) => !isAnswered(row)) || last;
    }

    function choose(key) {
        const row = current();
        const input = row === undefined ? null : row.querySelector(`input[data-key="${key}"]`);
        if (input === null)
            return false;
        input.checked = true;
        last = row; /* a slip of the finger is mended by the next digit */
        const next = mark();
        if (next === undefined)
            form.querySelector("button.primary").focus();
        else
            next.querySelector("input").focus();
        if (next !== undefined)
            next.scrollIntoView({ block: "nearest" });
        return true;
    }

    form.addEventListener("change", mark);
    document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.altKey || event.metaKey || /^(TEXTAREA|SELECT)$/.test(event.target.tagName) ||
                (event.target.tagName === "INPUT" && event.target.type === "text"))
            return;
        const key = event.key.toLowerCase();
        if (/^[0-9bot]$/.test(key) && choose(key)) {
            event.preventDefault();
            return;
        }
        if (key === "enter" && event.target.tagName !== "BUTTON" && event.target.tagName !== "A" &&
                event.target.tagName !== "SUMMARY" && rows.every(isAnswered)) {
            event.preventDefault();
            form.querySelector("button.primary").click();
            return;
        }
        if (key === "d") { /* light pencil is easier to see */
            document.body.classList.toggle("darker");
            return;
        }
        const button = document.querySelector(`[data-press="${CSS.escape(key)}"]`);
        if (button !== null) {
            event.preventDefault();
            button.click();
        }
    });
    const first = mark();
    if (first !== undefined)
        first.querySelector("input").focus({ preventScroll: true });
    else
        form.querySelector("button").focus({ preventScroll: true });
}

/* ---- a CSV file into its text field ---- */
function takeCsv(input) {
    const text = document.getElementById(input.dataset.into);

    input.addEventListener("change", async () => {
        if (input.files.length === 0)
            return;
        const bytes = await input.files[0].arrayBuffer();
        text.value = new TextDecoder("utf-8").decode(bytes);
        text.focus();
    });
}

/* ---- image files, one after the other, each as it is ---- */
function sendFiles(form) {
    const input = form.querySelector("input[type=file]");
    const state = form.querySelector("[data-state]");
    const bar = form.querySelector("progress");

    form.addEventListener("submit", async (event) => {
        const files = Array.from(input.files);

        if (files.length === 0 || form.dataset.sent === "1")
            return;
        event.preventDefault();
        bar.hidden = false;
        bar.max = files.length;
        form.querySelector("button").disabled = true;
        for (let i = 0; i < files.length; i++) {
            state.textContent = `${files[i].name} (${i + 1}/${files.length})`;
            const address = form.dataset.upload + "?name=" + encodeURIComponent(files[i].name);
            const answer = await fetch(address, {
                method: "POST", body: files[i], credentials: "same-origin",
                headers: { "Content-Type": "application/octet-stream", "X-Token": form.elements.token.value },
            }).catch(() => null);
            if (answer === null || !answer.ok) {
                state.textContent = form.dataset.failed + " " + files[i].name;
                form.querySelector("button").disabled = false;
                return;
            }
            bar.value = i + 1;
        }
        form.dataset.sent = "1";
        form.querySelector("button").disabled = false;
        input.disabled = true;
        form.requestSubmit();
    });
}

/* ---- more rows in a table that is typed ---- */
function growing(table) {
    table.addEventListener("input", () => {
        const rows = table.tBodies[0].rows;
        const last = rows[rows.length - 1];
        if (Array.from(last.querySelectorAll("input")).every((input) => input.value === ""))
            return;
        const row = last.cloneNode(true);
        row.querySelectorAll("input").forEach((input) => {
            input.value = "";
            input.removeAttribute("aria-invalid");
            input.removeAttribute("aria-describedby");
        });
        row.querySelectorAll(".mistake").forEach((n) => n.remove());
        table.tBodies[0].append(row);
    });
}

/* ---- two forms on a page: what was typed in the other one is not lost in silence ---- */
function isChanged(form) {
    return Array.from(form.elements).some((e) =>
        (e.type === "checkbox" || e.type === "radio") ? e.checked !== e.defaultChecked :
        e.tagName === "SELECT" ?
            e.selectedIndex !== Math.max(0, Array.from(e.options).findIndex((o) => o.defaultSelected)) :
        e.defaultValue !== undefined && e.type !== "hidden" && e.value !== e.defaultValue);
}

function guardForms(main) {
    main.addEventListener("submit", (event) => {
        const others = Array.from(main.querySelectorAll("form")).filter((form) => form !== event.target);
        if (others.some(isChanged) && !window.confirm(main.dataset.unsaved))
            event.preventDefault();
    });
}

/* ---- the hall: arrow keys step ---- */
function hall() {
    document.addEventListener("keydown", (event) => {
        const way = { ArrowRight: "next", PageDown: "next", " ": "next", ArrowLeft: "prev", PageUp: "prev" }[event.key];
        const link = way === undefined ? null : document.querySelector(`a[rel="${way}"]`);
        if (link !== null) {
            event.preventDefault();
            link.click();
        }
    });
}

document.querySelectorAll("[data-live]").forEach(watch);
document.querySelectorAll("form.checking-form").forEach(checking);
document.querySelectorAll("input[data-into]").forEach(takeCsv);
document.querySelectorAll("form[data-upload]").forEach(sendFiles);
document.querySelectorAll("table[data-growing]").forEach(growing);
document.querySelectorAll("main[data-unsaved]").forEach(guardForms);
if (document.body.classList.contains("hall"))
    hall();
