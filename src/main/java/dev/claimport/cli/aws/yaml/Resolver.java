package dev.claimport.cli.aws.yaml;

import java.util.List;
import java.util.regex.Pattern;

/** What a plain scalar means in YAML 1.2 with ruamel.yaml's extensions. */
final class Resolver {

    enum Kind { BOOL, FLOAT, INT, MERGE, NULL, TIMESTAMP, VALUE, STRING }

    private record Rule(Kind kind, String firsts, Pattern pattern) {}

    private static final List<Rule> RULES = List.of(
            rule(Kind.BOOL, "tTfF", "true|True|TRUE|false|False|FALSE"),
            rule(Kind.FLOAT, "-+0123456789.", "[-+]?[0-9][0-9_]*\\.[0-9_]*([eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+"
                    + "|[-+]?\\.[0-9_]+([eE][-+][0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)"),
            rule(Kind.INT, "-+0123456789", "[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?[0-9_]+|[-+]?0x[0-9a-fA-F_]+"),
            rule(Kind.MERGE, "<", "<<"),
            rule(Kind.NULL, "~nN", "~|null|Null|NULL"),
            rule(Kind.TIMESTAMP, "0123456789", "[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \\t]+)[0-9]{1,2}"
                    + ":[0-9]{2}:[0-9]{2}(\\.[0-9]*)?([ \\t]*(Z|[-+][0-9]{1,2}(:[0-9]{2})?))?"),
            rule(Kind.VALUE, "=", "="));

    private Resolver() {}

    private static Rule rule(Kind kind, String firsts, String pattern) {
        return new Rule(kind, firsts, Pattern.compile(pattern));
    }

    static Kind kind(CharSequence scalar) {
        if (scalar.isEmpty()) {
            return Kind.NULL;
        }
        char first = scalar.charAt(0);
        return RULES.stream().filter(rule -> rule.firsts().indexOf(first) >= 0 && rule.pattern().matcher(scalar).matches())
                .map(Rule::kind).findFirst().orElse(Kind.STRING);
    }
}
