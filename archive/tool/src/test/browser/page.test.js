// Looks at the pages that MapPageTest has made: what one sees by hovering, what one reaches by keys
// alone, and that nothing is asked for from anywhere.
"use strict";
const { test, before, after } = require("node:test");
const assert = require("node:assert/strict");
const path = require("node:path");
const { chromium } = require("playwright-core");

const pages = process.env.PAGES;
let browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
});

after(async () => browser?.close());

/** Opens a page; requests and errors are collected. */
async function open(name, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: "light", ...options });
  const requests = [];
  const errors = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
  await page.goto("file://" + path.join(pages, name + ".html"));
  await page.waitForSelector("#facts:not(:empty)");
  return { page, requests, errors };
}

const detail = (page) => page.locator("#detail").innerText();

/** Tests a page, which must be without errors and requests afterwards. */
function look(title, name, options, looks) {
  test(title, async () => {
    const { page, requests, errors } = await open(name, options);
    try {
      await looks(page);
      assert.deepEqual(errors, []);
      assert.deepEqual(requests.filter((url) => !url.startsWith("file://") && url !== "data:,"), []);
      assert.equal(requests.filter((url) => url.startsWith("file://")).length, 1);
      if (process.env.SCREENSHOTS) {
        const file = title.replace(/[^a-z]+/gi, "-").toLowerCase() + ".png";
        await page.screenshot({ path: path.join(process.env.SCREENSHOTS, file) });
      }
    } finally {
      await page.close();
    }
  });
}

async function find(page, text) {
  await page.keyboard.press("/");
  await page.keyboard.type(text);
}

look("hovering tells the field and draws its pointer", "orders", {}, async (page) => {
  await find(page, "#1.customer");
  await page.keyboard.press("Escape");
  const pointer = page.locator('.cells [data-k="pointer"]').first();
  await pointer.hover();
  assert.match(await detail(page), /pointer/);
  assert.match(await detail(page), /leads to/);
  assert.ok((await page.locator("#arrows path.line").count()) >= 1, "no arrow");
  const text = page.locator('.cells [data-k="text"]').first();
  await text.hover();
  assert.match(await detail(page), /kind\s+text/);
  assert.ok((await page.locator(".cells .lit").count()) > 1, "field is not lit");
});

look("the arrow ends at the target", "orders", {}, async (page) => {
  await find(page, "#0.notes, no such");
  assert.equal(await page.locator("#found").innerText(), "not in this page");
  await page.keyboard.press("Escape");
  // Text, its length, and the pointer to it, close behind it.
  await find(page, "#1.agent");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  assert.match(await detail(page), /leads to/);
  const goal = page.locator(".cells .goal").first();
  await goal.waitFor();
  const box = await goal.boundingBox();
  const tip = await page.locator("#arrows path.tip").first().boundingBox();
  assert.ok(Math.abs(tip.x + tip.width / 2 - (box.x + box.width / 2)) < 8, JSON.stringify({ box, tip }));
  assert.ok(Math.abs(tip.y + tip.height / 2 - (box.y + box.height / 2)) < 24, JSON.stringify({ box, tip }));
});

look("keys alone reach everything", "orders", {}, async (page) => {
  await page.locator("#hex").focus();
  assert.match(await detail(page), /00000020/);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.locator("#hex").getAttribute("aria-activedescendant"), "b49");
  await page.keyboard.press("Control+Home");
  assert.match(await detail(page), /block\.magic/);
  await page.keyboard.press("n");
  assert.match(await detail(page), /block\.checksum/);
  assert.match(await page.locator("#say").innerText(), /block\.checksum: u32/);
  await page.keyboard.press("Shift+N");
  assert.match(await detail(page), /block\.magic/);
  await page.keyboard.press("]");
  assert.match(await page.locator("#hex-title").innerText(), /block 1/i);
  await page.keyboard.press("[");
  assert.match(await page.locator("#hex-title").innerText(), /block 0/i);
  await page.keyboard.press("Control+End");
  await page.keyboard.press("n");
  assert.match(await detail(page), /block\.roots/);
});

