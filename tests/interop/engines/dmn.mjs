// A DMN file, read by dmn-moddle and worked out for each person by feelin.
// Given { dmn, people }; says the value of each decision, by person. Fails where a decision needs
// one that stands behind it, or where a table of policy UNIQUE has two rows.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(process.argv[2] + "/");
const load = async (name) => {
  try {
    return require(name);
  } catch {
    return import(pathToFileURL(require.resolve(name)));
  }
};
const { DmnModdle } = await load("dmn-moddle");
const { evaluate, unaryTest } = await load("feelin");
const bare = (x) => (x && typeof x === "object" && !Array.isArray(x) && "value" in x ? x.value : x);
const value = (text, known) => bare(evaluate(text, known)) ?? null;

const { dmn, people } = JSON.parse(readFileSync(0));
const { rootElement, warnings } = await new DmnModdle().fromXML(dmn, "dmn:Definitions");
if (warnings.length) throw Error(warnings[0].message);
const decisions = rootElement.drgElement.filter((element) => element.$type === "dmn:Decision");
const inputs = rootElement.drgElement.filter((element) => element.$type === "dmn:InputData");

function decided(decision, known) {
  for (const { requiredDecision, requiredInput } of decision.informationRequirement ?? []) {
    const need = (requiredDecision ?? requiredInput).href.slice(1);
    if (!(need in known)) throw Error(`${decision.id} needs ${need}`);
  }
  const logic = decision.decisionLogic;
  if (logic.$type === "dmn:LiteralExpression") return value(logic.text, known);
  const passes = (row) =>
    row.inputEntry.every((entry, i) => {
      if (entry.text === "-") return true;
      const given = value(logic.input[i].inputExpression.text, known);
      return bare(unaryTest(entry.text, { ...known, "?": given })) === true;
    });
  const hits = logic.rule.filter(passes).map((row) => value(row.outputEntry[0].text, known));
  if (logic.hitPolicy === "UNIQUE" && hits.length > 1) throw Error(`${decision.id}: two rows`);
  const order = logic.output[0].outputValues.text.split(", ").map((text) => JSON.parse(text));
  return hits.sort((one, other) => order.indexOf(one) - order.indexOf(other))[0] ?? null;
}

const said = people.map((answers) => {
  const known = { ...Object.fromEntries(inputs.map(({ name }) => [name, null])), ...answers };
  for (const decision of decisions) known[decision.id] = decided(decision, known);
  return Object.fromEntries(decisions.map(({ id }) => [id, known[id]]));
});
console.log(JSON.stringify(said));
