// Holds a stack of CloudFormation, as JSON on standard input, against CloudFormation's own schemas (npm @aws-cdk/aws-service-spec), and prints a
// line for each thing that is wrong. Intrinsic functions are taken for whatever is wanted; what they name has to be there.
const {loadAwsServiceSpecSync} = require('@aws-cdk/aws-service-spec');
const db = loadAwsServiceSpecSync();
const stack = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const resources = stack.Resources ?? {};
const names = new Set([...Object.keys(resources), ...Object.keys(stack.Parameters ?? {})]);
const say = (place, what) => console.log(`${place}: ${what}`);

const model = type => {
  const found = db.lookup('resource', 'cloudFormationType', 'equals', type);
  return found.length === 1 ? found[0] : undefined;
};

function intrinsic(value, place) {
  const keys = value && typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : [];
  if (keys.length !== 1 || !(keys[0] === 'Ref' || keys[0].startsWith('Fn::'))) return false;
  const argument = value[keys[0]];
  if (keys[0] === 'Ref') {
    if (!names.has(argument) && !argument.startsWith('AWS::')) say(place, `Ref to ${argument}, which is not there`);
  } else if (keys[0] === 'Fn::GetAtt') {
    const [name, attribute] = argument;
    const known = resources[name] && model(resources[name].Type);
    if (!known || !known.attributes[attribute]) say(place, `there is no ${name}.${attribute}`);
  } else if (keys[0] === 'Fn::If') {
    if (!stack.Conditions?.[argument[0]]) say(place, `there is no condition ${argument[0]}`);
  } else {
    say(place, `${keys[0]} is not looked into`);
  }
  return true;
}

function walk(value, place) {
  if (intrinsic(value, place)) {
    if (value['Fn::If']) value['Fn::If'].slice(1).forEach(one => walk(one, place));
  } else if (value && typeof value === 'object') {
    Object.entries(value).forEach(([key, inner]) => walk(inner, `${place}.${key}`));
  }
}

const isObject = value => value !== null && typeof value === 'object' && !Array.isArray(value);

function fits(value, type, place, report) {
  if (intrinsic(value, place)) {
    return !value['Fn::If'] || value['Fn::If'].slice(1).every(one => fits(one, type, place, report));
  }
  const wrong = what => { report(place, what); return false; };
  switch (type.type) {
    case 'string':
      if (typeof value !== 'string') return wrong('is no string');
      if (type.allowedValues && !type.allowedValues.includes(value)) return wrong(`is none of ${type.allowedValues.join(', ')}`);
      if (type.pattern && !new RegExp(type.pattern).test(value)) return wrong(`does not match ${type.pattern}`);
      if (type.maxLength !== undefined && value.length > type.maxLength) return wrong(`is longer than ${type.maxLength}`);
      return true;
    case 'boolean': return typeof value === 'boolean' || wrong('is no boolean');
    case 'integer': return Number.isInteger(value) || wrong('is no integer');
    case 'number': return typeof value === 'number' || wrong('is no number');
    case 'json': return isObject(value) || typeof value === 'string' || wrong('is no JSON');
    case 'array': return Array.isArray(value) ? value.every((one, i) => fits(one, type.element, `${place}.${i}`, report)) : wrong('is no array');
    case 'map': return isObject(value) ? Object.entries(value).every(([k, one]) => fits(one, type.element, `${place}.${k}`, report)) : wrong('is no map');
    case 'tag': return isObject(value) && typeof value.Key === 'string' && 'Value' in value || wrong('is no tag');
    case 'ref': return properties(value, db.get('typeDefinition', type.reference.$ref).properties, place, report);
    case 'union': return type.types.some(one => fits(value, one, place, () => {})) || wrong('is none of what it can be');
    default: return wrong(`has the type ${type.type}, which is not looked into`);
  }
}

function properties(value, known, place, report) {
  if (!isObject(value)) { report(place, 'is no object'); return false; }
  let right = true;
  for (const [name, inner] of Object.entries(value)) {
    if (!known[name]) { report(`${place}.${name}`, 'is no property'); right = false; }
    else right = fits(inner, known[name].type, `${place}.${name}`, report) && right;
  }
  for (const [name, one] of Object.entries(known)) {
    if (one.required && !(name in value)) { report(`${place}.${name}`, 'is missing'); right = false; }
  }
  return right;
}

for (const [name, resource] of Object.entries(resources)) {
  const known = model(resource.Type);
  if (!known) { say(name, `${resource.Type} is no type of resource`); continue; }
  Object.keys(resource).filter(key => !['Type', 'Properties', 'DependsOn', 'Condition', 'DeletionPolicy', 'UpdateReplacePolicy'].includes(key))
    .forEach(key => say(name, `${key} is no attribute of resources`));
  properties(resource.Properties ?? {}, known.properties, name, say);
  [resource.DependsOn ?? []].flat().filter(other => !resources[other]).forEach(other => say(name, `depends on ${other}, which is not there`));
  if (resource.Condition && !stack.Conditions?.[resource.Condition]) say(name, `there is no condition ${resource.Condition}`);
}
walk(stack.Outputs ?? {}, 'Outputs');
