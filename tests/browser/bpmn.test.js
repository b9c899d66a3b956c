// The BPMN that lists of steps become and that the example wiki shows, as another tool reads it.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { BpmnModdle } from "bpmn-moddle";
import { useWorld } from "./support/browser.js";

const world = useWorld("example");
const cases = fileURLToPath(new URL("../diagrams/steps", import.meta.url));

/** All elements of a tree that are not only referred to. */
function* elements(element) {
  yield element;
  for (const property of element.$descriptor.properties) {
    if (property.isReference || property.isAttr) continue;
    for (const child of [element[property.name] ?? []].flat()) {
      if (child?.$descriptor) yield* elements(child);
    }
  }
}

for (const name of (await readdir(cases)).filter((name) => name.endsWith(".bpmn"))) {
  const withoutRole = name === "verschachtelt.bpmn" ? ["step-3"] : [];
  test(`${name} is read without warnings`, async () => isWhole(join(cases, name), withoutRole));
}

test("what the example wiki gives is read without warnings", async () => {
  // Both what is drawn by hand and what lists of steps become.
  const { folder } = world.sites.example;
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".bpmn"));
  assert.ok(files.some((name) => name.startsWith("daten")) && files.some((name) => name.startsWith("prozesse")));
  for (const name of files) await isWhole(join(folder, name));
});

/** Everything in a file is understood, hangs together and is drawn; if it has lanes, all nodes but those are in one. */
async function isWhole(path, withoutRole = []) {
  const text = await readFile(path, "utf8");
  const { rootElement, warnings } = await new BpmnModdle().fromXML(text);
  assert.deepEqual(warnings, []);
  const drawn = rootElement.diagrams[0].plane.planeElement.map((it) => it.bpmnElement);
  assert.ok(drawn.every((element) => element?.$instanceOf("bpmn:BaseElement")));
  const all = [...elements(rootElement)];
  const flows = all.filter((it) => it.$instanceOf("bpmn:SequenceFlow"));
  const nodes = all.filter((it) => it.$instanceOf("bpmn:FlowNode"));
  assert.ok(nodes.length > 2 && flows.length > 1);
  for (const flow of flows) {
    assert.ok(flow.sourceRef.outgoing.includes(flow), `${flow.id} leaves its source`);
    assert.ok(flow.targetRef.incoming.includes(flow), `${flow.id} reaches its target`);
  }
  for (const shown of [...nodes, ...flows]) assert.ok(drawn.includes(shown), `${shown.id} is drawn`);
  for (const process of all.filter((it) => it.$instanceOf("bpmn:Process"))) {
    const lanes = [...elements(process)].filter((it) => it.$instanceOf("bpmn:Lane"));
    const inLanes = lanes.flatMap((it) => it.flowNodeRef);
    assert.equal(new Set(inLanes).size, inLanes.length, "a node is in one lane");
    const own = process.flowElements.filter((it) => it.$instanceOf("bpmn:FlowNode"));
    const beside = own.filter((it) => lanes.length && !inLanes.includes(it)).map((it) => it.id);
    assert.deepEqual(beside, withoutRole);
  }
}
