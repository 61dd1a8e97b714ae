// The hidden expressions of a Questionnaire, worked out for each response by HL7's own FHIRPath.
// Given { questionnaire, responses }; says the value of each hidden item, by response.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.argv[2] + "/");
const fhirpath = require("fhirpath");
const r4 = require("fhirpath/fhir-context/r4");

const { questionnaire, responses } = JSON.parse(readFileSync(0));
const compiled = (expression) => fhirpath.compile(expression.expression, r4);
const variables = questionnaire.extension.map(({ valueExpression }) => [
  valueExpression.name,
  compiled(valueExpression),
]);
const hidden = questionnaire.item
  .filter((item) => item.type === "boolean")
  .map((item) => {
    const found = item.extension.find(({ url }) => url.endsWith("calculatedExpression"));
    return [item.linkId, compiled(found.valueExpression)];
  });

const said = responses.map((response) => {
  const known = { resource: response };
  for (const [name, evaluate] of variables) known[name] = evaluate(response, known);
  return Object.fromEntries(hidden.map(([name, evaluate]) => [name, evaluate(response, known)]));
});
console.log(JSON.stringify(said));
