"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const number = new Intl.NumberFormat("en").format;
  const hex = (value, digits) => value.toString(16).padStart(digits, "0");
  const free = new Set(["padding", "unused", "filler", "unreached"]);
  const row = 22;

  /** Returns a new element with text, classes and children. */
  const make = (tag, options = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(options)) {
      if (name === "text") element.textContent = value;
      else if (name === "hue") element.style.setProperty("--h", value);
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };

  // ---- Fields and colours: a colour for each field, in the order in which fields are met.

  const hues = new Map();
  const hueOf = (field) => {
    if (!hues.has(field)) hues.set(field, Math.round((52 + hues.size * 137.508) % 360));
    return hues.get(field);
  };

  /** A block with its spans, in arrays: a page has very many. */
  class Block {
    constructor(map) {
      Object.assign(this, map);
      const text = atob(map.bytes);
      this.bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
      const count = map.spans.length / 6;
      this.starts = new Int32Array(count + 1);
      this.pointers = new Map();
      for (let i = 0; i < count; i++) {
        this.starts[i + 1] = this.starts[i] + map.spans[6 * i];
      }
      this.count = count;
      this.paths = new Map();
      for (let i = 0; i < count; i++) {
        const target = this.target(i);
        if (target >= 0) {
          const at = this.spanAt(target);
          if (!this.pointers.has(at)) this.pointers.set(at, []);
          this.pointers.get(at).push(i);
        }
      }
    }
    length(span) { return this.spans[6 * span]; }
    kind(span) { return this.strings[this.spans[6 * span + 1]]; }
    trail(span) { return this.spans[6 * span + 2]; }
    type(span) { return this.strings[this.spans[6 * span + 3]]; }
    value(span) { return this.strings[this.spans[6 * span + 4]]; }
    target(span) { return this.spans[6 * span + 5] - 1; }

    /** Returns path and field (the path without indexes and keys) of a trail. */
    way(trail) {
      let known = this.paths.get(trail);
      if (!known) {
        const parent = this.trails[2 * trail];
        const step = this.strings[this.trails[2 * trail + 1]];
        const before = parent ? this.way(parent - 1) : { path: "", field: "" };
        const isPlace = step.startsWith("[") || step.startsWith("#");
        known = { path: before.path + step, field: before.field + (isPlace ? "" : step) };
        this.paths.set(trail, known);
      }
      return known;
    }
    path(span) { return this.way(this.trail(span)).path; }
    field(span) { return this.way(this.trail(span)).field || "value"; }
    hue(span) { return free.has(this.kind(span)) ? 0 : hueOf(this.field(span)); }
    spanAt(byte) {
      let low = 0;
      let high = this.count - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (this.starts[middle] <= byte) low = middle;
        else high = middle - 1;
      }
      return low;
    }
    /** Returns text for people: what the bytes are. */
    told(span) {
      const value = this.value(span);
      const target = this.target(span);
      const to = target >= 0 ? "leads to " + hex(target, 8) : "";
      return [to, value].filter(Boolean).join(", ") || this.kind(span);
    }
  }

  const blocks = new Map();
  const blockAt = (index) => {
    if (!blocks.has(index)) blocks.set(index, new Block(data.maps[index]));
    return blocks.get(index);
  };
  const indexOfBlock = new Map(data.maps.map((map, index) => [map.block, index]));

  // ---- The state

  let index = 0;
  let block = data.maps.length ? blockAt(0) : null;
  let cursor = block ? Math.min(32, block.bytes.length - 1) : 0;
  let hovered = -1;
  let columns = 16;
  let finds = [];
  let found = -1;
  const returns = [];

  // ---- The head of the page

  document.title = data.file + " – arenite inspect";
  $("file").textContent = data.file;
  $("facts").textContent = [
    data.name,
    number(data.fileBytes) + " bytes",
    number(data.blocks) + (data.blocks === 1 ? " block" : " blocks"),
    number(data.items) + (data.items === 1 ? " value" : " values"),
    data.finished ? "" : "not finished",
    data.damaged ? number(data.damaged) + " damaged" : "",
  ].filter(Boolean).join(" · ");
  $("schema").textContent = data.schema.trimEnd() + "\n\nfingerprint " + data.fingerprint;
  const leftOut = [];
  if (data.damaged) leftOut.push("Damaged blocks have no map.");
  if (data.maps.length + data.damaged < data.blocks) {
    leftOut.push("This page has the bytes of " + number(data.maps.length) + " of " + number(data.blocks)
        + " blocks, those with a dot. arenite inspect FILE --map --range FROM..TO prints any of the others.");
  }
  if (data.blocksPerCell > 1) leftOut.push("Each cell is " + number(data.blocksPerCell) + " blocks.");
  if (data.checked < data.blocks) {
    leftOut.push(number(data.checked) + " blocks were checked; the others were not looked at.");
  }
  $("left-out").textContent = leftOut.join(" ");

  // ---- Blocks as a heat map

  const most = (of) => data.cells.reduce((greatest, cell) => Math.max(greatest, of(cell)), 1);
  const metrics = [
    { name: "used", ends: ["0 %", "100 %"], of: (cell) => cell[4] / 10 },
    { name: "values", of: (cell) => cell[3] / cell[1] },
    { name: "size", of: (cell) => cell[2] / cell[1] },
    { name: "state", ends: null, of: () => 0 },
  ];
  for (const metric of metrics) {
    metric.most = metric.name === "used" ? 100 : most(metric.of);
    if (metric.ends === undefined) metric.ends = ["0", number(Math.round(metric.most))];
  }
  let metric = metrics[0];
  const mapsOf = (cell) => {
    for (let each = cell[0]; each < cell[0] + cell[1]; each++) {
      if (indexOfBlock.has(each)) return indexOfBlock.get(each);
    }
    return -1;
  };
  const cellFacts = (cell) => [
    cell[1] === 1 ? "Block " + number(cell[0]) : "Blocks " + number(cell[0]) + "–" + number(cell[0] + cell[1] - 1),
    number(cell[2]) + " bytes",
    number(cell[3]) + (cell[3] === 1 ? " value" : " values"),
    cell[4] < 0 ? "" : (cell[4] / 10).toFixed(0) + " % used",
    cell[5] ? "damaged: " + cell[5] : cell[4] < 0 ? "not looked at" : "sound",
    mapsOf(cell) < 0 ? "bytes not in this page" : "",
  ].filter(Boolean).join(" · ");

  const heat = $("heat");
  const buttons = data.cells.map((cell, at) => {
    const button = make("button", { type: "button", tabindex: at ? "-1" : "0", "aria-label": cellFacts(cell) });
    button.addEventListener("click", () => showCell(at));
    button.addEventListener("focus", () => { $("block-facts").textContent = cellFacts(cell); });
    button.addEventListener("pointerenter", () => { $("block-facts").textContent = cellFacts(cell); });
    heat.append(button);
    return button;
  });
  heat.classList.toggle("many", buttons.length > 400);
  heat.addEventListener("pointerleave", () => tellBlock());
  heat.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: perLine(), ArrowUp: -perLine() }[event.key];
    const at = buttons.indexOf(document.activeElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    buttons[Math.max(0, Math.min(buttons.length - 1, at + step))].focus();
  });
  const perLine = () => {
    const top = buttons[0].offsetTop;
    const next = buttons.findIndex((button) => button.offsetTop > top);
    return next < 0 ? buttons.length : next;
  };
  const showCell = (at) => {
    const map = mapsOf(data.cells[at]);
    if (map >= 0) go(map, 32);
    else $("block-facts").textContent = cellFacts(data.cells[at]);
  };
  const tellBlock = () => {
    const here = block ? data.cells.findIndex((cell) => block.block >= cell[0] && block.block < cell[0] + cell[1]) : -1;
    buttons.forEach((button, at) => {
      button.classList.toggle("here", at === here);
      button.tabIndex = at === Math.max(0, here) ? 0 : -1;
    });
    $("block-facts").textContent = here < 0 ? "" : cellFacts(data.cells[here]);
  };
  const paintHeat = () => {
    data.cells.forEach((cell, at) => {
      const isState = metric.name === "state";
      buttons[at].style.setProperty("--v", Math.round((100 * Math.max(0, metric.of(cell))) / metric.most));
      buttons[at].className = [
        cell[5] ? "bad" : "",
        cell[4] < 0 && !cell[5] && (isState || metric.name === "used") ? "unknown" : "",
        isState && cell[4] >= 0 && !cell[5] ? "sound" : "",
        data.maps.length + data.damaged < data.blocks && mapsOf(cell) >= 0 ? "mapped" : "",
      ].filter(Boolean).join(" ");
    });
    const scale = $("scale");
    scale.replaceChildren();
    if (metric.ends) scale.append(metric.ends[0], make("i"), metric.ends[1]);
    for (const choice of $("metrics").children) {
      choice.setAttribute("aria-checked", String(choice.textContent === metric.name));
      choice.tabIndex = choice.textContent === metric.name ? 0 : -1;
    }
    tellBlock();
  };
  for (const each of metrics) {
    const choice = make("button", { type: "button", role: "radio", text: each.name });
    choice.addEventListener("click", () => { metric = each; paintHeat(); });
    $("metrics").append(choice);
  }
  $("metrics").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    metric = metrics[(metrics.indexOf(metric) + step + metrics.length) % metrics.length];
    paintHeat();
    $("metrics").querySelector("[aria-checked=true]").focus();
  });

  // ---- The grid of bytes: only the lines that one sees are elements.

  const view = $("hex");
  const rows = $("rows");
  const arrows = $("arrows");
  const lines = () => Math.ceil(block.bytes.length / columns);
  let charWidth = 8;

  const layOut = () => {
    const probe = make("span", { text: "0".repeat(100) });
    probe.style.position = "absolute";
    rows.append(probe);
    charWidth = probe.getBoundingClientRect().width / 100;
    probe.remove();
    columns = view.clientWidth >= charWidth * 80 ? 16 : 8;
    $("columns").textContent = "offset   " + Array.from({ length: columns }, (_, i) =>
        (i === 8 ? " " : "") + " " + hex(i, 2)).join("") + "  text";
    $("columns").style.fontSize = getComputedStyle(view).fontSize;
    rows.style.height = lines() * row + "px";
    arrows.setAttribute("width", Math.max(1, view.clientWidth - 2));
    arrows.setAttribute("height", lines() * row);
    view.setAttribute("aria-rowcount", lines());
    view.setAttribute("aria-colcount", columns);
  };

  const centre = (byte) => {
    const column = byte % columns;
    return {
      x: charWidth * (9 + 3 * column + 1.5 + (column >= 8 ? 1 : 0)),
      y: row * Math.floor(byte / columns) + row / 2,
    };
  };

  const shortPath = (path) => {
    const text = path.replace(/^#\d+\.?/, "").replace(/^\./, "") || path;
    return text.length > 34 ? "…" + text.slice(-33) : text;
  };

  const drawRow = (line) => {
    const start = line * columns;
    const end = Math.min(block.bytes.length, start + columns);
    const cells = make("div", { class: "cells", role: "presentation" });
    const chars = make("div", { class: "chars", "aria-hidden": "true" });
    const what = make("div", { class: "what", "aria-hidden": "true" });
    let named = 0;
    for (let byte = start; byte < end; byte++) {
      const span = block.spanAt(byte);
      const value = block.bytes[byte];
      const isFirst = byte === block.starts[span];
      const classes = [
        isFirst ? "first" : "",
        byte === block.starts[span + 1] - 1 ? "last" : "",
        byte - start === 8 ? "mid" + (isFirst ? "" : " joined") : "",
      ].filter(Boolean).join(" ");
      const cell = make("i", {
        id: "b" + byte, role: "gridcell", class: classes, "data-b": byte, "data-k": block.kind(span),
        hue: block.hue(span), text: hex(value, 2), "aria-colindex": byte - start + 1,
      });
      cells.append(cell);
      chars.append(make("i", {
        "data-b": byte, "data-k": block.kind(span), hue: block.hue(span),
        text: value >= 0x20 && value < 0x7f ? String.fromCharCode(value) : "·",
      }));
      if (isFirst && named < 6 && !free.has(block.kind(span)) && block.kind(span) !== "absent") {
        named++;
        what.append(make("span", { hue: block.hue(span) },
            make("b", { text: shortPath(block.path(span)) }), shownIn(span)));
      }
    }
    if (end - start < columns) cells.style.width = (3 * columns + (columns > 8 ? 1 : 0)) + "ch";
    const element = make("div", { class: "hrow", role: "row", "aria-rowindex": line + 1 },
        make("span", { class: "at", role: "rowheader", text: hex(start, 8) }), cells, chars, what);
    element.style.top = line * row + "px";
    return element;
  };
  const shownIn = (span) => {
    const target = block.target(span);
    const text = target >= 0 ? " → " + hex(target, 4) : block.value(span) ? " " + block.value(span) : "";
    return text.length > 40 ? text.slice(0, 39) + "…" : text;
  };

  const draw = () => {
    if (!block) return;
    const first = Math.max(0, Math.floor(view.scrollTop / row) - 4);
    const last = Math.min(lines(), Math.ceil((view.scrollTop + view.clientHeight) / row) + 4);
    const drawn = [];
    for (let line = first; line < last; line++) drawn.push(drawRow(line));
    rows.replaceChildren(...drawn);
    mark();
  };
  let isWaiting = false;
  const drawSoon = () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => { isWaiting = false; draw(); });
  };

  const eachByte = (span, action) => {
    const from = Math.max(block.starts[span], Math.floor(view.scrollTop / row - 4) * columns);
    const to = Math.min(block.starts[span + 1], Math.ceil((view.scrollTop + view.clientHeight) / row + 4) * columns);
    for (let byte = from; byte < to; byte++) {
      for (const element of rows.querySelectorAll('[data-b="' + byte + '"]')) action(element);
    }
  };

  /** Marks cursor, finds, the field at hand and its pointers. */
  const mark = () => {
    for (const element of rows.querySelectorAll(".lit, .goal, .cursor, .hit")) {
      element.classList.remove("lit", "goal", "cursor", "hit");
      element.removeAttribute("aria-selected");
    }
    const span = hovered >= 0 ? hovered : block.spanAt(cursor);
    eachByte(span, (element) => element.classList.add("lit"));
    const target = block.target(span);
    if (target >= 0) eachByte(block.spanAt(target), (element) => element.classList.add("goal"));
    for (const find of finds) {
      if (find[0] === index) eachByte(find[1], (element) => element.classList.add("hit"));
    }
    const cell = $("b" + cursor);
    if (cell) {
      cell.classList.add("cursor");
      cell.setAttribute("aria-selected", "true");
      view.setAttribute("aria-activedescendant", cell.id);
    }
    drawArrows(span);
    tell(span);
  };

  const svg = (tag, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const drawArrow = (from, to, style) => {
    const a = centre(from);
    const b = centre(to);
    const up = b.y < a.y || (b.y === a.y && b.x < a.x);
    const bulge = Math.min(140, 24 + Math.abs(b.y - a.y) / 3);
    const y1 = a.y + (up ? -9 : 9);
    const y2 = b.y + (up ? 10 : -10);
    const bend = up ? -bulge : bulge;
    arrows.append(svg("path", { class: style, d: `M${a.x} ${y1}C${a.x} ${y1 + bend} ${b.x} ${y2 - bend} ${b.x} ${y2}` }));
    const tip = up ? 6 : -6;
    arrows.append(svg("path", { class: style + " tip", d: `M${b.x} ${y2 - tip / 3}l-5 ${tip}h10z` }));
  };
  const drawArrows = (span) => {
    arrows.replaceChildren();
    const target = block.target(span);
    if (target >= 0) drawArrow(block.starts[span], target, "line");
    for (const source of (block.pointers.get(span) || []).slice(0, 12)) {
      drawArrow(block.starts[source], block.target(source), "back");
    }
  };

  // ---- The field at hand

  const link = (text, action) => {
    const button = make("button", { type: "button", class: "link", text });
    button.addEventListener("click", action);
    return button;
  };
  const tell = (span) => {
    const start = block.starts[span];
    const detail = $("detail");
    const facts = make("dl");
    const fact = (name, ...content) => facts.append(make("div", {}, make("dt", { text: name }), make("dd", {}, ...content)));
    fact("kind", block.kind(span));
    if (block.type(span)) fact("type", block.type(span));
    const length = block.length(span);
    fact("bytes", hex(start, 8) + " – " + hex(start + length - 1, 8) + ", " + number(length));
    fact("in the file", hex(block.position + start, 8));
    const target = block.target(span);
    if (target >= 0) {
      fact("leads to", link(hex(target, 8) + " " + shortPath(block.path(block.spanAt(target))), () => follow(span)));
    }
    const sources = block.pointers.get(span) || [];
    if (sources.length) {
      fact("reached from", ...sources.slice(0, 4).flatMap((source, at) =>
          [at ? ", " : "", link(hex(block.starts[source], 8) + " " + shortPath(block.path(source)), () => jump(block.starts[source]))]),
          sources.length > 4 ? " and " + number(sources.length - 4) + " more" : "");
    }
    const shown = target < 0 ? block.value(span) : block.value(block.spanAt(target)) && "→ " + block.value(block.spanAt(target));
    detail.replaceChildren(
        make("div", { class: "path", text: block.path(span) || block.kind(span) }),
        ...(shown ? [make("div", { class: "value", text: shown, hue: block.hue(span) })] : [make("p")]),
        facts);
  };
  const say = () => {
    const span = block.spanAt(cursor);
    $("say").textContent = [block.path(span) || block.kind(span), block.type(span), block.told(span)].filter(Boolean).join(": ");
  };

  // ---- Moving

  const reveal = () => {
    const top = Math.floor(cursor / columns) * row;
    const height = row * Math.floor(view.clientHeight / row);
    if (top < view.scrollTop + row) view.scrollTop = Math.max(0, top - 3 * row);
    else if (top + 2 * row > view.scrollTop + height) view.scrollTop = top - height + 4 * row;
  };
  const move = (byte) => {
    hovered = -1;
    cursor = Math.max(0, Math.min(block.bytes.length - 1, byte));
    reveal();
    draw();
    say();
  };
  const go = (map, byte) => {
    if (map !== index) {
      index = map;
      block = blockAt(index);
      $("hex-title").textContent = "Bytes of block " + number(block.block);
      $("earlier").disabled = index === 0;
      $("later").disabled = index === data.maps.length - 1;
      layOut();
      view.scrollTop = 0;
      tellBlock();
      drawLegend();
    }
    move(byte);
  };
  const jump = (byte) => {
    returns.push([index, cursor]);
    move(byte);
    view.focus({ preventScroll: true });
  };
  const follow = (span) => {
    const target = block.target(span);
    if (target >= 0) jump(target);
  };
  const back = () => {
    const last = returns.pop();
    if (last) go(last[0], last[1]);
  };
  const field = (step) => {
    if (finds.length) {
      show((found + step + finds.length) % finds.length);
      return;
    }
    let span = block.spanAt(cursor) + step;
    while (span > 0 && span < block.count - 1 && free.has(block.kind(span))) span += step;
    move(block.starts[Math.max(0, Math.min(block.count - 1, span))]);
  };
  const neighbour = (step) => {
    if (index + step >= 0 && index + step < data.maps.length) go(index + step, 32);
  };

  view.addEventListener("scroll", drawSoon);
  view.addEventListener("pointermove", (event) => {
    const byte = event.target.closest("[data-b]");
    const span = byte ? block.spanAt(Number(byte.dataset.b)) : -1;
    if (span !== hovered) {
      hovered = span;
      mark();
    }
  });
  view.addEventListener("pointerleave", () => { hovered = -1; if (block) mark(); });
  view.addEventListener("click", (event) => {
    const byte = event.target.closest("[data-b]");
    if (byte) move(Number(byte.dataset.b));
  });
  view.addEventListener("dblclick", () => follow(block.spanAt(cursor)));
  view.addEventListener("keydown", (event) => {
    const page = Math.max(1, Math.floor(view.clientHeight / row) - 2) * columns;
    const line = cursor - (cursor % columns);
    const moves = {
      ArrowLeft: cursor - 1, ArrowRight: cursor + 1, ArrowUp: cursor - columns, ArrowDown: cursor + columns,
      PageUp: cursor - page, PageDown: cursor + page,
      Home: event.ctrlKey ? 0 : line, End: event.ctrlKey ? block.bytes.length - 1 : line + columns - 1,
    };
    if (event.altKey || event.metaKey) return;
    if (event.key in moves) {
      if (event.key.startsWith("Arrow") && (moves[event.key] < 0 || moves[event.key] >= block.bytes.length)) {
        event.preventDefault();
        return;
      }
      move(moves[event.key]);
    } else if (event.key === "Enter") follow(block.spanAt(cursor));
    else if (event.key === "Backspace") back();
    else return;
    event.preventDefault();
  });

  // ---- Finding

  const maxFinds = 5000;
  const find = (query) => {
    finds = [];
    found = -1;
    const wanted = query.trim().toLowerCase();
    if (wanted) {
      for (let map = 0; map < data.maps.length && finds.length < maxFinds; map++) {
        const each = blockAt(map);
        for (let span = 0; span < each.count && finds.length < maxFinds; span++) {
          if (free.has(each.kind(span))) continue;
          if (each.path(span).toLowerCase().includes(wanted) || each.value(span).toLowerCase().includes(wanted)) {
            finds.push([map, span]);
          }
        }
      }
      const from = finds.findIndex(([map, span]) => map > index || (map === index && block.starts[span + 1] > cursor));
      if (finds.length) show(Math.max(0, from));
    }
    $("found").textContent = !wanted ? "" : finds.length ? countText() : "not in this page";
    if (!finds.length && block) mark();
  };
  const countText = () => number(found + 1) + " of " + (finds.length === maxFinds ? "at least " : "") + number(finds.length);
  const show = (at) => {
    found = at;
    go(finds[at][0], blockAt(finds[at][0]).starts[finds[at][1]]);
    $("found").textContent = countText();
  };
  $("find").addEventListener("input", (event) => { if (block) find(event.target.value); });
  $("find").addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.target.value = "";
      if (block) find("");
      view.focus({ preventScroll: true });
    } else if (event.key === "Enter" && finds.length) {
      show((found + (event.shiftKey ? -1 : 1) + finds.length) % finds.length);
    } else return;
    event.preventDefault();
  });

  // ---- Legend

  const drawLegend = () => {
    const sizes = new Map();
    for (let span = 0; span < block.count; span++) {
      const kind = block.kind(span);
      const name = free.has(kind) || kind === "absent" || kind === "control" ? kind : kind === "header" || kind === "root" ? "block" : block.field(span);
      const known = sizes.get(name) || { name, bytes: 0, span, kind: name === kind ? kind : name === "block" ? "header" : "value" };
      known.bytes += block.length(span);
      sizes.set(name, known);
    }
    const all = [...sizes.values()].sort((a, b) => b.bytes - a.bytes);
    const chips = all.slice(0, 36).map((each) => {
      const hue = each.kind === "value" ? hueOf(each.name) : 0;
      const text = each.name.replace(/^\./, "") + " " + Math.max(1, Math.round((100 * each.bytes) / block.bytes.length)) + " %";
      const chip = make("button", { type: "button", "data-k": each.kind, hue, text, title: number(each.bytes) + " bytes" });
      chip.addEventListener("click", () => {
        let span = block.spanAt(cursor) + 1;
        const isIt = (at) => (each.kind === "value" ? block.field(at) === each.name && !free.has(block.kind(at)) : block.kind(at) === each.kind);
        for (let tried = 0; tried < block.count; tried++, span++) {
          if (isIt(span % block.count)) {
            jump(block.starts[span % block.count]);
            return;
          }
        }
      });
      return chip;
    });
    $("legend").replaceChildren(...chips);
  };

  // ---- Light and dark, keys

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = (name) => {
    document.documentElement.dataset.theme = name;
    $("theme").setAttribute("aria-pressed", String(name === "dark"));
  };
  const isDark = () => (document.documentElement.dataset.theme || (dark.matches ? "dark" : "light")) === "dark";
  const turn = () => theme(isDark() ? "light" : "dark");
  $("theme").setAttribute("aria-pressed", String(isDark()));
  $("theme").addEventListener("click", turn);
  $("help").addEventListener("click", () => $("keys").showModal());
  $("earlier").addEventListener("click", () => neighbour(-1));
  $("later").addEventListener("click", () => neighbour(1));
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, dialog");
    if (isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
    const actions = {
      "/": () => $("find").focus(), "?": () => $("keys").showModal(), t: turn,
      n: () => block && field(1), N: () => block && field(-1),
      "[": () => neighbour(-1), "]": () => neighbour(1),
    };
    if (actions[event.key]) {
      event.preventDefault();
      actions[event.key]();
    }
  });

  // ---- Start

  paintHeat();
  if (block) {
    $("hex-title").textContent = "Bytes of block " + number(block.block);
    $("earlier").disabled = true;
    $("later").disabled = data.maps.length === 1;
    layOut();
    drawLegend();
    draw();
    new ResizeObserver(() => { layOut(); reveal(); draw(); }).observe(view);
  } else {
    rows.append(make("p", { class: "note", text: data.blocks ? "No block of this file can be shown." : "This file has no blocks." }));
    $("earlier").disabled = $("later").disabled = true;
  }
})();
