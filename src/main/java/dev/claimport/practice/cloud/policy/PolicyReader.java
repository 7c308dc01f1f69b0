package dev.claimport.practice.cloud.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.claimport.practice.cloud.policy.Condition.Quantifier;
import dev.claimport.practice.cloud.policy.Condition.Test;
import dev.claimport.practice.cloud.policy.Statement.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a document strictly: what is not understood is a fault, never passed over, since a statement that is passed over allows or denies nothing.
 * The check of templates reads documents in its own, lenient way ({@code account.check.PolicyDocument}): there they are parts of a template, with
 * functions in the place of strings, and each rule has to find the place of what it alone complains of, in documents with other faults as well.
 */
public final class PolicyReader {

    /** Policies of AWS IoT. Its quota is of characters of a document, white space not counted. */
    public static final PolicyReader OF_IOT = new PolicyReader("a policy of AWS IoT", 2048, Set.of("Sid", "Effect", "Action", "Resource", "Condition"));
    /** Identity-based policies of IAM, the quota that of a managed one (IAM user guide, "IAM and AWS STS quotas"). */
    public static final PolicyReader OF_IAM = new PolicyReader("a policy that practice evaluates", 6144,
            Set.of("Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"));

    private static final int MAX_DEPTH = 20;
    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
    private static final Set<String> DOCUMENT = Set.of("Version", "Id", "Statement");
    private static final String ALL = "ForAllValues:";
    private static final String ANY = "ForAnyValue:";
    private static final String IF_EXISTS = "IfExists";

    private static final JsonMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxNumberLength(100).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final String kind;
    private final int longest;
    private final Set<String> members;

    private PolicyReader(String kind, int longest, Set<String> members) {
        this.kind = kind;
        this.longest = longest;
        this.members = members;
    }

    /** @throws PolicyFault for what AWS would not take, or what is not evaluated here */
    public List<Statement> read(String document) throws PolicyFault {
        if (document.chars().filter(c -> !Character.isWhitespace(c)).count() > longest) {
            throw new PolicyFault("The document has more than " + longest + " characters.");
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

    private Statement statement(int place, JsonNode statement) throws PolicyFault {
        String name = "Statement " + place;
        known(statement, members, name);
        String effect = statement.path("Effect").asText();
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw new PolicyFault(name + ": the effect is neither Allow nor Deny.");
        }
        Optional<String> sid = Optional.ofNullable(statement.get("Sid")).map(JsonNode::asText);
        return new Statement(place, sid, effect.equals("Allow"), words(statement, "Action", name), words(statement, "Resource", name), conditions(statement.path("Condition"), name));
    }

    /** What a member or its opposite says: exactly one of the two is there. */
    private static Words words(JsonNode statement, String member, String name) throws PolicyFault {
        String opposite = "Not" + member;
        if (statement.has(member) && statement.has(opposite)) {
            throw new PolicyFault(name + ": " + member + " and " + opposite + " do not go together.");
        }
        boolean except = statement.has(opposite);
        return new Words(texts(statement.path(except ? opposite : member), name + ": " + (except ? opposite : member)), except);
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

    private void known(JsonNode object, Set<String> members, String name) throws PolicyFault {
        if (!object.isObject()) {
            throw new PolicyFault(name + " is no object.");
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!members.contains(member.getKey())) {
                throw new PolicyFault(name + ": there is no " + member.getKey() + " in " + kind + ".");
            }
        }
    }

    private static List<String> texts(JsonNode value, String name) throws PolicyFault {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : oneOrMore(value)) {
            if (!each.isTextual()) {
                throw new PolicyFault(name + " is no string.");
            }
            texts.add(each.textValue());
        }
        if (texts.isEmpty()) {
            throw new PolicyFault(name + " is missing.");
        }
        return texts;
    }

    /** Of a condition: numbers and truth values count as written, and an empty list is one. */
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