look("pointers are followed and left again", "orders", {}, async (page) => {
  await find(page, "block.roots[#2]");
  await page.keyboard.press("Escape");
  const before = await page.locator("#hex").getAttribute("aria-activedescendant");
  await page.keyboard.press("Enter");
  const target = await page.locator("#hex").getAttribute("aria-activedescendant");
  assert.notEqual(target, before);
  assert.match(await detail(page), /#2\.id/);
  await page.keyboard.press("Backspace");
  assert.equal(await page.locator("#hex").getAttribute("aria-activedescendant"), before);
});

look("finding goes from find to find over all blocks", "orders", {}, async (page) => {
  await find(page, "bank transfer");
  assert.match(await page.locator("#found").innerText(), /^1 of 20$/);
  await page.keyboard.press("Enter");
  assert.match(await page.locator("#found").innerText(), /^2 of 20$/);
  assert.match(await detail(page), /"bank transfer"/);
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("Shift+Enter");
  assert.match(await page.locator("#found").innerText(), /^20 of 20$/);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#found").innerText(), "");
});

look("help is a dialog that keys close", "orders", {}, async (page) => {
  await page.locator("#hex").focus();
  await page.keyboard.press("?");
  assert.ok(await page.locator("#keys").evaluate((dialog) => dialog.open));
  await page.keyboard.press("Escape");
  assert.ok(!(await page.locator("#keys").evaluate((dialog) => dialog.open)));
});

/** Returns the contrast of two colours (WCAG). */
const contrast = (page, selector) => page.locator(selector).first().evaluate((element) => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const paint = (colour) => { context.fillStyle = colour; context.fillRect(0, 0, 1, 1); };
  const read = () => [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((each) => {
      const part = each / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const chain = [];
  for (let each = element; each; each = each.parentElement) chain.unshift(getComputedStyle(each).backgroundColor);
  chain.forEach(paint);
  const back = luminance(read());
  paint(getComputedStyle(element).color);
  const ink = luminance(read());
  return (Math.max(back, ink) + 0.05) / (Math.min(back, ink) + 0.05);
});

for (const scheme of ["light", "dark"]) {
  look("everything is legible in the " + scheme, "orders", { colorScheme: scheme }, async (page) => {
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const isDark = Number(background.match(/\d+/)[0]) < 128;
    assert.equal(isDark, scheme === "dark", background);
    for (const kind of ["text", "pointer", "value", "padding", "header", "tag", "filler", "folded"]) {
      await page.locator("#hex").focus();
      const selector = '.cells [data-k="' + kind + '"]:not(.lit)';
      for (let i = 0; i < 30 && !(await page.locator(selector).count()); i++) await page.keyboard.press("PageDown");
      const ratio = await contrast(page, selector);
      assert.ok(ratio >= 4.5, kind + " has contrast " + ratio);
    }
    for (const selector of ["#facts", "h1", "#block-facts", "#hex-title", "#detail dt", "#legend button", ".choice [aria-checked=true]", ".at"]) {
      const ratio = await contrast(page, selector);
      assert.ok(ratio >= 4.5, selector + " has contrast " + ratio);
    }
  });
}

look("light and dark are turned by a key", "orders", {}, async (page) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.keyboard.press("t");
  assert.notEqual(await background(), light);
  await page.keyboard.press("t");
  assert.equal(await background(), light);
});

look("hostile text is shown and nothing more", "orders", {}, async (page) => {
  assert.match(await page.title(), /^orders\.blocks/);
  await find(page, "</script><script>");
  assert.match(await page.locator("#found").innerText(), /^1 of 15$/);
  assert.match(await detail(page), /<\/script><script>document\.title='hostile'<\/script>/);
  assert.equal(await page.locator("script").count(), 2);
  assert.match(await page.title(), /^orders\.blocks/);
});

look("a page of a large file says what it leaves out", "large", {}, async (page) => {
  assert.match(await page.locator("#left-out").innerText(), /This page has the bytes of \d+ of 1,\d+ blocks/);
  const cells = page.locator("#heat button");
  assert.ok((await cells.count()) > 1000);
  await cells.nth(3).click();
  assert.match(await page.locator("#block-facts").innerText(), /Block 3 .* bytes not in this page/);
  await page.locator("#heat button.mapped").last().click();
  assert.match(await page.locator("#hex-title").innerText(), /block 1,\d+/i);
});

look("cells are reached by arrows and tell their block", "orders", {}, async (page) => {
  await page.locator("#heat button").first().focus();
  await page.keyboard.press("ArrowRight");
  assert.match(await page.locator("#block-facts").innerText(), /Block 1 · .* values · \d+ % used · sound/);
  await page.keyboard.press("Enter");
  assert.match(await page.locator("#hex-title").innerText(), /block 1/i);
  await page.getByRole("radio", { name: "state" }).click();
  assert.ok((await page.locator("#heat button.sound").count()) > 5);
});

look("damage is seen", "damaged", {}, async (page) => {
  assert.match(await page.locator("#facts").innerText(), /1 damaged/);
  const bad = page.locator("#heat button.bad");
  assert.equal(await bad.count(), 1);
  await bad.click();
  assert.match(await page.locator("#block-facts").innerText(), /damaged: .*checksum does not match/);
});

look("a file without blocks is told", "empty", {}, async (page) => {
  assert.match(await page.locator("#rows").innerText(), /no blocks/);
  await page.keyboard.press("n");
});

look("a part of a very large block is shown", "value", {}, async (page) => {
  await page.locator("#hex").focus();
  await page.keyboard.press("Control+End");
  assert.match(await detail(page), /\.all\[8\.\.500000\)/);
});

look("a narrow window has everything below one another", "orders", { viewport: { width: 390, height: 844 } }, async (page) => {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 390, "page is " + width + " wide");
  assert.equal(await page.locator("#hex").getAttribute("aria-colcount"), "8");
  await page.locator('.cells [data-k="text"]').first().click();
  assert.match(await detail(page), /text/);
});
