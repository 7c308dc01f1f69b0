package dev.claimport.practice.cloud.policy;

import dev.claimport.account.json.JsonFault;
import dev.claimport.account.json.PlacedJson;
import dev.claimport.account.json.Value;
import dev.claimport.account.json.Value.Member;
import dev.claimport.account.json.Value.Members;
import dev.claimport.account.json.Value.Text;
import dev.claimport.failure.Place.Position;
import dev.claimport.practice.cloud.policy.Condition.Quantifier;
import dev.claimport.practice.cloud.policy.Condition.Test;
import dev.claimport.practice.cloud.policy.Statement.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads a document strictly: what is not understood is a fault, never passed over, since a statement that is passed over allows or denies nothing.
 * The check of templates makes out of the same JSON what it can ({@code account.check.PolicyDocument}): there documents are parts of a template, with
 * functions in the place of strings, and each rule has to find the place of what it alone complains of, in documents with other faults as well.
 */
public final class PolicyReader {

    /** Policies of AWS IoT. Its quota is of characters of a document, white space not counted. What a connection has no value for matches nothing. */
    public static final PolicyReader OF_IOT = new PolicyReader("a policy of AWS IoT", 2048, Set.of("Sid", "Effect", "Action", "Resource", "Condition"), _ -> true);

    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
    private static final Set<String> DOCUMENT = Set.of("Version", "Id", "Statement");
    private static final String ALL = "ForAllValues:";
    private static final String ANY = "ForAnyValue:";
    private static final String IF_EXISTS = "IfExists";

    private final String kind;
    private final int longest;
    private final Set<String> members;
    private final Predicate<String> isKnown;

    private PolicyReader(String kind, int longest, Set<String> members, Predicate<String> isKnown) {
        this.kind = kind;
        this.longest = longest;
        this.members = members;
        this.isKnown = isKnown;
    }

    /**
     * Identity-based policies of IAM, the quota that of a managed one (IAM user guide, "IAM and AWS STS quotas").
     *
     * @param isKnown whether a key of conditions, or a variable, can be told of a request here
     */
    public static PolicyReader ofIam(Predicate<String> isKnown) {
        return new PolicyReader("a policy that practice evaluates", 6144, Set.of("Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"), isKnown);
    }

    /** @throws PolicyFault for what AWS would not take, or what is not evaluated here */
    public List<Statement> read(String document) throws PolicyFault {
        if (document.chars().filter(c -> !Character.isWhitespace(c)).count() > longest) {
            throw new PolicyFault(PlacedJson.START, "The document has more than " + longest + " characters.");
        }
        Members root = object(json(document), "The document");
        known(root, DOCUMENT, "The document");
        Optional<Value> version = root.value("Version");
        if (version.isPresent() && version.flatMap(Value::asText).filter(VERSIONS::contains).isEmpty()) {
            throw new PolicyFault(version.get().place(), "The version is none of " + VERSIONS.stream().sorted().toList() + ".");
        }
        List<Statement> statements = new ArrayList<>();
        for (Value statement : oneOrMore(root.value("Statement"))) {
            statements.add(statement(statements.size(), statement));
        }
        if (statements.isEmpty()) {
            throw new PolicyFault(root.place(), "The document has no statement.");
        }
        return statements;
    }

    private static Value json(String document) throws PolicyFault {
        try {
            return PlacedJson.read(document);
        } catch (JsonFault e) {
            throw new PolicyFault(e.place(), "The document is no JSON: " + e.getMessage() + ".");
        }
    }

    private Statement statement(int place, Value value) throws PolicyFault {
        String name = "Statement " + place;
        Members statement = object(value, name);
        known(statement, members, name);
        Optional<String> effect = statement.value("Effect").flatMap(Value::asText);
        if (effect.filter(Set.of("Allow", "Deny")::contains).isEmpty()) {
            throw new PolicyFault(statement.value("Effect").map(Value::place).orElse(statement.place()), name + ": the effect is neither Allow nor Deny.");
        }
        return new Statement(place, statement.value("Sid").flatMap(Value::asText), effect.get().equals("Allow"), words(statement, "Action", name),
                words(statement, "Resource", name), conditions(statement, name));
    }

