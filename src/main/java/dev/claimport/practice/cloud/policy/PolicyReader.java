package dev.claimport.practice.cloud.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.claimport.practice.cloud.policy.Condition.Quantifier;
import dev.claimport.practice.cloud.policy.Condition.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a document strictly: what is not understood is a fault, never passed over, since a statement that is passed over allows or denies nothing. */
final class PolicyReader {

    /** Quota of AWS IoT: characters of a document, white space not counted. */
    private static final int MAX_DOCUMENT = 2048;
    private static final int MAX_DEPTH = 20;
    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
    private static final Set<String> DOCUMENT = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT = Set.of("Sid", "Effect", "Action", "Resource", "Condition");
    private static final String ALL = "ForAllValues:";
    private static final String ANY = "ForAnyValue:";
    private static final String IF_EXISTS = "IfExists";

    private static final JsonMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxNumberLength(100).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    List<Statement> read(String document) throws PolicyFault {
        if (document.chars().filter(c -> !Character.isWhitespace(c)).count() > MAX_DOCUMENT) {
            throw new PolicyFault("The document has more than " + MAX_DOCUMENT + " characters.");
        }
        JsonNode root = json(document);
        known(root, DOCUMENT, "The document");
        if (!VERSIONS.contains(root.path("Version").asText("2008-10-17"))) {
            throw new PolicyFault("The version is none of " + VERSIONS.stream().sorted().toList() + ".");
        }
        List<Statement> statements = new ArrayList<>();
        for (JsonNode statement : oneOrMore(root.path("Statement"))) {
            statements.add(statement(statements.size(), statement));
        }
        if (statements.isEmpty()) {
            throw new PolicyFault("The document has no statement.");
        }
        return statements;
    }

    private static JsonNode json(String document) throws PolicyFault {
        try {
            JsonNode root = JSON.readTree(document);
            if (root == null || !root.isObject()) {
                throw new PolicyFault("The document is no JSON object.");
            }
            return root;
        } catch (JsonProcessingException e) {
            String at = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
            throw new PolicyFault("The document is no JSON" + at + ".");
        }
    }

    private static Statement statement(int place, JsonNode statement) throws PolicyFault {
        String name = "Statement " + place;
        known(statement, STATEMENT, name);
        String effect = statement.path("Effect").asText();
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw new PolicyFault(name + ": the effect is neither Allow nor Deny.");
        }
        Optional<String> sid = Optional.ofNullable(statement.get("Sid")).map(JsonNode::asText);
        return new Statement(place, sid, effect.equals("Allow"), texts(statement.path("Action"), name + ": Action"),
                texts(statement.path("Resource"), name + ": Resource"), conditions(statement.path("Condition"), name));
    }

    private static List<Condition> conditions(JsonNode block, String name) throws PolicyFault {
        if (!block.isMissingNode() && !block.isObject()) {
            throw new PolicyFault(name + ": Condition is no object.");
        }
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> operator : block.properties()) {
            Test test = test(operator.getKey(), name);
            if (!operator.getValue().isObject()) {
                throw new PolicyFault(name + ": " + operator.getKey() + " is no object.");
            }
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                conditions.add(new Condition(operator.getKey(), test, key.getKey(), values(key.getValue(), name + ": " + key.getKey())));
            }
        }
        return conditions;
    }

    private static Test test(String written, String name) throws PolicyFault {
        if (written.equals("Null")) {
            return new Test.Null();
        }
        Quantifier quantifier = written.startsWith(ALL) ? Quantifier.ALL_VALUES : written.startsWith(ANY) ? Quantifier.ANY_VALUE : Quantifier.ONE;
        String rest = written.substring(switch (quantifier) {
            case ONE -> 0;
            case ALL_VALUES -> ALL.length();
            case ANY_VALUE -> ANY.length();
        });
        boolean ifExists = rest.endsWith(IF_EXISTS);
        Operator operator = Operator.of(ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest)
                .orElseThrow(() -> new PolicyFault(name + ": there is no condition " + written + " that practice knows."));
        return new Test.Compares(quantifier, operator, ifExists);
    }

    private static void known(JsonNode object, Set<String> members, String name) throws PolicyFault {
        if (!object.isObject()) {
            throw new PolicyFault(name + " is no object.");
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!members.contains(member.getKey())) {
                throw new PolicyFault(name + ": there is no " + member.getKey() + " in a policy of AWS IoT.");
            }
        }
    }

    private static List<String> texts(JsonNode value, String name) throws PolicyFault {
        List<String> texts = values(value, name);
        if (texts.isEmpty()) {
            throw new PolicyFault(name + " is missing.");
        }
        return texts;
    }

    /** Numbers and truth values count as written; an empty list is one. */
    private static List<String> values(JsonNode value, String name) throws PolicyFault {
        List<String> values = new ArrayList<>();
        for (JsonNode each : oneOrMore(value)) {
            if (!each.isValueNode() || each.isNull()) {
                throw new PolicyFault(name + " is no string.");
            }
            values.add(each.asText());
        }
        return values;
    }

    private static List<JsonNode> oneOrMore(JsonNode value) {
        List<JsonNode> all = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(all::add);
        } else if (!value.isMissingNode()) {
            all.add(value);
        }
        return all;
    }
}