    /** What a member or its opposite says: exactly one of the two is there. */
    private Words words(Members statement, String member, String name) throws PolicyFault {
        String opposite = "Not" + member;
        boolean except = statement.value(opposite).isPresent();
        if (except && statement.value(member).isPresent()) {
            throw new PolicyFault(statement.place(), name + ": " + member + " and " + opposite + " do not go together.");
        }
        String written = except ? opposite : member;
        List<String> texts = new ArrayList<>();
        for (Value each : oneOrMore(statement.value(written))) {
            if (!(each instanceof Text text)) {
                throw new PolicyFault(each.place(), name + ": " + written + " is no string.");
            }
            texts.add(known(text.place(), text.text(), name));
        }
        if (texts.isEmpty()) {
            throw new PolicyFault(statement.place(), name + ": " + written + " is missing.");
        }
        return new Words(texts, except);
    }

    private List<Condition> conditions(Members statement, String name) throws PolicyFault {
        Optional<Value> block = statement.value("Condition");
        List<Condition> conditions = new ArrayList<>();
        if (block.isPresent()) {
            for (Member operator : once(object(block.get(), name + ": Condition"), name)) {
                Test test = test(operator, name);
                for (Member key : once(object(operator.value(), name + ": " + operator.name()), name)) {
                    if (!isKnown.test(key.name())) {
                        throw new PolicyFault(key.place(), name + ": practice does not know " + key.name() + " of a request.");
                    }
                    conditions.add(new Condition(operator.name(), test, key.name(), values(key, name)));
                }
            }
        }
        return conditions;
    }

    private static Test test(Member condition, String name) throws PolicyFault {
        String written = condition.name();
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
                .orElseThrow(() -> new PolicyFault(condition.place(), name + ": there is no condition " + written + " that practice knows."));
        return new Test.Compares(quantifier, operator, ifExists);
    }

    private static Members object(Value value, String name) throws PolicyFault {
        if (!(value instanceof Members object)) {
            throw new PolicyFault(value.place(), name + " is no object.");
        }
        return object;
    }

    private void known(Members object, Set<String> members, String name) throws PolicyFault {
        for (Member member : once(object, name)) {
            if (!members.contains(member.name())) {
                throw new PolicyFault(member.place(), name + ": there is no " + member.name() + " in " + kind + ".");
            }
        }
    }

    /** The members of an object in which no name stands twice. */
    private static List<Member> once(Members object, String name) throws PolicyFault {
        Set<String> seen = new HashSet<>();
        for (Member member : object.members()) {
            if (!seen.add(member.name())) {
                throw new PolicyFault(member.place(), name + ": " + member.name() + " stands twice.");
            }
        }
        return object.members();
    }

    /** Variables of AWS IoT have no value in IAM, in AWS as here. */
    private String known(Position place, String text, String name) throws PolicyFault {
        Optional<String> unknown = ContextKeys.VARIABLE.matcher(text).results().map(found -> found.group(1))
                .filter(variable -> !variable.toLowerCase(Locale.ROOT).startsWith("iot:") && !isKnown.test(variable)).findFirst();
        if (unknown.isPresent()) {
            throw new PolicyFault(place, name + ": practice does not know " + unknown.get() + " of a request.");
        }
        return text;
    }

    /** Of a condition: numbers and truth values count as written, and an empty list is one. */
    private List<String> values(Member key, String name) throws PolicyFault {
        List<String> values = new ArrayList<>();
        for (Value each : key.value().oneOrMore()) {
            Optional<String> text = each.asText();
            if (text.isEmpty()) {
                throw new PolicyFault(each.place(), name + ": " + key.name() + " is no string.");
            }
            values.add(known(each.place(), text.get(), name));
        }
        return values;
    }

    private static List<Value> oneOrMore(Optional<Value> value) {
        return value.map(Value::oneOrMore).orElse(List.of());
    }
}
